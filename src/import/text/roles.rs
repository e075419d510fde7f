//! Words of heads of columns, in the languages that are read.

use crate::import::columns_cjk::{Holds, holds};
use crate::import::pieces::words;
use crate::model::typed;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Date,
    Time,
    Until,
    Who,
    Link,
    /// Nothing that an event needs: the day of the week, a running number.
    Spare,
    Text,
}

/// "Data", which in English is something else, where another column has a name of the same language.
const DATA: &[&str] =
    &["ora", "orario", "hora", "godzina", "czas", "evento", "descrição", "descrizione", "opis"];
const DATE: &[&str] = &[
    "date", "datum", "fecha", "日付", "jour", "tag", "startdatum", "dato", "día", "dia", "giorno", "dag",
    "dzień", "日期",
];
const TIME: &[&str] = &[
    "time", "times", "timestamp", "when", "zeit", "uhrzeit", "zeitpunkt", "hora", "heure", "horaire",
    "horário", "horario", "時刻", "時間", "clock", "start", "begin", "beginn", "from", "von", "datetime",
    "startzeit", "anfangszeit", "début", "debut", "inicio", "início", "comienzo", "inizio", "ora", "orario",
    "tijd", "tijdstip", "aanvang", "tid", "tidpunkt", "tidspunkt", "klockslag", "klokkeslæt", "czas",
    "godzina", "początek", "čas", "время", "时间", "시간", "started",
];
const UNTIL: &[&str] = &[
    "end", "ended", "until", "to", "ende", "endzeit", "enddatum", "bis", "fin", "hasta", "einde", "fine",
    "fim", "slut", "koniec", "finish", "finished", "stop", "終了",
];
const WHO: &[&str] = &[
    "who", "owner", "actor", "by", "person", "user", "author", "wer", "verantwortlich", "name", "responder",
    "qui", "quién", "responsable", "担当", "担当者", "reporter", "responsável", "acteur", "auteur", "autor",
    "bearbeiter", "responsabile", "chi", "quem", "kto", "vem", "assignee", "engineer", "operator",
];
const LINK: &[&str] =
    &["link", "links", "evidence", "url", "source", "beleg", "quelle", "reference", "ref", "lien"];
const SPARE: &[&str] = &[
    "duration", "dauer", "durée", "duración", "duração", "durata", "duur", "elapsed", "day", "weekday",
    "wochentag", "nr", "no", "id", "#", "step",
];

/// What the heads of columns say that they hold.
pub(super) fn roles<'a>(heads: impl Iterator<Item = &'a str> + Clone) -> Vec<Option<Role>> {
    let is_data = |head: &str| head.trim_matches(['*', ' ']).eq_ignore_ascii_case("data");
    let among = |head: &str| DATA.iter().any(|word| words(&head.to_lowercase()).any(|other| other == *word));
    let is_date = heads.clone().any(among);
    heads.map(|head| if is_date && is_data(head) { Some(Role::Date) } else { role(head) }).collect()
}

/// What the head of a column says that it holds; `None` when that is not known.
pub(super) fn role(head: &str) -> Option<Role> {
    let plain = head.split(['(', '[']).next().unwrap_or_default().to_lowercase();
    let first = words(&plain).next().unwrap_or_default().to_owned();
    let last = words(&plain).last().unwrap_or_default().to_owned();
    let any = |list: &[&str]| list.contains(&first.as_str()) || list.contains(&last.as_str());
    let holds = |list: &[&str]| words(&plain).any(|word| list.contains(&word));
    match () {
        () if first == "data" && last == "link" => Some(Role::Link),
        () if any(UNTIL) => Some(Role::Until),
        // "happened_at", "Reported at"
        () if last == "at" && (2..=3).contains(&words(&plain).count()) => Some(Role::Time),
        () if holds(TIME) && words(&plain).count() <= 6 => Some(Role::Time),
        () if holds(DATE) && words(&plain).count() <= 4 => Some(Role::Date),
        // "Name of event"
        () if first == "name" && matches!(last.as_str(), "event" | "incident" | "outage") => Some(Role::Text),
        () if any(WHO) => Some(Role::Who),
        () if any(LINK) => Some(Role::Link),
        () if any(SPARE) => Some(Role::Spare),
        () if plain.trim() == "#" => Some(Role::Spare),
        // A second clock: "UTC", "PDT"
        () if names_zone(head) => Some(Role::Time),
        () if first.is_empty() => None,
        () => Some(of_signs(head).unwrap_or(Role::Text)),
    }
}

/// Whether the head of a column is the name of a zone.
pub(super) fn names_zone(head: &str) -> bool {
    let zone = head.trim_matches(['*', ' ']);
    // "ART" is a kind, "CAT" a category.
    const WORDS: [&str; 8] = ["ART", "CAT", "ACT", "MIT", "EAT", "GET", "WAR", "NUT"];
    let is_large = zone.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_known =
        zone.len() <= 5 && is_large && !WORDS.contains(&zone) && typed::abbreviation(zone).is_some();
    matches!(zone, "UTC" | "GMT") || is_known
}

/// What a head in Japanese, Chinese or Korean says.
fn of_signs(head: &str) -> Option<Role> {
    Some(match holds(head.trim_matches(['*', ' ']))? {
        Holds::Moment | Holds::Time => Role::Time,
        Holds::Date => Role::Date,
        Holds::End => Role::Until,
        Holds::Who => Role::Who,
        Holds::Link => Role::Link,
        Holds::Number | Holds::Recorded | Holds::Zone => Role::Spare,
        Holds::State | Holds::Text => Role::Text,
    })
}
