//! Saves where the element keeps its document, and says truly what came of it.

use super::page::page;
use super::state::Home;
use super::{Timeline, keep};
use crate::edit::merge;
use crate::element::texts::{self, Version};
use crate::format;
use crate::host::adapter::{Adapter, SaveOptions, read_answer};
use crate::host::answer::{Refusal, SaveAnswer};
use crate::host::outside::now_ms;
use crate::host::store::{Documents, Request, StoreError};
use crate::host::{inline, js};
use crate::model::Document;
use crate::ui::contract::{SaveState, SaveTrouble, SavedWhere};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A document in the browser's storage saves itself after so many milliseconds without a change.
const IDLE: u32 = 1_000;
/// How often a save is tried on top of what others saved meanwhile.
const TRIES: u32 = 4;

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
    fn new(status: &'static str) -> Self {
        Self { status, reason: String::new() }
    }

    fn refused(kind: Refusal, reason: &str) -> Self {
        Self { status: kind.status(), reason: reason.to_owned() }
    }
}

/// A document on its way into a store.
struct Job {
    document: Document,
    base: Version,
    cause: &'static str,
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
                timeline.save_soon("user");
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
        while self.saver.busy.get() {
            TimeoutFuture::new(20).await;
        }
        let Some(job) = self.job(cause) else {
            return Outcome::refused(Refusal::Denied, "this document can't be saved");
        };
        if !self.needs_saving(&job) {
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

    async fn save_in_browser(self: &Rc<Self>, id: &str, job: Job) -> Outcome {
        let page = page();
        let text = format::write(&job.document);
        let request = Request {
            id: id.to_owned(),
            title: job.document.title.to_string(),
            text: text.clone(),
            base_text: job.base.text.to_string(),
            base_revision: job.base.revision.parse().unwrap_or(0),
            now: now_ms(),
        };
        let mut conflicts = Vec::new();
        let merge =
            Box::new(|sides: crate::host::store::Sides<'_>| texts::merge_texts(sides, &mut conflicts));
        let saved = page.storage.save(request, merge).await;
        let saved = match saved {
            Ok(saved) => saved,
            Err(error) => return self.storage_refused(&error),
        };
        let revision = saved.revision.to_string();
        match saved.merged.as_deref().and_then(|merged| Self::version_of(merged, &revision)) {
            Some(theirs) => self.absorb(&job.document, theirs, conflicts),
            None => self.rest_on(Version { text: text.into(), document: job.document, revision }),
        }
        page.tell_tabs(id, saved.revision);
        page.ask_to_persist();
        self.show_library();
        self.saved(SavedWhere::Browser)
    }

    fn storage_refused(&self, error: &StoreError) -> Outcome {
        self.in_trouble(keep::trouble(error));
        self.fail("storage", &error.to_string());
        let status = match error {
            StoreError::Conflict { .. } => "conflict",
            StoreError::Full => Refusal::TooLarge.status(),
            StoreError::Gone => Refusal::Gone.status(),
            _ => Refusal::Unavailable.status(),
        };
        Outcome { status, reason: error.to_string() }
    }

    /// Puts the text into the page's data block, and asks the page to keep it.
    async fn save_in_page(self: &Rc<Self>, job: Job) -> Outcome {
        let text = format::write_for_page(&job.document);
        if !inline::write(&self.element, &text) {
            return self.refused(Refusal::Unavailable, "the page has no place for the text");
        }
        let detail = [("text", text.as_str().into()), ("cause", job.cause.into())];
        let Some(answer) = self.shim.ask(&detail) else {
            return self.handed_over(job, text, String::new());
        };
        let answer = match js::settled(answer).await {
            Ok(answer) if answer.is_object() => read_answer(&answer),
            Ok(_) => SaveAnswer::Saved { revision: String::new(), text: None },
            Err(error) => SaveAnswer::unavailable(js::error_words(&error).1),
        };
        match answer {
            SaveAnswer::Saved { revision, text: stored } => {
                let stored = stored.filter(|stored| *stored != text);
                match stored.and_then(|stored| Self::version_of(&stored, &revision)) {
                    Some(theirs) => self.absorb(&job.document, theirs, Vec::new()),
                    None => self.rest_on(Version { text: text.into(), document: job.document, revision }),
                }
                self.saved(SavedWhere::Page)
            }
            SaveAnswer::Conflict { theirs: Some((theirs, revision)) } => {
                self.meet_in_page(&job, &theirs, &revision)
            }
            answer => self.not_saved(job, text, answer),
        }
    }

    /// The page has another text by now: both are brought together, and wait for the next save.
    fn meet_in_page(self: &Rc<Self>, job: &Job, theirs: &str, revision: &str) -> Outcome {
        if let Some(theirs) = Self::version_of(theirs, revision) {
            self.absorb(&job.base.document, theirs, Vec::new());
        }
        self.in_trouble(SaveTrouble::Conflict);
        Outcome::new("conflict")
    }

    /// Saves with the page's adapter, on top of what others save meanwhile.
    ///
    /// "Saved" is said only when the host, asked again, holds the document.
    async fn save_with_host(self: &Rc<Self>, adapter: &Adapter, mut job: Job) -> Outcome {
        let (mine, common) = (job.document.clone(), job.base.document.clone());
        for _ in 0..TRIES {
            let text = format::write(&job.document);
            if adapter.max_bytes().is_some_and(|most| text.len() > most) {
                return self.refused(Refusal::TooLarge, "");
            }
            let theirs = match adapter.save(&text, &job.options()).await {
                SaveAnswer::Saved { revision, text: stored } => {
                    match read_back(adapter, stored.as_deref().unwrap_or(&text), &revision).await {
                        Ok(ReadBack::Same(revision)) if stored.is_none() => {
                            return self.host_saved(
                                &mine,
                                Version { text: text.into(), document: job.document, revision },
                            );
                        }
                        Ok(ReadBack::Same(revision)) => {
                            Self::version_of(stored.as_deref().unwrap_or(&text), &revision)
                        }
                        Ok(ReadBack::Other(text, revision)) => Self::version_of(&text, &revision),
                        Err(reason) => return self.refused(Refusal::Unavailable, &reason),
                    }
                }
                SaveAnswer::Conflict { theirs } => conflicting(adapter, theirs).await,
                answer => return self.not_saved(job, text, answer),
            };
            let Some(theirs) = theirs else { break };
            let merged = merge::merge(&job.base.document, &job.document, &theirs.document);
            if !merged.conflicts.is_empty() {
                self.absorb(&common, theirs, Vec::new());
                break;
            }
            if merged.document == theirs.document {
                return self.host_saved(&mine, theirs);
            }
            job = Job { document: merged.document, base: theirs, cause: job.cause };
        }
        self.in_trouble(SaveTrouble::Conflict);
        Outcome::new("conflict")
    }

    /// The host holds a version that has everything of ours.
    fn host_saved(self: &Rc<Self>, mine: &Document, stored: Version) -> Outcome {
        if stored.document == *mine {
            self.rest_on(stored);
        } else {
            self.absorb(mine, stored, Vec::new());
        }
        self.saved(SavedWhere::Page)
    }

    fn not_saved(self: &Rc<Self>, job: Job, text: String, answer: SaveAnswer) -> Outcome {
        match answer {
            SaveAnswer::HandedOver { revision } => self.handed_over(job, text, revision),
            SaveAnswer::Refused { kind, reason, .. } => self.refused(kind, &reason),
            SaveAnswer::Conflict { .. } | SaveAnswer::Saved { .. } => {
                self.in_trouble(SaveTrouble::Conflict);
                Outcome::new("conflict")
            }
        }
    }

    /// The text is in the page's own draft. The journal keeps it until the page comes back with it.
    fn handed_over(self: &Rc<Self>, job: Job, text: String, revision: String) -> Outcome {
        self.with(|state| {
            let revision = if revision.is_empty() { job.base.revision.clone() } else { revision };
            state.origin.get_or_insert(job.base);
            state.base = Version { text: text.into(), document: job.document, revision };
        });
        self.saver.in_trouble.set(false);
        self.report(SaveState::Saved(SavedWhere::HandedOver));
        Outcome::new("handed-over")
    }

    fn refused(&self, kind: Refusal, reason: &str) -> Outcome {
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

    fn in_trouble(&self, trouble: SaveTrouble) {
        self.saver.in_trouble.set(true);
        self.report(SaveState::Trouble(trouble));
    }

    /// The store holds this version now.
    fn rest_on(&self, version: Version) {
        self.with(|state| {
            state.base = version;
            state.origin = None;
        });
    }

    fn saved(&self, place: SavedWhere) -> Outcome {
        self.saver.in_trouble.set(false);
        // Whoever typed on meanwhile has changes that are not in what was saved.
        let state = if self.is_dirty() { SaveState::Draft } else { SaveState::Saved(place) };
        self.report(state);
        Outcome::new("saved")
    }
}

impl Job {
    fn options(&self) -> SaveOptions {
        SaveOptions { base: self.base.revision.clone(), cause: self.cause, ..SaveOptions::default() }
    }
}

/// What a host holds after a save.
enum ReadBack {
    /// What it was given, at this revision.
    Same(String),
    /// Another text, at another revision.
    Other(String, String),
}

/// Asks the host what it holds. A host may normalise characters (NFC): that is no difference.
async fn read_back(adapter: &Adapter, text: &str, revision: &str) -> Result<ReadBack, String> {
    let loaded = adapter.load(true).await?;
    let Some(found) = loaded.text else { return Err("what was saved is not there".to_owned()) };
    let composed = |text: &str| {
        let text: js_sys::JsString = text.into();
        String::from(text.normalize("NFC"))
    };
    let same = found == text || texts::same_document(&composed(&found), &composed(text));
    let now = if loaded.revision.is_empty() { revision.to_owned() } else { loaded.revision };
    Ok(if same { ReadBack::Same(now) } else { ReadBack::Other(found, now) })
}

/// What somebody else saved; the host is asked where it did not say.
async fn conflicting(adapter: &Adapter, theirs: Option<(String, String)>) -> Option<Version> {
    let (text, revision) = match theirs {
        Some(theirs) => theirs,
        None => {
            let loaded = adapter.load(true).await.ok()?;
            (loaded.text?, loaded.revision)
        }
    };
    Version::read(&text, &revision).ok()
}
