//! Files of other programs: tables, exports, answers of web interfaces, logs, calendars.
//!
//! A format is recognised by what is in the file; the name is a hint at most. What cannot be told
//! apart from text that somebody wrote is left to the reader of texts.

mod build;
mod calendar;
mod csv;
mod dokuwiki;
mod embedded;
mod feed;
mod front_matter;
mod git_log;
mod json;
mod lines;
mod literal;
mod marks;
mod mediawiki;
mod names;
mod slack;
mod time;
mod words;
mod zip;

use super::{Found, Refusal, Shape, Told};
use time::Clock;

/// The most bytes that a file may have, unpacked or not.
pub const MAX_BYTES: usize = crate::format::MAX_BYTES;

/// What a reader of one format gives: nothing when it is another format.
type Answer = Option<Result<Found, Refusal>>;

/// Reads a file; `None` when it is none of these formats, so that it may be a text.
///
/// ```
/// use postmortem_timeline::import::{Told, files};
/// use postmortem_timeline::model::zone::UtcOnly;
/// let file = "Time (UTC);Event\n2018-02-10 15:20;Queue stopped\n2018-02-10 15:32;Queue restarted\n";
/// let found = files::read("notes.csv", file.as_bytes(), &Told::new(&UtcOnly)).unwrap().unwrap();
/// assert_eq!(&*found.rows[1].event.text, "Queue restarted");
/// assert!(files::read("notes.txt", b"15:20 Queue stopped", &Told::new(&UtcOnly)).is_none());
/// ```
pub fn read(name: &str, bytes: &[u8], told: &Told<'_>) -> Answer {
    if bytes.len() > MAX_BYTES {
        return Some(Err(Refusal::TooLarge(MAX_BYTES)));
    }
    if zip::is_archive(bytes) {
        return Some(slack::archive(bytes, told));
    }
    let Some(text) = super::bytes::decode(bytes) else {
        return Some(Err(Refusal::NotText));
    };
    read_text(name, &text, told)
}

/// Reads a file that is text; `None` when it is none of these formats.
pub fn read_text(name: &str, text: &str, told: &Told<'_>) -> Answer {
    let text = text.trim_start_matches('\u{feff}');
    let readers: [(Reads, Reader); 9] = [
        (|shape| shape == Shape::Own, embedded::read),
        (|shape| !is_of_text(shape) && shape != Shape::StatusPage, json::read),
        (|shape| shape == Shape::Calendar, calendar::read),
        (|shape| shape == Shape::StatusPage, front_matter::read),
        (|shape| shape == Shape::StatusPage, feed::read),
        (|shape| shape == Shape::GitLog, git_log::read),
        (|shape| shape == Shape::Table, dokuwiki::read),
        (|shape| shape == Shape::Table, mediawiki::read),
        (|shape| shape == Shape::Csv, csv::read),
    ];
    let is_asked = |reads: Reads| told.shape.is_none_or(reads);
    let mut readers = readers.into_iter().filter(|(reads, _)| is_asked(*reads));
    readers.find_map(|(_, reader)| reader(name, text, Clock::new(told)))
}

/// Reads a file of this name and text.
type Reader = fn(&str, &str, Clock<'_>) -> Answer;

/// Whether a reader reads a shape that somebody asked for.
type Reads = fn(Shape) -> bool;

/// Whether a shape is one of lines and tables, which JSON never is.
fn is_of_text(shape: Shape) -> bool {
    use Shape::{Calendar, Chat, Csv, GitLog, Prose, Table};
    matches!(shape, Prose | Table | Chat | Csv | GitLog | Calendar)
}

/// The name without the folders.
fn leaf(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// Whether a file's name ends with one of these endings.
fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|it| ending.eq_ignore_ascii_case(it)))
}
