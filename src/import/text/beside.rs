//! What stands right beside a time and is not of the entry: a running number in front of it, and
//! the same moment by another clock behind it.

use super::head::{Finder, Head};
use super::people::nick;
use super::words::{Topic, is_person, is_status, topic};
use crate::import::markers::{is_marker_label, names_marker};
use crate::import::pieces::from;

impl Finder<'_> {
    /// The time behind the nick that a line begins with: "<ada> 10:42:03 checkout is down", or behind
    /// the name of a container, as Compose writes it: "app_1  | 2024-03-12T10:42:03Z checkout is down".
    pub(super) fn behind_nick(&self, text: &str) -> Option<Head> {
        if let Some((name, rest)) = container(text) {
            let is_whole = |head: &Head| head.day.is_some() && head.clock.is_some() && head.label.is_empty();
            let head = self.head(rest).filter(is_whole)?;
            return Some(Head { rest: format!("{name}: {}", head.rest), ..head });
        }
        let is_firm = |head: &Head| head.clock.is_some() && !head.is_weak;
        if let Some((name, inner, rest)) = time_in_brackets(text) {
            let head = self.head(inner).filter(is_firm).filter(|head| head.rest.is_empty())?;
            return Some(Head { rest: format!("{name}: {rest}"), is_set_off: true, ..head });
        }
        let (name, rest) = Some(text).filter(|text| text.starts_with('<')).and_then(nick)?;
        let head = self.head(rest).filter(is_firm)?;
        Some(Head { rest: format!("<{name}> {}", head.rest), ..head })
    }
}

impl Finder<'_> {
    /// The time behind words that name a list, where a copy lost the line between them: "Incident
    /// timeline 01:30 AM – first alerts".
    pub(super) fn behind_title(&self, text: &str) -> Option<Head> {
        let title = text.get(..text.find(|c: char| c.is_ascii_digit())?)?;
        let names_list = || title.split_whitespace().count() <= 4 && topic(title) == Topic::Timeline;
        let head = Some(from(text, title.len())).filter(|_| title.len() <= 40 && names_list());
        let head = self.head(head?)?;
        (head.clock.is_some() && !head.is_weak && head.is_set_off && !head.rest.is_empty()).then_some(head)
    }
}

impl Finder<'_> {
    /// The day behind its number: "Day 2 (3/10)", "Day 2 - 3/10".
    pub(super) fn numbered_day(&self, heading: &str) -> Option<Head> {
        self.head(behind_day_number(heading)?).filter(Head::is_day)
    }
}

impl Finder<'_> {
    /// The time in brackets that a heading ends with, and the title before it: "First page (10:49 UTC)".
    pub(super) fn in_brackets(&self, heading: &str) -> Option<Head> {
        let (title, inner) = heading.trim_end().strip_suffix(')')?.rsplit_once('(')?;
        let head = self.head(inner).filter(|head| head.clock.is_some() && !head.is_weak)?;
        let is_whole = head.rest.is_empty() && head.label.is_empty() && !title.trim().is_empty();
        is_whole.then(|| Head { label: title.trim().to_owned(), ..head })
    }
}

/// What stands behind the number of a day: "Day 2 (3/10)", "Day 2 - Monday".
pub(super) fn behind_day_number(heading: &str) -> Option<&str> {
    const DAYS: [&str; 7] = ["day", "tag", "jour", "día", "dia", "dag", "giorno"];
    let (day, behind) = heading.split_once(' ')?;
    let rest = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = rest.len() < behind.len() && DAYS.contains(&day.to_lowercase().as_str());
    is_numbered.then(|| rest.trim_start_matches([' ', '-', '–', '—', ':', '(', ',']))
}

/// Name, time and text of "ada (10:42): checkout is down", where the name is that of no marker.
fn time_in_brackets(text: &str) -> Option<(&str, &str, &str)> {
    let (name, behind) = text.split_once(" (").filter(|(name, _)| name.len() <= 40)?;
    let (inner, rest) = behind.split_once("): ").filter(|(inner, _)| inner.len() <= 40)?;
    let is_name = is_person(name) && !is_status(name) && !is_marker_label(name) && !names_marker(name);
    let is_time = inner.starts_with(|c: char| c.is_ascii_digit()) || inner.contains(':');
    (is_name && is_time).then_some((name, inner, rest))
}

/// The name of a container before a bar, and what stands behind it, which begins with a year.
fn container(text: &str) -> Option<(&str, &str)> {
    let (name, behind) = text.split_once('|')?;
    let name = name.trim_end();
    let is_name = (1..=60).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    let rest = behind.trim_start();
    (is_name && rest.starts_with("20")).then_some((name, rest))
}

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
    let inner = head.rest.trim_start_matches(['/', '|', '=', '≈', '(', ' ']);
    let is_slash = head.rest.starts_with('/');
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
/// on, the same moment by another clock in brackets, or when else it happened.
pub(super) fn is_remark(rest: &str) -> bool {
    const ON: [&str; 7] = ["onward", "onwards", "and on", "and later", "ff", "ff.", "and after"];
    const ANDS: [&str; 5] = ["and ", "und ", "et ", "y ", "e "];
    let inner = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let is_time = |text: &str| is_clock(text.trim()) && text.split_whitespace().count() <= 2;
    const ABOUT: [&str; 12] = [
        "approximately",
        "approx",
        "approx.",
        "about",
        "circa",
        "ca.",
        "ungefähr",
        "environ",
        "sometime",
        "sometime later",
        "some time later",
        "later",
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
