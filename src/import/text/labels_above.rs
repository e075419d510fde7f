//! Labels on the lines above their times, as notices of disruptions have them.

use super::around;
use super::beside::is_in_brackets;
use super::block::{Block, Kind};
use super::words::begins_update;
use crate::import::markers::names_marker;

/// Gives times the names of markers that stand on the lines above them: "発生日時", and below it
/// "2024年5月23日 7時07分".
pub(super) fn name(blocks: &mut [Block]) {
    let is_label = |block: &Block| {
        block.kind == Kind::Text
            && block.head.is_none()
            && block.text.len() <= 48
            && names_marker(&block.text)
    };
    let is_time = |block: &Block| {
        let head = block.head.as_ref().filter(|head| head.label.is_empty() && head.clock.is_some());
        block.kind == Kind::Text
            && head.is_some_and(|head| !head.is_weak && (head.rest.is_empty() || is_in_brackets(&head.rest)))
    };
    let is_named = |at: &usize| match blocks.get(*at..at + 2) {
        Some([label, time]) => is_label(label) && is_time(time),
        _ => false,
    };
    let places: Vec<usize> = (0..blocks.len()).filter(is_named).collect();
    if places.len() < 2 {
        return;
    }
    for at in places {
        let Some([label, time]) = blocks.get_mut(at..at + 2) else { continue };
        if let Some(head) = &mut time.head {
            head.label = std::mem::take(&mut label.text);
            (label.kind, head.rest) = (Kind::Blank, String::new());
        }
    }
}

/// Puts states that stand above their times behind these, where each update has both above its text:
/// "Resolved", "Mar 12 at 10:42am", and behind a blank line what is said. The state may be a heading.
pub(super) fn take_states(blocks: &mut [Block]) {
    let times = around::places(blocks);
    let is_blank = |at: usize| blocks.get(at).is_none_or(|block| block.kind == Kind::Blank);
    let fits = |text: &str| text.split_whitespace().count() <= 3 && begins_update(text);
    let is_state = |at: usize| {
        let block = blocks.get(at).filter(|block| block.head.is_none());
        let is_heading = block.is_some_and(|block| matches!(block.kind, Kind::Heading(_)));
        let block = block.filter(|block| is_heading || block.kind == Kind::Text);
        block.filter(|block| fits(&block.text)).map(|_| is_heading)
    };
    // The place of the state above a time.
    let state_of = |at: usize| {
        let above = (0..at).rev().find(|above| !is_blank(*above))?;
        let is_heading = is_state(above)?;
        let is_begun = is_heading || above + 1 == at && above.checked_sub(1).is_none_or(is_blank);
        is_begun.then_some(above)
    };
    let says = |at: usize| {
        let below = blocks.get(at + 1..).and_then(|below| below.iter().find(|it| it.kind != Kind::Blank));
        below.is_some_and(|text| text.kind == Kind::Text && !fits(&text.text)) && is_blank(at + 1)
    };
    let pairs: Vec<(usize, usize)> =
        times.iter().filter(|at| says(**at)).filter_map(|at| Some((state_of(*at)?, *at))).collect();
    if pairs.len() < 2 || pairs.len() < times.len() {
        return;
    }
    for (state, time) in pairs {
        let Some(block) = blocks.get_mut(state) else { continue };
        let text = std::mem::take(&mut block.text);
        block.kind = Kind::Blank;
        if let Some(head) = blocks.get_mut(time).and_then(|block| block.head.as_mut()) {
            (head.rest, head.is_set_off) = (text, true);
        }
    }
}
