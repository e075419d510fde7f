//! The durations of a document, measured once for all who ask: measuring goes through all events, and
//! most of what somebody does on a page changes none.

use super::{Durations, measure};
use crate::model::{Document, EventList, Markers, Moment, Status, Text};
use std::cell::RefCell;
use std::rc::Rc;

/// The durations of the document that was asked about last; copies share it.
#[derive(Clone, Default)]
pub struct Memo(Rc<RefCell<Option<Known>>>);

/// What was measured, and all that it depends on.
struct Known {
    events: EventList,
    markers: Markers,
    profile: Text,
    status: Status,
    now: Option<Moment>,
    durations: Rc<Durations>,
}

impl Memo {
    /// The durations of a document; `now` as for [`measure`].
    pub fn of(&self, document: &Document, now: Option<Moment>) -> Rc<Durations> {
        let Ok(mut last) = self.0.try_borrow_mut() else { return Rc::new(measure(document, now)) };
        if let Some(known) = last.as_ref().filter(|known| known.holds_for(document, now)) {
            return known.durations.clone();
        }
        let durations = Rc::new(measure(document, now));
        *last = Some(Known {
            events: document.events.clone(),
            markers: document.markers.clone(),
            profile: document.profile.clone(),
            status: document.status.clone(),
            now,
            durations: durations.clone(),
        });
        durations
    }
}

impl Known {
    fn holds_for(&self, document: &Document, now: Option<Moment>) -> bool {
        self.events.is_same(&document.events)
            && self.markers == document.markers
            && self.profile == document.profile
            && self.status == document.status
            && (self.now == now || !self.durations.ongoing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, Id, Kind, Marker, MarkerKey};

    fn event(number: u64, at: &str, kind: Kind) -> Rc<Event> {
        Rc::new(Event { id: Id::from_number(number), at: Moment::parse(at), kind, ..Event::default() })
    }

    fn begun() -> Document {
        let events =
            [event(1, "2018-02-10T13:01:00Z", Kind::Note), event(2, "2018-02-10T15:23:00Z", Kind::Impact)];
        Document {
            events: events.into_iter().collect(),
            markers: Markers::default().with(&MarkerKey::Start, Some(Marker::at(Id::from_number(1)))),
            ..Document::default()
        }
    }

    #[test]
    fn whatever_changes_the_durations_are_measured_again() {
        let memo = Memo::default();
        let mut document = begun();
        let mut now = Moment::parse("2018-02-10T16:00:00Z");
        let check = |document: &Document, now| assert_eq!(*memo.of(document, now), measure(document, now));
        check(&document, now);
        now = Moment::parse("2018-02-10T17:00:00Z");
        check(&document, now);
        document.events.replace(1, event(2, "2018-02-10T15:00:00Z", Kind::Impact));
        check(&document, now);
        document.profile = "from-detect".into();
        check(&document, now);
        document.markers = document.markers.with(&MarkerKey::Resolve, Some(Marker::at(Id::from_number(2))));
        check(&document, now);
        document.markers = document.markers.with(&MarkerKey::Resolve, None);
        document.status = Status::Final;
        check(&document, now);
    }

    #[test]
    fn what_goes_on_elsewhere_costs_nothing() {
        let memo = Memo::default();
        let mut document = begun();
        let now = Moment::parse("2018-02-10T16:00:00Z");
        let first = memo.of(&document, now);
        document.title = "Checkout slow".into();
        assert!(Rc::ptr_eq(&first, &memo.clone().of(&document, now)));
        document.markers = document.markers.with(&MarkerKey::Resolve, Some(Marker::at(Id::from_number(2))));
        let over = memo.of(&document, now);
        let later = Moment::parse("2018-02-10T17:00:00Z");
        assert!(Rc::ptr_eq(&over, &memo.of(&document, later)), "what is over does not depend on the time");
    }
}
