//! What the names of columns and fields mean, in English, German, French and Spanish; some in
//! Portuguese and Italian; in Japanese, Chinese and Korean by how they end.

use super::names::NAMES;
use crate::import::columns_cjk::{Holds, holds};

/// What a column or a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Date and time.
    Stamp,
    /// When it was written down: taken only where nothing says when it happened.
    Recorded,
    /// The date, with the time in another place.
    Date,
    /// The time of day.
    Time,
    /// When it ended.
    End,
    /// What it happened to.
    What,
    /// What happened, in short.
    Title,
    /// The same, or a tag.
    Label,
    /// What happened.
    Text,
    /// Who acted.
    Who,
    /// The zone of the time.
    Zone,
    /// Where more is to be seen.
    Link,
    /// The identifier.
    Key,
    /// Free labels.
    Tags,
    /// How far the incident is.
    State,
}

/// What a name means, and how plain it is among the names of its role: smaller is plainer.
pub(super) fn role(name: &str) -> Option<(Role, usize)> {
    let name = normal(name);
    // "Artifact/Event"
    let last = || Some(name.rsplit_once('/')?.1.trim());
    let found = known(&name).or_else(|| known(without_unit(&name)?)).or_else(|| of_parts(&name));
    let found = found.or_else(|| time_of(without_subject(&name)?));
    let found = found.or_else(|| known(last()?).filter(|(role, _)| *role == Role::Text));
    found.or_else(|| of_signs(&name))
}

/// What a name in Japanese, Chinese or Korean means. Of several, a plainer one is not known.
fn of_signs(name: &str) -> Option<(Role, usize)> {
    // What stands in brackets may be a zone, and is taken off first.
    let plain = Some(name).filter(|name| !name.contains(['(', '（', '[', '【']));
    let role = match holds(plain?)? {
        Holds::Moment => Role::Stamp,
        Holds::Recorded => Role::Recorded,
        Holds::Date => Role::Date,
        Holds::Time => Role::Time,
        Holds::End => Role::End,
        Holds::Who => Role::Who,
        Holds::State => Role::State,
        Holds::Text => Role::Text,
        Holds::Link => Role::Link,
        Holds::Number => Role::Key,
        Holds::Zone => Role::Zone,
    };
    Some((role, 50))
}

/// What a name of several words means that each name a time or its end: "Hora inicio", "Uhrzeit Ende".
fn of_parts(name: &str) -> Option<(Role, usize)> {
    const JOINTS: [&str; 9] = ["de", "of", "the", "do", "da", "del", "du", "der", "di"];
    let mut roles = Vec::new();
    for word in name.split(' ').filter(|word| !JOINTS.contains(word)).take(5) {
        let (role, _) = known(word)?;
        roles.push(role);
    }
    let order = [Role::End, Role::Time, Role::Date, Role::Stamp];
    let are_times = roles.len() > 1 && roles.iter().all(|role| order.contains(role));
    let found = order.into_iter().find(|role| roles.contains(role)).filter(|_| are_times)?;
    let is_both = roles.contains(&Role::Date) && roles.contains(&Role::Time);
    Some((if is_both && found == Role::Time { Role::Stamp } else { found }, 100))
}

fn known(name: &str) -> Option<(Role, usize)> {
    NAMES.iter().find_map(|(role, names)| Some((*role, names.iter().position(|it| *it == name)?)))
}

/// What a name means that is the name of a time.
fn time_of(name: &str) -> Option<(Role, usize)> {
    let (role, rank) = known(name)?;
    let is_time = matches!(role, Role::Stamp | Role::Date | Role::Time | Role::End | Role::Recorded);
    // The plain names come first.
    is_time.then_some((role, rank + 100))
}

/// The name of a time without what it is the time of: "incident date", "date of the incident".
fn without_subject(name: &str) -> Option<&str> {
    const SUBJECTS: [&str; 9] =
        ["incident", "event", "entry", "log", "alert", "action", "message", "outage", "record"];
    if let Some((time, subject)) = name.split_once(" of ") {
        return SUBJECTS.contains(&subject.trim_start_matches("the ")).then_some(time);
    }
    let (subject, time) = name.split_once(' ')?;
    SUBJECTS.contains(&subject).then_some(time)
}

/// The name of a column of instants without the unit that they are counted in: `ts_ms`, `time_unix`.
fn without_unit(name: &str) -> Option<&str> {
    const UNITS: [&str; 14] = [
        "ms", "millis", "msec", "milliseconds", "s", "sec", "seconds", "us", "micros", "ns", "nanos", "unix",
        "epoch", "iso",
    ];
    let (name, unit) = name.rsplit_once(' ')?;
    UNITS.contains(&unit).then(|| without_unit(name).unwrap_or(name))
}

/// A name in lower case, its words parted by single blanks: `createdAt` and `Created_at` are alike.
pub(super) fn normal(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.trim().chars() {
        if c.is_uppercase() && before.is_lowercase() {
            out.push(' ');
        }
        let is_gap = c.is_whitespace() || matches!(c, '_' | '-' | '.' | ':' | '#' | '*');
        match is_gap {
            true if out.ends_with(' ') || out.is_empty() => {}
            true => out.push(' '),
            false => out.extend(c.to_lowercase()),
        }
        before = c;
    }
    out.truncate(out.trim_end().len());
    out
}

/// The name without a zone, and the zone: `Time (in UTC)`, `time_utc`, `Uhrzeit [MEZ]`.
///
/// `is_zone` knows the names of zones. `PST/PDT` and `CET/CEST` mean the place, whatever time it
/// is on: for the first sort, the United States, there is a word, `PT`.
pub(super) fn without_zone(name: &str, is_zone: &dyn Fn(&str) -> bool) -> (String, String) {
    if role(name).is_some() {
        return (name.to_owned(), String::new());
    }
    let mut zone = String::new();
    let mut kept: Vec<&str> = Vec::new();
    let is_end = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ',' | '_' | '（' | '）');
    for word in name.split(is_end).filter(|word| !word.is_empty()) {
        let is_plain = word.eq_ignore_ascii_case("utc") || word.eq_ignore_ascii_case("gmt");
        let is_name = is_plain || word.contains('/') || word.starts_with(char::is_uppercase);
        let either = either_season(word);
        match () {
            () if zone.is_empty() && either.is_some() => zone = either.unwrap_or_default(),
            () if zone.is_empty() && is_name && role(word).is_none() && is_zone(word) => {
                zone = word.to_owned()
            }
            () if matches!(word, "in" | "the" | "as" | "local" | "all" | "-") => {}
            () => kept.push(word),
        }
    }
    let name = match (zone.is_empty(), kept.is_empty()) {
        (true, _) => without_brackets(name),
        // A column that is called "UTC" holds the time.
        (false, true) => "time".to_owned(),
        (false, false) => kept.join(" "),
    };
    (name, zone)
}

/// `PST/PDT` as `PT`.
fn either_season(word: &str) -> Option<String> {
    let (one, two) = word.split_once('/')?;
    let (place, rest) = one.split_at_checked(1)?;
    let is_american = ["P", "M", "C", "E"].contains(&place) && matches!(rest, "ST" | "DT");
    (is_american && two.starts_with(place) && two.len() == 3).then(|| format!("{place}T"))
}

fn without_brackets(name: &str) -> String {
    match name.split_once(['(', '[', '（', '【']) {
        Some((before, _)) if !before.trim().is_empty() => before.trim().to_owned(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_however_they_are_written() {
        assert_eq!(role("createdAt").map(|it| it.0), Some(Role::Recorded));
        assert_eq!(role("Created_At ").map(|it| it.0), Some(Role::Recorded));
        assert_eq!(role("occurredAt").map(|it| it.0), Some(Role::Stamp));
        assert_eq!(role("UHRZEIT").map(|it| it.0), Some(Role::Time));
        assert_eq!(role("Événement").map(|it| it.0), Some(Role::Text));
        assert_eq!(role("confidence"), None);
    }

    #[test]
    fn zones_stand_beside_names() {
        let is_zone = |word: &str| matches!(word, "UTC" | "utc" | "MEZ" | "PT");
        let parts = |name: &str| without_zone(name, &is_zone);
        assert_eq!(parts("Time (in UTC)"), ("Time".into(), "UTC".into()));
        assert_eq!(parts("time_utc"), ("time".into(), "utc".into()));
        assert_eq!(parts("Uhrzeit [MEZ]"), ("Uhrzeit".into(), "MEZ".into()));
        assert_eq!(parts("Time (PST/PDT)"), ("Time".into(), "PT".into()));
        assert_eq!(parts("UTC"), ("time".into(), "UTC".into()));
        assert_eq!(parts("Date (planned)"), ("Date".into(), String::new()));
        assert_eq!(parts("Date et heure"), ("Date et heure".into(), String::new()));
    }
}
