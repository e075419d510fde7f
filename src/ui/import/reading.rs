//! What was read from all that was given, and what the document already has of it.

use super::questions::Answers;
use crate::edit::{Adopt, Incoming, Standing, standings};
use crate::import::{Found, Refusal, Row};
use crate::model::{Document, Text, zone};

/// What was read.
#[derive(Default)]
pub struct Read {
    /// For each text or file.
    pub parts: Vec<Part>,
    /// All rows, part after part.
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

/// A row, as it is shown.
pub struct Shown {
    /// What was read.
    pub row: Row,
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
        let mut read = Self { answers: answers.clone(), ..Self::default() };
        for (name, outcome) in parts {
            read.add(document, name.clone(), outcome.clone());
        }
        read
    }

    fn add(&mut self, document: &Document, name: Text, mut outcome: Result<Found, Refusal>) {
        let rows = outcome.as_mut().map(|found| std::mem::take(&mut found.rows)).unwrap_or_default();
        let dated = rows.iter().filter(|row| row.event.at.is_some()).count();
        self.parts.push(Part { name, outcome, count: rows.len(), dated });
        let incoming: Vec<Incoming> = rows.iter().map(|row| self.incoming(row)).collect();
        let standings = standings(document, &incoming);
        self.rows.extend(rows.into_iter().zip(standings).map(|(row, standing)| Shown { row, standing }));
    }

    /// The row as it would be taken in: with the clock of its source put right.
    fn incoming(&self, row: &Row) -> Incoming {
        let shift = self.answers.shift;
        let time = crate::edit::EventTime::of(&row.event).shifted(shift);
        let event = if shift == 0 { row.event.clone() } else { time.put_into(&row.event) };
        Incoming { event, markers: row.markers.clone() }
    }

    /// What is taken in, of the rows that are ticked.
    pub fn adopt(&self, taken: &[bool]) -> Adopt {
        let found = || self.parts.iter().filter_map(|part| part.outcome.as_ref().ok());
        let first = |text: fn(&Found) -> &Text| {
            found().map(text).find(|text| !text.is_empty()).cloned().unwrap_or_default()
        };
        let zone = match &self.answers.zone {
            Some(zone) => zone.clone(),
            None => first(|found| &found.zone.name),
        };
        let shift = (self.answers.shift != 0).then_some(self.answers.shift);
        let rows = self.rows.iter().zip(taken).filter(|(_, taken)| **taken);
        Adopt {
            rows: rows.map(|(shown, _)| self.incoming(&shown.row)).collect(),
            sources: found()
                .flat_map(|found| &found.sources)
                .map(|source| crate::model::Source { shift, ..source.clone() })
                .collect(),
            people: found().flat_map(|found| &found.people).cloned().collect(),
            title: first(|found| &found.title),
            severity: first(|found| &found.severity),
            timezone: if zone::is_utc(&zone) { Text::default() } else { zone },
        }
    }
}
