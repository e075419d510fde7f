//! Why a text can't be read as a document.
//!
//! Data only: the words for it are in [`super::wording`].

use super::place::{Path, Place};
use crate::model::{Text, Type};

/// Why and where a text can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// What is wrong.
    pub problem: Problem,
    /// Which value it is about; empty for the document, or when the text is no JSON.
    pub path: Path,
    /// Where it stands in the text. Absent after a migration, since the text that failed is not
    /// the one that was read, and when no single place is meant.
    pub place: Option<Box<Place>>,
}

/// What is wrong, with the place as an offset: counting lines waits until the error is final.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) problem: Problem,
    pub(super) path: Path,
    pub(super) offset: Option<usize>,
}

impl Fault {
    /// A fault of the text as a whole.
    pub(super) fn new(problem: Problem) -> Self {
        Self { problem, path: Path::default(), offset: None }
    }

    /// A fault at the byte at this offset.
    pub(super) fn at(problem: Problem, offset: usize) -> Self {
        Self { offset: Some(offset), ..Self::new(problem) }
    }

    /// A fault of this part of the text.
    pub(super) fn part(problem: Problem, text: &str, part: &str) -> Self {
        // The part is borrowed from the text: the distance of the two in memory is its offset.
        Self::at(problem, (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize))
    }

    /// Whether a single value is at fault, and not the whole document.
    pub(super) fn is_misfit(&self) -> bool {
        matches!(self.problem, Problem::Unexpected { .. })
    }

    /// The error, with the place in this text.
    pub(super) fn in_text(self, text: &str) -> ReadError {
        let place = self.offset.map(|offset| Box::new(Place::of(text, offset)));
        ReadError { problem: self.problem, path: self.path, place }
    }

    /// The error, without a place.
    pub(super) fn without_place(self) -> ReadError {
        ReadError { problem: self.problem, path: self.path, place: None }
    }
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is nothing but white space.
    Empty,
    /// It is longer than any document may be, in bytes.
    TooLarge {
        /// How long it is.
        found: usize,
        /// How long it may be.
        most: usize,
    },
    /// The bytes are not UTF-8.
    NotUtf8,
    /// It is not JSON.
    Syntax(Syntax),
    /// Lists and objects are nested too deeply.
    TooDeep {
        /// How deep they may be.
        most: usize,
    },
    /// There are more events than a document may have.
    TooManyEvents {
        /// How many there may be.
        most: usize,
    },
    /// There are more records than a document may have.
    TooManyRecords {
        /// How many there may be.
        most: usize,
    },
    /// It is JSON, but not a document of this program.
    NotADocument(Found),
    /// It says no version that could be understood.
    NoVersion(Found),
    /// Its version is older than any that can be read.
    TooOld {
        /// Its version.
        found: i64,
        /// The version that this program writes.
        supported: i64,
    },
    /// A value is not what its field holds.
    Unexpected {
        /// What the field holds.
        expected: Expected,
        /// What stands there.
        found: Found,
    },
    /// A migration found something that it can't carry over.
    Migration {
        /// The name of the step.
        step: &'static str,
        /// What the step expected.
        expected: Expected,
    },
}

/// What is wrong with a text that is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// The text ends within a list.
    EndInList,
    /// The text ends within an object.
    EndInObject,
    /// The text ends within a string.
    EndInString,
    /// The text ends where a value is expected.
    EndInValue,
    /// No `:` behind a key.
    Colon,
    /// Neither `,` nor `]` behind an item.
    CommaOrBracket,
    /// Neither `,` nor `}` behind a field.
    CommaOrBrace,
    /// A word other than `true`, `false` and `null`.
    Word,
    /// No value where one is expected.
    Value,
    /// A backslash with something behind it that JSON does not know.
    Escape,
    /// A number that is written wrongly.
    Number,
    /// A control character within a string.
    Control,
    /// A key without quotes.
    Key,
    /// A comma with nothing behind it.
    TrailingComma,
    /// Something behind the end.
    TrailingText,
    /// Anything else.
    Other,
}

/// What a place should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Any text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number of 64 bits.
    Integer,
    /// A date and time with an offset.
    Moment,
    /// A day.
    Date,
    /// The identifier of a record.
    Id,
    /// The identifier of an event, or `null`.
    Anchor,
    /// A list of texts.
    Texts,
    /// An object.
    Object,
    /// A list of objects.
    Objects,
    /// A list.
    List,
    /// An object with the identifier of an event.
    Marker,
}

impl From<Type> for Expected {
    fn from(kind: Type) -> Self {
        match kind {
            Type::Id | Type::Link => Self::Id,
            Type::Text | Type::Choice(_) => Self::Text,
            Type::Flag => Self::Flag,
            Type::Integer => Self::Integer,
            Type::Moment => Self::Moment,
            Type::Date => Self::Date,
            Type::Anchor => Self::Anchor,
            Type::Set => Self::Texts,
            Type::Markers | Type::Record(_) => Self::Object,
            Type::Events | Type::List(_) => Self::Objects,
        }
    }
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing at all.
    Nothing,
    /// `null`
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as written.
    Number(Text),
    /// A text; its beginning, when it is long.
    Text(Text),
    /// A list.
    List,
    /// An object.
    Object,
}
