//! One time as written: certainty, day, time of day and zone, in whatever order people put them.

use super::clock::{self, Clock};
use super::date::{self, Day};
use super::relative::{self, Counted};
use super::token::{Cursor, Kind, Token};
use super::zone::{self, Zone};
use super::{Context, Trouble};
use crate::model::{Certainty, DAY, HOUR, MINUTE, Offset};

/// One time as written.
#[derive(Clone, Debug)]
pub(super) struct Stamp<'a> {
    /// Where it begins, for troubles.
    pub(super) place: Cursor<'a>,
    /// How it relates to what happened; `None` when nothing says so.
    pub(super) certainty: Option<Certainty>,
    pub(super) day: Option<Day>,
    pub(super) clock: Option<Clock>,
    pub(super) zone: Option<Zone<'a>>,
    /// A time that counts from another one; then there is nothing else.
    pub(super) counted: Option<Counted>,
}

/// Reads one time; `None`, with the cursor unmoved, when none comes next.
pub(super) fn stamp<'a>(
    cursor: &mut Cursor<'a>,
    context: &Context<'_>,
) -> Result<Option<Stamp<'a>>, Trouble> {
    let mut ahead = *cursor;
    let mut stamp =
        Stamp { place: *cursor, certainty: None, day: None, clock: None, zone: None, counted: None };
    stamp.counted = relative::counted(&mut ahead, context)?;
    if stamp.counted.is_none() {
        stamp.certainty = certainty(&mut ahead);
        stamp.counted = relative::counted(&mut ahead, context)?;
    }
    if stamp.counted.is_none() {
        stamp.parts(&mut ahead, context)?;
    }
    if stamp.counted.is_none() && stamp.day.is_none() && stamp.clock.is_none() {
        return Ok(None);
    }
    if let Some(certainty) = certainty_behind(&mut ahead) {
        stamp.certainty.get_or_insert(certainty);
    }
    *cursor = ahead;
    Ok(Some(stamp))
}

impl<'a> Stamp<'a> {
    fn parts(&mut self, cursor: &mut Cursor<'a>, context: &Context<'_>) -> Result<(), Trouble> {
        self.day = date::date(cursor)?;
        let by_t = self.day.is_some() && t_follows(cursor);
        if self.day.is_some() {
            self.between_day_and_clock(cursor)?;
        } else {
            self.clock = clock::clock(cursor)?;
        }
        let real_clock = self.clock.is_some();
        self.zone = zone::zone(cursor, context.zones)?;
        if self.zone.is_none() && real_clock {
            self.zone = self.minus(cursor, by_t).map(Zone::Offset);
        }
        if self.day.is_none() && real_clock {
            self.day_behind(cursor)?;
        }
        let before = self.day;
        if let Some(day) = before {
            self.day = Some(date::year_behind(cursor, day)?);
        }
        if self.zone.is_none() && real_clock {
            self.zone = zone::zone(cursor, context.zones)?;
        }
        // "Sat Feb 10 15:20:07 2018 -0700", as Git writes it.
        if self.zone.is_none() && self.day != before {
            self.zone = self.minus(cursor, false).map(Zone::Offset);
        }
        Ok(())
    }

    /// `T`, `,`, `at`, ` - `, `(Friday)` and the like, with a time of day behind it.
    fn between_day_and_clock(&mut self, cursor: &mut Cursor<'a>) -> Result<(), Trouble> {
        let mut ahead = *cursor;
        date::weekday_behind(&mut ahead);
        let is_dash = ahead.has_sign(0, '-');
        // "10 Feb -11am"; "10 Feb -12" is a range of days, and "2018-02-10 -05:00" a day with an offset.
        let is_number = ahead.peek(1).is_some_and(|token| token.kind == Kind::Digits);
        let is_half = ahead.peek(2).is_some_and(|token| token.is_any(["am", "pm"]));
        let is_before_clock = is_number && is_half && !ahead.is_joined(0);
        let by_dash = is_dash && (is_before_clock || ahead.peek(1).is_some_and(|token| token.spaced));
        if t_follows(&ahead) || by_dash {
            ahead.skip(1);
        } else if !(ahead.sign(',') || ahead.sign(';')) && ahead.is_joined(0) {
            ahead.sign(':');
        }
        let certainty = certainty(&mut ahead);
        // "10 Feb - 12 Feb" is a range of days.
        if by_dash && date::date(&mut ahead.clone())?.is_some() {
            return Ok(());
        }
        if let Some(clock) = clock::clock(&mut ahead)? {
            self.clock = Some(clock);
            self.certainty = certainty.or(self.certainty.take());
            *cursor = ahead;
        }
        Ok(())
    }

    /// A day behind the time of day: "15:20 on 10 Feb", "15:20 UTC (Oct 25)", "15:20 yesterday".
    fn day_behind(&mut self, cursor: &mut Cursor<'a>) -> Result<(), Trouble> {
        let mut ahead = *cursor;
        ahead.sign(',');
        let bracket = ahead.sign('(');
        ahead.word(&["on", "am", "of"]);
        let begin = ahead;
        let day = date::date(&mut ahead)
            .or_else(|trouble| if cursor.goes_on() { Ok(None) } else { Err(trouble) })?;
        let day = day.filter(|day| !cursor.goes_on() || !is_of_text(*day, begin, ahead));
        if day.is_some() && (!bracket || ahead.sign(')')) {
            self.day = day;
            *cursor = ahead;
        }
        Ok(())
    }

    /// An offset west of UTC, where "-08:00" is not rather the end of a range.
    ///
    /// It is an offset behind `T` or behind a date and seconds, as machines write it. Elsewhere it
    /// is one only if there is such an offset, and a range up to it would run over midnight for
    /// more than half a day.
    fn minus(&self, cursor: &mut Cursor<'_>, by_t: bool) -> Option<Offset> {
        let mut ahead = *cursor;
        let is_short = ahead.digits(1, 1, 2).is_some() && !ahead.has_sign(2, ':');
        let offset = zone::minus(&mut ahead)?;
        let clock = self.clock.as_ref()?;
        let minutes = -offset.seconds() / MINUTE;
        let more = ahead.has_sign(0, ':') && ahead.is_joined(0);
        // "1:30pm-2:30pm"
        let is_half =
            |token: &Token<'_>| token.is_any(["am", "pm"]) || !token.spaced && token.is_any(["a", "p"]);
        if more || ahead.peek(0).is_some_and(is_half) || minutes > 12 * 60 {
            return None;
        }
        let exact = self.day.is_some() && (by_t || clock.precision.as_str().contains("second"));
        let start = i64::from(clock.hour_of_day()) * HOUR + i64::from(clock.minute) * MINUTE;
        let over_midnight = minutes * MINUTE < start && minutes * MINUTE + DAY - start > DAY / 2;
        let real = minutes % 60 == 0 || [150, 210, 270, 570].contains(&minutes);
        if !(exact || real && over_midnight && !is_short) {
            return None;
        }
        *cursor = ahead;
        Some(offset)
    }
}

fn t_follows(cursor: &Cursor<'_>) -> bool {
    let t = cursor.peek(0).is_some_and(|token| !token.spaced && token.is("t"));
    t && cursor.peek(1).is_some_and(|token| !token.spaced && token.kind == Kind::Digits)
}

const ABOUT: [&str; 16] = [
    "c", "vers", "environ", "hacia", "aproximadamente", "about", "approx", "approximately", "around",
    "roughly", "circa", "ca", "etwa", "ungefähr", "gegen", "rund",
];
const BEFORE: [&str; 7] = ["before", "by", "vor", "bis", "spätestens", "avant", "antes"];
const AFTER: [&str; 5] = ["after", "nach", "frühestens", "après", "después"];
/// Words that change nothing. German "um 15:20" is "at 15:20"; "um 15:20 herum" is about it.
const FILLERS: [&str; 19] = [
    "sometime", "from", "a", "la", "at", "um", "on", "am", "shortly", "just", "kurz", "the", "den", "à",
    "le", "el", "las", "ab", "de",
];

/// What the words before a time say; of several the one about before and after wins.
pub(super) fn certainty(cursor: &mut Cursor<'_>) -> Option<Certainty> {
    let mut found = None;
    for _ in 0..4 {
        match () {
            () if cursor.sign('~') => found = found.or(Some(Certainty::About)),
            () if cursor.sign('=') => found = found.or(Some(Certainty::Exact)),
            () if cursor.word(&ABOUT) => {
                let _ = cursor.is_joined(0) && cursor.sign('.');
                found = found.or(Some(Certainty::About));
            }
            () if cursor.sign('<') || cursor.word(&BEFORE) => found = Some(Certainty::Before),
            () if cursor.sign('>') || cursor.word(&AFTER) => found = Some(Certainty::After),
            () if cursor.word(&FILLERS) || cursor.sign('@') => {}
            () => break,
        }
    }
    found
}

/// Whether what reads as a day behind a clock rather belongs to a text: "10:42 1/2 of the nodes", "24/7
/// team", "sun-1 is down".
fn is_of_text(day: Day, begin: Cursor<'_>, mut behind: Cursor<'_>) -> bool {
    match day {
        Day::Weekday(_) => behind.has_sign(0, '-') && behind.is_joined(0),
        Day::NoYear { month: 7, day: 24 } => begin.text(2) == "24/7",
        Day::EitherNoYear { .. } | Day::NoYear { .. } => begin.has_sign(1, '/') && behind.word(&["of"]),
        _ => false,
    }
}

/// `15:20~`, `15:20ish`, `15:20 (approx.)`, `15:20?`, `15:20 herum`.
fn certainty_behind(cursor: &mut Cursor<'_>) -> Option<Certainty> {
    let mut ahead = *cursor;
    let bracket = ahead.sign('(');
    let hyphen = !bracket && ahead.has_sign(0, '-') && ahead.peek(1).is_some_and(|token| token.is("ish"));
    ahead.skip(usize::from(hyphen));
    // "10:42 ~30 users write", "10:42 about 30 users wait"
    let is_number = ahead.digits(1, 1, 9).is_some();
    let is_of_number = cursor.goes_on() && is_number && !bracket && !ahead.is_joined(0);
    let found = !is_of_number && ahead.sign('~')
        || (ahead.is_joined(0) && ahead.sign('?'))
        || ahead.word(&["ish", "herum"])
        || (!is_of_number && ahead.word(&ABOUT))
        || (ahead.word(&["or"]) && ahead.word(&["so"]))
        // "(est.)", which is no zone.
        || (bracket && ahead.word(&["est", "estimated"]));
    ahead.skip(usize::from(found && ahead.has_sign(0, '.') && !ahead.has_sign(1, '.')));
    if !found || (bracket && !ahead.sign(')')) {
        return None;
    }
    *cursor = ahead;
    Some(Certainty::About)
}
