//! What the numbers before and behind a place of a line are: hours, minutes, days.

use crate::import::pieces::{Piece, from, is_month};

/// Whether a text ends with an hour alone: "11", but not "10:11".
pub(super) fn is_hour(text: &str) -> bool {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(text.len() - before.len(), 1 | 2) && !before.ends_with([':', '.', '-', '/'])
}

/// Whether a text ends with an hour and minutes, which may be unknown: "10:42", "10:??".
pub(super) fn ends_in_minutes(text: &str) -> bool {
    text.rsplit_once(':').is_some_and(|(hour, minutes)| minutes.len() == 2 && is_hour(hour))
}

/// Whether a text ends with an hour and the first digit of its minutes.
pub(super) fn ends_in_tens(text: &str) -> bool {
    let Some((before, minutes)) = text.rsplit_once(':') else { return false };
    let is_tens = minutes.len() == 1 && minutes.starts_with(|c: char| ('0'..='5').contains(&c));
    is_tens && before.ends_with(|c: char| c.is_ascii_digit()) && before.len() <= 20
}

/// Whether a text ends with a date in numbers, and a blank.
pub(super) fn is_numeric_date(text: &str) -> bool {
    let date = text.trim_end();
    let begin = date.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let date = from(date, begin).trim_start_matches(['(', '[']);
    if is_month(date) && text.contains(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let has_marks = ['-', '/', '.'].into_iter().any(|mark| (1..=2).contains(&date.matches(mark).count()));
    has_marks && date.len() >= 3 && date.chars().all(|c| c.is_ascii_digit() || "-/.".contains(c))
}

/// Where a single digit between two colons stands, which somebody began the minutes with twice: "07:7:47".
pub(super) fn doubled_minute(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_colon = |at: usize| bytes.get(at) == Some(&b':');
    let fits = |at: &usize| {
        let is_single = is_colon(*at) && is_digit(at + 1) && is_colon(at + 2);
        is_single
            && is_digit(at.saturating_sub(1))
            && is_digit(at + 3)
            && is_digit(at + 4)
            && !is_digit(at + 5)
    };
    (1..text.len().min(24)).find(fits)
}

/// Whether a text ends with a date of three parts, or with a year.
pub(super) fn is_whole_date(text: &str) -> bool {
    let last = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let parts = ['-', '/', '.'].into_iter().any(|mark| last.matches(mark).count() == 2);
    is_numeric_date(text) && parts || ends_in_year(text)
}

/// Whether a text ends with a year of our days.
pub(super) fn ends_in_year(text: &str) -> bool {
    let last = text.trim_end().rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    last.len() == 4 && (last.starts_with("19") || last.starts_with("20"))
}

/// Whether a day and a month stand before a clock, without a dot behind them: "28.01, 06:00".
pub(super) fn dotted_day(before: &str, rest: &str) -> bool {
    let begin = before.rfind(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(0, |at| at + 1);
    let Some((day, month)) = before.get(begin..).and_then(|date| date.split_once('.')) else { return false };
    let is_one = |text: &str, most: u8| text.parse().is_ok_and(|number: u8| (1..=most).contains(&number));
    let is_day = (1..=2).contains(&day.len()) && month.len() == 2 && is_one(day, 31) && is_one(month, 12);
    is_day && begins_clock(rest.trim_start_matches([',', ' ', '~']))
}

/// Whether a dot parts the month from the day of a stamp of a log, whose time has seconds: "10.30 16:49:06".
pub(super) fn is_dotted_stamp(before: &str, rest: &str) -> bool {
    let is_two = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (day, behind) = rest.get(1..).and_then(|rest| rest.split_once(' ')).unwrap_or_default();
    let clock = behind.get(..8).unwrap_or_default();
    let month = before.trim();
    is_two(month) && month <= "12" && is_two(day) && clock.split(':').filter(|part| is_two(part)).count() == 3
}

/// The length of a clock of which nothing is known, behind the letter before it.
pub(super) fn blank_clock(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('T')?;
    let clock = inner.trim_start_matches(|c: char| "xX?:".contains(c));
    let is_blank = inner.starts_with(['x', 'X', '?']) && {
        // "T??", and "Txx:xx"
        inner.len() >= clock.len() + 5
            || inner.strip_prefix("??").is_some_and(|rest| rest.len() == clock.len())
    };
    is_blank.then(|| text.len() - clock.strip_prefix('Z').unwrap_or(clock).len())
}

/// Whether a text begins with an hour and minutes.
pub(super) fn begins_clock(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let minutes = from(text, digits).strip_prefix(':');
    (1..=2).contains(&digits)
        && minutes.is_some_and(|minutes| minutes.bytes().take_while(u8::is_ascii_digit).count() == 2)
}

/// Whether a bar only parts a date from its time of day: "12 Mar 2024 | 10:42 | text".
pub(super) fn parts_day_and_clock(before: &str, rest: &str) -> bool {
    let clock = rest.trim_start_matches(['|', ' ', '*', '`', '[']);
    let digits = clock.bytes().take_while(u8::is_ascii_digit).count();
    let is_clock = (1..=2).contains(&digits) && from(clock, digits).starts_with([':', 'h']);
    let date = before.trim_end();
    let has_day = date.len() >= 5 && date.contains(|c: char| c.is_ascii_digit()) && !date.contains(':');
    is_clock && has_day && date.ends_with(|c: char| c.is_alphanumeric())
}

/// Which of five digits is one too many.
pub(super) fn surplus(digits: &str, near: Option<i32>) -> Option<usize> {
    let without = |at: usize| {
        let left = digits.chars().enumerate().filter(|(place, _)| *place != at).map(|(_, c)| c);
        left.collect::<String>().parse::<i32>().ok().filter(|year| (1990..2100).contains(year))
    };
    let doubled = |at: &usize| digits.get(*at..at + 1) == digits.get(at + 1..at + 2);
    let all: Vec<(usize, i32)> = (0..5).rev().filter_map(|at| Some((at, without(at)?))).collect();
    match near {
        Some(near) => all.iter().min_by_key(|(_, year)| year.abs_diff(near)).map(|(at, _)| *at),
        None => all.iter().map(|(at, _)| *at).find(doubled).or(all.first().map(|(at, _)| *at)),
    }
}

/// Whether a number goes on with what stands right before it.
pub(super) fn is_joined_number(text: &str, last: Option<Piece<'_>>, start: usize) -> bool {
    match last {
        // A label: "Date:2024-02-08".
        Some(Piece::Sign(at, ':'))
            if text.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic)) =>
        {
            false
        }
        // A page below another one: "Incidents/2024-02-08 Mail".
        Some(Piece::Sign(at, '/'))
            if text.get(..at).is_some_and(|before| before.ends_with(char::is_alphabetic))
                && is_numeric_date(from(text, start).split(' ').next().unwrap_or_default()) =>
        {
            false
        }
        Some(Piece::Sign(_, '.' | '/' | '-' | '_' | ':' | '#')) | Some(Piece::Word(..)) => {
            !spaced(text, start)
        }
        _ => false,
    }
}

/// Whether a number counts something, as in "chambre n° 2" or "Lager Nr. 4", and so is no day.
pub(super) fn is_counted(text: &str, start: usize) -> bool {
    const COUNTS: [&str; 10] = ["n°", "nº", "no.", "nr.", "nr", "núm.", "num.", "№", "#", "number"];
    let before = text.get(..start).unwrap_or_default().trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    COUNTS.contains(&&*last)
}

/// Whether a blank stands before a place.
pub(super) fn spaced(text: &str, start: usize) -> bool {
    text.get(..start).is_some_and(|before| before.ends_with(char::is_whitespace))
}

/// "40:10:00", which is no time.
pub(super) fn is_no_clock(word: &str) -> bool {
    let mut parts = word.split(':');
    let mut number = || parts.next().filter(|part| part.len() == 2)?.parse::<u8>().ok();
    let (hour, minute, second) = (number(), number(), number());
    hour > Some(24) && minute.is_some() && second.is_some() && parts.next().is_none()
}
