//! Parts of a time that are spelled otherwise than the reader of times knows them.

use super::{Clean, slips::second_dash};
use crate::import::pieces::from;
use crate::import::spelling;
use crate::import::text::dates::{is_date, names_weekday, signed_day, weekday_before};
use crate::import::text::joints;
use crate::import::text::numbers::{
    begins_clock, blank_clock, dotted_day, ends_in_minutes, ends_in_tens, is_dotted_stamp, is_hour,
    is_numeric_date, parts_day_and_clock,
};

/// What the reader of times knows, and the bytes of the line in whose place it stands.
type Spelled = (&'static str, usize);

/// What the reader of times knows in the place of what stands here, behind `before`.
pub(super) fn spelled(rest: &str, before: &str, is_first: bool) -> Option<(String, usize)> {
    let first = rest.chars().next()?;
    if first == '<' && is_first {
        return in_angles(rest);
    }
    if let Some(found) = signed_day(rest, before) {
        return Some(found);
    }
    if matches!(first, '-' | 'i') && is_hour(before) {
        return ish(rest).map(|(plain, length)| (plain.to_owned(), length));
    }
    let found = unknown_minute(rest, before, first)
        .or_else(|| blank_minutes(rest, before))
        .or_else(|| by_sign(rest, before, first))
        .or_else(|| joints::before_clock(rest, before));
    let found = match first {
        _ if found.is_some() => found,
        '→' if is_numeric_date(before) => to_day(rest),
        ':' if ends_in_minutes(before) && before.ends_with(|c: char| c.is_ascii_digit() || c == '?') => {
            blank_seconds(rest)
        }
        _ => word(rest, before, first),
    };
    found.map(|(plain, length)| (plain.to_owned(), length))
}

/// `<t:1710239880:t>` of Discord as seconds, and `<2024-03-12 Tue 10:42>` of Org without its signs.
fn in_angles(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.char_indices().take(40).find(|(_, c)| *c == '>')?.0;
    let stamp = inner.get(..end)?;
    if let Some(epoch) = stamp.strip_prefix("t:") {
        let seconds = epoch.split(':').next().unwrap_or_default();
        let is_epoch = seconds.len() == 10 && seconds.bytes().all(|b| b.is_ascii_digit());
        return is_epoch.then(|| (format!("@{seconds} "), end + 2));
    }
    let is_date = stamp.starts_with(|c: char| c.is_ascii_digit()) && stamp.len() >= 8;
    is_date.then(|| (Clean::new(stamp, None).text + " ", end + 2))
}

/// "10-ish"
fn ish(rest: &str) -> Option<Spelled> {
    let ish = ["-ish", "ish"].into_iter().find(|ish| rest.starts_with(ish))?;
    Some((":00~", ish.len()))
}

/// "10:1?": about ten minutes past ten.
fn unknown_minute(rest: &str, before: &str, first: char) -> Option<Spelled> {
    let is_more = |c: char| c == '?' || c.is_alphanumeric();
    let is_unknown =
        matches!(first, '?' | 'x' | 'X') && !from(rest, 1).trim_start_matches('Z').starts_with(is_more);
    if !is_unknown || !ends_in_tens(before) {
        return None;
    }
    Some(if from(rest, 1).starts_with('Z') { ("0Z~", 2) } else { ("0~", 1) })
}

/// "10:xx" as "10:??".
fn blank_minutes(rest: &str, before: &str) -> Option<Spelled> {
    let is_blank = ["xx", "XX"].iter().any(|blank| rest.starts_with(blank));
    let is_minute =
        is_blank && before.strip_suffix(':').is_some_and(|hour| hour.len() <= 20 && is_hour(hour));
    (is_minute && !from(rest, 2).starts_with(char::is_alphanumeric)).then_some(("??", 2))
}

/// A sign between two parts of a time.
fn by_sign(rest: &str, before: &str, first: char) -> Option<Spelled> {
    let width = first.len_utf8();
    let is_date = || is_numeric_date(before);
    match first {
        // "10:42Z–10:58Z", "15:15 UTC-16:04 UTC": no offset.
        '-' | '–' if joints::parts_zoned_clocks(before, from(rest, width)) => Some((" - ", width)),
        '|' if parts_day_and_clock(before, rest) => Some((" ", 1)),
        // "2024-03-12/10:42"
        '/' if is_date() && !before.ends_with(' ') && begins_clock(from(rest, 1)) => Some((" ", 1)),
        // "[10.30 16:49:06]": the day in front of a time with seconds.
        '.' if is_dotted_stamp(before, rest) => Some(("-", 1)),
        ',' | ' ' if dotted_day(before, rest) => Some((". ", 1)),
        // "13 August, ~15:00"
        ',' if rest.trim_start_matches([',', ' ']).starts_with('~') && is_date() => Some((" ", 1)),
        _ => None,
    }
}

/// "2024-03-12 → 2024-03-14"
fn to_day(rest: &str) -> Option<Spelled> {
    let arrow = '→'.len_utf8();
    let end = from(rest, arrow).trim_start();
    let digit = u8::is_ascii_digit;
    let is_month_and_day = match end.as_bytes() {
        [a, b, b'-', c, d, behind @ ..] => {
            [a, b, c, d].into_iter().all(digit) && !behind.first().is_some_and(digit)
        }
        _ => false,
    };
    (is_date(end) || second_dash(rest).is_some() || is_month_and_day).then_some(("-", arrow))
}

/// "10:42:xx": nothing is lost with seconds that nobody knows.
fn blank_seconds(rest: &str) -> Option<Spelled> {
    let is_blank = ["xx", "XX", "??"].iter().any(|blank| from(rest, 1).starts_with(blank));
    is_blank.then_some(("", 3))
}

/// Words, and signs that stand for one.
fn word(rest: &str, before: &str, first: char) -> Option<Spelled> {
    // Moscow time in its own letters.
    const MOSCOW: &str = "МСК";
    if rest.starts_with(MOSCOW) && joints::ends_clock(before.trim_end_matches('(')) {
        return Some(("MSK", MOSCOW.len()));
    }
    // "2024-03-12Txx:xx:xxZ"
    if first == 'T'
        && is_numeric_date(before)
        && let Some(length) = blank_clock(rest)
    {
        return Some((" ", length));
    }
    if !first.is_alphabetic() || before.ends_with(char::is_alphabetic) {
        let may_join = !first.is_ascii() || matches!(first, '~' | '(');
        return may_join.then(|| joints::known(rest, before)).flatten();
    }
    let first_weekday =
        || weekday_before(rest).filter(|_| before.trim().is_empty()).map(|length| ("", length));
    joints::known(rest, before)
        .or_else(first_weekday)
        .or_else(|| spelling::known(rest, before))
        .or_else(|| weekday_between(rest, before))
}

/// "2024-03-12 Tue 10:42"
fn weekday_between(rest: &str, before: &str) -> Option<Spelled> {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let name = rest.get(..end)?;
    let number_follows = from(rest, end).trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_apart = name.is_ascii() || before.ends_with(' ');
    let is_between = number_follows && is_apart && is_numeric_date(before) && names_weekday(name);
    is_between.then_some(("", end))
}
