//! Days in headings on which something happened at no time that anybody wrote down.

use super::block::{Block, Kind};
use super::dates::names_weekday;
use super::stamped::Head;
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

/// Makes headings of lines that are a day and no more, with items below them, where nothing in the text
/// has a time of day: "**October 19, 2021**", and below it what happened then.
pub(super) fn raise(blocks: &mut [Block]) {
    let is_day = |block: &Block| {
        let head = block.head.as_ref().filter(|head| head.is_day() && head.label.is_empty());
        head.is_some_and(|head| head.rest.is_empty() && head.day == Some(DayForm::Full))
    };
    let is_line = |block: &Block| block.kind == Kind::Text && is_day(block);
    let is_entry = |block: &Block| block.head.is_some() && !is_day(block) || is_timed(block);
    let heads_items = |at: usize| {
        let below = blocks.get(at + 1..).unwrap_or_default();
        let next = below.iter().find(|block| block.kind != Kind::Blank);
        next.is_some_and(|next| next.kind == Kind::Bullet && next.head.is_none())
    };
    let days: Vec<usize> = (0..blocks.len()).filter(|at| blocks.get(*at).is_some_and(is_line)).collect();
    let are_all = days.len() >= 2 && days.iter().all(|at| heads_items(*at));
    if !are_all || blocks.iter().any(is_entry) {
        return;
    }
    for at in days {
        if let Some(block) = blocks.get_mut(at) {
            block.kind = Kind::Heading(6);
        }
    }
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
