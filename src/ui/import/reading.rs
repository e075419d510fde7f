//! What was read from all that was given, and what the document already has of it.

use super::questions::Answers;
use crate::edit::{Adopt, Incoming, Standing, in_order, standings};
use crate::import::{Around, Found, Refusal, Row, Shape, tell_apart};
use crate::model::{Document, Id, Source, Text, zone};
use crate::text::{Msg, Words, import as words_for};
use std::collections::HashMap;

/// What was read.
#[derive(Default)]
pub struct Read {
    /// For each text or file.
    pub parts: Vec<Part>,
    /// What the rows came from.
    pub origins: Vec<Origin>,
    /// What stands around the lists: parts of a report.
    pub around: Around,
    /// All rows; those of several sources are merged, in the order of a document.
    pub rows: Vec<Shown>,
    answers: Answers,
}

/// What was read from one text or file.
pub struct Part {
    /// The name of the file; blank for a text.
    pub name: Text,
    /// What was found, without its rows; or why nothing was.
    pub outcome: Result<Found, Refusal>,
    /// How many rows there are.
    pub count: usize,
    /// How many of them have a time.
    pub dated: usize,
}

/// A source of rows, with its own clock.
pub struct Origin {
    /// The source, with the seconds that its clock was off.
    pub source: Source,
    /// The name of its file; blank for a text.
    pub file: Text,
    /// What its text was recognised as.
    pub shape: Shape,
    /// How many rows there are of it.
    pub count: usize,
}

impl Origin {
    /// What the source is called: by its own name, by its file, or by what was recognised.
    pub fn name(&self, words: Words) -> String {
        match (&*self.source.label, &*self.file) {
            ("", "") => words_for::shape(words, self.shape),
            ("", file) => file.to_owned(),
            (label, _) => label.to_owned(),
        }
    }

    /// Its name, what was recognised, and how much there is of it.
    pub fn words(&self, words: Words) -> String {
        let found = words.say(Msg::ImportOrigin, [&words_for::shape(words, self.shape), &self.count]);
        words.say(Msg::ImportFrom, [&self.name(words), &found])
    }
}

/// A row, as it is shown.
pub struct Shown {
    /// What was read, by the clock of its source put right.
    pub row: Row,
    /// Its place among all that was read, part after part, which no clock changes.
    pub place: usize,
    /// What the document already has of it.
    pub standing: Standing,
}

impl Shown {
    /// Whether it is taken in unless a person says otherwise.
    pub fn is_wanted(&self) -> bool {
        !self.row.is_noise && matches!(self.standing, Standing::New | Standing::Changed(_))
    }
}

impl Read {
    /// What was read, for the document that is open.
    pub fn of(document: &Document, parts: &[(Text, Result<Found, Refusal>)], answers: &Answers) -> Self {
        let mut parts = parts.to_vec();
        tell_apart(&mut parts, &document.sources);
        let mut read = Self { answers: answers.clone(), ..Self::default() };
        let rows: Vec<Row> =
            parts.into_iter().flat_map(|(name, outcome)| read.add(document, name, outcome)).collect();
        let places = read.origins.iter().enumerate().map(|(at, origin)| (&origin.source.id, at));
        let places: HashMap<&Id, usize> = places.collect();
        let shift = |row: &Row| {
            let at = row.event.source.source.as_ref().and_then(|source| places.get(source));
            at.and_then(|at| read.origins.get(*at)?.source.shift).unwrap_or(0)
        };
        // Events are taken apart from their rows and put back, not copied: there may be many.
        let parted = |row: Row| {
            let seconds = shift(&row);
            let Row { event, markers, original, line, likely, doubts, is_noise } = row;
            (Incoming { event, markers }.shifted(seconds), (original, line, likely, doubts, is_noise))
        };
        let (incoming, rest): (Vec<_>, Vec<_>) = rows.into_iter().map(parted).unzip();
        let standings = standings(document, &incoming);
        let order = if read.origins.len() > 1 { in_order(&incoming) } else { (0..incoming.len()).collect() };
        let put_back = |(Incoming { event, markers }, (original, line, likely, doubts, is_noise))| Row {
            event,
            markers,
            original,
            line,
            likely,
            doubts,
            is_noise,
        };
        let shown = incoming.into_iter().zip(rest).map(put_back).zip(standings).enumerate();
        let mut slots: Vec<Option<Shown>> =
            shown.map(|(place, (row, standing))| Some(Shown { row, place, standing })).collect();
        read.rows = order.into_iter().filter_map(|place| slots.get_mut(place)?.take()).collect();
        read
    }

    /// Notes a part and what it came from; gives its rows.
    fn add(&mut self, document: &Document, name: Text, mut outcome: Result<Found, Refusal>) -> Vec<Row> {
        let rows = outcome.as_mut().map(|found| std::mem::take(&mut found.rows)).unwrap_or_default();
        // Times whose day is asked for are times.
        let waits = outcome.as_ref().is_ok_and(|found| found.needs_date);
        let has_time = |row: &&Row| row.event.at.is_some() || waits && !row.event.typed.is_empty();
        let dated = rows.iter().filter(has_time).count();
        if let Ok(found) = &outcome {
            self.around = std::mem::take(&mut self.around).and(&found.around);
            let counts = counts(&found.sources, &rows);
            for (source, (count, has_keys)) in
                found.sources.iter().zip(counts).filter(|(_, (count, _))| *count > 0)
            {
                let source = self.put_right(document, source, has_keys);
                self.origins.push(Origin { source, file: name.clone(), shape: found.shape, count });
            }
        }
        self.parts.push(Part { name, outcome, count: rows.len(), dated });
        rows
    }

    /// A source, on the clock that a person set, or that the document knows of it.
    fn put_right(&self, document: &Document, source: &Source, has_keys: bool) -> Source {
        let known = document.sources.iter().find(|known| has_keys && known.id == source.id);
        let known = known.and_then(|known| known.shift);
        let shift = self.answers.shift(&source.id).or(known).filter(|shift| *shift != 0);
        Source { shift, ..source.clone() }
    }

    /// What a row came from, where it came from one of several sources.
    pub fn origin_of(&self, row: &Row) -> Option<&Origin> {
        let id: &Id = row.event.source.source.as_ref().filter(|_| self.origins.len() > 1)?;
        self.origins.iter().find(|origin| origin.source.id == *id)
    }

    /// What is taken in, of the rows that are ticked, and of the report where that is.
    pub fn adopt(&self, taken: &[bool], is_report_taken: bool) -> Adopt {
        let found = || self.parts.iter().filter_map(|part| part.outcome.as_ref().ok());
        let first = |text: fn(&Found) -> &Text| {
            found().map(text).find(|text| !text.is_empty()).cloned().unwrap_or_default()
        };
        let zone = match &self.answers.zone {
            Some(zone) => zone.clone(),
            None => first(|found| &found.zone.name),
        };
        let rows = self.rows.iter().zip(taken).filter(|(_, taken)| **taken);
        let Around { report, factors, lessons, actions } =
            if is_report_taken { self.around.clone() } else { Around::default() };
        Adopt {
            report,
            factors,
            lessons,
            actions,
            rows: rows.map(|(shown, _)| incoming(&shown.row)).collect(),
            sources: self.origins.iter().map(|origin| origin.source.clone()).collect(),
            people: found().flat_map(|found| &found.people).cloned().collect(),
            title: first(|found| &found.title),
            severity: first(|found| &found.severity),
            timezone: if zone::is_utc(&zone) { Text::default() } else { zone },
        }
    }
}

/// For each source, how many rows there are of it, and whether they have keys.
fn counts(sources: &[Source], rows: &[Row]) -> Vec<(usize, bool)> {
    let places: HashMap<&Id, usize> =
        sources.iter().enumerate().map(|(at, source)| (&source.id, at)).collect();
    let mut counts = vec![(0, false); sources.len()];
    for imported in rows.iter().map(|row| &row.event.source) {
        let place = imported.source.as_ref().and_then(|source| places.get(source));
        if let Some((count, has_keys)) = place.and_then(|at| counts.get_mut(*at)) {
            *count += 1;
            *has_keys |= !imported.key.is_empty();
        }
    }
    counts
}

/// What there is to take in of a row.
fn incoming(row: &Row) -> Incoming {
    Incoming { event: row.event.clone(), markers: row.markers.clone() }
}
