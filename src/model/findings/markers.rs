//! Markers: events that are not there, wrong order, and which are missing.

use super::{Facts, Finding, Fix, Marked, Severity, What};
use crate::model::durations::{Amount, in_round, split_round};
use crate::model::{DAY, Kind, MarkerKey, Status};

/// The order in which further markers usually follow; a break of it is only a note, as FireFighter
/// found `recover` before `mitigate` in a fifth of its incidents (pull request 366).
const FURTHER: [(&str, &str); 5] = [
    ("start", "declare"),
    ("detect", "acknowledge"),
    ("mitigate", "recover"),
    ("resolve", "close"),
    ("declare", "close"),
];

pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Finding>) {
    facts.marked.iter().filter_map(|marked| unusable(facts, marked)).for_each(|finding| found.push(finding));
    main_order(facts, found);
    further_order(facts, found);
    missing(facts, found);
}

/// A marker whose event, time or end is not there.
fn unusable(facts: &Facts<'_>, marked: &Marked<'_>) -> Option<Finding> {
    let marker = marked.key.clone();
    let remove = Fix::RemoveMarker { marker: marker.clone() };
    let begin = |event| Fix::SetMarker { marker: marker.clone(), event, end: false };
    let look = |what, fixes| {
        let events = marked.event.map(|event| event.id.clone()).into_iter().collect();
        Some(Finding { severity: Severity::Look, what, events, fixes })
    };
    match marked.event {
        None => look(What::MarkerWithoutEvent { marker: marked.key.clone() }, vec![remove]),
        Some(event) if event.at.is_none() => {
            look(What::MarkerWithoutTime { marker: marked.key.clone() }, vec![])
        }
        Some(event) if marked.end && event.until.is_none() && !facts.durations.ongoing => {
            look(What::MarkerWithoutEnd { marker: marked.key.clone() }, vec![begin(event.id.clone())])
        }
        Some(_) => None,
    }
}

/// Each of the four markers against the one before it, round by round.
fn main_order(facts: &Facts<'_>, found: &mut Vec<Finding>) {
    let mut rounds: Vec<u32> = facts.marked.iter().map(|m| split_round(m.key.as_str()).1).collect();
    rounds.sort_unstable();
    rounds.dedup();
    let mut before: Option<&Marked<'_>> = None;
    for round in rounds {
        for base in &MarkerKey::MAIN {
            let key = in_round(base, round);
            let Some(marked) = facts.marked.iter().find(|m| *m.key == key && m.window.is_some()) else {
                continue;
            };
            if let Some(first) = before {
                found.extend(order(first, marked, Severity::Look));
            }
            before = Some(marked);
        }
    }
}

fn further_order(facts: &Facts<'_>, found: &mut Vec<Finding>) {
    let find = |name: &str| facts.marked.iter().find(|marked| marked.key.as_str() == name);
    for (first, second) in FURTHER {
        if let (Some(first), Some(second)) = (find(first), find(second)) {
            found.extend(order(first, second, Severity::Note));
        }
    }
}

fn order(first: &Marked<'_>, second: &Marked<'_>, severity: Severity) -> Option<Finding> {
    let amount = Amount::between(&first.window?, &second.window?);
    if !amount.is_negative() {
        return None;
    }
    let (one, two) = (first.key.clone(), second.key.clone());
    let mut fixes = Vec::new();
    fixes.extend(next_day(second, amount));
    fixes.push(Fix::SwapMarkers { one: one.clone(), two: two.clone() });
    let mut events = vec![second.named.clone(), first.named.clone()];
    events.dedup();
    Some(Finding { severity, what: What::MarkerOrder { first: one, second: two, amount }, events, fixes })
}

/// A day later, where the date was not written and that would put the marker in order.
fn next_day(marked: &Marked<'_>, amount: Amount) -> Option<Fix> {
    let event = marked.event.filter(|event| event.inferred.contains("date"))?;
    let helps = amount.least().is_some_and(|least| least + DAY >= 0);
    let later = |moment: crate::model::Moment| moment.plus_seconds(DAY);
    helps.then_some(Fix::SetTimes {
        event: event.id.clone(),
        at: later(event.at?),
        until: event.until.map(later),
    })
}

/// Which of the four are not set. Of an incident that goes on, mitigation and end are still to
/// come; in a draft, blanks are fine.
fn missing(facts: &Facts<'_>, found: &mut Vec<Finding>) {
    if facts.document.events.is_empty() {
        return;
    }
    let count = if facts.durations.ongoing { 2 } else { MarkerKey::MAIN.len() };
    let expected = MarkerKey::MAIN.into_iter().take(count);
    let markers: Vec<MarkerKey> = expected.filter(|key| facts.document.markers.get(key).is_none()).collect();
    if markers.is_empty() {
        return;
    }
    let severity = match facts.document.status {
        Status::Draft => Severity::Note,
        _ => Severity::Look,
    };
    let fixes = markers.iter().filter_map(|marker| proposal(facts, marker)).collect();
    found.push(Finding { severity, what: What::MissingMarkers { markers }, events: vec![], fixes });
}

/// The event that a missing marker may name: impact begins and ends an incident, and a detection
/// detects it.
fn proposal(facts: &Facts<'_>, marker: &MarkerKey) -> Option<Fix> {
    let of_kind = |kind: Kind| facts.dated.iter().find(move |event| event.kind == kind);
    let (event, end) = match marker {
        MarkerKey::Start => (of_kind(Kind::Impact)?, false),
        MarkerKey::Detect => (of_kind(Kind::Detection)?, false),
        MarkerKey::Resolve => {
            let impacts = facts.dated.iter().filter(|event| event.kind == Kind::Impact);
            (
                impacts
                    .filter(|event| event.until.is_some())
                    .max_by_key(|event| event.until.map(|m| m.key()))?,
                true,
            )
        }
        _ => return None,
    };
    Some(Fix::SetMarker { marker: marker.clone(), event: event.id.clone(), end })
}
