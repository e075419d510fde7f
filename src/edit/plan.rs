//! From an intention to the commands that carry it out.

use super::change::{Add, Change, Direction, NewEvidence};
use super::command::Command;
use super::rank;
use super::target::Target;
use super::time::EventTime;
use crate::model::{
    Anchor, Document, DocumentField, Event, EventField, Evidence, EvidenceField, FieldType, Id, IdSource,
    Marker, MarkerKey, Markers, Node, Question, QuestionField, Record, Report, ReportField, Set, Text, Value,
    Visibility, Zones, order, zone,
};
use std::rc::Rc;

/// What carries an intention out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The commands, in order.
    pub commands: Vec<Command>,
    /// The field that is being typed into, so that further typing joins the history entry.
    pub field: Option<(Target, usize)>,
    /// The event to go to afterwards.
    pub focus: Option<Id>,
}

/// The commands that carry out an intention; none when there is nothing to do.
pub fn plan(document: &Document, change: Change, ids: &mut IdSource, zones: &dyn Zones) -> Plan {
    match change {
        Change::Title(text) => document_text(DocumentField::Title, text),
        Change::Severity(text) => document_text(DocumentField::Severity, text),
        Change::Status(status) => document_set(DocumentField::Status, status.to_value()),
        Change::Timezone(zone) => document_set(DocumentField::Timezone, zone.to_value()),
        Change::Profile(name) => document_set(DocumentField::Profile, name.to_value()),
        Change::Report(field, text) => {
            typing(Target::document().part(DocumentField::Report), field.into(), text)
        }
        Change::ReportVisibility(field, visibility) => report_part(document, field, &visibility),
        Change::Mark(key, marker) => mark(document, &key, marker),
        Change::Add(add) => add_event(document, add, ids),
        Change::Delete(events) => delete(document, &events),
        Change::Duplicate(id) => with_event(document, &id, |event| duplicate(document, event, ids)),
        Change::Time(id, time) => with_event(document, &id, |event| {
            let after = time.after.clone().map(|after| without_circle(document, event, after));
            commands(EventTime { after, ..time }.commands(event))
        }),
        Change::Shift(events, seconds) => {
            times(document, &events, |event| EventTime::of(event).shifted(seconds))
        }
        Change::Rezone(events, zone) => times(document, &events, |event| rezoned(event, &zone, zones)),
        Change::Reorder(id, direction) => {
            with_event(document, &id, |event| reorder(document, event, direction))
        }
        Change::Import(adopt) => super::adopt::plan(document, &adopt, ids),
        Change::Around(around) => super::around::plan(document, around, ids),
        other => event_change(document, other, ids),
    }
}

/// What an event follows: the top instead of what follows the event itself.
fn without_circle(document: &Document, event: &Event, after: Anchor) -> Anchor {
    let mut next = after.clone();
    for _ in 0..=document.events.len() {
        match next {
            Anchor::After(id) if id == event.id => return Anchor::Top,
            Anchor::After(id) => match document.events.find(&id).and_then(|event| event.after.clone()) {
                Some(anchor) => next = anchor,
                None => return after,
            },
            Anchor::Top => return after,
        }
    }
    Anchor::Top
}

/// The time of an event when its wall clock is read in another zone: of two instants the earlier.
pub fn rezoned(event: &Event, zone: &str, zones: &dyn Zones) -> EventTime {
    EventTime::of(event).map(|moment| zone::resolve(zones, zone, moment.civil()).earlier().unwrap_or(moment))
}

fn event_change(document: &Document, change: Change, ids: &mut IdSource) -> Plan {
    match change {
        Change::EventText(id, text) => typing(Target::event(&id), EventField::Text.into(), text),
        Change::Precision(id, precision) => {
            commands(vec![Command::set_event(&id, EventField::Precision, precision.to_value())])
        }
        Change::Certainty(id, certainty) => {
            commands(vec![Command::set_event(&id, EventField::Certainty, certainty.to_value())])
        }
        Change::KnownAt(id, moment) => {
            commands(vec![Command::set_event(&id, EventField::KnownAt, moment.to_value())])
        }
        Change::Who(id, names) => {
            commands(vec![Command::set_event(&id, EventField::Who, set_of(&names).to_value())])
        }
        Change::Tags(id, tags) => {
            commands(vec![Command::set_event(&id, EventField::Tags, set_of(&tags).to_value())])
        }
        Change::Kind(events, kind) => each(document, &events, EventField::Kind, |_| kind.to_value()),
        Change::Star(events, starred) => each(document, &events, EventField::Starred, |_| starred.to_value()),
        Change::Visibility(events, visibility) => {
            each(document, &events, EventField::Visibility, |_| visibility.to_value())
        }
        Change::AddTag(events, tag) => {
            each(document, &events, EventField::Tags, |e| e.tags.with(&tag).to_value())
        }
        Change::RemoveTag(events, tag) => {
            each(document, &events, EventField::Tags, |e| e.tags.without(&tag).to_value())
        }
        other => nested_change(document, other, ids),
    }
}

fn nested_change(document: &Document, change: Change, ids: &mut IdSource) -> Plan {
    let evidence = |event: &Id, id: &Id| Target::event(event).item(EventField::Evidence, id);
    let question = |event: &Id, id: &Id| Target::event(event).item(EventField::Questions, id);
    match change {
        Change::AddEvidence(event, new) => {
            let node = Node::Evidence(Rc::new(Evidence {
                id: fresh(document, ids),
                url: new.url,
                label: new.label,
                kind: new.kind,
                ..Evidence::default()
            }));
            insert_into(event, EventField::Evidence, node)
        }
        Change::Evidence(event, id, new) => with_event(document, &event, |event| {
            let link = event.evidence.iter().find(|link| link.id == id);
            link.map(|link| change_evidence(evidence(&event.id, &id), link, new)).unwrap_or_default()
        }),
        Change::EvidenceVisibility(event, id, visibility) => commands(vec![Command::set(
            evidence(&event, &id),
            EvidenceField::Visibility,
            visibility.to_value(),
        )]),
        Change::RemoveEvidence(event, id) => remove_from(event, EventField::Evidence, id),
        Change::AddQuestion(event, text) => {
            let asked = Question { id: fresh(document, ids), text, ..Question::default() };
            insert_into(event, EventField::Questions, Node::Question(Rc::new(asked)))
        }
        Change::Question(event, id, text) => typing(question(&event, &id), QuestionField::Text.into(), text),
        Change::Answer(event, id, text) => typing(question(&event, &id), QuestionField::Answer.into(), text),
        Change::RemoveQuestion(event, id) => remove_from(event, EventField::Questions, id),
        _ => Plan::default(),
    }
}

/// An identifier that nothing in the document has.
pub fn fresh(document: &Document, ids: &mut IdSource) -> Id {
    loop {
        let id = ids.next_id();
        // Identifiers of nested records come from the same source, so only foreign ones can clash,
        // and 36⁸ of them make that a matter of events alone.
        if document.events.position(&id).is_none() && document.id != id {
            return id;
        }
    }
}

pub(super) fn commands(commands: Vec<Command>) -> Plan {
    Plan { commands, ..Plan::default() }
}

fn typing(target: Target, field: usize, text: Text) -> Plan {
    let set = Command::set(target.clone(), field, text.to_value());
    Plan { commands: vec![set], field: Some((target, field)), focus: None }
}

fn document_text(field: DocumentField, text: Text) -> Plan {
    typing(Target::document(), field.into(), text)
}

fn document_set(field: DocumentField, value: Value) -> Plan {
    commands(vec![Command::set(Target::document(), field, value)])
}

fn set_of(texts: &[Text]) -> Set {
    texts.iter().map(|text| text.trim()).collect()
}

fn with_event(document: &Document, id: &Id, plan: impl FnOnce(&Event) -> Plan) -> Plan {
    document.events.find(id).map_or_else(Plan::default, |event| plan(event))
}

fn each(document: &Document, events: &[Id], field: EventField, value: impl Fn(&Event) -> Value) -> Plan {
    let found = events.iter().filter_map(|id| document.events.find(id));
    commands(found.map(|event| Command::set_event(&event.id, field, value(event))).collect())
}

/// Gives events another time. Those that move later go last first, so that none passes the others.
fn times(document: &Document, events: &[Id], time: impl Fn(&Event) -> EventTime) -> Plan {
    let found = events.iter().filter_map(|id| document.events.find(id));
    commands(found.flat_map(|event| time(event).commands(event)).collect())
}

fn insert_into(event: Id, field: EventField, node: Node) -> Plan {
    let target = Target::event(&event);
    commands(vec![Command::Insert { target, field: field.into(), index: usize::MAX, node }])
}

fn remove_from(event: Id, field: EventField, id: Id) -> Plan {
    commands(vec![Command::Remove { target: Target::event(&event), field: field.into(), id }])
}

/// Only what differs is set; typing into one of the texts joins the history entry.
fn change_evidence(target: Target, link: &Evidence, new: NewEvidence) -> Plan {
    let set = |field: EvidenceField, value: Value| {
        (Record::get(link, field.into()) != value).then_some((field, value))
    };
    let changed = [
        set(EvidenceField::Url, new.url.to_value()),
        set(EvidenceField::Label, new.label.to_value()),
        set(EvidenceField::Kind, new.kind.to_value()),
    ];
    let changed: Vec<_> = changed.into_iter().flatten().collect();
    let field = match changed.as_slice() {
        [(field @ (EvidenceField::Url | EvidenceField::Label), _)] => {
            Some((target.clone(), usize::from(*field)))
        }
        _ => None,
    };
    let commands =
        changed.into_iter().map(|(field, value)| Command::set(target.clone(), field, value)).collect();
    Plan { commands, field, focus: None }
}

/// The parts of the report that a public copy holds stand in one list.
fn report_part(document: &Document, field: ReportField, visibility: &Visibility) -> Plan {
    let Some(part) = Report::FIELDS.get(usize::from(field)) else { return Plan::default() };
    let listed = &document.report.public;
    let parts = match visibility {
        Visibility::Public => listed.with(part.key),
        Visibility::Internal | Visibility::Other(_) => listed.without(part.key),
    };
    let report = Target::document().part(DocumentField::Report);
    commands(vec![Command::set(report, usize::from(ReportField::Public), parts.to_value())])
}

fn mark(document: &Document, key: &MarkerKey, marker: Option<Marker>) -> Plan {
    set_markers(document, document.markers.with(key, marker))
        .map_or_else(Plan::default, |set| commands(vec![set]))
}

fn set_markers(document: &Document, markers: Markers) -> Option<Command> {
    let set = || Command::set(Target::document(), DocumentField::Markers, markers.to_value());
    (markers != document.markers).then(set)
}

fn insert_event(index: usize, event: Event) -> Plan {
    let focus = Some(event.id.clone());
    let insert = Command::Insert {
        target: Target::document(),
        field: DocumentField::Events.into(),
        index,
        node: Node::Event(Rc::new(event)),
    };
    Plan { commands: vec![insert], field: None, focus }
}

fn add_event(document: &Document, add: Add, ids: &mut IdSource) -> Plan {
    let id = fresh(document, ids);
    let events = &document.events;
    let below = |index: Option<usize>| {
        let after = index.and_then(|at| events.get(at)).map_or(Anchor::Top, |e| Anchor::After(e.id.clone()));
        let event = Event { id: id.clone(), after: Some(after), ..Event::default() };
        insert_event(index.map_or(0, |at| at + 1), event)
    };
    match add {
        Add::Last => below(events.len().checked_sub(1)),
        Add::Below(other) => below(events.position(&other)),
        Add::Above(other) => below(events.position(&other).and_then(|at| at.checked_sub(1))),
        Add::Event(event) => insert_event(usize::MAX, Event { id, ..*event }),
    }
}

fn duplicate(document: &Document, event: &Event, ids: &mut IdSource) -> Plan {
    let mut renewed = |id: &Id| if id.is_empty() { Id::default() } else { fresh(document, ids) };
    let copy = Event {
        id: renewed(&event.id),
        evidence: event
            .evidence
            .iter()
            .map(|e| Rc::new(Evidence { id: renewed(&e.id), ..(**e).clone() }))
            .collect(),
        questions: Rc::from([]),
        accounts: Rc::from([]),
        source: Rc::default(),
        ..event.clone()
    };
    let index = document.events.position(&event.id).map_or(usize::MAX, |at| at + 1);
    insert_event(index, copy)
}

/// Deletes events with their markers; what followed them without a time follows what they followed.
fn delete(document: &Document, events: &[Id]) -> Plan {
    let gone = |id: &Id| events.contains(id);
    let kept = document.markers.iter().filter(|(_, marker)| !gone(&marker.event)).cloned().collect();
    let mut list: Vec<Command> = set_markers(document, kept).into_iter().collect();
    list.extend(unlink(document, events));
    let mut stays = Anchor::Top;
    for event in document.events.iter() {
        if gone(&event.id) {
            continue;
        }
        if matches!(&event.after, Some(Anchor::After(id)) if gone(id)) && event.at.is_none() {
            list.push(Command::set_event(&event.id, EventField::After, Value::Anchor(stays.clone())));
        }
        stays = Anchor::After(event.id.clone());
    }
    // From the bottom up: no event ever follows one that is gone, so undo finds every place again.
    let mut places: Vec<(usize, &Id)> =
        events.iter().filter_map(|id| Some((document.events.position(id)?, id))).collect();
    crate::model::sort::by(&mut places, Ord::cmp);
    places.dedup();
    let (target, field) = (Target::document(), DocumentField::Events.into());
    list.extend(places.into_iter().rev().map(|(_, id)| Command::Remove {
        target: target.clone(),
        field,
        id: id.clone(),
    }));
    Plan { commands: list, field: None, focus: neighbour(document, events) }
}

/// The event to go to when these are gone: the next one, else the one before.
fn neighbour(document: &Document, gone: &[Id]) -> Option<Id> {
    let last = gone.iter().filter_map(|id| document.events.position(id)).max()?;
    let stays = |event: &&Rc<Event>| !gone.contains(&event.id);
    let next = document.events.iter_from(last + 1).find(stays);
    let before = || (0..last).rev().filter_map(|at| document.events.get(at)).find(stays);
    next.or_else(before).map(|event| event.id.clone())
}

/// Takes deleted events out of the factors and lessons that name them.
fn unlink(document: &Document, gone: &[Id]) -> Vec<Command> {
    use crate::model::{FactorField, LessonField};
    let without = |set: &Set| -> Option<Set> {
        let kept: Set =
            set.iter().map(|id| &**id).filter(|id| !gone.iter().any(|g| g.as_str() == *id)).collect();
        (kept != *set).then_some(kept)
    };
    let factors = document.factors.iter().filter_map(|factor| {
        let target = Target::document().item(DocumentField::Factors, &factor.id);
        without(&factor.events).map(|set| Command::set(target, FactorField::Events, set.to_value()))
    });
    let lessons = document.lessons.iter().filter_map(|lesson| {
        let target = Target::document().item(DocumentField::Lessons, &lesson.id);
        without(&lesson.events).map(|set| Command::set(target, LessonField::Events, set.to_value()))
    });
    factors.chain(lessons).collect()
}

/// Swaps an event with its neighbour; only events of one instant have an order to choose.
fn reorder(document: &Document, event: &Event, direction: Direction) -> Plan {
    let Some(index) = document.events.position(&event.id) else { return Plan::default() };
    let tied = |other: &&Rc<Event>| order::is_tie(other, event);
    let before: Vec<_> = (0..index).rev().map_while(|at| document.events.get(at)).take_while(tied).collect();
    let behind = document.events.iter_from(index + 1).take_while(tied);
    let mut group: Vec<&Event> = before.iter().rev().map(|e| &***e).chain([event]).collect();
    let at = group.len() - 1;
    group.extend(behind.map(|e| &**e));
    let to = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|to| *to < group.len()),
    };
    let Some(to) = to else { return Plan::default() };
    group.swap(at, to);
    let ranks = rank::sequence(group.len());
    let set = group.iter().zip(ranks).filter(|(event, rank)| *event.rank != **rank);
    commands(
        set.map(|(event, rank)| {
            Command::set_event(&event.id, EventField::Rank, Value::Text(rank.as_str().into()))
        })
        .collect(),
    )
}
