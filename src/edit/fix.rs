//! From a fix to the commands that carry it out: one intention, one entry of the history.

use super::command::Command;
use super::target::Target;
use super::time::EventTime;
use crate::model::findings::{Fix, moved_years};
use crate::model::{
    Anchor, DAY, Document, DocumentField, Event, EventField, FactorField, FieldType, Id, Kind, LessonField,
    Marker, Markers, Moment, Node, Record, Set, Value,
};
use std::rc::Rc;

/// The commands that carry out a fix; none when what it was meant for is no longer there.
///
/// They belong into one [`super::Action::Commands`] with [`super::Label::ApplyFix`].
pub fn fix_commands(document: &Document, fix: &Fix) -> Vec<Command> {
    let markers = &document.markers;
    match fix {
        Fix::SwapMarkers(one, two) => match (markers.get(one), markers.get(two)) {
            (Some(first), Some(second)) => {
                let swapped = markers.with(one, Some(second.clone())).with(two, Some(first.clone()));
                set_markers(document, swapped)
            }
            _ => vec![],
        },
        Fix::Mark { key, event, end } => with_event(document, event, |event| {
            let old = markers.get(key).cloned().unwrap_or_default();
            let marker = Marker { event: event.id.clone(), end: *end, ..old };
            set_markers(document, markers.with(key, Some(marker)))
        }),
        Fix::Unmark(key) => set_markers(document, markers.with(key, None)),
        Fix::UseBeginning(key) => {
            let begin = markers.get(key).map(|marker| Marker { end: false, ..marker.clone() });
            begin.map_or_else(Vec::new, |marker| set_markers(document, markers.with(key, Some(marker))))
        }
        Fix::SetZone(zone) => {
            vec![Command::set(Target::document(), DocumentField::Timezone, zone.to_value())]
        }
        Fix::Merge { keep, gone } => merge(document, keep, gone),
        other => time_commands(document, other),
    }
}

/// Fixes that change the times of events.
fn time_commands(document: &Document, fix: &Fix) -> Vec<Command> {
    let change = |id: &Id, next: &dyn Fn(&Event, EventTime) -> EventTime| {
        with_event(document, id, |event| next(event, EventTime::of(event)).commands(event))
    };
    match fix {
        Fix::SwapEnds(id) => change(id, &|event, time| swapped(event, time)),
        Fix::SwapBounds(id) => change(id, &|_, time| {
            let (earliest, latest) = (time.latest, time.earliest);
            EventTime { earliest, latest, ..time }
        }),
        Fix::EndNextDay(id) => change(id, &|_, time| {
            let until = time.until.map(|until| until.plus_seconds(DAY));
            EventTime { until, ..time }
        }),
        Fix::EndAt(id, at) => change(id, &|_, time| EventTime { until: Some(*at), ..time }),
        Fix::MoveDays(id, days) => change(id, &|_, time| time.shifted(i64::from(*days) * DAY)),
        Fix::MoveYears(ids, years) => {
            let years = |moment: Moment| moved_years(moment, *years).unwrap_or(moment);
            ids.iter().flat_map(|id| change(id, &|_, time| time.map(years))).collect()
        }
        Fix::UseTime { event, end, at } => change(event, &|_, time| {
            let time = EventTime { inferred: time.inferred.without("zone"), ..time };
            if *end { EventTime { until: Some(*at), ..time } } else { EventTime { at: Some(*at), ..time } }
        }),
        Fix::ConfirmZone(id) => {
            change(id, &|_, time| EventTime { inferred: time.inferred.without("zone"), ..time })
        }
        Fix::ForgetKnown(id) => with_event(document, id, |event| {
            vec![Command::set_event(&event.id, EventField::KnownAt, Value::Default)]
        }),
        _ => vec![],
    }
}

fn with_event(document: &Document, id: &Id, commands: impl FnOnce(&Event) -> Vec<Command>) -> Vec<Command> {
    document.events.find(id).map_or_else(Vec::new, |event| commands(event))
}

fn set_markers(document: &Document, markers: Markers) -> Vec<Command> {
    let set = || Command::set(Target::document(), DocumentField::Markers, markers.to_value());
    if markers == document.markers { vec![] } else { vec![set()] }
}

/// Beginning and end the other way round, each with what is known of it.
fn swapped(event: &Event, time: EventTime) -> EventTime {
    let precision = event.end_precision().clone();
    EventTime {
        at: time.until,
        until: time.at,
        until_precision: (time.precision != precision).then_some(time.precision),
        precision,
        certainty: time.until_certainty,
        until_certainty: time.certainty,
        ..time
    }
}

/// Two events become one. Whatever pointed to the one that goes points to the one that stays, and
/// what hung on it moves over; nothing that only it said is lost.
fn merge(document: &Document, keep: &Id, gone: &Id) -> Vec<Command> {
    let (Some(kept), Some(lost)) = (document.events.find(keep), document.events.find(gone)) else {
        return vec![];
    };
    if keep == gone {
        return vec![];
    }
    let mut commands = set_markers(document, markers_of(document, kept, lost));
    commands.extend(links(document, keep, gone));
    commands.extend(followers(document, keep, gone));
    let (target, field) = (Target::document(), DocumentField::Events.into());
    commands.push(Command::Remove { target, field, id: gone.clone() });
    commands.extend(united(kept, lost));
    commands.extend(moved_over(kept, lost));
    commands
}

fn markers_of(document: &Document, kept: &Event, lost: &Event) -> Markers {
    let renamed = |marker: &Marker| match marker.event == lost.id {
        true => Marker { event: kept.id.clone(), ..marker.clone() },
        false => marker.clone(),
    };
    document.markers.iter().map(|(key, marker)| (key.clone(), renamed(marker))).collect()
}

/// Factors and lessons that name the one that goes.
fn links(document: &Document, keep: &Id, gone: &Id) -> Vec<Command> {
    let renamed = |set: &Set| -> Option<Value> {
        let name = |id: &'_ str| if id == gone.as_str() { keep.as_str().to_owned() } else { id.to_owned() };
        let names: Vec<String> = set.iter().map(|id| name(id)).collect();
        let next: Set = names.iter().map(|name| &**name).collect();
        (next != *set).then(|| next.to_value())
    };
    let factors = document.factors.iter().filter_map(|factor| {
        let target = Target::document().item(DocumentField::Factors, &factor.id);
        Some(Command::set(target, FactorField::Events, renamed(&factor.events)?))
    });
    let lessons = document.lessons.iter().filter_map(|lesson| {
        let target = Target::document().item(DocumentField::Lessons, &lesson.id);
        Some(Command::set(target, LessonField::Events, renamed(&lesson.events)?))
    });
    factors.chain(lessons).collect()
}

/// Events without a time that follow the one that goes.
fn followers(document: &Document, keep: &Id, gone: &Id) -> Vec<Command> {
    let follows = |event: &&Rc<Event>| matches!(&event.after, Some(Anchor::After(id)) if id == gone);
    let after = || Value::Anchor(Anchor::After(keep.clone()));
    let events = document.events.iter().filter(follows).filter(|event| event.id != *keep);
    events.map(|event| Command::set_event(&event.id, EventField::After, after())).collect()
}

/// The fields of the one that stays, where the other has something to add.
fn united(kept: &Event, lost: &Event) -> Vec<Command> {
    let both = |one: &Set, two: &Set| -> Set { one.iter().chain(two.iter()).map(|text| &**text).collect() };
    let next = Event {
        until: kept.until.or(lost.until),
        until_precision: if kept.until.is_some() { &kept.until_precision } else { &lost.until_precision }
            .clone(),
        until_certainty: if kept.until.is_some() { &kept.until_certainty } else { &lost.until_certainty }
            .clone(),
        earliest: kept.earliest.or(lost.earliest),
        latest: kept.latest.or(lost.latest),
        kind: if kept.kind == Kind::default() { lost.kind.clone() } else { kept.kind.clone() },
        known_at: kept.known_at.or(lost.known_at),
        who: both(&kept.who, &lost.who),
        tags: both(&kept.tags, &lost.tags),
        starred: kept.starred || lost.starred,
        source: if kept.source.to_value() == Value::Default { &lost.source } else { &kept.source }.clone(),
        ..kept.clone()
    };
    let fields = (0..kept.fields().len()).filter(|field| kept.get(*field) != next.get(*field));
    let set = |field: usize| Command::set(Target::event(&kept.id), field, next.get(field));
    let known = |key: &str| kept.extra.get(key).is_some();
    let extra = lost.extra.iter().filter(|(key, _)| !known(key));
    let extra: crate::model::Extra = kept.extra.iter().chain(extra).cloned().collect();
    let unknown = (extra != kept.extra).then(|| Command::SetExtra { target: Target::event(&kept.id), extra });
    fields.map(set).chain(unknown).collect()
}

/// Accounts, questions and evidence; a link that is there already is not doubled.
fn moved_over(kept: &Event, lost: &Event) -> Vec<Command> {
    let insert = |field: EventField, node: Node| Command::Insert {
        target: Target::event(&kept.id),
        field: field.into(),
        index: usize::MAX,
        node,
    };
    let accounts = lost.accounts.iter().map(|a| insert(EventField::Accounts, Node::Account(a.clone())));
    let questions = lost.questions.iter().map(|q| insert(EventField::Questions, Node::Question(q.clone())));
    let is_new = |url: &str| kept.evidence.iter().all(|link| *link.url != *url);
    let evidence = lost.evidence.iter().filter(|link| is_new(&link.url));
    let evidence = evidence.map(|link| insert(EventField::Evidence, Node::Evidence(link.clone())));
    accounts.chain(questions).chain(evidence).collect()
}
