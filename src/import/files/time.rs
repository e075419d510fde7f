//! Times as machines write them, and else as people type them.

use super::Told;
use crate::import::{ZoneFound, plain_time};
use crate::model::typed::{self, Context, Expected, Inferred, Reading, Way, Why, ZoneBy};
use crate::model::zone;
use crate::model::{Certainty, Civil, DAY, Date, Moment, Offset, Precision};
use chrono::Datelike;

/// The longest text that is tried as a time, in bytes.
const LONGEST: usize = 200;

/// Reads the times of one file, one after the other.
pub(super) struct Clock<'a> {
    told: Told<'a>,
    /// The zone that a heading names, as typed times name it; blank when there is none.
    heading: String,
    /// The time that was read last: a time of day without a date is near it.
    previous: Option<Moment>,
    year_guessed: Option<i32>,
    /// Whether a time was read in the zone that was told.
    is_zone_used: bool,
    pub(super) needs_date: bool,
    pub(super) needs_zone: bool,
    pub(super) needs_t0: bool,
}

impl<'a> Clock<'a> {
    pub(super) fn new(told: &Told<'a>) -> Self {
        Self {
            told: *told,
            heading: String::new(),
            previous: None,
            year_guessed: None,
            is_zone_used: false,
            needs_date: false,
            needs_zone: false,
            needs_t0: false,
        }
    }

    /// What the reader was told.
    pub(super) fn told(&self) -> &Told<'a> {
        &self.told
    }

    /// The year that was taken for dates without one.
    pub(super) fn year_guessed(&self) -> Option<i32> {
        self.year_guessed
    }

    /// Takes the zone that the heading of a column names.
    pub(super) fn set_heading(&mut self, zone: &str) {
        if !self.told.is_zone_forced {
            zone.clone_into(&mut self.heading);
        }
    }

    /// Takes the day of times that have none, unless another one was told: a line above the columns may
    /// name the day of the export.
    pub(super) fn set_date(&mut self, date: Option<Date>) {
        self.told.date = self.told.date.or(date);
    }

    /// The zone that was told, when a time was read in it.
    pub(super) fn zone_used(&self) -> &'a str {
        self.told.zone.filter(|_| self.is_zone_used).unwrap_or_default()
    }

    /// The zone that bare times were read in; blank when there were none.
    pub(super) fn zone_found(&self) -> ZoneFound {
        let told = self.zone_used();
        if self.heading.is_empty() {
            return ZoneFound { name: told.into(), written: "".into(), others: vec![] };
        }
        let name = match self.plain(&format!("2000-01-01 00:00 {}", self.heading), None).map(|it| it.zone) {
            Ok(ZoneBy::Place(name)) => name,
            Ok(ZoneBy::Offset) if self.heading.eq_ignore_ascii_case("utc") => "UTC".into(),
            _ => String::new(),
        };
        ZoneFound { name: name.into(), written: self.heading.as_str().into(), others: vec![] }
    }

    /// Reads one time; `None` when it is none, or not known, or lacks what nobody told.
    pub(super) fn read(&mut self, text: &str) -> Option<Reading> {
        // What is long is no time.
        let text = Some(text.trim()).filter(|text| text.len() <= LONGEST)?;
        let reading = match machine(text) {
            Some(reading) => reading,
            None => self.typed(text).or_else(|| self.typed(&mended(text)?))?,
        };
        let mut reading = self.forced(reading);
        // Many programs write a fraction always; one of zero says nothing.
        if reading.precision == Precision::Millisecond && reading.at.is_some_and(|at| at.nanos == 0) {
            reading.precision = Precision::Second;
        }
        self.previous = reading.at.or(self.previous);
        self.needs_zone |= reading.inferred.zone && self.told.zone.is_none();
        self.is_zone_used |= reading.inferred.zone;
        Some(reading)
    }

    /// As [`Clock::read`], for rows that run forward: a time of day much smaller than the one
    /// before it is one of the next day.
    pub(super) fn read_on(&mut self, text: &str) -> Option<Reading> {
        let before = self.previous;
        let mut reading = self.read(text)?;
        let at = reading.at?;
        let is_earlier = before.is_some_and(|before| at.seconds < before.seconds);
        let doubt = reading.doubts.iter_mut().find(|doubt| doubt.why == Why::Midnight && !doubt.of_end);
        if let Some(doubt) = doubt.filter(|_| is_earlier && reading.inferred.date)
            && let Some(other) = doubt.candidates.get(1).copied()
        {
            doubt.candidates.swap(0, 1);
            reading.until = reading.until.map(|until| until.plus_seconds(other.seconds - at.seconds));
            reading.at = Some(other);
            reading.inferred.rollover = true;
            self.previous = Some(other);
        }
        Some(reading)
    }

    /// The end of an interval, near the time that was read last.
    pub(super) fn read_end(&mut self, text: &str) -> Option<Reading> {
        let before = self.previous;
        let mut end = self.read(text);
        self.previous = before;
        if let (Some(before), Some(end)) = (before, &mut end)
            && let Some(at) = end.at.filter(|at| end.inferred.date && at.key() < before.key())
        {
            end.at = Some(at.plus_seconds(DAY));
        }
        end
    }

    fn typed(&mut self, text: &str) -> Option<Reading> {
        let with_zone = || format!("{text} {}", self.heading);
        let first = self.plain(text, self.told.date);
        let result = match &first {
            Ok(reading) if reading.inferred.zone && !self.heading.is_empty() => {
                self.plain(&with_zone(), self.told.date).or(first)
            }
            Err(trouble) if trouble.expected == Expected::Year => {
                let (reading, year) = self.without_year(text)?;
                self.year_guessed = Some(year);
                Ok(reading)
            }
            _ => first,
        };
        if let Err(trouble) = &result {
            let lacks_date = matches!(trouble.expected, Expected::Date | Expected::Year);
            self.needs_date |= lacks_date;
            // On some day it could be read: then it shows too whether a zone is lacking.
            let on_some_day =
                lacks_date.then(|| self.plain(text, Date::from_ymd_opt(2000, 1, 1)).ok()).flatten();
            let lacks_zone =
                on_some_day.is_some_and(|reading| reading.inferred.zone) && self.heading.is_empty();
            self.needs_zone |= lacks_zone && self.told.zone.is_none();
            self.needs_t0 |= trouble.expected == Expected::Start;
        }
        result.ok().filter(|reading| reading.at.is_some())
    }

    fn plain(&self, text: &str, date: Option<Date>) -> Result<Reading, typed::Trouble> {
        let zone = self.told.zone.unwrap_or_default();
        let (previous, start) = (self.previous, self.told.t0);
        let context = Context { previous, start, date, ..Context::new(self.told.zones, zone) };
        let lacks = |trouble: &typed::Trouble| matches!(trouble.expected, Expected::Date | Expected::Year);
        typed::read(text, &context).or_else(|trouble| {
            // "08:40〜09:05", "ma 3 feb 2025 05:40": words of languages that nobody types.
            let plain = plain_time(text);
            match typed::read(plain.trim(), &context) {
                Err(other) if !lacks(&other) => Err(trouble),
                found => found,
            }
        })
    }

    /// A date without a year is in the year that puts it nearest before now.
    fn without_year(&mut self, text: &str) -> Option<(Reading, i32)> {
        let Some(now) = self.told.now else {
            self.needs_date = true;
            return None;
        };
        let today = now.civil().date();
        let zoned =
            if self.heading.is_empty() { text.to_owned() } else { format!("{text} {}", self.heading) };
        let near = |date| self.plain(&zoned, date).or_else(|_| self.plain(text, date)).ok();
        let is_past = |reading: &Reading| reading.at.is_some_and(|at| at.seconds <= now.seconds + DAY);
        let half_a_year_ago = today.checked_sub_signed(chrono::TimeDelta::days(182));
        let reading = near(Some(today)).filter(is_past).or_else(|| near(half_a_year_ago))?;
        let year = reading.at?.civil().date().year();
        Some((reading, year))
    }

    /// Reads a time whose zone is a word again in the zone that was told.
    fn forced(&self, mut reading: Reading) -> Reading {
        let by_word = matches!(reading.zone, ZoneBy::Abbreviation(_) | ZoneBy::Place(_));
        let Some(zone) = self.told.zone.filter(|_| self.told.is_zone_forced && by_word) else {
            return reading;
        };
        let there = |at: Moment| zone::resolve(self.told.zones, zone, at.civil()).earlier().unwrap_or(at);
        reading.at = reading.at.map(there);
        reading.until = reading.until.map(there);
        reading.latest = reading.latest.map(there);
        reading.doubts.retain(|doubt| !matches!(doubt.why, Why::Abbreviation | Why::Season));
        reading
    }
}

/// A time in a form that only machines write: RFC 3339, RFC 5545 in UTC, seconds since 1970.
pub(super) fn machine(text: &str) -> Option<Reading> {
    rfc3339(text).or_else(|| epoch(text)).or_else(|| basic(text))
}

/// A time without a remark behind it, and with the letters of its zone in order: "2024-03-12 10:42 GTM+2
/// (UTC)"; `None` where nothing is to mend.
fn mended(text: &str) -> Option<String> {
    let bare = text.split(" (").next().unwrap_or_default().trim_end();
    let plain = bare.replace("GTM", "GMT");
    (plain != text && !plain.is_empty()).then_some(plain)
}

/// RFC 3339; the digits say how exactly it is known.
fn rfc3339(text: &str) -> Option<Reading> {
    let at = Moment::parse(text)?;
    let precision = if text.contains('.') { Precision::Millisecond } else { Precision::Second };
    Some(known(at, precision, Way::Clock))
}

/// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their length.
///
/// A fraction behind seconds is kept, and is not taken for a measure of precision: in Slack it
/// tells messages of one second apart.
pub(super) fn epoch(text: &str) -> Option<Reading> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) || text.ends_with('.') {
        return None;
    }
    let (cut, precision) = match whole.len() {
        9..=10 => (whole.len(), Precision::Second),
        length @ (13 | 16 | 19) => {
            (10, if length == 13 { Precision::Millisecond } else { Precision::Second })
        }
        _ => return None,
    };
    let (seconds, parts) = whole.split_at_checked(cut)?;
    let parts: String = parts.chars().chain(fraction.chars()).chain("000000000".chars()).take(9).collect();
    let mut at = Moment::from_unix(seconds.parse().ok()?);
    at.nanos = parts.parse().ok()?;
    Some(known(at, precision, Way::Epoch))
}

/// `20180210T152007Z` (RFC 5545, section 3.3.5) and `20180210152007`; without `Z` it is left to
/// the reader of typed times, which knows the zone.
fn basic(text: &str) -> Option<Reading> {
    let digits = text.strip_suffix(['Z', 'z'])?;
    let civil = basic_civil(digits)?;
    Some(known(Moment::from_civil(civil, Offset::Utc), Precision::Second, Way::Clock))
}

/// The wall clock time that `20180210T152007` shows.
pub(super) fn basic_civil(text: &str) -> Option<Civil> {
    let (date, clock) = text.split_at_checked(8)?;
    let clock = clock.strip_prefix(['T', 't']).unwrap_or(clock);
    let number = |text: &str, from: usize, to: usize| -> Option<u32> {
        let digits = text.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    if clock.len() != 6 {
        return None;
    }
    let day =
        Date::from_ymd_opt(number(date, 0, 4)?.try_into().ok()?, number(date, 4, 6)?, number(date, 6, 8)?)?;
    let (hour, minute, second) = (number(clock, 0, 2)?, number(clock, 2, 4)?, number(clock, 4, 6)?);
    (hour < 24 && minute < 60 && second <= 60).then_some(())?;
    Some(Civil::from_date(day)?.at(hour, minute, second))
}

/// A reading without any doubt.
pub(super) fn known(at: Moment, precision: Precision, way: Way) -> Reading {
    Reading {
        at: Some(at),
        until: None,
        precision,
        certainty: Certainty::Exact,
        until_precision: None,
        until_certainty: Certainty::Exact,
        latest: None,
        inferred: Inferred::default(),
        way,
        zone: ZoneBy::Offset,
        doubts: vec![],
    }
}
