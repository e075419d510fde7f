//! Times of single events that cannot be.

use super::list::List;
use super::scene::{Scene, end_stamp, stamp};
use super::what::{Fix, Severity, Stamp, What};
use crate::model::durations::{Amount, Instant, Window, seconds_between};
use crate::model::{DAY, Event, HOUR, Kind, MINUTE, MarkerKey, Moment};

/// Clocks differ: what is less than this after now is not in the future.
const TOLERANCE: i64 = 5 * MINUTE;

pub(super) fn check(scene: &Scene<'_>, list: &mut List) {
    let resolve = scene.counting(&MarkerKey::Resolve);
    let over = resolve.and_then(|marked| Some((marked.stamp()?, marked.window()?)));
    for (at, event) in &scene.dated {
        let starts = Window::of_start(event);
        let ends = Window::of_end(event);
        if let (Some(starts), Some(ends)) = (&starts, &ends) {
            until_before(event, &Amount::between(starts, ends), list);
        }
        if let (Some(now), false) = (scene.now, scene.is_slipped(event)) {
            future(event, now, [starts, ends], list);
        }
        bounds(event, list);
        if let Some(starts) = starts {
            known_before(event, &starts, list);
        }
        if let (Some((resolve, window)), Kind::Impact) = (&over, &event.kind) {
            impact(scene, (*at, event), (resolve, window), ends, list);
        }
    }
}

/// It ends on the next day when that gives the shorter time, as from 23:50 to 00:10; else
/// beginning and end were given the wrong way round.
fn until_before(event: &Event, amount: &Amount, list: &mut List) {
    let (Some(from), Some(until), true) = (stamp(event), end_stamp(event), amount.is_negative()) else {
        return;
    };
    let back = from.at.seconds.saturating_sub(until.at.seconds);
    let next_day = (0..=DAY).contains(&back).then(|| Fix::EndNextDay(event.id.clone()));
    let swap = (event.earliest.is_none() && event.latest.is_none()).then(|| Fix::SwapEnds(event.id.clone()));
    let fixes = if DAY - back < back { [next_day, swap] } else { [swap, next_day] };
    let what = What::UntilBefore { from, until };
    list.add(Severity::Look, what, event, fixes.into_iter().flatten().collect());
}

fn future(event: &Event, now: Moment, windows: [Option<Window>; 2], list: &mut List) {
    // A day is in the future when it has not begun.
    let first = |window: &Window| window.earliest.or(window.latest);
    let [starts, ends] = windows.map(|window| window.as_ref().and_then(first));
    let ahead =
        |at: Option<Instant>| at.map(|at| seconds_between(now.key(), at)).filter(|by| *by > TOLERANCE);
    let (distance, at) = match (ahead(starts), ahead(ends)) {
        (Some(distance), _) => (distance, stamp(event)),
        (None, Some(distance)) => (distance, end_stamp(event)),
        (None, None) => return,
    };
    // "23:50", typed shortly after midnight; a few hours are rather the zone.
    let inferred = event.inferred.contains("date") || event.inferred.contains("rollover");
    let latest = ahead(ends).unwrap_or(0).max(distance);
    let by_day = latest <= DAY && (inferred || distance > 12 * HOUR);
    let fix = by_day.then(|| Fix::MoveDays(event.id.clone(), -1));
    if let Some(at) = at {
        list.add(Severity::Look, What::Future { at, distance }, event, fix.into_iter().collect());
    }
}

fn bounds(event: &Event, list: &mut List) {
    if let (Some(earliest), Some(latest)) = (event.earliest, event.latest)
        && earliest.key() > latest.key()
    {
        let fix = Fix::SwapBounds(event.id.clone());
        list.add(Severity::Look, What::BoundsInverted { earliest, latest }, event, vec![fix]);
    }
}

/// Known a minute too early is the rounding of a clock.
fn known_before(event: &Event, starts: &Window, list: &mut List) {
    let (Some(known), Some(at), Some(earliest)) = (event.known_at, stamp(event), starts.earliest) else {
        return;
    };
    if seconds_between(known.key(), earliest) > MINUTE {
        let fix = Fix::ForgetKnown(event.id.clone());
        list.add(Severity::Look, What::KnownBefore { known, at }, event, vec![fix]);
    }
}

/// Users who are affected when the incident is over. The impact ends, if anything does it, with
/// the mitigation.
fn impact(
    scene: &Scene<'_>,
    (at, event): (Moment, &Event),
    (resolve, over): (&Stamp, &Window),
    ends: Option<Window>,
    list: &mut List,
) {
    let Some(ends) = ends else {
        let behind = |end: &Moment| end.key() > at.key();
        let end = scene.time_of(&MarkerKey::Mitigate).filter(behind).or(Some(resolve.at).filter(behind));
        let fix = end.map(|end| Fix::EndAt(event.id.clone(), end));
        let what = What::ImpactOpen { text: event.text.clone() };
        return list.add(Severity::Look, what, event, fix.into_iter().collect());
    };
    if let (Some(until), true) = (end_stamp(event), Amount::between(&ends, over).is_negative()) {
        let what = What::ImpactAfterResolve { until, resolve: resolve.clone() };
        list.add(Severity::Look, what, event, vec![]);
    }
}
