//! What many rows can lack: one finding for all of them.

use super::{Facts, Finding, Severity, What};
use crate::model::{Id, MarkerKey};

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Finding>) {
    let mut note = |what, events: Vec<Id>| {
        if !events.is_empty() {
            found.push(Finding { severity: Severity::Note, what, events, fixes: vec![] });
        }
    };
    if !facts.document.events.is_dated() {
        let undated = facts.document.events.iter().filter(|event| event.at.is_none());
        note(What::Undated, undated.map(|event| event.id.clone()).collect());
    }
    note(What::NoEvidence, without_evidence(facts));
}

/// The events that the four markers name, where nothing shows what they say: the durations rest
/// on them. Other rows need no evidence.
fn without_evidence(facts: &Facts<'_>) -> Vec<Id> {
    let mut events: Vec<Id> = Vec::new();
    for marked in &facts.marked {
        let bare = marked.event.filter(|event| event.evidence.is_empty());
        let is_main = marked.key.rank() < MarkerKey::MAIN.len();
        if let Some(event) = bare.filter(|event| is_main && !events.contains(&event.id)) {
            events.push(event.id.clone());
        }
    }
    events
}
