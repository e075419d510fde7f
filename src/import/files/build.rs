//! From the entries that a reader found to rows: identifiers, direction, notes.

use super::time::Clock;
use crate::format::MAX_EVENTS;
use crate::import::{Around, Found, Note, Refusal, Row, Shape};
use crate::model::markup::safe_url;
use crate::model::typed::{Doubt, Reading};
use crate::model::{
    Anchor, Event, Evidence, EvidenceKind, Id, Imported, MarkerKey, Person, Precision, Source, Text,
};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The most people, labels and links of an entry that are taken, each.
const MOST: usize = 50;

/// An entry before it has an identifier.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) event: Event,
    /// The identifier that the source gave it; blank when it has none.
    pub(super) key: String,
    pub(super) original: Text,
    pub(super) line: usize,
    pub(super) markers: Vec<MarkerKey>,
    /// Those of the markers that stand at the end of the entry.
    pub(super) ends: Vec<MarkerKey>,
    /// Those of them that no word plainly says.
    pub(super) likely: Vec<MarkerKey>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) is_noise: bool,
    /// Which of the sources of the book it comes from.
    pub(super) source: usize,
}

impl Draft {
    /// An entry with this text, at this time.
    pub(super) fn new(text: &str, reading: Option<Reading>, typed: &str) -> Self {
        let event = Event { text: text.trim().into(), ..Event::default() };
        let mut draft = Self { line: 1, ..Self::default() };
        match reading {
            Some(reading) => {
                draft.event = reading.applied_to(&event, typed);
                draft.doubts = reading.doubts;
            }
            None => draft.event = Event { typed: typed.into(), ..event },
        }
        draft
    }

    /// Adds somebody who acted.
    pub(super) fn by(&mut self, who: &str) {
        if self.event.who.len() < MOST {
            self.event.who = self.event.who.with(who.trim());
        }
    }

    /// Marks the beginning or the end of the entry, by the name of the marker in documents; other
    /// words mark nothing.
    pub(super) fn mark(&mut self, name: &str, is_end: bool) {
        let key = MarkerKey::from_name(name);
        let is_known = MarkerKey::MAIN.contains(&key) || MarkerKey::FURTHER.contains(&name);
        if is_known && !self.markers.contains(&key) {
            self.markers.push(key.clone());
            self.ends.extend(is_end.then_some(key));
        }
    }

    /// Adds the marker that our own tables and calendars name so: `mitigate`, or `mitigate end` where it
    /// is on the end of the event.
    pub(super) fn mark_named(&mut self, name: &str) {
        let name = name.trim();
        let of_end = name.strip_suffix(" end");
        self.mark(of_end.unwrap_or(name), of_end.is_some());
    }

    /// Adds a label.
    pub(super) fn tag(&mut self, tag: &str) {
        if self.event.tags.len() < MOST {
            self.event.tags = self.event.tags.with(tag.trim());
        }
    }

    /// Adds a link, when it may be one.
    pub(super) fn show(&mut self, url: &str, label: &str, kind: EvidenceKind) {
        let known = |it: &Rc<Evidence>| *it.url == *url;
        if let Some(url) = safe_url(url).filter(|_| self.event.evidence.len() < MOST)
            && !self.event.evidence.iter().any(known)
        {
            let (url, label) = (url.into(), label.trim().into());
            let link = Rc::new(Evidence { url, label, kind, ..Evidence::default() });
            self.event.evidence = self.event.evidence.iter().cloned().chain([link]).collect();
        }
    }
}

/// All that a reader found.
#[derive(Debug)]
pub(super) struct Book {
    shape: Shape,
    system: &'static str,
    labels: Vec<String>,
    /// The places of the labels, so that many of them are found quickly.
    places: HashMap<String, usize>,
    pub(super) title: String,
    pub(super) severity: String,
    pub(super) people: Vec<Person>,
    pub(super) drafts: Vec<Draft>,
    pub(super) notes: Vec<Note>,
    /// Whether the drafts stand in the order of the file; else they were gathered from all over it.
    pub(super) is_in_order: bool,
}

impl Book {
    /// A book without entries, of one source.
    pub(super) fn new(shape: Shape, system: &'static str) -> Self {
        Self {
            shape,
            system,
            labels: vec![],
            places: HashMap::new(),
            title: String::new(),
            severity: String::new(),
            people: vec![],
            drafts: vec![],
            notes: vec![],
            is_in_order: true,
        }
    }

    /// The number of the source with this label, a new one if there is none.
    pub(super) fn source(&mut self, label: &str) -> usize {
        if let Some(place) = self.places.get(label) {
            return *place;
        }
        let place = self.labels.len();
        self.labels.push(label.to_owned());
        self.places.insert(label.to_owned(), place);
        place
    }

    /// Where only one incident is named, entries that name none belong to it.
    pub(super) fn join_unnamed(&mut self) {
        if self.labels.len() == 2 && self.labels.iter().any(String::is_empty) {
            self.labels.retain(|label| !label.is_empty());
            self.drafts.iter_mut().for_each(|draft| draft.source = 0);
        }
    }

    /// Whether the entries come from several sources, each an incident of its own.
    pub(super) fn is_of_many(&self) -> bool {
        self.labels.len() > 1
    }

    /// What is handed on.
    pub(super) fn finish(mut self, clock: &Clock<'_>) -> Result<Found, Refusal> {
        if self.drafts.is_empty() {
            return Err(Refusal::Nothing);
        }
        if self.labels.is_empty() {
            self.source("");
        }
        self.turn();
        self.cut();
        // What waits for the day that is asked for is no entry without a time.
        let is_asked = clock.needs_date || clock.needs_t0;
        let waits = |draft: &Draft| is_asked && !draft.event.typed.is_empty();
        let undated = self.drafts.iter().filter(|draft| draft.event.at.is_none() && !waits(draft)).count();
        if undated > 0 {
            self.notes.push(Note::Undated(undated));
        }
        self.compare_ends();
        let sources = self.sources(clock.zone_used());
        let rows = rows(self.drafts, &sources);
        Ok(Found {
            shape: self.shape,
            title: self.title.trim().into(),
            severity: self.severity.trim().into(),
            zone: clock.zone_found(),
            sources,
            people: self.people,
            around: Around::default(),
            rows,
            notes: self.notes,
            needs_date: clock.needs_date,
            needs_zone: clock.needs_zone,
            needs_t0: clock.needs_t0,
        })
    }

    /// Turns the entries round when they run from the newest to the oldest.
    fn turn(&mut self) {
        // A day stands for no time within it, so it tells nothing beside times.
        let by_day = |draft: &&Draft| draft.event.precision == Precision::Day;
        let dated = || self.drafts.iter().filter(|draft| draft.event.at.is_some());
        let only_days = dated().all(|draft| by_day(&draft));
        let telling = dated().filter(|draft| only_days || !by_day(draft));
        if self.is_in_order && runs_backwards(telling.filter_map(|draft| draft.event.at)) {
            self.drafts.reverse();
            self.notes.push(Note::NewestFirst);
        }
    }

    fn cut(&mut self) {
        let more = self.drafts.len().saturating_sub(MAX_EVENTS);
        if more > 0 {
            self.drafts.truncate(MAX_EVENTS);
            self.notes.push(Note::TooMany(more));
        }
    }

    fn compare_ends(&mut self) {
        let of = |key: MarkerKey| {
            let mut marked = self.drafts.iter().filter(|draft| draft.markers.contains(&key));
            marked.next().and_then(|draft| draft.event.at)
        };
        if let (Some(start), Some(resolve)) = (of(MarkerKey::Start), of(MarkerKey::Resolve))
            && resolve.key() < start.key()
        {
            self.notes.push(Note::ResolvedBeforeStart);
        }
    }

    fn sources(&self, zone: &str) -> Vec<Source> {
        let source = |label: &String| Source {
            id: Id::from_number(fnv(&["source", self.system, label])),
            system: self.system.into(),
            label: label.as_str().into(),
            zone: zone.into(),
            ..Source::default()
        };
        self.labels.iter().map(source).collect()
    }
}

/// Whether times mostly go down from one to the next.
pub(super) fn runs_backwards(times: impl Iterator<Item = crate::model::Moment>) -> bool {
    let (mut up, mut down, mut last) = (0_usize, 0_usize, None);
    for time in times {
        match last.map(|last| time.key().cmp(&last)) {
            Some(std::cmp::Ordering::Less) => down += 1,
            Some(std::cmp::Ordering::Greater) => up += 1,
            _ => {}
        }
        last = Some(time.key());
    }
    down > up.saturating_mul(4)
}

fn rows(drafts: Vec<Draft>, sources: &[Source]) -> Vec<Row> {
    let mut ids = Ids::default();
    for source in sources {
        ids.used.insert(source.id.clone());
    }
    let mut last: Option<Id> = None;
    let mut rows = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let source = sources.get(draft.source).or(sources.first()).map(|source| source.id.clone());
        let row = row(draft, source, &mut ids, last.take());
        last = Some(row.event.id.clone());
        rows.push(row);
    }
    rows
}

fn row(draft: Draft, source: Option<Id>, ids: &mut Ids, above: Option<Id>) -> Row {
    let Draft { mut event, key, original, line, markers, ends, likely, doubts, is_noise, .. } = draft;
    let from = source.as_ref().map_or("", |id| id.as_str());
    let at = event.at.map(|at| at.to_string()).unwrap_or_default();
    // By its key it stays the same event where its text was changed since; without one it is known
    // by what it says, whatever the file is called now.
    event.id = if key.is_empty() {
        ids.give(fnv(&["event", &at, &event.typed, &event.text]))
    } else {
        ids.give(fnv(&["key", from, &key]))
    };
    if event.at.is_none() {
        event.after = Some(above.map_or(Anchor::Top, Anchor::After));
    }
    let parent = event.id.as_str().to_owned();
    let link = |link: &Rc<Evidence>| {
        let id = ids.give(fnv(&["link", &parent, &link.url]));
        Rc::new(Evidence { id, ..(**link).clone() })
    };
    event.evidence = event.evidence.iter().map(link).collect();
    event.source = Rc::new(Imported {
        source,
        key: key.into(),
        text: event.text.clone(),
        at: event.at,
        who: event.who.clone(),
        marker: markers.first().map_or("", MarkerKey::as_str).into(),
        ..Imported::default()
    });
    let markers = markers.into_iter().map(|key| (key.clone(), ends.contains(&key))).collect();
    Row { event, original, line, markers, likely, doubts, is_noise }
}

/// Identifiers made of contents; equal contents get different ones, in the order of the file.
#[derive(Default)]
struct Ids {
    used: HashSet<Id>,
    /// By the hash of a content, the number that its last holder got, so that thousands of equal
    /// rows do not each try all those before them.
    last: HashMap<u64, u64>,
}

impl Ids {
    fn give(&mut self, content: u64) -> Id {
        let again = |number: u64| number.wrapping_mul(FNV_PRIME).wrapping_add(1);
        let mut number = self.last.get(&content).map_or(content, |last| again(*last));
        while !self.used.insert(Id::from_number(number)) {
            number = again(number);
        }
        self.last.insert(content, number);
        Id::from_number(number)
    }
}

const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// The hash FNV-1a (Fowler, Noll and Vo) of texts, with an end behind each.
pub(super) fn fnv(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME))
}
