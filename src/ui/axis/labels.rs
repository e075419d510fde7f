//! Times, ticks and names in words.

use super::picture::TickShape;
use super::ruler::Ruler;
use crate::layout::axis::{self, Lanes, Millis, Scale, Unit};
use crate::layout::phases::Phase;
use crate::model::{Civil, Document, Moment, Precision, Text};
use crate::text::{Msg, Words, date, duration, moment};
use crate::ui::facts::Clock;

/// The ticks with their labels and dates; none covers another.
pub fn ticks(scale: &Scale, clock: &Clock, ruler: &Ruler) -> Vec<TickShape> {
    let words = clock.words;
    let start = clock.start.filter(|_| clock.since_start).map(|start| start.seconds);
    let offset = |at: Millis| match start {
        Some(start) => -start,
        None => clock.offset(at.div_euclid(1_000)),
    };
    let label = |civil: Civil, unit: Unit| match start {
        Some(_) => duration::offset(words, civil.seconds),
        None => moment::to_unit(words, civil, unit),
    };
    let sample = Civil { seconds: 1_518_912_000 + 86_399, nanos: 888_000_000 };
    let width = |unit: Unit| ruler.width(&label(sample, unit));
    let mut shapes: Vec<TickShape> = Vec::new();
    // Where the last date ends, and which tick has it.
    let mut last: Option<(usize, f64)> = None;
    for (at, tick) in axis::ticks(scale, &offset, &width).into_iter().enumerate() {
        let text = label(tick.civil, tick.unit);
        let half = ruler.width(&text) / 2.0;
        let fits = tick.x - half >= -2.0 && tick.x + half <= scale.width + 2.0;
        let text = if fits { text } else { String::new() };
        let mut date = (tick.has_date && start.is_none()).then(|| date::medium(words, tick.civil.date()));
        if let Some(text) = &date {
            let end = tick.x + ruler.width(text) + 8.0;
            match last {
                Some((0, before)) if before > tick.x => {
                    if let Some(first) = shapes.first_mut() {
                        first.date = None;
                    }
                    last = Some((at, end));
                }
                Some((_, before)) if before > tick.x => date = None,
                _ if end > scale.width + 8.0 => date = None,
                _ => last = Some((at, end)),
            }
        }
        shapes.push(TickShape { x: tick.x, text, date });
    }
    shapes
}

/// The words for a phase, as its band shows them.
pub fn phase_name(words: Words, phase: Phase) -> String {
    words.phase(phase).unwrap_or_else(|| words.get(Msg::AxisUnknown)).into_owned()
}

/// An instant on the clock that is shown, to a unit.
pub fn clock_text(clock: &Clock, at: Moment, precision: &Precision) -> String {
    point_text(clock, at, precision, &Default::default())
}

/// A point in time on the clock that is shown, with what is not certain about it.
pub fn point_text(
    clock: &Clock,
    at: Moment,
    precision: &Precision,
    certainty: &crate::model::Certainty,
) -> String {
    match clock.start.filter(|_| clock.since_start) {
        Some(start) => duration::offset(clock.words, at.seconds - start.seconds),
        None => moment::point(clock.words, moment::Style::Written, clock.civil(&at), precision, certainty),
    }
}

/// The names of lanes in words.
pub fn lane_names(words: Words, document: &Document, lanes: &Lanes, by: axis::LaneBy) -> Vec<String> {
    let name = |key: &Text| match by {
        axis::LaneBy::Kind => words.kind(&crate::model::Kind::from_word(key)).into_owned(),
        axis::LaneBy::Source => {
            let source = document.sources.iter().find(|source| source.id.as_str() == &**key);
            let label =
                source.map(|source| if source.label.is_empty() { &source.system } else { &source.label });
            label.unwrap_or(key).to_string()
        }
        _ => key.to_string(),
    };
    let rest = lanes.has_rest.then(|| words.get(Msg::AxisLaneRest).into_owned());
    lanes.names.iter().map(name).chain(rest).collect()
}
