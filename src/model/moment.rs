//! Instants: a point in time with the offset in which it was typed.

use super::civil::{self, Civil};
use std::fmt;

/// Seconds of a minute.
pub const MINUTE: i64 = 60;
/// Seconds of an hour.
pub const HOUR: i64 = 3600;
/// Seconds of a day without a change of offset.
pub const DAY: i64 = 86_400;

/// Nanoseconds of a second.
const NANOS: u32 = 1_000_000_000;

/// The offset from UTC that an instant was written with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Offset {
    /// Written `Z`.
    #[default]
    Utc,
    /// Written `+02:00`: minutes east of UTC.
    Minutes(i16),
    /// Written `-00:00`: UTC is known, the local offset is not (RFC 3339, section 4.3).
    Unknown,
}

impl Offset {
    /// The offset of so many seconds east of UTC, rounded down to minutes.
    pub fn from_seconds(seconds: i32) -> Self {
        match seconds.div_euclid(60) {
            0 => Self::Utc,
            minutes => Self::Minutes(minutes as i16),
        }
    }

    /// Seconds east of UTC.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Minutes(minutes) => i64::from(minutes) * MINUTE,
            Self::Utc | Self::Unknown => 0,
        }
    }
}

/// An instant, to the nanosecond, with the offset that it was typed in.
///
/// Two moments are equal when they are written alike; [`Moment::same_instant`] compares the time.
///
/// ```
/// use postmortem_timeline::model::Moment;
/// let noon = Moment::parse("2018-02-10T12:00:00Z").unwrap();
/// let same = Moment::parse("2018-02-10T13:00:00+01:00").unwrap();
/// assert_ne!(noon, same);
/// assert!(noon.same_instant(&same));
/// assert_eq!(same.to_string(), "2018-02-10T13:00:00+01:00");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// Nanoseconds within the second, below 1 000 000 000.
    pub nanos: u32,
    /// The offset it was written with.
    pub offset: Offset,
}

impl Moment {
    /// The instant so many seconds after 1970 began, written in UTC.
    pub fn from_unix(seconds: i64) -> Self {
        Self { seconds, nanos: 0, offset: Offset::Utc }
    }

    /// The instant of a wall clock that stands so many seconds east of UTC.
    pub fn from_civil(civil: Civil, offset: Offset) -> Self {
        Self { seconds: civil.seconds - offset.seconds(), nanos: civil.nanos, offset }
    }

    /// What a wall clock in the offset of this moment shows.
    pub fn civil(&self) -> Civil {
        Civil { seconds: self.seconds + self.offset.seconds(), nanos: self.nanos }
    }

    /// The same instant, written with another offset.
    #[must_use]
    pub fn at_offset(self, offset: Offset) -> Self {
        Self { offset, ..self }
    }

    /// Later (or, for a negative number, earlier) by so many seconds, in the same offset.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self { seconds: self.seconds.saturating_add(seconds).clamp(civil::FIRST, civil::LAST), ..self }
    }

    /// Later (or, for a negative number, earlier) by so many milliseconds, in the same offset.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        let whole = millis.div_euclid(1_000);
        let nanos = self.nanos.saturating_add(millis.rem_euclid(1_000) as u32 * 1_000_000);
        let carry = i64::from(nanos / NANOS);
        Self { nanos: nanos % NANOS, ..self.plus_seconds(whole.saturating_add(carry)) }
    }

    /// Milliseconds since 1970 began, finer parts dropped.
    pub fn millis(&self) -> i64 {
        self.seconds.saturating_mul(1_000).saturating_add(i64::from(self.nanos / 1_000_000))
    }

    /// Order in time; the offset plays no part.
    pub fn key(&self) -> (i64, u32) {
        (self.seconds, self.nanos)
    }

    /// Whether both are the same point in time.
    pub fn same_instant(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// Reads an RFC 3339 date and time; `None` when the text is none.
    ///
    /// The leap second `23:59:60` of UTC is read as the second that follows it, since no clock here
    /// counts it.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(10)?;
        let time = rest.strip_prefix(['T', 't', ' '])?;
        let split = time.find(['Z', 'z', '+', '-'])?;
        let (clock, zone) = time.split_at_checked(split)?;
        let civil = Civil::from_date(civil::parse_date(date)?)?.with_clock(clock)?;
        let moment = Self::from_civil(civil, parse_offset(zone)?);
        let is_leap = clock.get(6..8) == Some("60");
        (!is_leap || moment.seconds.rem_euclid(DAY) == 0).then_some(moment)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.civil())?;
        match self.offset {
            Offset::Utc => out.write_str("Z"),
            Offset::Unknown => out.write_str("-00:00"),
            Offset::Minutes(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// Reads `Z`, `+hh:mm` or `-hh:mm`.
fn parse_offset(text: &str) -> Option<Offset> {
    if matches!(text, "Z" | "z") {
        return Some(Offset::Utc);
    }
    let (sign, digits) = text.split_at_checked(1)?;
    let (hours, minutes) = digits.split_once(':')?;
    let hours: i16 = civil::two_digits(hours)?.try_into().ok()?;
    let minutes: i16 = civil::two_digits(minutes)?.try_into().ok()?;
    if hours > 23 || minutes > 59 {
        return None;
    }
    let total = hours * 60 + minutes;
    Some(match (sign, total) {
        ("-", 0) => Offset::Unknown,
        ("-", _) => Offset::Minutes(-total),
        _ => Offset::Minutes(total),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were() {
        for text in [
            "2018-02-10T13:01:00Z",
            "2018-02-10T13:01:00+00:00",
            "2018-02-10T13:01:00-00:00",
            "2018-02-10T13:01:00.5Z",
            "1969-12-31T23:59:59.000000001-03:30",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59+23:59",
        ] {
            assert_eq!(Moment::parse(text).map(|m| m.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_date_and_time_is_refused() {
        for text in [
            "", "2018-02-10", "2018-02-30T00:00:00Z", "2018-02-10T24:00:00Z", "2018-02-10T12:60:00Z",
            "2018-02-10T12:00:61Z", "2018-02-10T12:00Z", "2018-02-10T12:00:00", "2018-02-10T12:00:00.Z",
            "2018-02-10T12:00:00+2:00", "2018-02-10T12:00:00+24:00", "2018-02-1é", "18-02-10T12:00:00Z",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }

    #[test]
    fn milliseconds_carry_over_whole_seconds() {
        let at = Moment::parse("2018-02-10T12:00:00.9Z").unwrap();
        for (millis, expected) in [
            (0, "2018-02-10T12:00:00.9Z"),
            (100, "2018-02-10T12:00:01Z"),
            (-901, "2018-02-10T11:59:59.999Z"),
            (60_050, "2018-02-10T12:01:00.95Z"),
        ] {
            let moved = at.plus_millis(millis);
            assert_eq!(moved.to_string(), expected);
            assert_eq!(moved.millis() - at.millis(), millis);
        }
    }

    #[test]
    fn the_leap_second_is_the_second_after_it() {
        let leap = Moment::parse("1998-12-31T23:59:60Z").unwrap();
        assert_eq!(leap.to_string(), "1999-01-01T00:00:00Z");
        let elsewhere = Moment::parse("1998-12-31T15:59:60.5-08:00").unwrap();
        assert_eq!(elsewhere.to_string(), "1998-12-31T16:00:00.5-08:00");
        for text in ["1998-12-31T22:59:60Z", "1998-12-31T23:59:60+01:00", "9999-12-31T23:59:60Z"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
