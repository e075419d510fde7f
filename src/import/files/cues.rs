//! Rows whose words plainly say that they begin, detect, mitigate or resolve the incident.
//!
//! Few and strict: a marker that is missing is found by whoever reads; a wrong one spoils figures.

use super::build::Draft;
use crate::model::MarkerKey;
use crate::model::markup;

/// What fails, or is under way.
const INCIDENT: [&str; 10] = [
    "outage",
    "incident",
    "impact",
    "disruption",
    "degradation",
    "störung",
    "ausfall",
    "vorfall",
    "panne",
    "incidente",
];
const BEGINS: [&str; 9] =
    ["begins", "began", "begin", "starts", "started", "start", "beginnt", "begann", "commence"];
const ENDS: [&str; 8] = ["ends", "ended", "over", "closed", "beendet", "endet", "vorbei", "geschlossen"];
const BEGINNING: [&str; 4] = ["onset", "start", "beginning", "beginn"];
const MONITORS: [&str; 6] = ["monitoring", "alert", "alerts", "alerting", "alarm", "monitor"];
const FIRES: [&str; 8] = ["fires", "fired", "fire", "triggers", "triggered", "received", "firing", "raised"];
/// Words before a cue that turn it round.
const DOUBT: [&str; 16] = [
    "not", "no", "never", "until", "if", "when", "will", "be", "to", "nicht", "noch", "kein", "keine",
    "wenn", "werden", "un",
];
/// How many words of a row are looked at: what stands far behind is told on the side.
const WORDS: usize = 24;

/// Gives rows their markers: the first detection counts, and of the others each must be said once.
pub(super) fn mark(drafts: &mut [Draft]) {
    let said: Vec<Vec<MarkerKey>> = drafts.iter().map(|draft| said(&draft.event.text)).collect();
    for key in MarkerKey::MAIN {
        let mut holders = said.iter().enumerate().filter(|(_, keys)| keys.contains(&key)).map(|(at, _)| at);
        let (first, second) = (holders.next(), holders.next());
        let at = first.filter(|_| second.is_none() || key == MarkerKey::Detect);
        let draft = at.and_then(|at| drafts.get_mut(at)).filter(|draft| draft.event.at.is_some());
        if let Some(draft) = draft {
            draft.markers.push(key);
        }
    }
}

/// The markers that a text plainly speaks of.
fn said(text: &str) -> Vec<MarkerKey> {
    let text = markup::plain(text).to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).take(WORDS).collect();
    let mut found = Vec::new();
    for at in 0..words.len() {
        let (before, here) = words.split_at_checked(at).unwrap_or_default();
        let is_doubtful = before.iter().rev().take(3).any(|word| DOUBT.contains(word));
        if let Some(key) = cue(here).filter(|key| !is_doubtful && !found.contains(key)) {
            found.push(key);
        }
    }
    found
}

/// The marker that the words from here on name.
fn cue(words: &[&str]) -> Option<MarkerKey> {
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let (one, two) = (word(0), word(1));
    let soon = |list: &[&str]| words.iter().skip(1).take(5).any(|word| list.contains(word));
    match one {
        _ if INCIDENT.contains(&one) && BEGINS.contains(&two) => Some(MarkerKey::Start),
        _ if INCIDENT.contains(&one) && ENDS.contains(&two) => Some(MarkerKey::Resolve),
        _ if BEGINNING.contains(&one) && matches!(two, "of" | "der" | "des") && soon(&INCIDENT) => {
            Some(MarkerKey::Start)
        }
        "detected" | "paged" | "alarmiert" | "entdeckt" => Some(MarkerKey::Detect),
        "identified" | "noticed" if matches!(two, "by" | "through" | "via") && soon(&MONITORS) => {
            Some(MarkerKey::Detect)
        }
        "alert" | "alerts" | "page" if FIRES.contains(&two) => Some(MarkerKey::Detect),
        "mitigated" | "eingedämmt" | "entschärft" => Some(MarkerKey::Mitigate),
        "resolved" | "behoben" | "entwarnung" | "résolu" | "resuelto" => Some(MarkerKey::Resolve),
        "service" | "services" if two == "restored" => Some(MarkerKey::Resolve),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_words_mark() {
        for (text, expected) in [
            ("**Outage begins**", Some(MarkerKey::Start)),
            ("Onset of a partial disruption", Some(MarkerKey::Start)),
            ("Alert fired for the queue", Some(MarkerKey::Detect)),
            ("Loss identified by our monitoring", Some(MarkerKey::Detect)),
            ("Impact mitigated", Some(MarkerKey::Mitigate)),
            ("Störung behoben", Some(MarkerKey::Resolve)),
            ("It is not resolved", None),
            ("Told customers that it will be resolved", None),
            ("Cause identified", None),
            ("Outage page drafted", None),
        ] {
            assert_eq!(said(text).first(), expected.as_ref(), "{text}");
        }
    }
}
