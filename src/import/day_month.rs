//! Whether `03/04/2025` is in March or in April, where no number of the text tells.

use super::places;
use crate::model::typed::{Reading, Why};
use chrono::Datelike;

/// What stands between the numbers of a date; a word processor makes dashes of hyphens.
const SIGNS: [char; 3] = ['/', '-', '–'];

/// The two numbers and the year of a date that begins a text: `10/7/2025 8:02 AM`; the year is 0
/// where none stands before the clock.
pub(super) fn numbers(text: &str) -> Option<(u32, u32, u32)> {
    let date = text.trim_start_matches(['[', '(', '*', '`', ' ']);
    // Most dates begin with their year. "8:45 p.m. on 10/7/08", "4:45AM EST, 8/12/2022"
    let begins = date.chars().take(3).any(|c| SIGNS.contains(&c));
    let date = if begins { date } else { date.rsplit([' ', ',']).find(|word| word.contains('/'))? };
    let date = date.split([' ', ',', ']', 'T']).next()?;
    let mut parts = date.split(SIGNS);
    let (one, two) = (parts.next()?, parts.next()?);
    let is_whole = || text.contains(':') || date.len() == text.trim().len();
    let year = parts.next().or_else(|| is_whole().then_some("0"))?;
    let are_short = one.len() <= 2 && two.len() <= 2 && parts.next().is_none();
    are_short.then_some((one.parse().ok()?, two.parse().ok()?, year.parse().ok()?))
}

/// Whether a text is rather written with the month in front (yes) or with the day (no): the days lie
/// nearer to each other so, or it is written as in the United States. Says nothing where neither tells.
///
/// Texts are the times as they stood, `zone` the one that holds for them.
pub(super) fn is_month_first<'t>(texts: impl Iterator<Item = &'t str> + Clone, zone: &str) -> Option<bool> {
    let written = || texts.clone().filter_map(numbers);
    // A date without a year is of the year that another one has.
    let known = written().map(|(.., year)| whole(year)).max().unwrap_or_default();
    let dates = || written().map(|(one, two, year)| (one, two, if year == 0 { known } else { whole(year) }));
    let by_day = spread(dates().map(|(one, two, year)| (year, two, one)));
    let by_month = spread(dates().map(|(one, two, year)| (year, one, two)));
    // Capital letters are rather of the United States; elsewhere "am" is small, or not written.
    let has_half = || texts.clone().any(|text| text.contains("AM") || text.contains("PM"));
    match by_day.cmp(&by_month) {
        std::cmp::Ordering::Greater => Some(true),
        std::cmp::Ordering::Less => Some(false),
        std::cmp::Ordering::Equal => {
            (places::is_american(zone) || has_half() && !places::has_half(zone)).then_some(true)
        }
    }
}

/// The year of "7/6/23".
fn whole(year: u32) -> u32 {
    if (1..100).contains(&year) { year + 2000 } else { year }
}

/// How many days lie between the first and the last of some dates, about.
fn spread(dates: impl Iterator<Item = (u32, u32, u32)> + Clone) -> u32 {
    let days = dates.map(|(year, month, day)| year.saturating_mul(372) + month * 31 + day);
    let (first, last) = (days.clone().min(), days.max());
    last.zip(first).map_or(0, |(last, first)| last - first)
}

/// Takes the reading that has the month, or the day, in front. That it can mean the other one stays a
/// doubt.
pub(super) fn take(reading: &mut Reading, text: &str, is_month_first: bool) {
    let Some((one, two, _)) = numbers(text) else { return };
    let month = if is_month_first { one } else { two };
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
        let told = |texts: &[&'static str], zone: &str| is_month_first(texts.iter().copied(), zone);
        let first = |texts: &[&'static str], zone: &str| told(texts, zone) == Some(true);
        assert!(first(&["6/3/2025 08:15", "6/4/2025 08:40"], ""));
        assert!(!first(&["3/6/2025 08:15", "4/6/2025 08:40"], "America/New_York"));
        assert!(first(&["7/5/2023", "7/6/23", "7/7 08:15"], "Europe/Stockholm"));
        assert!(first(&["6/3/2025 8:15 AM"], "Europe/Stockholm"));
        assert!(!first(&["6/3/2025 8:15 am"], "Europe/London"));
        assert!(!first(&["6/3/2025 8:15 AM"], "Australia/Sydney"));
        assert!(first(&["6/3/2025 08:15"], "America/Chicago"));
        assert_eq!(told(&["6/3/2025 08:15"], ""), None);
        assert_eq!(told(&["3/6/2025 08:15", "4/6/2025 08:40"], ""), Some(false));
        assert_eq!(numbers("[10/7/2025 8:02 AM]"), Some((10, 7, 2025)));
        assert_eq!(numbers("2025-10-07"), None);
    }
}
