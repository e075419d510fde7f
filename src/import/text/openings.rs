//! What a line begins with before its time: a nick, a title, the number of a day, the word of an update
//! ("**Update 18:40** – text"), a state ("[Resolved] 10:42 UTC: text").

use super::beside::is_in_brackets;
use super::dates::names_weekday;
use super::head::Finder;
use super::people::nick;
use super::stamped::Head;
use super::words::{Topic, begins_update, is_person, is_status, topic};
use crate::import::markers::{is_marker_label, names_marker};
use crate::import::pieces::from;
use crate::model::typed::DayForm;

const LAST: &[&str] =
    &["final", "last", "latest", "first", "initial", "letztes", "letzte", "última", "dernière"];
/// Words that say no more than that an update follows.
const UPDATES: &[&str] = &[
    "update", "edit", "message", "notice", "meldung", "aviso", "nachtrag", "aktualisierung", "actualización",
    "atualização", "aggiornamento",
];

impl Finder<'_> {
    /// The time behind the nick that a line begins with: "<ada> 10:42:03 checkout is down", or behind
    /// the name of a container, as Compose writes it: "app_1  | 2024-03-12T10:42:03Z checkout is down".
    pub(super) fn behind_nick(&self, text: &str) -> Option<Head> {
        if let Some((name, rest)) = container(text) {
            let is_whole = |head: &Head| head.day.is_some() && head.clock.is_some() && head.label.is_empty();
            let head = self.head(rest).filter(is_whole)?;
            return Some(Head { rest: format!("{name}: {}", head.rest), ..head });
        }
        let is_firm = |head: &Head| head.clock.is_some() && !head.is_weak;
        if let Some((name, inner, rest)) = time_in_brackets(text) {
            let head = self.head(inner).filter(is_firm).filter(|head| head.rest.is_empty())?;
            return Some(Head { rest: format!("{name}: {rest}"), is_set_off: true, ..head });
        }
        // "[Ada Lovelace] [10:42] checkout is down"
        if let Some((name, rest)) = text.strip_prefix('[').and_then(|inner| inner.split_once("] [")) {
            let is_time = |head: &Head| is_firm(head) && !head.rest.is_empty();
            let head = Some(rest).filter(|_| is_person(name)).and_then(|rest| self.head(rest));
            let head = head.filter(is_time)?;
            let said = head.rest.trim_start_matches([']', ' ']);
            return Some(Head { rest: format!("{name}: {said}"), is_set_off: true, ..head });
        }
        let (name, rest) = Some(text).filter(|text| text.starts_with('<')).and_then(nick)?;
        let head = self.head(rest).filter(is_firm)?;
        Some(Head { rest: format!("<{name}> {}", head.rest), ..head })
    }

    /// The time behind words that name a list, where a copy lost the line between them: "Incident
    /// timeline 01:30 AM – first alerts".
    pub(super) fn behind_title(&self, text: &str) -> Option<Head> {
        let title = text.get(..text.find(|c: char| c.is_ascii_digit())?)?;
        let names_list = || title.split_whitespace().count() <= 4 && topic(title) == Topic::Timeline;
        let head = Some(from(text, title.len())).filter(|_| title.len() <= 40 && names_list());
        let head = self.head(head?)?;
        (head.clock.is_some() && !head.is_weak && head.is_set_off && !head.rest.is_empty()).then_some(head)
    }

    /// The day behind its number: "Day 2 (3/10)", "Day 2 - 3/10".
    pub(super) fn numbered_day(&self, heading: &str) -> Option<Head> {
        let plain = heading.trim_matches(['*', '_', ' ']);
        self.head(behind_day_number(plain)?).filter(Head::is_day)
    }

    /// The same of a line that is no more than that.
    pub(super) fn numbered_day_alone(&self, line: &str) -> Option<Head> {
        self.numbered_day(line).filter(|head| {
            let rest = head.rest.trim_matches(|c: char| !c.is_alphanumeric());
            head.day != Some(DayForm::Named) && (rest.is_empty() || names_weekday(rest))
        })
    }

    /// The time in brackets that a heading ends with, and the title before it: "First page (10:49 UTC)".
    pub(super) fn in_brackets(&self, heading: &str) -> Option<Head> {
        let (title, inner) = heading.trim_end().strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
        let head = self.head(inner).filter(|head| head.clock.is_some() && !head.is_weak)?;
        let is_whole = head.rest.is_empty() && head.label.is_empty() && !title.trim().is_empty();
        is_whole.then(|| Head { label: title.trim().to_owned(), ..head })
    }

    /// The whole time behind a remark in brackets: "(planned) Tue, May 14, 2024 - the fix is out".
    pub(super) fn behind_remark(&self, text: &str) -> Option<Head> {
        let (remark, behind) = text.strip_prefix('(')?.split_once(')')?;
        const REMARKS: [&str; 8] =
            ["planned", "scheduled", "expected", "tentative", "geplant", "prévu", "previsto", "planificado"];
        let is_word = REMARKS.contains(&remark.to_lowercase().as_str());
        let head = self.head(behind.trim_start()).filter(|_| is_word)?;
        let is_firm = head.day == Some(DayForm::Full) && head.is_set_off && !head.rest.is_empty();
        is_firm.then(|| Head { rest: format!("({remark}) {}", head.rest), ..head })
    }

    /// The time behind the word that a list of updates begins each of them with: "**Update 18:40**
    /// – text". The word says nothing of the entry.
    pub(super) fn update(&self, text: &str, is_heading: bool) -> Option<Head> {
        let mut begin = text.trim_start_matches(|c: char| "*_[(".contains(c) || c.is_whitespace());
        let mut length = begin.find(|c: char| !c.is_alphabetic())?;
        // "Final update 18:02"
        if LAST.contains(&begin.get(..length)?.to_lowercase().as_str()) {
            begin = from(begin, length).trim_start();
            length = begin.find(|c: char| !c.is_alphabetic())?;
        }
        let is_update = UPDATES.contains(&begin.get(..length)?.to_lowercase().as_str());
        let begin = from(begin, length).trim_start_matches([' ', '#', ':', '–', '-', '*', '_']);
        let begin = ["as of ", "at "].iter().find_map(|joint| begin.strip_prefix(joint)).unwrap_or(begin);
        let head = self.head(begin).filter(|_| is_update)?;
        let is_set_off = head.is_set_off || text.starts_with(['*', '_']);
        // "UPDATE 2024-03-12: the router has been stable since."
        let is_time = head.clock.is_some() && !head.is_weak || head.day == Some(DayForm::Full);
        let is_firm = is_time && is_set_off && !head.rest.is_empty();
        // "## Update 12.03.2024 15:30 (on call)", and its text below.
        let is_remark = head.rest.is_empty() || is_in_brackets(&head.rest);
        let is_whole = head.day.is_some() && is_remark && !head.is_weak;
        // "*Update* as of 11:15AM", and its text below.
        let is_marked = text.starts_with(['*', '_']) && head.clock.is_some() && !head.is_weak;
        (is_firm || is_heading && is_whole || is_marked && head.rest.is_empty()).then_some(head)
    }

    /// The time behind the state that an update begins with in brackets or with emphasis: "[Resolved]
    /// 10:42 UTC: text", "*Recovering* - (4:57 PM PST) text".
    pub(super) fn behind_state(&self, text: &str) -> Option<Head> {
        let inner = text.trim_start_matches(['*', '_', '[']);
        let (state, behind) = inner.split_once(['*', '_', ']']).filter(|_| inner.len() < text.len())?;
        // "*Issue resolved | 10/17 03:05pm Central* - text"
        if let Some((label, stamp)) = state.rsplit_once(" | ").filter(|_| state.len() <= 80) {
            let is_whole = |head: &Head| head.clock.is_some() && !head.is_weak && head.rest.is_empty();
            let head = self.head(stamp).filter(is_whole)?;
            let behind = behind.trim_start_matches(|c: char| c.is_whitespace() || "*_-–—:".contains(c));
            let rest = format!("{label} - {behind}");
            return Some(Head { rest, is_set_off: true, ..head });
        }
        // "**[Outage start]** On 2024-03-12, at 07:35:39, the certificate ran out"
        let is_marker = text.trim_start_matches(['*', '_']).starts_with('[')
            && (is_marker_label(state) || names_marker(state));
        let is_state = state.len() <= 30 && (begins_update(state) || is_marker);
        let behind = behind.trim_start_matches(|c: char| c.is_whitespace() || "*_-–—:".contains(c));
        // "**Resolved** - 10:42 was the last error": only brackets set a time off there.
        let is_set_off = is_marker || text.starts_with('[') || behind.starts_with(['(', '[']);
        let head = Some(behind).filter(|_| is_state && is_set_off).and_then(|behind| self.head(behind))?;
        let rest = format!("{state} - {}", head.rest);
        let is_firm = head.clock.is_some() && !head.is_weak;
        is_firm.then(|| Head { rest: rest.trim_end_matches([' ', '-']).to_owned(), ..head })
    }
}

/// What stands behind the number of a day: "Day 2 (3/10)", "Day 2 - Monday".
pub(super) fn behind_day_number(heading: &str) -> Option<&str> {
    const DAYS: [&str; 7] = ["day", "tag", "jour", "día", "dia", "dag", "giorno"];
    let (day, behind) = heading.split_once(' ')?;
    let rest = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = rest.len() < behind.len() && DAYS.contains(&day.to_lowercase().as_str());
    is_numbered.then(|| rest.trim_start_matches([' ', '-', '–', '—', ':', '(', ',']))
}

/// Name, time and text of "ada (10:42): checkout is down", where the name is that of no marker.
fn time_in_brackets(text: &str) -> Option<(&str, &str, &str)> {
    let (name, behind) = text.split_once(" (").filter(|(name, _)| name.len() <= 40)?;
    let name = name.trim_matches('*');
    let (inner, rest) = behind.split_once("): ").filter(|(inner, _)| inner.len() <= 40)?;
    let is_name = is_person(name) && !is_status(name) && !is_marker_label(name) && !names_marker(name);
    let is_time = inner.starts_with(|c: char| c.is_ascii_digit()) || inner.contains(':');
    (is_name && is_time).then_some((name, inner, rest))
}

/// The name of a container before a bar, and what stands behind it, which begins with a year.
fn container(text: &str) -> Option<(&str, &str)> {
    let (name, behind) = text.split_once('|')?;
    let name = name.trim_end();
    let is_name = (1..=60).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && name.bytes().any(|byte| byte.is_ascii_alphabetic());
    let rest = behind.trim_start();
    (is_name && rest.starts_with("20")).then_some((name, rest))
}
