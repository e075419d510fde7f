//! Lists whose entries end with their times: "* The queue is full (10:42 UTC)", "- Ada joins: 10:42".

use super::block::{Block, Kind};
use super::head::Finder;
use super::stamped::Head;
use super::words::{Topic, is_bookkeeping_line, topic};
use crate::import::pieces::from;

/// Puts the times in front that several entries end with, where entries do not begin with times.
pub(super) fn turn(blocks: &mut [Block], finder: &Finder<'_>) {
    // What is left to do is another list.
    let mut is_told = true;
    let mut of_timeline = |block: &Block| {
        if matches!(block.kind, Kind::Heading(_)) {
            is_told = topic(&block.text) != Topic::Other;
        }
        is_told
    };
    let told: Vec<bool> = blocks.iter().map(&mut of_timeline).collect();
    let own = |at: usize| told.get(at).copied().unwrap_or_default();
    let all = blocks.iter().enumerate().filter(|(at, _)| own(*at));
    let mut found: Vec<(usize, Head)> =
        all.filter_map(|(at, block)| Some((at, closing(block, finder)?))).collect();
    // "**Downtime:** 25 minutes (08:15 - 08:40)" below the list is none of its items.
    let kind_of = |at: usize| blocks.get(at).map(|block| block.kind);
    let bullets = found.iter().filter(|(at, _)| kind_of(*at) == Some(Kind::Bullet)).count();
    let entry = if bullets * 2 >= found.len() { Kind::Bullet } else { Kind::Text };
    found.retain(|(at, _)| kind_of(*at) == Some(entry));
    let (Some((first, _)), Some((last, _))) = (found.first(), found.last()) else { return };
    let range = *first..=*last;
    let begins = |block: &Block| {
        block.cells.iter().filter_map(|cell| cell.head.as_ref()).chain(&block.head).any(leads)
    };
    let leading = blocks.iter().enumerate().filter(|(at, block)| own(*at) && begins(block)).count();
    // Items below entries that begin with times tell of these.
    let has_other_list = blocks.get(range.clone()).unwrap_or_default().iter().any(begins);
    let is_entry = |block: &&Block| block.kind == entry && !block.text.is_empty();
    let all = blocks.get(range.clone()).unwrap_or_default().iter().filter(is_entry).count();
    if found.len() < 3 || found.len() * 5 < all * 4 || leading * 3 > found.len() || has_other_list {
        return;
    }
    // Labels with whole times are read as they are.
    let is_labelled = |(at, _): &(usize, Head)| {
        let own = blocks.get(*at).and_then(|block| block.head.as_ref());
        own.is_some_and(|head| is_label(head) && head.rest.is_empty())
    };
    if found.iter().all(is_labelled) {
        return;
    }
    // What else is named within the list is told by its entries.
    for block in blocks.get_mut(range).unwrap_or_default().iter_mut().filter(|block| block.kind == entry) {
        block.head = block.head.take_if(|head| is_label(head));
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

/// Whether a whole time stands behind a label.
fn is_label(head: &Head) -> bool {
    !head.label.is_empty() && head.day.is_some() && head.has_clock()
}

/// The time that an entry ends with, and before it what it says.
fn closing(block: &Block, finder: &Finder<'_>) -> Option<Head> {
    if !matches!(block.kind, Kind::Bullet | Kind::Text) || block.head.as_ref().is_some_and(leads) {
        return None;
    }
    let found = in_brackets(block, finder).or_else(|| behind_sign(block, finder));
    // "Status: Resolved at 10:58"
    found
        .filter(|head| !is_bookkeeping_line(&head.rest) && !is_bookkeeping_line(&format!("{} at", head.rest)))
}

/// "The queue is full (10:42 UTC)".
fn in_brackets(block: &Block, finder: &Finder<'_>) -> Option<Head> {
    let text = block.text.trim_end_matches(['.', ' ']);
    let inner = text.strip_suffix([')', ']'])?;
    let mut depth = 1_u8;
    let open = inner.char_indices().rev().take(60).find(|(_, c)| {
        match c {
            ')' | ']' => depth = depth.saturating_add(1),
            '(' | '[' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let (at, _) = open?;
    let head = finder.head(from(inner, at + 1)).filter(|head| head.has_clock() && head.rest.is_empty())?;
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
    let is_time = head.label.is_empty() && !head.is_weak && !head.is_counted;
    let says = said.chars().filter(|c| c.is_alphabetic()).count() > 1;
    (is_time && says).then(|| Head { rest: said.to_owned(), is_set_off: true, ..head })
}
