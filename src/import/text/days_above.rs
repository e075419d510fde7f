//! Days that stand above what happened on them: "30 November 1998", and below it "The server is
//! restarted."

use super::around::{is_alone, is_text};
use super::block::{Block, Kind};
use super::dates::names_weekday;
use super::stamped::Head;
use std::collections::HashSet;

/// Takes the line below a day for what happened on it, where several days stand so above their texts,
/// and no time of day needs them.
pub(super) fn turn_days(blocks: &mut Vec<Block>) {
    let is_said = |block: &Block| block.kind == Kind::Text && !is_count(&block.text);
    let says = |at: usize| blocks.get(at).is_some_and(is_said) && !is_bare_day(blocks, at);
    let places = (0..blocks.len()).filter(|at| is_bare_day(blocks, *at) && says(at + 1));
    let places: Vec<usize> = places.collect();
    let is_needed = || (0..blocks.len()).any(|at| needs_day(blocks, at)) || are_named_again(blocks, &places);
    if places.len() < 2 || is_needed() {
        return;
    }
    let mut places = places.into_iter().peekable();
    let mut is_open = false;
    for (at, block) in std::mem::take(blocks).into_iter().enumerate() {
        match blocks.last_mut().and_then(|day| day.head.as_mut()).filter(|_| is_open) {
            Some(day) => (day.rest, day.is_set_off) = (block.text, true),
            None => blocks.push(block),
        }
        is_open = places.next_if_eq(&at).is_some();
    }
}

/// Makes headings of days that stand alone between headings with times of day, which are their entries.
pub(super) fn raise_days(blocks: &mut [Block]) {
    let is_apart = |at: Option<usize>| {
        let kind = at.and_then(|at| blocks.get(at)).map(|block| block.kind);
        kind.is_none_or(|kind| matches!(kind, Kind::Blank | Kind::Heading(_)))
    };
    let level_below = |at: usize| {
        let below = blocks.get(at + 1..)?.iter().find(|block| block.kind != Kind::Blank)?;
        let head = below.head.as_ref().filter(|head| head.label.is_empty() && head.has_clock())?;
        let Kind::Heading(level) = below.kind else { return None };
        head.day.is_none().then_some(level)
    };
    let is_day = |at: &usize| {
        let is_text = blocks.get(*at).is_some_and(|block| block.kind == Kind::Text);
        is_text && is_bare_day(blocks, *at) && is_apart(at.checked_sub(1)) && is_apart(Some(at + 1))
    };
    let days = (0..blocks.len()).filter(is_day);
    let levels: Vec<(usize, u8)> = days.filter_map(|at| Some((at, level_below(at)?))).collect();
    for (at, level) in levels {
        if let Some(block) = blocks.get_mut(at) {
            block.kind = Kind::Heading(level.saturating_sub(1).max(1));
        }
    }
}

/// "2 incidents", as a page of a status counts them below each day.
fn is_count(text: &str) -> bool {
    let (number, thing) = text.trim().split_once(' ').unwrap_or_default();
    number.parse::<u16>().is_ok() && matches!(thing, "incident" | "incidents")
}

fn head(blocks: &[Block], at: usize) -> Option<&Head> {
    blocks.get(at).and_then(|block| block.head.as_ref())
}

/// Whether a line is a day and no more, but for its day of the week.
fn is_bare_day(blocks: &[Block], at: usize) -> bool {
    let is_bare = |head: &&Head| {
        let rest = head.rest.trim_matches(['(', ')', '（', '）', ' ']);
        head.is_day() && head.label.is_empty() && (rest.is_empty() || names_weekday(rest))
    };
    blocks.get(at).is_some_and(is_text) && head(blocks, at).filter(is_bare).is_some()
}

/// Whether a time of day has no day but the one above it.
fn needs_day(blocks: &[Block], at: usize) -> bool {
    let Some(own) = head(blocks, at).filter(|head| head.has_clock() && head.day.is_none()) else {
        return false;
    };
    let is_said = !own.rest.is_empty() && at.checked_sub(1).is_some_and(|above| is_bare_day(blocks, above));
    !is_said
}

/// Whether times alone on their lines name one of these days again: below the days of a page of a
/// status stand "Mar 3, 2026", and below its updates "Mar 3, 14:22 PST".
fn are_named_again(blocks: &[Block], places: &[usize]) -> bool {
    let day_of = |head: &Head| {
        let mut parts = head.stamp.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.next().zip(parts.next()).map(|(one, two)| (one.to_owned(), two.to_owned()))
    };
    let days: HashSet<_> = places.iter().filter_map(|at| day_of(head(blocks, *at)?)).collect();
    let alone = blocks.iter().filter(|block| is_alone(block)).filter_map(|block| block.head.as_ref());
    alone.filter_map(day_of).any(|day| days.contains(&day))
}
