//! Wall clock time: what a calendar and a clock on a wall show, with no zone.

use super::moment::DAY;
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// The first second that can be written with a year of four digits.
pub const FIRST: i64 = -62_167_219_200;
/// The last second that can be written with a year of four digits.
pub const LAST: i64 = 253_402_300_799;

/// A day of the calendar.
pub type Date = NaiveDate;

/// A date and a time of day on a wall clock.
///
/// It becomes an instant only with a stated zone or offset: see [`super::zone::resolve`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// Seconds since the wall clock showed 1970-01-01 00:00:00.
    pub seconds: i64,
    /// Nanoseconds within the second, below 1 000 000 000.
    pub nanos: u32,
}

impl Civil {
    /// Midnight at the beginning of a day; `None` outside the years 0 to 9999.
    pub fn from_date(date: Date) -> Option<Self> {
        let days = i64::from(date.num_days_from_ce()) - EPOCH_DAY;
        (0..=9999).contains(&date.year()).then_some(Self { seconds: days * DAY, nanos: 0 })
    }

    /// The day that the calendar shows.
    pub fn date(&self) -> Date {
        let days = self.seconds.clamp(FIRST, LAST).div_euclid(DAY) + EPOCH_DAY;
        i32::try_from(days).ok().and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or_default()
    }

    /// Seconds since midnight.
    pub fn second_of_day(&self) -> i64 {
        self.seconds.rem_euclid(DAY)
    }

    /// Hour, minute and second of the day.
    pub fn clock(&self) -> (u32, u32, u32) {
        let second = self.second_of_day() as u32;
        (second / 3600, second / 60 % 60, second % 60)
    }

    /// The same day at another time of day.
    #[must_use]
    pub fn at(self, hour: u32, minute: u32, second: u32) -> Self {
        let midnight = self.seconds - self.second_of_day();
        Self { seconds: midnight + i64::from(hour * 3600 + minute * 60 + second), nanos: 0 }
    }

    /// This day at a time written `hh:mm:ss` with an optional fraction, as in RFC 3339.
    ///
    /// The second 60 is the one that follows; whether there is such a second depends on the offset.
    pub(super) fn with_clock(self, text: &str) -> Option<Self> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, digits)) => (whole, parse_fraction(digits)?),
            None => (text, 0),
        };
        let mut parts = whole.split(':').map(two_digits);
        let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some() || hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let civil = self.at(hour, minute, second);
        (civil.seconds <= LAST).then_some(Self { nanos: fraction, ..civil })
    }
}

impl fmt::Display for Civil {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        let (hour, minute, second) = self.clock();
        write!(out, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())?;
        write!(out, "T{hour:02}:{minute:02}:{second:02}")?;
        if self.nanos == 0 {
            return Ok(());
        }
        let digits = format!("{:09}", self.nanos);
        write!(out, ".{}", digits.trim_end_matches('0'))
    }
}

/// Day number of 1970-01-01, counted from the first day of year 1.
const EPOCH_DAY: i64 = 719_163;

/// Reads `yyyy-mm-dd`; `None` when there is no such day.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, two_digits(month)?, two_digits(day)?)
}

/// Exactly two digits as a number.
pub(super) fn two_digits(text: &str) -> Option<u32> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// The digits behind the decimal point as nanoseconds; digits past the ninth are dropped.
fn parse_fraction(digits: &str) -> Option<u32> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits: String = digits.chars().chain("000000000".chars()).take(9).collect();
    digits.parse().ok()
}
