//! The axis in words: phase by phase and day by day, for those who do not see it.

use super::index::Index;
use super::scale::Millis;
use crate::layout::phases::{Phase, Phases};
use crate::model::{Date, Moment};

/// So many sections at most; the last one takes in all that follows.
const MOST: usize = 60;

/// Neighbouring events of one phase and one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// The phase.
    pub phase: Phase,
    /// The day of its first event.
    pub day: Date,
    /// How many events.
    pub count: usize,
    /// The row of the first.
    pub first: usize,
    /// The first and the last instant.
    pub range: (Millis, Millis),
}

/// The sections of a document, in order of time; `day` gives the date that a clock shows.
pub fn outline(index: &Index, phases: &Phases, day: &dyn Fn(Millis) -> Date) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    // Asking for a date costs more than all else: most neighbours are within the hour.
    let mut known: Option<(Millis, Date)> = None;
    for (row, dot) in index.all() {
        let hour = dot.start.div_euclid(super::step::HOUR / 4);
        let date = match known {
            Some((same, date)) if same == hour => date,
            _ => day(dot.start),
        };
        known = Some((hour, date));
        let phase = phases.at(&Moment::from_unix(dot.start.div_euclid(1_000)));
        let full = sections.len() >= MOST;
        match sections.last_mut().filter(|last| full || (last.phase == phase && last.day == date)) {
            Some(last) => {
                last.count += 1;
                last.range = (last.range.0.min(dot.start), last.range.1.max(dot.start));
            }
            None => sections.push(Section {
                phase,
                day: date,
                count: 1,
                first: row,
                range: (dot.start, dot.start),
            }),
        }
    }
    sections
}
