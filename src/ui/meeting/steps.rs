//! The steps of a review: understand first, then learn, then act.

use crate::model::{Document, Event, Id, Text};
use std::rc::Rc;

/// Longer timelines are walked by the events that somebody marked, starred or asked about.
const ALL: usize = 80;

/// One step of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Everybody says how they are here.
    CheckIn,
    /// What blameless means.
    Definition,
    /// What this is about.
    Background,
    /// Summary, detection and impact.
    Summary,
    /// An event of the timeline.
    Event(Id),
    /// Contributing factors.
    Factors,
    /// What was learned.
    Lessons,
    /// What could be done, last of all.
    Actions,
    /// Everybody says what they take along.
    CheckOut,
}

impl Step {
    /// A name that stays the same when others change the document.
    pub fn key(&self) -> Text {
        match self {
            Self::Event(id) => format!("event {id}").into(),
            other => format!("{other:?}").into(),
        }
    }
}

/// All steps for a document, in order.
pub fn of(document: &Document) -> Vec<Step> {
    let is_long = document.events.len() > ALL;
    let shown = |event: &&Rc<Event>| !is_long || stands_out(document, event);
    let events = document.events.iter().filter(shown).map(|event| Step::Event(event.id.clone()));
    let before = [Step::CheckIn, Step::Definition, Step::Background, Step::Summary];
    let after = [Step::Factors, Step::Lessons, Step::Actions, Step::CheckOut];
    before.into_iter().chain(events).chain(after).collect()
}

fn stands_out(document: &Document, event: &Event) -> bool {
    event.starred
        || !event.questions.is_empty()
        || !event.accounts.is_empty()
        || document.markers.of_event(&event.id).next().is_some()
}

/// The place of a step by its name; where it is gone, the place before which it stood is not known,
/// and the review begins anew.
pub fn place(steps: &[Step], key: &str) -> usize {
    steps.iter().position(|step| &*step.key() == key).unwrap_or(0)
}

/// A step of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the step before.
    Back,
    /// To the next one.
    On,
    /// To the check-in.
    First,
    /// To the check-out.
    Last,
}

/// The name of the step that a move leads to, from the one of this name. It stays within the review.
pub fn moved(steps: &[Step], key: &str, way: Move) -> Option<Text> {
    let (at, last) = (place(steps, key), steps.len().saturating_sub(1));
    let to = match way {
        Move::Back => at.saturating_sub(1),
        Move::On => last.min(at + 1),
        Move::First => 0,
        Move::Last => last,
    };
    steps.get(to).map(Step::key)
}
