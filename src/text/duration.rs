//! Durations in words: `4 h 49 min`, `4 hours 49 minutes`, `+2:22`.
//!
//! Exact unless the name says otherwise: what is smaller than a minute is never dropped in silence.

use super::{Msg, Words};
use crate::model::{DAY, HOUR, MINUTE};
use std::borrow::Cow;

/// A number and its unit, which the interface may set in two sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number as text; the first of a negative duration has a minus sign.
    pub number: String,
    /// The unit.
    pub unit: Cow<'static, str>,
}

/// Does not break the line.
const NO_BREAK: char = '\u{a0}';
/// A true minus sign.
const MINUS: &str = "\u{2212}";

/// Length in seconds, short form and spoken form of each unit, the largest first.
const UNITS: [(i64, Msg, Msg<1>); 4] = [
    (DAY, Msg::UnitDays, Msg::SpokenDays),
    (HOUR, Msg::UnitHours, Msg::SpokenHours),
    (MINUTE, Msg::UnitMinutes, Msg::SpokenMinutes),
    (1, Msg::UnitSeconds, Msg::SpokenSeconds),
];

/// Numbers and units from the largest to the smallest that is needed: `1 h`, `0 min`, `7 s`.
pub fn parts(words: Words, seconds: i64) -> Vec<Part> {
    let sign = if seconds < 0 { MINUS } else { "" };
    let mut parts: Vec<_> = counts(seconds)
        .map(|(count, (_, unit, _))| Part { number: words.number(count), unit: words.get(*unit) })
        .collect();
    if let Some(first) = parts.first_mut() {
        first.number.insert_str(0, sign);
    }
    parts
}

/// The same as one text; a number and its unit stay in one line.
///
/// ```
/// use postmortem_timeline::text::{Words, duration};
/// let text = duration::text(Words::for_tag("en"), 17_340);
/// assert_eq!(text.replace('\u{a0}', " "), "4 h 49 min");
/// ```
pub fn text(words: Words, seconds: i64) -> String {
    let mut out = String::new();
    for part in parts(words, seconds) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&part.number);
        out.push(NO_BREAK);
        out.push_str(&part.unit);
    }
    out
}

/// The two largest units, with `≈` when that leaves something out; for narrow places.
pub fn brief(words: Words, seconds: i64) -> String {
    let size = seconds.saturating_abs();
    let largest = UNITS.iter().position(|(length, ..)| size >= *length).unwrap_or(UNITS.len());
    let step = UNITS.get(largest + 1).map_or(1, |(length, ..)| *length);
    let rounded = size.saturating_add(step / 2) / step * step;
    if rounded == size {
        return text(words, seconds);
    }
    words.say(Msg::About, [&text(words, rounded * seconds.signum())])
}

/// As it is read aloud: `4 hours 49 minutes`.
pub fn spoken(words: Words, seconds: i64) -> String {
    let said: Vec<_> = counts(seconds).map(|(count, (.., unit))| words.say(*unit, [&count])).collect();
    let said = said.join(" ");
    if seconds < 0 { words.say(Msg::SpokenMinus, [&said]) } else { said }
}

/// The distance from the start of the incident: `+2:22`, `−0:26`, `+1 d 02:22`, `start`.
pub fn offset(words: Words, seconds: i64) -> String {
    if seconds == 0 {
        return words.get(Msg::OffsetStart).into_owned();
    }
    let sign = if seconds < 0 { MINUS } else { "+" };
    let size = seconds.unsigned_abs();
    let (days, hours, minutes, rest) = (size / 86_400, size / 3600 % 24, size / 60 % 60, size % 60);
    let tail = if rest == 0 { format!("{minutes:02}") } else { format!("{minutes:02}:{rest:02}") };
    if days == 0 {
        return format!("{sign}{hours}:{tail}");
    }
    words.say(Msg::OffsetDays, [&sign, &days.to_string(), &format!("{hours:02}:{tail}")])
}

/// The distance from the start of the incident as it is read aloud.
pub fn offset_spoken(words: Words, seconds: i64) -> String {
    let size = spoken(words, seconds.saturating_abs());
    match seconds.signum() {
        0 => words.get(Msg::SpokenAtStart).into_owned(),
        1 => words.say(Msg::SpokenAfterStart, [&size]),
        _ => words.say(Msg::SpokenBeforeStart, [&size]),
    }
}

/// How many of each unit, without the zeros before the first and behind the last; nothing at all
/// is no minutes.
fn counts(seconds: i64) -> impl Iterator<Item = (i64, &'static (i64, Msg, Msg<1>))> {
    let size = seconds.saturating_abs();
    let mut longer = i64::MAX;
    let of_units = UNITS.iter().map(move |unit| {
        let count = size % longer / unit.0;
        longer = unit.0;
        (count, unit)
    });
    let is_needed = move |length: i64| match size {
        0 => length == MINUTE,
        _ => length <= size && size % longer_than(length) != 0,
    };
    of_units.filter(move |(_, unit)| is_needed(unit.0))
}

/// The length of the unit above; what does not fill one of those is left for the units below.
fn longer_than(length: i64) -> i64 {
    UNITS.iter().rev().map(|(longer, ..)| *longer).find(|longer| *longer > length).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;

    const EN: Words = Words { locale: Locale::En };
    const DE: Words = Words { locale: Locale::De };

    fn plain(text: &str) -> String {
        text.replace(NO_BREAK, " ")
    }

    #[test]
    fn durations_are_exact() {
        for (seconds, expected) in [
            (0, "0 min"),
            (7, "7 s"),
            (45, "45 s"),
            (60, "1 min"),
            (61, "1 min 1 s"),
            (3_600, "1 h"),
            (3_607, "1 h 0 min 7 s"),
            (8_520, "2 h 22 min"),
            (11_580, "3 h 13 min"),
            (17_340, "4 h 49 min"),
            (86_400, "1 d"),
            (86_460, "1 d 0 h 1 min"),
            (273_600, "3 d 4 h"),
            (273_601, "3 d 4 h 0 min 1 s"),
            (-420, "−7 min"),
            (-3_607, "−1 h 0 min 7 s"),
            (86_400 * 12_345, "12,345 d"),
        ] {
            assert_eq!(plain(&text(EN, seconds)), expected);
        }
        assert_eq!(plain(&text(DE, 17_340)), "4 h 49 min");
        assert!(!text(EN, i64::MIN).is_empty());
    }

    #[test]
    fn parts_hold_numbers_and_units() {
        let shown: Vec<_> = parts(EN, -8_520).into_iter().map(|p| (p.number, p.unit)).collect();
        assert_eq!(shown, [("−2".to_owned(), "h".into()), ("22".to_owned(), "min".into())]);
    }

    #[test]
    fn brief_durations_say_what_they_leave_out() {
        for (seconds, expected) in [
            (0, "0 min"),
            (59, "59 s"),
            (3_607, "≈ 1 h"),
            (7_199, "≈ 2 h"),
            (8_520, "2 h 22 min"),
            (273_601, "≈ 3 d 4 h"),
            (-3_607, "≈ −1 h"),
        ] {
            assert_eq!(plain(&brief(EN, seconds)), expected);
        }
        assert!(!brief(EN, i64::MAX).is_empty());
    }

    #[test]
    fn durations_are_read_aloud_in_full() {
        assert_eq!(spoken(EN, 17_340), "4 hours 49 minutes");
        assert_eq!(spoken(EN, 3_661), "1 hour 1 minute 1 second");
        assert_eq!(spoken(EN, 0), "0 minutes");
        assert_eq!(spoken(EN, -60), "minus 1 minute");
        assert_eq!(spoken(DE, 86_400 + 7_200), "1 Tag 2 Stunden");
    }

    #[test]
    fn offsets_count_from_the_start() {
        for (seconds, expected) in [
            (0, "start"),
            (8_520, "+2:22"),
            (-1_560, "−0:26"),
            (5, "+0:00:05"),
            (86_399, "+23:59:59"),
            (94_920, "+1 d 02:22"),
            (-86_400, "−1 d 00:00"),
        ] {
            assert_eq!(plain(&offset(EN, seconds)), expected);
        }
        assert_eq!(offset(DE, 0), "Beginn");
        assert_eq!(offset_spoken(EN, -1_560), "26 minutes before the start");
        assert_eq!(offset_spoken(DE, 0), "zum Beginn");
        assert!(!offset(EN, i64::MIN).is_empty());
    }
}
