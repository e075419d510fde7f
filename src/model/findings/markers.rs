//! Markers that cannot be right as they are, and markers that are missing.
//!
//! Three things are checked of them, as in FireFighter (pull request 341): a step before its
//! predecessor, a milestone that is missing, a time in the future (see `times`). Only the order of
//! the four counts: a further marker out of order is a note, since `recover` before `mitigate` was
//! found in a fifth of the incidents there (pull request 366).
//!
//! A missing marker is worth a look when the event meant is plain, or when the postmortem is no
//! longer a draft. In a draft a blank is fine: `start` and `detect` are noted, `mitigate` and
//! `resolve` are not, as the incident may still go on. A near miss needs no markers.

use super::cues;
use super::list::List;
use super::scene::{Marked, Scene, stamp};
use super::what::{Fix, Severity, What};
use crate::model::durations::{Amount, Window, in_round, split_round};
use crate::model::{DAY, Event, MarkerKey, Status};

/// Further markers, and which marker they are expected to follow.
const FURTHER: [(&str, &str); 6] = [
    ("start", "declare"),
    ("start", "acknowledge"),
    ("detect", "acknowledge"),
    ("mitigate", "recover"),
    ("resolve", "close"),
    ("recover", "close"),
];

pub(super) fn check(scene: &Scene<'_>, list: &mut List) {
    scene.marked.iter().for_each(|marked| unusable(scene, marked, list));
    let mut rounds: Vec<u32> = scene.marked.iter().map(|m| split_round(m.key.as_str()).1).collect();
    crate::model::sort::by(&mut rounds, Ord::cmp);
    rounds.dedup();
    rounds.into_iter().for_each(|round| order(scene, round, list));
    further(scene, list);
    missing(scene, list);
}

/// A marker whose event, time or end is not there.
fn unusable(scene: &Scene<'_>, marked: &Marked<'_>, list: &mut List) {
    let key = marked.key.clone();
    let Some(event) = marked.event else {
        let fix = Fix::Unmark(key.clone());
        return list.add_all(Severity::Look, What::MarkerGone { key }, vec![], vec![fix]);
    };
    let text = event.text.clone();
    if event.at.is_none() {
        list.add(Severity::Look, What::MarkerUndated { key, text }, event, vec![]);
    } else if marked.marker.end && event.until.is_none() && !scene.durations.ongoing {
        let fix = Fix::UseBeginning(key.clone());
        list.add(Severity::Look, What::MarkerNoEnd { key, text }, event, vec![fix]);
    }
}

/// The four markers of one round of the incident, in the order in which it runs.
fn order(scene: &Scene<'_>, round: u32, list: &mut List) {
    let marked: Vec<(&Marked<'_>, Window)> = MarkerKey::MAIN
        .iter()
        .filter_map(|base| {
            let key = in_round(base, round);
            let marked = scene.marked.iter().find(|marked| *marked.key == key)?;
            Some((marked, marked.window()?))
        })
        .collect();
    let mut named: Vec<usize> = Vec::new();
    for (at, (later, window)) in marked.iter().enumerate() {
        let before = marked.iter().enumerate().take(at).rev();
        let inverted = before.filter(|(_, (_, earlier))| is_inverted(earlier, window)).map(|(at, _)| at);
        // One marker that is off breaks several pairs: the closest says it.
        let Some(found) = inverted.into_iter().next().filter(|found| !named.contains(found)) else {
            continue;
        };
        named.push(found);
        if let Some((earlier, _)) = marked.get(found) {
            let windows: Vec<Window> = marked.iter().map(|(_, window)| *window).collect();
            add_order(
                later,
                earlier,
                Severity::Look,
                order_fixes(scene, (later, at), (earlier, found), windows),
                list,
            );
        }
    }
}

fn is_inverted(earlier: &Window, later: &Window) -> bool {
    Amount::between(earlier, later).is_negative()
}

fn add_order(later: &Marked<'_>, earlier: &Marked<'_>, severity: Severity, fixes: Vec<Fix>, list: &mut List) {
    let (Some(later_at), Some(earlier_at)) = (later.stamp(), earlier.stamp()) else { return };
    let what = What::Order { later: later.key.clone(), later_at, earlier: earlier.key.clone(), earlier_at };
    let mut events: Vec<&Event> = later.event.into_iter().chain(earlier.event).collect();
    events.dedup_by_key(|event| &event.id);
    list.add_all(severity, what, events, fixes);
}

/// What would put all markers of the round in order: two of them swapped, or one a day later.
fn order_fixes(
    scene: &Scene<'_>,
    (later, at): (&Marked<'_>, usize),
    (earlier, found): (&Marked<'_>, usize),
    windows: Vec<Window>,
) -> Vec<Fix> {
    let mut swapped = windows.clone();
    swapped.swap(at, found);
    let swap = in_order(&swapped).then(|| Fix::SwapMarkers(earlier.key.clone(), later.key.clone()));
    let mut moved = windows;
    if let Some(window) = moved.get_mut(at) {
        *window = next_day(window);
    }
    let past = scene
        .now
        .is_none_or(|now| later.at().is_some_and(|at| at.seconds.saturating_add(DAY) <= now.seconds));
    let day = later.event.filter(|_| past && in_order(&moved));
    let day = day.map(|event| (event, Fix::MoveDays(event.id.clone(), 1)));
    match (swap, day) {
        // A date that nobody wrote is the likelier slip, as when work went on past midnight.
        (swap, Some((event, day)))
            if event.inferred.contains("date") || event.inferred.contains("rollover") =>
        {
            [Some(day), swap].into_iter().flatten().collect()
        }
        (swap, day) => [swap, day.map(|(_, fix)| fix)].into_iter().flatten().collect(),
    }
}

fn in_order(windows: &[Window]) -> bool {
    windows
        .iter()
        .enumerate()
        .all(|(at, later)| windows.iter().take(at).all(|earlier| !is_inverted(earlier, later)))
}

fn next_day(window: &Window) -> Window {
    let later = |(seconds, nanos): (i64, u32)| (seconds.saturating_add(DAY), nanos);
    Window { earliest: window.earliest.map(later), latest: window.latest.map(later), ..*window }
}

fn further(scene: &Scene<'_>, list: &mut List) {
    for (earlier, later) in FURTHER {
        let find = |name: &str| scene.marked.iter().find(|marked| marked.key.as_str() == name);
        let (Some(earlier), Some(later)) = (find(earlier), find(later)) else { continue };
        let windows = earlier.window().zip(later.window());
        if windows.is_some_and(|(earlier, later)| is_inverted(&earlier, &later)) {
            add_order(later, earlier, Severity::Note, vec![], list);
        }
    }
}

fn missing(scene: &Scene<'_>, list: &mut List) {
    let document = scene.document;
    let absent: Vec<&MarkerKey> =
        MarkerKey::MAIN.iter().filter(|key| scene.counting(key).is_none()).collect();
    if absent.is_empty() || document.events.is_empty() || document.report.near_miss == Some(true) {
        return;
    }
    let draft = document.status == Status::Draft;
    let plain = cues::plain(scene, &absent);
    for key in absent {
        let found = plain.iter().find(|(other, _)| other == key).map(|(_, event)| *event);
        let suggestion = found.and_then(|event| Some((stamp(event)?, event.text.clone())));
        let severity = if suggestion.is_some() || !draft { Severity::Look } else { Severity::Note };
        if suggestion.is_none() && draft && matches!(key, MarkerKey::Mitigate | MarkerKey::Resolve) {
            continue;
        }
        let mark = |event: &Event| Fix::Mark { key: key.clone(), event: event.id.clone(), end: false };
        let what = What::Missing { key: key.clone(), suggestion };
        list.add_all(severity, what, found.into_iter().collect(), found.map(mark).into_iter().collect());
    }
}
