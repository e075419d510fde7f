//! Commands: the only way in which a document changes, each with an inverse.
//!
//! A command names a record by the path to it and says what is to be there. Applying one gives
//! the command that takes it back, exactly: the text of the document comes out byte-equal.

use super::descend::{Edit, descend, list_of};
use super::target::{Step, Target};
use crate::model::{
    Document, DocumentField, Event, EventField, EventList, Extra, FieldType, Id, MarkerKey, Markers,
    Mismatch, Node, Record, Value, order,
};
use std::rc::Rc;

/// A change of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Puts a value into a field.
    Set {
        /// The record.
        target: Target,
        /// The field, as its place among the fields of the record.
        field: usize,
        /// What is to be in it.
        value: Value,
        /// Where among its equals an event goes whose time changes by this; last when absent.
        place: Option<usize>,
    },
    /// Replaces all unknown fields of a record.
    SetExtra {
        /// The record.
        target: Target,
        /// What they are to be.
        extra: Extra,
    },
    /// Adds a record to a list.
    Insert {
        /// The record that has the list.
        target: Target,
        /// The field that holds the list.
        field: usize,
        /// Where: for an event, among its equals, since its time decides.
        index: usize,
        /// The record to add.
        node: Node,
    },
    /// Takes a record out of a list.
    Remove {
        /// The record that has the list.
        target: Target,
        /// The field that holds the list.
        field: usize,
        /// The record to take out.
        id: Id,
    },
    /// Moves a record within its list; events move by their time instead.
    Move {
        /// The record that has the list.
        target: Target,
        /// The field that holds the list.
        field: usize,
        /// The record to move.
        id: Id,
        /// The place it is to have.
        index: usize,
    },
}

impl Command {
    /// Puts a value into a field.
    pub fn set(target: Target, field: impl Into<usize>, value: Value) -> Self {
        Self::Set { target, field: field.into(), value, place: None }
    }

    /// Whether it changes nothing but an event, and markers that are on it before or behind.
    pub fn is_about(&self, document: &Document, event: &Id) -> bool {
        let of_event = Target::event(event);
        let is_inside = |target: &Target| target.0.first() == of_event.0.first();
        match self {
            Self::Set { target, field, value, .. } if *target == Target::document() => {
                *field == usize::from(DocumentField::Markers)
                    && moves_only(&document.markers, &Markers::from_value(value.clone()), event)
            }
            Self::Insert { target, node: Node::Event(added), .. } if *target == Target::document() => {
                added.id == *event
            }
            Self::Set { target, .. }
            | Self::SetExtra { target, .. }
            | Self::Insert { target, .. }
            | Self::Remove { target, .. }
            | Self::Move { target, .. } => is_inside(target),
        }
    }

    /// Puts a value into a field of an event.
    pub fn set_event(id: &Id, field: EventField, value: Value) -> Self {
        Self::set(Target::event(id), field, value)
    }
}

/// Whether all markers that differ are on this event before or behind.
fn moves_only(before: &Markers, after: &Result<Markers, Mismatch>, event: &Id) -> bool {
    let Ok(after) = after else { return false };
    let is_on = |markers: &Markers, key: &MarkerKey| markers.get(key).is_some_and(|it| it.event == *event);
    let keys = before.iter().chain(after.iter()).map(|(key, _)| key);
    let mut changed = keys.filter(|key| before.get(key) != after.get(key));
    changed.all(|key| is_on(before, key) || is_on(after, key))
}

/// Why a command was not applied; the document is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no record on this way; somebody may have deleted it.
    NoRecord(Target),
    /// The field does not hold such a value.
    WrongType {
        /// The record.
        target: Target,
        /// The field, as its place among the fields of the record.
        field: usize,
    },
    /// The list already has a record with this identifier.
    SameId(Id),
}

/// Applies a command and gives the one that takes it back.
///
/// # Errors
/// When the command does not fit the document, which is then unchanged.
pub fn apply(document: &mut Document, command: Command) -> Result<Command, Refused> {
    match command {
        Command::Set { target, field, value, place } => set(document, target, field, value, place),
        Command::SetExtra { target, extra } => {
            let old = change(document, &target, None, |record| {
                let old = record.extra().clone();
                record.set_extra(extra.clone());
                Ok(old)
            })?;
            Ok(Command::SetExtra { target, extra: old })
        }
        Command::Insert { target, field, index, node } => insert(document, target, field, index, node),
        Command::Remove { target, field, id } => remove(document, target, field, id),
        Command::Move { target, field, id, index } => move_item(document, target, field, id, index),
    }
}

/// Applies commands in order, all or none, and gives those that take them back, in their order.
///
/// # Errors
/// When one of them does not fit; the document is then unchanged.
pub fn apply_all(
    document: &mut Document,
    commands: impl IntoIterator<Item = Command>,
) -> Result<Vec<Command>, Refused> {
    let mut next = document.clone();
    let mut inverses = Vec::new();
    for command in commands {
        inverses.push(apply(&mut next, command)?);
    }
    *document = next;
    inverses.reverse();
    Ok(inverses)
}

fn set(
    document: &mut Document,
    target: Target,
    field: usize,
    value: Value,
    place: Option<usize>,
) -> Result<Command, Refused> {
    let moves = event_of(&target).filter(|_| orders(&target, field)).cloned();
    let behind = moves.as_ref().and_then(|id| next_equal(&document.events, document.events.position(id)?));
    let wrong = |_: Mismatch| Refused::WrongType { target: target.clone(), field };
    let old = change(document, &target, place, |record| {
        let old = record.get(field);
        record.set(field, value).map_err(wrong)?;
        Ok(old)
    })?;
    let place = moves.map(|id| place_before(&document.events, behind.as_ref(), &id));
    Ok(Command::Set { target, field, value: old, place })
}

/// The event at the end of a path.
fn event_of(target: &Target) -> Option<&Id> {
    match target.0.as_slice() {
        [Step::Item(field, id)] if *field == usize::from(DocumentField::Events) => Some(id),
        _ => None,
    }
}

/// Whether a field of the record at the end of a path decides where an event stands.
fn orders(target: &Target, field: usize) -> bool {
    const ORDER: [EventField; 5] =
        [EventField::At, EventField::After, EventField::Precision, EventField::Certainty, EventField::Rank];
    event_of(target).is_some() && ORDER.iter().any(|f| usize::from(*f) == field)
}

/// Changes the record on a way, and keeps the events in order; gives what the edit gives.
fn change<T>(
    document: &mut Document,
    target: &Target,
    place: Option<usize>,
    edit: impl FnOnce(&mut dyn Record) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let (mut edit, mut result) = (Some(edit), None);
    change_with(document, target, place, &mut |record| {
        if let Some(edit) = edit.take() {
            result = Some(edit(record)?);
        }
        Ok(())
    })?;
    result.ok_or_else(|| Refused::NoRecord(target.clone()))
}

fn change_with(
    document: &mut Document,
    target: &Target,
    place: Option<usize>,
    edit: Edit<'_>,
) -> Result<(), Refused> {
    let Some((Step::Item(field, id), rest)) = target.0.split_first() else {
        return descend(document, &target.0, target, edit);
    };
    if *field != usize::from(DocumentField::Events) {
        return descend(document, &target.0, target, edit);
    }
    let missing = || Refused::NoRecord(target.clone());
    let index = document.events.position(id).ok_or_else(missing)?;
    let old = document.events.get(index).ok_or_else(missing)?.clone();
    let mut event = (*old).clone();
    descend(&mut event, rest, target, edit)?;
    let event = Rc::new(event);
    let stays = order::key(&old) == order::key(&event) && old.after == event.after && old.rank == event.rank;
    if stays && place.is_none() {
        document.events.replace(index, event);
    } else {
        document.events.remove(index);
        put_event(document, place, event);
    }
    Ok(())
}

fn insert(
    document: &mut Document,
    target: Target,
    field: usize,
    index: usize,
    node: Node,
) -> Result<Command, Refused> {
    let id = node.id();
    if let (Some(()), Node::Event(event)) = (event_list(&target, field), &node) {
        if document.events.position(&id).is_some() {
            return Err(Refused::SameId(id));
        }
        put_event(document, Some(index), event.clone());
        return Ok(Command::Remove { target, field, id });
    }
    edit_list(document, &target, field, |nodes| {
        if nodes.iter().any(|other| other.id() == id) {
            return Err(Refused::SameId(id.clone()));
        }
        nodes.insert(index.min(nodes.len()), node);
        Ok(())
    })?;
    Ok(Command::Remove { target, field, id })
}

fn remove(document: &mut Document, target: Target, field: usize, id: Id) -> Result<Command, Refused> {
    let missing = Refused::NoRecord(target.clone().item(field, &id));
    if event_list(&target, field).is_some() {
        let index = document.events.position(&id).ok_or(missing.clone())?;
        let behind = next_equal(&document.events, index);
        let event = document.events.remove(index).ok_or(missing)?;
        rearrange(document);
        let index = place_before(&document.events, behind.as_ref(), &id);
        return Ok(Command::Insert { target, field, index, node: Node::Event(event) });
    }
    let (index, node) = edit_list(document, &target, field, |nodes| {
        let index = nodes.iter().position(|node| node.id() == id).ok_or(missing)?;
        Ok((index, nodes.remove(index)))
    })?;
    Ok(Command::Insert { target, field, index, node })
}

fn move_item(
    document: &mut Document,
    target: Target,
    field: usize,
    id: Id,
    index: usize,
) -> Result<Command, Refused> {
    let missing = Refused::NoRecord(target.clone().item(field, &id));
    let from = edit_list(document, &target, field, |nodes| {
        let from = nodes.iter().position(|node| node.id() == id).ok_or(missing)?;
        let node = nodes.remove(from);
        nodes.insert(index.min(nodes.len()), node);
        Ok(from)
    })?;
    Ok(Command::Move { target, field, id, index: from })
}

fn event_list(target: &Target, field: usize) -> Option<()> {
    (target.0.is_empty() && field == usize::from(DocumentField::Events)).then_some(())
}

fn edit_list<T>(
    document: &mut Document,
    target: &Target,
    field: usize,
    edit: impl FnOnce(&mut Vec<Node>) -> Result<T, Refused>,
) -> Result<T, Refused> {
    let wrong = || Refused::WrongType { target: target.clone(), field };
    change(document, target, None, |record| {
        let mut nodes = list_of(record, field).ok_or_else(wrong)?;
        let result = edit(&mut nodes)?;
        record.set(field, Value::List(nodes.into())).map_err(|_| wrong())?;
        Ok(result)
    })
}

/// Puts an event where its time wants it: among its equals at this place, else behind them.
fn put_event(document: &mut Document, place: Option<usize>, event: Rc<Event>) {
    let events = &mut document.events;
    if event.at.is_some() && events.is_dated() {
        let (first, last) = order::places(events, &event);
        events.insert(place.unwrap_or(last).clamp(first, last), event);
    } else {
        events.insert(place.unwrap_or(events.len()), event);
        rearrange(document);
    }
}

/// The next event that stands where it does only because of how it was stored: before it belongs
/// the event at this place, should it come back.
fn next_equal(events: &EventList, index: usize) -> Option<Id> {
    let event = events.get(index)?;
    let key = order::key(event);
    let beyond = |other: &Event| other.at.is_some() && order::key(other) != key;
    let equal = |other: &Event| {
        order::key(other) == key
            && (key.is_some() || (other.after == event.after && other.rank == event.rank))
    };
    events
        .iter_from(index + 1)
        .take_while(|other| !beyond(other))
        .find(|other| equal(other))
        .map(|other| other.id.clone())
}

/// The place of an event in the list without another one; the end for none.
fn place_before(events: &EventList, behind: Option<&Id>, without: &Id) -> usize {
    let Some(place) = behind.and_then(|id| events.position(id)) else { return usize::MAX };
    let other = events.position(without).is_some_and(|at| at < place);
    place - usize::from(other)
}

/// Undated events follow others: when one moves or goes, so may they.
fn rearrange(document: &mut Document) {
    if !document.events.is_dated() {
        document.events = order::arrange(document.events.iter().cloned());
    }
}
