//! What every check needs to know of a document, found once.

use super::duplicates::Sketch;
use super::known::Known;
use super::what::Stamp;
use super::years;
use crate::model::durations::{self, Durations, Instant, Window, counting};
use crate::model::{Document, Event, Id, Marker, MarkerKey, Moment};
use std::collections::HashSet;

/// A document, with its events in time and the events that its markers name.
pub(super) struct Scene<'a> {
    pub(super) document: &'a Document,
    pub(super) now: Option<Moment>,
    /// Events with a time, by it.
    pub(super) dated: Vec<(Moment, &'a Event)>,
    /// A sketch of the words of each of them.
    pub(super) sketches: Vec<Sketch>,
    pub(super) known: &'a Known,
    /// Each marker with its event.
    pub(super) marked: Vec<Marked<'a>>,
    pub(super) durations: Durations,
    /// Events whose year is in doubt, by which they are off.
    pub(super) slips: Vec<(i32, Vec<&'a Event>)>,
    slipped: HashSet<&'a Id>,
}

/// A marker, with the event that it names.
#[derive(Clone)]
pub(super) struct Marked<'a> {
    pub(super) key: &'a MarkerKey,
    pub(super) marker: &'a Marker,
    pub(super) event: Option<&'a Event>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(document: &'a Document, now: Option<Moment>, known: &'a Known) -> Self {
        let events = document.events.iter().zip(known.sketches());
        let mut dated: Vec<_> = events.filter_map(|(e, sketch)| Some(((e.at?, &**e), sketch))).collect();
        crate::model::sort::by_key(&mut dated, |((at, _), _)| at.key());
        let (dated, sketches): (Vec<_>, _) = dated.into_iter().unzip();
        let marked = document.markers.iter().map(|(key, marker)| Marked {
            key,
            marker,
            event: document.events.find(&marker.event).map(|event| &**event),
        });
        let slips = years::slips(&dated);
        Self {
            document,
            now,
            marked: marked.collect(),
            durations: durations::measure(document, now),
            slipped: slips.iter().flat_map(|(_, events)| events.iter().map(|event| &event.id)).collect(),
            slips,
            dated,
            sketches,
            known,
        }
    }

    /// The marker of this name; of a reopened incident the one that counts.
    pub(super) fn counting(&self, key: &MarkerKey) -> Option<&Marked<'a>> {
        let (name, _) = counting(&self.document.markers, key)?;
        self.marked.iter().find(|marked| marked.key == name)
    }

    /// The time of a marker.
    pub(super) fn time_of(&self, key: &MarkerKey) -> Option<Moment> {
        self.counting(key)?.at()
    }

    /// Whether the year of an event is in doubt.
    pub(super) fn is_slipped(&self, event: &Event) -> bool {
        !self.slipped.is_empty() && self.slipped.contains(&event.id)
    }

    /// From the start of the incident to its end, or to the last event as long as it has none.
    pub(super) fn incident(&self) -> Option<(Instant, Instant)> {
        let start = self.time_of(&MarkerKey::Start)?.key();
        let close = || self.time_of(&MarkerKey::from_name("close"));
        let last = || {
            let kept = self.dated.iter().filter(|(_, event)| !self.is_slipped(event));
            kept.filter_map(|(_, event)| event.end()).max_by_key(Moment::key)
        };
        let end = self.time_of(&MarkerKey::Resolve).or_else(close).or_else(last)?.key();
        (start <= end).then_some((start, end))
    }
}

impl Marked<'_> {
    /// The time that the marker means.
    pub(super) fn at(&self) -> Option<Moment> {
        self.event.and_then(|event| if self.marker.end { event.until } else { event.at })
    }

    /// Where that time lies.
    pub(super) fn window(&self) -> Option<Window> {
        let event = self.event?;
        if self.marker.end { Window::of_end(event) } else { Window::of_start(event) }
    }

    pub(super) fn stamp(&self) -> Option<Stamp> {
        let event = self.event?;
        if self.marker.end { end_stamp(event) } else { stamp(event) }
    }
}

/// The beginning of an event.
pub(super) fn stamp(event: &Event) -> Option<Stamp> {
    event.at.map(|at| Stamp { at, precision: event.precision.clone() })
}

/// The end of an event.
pub(super) fn end_stamp(event: &Event) -> Option<Stamp> {
    event.until.map(|at| Stamp { at, precision: event.end_precision().clone() })
}
