//! Lists in which a time stands on a line of its own: below the name of whoever writes, or below
//! the text that it belongs to. They are turned into the usual order: time, then text.

use super::block::{Block, Kind};
use super::head::Head;
use super::words::{Topic, is_person, topic};

/// Gives a time the name that stands on the line above it; whether the text is such a chat.
pub(super) fn names_above(blocks: &mut [Block]) -> bool {
    let alone: Vec<usize> = places(blocks);
    let named: Vec<usize> = alone.iter().copied().filter(|at| has_name_above(blocks, *at)).collect();
    let is_chat = named.len() >= 2 && named.len() * 5 >= alone.len() * 3 && named.first() == alone.first();
    // In a list of times and texts the line above a time is all that the one before it says.
    let says = |at: usize, next: Option<usize>| {
        let behind =
            blocks.get(at + 1..next.unwrap_or(blocks.len() + 1).saturating_sub(1)).unwrap_or_default();
        behind.iter().any(|block| block.kind != Kind::Blank)
    };
    let pairs = named.iter().zip(named.iter().skip(1).map(|next| Some(*next)).chain([None]));
    let all_say = pairs.into_iter().all(|(at, next)| next.is_none() || says(*at, next));
    if !is_chat || !all_say {
        return false;
    }
    for at in named {
        let Some(above) = at.checked_sub(1).and_then(|above| blocks.get_mut(above)) else { continue };
        let name = std::mem::take(&mut above.text);
        above.kind = Kind::Blank;
        if let Some(head) = blocks.get_mut(at).and_then(|block| block.head.as_mut()) {
            head.label = name.trim().to_owned();
        }
    }
    true
}

/// Puts times before the texts they stand below, as pages of a status do.
pub(super) fn times_below(blocks: &mut Vec<Block>) {
    let alone = places(blocks);
    let (Some(first), Some(last)) = (alone.first(), alone.last()) else { return };
    let holds_text =
        |part: &[Block]| part.iter().any(|block| matches!(block.kind, Kind::Text | Kind::Bullet));
    let before =
        blocks.get(..*first).is_some_and(|part| part.last().is_some_and(|last| last.kind == Kind::Text));
    let behind = blocks.get(last + 1..).is_some_and(holds_text);
    let timed = blocks.iter().filter(|block| block.head.as_ref().is_some_and(Head::has_clock)).count();
    if alone.len() < 2 || !before || behind || timed > alone.len() {
        return;
    }
    let mut alone = alone.into_iter().peekable();
    let mut turned = Vec::with_capacity(blocks.len());
    let mut texts: Vec<Block> = Vec::new();
    for (at, block) in std::mem::take(blocks).into_iter().enumerate() {
        let is_text =
            matches!(block.kind, Kind::Text | Kind::Bullet | Kind::Blank | Kind::Quote | Kind::Code);
        if alone.next_if_eq(&at).is_some() {
            turned.push(block);
            turned.append(&mut texts);
        } else if is_text {
            texts.push(block);
        } else {
            turned.append(&mut texts);
            turned.push(block);
        }
    }
    turned.append(&mut texts);
    *blocks = turned;
}

/// The lines that hold a time of day and nothing else.
fn places(blocks: &[Block]) -> Vec<usize> {
    let is_alone = |block: &Block| {
        let head = block.head.as_ref().filter(|head| head.has_clock() && !head.is_weak);
        block.kind == Kind::Text && head.is_some_and(|head| head.rest.is_empty() && head.label.is_empty())
    };
    blocks.iter().enumerate().filter(|(_, block)| is_alone(block)).map(|(at, _)| at).collect()
}

fn has_name_above(blocks: &[Block], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| blocks.get(above));
    above.is_some_and(|above| {
        above.kind == Kind::Text
            && above.head.is_none()
            && is_person(&above.text)
            && topic(&above.text) == Topic::Unknown
    })
}
