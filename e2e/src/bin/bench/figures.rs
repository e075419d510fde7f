//! What was measured, run by run.

use std::collections::{BTreeMap, BTreeSet};

/// Figures by their name, such as `edit cpu`.
#[derive(Debug, Default)]
pub struct Figures {
    runs: BTreeMap<String, Vec<f64>>,
    unfinished: BTreeSet<String>,
}

/// What is known of one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Known {
    /// The median of the runs.
    Median(f64),
    /// The step took too long.
    Unfinished,
    /// The contestant cannot do it.
    Nothing,
}

impl Figures {
    /// Notes the figure of one run.
    pub fn note(&mut self, name: impl Into<String>, value: f64) {
        self.runs.entry(name.into()).or_default().push(value);
    }

    /// Notes that a step was not done in time.
    pub fn not_finished(&mut self, step: &str) {
        self.unfinished.insert(step.to_owned());
    }

    /// Whether some step was not done in time.
    pub fn has_unfinished(&self) -> bool {
        !self.unfinished.is_empty()
    }

    /// The median of a figure. What comes after a step that was not done was not done either.
    pub fn known(&self, name: &str) -> Known {
        match self.runs.get(name) {
            Some(values) => median(values).map_or(Known::Nothing, Known::Median),
            None if self.has_unfinished() => Known::Unfinished,
            None => Known::Nothing,
        }
    }

    /// The names of all figures.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.runs.keys().map(String::as_str)
    }
}

/// The one in the middle; of two the mean.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted.get(middle.checked_sub(1)?).map(|lower| f64::midpoint(*lower, upper))
}
