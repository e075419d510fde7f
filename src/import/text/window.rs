//! How far a time can reach at the beginning of a text: words that are no part of times end it.
//!
//! The reader of typed times takes words as people type them into a field, where nothing else is
//! expected. In front of a sentence "so", "may" and "central" are mostly something else.

use super::clean::Clean;
use crate::import::pieces::{Piece, Pieces, from, is_month, is_weekday};

/// Words that may stand before the first number.
const BEFORE: &[&str] = &[
    "about", "around", "approx", "approximately", "circa", "ca", "at", "on", "by", "before", "after",
    "between", "from", "shortly", "just", "t", "um", "gegen", "etwa", "ab", "vor", "nach", "zwischen",
    "vers", "à", "le", "el", "entre", "roughly", "c", "hacia", "las", "la", "environ", "avant", "antes",
    "noon", "midnight", "sometime",
];
/// Whether a time may begin with a word; of the others that may stand before it, one must begin.
pub(super) fn is_opening(word: &str) -> bool {
    let lower = word.to_lowercase();
    let opens = BEFORE.contains(&lower.as_str()) && !matches!(lower.as_str(), "just" | "la" | "las");
    opens || matches!(lower.as_str(), "hh" | "a")
}

/// Words between two parts of a time, with a number behind them.
const JOINTS: &[&str] = &[
    "from", "von", "between", "zwischen", "entre", "to", "until", "till", "til", "through", "bis", "and",
    "und", "et", "y", "at", "um", "on", "à", "of", "de", "del", "around", "about", "approx", "gegen", "ca",
    "am", "las", "vers", "environ", "hacia", "approximately", "circa",
];
/// Words behind a number.
const UNITS: &[&str] = &[
    "st", "nd", "rd", "th", "er", "am", "pm", "a", "p", "m", "t", "z", "h", "uhr", "hrs", "hours", "heures",
    "horas", "ish", "time", "s", "sec", "min", "mins", "d", "hh", "mm", "hr", "herum", "ss", "hour",
    "minute", "minutes", "second", "seconds", "minuten",
];

/// The byte of the clean text behind which there is no time any more.
pub(super) fn window(clean: &Clean) -> usize {
    let text = clean.text.as_str();
    let mut pieces = Pieces::new(text).peekable();
    let (mut end, mut has_number, mut is_open) = (0, false, false);
    while let Some(piece) = pieces.next() {
        let next = pieces.peek();
        let fits = match piece {
            Piece::Number(..) => {
                has_number = true;
                true
            }
            Piece::Word(start, word) => word_fits(text, start, word, has_number, next),
            Piece::Sign(_, sign) => sign_fits(sign, &mut is_open),
        };
        if !fits {
            break;
        }
        end = piece.end();
    }
    end
}

fn word_fits(text: &str, start: usize, word: &str, has_number: bool, next: Option<&Piece<'_>>) -> bool {
    let lower = word.to_lowercase();
    let known = |words: &[&str]| words.contains(&lower.as_str());
    let number_follows = || match next {
        Some(Piece::Number(..)) => true,
        Some(Piece::Word(_, word)) => is_month(word) || is_weekday(word) || known_numberless(word),
        Some(Piece::Sign(_, sign)) => matches!(sign, '~' | '.'),
        None => false,
    };
    let is_upper = word.chars().all(char::is_uppercase);
    let closes = || next.is_none_or(|next| matches!(next, Piece::Sign(..) | Piece::Number(..)));
    if !has_number {
        let at_the = lower == "a" && matches!(next, Some(Piece::Word(_, "las" | "la")));
        return at_the || known(BEFORE) || is_month(word) || is_weekday(word) || is_day_name(&lower);
    }
    let joined = !text.get(..start).is_some_and(|before| before.ends_with(char::is_whitespace));
    let is_article = lower == "a" && !joined && !closes();
    known(UNITS) && !is_article && (joined || lower.len() > 1 || closes())
        || known(JOINTS) && number_follows()
        // "09:12 h first alert"
        || lower == "h" && text.get(..start).is_some_and(|before| before.contains(':'))
        || is_upper && (2..=5).contains(&word.len())
        || is_month(word) && is_of_date(text, start, word, number_follows)
        || is_weekday(word) && (lower.chars().count() > 2) && (closes() || number_follows())
        || (is_zone_path(text, start) || is_region(&lower, next))
}

/// Whether a word for a month is one: "11:10 Mei-Ling" and "10:42 May calls" name people, for a
/// hyphen goes on with the word, and the minutes of a clock are no day.
fn is_of_date(text: &str, start: usize, word: &str, number_follows: impl Fn() -> bool) -> bool {
    let mut behind = from(text, start + word.len()).chars();
    let goes_on = behind.next().is_some_and(|c| matches!(c, '-' | '‐'))
        && behind.next().is_some_and(char::is_alphabetic);
    // "11:10 CET Mei calls": neither is what stands behind its zone.
    let before = text.get(..start).unwrap_or_default().trim_end();
    let before = before.trim_end_matches(char::is_uppercase).trim_end();
    let is_clock = before.ends_with(|c: char| c.is_ascii_digit())
        && before.trim_end_matches(|c: char| c.is_ascii_digit()).ends_with(':');
    !goes_on && (!is_clock || number_follows())
}

fn known_numberless(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "las" | "noon" | "midnight" | "about" | "around" | "approx")
}

/// `today`, which only a list of messages puts before a time.
fn is_day_name(word: &str) -> bool {
    matches!(word, "today" | "yesterday" | "heute" | "gestern")
}

/// `Europe/Berlin`.
fn is_zone_path(text: &str, start: usize) -> bool {
    let word = from(text, start).split(char::is_whitespace).next().unwrap_or_default();
    let mut parts = word.split('/');
    let (area, place) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let is_name = |part: &str| part.starts_with(char::is_uppercase) && part.len() > 1;
    // The second half is reached with the first one behind it.
    let follows = text.get(..start).is_some_and(|before| before.ends_with('/'));
    is_name(area) && (is_name(place) || follows)
}

/// `Pacific time`, or a region with nothing but a sign behind it.
fn is_region(word: &str, next: Option<&Piece<'_>>) -> bool {
    let known = matches!(word, "pacific" | "eastern" | "central" | "mountain");
    known
        && next.is_none_or(|next| match next {
            Piece::Sign(..) => true,
            Piece::Word(_, word) => word.eq_ignore_ascii_case("time"),
            Piece::Number(..) => false,
        })
}

fn sign_fits(sign: char, is_open: &mut bool) -> bool {
    match sign {
        '(' => {
            *is_open = true;
            true
        }
        ')' => std::mem::take(is_open),
        '-' | '–' | '—' | '‐' | '−' | ':' | '：' | '.' | ',' | '/' | '+' | '~' | '≈' | '～' | '?' | '@'
        | '=' | '>' | '→' | '<' | '…' | '_' => true,
        _ => false,
    }
}
