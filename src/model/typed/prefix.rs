//! A time at the beginning of a longer text: where it ends, and what it consists of.
//!
//! Says what is written and settles nothing; the part that was found is read with
//! [`read`](super::read), in a context that is known only when the whole text is.

use super::Context;
use super::ZoneBy;
use super::clock::Clock;
use super::date::{Day, date};
use super::names::{MONTHS, WEEKDAYS};
use super::span::{between, between_behind, separator};
use super::stamp::{Stamp, stamp};
use super::token::{Cursor, Kind, tokens};
use super::zone;
use crate::model::{Offset, Precision};

/// A time at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefix {
    /// Byte behind it.
    pub length: usize,
    /// How the day was written, if it was; of a range also behind its end, where it is that of both.
    pub day: Option<DayForm>,
    /// How the time of day was written, if it was.
    pub clock: Option<ClockForm>,
    /// By what the zone is known, if one was written.
    pub zone: Option<ZoneBy>,
    /// Whether it counts from another time, or from 1970.
    pub is_counted: bool,
    /// Whether it has an end of its own.
    pub has_end: bool,
}

/// How a day was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayForm {
    /// With its year.
    Full,
    /// Without a year.
    WithoutYear,
    /// As the name of a weekday, or as "yesterday".
    Named,
}

/// How a time of day was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockForm {
    /// In one of the usual ways.
    Usual,
    /// In digits only, which may as well be a number.
    Number,
    /// As "not known": `HH:mm`, `--:--`.
    Unknown,
    /// By the 24-hour clock and with am or pm: "13:55 PM", which is read by the 24-hour clock.
    Doubled,
}

/// The time at the beginning of a text; `None` when it begins with none.
///
/// What counts from the row above or from the start needs them in the context.
pub fn prefix(text: &str, context: &Context<'_>) -> Option<Prefix> {
    let tokens = tokens(text);
    let mut cursor = Cursor::before_text(&tokens, text);
    let mut is_between = between(&mut cursor);
    let mut left = stamp(&mut cursor, context).ok().flatten()?;
    is_between |= between_behind(&mut cursor, &mut left, context).unwrap_or(false);
    if left.clock.as_ref().is_some_and(|clock| clock.is_bare) && !is_between && left.day.is_none() {
        return hour_range(cursor, left, context);
    }
    let end = end(&mut cursor, &left, is_between, context);
    left.day = left.day.or(end.flatten());
    if is_between && end.is_none() {
        return None;
    }
    if left.clock.as_ref().is_some_and(|clock| clock.is_bare && end.is_none()) {
        return day_alone(Cursor::before_text(&tokens, text), left);
    }
    Some(found(&cursor, &left, end.is_some()))
}

/// The day before a number that is no hour: "2024-03-12 9 hosts down".
fn day_alone<'a>(mut cursor: Cursor<'a>, left: Stamp<'a>) -> Option<Prefix> {
    let mut day = date(&mut cursor).ok().flatten();
    // "on 12/11/2023, 14 hosts"
    while day.is_none() && cursor.peek(0).is_some_and(|token| token.kind == Kind::Letters) {
        cursor.skip(1);
        day = date(&mut cursor).ok().flatten();
    }
    let day = day?;
    let is_day = !matches!(day, Day::Weekday(_) | Day::FromToday(_));
    let only = Stamp { day: Some(day), clock: None, zone: None, ..left };
    is_day.then(|| found(&cursor, &only, false))
}

/// What an abbreviation of a zone stands for: minutes east of UTC, those of other zones that go by
/// it, and a place that uses it for one half of the year.
pub fn abbreviation(name: &str) -> Option<(i16, &'static [i16], &'static str)> {
    zone::abbreviation(name).map(|found| (found.minutes, found.others, found.place))
}

/// The IANA name of a region that people name: `Pacific`, `ET`.
pub fn region(name: &str) -> Option<&'static str> {
    zone::region(name)
}

/// The offset that a text writes: `+02:00`, `-8`, `+0530`.
pub fn offset(text: &str) -> Option<Offset> {
    let tokens = tokens(text);
    let mut cursor = Cursor::new(&tokens, text);
    let offset = zone::plus(&mut cursor).or_else(|| zone::minus(&mut cursor))?;
    cursor.is_at_end().then_some(offset)
}

/// Whether a word is the name of a month.
pub fn is_month(word: &str) -> bool {
    let lower = word.to_lowercase();
    MONTHS.iter().any(|names| names.contains(&lower.as_str()))
}

/// Whether a word is the name of a day of the week, of three letters or more.
pub fn is_weekday(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.len() > 2 && WEEKDAYS.iter().any(|names| names.contains(&lower.as_str()))
}

/// The `8` of `8-9 pm`: an hour alone is a time only where the other end says so.
fn hour_range(mut cursor: Cursor<'_>, left: Stamp<'_>, context: &Context<'_>) -> Option<Prefix> {
    let separated = separator(&mut cursor, &left);
    let right = separated.then(|| stamp(&mut cursor, context).ok().flatten()).flatten()?;
    let whole = right.clock.as_ref().is_some_and(|clock| clock.half.is_some() || !clock.is_bare);
    whole.then(|| found(&cursor, &left, true))
}

/// The end of a range, where there is one: the day behind it, which is that of both.
fn end<'a>(
    cursor: &mut Cursor<'a>,
    left: &Stamp<'a>,
    is_between: bool,
    context: &Context<'_>,
) -> Option<Option<Day>> {
    let mut ahead = *cursor;
    if !(separator(&mut ahead, left) || is_between && ahead.word(&["and", "und"])) {
        return None;
    }
    if ahead.sign('?') {
        // An end that nobody knows.
        while ahead.sign('?') {}
        *cursor = ahead;
        return None;
    }
    let from = ahead;
    let right = stamp(&mut ahead, context).ok().flatten()?;
    let fits = match (&left.clock, &right.clock) {
        (Some(left), Some(right)) => {
            let is_rest = right.is_bare && from.is_joined(0) && left.continued_by(right.hour).is_some();
            (!right.is_bare || is_rest) && (!right.is_number || left.is_number) && !is_unknown(right)
        }
        (None, None) => {
            right.day.is_some() && !matches!(right.day, Some(Day::Weekday(_) | Day::FromToday(_)))
        }
        _ => false,
    };
    if fits || right.clock.as_ref().is_some_and(is_unknown) && left.clock.is_some() {
        *cursor = ahead;
    }
    let has_clock_first = matches!(super::clock::clock(&mut from.clone()), Ok(Some(clock)) if !clock.is_bare);
    fits.then_some(right.day.filter(|_| has_clock_first))
}

fn is_unknown(clock: &Clock) -> bool {
    clock.precision == Precision::Day
}

fn found(cursor: &Cursor<'_>, left: &Stamp<'_>, has_end: bool) -> Prefix {
    let day = left.day.map(|day| match day {
        Day::Full(_) | Day::Either(..) => DayForm::Full,
        Day::NoYear { .. } | Day::EitherNoYear { .. } => DayForm::WithoutYear,
        Day::FromToday(_) | Day::Weekday(_) => DayForm::Named,
    });
    let clock = left.clock.as_ref().map(|clock| match () {
        () if is_unknown(clock) => ClockForm::Unknown,
        () if clock.is_number => ClockForm::Number,
        () if clock.half.is_some() && clock.hour > 12 => ClockForm::Doubled,
        () => ClockForm::Usual,
    });
    Prefix {
        length: cursor.offset(),
        day,
        clock,
        zone: left.zone.map(|zone| zone.by()),
        is_counted: left.counted.is_some(),
        has_end,
    }
}
