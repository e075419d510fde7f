//! What an element knows of its document.

use crate::edit::{Mode, merge};
use crate::element::settings::Settings;
use crate::element::texts::{Contest, Version};
use crate::host::adapter::{Adapter, Subscription};
use crate::host::channel::News;
use crate::model::{Document, Id, Text};
use crate::ui::contract::Lock;
use std::rc::Rc;

/// Where the document is kept.
#[derive(Default)]
pub enum Home {
    /// Not known yet, or nowhere.
    #[default]
    Nowhere,
    /// In the data block of the element.
    Inline,
    /// In the browser's storage, under this name.
    Browser(String),
    /// With the page's adapter.
    Host {
        /// The adapter.
        adapter: Adapter,
        /// Keeps listening to it.
        _subscription: Option<Subscription>,
    },
}

/// What an element knows of its document.
pub struct State {
    /// The attributes.
    pub settings: Settings,
    /// Read or edit.
    pub mode: Mode,
    /// Why it can only be read, if that is so.
    pub lock: Option<Lock>,
    /// Where it is kept.
    pub home: Home,
    /// Why the host does not let it be edited, in its words.
    pub reason: String,
    /// Whoever writes here may not save.
    pub is_draft_only: bool,
    /// The document as the interface last gave it.
    pub document: Option<Document>,
    /// The text that was found, when it is no document.
    pub broken: Option<Rc<str>>,
    /// What is stored, as far as is known here.
    pub base: Version,
    /// What is being typed.
    pub pending: Option<(Id, Text)>,
    /// What both sides began with of the merge whose result the interface has not shown yet.
    pub unconfirmed: Option<Document>,
    /// A document was given that the interface has not shown yet.
    pub awaits_change: bool,
    /// How often that result was sent.
    pub sent: u32,
    /// What is stored for certain, while the page has the text in its draft only.
    pub origin: Option<Version>,
    /// What merges have left for a person to decide.
    pub contests: Vec<Contest>,
    /// The name of the place for the journal.
    pub place: String,
    /// Raised by each loading, so that a late answer is known as such.
    pub loading: u32,
    /// Drafts of dead tabs have been looked for.
    pub recovered: bool,
    /// The interface knows that there is a list of documents.
    pub has_library: bool,
}

impl State {
    /// The state before anything is loaded.
    pub fn new(settings: Settings) -> Self {
        Self {
            mode: settings.first_mode(),
            settings,
            lock: None,
            home: Home::Nowhere,
            reason: String::new(),
            is_draft_only: false,
            document: None,
            broken: None,
            base: Version::default(),
            pending: None,
            unconfirmed: None,
            awaits_change: false,
            sent: 0,
            origin: None,
            contests: Vec::new(),
            place: String::new(),
            loading: 0,
            recovered: false,
            has_library: false,
        }
    }

    /// The document with what was merged into it, even where the interface does not show that yet.
    pub fn mine(&self) -> Option<Document> {
        let shown = self.document.as_ref()?;
        Some(match &self.unconfirmed {
            Some(common) => merge(common, shown, &self.base.document).document,
            None => shown.clone(),
        })
    }

    /// Whether this is our document, and not one that was closed a moment ago.
    pub fn owns(&self, document: &Document) -> bool {
        let shown = self.document.as_ref().is_some_and(|shown| shown.id == document.id);
        shown || self.base.document.id == document.id
    }

    /// Whether there are changes that are not saved.
    pub fn is_dirty(&self) -> bool {
        self.pending.is_some() || self.document.as_ref().is_some_and(|it| *it != self.base.document)
    }

    /// Whether the document lies in the browser's storage under this name.
    pub fn is_stored_as(&self, name: &str) -> bool {
        matches!(&self.home, Home::Browser(id) if id == name)
    }

    /// Whether another tab has saved this very document after us.
    pub fn is_behind(&self, news: &News) -> bool {
        let known = self.base.revision.parse::<u64>().unwrap_or(0);
        matches!(&self.home, Home::Browser(id) if *id == news.document) && news.revision > known
    }
}
