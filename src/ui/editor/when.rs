//! The time of the edited event.
use super::super::facts::Clock;
use super::super::field::Understood;
use super::super::state::State;
use crate::edit::Change;
use crate::model::Event;

pub fn typed(_state: &State, event: &Event, clock: &Clock) -> String {
    clock.time(event, crate::text::moment::Style::Written)
}
pub fn understand(_state: &State, _event: &Event, _text: &str) -> Option<Understood> { None }
pub fn change(_state: &State, _event: &Event, _text: &str) -> Option<Change> { None }
