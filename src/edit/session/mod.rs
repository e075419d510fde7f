//! A person at work on one document: what is selected, edited, filtered, and what can be undone.
//!
//! A session is a value: an [`Action`] gives the next one. It is small, and shares the document.

mod rows;
mod selection;

pub use rows::{Editing, RowField};
pub use selection::{Select, Selection};

use super::change::{Add, Change, Label};
use super::command::Command;
use super::filter::Filter;
use super::history::History;
use super::plan::{Plan, plan};
use crate::model::{Document, Id, IdSource, Moment, Text, Zones};
use std::rc::Rc;

/// Whether the document may be changed here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// It is read.
    View,
    /// It is edited.
    #[default]
    Edit,
}

/// The zone in which times are shown and typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ViewZone {
    /// The zone of the incident.
    #[default]
    Incident,
    /// UTC.
    Utc,
    /// The zone of the reader's machine.
    Reader,
    /// Any other zone.
    Named(Text),
    /// Not a zone: the time since the start of the incident.
    SinceStart,
}

/// Where the focus should go, counted so that asking twice works.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FocusRequest {
    /// The row; `None` for none.
    pub row: Option<Id>,
    /// Raised by each request.
    pub count: u32,
}

/// A person at work on one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The document as it is now.
    pub document: Document,
    /// What was done and undone.
    pub history: History,
    /// Whether the document may be changed here.
    pub mode: Mode,
    /// What is selected.
    pub selection: Selection,
    /// The row that is being edited.
    pub editing: Option<Editing>,
    /// Which events are shown.
    pub filter: Filter,
    /// The zone in which times are shown.
    pub zone: ViewZone,
    /// Where the focus should go.
    pub focus: FocusRequest,
    /// The last intention that was done, undone or redone, to be said aloud, counted.
    pub said: Option<(Said, u32)>,
    ids: IdSource,
}

/// What is said aloud after an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It was done.
    Done(Label),
    /// It was taken back.
    Undone(Label),
    /// It was done again.
    Redone(Label),
    /// It could not be done: what it was meant for is no longer there.
    Refused(Label),
}

/// What a user does, by whatever means.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Changes the document.
    Do(Change),
    /// Changes the document by commands that were made elsewhere: a fix, a merge.
    Commands(Label, Vec<Command>),
    /// Takes back the last intention.
    Undo,
    /// Does again what was taken back last.
    Redo,
    /// What is typed next is an intention of its own.
    Mark,
    /// Adds an empty row and edits it.
    AddRow(Add),
    /// Opens a row for editing.
    Edit(Id, RowField),
    /// Closes the row and opens the next one, a new one where the last was new or is the last.
    EditNext,
    /// Closes the row that is edited and keeps what was done.
    Close,
    /// Closes the row that is edited and takes back what was done in it; undo brings that back.
    Cancel,
    /// Goes to a row, or selects it.
    Select(Id, Select),
    /// Goes to a row, or selects it, and takes the focus there.
    Go(Id, Select),
    /// Selects all rows that are shown.
    SelectAll,
    /// Drops the selection.
    SelectNone,
    /// Shows some rows only.
    Filter(Filter),
    /// Shows times in another zone.
    Zone(ViewZone),
    /// Reads or edits.
    Mode(Mode),
}

/// What comes from outside the core.
#[derive(Clone, Copy)]
pub struct Env<'a> {
    /// The zone database.
    pub zones: &'a dyn Zones,
    /// The present, where there is a clock.
    pub now: Option<Moment>,
}

impl Session {
    /// Begins work on a document; the seed comes from a random source.
    pub fn new(document: Document, mode: Mode, seed: u64) -> Self {
        Self {
            document,
            history: History::default(),
            mode,
            selection: Selection::default(),
            editing: None,
            filter: Filter::default(),
            zone: ViewZone::default(),
            focus: FocusRequest::default(),
            said: None,
            ids: IdSource::new(seed),
        }
    }

    /// The session after an action.
    #[must_use]
    pub fn after(&self, action: Action, env: Env<'_>) -> Self {
        let mut next = self.clone();
        next.act(action, env);
        next
    }

    fn act(&mut self, action: Action, env: Env<'_>) {
        if self.mode == Mode::View && changes(&action) {
            return;
        }
        match action {
            Action::Do(change) => self.change(change, env),
            Action::Commands(label, commands) => self.absorb(label, commands),
            Action::Undo => {
                let label = self.history.undo(&mut self.document);
                self.keep_so_far();
                self.stepped(label.map(Said::Undone));
            }
            Action::Redo => {
                let label = self.history.redo(&mut self.document);
                self.keep_so_far();
                self.stepped(label.map(Said::Redone));
            }
            Action::Mark => {
                self.history.mark();
            }
            Action::AddRow(add) => self.add_row(add, env),
            Action::Edit(id, field) => self.edit(id, field),
            Action::EditNext => self.edit_next(env),
            Action::Close => self.close(),
            Action::Cancel => self.cancel(),
            Action::Select(id, how) => self.select(id, how),
            Action::Go(id, how) => {
                // The keyboard does not leave a row that stays open.
                if self.editing.as_ref().is_some_and(|editing| editing.id != id) {
                    self.close();
                }
                self.select(id.clone(), how);
                self.ask_focus(id);
            }
            Action::SelectAll => self.selection.ids = self.shown().into(),
            Action::SelectNone => self.selection.ids = Rc::from([]),
            Action::Filter(filter) => self.filter = filter,
            Action::Zone(zone) => self.zone = zone,
            Action::Mode(mode) => {
                self.close();
                self.mode = mode;
            }
        }
    }

    fn change(&mut self, change: Change, env: Env<'_>) {
        let label = change.label();
        let plan = plan(&self.document, change, &mut self.ids, env.zones);
        self.perform(label, plan);
    }

    fn perform(&mut self, label: Label, plan: Plan) {
        if plan.commands.is_empty() {
            return;
        }
        let typing = plan.field.is_some();
        let is_elsewhere = self.editing.as_ref().is_some_and(|editing| {
            !plan.commands.iter().all(|command| command.is_about(&self.document, &editing.id))
        });
        match self.history.perform(&mut self.document, label, plan.commands, plan.field) {
            Ok(()) if typing => {}
            Ok(()) => self.say(Said::Done(label)),
            Err(_) => self.say(Said::Refused(label)),
        }
        if is_elsewhere {
            self.keep_so_far();
        }
        if let Some(id) = plan.focus {
            self.show(&id);
            self.go(id);
        }
        self.forget_gone();
    }

    /// Takes in commands from elsewhere.
    fn absorb(&mut self, label: Label, commands: Vec<Command>) {
        self.perform(label, Plan { commands, ..Plan::default() });
        self.keep_so_far();
    }

    /// Cancelling the edited row takes back nothing of what was done so far.
    fn keep_so_far(&mut self) {
        let since = self.history.here();
        if let Some(editing) = self.editing.as_mut() {
            editing.since = since;
        }
    }

    /// Drops a filter that hides an event to which the keyboard goes.
    fn show(&mut self, id: &Id) {
        if !self.filter.is_empty() && !self.shown().contains(id) {
            self.filter = Filter::default();
        }
    }

    fn stepped(&mut self, said: Option<Said>) {
        if let Some(said) = said {
            self.say(said);
        }
        self.forget_gone();
    }

    fn say(&mut self, said: Said) {
        let count = self.said.map_or(0, |(_, count)| count);
        self.said = Some((said, count.wrapping_add(1)));
    }

    /// Makes a row the active one and asks for the focus to be put on it.
    fn go(&mut self, id: Id) {
        self.selection.active = Some(id.clone());
        self.selection.anchor = Some(id.clone());
        self.ask_focus(id);
    }

    fn ask_focus(&mut self, id: Id) {
        self.focus = FocusRequest { row: Some(id), count: self.focus.count.wrapping_add(1) };
    }

    /// Drops what refers to events that are no longer there.
    fn forget_gone(&mut self) {
        let there = |id: &Id| self.document.events.position(id).is_some();
        if self.editing.as_ref().is_some_and(|editing| !there(&editing.id)) {
            self.editing = None;
        }
        if self.selection.active.as_ref().is_some_and(|id| !there(id)) {
            self.selection.active = None;
        }
        if !self.selection.ids.iter().all(there) {
            self.selection.ids = self.selection.ids.iter().filter(|id| there(id)).cloned().collect();
        }
    }

    /// The session after a link to an event was followed.
    #[must_use]
    pub fn gone_to(&self, id: &Id) -> Self {
        let mut next = self.clone();
        if next.document.events.position(id).is_some() {
            next.filter = Filter::default();
            next.go(id.clone());
        }
        next
    }

    /// Whether undo has something to take back.
    pub fn can_undo(&self) -> bool {
        self.mode == Mode::Edit && self.history.undo_label().is_some()
    }

    /// Whether redo has something to do again.
    pub fn can_redo(&self) -> bool {
        self.mode == Mode::Edit && self.history.redo_label().is_some()
    }
}

/// Whether an action would change the document, or begins to.
fn changes(action: &Action) -> bool {
    !matches!(
        action,
        Action::Select(..)
            | Action::Go(..)
            | Action::SelectAll
            | Action::SelectNone
            | Action::Filter(_)
            | Action::Zone(_)
            | Action::Mode(_)
    )
}
