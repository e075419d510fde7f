//! The end points of durations: which event, which of its times, and how well that is known.

use super::round::{counting, in_round, is_ongoing, split_round};
use super::window::Window;
use crate::model::impact;
use crate::model::profile::Term;
use crate::model::{Certainty, Document, Event, Id, Marker, MarkerKey, Moment, Precision};

/// One end of a duration.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What makes it an end.
    pub origin: Origin,
    /// The event whose time it is; empty for the time now.
    pub event: Id,
    /// Whether the end of the event is meant (`until`), not its beginning.
    pub of_end: bool,
    /// The time as stated.
    pub at: Moment,
    /// To which unit it is known.
    pub precision: Precision,
    /// How it relates to what really happened.
    pub certainty: Certainty,
    /// Between which instants it lies.
    pub window: Window,
}

/// What makes an instant an end of a duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This marker; of a reopened incident with its round, such as `mitigate.2`.
    Marker(MarkerKey),
    /// It is the first or last instant of the impact.
    Impact,
    /// The incident goes on.
    Now,
}

/// Why an end of a duration is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The document has no such marker.
    NoMarker,
    /// The marker names an event that the document does not have.
    NoEvent(Id),
    /// The event has no time.
    NoTime(Id),
    /// The end of an event is meant that has no end.
    NoEnd(Id),
    /// No event is of kind `impact`, or none of them has a time.
    NoImpact,
    /// The incident goes on, but the time now is not known.
    NoNow,
}

impl Point {
    /// The beginning, or the end, of an event.
    ///
    /// # Errors
    /// When the event has no such time.
    pub fn of_event(event: &Event, of_end: bool, origin: Origin) -> Result<Self, Lack> {
        let window = if of_end { Window::of_end(event) } else { Window::of_start(event) };
        let at = if of_end { event.until } else { event.at };
        let (Some(window), Some(at)) = (window, at) else {
            let id = event.id.clone();
            return Err(if of_end && event.at.is_some() { Lack::NoEnd(id) } else { Lack::NoTime(id) });
        };
        let precision = if of_end { event.end_precision() } else { &event.precision };
        let certainty = if of_end { &event.until_certainty } else { &event.certainty };
        let (precision, certainty) = (precision.clone(), certainty.clone());
        Ok(Self { origin, event: event.id.clone(), of_end, at, precision, certainty, window })
    }

    /// The time now.
    pub fn now(at: Moment) -> Self {
        Self {
            origin: Origin::Now,
            event: Id::default(),
            of_end: false,
            at,
            precision: Precision::Second,
            certainty: Certainty::Exact,
            window: Window::exactly(at),
        }
    }
}

/// Finds the end points of the durations of one document.
pub(super) struct Ends<'a> {
    document: &'a Document,
    /// Each marker with its event, so that every event is searched for once.
    marked: Vec<(&'a MarkerKey, &'a Marker, Option<&'a Event>)>,
    now: Option<Moment>,
    /// Whether the incident still goes on.
    pub(super) ongoing: bool,
}

impl<'a> Ends<'a> {
    pub(super) fn new(document: &'a Document, now: Option<Moment>) -> Self {
        let find = |marker: &Marker| document.events.find(&marker.event).map(|event| &**event);
        let marked = document.markers.iter().map(|(key, marker)| (key, marker, find(marker))).collect();
        let ongoing = is_ongoing(&document.status, &document.markers, find);
        Self { document, marked, now, ongoing }
    }

    /// The end point that a term of a formula names.
    pub(super) fn point(&self, term: Term) -> Result<Point, Lack> {
        match term {
            Term::Marker(name) => self.marker(&MarkerKey::from_name(name)),
            Term::ImpactStart => impact::first(&self.document.events),
            Term::ImpactEnd => impact::last(&self.document.events),
        }
    }

    /// The time now.
    pub(super) fn now(&self) -> Result<Point, Lack> {
        self.now.map(Point::now).ok_or(Lack::NoNow)
    }

    /// Whether the last round has no such marker, or one at the end of an event that goes on.
    pub(super) fn is_open(&self, base: &MarkerKey) -> bool {
        let rounds = self.marked.iter().map(|(key, ..)| split_round(key.as_str()).1);
        let key = in_round(base, rounds.max().unwrap_or(1));
        match self.marked.iter().find(|(name, ..)| **name == key) {
            Some((_, marker, Some(event))) => marker.end && event.at.is_some() && event.until.is_none(),
            Some((.., None)) => false,
            None => true,
        }
    }

    /// Whether an event of kind `impact` has no end yet.
    pub(super) fn has_open_impact(&self) -> bool {
        impact::is_open(&self.document.events)
    }

    fn marker(&self, base: &MarkerKey) -> Result<Point, Lack> {
        let (key, marker) = counting(&self.document.markers, base).ok_or(Lack::NoMarker)?;
        let found = self.marked.iter().find(|(name, ..)| *name == key);
        let event =
            found.and_then(|(.., event)| *event).ok_or_else(|| Lack::NoEvent(marker.event.clone()))?;
        Point::of_event(event, marker.end, Origin::Marker(key.clone()))
    }
}
