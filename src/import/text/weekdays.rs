//! Days of the week in the place of days: "Monday", and below it what happened on that day.

use super::block::{Block, Kind};
use super::breaks::unmarked;
use super::entry::Entry;
use super::openings::behind_day_number;
use super::stamped::Head;
use crate::import::pieces::is_weekday;
use crate::model::Date;
use crate::model::typed::DayForm;
use chrono::TimeDelta;

/// Makes days of the names of days of the week that stand alone on their lines, or in cells of their
/// own, where there are several.
pub(super) fn mark(blocks: &mut [Block]) {
    let is_line = |block: &Block| {
        let is_text = matches!(block.kind, Kind::Text | Kind::Heading(_) | Kind::Bullet);
        is_text && block.head.is_none() && name(&block.text).is_some()
    };
    let names = |block: &Block| {
        let cells = block.cells.iter().filter_map(|cell| name(&cell.text)).next();
        cells.or_else(|| name(&block.text).filter(|_| is_line(block))).map(str::to_lowercase)
    };
    let mut found: Vec<String> = blocks.iter().filter_map(names).collect();
    crate::model::sort::by_key(&mut found, Clone::clone);
    found.dedup();
    if found.len() < 2 {
        return;
    }
    for block in blocks {
        if is_line(block) {
            block.head = name(&block.text).map(day);
        }
        // Beside a date it says nothing more.
        let has_day =
            block.cells.iter().any(|cell| cell.head.as_ref().is_some_and(|head| head.day.is_some()));
        for cell in block.cells.iter_mut().filter(|_| !has_day) {
            cell.head = cell.head.take().or_else(|| name(&cell.text).map(day));
        }
    }
}

/// Whether times of day rather fall from one entry to the next: the list runs backwards.
pub(super) fn do_clocks_fall(entries: &[Entry]) -> bool {
    let clocks =
        entries.iter().map(|entry| (entry.scope, entry.head.as_ref().and_then(|head| clock(&head.stamp))));
    let (mut up, mut down) = (0_usize, 0_usize);
    let mut last: Option<(usize, u32)> = None;
    for (scope, minutes) in clocks.filter_map(|(scope, minutes)| Some((scope, minutes?))) {
        if let Some((_, before)) = last.filter(|(other, _)| *other == scope) {
            up += usize::from(minutes > before);
            down += usize::from(minutes < before);
        }
        last = Some((scope, minutes));
    }
    down > up
}

/// A day of the week in the direction in which the list runs, from the day before it in the text.
pub(super) fn onward(date: Date, last: Date, do_clocks_fall: bool) -> Date {
    let days = match do_clocks_fall {
        false if date < last => 7,
        true if date > last => -7,
        _ => 0,
    };
    date.checked_add_signed(TimeDelta::days(days)).unwrap_or(date)
}

/// The minute of the day of "10:42", "2:30 pm".
fn clock(stamp: &str) -> Option<u32> {
    let (before, behind) = stamp.split_once(':')?;
    let hour: u32 = before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    let minute: u32 = behind.get(..2)?.parse().ok()?;
    let is_late = behind.to_lowercase().contains('p') && hour < 12;
    Some(hour * 60 + minute + if is_late { 720 } else { 0 })
}

/// The name of a day of the week that a text is, but for its marks.
fn name(text: &str) -> Option<&str> {
    let text = unmarked(text);
    let plain = behind_day_number(text).unwrap_or(text).trim_matches(|c: char| !c.is_alphanumeric());
    // What is shorter is a word of some language as well, and most lines are longer.
    ((5..=14).contains(&plain.len()) && is_weekday(plain)).then_some(plain)
}

fn day(name: &str) -> Head {
    Head { stamp: name.to_owned(), typed: name.to_owned(), day: Some(DayForm::Named), ..Head::default() }
}
