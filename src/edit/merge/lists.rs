//! Lists of records, by identifier.

use super::{Contested, Kept, Reason, Run, Side, Three};
use super::{fields, prefer, sequence};
use crate::edit::command::Target;
use crate::model::{Document, Id, Node, NodeKind, Record, Type, Value};
use std::collections::HashMap;

/// The records of a list, and where each of them is.
#[derive(Default)]
pub struct Rows {
    pub nodes: Vec<Node>,
    places: HashMap<Id, usize>,
    value: Value,
}

impl Rows {
    /// The records that a field of a record holds.
    pub fn of(record: &dyn Record, field: usize) -> Self {
        let value = record.get(field);
        let nodes: Vec<Node> = match &value {
            Value::List(nodes) => nodes.to_vec(),
            Value::Events(events) => events.iter().map(|event| Node::Event(event.clone())).collect(),
            _ => Vec::new(),
        };
        let places = nodes.iter().enumerate().map(|(at, node)| (node.id(), at)).collect();
        Self { nodes, places, value }
    }

    /// The record with this identifier.
    pub fn get(&self, id: &Id) -> Option<&Node> {
        self.nodes.get(*self.places.get(id)?)
    }

    /// Where it stands.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// Whether every record has an identifier of its own.
    fn is_sound(&self) -> bool {
        self.places.len() == self.nodes.len()
    }
}

/// The lists of the documents themselves, by field.
pub fn document_rows(sides: Three<&Document>) -> Vec<(usize, NodeKind, Three<Rows>)> {
    let list = |(field, kind): (usize, Type)| {
        let kind = match kind {
            Type::List(kind) => kind,
            Type::Events => NodeKind::Event,
            _ => return None,
        };
        Some((field, kind, sides.map(|document| Rows::of(document, field))))
    };
    Document::FIELDS.iter().map(|field| field.kind).enumerate().filter_map(list).collect()
}

/// Merges a list of records other than events.
pub fn merge(
    run: &mut Run,
    target: &Target,
    (field, kind): (usize, NodeKind),
    sides: Three<&Rows>,
) -> Vec<Node> {
    if let Some(unsound) = unsound(run, target, field, sides) {
        return unsound;
    }
    let members = members(run, target, (field, kind), sides);
    let places: HashMap<Id, usize> = members.iter().enumerate().map(|(at, n)| (n.id(), at)).collect();
    let orders = sides.map(|rows| {
        let kept = rows.nodes.iter().filter_map(|node| node.record().id());
        kept.filter(|id| places.contains_key(id)).map(Id::as_str).collect::<Vec<_>>()
    });
    let order = sequence::merge(orders.as_ref().map(Vec::as_slice));
    let place = |name: &str| places.get(&Id::new(name)).copied();
    order.into_iter().filter_map(place).filter_map(|at| members.get(at).cloned()).collect()
}

/// A list in which an identifier stands twice is one value: nothing of it can be told apart.
pub fn unsound(run: &mut Run, target: &Target, field: usize, sides: Three<&Rows>) -> Option<Vec<Node>> {
    if sides.base.is_sound() && sides.mine.is_sound() && sides.theirs.is_sound() {
        return None;
    }
    let values = sides.map(|rows| rows.value.clone());
    let side = values.settled().unwrap_or_else(|| {
        let chosen = prefer::choose(Type::Text, &values);
        run.contest(target, Contested::Field(field), values, chosen);
        chosen
    });
    Some(sides.of(side).nodes.clone())
}

/// The merged records: mine in my order, then those that only they have.
pub fn members(
    run: &mut Run,
    target: &Target,
    (field, kind): (usize, NodeKind),
    sides: Three<&Rows>,
) -> Vec<Node> {
    let mut members = Vec::with_capacity(sides.mine.nodes.len());
    let theirs = sides.theirs.nodes.iter().filter(|node| sides.mine.get(&node.id()).is_none());
    for node in sides.mine.nodes.iter().chain(theirs) {
        let id = node.id();
        let three = run.links.mended(sides.map(|rows| rows.get(&id)));
        let three = three.as_ref().map(|node| node.as_deref());
        members.extend(member(run, kind, three, || target.clone().item(field, &id)));
    }
    members
}

fn member(
    run: &mut Run,
    kind: NodeKind,
    sides: Three<Option<&Node>>,
    target: impl Fn() -> Target,
) -> Option<Node> {
    let (there, deleted_by) = match (sides.mine, sides.theirs) {
        (Some(mine), Some(theirs)) => return Some(both(run, kind, sides.base, (mine, theirs), target)),
        (Some(mine), None) => (mine, Side::Theirs),
        (None, Some(theirs)) => (theirs, Side::Mine),
        (None, None) => return None,
    };
    let Some(base) = sides.base else { return Some(there.clone()) };
    let because = match run.links.is_held(&there.id()) {
        _ if !(base.is_same(there) || base == there) => Reason::Edited,
        true => Reason::Referenced,
        false => return None,
    };
    run.kept.push(Kept { target: target(), deleted_by, because });
    Some(run.links.pruned(there, deleted_by))
}

fn both(
    run: &mut Run,
    kind: NodeKind,
    base: Option<&Node>,
    (mine, theirs): (&Node, &Node),
    target: impl Fn() -> Target,
) -> Node {
    let same = |one: &Node, two: &Node| one.is_same(two) || one == two;
    if same(mine, theirs) {
        return mine.clone();
    }
    if !run.links.concern(kind) {
        match base {
            Some(base) if same(base, mine) => return theirs.clone(),
            Some(base) if same(base, theirs) => return mine.clone(),
            _ => {}
        }
    }
    let empty = kind.empty();
    let sides = Three { base: base.unwrap_or(&empty), mine, theirs };
    let mut merged = mine.clone();
    fields::node(run, &target(), kind, sides, &mut merged);
    merged
}
