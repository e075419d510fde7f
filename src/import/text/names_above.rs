//! Chats in which the name of whoever writes stands on the line above the time.

use super::around::{is_badge, places};
use super::block::{Block, Kind};
use super::words::{Topic, is_person, topic};
use std::collections::HashSet;

/// Gives a time the name that stands on the line above it; whether the text is such a chat.
pub(super) fn take(blocks: &mut [Block]) -> bool {
    let alone: Vec<usize> = places(blocks);
    // In a list of times and texts the line above a time is all that the one before it says: it is
    // no name, and nor is a word that somebody wrote between two of their own messages.
    let is_named = |(at, before): &(usize, Option<usize>)| {
        let says = |before: usize| {
            let place = place_above(blocks, *at).unwrap_or(*at);
            let between = blocks.get(before + 1..place).unwrap_or_default();
            between.iter().any(|block| block.kind != Kind::Blank)
        };
        name_above(blocks, *at).is_some() && before.is_none_or(says)
    };
    let before = [None].into_iter().chain(alone.iter().copied().map(Some));
    let named: Vec<usize> = alone.iter().copied().zip(before).filter(is_named).map(|(at, _)| at).collect();
    // Who writes several messages in a row is named above the first of them only.
    let names: HashSet<&str> = named.iter().filter_map(|at| name_above(blocks, *at)).collect();
    let is_repeated = names.len() < named.len() && named.len() * 5 >= alone.len() * 2;
    // Slack writes "10:42 AM" below a name, and "10:43" above what the same person goes on to say.
    let has_half = |at: &usize| {
        let stamp =
            blocks.get(*at).and_then(|block| block.head.as_ref()).map(|head| head.stamp.to_lowercase());
        stamp.is_some_and(|stamp| stamp.ends_with("am") || stamp.ends_with("pm"))
    };
    let are_halved = alone.iter().all(|at| has_half(at) == named.binary_search(at).is_ok());
    let is_chat = named.len() >= 2
        && (named.len() * 5 >= alone.len() * 3 || is_repeated || are_halved)
        && named.first() == alone.first();
    if !is_chat {
        return false;
    }
    for at in named {
        let Some(place) = place_above(blocks, at) else { continue };
        let mut name = String::new();
        for above in blocks.get_mut(place..at).unwrap_or_default() {
            let text = std::mem::take(&mut above.text);
            name = if name.is_empty() { text } else { name };
            above.kind = Kind::Blank;
        }
        if let Some(head) = blocks.get_mut(at).and_then(|block| block.head.as_mut()) {
            head.label = name.trim().to_owned();
        }
    }
    true
}

/// The place of the line above a time that names who writes.
fn place_above(blocks: &[Block], at: usize) -> Option<usize> {
    let above = at.checked_sub(1)?;
    // Discord puts a dash there, which is read as an item without a text.
    let is_dash = |block: &Block| block.kind == Kind::Bullet && block.text.is_empty();
    let is_mark = blocks.get(above).is_some_and(|above| is_badge(&above.text) || is_dash(above));
    // "Ada Lovelace", "@ada", and below them the time.
    let is_handle = |at: usize| {
        let is = |block: &Block, test: fn(&str) -> bool| block.kind == Kind::Text && test(&block.text);
        let handle = |text: &str| text.starts_with('@') && !text.contains(' ');
        let named = at.checked_sub(1).and_then(|named| blocks.get(named));
        blocks.get(at).is_some_and(|block| is(block, handle))
            && named.is_some_and(|named| is(named, is_person))
    };
    if is_mark || is_handle(above) { above.checked_sub(1) } else { Some(above) }
}

fn name_above(blocks: &[Block], at: usize) -> Option<&str> {
    let above = place_above(blocks, at).and_then(|above| blocks.get(above))?;
    let is_name = above.kind == Kind::Text
        && above.head.is_none()
        && is_person(&above.text)
        && topic(&above.text) == Topic::Unknown;
    is_name.then_some(above.text.as_str())
}
