//! Which of two values the document holds while a conflict is open.
//!
//! Any total order will do that knows nothing of sides. This one prefers what is there to what is
//! not, and the fuller value to the shorter one.

use super::{Side, Three};
use crate::model::{Anchor, Node, Record, Type, Value};
use std::cmp::Ordering;

/// The side whose value is chosen.
pub fn choose(kind: Type, values: &Three<Value>) -> Side {
    match compare(kind, &values.mine, &values.theirs) {
        Ordering::Less => Side::Theirs,
        _ => Side::Mine,
    }
}

/// Orders values of one field; the greater one is chosen.
pub fn compare(kind: Type, one: &Value, two: &Value) -> Ordering {
    let there = |value: &Value| *value != Value::Default;
    there(one).cmp(&there(two)).then_with(|| match (one, two) {
        (Value::Text(one), Value::Text(two)) => texts(kind, one, two),
        (Value::Flag(one), Value::Flag(two)) => one.cmp(two),
        (Value::Integer(one), Value::Integer(two)) => one.cmp(two),
        (Value::Date(one), Value::Date(two)) => one.cmp(two),
        (Value::Moment(one), Value::Moment(two)) => {
            one.key().cmp(&two.key()).then_with(|| one.to_string().cmp(&two.to_string()))
        }
        (Value::Anchor(one), Value::Anchor(two)) => anchor(one).cmp(anchor(two)),
        (Value::Set(one), Value::Set(two)) => one.cmp(two),
        (Value::Markers(one), Value::Markers(two)) => one.cmp(two),
        (Value::Extra(one), Value::Extra(two)) => one.cmp(two),
        (Value::Record(one), Value::Record(two)) => records(one.record(), two.record()),
        // Rare: lists whose identifiers are not unique.
        (Value::List(one), Value::List(two)) => {
            lists(&mut one.iter().map(Node::record), &mut two.iter().map(Node::record))
        }
        (Value::Events(one), Value::Events(two)) => {
            lists(&mut one.iter().map(|event| &**event as _), &mut two.iter().map(|event| &**event as _))
        }
        // A field holds values of one type.
        _ => Ordering::Equal,
    })
}

type Records<'a> = &'a mut dyn Iterator<Item = &'a dyn Record>;

/// The first difference decides; of two lists that begin alike, the longer one is greater.
fn lists<'a>(one: Records<'a>, two: Records<'a>) -> Ordering {
    loop {
        let order = match (one.next(), two.next()) {
            (Some(one), Some(two)) => records(one, two),
            (one, two) => return one.is_some().cmp(&two.is_some()),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn records(one: &dyn Record, two: &dyn Record) -> Ordering {
    let fields = one.fields().iter().enumerate();
    let mut orders = fields.map(|(at, field)| compare(field.kind, &one.get(at), &two.get(at)));
    orders.find(|order| *order != Ordering::Equal).unwrap_or_else(|| one.extra().cmp(two.extra()))
}

/// Words of a closed list by their place in it, ones that are not known last; texts by length.
fn texts(kind: Type, one: &str, two: &str) -> Ordering {
    let measure = |text: &str| match kind {
        Type::Choice(words) => words.iter().position(|word| *word == text).unwrap_or(words.len()),
        _ => text.chars().count(),
    };
    measure(one).cmp(&measure(two)).then_with(|| one.cmp(two))
}

fn anchor(anchor: &Anchor) -> &str {
    match anchor {
        Anchor::Top => "",
        Anchor::After(id) => id.as_str(),
    }
}
