//! What is still open before a postmortem is reviewed, and before it is final. Advice, never a gate.
//!
//! The times are those that texts on postmortems name: a draft within a day, while everybody
//! remembers; the review within a week; what is to be done settled two days later.

use super::actions;
use crate::model::{ActionStatus, Document, Id, Marker, MarkerKey, Moment, Status};

/// Seconds of a day.
const DAY: i64 = 86_400;
/// The draft, the review, and the actions, in days since the incident was over.
const DRAFT: i64 = 1;
const REVIEW: i64 = 7;
const SETTLED: i64 = 9;

/// Something that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// There is no summary.
    Summary,
    /// Nothing is said of the impact.
    Impact,
    /// A marker is on no event.
    Marker(MarkerKey),
    /// Events without a time: how many, and the first.
    Undated(usize, Id),
    /// Questions without an answer: how many, and the event of the first.
    Questions(usize, Id),
    /// No contributing factor is named.
    Factors,
    /// Factors that no event shows: how many.
    UnlinkedFactors(usize),
    /// Nothing was learned.
    Lessons,
    /// Nobody leads the review.
    Facilitator,
    /// The review has no date.
    ReviewAt,
    /// Proposals that nobody has decided on: how many.
    Proposals(usize),
    /// Actions that lack an owner or a date: how many.
    Unowned(usize),
}

/// Where one goes to see to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A part of the interface, by the name of its field.
    Field(&'static str),
    /// An event.
    Event(Id),
    /// The list of events.
    List,
}

impl Open {
    /// Where one goes to see to it.
    pub fn way(&self) -> Way {
        match self {
            Self::Summary => Way::Field("summary"),
            Self::Impact => Way::Field("impact"),
            Self::Marker(_) => Way::List,
            Self::Undated(_, id) | Self::Questions(_, id) => Way::Event(id.clone()),
            Self::Factors => Way::Field("add-factor"),
            Self::UnlinkedFactors(_) => Way::Field("factor"),
            Self::Lessons => Way::Field("add-lesson"),
            Self::Facilitator => Way::Field("facilitator"),
            Self::ReviewAt => Way::Field("reviewAt"),
            Self::Proposals(_) | Self::Unowned(_) => Way::Field("action"),
        }
    }
}

/// The next step of a postmortem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// From draft to review.
    Review,
    /// From review to final.
    Final,
}

/// How a postmortem stands to its next step.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// The step.
    pub step: Step,
    /// What is open before it.
    pub open: Vec<Open>,
    /// In how many days the step would be due, counted from the end of the incident; below zero when
    /// that has passed. `None` where nobody knows when it ended, or what time it is.
    pub days_left: Option<i64>,
    /// The days that the step has.
    pub days: i64,
}

/// How a postmortem stands to its next step; `None` when it is final, or has no event yet.
pub fn of(document: &Document, now: Option<Moment>) -> Option<Readiness> {
    let step = match document.status {
        Status::Draft => Step::Review,
        Status::InReview => Step::Final,
        Status::Final | Status::Other(_) => return None,
    };
    if document.events.is_empty() {
        return None;
    }
    let open = match step {
        Step::Review => before_review(document),
        Step::Final => before_final(document),
    };
    let days = if step == Step::Review { REVIEW } else { SETTLED };
    let days_left = over_at(document).zip(now).map(|(over, now)| {
        let since = now.seconds - over.seconds;
        days - since.div_euclid(DAY)
    });
    Some(Readiness { step, open, days_left, days })
}

/// Whether a draft is later than the day after, when memories are fresh.
pub fn is_draft_late(document: &Document, now: Option<Moment>) -> bool {
    document.status == Status::Draft
        && over_at(document).zip(now).is_some_and(|(over, now)| now.seconds - over.seconds > DRAFT * DAY)
}

fn over_at(document: &Document) -> Option<Moment> {
    let at = |marker: &Marker| {
        let event = document.events.find(&marker.event)?;
        if marker.end { event.until } else { event.at }
    };
    document.markers.get(&MarkerKey::Resolve).and_then(at)
}

fn before_review(document: &Document) -> Vec<Open> {
    let report = &document.report;
    let mut open = Vec::new();
    let mut unless = |is_there: bool, what: Open| {
        if !is_there {
            open.push(what);
        }
    };
    unless(!report.summary.trim().is_empty(), Open::Summary);
    unless(!report.impact.trim().is_empty(), Open::Impact);
    for key in MarkerKey::MAIN {
        unless(document.markers.get(&key).is_some(), Open::Marker(key.clone()));
    }
    unless(!report.facilitator.trim().is_empty(), Open::Facilitator);
    unless(report.review_at.is_some(), Open::ReviewAt);
    let undated = document.events.iter().filter(|event| event.at.is_none());
    open.extend(counted(undated.map(|event| (1, &event.id)), Open::Undated));
    open
}

fn before_final(document: &Document) -> Vec<Open> {
    let mut open = before_review(document);
    // The review was held: who leads it and when is settled.
    open.retain(|it| !matches!(it, Open::Facilitator | Open::ReviewAt));
    let unanswered = document
        .events
        .iter()
        .map(|event| (event.questions.iter().filter(|it| it.answer.trim().is_empty()).count(), &event.id));
    open.extend(counted(unanswered, Open::Questions));
    let unlinked = document.factors.iter().filter(|it| it.events.is_empty()).count();
    let proposals = document.actions.iter().filter(|it| it.status == ActionStatus::Proposed).count();
    let is_unowned =
        |check: &actions::Check| matches!(check, actions::Check::Owner | actions::Check::TimeBound);
    let is_live = |status: &ActionStatus| matches!(status, ActionStatus::Open | ActionStatus::InProgress);
    let unowned = document.actions.iter().filter(|it| is_live(&it.status));
    let unowned = unowned.filter(|it| actions::missing(it).iter().any(is_unowned)).count();
    let further = [
        (document.factors.is_empty(), Open::Factors),
        (unlinked > 0, Open::UnlinkedFactors(unlinked)),
        (document.lessons.is_empty(), Open::Lessons),
        (proposals > 0, Open::Proposals(proposals)),
        (unowned > 0, Open::Unowned(unowned)),
    ];
    open.extend(further.into_iter().filter(|(is_open, _)| *is_open).map(|(_, what)| what));
    open
}

/// How many there are over all events, and the first event that has any.
fn counted<'a>(counts: impl Iterator<Item = (usize, &'a Id)>, make: fn(usize, Id) -> Open) -> Option<Open> {
    let mut total = 0;
    let mut first = None;
    for (count, id) in counts.filter(|(count, _)| *count > 0) {
        total += count;
        first = first.or(Some(id));
    }
    first.map(|id| make(total, id.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Event, EventList, Factor, Lesson, Markers, Question, Report, Text, civil};
    use std::rc::Rc;

    fn draft(events: Vec<Event>) -> Document {
        Document { events: events.into_iter().map(Rc::new).collect::<EventList>(), ..Document::default() }
    }

    fn event(id: &str, at: &str) -> Event {
        Event { id: id.into(), at: Moment::parse(at), ..Event::default() }
    }

    #[test]
    fn a_bare_draft_lacks_what_a_review_begins_with() {
        let found = of(&draft(vec![event("a", "2018-02-10T13:01:00Z"), event("b", "")]), None).unwrap();
        assert_eq!(found.step, Step::Review);
        assert!(found.open.contains(&Open::Summary));
        assert!(found.open.contains(&Open::Marker(MarkerKey::Start)));
        assert!(found.open.contains(&Open::Undated(1, "b".into())));
        assert!(!found.open.contains(&Open::Factors));
        assert_eq!(of(&draft(vec![]), None), None);
    }

    #[test]
    fn questions_factors_lessons_and_actions_come_before_the_end() {
        let asked = Event {
            questions: Rc::from([Rc::new(Question::default())]),
            ..event("a", "2018-02-10T13:01:00Z")
        };
        let action = |status| {
            Rc::new(Action { text: Text::from("Alert at 50 ms, not 90"), status, ..Action::default() })
        };
        let mut document = Document {
            status: Status::InReview,
            actions: Rc::from([action(ActionStatus::Proposed), action(ActionStatus::Open)]),
            ..draft(vec![asked])
        };
        let open = of(&document, None).unwrap().open;
        for what in [
            Open::Questions(1, "a".into()),
            Open::Factors,
            Open::Lessons,
            Open::Proposals(1),
            Open::Unowned(1),
        ] {
            assert!(open.contains(&what), "{what:?} in {open:?}");
        }
        document.factors = Rc::from([Rc::new(Factor::default())]);
        document.lessons = Rc::from([Rc::new(Lesson::default())]);
        let open = of(&document, None).unwrap().open;
        assert!(open.contains(&Open::UnlinkedFactors(1)) && !open.contains(&Open::Lessons));
    }

    #[test]
    fn days_are_counted_from_the_end_of_the_incident() {
        let report =
            Report { summary: "x".into(), review_at: civil::parse_date("2018-02-14"), ..Report::default() };
        let document = Document {
            markers: Markers::default().with(&MarkerKey::Resolve, Some(Marker::at("a".into()))),
            report: Rc::new(report),
            ..draft(vec![event("a", "2018-02-10T17:50:00Z")])
        };
        let at = |now: &str| of(&document, Moment::parse(now)).unwrap().days_left;
        assert_eq!(at("2018-02-10T18:00:00Z"), Some(7));
        assert_eq!(at("2018-02-20T18:00:00Z"), Some(-3));
        assert!(!is_draft_late(&document, Moment::parse("2018-02-11T12:00:00Z")));
        assert!(is_draft_late(&document, Moment::parse("2018-02-12T12:00:00Z")));
    }
}
