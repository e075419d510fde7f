//! Whether `03/04/2025` is in March or in April, where no number of the text tells.

use super::places;
use crate::model::typed::{Reading, Why};
use chrono::Datelike;

/// The two numbers and the year of a date that begins a text: `10/7/2025 8:02 AM`; the year is 0
/// where none stands before the clock.
pub(super) fn numbers(text: &str) -> Option<(u32, u32, u32)> {
    let date = text.trim_start_matches(['[', '(', '*', '`', ' ']);
    // Most dates begin with their year.
    date.bytes().take(3).find(|byte| matches!(byte, b'/' | b'-'))?;
    let date = date.split([' ', ',', ']', 'T']).next()?;
    let mut parts = date.split(['/', '-']);
    let (one, two) = (parts.next()?, parts.next()?);
    let year = parts.next().or_else(|| text.contains(':').then_some("0"))?;
    let are_short = one.len() <= 2 && two.len() <= 2 && parts.next().is_none();
    are_short.then_some((one.parse().ok()?, two.parse().ok()?, year.parse().ok()?))
}

/// Whether a text is rather written with the month in front: the days lie nearer to each other so,
/// or it is written as in the United States.
///
/// Texts are the times as they stood, `zone` the one that holds for them.
pub(super) fn is_month_first<'t>(texts: impl Iterator<Item = &'t str> + Clone, zone: &str) -> bool {
    let dates = || texts.clone().filter_map(numbers);
    let by_day = spread(dates().map(|(one, two, year)| (year, two, one)));
    let by_month = spread(dates().map(|(one, two, year)| (year, one, two)));
    // Capital letters are rather of the United States; elsewhere "am" is small, or not written.
    let has_half = || texts.clone().any(|text| text.contains("AM") || text.contains("PM"));
    match by_day.cmp(&by_month) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => places::is_american(zone) || has_half() && !places::has_half(zone),
    }
}

/// How many days lie between the first and the last of some dates, about.
fn spread(dates: impl Iterator<Item = (u32, u32, u32)> + Clone) -> u32 {
    let days = dates.map(|(year, month, day)| year.saturating_mul(372) + month * 31 + day);
    let (first, last) = (days.clone().min(), days.max());
    last.zip(first).map_or(0, |(last, first)| last - first)
}

/// Takes the reading that has the month in front. That it can mean the other one stays a doubt.
pub(super) fn take_month_first(reading: &mut Reading, text: &str) {
    let Some((month, ..)) = numbers(text) else { return };
    let doubt = reading.doubts.iter_mut().find(|doubt| doubt.why == Why::DayMonth && !doubt.of_end);
    let Some((doubt, at)) = doubt.zip(reading.at) else { return };
    let place = doubt.candidates.iter().position(|it| it.civil().date().month() == month);
    let Some(place) = place.filter(|place| *place > 0) else { return };
    doubt.candidates.rotate_left(place);
    let Some(meant) = doubt.candidates.first().copied() else { return };
    reading.until = reading.until.map(|until| until.plus_seconds(meant.seconds - at.seconds));
    reading.at = Some(meant);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_near_each_other_and_habits_tell_the_order() {
        let first = |texts: &[&'static str], zone: &str| is_month_first(texts.iter().copied(), zone);
        assert!(first(&["6/3/2025 08:15", "6/4/2025 08:40"], ""));
        assert!(!first(&["3/6/2025 08:15", "4/6/2025 08:40"], "America/New_York"));
        assert!(first(&["6/3/2025 8:15 AM"], "Europe/Stockholm"));
        assert!(!first(&["6/3/2025 8:15 am"], "Europe/London"));
        assert!(!first(&["6/3/2025 8:15 AM"], "Australia/Sydney"));
        assert!(first(&["6/3/2025 08:15"], "America/Chicago"));
        assert!(!first(&["6/3/2025 08:15"], ""));
        assert_eq!(numbers("[10/7/2025 8:02 AM]"), Some((10, 7, 2025)));
        assert_eq!(numbers("2025-10-07"), None);
    }
}
