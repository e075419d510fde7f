//! Days in headings on which something happened at no time that anybody wrote down.

use super::block::{Block, Kind};
use super::dates::names_weekday;
use super::stamped::Head;
use super::words::{Topic, heads, topic};
use crate::model::typed::DayForm;

/// Marks the headings that are a day with a text below it and no time of day, where times of day stand
/// below another day of the same level.
pub(super) fn mark(blocks: &mut [Block]) {
    let days: Vec<(usize, u8)> =
        (0..blocks.len()).filter_map(|at| Some((at, day_level(blocks.get(at)?)?))).collect();
    let has_times = |(at, level): &(usize, u8)| section(blocks, *at, *level).iter().any(is_timed);
    // There are six levels, and as many days as somebody likes.
    let timed =
        days.iter().filter(|day| has_times(day)).fold(0_u8, |levels, (_, level)| levels | bit(*level));
    let says = |block: &Block| matches!(block.kind, Kind::Text | Kind::Bullet);
    let is_whole = |(at, level): &(usize, u8)| {
        let section = section(blocks, *at, *level);
        timed & bit(*level) != 0 && section.iter().any(says) && !section.iter().any(is_timed)
    };
    let whole: Vec<usize> = days.iter().filter(|day| is_whole(day)).map(|(at, _)| *at).collect();
    for at in whole {
        if let Some(block) = blocks.get_mut(at) {
            block.is_whole_day = true;
        }
    }
}

/// Gives the items below a line that is a day and no more this day, where several such lines stand in the
/// text, as far as none of them has a time of day: "2024-03-12:", and below it what happened then.
pub(super) fn give(blocks: &mut [Block]) {
    let is_line = |block: &Block| block.kind == Kind::Text && is_bare_day(block);
    let days: Vec<usize> = (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(is_line)).collect();
    let items: Vec<Vec<usize>> = days.iter().map(|day| items_below(blocks, *day)).collect();
    let is_listed = days.first().is_some_and(|day| is_in_timeline(blocks, *day));
    let is_free = is_listed || !blocks.iter().any(is_timed);
    let are_several = items.iter().filter(|items| !items.is_empty()).count() >= 2 && is_free;
    // Among days with times, one without any.
    let is_whole = |at: usize| {
        let below = blocks.get(at + 1..).unwrap_or_default();
        let ends = |block: &Block| matches!(block.kind, Kind::Heading(_)) || is_line(block);
        let end = below.iter().position(ends).unwrap_or(below.len());
        is_listed && days.len() >= 2 && !below.get(..end).unwrap_or_default().iter().any(is_timed)
    };
    let given: Vec<(usize, Vec<usize>)> =
        days.iter().copied().zip(items).filter(|(day, _)| are_several || is_whole(*day)).collect();
    for (day, items) in given {
        let Some(head) = blocks.get(day).and_then(|block| block.head.clone()) else { continue };
        for at in items {
            let Some(block) = blocks.get_mut(at) else { continue };
            block.head = Some(Head { rest: block.text.clone(), is_set_off: true, ..head.clone() });
        }
    }
}

/// Whether a block is a day and no more.
fn is_bare_day(block: &Block) -> bool {
    let head = block.head.as_ref().filter(|head| head.is_day() && head.label.is_empty());
    head.is_some_and(|head| head.rest.is_empty() && head.day == Some(DayForm::Full))
}

/// The items below a day, down to the first that has a time of day.
fn items_below(blocks: &[Block], day: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut indent = None;
    for (at, block) in blocks.iter().enumerate().skip(day + 1) {
        let own = *indent.get_or_insert(block.indent);
        match block.kind {
            Kind::Blank => {
                indent = indent.filter(|_| !found.is_empty());
                continue;
            }
            Kind::Bullet if block.indent < own || is_timed(block) || is_bare_day(block) => break,
            Kind::Bullet if has_own_day(block) => {}
            Kind::Bullet if block.indent == own && !block.text.is_empty() => found.push(at),
            Kind::Bullet => {}
            Kind::Text if block.indent > own && !is_bare_day(block) => {}
            // A line that goes on with the item above it.
            Kind::Text
                if !is_bare_day(block) && blocks.get(at - 1).is_some_and(|it| it.kind == Kind::Bullet) => {}
            _ => break,
        }
    }
    found
}

/// Whether an item begins with a day of its own.
fn has_own_day(block: &Block) -> bool {
    block.head.as_ref().is_some_and(|head| head.is_day() && head.label.is_empty())
}

/// Whether the heading above a place, or a line in the place of one, names the list.
fn is_in_timeline(blocks: &[Block], at: usize) -> bool {
    let above = blocks.get(..at).unwrap_or_default().iter().rev();
    let names = |text: &str| heads(text) && topic(text) != Topic::Unknown;
    let mut named = above.filter(|block| matches!(block.kind, Kind::Heading(_)) || names(&block.text));
    named.next().is_some_and(|block| topic(&block.text) == Topic::Timeline)
}

fn bit(level: u8) -> u8 {
    1_u8.checked_shl(level.into()).unwrap_or_default()
}

/// The level of a heading that is a day and no more.
fn day_level(block: &Block) -> Option<u8> {
    let Kind::Heading(level) = block.kind else { return None };
    let head = block.head.as_ref().filter(|head| head.is_day() && head.label.is_empty())?;
    (head.rest.is_empty() || names_weekday(&head.rest)).then_some(level)
}

/// What stands below a heading, up to the next one that is not below it.
fn section(blocks: &[Block], at: usize, level: u8) -> &[Block] {
    let below = blocks.get(at + 1..).unwrap_or_default();
    let ends = |block: &Block| matches!(block.kind, Kind::Heading(other) if other <= level);
    let end = below.iter().position(ends).unwrap_or(below.len());
    below.get(..end).unwrap_or_default()
}

fn is_timed(block: &Block) -> bool {
    let has_clock = |head: &Option<Head>| head.as_ref().is_some_and(Head::has_clock);
    has_clock(&block.head) || block.cells.iter().any(|cell| has_clock(&cell.head))
}
