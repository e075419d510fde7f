//! From older versions to this one, by numbered and named steps.
//!
//! A step belongs to the version that it starts from; several may, and run in order. A released
//! step is never changed, and each has a fixture in `tests/fixtures/steps`.
//!
//! Only a change of meaning needs a version and a step: a field that is merely added does not.

use super::error::{Expected, Fault, Problem};
use super::tree::Tree;
use super::{VERSION, place::Path};

/// The migrations of this version: none yet, since version 1 is the first.
pub const CURRENT: Chain<'static> = Chain { version: VERSION, steps: &[] };

/// One change of the form of a document.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Counted from 1 over all versions.
    pub number: u32,
    /// The version that it starts from; the last step of a version leads to the next one.
    pub from: i64,
    /// What it does, in a few words with hyphens.
    pub name: &'static str,
    /// Changes the document. Keeps every field that it does not know.
    pub apply: fn(&mut Tree) -> Result<(), Refused>,
}

/// A step found something that it can't carry over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The value.
    pub path: Path,
    /// What it should have been.
    pub expected: Expected,
}

/// The steps that lead to a version.
#[derive(Clone, Copy, Debug)]
pub struct Chain<'s> {
    /// The version that they lead to.
    pub version: i64,
    /// The steps, in order.
    pub steps: &'s [Step],
}

impl Chain<'_> {
    /// Carries the text of a document of an older version over.
    ///
    /// # Errors
    /// When no step starts from that version, or a step refuses.
    pub(super) fn run(&self, text: &str, from: i64) -> Result<String, Fault> {
        if !self.steps.iter().any(|step| step.from == from) {
            return Err(Fault::new(Problem::TooOld { found: from, supported: self.version }));
        }
        let mut tree = Tree::Raw(text.trim().into());
        for step in self.steps.iter().filter(|step| step.from >= from) {
            (step.apply)(&mut tree).map_err(|refused| Fault {
                path: refused.path,
                ..Fault::new(Problem::Migration { step: step.name, expected: refused.expected })
            })?;
            tree.set("version", Tree::Raw((step.from + 1).to_string().into()));
        }
        let mut migrated = String::new();
        tree.write(&mut migrated);
        Ok(migrated)
    }

    /// Whether the steps are numbered from 1, lead to the version without a gap, and have names
    /// of their own; for tests.
    pub fn is_sound(&self) -> bool {
        let numbered = (1..).zip(self.steps).all(|(number, step)| step.number == number);
        let pairs = self.steps.iter().zip(self.steps.iter().skip(1));
        let contiguous = pairs.clone().all(|(one, two)| two.from == one.from || two.from == one.from + 1);
        let complete = self.steps.last().is_none_or(|step| step.from + 1 == self.version);
        let names: std::collections::HashSet<_> = self.steps.iter().map(|step| step.name).collect();
        numbered && contiguous && complete && names.len() == self.steps.len()
    }
}
