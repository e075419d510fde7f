//! The outermost object: what says that a text is a document, and of which version.

use super::TYPE;
use super::error::{Fault, Found, Problem, Syntax};
use super::note::{Note, Notes, quoted};
use super::place::Path;
use super::raw::{self, Entry};
use serde_json::value::RawValue;

/// A text that is JSON, and a document of some version.
pub(super) struct Envelope<'a> {
    pub(super) version: i64,
    /// All fields but `type` and `version`, each key once.
    pub(super) fields: Vec<Entry<'a>>,
}

impl<'a> Envelope<'a> {
    pub(super) fn open(text: &'a str, notes: &mut Notes) -> Result<Self, Fault> {
        let body = text.trim_start_matches([' ', '\n', '\r', '\t']);
        if body.is_empty() {
            return Err(Fault::at(Problem::Empty, 0));
        }
        if !body.starts_with('{') {
            serde_json::from_str::<&RawValue>(text).map_err(|error| syntax(text, &error))?;
            return Err(Fault::part(Problem::NotADocument(raw::found(body)), text, body));
        }
        let mut fields = raw::entries(text).map_err(|error| syntax(text, &error))?;
        for entry in raw::keep_last(&mut fields) {
            notes.push(duplicate(&Path::default(), &entry));
        }
        check_type(text, body, &fields)?;
        let version = version(text, body, &fields)?;
        fields.retain(|field| !matches!(&*field.key, "type" | "version"));
        Ok(Self { version, fields })
    }
}

fn check_type(text: &str, body: &str, fields: &[Entry<'_>]) -> Result<(), Fault> {
    let Some(field) = fields.iter().find(|field| field.key == "type") else {
        return Err(Fault::part(Problem::NotADocument(Found::Object), text, body));
    };
    let raw = field.raw.get();
    if raw::string(raw).as_deref() == Some(TYPE) {
        return Ok(());
    }
    let path = Path::default().key("type");
    Err(Fault { path, ..Fault::part(Problem::NotADocument(raw::found(raw)), text, raw) })
}

fn version(text: &str, body: &str, fields: &[Entry<'_>]) -> Result<i64, Fault> {
    let Some(field) = fields.iter().find(|field| field.key == "version") else {
        return Err(Fault::part(Problem::NoVersion(Found::Nothing), text, body));
    };
    let raw = field.raw.get();
    raw.parse().map_err(|_| {
        let path = Path::default().key("version");
        Fault { path, ..Fault::part(Problem::NoVersion(raw::found(raw)), text, raw) }
    })
}

/// The note about a field that does not count.
pub(super) fn duplicate(path: &Path, entry: &Entry<'_>) -> Note {
    Note::DuplicateKey { path: path.key(entry.key.to_string()), earlier: quoted(entry.raw.get()) }
}

fn syntax(text: &str, error: &serde_json::Error) -> Fault {
    let lines = text.split_inclusive('\n').take(error.line().saturating_sub(1));
    let offset = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
    let offset = match Syntax::of(error) {
        _ if error.is_eof() => text.len(),
        // Here the JSON reader names the character before.
        Syntax::Control => offset + 1,
        _ => offset,
    };
    Fault::at(Problem::Syntax(Syntax::of(error)), offset)
}

impl Syntax {
    /// What the JSON reader found, which it tells in words only.
    fn of(error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let known = SYNTAX.iter().find(|(start, _)| message.starts_with(start));
        known.map_or(Self::Other, |(_, syntax)| *syntax)
    }
}

const SYNTAX: &[(&str, Syntax)] = &[
    ("EOF while parsing a list", Syntax::EndInList),
    ("EOF while parsing an object", Syntax::EndInObject),
    ("EOF while parsing a string", Syntax::EndInString),
    ("EOF while parsing a value", Syntax::EndInValue),
    ("expected `:`", Syntax::Colon),
    ("expected `,` or `]`", Syntax::CommaOrBracket),
    ("expected `,` or `}`", Syntax::CommaOrBrace),
    ("expected ident", Syntax::Word),
    ("expected value", Syntax::Value),
    ("invalid escape", Syntax::Escape),
    ("invalid number", Syntax::Number),
    ("control character", Syntax::Control),
    ("key must be a string", Syntax::Key),
    ("trailing comma", Syntax::TrailingComma),
    ("trailing characters", Syntax::TrailingText),
];
