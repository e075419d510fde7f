//! Saves where the element keeps its document, and says truly what came of it.

use super::Timeline;
use super::state::Home;
use crate::element::texts::Version;
use crate::host::adapter::Adapter;
use crate::host::answer::{Refusal, SaveAnswer};
use crate::model::Document;
use crate::ui::contract::{SaveState, SaveTrouble, SavedWhere};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A document in the browser's storage saves itself after so many milliseconds without a change.
const IDLE: u32 = 1_000;
/// How often a save looks again whether another one is over, or what was given stands.
const LOOK: u32 = 20;
/// The interface may refuse what was given; a save does not wait for it longer than so many looks.
const LOOKS: u32 = 250;

/// What saving is doing.
#[derive(Default)]
pub struct Saver {
    busy: Cell<bool>,
    in_trouble: Cell<bool>,
    idle: RefCell<Option<Timeout>>,
}

impl Saver {
    /// Whether something is being saved.
    pub fn is_busy(&self) -> bool {
        self.busy.get()
    }

    /// Whether the last save failed.
    pub fn is_in_trouble(&self) -> bool {
        self.in_trouble.get()
    }
}

/// What a save came to: a status of the adapter's contract, and the reason if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The status.
    pub status: &'static str,
    /// The reason, in words.
    pub reason: String,
}

impl Outcome {
    /// An outcome that needs no reason.
    pub fn new(status: &'static str) -> Self {
        Self { status, reason: String::new() }
    }

    pub(super) fn refused(kind: Refusal, reason: &str) -> Self {
        Self { status: kind.status(), reason: reason.to_owned() }
    }
}

/// A document on its way into a store.
pub struct Job {
    /// The document.
    pub document: Document,
    /// What it is based on.
    pub base: Version,
    /// What made it be saved.
    pub cause: &'static str,
}

impl Timeline {
    /// Whether changes are saved without being asked: in the browser's own storage that costs nobody
    /// anything.
    pub(super) fn saves_by_itself(&self) -> bool {
        self.with(|state| matches!(state.home, Home::Browser(_)))
    }

    pub(super) fn save_when_idle(self: &Rc<Self>) {
        if !self.saves_by_itself() || !self.is_dirty() {
            return;
        }
        let weak = Rc::downgrade(self);
        // A document that was never saved is in no list yet: it is saved at once.
        let wait = if self.with(|state| state.base.revision.is_empty()) { 0 } else { IDLE };
        let idle = Timeout::new(wait, move || {
            if let Some(timeline) = weak.upgrade() {
                timeline.save_soon("idle");
            }
        });
        self.saver.idle.replace(Some(idle));
    }

    pub(super) fn save_soon(self: &Rc<Self>, cause: &'static str) {
        let timeline = self.clone();
        spawn_local(async move {
            timeline.save(cause).await;
        });
    }

    /// Saves. Two saves of one element never run at the same time.
    pub async fn save(self: Rc<Self>, cause: &'static str) -> Outcome {
        self.saver.idle.replace(None);
        let mut looks = 0;
        while self.saver.busy.get() || (looks < LOOKS && self.with(|state| state.awaits_change)) {
            TimeoutFuture::new(LOOK).await;
            looks += 1;
        }
        if self.with(|state| state.is_draft_only) {
            return self.refused(Refusal::Denied, "");
        }
        let Some(job) = self.job(cause) else {
            return Outcome::refused(Refusal::Denied, "this document can't be saved");
        };
        if !self.needs_saving(&job) {
            self.keep_soon();
            return Outcome::new("saved");
        }
        self.saver.busy.set(true);
        self.report(SaveState::Saving);
        let outcome = self.save_job(job).await;
        self.saver.busy.set(false);
        self.keep_soon();
        outcome
    }

    fn job(&self, cause: &'static str) -> Option<Job> {
        self.with(|state| {
            if state.lock.is_some() || matches!(state.home, Home::Nowhere) {
                return None;
            }
            Some(Job { document: state.mine()?, base: state.base.clone(), cause })
        })
    }

    fn needs_saving(&self, job: &Job) -> bool {
        let stored = !job.base.text.is_empty() && job.document == job.base.document;
        let keeps = self.with(|state| matches!(state.home, Home::Browser(_) | Home::Host { .. }));
        !(stored && keeps)
    }

    async fn save_job(self: &Rc<Self>, job: Job) -> Outcome {
        enum To {
            Browser(String),
            Host(Adapter),
            Page,
        }
        let to = self.with(|state| match &state.home {
            Home::Browser(id) => Some(To::Browser(id.clone())),
            Home::Host { adapter, .. } => Some(To::Host(adapter.clone())),
            Home::Inline => Some(To::Page),
            Home::Nowhere => None,
        });
        match to {
            Some(To::Browser(id)) => self.save_in_browser(&id, job).await,
            Some(To::Host(adapter)) => self.save_with_host(&adapter, job).await,
            Some(To::Page) => self.save_in_page(job).await,
            None => Outcome::refused(Refusal::Unavailable, "there is no store"),
        }
    }

    /// What came of a save; `mine` is what it began with, and `job` what was sent in the end.
    pub(super) fn not_saved(
        self: &Rc<Self>,
        job: Job,
        mine: &Document,
        text: String,
        answer: SaveAnswer,
    ) -> Outcome {
        match answer {
            SaveAnswer::HandedOver { revision } => self.handed_over(job, mine, text, revision),
            SaveAnswer::Refused { kind, reason, .. } => self.refused(kind, &reason),
            SaveAnswer::Conflict { .. } | SaveAnswer::Saved { .. } => {
                self.in_trouble(SaveTrouble::Conflict);
                Outcome::new("conflict")
            }
        }
    }

    /// The text is in the page's own draft. The journal keeps it until the page comes back with it.
    fn handed_over(self: &Rc<Self>, job: Job, mine: &Document, text: String, revision: String) -> Outcome {
        let revision = if revision.is_empty() { job.base.revision.clone() } else { revision };
        let origin = self.with(|state| state.origin.take()).unwrap_or(job.base);
        let given = Version { text: text.into(), document: job.document, revision };
        if given.document == *mine {
            self.with(|state| state.base = given);
        } else {
            self.absorb(mine, given, None);
        }
        self.with(|state| state.origin = Some(origin));
        self.saver.in_trouble.set(false);
        self.forget_name();
        self.report(SaveState::Saved(SavedWhere::HandedOver));
        Outcome::new("handed-over")
    }

    pub(super) fn refused(&self, kind: Refusal, reason: &str) -> Outcome {
        self.in_trouble(match kind {
            Refusal::Locked => SaveTrouble::Locked,
            Refusal::Gone => SaveTrouble::Gone,
            Refusal::Denied => SaveTrouble::Denied,
            Refusal::Unauthenticated => SaveTrouble::Unauthenticated,
            Refusal::TooLarge => SaveTrouble::TooLarge,
            Refusal::RateLimited => SaveTrouble::RateLimited,
            Refusal::Unavailable => SaveTrouble::Unavailable,
        });
        self.fail(kind.status(), reason);
        Outcome::refused(kind, reason)
    }

    pub(super) fn in_trouble(&self, trouble: SaveTrouble) {
        self.saver.in_trouble.set(true);
        self.report(SaveState::Trouble(trouble));
    }

    /// The store holds this version now.
    pub(super) fn rest_on(&self, version: Version) {
        self.with(|state| {
            state.base = version;
            state.origin = None;
        });
    }

    pub(super) fn saved(&self, place: SavedWhere) -> Outcome {
        self.saver.in_trouble.set(false);
        self.forget_name();
        // Whoever typed on meanwhile has changes that are not in what was saved.
        let is_stored = self.with(|state| {
            let mine = state.mine();
            state.pending.is_none() && mine.is_none_or(|mine| mine == state.base.document)
        });
        let state = if is_stored { SaveState::Saved(place) } else { SaveState::Draft };
        self.report(state);
        Outcome::new("saved")
    }
}
