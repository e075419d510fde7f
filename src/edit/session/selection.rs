//! What is selected, and what a command on the selection means.

use super::Session;
use crate::model::Id;
use std::rc::Rc;

/// What is selected, and where the keyboard is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The selected events, in the order of the list.
    pub ids: Rc<[Id]>,
    /// The row that the keyboard is on.
    pub active: Option<Id>,
    /// Where a range began.
    pub(super) anchor: Option<Id>,
}

/// How a row is added to the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Select {
    /// It becomes the active row; what is selected stays so.
    Go,
    /// It joins or leaves the selection.
    Toggle,
    /// All rows from where the range began to it.
    Range,
}

impl Session {
    /// The places of the events that are shown; `None` when all are.
    pub fn shown_places(&self) -> Option<Rc<[u32]>> {
        let edited = self.editing.as_ref().map(|editing| &editing.id);
        self.filter.apply(&self.document, edited)
    }

    /// The events that are shown, in order.
    pub fn shown(&self) -> Vec<Id> {
        match self.shown_places() {
            None => self.document.events.iter().map(|event| event.id.clone()).collect(),
            Some(places) => places
                .iter()
                .filter_map(|at| self.document.events.get(*at as usize))
                .map(|event| event.id.clone())
                .collect(),
        }
    }

    pub(super) fn select(&mut self, id: Id, how: Select) {
        match how {
            Select::Go => {
                self.selection.active = Some(id.clone());
                self.selection.anchor = Some(id);
            }
            Select::Toggle => {
                let had = self.selection.ids.contains(&id);
                let keep = |other: &Id| if *other == id { !had } else { self.selection.ids.contains(other) };
                self.selection.ids = self.shown().into_iter().filter(keep).collect();
                self.selection.active = Some(id.clone());
                self.selection.anchor = Some(id);
            }
            Select::Range => {
                let shown = self.shown();
                let place = |wanted: &Id| shown.iter().position(|other| other == wanted);
                let to = place(&id).unwrap_or(0);
                let from = self.selection.anchor.as_ref().and_then(place).unwrap_or(to);
                let range = from.min(to)..=from.max(to);
                self.selection.ids = shown.get(range).unwrap_or_default().into();
                self.selection.active = Some(id);
            }
        }
    }

    /// The events that a command on the selection means: the selected ones, else the active one.
    pub fn chosen(&self) -> Vec<Id> {
        if self.selection.ids.is_empty() {
            return self.selection.active.iter().cloned().collect();
        }
        self.selection.ids.to_vec()
    }
}
