//! What of an event's words takes a while to find out, kept for each run of the list: after an edit of
//! a long document only the run with the changed event is read again.

use super::duplicates::{Sketch, sketch};
use super::stated::{Sieve, downtime_sieve, speaks_of_downtime};
use super::what;
use crate::model::{Event, EventList, PerRun};
use std::rc::Rc;

/// What is known of the words of all events; see the module. Begins with nothing.
#[derive(Clone, Debug, Default)]
pub struct Known(PerRun<Run>);

/// What is known of neighbouring events.
#[derive(Clone, Debug, Default)]
struct Run {
    sketches: Vec<Sketch>,
    /// The places of those that may state how long the incident took.
    stating: Vec<usize>,
    /// The places of those that nothing shows.
    unshown: Vec<usize>,
}

impl Known {
    /// Of these events, with what is known of an earlier version of the list.
    pub(super) fn of(events: &EventList, before: &Self) -> Self {
        let sieve = downtime_sieve();
        Self(PerRun::of(events, &before.0, |run| Run::of(run, &sieve)))
    }

    /// A sketch of the words of each event.
    pub(super) fn sketches(&self) -> impl Iterator<Item = Sketch> {
        self.0.values().flat_map(|run| run.sketches.iter().copied())
    }

    /// The events that may state how long the incident took.
    pub(super) fn stating(&self) -> impl Iterator<Item = &Event> {
        self.picked(|run| &run.stating)
    }

    /// The events that nothing shows, and how many there are.
    pub(super) fn unshown(&self) -> (usize, impl Iterator<Item = &Event>) {
        (self.0.values().map(|run| run.unshown.len()).sum(), self.picked(|run| &run.unshown))
    }

    fn picked(&self, places: impl Fn(&Run) -> &[usize]) -> impl Iterator<Item = &Event> {
        let runs = self.0.events().runs().zip(self.0.values());
        runs.flat_map(move |(events, run)| {
            places(run).iter().filter_map(move |place| events.get(*place)).map(|event| &**event)
        })
    }
}

impl Run {
    fn of(events: &[Rc<Event>], sieve: &Sieve) -> Self {
        let places = |wanted: &dyn Fn(&Event) -> bool| {
            let of_all = events.iter().enumerate();
            of_all.filter(|(_, event)| wanted(event)).map(|(place, _)| place).collect()
        };
        Self {
            sketches: events.iter().map(|event| sketch(&event.text)).collect(),
            stating: places(&|event| speaks_of_downtime(&event.text, sieve)),
            unshown: places(&|event| !what::is_shown(event)),
        }
    }
}
