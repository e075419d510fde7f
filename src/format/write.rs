//! Writing: always the same text for the same document, one list item a line.

use super::{TYPE, VERSION};
use crate::model::{Anchor, Document, Event, Extra, Marker, Markers, Node, PerRun, Record, Set, Text, Value};
use std::fmt::Write as _;
use std::rc::Rc;

/// Characters that are written as escapes where the text stands inside a page.
pub(super) const PAGE_ESCAPES: &[(char, &str)] =
    &[('<', "\\u003c"), ('>', "\\u003e"), ('&', "\\u0026"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")];

/// Writes a document.
pub fn write(document: &Document) -> String {
    let mut out = Writer::default();
    out.document(document);
    out.text
}

/// Writes a document so that it can stand inside a script element of any page.
pub fn write_for_page(document: &Document) -> String {
    let mut out = Writer { is_for_page: true, ..Writer::default() };
    out.document(document);
    out.text
}

/// Writes long documents again and again: what an edit did not touch is not written anew.
#[derive(Clone, Debug, Default)]
pub struct PieceWriter {
    runs: PerRun<Text>,
    head: Text,
    comma: Text,
    tail: Text,
}

impl PieceWriter {
    /// Whether it has written nothing yet.
    pub fn is_new(&self) -> bool {
        self.head.is_empty() && self.tail.is_empty()
    }

    /// The text that [`write`] gives, in pieces. A piece that is as it was the last time is the very
    /// same one in memory.
    pub fn write(&mut self, document: &Document) -> Vec<Text> {
        let mut out = Writer { gap: Some(0), ..Writer::default() };
        out.document(document);
        let (head, tail) = out.text.split_at_checked(out.gap.unwrap_or_default()).unwrap_or_default();
        keep(&mut self.head, head);
        keep(&mut self.comma, ",");
        keep(&mut self.tail, tail);
        self.runs = PerRun::of(&document.events, &self.runs, run_text);
        let mut pieces = vec![self.head.clone()];
        for (at, run) in self.runs.values().enumerate() {
            if at > 0 {
                pieces.push(self.comma.clone());
            }
            pieces.push(run.clone());
        }
        pieces.push(self.tail.clone());
        pieces
    }
}

fn keep(piece: &mut Text, text: &str) {
    if **piece != *text {
        *piece = text.into();
    }
}

fn run_text(run: &[Rc<Event>]) -> Text {
    let mut out = Writer::default();
    out.items(run.iter(), |out, event| out.record(&**event));
    out.text.into()
}

/// The text of one record, on one line.
pub(super) fn record(record: &dyn Record) -> String {
    let mut out = Writer::default();
    out.record(record);
    out.text
}

/// A text as JSON.
pub fn quote(text: &str) -> String {
    let mut out = Writer::default();
    out.string(text);
    out.text
}

#[derive(Default)]
struct Writer {
    text: String,
    is_for_page: bool,
    /// Where events are left out: the place at which they would stand.
    gap: Option<usize>,
}

impl Writer {
    fn document(&mut self, document: &Document) {
        self.text.push_str("{\n  \"type\": \"");
        self.text.push_str(TYPE);
        let _ = write!(self.text, "\",\n  \"version\": {VERSION}");
        self.fields(document, ",\n  ", ",\n  ", ": ", Self::block);
        self.text.push_str("\n}\n");
    }

    /// A value with each of its members on a line of its own.
    fn block(&mut self, value: &Value) {
        match value {
            Value::Events(_) if self.gap.is_some() => {
                self.text.push('[');
                self.gap = Some(self.text.len());
                self.text.push_str("\n  ]");
            }
            Value::Events(events) => {
                self.lines("[]", events.iter(), |out, event| out.record(&**event));
            }
            Value::List(nodes) => self.lines("[]", nodes.iter(), |out, node| out.node(node)),
            Value::Markers(markers) => self.lines("{}", markers.iter(), |out, (key, marker)| {
                out.key(key.as_str(), ": ");
                out.marker(marker);
            }),
            Value::Record(node) => {
                self.text.push('{');
                self.fields(node.record(), "\n    ", ",\n    ", ": ", Self::value);
                self.text.push_str("\n  }");
            }
            other => self.value(other),
        }
    }

    fn lines<T>(&mut self, around: &str, items: impl Iterator<Item = T>, write: impl Fn(&mut Self, T)) {
        let (open, close) = around.split_at_checked(1).unwrap_or_default();
        self.text.push_str(open);
        self.items(items, write);
        self.text.push_str("\n  ");
        self.text.push_str(close);
    }

    fn items<T>(&mut self, items: impl Iterator<Item = T>, write: impl Fn(&mut Self, T)) {
        for (at, item) in items.enumerate() {
            self.text.push_str(if at == 0 { "\n    " } else { ",\n    " });
            write(self, item);
        }
    }

    /// The fields that do not have their defaults, and the unknown ones behind them.
    fn fields(
        &mut self,
        record: &dyn Record,
        first: &str,
        between: &str,
        colon: &str,
        write: fn(&mut Self, &Value),
    ) {
        let mut before = first;
        for (at, field) in record.fields().iter().enumerate() {
            let value = record.get(at);
            if value != Value::Default {
                self.text.push_str(before);
                self.key(field.key, colon);
                write(self, &value);
                before = between;
            }
        }
        self.extra(record.extra(), before, between, colon);
    }

    fn extra(&mut self, extra: &Extra, first: &str, between: &str, colon: &str) {
        let mut before = first;
        for (key, raw) in extra.iter() {
            self.text.push_str(before);
            self.key(key, colon);
            self.raw(raw);
            before = between;
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(text) => self.string(text),
            Value::Flag(flag) => self.text.push_str(if *flag { "true" } else { "false" }),
            Value::Integer(number) => self.plain(number),
            Value::Moment(moment) => self.quoted(moment),
            Value::Date(date) => self.quoted(date),
            Value::Anchor(Anchor::After(id)) => self.string(id.as_str()),
            Value::Set(set) => self.set(set),
            Value::Markers(markers) => self.markers(markers),
            Value::Events(events) => {
                self.list(events.iter(), |out, event| out.record(&**event));
            }
            Value::List(nodes) => self.list(nodes.iter(), |out, node| out.node(node)),
            Value::Record(node) => self.node(node),
            // No field has these: a default is left out, and unknown fields are written behind.
            Value::Default | Value::Extra(_) | Value::Anchor(Anchor::Top) => self.text.push_str("null"),
        }
    }

    fn node(&mut self, node: &Node) {
        self.record(node.record());
    }

    fn record(&mut self, record: &dyn Record) {
        self.text.push('{');
        self.fields(record, "", ",", ":", Self::value);
        self.text.push('}');
    }

    fn list<T>(&mut self, items: impl Iterator<Item = T>, write: impl Fn(&mut Self, T)) {
        self.text.push('[');
        for (at, item) in items.enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            write(self, item);
        }
        self.text.push(']');
    }

    fn set(&mut self, set: &Set) {
        self.list(set.iter(), |out, text| out.string(text));
    }

    fn markers(&mut self, markers: &Markers) {
        self.text.push('{');
        for (at, (key, marker)) in markers.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.key(key.as_str(), ":");
            self.marker(marker);
        }
        self.text.push('}');
    }

    fn marker(&mut self, marker: &Marker) {
        self.text.push('{');
        self.key("event", ":");
        self.string(marker.event.as_str());
        if marker.end {
            self.text.push_str(",\"end\":true");
        }
        self.extra(&marker.extra, ",", ",", ":");
        self.text.push('}');
    }

    fn key(&mut self, key: &str, colon: &str) {
        self.string(key);
        self.text.push_str(colon);
    }

    fn plain(&mut self, value: &dyn std::fmt::Display) {
        let _ = write!(self.text, "{value}");
    }

    fn quoted(&mut self, value: &dyn std::fmt::Display) {
        let _ = write!(self.text, "\"{value}\"");
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        self.pieces(text, needs_care, Self::character);
        self.text.push('"');
    }

    /// The text of an unknown value. Outside of strings it has nothing that a page could take for
    /// its own, and inside of them an escape means the same.
    fn raw(&mut self, raw: &str) {
        if self.is_for_page {
            self.pieces(raw, |byte| matches!(byte, b'<' | b'>' | b'&' | 0xe2), Self::character_for_page);
        } else {
            self.text.push_str(raw);
        }
    }

    /// Copies what lies between characters that begin with such a byte, and hands those on.
    fn pieces(&mut self, text: &str, is_special: impl Fn(u8) -> bool, special: fn(&mut Self, char)) {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(&is_special) {
            let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.text.push_str(before);
            let mut characters = behind.chars();
            if let Some(character) = characters.next() {
                special(self, character);
            }
            rest = characters.as_str();
        }
        self.text.push_str(rest);
    }

    fn character(&mut self, character: char) {
        match character {
            '"' => self.text.push_str("\\\""),
            '\\' => self.text.push_str("\\\\"),
            '\n' => self.text.push_str("\\n"),
            '\r' => self.text.push_str("\\r"),
            '\t' => self.text.push_str("\\t"),
            // What JSON demands, what ends a line in some editor, and what some store does not keep.
            '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                let _ = write!(self.text, "\\u{:04x}", u32::from(character));
            }
            other => self.character_for_page(other),
        }
    }

    fn character_for_page(&mut self, character: char) {
        let escape = PAGE_ESCAPES.iter().find(|(special, _)| self.is_for_page && *special == character);
        match escape {
            Some((_, escape)) => self.text.push_str(escape),
            None => self.text.push(character),
        }
    }
}

/// Whether a character that begins with this byte may have to be escaped.
fn needs_care(byte: u8) -> bool {
    matches!(byte, 0..=0x1f | b'"' | b'\\' | b'<' | b'>' | b'&' | 0x7f | 0xc2 | 0xe2 | 0xef)
}
