//! What a proposal lacks to be something that can be done: specific, measurable, reasonable,
//! time-bound, and somebody's.
//!
//! The letters are Doran's (1981), as texts on postmortems use them: "improve performance" is no
//! action, "p99 under 50 ms" is one.

use crate::model::{Action, ActionStatus};

/// Words that say when something is done, in the languages of the interface.
const ENDS: &[&str] =
    &["until", "when", "so that", "below", "within", "bis ", "sobald", "sodass", "unter ", "binnen"];
/// A text of fewer words hardly says what is to be done.
const FEWEST: usize = 3;

/// One thing that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// What exactly is to be done?
    Specific,
    /// How would anybody see that it is done?
    Measurable,
    /// Who sees to it?
    Owner,
    /// By when?
    TimeBound,
    /// Is it worth what it costs?
    Reasonable,
}

impl Check {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::Specific, Self::Measurable, Self::Owner, Self::TimeBound, Self::Reasonable];

    /// A name for tests and styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Specific => "specific",
            Self::Measurable => "measurable",
            Self::Owner => "owner",
            Self::TimeBound => "time-bound",
            Self::Reasonable => "reasonable",
        }
    }
}

/// What is missing, in the order in which one would ask.
///
/// A proposal is asked for its words only: who does it by when is settled once it was agreed upon.
pub fn missing(action: &Action) -> Vec<Check> {
    let text = action.text.to_lowercase();
    let is_blank = text.trim().is_empty();
    let is_short = text.split_whitespace().count() < FEWEST;
    let has_end =
        text.chars().any(|letter| letter.is_ascii_digit()) || ENDS.iter().any(|end| text.contains(end));
    let agreed = action.status != ActionStatus::Proposed;
    let checks = [
        (Check::Specific, !is_blank && is_short),
        (Check::Measurable, !is_blank && !is_short && !has_end),
        (Check::Owner, agreed && action.owner.trim().is_empty()),
        (Check::TimeBound, agreed && action.due.is_none()),
        (Check::Reasonable, agreed && action.cost.trim().is_empty()),
    ];
    checks.into_iter().filter(|(_, is_missing)| *is_missing).map(|(check, _)| check).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn action(text: &str, status: ActionStatus) -> Action {
        Action { text: Rc::from(text), status, ..Action::default() }
    }

    #[test]
    fn a_proposal_is_asked_for_its_words_only() {
        assert_eq!(missing(&action("Improve monitoring", ActionStatus::Proposed)), [Check::Specific]);
        assert_eq!(
            missing(&action("Improve our monitoring a lot", ActionStatus::Proposed)),
            [Check::Measurable]
        );
        assert_eq!(missing(&action("Alert when p99 is over 50 ms", ActionStatus::Proposed)), []);
        assert_eq!(missing(&action("", ActionStatus::Proposed)), []);
    }

    #[test]
    fn an_item_needs_owner_date_and_a_look_at_the_cost() {
        let mut item = action("Alert when p99 is over 50 ms", ActionStatus::Open);
        assert_eq!(missing(&item), [Check::Owner, Check::TimeBound, Check::Reasonable]);
        item.owner = Rc::from("Ana");
        item.due = crate::model::civil::parse_date("2018-03-01");
        item.cost = Rc::from("half a day");
        assert_eq!(missing(&item), []);
    }
}
