//! The row that is being edited: how it is opened, closed and left.

use super::super::change::{Add, Change, Label};
use super::super::history::Mark;
use super::{Env, Said, Session};
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
    /// What is known of a row that was added for this: it goes away if it is left empty.
    pub added: Option<Added>,
    /// Where in the history the editing began, or something else was done last: what was done in the row
    /// since then can be taken back.
    pub since: Mark,
}

/// A row that was added to be edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// Where in the history it was added.
    at: Mark,
    /// The row that was active before: there one is again when it goes.
    from: Option<Id>,
}

impl Session {
    pub(super) fn add_row(&mut self, add: Add, env: Env<'_>) {
        self.close();
        let added = Added { at: self.history.mark(), from: self.selection.active.clone() };
        self.change(Change::Add(add), env);
        let Some(id) = self.selection.active.clone() else { return };
        let dated = self.document.events.find(&id).is_some_and(|event| event.at.is_some());
        let field = if dated { RowField::Text } else { RowField::Time };
        self.editing = Some(Editing { id, field, since: added.at, added: Some(added) });
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
        self.editing = Some(Editing { id, field, added: None, since });
    }

    pub(super) fn edit_next(&mut self, env: Env<'_>) {
        let Some(editing) = self.editing.clone() else { return };
        let empty = self.is_left_empty(&editing);
        self.close();
        if empty {
            return;
        }
        let next = self.shown_behind(&editing.id);
        match next.filter(|_| editing.added.is_none()) {
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
        editing.added.is_some() && self.document.events.find(&editing.id).is_some_and(blank)
    }

    /// Closes the edited row. One that was added and left empty goes, with its traces.
    pub(super) fn close(&mut self) {
        self.history.mark();
        let Some(editing) = self.editing.take() else { return };
        match editing.added.clone().filter(|_| self.is_left_empty(&editing)) {
            Some(added) => self.remove_blank(&editing, added),
            None => self.go(editing.id),
        }
    }

    /// Closes the edited row, and takes back what was done in it. What was done elsewhere meanwhile
    /// stays, and undo brings back what was taken back.
    pub(super) fn cancel(&mut self) {
        self.history.mark();
        let Some(editing) = self.editing.take() else { return };
        if let Some(added) = editing.added.clone().filter(|_| self.is_left_empty(&editing)) {
            return self.remove_blank(&editing, added);
        }
        if self.history.discard(&mut self.document, editing.since, Label::DiscardRow) {
            self.say(Said::Done(Label::DiscardRow));
        }
        let is_there = self.document.events.position(&editing.id).is_some();
        let from = editing.added.and_then(|added| added.from);
        if let Some(id) = Some(editing.id).filter(|_| is_there).or(from) {
            self.go(id);
        }
        self.forget_gone();
    }

    /// Takes an added row away that was left blank. Nothing remembers it where nothing else was done.
    fn remove_blank(&mut self, editing: &Editing, added: Added) {
        if added.at == editing.since {
            self.history.bail(&mut self.document, added.at);
        } else {
            self.history.withdraw(&mut self.document, added.at);
        }
        if let Some(from) = added.from {
            self.go(from);
        }
        self.forget_gone();
    }
}
