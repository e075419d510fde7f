//! Lists of records, by identifier.

use super::quick::Quick;
use super::{Contested, Kept, Reason, Run, Side, Three};
use super::{fields, prefer, sequence};
use crate::edit::target::Target;
use crate::model::{Document, Id, Node, NodeKind, Record, Type, Value};
use std::cell::OnceCell;
use std::collections::HashMap;

/// The records of a list, and where each of them is.
pub struct Rows {
    pub nodes: Vec<Node>,
    value: Value,
    places: OnceCell<HashMap<Id, usize, Quick>>,
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
        Self { nodes, value, places: OnceCell::new() }
    }

    /// The record with this identifier.
    pub fn get(&self, id: &Id) -> Option<&Node> {
        self.nodes.get(self.place(id)?)
    }

    /// Where it stands.
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.places().get(id).copied()
    }

    /// Whether both are the same list in memory.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Events(one), Value::Events(two)) => one.is_same(two),
            (Value::Default, Value::Default) => true,
            _ => false,
        }
    }

    /// Whether every record has an identifier of its own.
    fn is_sound(&self) -> bool {
        self.places().len() == self.nodes.len()
    }

    fn places(&self) -> &HashMap<Id, usize, Quick> {
        let named = || self.nodes.iter().enumerate().map(|(at, node)| (node.id(), at)).collect();
        self.places.get_or_init(named)
    }
}

/// The lists of a document, by field.
pub fn document_lists() -> impl Iterator<Item = (usize, NodeKind)> {
    Document::FIELDS.iter().enumerate().filter_map(|(field, declared)| match declared.kind {
        Type::List(kind) => Some((field, kind)),
        Type::Events => Some((field, NodeKind::Event)),
        _ => None,
    })
}

/// Merges a list of records other than events.
pub(super) fn merge(
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
pub(super) fn unsound(
    run: &mut Run,
    target: &Target,
    field: usize,
    sides: Three<&Rows>,
) -> Option<Vec<Node>> {
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
pub(super) fn members(
    run: &mut Run,
    target: &Target,
    (field, kind): (usize, NodeKind),
    sides: Three<&Rows>,
) -> Vec<Node> {
    let mut members = Vec::with_capacity(sides.mine.nodes.len());
    let theirs = sides.theirs.nodes.iter().filter(|node| sides.mine.get(&node.id()).is_none());
    for node in sides.mine.nodes.iter().chain(theirs) {
        let id = node.id();
        let three = sides.map(|rows| rows.get(&id));
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
    let mended = run.links.mended(sides);
    let mended = mended.as_ref().map(|node| node.as_deref());
    let (there, deleted_by) = match (sides.mine, sides.theirs) {
        (Some(_), Some(_)) => return both(run, kind, mended, target),
        (Some(mine), None) => (mine, Side::Theirs),
        (None, Some(theirs)) => (theirs, Side::Mine),
        (None, None) => return None,
    };
    let merged = mended.mine.or(mended.theirs)?;
    let Some(base) = sides.base else { return Some(merged.clone()) };
    let because = match run.links.is_held(&there.id()) {
        _ if !(base.is_same(there) || base == there) => Reason::Edited,
        true => Reason::Referenced,
        false => return None,
    };
    run.kept.push(Kept { target: target(), deleted_by, because });
    Some(run.links.pruned(merged, deleted_by))
}

fn both(
    run: &mut Run,
    kind: NodeKind,
    sides: Three<Option<&Node>>,
    target: impl Fn() -> Target,
) -> Option<Node> {
    let (mine, theirs) = (sides.mine?, sides.theirs?);
    let same = |one: &Node, two: &Node| one.is_same(two) || one == two;
    if same(mine, theirs) {
        return Some(mine.clone());
    }
    if !run.links.concern(kind) {
        match sides.base {
            Some(base) if same(base, mine) => return Some(theirs.clone()),
            Some(base) if same(base, theirs) => return Some(mine.clone()),
            _ => {}
        }
    }
    let empty = kind.empty();
    let sides = Three { base: sides.base.unwrap_or(&empty), mine, theirs };
    let mut merged = mine.clone();
    fields::node(run, &target(), kind, sides, &mut merged);
    Some(merged)
}
