//! What stands behind a time: whether it leaves the time whole, and what parts the two.

use super::words::is_person;
use crate::import::pieces::from;

/// Whether what follows leaves the time whole: "14:57%" and "10:45/11" are something else.
pub(super) fn ends_well(behind: &str) -> bool {
    match behind.chars().next() {
        None => true,
        // "20:06Mitigation begins": a blank is missing.
        Some(c) if c.is_uppercase() => {
            behind.chars().skip(1).take(3).filter(|c| c.is_lowercase()).count() == 3
        }
        Some(c) if c.is_alphanumeric() => false,
        Some('%' | '/' | '+' | '=' | '$' | '°' | '\'') => false,
        Some('.' | ':' | ',') => !behind.chars().nth(1).is_some_and(|c| c.is_ascii_digit()),
        _ => true,
    }
}

/// What stands behind a time without a note on the time: its age, "(11 months ago)", or the sign of a
/// footnote, "[^3]:".
pub(super) fn without_note(rest: &str) -> &str {
    if let Some((number, behind)) = rest.strip_prefix("[^").and_then(|inner| inner.split_once(']')) {
        let is_note = number.len() <= 12 && !number.contains(' ');
        return if is_note { behind.trim_start_matches([':', ' ']) } else { rest };
    }
    let (age, behind) = rest.strip_prefix('(').and_then(|inner| inner.split_once(')')).unwrap_or_default();
    if age.len() <= 24 && age.ends_with(" ago") { behind.trim_start() } else { rest }
}

/// The address of a time that is a link, "[10:42](https://…)", and what stands behind it.
pub(super) fn linked<'t>(before: &str, behind: &'t str) -> Option<(&'t str, &'t str)> {
    let is_open = before.contains('[') && !before.contains(']');
    let (address, rest) = behind.strip_prefix("](").filter(|_| is_open)?.split_once(')')?;
    is_address(address).then_some((address, rest))
}

/// Whether a text is an address and no more.
pub(super) fn is_address(text: &str) -> bool {
    text.contains("://") && !text.contains(char::is_whitespace)
}

/// Where a number of a version begins behind a colon: "Jun 12, 2025: 3.32.4 is out".
pub(super) fn before_version(text: &str) -> Option<usize> {
    let (day, behind) = text.split_once(": ")?;
    let number = behind.split_whitespace().next()?;
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (number.split('.').count() > 2 && number.split('.').all(is_part)).then_some(day.len())
}

/// The length of an "X" or "?" in the place of the time of day.
pub(super) fn unknown_clock(behind: &str) -> usize {
    let trimmed = behind.trim_start();
    let blank = blank_minutes(trimmed);
    if blank > 0 {
        return behind.len() - trimmed.len() + blank;
    }
    let length = trimmed.find(|c: char| !c.is_alphanumeric() && c != '?').unwrap_or(trimmed.len());
    let word = trimmed.get(..length).unwrap_or_default().to_lowercase();
    let is_unknown = matches!(word.as_str(), "x" | "xx" | "?" | "??" | "tbd" | "unknown" | "unbekannt");
    let after = from(trimmed, length).trim_start();
    let closed = after.is_empty() || after.starts_with([':', '-', '–', '—', '|']);
    if is_unknown && closed { behind.len() - trimmed.len() + length } else { 0 }
}

/// The length of a time of day of which neither hour nor minute is known, with what says which half of
/// the day it is: "xx:xx PM", "??:??".
pub(super) fn blank_minutes(text: &str) -> usize {
    const BLANK: [&str; 4] = ["xx:xx", "??:??", "--:--", "hh:mm"];
    let begins = |blank: &&&str| text.get(..blank.len()).is_some_and(|it| it.eq_ignore_ascii_case(blank));
    let Some(blank) = BLANK.iter().find(begins) else { return 0 };
    let behind = from(text, blank.len());
    let half = behind.trim_start();
    let is_half =
        ["am", "pm"].iter().any(|word| half.get(..2).is_some_and(|it| it.eq_ignore_ascii_case(word)));
    let length = if is_half { text.len() - half.len() + 2 } else { blank.len() };
    let is_whole = !from(text, length).starts_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '-'));
    if is_whole { length } else { 0 }
}

/// How many runs of a sign a text has: two of them make one mark.
fn runs(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).filter(|run| !run.is_empty()).count()
}

/// What stands behind a time, without the marks that belong to the time; whether something parts
/// the two.
pub(super) fn rest(before: &str, behind: &str) -> (String, bool) {
    let (mut left, mut is_set_off, mut signs) = (behind, false, 0);
    loop {
        let trimmed = left.trim_start();
        let is_spaced = trimmed.len() < left.len();
        let so_far = behind.get(..behind.len() - trimmed.len()).unwrap_or_default();
        let next = without_mark(before, so_far, trimmed).or_else(|| {
            signs += 1;
            (signs <= 3).then(|| strip_sign(trimmed, is_spaced)).flatten()
        });
        let Some(next) = next else { break };
        is_set_off = true;
        left = next;
    }
    let taken = behind.get(..behind.len() - left.trim_start().len()).unwrap_or_default();
    let left = left.trim();
    let is_open = before.starts_with('[') && !before.contains(']') && !taken.contains(']');
    if let Some((text, parts)) = in_brackets(left).filter(|_| is_open) {
        return (text, parts || is_set_off);
    }
    let reopened = ["**", "'''"].into_iter().find(|mark| {
        let open = (before.matches(mark).count() + taken.matches(mark).count()) % 2 == 1;
        open && left.matches(mark).count() % 2 == 1
    });
    (reopened.unwrap_or_default().to_owned() + left, is_set_off)
}

/// What is left behind a mark that closes what was opened `before` the end of the time or since then.
fn without_mark<'t>(before: &str, so_far: &str, trimmed: &'t str) -> Option<&'t str> {
    // A mark closes what the one before it opened, and opens where none is open: "`10:42` `start`",
    // "*10:42* _text_".
    let is_open = |mark: char| !(runs(before, mark) + runs(so_far, mark)).is_multiple_of(2);
    let is_begun = ['_', '`'].into_iter().any(|mark| trimmed.starts_with(mark) && !is_open(mark));
    let mark = if is_begun { None } else { strip_mark(trimmed) };
    // What a single sign closes was opened before; asked only where one stands.
    let emphasis = || {
        let inner = trimmed.strip_prefix('*').filter(|rest| !rest.starts_with('*'))?;
        let count = before.matches('*').count() + so_far.matches('*').count();
        (count % 2 == 1).then_some(inner)
    };
    // "{10:42}", and a time in quotes.
    let closed = || {
        let stands = |open: char, close: char| before.contains(open) && trimmed.starts_with(close);
        let is_quote = stands('"', '"') && before.matches('"').count() % 2 == 1;
        (is_quote || stands('{', '}')).then(|| from(trimmed, 1))
    };
    mark.or_else(emphasis).or_else(closed)
}

/// What stands in brackets that were opened before the time; whether that parts it from the time.
fn in_brackets(left: &str) -> Option<(String, bool)> {
    if let Some(named) = named_in_brackets(left) {
        return Some((named, true));
    }
    let (inside, text) = left.split_once(']')?;
    // "[10:42 Alert fired](https://chat.example/p1) for checkout"
    if text.starts_with('(') {
        return Some((format!("[{left}"), false));
    }
    // "[2024-03-12T10:42:00Z INFO app::core] started"
    is_inside(inside).then(|| (format!("{}: {}", inside.trim_end(), text.trim_start()), false))
}

/// Whether what stands behind a time goes on to the end of the brackets around both.
fn is_inside(text: &str) -> bool {
    !text.is_empty() && text.len() <= 60 && !text.contains(['[', '('])
}

/// "[10:42 UTC - ada] text": what somebody writes whose name stands beside the time.
fn named_in_brackets(behind: &str) -> Option<String> {
    let (name, text) = behind.split_once(']')?;
    let is_name = name.len() <= 40 && is_person(name) && !text.starts_with('(');
    let text = text.trim_start();
    (is_name && !text.is_empty()).then(|| format!("{name}: {text}"))
}

/// Without a mark that closes one before the time.
fn strip_mark(text: &str) -> Option<&str> {
    const CLOSING: [&str; 13] =
        ["**", "__", "`", "]", "}}", ")", "</b>", "</strong>", "</small>", "</time>", "_", "'''", "''"];
    CLOSING.iter().find_map(|mark| text.strip_prefix(mark)).filter(|_| !text.starts_with("]("))
}

/// Without a sign that parts a time from a text.
fn strip_sign(text: &str, is_spaced: bool) -> Option<&str> {
    let sign = text.chars().next()?;
    let behind = from(text, sign.len_utf8());
    let space_follows = behind.is_empty() || behind.starts_with(char::is_whitespace);
    let parts = match sign {
        ':' | '：' => !is_spaced || space_follows || behind.starts_with("**") || behind.starts_with(": "),
        '-' | '–' | '—' | '‐' | '−' => !behind.starts_with(|c: char| c.is_ascii_digit()),
        '|' | ',' | ';' | '→' | '·' | '•' | '、' | '，' => true,
        '.' | '>' => space_follows,
        '=' => return text.strip_prefix("=>"),
        _ => false,
    };
    parts.then_some(behind)
}
