//! Zones as people say them: "UK time", "hora del centro de México", "Ortszeit Berlin".
//!
//! Countries stand for the zone that they have, or for that of most of their people where nobody
//! means another one: "Chile time" is that of Santiago. "US time" and "Canadian time" say nothing.

use super::countries_table::{COUNTRIES, REGIONS};
use super::places::Places;
use crate::model::typed;

/// Longer names are none.
const MOST: usize = 4;

/// Words for a time that stand behind the name of its place.
const BEHIND: &[&str] = &["time", "times", "zeit", "zeiten", "uhrzeit", "tijd", "tid", "czas"];
/// Words between them: "New York local time", "Sydney wall clock time".
const BETWEEN: &[&str] =
    &["local", "standard", "summer", "winter", "daylight", "wall", "clock", "lokale", "lokaler"];
/// Words for a time that stand before the name of its place.
const BEFORE: &[&str] = &[
    "hora", "horas", "horario", "horário", "heure", "heures", "ora", "orario", "ortszeit", "lokalzeit",
    "zeitzone", "timezone", "huso", "fuso", "fuseau", "tijdzone", "czasu",
];
/// Words that say the same in two: "local time in Sydney", "lokale Zeit in Wien".
const LOCAL: &[&str] = &["local", "lokale", "lokaler", "lokalen"];
/// Words between a time and the name of its place.
const JOINTS: &[&str] = &[
    "de", "del", "d", "du", "des", "la", "las", "el", "l", "les", "di", "da", "do", "in", "at", "of", "for",
    "is", "en", "à", "au", "aux", "von", "für", "der", "local", "locale", "locali", "oficial", "officielle",
    "legal", "légale", "horaire", "horario", "horária", "horaria", "orario", "ist", "van",
];

/// The zone that a text says in words, the first one: an IANA name or a city, and how many words
/// say it.
pub(super) fn spoken(text: &str, places: &Places<'_>) -> Option<(String, usize)> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let is = |at: usize, list: &[&str]| lower.get(at).is_some_and(|word| list.contains(&word.as_str()));
    (0..words.len()).find_map(|at| {
        if is(at, BEHIND)
            && let Some(found) = before(&words, &lower, at, places)
        {
            return Some(found);
        }
        let is_local = is(at, BEHIND) && at.checked_sub(1).is_some_and(|last| is(last, LOCAL));
        let is_set = is(at, &["time", "times"]) && is(at + 1, &["zone"]);
        let is_all = is(at, &["times", "zeiten"]) && is(at + 1, &["in"]);
        if !is(at, BEFORE) && !is_local && !is_set && !is_all {
            return joined(words.get(at)?, lower.get(at)?, places).map(|zone| (zone, 1));
        }
        // "Tras 3 horas": what is counted is no clock.
        let is_counted = at.checked_sub(1).and_then(|last| lower.get(last));
        if is_counted.is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit())) {
            return None;
        }
        let begin = at + 1 + usize::from(is_set);
        // "Heure de l'Est": a name may begin with a word that also joins.
        let last = (begin..words.len()).take(4).find(|at| !is(*at, JOINTS)).unwrap_or(begin);
        let (from, (zone, length)) =
            (begin..=last).find_map(|from| Some((from, behind(&words, &lower, from, places)?)))?;
        Some((zone, from + length - at + usize::from(is_local)))
    })
}

/// The zone that a text begins to say in words, and the length of these: "hora de Madrid: …".
pub(super) fn spoken_head(text: &str, places: &Places<'_>) -> Option<(String, usize)> {
    let mut ends = Vec::new();
    let mut at = 0;
    for word in text.split(' ').take(6) {
        let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        if length == 0 {
            break;
        }
        ends.push(at + length);
        if length < word.len() {
            break;
        }
        at += length + 1;
    }
    let is_time = |word: &str| {
        let lower = word.to_lowercase();
        BEFORE.contains(&lower.as_str()) || BEHIND.contains(&lower.as_str())
    };
    let first = |end: &usize| text.get(..*end).unwrap_or_default();
    if !ends.last().is_some_and(|end| first(end).split(' ').any(is_time)) {
        return None;
    }
    (2..=ends.len()).rev().find_map(|count| {
        let end = *ends.get(count - 1)?;
        let (zone, said) = spoken(first(&end), places)?;
        let zone = places.named(&zone).unwrap_or(zone);
        (said == count).then_some((zone, end))
    })
}

/// The place named before a word for time, with at most one word between.
fn before(words: &[&str], lower: &[String], at: usize, places: &Places<'_>) -> Option<(String, usize)> {
    let last = at.checked_sub(1)?;
    let is_between = lower.get(last).is_some_and(|word| BETWEEN.contains(&word.as_str()));
    let end = if is_between { last } else { at };
    (1..=MOST.min(end)).rev().find_map(|count| {
        let start = end - count;
        let zone = named(words.get(start..end)?, lower.get(start..end)?, true, places)?;
        Some((zone, at + 1 - start))
    })
}

/// The place named from a word on, and how many words name it.
fn behind(words: &[&str], lower: &[String], from: usize, places: &Places<'_>) -> Option<(String, usize)> {
    (1..=MOST.min(words.len().saturating_sub(from))).rev().find_map(|count| {
        let zone = named(words.get(from..from + count)?, lower.get(from..from + count)?, false, places)?;
        Some((zone, count))
    })
}

/// The zone of a name: of a country, a part of one, or a city.
fn named(words: &[&str], lower: &[String], is_before: bool, places: &Places<'_>) -> Option<String> {
    let name = lower.join(" ");
    let written = words.join(" ");
    let first = words.first()?;
    let is_name = first.starts_with(char::is_uppercase);
    // The name of a city or a region is kept as it is written.
    if is_name && places.named(&written).is_some() {
        return Some(written);
    }
    let region = REGIONS.iter().find(|(names, _)| names.contains(&name.as_str()));
    let is_plain = is_name || !is_before || name.contains(' ') || typed::region(&name).is_some();
    if let Some((_, zone)) = region.filter(|_| is_plain) {
        return Some((*zone).to_owned());
    }
    // English writes countries with capitals, and "jordan time" is none.
    if let Some(zone) = country(&name).filter(|_| is_name || !is_before || is_adjective(&name)) {
        return Some(zone.to_owned());
    }
    if !is_name {
        return None;
    }
    // "Berliner Zeit", "New Yorker Zeit", "Amsterdamse tijd"
    let cut = |end: &str| written.strip_suffix(end).filter(|_| is_before).and_then(|name| places.named(name));
    cut("er").or_else(|| cut("se"))
}

/// The zone of a country, by its name or by the adjective, in small letters.
pub(super) fn country(name: &str) -> Option<&'static str> {
    COUNTRIES.iter().find(|(names, _)| names.contains(&name)).map(|(_, zone)| *zone)
}

/// Whether a name is written small: an adjective of a language that has no capitals for them, or an
/// abbreviation that people type in a hurry.
fn is_adjective(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "ische", "ischer", "ana", "aise", "oise", "enne", "ola", "ena", "ina", "iana", "ese", "eña", "ense",
    ];
    matches!(name, "uk" | "nz")
        || !name.is_ascii()
        || ENDS.iter().any(|end| name.ends_with(end))
        || matches!(name, "belge" | "suisse" | "deutsche" | "deutscher" | "inglesa" | "española")
}

/// "Berlin-Zeit" is two words; "ロンドン時間" is one.
fn joined(word: &str, lower: &str, places: &Places<'_>) -> Option<String> {
    const TIMES: [&str; 6] = ["時間", "时间", "標準時", "标准时间", "시간", "표준시"];
    if word.is_ascii() {
        return None;
    }
    let name = TIMES.iter().find_map(|time| lower.strip_suffix(time)).filter(|name| !name.is_empty())?;
    let region = REGIONS.iter().find(|(names, _)| names.contains(&name)).map(|(_, zone)| *zone);
    region.or_else(|| country(name)).map(str::to_owned).or_else(|| places.named(name))
}
