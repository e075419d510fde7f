//! Which entries plainly begin, detect, mitigate or end the incident.
//!
//! Says nothing where the text is not plain: a marker that is missing is asked for, a wrong one is
//! believed.

use super::cues::{BEFORE, BEHIND, Cue, DETECT, LABELS, MITIGATE, RESOLVE, RESOLVE_LAST, SAYING, START};
use crate::import::pieces::words;
use crate::model::{MarkerKey, Moment};

/// What there is to judge of an entry.
pub(super) struct Candidate<'a> {
    pub(super) at: Option<Moment>,
    pub(super) text: &'a str,
    /// Which list it stands in.
    pub(super) section: usize,
}

/// For each entry the markers it carries; entries stand in their order.
pub(super) fn markers(entries: &[Candidate<'_>], impact: Option<usize>) -> Vec<Vec<MarkerKey>> {
    let mut said: Vec<Said> = entries.iter().map(|entry| Said::new(entry.text)).collect();
    if let Some(last) = said.last_mut() {
        last.resolve |= last.resolve_last;
    }
    let mut found = vec![Vec::new(); entries.len()];
    if has_several(entries, &said) {
        return found;
    }
    let dated = |at: &usize| entries.get(*at).is_some_and(|entry| entry.at.is_some());
    let all = |holds: &dyn Fn(&Said) -> bool| -> Vec<usize> {
        said.iter().enumerate().filter(|(_, said)| holds(said)).map(|(at, _)| at).filter(dated).collect()
    };
    let key = |at: &usize| entries.get(*at).and_then(|entry| entry.at).map(|at| at.key());
    let labelled = |marker: MarkerKey| all(&|said: &Said| said.label.as_ref() == Some(&marker));
    let earliest = |list: Vec<usize>| list.into_iter().min_by_key(key);
    let start = earliest(labelled(MarkerKey::Start)).or_else(|| earliest(all(&|said| said.start))).or(impact);
    let detect = earliest(labelled(MarkerKey::Detect)).or_else(|| earliest(all(&|said| said.detect)));
    let after = |at: &usize| start.is_none_or(|start| key(at) >= key(&start));
    let mitigate = earliest(all(&|said| said.mitigate)).filter(after);
    let ends = all(&|said| said.resolve || said.label == Some(MarkerKey::Resolve));
    let last = |list: &[usize]| list.iter().copied().max_by_key(|at| (key(at), std::cmp::Reverse(*at)));
    let resolve = last(&ends).filter(after);
    let pairs = [
        (start, MarkerKey::Start),
        (detect, MarkerKey::Detect),
        (mitigate, MarkerKey::Mitigate),
        (resolve, MarkerKey::Resolve),
    ];
    for (at, marker) in pairs {
        if let Some(list) = at.and_then(|at| found.get_mut(at)) {
            list.push(marker);
        }
    }
    found
}

/// Whether several incidents are told: their lists each have an end of their own.
fn has_several(entries: &[Candidate<'_>], said: &[Said]) -> bool {
    let mut sections: Vec<usize> =
        entries.iter().zip(said).filter(|(_, said)| said.resolve).map(|(entry, _)| entry.section).collect();
    sections.dedup();
    sections.len() > 1
}

/// What an entry says.
#[derive(Default)]
struct Said {
    label: Option<MarkerKey>,
    start: bool,
    detect: bool,
    mitigate: bool,
    resolve: bool,
    resolve_last: bool,
}

impl Said {
    fn new(text: &str) -> Self {
        let mut said = Self { label: label(text), ..Self::default() };
        for sentence in sentences(text) {
            let words: Vec<String> = words(sentence).map(str::to_lowercase).take(80).collect();
            let says = |cues: &[Cue], before: &[&str], behind: &[&str]| {
                cues.iter().any(|cue| holds(cue, &words, before, behind))
            };
            said.start |= says(START, SAYING, &[]);
            said.detect |= says(DETECT, &[], &[]);
            said.mitigate |= says(MITIGATE, &[], BEHIND);
            said.resolve |= says(RESOLVE, &[], BEHIND) && !speaks_of_another_time(sentence);
            said.resolve_last |= says(RESOLVE_LAST, &[], BEHIND);
        }
        said
    }
}

/// The marker that a label before a colon stands for: "**Detection:** …".
fn label(text: &str) -> Option<MarkerKey> {
    let line = text.lines().next().unwrap_or_default();
    let end = line.find(':').filter(|end| *end < 24).or(Some(line.len()).filter(|length| *length < 24))?;
    let mut found = words(line.get(..end)?);
    let first = found.next()?.to_lowercase();
    let word = if first == "first" { found.next()?.to_lowercase() } else { first };
    if found.next().is_some() {
        return None;
    }
    LABELS.iter().find(|(known, _)| *known == word).map(|(_, marker)| marker.clone())
}

/// The first few sentences; quotes and code say what others said.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let own = text.lines().filter(|line| !line.starts_with("> ")).take(24);
    own.flat_map(|line| line.split_inclusive(['.', '!', '?', ';'])).take(40)
}

/// "Impact resolved at 19:27": what an entry of another time tells.
fn speaks_of_another_time(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    lower
        .find("resolved at ")
        .is_some_and(|at| lower.get(at + 12..).unwrap_or_default().starts_with(|c: char| c.is_ascii_digit()))
}

fn holds(cue: &Cue, words: &[String], before: &[&str], behind: &[&str]) -> bool {
    (0..words.len()).any(|start| {
        let is_in_place = !cue.is_first || start < 2;
        let end = if is_in_place { matches(cue, words, start) } else { None };
        end.is_some_and(|end| {
            let earlier = words.get(start.saturating_sub(4)..start).unwrap_or_default();
            let later = words.get(end..).unwrap_or_default();
            let within = words.get(start..end).unwrap_or_default();
            !any(earlier, BEFORE) && !any(earlier, before) && !any(later, behind) && !any(within, WITHIN)
        })
    })
}

/// Words within a cue that turn it round.
const WITHIN: &[&str] = &["not", "no", "nicht", "be", "appears", "partially"];

fn any(words: &[String], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(&word.as_str()))
}

/// The place behind the last word of a cue that begins at a word.
fn matches(cue: &Cue, words: &[String], start: usize) -> Option<usize> {
    let mut at = start;
    for (number, list) in cue.lists.iter().enumerate() {
        let reach = if number == 0 { 0 } else { cue.gap };
        let fits = |place: &usize| words.get(*place).is_some_and(|word| list.contains(&word.as_str()));
        at = (at..=at + reach).find(fits)? + 1;
    }
    Some(at)
}
