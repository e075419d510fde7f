//! The last step: order, rows, markers, notes.

use super::entry::{Entry, Form};
use super::head::Finder;
use super::outline::Outline;
use super::rows_of::Rows;
use super::settle::{self, Settler, Timed};
use super::zone_of::ZoneRead;
use super::{Outlined, arrange, aside, backwards, fields, hash, parts, people, rows_of, words};
use crate::import::markers;
use crate::import::{Found, Note, Row, Shape, Told, ZoneFound};
use crate::model::{Id, Precision, Source, Text};
use std::collections::HashMap;

/// How many entries beside the list are looked at.
const MOST_FRAMES: usize = 60;

/// Rows under way.
pub(super) struct Finish {
    order: Vec<usize>,
    /// Entries beside the list that are not compared with it yet, the last one first.
    frames: Vec<usize>,
    /// How many entries the list has.
    listed: usize,
    /// How many entries are done with.
    done: usize,
    is_reversed: bool,
    source: Source,
    shape: Shape,
    maker: Rows,
    rows: Vec<Row>,
    said: Vec<markers::Said>,
}

impl Finish {
    /// Puts the entries in order, and settles midnights.
    pub(super) fn new(
        outlined: &mut Outlined<'_>,
        (told, is_page): (Option<Shape>, bool),
        references: HashMap<String, String>,
    ) -> Self {
        let Outlined { outline, settler, times, is_chat, .. } = outlined;
        let is_frame = |at: &usize| outline.entries.get(*at).is_some_and(|entry| entry.is_frame);
        let frames: Vec<usize> = (0..outline.entries.len()).rev().filter(is_frame).collect();
        let mut order: Vec<usize> = (0..outline.entries.len()).filter(|at| !is_frame(at)).collect();
        let listed = outline.entries.iter().zip(times.iter()).filter(|(entry, _)| !entry.is_frame);
        let is_reversed = arrange::is_newest_first(listed.map(|(_, timed)| timed));
        if is_reversed {
            order.reverse();
            backwards::take_days(&order, &outline.entries, times, settler);
        }
        arrange::roll_over(&order, &outline.entries, times, settler);
        let told = told.filter(|shape| shape.is_text());
        let shape = told.unwrap_or_else(|| shape(outline, *is_chat, is_page));
        let source = source(shape, settler.zones.first());
        let maker = Rows::new(source.id.clone(), references, *is_chat);
        let (rows, said) = (Vec::new(), Vec::new());
        Self { listed: order.len(), order, frames, done: 0, is_reversed, source, shape, maker, rows, said }
    }

    /// How many entries are done with.
    pub(super) fn done(&self) -> usize {
        self.done
    }

    /// Makes so many more rows.
    pub(super) fn advance(&mut self, outlined: &Outlined<'_>, count: usize) {
        for _ in 0..count.min(outlined.outline.entries.len()) {
            let listed = self.order.get(self.done).copied();
            let Some(at) = listed.or_else(|| self.frames.pop()) else { break };
            self.done += 1;
            let pair = outlined.outline.entries.get(at).zip(outlined.times.get(at));
            let Some((entry, timed)) = pair else { continue };
            if listed.is_none() {
                self.frame(at, entry, timed);
                continue;
            }
            let row = self.maker.row(entry, timed);
            let said = markers::said(&row.event.text, &row.event.typed);
            self.said.push(said.by(&row.event.who, &row.event.text));
            self.rows.push(row);
        }
    }

    /// What stands beside the list marks the entry of its time; without one it is a row.
    fn frame(&mut self, at: usize, entry: &Entry, timed: &Timed) {
        // Each is compared with all rows; no text says more of the whole.
        if self.done > self.listed + MOST_FRAMES {
            return;
        }
        let Some(time) = timed.reading.as_ref().and_then(|reading| reading.at) else { return };
        let marker = markers::said(&entry.text, "").marker();
        // A field that marks nothing says more than the list only where it tells of another time.
        if marker.is_none() && entry.form != Form::Line {
            return;
        }
        let has_time = |row: &Row| row.event.at.is_some_and(|at| at.same_instant(&time));
        let place = self.rows.iter().position(has_time).unwrap_or(self.rows.len());
        if place == self.rows.len() {
            self.rows.push(self.maker.row(entry, timed));
            self.said.push(markers::Said::default());
            self.order.push(at);
        }
        if let Some((said, marker)) = self.said.get_mut(place).zip(marker) {
            said.set_label(marker);
        }
    }

    /// What was found in all.
    pub(super) fn end(mut self, outlined: &Outlined<'_>, told: &Told<'_>, finder: &Finder<'_>) -> Found {
        let Outlined { outline, settler, .. } = outlined;
        for (place, marker) in fields::marked(&outline.fields, &self.rows, settler) {
            self.said.get_mut(place).into_iter().for_each(|said| said.set_label(marker.clone()));
        }
        let judged = self.judge(outline, finder);
        let line = |at: usize| self.rows.get(at).map_or(0, |row| row.line);
        let disagree = judged.disagree.map(|(one, two)| (line(one), line(two)));
        let is_inverted = judged.is_inverted;
        rows_of::mark(&mut self.rows, judged);
        let rows = self.rows;
        let title = outline.title.trim_matches(['#', '*', ' ']);
        // "Summary" calls no incident anything.
        let title = if parts::part_of(title).is_some() { "" } else { title };
        let title = if title.is_empty() { aside::title(&outline.asides) } else { title.to_owned() };
        let mut notes = notes(told, settler, outline, &rows, self.is_reversed);
        notes.extend(is_inverted.then_some(Note::ResolvedBeforeStart));
        notes.extend(disagree.map(|(line, other)| Note::ListsDisagree { line, other }));
        Found {
            title: title.into(),
            severity: aside::severity(&outline.asides).into(),
            needs_date: settler.needs_date,
            // Times without a day will be in some zone, too.
            needs_zone: settler.needs_zone
                && (settler.needs_date || rows.iter().any(|row| row.event.inferred.contains("zone"))),
            needs_t0: settler.needs_t0,
            sources: if rows.is_empty() { vec![] } else { vec![self.source] },
            zone: zone_found(told, settler, &rows),
            around: outlined.around.clone(),
            notes,
            rows,
            ..Found::nothing(self.shape)
        }
    }

    fn judge(&mut self, outline: &Outline, finder: &Finder<'_>) -> markers::Judged {
        let impact = aside::impact_start(&outline.asides, finder, &self.rows);
        let section = |at: &usize| {
            // What stands beside the list tells of the same incident.
            let entry = outline.entries.get(*at).filter(|entry| !entry.is_frame);
            let entry = entry.or_else(|| outline.entries.iter().find(|entry| !entry.is_frame));
            let scope = entry.and_then(|entry| outline.scopes.get(entry.scope));
            scope.map_or(0, |scope| scope.section)
        };
        let at = |row: &Row| row.event.at.filter(|_| row.event.precision != Precision::Day);
        let pairs = self.rows.iter().zip(&self.order);
        let candidate =
            |(row, place)| markers::Candidate { at: at(row), text: &row.event.text, section: section(place) };
        let candidates: Vec<markers::Candidate<'_>> = pairs.map(candidate).collect();
        let said = std::mem::take(&mut self.said);
        markers::judge(&candidates, said, impact, markers::By::Odds)
    }
}

fn shape(outline: &Outline, is_chat: bool, is_page: bool) -> Shape {
    let named = outline.entries.iter().filter(|entry| people::nick(&entry.text).is_some()).count();
    let is_status = outline.entries.iter().any(|entry| {
        words::is_status(entry.first_line())
            || entry.head.as_ref().is_some_and(|head| words::is_status(&head.label))
    });
    match () {
        () if outline.has_table => Shape::Table,
        () if is_chat || named * 2 > outline.entries.len() => Shape::Chat,
        () if is_status && (is_page || outline.entries.len() < 40) && outline.title.is_empty() => {
            Shape::StatusPage
        }
        () => Shape::Prose,
    }
}

fn source(shape: Shape, zone: Option<&ZoneRead>) -> Source {
    let system: Text = match shape {
        Shape::Chat => "chat",
        Shape::Table => "table",
        Shape::StatusPage => "status page",
        _ => "text",
    }
    .into();
    let zone = zone.map(|zone| zone.name(true)).unwrap_or_default();
    Source { id: Id::from_number(hash::fnv(&["source", &system])), system, zone, ..Source::default() }
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
    // Many headings name the same zone.
    let mut seen: Vec<(&str, &str)> = Vec::new();
    let mut distinct = settler.zones.iter().filter(|zone| {
        let key = (zone.written.as_str(), zone.civil);
        let is_new = !seen.contains(&key);
        seen.extend(is_new.then_some(key));
        is_new
    });
    if let Some(zone) = distinct.find(|zone| {
        rows.iter()
            .any(|row| row.event.at.is_some_and(|at| settle::out_of_season(told.zones, zone, at).is_some()))
    }) {
        notes.push(Note::Season { written: zone.written.as_str().into(), civil: zone.civil.into() });
    }
    notes.extend(settler.guessed_year.map(Note::YearGuessed));
    if outline.unfilled > 0 {
        notes.push(Note::Unfilled(outline.unfilled));
    }
    // What waits for the day that is asked for is no entry without a time.
    let is_asked = settler.needs_date || settler.needs_t0;
    let waits = |row: &Row| is_asked && !row.event.typed.is_empty();
    let undated = rows.iter().filter(|row| row.event.at.is_none() && !waits(row)).count();
    if undated > 0 {
        notes.push(Note::Undated(undated));
    }
    let slips = outline.entries.iter().filter(|entry| entry.head.as_ref().is_some_and(|head| head.is_slip));
    notes.extend(slips.take(20).map(|entry: &Entry| Note::Slip {
        line: entry.line,
        written: entry.head.as_ref().map_or("", |head| head.typed.as_str()).into(),
    }));
    notes
}
