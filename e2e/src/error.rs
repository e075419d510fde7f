//! The one error type: what was found, what was expected, and where.

use std::fmt;

/// Why a case, or a step of it, did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What was being done, innermost first.
    pub place: Vec<String>,
    /// What was there.
    pub found: String,
    /// What should have been there; empty where the finding says it all.
    pub expected: String,
    /// Waiting longer cannot help, such as after the loss of the browser.
    pub fatal: bool,
}

impl Failure {
    /// A failure that says both sides.
    pub fn new(found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { place: Vec::new(), found: found.into(), expected: expected.into(), fatal: false }
    }

    /// A failure that ends any waiting at once.
    pub fn fatal(found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { fatal: true, ..Self::new(found, expected) }
    }

    /// The same failure with one more place around it.
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place.push(place.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.expected.is_empty() {
            writeln!(f, "expected: {}", self.expected)?;
        }
        write!(f, "found:    {}", self.found)?;
        for place in &self.place {
            write!(f, "\n  in {place}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Failure {}

impl From<fantoccini::error::CmdError> for Failure {
    fn from(error: fantoccini::error::CmdError) -> Self {
        use fantoccini::error::CmdError;
        let gone = matches!(error, CmdError::Lost(_) | CmdError::Failed(_) | CmdError::FailedC(_));
        let gone = gone || error.is_invalid_session_id();
        Self { fatal: gone, ..Self::new(describe(&error), "an answer from the browser") }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string(), "")
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::new(error.to_string(), "JSON of the agreed shape")
    }
}

/// The driver's own words without its stack trace.
fn describe(error: &fantoccini::error::CmdError) -> String {
    match error {
        fantoccini::error::CmdError::Standard(inner) => {
            let first = inner.message.lines().next().unwrap_or_default();
            format!("{}: {first}", inner.error())
        }
        other => other.to_string(),
    }
}

/// Names the step in which a failure arose.
pub trait Context<T> {
    /// Adds the place to the failure, if there is one.
    ///
    /// # Errors
    /// The same failure, with the place added.
    fn at(self, place: impl Into<String>) -> Result<T, Failure>;
}

impl<T, E: Into<Failure>> Context<T> for Result<T, E> {
    fn at(self, place: impl Into<String>) -> Result<T, Failure> {
        self.map_err(|error| error.into().at(place))
    }
}

/// Compares two values of which both are shown when they differ.
///
/// # Errors
/// Fails when the values differ.
pub fn expect_eq<F, E>(place: &str, found: F, expected: E) -> Result<(), Failure>
where
    F: PartialEq<E> + fmt::Debug,
    E: fmt::Debug,
{
    if found == expected {
        return Ok(());
    }
    Err(Failure::new(format!("{found:?}"), format!("{expected:?}")).at(place))
}

/// Holds a condition; `found` says what was there instead.
///
/// # Errors
/// Fails when the condition does not hold.
pub fn expect(holds: bool, expected: impl Into<String>, found: impl Into<String>) -> Result<(), Failure> {
    if holds { Ok(()) } else { Err(Failure::new(found, expected)) }
}
