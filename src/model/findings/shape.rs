//! The shape of the whole: gaps, and events far away from the rest.

use super::list::List;
use super::scene::{Scene, stamp};
use super::what::{Fix, Severity, What};
use crate::model::durations::{Instant, seconds_between};
use crate::model::{DAY, Event, HOUR, Kind, MINUTE, MarkerKey, Moment, Precision};

/// The shortest gap worth a note.
const SHORTEST_GAP: i64 = 30 * MINUTE;
/// A gap worth a note is longer than one part of so many of the incident.
const GAP_PARTS: i64 = 5;
/// An event closer than this is part of the story, whatever the length of the incident.
const NEAR: i64 = DAY;

pub(super) fn check(scene: &Scene<'_>, list: &mut List) {
    for (years, events) in &scene.slips {
        year_slip(*years, events, list);
    }
    if let Some((start, end)) = scene.incident() {
        outside(scene, start, end, list);
        gaps(scene, start, end, list);
    }
}

fn year_slip(years: i32, events: &[&Event], list: &mut List) {
    let Some(at) = events.first().and_then(|event| stamp(event)) else { return };
    let what = What::YearSlip { at, years, count: events.len() };
    let ids = events.iter().map(|event| event.id.clone()).collect();
    list.add_all(Severity::Look, what, events.to_vec(), vec![Fix::MoveYears(ids, -years)]);
}

/// Further from the incident than a day and than twice its length. A date that nobody wrote is
/// looked at when the next or previous day would put the event inside.
///
/// The deployment of the week before and the mail of the week after do belong to many timelines,
/// so distance alone is a note.
fn outside(scene: &Scene<'_>, start: Instant, end: Instant, list: &mut List) {
    let far = NEAR.max(seconds_between(start, end).saturating_mul(2));
    for (at, event) in &scene.dated {
        let distance = distance(*at, event, start, end);
        if distance == 0 || scene.is_slipped(event) {
            continue;
        }
        let inferred = event.inferred.contains("date") || event.inferred.contains("rollover");
        let days = if distance > 0 { -1 } else { 1 };
        let there = at.plus_seconds(i64::from(days) * DAY);
        let fits = inferred && distance.abs() > 12 * HOUR && start <= there.key() && there.key() <= end;
        let severity = if fits { Severity::Look } else { Severity::Note };
        if let (Some(at), true) = (stamp(event), fits || distance.abs() > far) {
            let fix = fits.then(|| Fix::MoveDays(event.id.clone(), days));
            list.add(severity, What::Outside { at, distance }, event, fix.into_iter().collect());
        }
    }
}

/// Seconds after the end; negative before the start.
fn distance(at: Moment, event: &Event, start: Instant, end: Instant) -> i64 {
    let until = event.end().unwrap_or(at).key().max(at.key());
    if until < start { -seconds_between(until, start) } else { seconds_between(end, at.key()).max(0) }
}

/// Times of which nothing is told, longer than half an hour and than a fifth of the incident.
///
/// Before the incident was noticed nobody was there to tell. An interval tells of all its time,
/// but impact does not: that users were affected says nothing of what was done.
fn gaps(scene: &Scene<'_>, start: Instant, end: Instant, list: &mut List) {
    let least = SHORTEST_GAP.max(seconds_between(start, end) / GAP_PARTS);
    let from = scene.time_of(&MarkerKey::Detect).map_or(start, |at| at.key().max(start));
    let mut told: Option<(Moment, &Event)> = None;
    for (at, event) in &scene.dated {
        if event.precision == Precision::Day || scene.is_slipped(event) || at.key() > end {
            continue;
        }
        let reach = if event.kind == Kind::Impact { *at } else { event.end().unwrap_or(*at) };
        if let Some((told, before)) = told.filter(|_| at.key() > from) {
            let seconds = seconds_between(told.key().max(from), at.key());
            if seconds > least {
                let what = What::Gap { seconds, from: told, to: *at };
                list.add_all(Severity::Note, what, vec![before, event], vec![]);
            }
        }
        if told.is_none_or(|(told, _)| reach.key() >= told.key()) {
            told = Some((reach, event));
        }
    }
}
