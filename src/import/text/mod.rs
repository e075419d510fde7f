//! Text of any kind, read step by step: pasted lists, tables, chats, logs, old pages.
//!
//! Lines become blocks, blocks entries, entries times, and times rows. Each step looks at each
//! piece once, so that the cost follows the length of the text.

mod around;
mod arrange;
mod aside;
mod block;
mod census;
mod clean;
mod cues;
mod entry;
mod head;
mod html;
mod lines;
mod links;
mod markers;
mod outline;
mod people;
mod prose;
mod rows;
mod rows_of;
mod settle;
mod table;
mod window;
mod words;
mod zone_of;
mod zone_words;

use super::{Found, Note, Row, Shape, Told, ZoneFound};
use crate::model::{Id, Moment, Precision, Source, Text};
use block::{Block, Kind};
use census::Census;
use entry::Entry;
use head::Finder;
use lines::Lines;
use outline::{Outline, Walk};
use rows_of::Rows;
use settle::{Settler, Timed};
use std::collections::HashMap;

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
    references: HashMap<String, String>,
    outlined: Option<Outlined<'a>>,
}

/// The second half of the work: the entries are known.
struct Outlined<'a> {
    outline: Outline,
    settler: Settler<'a>,
    times: Vec<Timed>,
    is_chat: bool,
}

impl<'a> Reading<'a> {
    /// Begins to read.
    pub fn new(text: &str, told: Told<'a>) -> Self {
        let is_page = html::is_page(text);
        let (text, numbers) = if is_page { html::lines(text) } else { (unquoted(text), Vec::new()) };
        let lines = Lines::new(Finder::new(&told), false);
        Self { told, text, numbers, lines, at: 0, is_page, references: HashMap::new(), outlined: None }
    }

    /// Reads on for about so many bytes.
    pub fn advance(&mut self, bytes: usize) -> Progress {
        if self.at < self.text.len() {
            self.read_lines(bytes);
        } else if self.outlined.is_none() {
            self.outline();
        } else {
            self.settle(bytes / 64 + 1);
        }
        self.progress()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let length = self.text.len().max(1);
        let settled = self.outlined.as_ref().map_or(0, |outlined| {
            let (done, all) = (outlined.times.len(), outlined.outline.entries.len());
            if done >= all { length } else { length / all.max(1) * done }
        });
        Progress { done: self.at.min(length) + settled, total: 2 * length }
    }

    /// Reads the rest, and gives what was found.
    pub fn finish(mut self) -> Found {
        while self
            .outlined
            .as_ref()
            .is_none_or(|outlined| outlined.times.len() < outlined.outline.entries.len())
        {
            self.advance(usize::MAX);
        }
        match self.outlined.take() {
            Some(outlined) => Finish {
                told: self.told,
                is_page: self.is_page,
                finder: &self.lines.finder,
                references: self.references,
            }
            .run(outlined),
            None => Found::nothing(Shape::Prose),
        }
    }

    fn read_lines(&mut self, bytes: usize) {
        let end = self.at.saturating_add(bytes).min(self.text.len());
        while self.at < end {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let line = rest.get(..length).unwrap_or_default();
            let behind = rest.get(length..).unwrap_or_default();
            let width = if behind.starts_with("\r\n") { 2 } else { usize::from(!behind.is_empty()) };
            self.at += length + width;
            match links::definition(line.trim()) {
                Some((name, url)) => {
                    self.references.insert(name, url);
                    self.lines.push("");
                }
                None => self.lines.push(line),
            }
        }
    }

    fn outline(&mut self) {
        self.lines.finish();
        let mut blocks = std::mem::take(&mut self.lines.blocks);
        let mut outlined = self.outline_of(&mut blocks);
        let is_code = |block: &Block| block.kind == Kind::Code;
        if outlined.0.entries.is_empty() && blocks.iter().any(is_code) {
            let mut lines = Lines::new(Finder::new(&self.told), true);
            self.text.lines().for_each(|line| lines.push(line));
            lines.finish();
            blocks = lines.blocks;
            outlined = self.outline_of(&mut blocks);
        }
        let (mut outline, is_chat) = outlined;
        if outline.entries.len() < 2 {
            prose::read(&blocks, &self.lines.finder, &mut outline);
        }
        people::take_names(&mut outline.entries);
        for entry in &mut outline.entries {
            entry.line = self.numbers.get(entry.line.saturating_sub(1)).copied().unwrap_or(entry.line);
        }
        let settler = Settler::new(&self.told, self.lines.finder.places(), &outline.scopes, &outline.entries);
        self.outlined = Some(Outlined { outline, settler, times: Vec::new(), is_chat });
    }

    fn outline_of(&self, blocks: &mut Vec<Block>) -> (Outline, bool) {
        let has_names = around::names_above(blocks);
        if !has_names {
            around::times_below(blocks);
        }
        let mut census = Census::new(blocks);
        census.is_chat |= has_names;
        let is_chat = census.is_chat;
        (Walk::new(&self.lines.finder, census).run(blocks), is_chat)
    }

    fn settle(&mut self, count: usize) {
        let Some(outlined) = &mut self.outlined else { return };
        let from = outlined.times.len();
        for entry in outlined.outline.entries.iter().skip(from).take(count) {
            let timed = outlined.settler.settle(entry, &outlined.outline.scopes);
            outlined.times.push(timed);
        }
    }
}

/// A text of which most lines are quoted, without the signs of quoting.
fn unquoted(text: &str) -> String {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let (all, quoted) = (lines().count(), lines().filter(|line| line.starts_with('>')).count());
    if quoted * 4 < all * 3 || quoted < 2 {
        return text.to_owned();
    }
    let plain = |line: &str| line.strip_prefix('>').unwrap_or(line).trim_start_matches(' ').to_owned();
    text.lines().map(|line| plain(line) + "\n").collect()
}

/// The last step: order, rows, markers, notes.
struct Finish<'a, 'f> {
    told: Told<'a>,
    is_page: bool,
    finder: &'f Finder<'a>,
    references: HashMap<String, String>,
}

impl Finish<'_, '_> {
    fn run(self, outlined: Outlined<'_>) -> Found {
        let Outlined { outline, settler, mut times, is_chat } = outlined;
        let mut order: Vec<usize> = (0..outline.entries.len()).collect();
        let is_reversed = arrange::is_newest_first(&times);
        if is_reversed {
            order.reverse();
        }
        arrange::roll_over(&order, &outline.entries, &mut times, &settler);
        let shape = self.shape(&outline, is_chat);
        let source = source(shape, settler.zones.first());
        let mut rows = Rows::new(source.id.clone(), self.references, is_chat);
        let pairs = || order.iter().filter_map(|at| outline.entries.get(*at).zip(times.get(*at)));
        let mut found = Found::nothing(shape);
        found.rows = pairs().map(|(entry, timed)| rows.row(entry, timed)).collect();
        let sections: Vec<usize> = pairs()
            .map(|(entry, _)| outline.scopes.get(entry.scope).map_or(0, |scope| scope.section))
            .collect();
        mark(&mut found.rows, &sections, &outline, self.finder);
        found.severity = aside::severity(&outline.asides).into();
        found.title = outline.title.trim_matches(['#', '*', ' ']).into();
        found.needs_date = settler.needs_date;
        found.needs_zone =
            settler.needs_zone && found.rows.iter().any(|row| row.event.inferred.contains("zone"));
        found.needs_t0 = settler.needs_t0;
        found.sources = if found.rows.is_empty() { vec![] } else { vec![source] };
        found.zone = zone_found(&self.told, &settler, &found.rows);
        found.notes = notes(&self.told, &settler, &outline, &found.rows, is_reversed);
        found
    }

    fn shape(&self, outline: &Outline, is_chat: bool) -> Shape {
        let named = outline.entries.iter().filter(|entry| people::nick(&entry.text).is_some()).count();
        let is_status = outline.entries.iter().any(|entry| {
            words::is_status(&entry.text)
                || entry.head.as_ref().is_some_and(|head| words::is_status(&head.label))
        });
        match () {
            () if outline.has_table => Shape::Table,
            () if is_chat || named * 2 > outline.entries.len() => Shape::Chat,
            () if is_status && (self.is_page || outline.entries.len() < 40) && outline.title.is_empty() => {
                Shape::StatusPage
            }
            () => Shape::Prose,
        }
    }
}

fn mark(rows: &mut [Row], sections: &[usize], outline: &Outline, finder: &Finder<'_>) {
    let impact = aside::impact_start(&outline.asides, finder, rows);
    let candidates: Vec<markers::Candidate<'_>> = rows
        .iter()
        .zip(sections)
        .map(|(row, section)| markers::Candidate {
            at: row.event.at.filter(|_| row.event.precision != Precision::Day),
            text: &row.event.text,
            section: *section,
        })
        .collect();
    let found = markers::markers(&candidates, impact);
    rows_of::mark(rows, found);
}

fn source(shape: Shape, zone: Option<&zone_of::ZoneRead>) -> Source {
    let system: Text = match shape {
        Shape::Chat => "chat",
        Shape::Table => "table",
        Shape::StatusPage => "status page",
        _ => "text",
    }
    .into();
    let zone = zone.map(|zone| zone.name(true)).unwrap_or_default();
    Source { id: Id::from_number(rows_of::fnv(&["source", &system])), system, zone, ..Source::default() }
}

fn zone_found(told: &Told<'_>, settler: &Settler<'_>, rows: &[Row]) -> ZoneFound {
    let Some(zone) = settler.zones.first() else { return ZoneFound::default() };
    let differs =
        |row: &Row| row.event.at.is_some_and(|at| settle::out_of_season(told.zones, zone, at).is_some());
    let agrees = !rows.iter().any(differs);
    let mut others: Vec<Text> = zone.others.iter().map(|other| Text::from(*other)).collect();
    if !agrees {
        others.insert(0, zone.civil.into());
    }
    ZoneFound { name: zone.name(agrees), written: zone.written.as_str().into(), others }
}

fn notes(
    told: &Told<'_>,
    settler: &Settler<'_>,
    outline: &Outline,
    rows: &[Row],
    is_reversed: bool,
) -> Vec<Note> {
    let mut notes = Vec::new();
    if is_reversed {
        notes.push(Note::NewestFirst);
    }
    if let Some(zone) = settler.zones.iter().find(|zone| {
        rows.iter()
            .any(|row| row.event.at.is_some_and(|at| settle::out_of_season(told.zones, zone, at).is_some()))
    }) {
        notes.push(Note::Season { written: zone.written.as_str().into(), civil: zone.civil.into() });
    }
    notes.extend(settler.guessed_year.map(Note::YearGuessed));
    if outline.unfilled > 0 {
        notes.push(Note::Unfilled(outline.unfilled));
    }
    let undated = rows.iter().filter(|row| row.event.at.is_none()).count();
    if undated > 0 {
        notes.push(Note::Undated(undated));
    }
    let slips = outline.entries.iter().filter(|entry| entry.head.as_ref().is_some_and(|head| head.is_slip));
    notes.extend(slips.take(20).map(|entry: &Entry| Note::Slip {
        line: entry.line,
        written: entry.head.as_ref().map_or("", |head| head.typed.as_str()).into(),
    }));
    if is_inverted(rows) {
        notes.push(Note::ResolvedBeforeStart);
    }
    notes
}

/// Whether the text says of an entry before its start that it ends the incident.
fn is_inverted(rows: &[Row]) -> bool {
    let at = |key: &crate::model::MarkerKey| -> Option<Moment> {
        rows.iter()
            .find(|row| row.markers.iter().any(|(marker, _)| marker == key))
            .and_then(|row| row.event.at)
    };
    let (start, end) = (at(&crate::model::MarkerKey::Start), at(&crate::model::MarkerKey::Resolve));
    start.zip(end).is_some_and(|(start, end)| end.key() < start.key())
}
