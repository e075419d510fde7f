//! What single cells and rows say, whatever their columns are called.

use crate::import::markers::names_marker;
use crate::import::pieces::{Piece, Pieces};
use crate::import::text::block::{Block, Cell};
use crate::import::text::dates::names_part_of_day;
use crate::import::text::entry::{Entry, Form};
use crate::import::text::roles::{Role, role};
use crate::import::text::stamped::Head;
use crate::import::text::words::is_bookkeeping;
use crate::model::typed::DayForm;

/// Whether a cell holds a link, or what stands for none.
pub(super) fn is_link(cell: &str) -> bool {
    cell.contains("://")
        || cell.contains("](")
        || cell.contains("[[")
        || cell.contains("mailto:")
        || !cell.contains(char::is_whitespace)
}

/// The name that a link of a wiki shows, `[[User:Mina|Mina]]`, or that is mentioned, `@Mina`.
pub(super) fn shown(who: &str) -> &str {
    let link = who.strip_prefix("[[").and_then(|link| link.strip_suffix("]]"));
    link.map_or(who, |link| link.rsplit(['|', ':']).next().unwrap_or(link)).trim_start_matches('@')
}

/// A row of a name and a whole time: "Detected | 2024-06-07 09:20".
pub(super) fn pair(block: &Block) -> Option<Entry> {
    let [label, time] = block.cells.as_slice() else { return None };
    let head = time.head.as_ref().filter(|head| head.day.is_some() && head.clock.is_some())?;
    if label.text.is_empty() || label.head.is_some() || is_bookkeeping(&label.text) {
        return None;
    }
    let head = Head { label: label.text.clone(), ..head.clone() };
    Some(Entry::new(Form::Row, block.line, 0, Some(head), label.text.clone()))
}

/// What a row "Timezone | Europe/Oslo" says of the zone.
pub(in crate::import::text) fn zone_row(block: &Block) -> Option<&str> {
    const NAMES: [&str; 8] =
        ["timezone", "time zone", "zone", "tz", "zeitzone", "fuseau horaire", "zona horaria", "fuso horário"];
    let [label, zone] = block.cells.as_slice() else { return None };
    NAMES.contains(&label.text.trim_matches(['*', ':', ' ']).to_lowercase().as_str()).then_some(&zone.text)
}

/// The day of a row "Date | 2024-06-07".
pub(super) fn day_of(block: &Block) -> Option<String> {
    let [label, day] = block.cells.as_slice() else { return None };
    let is_whole = |head: &Head| head.day == Some(DayForm::Full) && head.clock.is_some();
    let head = day.head.as_ref().filter(|head| head.is_day() || is_whole(head))?;
    (label.text.len() < 40 && role(&label.text) == Some(Role::Date)).then(|| head.stamp.clone())
}

/// One time from the cells that hold its parts.
pub(super) fn joined(when: &[&Cell], day: Option<&str>) -> Option<Head> {
    let mut heads = when
        .iter()
        .filter_map(|cell| cell.head.as_ref())
        .filter(|head| !head.stamp.is_empty() || when.len() == 1);
    let first = heads.next()?;
    let Some(second) = heads.next() else {
        // The day was written in an earlier row of the same column.
        return Some(match day.filter(|_| first.day.is_none() && when.len() > 1) {
            Some(day) => {
                Head { stamp: format!("{day} {}", first.stamp), day: Some(DayForm::Full), ..first.clone() }
            }
            None => first.clone(),
        });
    };
    if first.day.is_none() || second.day.is_some() {
        return Some(if second.day.is_some() && first.day.is_none() {
            second.clone()
        } else {
            first.clone()
        });
    }
    Some(Head {
        stamp: format!("{} {}", first.stamp, second.stamp),
        typed: format!("{} {}", first.typed, second.typed),
        clock: second.clock,
        zone: second.zone.clone(),
        later: second.later,
        is_slip: first.is_slip || second.is_slip,
        ..first.clone()
    })
}

/// Of several columns of times, the first; the others are the same in other zones.
///
/// Where none is named it is the first column, unless that only counts the rows: "#".
pub(super) fn one_time(roles: &mut [Role], is_counted: bool) {
    let mut has_time = false;
    for role in roles.iter_mut().filter(|role| **role == Role::Time) {
        if has_time {
            *role = Role::Spare;
        }
        has_time = true;
    }
    if !has_time {
        let date = roles.iter().position(|role| *role == Role::Date);
        if date.is_none()
            && !is_counted
            && let Some(first) = roles.first_mut()
        {
            *first = Role::Time;
        }
    }
}

/// Whether the first column is one of running numbers by its head.
pub(super) fn counts_rows(head: &Block) -> bool {
    let first = head.cells.first().map_or("", |cell| cell.text.trim_matches(['*', '.', ' ']));
    ["#", "nr", "no", "№"].iter().any(|name| first.eq_ignore_ascii_case(name))
}

/// Without a running number in front of the time, where another cell says what happened.
pub(super) fn without_number(mut roles: Vec<Role>, row: &Block) -> Vec<Role> {
    let number = row.cells.first().map_or("", |cell| cell.text.as_str());
    let is_number = (1..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let says = roles.iter().skip(1).any(|role| *role == Role::Text);
    if let Some(first) = roles.first_mut().filter(|role| **role == Role::Text && is_number && says) {
        *first = Role::Spare;
    }
    roles
}

/// Whether a cell was meant as a time, though nobody can read it as one: "Tue 08:2", "2024-03-12 lunch".
pub(super) fn is_tried(cell: &Cell) -> bool {
    const WORDS: [&str; 16] = [
        "?", "??", "xx:xx", "xx", "unknown", "tbd", "tbc", "n/a", "shortly", "later", "soon", "then", "next",
        "after", "around", "approx",
    ];
    let text = cell.text.trim_matches(['*', '_', '`', ' ']);
    let lower = text.to_lowercase();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_stamp = digits >= 3 && text.len() <= 60 && text.contains([':', '-', '/', '年', '月']);
    let is_counted = digits > 0 && text.len() <= 20 && lower.starts_with(['t', '+']);
    let first = lower.split_whitespace().next().unwrap_or_default();
    let is_word = text.len() <= 40 && (WORDS.contains(&first) || names_part_of_day(&lower));
    cell.head.is_none() && (is_stamp || is_counted || is_word)
}

/// What stands in the cells of a time.
pub(super) fn typed(cells: &[&Cell]) -> String {
    cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// What the columns hold where the time comes last: nick and text of a chat, or a label or a number and
/// the text; `None` where it does not.
pub(super) fn time_last(row: &Block) -> Option<Vec<Role>> {
    let [nick, said, time, rest @ ..] = row.cells.as_slice() else { return None };
    let is_bare = |head: &Head| head.clock.is_some() && head.day.is_none() && head.rest.is_empty();
    let first = nick.text.as_str();
    let is_last = said.head.is_none()
        && !said.text.is_empty()
        && (1..=20).contains(&first.len())
        && !first.contains(' ')
        && time.head.as_ref().is_some_and(is_bare)
        && rest.iter().all(|cell| cell.text.is_empty());
    let is_small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_|^[]`".contains(c);
    let is_number = first.bytes().all(|byte| byte.is_ascii_digit());
    let is_nick = first.chars().all(is_small) && !is_number && !names_marker(first) && nick.head.is_none();
    let role = match () {
        () if is_number => Role::Spare,
        () if is_nick => Role::Who,
        () if nick.head.is_none() => Role::Text,
        () => return None,
    };
    is_last.then(|| vec![role, Role::Text, Role::Time])
}

pub(super) fn by_content(cell: &Cell) -> Role {
    match &cell.head {
        Some(head) if head.has_clock() => Role::Time,
        Some(head) if head.is_day() => Role::Date,
        _ => Role::Text,
    }
}

/// A year that stands alone.
pub(in crate::import::text) fn year_in(text: &str) -> Option<i32> {
    Pieces::new(text).find_map(|piece| match piece {
        Piece::Number(_, digits) if digits.len() == 4 => {
            digits.parse().ok().filter(|year| (1990..2100).contains(year))
        }
        _ => None,
    })
}
