//! The three places where a document can be saved.

use super::page::page;
use super::save::{Job, Outcome};
use super::{Timeline, keep};
use crate::edit::merge;
use crate::element::texts::{self, Version};
use crate::format;
use crate::host::adapter::{Adapter, read_answer};
use crate::host::answer::{Refusal, SaveAnswer};
use crate::host::outside::{now_ms, seed};
use crate::host::store::{Documents, Request, Sides, StoreError};
use crate::host::{inline, js};
use crate::model::Document;
use crate::ui::contract::{SaveTrouble, SavedWhere};
use gloo_timers::future::TimeoutFuture;
use std::rc::Rc;

/// How often a save is tried on top of what others saved meanwhile.
const TRIES: u32 = 8;
/// Before each further try everybody waits another time, in milliseconds, so that several who save at
/// once do not meet again and again.
const APART: u64 = 150;

impl Timeline {
    /// Saves in the browser's storage, merged with what other tabs saved.
    pub(super) async fn save_in_browser(self: &Rc<Self>, id: &str, job: Job) -> Outcome {
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
        let mut contest = None;
        let merge = Box::new(|sides: Sides<'_>| texts::merge_texts(sides, &mut contest));
        let saved = page.storage.save(request, merge).await;
        let saved = match saved {
            Ok(saved) => saved,
            Err(error) => return self.storage_refused(&error),
        };
        let revision = saved.revision.to_string();
        match saved.merged.as_deref().and_then(|merged| Self::version_of(merged, &revision)) {
            Some(theirs) => self.absorb(&job.document, theirs, contest),
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

    /// Puts the text into the page's data block, and asks the page to keep it, on top of what others
    /// save meanwhile.
    pub(super) async fn save_in_page(self: &Rc<Self>, job: Job) -> Outcome {
        self.until_saved(None, job).await
    }

    async fn send_to_page(&self, job: &Job) -> Sent {
        let text = format::write_for_page(&job.document);
        if !inline::write(&self.element, &text) {
            return Sent::Not(self.refused(Refusal::Unavailable, "the page has no place for the text"));
        }
        match self.ask_page(job, &text).await {
            SaveAnswer::Saved { revision, text: stored } => {
                let stored = stored.filter(|stored| *stored != text);
                let stored = stored.and_then(|stored| Self::version_of(&stored, &revision));
                let ours = || Version { text: text.into(), document: job.document.clone(), revision };
                Sent::Stored(stored.unwrap_or_else(ours))
            }
            SaveAnswer::Conflict { theirs: Some((theirs, revision)) } => {
                Sent::Other(Self::version_of(&theirs, &revision))
            }
            answer => Sent::Answered(text, answer),
        }
    }

    /// Sends what is to be saved, each time on top of what others saved meanwhile: to the page's adapter, or to
    /// the page itself.
    async fn until_saved(self: &Rc<Self>, adapter: Option<&Adapter>, mut job: Job) -> Outcome {
        let (mine, common) = (job.document.clone(), job.base.document.clone());
        for attempt in 0..TRIES {
            let sent = match adapter {
                Some(adapter) => {
                    TimeoutFuture::new(attempt * (seed() % APART) as u32).await;
                    self.send_to_host(adapter, &job).await
                }
                None => self.send_to_page(&job).await,
            };
            let theirs = match sent {
                Sent::Stored(version) => return self.host_saved(&mine, version),
                Sent::Other(theirs) => theirs,
                Sent::Answered(text, answer) => return self.not_saved(job, &mine, text, answer),
                Sent::Not(outcome) => return outcome,
            };
            let Some(theirs) = theirs else { break };
            match self.on_top_of(theirs, job, &mine, &common) {
                Ok(next) => job = next,
                Err(outcome) => return outcome,
            }
        }
        self.in_trouble(SaveTrouble::Conflict);
        Outcome::new("conflict")
    }

    /// Asks the page; where nobody answers, the text is in the page's own draft.
    async fn ask_page(&self, job: &Job, text: &str) -> SaveAnswer {
        let options = self.options(None, job, text).await;
        let detail = [
            ("text", text.into()),
            ("cause", job.cause.into()),
            ("summary", options.summary.as_str().into()),
        ];
        let Some(answer) = self.shim.ask(&detail) else {
            return SaveAnswer::HandedOver { revision: String::new() };
        };
        match js::settled(answer).await {
            Ok(answer) if answer.is_object() => read_answer(&answer),
            Ok(_) => SaveAnswer::Saved { revision: String::new(), text: None },
            Err(error) => SaveAnswer::unavailable(js::error_words(&error).1),
        }
    }

    /// What is saved next where somebody else was faster; the outcome where there is nothing to save, or
    /// something to decide.
    fn on_top_of(
        self: &Rc<Self>,
        theirs: Version,
        job: Job,
        mine: &Document,
        common: &Document,
    ) -> Result<Job, Outcome> {
        let merged = merge::merge(&job.base.document, &job.document, &theirs.document);
        if !merged.conflicts.is_empty() {
            self.absorb(common, theirs, None);
            self.in_trouble(SaveTrouble::Conflict);
            return Err(Outcome::new("conflict"));
        }
        if merged.document == theirs.document {
            return Err(self.host_saved(mine, theirs));
        }
        Ok(Job { document: merged.document, base: theirs, cause: job.cause })
    }

    /// Saves with the page's adapter, on top of what others save meanwhile.
    ///
    /// "Saved" is said only when the host, asked again, holds the document.
    pub(super) async fn save_with_host(self: &Rc<Self>, adapter: &Adapter, job: Job) -> Outcome {
        self.until_saved(Some(adapter), job).await
    }

    async fn send_to_host(&self, adapter: &Adapter, job: &Job) -> Sent {
        // Hosts keep it in the text of their pages, between tags.
        let text = format::write_for_page(&job.document);
        if adapter.max_bytes().is_some_and(|most| text.len() > most) {
            return Sent::Not(self.refused(Refusal::TooLarge, ""));
        }
        let options = self.options(Some(adapter), job, &text).await;
        let (revision, stored) = match adapter.save(&text, &options).await {
            SaveAnswer::Saved { revision, text } => (revision, text),
            SaveAnswer::Conflict { theirs } => return Sent::Other(conflicting(adapter, theirs).await),
            answer => return Sent::Answered(text, answer),
        };
        let sent = stored.as_deref().unwrap_or(&text);
        match read_back(adapter, sent, &revision).await {
            Ok(ReadBack::Same(revision)) if stored.is_none() => {
                Sent::Stored(Version { text: text.into(), document: job.document.clone(), revision })
            }
            Ok(ReadBack::Same(revision)) => Sent::Other(Self::version_of(sent, &revision)),
            Ok(ReadBack::Other(text, revision)) => Sent::Other(Self::version_of(&text, &revision)),
            Err(reason) => Sent::Not(self.refused(Refusal::Unavailable, &reason)),
        }
    }

    /// The host holds a version that has everything of ours.
    fn host_saved(self: &Rc<Self>, mine: &Document, stored: Version) -> Outcome {
        if stored.document == *mine {
            self.rest_on(stored);
        } else {
            self.absorb(mine, stored, None);
        }
        self.saved(SavedWhere::Page)
    }
}

/// What came of sending a text to where it is kept.
enum Sent {
    /// It is there, in this version.
    Stored(Version),
    /// Something else is there; nothing where nobody can tell what.
    Other(Option<Version>),
    /// The text was not taken.
    Answered(String, SaveAnswer),
    /// It was not sent, or what came of it is not known.
    Not(Outcome),
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
