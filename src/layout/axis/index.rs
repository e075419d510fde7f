//! All events of a document as numbers, kept from edit to edit.
//!
//! The list of events shares its runs between versions, and what was computed for a run is kept as
//! long as the run is: an edit among 100 000 events reads some hundred of them.

use super::scale::Millis;
use crate::model::{EventList, Kind, PerRun};
use std::rc::Rc;

/// One dated event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    /// When it begins.
    pub start: Millis,
    /// When it ends; `start` for one that is no interval.
    pub end: Millis,
    /// Whether it says that users were affected.
    pub is_impact: bool,
    /// Whether it is an impact that nobody has seen end.
    pub is_open: bool,
    row: u32,
}

#[derive(Clone, Debug)]
struct Run {
    rows: usize,
    first: Millis,
    last: Millis,
    /// Whether some impact of it goes on, and so reaches into any later stretch.
    goes_on: bool,
    dots: Vec<Dot>,
}

/// The dated events of a list.
#[derive(Clone, Debug, Default)]
pub struct Index(PerRun<Run>);

impl Index {
    /// Of a list, with what is known of an earlier version of it.
    #[must_use]
    pub fn of(events: &EventList, before: &Self) -> Self {
        Self(PerRun::of(events, &before.0, Run::of))
    }

    /// The list it is of.
    pub fn events(&self) -> &EventList {
        self.0.events()
    }

    /// The first and the last instant of all events; `None` when none has a time.
    pub fn extent(&self) -> Option<(Millis, Millis)> {
        let dated = || self.0.values().filter(|run| !run.dots.is_empty());
        let first = dated().map(|run| run.first).min()?;
        Some((first, dated().map(|run| run.last).max()?))
    }

    /// Row and numbers of each event that touches a stretch of time, by row.
    pub fn within(&self, (from, to): (Millis, Millis)) -> impl Iterator<Item = (usize, &Dot)> {
        let mut rows = 0;
        let runs = self.0.values().map(move |run| {
            let before = rows;
            rows += run.rows;
            (before, run)
        });
        let touched = runs.filter(move |(_, run)| run.first <= to && (run.last >= from || run.goes_on));
        touched.flat_map(move |(before, run)| {
            let dots = run.dots.iter().filter(move |dot| dot.start <= to && (dot.end >= from || dot.is_open));
            dots.map(move |dot| (before + dot.row as usize, dot))
        })
    }

    /// All dated events, by row.
    pub fn all(&self) -> impl Iterator<Item = (usize, &Dot)> {
        self.within((Millis::MIN, Millis::MAX))
    }
}

impl Run {
    fn of(events: &[Rc<crate::model::Event>]) -> Self {
        let dots: Vec<Dot> = events
            .iter()
            .enumerate()
            .filter_map(|(row, event)| {
                let start = event.at?.millis();
                let is_impact = event.kind == Kind::Impact;
                let end = event.until.map_or(start, |until| until.millis().max(start));
                let is_open = is_impact && event.until.is_none();
                Some(Dot { start, end, is_impact, is_open, row: row as u32 })
            })
            .collect();
        let first = dots.iter().map(|dot| dot.start).min().unwrap_or(Millis::MAX);
        let last = dots.iter().map(|dot| dot.end).max().unwrap_or(Millis::MIN);
        Self { rows: events.len(), first, last, goes_on: dots.iter().any(|dot| dot.is_open), dots }
    }
}
