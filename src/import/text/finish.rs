//! The last step: order, rows, markers, notes.

use super::entry::Entry;
use super::head::Finder;
use super::outline::Outline;
use super::rows_of::Rows;
use super::settle::{self, Settler};
use super::zone_of::ZoneRead;
use super::{Outlined, arrange, aside, markers, people, rows_of, words};
use crate::import::{Found, Note, Row, Shape, Told, ZoneFound};
use crate::model::{Id, MarkerKey, Moment, Precision, Source, Text};
use std::collections::HashMap;

/// What is needed for it beside the entries.
pub(super) struct Finish<'a, 'f> {
    pub(super) told: Told<'a>,
    pub(super) is_page: bool,
    pub(super) finder: &'f Finder<'a>,
    pub(super) references: HashMap<String, String>,
}

impl Finish<'_, '_> {
    pub(super) fn run(self, outlined: Outlined<'_>) -> Found {
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
        let title = outline.title.trim_matches(['#', '*', ' ']);
        found.title = if title.is_empty() { aside::title(&outline.asides).into() } else { title.into() };
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
            words::is_status(entry.first_line())
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

fn source(shape: Shape, zone: Option<&ZoneRead>) -> Source {
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
    let at = |key: &MarkerKey| -> Option<Moment> {
        rows.iter()
            .find(|row| row.markers.iter().any(|(marker, _)| marker == key))
            .and_then(|row| row.event.at)
    };
    let (start, end) = (at(&MarkerKey::Start), at(&MarkerKey::Resolve));
    start.zip(end).is_some_and(|(start, end)| end.key() < start.key())
}
