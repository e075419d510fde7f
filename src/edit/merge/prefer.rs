//! Which of two values the document holds while a conflict is open.
//!
//! Any total order will do that knows nothing of sides. This one prefers what is there to what is
//! not, and the fuller value to the shorter one.

use super::{Side, Three};
use crate::model::{Anchor, Type, Value};
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
        // Rare: whole sets within a time, and lists whose identifiers are not unique.
        (one, two) => format!("{one:?}").cmp(&format!("{two:?}")),
    })
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
