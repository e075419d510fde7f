//! From settled entries to rows: events with their source, evidence and identifiers.

use super::authors::author;
use super::entry::{Below, Entry};
use super::hash::{PRIME, fnv};
use super::links;
use super::people;
use super::settle::Timed;
use super::words::is_status;
use crate::import::Row;
use crate::import::markers::Judged;
use crate::model::typed::Reading;
use crate::model::{Anchor, Event, Id, Imported, Precision, Text};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Makes rows, and gives identifiers.
pub(super) struct Rows {
    source: Id,
    references: HashMap<String, String>,
    is_chat: bool,
    used: HashSet<Id>,
    /// For each content the number that its last row got: without it thousands of equal rows
    /// would each try all those before them.
    given: HashMap<u64, u64>,
    last: Option<Id>,
    /// Who wrote last in a chat.
    speaker: Option<String>,
}

impl Rows {
    pub(super) fn new(source: Id, references: HashMap<String, String>, is_chat: bool) -> Self {
        Self {
            source,
            references,
            is_chat,
            used: HashSet::new(),
            given: HashMap::new(),
            last: None,
            speaker: None,
        }
    }

    pub(super) fn row(&mut self, entry: &Entry, timed: &Timed) -> Row {
        let (who, text) = self.who(entry);
        let text = links::rewritten(&text, &self.references);
        let mut event = Event { text: text.as_str().into(), typed: typed(entry, timed), ..Event::default() };
        event.who = who.iter().map(String::as_str).collect();
        event.evidence = links::evidence(&text, &entry.links).into();
        let mut doubts = Vec::new();
        if let Some(reading) = &timed.reading {
            take(&mut event, reading);
            doubts.clone_from(&reading.doubts);
        }
        event.id = self.id(&event);
        if event.at.is_none() {
            event.after = Some(self.last.clone().map_or(Anchor::Top, Anchor::After));
        }
        event.source = Rc::new(Imported {
            source: Some(self.source.clone()),
            text: event.text.clone(),
            at: event.at,
            who: event.who.clone(),
            ..Imported::default()
        });
        self.last = Some(event.id.clone());
        let is_noise = people::is_noise(&text);
        let original = original(entry);
        Row { event, original, line: entry.line, markers: vec![], likely: vec![], doubts, is_noise }
    }

    /// Who acts, and what the entry says without the name before it.
    fn who(&mut self, entry: &Entry) -> (Vec<String>, String) {
        let mut entry = entry;
        let cleaned;
        if self.is_chat {
            cleaned = without_chrome(entry);
            entry = &cleaned;
        }
        let text = entry.full_text();
        let label = entry.head.as_ref().map_or("", |head| head.label.as_str());
        if !label.is_empty() {
            return self.labelled(entry, label, text);
        }
        if let Some((name, rest)) = people::nick(&text) {
            match (text.starts_with('['), self.references.contains_key(&name.to_lowercase())) {
                (true, true) => return (vec![name], text),
                (true, false) => {}
                (false, _) => return (vec![name], rest.to_owned()),
            }
        }
        if self.is_chat {
            let speaker = self.speaker.clone().filter(|_| entry.text.is_empty() && entry.who.is_empty());
            return (entry.who.iter().cloned().chain(speaker).collect(), text);
        }
        (entry.who.clone(), text)
    }

    /// "alice  10:42 AM" with her message below, "resolved Feb 20, 10:42" with the update below,
    /// or a label that is all there is.
    fn labelled(&mut self, entry: &Entry, label: &str, text: String) -> (Vec<String>, String) {
        let rest = entry.head.as_ref().map(|head| head.rest.as_str()).unwrap_or_default();
        let below = Entry { text: rest.to_owned(), ..entry.clone() }.full_text();
        // "Detected: by a guest" is whole as it stands.
        if below.is_empty() || !rest.is_empty() {
            return (Vec::new(), text);
        }
        if let Some(name) = author(label) {
            return (vec![name], below);
        }
        if self.is_chat && !is_status(label) {
            self.speaker = Some(label.to_owned());
            return (vec![label.to_owned()], below);
        }
        (Vec::new(), format!("{label} – {below}"))
    }

    /// An identifier made from what the entry says, so that reading it again gives the same.
    fn id(&mut self, event: &Event) -> Id {
        let at = event.at.map(|at| at.to_string()).unwrap_or_default();
        let content = fnv(&[&at, &event.typed, &event.text]);
        let again = |number: u64| number.wrapping_mul(PRIME).wrapping_add(1);
        let mut number = self.given.get(&content).map_or(content, |last| again(*last));
        while !self.used.insert(Id::from_number(number)) {
            number = again(number);
        }
        self.given.insert(content, number);
        Id::from_number(number)
    }
}

fn without_chrome(entry: &Entry) -> Entry {
    let mut entry = entry.clone();
    let is_chrome =
        |below: Option<&Below>| matches!(below, Some(Below::Text(line)) if people::is_chrome(line));
    // ":eyes:", and below it how many looked.
    let is_reaction = |at: usize| {
        matches!(entry.below.get(at), Some(Below::Text(line)) if people::is_emoji(line))
            && is_chrome(entry.below.get(at + 1))
    };
    let left =
        entry.below.iter().enumerate().filter(|(at, below)| !is_chrome(Some(below)) && !is_reaction(*at));
    let left = left.map(|(_, below)| below.clone()).collect();
    entry.below = left;
    entry
}

/// Puts the markers on rows, and notes them as imported.
pub(super) fn mark(rows: &mut [Row], judged: Judged) {
    for (at, marker) in judged.likely {
        rows.get_mut(at).into_iter().for_each(|row| row.likely.push(marker.clone()));
    }
    for (row, markers) in rows.iter_mut().zip(judged.markers) {
        if let Some(first) = markers.first() {
            let mut source = (*row.event.source).clone();
            source.marker = first.as_str().into();
            row.event.source = Rc::new(source);
        }
        row.markers = markers.into_iter().map(|key| (key, false)).collect();
    }
}

/// The time as it stood, with its end where that was taken from a column of its own.
fn typed(entry: &Entry, timed: &Timed) -> Text {
    let typed = entry.head.as_ref().map_or("", |head| head.typed.as_str());
    let has_end = timed.reading.as_ref().is_some_and(|reading| reading.until.is_some());
    match entry.until.as_ref().filter(|_| has_end) {
        Some(until) => format!("{typed} – {}", until.typed).into(),
        None => typed.into(),
    }
}

fn take(event: &mut Event, reading: &Reading) {
    event.at = reading.at;
    event.until = reading.until;
    event.precision = reading.precision.clone();
    event.certainty = reading.certainty.clone();
    event.until_precision = reading.until_precision.clone();
    event.until_certainty = reading.until_certainty.clone();
    event.latest = reading.latest;
    event.inferred = reading.inferred.to_set();
    if reading.at.is_none() {
        event.precision = Precision::default();
    }
}

fn original(entry: &Entry) -> Text {
    let mut out = entry.original.clone();
    for below in &entry.below {
        match below {
            Below::Text(line) | Below::Item(line) | Below::Quote(line) | Below::Code(line) => {
                out.push('\n');
                out.push_str(line);
            }
            Below::Break => out.push('\n'),
        }
    }
    out.trim_end().into()
}
