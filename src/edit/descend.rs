//! The way from a record to one inside it.

use super::command::Refused;
use super::target::{Step, Target};
use crate::model::{Document, Extra, Node, Record, Type, Value};

/// What is done to one record: not generic, so that the way there is compiled once.
pub(super) type Edit<'a> = &'a mut dyn FnMut(&mut dyn Record) -> Result<(), Refused>;

/// Follows the steps from a record and changes the one at their end.
pub(super) fn descend(
    record: &mut dyn Record,
    steps: &[Step],
    target: &Target,
    edit: Edit<'_>,
) -> Result<(), Refused> {
    let missing = || Refused::NoRecord(target.clone());
    match steps.split_first() {
        None => edit(record),
        Some((Step::Part(field), rest)) => {
            let mut node = match record.get(*field) {
                Value::Record(node) => node,
                _ => empty_part(record, *field).ok_or_else(missing)?,
            };
            descend(node.record_mut(), rest, target, edit)?;
            record.set(*field, Value::Record(node)).map_err(|_| missing())
        }
        Some((Step::Item(field, id), rest)) => {
            let mut nodes = list_of(record, *field).ok_or_else(missing)?;
            let node = nodes.iter_mut().find(|node| node.id() == *id).ok_or_else(missing)?;
            descend(node.record_mut(), rest, target, edit)?;
            record.set(*field, Value::List(nodes.into())).map_err(|_| missing())
        }
    }
}

fn empty_part(record: &dyn Record, field: usize) -> Option<Node> {
    match record.fields().get(field)?.kind {
        Type::Record(kind) => Some(kind.empty()),
        _ => None,
    }
}

/// The records of a list field; `None` when the field is no list.
pub(super) fn list_of(record: &dyn Record, field: usize) -> Option<Vec<Node>> {
    match (record.fields().get(field)?.kind, record.get(field)) {
        (Type::List(_), Value::List(nodes)) => Some(nodes.to_vec()),
        (Type::List(_), _) => Some(Vec::new()),
        _ => None,
    }
}

/// The record on a way; `None` for the document itself, and where there is none.
pub fn record_at(document: &Document, target: &Target) -> Option<Node> {
    let mut found: Option<Node> = None;
    for step in &target.0 {
        let parent: &dyn Record = found.as_ref().map_or(document as &dyn Record, |node| node.record());
        let next = match (step, parent.get(step.field())) {
            (Step::Part(_), Value::Record(node)) => Some(node),
            (Step::Item(_, id), Value::Events(events)) => events.find(id).cloned().map(Node::Event),
            (Step::Item(_, id), Value::List(list)) => list.iter().find(|node| node.id() == *id).cloned(),
            _ => None,
        };
        found = Some(next?);
    }
    found
}

/// The unknown fields of the record on a way; `None` when there is no such record.
pub fn extra_of(document: &Document, target: &Target) -> Option<Extra> {
    if target.0.is_empty() {
        return Some(document.extra.clone());
    }
    record_at(document, target).map(|node| node.record().extra().clone())
}
