//! Reading: the whole text, the version, and then the document field by field.

use super::envelope::Envelope;
use super::error::{Fault, Problem, ReadError};
use super::migrate::{self, Chain};
use super::note::{Note, Notes};
use super::place::Position;
use super::value::Reader;
use super::{MAX_BYTES, MAX_DEPTH, repair, scan};
use crate::model::{Document, Text};
use std::borrow::Cow;

/// A document and what is to be known about how it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The document.
    pub document: Document,
    /// What was repaired.
    pub notes: Vec<Note>,
    /// Whether it may be written back.
    pub mode: Mode,
}

/// What may be done with a document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Anything.
    Full,
    /// It is of a newer version: it may be shown, and must never be written back.
    NewerVersion {
        /// Its version.
        found: i64,
        /// The version that this program writes.
        supported: i64,
        /// The text as it was read, for copies.
        text: Text,
    },
}

/// Reads a document.
///
/// ```
/// use postmortem_timeline::format;
/// let text = r#"{"type": "postmortem-timeline", "version": 1, "title": "Search was down"}"#;
/// let loaded = format::read(text).unwrap();
/// assert_eq!(&*loaded.document.title, "Search was down");
///
/// let error = format::read(&text.replace("\"Search was down\"", "12")).unwrap_err();
/// assert_eq!(error.path.to_string(), "title");
/// ```
///
/// # Errors
/// When the text is not a document, or holds what can't be repaired without a guess.
pub fn read(text: &str) -> Result<Loaded, ReadError> {
    read_with(text, &migrate::CURRENT)
}

/// Reads a document from bytes, which must be UTF-8.
///
/// # Errors
/// As for [`read`], and when the bytes are not UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Loaded, ReadError> {
    check_size(bytes.len()).map_err(Fault::without_place)?;
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(error) => {
            let fault = Fault::at(Problem::NotUtf8, error.valid_up_to());
            Err(fault.in_text(&String::from_utf8_lossy(bytes)))
        }
    }
}

/// Reads a document with other migrations than those of this version; for tests of migrations.
///
/// # Errors
/// As for [`read`].
pub fn read_with(text: &str, chain: &Chain) -> Result<Loaded, ReadError> {
    check_size(text.len()).map_err(Fault::without_place)?;
    let mut notes = Notes::default();
    let body = text.trim_start_matches('\u{feff}');
    if body.len() < text.len() {
        notes.push(Note::ByteOrderMark);
    }
    let clean = replace_halves(body, &mut notes).map_err(|fault| fault.in_text(body))?;
    let envelope = Envelope::open(&clean, &mut notes).map_err(|fault| fault.in_text(&clean))?;
    let (found, supported) = (envelope.version, chain.version);
    if found < supported {
        // The person never saw the migrated text: places in it would mislead.
        let document = migrated(&clean, found, chain, &mut notes).map_err(Fault::without_place)?;
        return Ok(Loaded { document, notes: notes.into_vec(), mode: Mode::Full });
    }
    let is_newer = found > supported;
    let document = fields(&clean, envelope, is_newer, &mut notes).map_err(|fault| fault.in_text(&clean))?;
    let mode = if is_newer { Mode::NewerVersion { found, supported, text: text.into() } } else { Mode::Full };
    Ok(Loaded { document, notes: notes.into_vec(), mode })
}

fn migrated(text: &str, from: i64, chain: &Chain, notes: &mut Notes) -> Result<Document, Fault> {
    let migrated = chain.run(text, from)?;
    notes.push(Note::Migrated { from, to: chain.version });
    let envelope = Envelope::open(&migrated, notes)?;
    fields(&migrated, envelope, false, notes)
}

fn fields(text: &str, envelope: Envelope<'_>, is_newer: bool, notes: &mut Notes) -> Result<Document, Fault> {
    let mut reader = Reader::new(text, is_newer, notes);
    let mut document = Document::default();
    reader.record(envelope.fields, &mut document)?;
    let ids = reader.into_ids();
    repair::ids(&mut document, ids, notes);
    repair::events(&mut document, notes);
    Ok(document)
}

fn check_size(found: usize) -> Result<(), Fault> {
    if found <= MAX_BYTES {
        return Ok(());
    }
    Err(Fault::new(Problem::TooLarge { found, most: MAX_BYTES }))
}

fn replace_halves<'a>(text: &'a str, notes: &mut Notes) -> Result<Cow<'a, str>, Fault> {
    let found = scan::scan(text, MAX_DEPTH);
    if let Some(offset) = found.too_deep {
        return Err(Fault::at(Problem::TooDeep { most: MAX_DEPTH }, offset));
    }
    if found.lone.is_empty() {
        return Ok(Cow::Borrowed(text));
    }
    let mut counted = Counted::default();
    for offset in &found.lone {
        notes.push(Note::LoneSurrogate(counted.position(text, *offset)));
    }
    Ok(Cow::Owned(scan::replace_lone(text, &found.lone)))
}

/// Counts lines and columns from one place to the next, so that many places cost one look.
#[derive(Default)]
struct Counted {
    offset: usize,
    lines: usize,
    columns: usize,
}

impl Counted {
    fn position(&mut self, text: &str, offset: usize) -> Position {
        for character in text.get(self.offset..offset).unwrap_or_default().chars() {
            self.columns += 1;
            if character == '\n' {
                self.lines += 1;
                self.columns = 0;
            }
        }
        self.offset = offset;
        Position { line: self.lines + 1, column: self.columns + 1 }
    }
}
