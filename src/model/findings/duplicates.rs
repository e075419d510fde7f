//! Events that tell the same at the same instant.

use super::{Facts, Finding, Fix, Severity, What};
use crate::model::{Event, order};
use std::collections::{HashMap, HashSet};

/// Texts that are not the same are compared with so many rows before them.
const NEIGHBOURS: usize = 8;
/// Of all words of both texts, so many in ten must be shared.
const SHARED: usize = 8;

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Finding>) {
    let mut rest = facts.dated.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|event| order::is_tie(first, event)).count().max(1);
        let (group, behind) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        if group.len() > 1 {
            check_group(facts, group, found);
        }
        rest = behind;
    }
}

/// What is compared of a row first: hashes, so that most rows cost no copy of their text.
struct Row<'a> {
    event: &'a Event,
    /// Of the whole text, as [`each_byte`] gives it.
    text: u64,
    /// Of its beginning.
    head: u64,
    /// Of its digits: a different number is a different fact.
    digits: u64,
}

/// Bytes of a beginning that is compared.
const HEAD: usize = 20;

impl<'a> Row<'a> {
    /// `None` for a row that tells nothing.
    fn new(event: &'a Event) -> Option<Self> {
        let mut row = Self { event, text: FNV, head: FNV, digits: FNV };
        let mut length = 0;
        each_byte(&event.text, |byte| {
            mix(&mut row.text, byte);
            if length < HEAD {
                mix(&mut row.head, byte);
            }
            if byte.is_ascii_digit() {
                mix(&mut row.digits, byte);
            }
            length += 1;
        });
        (length > 0).then_some(row)
    }

    fn is_near(&self, other: &Self) -> bool {
        (self.digits == other.digits || self.head == other.head)
            && is_near(&self.event.text, &other.event.text, self.digits == other.digits)
    }
}

/// Whether most words are shared, or one text is the beginning of the other (as when one source
/// cuts texts off). Short texts must be the same: "A joined" and "B joined" are two things.
fn is_near(one: &str, two: &str, same_digits: bool) -> bool {
    let plain = |text: &str| {
        let mut bytes = Vec::with_capacity(text.len());
        each_byte(text, |byte| bytes.push(byte));
        String::from_utf8(bytes).unwrap_or_default()
    };
    let (one, two) = (plain(one), plain(two));
    let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
    if short.len() >= HEAD && long.starts_with(&short) {
        return true;
    }
    let words: HashSet<&str> = short.split(' ').collect();
    if !same_digits || words.len() < 5 || long.len() > 2 * short.len() {
        return false;
    }
    let others: HashSet<&str> = long.split(' ').collect();
    let shared = words.intersection(&others).count();
    shared * 10 >= (words.len() + others.len() - shared) * SHARED
}

/// Gives letters and digits in lower case, each run of anything else between them one blank.
fn each_byte(text: &str, mut take: impl FnMut(u8)) {
    let (mut begun, mut blank) = (false, false);
    for char in text.chars() {
        if !char.is_alphanumeric() {
            blank = begun;
            continue;
        }
        if blank {
            take(b' ');
        }
        (begun, blank) = (true, false);
        if char.is_ascii() {
            take(char.to_ascii_lowercase() as u8);
        } else {
            char.to_lowercase().for_each(|char| char.encode_utf8(&mut [0; 4]).bytes().for_each(&mut take));
        }
    }
}

/// The offset basis of FNV-1a, 64 bits (Fowler, Noll and Vo).
const FNV: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: &mut u64, byte: u8) {
    *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
}

/// Rows of one instant.
fn check_group(facts: &Facts<'_>, group: &[&Event], found: &mut Vec<Finding>) {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for row in group.iter().filter_map(|event| Row::new(event)) {
        let same = seen.get(&row.text).and_then(|index| rows.get(*index)).map(|other| (other.event, true));
        let near = || {
            let mut before = rows.iter().rev().take(NEIGHBOURS);
            before.find(|other| other.is_near(&row)).map(|other| (other.event, false))
        };
        let twin = same.or_else(near).filter(|(other, _)| by_same_people(other, row.event));
        if let Some((other, same_text)) = twin {
            found.push(finding(facts, other, row.event, same_text));
        }
        seen.entry(row.text).or_insert(rows.len());
        rows.push(row);
    }
}

/// Two rows in which different people did the same are two events.
fn by_same_people(one: &Event, two: &Event) -> bool {
    one.who.is_empty() || two.who.is_empty() || one.who.iter().any(|who| two.who.contains(who))
}

fn finding(facts: &Facts<'_>, one: &Event, two: &Event, same_text: bool) -> Finding {
    let worth = |event: &Event| {
        let marked = facts.marked.iter().any(|marked| *marked.named == event.id);
        let told = event.evidence.len() + event.accounts.len() + event.questions.len();
        (marked, event.starred, told, event.text.len())
    };
    let (keep, remove) = if worth(two) > worth(one) { (two, one) } else { (one, two) };
    let fix = Fix::RemoveDuplicate { event: remove.id.clone(), keep: keep.id.clone() };
    Finding {
        severity: if same_text { Severity::Look } else { Severity::Note },
        what: What::Duplicate { same_text },
        events: vec![one.id.clone(), two.id.clone()],
        fixes: vec![fix],
    }
}
