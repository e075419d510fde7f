//! Fields above a list that say when something of the whole was: "Detected at: 08:34 UTC", in lines, in
//! items, in a table of two columns, or below a heading of its own.
//!
//! They are no entries: each marks the entry of its time.

use super::block::{Block, Kind};
use super::census::named_at;
use super::entry::{Entry, Form};
use super::head::Finder;
use super::settle::Settler;
use super::stamped::Head;
use crate::import::Row;
use crate::import::markers::named_marker;
use crate::model::{Date, MarkerKey, Moment, Precision};
use std::collections::BTreeSet;

/// What is above the list has few fields, and lists few days.
const MOST: usize = 12;

/// A field, and the marker that its label names.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) marker: MarkerKey,
    head: Head,
}

/// Takes the fields above the line that names the list. Those that are lines with a time of day alone
/// are no entries any more; with a whole date they say the day, too.
pub(super) fn take(blocks: &mut [Block], finder: &Finder<'_>) -> Vec<Field> {
    let Some(end) = named_at(blocks) else { return vec![] };
    let mut fields = Vec::new();
    for at in 0..blocks.len() {
        let Some(block) = blocks.get(at).filter(|block| block.line < end && fields.len() < MOST) else {
            break;
        };
        let field = match block.kind {
            Kind::Row => of_row(block, finder),
            Kind::Heading(_) => of_heading(block, blocks.get(at + 1..).unwrap_or_default()),
            Kind::Text | Kind::Bullet => of_line(block, finder),
            _ => None,
        };
        let is_bare = field.as_ref().is_some_and(|field| field.head.day.is_none());
        // The time of a heading stands on the line below it.
        let is_heading = matches!(blocks.get(at).map(|block| block.kind), Some(Kind::Heading(_)));
        let mut own = blocks.iter_mut().skip(at + usize::from(is_heading));
        let own = own.find(|block| !is_heading || block.kind != Kind::Blank);
        own.filter(|_| is_bare).into_iter().for_each(|block| block.head = None);
        fields.extend(field);
    }
    fields
}

fn field(label: &str, head: &Head) -> Option<Field> {
    let marker = named_marker(label).filter(|_| head.has_clock())?;
    Some(Field { marker, head: Head { label: String::new(), ..head.clone() } })
}

/// "**Detected:** 08:34 UTC", "Detected - 08:34 UTC (by the alarm)".
fn of_line(block: &Block, finder: &Finder<'_>) -> Option<Field> {
    if let Some(head) = block.head.as_ref().filter(|head| !head.label.is_empty()) {
        return field(&head.label, head);
    }
    let cut = [": ", " - ", " – ", " — "].iter().filter_map(|sign| block.text.split_once(sign));
    let (label, time) = cut.min_by_key(|(label, _)| label.len()).filter(|(label, _)| label.len() <= 40)?;
    named_marker(label)?;
    field(label, &finder.peek(time.trim_start_matches(['*', '_', ' ']))?)
}

/// "| Detected at | 08:34:50 UTC (the alarm began to ring) |".
fn of_row(block: &Block, finder: &Finder<'_>) -> Option<Field> {
    let [label, time] = block.cells.as_slice() else { return None };
    let head = time.head.clone().or_else(|| finder.peek(&time.text))?;
    field(&label.text, &head).filter(|_| label.head.is_none())
}

/// "### Detected", and below it "08:34 UTC".
fn of_heading(block: &Block, below: &[Block]) -> Option<Field> {
    let below = below.iter().find(|below| below.kind != Kind::Blank).filter(|below| below.kind == Kind::Text);
    let head = below.and_then(|below| below.head.as_ref()).filter(|head| head.label.is_empty())?;
    field(&block.text, head)
}

/// The rows that fields mark: those of their time, on whichever day of the list.
pub(super) fn marked(fields: &[Field], rows: &[Row], settler: &Settler<'_>) -> Vec<(usize, MarkerKey)> {
    let days: BTreeSet<Date> =
        rows.iter().filter_map(|row| row.event.at).map(|at| at.civil().date()).take(10_000).collect();
    let mark = |field: &Field| {
        let entry = Entry::new(Form::Line, 0, 0, Some(field.head.clone()), String::new());
        let times = days.iter().take(MOST).filter_map(|day| settler.on(&entry, *day));
        let times: Vec<(Moment, Precision)> =
            times.filter_map(|reading| Some((reading.at?, reading.precision))).collect();
        let place = |within: i64| {
            rows.iter().position(|row| {
                row.event.at.is_some_and(|at| {
                    let near = |time: &Moment| (0..within).contains(&(at.seconds - time.seconds));
                    row.event.precision != Precision::Day && times.iter().any(|(time, _)| near(time))
                })
            })
        };
        let is_of_minute = times.iter().all(|(_, precision)| *precision == Precision::Minute);
        let place = place(1).or_else(|| if is_of_minute { place(60) } else { None });
        place.map(|place| (place, field.marker.clone()))
    };
    fields.iter().filter_map(mark).collect()
}
