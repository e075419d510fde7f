//! How long: as exactly as the two ends allow, and no more.

use super::window::{Window, seconds_between};

/// A length of time in whole seconds, negative when the end comes before the start.
///
/// What the two ends of a duration allow to say:
///
/// | start | end a time | end a day or hour | end `before` | end `after` | end `about` |
/// | --- | --- | --- | --- | --- | --- |
/// | a time | exactly | between | at most | at least | about |
/// | a day or hour | between | between | at most | at least | between, rough |
/// | `before` | at least | at least | unbounded | at least | at least, rough |
/// | `after` | at most | at most | at most | unbounded | at most, rough |
/// | `about` | about | between, rough | at most, rough | at least, rough | about |
///
/// `before` and `after` with the other bound given too (`earliest`, `latest`) count as a day or
/// hour does: a range. `about` with both given is a range with an estimate. A range may begin
/// below zero: nothing is clamped because it "cannot be".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// So many seconds.
    Exactly(i64),
    /// About so many, and nobody said how far off that may be.
    About(i64),
    /// Between two lengths, both included.
    Between {
        /// Not less.
        least: i64,
        /// Not more.
        most: i64,
        /// What the stated times give, where both ends are stated as times.
        estimate: Option<i64>,
        /// The bounds themselves are only "about".
        rough: bool,
    },
    /// Not more than this.
    AtMost {
        /// The bound.
        seconds: i64,
        /// The bound itself is only "about".
        rough: bool,
    },
    /// Not less than this.
    AtLeast {
        /// The bound.
        seconds: i64,
        /// The bound itself is only "about".
        rough: bool,
    },
    /// The two ends say nothing about the length.
    Unbounded,
}

impl Amount {
    /// From one stated time to another.
    pub fn between(start: &Window, end: &Window) -> Self {
        let span = |from: Option<_>, to: Option<_>| Some(seconds_between(from?, to?));
        let least = span(start.latest, end.earliest);
        let most = span(start.earliest, end.latest);
        let estimate = span(start.stated, end.stated);
        Self::from_bounds(least, most, estimate, start.rough || end.rough)
    }

    /// What two bounds say together.
    pub fn from_bounds(least: Option<i64>, most: Option<i64>, estimate: Option<i64>, rough: bool) -> Self {
        match (least, most) {
            (Some(least), Some(most)) if least == most && rough => Self::About(least),
            (Some(least), Some(most)) if least == most => Self::Exactly(least),
            (Some(least), Some(most)) => Self::Between { least, most, estimate, rough },
            (Some(seconds), None) => Self::AtLeast { seconds, rough },
            (None, Some(seconds)) => Self::AtMost { seconds, rough },
            (None, None) => Self::Unbounded,
        }
    }

    /// Not less than this; `None` when nothing is known.
    pub fn least(&self) -> Option<i64> {
        match *self {
            Self::Exactly(seconds) | Self::About(seconds) | Self::AtLeast { seconds, .. } => Some(seconds),
            Self::Between { least, .. } => Some(least),
            Self::AtMost { .. } | Self::Unbounded => None,
        }
    }

    /// Not more than this; `None` when nothing is known.
    pub fn most(&self) -> Option<i64> {
        match *self {
            Self::Exactly(seconds) | Self::About(seconds) | Self::AtMost { seconds, .. } => Some(seconds),
            Self::Between { most, .. } => Some(most),
            Self::AtLeast { .. } | Self::Unbounded => None,
        }
    }

    /// Whether the bounds, or the figure itself, rest on a time that is only "about".
    pub fn is_rough(&self) -> bool {
        match *self {
            Self::About(_) => true,
            Self::Between { rough, .. } | Self::AtMost { rough, .. } | Self::AtLeast { rough, .. } => rough,
            Self::Exactly(_) | Self::Unbounded => false,
        }
    }

    /// Whether every length it allows is below zero: the end comes before the start.
    pub fn is_negative(&self) -> bool {
        self.most().is_some_and(|most| most < 0)
    }
}
