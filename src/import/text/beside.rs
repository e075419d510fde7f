//! What stands right beside a time and is not of the entry: a running number in front of it, and
//! the same moment by another clock behind it.

use super::stamped::Head;
use crate::import::pieces::from;

/// What stands behind a running number, as programs put it before a line: "611  2024-03-12 10:42:03
/// uptime", "[12] 10:42 …"; and whether the number stands apart plainly.
pub(super) fn behind_number(text: &str) -> Option<(&str, bool)> {
    let begin = text.trim_start();
    let number = begin.trim_start_matches(['#', '[', '(']);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let after = from(number, digits);
    let behind = after.trim_start_matches([']', ')', '.', ':', '|']);
    let is_marked = behind.len() < after.len() || number.len() < begin.len();
    let rest = behind.trim_start();
    let blanks = behind.len() - rest.len();
    let is_apart = is_marked || blanks >= 2;
    // Whether a time of day can follow at all: most numbers stand before something else.
    let has_clock = || rest.bytes().take(24).any(|byte| byte == b':');
    let is_before = (1..=6).contains(&digits) && blanks > 0 && rest.starts_with(|c: char| c.is_ascii_digit());
    (is_before && has_clock()).then_some((rest, is_apart))
}

/// Whether the time behind a running number shows that it is one: it has its day, or stands well
/// apart from the number.
pub(super) fn shows_number(head: &Head, is_apart: bool) -> bool {
    let is_clock = head.clock.is_some() && head.stamp.contains(':');
    is_clock && head.label.is_empty() && (head.day.is_some() || is_apart)
}

/// Where the text may go on with the same moment by another clock: "14:02 UTC / 10:02 EDT – text".
pub(super) fn other_clock(head: &Head) -> Option<&str> {
    if head.clock.is_none() || head.is_weak {
        return None;
    }
    // "**14:02 UTC / 10:02 EDT**: text"
    let rest = head.rest.trim_start_matches('*');
    let inner = rest.trim_start_matches(['/', '|', '=', '≈', '(', ' ']);
    let is_slash = rest.starts_with('/');
    let is_clock = is_clock(inner) || inner.starts_with(|c: char| c.is_ascii_digit()) && is_slash;
    (is_clock && (head.zone.is_some() || is_slash)).then_some(inner)
}

/// Whether a time is the same moment by another clock: both name their zones, which differ, or a
/// slash parts two times that name none, in the order of a heading.
pub(super) fn is_other(head: &Head, other: &Head) -> bool {
    let is_clock = other.clock.is_some() && !other.is_weak && other.label.is_empty();
    let zone = |head: &Head| head.stamp.rsplit(' ').next().map(str::to_owned);
    let is_pair = head.zone.is_some() == other.zone.is_some();
    // Zones lie whole quarters of an hour apart.
    let quarter = |head: &Head| minute(&head.stamp).map(|minute| minute % 15);
    is_clock
        && is_pair
        && zone(head) != zone(other)
        && quarter(head).is_some()
        && quarter(head) == quarter(other)
}

/// Whether two clocks, of which the first is a whole stamp, can show one moment in two zones: they lie
/// whole quarters of an hour apart, and an hour at least.
pub(super) fn is_same_minute(stamp: &str, other: &str) -> bool {
    let of_day = |text: &str| {
        let (hour, _) = text.trim().split_once(':')?;
        Some(hour.parse::<u32>().ok()? * 60 + minute(text.trim())?)
    };
    let apart = of_day(stamp).zip(of_day(other)).map(|(one, two)| one.abs_diff(two));
    is_clock(stamp.trim()) && apart.is_some_and(|apart| apart >= 60 && apart.is_multiple_of(15))
}

/// Whether what stands behind a time in a cell of its own says nothing of what happened: that it went
/// Whether what stands behind a range says that it ends on the next day.
pub(super) fn ends_next_day(stamp: &str, rest: &str) -> bool {
    const NEXT: [&str; 8] = [
        "next day", "the next day", "following day", "the following day", "am nächsten tag", "nächster tag",
        "le lendemain", "al día siguiente",
    ];
    let is_range = stamp.matches(':').count() > 1 && stamp.contains(['-', '–', '→']);
    is_range && NEXT.contains(&rest.to_lowercase().trim_matches(['(', ')', ',', ' ']))
}

/// on, the same moment by another clock in brackets, or when else it happened.
pub(super) fn is_remark(rest: &str) -> bool {
    const ON: [&str; 7] = ["onward", "onwards", "and on", "and later", "ff", "ff.", "and after"];
    const ANDS: [&str; 5] = ["and ", "und ", "et ", "y ", "e "];
    let inner = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let is_time = |text: &str| is_clock(text.trim()) && text.split_whitespace().count() <= 2;
    const ABOUT: [&str; 12] = [
        "approximately", "approx", "approx.", "about", "circa", "ca.", "ungefähr", "environ", "sometime",
        "sometime later", "some time later", "later",
    ];
    let lower = rest.to_lowercase();
    let are_times =
        |text: &str| text.split([',', '/', '&']).all(|part| part.trim().is_empty() || is_time(part));
    ON.contains(&lower.as_str())
        || ABOUT.contains(&lower.as_str())
        || inner.is_some_and(is_time)
        || !rest.is_empty() && are_times(rest)
        || ANDS.iter().any(|and| rest.strip_prefix(and).is_some_and(is_time))
}

/// Whether a text stands in brackets as a whole.
pub(super) fn is_in_brackets(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let mut depth = 0_i32;
    let stays_open = |c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth >= 0
    };
    inner.is_some_and(|inner| inner.chars().all(stays_open))
}

/// The minute of a time of day.
fn minute(stamp: &str) -> Option<u32> {
    if let Some((_, behind)) = stamp.split_once(':') {
        return behind.get(..2)?.parse().ok();
    }
    // "0336 GMT"
    let digits = stamp.split(' ').next().filter(|digits| digits.len() == 4)?;
    digits.get(2..)?.parse().ok()
}

/// Whether a text begins with a time of day: "10:02 …".
pub(super) fn is_clock(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && from(text, digits).starts_with(':')
        && from(text, digits + 1).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether one time of day is written with a dot and the other with a colon: "0.31 — 10:36" is none.
pub(super) fn is_mixed(head: &Head) -> bool {
    head.day.is_none() && head.stamp.contains(':') && has_dots(&head.stamp)
}

/// Whether a time of day is written with a dot.
pub(super) fn has_dots(stamp: &str) -> bool {
    let digits: Vec<&str> = stamp.split(|c: char| !c.is_ascii_digit() && c != '.').collect();
    let is_clock = |part: &&str| {
        let (one, two) = part.split_once('.').unwrap_or_default();
        (1..=2).contains(&one.len()) && two.len() == 2 && two.bytes().all(|byte| byte.is_ascii_digit())
    };
    digits.iter().any(is_clock)
}
