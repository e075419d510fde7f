//! Tables separated by commas, semicolons or tabs (RFC 4180, and what programs make of it).
//!
//! A table is recognised by its first line: a column there is named like a time, and what stands
//! below it reads as times. Without such names only a file that is called `.csv` or `.tsv` is one.

mod columns;
mod order;
mod records;
mod rows;

use super::super::text::{day_in, zone_in};
use super::time::Clock;
use super::words::without_zone;
use super::{Answer, has_ending, leaf};
use crate::model::Date;
use columns::{Cells, Columns};
use records::{Raw, cells};

/// What separates the cells, the usual one first.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// How many lines may stand above the names of the columns.
const ABOVE: usize = 10;
/// How many rows are looked at to recognise a table.
const SAMPLE: usize = 30;

/// A table that was recognised.
struct Table<'a> {
    delimiter: char,
    columns: Columns,
    /// The rows, without the names of the columns.
    rows: Vec<Raw<'a>>,
    /// How many more rows there are than a document may have.
    more: usize,
    /// What stands above the names.
    above: Above,
}

/// What lines above the names of the columns say of the whole.
#[derive(Default)]
struct Above {
    title: String,
    /// The day of times without a date.
    date: Option<Date>,
}

/// Reads a text that is such a table.
pub(super) fn read(name: &str, text: &str, clock: Clock<'_>) -> Answer {
    let table = table(name, text, &clock)?;
    Some(rows::read(leaf(name), &table, clock))
}

fn table<'a>(name: &str, text: &'a str, clock: &Clock<'_>) -> Option<Table<'a>> {
    let (text, stated) = stated_delimiter(text);
    let is_drawn = text.lines().take(ABOVE + 2).any(is_drawn);
    let count = DELIMITERS.len() - usize::from(is_drawn);
    let tried = stated.as_ref().map_or(DELIMITERS.get(..count).unwrap_or_default(), std::slice::from_ref);
    let found = tried.iter().find_map(|delimiter| with_names(text, *delimiter, clock));
    found.or_else(|| {
        let is_named = clock.told().shape.is_some() || has_ending(name, &["csv", "tsv", "tab"]);
        is_named.then(|| tried.iter().find_map(|delimiter| without_names(text, *delimiter, clock)))?
    })
}

/// Whether bars draw a table, as people write them around a row or apart from its cells, and below
/// its head: between the cells alone a program wrote them.
fn is_drawn(line: &str) -> bool {
    let line = line.trim();
    let is_rule = line.len() > 2 && line.chars().all(|c| "|-:+= ".contains(c));
    line.starts_with('|') && line.ends_with('|') || line.contains("| ") || line.contains(" |") || is_rule
}

/// The first line `sep=;`, by which Excel is told what separates the cells.
fn stated_delimiter(text: &str) -> (&str, Option<char>) {
    let stated = text.strip_prefix("sep=").and_then(|rest| {
        let delimiter = rest.chars().next()?;
        let behind = rest.get(delimiter.len_utf8()..)?;
        behind.starts_with(['\r', '\n']).then_some((behind, Some(delimiter)))
    });
    stated.unwrap_or((text, None))
}

fn with_names<'a>(text: &'a str, delimiter: char, clock: &Clock<'_>) -> Option<Table<'a>> {
    let first: Vec<Raw<'_>> = records::records(text, delimiter).take(ABOVE + SAMPLE).collect();
    let filled =
        |row: &[std::borrow::Cow<'_, str>]| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    for (at, raw) in first.iter().enumerate().take(ABOVE) {
        let names = cells(raw.text, delimiter);
        if filled(&names) < 2 {
            continue;
        }
        let sample: Vec<_> =
            first.iter().skip(at + 1).take(SAMPLE).map(|raw| cells(raw.text, delimiter)).collect();
        // A heading with a comma, "What happened, when", names no columns of the lines below it.
        let parted = sample.iter().filter(|row| row.len() > 1).count();
        // Bars as people draw them are read with the rest of the page.
        let is_drawn = delimiter == '|' && is_drawn(raw.text);
        let is_heading =
            is_drawn || ["## ", "### ", "- ", "* "].iter().any(|mark| raw.text.starts_with(mark));
        // A table between tabs below headings and lists is read with them.
        let is_within = delimiter == '\t'
            && first.iter().take(at).any(|above| above.text.starts_with(['#', '|', '-', '*', '>', '<']));
        if is_heading || is_within || parted * 2 < sample.len() {
            continue;
        }
        if let Some(mut columns) = Columns::by_names(&names, &sample, clock) {
            let (rows, more) = records::all(text, delimiter, at + 1);
            let lines = first.iter().take(at).map(|raw| cells(raw.text, delimiter));
            let above = above(lines, &mut columns, clock);
            return Some(Table { delimiter, columns, rows, more, above });
        }
    }
    None
}

fn without_names<'a>(text: &'a str, delimiter: char, clock: &Clock<'_>) -> Option<Table<'a>> {
    let sample: Vec<_> =
        records::records(text, delimiter).take(SAMPLE).map(|raw| cells(raw.text, delimiter)).collect();
    let columns = Columns::by_content(&sample, clock)?;
    let (rows, more) = records::all(text, delimiter, 0);
    Some(Table { delimiter, columns, rows, more, above: Above::default() })
}

/// Reads the lines above the names: the first line with one cell is the title; a cell may hold the
/// day, and one that speaks of time may name the zone.
fn above<'a>(lines: impl Iterator<Item = Cells<'a>>, columns: &mut Columns, clock: &Clock<'_>) -> Above {
    const TIME: [&str; 6] = ["time", "zone", "zeit", "heure", "hora", "utc"];
    const DATE: [&str; 9] = ["date", "dates", "datum", "tag", "fecha", "data", "dato", "日付", "発生日"];
    let mut found = Above::default();
    for line in lines {
        let filled: Vec<&str> = line.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let speaks = line.iter().any(|cell| TIME.iter().any(|word| cell.to_lowercase().contains(word)));
        for cell in &filled {
            let (_, zone) = without_zone(cell, &|word| columns::is_zone(word, clock));
            let said = || if zone.is_empty() { zone_in(cell, clock.told()) } else { Some(zone) };
            if speaks && columns.heading.is_empty() {
                columns.heading = said().unwrap_or_default();
            }
            let plain = cell.trim_start_matches(['-', '*', '#', ' ']);
            let first = crate::import::pieces::words(plain).next().unwrap_or_default().to_lowercase();
            let says_date = DATE.contains(&first.as_str());
            let named = || columns::day(&day_in(plain, clock.told()).filter(|_| says_date)?, clock);
            found.date = found.date.or_else(|| columns::day(cell, clock)).or_else(named);
        }
        // "Timeline (all times CT, 2026-05-11)" names the day, and is no title.
        if let ([title], true) = (filled.as_slice(), found.title.is_empty()) {
            let named = || day_in(title, clock.told()).and_then(|stamp| columns::day(&stamp, clock));
            found.date = found.date.or_else(named);
            found.title = if speaks { String::new() } else { (*title).to_owned() };
        }
    }
    found
}
