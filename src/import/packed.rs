//! Numbers, texts, lists and records as bytes, one behind the other: from one program of the
//! browser to another of the same version.
//!
//! JSON is what documents are kept in. Here it would be written and taken apart again for each of
//! some ten thousand rows, which took longer than the preview may take. Numbers are LEB128, signed
//! ones zigzag before (the encodings of Protocol Buffers); a text is its length and its bytes.

use crate::model::{Anchor, Date, Extra, Id, Moment, Node, NodeKind, Offset, Record, Set, Text, Type, Value};
use chrono::Datelike;

/// Writes.
#[derive(Default)]
pub(super) struct Packer(Vec<u8>);

impl Packer {
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    pub(super) fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    pub(super) fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    fn signed(&mut self, number: i64) {
        self.number(((number << 1) ^ (number >> 63)) as u64);
    }

    pub(super) fn flag(&mut self, flag: bool) {
        self.0.push(flag.into());
    }

    pub(super) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    pub(super) fn texts<T: AsRef<str>>(&mut self, texts: &[T]) {
        self.count(texts.len());
        texts.iter().for_each(|text| self.text(text.as_ref()));
    }

    pub(super) fn moment(&mut self, moment: &Moment) {
        self.signed(moment.seconds);
        self.number(moment.nanos.into());
        self.signed(match moment.offset {
            Offset::Utc => 0,
            Offset::Unknown => i64::MAX,
            Offset::Minutes(minutes) => minutes.into(),
        });
    }

    /// The fields that differ from their default, each behind its place from 1; nought ends them.
    pub(super) fn record(&mut self, record: &dyn Record) {
        for (at, field) in record.fields().iter().enumerate() {
            let value = record.get(at);
            if value != Value::Default && is_carried(field.kind) {
                self.count(at + 1);
                self.value(&value);
            }
        }
        self.number(0);
        self.count(record.extra().iter().count());
        for (key, raw) in record.extra().iter() {
            self.text(key);
            self.text(raw);
        }
    }

    /// What kind of value it is, the field says to whoever reads.
    fn value(&mut self, value: &Value) {
        match value {
            Value::Default | Value::Markers(_) | Value::Events(_) | Value::Extra(_) => {}
            Value::Text(text) => self.text(text),
            Value::Flag(flag) => self.flag(*flag),
            Value::Integer(number) => self.signed(*number),
            Value::Moment(moment) => self.moment(moment),
            Value::Date(date) => self.signed(date.num_days_from_ce().into()),
            Value::Anchor(Anchor::Top) => self.text(""),
            Value::Anchor(Anchor::After(id)) => self.text(id.as_str()),
            Value::Set(set) => {
                self.count(set.len());
                set.iter().for_each(|text| self.text(text));
            }
            Value::Record(node) => self.record(node.record()),
            Value::List(nodes) => {
                self.count(nodes.len());
                nodes.iter().for_each(|node| self.record(node.record()));
            }
        }
    }
}

/// Whether records that are carried over can have such a field: whole documents are not.
fn is_carried(kind: Type) -> bool {
    !matches!(kind, Type::Markers | Type::Events)
}

/// Reads; `None` everywhere where the bytes are not what was asked for.
pub(super) struct Unpacker<'a> {
    rest: &'a [u8],
    /// A record of each kind that was met, with nothing in it: they share their blank texts, which
    /// are most of what would have to be allocated.
    empty: Vec<Node>,
}

impl<'a> Unpacker<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, empty: Vec::new() }
    }

    pub(super) fn is_over(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(first & 0x7f) << shift;
            if *first < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number that fits; `None` for another.
    pub(super) fn small<T: TryFrom<u64>>(&mut self) -> Option<T> {
        self.number()?.try_into().ok()
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1) as i64 ^ -((number & 1) as i64))
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        Some(self.number()? == 1)
    }

    pub(super) fn str(&mut self) -> Option<&'a str> {
        let length = self.small()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        std::str::from_utf8(text).ok()
    }

    pub(super) fn text(&mut self) -> Option<Text> {
        self.str().map(Text::from)
    }

    /// As many as are said to follow. No memory is taken ahead: the number may be wrong.
    pub(super) fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count: usize = self.small()?;
        let mut list = Vec::new();
        for _ in 0..count {
            list.push(each(self)?);
        }
        Some(list)
    }

    pub(super) fn moment(&mut self) -> Option<Moment> {
        let (seconds, nanos) = (self.signed()?, self.small()?);
        let offset = match self.signed()? {
            0 => Offset::Utc,
            i64::MAX => Offset::Unknown,
            minutes => Offset::Minutes(minutes.try_into().ok()?),
        };
        Some(Moment { seconds, nanos, offset })
    }

    /// Puts the fields into a record with nothing in it.
    pub(super) fn record(&mut self, record: &mut dyn Record) -> Option<()> {
        loop {
            let place: usize = self.small()?;
            let Some(at) = place.checked_sub(1) else { break };
            let value = self.value(record.fields().get(at)?.kind)?;
            record.set(at, value).ok()?;
        }
        let extra = self.list(|all| Some((all.text()?, all.text()?)))?;
        if !extra.is_empty() {
            record.set_extra(extra.into_iter().collect::<Extra>());
        }
        Some(())
    }

    fn value(&mut self, kind: Type) -> Option<Value> {
        Some(match kind {
            Type::Id | Type::Text | Type::Choice(_) | Type::Link => Value::Text(self.text()?),
            Type::Flag => Value::Flag(self.flag()?),
            Type::Integer => Value::Integer(self.signed()?),
            Type::Moment => Value::Moment(self.moment()?),
            Type::Date => {
                let days = self.signed()?.try_into().ok()?;
                Value::Date(Date::from_num_days_from_ce_opt(days)?)
            }
            Type::Anchor => Value::Anchor(match self.str()? {
                "" => Anchor::Top,
                id => Anchor::After(Id::new(id)),
            }),
            Type::Set => Value::Set(self.list(Self::str)?.into_iter().collect::<Set>()),
            Type::Record(kind) => Value::Record(self.node(kind)?),
            Type::List(kind) => Value::List(self.list(|all| all.node(kind))?.into()),
            Type::Markers | Type::Events => return None,
        })
    }

    /// A record of this kind.
    pub(super) fn node(&mut self, kind: NodeKind) -> Option<Node> {
        let mut node = self.empty(kind);
        self.record(node.record_mut())?;
        Some(node)
    }

    fn empty(&mut self, kind: NodeKind) -> Node {
        if let Some(node) = self.empty.iter().find(|node| node.kind() == kind) {
            return node.clone();
        }
        let node = kind.empty();
        self.empty.push(node.clone());
        node
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Event;

    /// Values of every type that a field can have, the edges of their ranges among them.
    fn values(kind: Type) -> Vec<Value> {
        let moment = |text: &str| Value::Moment(Moment::parse(text).unwrap());
        match kind {
            Type::Id | Type::Link => vec![Value::Text("a-long-identifier".into())],
            Type::Text => vec![Value::Text("«ü»\n\u{0}".into())],
            Type::Choice(words) => vec![Value::Text(words.last().copied().unwrap().into())],
            Type::Flag => vec![Value::Flag(true)],
            Type::Integer => [i64::MIN, -1, 1, 127, 128, i64::MAX].map(Value::Integer).to_vec(),
            Type::Moment => [
                "0001-01-01T00:00:00+00:01",
                "2018-02-10T10:00:00.000000001-12:00",
                "9999-12-31T23:59:59-00:00",
            ]
            .map(moment)
            .to_vec(),
            Type::Date => vec![Value::Date(Date::from_ymd_opt(2018, 2, 10).unwrap())],
            Type::Anchor => vec![Value::Anchor(Anchor::Top), Value::Anchor(Anchor::After(Id::new("e")))],
            Type::Set => vec![Value::Set(["a", "b"].into_iter().collect())],
            Type::Record(kind) => filled(kind).into_iter().map(Value::Record).collect(),
            Type::List(kind) => vec![Value::List(filled(kind).into())],
            Type::Markers | Type::Events => Vec::new(),
        }
    }

    /// Records of a kind, each with one field, and one with a field that is not known.
    fn filled(kind: NodeKind) -> Vec<Node> {
        let mut all = Vec::new();
        for (at, field) in kind.fields().iter().enumerate() {
            for value in values(field.kind) {
                let mut node = kind.empty();
                node.record_mut().set(at, value).unwrap();
                all.push(node);
            }
        }
        let mut node = kind.empty();
        node.record_mut().set_extra([("x-y".into(), "[1]".into())].into_iter().collect());
        all.push(node);
        all
    }

    #[test]
    fn every_field_of_every_record_comes_back() {
        for kind in NodeKind::ALL {
            for node in filled(*kind) {
                let mut out = Packer::default();
                out.record(node.record());
                let bytes = out.into_bytes();
                let mut all = Unpacker::new(&bytes);
                assert_eq!(all.node(*kind), Some(node));
                assert!(all.is_over());
            }
        }
    }

    #[test]
    fn other_bytes_are_refused() {
        let endless = [0xff; 20];
        assert_eq!(Unpacker::new(&endless).number(), None);
        assert_eq!(Unpacker::new(&endless).text(), None);
        let many = [0xff, 0xff, 0xff, 0xff, 0x7f, 0];
        assert_eq!(Unpacker::new(&many).list(Unpacker::text), None);
        let no_field = [Event::FIELDS.len() as u8 + 1, 0];
        assert_eq!(Unpacker::new(&no_field).node(NodeKind::Event), None);
    }
}
