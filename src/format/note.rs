//! What was repaired while a document was read.
//!
//! Data only: the words for it are in [`super::wording`].

use super::place::{Path, Position};
use crate::model::{Id, Text};

/// How many notes are kept; a text can be made to need millions of them.
const MOST: usize = 1_000;
/// How many characters of a text are kept in a note.
const LONGEST: usize = 2_000;

/// One repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The text began with a byte order mark.
    ByteOrderMark,
    /// Half of a character stood at this place; U+FFFD stands there now.
    LoneSurrogate(Position),
    /// A key stood twice in one object: the last one counts.
    DuplicateKey {
        /// The field.
        path: Path,
        /// The value that does not count, as written.
        earlier: Text,
    },
    /// `null` stood where the field should have been left out.
    NullField(Path),
    /// A record had no identifier.
    MissingId {
        /// The record.
        path: Path,
        /// The identifier that it has now.
        given: Id,
    },
    /// Two records had the same identifier: this one has a new one.
    DoubledId {
        /// The second record.
        path: Path,
        /// The identifier that both had.
        doubled: Id,
        /// The identifier that it has now.
        given: Id,
    },
    /// Events were not in the order of their times.
    OutOfOrder,
    /// An event without a time followed one that does not exist: it stands at the top now.
    DanglingAfter {
        /// The event.
        path: Path,
        /// The event that it followed.
        after: Id,
    },
    /// Events followed each other in a circle: this one stands at the top now.
    CircularAfter {
        /// The event.
        path: Path,
        /// The event that it followed.
        after: Id,
    },
    /// An event had a time and also one that it follows: the time counts.
    AtAndAfter(Path),
    /// The document was carried over from an older version.
    Migrated {
        /// The version it had.
        from: i64,
        /// The version it has now.
        to: i64,
    },
    /// The document is of a newer version, and this version does not understand this value.
    NotUnderstood(Path),
    /// So many further notes were left out.
    More(usize),
}

/// Collects notes, up to a limit.
#[derive(Debug, Default)]
pub(super) struct Notes {
    kept: Vec<Note>,
    more: usize,
}

impl Notes {
    pub(super) fn push(&mut self, note: Note) {
        if self.kept.len() < MOST {
            self.kept.push(note);
        } else {
            self.more += 1;
        }
    }

    pub(super) fn into_vec(mut self) -> Vec<Note> {
        if self.more > 0 {
            self.kept.push(Note::More(self.more));
        }
        self.kept
    }
}

/// A text for a note or an error: cut when it is very long.
pub(super) fn shorten(text: &str, most: usize) -> Text {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// The text of a value that is left out, for a note.
pub(super) fn quoted(raw: &str) -> Text {
    shorten(raw, LONGEST)
}
