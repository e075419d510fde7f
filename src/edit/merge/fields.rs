//! Records, field by field.

use super::lists::{self, Rows};
use super::{Contested, Run, Side, Three, events, extra, prefer, sequence, text, time};
use crate::edit::target::Target;
use crate::edit::time::TIME_FIELDS;
use crate::model::{Document, EventField, Field, Node, NodeKind, Record, Set, Type, Value};

/// The lists of a document, by field.
type DocumentRows = [(usize, NodeKind, Three<Rows>)];

/// Merges everything in a document but its markers into a copy of mine.
pub fn document(run: &mut Run, sides: Three<&Document>, rows: &DocumentRows, merged: &mut Document) {
    let target = Target::document();
    for (field, kind, rows) in rows {
        if !run.links.keeps_any()
            && let Some(side) = sides.map(|document| document.get(*field)).settled()
        {
            put(merged, *field, sides.of(side).get(*field));
        } else if *kind == NodeKind::Event {
            merged.events = events::merge(run, sides, rows.as_ref());
        } else {
            let nodes = lists::merge(run, &target, (*field, *kind), rows.as_ref());
            put(merged, *field, list(nodes));
        }
    }
    for (field, declared) in Document::FIELDS.iter().enumerate() {
        if !matches!(declared.kind, Type::Markers | Type::Events | Type::List(_)) {
            let value = value(run, &target, (None, field), declared, sides.map(|d| d as &dyn Record));
            put(merged, field, value);
        }
    }
    merged.extra = extra::merge(run, &target, sides.map(|document| &document.extra));
}

/// Merges a record into a copy of mine.
pub fn node(run: &mut Run, target: &Target, kind: NodeKind, sides: Three<&Node>, merged: &mut Node) {
    let records = sides.map(Node::record);
    for (field, declared) in kind.fields().iter().enumerate() {
        if !is_time(kind, field) {
            let value = value(run, target, (Some(kind), field), declared, records);
            put(merged.record_mut(), field, value);
        }
    }
    if let Three { base: Node::Event(base), mine: Node::Event(mine), theirs: Node::Event(theirs) } = sides {
        let merged_time = time::merge(run, target, Three { base: &**base, mine, theirs });
        for field in TIME_FIELDS {
            put(merged.record_mut(), field.into(), merged_time.get(field.into()));
        }
    }
    let unknown = extra::merge(run, target, records.map(|record| record.extra()));
    merged.record_mut().set_extra(unknown);
}

fn is_time(kind: NodeKind, field: usize) -> bool {
    kind == NodeKind::Event && TIME_FIELDS.iter().any(|time| usize::from(*time) == field)
}

fn put(record: &mut dyn Record, field: usize, value: Value) {
    if record.get(field) != value {
        // The value comes from the same field of another record, so that the types agree.
        let _ = record.set(field, value);
    }
}

fn list(nodes: Vec<Node>) -> Value {
    if nodes.is_empty() { Value::Default } else { Value::List(nodes.into()) }
}

fn value(
    run: &mut Run,
    target: &Target,
    (owner, field): (Option<NodeKind>, usize),
    declared: &Field,
    records: Three<&dyn Record>,
) -> Value {
    let values = records.map(|record| record.get(field));
    if values.mine == values.theirs {
        return values.mine;
    }
    match declared.kind {
        Type::Set => set(run, (owner, field), values),
        Type::Record(kind) => part(run, target, (field, kind), values),
        Type::List(kind) => {
            let rows = records.map(|record| Rows::of(record, field));
            list(lists::merge(run, target, (field, kind), rows.as_ref()))
        }
        // Identifiers differ only where documents of different origin are merged.
        Type::Id => {
            let side = values.settled().unwrap_or_else(|| prefer::choose(declared.kind, &values));
            values.of(side)
        }
        kind => scalar(run, target, (owner, field), kind, values),
    }
}

fn scalar(
    run: &mut Run,
    target: &Target,
    (owner, field): (Option<NodeKind>, usize),
    kind: Type,
    values: Three<Value>,
) -> Value {
    if let Some(side) = values.settled() {
        return values.of(side);
    }
    if owner == Some(NodeKind::Event) && field == usize::from(EventField::Rank) {
        return events::contest_rank(run, target, values);
    }
    if kind == Type::Text
        && let Some(text) = text::merge(values.as_ref().map(words))
    {
        return Value::Text(text.into());
    }
    let keeper = if kind == Type::Link { run.links.keeper(values.as_ref().map(words)) } else { None };
    let chosen = keeper.unwrap_or_else(|| prefer::choose(kind, &values));
    let value = values.as_ref().of(chosen).clone();
    run.contest(target, Contested::Field(field), values, chosen);
    value
}

fn words(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        _ => "",
    }
}

/// One nested record; an empty one stands for none.
fn part(run: &mut Run, target: &Target, (field, kind): (usize, NodeKind), values: Three<Value>) -> Value {
    let nodes = values.map(|value| match value {
        Value::Record(node) => node,
        _ => kind.empty(),
    });
    let mut merged = nodes.mine.clone();
    node(run, &target.clone().part(field), kind, nodes.as_ref(), &mut merged);
    if merged == kind.empty() { Value::Default } else { Value::Record(merged) }
}

/// What is in both, and what either side added.
fn set(run: &Run, (owner, field): (Option<NodeKind>, usize), values: Three<Value>) -> Value {
    let nothing = Set::default();
    let sets = values.as_ref().map(|value| match value {
        Value::Set(set) => set,
        _ => &nothing,
    });
    let removed = |side: Side, text: &str| {
        let back = owner.is_some_and(|kind| run.links.came_back(side, kind, field, text));
        sets.base.contains(text) && !sets.of(side).contains(text) && !back
    };
    let stays = |text: &&str| !removed(Side::Mine, text) && !removed(Side::Theirs, text);
    let texts = sets.map(|set| set.iter().map(|text| &**text).filter(stays).collect::<Vec<_>>());
    let merged: Set = sequence::merge(texts.as_ref().map(Vec::as_slice)).into_iter().collect();
    if merged.is_empty() { Value::Default } else { Value::Set(merged) }
}
