//! What looks odd in a document: each with a reason, the events it is about, and a fix where
//! there is one.
//!
//! Findings are questions, never errors: nothing is blocked, and a fix is data for a command that
//! can be undone. What would repeat itself row by row (rows without a time, marked rows without
//! evidence) is one finding that names all of them.

mod claims;
mod duplicates;
mod gaps;
mod markers;
mod rows;
mod stated;
mod times;
mod zones;

use super::durations::{Amount, Durations, Window, measure};
use super::profile::Measure;
use super::typed::Why;
use super::{Document, Event, Id, MarkerKey, Moment, ReportField, Zones};

/// Something to look at.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What was found.
    pub what: What,
    /// The events that it is about, the first one first in time.
    pub events: Vec<Id>,
    /// What can be done about it; the likeliest first.
    pub fixes: Vec<Fix>,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A figure or the order is probably wrong: worth a look.
    Look,
    /// May well be right: good to know.
    Note,
}

/// What was found; the order of the variants is the order of importance.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A marker names an event that the document does not have.
    MarkerWithoutEvent {
        /// The marker.
        marker: MarkerKey,
    },
    /// A marker names an event without a time.
    MarkerWithoutTime {
        /// The marker.
        marker: MarkerKey,
    },
    /// A marker names the end of an event that has none.
    MarkerWithoutEnd {
        /// The marker.
        marker: MarkerKey,
    },
    /// A marker certainly comes before the one that it should follow.
    MarkerOrder {
        /// The marker that should come first.
        first: MarkerKey,
        /// The marker that should follow.
        second: MarkerKey,
        /// By how much it comes too early; below zero.
        amount: Amount,
    },
    /// These of the four markers are not set.
    MissingMarkers {
        /// In the order in which an incident runs.
        markers: Vec<MarkerKey>,
    },
    /// An event ends before it begins.
    Backwards {
        /// How long it would take; below zero.
        amount: Amount,
    },
    /// The earliest time that an event can have been is after the latest.
    CrossedBounds,
    /// Events lie in the future.
    Future {
        /// The furthest one by so many seconds.
        seconds: i64,
    },
    /// The text states a duration that the markers contradict.
    Contradicted(Claim),
    /// A time fell into the hour that clocks left out; it was read on one side of it.
    ClockGap,
    /// A time fell into the hour that came twice; it was read as the first or the second.
    ClockFold,
    /// These times were read in the zone of the document, but it has another offset then.
    OtherOffset,
    /// The time as typed can mean another instant.
    Ambiguous {
        /// Why.
        why: Why,
    },
    /// Two events tell the same.
    Duplicate {
        /// Whether the texts are the same but for case, blanks and punctuation.
        same_text: bool,
    },
    /// With another year, an event would lie in the midst of the others.
    YearSlip {
        /// Years to add.
        years: i32,
    },
    /// Nothing is told for a long part of the incident, between two events.
    Silence {
        /// Its length.
        seconds: i64,
    },
    /// Events far away from the incident.
    Outside,
    /// Events without a time.
    Undated,
    /// Marked events without evidence.
    NoEvidence,
}

/// A duration that a text states.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Where it is stated.
    pub place: Place,
    /// First byte of the stated duration in that text.
    pub start: usize,
    /// Byte behind it.
    pub end: usize,
    /// The stated seconds.
    pub stated: i64,
    /// The duration that is meant and comes nearest.
    pub measure: Measure,
    /// What the markers give.
    pub actual: Amount,
}

/// A text of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// This part of the report.
    Report(ReportField),
    /// The text of this event.
    Event(Id),
}

/// What can be done about a finding, as data for a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Let a marker name this event, or its end.
    SetMarker {
        /// The marker.
        marker: MarkerKey,
        /// The event.
        event: Id,
        /// Whether its end is meant.
        end: bool,
    },
    /// Take a marker away.
    RemoveMarker {
        /// The marker.
        marker: MarkerKey,
    },
    /// Let two markers exchange their events.
    SwapMarkers {
        /// One marker.
        one: MarkerKey,
        /// The other.
        two: MarkerKey,
    },
    /// Exchange beginning and end of an event, with precision and certainty of each.
    SwapEnds {
        /// The event.
        event: Id,
    },
    /// Exchange the earliest and the latest time of an event.
    SwapBounds {
        /// The event.
        event: Id,
    },
    /// Give an event these times.
    SetTimes {
        /// The event.
        event: Id,
        /// Its new beginning.
        at: Moment,
        /// Its new end.
        until: Option<Moment>,
    },
    /// Take an event away that another one repeats.
    RemoveDuplicate {
        /// The event to take away.
        event: Id,
        /// The event that stays.
        keep: Id,
    },
}

/// Everything worth a look in a document, by importance, then by time.
///
/// `now` is the time now, to find events in the future; without it that check is left out.
/// `zones` tells whether a time falls where clocks changed.
///
/// ```
/// use postmortem_timeline::model::findings::{self, What};
/// use postmortem_timeline::model::{Document, Event, Moment, zone::UtcOnly};
/// let backwards = Event {
///     id: "a".into(),
///     at: Moment::parse("2018-02-10T15:20:00Z"),
///     until: Moment::parse("2018-02-10T15:10:00Z"),
///     ..Event::default()
/// };
/// let document = Document { events: [backwards.into()].into_iter().collect(), ..Document::default() };
/// let findings = findings::check(&document, None, &UtcOnly);
/// assert!(findings.iter().any(|finding| matches!(finding.what, What::Backwards { .. })));
/// ```
pub fn check(document: &Document, now: Option<Moment>, zones: &dyn Zones) -> Vec<Finding> {
    let facts = Facts::new(document, now);
    let mut found = Vec::new();
    markers::check(&facts, &mut found);
    let slipped = times::check(&facts, &mut found);
    gaps::check(&facts, &slipped, &mut found);
    duplicates::check(&facts, &mut found);
    stated::check(&facts, &mut found);
    zones::check(&facts, zones, &mut found);
    rows::check(&facts, &mut found);
    // A stable sort: each check reports in the order of time.
    found.sort_by_key(|finding| (finding.severity, finding.what.rank()));
    found
}

/// What several checks need of a document.
struct Facts<'a> {
    document: &'a Document,
    now: Option<Moment>,
    durations: Durations,
    /// Each marker with its event and the time that it means.
    marked: Vec<Marked<'a>>,
    /// The events with a time, in order.
    dated: Vec<&'a Event>,
}

/// A marker with its event.
struct Marked<'a> {
    key: &'a MarkerKey,
    end: bool,
    named: &'a Id,
    event: Option<&'a Event>,
    at: Option<Moment>,
    window: Option<Window>,
}

impl<'a> Facts<'a> {
    fn new(document: &'a Document, now: Option<Moment>) -> Self {
        let marked = document.markers.iter().map(|(key, marker)| {
            let event = document.events.find(&marker.event).map(|event| &**event);
            let at = event.and_then(|event| if marker.end { event.until } else { event.at });
            let window = if marker.end { Window::of_end } else { Window::of_start };
            let window = event.and_then(window);
            Marked { key, end: marker.end, named: &marker.event, event, at, window }
        });
        Self {
            marked: marked.collect(),
            durations: measure(document, now),
            dated: document.events.iter().filter(|event| event.at.is_some()).map(|event| &**event).collect(),
            document,
            now,
        }
    }

    /// The time that the counting marker of this name means, of the durations' end points.
    fn marker(&self, key: &MarkerKey) -> Option<Moment> {
        let (key, _) = super::durations::counting(&self.document.markers, key)?;
        self.marked.iter().find(|marked| marked.key == key)?.at
    }
}

impl What {
    /// The place in the order of importance.
    fn rank(&self) -> u8 {
        match self {
            Self::MarkerWithoutEvent { .. } => 0,
            Self::MarkerWithoutTime { .. } => 1,
            Self::MarkerWithoutEnd { .. } => 2,
            Self::MarkerOrder { .. } => 3,
            Self::MissingMarkers { .. } => 4,
            Self::Backwards { .. } => 5,
            Self::CrossedBounds => 6,
            Self::Future { .. } => 7,
            Self::Contradicted(_) => 8,
            Self::ClockGap => 9,
            Self::ClockFold => 10,
            Self::OtherOffset => 11,
            Self::Ambiguous { .. } => 12,
            Self::Duplicate { .. } => 13,
            Self::YearSlip { .. } => 14,
            Self::Silence { .. } => 15,
            Self::Outside => 16,
            Self::Undated => 17,
            Self::NoEvidence => 18,
        }
    }
}
