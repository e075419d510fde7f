//! What moves with the pointer: the place that was clicked, and what a drag would change.

use super::draw::{group, label, shape};
use super::labels::clock_text;
use super::live::{Live, Side};
use super::picture::Picture;
use crate::model::{Document, Id};
use crate::text::Msg;
use crate::text::figure::name;
use crate::ui::durations::state_text;
use crate::ui::facts::Clock;
use crate::ui::state::State;
use yew::prelude::*;

/// The height of a line of text, in pixels.
const LINE: f64 = 18.0;

/// The present.
pub fn now(picture: &Picture) -> Option<Html> {
    let (x, text) = picture.now.as_ref()?;
    Some(pole(picture, "now", *x, text))
}

/// The place that was clicked.
pub fn cursor(live: &Live, clock: &Clock, picture: &Picture) -> Option<Html> {
    let (at, precision) = live.cursor_moment()?;
    let x = picture.scale.x(at.millis());
    let is_shown = (0.0..=picture.scale.width).contains(&x);
    is_shown.then(|| pole(picture, "cursor", x, &clock_text(clock, at, &precision)))
}

fn pole(picture: &Picture, class: &str, x: f64, text: &str) -> Html {
    let bottom = picture.rows.ticks - 12.0;
    let line =
        shape("line", "", &[("x1", x), ("x2", x), ("y1", picture.rows.brackets - 4.0), ("y2", bottom)]);
    let width = text.chars().count() as f64 * 8.0 + 12.0;
    let left = (x - width / 2.0).min(picture.scale.width - width).max(0.0);
    let top = picture.rows.ticks - 12.0;
    let area = [("x", left), ("y", top), ("width", width), ("height", 18.0), ("rx", 4.0)];
    let text = label("mid", left + width / 2.0, top + 13.0, text);
    group(class, vec![line.into(), shape("rect", "", &area).into(), text]).into()
}

/// The time that something is dragged to, and the durations that would change.
pub fn moving(
    state: &State,
    live: &Live,
    clock: &Clock,
    picture: &Picture,
    shown: &Document,
    id: &Id,
    side: Side,
) -> Option<Html> {
    let (old, new) = (state.session.document.events.find(id)?, shown.events.find(id)?);
    let of_end = side == Side::End;
    let precision = if of_end { new.end_precision() } else { &new.precision };
    let (from, to) = if of_end { (old.end()?, new.end()?) } else { (old.at?, new.at?) };
    let words = clock.words;
    let time = |at| clock_text(clock, at, precision);
    let mut lines = vec![words.say(Msg::AxisMoved, [&time(from), &time(to)])];
    let before = state.durations();
    for (old, new) in before.figures.iter().zip(&picture.durations.figures) {
        if old.state != new.state {
            lines.push(words.say(Msg::AxisPair, [&name(words, new.measure), &state_text(words, &new.state)]));
        }
    }
    let x = picture.scale.x(to.millis());
    let width = lines.iter().map(|line| live.ruler.width(line)).fold(0.0, f64::max) + 18.0;
    let left = if x + 12.0 + width < picture.scale.width { x + 12.0 } else { (x - 12.0 - width).max(0.0) };
    let height = LINE * lines.len() as f64 + 10.0;
    let pole = shape("line", "", &[("x1", x), ("x2", x), ("y1", 0.0), ("y2", picture.rows.ticks - 12.0)]);
    let paper =
        shape("rect", "paper", &[("x", left), ("y", 1.0), ("width", width), ("height", height), ("rx", 5.0)]);
    let texts = lines.iter().enumerate().map(|(at, line)| {
        let class = if at == 0 { "first" } else { "" };
        label(class, left + 9.0, 18.0 + LINE * at as f64, line)
    });
    Some(group("readout", [pole.into(), paper.into()].into_iter().chain(texts).collect()).into())
}
