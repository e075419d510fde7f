//! Events that lie whole years away from the others: a year that was typed or guessed wrong.

use crate::model::{Civil, DAY, Event, Moment};
use chrono::Datelike;
use std::collections::BTreeMap;

/// Events at least this far from the middle one are looked at.
const FAR: i64 = 180 * DAY;
/// With the other year, an event must lie this close to the others.
const CLOSE: i64 = 3 * DAY;
/// Two events say nothing about which of them is right.
const FEWEST: usize = 3;

/// Events that would be among the others with another year, by how many years they are too late.
///
/// "The others" are the events within half a year of the middle one; they must be the majority.
pub(super) fn slips<'a>(dated: &[(Moment, &'a Event)]) -> Vec<(i32, Vec<&'a Event>)> {
    let Some((middle, _)) = dated.get(dated.len() / 2).filter(|_| dated.len() >= FEWEST) else {
        return Vec::new();
    };
    let is_near = |(at, _): &&(Moment, &Event)| at.seconds.abs_diff(middle.seconds) < FAR as u64;
    let mut near = dated.iter().filter(is_near);
    let count = near.clone().count();
    let (Some((first, _)), Some((last, _))) = (near.next(), near.next_back()) else {
        return Vec::new();
    };
    if count == dated.len() || count * 2 <= dated.len() {
        return Vec::new();
    }
    let range = first.seconds.saturating_sub(CLOSE)..=last.seconds.saturating_add(CLOSE);
    let mut found: BTreeMap<i32, Vec<&Event>> = BTreeMap::new();
    for (at, event) in dated.iter().filter(|dated| !is_near(dated)) {
        let off = at.civil().date().year() - middle.civil().date().year();
        // Around New Year the number of the year alone does not tell.
        let years = [off, off - 1, off + 1].into_iter().filter(|years| *years != 0);
        let fits = |years: &i32| plus_years(*at, -years).is_some_and(|at| range.contains(&at.seconds));
        if let Some(years) = years.into_iter().find(fits) {
            found.entry(years).or_default().push(event);
        }
    }
    found.into_iter().collect()
}

/// The same day and time of another year; `None` where that year has no such day.
pub fn plus_years(at: Moment, years: i32) -> Option<Moment> {
    let civil = at.civil();
    let date = civil.date();
    let date = date.with_year(date.year().checked_add(years)?)?;
    let midnight = Civil::from_date(date)?;
    let there = Civil { seconds: midnight.seconds + civil.second_of_day(), nanos: civil.nanos };
    Some(Moment::from_civil(there, at.offset))
}
