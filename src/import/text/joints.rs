//! Words between two times of day and around one, as a language says them: "08:40 t/m 09:05", "de
//! 9h à 10h", "10時から11時", "約10:42", "10:42左右". The reader of times gets a sign that it knows.

use super::dates::{is_date, weekday_in_brackets};
use super::joint_words::{ABOUT, ABOUTS, ANDS, BETWEEN, ENDS, FROM, JOINTS, NEAR, ON, ONWARD, SHARP, SIGNS};
use super::numbers::{is_numeric_date, is_whole_date};
use crate::import::pieces::from;
use std::borrow::Cow;

/// So many bytes behind a number a word can still belong to it.
pub(super) const NEAR_NUMBER: usize = 24;
/// What the reader of times knows in the place of what stands here, and the bytes it takes.
pub(super) fn known(rest: &str, before: &str) -> Option<(&'static str, usize)> {
    let is_plain = rest.starts_with(|c: char| c.is_ascii());
    if !is_plain && let Some(length) = one_of(ABOUT, rest).filter(|length| begins_clock(from(rest, *length)))
    {
        return Some(("~", length));
    }
    if is_near_number(before)
        && let Some(found) = behind_clock(rest, before, is_plain)
    {
        return Some(found);
    }
    if before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let is_begin = before.trim().is_empty();
    // "〜23:34": by then.
    let sign = one_of(&["〜", "～"], rest).filter(|length| is_begin && begins_clock(from(rest, *length)));
    if let Some(length) = sign {
        return Some(("~", length));
    }
    let is_day_before = || before.trim_end().trim_end_matches(',').ends_with(|c: char| c.is_ascii_digit());
    // "Montag, dem 3. Februar"
    if let Some(length) = word_of(&["dem", "den", "the", "le", "el"], rest).filter(|_| !is_begin) {
        let is_date = !before.contains(|c: char| c.is_ascii_digit()) && is_date(from(rest, length));
        return is_date.then_some(("", length));
    }
    let stands = is_begin || is_day_before();
    stands.then(|| leading(rest, is_begin)).flatten()
}

/// What stands between a day and its time of day, or between two times, and is read as something else:
/// "April 22, 2024 (10:00 pm)", "10/11/19 -- 1:55 PM", "2024-03-12 (Tue), 10:42". "21:00–05:00" is a range,
/// whatever looks like an offset.
pub(super) fn before_clock(rest: &str, before: &str) -> Option<(&'static str, usize)> {
    let first = rest.chars().next()?;
    let width = first.len_utf8();
    match first {
        '–' | '—' => {
            let is_range = clock(from(rest, width)).is_some() && ends_clock(before);
            return is_range.then_some((" - ", width));
        }
        '(' | '（' => {}
        '-' if rest.starts_with("--") => {}
        ':' if rest.starts_with(": ") && before.ends_with(' ') => {}
        _ => return None,
    }
    // What most texts hold is asked for last: a date.
    if !is_whole_date(before) {
        let may_stand = matches!(first, '(' | '（') && is_numeric_date(before);
        return weekday_in_brackets(rest).filter(|_| may_stand).map(|length| ("", length));
    }
    match first {
        '-' => begins_clock(from(rest, 2)).then_some((" ", 2)),
        ':' => begins_clock(from(rest, 1)).then_some((" ", 1)),
        _ => weekday_in_brackets(rest).map(|length| ("", length)).or_else(|| {
            let (inner, _) = from(rest, width).split_once([')', '）'])?;
            let behind = from(inner, clock(inner)?);
            (behind.len() <= 12 && !behind.contains(|c: char| c.is_ascii_digit())).then_some((" ", width))
        }),
    }
}

/// Most of a text is far from any number, and what belongs to one is asked for at each of its letters.
pub(super) fn is_near_number(before: &str) -> bool {
    before.bytes().rev().take(NEAR_NUMBER).any(|byte| byte.is_ascii_digit() || !byte.is_ascii())
}

/// The same, behind a time.
fn behind_clock(rest: &str, before: &str, is_plain: bool) -> Option<(&'static str, usize)> {
    let follows_number = before.ends_with(|c: char| c.is_ascii_digit());
    let follows_time = |_: &usize| follows_number || ends_clock(before) || is_numeric_date(before);
    if let Some(length) = one_of(ABOUTS, rest).filter(follows_time) {
        return Some(("~ ", length));
    }
    let ends = |words: &[&str]| one_of(words, rest).filter(|_| !is_plain && ends_clock(before));
    if let Some(length) = ends(ENDS).filter(|_| before.contains('-')).or_else(|| ends(SHARP)) {
        return Some((" ", length));
    }
    let length = joint(rest, before)?;
    Some((if is_open(before) { " and " } else { " - " }, length))
}

/// Words before a time, or before a date.
fn leading(rest: &str, is_begin: bool) -> Option<(&'static str, usize)> {
    let near = NEAR.iter().find_map(|(plain, words)| Some((*plain, word_of(words, rest)?)));
    if let Some(found) = near.filter(|(_, length)| begins_clock(from(rest, *length))) {
        return Some(found);
    }
    let range = |length: usize, joints: &[&str]| {
        let begin = from(rest, length);
        let end = clock(begin)?;
        joined(from(begin, end), joints).map(|_| length)
    };
    if let Some(length) = word_of(BETWEEN, rest).and_then(|length| range(length, ANDS)) {
        return Some(("between", length));
    }
    if let Some(length) = word_of(FROM, rest) {
        if range(length, JOINTS).is_some() {
            return Some(("", length));
        }
        // "Desde las 10:00": from then on.
        let is_plain = !matches!(rest.get(..length), Some("de" | "des" | "das" | "von" | "van"));
        // "Seit 7.15 Uhr …" begins a sentence; "seit 7.15 Uhr" rather goes on with one.
        let is_since = matches!(rest.get(..length), Some("seit" | "since" | "depuis"));
        return (is_plain && !is_since && begins_clock(from(rest, length))).then_some(("ab", length));
    }
    word_of(ON, rest).filter(|length| is_begin && is_date(from(rest, *length))).map(|length| ("on", length))
}

/// The length of a word behind a time by which it is from then on, or about then with a zone behind it:
/// "10:42以降", "10:42 頃 JST"; 0 where there is none.
pub(super) fn onward(rest: &str) -> usize {
    let word = one_of(ONWARD, rest).unwrap_or_default();
    let is_about = rest.starts_with('頃') || rest.starts_with("ごろ");
    let behind = from(rest, word).strip_prefix(' ').unwrap_or_default();
    let names_zone = behind.bytes().take_while(u8::is_ascii_uppercase).count() >= 2;
    if is_about && !names_zone { 0 } else { word }
}

/// The length of what joins the time before it to the one behind it.
fn joint(rest: &str, before: &str) -> Option<usize> {
    let begins = |behind: &str| begins_clock(behind) || is_date(behind.trim_start());
    let sign = one_of(SIGNS, rest).filter(|length| begins(from(rest, *length)));
    let length = sign.or_else(|| {
        let is_apart = before.ends_with(char::is_whitespace);
        let word = || joined(rest, JOINTS).or_else(|| joined(rest, ANDS).filter(|_| is_open(before)));
        is_apart.then(word).flatten()
    })?;
    ends_clock(before).then_some(length)
}

/// Whether "between" stands in front.
fn is_open(before: &str) -> bool {
    before.trim_start().get(..7).is_some_and(|word| word.eq_ignore_ascii_case("between"))
}

/// The length of a word that joins, with the blanks before it, where a time of day stands behind it.
fn joined(text: &str, joints: &[&str]) -> Option<usize> {
    let trimmed = text.trim_start();
    let length = word_of(joints, trimmed)?;
    begins_clock(from(trimmed, length)).then_some(text.len() - trimmed.len() + length)
}

/// The length of the word that a text begins with, where a blank follows.
fn word_of(words: &[&str], text: &str) -> Option<usize> {
    let first = first_byte(text);
    let fits = |word: &&&str| {
        let same = first_byte(word) == first
            && text.get(..word.len()).is_some_and(|begin| {
                begin.eq_ignore_ascii_case(word) || !begin.is_ascii() && begin.to_lowercase() == **word
            });
        same && from(text, word.len()).starts_with(char::is_whitespace)
    };
    words.iter().find(fits).map(|word| word.len())
}

/// The length of the sign or word that a text begins with.
fn one_of(words: &[&str], text: &str) -> Option<usize> {
    let first = first_byte(text);
    words.iter().find(|word| first_byte(word) == first && text.starts_with(**word)).map(|word| word.len())
}

/// By what most words are told apart, and soonest: a letter of Latin begins alike, small and large.
fn first_byte(text: &str) -> Option<u8> {
    text.as_bytes().first().map(u8::to_ascii_lowercase)
}

fn begins_clock(text: &str) -> bool {
    clock(text).is_some()
}

/// Words behind a time of day.
const UNITS: &[&str] = &["uhr", "uur", "h", "hs", "hrs", "am", "pm", "heures", "horas", "ore"];

/// The length of the time of day that a text begins with, with the words behind it.
pub(super) fn clock(text: &str) -> Option<usize> {
    let plain = |c: char| if ('０'..='９').contains(&c) { '0' } else { c };
    let is_digit = |c: char| plain(c).is_ascii_digit();
    let mut rest = text.trim_start();
    // "bis ca. 09:05"
    for about in ["ca. ", "ca ", "etwa ", "circa ", "~", "las ", "約"] {
        rest = rest.strip_prefix(about).unwrap_or(rest);
    }
    let hour = rest.chars().take_while(|c| is_digit(*c)).count();
    if !(1..=2).contains(&hour) {
        return None;
    }
    rest = rest.trim_start_matches(is_digit);
    let mut has_minutes = false;
    let apart = rest.strip_prefix(char::is_whitespace).filter(|text| text.starts_with(['h', 'H']));
    let behind =
        apart.unwrap_or(rest).strip_prefix([':', '：', '.', 'h', 'H', 'u', '時', '时', '点', '點', '시']);
    // "9 hosts", "9 units"
    let is_word = apart.unwrap_or(rest).starts_with(|c: char| c.is_ascii_alphabetic());
    if let Some(behind) = behind.filter(|behind| !(is_word && behind.starts_with(char::is_alphabetic))) {
        let minutes = behind.trim_start().chars().take_while(|c| is_digit(*c)).count();
        let is_sign = apart.unwrap_or(rest).starts_with([':', '：', '.', 'u']);
        has_minutes = minutes == 2 || !is_sign;
        if has_minutes {
            rest = if minutes > 0 { behind.trim_start().trim_start_matches(is_digit) } else { behind };
        }
    }
    rest = rest.trim_start_matches(['分', '분']);
    let word: String = rest.trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
    if UNITS.contains(&word.to_lowercase().as_str()) {
        rest = from(rest.trim_start(), word.len());
        has_minutes = true;
    }
    has_minutes.then(|| text.len() - rest.len())
}

/// Whether a sign between two times of day only joins them, though a zone stands right before it:
/// "10:42Z-10:58Z", and "15:15 UTC-16:04 UTC", which has no such offset.
pub(super) fn parts_zoned_clocks(before: &str, behind: &str) -> bool {
    // Signs stand in long lines, too, and each is looked at once.
    let end = behind.char_indices().nth(10).map_or(behind.len(), |(at, _)| at);
    let (hour, rest) = behind.get(..end).and_then(|behind| behind.split_once(':')).unwrap_or_default();
    let minute = rest.get(..2).unwrap_or_default();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if hour.len() > 2 || !is_number(hour) || !is_number(minute) {
        return false;
    }
    let clock = before.strip_suffix('Z').filter(|clock| clock.ends_with(|c: char| c.is_ascii_digit()));
    let named = ["UTC", "GMT"].iter().find_map(|zone| before.strip_suffix(zone));
    let after = from(rest, 2).trim_start();
    let is_hour = hour.parse().is_ok_and(|hour: u8| hour <= 14);
    // "UTC-7:00PM UTC", "UTC-7:00 UTC": no offset has a half of the day, or a zone behind it.
    let word = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let has_more = ["am", "pm", "utc", "gmt"].iter().any(|it| word.eq_ignore_ascii_case(it));
    let is_offset = matches!(minute, "00" | "30" | "45") && is_hour && !has_more;
    clock.is_some_and(ends_clock) || named.is_some_and(|clock| ends_clock(clock) && !is_offset)
}

/// Whether a text ends with a time of day, and with a zone or a unit at most behind it.
pub(super) fn ends_clock(text: &str) -> bool {
    if !is_near_number(text) {
        return false;
    }
    let mut rest = text.trim_end();
    let mut has_unit = false;
    for _ in 0..2 {
        let begin = rest.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        let word = from(rest, begin.len());
        let word = if word.contains('.') { Cow::Owned(word.replace('.', "")) } else { Cow::Borrowed(word) };
        let is_unit = UNITS.iter().any(|unit| word.eq_ignore_ascii_case(unit));
        let is_zone = (2..=5).contains(&word.len()) && word.chars().all(char::is_uppercase);
        if word.is_empty() || !(is_unit || is_zone) {
            break;
        }
        has_unit |= is_unit;
        rest = begin.trim_end();
    }
    let rest = rest.trim_end_matches('~');
    let begin = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let count = rest.len() - begin.len();
    // "10 h 30"
    let sign = begin.trim_end().strip_suffix([':', '：', '.', 'h', 'H']).map(str::trim_end);
    let hour = sign.map(|hour| hour.ends_with(|c: char| c.is_ascii_digit()));
    count == 2 && hour == Some(true) || has_unit && (1..=2).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_are_told_from_numbers() {
        for text in ["9:05", " 9h05", "09.30 Uhr", "9 h", "10時5分", "１１：２０", "ca. 09:05", "9pm"]
        {
            assert!(begins_clock(text), "{text}");
        }
        for text in ["9", "905", "9 hosts", "x", ""] {
            assert!(!begins_clock(text), "{text}");
        }
        for text in ["9:05", "on 3 Feb 10:42 ", "9h05", "9:05 Uhr ", "10:42 UTC ", "9h"] {
            assert!(ends_clock(text), "{text}");
        }
        for text in ["9", "2025", "take 9 ", "", "of 20 hosts"] {
            assert!(!ends_clock(text), "{text}");
        }
    }
}
