//! What a sentence, a heading or the head of a column says of the zone: "All times in UTC".

use super::joints::ends_clock;
use crate::import::countries::{spoken, spoken_head};
use crate::import::pieces::{is_unspaced, words};
use crate::import::places::{Places, long_name_in, path_in};
use crate::model::typed;

/// Longer sentences say something else.
const MOST: usize = 400;

/// What is written for the zone of the times.
pub(super) fn zone_in(text: &str, places: &Places<'_>) -> Option<String> {
    if text.len() > MOST {
        return None;
    }
    if speaks_of_times(text) {
        // "Sao Paulo 01 (all times are in UTC)": not that of a place named before.
        let said = behind_times(text).and_then(|said| first_zone(said, places));
        if said.is_some() {
            return said;
        }
        return offset_first(text, places).or_else(|| first_zone(text, places));
    }
    // "(UTC)", "[CET]", and "(2024-03-12, UTC)".
    let in_brackets = text.split(['(', '（', '[']).skip(1).find_map(|behind| {
        let inner = behind.split([')', '）', ']']).next()?;
        (words(inner).count() <= 4).then(|| first_zone(inner, places)).flatten()
    });
    in_brackets.or_else(|| path_in(text, places))
}

/// What a text says of all its times.
fn behind_times(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let all = lower.find("all ")?;
    let times = lower.get(all..)?.find("times ")? + all;
    let is_joined = lower.get(all..times).is_some_and(|between| !between.contains(','));
    text.get(times..).filter(|_| times - all <= 24 && is_joined)
}

/// The zone behind a date, where nothing else stands there: ", CEST", " (UTC)", ", Eastern time".
pub(super) fn zone_alone(rest: &str, places: &Places<'_>) -> Option<String> {
    let is_mark = |c: char| c.is_whitespace() || "_*`,;:()（）[]-–—./|·、，".contains(c);
    let inner = rest.trim_matches(is_mark);
    let plain = inner.strip_prefix("in ").or(inner.strip_prefix("all ")).unwrap_or(inner);
    let count = plain.split_whitespace().count();
    // "Hora del centro de México", and "UK time throughout".
    if count <= 6
        && speaks_of_times(plain)
        && let Some((zone, said)) = spoken(plain, places)
    {
        let spare = plain.split_whitespace().filter(|word| is_spare(word)).count();
        if words(plain).count() <= said + spare {
            return Some(zone);
        }
    }
    if plain.is_empty() || count > 3 {
        return None;
    }
    if let Some(long) = long_name_in(plain) {
        return Some(long.to_owned());
    }
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || word.contains(['/', '+', '-']);
    let says_no_more = plain.split_whitespace().all(|word| is_name(word) || is_spare(word));
    let found = first_zone(plain, places).filter(|_| says_no_more)?;
    // "Berlin Office" is no zone, though Berlin has one.
    let named = plain.split_whitespace().filter(|word| !is_spare(word)).count();
    (named == 1 || found.split_whitespace().count() == named).then_some(found)
}

/// The zone of a line that is an abbreviation and no more, or two of them where each time has two
/// clocks: "CET", "UTC/ACDT".
pub(super) fn zone_line(line: &str, places: &Places<'_>) -> Option<String> {
    let plain = line.trim().trim_end_matches(':');
    let first = plain.split('/').next()?.trim();
    let is_short = plain.len() <= 12 && plain.chars().all(|c| c.is_ascii_uppercase() || c == '/' || c == ' ');
    is_short.then(|| zone_alone(first, places)).flatten()
}

/// The zone behind the first time of day that names one in a sentence: "between 5pm and 6:35pm Pacific
/// time", "from 14:02 to 15:10 UTC".
pub(super) fn zone_of_clock(text: &str, places: &Places<'_>) -> Option<String> {
    text.match_indices(' ').find_map(|(at, _)| {
        let (before, behind) = (text.get(..at)?, text.get(at + 1..)?);
        let mut words = behind.split_whitespace();
        let (word, next) = (words.next()?, words.next().unwrap_or_default());
        // "entre las 11:32 y las 14:20 horas del centro de México"
        if matches!(word, "hora" | "horas" | "heure" | "heures" | "ore") && ends_clock(before) {
            return spoken_head(&format!("hora{}", behind.get(word.len()..)?), places).map(|(zone, _)| zone);
        }
        let is_place = is_time_word(next) && word.starts_with(char::is_uppercase);
        let is_short = word.chars().take_while(|c| c.is_uppercase()).count() > 1;
        if !(is_place || is_short) || !ends_clock(before) {
            return None;
        }
        zone_alone(if is_place { behind.get(..word.len() + 1 + next.len())? } else { word }, places)
    })
}

fn is_time_word(word: &str) -> bool {
    word.trim_end_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("time")
}

/// Words around the name of a zone.
fn is_spare(word: &str) -> bool {
    matches!(word, "time" | "Time" | "Zeit" | "Times" | "times" | "local" | "throughout" | "all")
}

/// Whether it says that times are approximate.
pub(super) fn says_about(text: &str) -> bool {
    const ABOUT: [&str; 10] = [
        "approximate", "approx", "approximately", "approximations", "approximated", "ungefähr", "ungefähre",
        "circa", "aproximadas", "approximatives",
    ];
    text.len() <= MOST
        && speaks_of_times(text)
        && words(&text.to_lowercase()).any(|word| ABOUT.contains(&word))
}

/// Whether a short line says something of all times, or is a note about times.
pub(super) fn says_of_all_times(text: &str) -> bool {
    const NOTE: [&str; 4] = ["note", "hinweis", "nota", "nb"];
    const ALL: [&str; 9] = ["all", "alle", "sämtliche", "toutes", "tous", "todas", "todos", "tutti", "times"];
    let lower = text.to_lowercase();
    let first = words(&lower).find(|word| !NOTE.contains(word)).unwrap_or_default();
    let holds =
        ALL.contains(&first) || ["すべて", "全て", "均为", "모두"].iter().any(|word| lower.contains(word));
    text.chars().count() <= 80 && holds && speaks_of_times(text)
}

fn speaks_of_times(text: &str) -> bool {
    const TIMES: [&str; 31] = [
        "ortszeit", "lokalzeit", "horaire", "horario", "fuseau", "fuso", "time", "times", "timezone",
        "timestamps", "zeit", "zeiten", "uhrzeit", "uhrzeiten", "zeitzone", "zeitangaben", "heure", "heures",
        "horaires", "hora", "horas", "tz", "timestamp", "zone", "tijd", "tijden", "ora", "orari", "horário",
        "horários", "czas",
    ];
    let lower = text.to_lowercase();
    words(&lower).any(|word| TIMES.contains(&word))
        || ["時刻", "時間", "标准时", "標準時", "时间", "시간"].iter().any(|word| lower.contains(word))
}

fn first_zone(text: &str, places: &Places<'_>) -> Option<String> {
    if let Some(short) = long_name_in(text) {
        return Some(short.to_owned());
    }
    let found = written_zone(text, places);
    // What is written with an offset is plainer than what is said in words, and that than a city.
    let is_plain = |zone: &String| {
        zone.starts_with(['+', '-']) || zone.starts_with("UTC") || typed::abbreviation(zone).is_some()
    };
    match found {
        Some(zone) if is_plain(&zone) => Some(zone),
        found => spoken(text, places).map(|(zone, _)| zone).or(found),
    }
}

/// An offset that stands alone, ahead of other zones: "(local time, -04:00)", "all times -03".
fn offset_first(text: &str, places: &Places<'_>) -> Option<String> {
    let is_mark = |c: char| c.is_whitespace() || "()[],;".contains(c);
    let is_offset = |word: &&str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        word.starts_with(['+', '-']) && matches!(digits, 2 | 4) && typed::offset(word).is_some()
    };
    let word = text.split(is_mark).find(is_offset)?;
    let before = text.split_once(word).map_or(text, |(before, _)| before);
    first_zone(before, places).is_none().then(|| format!("UTC{word}"))
}

fn written_zone(text: &str, places: &Places<'_>) -> Option<String> {
    let mut is_first = true;
    // No blank need stand before it where none stands between words: "すべてJST".
    let belongs =
        |c: char| c.is_alphanumeric() && !is_unspaced(c) || matches!(c, '/' | '_' | '+' | '-' | ':' | '−');
    let mut words = text.split(|c: char| !belongs(c)).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let word = word.trim_matches([':', '-', '/', '_']);
        let next = words.peek().copied().unwrap_or_default();
        if let Some(zone) = zone(word, next, is_first, places) {
            return Some(zone);
        }
        is_first = false;
    }
    None
}

fn zone(word: &str, next: &str, is_first: bool, places: &Places<'_>) -> Option<String> {
    let word = if word == "МСК" { "MSK" } else { word };
    let upper = word.to_uppercase();
    if let Some(rest) = upper.strip_prefix("UTC").or_else(|| upper.strip_prefix("GMT")) {
        let offset = if rest.is_empty() { next } else { rest };
        let offset = offset.replace('−', "-");
        let is_offset = offset.starts_with(['+', '-']) && typed::offset(&offset).is_some();
        return match (rest.is_empty(), is_offset) {
            (_, true) => Some(format!("UTC{offset}")),
            (true, false) => Some("UTC".to_owned()),
            (false, false) => None,
        };
    }
    let is_upper = word.len() > 1 && word.chars().all(char::is_uppercase);
    let is_offset = word.len() >= 5 && word.starts_with(['+', '-']) && typed::offset(word).is_some();
    let known = is_upper && (typed::abbreviation(word).is_some() || typed::region(word).is_some());
    if known || is_offset {
        return Some(word.to_owned());
    }
    if let Some(place) = both_seasons(word) {
        return Some(place.to_owned());
    }
    let is_path = word.contains('/');
    let is_name = word.starts_with(char::is_uppercase) && !is_upper;
    if !is_name && !is_path || is_first && !is_path && !next.eq_ignore_ascii_case("time") && !next.is_empty()
    {
        return None;
    }
    let both = format!("{word} {next}");
    let two = next.starts_with(char::is_uppercase) && places.named(&both).is_some();
    if two {
        return Some(both);
    }
    places.named(word).map(|_| word.to_owned())
}

/// "PST/PDT": the place that uses one after the other.
fn both_seasons(word: &str) -> Option<&'static str> {
    let (one, two) = word.split_once('/')?;
    let place =
        |name: &str| typed::abbreviation(name).map(|(.., place)| place).filter(|place| !place.is_empty());
    place(one).filter(|there| place(two) == Some(*there))
}
