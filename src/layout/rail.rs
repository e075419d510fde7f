//! The rail beside the list: the axis turned upright, with the phase above and below each row.

use super::phases::{Phase, instant};
use crate::model::durations::counting;
use crate::model::{Document, EventList, Marker, MarkerKey};

/// What the rail shows beside a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RailRow {
    /// The phase in which the row begins.
    pub above: Phase,
    /// The phase in which the row ends.
    pub below: Phase,
    /// The marker that has its dot here; of several, the last.
    pub dot: Option<MarkerKey>,
}

/// Where the four markers cut the list.
///
/// A marker at the beginning of an event cuts through its row, whatever other events share the
/// instant; one at the end of an event cuts between the rows that lie before and after that end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rail {
    /// For each of the four: twice the row that is cut, and one more when it is cut through.
    cuts: [Option<usize>; 4],
    /// For each of the four, the row of its event.
    rows: [Option<usize>; 4],
}

impl Rail {
    /// The rail of a document.
    pub fn of(document: &Document) -> Self {
        let mut rail = Self::default();
        let slots = rail.cuts.iter_mut().zip(rail.rows.iter_mut());
        for (key, (cut, row)) in MarkerKey::MAIN.iter().zip(slots) {
            let Some((_, marker)) = counting(&document.markers, key) else {
                continue;
            };
            *row = document.events.position(&marker.event);
            *cut = row.map(|row| cut_of(marker, row, &document.events));
        }
        rail
    }

    /// What the rail shows beside the event at this place of the whole list.
    pub fn row(&self, index: usize) -> RailRow {
        let marked = self.rows.iter().rposition(|row| *row == Some(index));
        let dot = marked.and_then(|marker| MarkerKey::MAIN.get(marker).cloned());
        RailRow { above: self.phase(2 * index), below: self.phase(2 * index + 1), dot }
    }

    /// The phase at a place, counted in half rows.
    fn phase(&self, place: usize) -> Phase {
        let is_passed = |cut: &Option<usize>| cut.is_some_and(|cut| cut <= place);
        Phase::after(self.cuts.iter().rposition(is_passed), self.cuts.map(|cut| cut.is_some()))
    }
}

/// Where a marker of the event in this row cuts.
fn cut_of(marker: &Marker, row: usize, events: &EventList) -> usize {
    let through = 2 * row + 1;
    let event = events.get(row).filter(|event| marker.end && event.is_interval());
    let Some(end) = event.and_then(|event| instant(marker, event)) else {
        return through;
    };
    let is_later = |at: Option<crate::model::Moment>| at.is_some_and(|at| at.key() > end.key());
    let later = events.iter_from(row + 1).position(|event| is_later(event.at));
    2 * later.map_or(events.len(), |later| row + 1 + later)
}
