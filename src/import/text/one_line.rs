//! A list in one line: "2024-03-12 (UTC): 10:38 deploy; 10:42 outage begins → 10:58 resolved".
//!
//! Each of its parts becomes a line of its own, and what stands before the first time a heading.

use super::block::{Block, Kind};
use super::head::Finder;
use super::stamped::Head;
use crate::import::pieces::from;
use crate::model::typed::DayForm;

/// How far into a line the first time may stand, in bytes.
const AHEAD: usize = 120;
/// What parts the entries of such a list.
const JOINTS: [&str; 13] =
    ["; ", " → ", " -> ", " => ", " ➜ ", " ➔ ", " > ", " | ", " • ", " · ", ", ", " – ", " — "];
/// Writes lists in one line as lists, unless there is a longer one beside them.
pub(super) fn spread(blocks: &mut Vec<Block>, finder: &Finder<'_>) {
    let lists: Vec<Option<Vec<Block>>> = blocks.iter().map(|block| list(block, finder)).collect();
    let count = lists.iter().flatten().count();
    let is_timed =
        |block: &Block| block.head.as_ref().is_some_and(Head::has_clock) || block.kind == Kind::Row;
    let others = blocks.iter().zip(&lists).filter(|(block, list)| list.is_none() && is_timed(block)).count();
    if count == 0 || others > count {
        return;
    }
    let whole = std::mem::take(blocks);
    for (block, list) in whole.into_iter().zip(lists) {
        match list {
            Some(list) => blocks.extend(list),
            None => blocks.push(block),
        }
    }
}

/// The lines of a list in one line.
fn list(block: &Block, finder: &Finder<'_>) -> Option<Vec<Block>> {
    if !matches!(block.kind, Kind::Text | Kind::Bullet | Kind::Heading(_)) || block.text.len() < 30 {
        return None;
    }
    // Most lines have one time, and no number behind it.
    let holds_more =
        |head: &Head| !head.rest.is_ascii() || head.rest.bytes().any(|byte| byte.is_ascii_digit());
    if block.head.as_ref().is_some_and(|head| is_firm(head) && !holds_more(head)) {
        return None;
    }
    let (lead, rest) = if block.head.as_ref().is_some_and(is_firm) {
        ("", block.text.as_str())
    } else {
        ahead(&block.text, finder)?
    };
    let parts = parts(rest, finder);
    // With its day in front, a list may have two entries.
    let is_dated = block.head.as_ref().is_some_and(|head| head.day == Some(DayForm::Full));
    let is_parted = ["; ", " → ", " -> ", " | "].iter().any(|joint| rest.contains(joint));
    let is_led = !lead.is_empty() && finder.date_in(lead).is_some();
    let least = if is_led || lead.is_empty() && is_dated && is_parted { 2 } else { 3 };
    let is_loose = !lead.is_empty() && !is_led && !is_parted;
    if parts.len() < least
        || is_loose
        || !parts.iter().all(|(head, _)| head.rest.contains(char::is_alphabetic))
    {
        return None;
    }
    let mut lines = Vec::with_capacity(parts.len() + 1);
    if !lead.is_empty() {
        let mut line = Block::new(block.line, Kind::Heading(6), 0, lead);
        line.head = finder.head(lead);
        lines.push(line);
    }
    for (head, text) in parts {
        let mut line = Block::new(block.line, Kind::Text, 0, text);
        line.head = Some(head);
        lines.push(line);
    }
    Some(lines)
}

/// What stands before the first time of a list, and the list; a colon or a dash parts the two.
fn ahead<'a>(text: &'a str, finder: &Finder<'_>) -> Option<(&'a str, &'a str)> {
    let mut tries = 0;
    for (at, sign) in text.char_indices().take_while(|(at, _)| *at < AHEAD) {
        let behind = from(text, at + sign.len_utf8());
        if !matches!(sign, ':' | '–' | '—' | ',' | '-') || !behind.starts_with(' ') {
            continue;
        }
        if !begins(behind) {
            continue;
        }
        tries += 1;
        let found = finder.peek(behind.trim_start()).filter(is_firm);
        if found.is_some_and(|head| head.day.is_none()) {
            let lead = text.get(..at)?.trim_end_matches(['*', '_', ' ', ':', '-', '–', '—', ',']);
            let lead = lead.trim_start_matches(['*', '_', ' ']);
            // "In short: 10:38 deploy → …"
            let holds = finder.date_in(lead).is_some() || lead.split_whitespace().count() <= 4;
            return holds.then(|| (lead, behind.trim_start_matches(['*', '_', ' '])));
        }
        if tries > 6 {
            break;
        }
    }
    None
}

/// Whether a time may begin here; asked before one is looked for.
fn begins(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit() || "~≈*`[(".contains(c))
}

fn is_firm(head: &Head) -> bool {
    head.clock.is_some() && !head.is_weak && head.label.is_empty()
}

/// The parts of a list, each with its time; none where the first has no time, or nothing parts them.
fn parts<'a>(text: &'a str, finder: &Finder<'_>) -> Vec<(Head, &'a str)> {
    let mut cuts = vec![0];
    let mut ends = Vec::new();
    let (mut at, mut misses) = (0, 0);
    // Numbers upon numbers are no list.
    while misses < 64 + 4 * cuts.len()
        && let Some(found) =
            from(text, at).find([';', '→', '-', '=', '➜', '➔', '>', '|', '•', '·', ',', '.', '–', '—', ' '])
    {
        let place = at + found;
        let here = from(text, place);
        let joint = JOINTS.iter().filter(|joint| here.starts_with(**joint)).map(|joint| joint.len()).max();
        at = place + joint.unwrap_or_else(|| here.chars().next().map_or(1, char::len_utf8));
        let behind = from(text, at);
        if joint.is_none() || !begins(behind) {
            continue;
        }
        misses += 1;
        if finder.peek(behind).is_some_and(|head| is_firm(&head) && !head.rest.is_empty()) {
            cuts.push(at);
            ends.push(place);
        }
    }
    if ends.is_empty() {
        return Vec::new();
    }
    ends.push(text.len());
    let pieces = cuts.iter().zip(&ends).filter_map(|(from, to)| text.get(*from..*to));
    let trimmed = pieces.map(|piece| piece.trim().trim_end_matches([';', ',', '.', ' ']));
    trimmed.map_while(|piece| Some((finder.head(piece).filter(is_firm)?, piece))).collect()
}
