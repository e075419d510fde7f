//! Incidents that were reopened.
//!
//! Markers are a map with one event each, so a second time has a name of its own: the marker's
//! name, a dot, and the round, from 2 on: `detect.2`, `mitigate.2`, `resolve.2`. Nothing in the
//! format changes: they are further markers. Of several rounds the first `start`, `declare`,
//! `detect` and `acknowledge` count, and the last `mitigate`, `recover`, `resolve` and `close`
//! (FireFighter, pull request 366, keeps first and last alike).

use crate::model::{Event, Marker, MarkerKey, Markers, Status};

/// The markers by which an incident is stopped and over; of several rounds the last counts.
pub(super) const ENDINGS: [&str; 4] = ["mitigate", "recover", "resolve", "close"];

/// The base name and the round of a marker's name; the first round has no number.
///
/// Only the markers of an incident's run have rounds: `deploy.2` is a team's own marker.
///
/// ```
/// use postmortem_timeline::model::durations::split_round;
/// assert_eq!(split_round("mitigate.2"), ("mitigate", 2));
/// assert_eq!(split_round("mitigate"), ("mitigate", 1));
/// assert_eq!(split_round("deploy.2"), ("deploy.2", 1));
/// ```
pub fn split_round(name: &str) -> (&str, u32) {
    let numbered = name.rsplit_once('.').and_then(|(base, digits)| {
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        let round: u32 = plain.then(|| digits.parse().ok()).flatten()?;
        (round >= 2 && has_rounds(base)).then_some((base, round))
    });
    numbered.unwrap_or((name, 1))
}

fn has_rounds(base: &str) -> bool {
    MarkerKey::FURTHER.contains(&base) || MarkerKey::from_name(base).rank() < MarkerKey::MAIN.len()
}

/// The name of a marker in a round, from 1 on.
pub fn in_round(base: &MarkerKey, round: u32) -> MarkerKey {
    if round < 2 { base.clone() } else { MarkerKey::Other(format!("{}.{round}", base.as_str()).into()) }
}

/// How often the incident was reopened: the number of rounds after the first, for "↻n".
pub fn reopened(markers: &Markers) -> u32 {
    let mut rounds: Vec<u32> = markers.iter().map(|(key, _)| split_round(key.as_str()).1).collect();
    crate::model::sort::by(&mut rounds, Ord::cmp);
    rounds.dedup();
    rounds.iter().filter(|round| **round > 1).count() as u32
}

/// The marker that counts for a base name: the first round's, or for endings the last round's.
pub fn counting<'a>(markers: &'a Markers, base: &MarkerKey) -> Option<&'a (MarkerKey, Marker)> {
    let rounds = || {
        let same = move |(key, _): &&(MarkerKey, Marker)| split_round(key.as_str()).0 == base.as_str();
        markers.iter().filter(same)
    };
    let round = |(key, _): &&(MarkerKey, Marker)| split_round(key.as_str()).1;
    if ENDINGS.contains(&base.as_str()) { rounds().max_by_key(round) } else { rounds().min_by_key(round) }
}

/// Whether the incident still goes on.
///
/// It does when `start` names an event with a time, the document is not final, and the last round
/// has neither `resolve` nor `close`. A `resolve` at the end of an event that has not ended yet
/// does not end it either; one at an event without a time does, nobody knows when.
pub fn is_ongoing<'a>(
    status: &Status,
    markers: &Markers,
    find: impl Fn(&Marker) -> Option<&'a Event>,
) -> bool {
    let begun = counting(markers, &MarkerKey::Start)
        .is_some_and(|(_, marker)| find(marker).is_some_and(|e| e.at.is_some()));
    let last = markers.iter().map(|(key, _)| split_round(key.as_str()).1).max().unwrap_or(1);
    let still_open = |marker: &Marker| {
        marker.end && find(marker).is_some_and(|event| event.at.is_some() && event.until.is_none())
    };
    let over = ["resolve", "close"].iter().any(|base| {
        let key = in_round(&MarkerKey::from_name(base), last);
        markers.get(&key).is_some_and(|marker| !still_open(marker))
    });
    begun && !over && *status != Status::Final
}
