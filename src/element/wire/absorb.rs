//! Takes in what was changed elsewhere.
//!
//! The interface may have moved on while a merge was made, and refuses commands that no longer fit.
//! So what was sent is remembered until the interface shows a document that holds it.

use super::Timeline;
use crate::edit::merge::{Conflict, merge};
use crate::edit::{Command, Label, Mode, diff};
use crate::element::texts::{Contest, Version};
use crate::model::Document;
use crate::ui::contract::{Absorb, Input, Notice};
use std::rc::Rc;

/// The interface refuses what does not fit only while somebody types faster than it draws.
const MOST_SENT: u32 = 5;

impl Timeline {
    /// Takes in a version that a store holds; it becomes the base of what is edited here.
    ///
    /// `common` is what both sides began with, and `open` is what an earlier merge of the same sides
    /// has left to decide.
    pub(super) fn absorb(self: &Rc<Self>, common: &Document, theirs: Version, open: Option<Contest>) {
        let (shown, mine, locked) =
            self.with(|state| (state.document.clone(), state.mine(), state.lock.is_some()));
        let (Some(shown), Some(mine), false) = (shown, mine, locked) else {
            return self.show_text(&theirs.text.clone(), &theirs.revision);
        };
        let (merged, more) = Contest::of(common, &mine, &theirs.document);
        let commands = diff(&shown, &merged);
        let changes = !commands.is_empty();
        self.with(|state| {
            state.base = theirs;
            state.origin = None;
            if changes {
                state.unconfirmed.get_or_insert_with(|| common.clone());
                state.sent = 0;
            }
        });
        self.hand_over(commands, open.into_iter().chain(more).collect());
        if changes {
            self.inbox.send(Input::Notice(Notice::MergedFromElsewhere));
        }
    }

    /// Takes in work that was left behind unsaved. The base stays: this is still to be saved.
    pub(super) fn restore(&self, common: &Document, mine: &Document, open: Vec<Contest>) -> bool {
        let Some(current) = self.with(|state| state.document.clone()) else { return false };
        // A blank document has another identifier each time it is opened.
        let [common, mine] = [common, mine].map(|it| Document { id: current.id.clone(), ..it.clone() });
        let (merged, more) = Contest::of(&common, &mine, &current);
        let commands = diff(&current, &merged);
        let changes = !commands.is_empty();
        self.hand_over(commands, open.into_iter().chain(more).collect());
        changes
    }

    /// Gives the interface a merge, and remembers what is to be decided in it.
    fn hand_over(&self, commands: Vec<Command>, contests: Vec<Contest>) {
        let mut conflicts: Vec<Conflict> = Vec::new();
        for found in contests.iter().flat_map(|contest| &contest.conflicts) {
            if !conflicts.iter().any(|known| (&known.target, &known.field) == (&found.target, &found.field)) {
                conflicts.push(found.clone());
            }
        }
        self.with(|state| state.contests.extend(contests));
        if !conflicts.is_empty() {
            self.shim.emit("pmt-conflict", &[("count", (conflicts.len() as u32).into())]);
        }
        if !commands.is_empty() || !conflicts.is_empty() {
            self.send_commands(Label::MergeChanges, commands, conflicts);
        }
    }

    /// Looks whether the interface has taken in what was sent, and sends it again if not.
    pub(super) fn confirm(&self, shown: &Document) {
        let waiting = self.with(|state| {
            let common = state.unconfirmed.take()?;
            Some((common, state.base.document.clone(), state.sent))
        });
        let Some((common, theirs, sent)) = waiting else { return };
        let merged = merge(&common, shown, &theirs);
        let commands = diff(shown, &merged.document);
        if commands.is_empty() || sent >= MOST_SENT {
            return;
        }
        self.with(|state| {
            state.unconfirmed = Some(common);
            state.sent = sent + 1;
        });
        self.send_commands(Label::MergeChanges, commands, Vec::new());
    }

    /// A document that is only read takes no commands, so it is edited for a moment.
    pub(super) fn send_commands(&self, label: Label, commands: Vec<Command>, conflicts: Vec<Conflict>) {
        let mode = self.with(|state| Some(state.mode)).unwrap_or_default();
        if mode == Mode::View {
            self.inbox.send(Input::Mode(Mode::Edit));
        }
        self.inbox.send(Input::Absorb(Absorb { label, commands, conflicts: conflicts.into() }));
        if mode == Mode::View {
            self.inbox.send(Input::Mode(Mode::View));
        }
    }
}
