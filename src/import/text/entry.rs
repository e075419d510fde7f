//! An entry of the list, before its time is settled.

use super::behind::is_address;
use super::stamped::Head;

/// What carries an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Heading(u8),
    Bullet,
    Line,
    Row,
}

/// A line below the first one of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// Running text, which may be wrapped.
    Text(String),
    /// An item of a list within the entry.
    Item(String),
    /// Somebody's words.
    Quote(String),
    /// Code or a log, line by line.
    Code(String),
    /// The end of a paragraph.
    Break,
}

/// An entry of the list.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) form: Form,
    pub(super) line: usize,
    pub(super) indent: usize,
    /// Its time; `None` when none stands there.
    pub(super) head: Option<Head>,
    /// Its end, from a column of its own.
    pub(super) until: Option<Head>,
    pub(super) text: String,
    pub(super) below: Vec<Below>,
    pub(super) who: Vec<String>,
    /// Links from a column of their own.
    pub(super) links: Vec<String>,
    /// Which of the scopes holds its date and zone.
    pub(super) scope: usize,
    pub(super) original: String,
    /// Whether it stands beside the list, and says when something of the whole was: "Detected |
    /// 2024-03-12 10:42". It marks an entry of the list, and is one only where there is none.
    pub(super) is_frame: bool,
    /// Whether it is a day, and the text below it says what happened on it.
    pub(super) is_whole_day: bool,
    /// Whether its day stands in brackets, and is that of no other entry.
    pub(super) is_aside: bool,
    /// Whether it is part of an entry above it, which goes on for longer: time runs on from that one.
    pub(super) is_part: bool,
}

/// What the text says for all entries that follow, up to the next such place.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// The day near which a day of the week is.
    pub(super) near: Option<String>,
    /// The date that was written above, as it is read.
    pub(super) date: Option<String>,
    /// Whether a sentence says that all times are of that date.
    pub(super) is_stated: bool,
    /// A year alone: in a heading or in the head of a column.
    pub(super) year: Option<i32>,
    /// The year of a whole date above: a day without one that takes its place is of the same year.
    pub(super) year_of_date: Option<i32>,
    /// What was written for the zone.
    pub(super) zone: Option<String>,
    /// Counts the lists that stand under headings of their own.
    pub(super) section: usize,
    /// Whether all times are approximate.
    pub(super) is_about: bool,
}

impl Entry {
    pub(super) fn new(form: Form, line: usize, scope: usize, head: Option<Head>, text: String) -> Self {
        Self {
            form,
            line,
            indent: 0,
            head,
            until: None,
            text,
            below: Vec::new(),
            who: Vec::new(),
            links: Vec::new(),
            scope,
            original: String::new(),
            is_frame: false,
            is_whole_day: false,
            is_part: false,
            is_aside: false,
        }
    }

    pub(super) fn has_day(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.day.is_some())
    }

    /// Whether the hour is written with two digits though it has one.
    pub(super) fn begins_with_zero(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.stamp.starts_with('0'))
    }

    /// Whether its time is written in digits, unlike "midnight".
    pub(super) fn begins_with_digit(&self) -> bool {
        self.head.as_ref().is_some_and(|head| head.stamp.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The first line that says something.
    pub(super) fn first_line(&self) -> &str {
        let below = self.below.iter().find_map(|below| match below {
            Below::Text(line) => Some(line.as_str()),
            _ => None,
        });
        if self.text.is_empty() { below.unwrap_or_default() } else { &self.text }
    }

    /// Whether there is no text at all.
    pub(super) fn is_empty(&self) -> bool {
        let says = |below: &Below| !matches!(below, Below::Break);
        self.text.trim().is_empty() && !self.below.iter().any(says)
    }

    /// The text of the event: what stands behind the time, then what stands below.
    pub(super) fn full_text(&self) -> String {
        // What a time links to stands behind what happened.
        let address = Some(self.text.trim()).filter(|text| is_address(text) && !self.below.is_empty());
        let mut out = if address.is_some() { String::new() } else { cut(self.text.trim()).to_owned() };
        let says = |below: &Below| *below != Below::Break;
        let mut last_length = self.text.len();
        let mut is_open = self.form != Form::Line && !self.text.is_empty();
        for below in &self.below {
            if out.len() > MOST {
                out.push_str("\n…");
                break;
            }
            let (line, joins) = match below {
                Below::Text(text) => {
                    let goes_on = text.starts_with(|c: char| !c.is_uppercase());
                    let is_wrapped =
                        last_length >= WRAPPED && (goes_on || self.form != Form::Line) || ends_within(&out);
                    (text.as_str(), is_open && is_wrapped)
                }
                Below::Item(text) => (text.as_str(), false),
                Below::Quote(text) => (text.as_str(), false),
                Below::Code(text) => (text.as_str(), false),
                Below::Break => {
                    is_open = false;
                    continue;
                }
            };
            if !out.is_empty() {
                out.push(if joins { ' ' } else { '\n' });
            }
            match below {
                // A single item is what happened.
                Below::Item(_) if out.is_empty() && self.below.iter().filter(|it| says(it)).count() == 1 => {}
                Below::Item(_) => out.push_str("- "),
                Below::Quote(_) => out.push_str("> "),
                _ => {}
            }
            out.push_str(cut(line.trim()));
            last_length = line.len();
            is_open = matches!(below, Below::Text(_) | Below::Item(_));
        }
        if let Some(address) = address {
            out.push('\n');
            out.push_str(address);
        }
        out.trim().to_owned()
    }
}

/// Whether a text ends with a word behind which a sentence goes on.
fn ends_within(text: &str) -> bool {
    const WORDS: [&str; 14] =
        ["of", "the", "a", "an", "to", "and", "for", "with", "der", "die", "das", "und", "de", "la"];
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.len() < 5 && WORDS.contains(&last.to_lowercase().as_str())
}

/// A line of at least so many bytes is taken to be wrapped.
const WRAPPED: usize = 45;
/// Longer texts are cut; the original is kept whole.
const MOST: usize = 6_000;

/// The beginning of a line that is longer than any sentence.
fn cut(line: &str) -> &str {
    let end = line.char_indices().nth(MOST).map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or_default()
}
