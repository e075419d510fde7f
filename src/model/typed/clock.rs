//! The time of day: `15:20`, `1520`, `15.20`, `3:20 pm`, `15:20:07.250`, `14:??`, `14h`.

use super::token::{Cursor, Kind};
use super::{Expected, Trouble};
use crate::model::Precision;

/// A time of day as written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clock {
    /// 0 to 24; 24 is the end of the day.
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
    pub(super) nanos: u32,
    /// The unit that was written; `Day` for `??:??`.
    pub(super) precision: Precision,
    pub(super) half: Option<Half>,
    /// Whether only an hour was written, which is too little on its own.
    pub(super) is_bare: bool,
    /// Whether nothing but digits was written, as in "1520", which may as well be a number.
    pub(super) is_number: bool,
}

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

impl Clock {
    fn new(hour: u32, minute: u32, precision: Precision) -> Self {
        Self { hour, minute, second: 0, nanos: 0, precision, half: None, is_bare: false, is_number: false }
    }

    /// The hour by the 24-hour clock. "17:14 pm" is a quarter past five, as written.
    pub(super) fn hour_of_day(&self) -> u32 {
        match (self.half, self.hour) {
            (Some(Half::Am), 12) => 0,
            (Some(Half::Pm), hour) if hour < 12 => hour + 12,
            (_, hour) => hour,
        }
    }

    /// The same with another last part: seconds behind seconds, minutes behind minutes, as in
    /// "16:05:57-58"; `None` where that would go backwards.
    pub(super) fn continued_by(&self, number: u32) -> Option<Self> {
        let later = |part: u32| (number > part && number < 60).then_some(number);
        match self.precision {
            Precision::Second => later(self.second).map(|second| Self { second, ..self.clone() }),
            Precision::Minute if !self.is_bare => {
                later(self.minute).map(|minute| Self { minute, ..self.clone() })
            }
            _ => None,
        }
    }

    /// Whether "am" stands behind an hour past noon.
    pub(super) fn contradicts_itself(&self) -> bool {
        self.half == Some(Half::Am) && self.hour > 12
    }
}

/// Reads a time of day; `None`, with the cursor unmoved, when none comes next.
pub(super) fn clock(cursor: &mut Cursor<'_>) -> Result<Option<Clock>, Trouble> {
    if let Some(clock) = placeholder(cursor).or_else(|| named(cursor)) {
        return Ok(Some(clock));
    }
    let mut ahead = *cursor;
    let found = match separated(&mut ahead)? {
        Some(clock) => Some(clock),
        None => compact(&mut ahead)?.or_else(|| lone_hour(&mut ahead)),
    };
    let Some(mut clock) = found else {
        return Ok(None);
    };
    clock.half = half(&mut ahead, clock.hour);
    let is_hour = !names_thing(&ahead) && ahead.word(&["uhr", "h", "hrs", "hours", "heures", "horas"]);
    if is_hour || clock.half.is_some() {
        clock.is_bare = false;
    }
    // "58" may be the last part of "16:05:57-58"; alone it is refused later.
    let may_be_part = clock.is_bare && clock.hour < 60;
    if clock.hour > 24 && !may_be_part || (clock.hour == 24 && (clock.minute, clock.second) != (0, 0)) {
        return Err(cursor.trouble(0, Expected::Hour));
    }
    *cursor = ahead;
    Ok(Some(clock))
}

/// Whether a word is the beginning of a name: "10:42 pm2 restarts", "10:42 h2 is full".
fn names_thing(cursor: &Cursor<'_>) -> bool {
    cursor.goes_on() && !cursor.is_joined(0) && cursor.is_joined(1) && cursor.digits(1, 1, 9).is_some()
}

/// `??:??`, `--:--` and `HH:mm`: the time of day is not known.
fn placeholder(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let doubled = |at, sign| cursor.has_sign(at, sign) && cursor.has_sign(at + 1, sign);
    let signs =
        ['?', '-'].iter().any(|sign| doubled(0, *sign) && cursor.has_sign(2, ':') && doubled(3, *sign));
    let word = |at: usize, word| cursor.peek(at).is_some_and(|token| token.is(word));
    let letters = word(0, "hh") && cursor.has_sign(1, ':') && word(2, "mm");
    cursor.skip(if signs {
        5
    } else if letters {
        3
    } else {
        0
    });
    (signs || letters).then(|| Clock::new(0, 0, Precision::Day))
}

fn named(cursor: &mut Cursor<'_>) -> Option<Clock> {
    if cursor.word(&["noon", "mittag", "mittags", "midi", "mediodía"]) {
        return Some(Clock::new(12, 0, Precision::Minute));
    }
    cursor
        .word(&["midnight", "mitternacht", "minuit", "medianoche"])
        .then(|| Clock::new(0, 0, Precision::Minute))
}

/// `15:20`, `15:20:07.250`, `15.20`, `15h20`, `14 Uhr 20`, `14:??`.
fn separated(cursor: &mut Cursor<'_>) -> Result<Option<Clock>, Trouble> {
    let (Some(hour), Some(mark)) = (cursor.digits(0, 1, 2), cursor.peek(1)) else {
        return Ok(None);
    };
    let by_colon = mark.kind == Kind::Sign(':') && !mark.spaced;
    let by_dot = mark.kind == Kind::Sign('.') && !mark.spaced && cursor.is_joined(2);
    let by_letter =
        (mark.is("h") && cursor.is_joined(2) != mark.spaced) || mark.is("uhr") || mark.is("heures");
    if by_colon && cursor.has_sign(2, '?') {
        cursor.skip(if cursor.has_sign(3, '?') { 4 } else { 3 });
        return Ok(Some(Clock::new(hour, 0, Precision::Hour)));
    }
    if !(by_colon || by_dot || by_letter && cursor.digits(2, 2, 2).is_some()) {
        return Ok(None);
    }
    let Some(minute) = cursor.digits(2, 2, 2).filter(|minute| *minute < 60) else {
        let expected = if by_colon { Err(cursor.trouble(2, Expected::Minute)) } else { Ok(None) };
        return expected;
    };
    cursor.skip(3);
    let mut clock = Clock::new(hour, minute, Precision::Minute);
    let mark = if by_dot { '.' } else { ':' };
    if !by_letter && cursor.has_sign(0, mark) && cursor.is_joined(0) && cursor.is_joined(1) {
        seconds(cursor, &mut clock)?;
    }
    Ok(Some(clock))
}

/// `:07` and `:07.250`; a comma before the fraction too.
fn seconds(cursor: &mut Cursor<'_>, clock: &mut Clock) -> Result<(), Trouble> {
    let leap = (clock.hour, clock.minute) == (23, 59);
    let fits = |second: &u32| *second < 60 || (leap && *second == 60);
    let Some(second) = cursor.digits(1, 2, 2).filter(fits) else {
        return Err(cursor.trouble(1, Expected::Second));
    };
    cursor.skip(2);
    clock.second = second;
    clock.precision = Precision::Second;
    let fraction = cursor.peek(1).filter(|token| token.kind == Kind::Digits && !token.spaced);
    let marked = cursor.is_joined(0) && (cursor.has_sign(0, '.') || cursor.has_sign(0, ','));
    if let Some(token) = fraction.filter(|_| marked) {
        clock.nanos = nanos(token.text);
        clock.precision = Precision::Millisecond;
        cursor.skip(2);
    }
    Ok(())
}

/// The digits behind the decimal point as nanoseconds; those past the ninth are dropped.
pub(super) fn nanos(digits: &str) -> u32 {
    digits
        .bytes()
        .chain(std::iter::repeat(b'0'))
        .take(9)
        .fold(0, |sum, b| sum * 10 + u32::from(b.saturating_sub(b'0')))
}

/// `1520`, `920` and `152007`.
fn compact(cursor: &mut Cursor<'_>) -> Result<Option<Clock>, Trouble> {
    let (number, with_seconds) = match (cursor.digits(0, 3, 4), cursor.digits(0, 6, 6)) {
        (Some(number), _) => (number * 100, false),
        (None, Some(number)) => (number, true),
        (None, None) => return Ok(None),
    };
    let (hour, minute, second) = (number / 10_000, number / 100 % 100, number % 100);
    if minute > 59 || second > 59 {
        let expected = if minute > 59 { Expected::Minute } else { Expected::Second };
        return Err(cursor.trouble(0, expected));
    }
    cursor.skip(1);
    let precision = if with_seconds { Precision::Second } else { Precision::Minute };
    Ok(Some(Clock { second, is_number: true, ..Clock::new(hour, minute, precision) }))
}

/// `14h`, `3pm`, `14 Uhr`, and the `8` of `8-9 pm`.
fn lone_hour(cursor: &mut Cursor<'_>) -> Option<Clock> {
    let hour = cursor.digits(0, 1, 2)?;
    let by_letter = cursor.peek(1).is_some_and(|token| token.is("h"));
    cursor.skip(1);
    // "14h" names an hour; "3pm" and "14 Uhr" are what people call 15:00 and 14:00.
    let precision = if by_letter { Precision::Hour } else { Precision::Minute };
    Some(Clock { is_bare: true, ..Clock::new(hour, 0, precision) })
}

/// `am`, `pm`, `a.m.`, and `a`, `p` right behind the digits.
fn half(cursor: &mut Cursor<'_>, hour: u32) -> Option<Half> {
    let token = cursor.peek(0).filter(|_| !names_thing(cursor))?;
    let short = !token.spaced || cursor.has_sign(1, '.');
    let half = match () {
        () if token.is("am") || (short && token.is("a")) => Half::Am,
        () if token.is("pm") || (short && token.is("p")) => Half::Pm,
        () => return None,
    };
    // German "15:20 am 10. Februar".
    if hour > 12 && half == Half::Am && cursor.digits(1, 1, 2).is_some() && cursor.has_sign(2, '.') {
        return None;
    }
    cursor.skip(1);
    if token.text.len() == 1 {
        let dot = cursor.sign('.');
        if dot && cursor.word(&["m"]) {
            cursor.sign('.');
        }
    }
    Some(half)
}
