//! The words for errors and notes, in English: found, expected, where, and what to do.

use super::error::{Expected, Found, Problem, ReadError, Syntax};
use super::note::Note;
use super::place::Path;

/// What is wrong, where, and what to do about it.
pub fn error(error: &ReadError) -> String {
    let mut text = problem(error);
    if let Some(place) = &error.place {
        text.push_str(&format!(" (line {}, column {})", place.position.line, place.position.column));
    }
    if let Some(hint) = hint(error) {
        text.push_str("; ");
        text.push_str(&hint);
    }
    text
}

/// What was repaired, and where.
pub fn note(note: &Note) -> String {
    match note {
        Note::ByteOrderMark => "a byte order mark at the beginning was left out".into(),
        Note::LoneSurrogate(at) => {
            format!("half of a character at line {}, column {} was replaced by U+FFFD", at.line, at.column)
        }
        Note::DuplicateKey { path, earlier } => {
            format!("{path} stands there more than once: the last one counts, the earlier one was {earlier}")
        }
        Note::NullField(path) => format!("{path} is null, which is read as left out"),
        Note::MissingId { path, given } => format!("{path} has no id: it is given `{given}`"),
        Note::DoubledId { path, doubled, given } => {
            format!("{path} has the id `{doubled}` of another record: it is given `{given}`")
        }
        Note::OutOfOrder => "events were not in the order of their times: they are now".into(),
        Note::DanglingAfter { path, after } => {
            format!("{path} follows `{after}`, which is no event here: it stands at the top now")
        }
        Note::CircularAfter { path, after } => {
            format!("{path} follows `{after}`, which follows it in turn: it stands at the top now")
        }
        Note::AtAndAfter(path) => {
            format!("{path} has a time and also an event that it follows: the time counts")
        }
        Note::Migrated { from, to } => format!("carried over from version {from} to version {to}"),
        Note::NotUnderstood(path) => {
            format!("{path} is not understood by this version: it is not shown, and kept in the text")
        }
        Note::More(1) => "one more repair".into(),
        Note::More(count) => format!("{count} more repairs"),
    }
}

fn problem(error: &ReadError) -> String {
    let place = place(&error.path);
    match &error.problem {
        Problem::Empty => "found an empty text, expected a timeline document".into(),
        Problem::TooLarge { found, most } => {
            format!("found {found} bytes, expected at most {most}")
        }
        Problem::NotUtf8 => "found bytes that are not text, expected UTF-8".into(),
        Problem::Syntax(what) => format!("found {}", syntax(*what)),
        Problem::TooDeep { most } => format!("found values nested more than {most} deep"),
        Problem::TooManyEvents { most } => format!("found more than {most} events{place}"),
        Problem::TooManyRecords { most } => format!("found more than {most} records in all"),
        Problem::NotADocument(Found::Object) if error.path.is_empty() => {
            "found an object without `type`, expected a timeline document".into()
        }
        Problem::NotADocument(found) => {
            let expected = if error.path.is_empty() {
                "a timeline document, which is an object".into()
            } else {
                format!("\"{}\"", super::TYPE)
            };
            format!("found {}{place}, expected {expected}", self::found(found))
        }
        Problem::NoVersion(Found::Nothing) => {
            format!("found no `version`, expected the number {}", super::VERSION)
        }
        Problem::NoVersion(found) => {
            format!("found {}{place}, expected a whole number like {}", self::found(found), super::VERSION)
        }
        Problem::TooOld { found, supported } => {
            format!("found version {found}, expected version {supported}")
        }
        Problem::Unexpected { expected, found } => {
            format!("found {}{place}, expected {}", self::found(found), self::expected(*expected))
        }
        Problem::Migration { step, expected } => {
            format!("found something else than {}{place} in step `{step}`", self::expected(*expected))
        }
    }
}

/// What a person can do, where it is not plain from what was expected.
fn hint(error: &ReadError) -> Option<String> {
    let hint = match &error.problem {
        Problem::Empty | Problem::Unexpected { .. } => return None,
        Problem::TooLarge { .. } | Problem::TooManyEvents { .. } | Problem::TooManyRecords { .. } => {
            "split it into several documents"
        }
        Problem::NotUtf8 => "save the file again as UTF-8",
        Problem::Syntax(
            Syntax::EndInList | Syntax::EndInObject | Syntax::EndInString | Syntax::EndInValue,
        ) => "the text seems to be cut off: look for a complete copy, such as an older revision of the page",
        Problem::Syntax(_) => "correct the text, or go back to an older revision of the page",
        Problem::TooDeep { .. } => "remove the nested values",
        Problem::NotADocument(_) => "check that this is the right file",
        Problem::NoVersion(_) => "add the version that it was written with",
        Problem::TooOld { .. } => "it can't be carried over by this program",
        Problem::Migration { .. } => "open it with the version that wrote it, and correct that value",
    };
    Some(hint.into())
}

fn place(path: &Path) -> String {
    if path.is_empty() { String::new() } else { format!(" at {path}") }
}

fn found(found: &Found) -> String {
    match found {
        Found::Nothing => "nothing".into(),
        Found::Null => "null".into(),
        Found::Flag(flag) => flag.to_string(),
        Found::Number(number) => format!("the number {number}"),
        Found::Text(text) => format!("{text:?}"),
        Found::List => "a list".into(),
        Found::Object => "an object".into(),
    }
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "a text in quotes",
        Expected::Flag => "true or false",
        Expected::Integer => "a whole number",
        Expected::Moment => "a date and time with an offset, like 2018-02-10T13:01:00Z",
        Expected::Date => "a day, like 2018-02-10",
        Expected::Id => "an id in quotes",
        Expected::Anchor => "the id of an event, or null for the top",
        Expected::Texts => "a list of texts",
        Expected::Object => "an object",
        Expected::Objects => "a list of objects",
        Expected::List => "a list",
        Expected::Marker => "an object that names an event, like {\"event\": \"k3f9a0zz\"}",
    }
}

fn syntax(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::EndInList => "the end of the text within a list, expected `]`",
        Syntax::EndInObject => "the end of the text within an object, expected `}`",
        Syntax::EndInString => "the end of the text within a string, expected `\"`",
        Syntax::EndInValue => "the end of the text, expected a value",
        Syntax::Colon => "something else than the `:` that is expected behind a key",
        Syntax::CommaOrBracket => "something else than the `,` or `]` that is expected behind an item",
        Syntax::CommaOrBrace => "something else than the `,` or `}` that is expected behind a field",
        Syntax::Word => "an unknown word, expected `true`, `false` or `null`",
        Syntax::Value => "something that is no value, expected an object, a list, a string or a number",
        Syntax::Escape => "an unknown escape, expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX",
        Syntax::Number => "a number that is written wrongly, expected one like 12, -3 or 4.5e6",
        Syntax::Control => "a control character within a string, expected an escape like \\n",
        Syntax::Key => "something else than the key in quotes that is expected here",
        Syntax::TrailingComma => "a comma with nothing behind it, expected another value or the end",
        Syntax::TrailingText => "something behind the end of the document, expected nothing",
        Syntax::Other => "something that is not JSON",
    }
}
