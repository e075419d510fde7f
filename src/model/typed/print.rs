//! A time as text for the edit field.

use crate::model::zone::{self, Resolved};
use crate::model::{Certainty, Event, Moment, Offset, Precision, Zones};

/// The time of an event as text that [`super::read`] reads back as the same time.
///
/// The text has the date and, where the zone of the document would not give the same offset, the
/// offset: it means the same in every row. A time without seconds that has some all the same is
/// written with them.
///
/// ```
/// use postmortem_timeline::model::{Certainty, Event, Moment, typed, zone::UtcOnly};
/// let event = Event {
///     at: Moment::parse("2018-02-10T23:50:00Z"),
///     until: Moment::parse("2018-02-11T00:10:00Z"),
///     certainty: Certainty::About,
///     until_certainty: Certainty::About,
///     ..Event::default()
/// };
/// assert_eq!(typed::print(&event, "", &UtcOnly), "~2018-02-10 23:50 – ~2018-02-11 00:10");
/// ```
pub fn print(event: &Event, zone: &str, zones: &dyn Zones) -> String {
    let Some(at) = event.at else {
        return "?".into();
    };
    let second = event.until.or(event.latest.filter(|_| is_between(event)));
    let with_zone = [Some(at), second].into_iter().flatten().any(|at| !is_of_zone(at, zone, zones));
    let suffix = |at: Moment| if with_zone { offset(at.offset) } else { String::new() };
    let left = |certainty| format!("{certainty}{}{}", whole(at, &event.precision), suffix(at));
    let first = certainty(&event.certainty, &Certainty::Exact);
    let Some(end) = second else {
        return left(first);
    };
    let (precision, mark) = match event.until {
        Some(_) => (event.end_precision(), certainty(&event.until_certainty, &event.certainty)),
        None => (&finest(end), ""),
    };
    let same_day = end.civil().date() == at.civil().date() && *precision != Precision::Day;
    let same_clock = end.offset == at.offset || !with_zone;
    let runs_on = same_clock && end.key() >= at.key() && event.precision != Precision::Day;
    let right = if same_day && runs_on { clock(end, precision) } else { whole(end, precision) };
    let right = format!("{mark}{right}{}", suffix(end));
    match event.until {
        Some(_) => format!("{} – {right}", left(first)),
        None => format!("between {} and {right}", left("")),
    }
}

/// Whether the time is only known to lie between `at` and `latest`.
fn is_between(event: &Event) -> bool {
    event.certainty == Certainty::After && event.earliest.is_none() && event.precision != Precision::Day
}

/// Whether the zone alone leads back to the very same moment.
fn is_of_zone(at: Moment, name: &str, zones: &dyn Zones) -> bool {
    zone::resolve(zones, name, at.civil()) == Resolved::One(at)
}

/// The words before a time; the end of a range is "about" when its beginning is and it says nothing.
fn certainty(certainty: &Certainty, before: &Certainty) -> &'static str {
    match certainty {
        Certainty::About => "~",
        Certainty::Before => "before ",
        Certainty::After => "after ",
        Certainty::Exact | Certainty::Other(_) if *before == Certainty::About => "=",
        Certainty::Exact | Certainty::Other(_) => "",
    }
}

fn whole(at: Moment, precision: &Precision) -> String {
    let text = at.civil().to_string();
    let date = text.get(..10).unwrap_or_default();
    if *precision == Precision::Day {
        return date.into();
    }
    format!("{date} {}", clock(at, precision))
}

fn clock(at: Moment, precision: &Precision) -> String {
    let text = at.civil().to_string();
    let part = |length: usize| text.get(11..length).unwrap_or_default().to_owned();
    let seconds = at.seconds.rem_euclid(60) != 0;
    match precision {
        Precision::Hour => format!("{}:??", part(13)),
        Precision::Millisecond if at.nanos == 0 => format!("{}.000", part(19)),
        _ if at.nanos != 0 => part(text.len()),
        Precision::Second => part(19),
        _ if seconds => part(19),
        _ => part(16),
    }
}

/// The unit that an instant needs to be written whole.
fn finest(at: Moment) -> Precision {
    match at.seconds.rem_euclid(60) {
        _ if at.nanos != 0 => Precision::Millisecond,
        0 => Precision::Minute,
        _ => Precision::Second,
    }
}

fn offset(offset: Offset) -> String {
    let minutes = match offset {
        Offset::Utc => return " UTC".into(),
        Offset::Unknown => return " UTC-00:00".into(),
        Offset::Minutes(minutes) => minutes,
    };
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!(" UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
