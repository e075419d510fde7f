//! Values that are still text: objects and lists are opened one level at a time.
//!
//! The text has been checked as a whole before, so that opening a value can't fail on syntax.

use super::error::Found;
use super::note::shorten;
use super::write::PAGE_ESCAPES;
use crate::model::Text;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

/// A field of an object, its value still text.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) raw: &'a RawValue,
}

/// Opens an object: its fields in order, doubled keys included.
pub(super) fn entries(text: &str) -> Result<Vec<Entry<'_>>, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let entries = json.deserialize_map(Entries)?;
    json.end().map(|()| entries)
}

/// Opens a list: its items in order, up to one more than `most`.
pub(super) fn items(text: &str, most: usize) -> Result<Vec<&RawValue>, serde_json::Error> {
    serde_json::Deserializer::from_str(text).deserialize_seq(Items { most })
}

/// Opens a list of objects and hands the fields of each one on, until `each` returns `false`.
///
/// Opening list and objects in one go saves a look at the whole text of a long list.
pub(super) fn objects<'a>(
    text: &'a str,
    each: &mut dyn FnMut(Vec<Entry<'a>>) -> bool,
) -> Result<(), serde_json::Error> {
    serde_json::Deserializer::from_str(text).deserialize_seq(Objects(each))
}

/// Drops all but the last field of each key, and hands the dropped ones out.
pub(super) fn keep_last<'a>(entries: &mut Vec<Entry<'a>>) -> Vec<Entry<'a>> {
    if !has_doubles(entries) {
        return Vec::new();
    }
    let last: HashMap<String, usize> =
        entries.iter().enumerate().map(|(at, entry)| (entry.key.to_string(), at)).collect();
    let mut dropped = Vec::new();
    let mut kept = Vec::with_capacity(last.len());
    for (at, entry) in entries.drain(..).enumerate() {
        let list = if last.get(&*entry.key) == Some(&at) { &mut kept } else { &mut dropped };
        list.push(entry);
    }
    *entries = kept;
    dropped
}

fn has_doubles(entries: &[Entry<'_>]) -> bool {
    if entries.len() > 64 {
        let keys: std::collections::HashSet<&str> = entries.iter().map(|entry| &*entry.key).collect();
        return keys.len() < entries.len();
    }
    let mut rest = entries;
    while let Some((first, others)) = rest.split_first() {
        if others.iter().any(|other| other.key == first.key) {
            return true;
        }
        rest = others;
    }
    false
}

/// The string that this text stands for; `None` when it is another kind of value.
pub(super) fn string(text: &str) -> Option<Cow<'_, str>> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(text).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

/// What kind of value this text is.
pub(super) fn found(text: &str) -> Found {
    match text.bytes().next() {
        None => Found::Nothing,
        Some(b'n') => Found::Null,
        Some(b't') => Found::Flag(true),
        Some(b'f') => Found::Flag(false),
        Some(b'[') => Found::List,
        Some(b'{') => Found::Object,
        Some(b'"') => Found::Text(shorten(&string(text).unwrap_or_default(), 80)),
        Some(_) => Found::Number(shorten(text, 80)),
    }
}

/// A value that this version does not know, to be kept: without white space between its parts, so
/// that one event stays one line, and with the characters that a page needs escaped as themselves,
/// so that a document from a page and the same one from a file are equal.
pub(super) fn keep(text: &str) -> Text {
    let is_compact = !text.contains([' ', '\n', '\r', '\t']) && !text.contains("\\u");
    if is_compact { text.into() } else { compact(text).into() }
}

fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let unescaped = if in_string && next == '\\' { page_escape(rest) } else { None };
        let length = match (in_string, next) {
            (true, '\\') => unescaped.map_or(2, |_| 6),
            _ => next.len_utf8(),
        };
        let (piece, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match unescaped {
            Some(character) => out.push(character),
            None if in_string || !matches!(next, ' ' | '\n' | '\r' | '\t') => out.push_str(piece),
            None => {}
        }
        in_string ^= next == '"';
        rest = behind;
    }
    out
}

/// The character, when the text begins with an escape that is written for pages only.
fn page_escape(text: &str) -> Option<char> {
    let escape = PAGE_ESCAPES.iter().find(|(_, escape)| text.starts_with(escape));
    escape.map(|(character, _)| *character)
}

struct Entries;

impl<'de> DeserializeSeed<'de> for Entries {
    type Value = Vec<Entry<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<Entry<'de>>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::with_capacity(16);
        while let Some(key) = map.next_key_seed(Key)? {
            entries.push(Entry { key, raw: map.next_value()? });
        }
        Ok(entries)
    }
}

struct Items {
    most: usize,
}

impl<'de> Visitor<'de> for Items {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            if items.len() <= self.most {
                items.push(item);
            }
        }
        Ok(items)
    }
}

struct Objects<'f, 'a>(&'f mut dyn FnMut(Vec<Entry<'a>>) -> bool);

impl<'de> Visitor<'de> for Objects<'_, 'de> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(entries) = seq.next_element_seed(Entries)? {
            if !self.0(entries) {
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// Borrows a key where it has no escapes.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_loses_white_space_only() {
        for (text, kept) in [
            ("1.50", "1.50"),
            ("[ 1 ,\n\t-0 ]", "[1,-0]"),
            (r#"{ "b" : 1E400, "a b" : " x " }"#, r#"{"b":1E400,"a b":" x "}"#),
            (r#""\"  \\" "#, r#""\"  \\""#),
            (r#""\u003cb\u003e \u0026 \u2028""#, "\"<b> & \u{2028}\""),
            (r#""\\u003c \u00e9 \u003C""#, r#""\\u003c \u00e9 \u003C""#),
        ] {
            assert_eq!(&*keep(text), kept);
        }
    }

    #[test]
    fn the_last_of_doubled_keys_is_kept() {
        let mut all = entries(r#"{"a":1,"b":2,"a":3,"\u0061":4}"#).unwrap();
        let dropped: Vec<_> = keep_last(&mut all).iter().map(|entry| entry.raw.get()).collect();
        assert_eq!(dropped, ["1", "3"]);
        let kept: Vec<_> = all.iter().map(|entry| (&*entry.key, entry.raw.get())).collect();
        assert_eq!(kept, [("b", "2"), ("a", "4")]);
    }
}
