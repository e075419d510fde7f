//! Lists whose entries end with their times: "* The queue is full (10:42 UTC)", "- Ada joins: 10:42".

use super::block::{Block, Kind};
use super::head::Finder;
use super::stamped::Head;
use super::words::{Topic, is_bookkeeping_line, topic};
use crate::import::pieces::from;

/// Puts the times in front that several entries end with, where entries do not begin with times.
pub(super) fn turn(blocks: &mut [Block], finder: &Finder<'_>) {
    let told = told(blocks);
    let own = |at: &usize| told.get(*at).copied().unwrap_or_default();
    let places = (0..blocks.len()).filter(own);
    let mut found: Vec<(usize, Head)> =
        places.filter_map(|at| Some((at, closing(blocks.get(at)?, finder)?))).collect();
    // "Detected: 10:42" above the line that names the list tells of the whole.
    let names =
        |block: &Block| matches!(block.kind, Kind::Heading(_)) && topic(&block.text) == Topic::Timeline;
    let named = blocks.iter().position(names).unwrap_or_default();
    let is_named = found.iter().filter(|(at, _)| *at > named).count() >= 3;
    let from = if is_named { named } else { 0 };
    found.retain(|(at, _)| *at >= from);
    let Some(kind) = kind_of_list(blocks, &found) else { return };
    found.retain(|(at, _)| blocks.get(*at).is_some_and(|block| block.kind == kind));
    let (Some((first, _)), Some((last, _))) = (found.first(), found.last()) else { return };
    let range = *first..=*last;
    let leading = (from..blocks.len()).filter(own).filter(|at| blocks.get(*at).is_some_and(begins)).count();
    let list = blocks.get_mut(range).unwrap_or_default();
    // Labels with whole times are read as they are.
    let is_heading = matches!(kind, Kind::Heading(_));
    let is_labelled = !is_heading
        && found.iter().all(|(at, _)| {
            let own = list.get(at - first).and_then(|block| block.head.as_ref());
            own.is_some_and(|head| is_label(head) && head.rest.is_empty())
        });
    if is_labelled || leading * 3 > found.len() || !is_list(list, kind, found.len()) {
        return;
    }
    // What else is named within the list is told by its entries.
    for block in list.iter_mut().filter(|block| block.kind == kind) {
        block.head = block.head.take_if(|head| is_label(head));
    }
    for (at, head) in found {
        if let Some(block) = blocks.get_mut(at) {
            block.head = Some(head);
        }
    }
}

/// Which lines may tell what happened: what is left to do is another list. A heading is judged by those
/// above its level: "Looking for the cause (16:20)" may be an entry.
fn told(blocks: &[Block]) -> Vec<bool> {
    // The headings that hold, with what is told below them.
    let mut open: Vec<(u8, bool)> = Vec::new();
    let told = blocks.iter().map(|block| {
        let Kind::Heading(level) = block.kind else { return open.last().is_none_or(|(_, told)| *told) };
        open.retain(|(above, _)| *above < level);
        let is_told = open.last().is_none_or(|(_, told)| *told);
        open.push((level, is_told && topic(&block.text) != Topic::Other));
        is_told
    });
    told.collect()
}

/// The kind of most of the lines: "**Downtime:** 25 minutes (08:15 - 08:40)" below a list is none of its
/// items.
fn kind_of_list(blocks: &[Block], found: &[(usize, Head)]) -> Option<Kind> {
    let mut kinds: Vec<(Kind, usize)> = Vec::new();
    for kind in found.iter().filter_map(|(at, _)| blocks.get(*at)).map(|block| block.kind) {
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    kinds.into_iter().max_by_key(|(kind, count)| (*count, *kind == Kind::Bullet)).map(|(kind, _)| kind)
}

/// Whether lines are a list of which so many end with their times: most of them do, or of headings half.
fn is_list(blocks: &[Block], kind: Kind, count: usize) -> bool {
    // Items below entries that begin with times tell of these.
    let has_other_list = blocks.iter().any(begins);
    let all = blocks.iter().filter(|block| block.kind == kind && !block.text.is_empty()).count();
    let is_of_times = match kind {
        Kind::Heading(_) => count >= 2 && count * 2 >= all,
        _ => count >= 3 && count * 5 >= all * 4,
    };
    is_of_times && !has_other_list
}

/// Whether a line, or a cell of it, begins with a time.
fn begins(block: &Block) -> bool {
    block.cells.iter().filter_map(|cell| cell.head.as_ref()).chain(&block.head).any(leads)
}

/// Whether a line begins with its time.
fn leads(head: &Head) -> bool {
    head.label.is_empty() && head.has_clock() && !head.is_weak && !head.opens_sentence()
}

/// Whether a whole time stands behind a label.
fn is_label(head: &Head) -> bool {
    !head.label.is_empty() && head.day.is_some() && head.has_clock()
}

/// The time that an entry ends with, and before it what it says.
fn closing(block: &Block, finder: &Finder<'_>) -> Option<Head> {
    let is_line = matches!(block.kind, Kind::Bullet | Kind::Text);
    if !(is_line || matches!(block.kind, Kind::Heading(_))) || block.head.as_ref().is_some_and(leads) {
        return None;
    }
    let found = in_brackets(block, finder).or_else(|| behind_sign(block, finder).filter(|_| is_line));
    // "Status: Resolved at 10:58"
    found
        .filter(|head| !is_bookkeeping_line(&head.rest) && !is_bookkeeping_line(&format!("{} at", head.rest)))
}

/// "The queue is full (10:42 UTC)".
fn in_brackets(block: &Block, finder: &Finder<'_>) -> Option<Head> {
    let text = block.text.trim_end_matches(['.', ' ']);
    let inner = text.strip_suffix([')', ']', '）'])?;
    let mut depth = 1_u8;
    let open = inner.char_indices().rev().take(60).find(|(_, c)| {
        match c {
            ')' | ']' | '）' => depth = depth.saturating_add(1),
            '(' | '[' | '（' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let (at, sign) = open?;
    let head = finder
        .head(from(inner, at + sign.len_utf8()))
        .filter(|head| head.has_clock() && head.rest.is_empty())?;
    // "web-1: 2024-03-12 10:42 CET (09:42 UTC)"
    let is_whole = |own: &Head| own.day.is_some() && own.has_clock() && !own.typed.contains(&head.typed);
    let is_other = block.head.as_ref().is_some_and(is_whole);
    said(block.text.get(..at)?, head).filter(|_| !is_other)
}

/// "The queue is full: 10:42 UTC", "Ada joins at 10:42 on March 12".
fn behind_sign(block: &Block, finder: &Finder<'_>) -> Option<Head> {
    const SIGNS: [&str; 12] =
        [": ", ":** ", ":* ", " - ", " – ", " — ", ", ", " at ", " on ", " @ ", " | ", " => "];
    if let Some(own) = block.head.as_ref().filter(|head| is_label(head) && head.rest.is_empty()) {
        return said(unjoined(&own.label), Head { label: String::new(), ..own.clone() });
    }
    let text = block.text.trim_end_matches(['.', ' ']);
    if !text.ends_with(|c: char| c.is_alphanumeric()) || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let near = text.char_indices().rev().nth(64).map_or(0, |(at, _)| at);
    let places = text.char_indices().map(|(at, _)| at).skip_while(|at| *at < near);
    let begins = |at: usize| SIGNS.iter().find(|sign| from(text, at).starts_with(**sign));
    let ends = places.filter_map(|at| Some((at, at + begins(at)?.len()))).take(8);
    ends.filter(|(_, end)| from(text, *end).starts_with(|c: char| c.is_alphanumeric() || c == '~')).find_map(
        |(at, end)| {
            let head =
                finder.head(from(text, end)).filter(|head| head.has_clock() && head.rest.is_empty())?;
            said(unjoined(text.get(..at)?), head)
        },
    )
}

/// A text without what joins a time to it: "Ada joins at", "Queue empty =>".
pub(super) fn unjoined(text: &str) -> &str {
    let signs = |c: char| c.is_whitespace() || ":-–—,|@=>".contains(c);
    let text = text.trim_end_matches(signs);
    [" at", " on"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text)
}

/// The time, and what is said in front of it.
fn said(before: &str, head: Head) -> Option<Head> {
    let said = before.trim().trim_end_matches([':', '-', '–', '—', ',']).trim_end();
    let is_odd = said.matches("**").count() % 2 == 1;
    let said = if is_odd { said.trim_matches(['*', ' ']) } else { said };
    let is_time = head.label.is_empty() && !head.is_weak && !head.is_counted;
    let says = said.chars().filter(|c| c.is_alphabetic()).count() > 1;
    (is_time && says).then(|| Head { rest: said.to_owned(), is_set_off: true, ..head })
}
