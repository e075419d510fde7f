//! Taking in rows that were read from somewhere else, once or again.
//!
//! A row that came from the same source before is the same event: what changed there is taken over
//! field by field, and what somebody changed here stays, as in a merge with what was imported last
//! (`source`) as the base.

mod around;
mod sources;

use self::sources::Sources;
use super::command::Command;
use super::plan::{Plan, fresh};
use super::target::Target;
use super::time::EventTime;
use crate::model::{
    Account, Action, Anchor, Document, DocumentField, Event, EventField, Evidence, Factor, FieldType, Id,
    IdSource, ImportedField, Lesson, Marker, MarkerKey, Moment, Node, Person, Precision, Question, Report,
    Source, Text, order,
};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What is to be taken in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Adopt {
    /// The rows, in their order.
    pub rows: Vec<Incoming>,
    /// What they came from.
    pub sources: Vec<Source>,
    /// People whose names were looked up.
    pub people: Vec<Person>,
    /// What the text calls the incident; taken where the document has no title.
    pub title: Text,
    /// How grave the text says that it was; taken where the document does not say.
    pub severity: Text,
    /// The zone of the text; taken by a document that has no events and names none.
    pub timezone: Text,
    /// Parts of a report; each is taken where the document has nothing there.
    pub report: Report,
    /// Factors; those that the document does not have yet are added.
    pub factors: Vec<Factor>,
    /// Lessons, in the same way.
    pub lessons: Vec<Lesson>,
    /// Actions, in the same way.
    pub actions: Vec<Action>,
}

/// A row that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// The event.
    pub event: Event,
    /// The markers that it carries; the flag says that its end is meant.
    pub markers: Vec<(MarkerKey, bool)>,
}

impl Incoming {
    /// The row with the clock of its source put right by so many seconds.
    #[must_use]
    pub fn shifted(self, seconds: i64) -> Self {
        let seconds = clock_shift(&self.event, seconds);
        if seconds == 0 {
            return self;
        }
        let event = EventTime::of(&self.event).shifted(seconds).put_into(&self.event);
        Self { event, ..self }
    }
}

/// The rows of several sources as one list: their places, in the order of a document.
pub fn in_order(rows: &[Incoming]) -> Vec<usize> {
    let places: HashMap<&Id, usize> = rows.iter().enumerate().map(|(at, row)| (&row.event.id, at)).collect();
    let events = order::arrange(rows.iter().map(|row| Rc::new(row.event.clone())));
    events.iter().filter_map(|event| places.get(&event.id).copied()).collect()
}

/// By how much the time of an event moves with the clock of its source: a day is on no clock.
fn clock_shift(event: &Event, seconds: i64) -> i64 {
    if event.precision == Precision::Day { 0 } else { seconds }
}

/// What a document already has of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    New,
    /// An event of the same time and words, here or in a row above that is of another source.
    Twin(Id),
    /// The same event of the same source, with nothing new.
    Known(Id),
    /// The same event of the same source, which says something else now.
    Changed(Id),
}

/// What a document already has of rows that were read.
pub fn standings(document: &Document, rows: &[Incoming]) -> Vec<Standing> {
    let mut by_key: HashMap<(&Id, &str), &Event> = HashMap::new();
    let mut by_words: HashMap<(i64, u32, String), &Event> = HashMap::new();
    let mut by_origin: HashMap<(&Id, (i64, u32, String)), &Event> = HashMap::new();
    for event in document.events.iter() {
        if let Some(origin) = origin_of(event) {
            by_origin.entry(origin).or_insert(event);
        }
        if let Some(key) = key_of(event) {
            by_key.insert(key, event);
        }
        if let Some(words) = words_of(event) {
            by_words.entry(words).or_insert(event);
        }
    }
    let mut standings = Vec::with_capacity(rows.len());
    let first = rows.first().map(|row| &row.event.source.source);
    let is_of_other = |row: &Incoming| Some(&row.event.source.source) != first;
    let has_twins = !by_words.is_empty() || rows.iter().any(is_of_other);
    // Of the rows: one source may say the same twice, two of them mean the same thing.
    let mut above: HashMap<(i64, u32, String), &Event> = HashMap::new();
    for row in rows {
        let event = &row.event;
        let known = key_of(event).and_then(|key| by_key.get(&key).copied());
        // Of what has no name the time and the words tell that it was taken in before, whatever was made
        // of it here since then.
        let known = known.or_else(|| by_origin.get(&origin_of(event)?).copied());
        if let Some(known) = known {
            let is_same = updates(document, known, event).is_empty();
            let standing = if is_same { Standing::Known } else { Standing::Changed };
            standings.push(standing(known.id.clone()));
            continue;
        }
        let twin = has_twins.then(|| words_of(event)).flatten().and_then(|words| {
            let here = by_words.get(&words).copied();
            let above = *above.entry(words).or_insert(event);
            here.or(Some(above).filter(|above| above.source.source != event.source.source))
        });
        standings.push(twin.map_or(Standing::New, |twin| Standing::Twin(twin.id.clone())));
    }
    standings
}

/// The source and what it calls the event.
fn key_of(event: &Event) -> Option<(&Id, &str)> {
    let source = event.source.source.as_ref()?;
    (!event.source.key.is_empty()).then(|| (source, &*event.source.key))
}

/// The source, and the instant and the words that it had when it was taken in, of what has no name there.
fn origin_of(event: &Event) -> Option<(&Id, (i64, u32, String))> {
    let source = event.source.source.as_ref().filter(|_| event.source.key.is_empty())?;
    Some((source, words_at(event.source.at?, &event.source.text)))
}

/// The instant, and the letters and digits of the text.
fn words_of(event: &Event) -> Option<(i64, u32, String)> {
    Some(words_at(event.at?, &event.text))
}

fn words_at(at: Moment, text: &str) -> (i64, u32, String) {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    (at.seconds, at.nanos, letters.collect())
}

/// The commands that take the rows in.
pub(super) fn plan(document: &Document, adopt: &Adopt, ids: &mut IdSource) -> Plan {
    let sources = Sources::of(document, adopt, ids);
    let mut commands = head(document, adopt, ids);
    commands.extend(around::commands(document, adopt, ids));
    commands.extend(sources.commands.iter().cloned());
    let mut names: HashMap<&Id, Id> = HashMap::new();
    let mut taken: HashSet<Id> = HashSet::new();
    let mut first: Option<Id> = None;
    let mut last: Option<Id> = None;
    for (row, standing) in adopt.rows.iter().zip(standings(document, &adopt.rows)) {
        let id = match standing {
            Standing::Known(id) | Standing::Changed(id) => {
                if let Some(event) = document.events.find(&id) {
                    commands.extend(updates(document, event, &row.event));
                }
                id
            }
            Standing::New | Standing::Twin(_) => {
                let is_free = document.events.position(&row.event.id).is_none()
                    && !taken.contains(&row.event.id)
                    && !row.event.id.is_empty();
                let id = if is_free { row.event.id.clone() } else { fresh(document, ids) };
                let node = new_event(document, row, id.clone(), (&names, last.as_ref()), ids);
                let source = sources.renamed(&row.event.source);
                let event = Rc::new(Event { source, ..node });
                commands.push(push(DocumentField::Events, Node::Event(event)));
                taken.insert(id.clone());
                first.get_or_insert_with(|| id.clone());
                id
            }
        };
        names.insert(&row.event.id, id.clone());
        last = Some(id);
    }
    commands.extend(markers(document, &adopt.rows, &names));
    Plan { commands, field: None, focus: first }
}

/// The commands for what stands around the events.
fn head(document: &Document, adopt: &Adopt, ids: &mut IdSource) -> Vec<Command> {
    let set = |field: DocumentField, text: &Text| Command::set(Target::document(), field, text.to_value());
    let mut commands = Vec::new();
    let texts = [
        (DocumentField::Title, &document.title, &adopt.title, true),
        (DocumentField::Severity, &document.severity, &adopt.severity, true),
        (DocumentField::Timezone, &document.timezone, &adopt.timezone, document.events.is_empty()),
    ];
    for (field, ours, theirs, may) in texts {
        if may && ours.is_empty() && !theirs.is_empty() {
            commands.push(set(field, theirs));
        }
    }
    for person in &adopt.people {
        if document.people.iter().all(|known| known.name != person.name) {
            let person = Person { id: fresh(document, ids), ..person.clone() };
            commands.push(push(DocumentField::People, Node::Person(Rc::new(person))));
        }
    }
    commands
}

fn push(field: DocumentField, node: Node) -> Command {
    Command::Insert { target: Target::document(), field: field.into(), index: usize::MAX, node }
}

/// The event of a new row; one without a time stands behind the row that was before it.
fn new_event(
    document: &Document,
    row: &Incoming,
    id: Id,
    (names, last): (&HashMap<&Id, Id>, Option<&Id>),
    ids: &mut IdSource,
) -> Event {
    let event = &row.event;
    let anchor = || match &event.after {
        Some(Anchor::After(other)) => names.get(other).or(last).cloned().map_or(Anchor::Top, Anchor::After),
        _ => last.cloned().map_or(Anchor::Top, Anchor::After),
    };
    // What stands in it has the names of another document, which may be taken here.
    let evidence = event.evidence.iter().map(|it| Evidence { id: fresh(document, ids), ..(**it).clone() });
    let evidence = evidence.map(Rc::new).collect();
    let accounts = event.accounts.iter().map(|it| Account { id: fresh(document, ids), ..(**it).clone() });
    let accounts = accounts.map(Rc::new).collect();
    let questions = event.questions.iter().map(|it| Question { id: fresh(document, ids), ..(**it).clone() });
    let questions = questions.map(Rc::new).collect();
    let after = if event.at.is_none() { Some(anchor()) } else { None };
    Event { id, after, evidence, accounts, questions, ..event.clone() }
}

/// What changed at the source since it was imported last, for the fields that nobody changed here.
fn updates(document: &Document, ours: &Event, theirs: &Event) -> Vec<Command> {
    let (last, now) = (&ours.source, &theirs.source);
    let mut commands = Vec::new();
    if now.text != last.text && ours.text == last.text {
        commands.push(Command::set_event(&ours.id, EventField::Text, theirs.text.to_value()));
    }
    if now.who != last.who && ours.who == last.who {
        commands.push(Command::set_event(&ours.id, EventField::Who, theirs.who.to_value()));
    }
    let source = last.source.as_ref().and_then(|id| document.sources.iter().find(|known| known.id == *id));
    let shift = source.and_then(|source| source.shift).unwrap_or(0);
    let imported = last.at.map(|at| at.plus_seconds(clock_shift(ours, shift)));
    let same = |one: Option<Moment>, two: Option<Moment>| match (one, two) {
        (Some(one), Some(two)) => one.same_instant(&two),
        (one, two) => one.is_none() && two.is_none(),
    };
    if !same(theirs.at, imported) && same(ours.at, imported) {
        commands.extend(EventTime::of(theirs).commands(ours));
    }
    let target = Target::event(&ours.id).part(EventField::Source);
    let values = [
        (ImportedField::Text, last.text.to_value(), now.text.to_value()),
        (ImportedField::At, last.at.to_value(), now.at.to_value()),
        (ImportedField::Who, last.who.to_value(), now.who.to_value()),
        (ImportedField::Marker, last.marker.to_value(), now.marker.to_value()),
    ];
    let changed = values.into_iter().filter(|(_, before, after)| before != after);
    commands.extend(changed.map(|(field, _, after)| Command::set(target.clone(), field, after)));
    commands
}

/// Sets the markers that the document does not have yet.
fn markers(document: &Document, rows: &[Incoming], names: &HashMap<&Id, Id>) -> Option<Command> {
    let mut markers = document.markers.clone();
    for row in rows {
        let Some(id) = names.get(&row.event.id) else { continue };
        for (key, end) in &row.markers {
            if markers.get(key).is_none() {
                markers = markers.with(key, Some(Marker { end: *end, ..Marker::at(id.clone()) }));
            }
        }
    }
    (markers != document.markers)
        .then(|| Command::set(Target::document(), DocumentField::Markers, markers.to_value()))
}
