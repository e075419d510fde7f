//! Which event a missing marker plainly means: by what it was imported as, by its kind, or by
//! words that leave little doubt. Where several events qualify, nothing is suggested.

use super::scene::Scene;
use super::stated::{Sieve, words_of};
use crate::model::{Event, Kind, MarkerKey, Moment};

/// A cue is a word, or two words in a row; the second is one of several.
struct Cue {
    first: &'static str,
    second: &'static [&'static str],
}

const fn cue(first: &'static str, second: &'static [&'static str]) -> Cue {
    Cue { first, second }
}

const BEGINS: &[&str] = &["begins", "began", "begin", "starts", "started", "start", "beginnt", "begann"];
const ENDS: &[&str] =
    &["ends", "ended", "over", "closed", "resolved", "beendet", "behoben", "endet", "vorbei", "geschlossen"];
const FIRES: &[&str] = &["fires", "fired", "triggers", "triggered", "received", "fire"];
const DONE: &[&str] = &["complete", "completed", "finished", "done", "successful"];

/// Words for `start`.
const START: &[Cue] = &[
    cue("outage", BEGINS),
    cue("incident", BEGINS),
    cue("impact", BEGINS),
    cue("störung", BEGINS),
    cue("ausfall", BEGINS),
    cue("vorfall", BEGINS),
];

/// Words for `detect`.
const DETECT: &[Cue] = &[
    cue("alert", FIRES),
    cue("alerts", FIRES),
    cue("pager", &[]),
    cue("paged", &[]),
    cue("page", FIRES),
    cue("alarm", &[]),
    cue("detected", &[]),
    cue("noticed", &[]),
    cue("alarmiert", &[]),
    cue("bemerkt", &[]),
    cue("entdeckt", &[]),
];

/// Words for `mitigate`.
const MITIGATE: &[Cue] = &[
    cue("mitigated", &[]),
    cue("rolled", &["back"]),
    cue("rollback", DONE),
    cue("failover", DONE),
    cue("eingedämmt", &[]),
    cue("entschärft", &[]),
    cue("zurückgerollt", &[]),
];

/// Words for `resolve`.
const RESOLVE: &[Cue] = &[
    cue("resolved", &[]),
    cue("incident", ENDS),
    cue("outage", ENDS),
    cue("störung", ENDS),
    cue("ausfall", ENDS),
    cue("vorfall", ENDS),
    cue("all", &["clear"]),
    cue("entwarnung", &[]),
    cue("behoben", &[]),
];

/// Words shortly before a cue that turn it round.
const DOUBT: [&str; 14] = [
    "not", "no", "never", "until", "if", "when", "will", "be", "nicht", "noch", "kein", "keine", "wenn",
    "werden",
];

/// The events that are plainly meant by these markers, each event for one of them.
pub(super) fn plain<'a>(scene: &Scene<'a>, absent: &[&'a MarkerKey]) -> Vec<(MarkerKey, &'a Event)> {
    let mut seen: Vec<Candidates<'_>> = absent.iter().map(|key| Candidates::new(scene, key)).collect();
    for (at, event) in &scene.dated {
        if !scene.is_slipped(event) && scene.marked.iter().all(|marked| marked.marker.event != event.id) {
            seen.iter_mut().for_each(|candidates| candidates.consider(*at, event));
        }
    }
    let mut found: Vec<(MarkerKey, &Event)> = Vec::new();
    for candidates in seen {
        let free = |event: &&Event| found.iter().all(|(_, other)| other.id != event.id);
        let key = |event: &Event| event.at.map(|at| at.key());
        // Of two new markers the later one must not come first.
        let follows = |event: &&Event| found.iter().all(|(_, other)| key(other) <= key(event));
        if let Some(event) = candidates.only().filter(free).filter(follows) {
            found.push((candidates.key.clone(), event));
        }
    }
    found
}

/// The events that one marker may mean.
struct Candidates<'a> {
    key: &'a MarkerKey,
    /// Not before the marker that comes before, not after the one that comes after.
    after: Option<Moment>,
    before: Option<Moment>,
    imported: Tally<'a>,
    by_words: Tally<'a>,
    by_kind: Tally<'a>,
    sieve: Sieve,
}

/// The first event, and how many there are.
#[derive(Default)]
struct Tally<'a> {
    first: Option<&'a Event>,
    count: usize,
}

impl<'a> Tally<'a> {
    fn add(&mut self, event: &'a Event) {
        self.first = self.first.or(Some(event));
        self.count += 1;
    }

    fn only(&self) -> Option<&'a Event> {
        self.first.filter(|_| self.count == 1)
    }
}

impl<'a> Candidates<'a> {
    fn new(scene: &Scene<'a>, key: &'a MarkerKey) -> Self {
        let near = |wanted: fn(usize, usize) -> bool| {
            let others = MarkerKey::MAIN.iter().filter(move |other| wanted(other.rank(), key.rank()));
            others.filter_map(|other| scene.time_of(other))
        };
        Self {
            key,
            after: near(|other, this| other < this).max_by_key(Moment::key),
            before: near(|other, this| other > this).min_by_key(Moment::key),
            imported: Tally::default(),
            by_words: Tally::default(),
            by_kind: Tally::default(),
            sieve: Sieve::new(meaning(key).0.iter().map(|cue| cue.first)),
        }
    }

    fn consider(&mut self, at: Moment, event: &'a Event) {
        let early = self.after.is_some_and(|after| at.key() < after.key());
        if early || self.before.is_some_and(|before| at.key() > before.key()) {
            return;
        }
        if *event.source.marker == *self.key.as_str() {
            self.imported.add(event);
        }
        let (cues, kind) = meaning(self.key);
        if kind.as_ref() == Some(&event.kind) {
            self.by_kind.add(event);
        }
        if says(&event.text, cues, &self.sieve) {
            self.by_words.add(event);
        }
    }

    /// The event that is plainly meant. Of several detections it is the first; for the rest, there
    /// must be only one.
    fn only(&self) -> Option<&'a Event> {
        let of_kind = match self.key {
            MarkerKey::Detect => self.by_kind.first,
            _ => self.by_kind.only().filter(|_| self.by_words.count == 0),
        };
        self.imported.only().or(of_kind).or_else(|| self.by_words.only())
    }
}

/// The words and the kind of event that stand for a marker.
fn meaning(key: &MarkerKey) -> (&'static [Cue], Option<Kind>) {
    match key {
        MarkerKey::Start => (START, Some(Kind::Impact)),
        MarkerKey::Detect => (DETECT, Some(Kind::Detection)),
        MarkerKey::Mitigate => (MITIGATE, Some(Kind::Repair)),
        _ => (RESOLVE, None),
    }
}

/// Whether a text holds one of the cues, and nothing before it that casts doubt on it.
fn says(text: &str, cues: &[Cue], sieve: &Sieve) -> bool {
    let mut before = ["", "", ""];
    let mut words = words_of(text).peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        let holds = |cue: &Cue| {
            same(word, cue.first)
                && (cue.second.is_empty() || cue.second.iter().any(|second| same(next, second)))
        };
        let doubtful = || before.iter().any(|earlier| DOUBT.iter().any(|doubt| same(earlier, doubt)));
        if sieve.passes(word) && cues.iter().any(holds) && !doubtful() {
            return true;
        }
        let [_, second, third] = before;
        before = [second, third, word];
    }
    false
}

fn same(one: &str, two: &str) -> bool {
    one.len() == two.len() && one.eq_ignore_ascii_case(two)
}
