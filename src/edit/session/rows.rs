//! The row that is being edited: how it is opened, closed and left.

use super::super::change::{Add, Change};
use super::super::history::Mark;
use super::{Env, Session};
use crate::model::Id;
use std::rc::Rc;

/// A part of a row that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowField {
    /// When it happened.
    Time,
    /// Who acted.
    Who,
    /// What happened.
    Text,
}

/// The row that is being edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// The event.
    pub id: Id,
    /// The part to go to first.
    pub field: RowField,
    /// Whether the row was added for this: it goes away if it is left empty.
    pub is_new: bool,
    /// Where in the history the editing began.
    pub since: Mark,
}

impl Session {
    pub(super) fn add_row(&mut self, add: Add, env: Env<'_>) {
        self.close();
        let since = self.history.mark();
        self.change(Change::Add(add), env);
        let Some(id) = self.selection.active.clone() else { return };
        let dated = self.document.events.find(&id).is_some_and(|event| event.at.is_some());
        let field = if dated { RowField::Text } else { RowField::Time };
        self.editing = Some(Editing { id, field, is_new: true, since });
    }

    pub(super) fn edit(&mut self, id: Id, field: RowField) {
        if self.document.events.position(&id).is_none() {
            return;
        }
        if let Some(editing) = self.editing.as_mut().filter(|editing| editing.id == id) {
            editing.field = field;
            return;
        }
        self.close();
        let since = self.history.mark();
        self.go(id.clone());
        self.editing = Some(Editing { id, field, is_new: false, since });
    }

    pub(super) fn edit_next(&mut self, env: Env<'_>) {
        let Some(editing) = self.editing.clone() else { return };
        let empty = self.is_left_empty(&editing);
        self.close();
        if empty {
            return;
        }
        let next = self.shown_behind(&editing.id);
        match next.filter(|_| !editing.is_new) {
            Some(next) => self.edit(next, RowField::Text),
            None => self.add_row(Add::Below(editing.id), env),
        }
    }

    /// The next event that the filter shows.
    fn shown_behind(&self, id: &Id) -> Option<Id> {
        if self.filter.is_empty() {
            let index = self.document.events.position(id)?;
            return self.document.events.get(index + 1).map(|event| event.id.clone());
        }
        self.shown().into_iter().skip_while(|other| other != id).nth(1)
    }

    fn is_left_empty(&self, editing: &Editing) -> bool {
        let blank = |event: &Rc<crate::model::Event>| {
            event.at.is_none()
                && event.text.trim().is_empty()
                && event.who.is_empty()
                && event.evidence.is_empty()
        };
        editing.is_new && self.document.events.find(&editing.id).is_some_and(blank)
    }

    /// Closes the edited row. One that was added and left empty goes, with its traces.
    pub(super) fn close(&mut self) {
        self.history.mark();
        let Some(editing) = self.editing.take() else { return };
        if self.is_left_empty(&editing) {
            self.history.bail(&mut self.document, editing.since);
            self.forget_gone();
        } else {
            self.go(editing.id);
        }
    }

    pub(super) fn cancel(&mut self) {
        let Some(editing) = self.editing.take() else { return };
        self.history.bail(&mut self.document, editing.since);
        self.go(editing.id);
        self.forget_gone();
    }
}
