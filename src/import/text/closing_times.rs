//! Lists whose entries end with their times in brackets: "* The queue is full (10:42 UTC)".

use super::block::{Block, Kind};
use super::head::Finder;
use super::stamped::Head;
use super::words::{Topic, topic};
use crate::import::pieces::from;

/// Puts the times in front that several entries end with, where entries do not begin with times.
pub(super) fn turn(blocks: &mut [Block], finder: &Finder<'_>) {
    let mut found: Vec<(usize, Head)> =
        blocks.iter().enumerate().filter_map(|(at, block)| Some((at, closing(block, finder)?))).collect();
    // "**Downtime:** 25 minutes (08:15 - 08:40)" below the list is none of its items.
    let kind_of = |at: usize| blocks.get(at).map(|block| block.kind);
    let bullets = found.iter().filter(|(at, _)| kind_of(*at) == Some(Kind::Bullet)).count();
    let entry = if bullets * 2 >= found.len() { Kind::Bullet } else { Kind::Text };
    found.retain(|(at, _)| kind_of(*at) == Some(entry));
    let (Some((first, _)), Some((last, _))) = (found.first(), found.last()) else { return };
    let range = *first..=*last;
    let begins = |block: &&Block| {
        block.cells.iter().filter_map(|cell| cell.head.as_ref()).chain(&block.head).any(leads)
    };
    // What is left to do is another list.
    let mut is_told = true;
    let of_timeline = |block: &&Block| {
        if matches!(block.kind, Kind::Heading(_)) {
            is_told = topic(&block.text) != Topic::Other;
        }
        is_told
    };
    let leading = blocks.iter().filter(of_timeline).filter(begins).count();
    // Items below entries that begin with times tell of these.
    let has_other_list = blocks.get(range.clone()).unwrap_or_default().iter().any(|block| begins(&block));
    let is_entry = |block: &&Block| block.kind == entry && !block.text.is_empty();
    let all = blocks.get(range.clone()).unwrap_or_default().iter().filter(is_entry).count();
    if found.len() < 3 || found.len() * 5 < all * 4 || leading * 3 > found.len() || has_other_list {
        return;
    }
    // What else is named within the list is told by its entries.
    for block in blocks.get_mut(range).unwrap_or_default().iter_mut().filter(|block| block.kind == entry) {
        block.head = None;
    }
    for (at, head) in found {
        if let Some(block) = blocks.get_mut(at) {
            block.head = Some(head);
        }
    }
}

/// Whether a line begins with its time.
fn leads(head: &Head) -> bool {
    head.label.is_empty() && head.has_clock() && !head.is_weak && !head.opens_sentence()
}

/// The time in brackets that an entry ends with, and before it what it says.
fn closing(block: &Block, finder: &Finder<'_>) -> Option<Head> {
    if !matches!(block.kind, Kind::Bullet | Kind::Text) || block.head.as_ref().is_some_and(leads) {
        return None;
    }
    let inner = block.text.trim_end_matches(['.', ' ']).strip_suffix(')')?;
    let mut depth = 1_u8;
    let open = inner.char_indices().rev().take(60).find(|(_, c)| {
        match c {
            ')' => depth = depth.saturating_add(1),
            '(' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let (at, _) = open?;
    let said = block.text.get(..at)?.trim();
    let head = finder.head(from(inner, at + 1)).filter(|head| head.has_clock() && head.rest.is_empty())?;
    // "web-1: 2024-03-12 10:42 CET (09:42 UTC)"
    let is_whole = |own: &Head| own.day.is_some() && own.has_clock() && !own.typed.contains(&head.typed);
    let is_other = block.head.as_ref().is_some_and(is_whole);
    let is_time = head.label.is_empty() && !head.is_weak && !head.is_counted && !is_other;
    (is_time && !said.is_empty()).then(|| Head { rest: said.to_owned(), is_set_off: true, ..head })
}
