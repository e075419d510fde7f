//! From whatever a person has to rows of a timeline: pasted text, tables, chats, logs, exports.
//!
//! Reads, and decides nothing: what was read comes back as [`Found`] rows beside the text that
//! they were read from, for a person to accept. A time is never made up: a part that was not
//! written is taken from what stands around and named in the event's `inferred`, what stood there
//! is kept in `typed`, and an entry without a time stays without one. Any bytes can be given:
//! there is no panic, and the cost is linear in their number.

mod around;
mod bytes;
mod columns_cjk;
mod countries;
mod countries_table;
mod cues;
mod day_month;
mod document;
pub mod exchange;
pub mod files;
mod labels;
pub mod likely;
mod markers;
mod packed;
mod phrases;
mod pieces;
mod places;
mod sentences;
mod shape;
mod spelling;
mod text;
mod together;

pub use around::Around;
pub use shape::Shape;
pub use text::{Progress, Reading};
use text::{plain_page, plain_time, plain_words};
pub use together::tell_apart;

use crate::model::typed::Doubt;
use crate::model::{Date, Event, MarkerKey, Moment, Person, Source, Text, Zones};
use std::borrow::Cow;

/// What the reader knows beside the text: what it was told, or what a person answered.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The zone database.
    pub zones: &'a dyn Zones,
    /// The date to take where the text names none.
    pub date: Option<Date>,
    /// The IANA zone to take where the text names none.
    pub zone: Option<&'a str>,
    /// Read the whole text in `zone`, whatever zone it names: "PST" of somebody who meant Los
    /// Angeles. Offsets that stand beside a time are kept.
    pub is_zone_forced: bool,
    /// The instant that relative times (`T+00:04`) count from.
    pub t0: Option<Moment>,
    /// The time now: a date without a year is in the year that puts it nearest before this.
    pub now: Option<Moment>,
    /// Read it as this shape instead of recognising one.
    pub shape: Option<Shape>,
}

impl<'a> Told<'a> {
    /// Knows the zones and nothing else.
    pub fn new(zones: &'a dyn Zones) -> Self {
        Self { zones, date: None, zone: None, is_zone_forced: false, t0: None, now: None, shape: None }
    }
}

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// How the text was recognised.
    pub shape: Shape,
    /// What the text calls the incident; blank when it does not.
    pub title: Text,
    /// How grave the text says that it was; blank when it does not.
    pub severity: Text,
    /// The zone that bare times were read in.
    pub zone: ZoneFound,
    /// What the rows came from; events name it in their `source`. At least one when there are rows.
    pub sources: Vec<Source>,
    /// People whose names were looked up in what was read.
    pub people: Vec<Person>,
    /// What stands around the list: the parts of a report.
    pub around: Around,
    /// The rows, in the order of the text, or turned round where it runs backwards.
    pub rows: Vec<Row>,
    /// What a person should know about the whole.
    pub notes: Vec<Note>,
    /// Whether dates were needed and neither written nor told: worth asking once.
    pub needs_date: bool,
    /// Whether a zone was needed and neither written nor told: worth asking once.
    pub needs_zone: bool,
    /// Whether there are relative times and nothing says what they count from.
    pub needs_t0: bool,
}

impl Found {
    /// Nothing, in a text of this shape.
    pub fn nothing(shape: Shape) -> Self {
        Self {
            shape,
            title: "".into(),
            severity: "".into(),
            zone: ZoneFound::default(),
            sources: Vec::new(),
            people: Vec::new(),
            around: Around::default(),
            rows: Vec::new(),
            notes: Vec::new(),
            needs_date: false,
            needs_zone: false,
            needs_t0: false,
        }
    }
}

/// One entry that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The event, complete with `typed`, `inferred`, `source`, evidence and who; identifiers are
    /// made from the content, so that reading the same text again gives the same.
    pub event: Event,
    /// The text it was read from, as it stood.
    pub original: Text,
    /// The line of the text it begins in, from 1.
    pub line: usize,
    /// The markers that the text says it carries; the flag says that its end is meant.
    pub markers: Vec<(MarkerKey, bool)>,
    /// Those of them that no word plainly says, but everything that is said of the entries makes likely.
    pub likely: Vec<MarkerKey>,
    /// Where its time can mean something else.
    pub doubts: Vec<Doubt>,
    /// Whether it is bookkeeping (someone joined, a page was sent) that few want: not taken unless
    /// a person says so.
    pub is_noise: bool,
}

/// The zone that bare times were read in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ZoneFound {
    /// IANA name, or blank where only a fixed offset is known.
    pub name: Text,
    /// What the text wrote for it; blank where it wrote nothing.
    pub written: Text,
    /// Other zones that it can mean, IANA names, the likeliest first.
    pub others: Vec<Text>,
}

/// What a person should know about what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The text runs from the newest to the oldest; the rows were turned round.
    NewestFirst,
    /// An abbreviation was read as the fixed offset it stands for, though the place was on other
    /// time that day.
    Season {
        /// The abbreviation.
        written: Text,
        /// The IANA zone that may be meant.
        civil: Text,
    },
    /// The year was not written.
    YearGuessed(i32),
    /// So many rows of a template were left unfilled and left out.
    Unfilled(usize),
    /// So many entries hold no time.
    Undated(usize),
    /// So many entries are only bookkeeping, and are left out unless a person wants them.
    Bookkeeping(usize),
    /// A stamp that can't be right was read in the only sensible way.
    Slip {
        /// The line it stands in.
        line: usize,
        /// What stood there.
        written: Text,
    },
    /// The resolution is before the start.
    ResolvedBeforeStart,
    /// Two lists of the text give different times for what seems to be the same.
    ListsDisagree {
        /// The line of the one.
        line: usize,
        /// The line of the other.
        other: usize,
    },
    /// Text was left out at the end: there are more rows than a document may have.
    TooMany(usize),
    /// A part of a file could not be read.
    PartUnread {
        /// Which part: the name of a file in an archive, or a path in JSON.
        part: Text,
    },
}

/// Why nothing can be read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It holds no entry that can be an event, and no part of a report.
    Nothing,
    /// It is not text, nor an archive that can be read.
    NotText,
    /// It is larger than can be read, unpacked or not: the limit in bytes.
    TooLarge(usize),
    /// It should be JSON and is not: line and column, from 1.
    Json {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// The archive is damaged.
    Archive,
}

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 32 << 20;

/// The most rows that are given: a document holds no more events.
pub const MAX_ROWS: usize = 100_000;

/// Reads a text, whatever it is.
///
/// # Errors
/// When it holds no entry, or is too large.
pub fn read(text: &str, told: &Told<'_>) -> Result<Found, Refusal> {
    match begin_text("", Cow::Borrowed(text), told)? {
        Begun::Read(found) => Ok(*found),
        Begun::Text(text) => checked(Reading::new(&text, *told).finish()),
    }
}

/// Reads a file, whatever it is. The name helps where the content leaves it open.
///
/// # Errors
/// When it is no text and no file that is known, is too large, or holds no entry.
pub fn read_file(name: &str, bytes: &[u8], told: &Told<'_>) -> Result<Found, Refusal> {
    match begin(name, bytes, told)? {
        Begun::Read(found) => Ok(*found),
        Begun::Text(text) => checked(Reading::new(&text, *told).finish()),
    }
}

/// What is known of a file before its text is gone through.
#[derive(Clone, Debug, PartialEq)]
pub enum Begun<'a> {
    /// The format of a program: it was read at once.
    Read(Box<Found>),
    /// A text that people wrote, to be read with [`Reading`].
    Text(Cow<'a, str>),
}

/// Looks what a file is; formats of programs, which are plain, are read at once.
///
/// # Errors
/// When it is no text and no file that is known, is too large, or holds no entry.
pub fn begin<'a>(name: &str, bytes: &'a [u8], told: &Told<'_>) -> Result<Begun<'a>, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge(MAX_BYTES));
    }
    match bytes::decode(bytes) {
        Some(text) => begin_text(name, text, told),
        None => {
            let file = files::read(name, bytes, told).unwrap_or(Err(Refusal::NotText));
            Ok(Begun::Read(Box::new(checked(file?)?)))
        }
    }
}

fn begin_text<'a>(name: &str, text: Cow<'a, str>, told: &Told<'_>) -> Result<Begun<'a>, Refusal> {
    if text.len() > MAX_BYTES {
        return Err(Refusal::TooLarge(MAX_BYTES));
    }
    match files::read_text(name, &text, told) {
        Some(file) => Ok(Begun::Read(Box::new(checked(file?)?))),
        None => Ok(Begun::Text(text)),
    }
}

/// What was found, cut to what a document may hold, with a note of what few want.
///
/// # Errors
/// When nothing was found.
pub fn checked(mut found: Found) -> Result<Found, Refusal> {
    if found.rows.is_empty() && found.around.is_empty() {
        return Err(Refusal::Nothing);
    }
    if found.rows.len() > MAX_ROWS {
        found.notes.push(Note::TooMany(found.rows.len() - MAX_ROWS));
        found.rows.truncate(MAX_ROWS);
    }
    let bookkeeping = found.rows.iter().filter(|row| row.is_noise).count();
    if bookkeeping > 0 {
        found.notes.push(Note::Bookkeeping(bookkeeping));
    }
    Ok(found)
}
