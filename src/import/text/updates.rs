//! Words and states before the time of an update: "**Update 18:40** – text", "[Resolved] 10:42 UTC: text".

use super::beside::is_in_brackets;
use super::head::{Finder, Head};
use super::words::begins_update;
use crate::import::pieces::from;

const LAST: &[&str] =
    &["final", "last", "latest", "first", "initial", "letztes", "letzte", "última", "dernière"];
/// Words that say no more than that an update follows.
const UPDATES: &[&str] = &[
    "update",
    "edit",
    "message",
    "notice",
    "meldung",
    "aviso",
    "nachtrag",
    "aktualisierung",
    "actualización",
    "atualização",
    "aggiornamento",
];

impl Finder<'_> {
    /// The time behind the word that a list of updates begins each of them with: "**Update 18:40**
    /// – text". The word says nothing of the entry.
    pub(super) fn update(&self, text: &str, is_heading: bool) -> Option<Head> {
        let mut begin = text.trim_start_matches(|c: char| "*_[(".contains(c) || c.is_whitespace());
        let mut length = begin.find(|c: char| !c.is_alphabetic())?;
        // "Final update 18:02"
        if LAST.contains(&begin.get(..length)?.to_lowercase().as_str()) {
            begin = from(begin, length).trim_start();
            length = begin.find(|c: char| !c.is_alphabetic())?;
        }
        let is_update = UPDATES.contains(&begin.get(..length)?.to_lowercase().as_str());
        let begin = from(begin, length).trim_start_matches([' ', '#', ':', '–', '-', '*', '_']);
        let begin = ["as of ", "at "].iter().find_map(|joint| begin.strip_prefix(joint)).unwrap_or(begin);
        let head = self.head(begin).filter(|_| is_update)?;
        let is_set_off = head.is_set_off || text.starts_with(['*', '_']);
        let is_firm = head.clock.is_some() && !head.is_weak && is_set_off && !head.rest.is_empty();
        // "## Update 12.03.2024 15:30 (on call)", and its text below.
        let is_remark = head.rest.is_empty() || is_in_brackets(&head.rest);
        let is_whole = head.day.is_some() && is_remark && !head.is_weak;
        // "*Update* as of 11:15AM", and its text below.
        let is_marked = text.starts_with(['*', '_']) && head.clock.is_some() && !head.is_weak;
        (is_firm || is_heading && is_whole || is_marked && head.rest.is_empty()).then_some(head)
    }
}

impl Finder<'_> {
    /// The time behind the state that an update begins with in brackets or with emphasis: "[Resolved]
    /// 10:42 UTC: text", "*Recovering* - (4:57 PM PST) text".
    pub(super) fn behind_state(&self, text: &str) -> Option<Head> {
        let inner = text.trim_start_matches(['*', '_', '[']);
        let (state, behind) = inner.split_once(['*', '_', ']']).filter(|_| inner.len() < text.len())?;
        // "*Issue resolved | 10/17 03:05pm Central* - text"
        if let Some((label, stamp)) = state.rsplit_once(" | ").filter(|_| state.len() <= 80) {
            let is_whole = |head: &Head| head.clock.is_some() && !head.is_weak && head.rest.is_empty();
            let head = self.head(stamp).filter(is_whole)?;
            let behind = behind.trim_start_matches(|c: char| c.is_whitespace() || "*_-–—:".contains(c));
            let rest = format!("{label} - {behind}");
            return Some(Head { rest, is_set_off: true, ..head });
        }
        let is_state = state.len() <= 30 && begins_update(state);
        let behind = behind.trim_start_matches(|c: char| c.is_whitespace() || "*_-–—:".contains(c));
        // "**Resolved** - 10:42 was the last error": only brackets set a time off there.
        let is_set_off = text.starts_with('[') || behind.starts_with(['(', '[']);
        let head = Some(behind).filter(|_| is_state && is_set_off).and_then(|behind| self.head(behind))?;
        let rest = format!("{state} - {}", head.rest);
        let is_firm = head.clock.is_some() && !head.is_weak;
        is_firm.then(|| Head { rest: rest.trim_end_matches([' ', '-']).to_owned(), ..head })
    }
}
