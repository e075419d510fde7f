//! The phases of an incident: what the four markers divide time and list into.

use super::rail::{Rail, RailRow};
use crate::model::durations::counting;
use crate::model::{Document, Event, EventList, Marker, MarkerKey, Moment};

/// Part of an incident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Before the incident began.
    Before,
    /// It has begun, nobody has noticed.
    Undetected,
    /// Somebody is at it.
    Responding,
    /// Its effects are stopped.
    Recovering,
    /// It is over.
    After,
    /// A marker is missing that would tell.
    #[default]
    Unknown,
}

impl Phase {
    /// The phase in which the last of the four markers that was passed is this one, when these are
    /// known: start, detect, mitigate, resolve.
    ///
    /// Without the marker that ends it, a phase goes on if no later marker is known either;
    /// otherwise nobody can tell where it ends.
    pub(super) fn after(passed: Option<usize>, known: [bool; 4]) -> Self {
        let [start, detect, mitigate, resolve] = known;
        match passed {
            None if start => Self::Before,
            Some(0) if detect || !(mitigate || resolve) => Self::Undetected,
            Some(1) if mitigate || !resolve => Self::Responding,
            Some(2) => Self::Recovering,
            Some(3) => Self::After,
            _ => Self::Unknown,
        }
    }
}

/// The phases of one document.
#[derive(Clone, Debug, Default)]
pub struct Phases {
    /// The instants of start, detect, mitigate and resolve, as far as they are known; of a reopened
    /// incident those that the durations count.
    pub marks: [Option<Moment>; 4],
    rail: Rail,
    events: EventList,
}

impl Phases {
    /// By the markers of a document; one whose event has no time has no instant, but a row.
    pub fn of(document: &Document) -> Self {
        let moment = |key: MarkerKey| {
            let (_, marker) = counting(&document.markers, &key)?;
            instant(marker, document.events.find(&marker.event)?)
        };
        Self { marks: MarkerKey::MAIN.map(moment), rail: Rail::of(document), events: document.events.clone() }
    }

    /// The phase at an instant; a marker belongs to the phase that it begins.
    pub fn at(&self, moment: &Moment) -> Phase {
        let is_passed = |mark: &Option<Moment>| mark.is_some_and(|mark| mark.key() <= moment.key());
        Phase::after(self.marks.iter().rposition(is_passed), self.marks.map(|mark| mark.is_some()))
    }

    /// What the rail shows beside an event; nothing is known of one that is not in the list.
    pub fn rail(&self, event: &Event) -> RailRow {
        self.place(event).map(|index| self.rail.row(index)).unwrap_or_default()
    }

    /// What the rail shows beside the event at this place of the whole list.
    pub fn row(&self, index: usize) -> RailRow {
        self.rail.row(index)
    }

    /// The place of an event: near its instant, or else wherever it is.
    fn place(&self, event: &Event) -> Option<usize> {
        let near = event.at.filter(|_| self.events.is_dated()).and_then(|at| {
            let is_earlier = |other: &Event| other.at.is_some_and(|other| other.key() < at.key());
            let from = self.events.partition_point(is_earlier);
            let mut around = self.events.iter_from(from).take(NEAR);
            Some(from + around.position(|other| other.id == event.id)?)
        });
        near.or_else(|| self.events.position(&event.id))
    }
}

/// How many events from the first of its instant on are looked at before the whole list is.
const NEAR: usize = 32;

/// The instant that a marker names.
pub fn instant(marker: &Marker, event: &Event) -> Option<Moment> {
    if marker.end { event.end() } else { event.at }
}
