//! The one error of these tasks: what failed, what it means, and what to do by hand.

use std::fmt;
use std::io;

/// The result of a step.
pub type Outcome<T> = Result<T, Refusal>;

/// A step that could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    what: String,
    meaning: String,
    by_hand: Option<String>,
}

impl Refusal {
    /// A refusal: `what` failed, and `meaning` says why or what follows from it.
    pub fn new(what: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self { what: what.into(), meaning: meaning.into(), by_hand: None }
    }

    /// Adds the command that a person can run instead.
    pub fn by_hand(mut self, command: impl Into<String>) -> Self {
        self.by_hand = Some(command.into());
        self
    }

    /// What failed, in one line.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Why, or what follows from it.
    pub fn meaning(&self) -> &str {
        &self.meaning
    }

    /// For `map_err` on file operations.
    pub fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |error| Self::new(what, error.to_string())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed: {}", self.what)?;
        for line in self.meaning.lines() {
            write!(f, "\n  {line}")?;
        }
        match &self.by_hand {
            Some(command) => write!(f, "\n  by hand: {command}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_why_and_the_way_out() {
        let refusal = Refusal::new("installing Trunk", "no network\nno cache").by_hand("cargo install trunk");
        assert_eq!(
            refusal.to_string(),
            "failed: installing Trunk\n  no network\n  no cache\n  by hand: cargo install trunk"
        );
    }
}
