//! What differs between two versions of a document, in words: a line for each difference, and all of it
//! in one line for the history of a page.

use super::value::{brief, value};
use super::{Msg, Words, moment};
use crate::edit::{Difference, Step, TIME_FIELDS, Target, record_at, summary};
use crate::model::{
    Civil, Document, DocumentField, Event, EventField, Id, Marker, MarkerKey, Moment, Node, Record, Value,
    markup,
};

/// So many characters of a text are told.
const TOLD: usize = 60;
/// Histories of wikis show about so many characters of a summary; DokuWiki keeps 255 bytes of it.
const LONGEST: usize = 200;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The event that it is about, if it is one that the later version has.
    pub event: Option<Id>,
    /// What differs.
    pub text: String,
}

/// Two versions and how they are told.
#[derive(Clone, Copy)]
pub struct Versions<'a> {
    /// The words.
    pub words: Words,
    /// The earlier version.
    pub from: &'a Document,
    /// The later one.
    pub to: &'a Document,
    /// What the wall clock shows at an instant.
    pub show: &'a dyn Fn(&Moment) -> Civil,
}

impl Versions<'_> {
    /// A line for each difference: markers first, since they make the durations.
    pub fn lines(&self) -> Vec<ChangeLine> {
        let mut lines = self.markers();
        for difference in summary(self.from, self.to) {
            lines.extend(self.line(&difference));
        }
        lines
    }

    /// All in one line: `3 events added, Mitigate 16:14 → 16:20`. Blank where nothing differs.
    pub fn in_one_line(&self) -> String {
        let words = self.words;
        if self.from.events.is_empty() && !self.to.events.is_empty() {
            let added = words.say(Msg::SummaryAdded, [&self.to.events.len()]);
            return format!("{}: {added}", words.get(Msg::SummaryFirst));
        }
        let differences = summary(self.from, self.to);
        let mut parts = self.counts(&differences);
        parts.extend(self.markers().into_iter().map(|line| line.text));
        for part in differences.iter().filter_map(|it| self.other(it)) {
            let part = words.say(Msg::SummaryChanged, [&part]);
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
        joined(words, &parts)
    }

    /// How many events came, went and were edited.
    fn counts(&self, differences: &[Difference]) -> Vec<String> {
        let (mut added, mut removed) = (0_usize, 0_usize);
        let mut edited: Vec<&Id> = Vec::new();
        for difference in differences {
            match difference {
                Difference::Added(target) if is_event(target) => added += 1,
                Difference::Removed(target) if is_event(target) => removed += 1,
                Difference::Added(target)
                | Difference::Removed(target)
                | Difference::Changed { target, .. } => {
                    edited.extend(event_of(target).filter(|id| !edited.contains(id)));
                }
                Difference::Moved(_) | Difference::Marked { .. } => {}
            }
        }
        let counts =
            [(Msg::SummaryAdded, added), (Msg::SummaryRemoved, removed), (Msg::SummaryEdited, edited.len())];
        let some = counts.into_iter().filter(|(_, count)| *count > 0);
        some.map(|(message, count)| self.words.say(message, [&count])).collect()
    }

    /// What a difference outside of the events is about.
    fn other(&self, difference: &Difference) -> Option<String> {
        let (target, fields) = match difference {
            Difference::Marked { .. } => return None,
            Difference::Changed { target, fields, .. } => (target, fields.as_slice()),
            Difference::Added(target) | Difference::Removed(target) | Difference::Moved(target) => {
                (target, [].as_slice())
            }
        };
        match target.0.first() {
            Some(Step::Item(field, _)) if *field == usize::from(DocumentField::Events) => None,
            Some(Step::Item(field, _) | Step::Part(field)) => {
                Some(self.words.part(Document::FIELDS.get(*field)?.key))
            }
            None => Some(self.words.field("", Document::FIELDS.get(*fields.first()?)?.key).into_owned()),
        }
    }

    /// The markers that name another instant, or none any more.
    fn markers(&self) -> Vec<ChangeLine> {
        let gone = self.from.markers.iter().filter(|(key, _)| self.to.markers.get(key).is_none());
        let keys = self.to.markers.iter().chain(gone).map(|(key, _)| key);
        let line = |key: &MarkerKey| {
            let was = self.from.markers.get(key).map(|it| (self.time(self.from, it), it));
            let is = self.to.markers.get(key).map(|it| (self.time(self.to, it), it));
            let same = |(a, one): &(String, &Marker), (b, two): &(String, &Marker)| a == b && one == two;
            if was.as_ref().zip(is.as_ref()).is_some_and(|(was, is)| same(was, is)) {
                return None;
            }
            let event = is.as_ref().map(|(_, marker)| marker.event.clone());
            let text = self.turned(
                &self.words.marker(key),
                &was.map(|(time, _)| time).unwrap_or_default(),
                &is.map(|(time, _)| time).unwrap_or_default(),
            );
            Some(ChangeLine { event, text })
        };
        keys.filter_map(line).collect()
    }

    fn time(&self, document: &Document, marker: &Marker) -> String {
        let event = document.events.find(&marker.event);
        let end = |event: &Event| if marker.end { event.until } else { event.at };
        match event.and_then(|event| end(event).map(|at| (event, at))) {
            Some((event, at)) => {
                let precision = if marker.end { event.end_precision() } else { &event.precision };
                let certainty = if marker.end { &event.until_certainty } else { &event.certainty };
                let (words, civil) = (self.words, (self.show)(&at));
                moment::point(words, moment::Style::Written, civil, precision, certainty)
            }
            None => self.words.get(Msg::TimeUnknownShort).into_owned(),
        }
    }

    fn line(&self, difference: &Difference) -> Option<ChangeLine> {
        let words = self.words;
        let (target, text) = match difference {
            Difference::Marked { .. } => return None,
            Difference::Added(target) => (target, words.say(Msg::ChangeAdded, [&self.name(self.to, target)])),
            Difference::Removed(target) => {
                (target, words.say(Msg::ChangeRemoved, [&self.name(self.from, target)]))
            }
            Difference::Moved(target) => (target, words.say(Msg::ChangeMoved, [&self.name(self.to, target)])),
            Difference::Changed { target, fields, unknown } => {
                let change = self.fields(target, fields, *unknown);
                let name = self.name(self.to, target);
                let text = match name.is_empty() {
                    true => change,
                    false => words.say(Msg::ChangeOf, [&name, &change]),
                };
                (target, text)
            }
        };
        let event = event_of(target).filter(|id| self.to.events.find(id).is_some());
        Some(ChangeLine { event: event.cloned(), text })
    }

    /// The fields of a record that differ.
    fn fields(&self, target: &Target, fields: &[usize], unknown: bool) -> String {
        let (list, _) = target.holder();
        let (from, to) = (record_at(self.from, target), record_at(self.to, target));
        let is_time = |field: &usize| {
            let is_hand_order = *field == usize::from(EventField::Rank);
            is_event(target) && (is_hand_order || TIME_FIELDS.iter().any(|it| usize::from(*it) == *field))
        };
        let mut told = Vec::new();
        if fields.iter().any(is_time) {
            told.push(self.event_time(&from, &to));
        }
        let keys = to.as_ref().map_or(Document::FIELDS, |node| node.record().fields());
        for field in fields.iter().filter(|field| !is_time(field)) {
            let key = keys.get(*field).map_or("", |field| field.key);
            let side = |side: &Option<Node>, document: &Document| {
                let found = match side {
                    Some(node) => node.record().get(*field),
                    None if target.0.is_empty() => document.get(*field),
                    None => Value::Default,
                };
                value(self.words, (list, key), &found, self.show)
            };
            let (was, is) = differing(&side(&from, self.from), &side(&to, self.to));
            told.push(self.turned(&self.words.field(list, key), &was, &is));
        }
        if unknown {
            told.push(self.words.get(Msg::ChangeUnknown).into_owned());
        }
        told.join("; ")
    }

    fn event_time(&self, from: &Option<Node>, to: &Option<Node>) -> String {
        let time = |node: &Option<Node>| match node {
            Some(Node::Event(event)) => self.time_of(event),
            _ => String::new(),
        };
        let (was, is) = (time(from), time(to));
        let name = self.words.get(Msg::FieldTime);
        if was == is {
            return self.words.say(Msg::SummaryChanged, [&name]);
        }
        self.turned(&name, &was, &is)
    }

    fn time_of(&self, event: &Event) -> String {
        moment::event_time(self.words, moment::Style::Written, event, self.show)
    }

    /// `Mitigate 16:14 → 16:20`, `Mitigate set to 16:14`, `Mitigate 16:14 taken away`.
    fn turned(&self, field: &str, from: &str, to: &str) -> String {
        match (from, to) {
            ("", "") => self.words.say(Msg::SummaryChanged, [&field]),
            ("", to) => self.words.say(Msg::ChangeSet, [&field, &to]),
            (from, "") => self.words.say(Msg::ChangeCleared, [&field, &from]),
            (from, to) => self.words.say(Msg::ChangeFromTo, [&field, &from, &to]),
        }
    }

    /// What a record is called: an event by time and text, others by their kind and text.
    fn name(&self, document: &Document, target: &Target) -> String {
        let event = event_of(target).and_then(|id| document.events.find(id));
        let of_event = event.map(|event| format!("{} {}", self.time_of(event), brief(&event.text, TOLD)));
        if is_event(target) || target.0.is_empty() {
            return of_event.unwrap_or_default();
        }
        let text = record_at(document, target).map(|node| main_text(node.record())).unwrap_or_default();
        let (list, _) = target.holder();
        let part = self.words.part(list);
        let own = if text.is_empty() {
            part
        } else {
            self.words.say(Msg::ChangeItem, [&part, &brief(&text, TOLD)])
        };
        of_event.map_or(own.clone(), |event| self.words.say(Msg::ChangeOf, [&event, &own]))
    }
}

/// Two texts on a line each, from shortly before the place where they part.
fn differing(one: &str, two: &str) -> (String, String) {
    let (one, two) = (markup::one_line(one), markup::one_line(two));
    let same = one.chars().zip(two.chars()).take_while(|(a, b)| a == b).count();
    let skip = if same > TOLD / 2 { same.saturating_sub(TOLD / 4) } else { 0 };
    let from_there = |text: &str| {
        let rest: String = text.chars().skip(skip).collect();
        let rest = brief(&rest, TOLD);
        if skip > 0 { format!("…{}", rest.trim_start()) } else { rest }
    };
    (from_there(&one), from_there(&two))
}

/// Joins as many parts as fit.
fn joined(words: Words, parts: &[String]) -> String {
    let mut text = String::new();
    for part in parts {
        let longer = if text.is_empty() { brief(part, LONGEST) } else { format!("{text}, {part}") };
        if longer.chars().count() > LONGEST {
            return words.say(Msg::SummaryMore, [&text]);
        }
        text = longer;
    }
    text
}

fn is_event(target: &Target) -> bool {
    target.0.len() == 1 && event_of(target).is_some()
}

fn event_of(target: &Target) -> Option<&Id> {
    match target.0.first() {
        Some(Step::Item(field, id)) if *field == usize::from(DocumentField::Events) => Some(id),
        _ => None,
    }
}

/// The first text of a record that is not its identifier.
fn main_text(record: &dyn Record) -> String {
    let wanted = ["text", "name", "label", "url", "did", "saw", "understood"];
    let field = |key: &str| record.fields().iter().position(|field| field.key == key);
    let text = |key: &&str| match record.get(field(key)?) {
        Value::Text(text) if !text.trim().is_empty() => Some(text.to_string()),
        _ => None,
    };
    wanted.iter().find_map(text).unwrap_or_default()
}
