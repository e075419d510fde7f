//! Events that say the same at the same instant.

use super::list::List;
use super::scene::{Scene, stamp};
use super::what::{Fix, Severity, What};
use crate::model::Event;

/// A text this long that another one begins with is that text, cut off.
const CUT_OFF: usize = 16;
/// Of the words of both texts, so many in ten are shared when they are nearly the same.
const SHARED: usize = 8;
/// Shorter texts must be the same: "A joins" and "B joins" are two events.
const FEWEST_WORDS: usize = 5;

pub(super) fn check(scene: &Scene<'_>, list: &mut List) {
    for group in scene.dated.chunk_by(|(one, _), (two, _)| one.same_instant(two)) {
        if group.len() > 1 {
            check_group(group.iter().map(|(_, event)| *event).collect(), list);
        }
    }
}

/// Events of one instant. Sorted by their words, like stands beside like.
fn check_group(group: Vec<&Event>, list: &mut List) {
    if matches!(group.as_slice(), [one, two] if differ_at_both_ends(&one.text, &two.text)) {
        return;
    }
    let mut rows: Vec<(String, usize, &Event)> = Vec::with_capacity(group.len());
    for (place, event) in group.into_iter().enumerate() {
        let words = plain(&event.text);
        if !words.is_empty() {
            rows.push((words, place, event));
        }
    }
    crate::model::sort::by(&mut rows, |one, two| (&one.0, one.1).cmp(&(&two.0, two.1)));
    for pair in rows.windows(2) {
        if let [(one, _, first), (two, _, second)] = pair
            && can_be_one(first, second)
        {
            compare((one, first), (two, second), list);
        }
    }
}

/// Whether the first letters differ, and the last ones too: most pairs need no closer look.
fn differ_at_both_ends(one: &str, two: &str) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let ends = |text: &str| {
        let mut bytes = text.bytes().filter(plain);
        let first = bytes.next();
        (first, bytes.next_back().or(first))
    };
    let differ = |one: Option<u8>, two: Option<u8>| {
        one.zip(two)
            .is_none_or(|(one, two)| one.is_ascii() && two.is_ascii() && !one.eq_ignore_ascii_case(&two))
    };
    let ((first, last), (other_first, other_last)) = (ends(one), ends(two));
    differ(first, other_first) && differ(last, other_last)
}

fn compare((one, first): (&str, &Event), (two, second): (&str, &Event), list: &mut List) {
    let cut_off = one.len() >= CUT_OFF && two.starts_with(one);
    let Some(at) = stamp(first) else { return };
    let what = What::Duplicate { at, text: first.text.clone() };
    if one == two || cut_off {
        let (keep, gone) = if cut_off && one != two { (second, first) } else { (first, second) };
        let fix = Fix::Merge { keep: keep.id.clone(), gone: gone.id.clone() };
        list.add_all(Severity::Look, what, vec![first, second], vec![fix]);
    } else if is_near(one, two) {
        list.add_all(Severity::Note, what, vec![first, second], vec![]);
    }
}

/// Whether the two may be one event: known alike, of the same length, told of the same people.
fn can_be_one(one: &Event, two: &Event) -> bool {
    let end = |event: &Event| event.until.map(|until| until.key());
    let same_end = end(one) == end(two) || one.until.is_none() || two.until.is_none();
    let same_people =
        one.who.is_empty() || two.who.is_empty() || one.who.iter().any(|who| two.who.contains(who));
    one.precision == two.precision && one.certainty == two.certainty && same_end && same_people
}

/// Letters and digits in lower case; whatever stands between them is one blank.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if !c.is_ascii_alphanumeric() && (c.is_ascii() || !c.is_alphanumeric()) {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) && !plain.is_empty() {
            plain.push(' ');
        }
        if c.is_ascii() {
            plain.push(c.to_ascii_lowercase());
        } else {
            plain.extend(c.to_lowercase());
        }
    }
    plain
}

/// Whether both begin or end alike and share most of their words. A different number is a different
/// fact.
fn is_near(one: &str, two: &str) -> bool {
    let same_end =
        one.split(' ').next() == two.split(' ').next() || one.rsplit(' ').next() == two.rsplit(' ').next();
    if !same_end {
        return false;
    }
    let (mut ours, mut theirs) = (sorted_words(one), sorted_words(two));
    if ours.len() < FEWEST_WORDS || theirs.len() < FEWEST_WORDS {
        return false;
    }
    if !numbers(&ours).eq(numbers(&theirs)) {
        return false;
    }
    ours.dedup();
    theirs.dedup();
    let shared = ours.iter().filter(|word| theirs.binary_search(word).is_ok()).count();
    shared * 10 >= (ours.len() + theirs.len() - shared) * SHARED
}

fn sorted_words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split(' ').collect();
    crate::model::sort::by(&mut words, Ord::cmp);
    words
}

fn numbers<'a>(words: &'a [&str]) -> impl Iterator<Item = &'a str> {
    words.iter().copied().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
}
