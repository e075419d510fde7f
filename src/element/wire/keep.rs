//! Writes unsaved changes into the journal: soon after each change, and at once when the page is left.

use super::Timeline;
use super::page::{self, page};
use super::state::Home;
use crate::edit::Mode;
use crate::element::texts::{self, Version};
use crate::format::{self, PieceWriter};
use crate::host::drafts::{self, HEARTBEAT, Place};
use crate::host::outside::now_ms;
use crate::host::store::{Draft, Journal, LongText, StoreError};
use crate::host::tabs::Tab;
use crate::model::Document;
use crate::ui::contract::{Input, Notice, SaveState, SaveTrouble};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Keystrokes within this time, in milliseconds, are written together.
const GATHER: u32 = 40;
/// Where writing takes longer than that, changes gather for as long as it takes, but not longer than this:
/// a large document must not be written between any two keys.
const GATHER_AT_MOST: u32 = 250;

/// From so many events on a document is written in pieces, of which an edit changes one or two.
const LONG: usize = 500;

/// What the journal is doing.
#[derive(Default)]
pub struct Keeper {
    busy: Cell<bool>,
    again: Cell<bool>,
    /// The journal holds all that is not saved.
    kept: Cell<bool>,
    /// This tab has a draft in the journal.
    wrote: Cell<bool>,
    /// How long writing took the last time, in milliseconds.
    took: Cell<u32>,
    beat: RefCell<Option<Timeout>>,
    /// Write a long document, and the one that its changes began with.
    writers: RefCell<(PieceWriter, PieceWriter)>,
}

impl Keeper {
    /// Whether the journal holds all that is not saved.
    pub fn is_kept(&self) -> bool {
        self.kept.get()
    }

    /// The text of a document, and the one that its changes began with.
    fn texts(&self, document: &Document, known: &Version, base: &Version) -> (LongText, LongText) {
        let mut fresh = Default::default();
        let mut writers = self.writers.try_borrow_mut();
        let (mine, began) = writers.as_deref_mut().unwrap_or(&mut fresh);
        if document.events.len() < LONG {
            (*mine, *began) = Default::default();
            let is_known = *document == known.document;
            let text = if is_known { LongText(vec![known.text.clone()]) } else { written(document) };
            return (text, LongText(vec![base.text.clone()]));
        }
        let has_base = !base.text.is_empty();
        let base = LongText(if has_base { began.write(&base.document) } else { Vec::new() });
        if mine.is_new() {
            // What both have in common is written once.
            mine.clone_from(began);
        }
        (LongText(mine.write(document)), base)
    }
}

fn written(document: &Document) -> LongText {
    (&*format::write(document)).into()
}

impl Timeline {
    /// Writes the journal soon. While it is being written changes gather for the next time.
    pub(super) fn keep_soon(self: &Rc<Self>) {
        self.keeper.kept.set(false);
        self.keeper.again.set(true);
        if self.keeper.busy.replace(true) {
            return;
        }
        let timeline = self.clone();
        spawn_local(async move {
            while timeline.keeper.again.get() {
                TimeoutFuture::new(timeline.keeper.took.get().clamp(GATHER, GATHER_AT_MOST)).await;
                let began = now_ms();
                timeline.keep().await;
                timeline.keeper.took.set(u32::try_from(now_ms() - began).unwrap_or(GATHER));
            }
            timeline.keeper.busy.set(false);
        });
    }

    /// Writes what is unsaved at once, without waiting for a timer.
    ///
    /// What is kept already is not written again: a page that goes while it writes may be put aside with
    /// its transaction open, and WebKit lets no other page write until that one is thrown away.
    pub fn flush(self: &Rc<Self>) {
        if !self.keeper.is_kept() {
            let timeline = self.clone();
            spawn_local(async move { timeline.keep().await });
        }
        if self.with(|state| matches!(state.home, Home::Browser(_))) && self.is_dirty() {
            self.save_soon("close");
        }
    }

    /// Writes the draft, or removes it when nothing is unsaved.
    pub(super) async fn keep(self: &Rc<Self>) {
        self.keeper.again.set(false);
        let Some(draft) = self.draft() else { return };
        self.shim.text(&draft.text);
        if draft.document.is_empty() {
            return;
        }
        let page = page();
        if !drafts::says_something(&draft) {
            if self.keeper.wrote.replace(false) {
                // What is left behind holds nothing new.
                self.mark_draft(&draft.document, false);
                let _ = page.storage.remove(page.tab.id(), &draft.document, i64::MAX).await;
            }
            self.keeper.kept.set(true);
            return;
        }
        page.tab.claim().await;
        if !self.keeper.wrote.get() {
            self.mark_draft(&draft.document, true);
        }
        let result = page.storage.put(draft).await;
        self.keeper.wrote.set(true);
        self.kept(result);
    }

    fn kept(self: &Rc<Self>, result: Result<(), StoreError>) {
        match result {
            Ok(()) => {
                self.keeper.kept.set(!self.keeper.again.get());
                self.beat();
                // A save may have ended while this was being written.
                let waits = self.is_dirty() && !self.saver.is_busy() && !self.saver.is_in_trouble();
                if waits && !self.saves_by_itself() {
                    self.report(SaveState::Draft);
                }
            }
            Err(error) => {
                self.fail("journal", &error.to_string());
                self.report(SaveState::Trouble(trouble(&error)));
            }
        }
    }

    /// Where tabs can't see each other's locks they tell a living draft by its age.
    fn beat(self: &Rc<Self>) {
        if Tab::has_locks() {
            return;
        }
        let weak = Rc::downgrade(self);
        let beat = Timeout::new(HEARTBEAT as u32, move || {
            if let Some(timeline) = weak.upgrade().filter(|timeline| timeline.is_dirty()) {
                timeline.keep_soon();
            }
        });
        self.keeper.beat.replace(Some(beat));
    }

    fn draft(&self) -> Option<Draft> {
        let (document, known, base, (pending, conflicts), place) = self.with(|state| {
            let stored = state.origin.as_ref().unwrap_or(&state.base).clone();
            let open = (texts::write_pending(state.pending.as_ref()), texts::write_contests(&state.contests));
            (state.mine(), state.base.clone(), stored, open, state.place.clone())
        });
        let document = document?;
        let (text, base_text) = self.keeper.texts(&document, &known, &base);
        Some(Draft {
            tab: page().tab.id().to_owned(),
            document: place,
            text,
            base_text,
            base_revision: base.revision,
            pending,
            conflicts,
            at: now_ms(),
        })
    }

    /// Looks once for work that a dead tab left behind. Only whoever edits is asked: a reader's
    /// browser is left alone.
    pub(super) fn recover_soon(self: &Rc<Self>) {
        let due = self.with(|state| {
            let ready = state.document.is_some() && state.lock.is_none() && !state.place.is_empty();
            let due = ready && state.mode == Mode::Edit && !state.recovered;
            state.recovered |= due;
            due
        });
        if due {
            let timeline = self.clone();
            spawn_local(async move { timeline.recover().await });
        }
    }

    /// Only pages that begin with reading need the mark.
    fn mark_draft(&self, place: &str, is_there: bool) {
        if self.with(|state| matches!(state.home, Home::Host { .. })) {
            page::mark_draft(place, is_there);
        }
    }

    /// Tells a reader of work that was left behind; whoever edits gets it back at once.
    pub(super) fn offer_draft(self: &Rc<Self>) {
        let place = self.with(|state| state.place.clone());
        if self.is_read_in_page() && page::has_draft(&place) {
            let timeline = self.clone();
            spawn_local(async move { timeline.look_for_draft(&place).await });
        }
    }

    fn is_read_in_page(&self) -> bool {
        self.with(|state| state.mode == Mode::View && matches!(state.home, Home::Host { .. }))
    }

    /// The mark may tell of nothing: a page that is left right after it saved has had no time to clear up,
    /// and what it left behind is what the page holds by now.
    async fn look_for_draft(&self, place: &str) {
        let Ok(found) = page().storage.of(place).await else { return };
        if found.is_empty() {
            return self.mark_draft(place, false);
        }
        let shown = self.with(|state| state.mine());
        let is_new = |draft: &Draft| {
            let differs = !draft.conflicts.is_empty() || texts::drafted(draft) != shown;
            differs && drafts::says_something(draft)
        };
        if self.is_read_in_page() && found.iter().any(is_new) {
            self.inbox.send(Input::Notice(Notice::DraftWaits));
        }
    }

    async fn recover(self: &Rc<Self>) {
        let page = page();
        let place = self.with(|state| state.place.clone());
        let Ok(found) = page.storage.of(&place).await else { return };
        if found.is_empty() {
            return self.mark_draft(&place, false);
        }
        let left = drafts::left_behind(found, page.tab.id(), &Tab::alive().await, now_ms());
        let mut restored = false;
        for draft in left.iter().filter(|draft| drafts::says_something(draft)) {
            // A draft that can't be read stays where it is.
            let Some(mine) = texts::drafted(draft) else { continue };
            let open = texts::read_contests(&draft.conflicts);
            restored |= !open.is_empty();
            restored |= self.restore(&texts::drafted_from(draft), &mine, open);
        }
        if restored {
            self.inbox.send(Input::Notice(Notice::Recovered));
        }
        self.forget(left, restored).await;
    }

    /// Removes drafts once this tab's own one holds what they held.
    async fn forget(self: &Rc<Self>, left: Vec<Draft>, restored: bool) {
        let page = page();
        if restored {
            TimeoutFuture::new(GATHER).await;
            self.keep().await;
            if !self.keeper.is_kept() {
                return;
            }
        }
        for draft in left.iter().filter(|draft| texts::drafted(draft).is_some()) {
            // One that stays is merged again next time, which changes nothing.
            let _ = page.storage.remove(&draft.tab, &draft.document, draft.at).await;
        }
    }

    /// The name of this element's place in the page, for the journal.
    ///
    /// `named` names the page where its address may change; blank for the address.
    pub(super) fn place_in_page(&self, named: &str, user: &str) -> String {
        let id = self.element.id();
        let element = if id.is_empty() { self.number_in_page() } else { id };
        let url = if named.is_empty() { page::address() } else { named.to_owned() };
        Place::Page { url: &url, element: &element, user }.key()
    }

    /// Which of the page's elements this is.
    fn number_in_page(&self) -> String {
        let document = self.element.owner_document();
        let all = document.and_then(|it| it.query_selector_all("postmortem-timeline").ok());
        let mine: &web_sys::Node = &self.element;
        let number =
            all.and_then(|all| (0..all.length()).find(|at| mine.is_same_node(all.item(*at).as_ref())));
        format!("#{}", number.unwrap_or(0))
    }
}

/// What the interface calls an error of the storage.
pub fn trouble(error: &StoreError) -> SaveTrouble {
    match error {
        StoreError::Full => SaveTrouble::StorageFull,
        StoreError::Blocked | StoreError::TooNew => SaveTrouble::StorageBlocked,
        StoreError::Conflict { .. } => SaveTrouble::Conflict,
        StoreError::Gone => SaveTrouble::Gone,
        StoreError::Refused => SaveTrouble::StorageRefused,
        StoreError::NotKept | StoreError::Failed(_) => SaveTrouble::Unavailable,
    }
}
