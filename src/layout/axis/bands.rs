//! Phases as bands, and the stretches in which nothing is told.

use super::marks::{Bar, Mark, clipped};
use super::scale::{Millis, Scale};
use crate::layout::phases::{Phase, Phases};
use crate::model::Moment;

/// A phase between two markers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The left end, cut off at the edges of the drawing.
    pub x1: f64,
    /// The right end.
    pub x2: f64,
    /// Which phase.
    pub phase: Phase,
    /// Where it begins and ends.
    pub range: (Moment, Moment),
    /// Whether it goes on: its end is the present.
    pub is_open: bool,
}

/// The phases in a drawing. An incident that goes on reaches up to `now`.
pub fn bands(scale: &Scale, phases: &Phases, now: Option<Moment>) -> Vec<Band> {
    let mut cuts: Vec<Moment> = phases.marks.iter().flatten().copied().collect();
    crate::model::sort::by_key(&mut cuts, Moment::key);
    let last = cuts.last().copied();
    let open = now.filter(|now| last.is_some_and(|last| last.key() < now.key()));
    let ends = cuts.iter().copied().skip(1).map(|end| (end, false)).chain(open.map(|now| (now, true)));
    let spans = cuts.iter().copied().zip(ends);
    spans
        .filter_map(|(from, (to, is_open))| {
            let phase = phases.at(&from);
            let is_shown = !matches!(phase, Phase::Before | Phase::After) && from.key() < to.key();
            let (x1, x2) = clipped(scale, from.millis(), to.millis());
            (is_shown && x1 < scale.width && x2 > 0.0).then_some(Band {
                x1,
                x2,
                phase,
                range: (from, to),
                is_open,
            })
        })
        .collect()
}

/// A stretch without events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The left end, in pixels from the left edge.
    pub x1: f64,
    /// The right end.
    pub x2: f64,
    /// How long, in milliseconds.
    pub length: Millis,
}

/// Where something is told, from place to place in pixels: events as they are drawn, and further
/// places.
pub fn taken(
    scale: &Scale,
    marks: &[Mark],
    bars: &[Bar],
    more: impl Iterator<Item = f64>,
) -> Vec<(f64, f64)> {
    let dots = marks.iter().map(|mark| (scale.x(mark.range.0), scale.x(mark.range.1)));
    let bars = bars.iter().map(|bar| (bar.x1, bar.x2));
    dots.chain(bars).chain(more.map(|x| (x, x))).collect()
}

/// The stretches between places where something is told that are at least so many pixels and
/// milliseconds long.
pub fn stretches(scale: &Scale, mut taken: Vec<(f64, f64)>, pixels: f64, millis: Millis) -> Vec<Stretch> {
    crate::model::sort::by(&mut taken, |one, two| one.0.total_cmp(&two.0));
    let mut found = Vec::new();
    let mut end: Option<f64> = None;
    for (from, to) in taken {
        if let Some(end) = end {
            let length = ((from - end) * scale.per_pixel).round() as Millis;
            if from - end >= pixels && length >= millis {
                found.push(Stretch { x1: end, x2: from, length });
            }
        }
        end = Some(end.map_or(to, |end: f64| end.max(to)));
    }
    found
}
