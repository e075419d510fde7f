//! Values: from the text of a field to what the model holds.

use super::envelope::duplicate;
use super::error::{Expected, Fault, Found, Problem};
use super::note::{Note, Notes};
use super::place::{Path, Step};
use super::raw::{self, Entry};
use super::repair::Ids;
use super::{MAX_EVENTS, MAX_RECORDS};
use crate::model::{
    Anchor, Extra, Field, Id, Marker, MarkerKey, Markers, Moment, Node, NodeKind, Record, Set, Text, Type,
    Value, civil,
};

/// Reads records; knows where in the text it is.
pub(super) struct Reader<'a, 'n> {
    text: &'a str,
    /// Keep what is not understood as an unknown field, for documents of a newer version.
    is_lenient: bool,
    path: Path,
    notes: &'n mut Notes,
    ids: Ids,
    records: usize,
    /// A record of each kind that was met, with nothing in it.
    empty: Vec<Node>,
}

type Read<T> = Result<T, Fault>;

impl<'a, 'n> Reader<'a, 'n> {
    pub(super) fn new(text: &'a str, is_lenient: bool, notes: &'n mut Notes) -> Self {
        Self {
            text,
            is_lenient,
            path: Path::default(),
            notes,
            ids: Ids::default(),
            records: 0,
            empty: Vec::new(),
        }
    }

    /// The identifiers that were read.
    pub(super) fn into_ids(self) -> Ids {
        self.ids
    }

    /// Puts the fields of an object, each key once, into a record.
    pub(super) fn record(&mut self, entries: Vec<Entry<'a>>, record: &mut dyn Record) -> Read<()> {
        let fields = record.fields();
        let mut extra: Vec<(Text, Text)> = Vec::new();
        let mut next = 0;
        let depth = self.path.0.len();
        for entry in entries {
            let raw = entry.raw.get();
            let Some((at, field)) = find(fields, &entry.key, next) else {
                extra.push((entry.key.into(), raw::keep(raw)));
                continue;
            };
            next = at + 1;
            self.path.0.push(Step::Key(field.key.into()));
            match self.value(field.kind, raw) {
                Ok(value) => record.set(at, value).map_err(|_| self.unexpected(field.kind, raw))?,
                Err(error) if self.is_lenient && error.is_misfit() => {
                    self.notes.push(Note::NotUnderstood(error.path));
                    extra.push((entry.key.into(), raw::keep(raw)));
                }
                Err(error) => return Err(error),
            }
            self.path.0.truncate(depth);
        }
        if !extra.is_empty() {
            record.set_extra(extra.into_iter().collect::<Extra>());
        }
        Ok(())
    }

    fn value(&mut self, kind: Type, raw: &'a str) -> Read<Value> {
        if raw == "null" && kind != Type::Anchor {
            self.notes.push(Note::NullField(self.path.clone()));
            return Ok(Value::Default);
        }
        let value = match kind {
            Type::Id | Type::Text | Type::Choice(_) | Type::Link => {
                raw::string(raw).map(|text| Value::Text(text.into()))
            }
            Type::Flag => raw.parse().ok().map(Value::Flag),
            Type::Integer => raw.parse().ok().map(Value::Integer),
            Type::Moment => raw::string(raw).and_then(|text| Moment::parse(&text)).map(Value::Moment),
            Type::Date => raw::string(raw).and_then(|text| civil::parse_date(&text)).map(Value::Date),
            Type::Anchor if raw == "null" => Some(Value::Anchor(Anchor::Top)),
            Type::Anchor => raw::string(raw).map(|id| Value::Anchor(Anchor::After(Id::new(&id)))),
            Type::Set => Some(Value::Set(self.set(raw)?)),
            Type::Markers => Some(Value::Markers(self.markers(raw)?)),
            Type::Events => Some(Value::Events(self.events(raw)?)),
            Type::Record(kind) => Some(Value::Record(self.node(kind, raw)?)),
            Type::List(kind) => Some(Value::List(self.list(kind, raw, MAX_RECORDS)?.into())),
        };
        value.ok_or_else(|| self.unexpected(kind, raw))
    }

    /// A record with nothing in it. All of one kind share the blank texts and lists that they begin
    /// with: of a long document they are most of what would have to be allocated.
    fn empty(&mut self, kind: NodeKind) -> Node {
        if let Some(node) = self.empty.iter().find(|node| node.kind() == kind) {
            return node.clone();
        }
        let node = kind.empty();
        self.empty.push(node.clone());
        node
    }

    fn set(&mut self, raw: &'a str) -> Read<Set> {
        let items = self.items(raw, Expected::Texts, usize::MAX)?;
        let mut texts = Vec::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            let text = raw::string(item.get());
            texts.push(text.ok_or_else(|| self.unexpected_item(at, Expected::Text, item.get()))?);
        }
        Ok(texts.iter().map(|text| &**text).collect())
    }

    fn markers(&mut self, raw: &'a str) -> Read<Markers> {
        let mut markers = Vec::new();
        let depth = self.path.0.len();
        for entry in self.object(raw, Expected::Object)? {
            self.path.0.push(Step::Key(entry.key.to_string().into()));
            match self.marker(entry.raw.get()) {
                Ok(Some(marker)) => markers.push((MarkerKey::from_name(&entry.key), marker)),
                Ok(None) => self.notes.push(Note::NullField(self.path.clone())),
                Err(error) if self.is_lenient && error.is_misfit() => {
                    self.notes.push(Note::NotUnderstood(error.path));
                }
                Err(error) => return Err(error),
            }
            self.path.0.truncate(depth);
        }
        Ok(markers.into_iter().collect())
    }

    fn marker(&mut self, raw: &'a str) -> Read<Option<Marker>> {
        if raw == "null" {
            return Ok(None);
        }
        let mut marker = Marker::default();
        let mut extra: Vec<(Text, Text)> = Vec::new();
        for entry in self.object(raw, Expected::Marker)? {
            let value = entry.raw.get();
            match (&*entry.key, raw::string(value), value) {
                ("event", Some(id), _) => marker.event = Id::new(&id),
                ("end", _, "true" | "false") => marker.end = value == "true",
                ("end", _, "null") => self.notes.push(Note::NullField(self.path.key("end"))),
                ("event", ..) => return Err(self.unexpected_field("event", Expected::Id, value)),
                ("end", ..) => return Err(self.unexpected_field("end", Expected::Flag, value)),
                _ => extra.push((entry.key.into(), raw::keep(value))),
            }
        }
        if marker.event.is_empty() {
            return Err(self.error(Expected::Marker, Found::Object, raw));
        }
        marker.extra = extra.into_iter().collect();
        Ok(Some(marker))
    }

    fn events(&mut self, raw: &'a str) -> Read<crate::model::EventList> {
        let nodes = self.list(NodeKind::Event, raw, MAX_EVENTS)?;
        let events = nodes.into_iter().filter_map(|node| match node {
            Node::Event(event) => Some(event),
            _ => None,
        });
        Ok(events.collect())
    }

    fn list(&mut self, kind: NodeKind, raw: &'a str, most: usize) -> Read<Vec<Node>> {
        if self.is_lenient {
            return self.list_by_item(kind, raw, most);
        }
        let mut nodes = Vec::new();
        let mut fault = None;
        let depth = self.path.0.len();
        let opened = raw::objects(raw, &mut |entries| {
            self.path.0.push(Step::Index(nodes.len()));
            let node = self.node_of(kind, entries, raw);
            self.path.0.truncate(depth);
            match node {
                Ok(_) if nodes.len() == most => fault = Some(self.too_many(most, raw)),
                Ok(node) => nodes.push(node),
                Err(error) => fault = Some(error),
            }
            fault.is_none()
        });
        match (fault, opened) {
            (Some(fault), _) => Err(fault),
            (None, Ok(())) => Ok(nodes),
            // Some item is no object: the careful way finds out which.
            (None, Err(_)) => self.list_by_item(kind, raw, most),
        }
    }

    fn list_by_item(&mut self, kind: NodeKind, raw: &'a str, most: usize) -> Read<Vec<Node>> {
        let items = self.items(raw, Expected::Objects, most)?;
        if items.len() > most {
            return Err(self.too_many(most, raw));
        }
        let mut nodes = Vec::with_capacity(items.len());
        let depth = self.path.0.len();
        for (at, item) in items.into_iter().enumerate() {
            self.path.0.push(Step::Index(at));
            match self.node(kind, item.get()) {
                Ok(node) => nodes.push(node),
                Err(error) if self.is_lenient && error.is_misfit() => {
                    self.notes.push(Note::NotUnderstood(error.path));
                }
                Err(error) => return Err(error),
            }
            self.path.0.truncate(depth);
        }
        Ok(nodes)
    }

    fn node(&mut self, kind: NodeKind, raw: &'a str) -> Read<Node> {
        let entries = raw::entries(raw).map_err(|_| self.error(Expected::Object, raw::found(raw), raw))?;
        self.node_of(kind, entries, raw)
    }

    /// The record with these fields, which stand somewhere in this part of the text.
    fn node_of(&mut self, kind: NodeKind, mut entries: Vec<Entry<'a>>, raw: &str) -> Read<Node> {
        self.records += 1;
        if self.records > MAX_RECORDS {
            return Err(self.place(Problem::TooManyRecords { most: MAX_RECORDS }, raw));
        }
        self.drop_doubles(&mut entries);
        let mut node = self.empty(kind);
        self.record(entries, node.record_mut())?;
        self.ids.add(node.record().id());
        Ok(node)
    }

    /// The fields of an object, each key once.
    fn object(&mut self, raw: &'a str, expected: Expected) -> Read<Vec<Entry<'a>>> {
        let mut entries = raw::entries(raw).map_err(|_| self.error(expected, raw::found(raw), raw))?;
        self.drop_doubles(&mut entries);
        Ok(entries)
    }

    fn drop_doubles(&mut self, entries: &mut Vec<Entry<'a>>) {
        for entry in raw::keep_last(entries) {
            self.notes.push(duplicate(&self.path, &entry));
        }
    }

    fn items(
        &self,
        raw: &'a str,
        expected: Expected,
        most: usize,
    ) -> Read<Vec<&'a serde_json::value::RawValue>> {
        raw::items(raw, most).map_err(|_| self.error(expected, raw::found(raw), raw))
    }

    fn unexpected(&self, kind: Type, raw: &str) -> Fault {
        self.error(kind.into(), raw::found(raw), raw)
    }

    fn unexpected_item(&self, at: usize, expected: Expected, raw: &str) -> Fault {
        Fault { path: self.path.index(at), ..self.error(expected, raw::found(raw), raw) }
    }

    fn unexpected_field(&self, key: &'static str, expected: Expected, raw: &str) -> Fault {
        Fault { path: self.path.key(key), ..self.error(expected, raw::found(raw), raw) }
    }

    fn error(&self, expected: Expected, found: Found, raw: &str) -> Fault {
        self.place(Problem::Unexpected { expected, found }, raw)
    }

    fn too_many(&self, most: usize, raw: &str) -> Fault {
        self.place(Problem::TooManyEvents { most }, raw)
    }

    fn place(&self, problem: Problem, raw: &str) -> Fault {
        Fault { path: self.path.clone(), ..Fault::part(problem, self.text, raw) }
    }
}

/// The field with this key. Writers put fields in order, so the search begins behind the last one.
fn find<'f>(fields: &'f [Field], key: &str, next: usize) -> Option<(usize, &'f Field)> {
    let (passed, ahead) = fields.split_at_checked(next)?;
    let ahead = (next..).zip(ahead);
    ahead.chain((0..).zip(passed)).find(|(_, field)| field.key == key)
}
