//! The day: `2018-02-10`, `10.02.2018`, `10 Feb`, `Feb 10, 2018`, `2/10/2018`, `yesterday`, `Fri`.

use super::clock;
use super::names::{MONTHS, WEEKDAYS, index_of};
use super::token::{Cursor, Kind};
use super::{Expected, Trouble};
use crate::model::Date;
use chrono::Datelike;

/// A day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// A whole date.
    Full(Date),
    /// A date by numbers that can be exchanged: as day and month, and as month and day.
    Either(Date, Date),
    /// Month and day; the year is that of the nearest such day.
    NoYear { month: u32, day: u32 },
    /// Month and day by numbers that can be exchanged, without a year.
    EitherNoYear { one: u32, two: u32 },
    /// So many days after today.
    FromToday(i64),
    /// A day of the week, 0 for Monday.
    Weekday(u32),
}

/// Reads a day; `None`, with the cursor unmoved, when none comes next.
pub(super) fn date(cursor: &mut Cursor<'_>) -> Result<Option<Day>, Trouble> {
    let mut ahead = *cursor;
    let weekday = weekday(&mut ahead);
    let forms = [year_month, iso, compact, dotted, by_numbers, day_month, month_day];
    for form in forms {
        if let Some(day) = form(&mut ahead)? {
            *cursor = ahead;
            return Ok(Some(told_by(weekday, day)));
        }
    }
    if weekday.is_none()
        && let Some(days) = relative_day(&mut ahead)
    {
        *cursor = ahead;
        return Ok(Some(Day::FromToday(days)));
    }
    if weekday.is_some() {
        *cursor = ahead;
    }
    Ok(weekday.map(Day::Weekday))
}

/// "Tuesday 3/10/2026": the day of the week tells which number is the month.
fn told_by(weekday: Option<u32>, day: Day) -> Day {
    let fits = |date: Date| weekday == Some(date.weekday().num_days_from_monday());
    match day {
        Day::Either(one, two) if fits(one) != fits(two) => Day::Full(if fits(one) { one } else { two }),
        day => day,
    }
}

/// The year that stands behind the time, as in "Sat Feb 10 15:20:07 2018".
pub(super) fn year_behind(cursor: &mut Cursor<'_>, day: Day) -> Result<Day, Trouble> {
    match (day, cursor.digits(0, 4, 4)) {
        (Day::NoYear { month, day }, Some(year)) if is_year(year) => {
            let found = full(cursor, year, month, day)?;
            cursor.skip(1);
            Ok(found)
        }
        _ => Ok(day),
    }
}

fn weekday(cursor: &mut Cursor<'_>) -> Option<u32> {
    let found = index_of(&WEEKDAYS, cursor.peek(0)?)?;
    cursor.skip(1);
    let _ = cursor.sign('.') || cursor.sign(',');
    Some(found)
}

/// A day of the week behind a date: "2018-02-10 (Sat) 15:20".
pub(super) fn weekday_behind(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    ahead.sign(',');
    let bracket = ahead.sign('(');
    if weekday(&mut ahead).is_some() && (!bracket || ahead.sign(')')) {
        *cursor = ahead;
    }
}

fn relative_day(cursor: &mut Cursor<'_>) -> Option<i64> {
    let words: [(i64, &[&str]); 4] = [
        (0, &["today", "heute"]),
        (-1, &["yesterday", "gestern"]),
        (1, &["tomorrow", "morgen"]),
        (-2, &["vorgestern"]),
    ];
    words.into_iter().find(|(_, words)| cursor.word(words)).map(|(days, _)| days)
}

/// `2018-02-10`, `2018/02/10`, `2018.02.10`.
fn iso(cursor: &mut Cursor<'_>) -> Result<Option<Day>, Trouble> {
    let marks = ['-', '/', '.'];
    let joined = (1..5).all(|ahead| cursor.is_joined(ahead));
    let mark = marks.into_iter().find(|mark| cursor.has_sign(1, *mark) && cursor.has_sign(3, *mark));
    let (Some(year), Some(_), true) = (cursor.digits(0, 4, 4), mark, joined) else {
        return Ok(None);
    };
    let Some(month) = cursor.digits(2, 1, 2).filter(|month| (1..=12).contains(month)) else {
        return Err(cursor.trouble(2, Expected::Month));
    };
    let Some(date) = cursor.digits(4, 1, 2).and_then(|day| calendar(year, month, day)) else {
        return Err(cursor.trouble(4, Expected::Day));
    };
    cursor.skip(5);
    Ok(Some(Day::Full(date)))
}

/// `2018-Feb-10`, `2018 February 10`.
fn year_month(cursor: &mut Cursor<'_>) -> Result<Option<Day>, Trouble> {
    let Some(year) = cursor.digits(0, 4, 4).filter(|year| is_year(*year)) else {
        return Ok(None);
    };
    let mut ahead = *cursor;
    ahead.skip(1);
    let _ = ahead.sign('-') || ahead.sign('/') || ahead.sign('.');
    let Some(month) = ahead.peek(0).and_then(|token| index_of(&MONTHS, token)) else {
        return Ok(None);
    };
    ahead.skip(1);
    let _ = ahead.sign('.');
    let _ = ahead.sign('-') || ahead.sign('/');
    // "2018 Feb 15:20" goes on with the time of day.
    let is_clock = ahead.has_sign(1, ':') && ahead.is_joined(1) && ahead.digits(2, 2, 2).is_some();
    let Some(day) = ahead.digits(0, 1, 2).filter(|_| !is_clock) else {
        return Ok(None);
    };
    let found = full(&ahead, year, month + 1, day)?;
    ahead.skip(1);
    *cursor = ahead;
    Ok(Some(found))
}

/// `20180210`.
fn compact(cursor: &mut Cursor<'_>) -> Result<Option<Day>, Trouble> {
    let Some(number) = cursor.digits(0, 8, 8) else {
        return Ok(None);
    };
    let Some(date) = calendar(number / 10_000, number / 100 % 100, number % 100) else {
        return Err(cursor.trouble(0, Expected::Day));
    };
    cursor.skip(1);
    Ok(Some(Day::Full(date)))
}

/// `10.02.2018`, `10.2.18`, and `10.02.` or `10.02` before a time.
fn dotted(cursor: &mut Cursor<'_>) -> Result<Option<Day>, Trouble> {
    let (Some(day), true, Some(month)) =
        (cursor.digits(0, 1, 2), cursor.has_sign(1, '.'), cursor.digits(2, 1, 2))
    else {
        return Ok(None);
    };
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day) && cursor.is_joined(1);
    if !possible {
        return Ok(None);
    }
    let closed = cursor.has_sign(3, '.') && cursor.is_joined(3);
    if closed
        && let Some(year) = cursor.digits(4, 4, 4).or(cursor.digits(4, 2, 2).filter(|_| cursor.is_joined(4)))
    {
        let found = full(cursor, century(year), month, day)?;
        cursor.skip(5);
        return Ok(Some(found));
    }
    let mut behind = *cursor;
    behind.skip(if closed { 4 } else { 3 });
    let has_time = behind.peek(0).is_some_and(|token| token.spaced && token.kind == Kind::Digits)
        && matches!(clock::clock(&mut behind.clone()), Ok(Some(clock)) if !clock.is_bare);
    if !(has_time || closed && !behind.is_joined(0)) {
        return Ok(None);
    }
    *cursor = behind;
    Ok(Some(Day::NoYear { month, day }))
}

/// `2/10/2018`, `10-02-2018`, `2/10`.
fn by_numbers(cursor: &mut Cursor<'_>) -> Result<Option<Day>, Trouble> {
    let mark = ['/', '-'].into_iter().find(|mark| cursor.has_sign(1, *mark));
    let joined = cursor.is_joined(1) && cursor.is_joined(2);
    let (Some(one), Some(mark), Some(two), true) =
        (cursor.digits(0, 1, 2), mark, cursor.digits(2, 1, 2), joined)
    else {
        return Ok(None);
    };
    let year = cursor.digits(4, 4, 4).or(cursor.digits(4, 2, 2).filter(|_| mark == '/'));
    let (Some(year), true, true) = (year, cursor.has_sign(3, mark), cursor.is_joined(4)) else {
        return slash_without_year(cursor, one, two, mark);
    };
    let year = century(year);
    let found = match (calendar(year, two, one), calendar(year, one, two)) {
        (Some(date), Some(other)) if date != other => Day::Either(date, other),
        (Some(date), _) | (None, Some(date)) => Day::Full(date),
        (None, None) => return Err(cursor.trouble(2, Expected::Day)),
    };
    cursor.skip(5);
    Ok(Some(found))
}

fn slash_without_year(
    cursor: &mut Cursor<'_>,
    one: u32,
    two: u32,
    mark: char,
) -> Result<Option<Day>, Trouble> {
    let fits = |month: u32, day: u32| calendar(2000, month, day).is_some();
    if mark != '/' || cursor.has_sign(3, '/') || !(fits(two, one) || fits(one, two)) {
        return Ok(None);
    }
    cursor.skip(3);
    Ok(Some(match (fits(two, one), fits(one, two)) {
        (true, true) if one != two => Day::EitherNoYear { one, two },
        (true, _) => Day::NoYear { month: two, day: one },
        _ => Day::NoYear { month: one, day: two },
    }))
}

/// `10 Feb`, `10. Februar 2018`, `10th of February 2018`, `10-Feb-2018`, `10/Feb/18`.
fn day_month(cursor: &mut Cursor<'_>) -> Result<Option<Day>, Trouble> {
    let Some(day) = cursor.digits(0, 1, 2) else {
        return Ok(None);
    };
    let mut ahead = *cursor;
    ahead.skip(1);
    let mark = ['-', '/'].into_iter().find(|mark| ahead.has_sign(0, *mark) && ahead.is_joined(0));
    // "Day 1 - January 23": such a sign parts them.
    let _ = ahead.word(&ORDINALS) || ahead.sign('.') || mark.is_some_and(|mark| ahead.sign(mark));
    ahead.word(&["of", "de", "del"]);
    let Some(month) = ahead.peek(0).and_then(|token| index_of(&MONTHS, token)) else {
        return Ok(None);
    };
    ahead.skip(1);
    // "15Sep18"
    let is_joined = mark.is_none() && cursor.is_joined(1) && ahead.is_joined(0);
    if let Some(year) = ahead.digits(0, 2, 2).filter(|_| is_joined) {
        let found = full(cursor, century(year), month + 1, day)?;
        ahead.skip(1);
        *cursor = ahead;
        return Ok(Some(found));
    }
    if let Some(year) = mark.and_then(|mark| short_year(&ahead, mark)) {
        let found = full(cursor, year, month + 1, day)?;
        ahead.skip(2);
        *cursor = ahead;
        return Ok(Some(found));
    }
    let _ = ahead.is_joined(0) && ahead.sign('.');
    let found = with_year(&mut ahead, month + 1, day).map_err(|_| cursor.trouble(0, Expected::Day))?;
    *cursor = ahead;
    Ok(Some(found))
}

/// The year of two digits behind the mark that also parts day and month: trackers write so.
fn short_year(cursor: &Cursor<'_>, mark: char) -> Option<u32> {
    let is_joined = cursor.is_joined(0) && cursor.is_joined(1);
    // "10-Feb-15:20" goes on with the time of day.
    let is_clock = cursor.has_sign(2, ':') && cursor.is_joined(2);
    let year = cursor.digits(1, 2, 2).filter(|_| cursor.has_sign(0, mark) && is_joined && !is_clock);
    year.map(century)
}

/// `Feb 10`, `February 10th, 2018`.
fn month_day(cursor: &mut Cursor<'_>) -> Result<Option<Day>, Trouble> {
    let Some(month) = cursor.peek(0).and_then(|token| index_of(&MONTHS, token)) else {
        return Ok(None);
    };
    let mut ahead = *cursor;
    ahead.skip(1);
    let _ = ahead.sign('.') || ahead.sign('-');
    let Some(day) = ahead.digits(0, 1, 2) else {
        return Err(ahead.trouble(0, Expected::Day));
    };
    let place = ahead;
    ahead.skip(1);
    ahead.word(&ORDINALS);
    let found = with_year(&mut ahead, month + 1, day).map_err(|_| place.trouble(0, Expected::Day))?;
    *cursor = ahead;
    Ok(Some(found))
}

const ORDINALS: [&str; 5] = ["st", "nd", "rd", "th", "er"];

/// The year behind a month and a day, if one stands there.
fn with_year(cursor: &mut Cursor<'_>, month: u32, day: u32) -> Result<Day, Trouble> {
    let mut ahead = *cursor;
    let _ = ahead.sign(',') || ahead.sign('-') || ahead.sign('/') || ahead.sign('.');
    ahead.word(&["de", "del"]);
    if let Some(year) = ahead.digits(0, 4, 4).filter(|year| is_year(*year)) {
        let found = full(&ahead, year, month, day)?;
        ahead.skip(1);
        *cursor = ahead;
        return Ok(found);
    }
    // 2000 is a leap year: whether the day exists is then a matter of the year.
    calendar(2000, month, day).ok_or(cursor.trouble(0, Expected::Day))?;
    Ok(Day::NoYear { month, day })
}

/// Whether four digits behind a month are a year and not a time of day.
fn is_year(number: u32) -> bool {
    (1970..2100).contains(&number)
}

fn full(cursor: &Cursor<'_>, year: u32, month: u32, day: u32) -> Result<Day, Trouble> {
    calendar(year, month, day).map(Day::Full).ok_or(cursor.trouble(0, Expected::Day))
}

fn century(year: u32) -> u32 {
    match year {
        // As POSIX has it for `strptime`, but for 69: nobody writes of what is yet to come.
        70..100 => 1900 + year,
        0..70 => 2000 + year,
        _ => year,
    }
}

pub(super) fn calendar(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|date| date.year() <= 9999)
}
