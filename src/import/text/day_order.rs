//! Which of the two numbers of a date is the day: what the whole text shows of how it writes dates.

use super::entry::{Entry, Scope};
use super::zone_of::ZoneRead;
use crate::import::day_month;
use crate::model::Date;
use crate::model::typed::{Reading, Why};
use chrono::Datelike;

/// The two numbers of a date that begins a stamp: "13/09/2023".
pub(super) fn numbers(stamp: &str) -> Option<(u32, u32)> {
    day_month::numbers(stamp).map(|(one, two, _)| (one, two))
}

/// Which of the two is the day, where a date of the text has one that is no month.
pub(super) fn day_first(entries: &[Entry], scopes: &[Scope]) -> Option<bool> {
    let of_entries = entries.iter().filter_map(|entry| numbers(&entry.head.as_ref()?.stamp));
    let of_scopes = scopes.iter().filter_map(|scope| numbers(scope.date.as_ref()?));
    of_entries.chain(of_scopes).find_map(|(one, two)| match (one > 12, two > 12) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    })
}

/// Whether dates of two numbers and a year rather begin with the month, where something tells: that one
/// of them is the day that was told, or how near they lie to each other.
pub(super) fn is_month_first(
    entries: &[Entry],
    scopes: &[Scope],
    (zone, told): (&ZoneRead, Option<Date>),
) -> Option<bool> {
    let of_entries = entries.iter().filter_map(|entry| Some(entry.head.as_ref()?.stamp.as_str()));
    let stamps = of_entries.chain(scopes.iter().filter_map(|scope| scope.date.as_deref()));
    if let Some(told) = told {
        let holds = |one: u32, two: u32| stamps.clone().filter_map(numbers).any(|found| found == (one, two));
        let (by_month, by_day) = (holds(told.month(), told.day()), holds(told.day(), told.month()));
        if by_month || by_day {
            return Some(by_month);
        }
    }
    let name = if zone.fixed.is_some() { zone.civil } else { &zone.context };
    day_month::is_month_first(stamps, name)
}

/// Takes the other of two days where the rest of the text shows how it writes dates.
pub(super) fn settle_order(reading: &mut Reading, stamp: &str, day_first: bool) {
    let Some((one, two)) = numbers(stamp) else { return };
    let day = if day_first { one } else { two };
    let doubt = reading.doubts.iter().find(|doubt| doubt.why == Why::DayMonth);
    let meant = doubt.and_then(|doubt| doubt.candidates.iter().find(|at| at.civil().date().day() == day));
    let Some(meant) = meant.copied() else { return };
    if let (Some(at), Some(until)) = (reading.at, reading.until) {
        reading.until = Some(until.plus_seconds(meant.seconds - at.seconds));
    }
    reading.at = Some(meant);
    reading.doubts.retain(|doubt| doubt.why != Why::DayMonth);
}
