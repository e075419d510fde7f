//! Undo and redo: one entry per user intention.

use super::change::Label;
use super::command::{Command, Refused, apply_all};
use super::target::Target;
use crate::model::Document;
use std::rc::Rc;

/// How many intentions can be taken back.
pub const DEPTH: usize = 2_000;

/// What was done, and how to take it back.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    label: Label,
    /// Applied in this order, these take the intention back (or, when undone, do it again).
    commands: Vec<Command>,
    /// Typing into the same field joins the entry as long as the entry is open.
    field: Option<(Target, usize)>,
}

/// What was done and undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Rc<Vec<Rc<Entry>>>,
    undone: Rc<Vec<Rc<Entry>>>,
    /// Whether the newest entry takes further typing in.
    open: bool,
    /// How many of the oldest entries were forgotten.
    forgotten: usize,
}

/// A place in the history to which one can come back: see [`History::bail`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(usize);

impl History {
    /// Applies the commands of one intention and remembers it; what was undone is forgotten.
    ///
    /// `field` is the field that is being typed into: further typing there joins the entry.
    ///
    /// # Errors
    /// When the commands do not fit the document; nothing is changed then.
    pub fn perform(
        &mut self,
        document: &mut Document,
        label: Label,
        commands: Vec<Command>,
        field: Option<(Target, usize)>,
    ) -> Result<(), Refused> {
        let inverse = apply_all(document, commands)?;
        self.undone = Rc::default();
        let joins =
            self.open && field.is_some() && self.done.last().is_some_and(|entry| entry.field == field);
        self.open = field.is_some();
        // The first value of the field is what undo must bring back: later typing adds nothing.
        if !joins && !inverse.is_empty() {
            let done = Rc::make_mut(&mut self.done);
            done.push(Rc::new(Entry { label, commands: inverse, field }));
            if done.len() > DEPTH {
                done.remove(0);
                self.forgotten += 1;
            }
        }
        Ok(())
    }

    /// Closes the newest entry: what is typed next becomes an entry of its own.
    pub fn mark(&mut self) -> Mark {
        self.open = false;
        self.here()
    }

    /// The place behind the newest entry, which goes on taking typing in.
    pub fn here(&self) -> Mark {
        Mark(self.forgotten + self.done.len())
    }

    /// Takes back the last intention; its label, or `None` when there is none.
    pub fn undo(&mut self, document: &mut Document) -> Option<Label> {
        self.open = false;
        step(&mut self.done, &mut self.undone, document)
    }

    /// Does again what was taken back last; its label, or `None` when there is none.
    pub fn redo(&mut self, document: &mut Document) -> Option<Label> {
        self.open = false;
        step(&mut self.undone, &mut self.done, document)
    }

    /// Takes back all that was done since a mark as one intention, which undo takes back in turn; whether
    /// there was anything.
    pub fn discard(&mut self, document: &mut Document, mark: Mark, label: Label) -> bool {
        let since = self.done.get(self.place(mark)..).unwrap_or_default();
        let commands: Vec<Command> =
            since.iter().rev().flat_map(|entry| entry.commands.iter().cloned()).collect();
        !commands.is_empty() && self.perform(document, label, commands, None).is_ok()
    }

    /// Takes back the one intention that was done first after a mark, whatever came behind it, and
    /// forgets it; whether that could be done.
    pub fn withdraw(&mut self, document: &mut Document, mark: Mark) -> bool {
        self.open = false;
        let at = self.place(mark);
        let Some(entry) = self.done.get(at) else { return false };
        let is_done = apply_all(document, entry.commands.iter().cloned()).is_ok();
        if is_done {
            Rc::make_mut(&mut self.done).remove(at);
        }
        is_done
    }

    /// The first of what was done after a mark, among what is remembered.
    fn place(&self, mark: Mark) -> usize {
        mark.0.saturating_sub(self.forgotten).min(self.done.len())
    }

    /// Takes back all that was done since a mark, and forgets it.
    pub fn bail(&mut self, document: &mut Document, mark: Mark) {
        while self.forgotten + self.done.len() > mark.0 && self.undo(document).is_some() {}
        self.undone = Rc::default();
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<Label> {
        self.done.last().map(|entry| entry.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<Label> {
        self.undone.last().map(|entry| entry.label)
    }
}

/// Moves the newest entry of one pile onto the other and applies it.
///
/// An entry that no longer fits (the document came from elsewhere meanwhile) is dropped.
fn step(
    from: &mut Rc<Vec<Rc<Entry>>>,
    to: &mut Rc<Vec<Rc<Entry>>>,
    document: &mut Document,
) -> Option<Label> {
    while let Some(entry) = Rc::make_mut(from).pop() {
        let label = entry.label;
        if let Ok(commands) = apply_all(document, entry.commands.iter().cloned()) {
            Rc::make_mut(to).push(Rc::new(Entry { label, commands, field: None }));
            return Some(label);
        }
    }
    None
}
