//! What the host of a page may answer to a save.

use std::fmt;

/// The answer to a save, as the page's adapter gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveAnswer {
    /// The host keeps the text.
    Saved {
        /// The revision that holds it.
        revision: String,
        /// What the host stored, if that is not the text that it was given.
        text: Option<String>,
    },
    /// The text is in the page's own draft; publishing the page shares it.
    HandedOver {
        /// The revision to name at the next save, if the host has one.
        revision: String,
    },
    /// Somebody else saved first.
    Conflict {
        /// What the host has now: text and revision. `None` when it does not say.
        theirs: Option<(String, String)>,
    },
    /// The host did not save.
    Refused {
        /// The reason, by kind.
        kind: Refusal,
        /// The reason in the host's words.
        reason: String,
        /// Seconds after which to try again.
        retry_after: Option<u32>,
    },
}

/// Why a host does not save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Somebody else holds the page.
    Locked,
    /// The page is not there any more.
    Gone,
    /// No right to edit.
    Denied,
    /// Not logged in any more.
    Unauthenticated,
    /// The host takes no text of this size.
    TooLarge,
    /// Too many saves in a short time.
    RateLimited,
    /// No answer, or none that makes sense.
    Unavailable,
}

impl Refusal {
    /// The reason that a status names; a status nobody knows means `unavailable`.
    pub fn from_status(status: &str) -> Self {
        ALL.into_iter().find(|kind| kind.status() == status).unwrap_or(Self::Unavailable)
    }

    /// The status that the adapter's contract has for it.
    pub fn status(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Gone => "gone",
            Self::Denied => "denied",
            Self::Unauthenticated => "unauthenticated",
            Self::TooLarge => "too-large",
            Self::RateLimited => "rate-limited",
            Self::Unavailable => "unavailable",
        }
    }
}

const ALL: [Refusal; 7] = [
    Refusal::Locked,
    Refusal::Gone,
    Refusal::Denied,
    Refusal::Unauthenticated,
    Refusal::TooLarge,
    Refusal::RateLimited,
    Refusal::Unavailable,
];

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.status())
    }
}

impl SaveAnswer {
    /// No usable answer.
    pub fn unavailable(reason: impl Into<String>) -> Self {
        Self::Refused { kind: Refusal::Unavailable, reason: reason.into(), retry_after: None }
    }

    /// The status that the contract of the adapter has for the answer.
    pub fn status(&self) -> &'static str {
        match self {
            Self::Saved { .. } => "saved",
            Self::HandedOver { .. } => "handed-over",
            Self::Conflict { .. } => "conflict",
            Self::Refused { kind, .. } => kind.status(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_found_by_its_status() {
        for kind in ALL {
            assert_eq!(Refusal::from_status(kind.status()), kind);
        }
        assert_eq!(Refusal::from_status("teapot"), Refusal::Unavailable);
    }
}
