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

/// Puts states that stand on the lines above their times behind these, where each update has both above
/// its text: "Resolved", "Mar 12 at 10:42am", and behind a blank line what is said.
pub(super) fn take_states(blocks: &mut [Block]) {
    let times = around::places(blocks);
    let is_blank =
        |at: Option<usize>| at.and_then(|at| blocks.get(at)).is_none_or(|it| it.kind == Kind::Blank);
    let is_state = |at: usize| {
        let is_bare = |block: &&Block| block.kind == Kind::Text && block.head.is_none();
        let state = blocks.get(at).filter(is_bare).map(|block| block.text.as_str());
        state.is_some_and(|text| text.split_whitespace().count() <= 3 && begins_update(text))
    };
    let is_headed = |at: &usize| {
        let Some(above) = at.checked_sub(1) else { return false };
        let text = blocks.get(at + 2).filter(|text| text.kind == Kind::Text);
        is_state(above)
            && is_blank(above.checked_sub(1))
            && blocks.get(at + 1).is_some_and(|it| it.kind == Kind::Blank)
            && text.is_some_and(|_| !is_state(at + 2))
    };
    if times.len() < 2 || !times.iter().all(is_headed) {
        return;
    }
    for at in times {
        let Some([state, time]) = blocks.get_mut(at - 1..=at) else { continue };
        if let Some(head) = &mut time.head {
            head.rest = std::mem::take(&mut state.text);
            (state.kind, head.is_set_off) = (Kind::Blank, true);
        }
    }
}
