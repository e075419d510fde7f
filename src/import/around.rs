//! What a text says around its list.

use crate::model::{Action, Factor, Lesson, Record, Report, Value};

/// The parts of a report, as the headings of a text name them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Around {
    /// What is running text or names: summary, impact, trigger, detection, resolution and so on.
    pub report: Report,
    /// What contributed.
    pub factors: Vec<Factor>,
    /// What was learned.
    pub lessons: Vec<Lesson>,
    /// What is to be done.
    pub actions: Vec<Action>,
}

impl Around {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// This, and of another text what this one lacks.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for at in 0..Report::FIELDS.len() {
            if self.report.get(at) == Value::Default {
                // A field takes the value of the same field.
                let _ = self.report.set(at, other.report.get(at));
            }
        }
        self.factors.extend(other.factors.iter().cloned());
        self.lessons.extend(other.lessons.iter().cloned());
        self.actions.extend(other.actions.iter().cloned());
        self
    }
}
