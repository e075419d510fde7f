//! Text of any kind, read step by step: pasted lists, tables, chats, logs, old pages.
//!
//! Lines become blocks, blocks entries, entries times, and times rows. Each step looks at each
//! piece once, so that the cost follows the length of the text.

mod around;
mod arrange;
mod aside;
mod authors;
mod backwards;
mod behind;
mod beside;
mod block;
mod breaks;
mod bullets;
mod census;
mod clean;
mod closing_times;
mod common_zone;
mod dates;
mod day_order;
mod day_range;
mod day_said;
mod days_above;
mod east_asian;
mod entities;
mod entry;
mod fences;
mod fields;
mod finish;
mod hash;
mod head;
mod html;
mod items;
mod joint_words;
mod joints;
mod labels_above;
mod later;
mod letter;
mod lines;
mod links;
mod list_table;
mod log_stamps;
mod mail;
mod mail_words;
mod month_items;
mod names_above;
mod numbers;
mod one_line;
mod open_end;
mod openings;
mod outline;
mod page_parts;
mod parts;
mod people;
mod prose;
mod report;
mod roles;
mod rows;
mod rows_of;
mod settle;
mod signs;
mod spans;
mod stamped;
mod table;
mod topic_words;
mod walk;
mod weekdays;
mod whole_days;
mod window;
mod words;
mod zero;
mod zone_of;
mod zone_words;

use super::{Around, Found, Shape, Told};
use block::{Block, Kind};
use census::Census;
use entry::Entry;
use finish::Finish;
pub(super) use hash::fnv;
use head::Finder;
use lines::Lines;
use outline::{Outline, Walk};
use settle::{Settler, Timed};
use stamped::Head;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::RangeInclusive;
pub(super) use words::is_status;

/// How far a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is done.
    pub done: usize,
    /// What there is to do, in the same unit; `done` when everything is.
    pub total: usize,
}

impl Progress {
    /// Whether nothing is left to do.
    pub fn is_over(&self) -> bool {
        self.done >= self.total
    }

    /// How many in a hundred are done.
    pub fn percent(&self) -> u32 {
        let done = self.done.min(self.total) as u64;
        u32::try_from(done * 100 / (self.total as u64).max(1)).unwrap_or(100)
    }
}

/// Reads a text piece by piece, so that a page can show how far it is, and stop.
pub struct Reading<'a> {
    told: Told<'a>,
    text: String,
    /// The line of the original that each line came from; none where they are the same.
    numbers: Vec<usize>,
    lines: Lines<'a>,
    at: usize,
    is_page: bool,
    is_mail: bool,
    references: HashMap<String, String>,
    outlined: Option<Outlined<'a>>,
}

/// The second half of the work: the entries are known.
struct Outlined<'a> {
    outline: Outline,
    settler: Settler<'a>,
    times: Vec<Timed>,
    is_chat: bool,
    around: Around,
    finish: Option<Finish>,
}

impl Outlined<'_> {
    /// Steps that are done: a time and a row for each entry.
    fn done(&self) -> usize {
        self.times.len() + self.finish.as_ref().map_or(0, Finish::done)
    }

    fn is_over(&self) -> bool {
        self.finish.as_ref().is_some_and(|finish| finish.done() >= self.outline.entries.len())
    }
}

impl<'a> Reading<'a> {
    /// Begins to read.
    pub fn new(text: &str, told: Told<'a>) -> Self {
        let is_page = html::is_page(text);
        // JSON is no text for people: whoever knows its shape reads it elsewhere.
        let text = if is_json(text) { "" } else { text };
        let letters = if is_page { None } else { mail::lines(text) };
        let is_mail = letters.is_some();
        let (text, numbers) = match letters {
            Some(letters) => letters,
            None if is_page => html::lines(text),
            None => {
                let plain = breaks::unquoted(&breaks::unstarred(&breaks::uncommented(&uncoloured(text))));
                page_parts::lines(&plain).unwrap_or_else(|| (plain, Vec::new()))
            }
        };
        let lines = Lines::new(Finder::new(&told), false);
        Self {
            told,
            text,
            numbers,
            lines,
            at: 0,
            is_page,
            is_mail,
            references: HashMap::new(),
            outlined: None,
        }
    }

    /// Reads on for about so many bytes.
    pub fn advance(&mut self, bytes: usize) -> Progress {
        if self.at < self.text.len() {
            self.read_lines(bytes);
        } else if self.outlined.is_none() {
            self.outline();
        } else {
            self.settle(bytes / 128 + 1);
        }
        self.progress()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let length = self.text.len().max(1);
        let settled = self.outlined.as_ref().map_or(0, |outlined| {
            let all = 2 * outlined.outline.entries.len().max(1);
            // What is rounded away comes with the last step.
            if outlined.is_over() { length } else { (length / all * outlined.done()).min(length - 1) }
        });
        let read = if self.at >= self.text.len() { length } else { self.at };
        Progress { done: read + settled, total: 2 * length }
    }

    /// Reads the rest, and gives what was found.
    pub fn finish(mut self) -> Found {
        while !self.outlined.as_ref().is_some_and(Outlined::is_over) {
            self.advance(usize::MAX);
        }
        let Some(mut outlined) = self.outlined else { return Found::nothing(Shape::Prose) };
        match outlined.finish.take() {
            Some(finish) => finish.end(&outlined, &self.told, &self.lines.finder),
            None => Found::nothing(Shape::Prose),
        }
    }

    fn read_lines(&mut self, bytes: usize) {
        let end = self.at.saturating_add(bytes).min(self.text.len());
        while self.at < end {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let (line, behind) = breaks::first_line(rest);
            self.at += rest.len() - behind.len();
            match links::definition(line.trim()) {
                Some((name, url)) => {
                    self.references.insert(name, url);
                    self.lines.push("");
                }
                None => self.lines.push(line),
            }
        }
    }

    /// The lines of which those of code are the list: all, where nothing else has a time of day, and those
    /// of the block below the heading that names the list, where only fields stand elsewhere.
    fn list_in_code(&self, blocks: &[Block], entries: &[Entry]) -> Option<RangeInclusive<usize>> {
        if !blocks.iter().any(|block| matches!(block.kind, Kind::Code | Kind::Quote)) {
            return None;
        }
        let has_clock = |entry: &Entry| entry.head.as_ref().is_some_and(Head::has_clock);
        // A sentence above may name a day, and be all that is not quoted.
        if entries.len() < 2 && !entries.iter().any(has_clock) {
            return Some(0..=usize::MAX);
        }
        let is_field = |entry: &Entry| entry.head.as_ref().is_none_or(|head| !head.label.is_empty());
        let (lines, count) = fences::listed(blocks, &self.lines.finder)?;
        (entries.iter().all(is_field) && count > entries.len().max(2)).then_some(lines)
    }

    /// The blocks again, with the code of some lines as text.
    fn with_code(&self, list: &RangeInclusive<usize>) -> Vec<Block> {
        let mut lines = Lines::new(Finder::new(&self.told), true);
        let is_all = list.contains(&0);
        let mut rest = self.text.as_str();
        let mut number = 0;
        while !rest.is_empty() {
            let (line, behind) = breaks::first_line(rest);
            rest = behind;
            number += 1;
            lines.set_code_text(list.contains(&number));
            // The list may be quoted in parts, each with a sign before some of its lines.
            let quoted = line.trim_start().strip_prefix('>').filter(|_| is_all);
            let is_definition = links::definition(line.trim()).is_some();
            lines.push(if is_definition { "" } else { quoted.map_or(line, str::trim_start) });
        }
        lines.finish();
        lines.blocks
    }

    fn outline(&mut self) {
        self.lines.finish();
        let mut blocks = std::mem::take(&mut self.lines.blocks);
        one_line::spread(&mut blocks, &self.lines.finder);
        let mut outlined = self.outline_of(&mut blocks);
        if let Some(list) = self.list_in_code(&blocks, &outlined.0.entries) {
            blocks = self.with_code(&list);
            outlined = self.outline_of(&mut blocks);
        }
        let (mut outline, is_chat) = outlined;
        if outline.entries.len() < 2 || prose::tells(&outline.entries) {
            prose::read(&blocks, &self.lines.finder, &mut outline);
        }
        // In a chat a line that looks like a heading is what somebody said.
        let around = if is_chat { Around::default() } else { report::around(&blocks, &self.references) };
        people::take_names(&mut outline.entries);
        later::settle(&mut outline.entries);
        for entry in &mut outline.entries {
            entry.line = self.numbers.get(entry.line.saturating_sub(1)).copied().unwrap_or(entry.line);
        }
        let settler = Settler::new(&self.told, self.lines.finder.places(), &outline);
        self.outlined = Some(Outlined { outline, settler, times: Vec::new(), is_chat, around, finish: None });
    }

    fn outline_of(&self, blocks: &mut Vec<Block>) -> (Outline, bool) {
        let said_zone = blocks.iter().find_map(|block| zone_of::named(block.head.as_ref()?));
        letter::unmark_sent(blocks);
        month_items::name_days(blocks, &self.lines.finder);
        closing_times::turn(blocks, &self.lines.finder);
        let fields = fields::take(blocks, &self.lines.finder);
        around::unname_times(blocks);
        labels_above::name(blocks);
        labels_above::take_states(blocks);
        around::mark_heads(blocks);
        around::turn_headings(blocks);
        weekdays::mark(blocks);
        days_above::raise_days(blocks);
        days_above::turn_days(blocks);
        whole_days::give(blocks);
        whole_days::mark(blocks);
        let has_names = names_above::take(blocks);
        if !has_names {
            around::times_below(blocks);
        }
        let mut census = Census::new(blocks);
        census.only_labels = self.is_mail;
        census.is_chat |= has_names || self.told.shape == Some(Shape::Chat);
        let is_chat = census.is_chat;
        let mut outline = Walk::new(&self.lines.finder, census).run(blocks);
        outline.said_zone = outline.said_zone.or(said_zone);
        outline.fields = fields;
        (outline, is_chat)
    }

    /// Settles times, and when all are, makes rows.
    fn settle(&mut self, count: usize) {
        let Some(outlined) = &mut self.outlined else { return };
        let (from, all) = (outlined.times.len(), outlined.outline.entries.len());
        for entry in outlined.outline.entries.iter().skip(from).take(count) {
            let timed = outlined.settler.settle(entry, &outlined.outline.scopes);
            outlined.times.push(timed);
        }
        if from < all {
            return;
        }
        let references = &mut self.references;
        let mut finish = match outlined.finish.take() {
            Some(finish) => finish,
            None => Finish::new(outlined, (self.told.shape, self.is_page), std::mem::take(references)),
        };
        finish.advance(outlined, count);
        outlined.finish = Some(finish);
    }
}

/// The day that a line names somewhere, as it stands there.
pub(super) fn day_in(line: &str, told: &Told<'_>) -> Option<String> {
    Finder::new(told).date_in(line).map(|head| head.stamp)
}

/// The zone that a line says of times.
pub(super) fn zone_in(line: &str, told: &Told<'_>) -> Option<String> {
    zone_words::zone_in(line, Finder::new(told).places())
}

/// A time without the marks and words of languages that the reader of times does not know.
pub(super) fn plain_time(text: &str) -> String {
    clean::Clean::new(text, None).text
}

/// What stands in a piece of a page, in plain lines.
pub(super) fn plain_page(page: &str) -> String {
    if page.contains('<') { html::lines(page).0.trim().to_owned() } else { plain_words(page) }
}

/// A text with the characters that entities stand for.
pub(super) fn plain_words(text: &str) -> String {
    entities::unescape(text)
}

fn is_json(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let first = |text: &str| text.trim_start().chars().next();
    match inner.chars().next() {
        Some('{') => matches!(first(inner.get(1..).unwrap_or_default()), Some('"' | '}')),
        Some('[') => matches!(first(inner.get(1..).unwrap_or_default()), Some('{' | '"')),
        _ => false,
    }
}

/// A text without the marks of colours that a terminal takes (ECMA-48, "select graphic rendition").
fn uncoloured(text: &str) -> Cow<'_, str> {
    if !text.contains("\u{1b}[") {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(part.len());
        plain += part.get(end..).map_or(part, |rest| rest.strip_prefix('m').unwrap_or(part));
    }
    Cow::Owned(plain)
}
