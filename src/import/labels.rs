//! Words that mark an entry by where they stand: before a colon, in brackets, alone.

use super::cues::label_words::{ALARM_WORDS, ALARMS, CROSSING, LABELS, LIMITS};
use super::cues::{self, is_trouble};
use super::sentences::{any, sentences};
use crate::import::pieces::words;
use crate::model::MarkerKey;

/// The marker that a label stands for: before a colon ("**Detection:** …"), in a cell of its own, or
/// in capitals ("DETECTED errors at the edge").
pub(super) fn label(text: &str) -> Option<MarkerKey> {
    let line = text.lines().next().unwrap_or_default();
    let short = |part: &str| (part.len() < 24).then(|| labelled(part)).flatten();
    // "Outage discovered: by a guest"; without a colon two words are what happened.
    let of_two = line.split_once(':').and_then(|(before, _)| {
        let (one, two) = before.trim_matches(['*', '_', ' ']).split_once(' ')?;
        is_trouble(&one.to_lowercase()).then(|| labelled(two)).flatten()
    });
    if of_two.is_some() {
        return of_two;
    }
    if line.trim().eq_ignore_ascii_case("initiated") {
        return Some(MarkerKey::Start);
    }
    // Alone in a cell it is a step of an intrusion (MITRE ATT&CK, TA0007).
    let is_step = line.trim().eq_ignore_ascii_case("discovery");
    let before = line.split_once(':').map_or(line, |(before, _)| before);
    let before = if is_step { "" } else { before };
    let dash = if line.is_ascii() { None } else { line.split_once(" — ").zip(line.rsplit_once(" — ")) };
    let (first, last) = dash.map(|((first, _), (_, last))| (first, last)).unzip();
    short(before).or_else(|| short(first?)).or_else(|| short(last?)).or_else(|| capitals(line))
}

/// Words around the one that stands for a marker: "First detected", "Time of detection".
const AROUND: &[&str] = &[
    "actual", "first", "time", "of", "the", "at", "on", "date", "zeitpunkt", "der", "heure", "de", "hora",
    "del", "la", "시각", "일시",
];

/// Words that say of which kind it was: "Full recovery", "Natural resolution".
const KINDS: &[&str] = &[
    "fully", "full", "final", "complete", "natural", "initial", "manual", "automatic", "service",
    "vollständige", "endgültige",
];

/// The marker that a text stands for which holds one such word.
fn labelled(text: &str) -> Option<MarkerKey> {
    let is_more = |word: &String| AROUND.contains(&word.as_str()) || KINDS.contains(&word.as_str());
    let all = || words(text).map(str::to_lowercase);
    let mut found = all().filter(|word| !is_more(word));
    let word = found.next()?;
    if found.next().is_some() {
        return None;
    }
    // "Time of first impact"
    let is_first = all().any(|word| matches!(word.as_str(), "first" | "initial"));
    let begins = is_first && matches!(word.as_str(), "impact" | "failure" | "failures" | "error" | "errors");
    if begins { Some(MarkerKey::Start) } else { known(&word).cloned() }
}

/// The marker that a word stands for; in Japanese and Chinese also with "time of" behind it.
fn known(word: &str) -> Option<&'static MarkerKey> {
    const TIMES: [&str; 5] = ["日時", "時刻", "時間", "时间", "时刻"];
    let plain = TIMES.iter().find_map(|time| word.strip_suffix(time)).unwrap_or(word);
    LABELS.iter().find(|(known, _)| *known == plain).map(|(_, marker)| marker)
}

/// The marker of a first word that is written in capitals, unlike the next one.
fn capitals(line: &str) -> Option<MarkerKey> {
    let mut parts = line.split_whitespace();
    let first = parts.next().filter(|word| word.chars().filter(|c| c.is_uppercase()).count() > 3)?;
    let is_mixed = first.chars().any(char::is_lowercase);
    let rest: String = parts.take(20).collect();
    let is_loud = rest.chars().filter(|c| c.is_uppercase()).count() * 2 > rest.chars().count();
    if is_mixed || is_loud { None } else { labelled(first) }
}

/// Whether a label stands for a marker: "**Detection:**".
pub(super) fn is_marker_label(label: &str) -> bool {
    let mut found = words(label);
    let word = found.next().unwrap_or_default().to_lowercase();
    found.next().is_none() && (known(&word).is_some() || word == "initiated")
}

/// Whether a label of several words stands for a marker: "Time of detection", "Outage end".
pub(super) fn names_marker(label: &str) -> bool {
    named_marker(label).is_some()
}

/// The marker that a label of several words stands for.
pub(super) fn named_marker(label: &str) -> Option<MarkerKey> {
    // "Start time (UTC)"
    let label = label.split('(').next().unwrap_or_default();
    let found = words(label).take(6).map(str::to_lowercase);
    let found: Vec<String> = found.filter(|word| !AROUND.contains(&word.as_str())).collect();
    let is_kind = |word: &String| KINDS.contains(&word.as_str());
    let is_trouble = |word: &String| is_trouble(word);
    let marker = match found.as_slice() {
        [word] => known(word),
        [one, two] if is_trouble(one) || is_kind(one) => {
            known(two).or_else(|| known(one).filter(|_| is_trouble(two)))
        }
        [one, two] => known(one).filter(|_| is_trouble(two)),
        // "Underlying issue mitigated", "Service fully restored"
        [others @ .., last] if found.len() <= 4 => {
            let is_thing = |word: &String| matches!(word.as_str(), "issue" | "problem" | "service" | "site");
            known(last).filter(|_| others.iter().any(|word| is_trouble(word) || is_thing(word)))
        }
        _ => None,
    };
    marker.cloned()
}

/// The markers of words that stand apart in the first line: "reboot fails (detected)", "**start**",
/// "parser patched, mitigated", "treasury calls us - detected".
pub(super) fn alone(text: &str) -> impl Iterator<Item = MarkerKey> {
    let line = text.lines().next().filter(|line| !is_logged(line)).unwrap_or_default();
    let brackets = line.split('(').skip(1).take(8).filter_map(|rest| rest.split_once(')'));
    // Of what asterisks part every second piece stands between two of them.
    let strong = line.split("**").skip(1).step_by(2).take(8);
    // ", started 04:12" tells of another time.
    let last = last_part(line).filter(|part| !part.contains(|c: char| c.is_ascii_digit()));
    let parts = brackets.map(|(inner, _)| inner).chain(strong).chain(last);
    parts.filter(|part| part.len() < 24).filter_map(labelled)
}

/// The levels of messages that a program logs all day, and those by which it calls for somebody.
const LEVELS: [&str; 7] = ["TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR"];
const LOUD: [&str; 5] = ["CRITICAL", "SEVERE", "FATAL", "ALERT", "PANIC"];

/// Whether a word is the level of a message: "WARN", but not "[error]".
pub(super) fn is_level(word: &str) -> bool {
    LEVELS.contains(&word) || LOUD.contains(&word)
}

/// Whether a program logged a line: what it starts and ends is no incident.
fn is_logged(line: &str) -> bool {
    let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    line.split_whitespace().take(3).any(|word| LEVELS.contains(&plain(word).as_str()))
}

/// What stands behind the last sign that parts a line.
fn last_part(line: &str) -> Option<&str> {
    const SIGNS: [&str; 9] = [". ", ", ", "; ", " - ", " – ", " — ", "→", "->", "=>"];
    let may_begin = |byte: &u8| matches!(byte, b'.' | b',' | b';' | b' ' | b'-' | b'=' | 0xe2);
    let mut places = line.as_bytes().iter().enumerate().rev().filter(|(_, byte)| may_begin(byte));
    let end = |at: usize| {
        let rest = line.get(at..)?;
        SIGNS.iter().find(|sign| rest.starts_with(**sign)).map(|sign| at + sign.len())
    };
    line.get(places.find_map(|(at, _)| end(at))?..)
}

/// Whether a line is no more than the name of a report.
pub(super) fn is_report(line: &str) -> bool {
    let plain = line.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    matches!(plain.as_str(), "postmortem" | "post-mortem" | "post mortem")
}

/// Whether a text tells of the work on what was learnt: "Post-incident analysis completed".
pub(super) fn looks_back(text: &str) -> bool {
    const WORK: [&str; 7] = [
        "post-incident", "postmortem", "post-mortem", "post mortem", "retrospective", "root cause analysis",
        "rca ",
    ];
    // "Back to normal, postmortem will follow" is a last word all the same.
    let line = text.lines().next().unwrap_or_default();
    let begin = line.split([',', '.', ';', ':', '–', '—']).next().unwrap_or_default();
    let begin = format!("{} ", begin.chars().take(80).collect::<String>().to_lowercase());
    WORK.iter().any(|work| begin.contains(work))
}

/// Whether a text is "Outage identified", and no more; "problem identified" is its cause.
pub(super) fn is_identified(text: &str) -> bool {
    let whole: Vec<String> = words(text).take(3).map(str::to_lowercase).collect();
    let is_trouble = |one: &String| one != "problem" && is_trouble(one);
    matches!(whole.as_slice(), [one, two] if two == "identified" && is_trouble(one))
}

/// A sentence without what stands in quotes; `None` where nothing does.
pub(super) fn unquoted(sentence: &str) -> Option<String> {
    const QUOTES: [(char, char); 6] =
        [('"', '"'), ('„', '“'), ('“', '”'), ('«', '»'), ('`', '`'), ('「', '」')];
    let (open, close) = QUOTES.into_iter().find(|(open, _)| sentence.contains(*open))?;
    let (before, rest) = sentence.split_once(open)?;
    let (_, behind) = rest.split_once(close)?;
    Some(format!("{before} {behind}"))
}

/// Whether a name is that of a program that sends alarms: "PagerDuty", "nagios-bot".
pub(super) fn sends_alarms(name: &str) -> bool {
    let lower = name.to_lowercase();
    let plain = lower.strip_suffix("bot").unwrap_or(&lower).trim_end_matches(['-', '_', ' ']);
    cues::sends_alarms(plain)
}

/// Whether such a program tells of trouble: "CRITICAL - handshake failures".
pub(super) fn raises(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    RAISED.contains(&first.to_lowercase().as_str())
}

/// Words by which programs say that an alarm is raised.
const RAISED: [&str; 9] =
    ["critical", "problem", "firing", "triggered", "trigger", "alert", "down", "warning", "error"];

/// Whether a text only names an alert: "alert DiskFull", "Consumer lag alert".
pub(super) fn is_alarm(text: &str) -> bool {
    let line = sentences(text).next().unwrap_or_default();
    let lower = line.to_lowercase();
    let words: Vec<&str> = words(&lower).take(16).collect();
    let is_one = |word: Option<&&str>| word.is_some_and(|word| ALARMS.contains(word) && *word != "page");
    let is_alone = words.len() == 1 && (is_one(words.first()) || words.first() == Some(&"reported"));
    let sender = line.split_once(':').map(|(sender, _)| sender.trim_matches(['*', '[', ']', ' ']));
    let is_paged = sender.is_some_and(|sender| cues::sends_alarms(&sender.to_lowercase()));
    let is_named = is_alone
        || is_paged
        || is_quoted_alarm(line)
        || is_one(words.first()) && words.len() > 1
        || is_one(words.last()) && (2..=5).contains(&words.len()) && !is_known(&words);
    if !is_named {
        return is_page_to(line);
    }
    // "Lag over threshold", "p99 over 2 s": the alert is not over.
    let crosses = words.iter().position(|word| CROSSING.contains(word)).is_some_and(|at| {
        let behind = words.get(at + 1..).unwrap_or_default();
        any(behind.get(..3.min(behind.len())).unwrap_or_default(), LIMITS)
            || is_number_behind(&lower, words.get(at))
    });
    // "no alert", and in Portuguese "alerta no canal".
    let alarm = words.iter().position(|word| ALARMS.contains(word));
    let is_denied = words.iter().position(|word| *word == "no") < alarm;
    let is_done = |word: &&str| {
        (*word != "no" || is_denied)
            && ALARM_WORDS.contains(word)
            && !(crosses && matches!(*word, "over" | "threshold"))
    };
    // "Alert for queue age, acknowledged by Mina" came first, too.
    let (front, _) = lower.split_once(", ").unwrap_or((&lower, ""));
    let is_taken_later = !ACKS.iter().any(|ack| front.contains(ack));
    let is_done = |word: &&str| is_done(word) && !(is_taken_later && ACKS.contains(word));
    !words.iter().any(is_done) || is_page_to(line)
}

/// Whether words end with a thing that was told of before: "Mina discusses the alert".
fn is_known(words: &[&str]) -> bool {
    matches!(words, [_, .., "the" | "this" | "that" | "these", _])
}

/// How people say that they take an alarm.
const ACKS: [&str; 4] = ["acknowledged", "acked", "acks", "ack"];

/// Whether an alarm is named by its sender and what it says: `Icinga alert "disk full" on db3`.
fn is_quoted_alarm(line: &str) -> bool {
    let mut before = "";
    line.split_whitespace().take(4).any(|word| {
        let is_alarm = ALARMS.contains(&before.to_lowercase().as_str()) && before != "page";
        before = word;
        is_alarm && word.starts_with(['"', '“', '„', '«', '`'])
    })
}

/// Whether a number follows a word of a line in lower case.
fn is_number_behind(line: &str, word: Option<&&str>) -> bool {
    let number = |word: &&str| {
        let behind = line.split_once(&format!(" {word} "))?.1.chars().next();
        behind.filter(char::is_ascii_digit)
    };
    word.and_then(number).is_some()
}

/// Whether somebody is paged: "page to Mina", "Page to @oncall".
fn is_page_to(line: &str) -> bool {
    let mut parts = line.split_whitespace();
    let is_page = parts.next().is_some_and(|word| matches!(word.to_lowercase().as_str(), "page" | "pages"));
    let is_to = parts.next().is_some_and(|word| matches!(word, "to" | "an" | "à" | "a"));
    let is_name = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '@');
    is_page && is_to && parts.next().is_some_and(is_name)
}

/// Whether it is said that the incident is closed, in a word that stands apart: "Closed",
/// "Closed – all quiet", "no new failures → closed".
pub(super) fn is_closed(text: &str) -> bool {
    const CLOSED: [&str; 6] = ["closed", "geschlossen", "abgeschlossen", "clos", "cerrado", "cerrada"];
    let is_word = |part: &str| {
        let mut words = words(part).map(str::to_lowercase);
        words.next().is_some_and(|word| CLOSED.contains(&word.as_str())) && words.next().is_none()
    };
    let line = text.lines().next().unwrap_or_default();
    let first = line.split([':', '–', '—']).next();
    let mut parts = [Some(text), first, last_part(line)].into_iter().flatten();
    parts.any(|part| part.len() < 24 && is_word(part)) || sentences(text).any(closes_key)
}

/// Whether a sentence closes what a tracker counts: "OPS-2219 closed", "Closing INC0012".
fn closes_key(sentence: &str) -> bool {
    const BEFORE: [&str; 9] =
        ["closing", "close", "closed", "schließe", "schließen", "cierro", "cerramos", "clôture", "ferme"];
    const BEHIND: [&str; 8] =
        ["closed", "resolved", "geschlossen", "gelöst", "clos", "fermé", "cerrado", "cerrada"];
    const JOINTS: [&str; 8] = ["is", "now", "has", "been", "ist", "est", "queda", "fue"];
    if !sentence.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = sentence.split_whitespace().take(60).collect();
    let plain = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    words.iter().enumerate().filter(|(_, word)| is_key(word)).any(|(at, _)| {
        let mut later = words.get(at + 1..).unwrap_or_default().iter().map(plain);
        let next = later.find(|word| !JOINTS.contains(&word.as_str()));
        let last = at.checked_sub(1).and_then(|at| words.get(at)).map(plain);
        next.is_some_and(|word| BEHIND.contains(&word.as_str()))
            || last.is_some_and(|word| BEFORE.contains(&word.as_str()))
    })
}

/// Whether a word is the key of an entry of a tracker, and of no change to the code.
fn is_key(word: &str) -> bool {
    const CHANGES: [&str; 6] = ["PR", "MR", "CHG", "CR", "RFC", "CVE"];
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let (name, number) = word.split_at_checked(letters).unwrap_or_default();
    let is_number = number.contains(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '_'));
    (2..=10).contains(&letters) && is_number && !CHANGES.contains(&name)
}

/// Words between what happened and when it did.
const AT: &[&str] =
    &["at", "around", "about", "um", "gegen", "à", "a las", "às", "vers", "alle", "kl.", "om", "o"];

/// Whether a sentence goes on with a time that is not that of its entry: "Impact resolved at 19:27";
/// or has one before what it says: "(14:00 outage starts". The sentence is in lower case.
pub(super) fn tells_another_time(sentence: &str, (first, last): (&str, &str), typed: &str) -> bool {
    let end = sentence.char_indices().nth(600).map_or(sentence.len(), |(at, _)| at);
    let lower = sentence.get(..end).unwrap_or_default();
    let is_other = |clock: &str| {
        let clock = clock.trim_matches(|c: char| !c.is_ascii_digit());
        let is_clock = clock.starts_with(|c: char| c.is_ascii_digit()) && clock.contains([':', 'h', '.']);
        is_clock && !typed.to_lowercase().contains(clock)
    };
    let before =
        lower.split_once(&format!(" {first}")).and_then(|(before, _)| before.split_whitespace().last());
    if before.is_some_and(|word| word.contains(':') && is_other(word)) {
        return true;
    }
    let Some((_, behind)) = lower.split_once(&format!("{last} ")) else { return false };
    let at = AT.iter().find_map(|at| behind.strip_prefix(at)?.strip_prefix(' '));
    // "the start of the outage (~13:30)"
    let in_brackets = behind.strip_prefix('(').map(|inner| inner.trim_start_matches(['~', '≈']));
    let at = at.or(in_brackets).unwrap_or_default();
    let clock: String = at.chars().take_while(|c| !c.is_whitespace()).collect();
    clock.starts_with(|c: char| c.is_ascii_digit()) && is_other(&clock)
}
