//! What differs between two documents: as commands, and as facts to tell people.

use super::command::Command;
use super::merge::lists::{Rows, document_lists};
use super::merge::sequence;
use super::target::Target;
use crate::model::{Document, Id, Marker, MarkerKey, Markers, Node, NodeKind, Record, Type, Value};
use std::collections::HashMap;

/// The commands that turn one document into another, exactly.
///
/// One command a field of the document: lists share what they have in common, so that a history
/// entry with a whole list costs no more than its changes, and order comes out exactly in both
/// directions, that of ties and of undated events too.
pub fn diff(from: &Document, to: &Document) -> Vec<Command> {
    let fields = 0..Document::FIELDS.len();
    let changed = fields.filter(|field| from.get(*field) != to.get(*field));
    let mut commands: Vec<Command> =
        changed.map(|field| Command::set(Target::document(), field, to.get(field))).collect();
    if from.extra != to.extra {
        commands.push(Command::SetExtra { target: Target::document(), extra: to.extra.clone() });
    }
    commands
}

/// One difference between two documents.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// A record that only the second document has.
    Added(Target),
    /// A record that only the first document has.
    Removed(Target),
    /// A record of a list that stands elsewhere among its neighbours; events go by their time.
    Moved(Target),
    /// A record of which fields differ; those of the records inside it are told by themselves.
    Changed {
        /// The record.
        target: Target,
        /// The fields, as their places among the fields of the record.
        fields: Vec<usize>,
        /// Whether fields differ that this version does not know.
        unknown: bool,
    },
    /// A marker that was set, moved or taken away.
    Marked {
        /// Its name.
        key: MarkerKey,
        /// What it named.
        from: Option<Marker>,
        /// What it names.
        to: Option<Marker>,
    },
}

/// All differences, in the order in which the document is written; of each list first what is
/// gone, then the rest in its new order.
pub fn summary(from: &Document, to: &Document) -> Vec<Difference> {
    let mut found = Vec::new();
    record(&mut found, &Target::document(), from, to);
    markers(&mut found, &from.markers, &to.markers);
    for (field, kind) in document_lists() {
        if from.get(field) != to.get(field) {
            let rows = (&Rows::of(from, field), &Rows::of(to, field));
            list(&mut found, &Target::document(), (field, kind), rows);
        }
    }
    found
}

/// Compares the fields of a record and, behind them, the records inside it.
fn record(found: &mut Vec<Difference>, target: &Target, from: &dyn Record, to: &dyn Record) {
    let differs = |field: &usize| from.get(*field) != to.get(*field);
    let plain = |field: &usize| {
        let kind = to.fields().get(*field).map(|field| field.kind);
        !matches!(kind, Some(Type::List(_) | Type::Events | Type::Record(_) | Type::Markers))
    };
    let (fields, inside): (Vec<usize>, Vec<usize>) = (0..to.fields().len()).filter(differs).partition(plain);
    let unknown = from.extra() != to.extra();
    if unknown || !fields.is_empty() {
        found.push(Difference::Changed { target: target.clone(), fields, unknown });
    }
    for field in inside {
        match to.fields().get(field).map(|field| field.kind) {
            Some(Type::Record(kind)) => part(found, target, (field, kind), from, to),
            Some(Type::List(kind)) if !target.0.is_empty() => {
                let rows = (&Rows::of(from, field), &Rows::of(to, field));
                list(found, target, (field, kind), rows);
            }
            _ => {}
        }
    }
}

fn part(
    found: &mut Vec<Difference>,
    target: &Target,
    (field, kind): (usize, NodeKind),
    from: &dyn Record,
    to: &dyn Record,
) {
    let node = |record: &dyn Record| match record.get(field) {
        Value::Record(node) => node,
        _ => kind.empty(),
    };
    record(found, &target.clone().part(field), node(from).record(), node(to).record());
}

fn list(
    found: &mut Vec<Difference>,
    target: &Target,
    (field, kind): (usize, NodeKind),
    (from, to): (&Rows, &Rows),
) {
    let item = |node: &Node| target.clone().item(field, &node.id());
    let gone = from.nodes.iter().filter(|node| to.get(&node.id()).is_none());
    found.extend(gone.map(|node| Difference::Removed(item(node))));
    let moved = if kind == NodeKind::Event { Vec::new() } else { moved(from, to) };
    for node in &to.nodes {
        let Some(before) = from.get(&node.id()) else {
            found.push(Difference::Added(item(node)));
            continue;
        };
        if moved.contains(&node.id()) {
            found.push(Difference::Moved(item(node)));
        }
        if !(node.is_same(before) || node == before) {
            record(found, &item(node), before.record(), node.record());
        }
    }
}

/// The records that one has to move, of those that both lists have.
fn moved(from: &Rows, to: &Rows) -> Vec<Id> {
    let names = |rows: &Rows, other: &Rows| -> Vec<Id> {
        rows.nodes.iter().map(Node::id).filter(|id| other.get(id).is_some()).collect()
    };
    let (from, to) = (names(from, to), names(to, from));
    let places: HashMap<&str, usize> = from.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    let order: Vec<&str> = to.iter().map(Id::as_str).collect();
    sequence::moved(&places, &order).into_iter().map(Id::new).collect()
}

fn markers(found: &mut Vec<Difference>, from: &Markers, to: &Markers) {
    let gone = from.iter().filter(|(key, _)| to.get(key).is_none());
    let keys = to.iter().chain(gone).map(|(key, _)| key);
    let sides = keys.map(|key| (key, from.get(key), to.get(key)));
    found.extend(sides.filter(|(_, from, to)| from != to).map(|(key, from, to)| Difference::Marked {
        key: key.clone(),
        from: from.cloned(),
        to: to.cloned(),
    }));
}
