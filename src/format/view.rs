//! Any JSON, to look at: for reading what other programs wrote.
//!
//! Nothing is copied and nothing is opened before somebody asks: a value is a piece of the text.

use super::place::Position;
use super::{MAX_DEPTH, raw, scan};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A value of a JSON text that [`check`] passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Json<'a>(&'a str);

/// The fields of an object, in order.
#[derive(Debug, Default)]
pub struct Fields<'a>(Vec<raw::Entry<'a>>);

/// Looks whether a text is JSON; halves of characters, which no text can hold, become U+FFFD.
///
/// # Errors
/// With the place when it is not, or is nested deeper than [`MAX_DEPTH`].
pub fn check(text: &str) -> Result<Cow<'_, str>, Position> {
    let found = scan::scan(text, MAX_DEPTH);
    if let Some(offset) = found.too_deep {
        return Err(Position::of(text, offset));
    }
    let clean = match found.lone.as_slice() {
        [] => Cow::Borrowed(text),
        lone => Cow::Owned(scan::replace_lone(text, lone)),
    };
    match serde_json::from_str::<&RawValue>(&clean) {
        Ok(_) => Ok(clean),
        Err(error) => Err(Position { line: error.line().max(1), column: error.column().max(1) }),
    }
}

impl<'a> Json<'a> {
    /// The whole of a text that [`check`] passed.
    pub fn of(text: &'a str) -> Self {
        Self(text.trim_matches([' ', '\n', '\r', '\t']))
    }

    /// The value as it is written.
    pub fn raw(self) -> &'a str {
        self.0
    }

    /// The byte of the text that it begins at, when it is a piece of that text.
    pub fn offset_in(self, text: &str) -> usize {
        (self.0.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
    }

    /// The string that it is; `None` when it is another kind of value.
    pub fn text(self) -> Option<Cow<'a, str>> {
        raw::string(self.0)
    }

    /// A string, or a number as it is written.
    pub fn word(self) -> Option<Cow<'a, str>> {
        match self.0.bytes().next() {
            Some(b'0'..=b'9' | b'-') => Some(Cow::Borrowed(self.0)),
            _ => self.text(),
        }
    }

    /// Whether it is `true`.
    pub fn is_true(self) -> bool {
        self.0 == "true"
    }

    /// Whether it is an object.
    pub fn is_object(self) -> bool {
        self.0.starts_with('{')
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        self.0.starts_with('[')
    }

    /// The items of a list; none for another kind of value.
    pub fn items(self) -> Vec<Self> {
        if !self.is_list() {
            return Vec::new();
        }
        let items = raw::items(self.0, usize::MAX - 1).unwrap_or_default();
        items.into_iter().map(|item| Self(item.get())).collect()
    }

    /// The fields of an object; none for another kind of value.
    pub fn fields(self) -> Fields<'a> {
        if !self.is_object() {
            return Fields::default();
        }
        Fields(raw::entries(self.0).unwrap_or_default())
    }
}

impl<'a> Fields<'a> {
    /// The value of a field; of doubled ones the last, as everywhere.
    pub fn get(&self, key: &str) -> Option<Json<'a>> {
        self.0.iter().rfind(|entry| entry.key == key).map(|entry| Json(entry.raw.get()))
    }

    /// The value at the end of a path of fields, `agent.summary`.
    pub fn at(&self, path: &str) -> Option<Json<'a>> {
        match path.split_once('.') {
            None => self.get(path),
            Some((first, rest)) => self.get(first)?.fields().at(rest),
        }
    }

    /// Key and value of each field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Json<'a>)> {
        self.0.iter().map(|entry| (&*entry.key, Json(entry.raw.get())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_their_path() {
        let text = check(r#" {"a":{"b":["x",1.50,true,null]},"a\"":"\u00e9","c":1,"c":2} "#).unwrap();
        let all = Json::of(&text).fields();
        let list = all.at("a.b").unwrap();
        assert_eq!(
            list.items().iter().map(|it| it.raw()).collect::<Vec<_>>(),
            ["\"x\"", "1.50", "true", "null"]
        );
        assert_eq!(list.items()[1].word().as_deref(), Some("1.50"));
        assert_eq!(list.items()[2].word(), None);
        assert!(list.items()[2].is_true());
        assert_eq!(all.get("a\"").unwrap().text().as_deref(), Some("é"));
        assert_eq!(all.get("c").unwrap().raw(), "2");
        assert_eq!(all.at("a.b.c"), None);
        assert_eq!(list.offset_in(&text), 11);
        assert_eq!(
            (all.iter().count(), Json::of("1").items().len(), Json::of("1").fields().iter().count()),
            (4, 0, 0)
        );
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        assert_eq!(check("{\n \"a\": }"), Err(Position { line: 2, column: 7 }));
        assert_eq!(check(&"[".repeat(200)), Err(Position { line: 1, column: 128 }));
        assert_eq!(check(r#"["\ud83d"]"#).as_deref(), Ok(r#"["\ufffd"]"#));
    }
}
