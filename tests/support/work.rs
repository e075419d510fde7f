//! Somebody at work on a document, by changes alone.

use postmortem_timeline::edit::{Change, History, plan};
use postmortem_timeline::model::{Document, IdSource};
use postmortem_timeline::zones_native::NativeZones;

/// A document with its history.
pub struct Work {
    /// The document as it is now.
    pub document: Document,
    /// What was done.
    pub history: History,
    ids: IdSource,
}

impl Work {
    /// An empty document.
    pub fn new() -> Self {
        Self { document: Document::default(), history: History::default(), ids: IdSource::new(1) }
    }

    /// Does a change, as one entry of the history.
    pub fn does(&mut self, change: Change) {
        let label = change.label();
        let plan = plan(&self.document, change, &mut self.ids, &NativeZones);
        self.history.perform(&mut self.document, label, plan.commands, None).unwrap();
    }
}
