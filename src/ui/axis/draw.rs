//! The picture of the axis as elements of SVG. Places are attributes: a page may forbid styles.

use super::picture::{BandShape, Lane, Picture, flag_class};
use crate::layout::axis::{Bar, Mark, tenths};
use crate::model::durations::Window;
use crate::model::{Document, Event, markup};
use crate::text::{Msg, Words, moment};
use crate::ui::facts::{Clock, phase_class};
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// How many characters of an event's text a tip shows.
const TIP: usize = 140;

/// What marks are drawn with beside the picture.
pub struct Scene<'a> {
    /// The document.
    pub document: &'a Document,
    /// The clock on which times are shown.
    pub clock: &'a Clock,
    /// Whether something can be changed.
    pub editable: bool,
    /// The row that the keyboard is on.
    pub active: Option<usize>,
    /// The rows that are selected.
    pub selected: &'a dyn Fn(usize, usize) -> bool,
}

/// An element with a class and numbers as attributes.
pub fn shape(tag: &'static str, class: &str, places: &[(&'static str, f64)]) -> VTag {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        element.add_attribute("class", class.to_owned());
    }
    for (name, value) in places {
        element.add_attribute(name, tenths(*value));
    }
    element
}

/// A text at a place.
pub fn label(class: &str, x: f64, y: f64, text: &str) -> Html {
    let mut element = shape("text", class, &[("x", x), ("y", y)]);
    element.add_child(Html::from(text.to_owned()));
    element.into()
}

/// Elements in a group.
pub fn group(class: &str, parts: Vec<Html>) -> VTag {
    let mut element = shape("g", class, &[]);
    element.add_children(parts);
    element
}

/// The drawing without what moves with the pointer.
pub fn drawing(picture: &Picture, scene: &Scene<'_>) -> Vec<Html> {
    let mut parts = ticks(picture);
    parts.extend(bands(picture));
    parts.extend(poles(picture));
    parts.extend(brackets(picture));
    parts.push(impact(picture, scene.clock.words));
    for lane in &picture.lanes {
        parts.push(events(picture, lane, scene));
    }
    parts.extend(names(picture));
    parts.extend(flags(picture, scene));
    parts
}

fn ticks(picture: &Picture) -> Vec<Html> {
    let rows = picture.rows;
    let lines = picture.ticks.iter().flat_map(|tick| {
        let end = rows.ticks - 11.0;
        let line = shape(
            "line",
            if tick.date.is_some() { "tick day" } else { "tick" },
            &[("x1", tick.x), ("x2", tick.x), ("y1", rows.line), ("y2", end)],
        );
        let text = (!tick.text.is_empty()).then(|| label("mid", tick.x, rows.ticks, &tick.text));
        let date = tick.date.as_ref().map(|date| label("date", tick.x.max(0.0), rows.dates, date));
        [Some(Html::from(line)), text, date].into_iter().flatten()
    });
    lines.collect()
}

fn bands(picture: &Picture) -> Vec<Html> {
    let rows = picture.rows;
    let drawn = picture.bands.iter().map(|BandShape { band, text, middle }| {
        let (x1, x2) = (band.x1.max(0.0), band.x2.min(picture.scale.width));
        let class = phase_class(band.phase).unwrap_or("unknown");
        let area = [("x", x1), ("y", rows.bands), ("width", x2 - x1), ("height", rows.line - rows.bands)];
        let open = if band.is_open { " open" } else { "" };
        let mut parts = vec![
            shape("rect", "area", &area).into(),
            shape("rect", &format!("hatch {class}-hatch"), &area).into(),
        ];
        if !text.is_empty() {
            let y = rows.bands + (rows.line - rows.bands) * 0.36;
            parts.push(label("mid phase", *middle, y, text));
        }
        let mut band = group(&format!("band {class}{open}"), parts);
        band.add_attribute("data-hit", format!("band {class}"));
        band.into()
    });
    drawn.collect()
}

fn brackets(picture: &Picture) -> Vec<Html> {
    let rows = picture.rows;
    let drawn = picture.brackets.iter().enumerate().map(|(at, bracket)| {
        let y = rows.brackets + rows.bracket * (at as f64 + 0.5);
        let line = |x1: f64, x2: f64, y1: f64, y2: f64| {
            Html::from(shape("line", "", &[("x1", x1), ("x2", x2), ("y1", y1), ("y2", y2)]))
        };
        let middle = bracket.middle;
        let mut parts = vec![
            line(bracket.x1, middle - bracket.room / 2.0, y, y),
            line(middle + bracket.room / 2.0, bracket.x2, y, y),
            line(bracket.x1, bracket.x1, y - 4.0, y + 4.0),
            line(bracket.x2, bracket.x2, y - 4.0, y + 4.0),
        ];
        if !bracket.text.is_empty() {
            parts.push(label("mid", middle, y + 4.0, &bracket.text));
        }
        group(&format!("bracket {}", bracket.class), parts).into()
    });
    drawn.collect()
}

fn poles(picture: &Picture) -> Vec<Html> {
    let rows = picture.rows;
    let drawn = picture.flags.iter().map(|shape_| {
        let top = flag_top(picture, shape_.flag.level);
        let class = format!("pole {}", flag_class(shape_));
        let x = shape_.label.x;
        shape("line", &class, &[("x1", x), ("x2", x), ("y1", top), ("y2", rows.line)]).into()
    });
    drawn.collect()
}

/// Where a row of flags begins; the lowest stands next to what is below.
fn flag_top(picture: &Picture, level: usize) -> f64 {
    let levels = picture.flags.iter().map(|flag| flag.flag.level + 1).max().unwrap_or(1);
    picture.rows.flag * (levels - 1 - level.min(levels - 1)) as f64 + 2.0
}

fn flags(picture: &Picture, scene: &Scene<'_>) -> Vec<Html> {
    let drawn = picture.flags.iter().map(|flag| {
        let top = flag_top(picture, flag.flag.level);
        let height = picture.rows.flag - 4.0;
        let area =
            [("x", flag.flag.left), ("y", top), ("width", flag.label.width), ("height", height), ("rx", 4.0)];
        let parts = vec![
            shape("rect", "cloth", &area).into(),
            label("mid", flag.flag.left + flag.label.width / 2.0, top + height * 0.72, &flag.text),
        ];
        let grip = if scene.editable { " grip" } else { "" };
        let mut shape = group(&format!("flag {}{grip}", flag_class(flag)), parts);
        shape.add_attribute("data-hit", format!("flag {}", flag.key.as_str()));
        shape.into()
    });
    drawn.collect()
}

fn impact(picture: &Picture, words: Words) -> Html {
    let bottom = picture.rows.line;
    let bars = picture.impact.iter().map(|bar| {
        let area = [("x", bar.x1), ("y", bottom - 10.0), ("width", bar.x2 - bar.x1), ("height", 7.0)];
        let mut element = shape("rect", "impact", &area);
        element.add_attribute("data-hit", format!("bar {}", bar.first));
        element.add_child(tip(&words.get(Msg::AxisImpact)));
        Html::from(element)
    });
    group("impacts", bars.collect()).into()
}

/// What a mouse that rests on a shape is told.
fn tip(text: &str) -> Html {
    let mut title = VTag::new("title");
    title.add_child(Html::from(text.to_owned()));
    title.into()
}

fn events(picture: &Picture, lane: &Lane, scene: &Scene<'_>) -> Html {
    let line = [("x1", 0.0), ("x2", picture.scale.width), ("y1", lane.y), ("y2", lane.y)];
    let mut parts: Vec<Html> = vec![shape("line", "line", &line).into()];
    let quiet = picture.quiet.iter().map(|(x, text)| label("mid quiet", *x, lane.y - 15.0, text));
    if lane.name.is_empty() {
        parts.extend(quiet);
    }
    parts.extend(lane.bars.bars.iter().map(|bar| bar_shape(picture, lane, bar, scene)));
    for mark in &lane.marks {
        parts.extend(range(picture, lane, mark, scene));
        parts.push(mark_shape(lane, mark, scene));
    }
    group("lane", parts).into()
}

/// The names of lanes stand on paper of their own: events pass beneath.
fn names(picture: &Picture) -> Vec<Html> {
    let rows = picture.rows;
    let named = || picture.lanes.iter().filter(|lane| !lane.name.is_empty());
    let Some(first) = named().next() else { return Vec::new() };
    let area = [
        ("x", -1.0),
        ("y", first.y - rows.lane * 0.5),
        ("width", picture.gutter + 1.0),
        ("height", rows.lane * picture.lanes.len() as f64),
    ];
    let labels = named().map(|lane| label("name", 2.0, lane.y + 4.0, &lane.name));
    std::iter::once(shape("rect", "margin", &area).into()).chain(labels).collect()
}

fn bar_shape(picture: &Picture, lane: &Lane, bar: &Bar, scene: &Scene<'_>) -> Html {
    let y = lane.y + picture.rows.bar * bar.row as f64;
    let area = [("x", bar.x1), ("y", y - 4.0), ("width", bar.x2 - bar.x1), ("height", 8.0), ("rx", 4.0)];
    let class = format!("bar{}", state_class(scene, bar.first, bar.first));
    let mut element = shape("rect", &class, &area);
    element.add_attribute("data-hit", format!("bar {}", bar.first));
    let text = match scene.document.events.get(bar.first) {
        Some(event) if bar.count == 1 => event_tip(scene.clock, event),
        _ => scene.clock.words.say(Msg::AxisBars, [&bar.count]),
    };
    element.add_child(tip(&text));
    let mut parts = vec![Html::from(element)];
    if scene.editable && bar.count == 1 && scene.active == Some(bar.first) {
        for (end, x) in [("start", bar.x1), ("end", bar.x2)] {
            let mut handle = shape("circle", "handle grip", &[("cx", x), ("cy", y), ("r", 6.0)]);
            handle.add_attribute("data-hit", format!("{end} {}", bar.first));
            parts.push(handle.into());
        }
    }
    parts.into_iter().collect()
}

/// What is known of a time that is not exact: the range in which it lies.
fn range(picture: &Picture, lane: &Lane, mark: &Mark, scene: &Scene<'_>) -> Option<Html> {
    let event = scene.document.events.get(mark.first).filter(|_| mark.count == 1)?;
    let window = Window::of_start(event).filter(|window| window.rough || !window.is_point())?;
    let scale = &picture.scale;
    let bound = |instant: Option<(i64, u32)>, open: f64| match instant {
        Some((seconds, _)) => scale.x(seconds.saturating_mul(1_000)).clamp(-4.0, scale.width + 4.0),
        None => mark.x + open,
    };
    let (x1, x2) = (bound(window.earliest, -28.0), bound(window.latest, 28.0));
    let (x1, x2) = if window.rough { (x1 - 12.0, x2 + 12.0) } else { (x1, x2) };
    let open = window.rough || window.earliest.is_none() || window.latest.is_none();
    let class = if open { "range open" } else { "range" };
    let line = shape("line", class, &[("x1", x1), ("x2", x2), ("y1", lane.y), ("y2", lane.y)]);
    Some(line.into())
}

fn mark_shape(lane: &Lane, mark: &Mark, scene: &Scene<'_>) -> Html {
    let event = scene.document.events.get(mark.first).filter(|_| mark.count == 1);
    let state = state_class(scene, mark.first, mark.last);
    let about = event.is_some_and(|event| event.certainty != Default::default());
    let grip = if scene.editable && event.is_some() { " grip" } else { "" };
    let class = match event {
        Some(event) if event.starred => format!("mark starred{state}{grip}"),
        Some(_) if about => format!("mark about{state}{grip}"),
        Some(_) => format!("mark{state}{grip}"),
        None => format!("mark cluster{state}"),
    };
    let mut parts = vec![
        // Small dots are hard to hit: the target is larger than what is seen.
        shape("circle", "target", &[("cx", mark.x), ("cy", lane.y), ("r", mark.radius().max(12.0))]).into(),
        shape("circle", "dot", &[("cx", mark.x), ("cy", lane.y), ("r", mark.radius())]).into(),
    ];
    if mark.count > 1 {
        parts.push(label("mid count", mark.x, lane.y + 4.0, &count_text(mark.count)));
    }
    let words = scene.clock.words;
    parts.push(tip(&match event {
        Some(event) => event_tip(scene.clock, event),
        None => {
            let time = |at: i64| {
                let at = crate::model::Moment::from_unix(at.div_euclid(1_000));
                super::labels::clock_text(scene.clock, at, &Default::default())
            };
            words.say(Msg::AxisCluster, [&mark.count, &time(mark.range.0), &time(mark.range.1)])
        }
    }));
    let mut element = group(&class, parts);
    element.add_attribute("data-hit", format!("mark {} {}", mark.first, mark.last));
    element.into()
}

/// Whether a shape stands for the row of the keyboard, or for selected ones.
fn state_class(scene: &Scene<'_>, first: usize, last: usize) -> &'static str {
    let active = scene.active.is_some_and(|row| (first..=last).contains(&row));
    match (active, (scene.selected)(first, last)) {
        (true, true) => " active selected",
        (true, false) => " active",
        (false, true) => " selected",
        (false, false) => "",
    }
}

/// A count in few characters: `999`, `1k`, `12k`.
fn count_text(count: usize) -> String {
    if count < 1_000 { count.to_string() } else { format!("{}k", count / 1_000) }
}

/// Time, people and text of an event.
pub fn event_tip(clock: &Clock, event: &Event) -> String {
    let time = clock.time(event, moment::Style::Written);
    let text = markup::plain(&event.text);
    let short: String = text.chars().take(TIP).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    let who: Vec<&str> = event.who.iter().map(|name| &**name).collect();
    let said =
        if who.is_empty() { format!("{short}{more}") } else { format!("{} {short}{more}", who.join(", ")) };
    clock.words.say(Msg::AxisPair, [&time, &said])
}
