//! From the records of a table to entries.

use super::super::build::{Book, Draft, runs_backwards};
use super::super::literal::{add_line, literal};
use super::super::marks;
use super::super::time::Clock;
use super::Table;
use super::order::{Order, dotted, order};
use super::records::{Raw, cells};
use crate::import::day_month;
use crate::import::markers::is_marker_label;
use crate::import::pieces::is_bare_clock;
use crate::import::{Found, Note, Refusal, Shape, Told};
use crate::model::copies::is_formula;
use crate::model::typed::Reading;
use crate::model::{Certainty, DAY, Date, EvidenceKind, Moment, Precision};
use std::borrow::Cow;

/// Reads all rows.
pub(super) fn read(name: &str, table: &Table<'_>, mut clock: Clock<'_>) -> Result<Found, Refusal> {
    clock.set_heading(&table.columns.heading);
    clock.set_date(table.above.date);
    let order = order(table.rows.iter().map(|raw| {
        let row = Row::of(table, raw);
        Cow::Owned(row.cell(table.columns.date.or(table.columns.stamp)).to_owned())
    }));
    // What is copied from a page or a spreadsheet comes with tabs, and is a table to whoever pastes it.
    let is_untold = order.is_none() && clock.told().date.is_none();
    let is_month_first = is_untold.then(|| is_month_first(table, &clock)).flatten();
    let shape = if table.delimiter == '\t' { Shape::Table } else { Shape::Csv };
    let mut book = Book::new(shape, "csv");
    book.source(name);
    book.title = table.above.title.clone();
    let is_turned = bare_times_run_backwards(table, &clock);
    let mut each = |raw: &Raw<'_>| {
        book.drafts.extend(draft(table, raw, (order, is_month_first), &mut clock));
    };
    if is_turned {
        table.rows.iter().rev().for_each(&mut each);
        book.notes.push(Note::NewestFirst);
    } else {
        table.rows.iter().for_each(&mut each);
    }
    if table.more > 0 {
        book.notes.push(Note::TooMany(table.more));
    }
    match &table.columns {
        columns if columns.ours.is_some() => {}
        columns if columns.marker.is_some() => marks::mark_plain(&mut book.drafts),
        _ => marks::mark(&mut book.drafts),
    }
    book.notes.extend(clock.year_guessed().map(Note::YearGuessed));
    book.finish(&clock)
}

struct Row<'t> {
    table: &'t Table<'t>,
    cells: Vec<Cow<'t, str>>,
}

impl<'t> Row<'t> {
    fn of(table: &'t Table<'t>, raw: &Raw<'t>) -> Self {
        Self { table, cells: cells(raw.text, table.delimiter) }
    }

    fn cell(&self, at: Option<usize>) -> &str {
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// A text of ours without the apostrophe that keeps spreadsheets from taking it for a formula.
    fn unguarded<'c>(&self, cell: &'c str) -> &'c str {
        let bare = cell.strip_prefix('\'').filter(|bare| is_formula(bare));
        bare.filter(|_| self.table.columns.ours.is_some()).unwrap_or(cell)
    }

    /// Takes what a table of ours says beside the time.
    fn add_precision(&self, reading: &mut Reading) {
        let Some((precision, certainty)) = self.table.columns.ours else { return };
        let word = |at: usize| Some(self.cell(Some(at))).filter(|word| !word.is_empty());
        reading.precision = word(precision).map_or(reading.precision.clone(), Precision::from_word);
        reading.certainty = word(certainty).map_or(reading.certainty.clone(), Certainty::from_word);
    }

    /// The time as it is written, the day in front.
    fn typed(&self, order: Option<Order>) -> (String, String) {
        let columns = &self.table.columns;
        let (date, time) = match columns.date {
            Some(_) => (without_midnight(self.cell(columns.date)), self.cell(columns.time)),
            None => (self.cell(columns.stamp), ""),
        };
        let together = |date: &str| format!("{date} {time}").trim().to_owned();
        (together(date), together(&dotted(date, order)))
    }

    fn text(&self) -> String {
        let mut text = String::new();
        let mut seen: Vec<&str> = Vec::new();
        for at in &self.table.columns.texts {
            let cell = self.unguarded(self.cell(Some(*at)));
            if !seen.contains(&cell) {
                add_line(&mut text, &literal(cell));
                seen.push(cell);
            }
        }
        // A word that marks the row stands in front of what happened.
        let columns = &self.table.columns;
        let state = self.cell(columns.state.or(columns.tags.first().copied()));
        // Beside an end it is of that.
        let is_of_end = !self.cell(columns.end).is_empty();
        let is_new = !text.is_empty() && !is_of_end && is_marker_label(state) && !seen.contains(&state);
        if is_new { format!("{} — {text}", literal(state)) } else { text }
    }
}

/// A date without the midnight that spreadsheets write behind it, where the time has its own column.
fn without_midnight(date: &str) -> &str {
    let cut = [" 00:00:00", "T00:00:00", " 00:00", " 0:00", " 12:00:00 AM", " 12:00 AM"];
    cut.iter().find_map(|midnight| date.strip_suffix(midnight)).unwrap_or(date)
}

/// The row as an entry; `None` when it says nothing.
fn draft(
    table: &Table<'_>,
    raw: &Raw<'_>,
    (order, is_month_first): (Option<Order>, Option<bool>),
    clock: &mut Clock<'_>,
) -> Option<Draft> {
    let columns = &table.columns;
    let row = Row::of(table, raw);
    let mut text = row.text();
    if text.is_empty() {
        return None;
    }
    // "Evidence" may be told instead of linked.
    let is_told = |cell: &&str| !cell.is_empty() && !cell.contains("://") && cell.contains(' ');
    for told in columns.links.iter().map(|at| row.cell(Some(*at))).filter(is_told) {
        text = format!("{text} — {told}");
    }
    let (typed, readable) = row.typed(order);
    let mut reading = when(&readable, row.cell(columns.zone), clock);
    if let Some((reading, is_month_first)) = reading.as_mut().zip(is_month_first) {
        day_month::take(reading, &readable, is_month_first);
    }
    add_end(&mut reading, &row, clock);
    reading.iter_mut().for_each(|reading| row.add_precision(reading));
    let mut draft = Draft::new(&text, reading, &typed);
    draft.original = raw.text.into();
    draft.line = raw.line;
    // A running number is no identifier: it changes with a row that is put in.
    let key = row.cell(columns.key);
    if key.len() > 4 || !key.bytes().all(|byte| byte.is_ascii_digit()) {
        draft.key = key.to_owned();
    }
    row.cell(columns.marker).split(';').for_each(|name| draft.mark_named(name));
    for who in columns.who.iter().flat_map(|at| row.cell(Some(*at)).split([';', '|', '&'])) {
        draft.by(who);
    }
    for link in columns.links.iter().flat_map(|at| row.cell(Some(*at)).split_whitespace()) {
        draft.show(link.trim_end_matches([',', ';']), "", EvidenceKind::Unsorted);
    }
    for tag in columns.tags.iter().flat_map(|at| row.cell(Some(*at)).split([';', '|', ','])) {
        draft.tag(tag);
    }
    Some(draft)
}

/// Whether dates of two numbers and a year rather begin with the month, where something tells.
fn is_month_first(table: &Table<'_>, clock: &Clock<'_>) -> Option<bool> {
    let typed: Vec<String> = table.rows.iter().map(|raw| Row::of(table, raw).typed(None).0).collect();
    let heading = table.columns.heading.as_str();
    let zone = if heading.is_empty() { clock.told().zone.unwrap_or_default() } else { heading };
    day_month::is_month_first(typed.iter().map(String::as_str), zone)
}

/// The time, with the zone of another column where it names none itself.
fn when(typed: &str, zone: &str, clock: &mut Clock<'_>) -> Option<Reading> {
    if typed.is_empty() {
        return None;
    }
    let zoned = format!("{typed} {zone}");
    let with_zone = if zone.is_empty() { None } else { clock.read_on(&zoned) };
    let reading = with_zone.or_else(|| clock.read_on(typed));
    // "Sep 18 15:45, 17:45, 19:45": it happened several times.
    let several = || typed.split_once(',').filter(|(_, others)| others.split(',').all(is_bare_clock));
    let reading = reading.or_else(|| clock.read_on(several()?.0));
    // The day is known though the time of day is not: "03.03.2025 n/a".
    reading.or_else(|| clock.read_on(typed.split_whitespace().next()?))
}

/// The end of an interval, where a column holds it and it is behind the beginning.
fn add_end(reading: &mut Option<Reading>, row: &Row<'_>, clock: &mut Clock<'_>) {
    let typed = row.cell(row.table.columns.end);
    let Some(reading) = reading.as_mut().filter(|reading| !typed.is_empty() && reading.until.is_none())
    else {
        return;
    };
    let end = clock.read_end(typed);
    if let (Some(end), Some(at)) = (end, reading.at)
        && let Some(until) = end.at.filter(|until| until.key() > at.key())
    {
        reading.until = Some(until);
        reading.until_precision = Some(end.precision).filter(|precision| *precision != reading.precision);
        reading.until_certainty = end.certainty;
    }
}

/// Whether the rows have times of day without a date, and run from the newest to the oldest.
fn bare_times_run_backwards(table: &Table<'_>, clock: &Clock<'_>) -> bool {
    let date = clock.told().date.or(Date::from_ymd_opt(2000, 1, 1));
    let told = Told { date, ..*clock.told() };
    let bare = |raw: &Raw<'_>| {
        let (_, readable) = Row::of(table, raw).typed(None);
        let reading = Clock::new(&told).read(&readable).filter(|reading| reading.inferred.date)?;
        reading.at
    };
    // From one to the next by the shorter way round the clock: behind 00:05 comes 23:50.
    let (mut last, mut sum) = (None, 0);
    let unrolled = table.rows.iter().filter_map(bare).map(|at| {
        let step = (at.seconds - last.unwrap_or(at.seconds)).rem_euclid(DAY);
        last = Some(at.seconds);
        sum += if step > DAY / 2 { step - DAY } else { step };
        Moment::from_unix(sum)
    });
    runs_backwards(unrolled)
}
