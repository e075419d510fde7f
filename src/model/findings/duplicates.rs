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

/// Rows of one instant.
fn check_group(facts: &Facts<'_>, group: &[&Event], found: &mut Vec<Finding>) {
    let mut rows: Vec<(&Event, String)> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for event in group {
        let text = plain(&event.text);
        if text.is_empty() {
            continue;
        }
        let same = seen.get(&text).and_then(|index| rows.get(*index)).map(|(other, _)| (*other, true));
        let near = || {
            let mut before = rows.iter().rev().take(NEIGHBOURS);
            before.find(|(_, other)| is_near(other, &text)).map(|(other, _)| (*other, false))
        };
        let twin = same.or_else(near).filter(|(other, _)| by_same_people(other, event));
        if let Some((other, same_text)) = twin {
            found.push(finding(facts, other, event, same_text));
        }
        seen.entry(text.clone()).or_insert(rows.len());
        rows.push((event, text));
    }
}

/// Letters and digits in lower case, each run of anything else one blank.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_alphanumeric() {
            plain.extend(char.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Whether most words are shared, or one text is the beginning of the other (as when one source
/// cuts texts off). Short texts must be the same: "A joined" and "B joined" are two things.
fn is_near(one: &str, two: &str) -> bool {
    let (short, long) = if one.len() < two.len() { (one, two) } else { (two, one) };
    if short.len() >= 20 && long.starts_with(short) {
        return true;
    }
    // A different number is a different fact.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let words: HashSet<&str> = short.split(' ').collect();
    if words.len() < 5 || long.len() > 2 * short.len() || digits(one) != digits(two) {
        return false;
    }
    let others: HashSet<&str> = long.split(' ').collect();
    let shared = words.intersection(&others).count();
    shared * 10 >= words.union(&others).count() * SHARED
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
