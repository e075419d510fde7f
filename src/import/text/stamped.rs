//! A time with what stands around it, as a line begins or ends with it.

use crate::model::typed::{ClockForm, DayForm, ZoneBy};

/// A time with what stands around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    /// The time as it is read; blank where it is written that nobody knows it.
    pub(super) stamp: String,
    /// The time as it stood.
    pub(super) typed: String,
    /// What stands before it: "Detected" of "Detected: 10:45".
    pub(super) label: String,
    /// What stands behind it.
    pub(super) rest: String,
    pub(super) day: Option<DayForm>,
    pub(super) clock: Option<ClockForm>,
    pub(super) zone: Option<ZoneBy>,
    pub(super) is_counted: bool,
    /// Whether it may as well be a number, like "1520" or "14.30".
    pub(super) is_weak: bool,
    /// Whether a sign or a mark parts it from what follows.
    pub(super) is_set_off: bool,
    /// Whether a slip was put right, or two clocks are in it.
    pub(super) is_slip: bool,
    /// Whether it ends a line that heads what stands below it.
    pub(super) heads_text: bool,
    /// How many days after the day of the list it says that it is.
    pub(super) later: u8,
}

impl Head {
    /// Whether it says more than a day.
    pub(super) fn has_clock(&self) -> bool {
        self.clock.is_some() || self.is_counted || self.stamp.is_empty()
    }

    /// Whether a sentence begins with its day: "On Friday, 9 May".
    pub(super) fn opens_sentence(&self) -> bool {
        matches!(self.first_word().as_str(), "on" | "am" | "le" | "el")
    }

    /// Whether a sentence begins with the times of a range.
    pub(super) fn opens_range(&self) -> bool {
        matches!(self.first_word().as_str(), "from" | "between" | "von" | "zwischen" | "du" | "entre")
    }

    fn first_word(&self) -> String {
        self.typed.split_whitespace().next().unwrap_or_default().to_lowercase()
    }

    /// A day of the calendar, and nothing more.
    pub(super) fn is_day(&self) -> bool {
        !self.has_clock() && self.day.is_some()
    }
}
