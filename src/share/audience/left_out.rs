//! What one document holds and another, made of it, does not.
//!
//! Works from the fields that the records declare: nothing can be left out without being listed.

use super::{LeftOut, Place};
use crate::model::{Document, Event, Extra, Id, Marker, Markers, Node, Record, Text, Value, markup};
use std::collections::HashMap;
use std::rc::Rc;

/// How many characters of a text are shown.
const SHOWN: usize = 80;
/// The fields by which a record is known, the best first.
const NAMES: [&str; 8] = ["text", "name", "label", "title", "url", "did", "system", "who"];

/// Everything of `whole` that is not in `part`, in its order.
pub(super) fn between(whole: &Document, part: &Document) -> Vec<LeftOut> {
    let mut found = Found { place: Place::default(), all: Vec::new() };
    for (at, field) in Document::FIELDS.iter().enumerate() {
        found.place = Place { part: field.key, ..Place::default() };
        match (whole.get(at), part.get(at)) {
            (Value::Events(whole), part) => {
                let part = if let Value::Events(part) = part { part } else { Default::default() };
                let kept: HashMap<&str, &Rc<Event>> = part.iter().map(|it| (it.id.as_str(), it)).collect();
                for event in whole.iter() {
                    found.place.id = event.id.clone();
                    found.item(&**event, kept.get(event.id.as_str()).map(|it| &***it as &dyn Record));
                }
            }
            (Value::List(whole), part) => {
                let kept = nodes(&part);
                for node in whole.iter() {
                    found.place.id = node.id();
                    found.item(node.record(), kept.get(&node.id()).map(|node| node.record()));
                }
            }
            (Value::Record(whole), Value::Record(part)) => found.fields(whole.record(), part.record()),
            (Value::Record(whole), _) => {
                let empty = whole.kind().empty();
                found.fields(whole.record(), empty.record());
            }
            (whole, part) => found.value(&whole, &part, ""),
        }
    }
    found.place = Place::default();
    found.extra(whole.extra(), part.extra());
    found.all
}

struct Found {
    /// Where we are.
    place: Place,
    all: Vec<LeftOut>,
}

impl Found {
    fn push(&mut self, field: &str, text: &str) {
        let place = Place { field: field.into(), ..self.place.clone() };
        self.all.push(LeftOut { place, text: short(text) });
    }

    /// A record of a list: as a whole, or what it lost.
    fn item(&mut self, whole: &dyn Record, part: Option<&dyn Record>) {
        match part {
            Some(part) => self.fields(whole, part),
            None => self.push("", &name(whole)),
        }
    }

    fn fields(&mut self, whole: &dyn Record, part: &dyn Record) {
        for (at, field) in whole.fields().iter().enumerate() {
            self.value(&whole.get(at), &part.get(at), field.key);
        }
        self.extra(whole.extra(), part.extra());
    }

    fn value(&mut self, whole: &Value, part: &Value, field: &str) {
        match (whole, part) {
            // Where an event without a time stands follows from the others.
            (Value::Default | Value::Anchor(_), _) => {}
            (whole, part) if whole == part => {}
            (Value::Set(whole), part) => {
                let gone = whole.iter().filter(|text| !matches!(part, Value::Set(it) if it.contains(text)));
                gone.for_each(|text| self.push(field, text));
            }
            (Value::List(whole), part) => {
                let kept = nodes(part);
                for node in whole.iter() {
                    match kept.get(&node.id()) {
                        Some(part) => self.fields(node.record(), part.record()),
                        None => self.push(field, &name(node.record())),
                    }
                }
            }
            (Value::Record(whole), Value::Record(part)) => self.fields(whole.record(), part.record()),
            (Value::Record(whole), _) => self.push(field, &name(whole.record())),
            (Value::Markers(whole), part) => self.markers(whole, part),
            (Value::Text(text), _) => self.push(field, text),
            (Value::Moment(moment), _) => self.push(field, &moment.to_string()),
            (Value::Date(date), _) => self.push(field, &date.to_string()),
            (Value::Integer(number), _) => self.push(field, &number.to_string()),
            _ => self.push(field, ""),
        }
    }

    fn markers(&mut self, whole: &Markers, part: &Value) {
        let empty = Markers::default();
        let part = if let Value::Markers(part) = part { part } else { &empty };
        for (key, marker) in whole.iter() {
            match part.get(key) {
                None => self.push(key.as_str(), ""),
                Some(Marker { extra, .. }) => self.extra(&marker.extra, extra),
            }
        }
    }

    fn extra(&mut self, whole: &Extra, part: &Extra) {
        for (key, _) in whole.iter().filter(|(key, _)| part.get(key).is_none()) {
            self.push(key, "");
        }
    }
}

/// The records of a list by their identifiers.
fn nodes(value: &Value) -> HashMap<Id, &Node> {
    if let Value::List(nodes) = value {
        return nodes.iter().map(|node| (node.id(), node)).collect();
    }
    HashMap::new()
}

/// What a record is known by.
fn name(record: &dyn Record) -> Text {
    let text = |name: &&str| {
        let at = record.fields().iter().position(|field| field.key == *name)?;
        match record.get(at) {
            Value::Text(text) => Some(text),
            Value::Set(set) => set.iter().next().cloned(),
            _ => None,
        }
    };
    NAMES.iter().find_map(text).unwrap_or_default()
}

fn short(text: &str) -> Text {
    let line = markup::one_line(text);
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()).into(),
        None => line.into(),
    }
}
