//! Days that count from the day of the list: "00:20 (+1)", "00:20 (next day)", "翌日 00:20", "le
//! lendemain à 9h".

use super::entry::Entry;
use super::joints::{clock, ends_clock};
use crate::import::pieces::from;
use crate::model::DAY;
use crate::model::typed::{Reading, ZoneBy};

/// What says "on the next day", in small letters; of those that begin alike the longer first.
const NEXT: &[&str] = &[
    "the next day", "next day", "the following day", "following day", "am nächsten tag",
    "am nächsten morgen", "nächster tag", "am folgetag", "folgetag", "am tag darauf", "le lendemain",
    "lendemain", "jour suivant", "al día siguiente", "día siguiente", "dia siguiente", "no dia seguinte",
    "dia seguinte", "giorno dopo", "il giorno dopo", "giorno successivo", "de volgende dag", "volgende dag",
    "następnego dnia", "翌朝", "翌日", "翌", "次日", "第二天", "隔天", "다음 날", "다음날", "익일", "d+1",
    "j+1", "t+1",
];
/// Units behind a number of days.
const DAYS: &[&str] = &[
    "days", "day", "tage", "tag", "jours", "jour", "días", "día", "dias", "dia", "giorni", "giorno", "dagen",
    "dag", "d", "j", "天", "日", "일",
];

/// How many days later a time is by what stands here, and the bytes that say so.
pub(super) fn later(rest: &str, before: &str) -> Option<(u8, usize)> {
    if !rest.starts_with(|c: char| c == '(' || c == '（' || c == '+' || c.is_alphabetic()) {
        return None;
    }
    if before.trim().is_empty() {
        let length = next(rest)?;
        let behind = from(rest, length).trim_start_matches([',', '、', ' ', '　']);
        let behind = ["at ", "um ", "à ", "a las ", "às ", "alle ", "om ", "o "]
            .into_iter()
            .find_map(|at| behind.strip_prefix(at))
            .unwrap_or(behind);
        return clock(behind)
            .map(|_| (1, rest.len() - from(rest, length).trim_start_matches([',', '、']).len()));
    }
    let inner = rest.strip_prefix(['(', '（']).unwrap_or(rest);
    let is_open = inner.len() < rest.len();
    let (days, length) =
        counted(inner).or_else(|| is_open.then(|| next(inner)).flatten().map(|length| (1, length)))?;
    if !ends_clock(before) {
        return None;
    }
    let behind = from(inner, length);
    let closed = if is_open { behind.trim_start().strip_prefix([')', '）'])? } else { behind };
    (!closed.starts_with(char::is_alphanumeric)).then_some((days, rest.len() - closed.len()))
}

/// The length of "next day".
fn next(text: &str) -> Option<usize> {
    let first = text.chars().next()?.to_lowercase().next()?;
    // The same letters in capitals have the same length, in the languages above.
    let fits = |words: &&&str| {
        let begin = text.get(..words.len()).filter(|_| words.starts_with(first));
        begin.is_some_and(|begin| begin.to_lowercase() == **words)
    };
    let length = NEXT.iter().find(fits)?.len();
    let is_whole = !from(text, length).starts_with(|c: char| c.is_ascii_alphabetic());
    is_whole.then_some(length)
}

/// "+1 day": the number, and the length.
fn counted(text: &str) -> Option<(u8, usize)> {
    let number = text.strip_prefix('+')?;
    let days = number.chars().next()?.to_digit(10).and_then(|days| u8::try_from(days).ok())?;
    let behind = from(number, 1);
    let unit = behind.trim_start();
    let begin: String = unit.chars().take(8).flat_map(char::to_lowercase).collect();
    let length = DAYS.iter().find(|day| begin.starts_with(**day))?.len();
    let is_whole = !from(unit, length).starts_with(char::is_alphanumeric);
    ((1..=9).contains(&days) && is_whole).then(|| (days, text.len() - unit.len() + length))
}

/// Reads "(+1)" as a day where entries before it have none: on its own it is rather an offset.
pub(super) fn settle(entries: &mut [Entry]) {
    let mut has_plain = false;
    for head in entries.iter_mut().filter_map(|entry| entry.head.as_mut()) {
        let Some((clock, days)) = signed(&head.stamp).filter(|_| head.zone == Some(ZoneBy::Offset)) else {
            has_plain |= head.clock.is_some() && head.later == 0;
            continue;
        };
        if has_plain {
            (head.stamp, head.later, head.zone) = (clock, days, None);
        }
    }
}

/// A stamp that ends with a sign and one small number: what stands before it, and the number.
fn signed(stamp: &str) -> Option<(String, u8)> {
    let inner = stamp.trim_end_matches(')');
    let (before, number) = inner.rsplit_once('+')?;
    let days: u8 = number.parse().ok().filter(|_| number.len() == 1)?;
    let before = before.trim_end_matches(['(', ' ']);
    ((1..=3).contains(&days) && ends_clock(before)).then(|| (before.to_owned(), days))
}

/// Puts a time off that is so many days after the day it stands with.
pub(super) fn put_off(reading: &mut Reading, days: u8) {
    let seconds = i64::from(days) * DAY;
    reading.at = reading.at.map(|at| at.plus_seconds(seconds));
    reading.until = reading.until.map(|at| at.plus_seconds(seconds));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_stand_before_and_behind_times() {
        assert_eq!(later("(+1 day) text", "00:20 "), Some((1, 8)));
        assert_eq!(later("(Folgetag)", "00:20 Uhr "), Some((1, 10)));
        assert_eq!(later("+2d", "00:20 "), Some((2, 3)));
        assert_eq!(later("+1 host", "00:20 "), None);
        assert_eq!(later("next day it broke", "00:20 "), None);
        assert_eq!(later("Next day, 09:00", ""), Some((1, 9)));
        assert_eq!(later("翌00:20", ""), Some((1, 3)));
        assert_eq!(later("next day, nothing", ""), None);
        assert_eq!(signed("00:20 (+1)"), Some(("00:20".to_owned(), 1)));
        assert_eq!(signed("00:20 +01:00"), None);
    }
}
