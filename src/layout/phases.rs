//! The phases of an incident: what the four markers divide time into.

use crate::model::{Document, Event, Marker, MarkerKey, Moment};

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

/// The instants of start, detect, mitigate and resolve, as far as they are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phases {
    /// One for each of [`MarkerKey::MAIN`].
    pub marks: [Option<Moment>; 4],
}

impl Phases {
    /// The markers of a document; one whose event has no time is not known.
    pub fn of(document: &Document) -> Self {
        let moment = |key: MarkerKey| {
            let marker = document.markers.get(&key)?;
            instant(marker, document.events.find(&marker.event)?)
        };
        Self { marks: MarkerKey::MAIN.map(moment) }
    }

    /// The phase at an instant; a marker belongs to the phase that it begins.
    pub fn at(&self, moment: &Moment) -> Phase {
        let is_passed = |mark: &Option<Moment>| mark.is_some_and(|mark| mark.key() <= moment.key());
        Phase::after(self.marks.iter().rposition(is_passed), self.marks.map(|mark| mark.is_some()))
    }
}

/// The instant that a marker names.
pub fn instant(marker: &Marker, event: &Event) -> Option<Moment> {
    if marker.end { event.end() } else { event.at }
}
