//! Names replaced in all of a document.

use super::index::{Index, Wish};
use super::labels::Labels;
use super::prose::Prose;
use super::{Doubt, LeftOut, Made, Place, Undecided};
use crate::model::{Document, Event, Extra, Marker, Node, NodeKind, Record, Set, Text, Type, Value};
use std::rc::Rc;

/// What the field of a record holds, as far as names go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// Prose, in which names may stand.
    Prose,
    /// The name of somebody and nothing else.
    Name,
    /// An address: it would lead elsewhere if it were changed.
    Address,
    /// A sign for programs.
    Sign,
    /// Another name of somebody, which a copy without names has no use for.
    Alias,
}

/// By record and field; what is not listed is prose.
const FIELDS: &[(Option<NodeKind>, &str, Holds)] = &[
    (Some(NodeKind::Event), "who", Holds::Name),
    (Some(NodeKind::Event), "rank", Holds::Sign),
    (Some(NodeKind::Event), "inferred", Holds::Sign),
    (Some(NodeKind::Account), "who", Holds::Name),
    (Some(NodeKind::Question), "who", Holds::Name),
    (Some(NodeKind::Evidence), "url", Holds::Address),
    (Some(NodeKind::Imported), "who", Holds::Name),
    (Some(NodeKind::Imported), "id", Holds::Sign),
    (Some(NodeKind::Imported), "marker", Holds::Sign),
    (Some(NodeKind::Source), "zone", Holds::Sign),
    (Some(NodeKind::Source), "system", Holds::Sign),
    (Some(NodeKind::Person), "name", Holds::Name),
    (Some(NodeKind::Person), "alias", Holds::Alias),
    (Some(NodeKind::Report), "authors", Holds::Name),
    (Some(NodeKind::Report), "facilitator", Holds::Name),
    (Some(NodeKind::Report), "public", Holds::Sign),
    (Some(NodeKind::Factor), "events", Holds::Sign),
    (Some(NodeKind::Factor), "leadsTo", Holds::Sign),
    (Some(NodeKind::Lesson), "events", Holds::Sign),
    (Some(NodeKind::Action), "owner", Holds::Name),
    (Some(NodeKind::Action), "link", Holds::Address),
    (Some(NodeKind::Recurrence), "link", Holds::Address),
    (None, "timezone", Holds::Sign),
    (None, "profile", Holds::Sign),
    (None, "ignoredHints", Holds::Sign),
];

/// The copy with names replaced.
pub(super) fn replace(
    mut document: Document,
    left_out: Vec<LeftOut>,
    index: &Index,
    numbered: &dyn Fn(usize) -> String,
) -> Made {
    let prose = Prose { index, labels: Labels::new(numbered), undecided: Vec::new() };
    let mut walk = Walk { prose, place: Place::default(), left_out };
    walk.document(&mut document);
    let Walk { prose, left_out, .. } = walk;
    let mut made = Made { document, left_out, renamed: Vec::new(), undecided: prose.undecided };
    for (at, known) in index.known.iter().enumerate() {
        let Some(label) = prose.labels.given(at) else { continue };
        made.renamed.push((known.name.clone(), label.clone()));
        if known.wish == Wish::Number {
            let place = Place { part: "people", ..Place::default() };
            made.undecided.push(Undecided { place, word: known.name.clone(), why: Doubt::NoRole });
        }
    }
    made
}

struct Walk<'a> {
    prose: Prose<'a>,
    place: Place,
    left_out: Vec<LeftOut>,
}

impl Walk<'_> {
    fn document(&mut self, document: &mut Document) {
        for (at, field) in Document::FIELDS.iter().enumerate() {
            self.place = Place { part: field.key, ..Place::default() };
            let value = match document.get(at) {
                Value::Events(events) => {
                    Value::Events(events.iter().filter_map(|event| self.event(event)).collect())
                }
                Value::List(nodes) => Value::List(nodes.iter().map(|node| self.item(node)).collect()),
                Value::Markers(markers) => Value::Markers(
                    markers.iter().map(|(key, marker)| (key.clone(), self.marker(marker))).collect(),
                ),
                value => self.value(value, field.kind, None, field.key),
            };
            let _ = document.set(at, value);
        }
        self.place = Place::default();
        let extra = self.extra(document.extra());
        document.set_extra(extra);
    }

    fn event(&mut self, event: &Rc<Event>) -> Option<Rc<Event>> {
        match self.item(&Node::Event(event.clone())) {
            Node::Event(event) => Some(event),
            _ => None,
        }
    }

    fn item(&mut self, node: &Node) -> Node {
        self.place.id = node.id();
        self.node(node)
    }

    fn marker(&mut self, marker: &Marker) -> Marker {
        Marker { extra: self.extra(&marker.extra), ..marker.clone() }
    }

    fn node(&mut self, node: &Node) -> Node {
        let mut node = node.clone();
        let kind = node.kind();
        self.record(node.record_mut(), Some(kind));
        node
    }

    fn record(&mut self, record: &mut dyn Record, kind: Option<NodeKind>) {
        for (at, field) in record.fields().iter().enumerate() {
            let value = record.get(at);
            if value != Value::Default {
                let value = self.value(value, field.kind, kind, field.key);
                let _ = record.set(at, value);
            }
        }
        if !record.extra().is_empty() {
            let extra = self.extra(record.extra());
            record.set_extra(extra);
        }
    }

    fn value(&mut self, value: Value, kind: Type, of: Option<NodeKind>, key: &'static str) -> Value {
        let holds = FIELDS.iter().find(|(record, field, _)| *record == of && *field == key);
        let holds = holds.map_or(Holds::Prose, |(_, _, holds)| *holds);
        match value {
            Value::Text(text) if kind == Type::Text => self.text(text, holds, key),
            Value::Set(set) if holds != Holds::Sign => {
                let texts: Vec<Text> = set
                    .iter()
                    .map(|text| match self.text(text.clone(), holds, key) {
                        Value::Text(text) => text,
                        _ => "".into(),
                    })
                    .collect();
                Value::Set(texts.iter().map(|text| &**text).collect::<Set>())
            }
            Value::List(nodes) => Value::List(nodes.iter().map(|node| self.node(node)).collect()),
            Value::Record(node) => Value::Record(self.node(&node)),
            other => other,
        }
    }

    fn text(&mut self, text: Text, holds: Holds, key: &'static str) -> Value {
        let place = Place { field: key.into(), ..self.place.clone() };
        match holds {
            Holds::Sign => Value::Text(text),
            Holds::Alias => Value::Default,
            Holds::Name => match self.prose.index.whole(&text) {
                Some(at) => Value::Text(self.prose.labels.of(self.prose.index, at)),
                None => Value::Text(self.prose.replaced(&text, &place)),
            },
            Holds::Prose => Value::Text(self.prose.replaced(&text, &place)),
            Holds::Address => {
                // Looked at for names, and kept as it is.
                let _ = self.prose.replaced(&text, &place);
                Value::Text(text)
            }
        }
    }

    /// Unknown fields without those that hold the name of somebody: nobody knows how to change them.
    fn extra(&mut self, extra: &Extra) -> Extra {
        let mut kept = Vec::new();
        for (key, raw) in extra.iter() {
            // A letter that is written as a number could be part of a name.
            if self.prose.index.is_in(key) || self.prose.index.is_in(raw) || raw.contains("\\u") {
                let place = Place { field: key.clone(), ..self.place.clone() };
                self.left_out.push(LeftOut { place, text: "".into() });
            } else {
                kept.push((key.clone(), raw.clone()));
            }
        }
        kept.into_iter().collect()
    }
}
