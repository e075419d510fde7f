//! The way from the document to a record inside it.

use crate::model::{Document, DocumentField, Field, Id};

/// One step on the way from the document to a record inside it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into the single record that a field holds, such as the report.
    Part(usize),
    /// Into the record with this identifier, in the list that a field holds.
    Item(usize, Id),
}

/// The way to a record; empty for the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target(pub Vec<Step>);

impl Target {
    /// The document itself.
    pub fn document() -> Self {
        Self::default()
    }

    /// An event.
    pub fn event(id: &Id) -> Self {
        Self(vec![Step::Item(DocumentField::Events.into(), id.clone())])
    }

    /// The same way and one step more, into the single record of a field.
    #[must_use]
    pub fn part(mut self, field: impl Into<usize>) -> Self {
        self.0.push(Step::Part(field.into()));
        self
    }

    /// The same way and one step more, into a list member.
    #[must_use]
    pub fn item(mut self, field: impl Into<usize>, id: &Id) -> Self {
        self.0.push(Step::Item(field.into(), id.clone()));
        self
    }
}

impl Target {
    /// The key of the field that holds the record, blank for the document itself, and the fields that the
    /// record has.
    pub fn holder(&self) -> (&'static str, &'static [Field]) {
        self.0.iter().fold(("", Document::FIELDS), |(_, fields), step| {
            let field = fields.get(step.field());
            field.map_or(("", &[]), |field| (field.key, field.kind.inside()))
        })
    }
}

impl Step {
    /// The place of the field that it goes into.
    pub fn field(&self) -> usize {
        let (Self::Part(at) | Self::Item(at, _)) = self;
        *at
    }
}
