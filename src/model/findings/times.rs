//! Times that cannot be, or that look like slips.

use super::{Facts, Finding, Fix, Severity, What};
use crate::model::civil::parse_date;
use crate::model::durations::{Amount, Window, seconds_between};
use crate::model::{Civil, DAY, Event, Id, MINUTE, MarkerKey, Moment};
use chrono::Datelike;
use std::collections::HashSet;

/// Clocks differ: what is less than this ahead is not in the future.
const TOLERANCE: i64 = 5 * MINUTE;

/// Checks the times of all events; gives the events whose year is in doubt.
pub(super) fn check<'a>(facts: &Facts<'a>, found: &mut Vec<Finding>) -> HashSet<&'a Id> {
    for event in &facts.dated {
        found.extend(backwards(event));
        found.extend(crossed(event));
    }
    future(facts, found);
    let slipped = year_slips(facts, found);
    outside(facts, &slipped, found);
    slipped
}

fn backwards(event: &Event) -> Option<Finding> {
    let amount = Amount::between(&Window::of_start(event)?, &Window::of_end(event)?);
    if !amount.is_negative() {
        return None;
    }
    let (at, until) = (event.at?, event.until?);
    let next_day = until.plus_seconds(DAY);
    let mut fixes = Vec::new();
    if next_day.key() >= at.key() {
        fixes.push(Fix::SetTimes { event: event.id.clone(), at, until: Some(next_day) });
    }
    fixes.push(Fix::SwapEnds { event: event.id.clone() });
    Some(Finding {
        severity: Severity::Look,
        what: What::Backwards { amount },
        events: vec![event.id.clone()],
        fixes,
    })
}

fn crossed(event: &Event) -> Option<Finding> {
    let (earliest, latest) = (event.earliest?, event.latest?);
    (earliest.key() > latest.key()).then(|| Finding {
        severity: Severity::Look,
        what: What::CrossedBounds,
        events: vec![event.id.clone()],
        fixes: vec![Fix::SwapBounds { event: event.id.clone() }],
    })
}

/// One finding for all events in the future: a clock that is behind makes many.
fn future(facts: &Facts<'_>, found: &mut Vec<Finding>) {
    let Some(now) = facts.now else {
        return;
    };
    let (mut events, mut fixes, mut furthest) = (Vec::new(), Vec::new(), 0);
    for event in &facts.dated {
        let seconds = ahead(event, now).unwrap_or(0);
        if seconds <= TOLERANCE {
            continue;
        }
        furthest = furthest.max(seconds);
        events.push(event.id.clone());
        if event.inferred.contains("date") && seconds <= DAY {
            fixes.extend(moved(event, |moment| moment.plus_seconds(-DAY)));
        } else if event.inferred.contains("year") {
            fixes.extend(moved(event, |moment| plus_years(moment, -1).unwrap_or(moment)));
        }
    }
    if !events.is_empty() {
        let what = What::Future { seconds: furthest };
        found.push(Finding { severity: Severity::Look, what, events, fixes });
    }
}

/// By how much an event is in the future; a day or an hour is so when it has not begun.
fn ahead(event: &Event, now: Moment) -> Option<i64> {
    let last = event.end()?;
    if last.seconds <= now.seconds && event.at?.seconds <= now.seconds {
        return None;
    }
    let windows = [Window::of_start(event), Window::of_end(event)];
    let first = |window: &Window| window.earliest.or(window.latest);
    windows.iter().flatten().filter_map(first).map(|at| seconds_between(now.key(), at)).max()
}

/// Events that lie half a year or more from the middle one, and with another year would lie within
/// a week of it. Needs four events with a time.
fn year_slips<'a>(facts: &Facts<'a>, found: &mut Vec<Finding>) -> HashSet<&'a Id> {
    let mut slipped = HashSet::new();
    let middle = facts.dated.get(facts.dated.len() / 2).and_then(|event| event.at);
    let Some(middle) = middle.filter(|_| facts.dated.len() >= 4) else {
        return slipped;
    };
    for event in &facts.dated {
        let Some(at) = event.at.filter(|at| (at.seconds - middle.seconds).abs() > 183 * DAY) else {
            continue;
        };
        let here = at.civil().date().year();
        let years = (-1..=1).map(|more| middle.civil().date().year() - here + more);
        let near = |years: &i32| {
            plus_years(at, *years).is_some_and(|at| (at.seconds - middle.seconds).abs() <= 7 * DAY)
        };
        if let Some(years) = years.into_iter().filter(|years| *years != 0).find(near) {
            slipped.insert(&event.id);
            let inferred = event.inferred.contains("year");
            found.push(Finding {
                severity: if inferred { Severity::Look } else { Severity::Note },
                what: What::YearSlip { years },
                events: vec![event.id.clone()],
                fixes: moved(event, |moment| plus_years(moment, years).unwrap_or(moment))
                    .into_iter()
                    .collect(),
            });
        }
    }
    slipped
}

/// Events further from the incident than ten times its length and than 30 days.
fn outside(facts: &Facts<'_>, slipped: &HashSet<&Id>, found: &mut Vec<Finding>) {
    let (Some(start), Some(end)) = (facts.marker(&MarkerKey::Start), facts.marker(&MarkerKey::Resolve))
    else {
        return;
    };
    let far = (end.seconds.saturating_sub(start.seconds).saturating_mul(10)).max(30 * DAY);
    let is_far = |event: &Event| {
        let before = event.end().is_some_and(|at| start.seconds.saturating_sub(at.seconds) > far);
        before || event.at.is_some_and(|at| at.seconds.saturating_sub(end.seconds) > far)
    };
    let events: Vec<Id> = facts
        .dated
        .iter()
        .filter(|event| is_far(event) && !slipped.contains(&event.id))
        .map(|event| event.id.clone())
        .collect();
    if !events.is_empty() {
        found.push(Finding { severity: Severity::Note, what: What::Outside, events, fixes: vec![] });
    }
}

fn moved(event: &Event, to: impl Fn(Moment) -> Moment) -> Option<Fix> {
    Some(Fix::SetTimes { event: event.id.clone(), at: to(event.at?), until: event.until.map(to) })
}

/// The same day and time of another year; `None` where that year has no such day.
fn plus_years(moment: Moment, years: i32) -> Option<Moment> {
    let civil = moment.civil();
    let date = civil.date();
    let text = format!("{:04}-{:02}-{:02}", date.year() + years, date.month(), date.day());
    let midnight = Civil::from_date(parse_date(&text)?)?;
    let civil = Civil { seconds: midnight.seconds + civil.second_of_day(), nanos: civil.nanos };
    Some(Moment::from_civil(civil, moment.offset))
}
