//! How a person settles a conflict: with one of the two values.

use super::{Conflict, Contested, Side};
use crate::edit::command::Command;
use crate::edit::extra_of;
use crate::edit::target::Target;
use crate::edit::time::EventTime;
use crate::model::{Document, DocumentField, Extra, FieldType, MarkerKey, Node, Text, Value};

impl Conflict {
    /// The value of a side.
    pub fn value(&self, side: Side) -> &Value {
        match side {
            Side::Mine => &self.mine,
            Side::Theirs => &self.theirs,
        }
    }

    /// The commands that put the value of a side into the document; none when it stands there.
    pub fn settle(&self, document: &Document, side: Side) -> Vec<Command> {
        let value = self.value(side);
        match &self.field {
            Contested::Field(field) => vec![Command::set(self.target.clone(), *field, value.clone())],
            Contested::Time => self.time(document, value),
            Contested::Marker(key) => vec![marker(document, key, value)],
            Contested::Unknown(key) => self.unknown(document, key, value),
        }
    }

    fn time(&self, document: &Document, value: &Value) -> Vec<Command> {
        let Value::Record(Node::Event(time)) = value else { return Vec::new() };
        let there = document.events.iter().find(|event| Target::event(&event.id) == self.target);
        there.map_or_else(Vec::new, |event| EventTime::of(time).commands(event))
    }

    fn unknown(&self, document: &Document, key: &Text, value: &Value) -> Vec<Command> {
        let Some(there) = extra_of(document, &self.target) else { return Vec::new() };
        let raw = match value {
            Value::Text(raw) => Some(raw.clone()),
            _ => None,
        };
        let mut fields: Vec<(Text, Text)> = there.iter().cloned().collect();
        match (fields.iter_mut().find(|(name, _)| name == key), raw) {
            (Some(slot), Some(raw)) => slot.1 = raw,
            (None, Some(raw)) => fields.push((key.clone(), raw)),
            (_, None) => fields.retain(|(name, _)| name != key),
        }
        let extra: Extra = fields.into_iter().collect();
        vec![Command::SetExtra { target: self.target.clone(), extra }]
    }
}

fn marker(document: &Document, key: &MarkerKey, value: &Value) -> Command {
    let marker = match value {
        Value::Markers(markers) => markers.get(key).cloned(),
        _ => None,
    };
    let markers = document.markers.with(key, marker);
    Command::set(Target::document(), DocumentField::Markers, markers.to_value())
}
