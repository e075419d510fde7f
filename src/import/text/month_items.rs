//! Lists that name the month once, and below it only the days: "* March 2024:", "+ 12th: the server
//! is down", or below the day its times.

use super::block::{Block, Kind};
use super::head::Finder;
use super::stamped::Head;
use crate::import::pieces::{from, is_month};

/// Gives the days below a month their month, where there are several.
pub(super) fn name_days(blocks: &mut [Block], finder: &Finder<'_>) {
    let mut month: Option<(usize, String)> = None;
    let mut found: Vec<(usize, Head)> = Vec::new();
    let mut months = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Some(name) = month_of(block) {
            months.push(at);
            month = Some((block.indent, name));
            continue;
        }
        match (&month, block.kind) {
            (_, Kind::Blank | Kind::Text) => {}
            // Items of a list may stand as deep as the line that heads it.
            (Some((indent, name)), Kind::Bullet)
                if block.indent > *indent || months.last().is_some_and(|month| is_plain(blocks, *month)) =>
            {
                found.extend(day_of(&block.text, name, finder).map(|head| (at, head)));
            }
            _ => month = None,
        }
    }
    if found.len() < 2 {
        return head_months(blocks, &months);
    }
    for at in months {
        if let Some(block) = blocks.get_mut(at) {
            (block.kind, block.head) = (Kind::Blank, None);
        }
    }
    for (at, head) in found {
        let Some(block) = blocks.get_mut(at) else { continue };
        if head.rest.is_empty() {
            (block.kind, block.text) = (Kind::Heading(6), head.stamp.clone());
        }
        block.head = Some(head);
    }
}

/// Makes headings of months that stand alone above what happened in them, which names no year.
fn head_months(blocks: &mut [Block], months: &[usize]) {
    let is_blank =
        |at: Option<usize>| at.and_then(|at| blocks.get(at)).is_none_or(|it| it.kind == Kind::Blank);
    let is_alone =
        |at: &&usize| is_plain(blocks, **at) && is_blank(at.checked_sub(1)) && is_blank(at.checked_add(1));
    let alone: Vec<usize> = months.iter().filter(is_alone).copied().collect();
    for at in alone.iter().filter(|_| alone.len() >= 2) {
        if let Some(block) = blocks.get_mut(*at).filter(|block| block.kind == Kind::Text) {
            (block.kind, block.head) = (Kind::Heading(2), None);
        }
    }
}

fn is_plain(blocks: &[Block], at: usize) -> bool {
    blocks.get(at).is_some_and(|block| block.kind != Kind::Bullet)
}

/// The month and the year that a line is, and no more: "March 2024:".
fn month_of(block: &Block) -> Option<String> {
    let is_line = matches!(block.kind, Kind::Bullet | Kind::Text | Kind::Heading(_));
    let plain = block.text.trim_matches(['*', '_', ':', ' ']);
    let is_month = is_line && plain.len() < 24 && year_of_month(plain).is_some_and(|(_, is_all)| is_all);
    is_month.then(|| plain.replace(',', ""))
}

/// The year of the month that a heading is, or ends with: "March 2024", "Outages in March 2024"; whether it
/// says no more. "The certificate of May 2021" tells of another time.
pub(super) fn year_of_month(text: &str) -> Option<(i32, bool)> {
    let (before, year) = text.trim_end_matches([':', ')', ' ']).rsplit_once([' ', ','])?;
    let year = year.parse().ok().filter(|it| year.len() == 4 && (1990..2100).contains(it))?;
    let before = before.trim_end_matches([',', ' ']);
    let (lead, month) = before.rsplit_once(' ').unwrap_or(("", before));
    let lead = lead.trim_end();
    let is_of_whole = lead.is_empty()
        || lead.ends_with(['-', '–', '—', ',', ':'])
        || ["in", "im", "en", "em"].iter().any(|word| lead.rsplit(' ').next() == Some(*word));
    let month = month.trim_start_matches('(');
    (is_month(month) && (is_of_whole || before.ends_with(&format!("({month}"))))
        .then_some((year, lead.is_empty()))
}

/// The day that an item begins with, as an ordinal number: "12th : text".
fn day_of(text: &str, month: &str, finder: &Finder<'_>) -> Option<Head> {
    let text = text.trim_start_matches(['*', '_']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = from(text, digits);
    let ending = ["st", "nd", "rd", "th"].iter().find(|ending| behind.starts_with(**ending))?;
    let rest = from(behind, ending.len());
    // "1st restart failed" counts, and names no day.
    let plain = rest.trim_start_matches([' ', '*', '_']);
    let is_apart = plain.is_empty() || plain.starts_with([':', '-', '–', ',']);
    let day = text.get(..digits).filter(|_| (1..=2).contains(&digits) && is_apart)?;
    let head = finder.first(&format!("{day} {month}")).filter(Head::is_day)?;
    let rest = rest.trim_start_matches([' ', ':', '*', '_', '-', '–', ',']);
    let typed = text.get(..digits + ending.len()).unwrap_or_default();
    Some(Head { typed: typed.to_owned(), rest: rest.to_owned(), is_set_off: true, ..head })
}
