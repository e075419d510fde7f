//! Labels on the lines above their times, as notices of disruptions have them.

use super::beside::is_in_brackets;
use super::block::{Block, Kind};
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
