//! What a copy for the public holds: this list, and nothing else.
//!
//! Every record is built anew from named fields. Unknown fields, sources, accounts, questions,
//! ignored hints, criteria and what was typed are never in it; words of closed lists that this
//! version does not know are not either, since nobody can say what they tell.

use crate::model::profile::Profile;
use crate::model::{
    Action, Anchor, Assumption, Certainty, Document, Event, EventList, Evidence, Factor, FieldType, Id,
    Lesson, Marker, Markers, Person, Precision, Recurrence, Report, Set, Visibility, Why,
};
use std::collections::HashSet;
use std::rc::Rc;

/// Which parts of a time may be named as inferred.
const INFERRED: [&str; 4] = ["date", "year", "zone", "rollover"];

/// The copy for the public.
pub(super) fn copy(document: &Document) -> Document {
    let events = events(document);
    let kept: HashSet<&str> = events.iter().map(|event| event.id.as_str()).collect();
    let factors: Vec<&Rc<Factor>> =
        document.factors.iter().filter(|factor| is_public(&factor.visibility)).collect();
    let ids: HashSet<&str> = factors.iter().map(|factor| factor.id.as_str()).collect();
    let is_known_profile = Profile::named(&document.profile).is_some();
    Document {
        title: document.title.clone(),
        status: known(&document.status),
        severity: document.severity.clone(),
        timezone: document.timezone.clone(),
        markers: markers(&document.markers, &kept),
        people: people(document, &events),
        report: Rc::new(report(&document.report)),
        factors: factors.iter().map(|it| Rc::new(factor(it, &kept, &ids))).collect(),
        lessons: public(&document.lessons, |it| &it.visibility, |it| lesson(it, &kept)),
        actions: public(&document.actions, |it| &it.visibility, action),
        recurrences: public(&document.recurrences, |it| &it.visibility, recurrence),
        profile: if is_known_profile { document.profile.clone() } else { "".into() },
        events,
        ..Document::default()
    }
}

fn is_public(visibility: &Visibility) -> bool {
    *visibility == Visibility::Public
}

/// The value, or the default for a word that this version does not know.
fn known<T: Clone + Default + Word>(value: &T) -> T {
    if value.is_known() { value.clone() } else { T::default() }
}

/// A value of a closed list.
trait Word {
    fn is_known(&self) -> bool;
}

impl<T: FieldType + Clone> Word for T {
    fn is_known(&self) -> bool {
        use crate::model::{Type, Value};
        match (T::TYPE, self.clone().to_value()) {
            (Type::Choice(words), Value::Text(word)) => words.contains(&&*word),
            _ => true,
        }
    }
}

fn public<T>(items: &Rc<[Rc<T>]>, visibility: fn(&T) -> &Visibility, copy: impl Fn(&T) -> T) -> Rc<[Rc<T>]> {
    items.iter().filter(|it| is_public(visibility(it))).map(|it| Rc::new(copy(it))).collect()
}

fn events(document: &Document) -> EventList {
    let mut before: Option<Id> = None;
    let kept = document.events.iter().filter(|event| is_public(&event.visibility));
    kept.map(|original| {
        let mut event = event(original);
        // The event that it stood behind may not be there.
        event.after = match (&event.at, &before) {
            (Some(_), _) => None,
            (None, Some(before)) => Some(Anchor::After(before.clone())),
            (None, None) => Some(Anchor::Top),
        };
        before = Some(event.id.clone());
        Rc::new(event)
    })
    .collect()
}

fn event(event: &Event) -> Event {
    // A precision of a later version claims something that nobody here can tell: "about" claims least.
    let is_clear = event.precision.is_known() && event.certainty.is_known();
    let is_end_clear = event.end_precision().is_known() && event.until_certainty.is_known();
    let certainty = |is_clear: bool, value: &Certainty| {
        if is_clear { value.clone() } else { Certainty::About }
    };
    Event {
        id: event.id.clone(),
        at: event.at,
        until: event.until,
        precision: known(&event.precision),
        certainty: certainty(is_clear, &event.certainty),
        earliest: event.earliest,
        latest: event.latest,
        until_precision: event.until_precision.clone().filter(Precision::is_known),
        until_certainty: certainty(is_end_clear, &event.until_certainty),
        inferred: event.inferred.iter().map(|part| &**part).filter(|part| INFERRED.contains(part)).collect(),
        rank: event.rank.clone(),
        kind: known(&event.kind),
        who: event.who.clone(),
        text: event.text.clone(),
        known_at: event.known_at,
        evidence: public(&event.evidence, |it| &it.visibility, evidence),
        tags: event.tags.clone(),
        starred: event.starred,
        visibility: Visibility::Public,
        ..Event::default()
    }
}

fn evidence(evidence: &Evidence) -> Evidence {
    Evidence {
        id: evidence.id.clone(),
        url: evidence.url.clone(),
        label: evidence.label.clone(),
        kind: known(&evidence.kind),
        visibility: Visibility::Public,
        ..Evidence::default()
    }
}

fn markers(markers: &Markers, kept: &HashSet<&str>) -> Markers {
    let there = markers.iter().filter(|(_, marker)| kept.contains(marker.event.as_str()));
    let plain = |marker: &Marker| Marker { end: marker.end, ..Marker::at(marker.event.clone()) };
    there.map(|(key, marker)| (key.clone(), plain(marker))).collect()
}

/// The people whom the events that are kept name.
fn people(document: &Document, events: &EventList) -> Rc<[Rc<Person>]> {
    let named: HashSet<&str> = events.iter().flat_map(|event| event.who.iter()).map(|name| &**name).collect();
    let there = document.people.iter().filter(|person| named.contains(&*person.name));
    there
        .map(|person| {
            Rc::new(Person {
                id: person.id.clone(),
                name: person.name.clone(),
                role: person.role.clone(),
                ..Person::default()
            })
        })
        .collect()
}

/// The parts of the report that its own list names.
fn report(report: &Report) -> Report {
    let has = |part: &str| report.public.contains(part);
    let text = |part: &str, text: &crate::model::Text| if has(part) { text.clone() } else { "".into() };
    Report {
        summary: text("summary", &report.summary),
        impact: text("impact", &report.impact),
        trigger: text("trigger", &report.trigger),
        detection: text("detection", &report.detection),
        resolution: text("resolution", &report.resolution),
        supporting: text("supporting", &report.supporting),
        authors: if has("authors") { report.authors.clone() } else { Set::default() },
        facilitator: text("facilitator", &report.facilitator),
        review_at: report.review_at.filter(|_| has("reviewAt")),
        detected_by: if has("detectedBy") { known(&report.detected_by) } else { Default::default() },
        expected: if has("expected") { known(&report.expected) } else { Default::default() },
        near_miss: report.near_miss.filter(|_| has("nearMiss")),
        data_loss: report.data_loss.filter(|_| has("dataLoss")),
        intervention: report.intervention.filter(|_| has("intervention")),
        public: Report::FIELDS.iter().map(|field| field.key).filter(|key| has(key)).collect(),
        ..Report::default()
    }
}

/// The references that lead somewhere.
fn among(references: &Set, kept: &HashSet<&str>) -> Set {
    references.iter().map(|id| &**id).filter(|id| kept.contains(id)).collect()
}

fn factor(factor: &Factor, events: &HashSet<&str>, factors: &HashSet<&str>) -> Factor {
    let why = |why: &Rc<Why>| Rc::new(Why { id: why.id.clone(), text: why.text.clone(), ..Why::default() });
    let assumption = &factor.assumption;
    Factor {
        id: factor.id.clone(),
        text: factor.text.clone(),
        events: among(&factor.events, events),
        leads_to: among(&factor.leads_to, factors),
        whys: factor.whys.iter().map(why).collect(),
        assumption: Rc::new(Assumption {
            text: assumption.text.clone(),
            check_on: assumption.check_on,
            notice: assumption.notice.clone(),
            ..Assumption::default()
        }),
        visibility: Visibility::Public,
        ..Factor::default()
    }
}

fn lesson(lesson: &Lesson, events: &HashSet<&str>) -> Lesson {
    Lesson {
        id: lesson.id.clone(),
        kind: known(&lesson.kind),
        text: lesson.text.clone(),
        events: among(&lesson.events, events),
        visibility: Visibility::Public,
        ..Lesson::default()
    }
}

fn action(action: &Action) -> Action {
    Action {
        id: action.id.clone(),
        text: action.text.clone(),
        kind: known(&action.kind),
        owner: action.owner.clone(),
        status: known(&action.status),
        due: action.due,
        link: action.link.clone(),
        cost: action.cost.clone(),
        visibility: Visibility::Public,
        ..Action::default()
    }
}

fn recurrence(recurrence: &Recurrence) -> Recurrence {
    Recurrence {
        id: recurrence.id.clone(),
        start: recurrence.start,
        resolve: recurrence.resolve,
        text: recurrence.text.clone(),
        link: recurrence.link.clone(),
        visibility: Visibility::Public,
        ..Recurrence::default()
    }
}
