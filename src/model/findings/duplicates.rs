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

/// In a group this large most have a like, and to look for it takes longer than to compare.
const LARGE: usize = 32;

pub(super) fn check(scene: &Scene<'_>, list: &mut List) {
    let mut sketches = scene.sketches.as_slice();
    for group in scene.dated.chunk_by(|(one, _), (two, _)| one.same_instant(two)) {
        let (ours, rest) = sketches.split_at_checked(group.len()).unwrap_or_default();
        sketches = rest;
        if group.len() > 1 {
            let large = ours.len() > LARGE;
            let like = group.iter().zip(ours).filter(|(_, sketch)| large || has_like(sketch, ours));
            check_group(like.map(|((_, event), _)| *event).collect(), list);
        }
    }
}

/// What tells of most pairs of texts that they are not nearly the same, without a look at them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sketch {
    /// The first word, the last one, and the first letters.
    first: u64,
    last: u64,
    beginning: u64,
    /// One bit for each word, and how many different words there are.
    words: u64,
    count: u32,
}

/// The sketch of a text.
pub(super) fn sketch(text: &str) -> Sketch {
    let plain = plain(text);
    let mut words = sorted_words(&plain);
    words.dedup();
    let beginning = plain.as_bytes();
    Sketch {
        first: hash(plain.split(' ').next().unwrap_or_default().as_bytes()),
        last: hash(plain.rsplit(' ').next().unwrap_or_default().as_bytes()),
        beginning: hash(beginning.get(..CUT_OFF).unwrap_or(beginning)),
        words: words.iter().fold(0, |bits, word| bits | 1 << (hash(word.as_bytes()) % 64)),
        count: u32::try_from(words.len()).unwrap_or(u32::MAX),
    }
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

impl Sketch {
    /// Whether both texts may be one. Where there are a words in one text and b in the other, and s
    /// parts in ten of all are in both, no more than (a + b) (10 - s) / (10 + s) are in one only.
    fn is_like(&self, other: &Self) -> bool {
        let apart = (self.words ^ other.words).count_ones();
        let all = self.count.saturating_add(other.count) as usize;
        let near = apart as usize * (10 + SHARED) <= all.saturating_mul(10 - SHARED);
        self.beginning == other.beginning || near && (self.first == other.first || self.last == other.last)
    }
}

/// Whether another text of a group is worth a comparison with this one.
fn has_like(sketch: &Sketch, group: &[Sketch]) -> bool {
    // It is like itself.
    group.iter().filter(|other| sketch.is_like(other)).nth(1).is_some()
}

/// Events of one instant, some of whose words are alike. Sorted by their words, like stands beside like.
fn check_group(group: Vec<&Event>, list: &mut List) {
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
