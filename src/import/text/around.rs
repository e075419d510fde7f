//! Lists in which a time stands on a line of its own: below the name of whoever writes, or below
//! the text that it belongs to. They are turned into the usual order: time, then text.

use super::authors::author;
use super::block::{Block, Kind};
use super::stamped::Head;
use super::words::begins_update;
use crate::model::typed::DayForm;
use std::collections::HashSet;

/// Takes the word for a time off the times of records, "Time: 10:42", where there are several: it
/// is no label, and no name of somebody.
pub(super) fn unname_times(blocks: &mut [Block]) {
    const NAMES: [&str; 21] = [
        "time", "when", "timestamp", "date/time", "date and time", "zeit", "uhrzeit", "zeitpunkt", "heure",
        "horodatage", "hora", "tidpunkt", "tidspunkt", "tijdstip", "orario", "horário", "godzina", "время",
        "日時", "時刻", "时间",
    ];
    const DAYS: [&str; 8] = ["date", "datum", "fecha", "data", "dato", "jour", "日付", "日期"];
    let is_name = |head: &Head| {
        let label = head.label.to_lowercase();
        let is_time = NAMES.contains(&label.as_str()) || head.has_clock() && DAYS.contains(&label.as_str());
        head.rest.trim_matches(['.', ' ']).is_empty() && is_time
    };
    let is_named = |block: &Block| block.head.as_ref().is_some_and(is_name);
    let named = blocks.iter().enumerate().filter(|(_, block)| is_named(block));
    let places: Vec<usize> = named.map(|(at, _)| at).collect();
    if places.len() < 2 {
        return;
    }
    let is_day = |head: &Head| head.is_day() && DAYS.contains(&head.label.to_lowercase().as_str());
    for at in places {
        let above = at.checked_sub(1).and_then(|above| blocks.get_mut(above));
        let above = above.filter(|block| block.head.as_ref().is_some_and(is_day));
        let day = above.and_then(|above| std::mem::replace(above, Block::new(0, Kind::Blank, 0, "")).head);
        if let Some(head) = blocks.get_mut(at).and_then(|block| block.head.as_mut()) {
            head.label.clear();
            if let Some(day) = day.filter(|_| head.day.is_none()) {
                head.stamp = format!("{} {}", day.stamp, head.stamp);
                head.typed = format!("{} {}", day.typed, head.typed);
                (head.day, head.is_weak) = (day.day, false);
            }
        }
        // What stands above it in its record is told by it, too.
        let above = blocks.get(..at).unwrap_or_default();
        let is_field = |block: &&Block| block.kind == Kind::Text && block.head.is_none();
        let count = above.iter().rev().take_while(is_field).take(8).count();
        if let Some(record) = blocks.get_mut(at - count..=at) {
            record.rotate_right(1);
        }
    }
}

/// Words behind which a time ends a sentence, and heads nothing.
const BEFORE_TIME: &[&str] = &[
    "at", "on", "since", "until", "till", "by", "around", "about", "from", "to", "and", "the", "of", "was",
    "is", "um", "am", "seit", "bis", "gegen", "ab", "und", "war", "ist", "à", "vers", "depuis", "le", "el",
    "las", "a", "desde", "hasta", "hacia", "alle", "dal", "às",
];

/// Marks the lines that head what stands below them, where there are several: a whole time ends
/// each, a blank line or nothing stands above it, and text right below it.
pub(super) fn mark_heads(blocks: &mut [Block]) {
    let places: Vec<usize> = (0..blocks.len()).filter(|at| heads_text(blocks, *at)).collect();
    if places.len() < 2 {
        return;
    }
    for at in places {
        if let Some(head) = blocks.get_mut(at).and_then(|block| block.head.as_mut()) {
            head.heads_text = true;
        }
    }
}

/// Puts the times in front that headings end with, behind a sign, where there are several of them and
/// none begins with one: "### First page — 10:49 UTC".
pub(super) fn turn_headings(blocks: &mut [Block]) {
    let heads = || blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_)));
    let mut front = heads().filter_map(|block| block.head.as_ref());
    let begins = front.any(|head| head.label.is_empty() && head.has_clock());
    let signed = heads().filter(|block| ends_with_time(block)).count();
    let states = heads().filter(|block| is_timed_state(block)).count();
    if begins || signed < 3 && states < 2 {
        return;
    }
    for block in blocks.iter_mut().filter(|block| matches!(block.kind, Kind::Heading(_))) {
        if (signed >= 3 && ends_with_time(block) || states >= 2 && is_timed_state(block))
            && let Some(head) = &mut block.head
        {
            head.rest = std::mem::take(&mut head.label);
            head.is_set_off = true;
        }
    }
}

/// Whether a heading is the state of an update and its whole time: "Resolved 2024-03-12 10:42".
fn is_timed_state(block: &Block) -> bool {
    let head = block.head.as_ref().filter(|head| head.day.is_some() && head.has_clock());
    let head = head.filter(|head| head.rest.is_empty() && head.label.split_whitespace().count() <= 3);
    head.is_some_and(|head| begins_update(&head.label))
}

fn ends_with_time(block: &Block) -> bool {
    let Some(head) = block.head.as_ref().filter(|head| !head.label.is_empty() && head.rest.is_empty()) else {
        return false;
    };
    let behind =
        block.text.trim_start_matches(['*', '_', '`']).strip_prefix(&*head.label).unwrap_or_default();
    let sign = behind.trim_start().chars().next();
    head.has_clock() && !head.is_weak && sign.is_some_and(|sign| "—–-(@|[,".contains(sign))
}

fn heads_text(blocks: &[Block], at: usize) -> bool {
    let Some(block) = blocks.get(at).filter(|block| block.kind == Kind::Text) else { return false };
    let Some(head) = block.head.as_ref().filter(|head| !head.label.is_empty() && head.rest.is_empty()) else {
        return false;
    };
    let is_whole = matches!(head.day, Some(DayForm::Full | DayForm::WithoutYear)) && head.clock.is_some();
    let kind = |at: Option<usize>| at.and_then(|at| blocks.get(at)).map(|block| block.kind);
    let is_apart = kind(at.checked_sub(1)).is_none_or(|kind| matches!(kind, Kind::Blank | Kind::Heading(_)));
    let says = kind(at.checked_add(1)).is_some_and(|kind| !matches!(kind, Kind::Blank | Kind::Heading(_)));
    let last = head.label.split_whitespace().last().unwrap_or_default().to_lowercase();
    let is_title = head.label.split_whitespace().count() <= 12 && !BEFORE_TIME.contains(&last.as_str());
    is_whole && is_apart && says && (is_title || author(&head.label).is_some())
}

/// Puts times before the texts they stand below, as pages of a status do.
pub(super) fn times_below(blocks: &mut Vec<Block>) {
    let (alone, wrapped) = stamps(blocks);
    let timed = |head: &Head| head.has_clock() && !is_in_sentence(head) && !tells_of_all(head);
    let is_timed = |block: &Block| block.head.as_ref().is_some_and(timed);
    let others = blocks.iter().filter(|block| is_timed(block)).count().saturating_sub(alone.len());
    // Some of many may tell of times in their texts, and where nothing begins with a time all may.
    let are_plain = are_posted(blocks, &alone) || close_each(blocks, &alone);
    if !are_plain && (others * 2 > alone.len() || others > 0 && alone.len() < 4) {
        return;
    }
    if !are_turned(blocks, &alone) {
        return;
    }
    let tells = |block: &Block| block.head.as_ref().is_some_and(tells_of_all);
    let has_others = others > 0 || !wrapped.is_empty();
    let is_told = |block: &Block| !is_alone(block) || wrapped.contains(&block.line);
    for block in blocks.iter_mut().filter(|block| (has_others || tells(block)) && is_told(block)) {
        block.head = None;
    }
}

/// The lines that hold a time and nothing else; and apart from them the numbers of those that end a
/// wrapped line, right above another such time.
fn stamps(blocks: &[Block]) -> (Vec<usize>, HashSet<usize>) {
    let all = places(blocks);
    let is_wrapped = |at: &usize| {
        let above = at.checked_sub(1).and_then(|above| blocks.get(above));
        above.is_some_and(is_text) && all.binary_search(&(at + 1)).is_ok()
    };
    let (wrapped, alone): (Vec<usize>, Vec<usize>) = all.iter().copied().partition(is_wrapped);
    (alone, wrapped.into_iter().filter_map(|at| blocks.get(at)).map(|block| block.line).collect())
}

/// Puts the times before their texts, where they plainly stand below them.
fn are_turned(blocks: &mut Vec<Block>, alone: &[usize]) -> bool {
    if let Some(plain) = with_plain_states(blocks).filter(|plain| close_updates(plain, alone)) {
        *blocks = plain;
        turn_parts(blocks, alone);
    } else if close_updates(blocks, alone) || close_parts(blocks, alone) && are_short(blocks, alone) {
        turn_parts(blocks, alone);
    } else if are_below_all(blocks, alone) || are_posted(blocks, alone) {
        turn(blocks, alone);
    } else if close_parts(blocks, alone) {
        turn_parts(blocks, alone);
    } else {
        return false;
    }
    true
}

/// Whether a time of day only ends a sentence, such as "errors since 11:40 PDT".
fn is_in_sentence(head: &Head) -> bool {
    let last = head.label.split_whitespace().last().unwrap_or_default().to_lowercase();
    head.day.is_none() && BEFORE_TIME.contains(&last.as_str())
}

/// Whether a time is of the whole: "Between 19:05 and 20:13 UTC …", "2023-01-12 17:38 UTC · 1 hour".
fn tells_of_all(head: &Head) -> bool {
    head.opens_range() || is_before_length(head)
}

fn is_before_length(head: &Head) -> bool {
    let rest = head.rest.trim_start_matches(['·', '•', '|', ' ']);
    let is_unit = |word: &str| {
        let word = word.trim_matches(|c: char| c == ',' || c.is_ascii_digit());
        word.is_empty() || UNITS.contains(&word)
    };
    rest.starts_with(|c: char| c.is_ascii_digit())
        && rest.ends_with(char::is_alphabetic)
        && rest.split_whitespace().all(is_unit)
}

/// Units of how long something lasted.
const UNITS: [&str; 14] =
    ["and", "d", "day", "days", "h", "hour", "hours", "hr", "hrs", "m", "min", "mins", "minute", "minutes"];

/// Whether text stands before the first of the times, and none behind the last. Where a page ends with
/// what is known to end one, there may be blank lines above times that are whole.
fn are_below_all(blocks: &[Block], alone: &[usize]) -> bool {
    let (Some(first), Some(last)) = (alone.first(), alone.last()) else { return false };
    let above = blocks.get(..*first).unwrap_or_default();
    let below = blocks.get(last + 1..).unwrap_or_default();
    let is_whole = |at: &usize| {
        blocks.get(*at).and_then(|block| block.head.as_ref()).is_some_and(|head| head.day.is_some())
    };
    let may_be_apart = below.iter().any(is_footer) && alone.iter().all(is_whole);
    let nearest = above.iter().rfind(|block| !may_be_apart || block.kind != Kind::Blank);
    let says = |block: &Block| is_text(block) && !is_footer(block);
    nearest.is_some_and(|block| block.kind == Kind::Text) && !below.iter().any(says)
}

/// What stands at the end of a page of a status.
fn is_footer(block: &Block) -> bool {
    ["This incident affected", "← ", "Powered by "].iter().any(|begin| block.text.starts_with(begin))
}

/// Whether each part between blank lines that holds a time ends with it, below a text.
fn close_parts(blocks: &[Block], alone: &[usize]) -> bool {
    let kind = |at: Option<usize>| at.and_then(|at| blocks.get(at)).map(|block| block.kind);
    let is_end = |at: &usize| kind(at.checked_add(1)).is_none_or(|kind| kind == Kind::Blank);
    let is_below = |at: &usize| {
        let above = at.checked_sub(1).and_then(|at| blocks.get(at)).filter(|above| is_text(above));
        above.is_some_and(|above| !above.head.as_ref().is_some_and(Head::is_day))
    };
    alone.len() >= 2 && alone.iter().all(|at| is_end(at) && is_below(at))
}

/// The same with headings that name the state of an update as lines of it, where there are several.
fn with_plain_states(blocks: &[Block]) -> Option<Vec<Block>> {
    let is_state = |block: &Block| {
        matches!(block.kind, Kind::Heading(_)) && block.head.is_none() && begins_update(&block.text)
    };
    let states = blocks.iter().filter(|block| is_state(block)).count();
    let plain = |block: &Block| Block {
        kind: if is_state(block) { Kind::Text } else { block.kind },
        ..block.clone()
    };
    (states >= 2).then(|| blocks.iter().map(plain).collect())
}

/// Whether all of the times say that they are of what stands above: "Posted May 2, 2024, 10:51 UTC".
fn are_posted(blocks: &[Block], alone: &[usize]) -> bool {
    let is_posted = |at: &usize| blocks.get(*at).is_some_and(|block| block.text.starts_with("Posted "));
    alone.len() >= 2 && alone.iter().all(is_posted)
}

/// Whether each time ends a paragraph of its own, and no paragraph begins with one.
fn close_each(blocks: &[Block], alone: &[usize]) -> bool {
    let begins = |at: usize| {
        let is_first =
            at.checked_sub(1).and_then(|above| blocks.get(above)).is_none_or(|it| it.kind == Kind::Blank);
        let head = blocks.get(at).and_then(|block| block.head.as_ref());
        is_first && head.is_some_and(|head| head.label.is_empty() && head.has_clock())
    };
    alone.len() >= 3
        && close_parts(blocks, alone)
        && are_short(blocks, alone)
        && !(0..blocks.len()).any(begins)
}

/// Whether one paragraph stands between each time and the next.
fn are_short(blocks: &[Block], alone: &[usize]) -> bool {
    let is_one = |two: &[usize]| {
        let [one, two] = two else { return false };
        let between = blocks.get(one + 1..*two).unwrap_or_default();
        let text = between.iter().skip_while(|block| block.kind == Kind::Blank);
        text.skip_while(|block| block.kind != Kind::Blank).all(|block| block.kind == Kind::Blank)
    };
    alone.len() >= 3 && alone.windows(2).all(is_one)
}

/// Whether an update begins behind each time but the last, and one stands above the first: they
/// follow each other without blank lines.
fn close_updates(blocks: &[Block], alone: &[usize]) -> bool {
    let Some((last, others)) = alone.split_last() else { return false };
    let says = |block: &&Block| block.kind != Kind::Blank;
    let is_begun = |at: &usize| {
        let next = blocks.get(at + 1..*last).and_then(|part| part.iter().find(says));
        next.is_some_and(|block| is_text(block) && begins_update(&block.text))
    };
    let above = alone.first().and_then(|first| blocks.get(..*first)).unwrap_or_default();
    let is_headed = above.iter().any(|block| is_text(block) && begins_update(&block.text));
    let is_below = above.iter().rfind(says).is_some_and(is_text);
    let begun = others.iter().filter(|at| is_begun(at)).count();
    // Of many, one may name its state by a word that nobody else uses.
    !others.is_empty() && is_headed && is_below && begun + others.len() / 8 >= others.len()
}

pub(super) fn is_text(block: &Block) -> bool {
    matches!(block.kind, Kind::Text | Kind::Bullet)
}

/// Whether a block is part of what somebody wrote below a time.
fn is_content(block: &Block) -> bool {
    is_text(block) || matches!(block.kind, Kind::Blank | Kind::Quote | Kind::Code)
}

/// Puts each time before all that stands between it and the one before.
fn turn(blocks: &mut Vec<Block>, alone: &[usize]) {
    let mut alone = alone.iter().peekable();
    let mut turned = Vec::with_capacity(blocks.len());
    let mut texts: Vec<Block> = Vec::new();
    for (at, block) in std::mem::take(blocks).into_iter().enumerate() {
        if alone.next_if(|place| **place == at).is_some() {
            turned.push(block);
            turned.append(&mut texts);
        } else if is_content(&block) && !block.head.as_ref().is_some_and(is_before_length) {
            texts.push(block);
        } else {
            turned.append(&mut texts);
            turned.push(block);
        }
    }
    turned.append(&mut texts);
    *blocks = turned;
}

/// The same where parts end with times. What stands in parts before the first of them heads the
/// whole, and what stands behind the last closes it: both say nothing of one entry, and go first.
fn turn_parts(blocks: &mut Vec<Block>, alone: &[usize]) {
    let (Some(first), Some(last)) = (alone.first(), alone.last()) else { return };
    let footer = blocks.split_off((last + 1).min(blocks.len()));
    let above = blocks.get(..*first).unwrap_or_default();
    let part = above.iter().rposition(|block| block.kind == Kind::Blank).map_or(0, |blank| blank + 1);
    let is_day = |block: &Block| block.head.as_ref().is_some_and(Head::is_day);
    let behind_day = above.iter().rposition(is_day).map_or(0, |day| day + 1);
    // A first entry of several paragraphs begins where its status is named.
    let begin = above.iter().rposition(|block| is_text(block) && begins_update(&block.text));
    let begin =
        begin.map_or(
            part.max(behind_day),
            |begin| {
                if part == 0 { begin } else { begin.min(part.max(behind_day)) }
            },
        );
    let mut list = blocks.split_off(begin);
    blocks.extend(footer);
    blocks.push(Block::new(0, Kind::Blank, 0, ""));
    let places: Vec<usize> = alone.iter().filter_map(|at| at.checked_sub(begin)).collect();
    turn(&mut list, &places);
    blocks.append(&mut list);
}

/// The lines that hold a time of day and nothing else.
pub(super) fn places(blocks: &[Block]) -> Vec<usize> {
    blocks.iter().enumerate().filter(|(_, block)| is_alone(block)).map(|(at, _)| at).collect()
}

pub(super) fn is_alone(block: &Block) -> bool {
    let head = block.head.as_ref().filter(|head| head.has_clock() && !head.is_weak);
    let is_bare = |head: &Head| head.label.is_empty() || is_badge(&head.label);
    block.kind == Kind::Text && head.is_some_and(|head| head.rest.is_empty() && is_bare(head))
}

/// What a chat shows between the name of a program and the time.
pub(super) fn is_badge(text: &str) -> bool {
    matches!(text.trim(), "APP" | "BOT" | "App" | "Bot" | "WORKFLOW" | "Workflow")
}
