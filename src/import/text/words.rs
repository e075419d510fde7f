//! Words of headings and labels, in the languages that are read.

use super::topic_words::{OTHER, TIMELINE};
use crate::import::labels::is_level;
use crate::import::pieces::words;

/// What a heading says about the list below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Timeline,
    Other,
    Unknown,
}

pub(super) fn topic(heading: &str) -> Topic {
    // To log in is no log.
    let lower = heading.to_lowercase().replace("log in", "login").replace("log out", "logout");
    // What is written without blanks, or with them, is no single word.
    let is_east_asian = |word: &str| word.chars().any(|c| c >= '\u{2e80}');
    let is_part = |word: &&str| (is_east_asian(word) || word.contains(' ')) && lower.contains(*word);
    let holds = |list: &[&str]| words(&lower).any(|word| list.contains(&word)) || list.iter().any(is_part);
    // "Actions during the incident" are no work for later.
    const DURING: [&str; 4] = ["during", "während", "pendant", "durante"];
    const DONE: [&str; 6] = ["action", "actions", "steps", "maßnahmen", "mesures", "acciones"];
    let has = |list: &[&str]| words(&lower).any(|word| list.contains(&word));
    if holds(TIMELINE) || has(&DONE) && has(&DURING) {
        return Topic::Timeline;
    }
    let is_short = words(&lower).count() <= 5;
    // "Root cause found" is what happened.
    let is_told = words(&lower).last().is_some_and(|last| FOUND.contains(&last));
    // "Update (Monitoring)" is one of the status.
    let is_update = words(&lower).any(|word| word == "update")
        && words(&lower)
            .any(|word| matches!(word, "monitoring" | "investigating" | "identified" | "resolved"));
    if is_short && !is_told && !is_update && holds(OTHER) {
        return Topic::Other;
    }
    Topic::Unknown
}

const FOUND: [&str; 8] =
    ["found", "identified", "discovered", "confirmed", "gefunden", "erkannt", "trouvée", "encontrada"];

/// Whether a heading names what was done to end an incident: "Resolution and recovery", "Immediate actions".
pub(super) fn tells_response(heading: &str) -> bool {
    const WORDS: [&str; 10] = [
        "resolution", "recovery", "immediate", "response", "remediation", "mitigation", "behebung", "lösung",
        "wiederherstellung", "résolution",
    ];
    words(&heading.to_lowercase()).any(|word| WORDS.contains(&word))
}

/// Whether a heading names what comes after an incident: nothing below it is part of what happened.
pub(super) fn is_aftermath(heading: &str) -> bool {
    const WORDS: [&str; 14] = [
        "action", "actions", "lesson", "lessons", "learned", "follow", "followup", "prevention",
        "recommendations", "references", "links", "improvements", "maßnahmen", "lehren",
    ];
    words(&heading.to_lowercase()).any(|word| WORDS.contains(&word))
}

/// Whether a heading asks how it went, as templates do.
pub(super) fn looks_back(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ["went well", "went wrong", "went right", "got lucky", "gut lief"].iter().any(|it| lower.contains(it))
}

/// Labels of what is said about the report, not about the incident.
pub(super) fn is_bookkeeping(label: &str) -> bool {
    const LABELS: [&str; 31] = [
        "date", "última", "ultima", "dernière", "letzte", "created", "updated", "last", "published",
        "author", "authors", "version", "modified", "due", "meeting", "review", "postmortem", "datum",
        "erstellt", "stand", "duration", "dauer", "edited", "report", "written", "scheduled", "angelegt",
        "aktualisiert", "créé", "creado", "creada",
    ];
    let first = words(label).next().unwrap_or_default().to_lowercase();
    LABELS.contains(&first.as_str())
}

/// Whether a line of fields says its time of the report: "Opened by: Mina", or several, of which
/// the last one names the time: "Priority: P1   Created".
pub(super) fn is_bookkeeping_line(label: &str) -> bool {
    // "By Ada Lovelace on", and when.
    let by_line = |by: &str, on: &str| {
        label.strip_prefix(by).is_some_and(|name| name.len() <= 60 && name.ends_with(on))
    };
    if by_line("By ", " on") || by_line("Von ", " am") || by_line("Par ", " le") {
        return true;
    }
    const FIELDS: [&str; 21] = [
        "reporter", "reported by", "requester", "requested by", "opened by", "created by", "submitted by",
        "raised by", "assignee", "melder", "gemeldet von", "eröffnet von", "erstellt von", "demandeur",
        "signalé par", "ouvert par", "créé par", "solicitante", "reportado por", "abierto por", "creado por",
    ];
    let field = label.split_once(':').map(|(field, _)| field.trim_matches(['*', '_', ' ']).to_lowercase());
    // "Status: Resolved at", and when: the list says it, too.
    let is_state =
        field.as_deref() == Some("status") && [" at", " on", " am"].iter().any(|on| label.ends_with(on));
    if is_state || field.is_some_and(|field| FIELDS.contains(&field.as_str())) {
        return true;
    }
    let last = label.rsplit_once(": ").map_or("", |(_, value)| words(value).last().unwrap_or_default());
    !last.is_empty() && is_bookkeeping(last)
}

/// Labels of the whole: "Start time", "End date"; the list says the same again.
pub(super) fn is_frame(label: &str) -> bool {
    let lower = label.to_lowercase();
    let last = words(&lower).last().unwrap_or_default();
    ["time", "date", "zeit", "datum", "hora", "fecha", "heure"].contains(&last)
}

/// Words that status pages put above an update.
pub(in crate::import) fn is_status(label: &str) -> bool {
    const LABELS: [&str; 14] = [
        "investigating", "identified", "monitoring", "resolved", "update", "updated", "scheduled",
        "completed", "verifying", "postmortem", "degraded", "operational", "behoben", "untersuchung",
    ];
    let lower = label.to_lowercase();
    words(&lower).next().is_some_and(|word| LABELS.contains(&word)) || lower == "in progress"
}

/// Whether a line begins an update: "Resolved", "Monitoring - A fix is out."
pub(super) fn begins_update(line: &str) -> bool {
    // Between times on lines of their own these are states; elsewhere they may begin any entry.
    const STATES: [&str; 22] = [
        "investigation", "partially", "partial", "recovering", "mitigated", "closed", "maintenance",
        "identifiziert", "beobachtung", "gelöst", "aktualisierung", "résolu", "résolue", "identifié",
        "surveillance", "resuelto", "resuelta", "identificado", "monitoreo", "investigando", "actualización",
        "resolvido",
    ];
    let first = words(line).next().unwrap_or_default().to_lowercase();
    let is_state = is_status(line) || STATES.contains(&first.as_str());
    let plain = line.trim_start_matches(['*', '_']);
    let behind = plain.trim_start_matches(|c: char| c.is_alphabetic()).trim_start_matches(['*', '_']);
    let behind = behind.trim_start();
    is_state && (heads(line) || behind.starts_with(['-', '–', '—', ':']))
}

/// Whether a text is what a template says where somebody was to write.
pub(super) fn is_template(text: &str) -> bool {
    const WORDS: [&str; 34] = [
        "a", "an", "the", "short", "brief", "event", "events", "description", "of", "what", "happened",
        "here", "example", "sample", "text", "details", "detail", "enter", "add", "insert", "todo", "tbd",
        "xxx", "your", "placeholder", "describe", "beschreibung", "kurze", "ereignis", "des", "beispiel",
        "entry", "summary", "fill",
    ];
    // What is marked as a whole is said to whoever fills it in: "_copy this row_".
    let marks = [('_', '_'), ('<', '>'), ('[', ']'), ('{', '}')];
    let is_note = |(open, close): (char, char)| {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains([open, close]))
    };
    if marks.into_iter().any(is_note) {
        return true;
    }
    let lower = text.to_lowercase();
    let mut count = 0;
    let all = words(&lower).all(|word| {
        count += 1;
        WORDS.contains(&word)
    });
    all && count <= 8
}

/// Whether a line stands for a heading: few words, and no sentence.
pub(super) fn heads(line: &str) -> bool {
    let line = line.trim();
    words(line).count() <= 6 && !line.ends_with(['.', '!', '?'])
}

/// Whether a line stands for a heading that names the list: "**Timeline**:".
pub(super) fn names_list(line: &str) -> bool {
    let plain = line.trim_matches(['*', '_', ':', ' ']);
    plain.len() < 40 && heads(plain) && topic(plain) == Topic::Timeline
}

/// Whether a label may be the name of somebody who writes: one word, or a few with capitals.
///
/// What stands in brackets beside the name plays no part: "Mina [Ops]", "Mina (she/her)".
pub(super) fn is_person(label: &str) -> bool {
    let label = without_role(label.trim());
    let count = label.split_whitespace().count();
    let is_capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
    let is_plain = label.chars().all(|c| c.is_alphanumeric() || " -_.@'’()|/".contains(c));
    // "Diana F."
    let last = label.split_whitespace().last().unwrap_or_default();
    let is_initial = count > 1 && last.chars().count() == 2 && is_capital(last);
    (count == 1 || (2..=4).contains(&count) && label.split_whitespace().all(is_capital))
        && (2..=40).contains(&label.len())
        && is_plain
        && label.chars().any(char::is_alphabetic)
        && (!label.ends_with(['.', '-', '/']) || is_initial)
        && !is_bookkeeping(label)
        && !is_level(label)
}

/// A name without the role or the title in brackets before it or behind it, and without pictures.
pub(super) fn without_role(label: &str) -> &str {
    let is_picture = |c: char| matches!(u32::from(c), 0x2190..=0x2bff | 0xfe0f | 0x200d | 0x1f000..=0x1faff);
    let label = label.trim_matches(|c: char| is_picture(c) || c.is_whitespace());
    let pairs = [('[', ']'), ('{', '}'), ('(', ')'), ('<', '>'), ('【', '】')];
    let is_role = |role: &str| (1..=30).contains(&role.len()) && !role.bytes().all(|b| b.is_ascii_digit());
    let cut = |(open, close): (char, char)| {
        let behind = label.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
        let before = || label.strip_prefix(open).and_then(|rest| rest.split_once(close));
        let name = match behind {
            Some((name, role)) => (name, role),
            None => before().map(|(role, name)| (name, role))?,
        };
        let plain = name.0.trim();
        (is_role(name.1) && !plain.is_empty()).then_some(plain)
    };
    pairs
        .into_iter()
        .find_map(cut)
        .unwrap_or(label)
        .trim_matches(|c: char| is_picture(c) || c.is_whitespace())
}

/// Whether a line ends a letter: "Best regards,", or the sign above a signature (RFC 3676).
pub(super) fn is_farewell(line: &str) -> bool {
    const FAREWELLS: [&str; 35] = [
        "cheers", "thanks", "many thanks", "best", "gruß", "grüße", "bonne soirée", "bonne journée",
        "bien à vous", "--", "regards", "best regards", "kind regards", "warm regards", "best wishes",
        "sincerely", "yours sincerely", "yours faithfully", "yours truly", "mit freundlichen grüßen",
        "mit freundlichen grüssen", "mit freundlichem gruß", "freundliche grüße", "viele grüße",
        "beste grüße", "liebe grüße", "mfg", "cordialement", "bien cordialement", "saludos", "un saludo",
        "cordiali saluti", "atenciosamente", "met vriendelijke groet", "pozdrawiam",
    ];
    let line = line.trim().trim_end_matches([',', '.', '!', ' ']);
    line.len() <= 40 && FAREWELLS.contains(&line.to_lowercase().as_str())
}
