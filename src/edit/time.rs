//! The time of an event as one unit: its fields change together.

use super::command::Command;
use crate::model::{Anchor, Certainty, Event, EventField, Moment, Precision, Record, Set, Text};

/// All that an event says of its time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventTime {
    /// When it happened, or began; `None` when nobody knows.
    pub at: Option<Moment>,
    /// What an event without a time follows.
    pub after: Option<Anchor>,
    /// When it ended.
    pub until: Option<Moment>,
    /// To which unit `at` is known.
    pub precision: Precision,
    /// How `at` relates to what really happened.
    pub certainty: Certainty,
    /// To which unit `until` is known, where that differs.
    pub until_precision: Option<Precision>,
    /// How `until` relates to what really happened.
    pub until_certainty: Certainty,
    /// The earliest it can have been.
    pub earliest: Option<Moment>,
    /// The latest it can have been.
    pub latest: Option<Moment>,
    /// What somebody wrote.
    pub typed: Text,
    /// What of it was inferred.
    pub inferred: Set,
}

/// The fields of an event that make up its time.
pub const TIME_FIELDS: [EventField; 11] = [
    EventField::At,
    EventField::After,
    EventField::Until,
    EventField::Precision,
    EventField::Certainty,
    EventField::UntilPrecision,
    EventField::UntilCertainty,
    EventField::Earliest,
    EventField::Latest,
    EventField::Typed,
    EventField::Inferred,
];

impl EventTime {
    /// The time of an event.
    pub fn of(event: &Event) -> Self {
        Self {
            at: event.at,
            after: event.after.clone(),
            until: event.until,
            precision: event.precision.clone(),
            certainty: event.certainty.clone(),
            until_precision: event.until_precision.clone(),
            until_certainty: event.until_certainty.clone(),
            earliest: event.earliest,
            latest: event.latest,
            typed: event.typed.clone(),
            inferred: event.inferred.clone(),
        }
    }

    /// The event with this time instead of its own.
    pub fn put_into(&self, event: &Event) -> Event {
        Event {
            at: self.at,
            after: self.after.clone().filter(|_| self.at.is_none()),
            until: self.until,
            precision: self.precision.clone(),
            certainty: self.certainty.clone(),
            until_precision: self.until_precision.clone(),
            until_certainty: self.until_certainty.clone(),
            earliest: self.earliest,
            latest: self.latest,
            typed: self.typed.clone(),
            inferred: self.inferred.clone(),
            ..event.clone()
        }
    }

    /// The same with every instant moved by so many seconds.
    #[must_use]
    pub fn shifted(mut self, seconds: i64) -> Self {
        for moment in [&mut self.at, &mut self.until, &mut self.earliest, &mut self.latest] {
            *moment = moment.map(|m| m.plus_seconds(seconds));
        }
        self
    }

    /// The same with every instant read anew.
    #[must_use]
    pub fn map(mut self, mut read: impl FnMut(Moment) -> Moment) -> Self {
        for moment in [&mut self.at, &mut self.until, &mut self.earliest, &mut self.latest] {
            *moment = moment.map(&mut read);
        }
        self
    }

    /// The commands that give an event this time.
    pub fn commands(&self, event: &Event) -> Vec<Command> {
        let next = self.put_into(event);
        let changed = TIME_FIELDS.iter().filter(|field| {
            let field = usize::from(**field);
            event.get(field) != next.get(field)
        });
        changed.map(|field| Command::set_event(&event.id, *field, next.get((*field).into()))).collect()
    }
}
