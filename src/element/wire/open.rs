//! Loads the document from where the element keeps it, and shows it.

use super::Timeline;
use super::attributes::inline_lock;
use super::page::{self, page};
use super::state::{Home, State};
use crate::edit::{Label, Mode, diff};
use crate::element::settings::StoreKind;
use crate::element::texts::{self, Version};
use crate::element::wire::keep;
use crate::format::{self, Loaded, wording};
use crate::host::adapter::{Adapter, HostEvent};
use crate::host::drafts::Place;
use crate::host::store::{Documents, StoreError, Stored};
use crate::host::{inline, js, outside};
use crate::model::{Document, Id, Text};
use crate::ui::contract::{Broken, Input, Lock, Opened, SaveState};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Timeline {
    /// Loads the document. `kept` is work that an earlier mount left unsaved, `given` a text that the
    /// page has set.
    pub(super) async fn load(self: Rc<Self>, kept: Option<String>, given: Option<String>) {
        let (turn, store) = self.with(|state| {
            state.loading = state.loading.wrapping_add(1);
            (state.loading, state.settings.store.clone())
        });
        let in_block = store == StoreKind::Inline;
        match store {
            StoreKind::Inline => self.load_inline(given.as_deref()),
            StoreKind::Source(address) => self.load_source(turn, &address).await,
            StoreKind::Browser => self.load_browser(turn).await,
            StoreKind::Host => self.load_host(turn).await,
        }
        if !self.is_turn(turn) {
            return;
        }
        if let Some(text) = given.filter(|_| !in_block) {
            self.set_value(&text);
        }
        if let Some([base, mine]) = kept.as_deref().and_then(texts::unpack).as_deref() {
            self.restore(base, mine, Vec::new());
        }
    }

    /// A later loading, such as after an attribute changed, makes an earlier one void.
    pub(super) fn is_turn(&self, turn: u32) -> bool {
        self.with(|state| state.loading == turn)
    }

    fn load_inline(self: &Rc<Self>, given: Option<&str>) {
        let place = self.place_in_page("", "");
        let text = given.map(str::to_owned).or_else(|| inline::read(&self.element)).unwrap_or_default();
        self.with(|state| {
            state.home = Home::Inline;
            state.place = place;
            state.lock = inline_lock(&state.settings);
        });
        self.show_text(&text, "");
    }

    async fn load_source(self: &Rc<Self>, turn: u32, address: &str) {
        let result = fetch_same_origin(address).await;
        if !self.is_turn(turn) {
            return;
        }
        self.with(|state| {
            state.home = Home::Nowhere;
            state.lock = Some(Lock::Page);
        });
        match result {
            Ok(text) => self.show_text(&text, ""),
            Err(reason) => self.show_broken("source", &reason, ""),
        }
    }

    async fn load_browser(self: &Rc<Self>, turn: u32) {
        page().listen_to_tabs();
        if self.open_link(turn).await {
            return;
        }
        let id = self.last_document().await;
        if self.is_turn(turn) {
            self.open_stored(&id).await;
        }
    }

    /// Opens a document of the browser's storage; one that is not there is a new one.
    pub(super) async fn open_stored(self: &Rc<Self>, id: &str) {
        let stored = page().storage.load(id).await;
        self.with(|state| {
            state.home = Home::Browser(id.to_owned());
            state.place = Place::Document(id).key();
            state.lock = None;
            state.recovered = false;
        });
        self.remember_document(id);
        self.begin_library(id);
        match stored {
            Ok(Some(Stored { text, revision, deleted: false, .. })) => {
                self.show_text(&text, &revision.to_string());
            }
            Ok(_) => self.show_new(id),
            Err(error) => {
                self.show_new(id);
                self.storage_failed(&error);
            }
        }
        self.show_library();
    }

    /// An empty document under a name of the browser's storage.
    fn show_new(self: &Rc<Self>, id: &str) {
        let document = Document { id: Id::new(id), ..Document::default() };
        let base = Version { document: document.clone(), ..Version::default() };
        self.show(Loaded { document, notes: Vec::new(), mode: format::Mode::Full }, base);
    }

    pub(super) fn storage_failed(&self, error: &StoreError) {
        self.fail("storage", &error.to_string());
        self.report(SaveState::Trouble(keep::trouble(error)));
    }

    async fn load_host(self: &Rc<Self>, turn: u32) {
        let element: JsValue = self.element.clone().into();
        let adapter = match page().adapters.of(&element).await {
            Ok(adapter) => adapter,
            Err(reason) => return self.show_broken("host", &reason, ""),
        };
        let loaded = adapter.load(false).await;
        if !self.is_turn(turn) {
            return;
        }
        let loaded = match loaded {
            Ok(loaded) => loaded,
            Err(reason) => return self.show_broken("host", &reason, ""),
        };
        let context = adapter.context();
        let place = self.place_in_page(&context.place, &context.user);
        let can_edit = loaded.can_edit && adapter.can_save();
        let subscription = self.subscribe(&adapter);
        self.with(|state| {
            state.home = Home::Host { adapter, _subscription: subscription };
            state.place = place;
            state.lock = (!can_edit).then_some(Lock::Page);
            state.is_draft_only = false;
            state.reason = loaded.reason;
        });
        self.show_settings();
        self.show_text(loaded.text.as_deref().unwrap_or_default(), &loaded.revision);
    }

    fn subscribe(self: &Rc<Self>, adapter: &Adapter) -> Option<crate::host::adapter::Subscription> {
        let weak = Rc::downgrade(self);
        adapter.on_change(move |event| {
            let Some(timeline) = weak.upgrade() else { return };
            match event {
                HostEvent::External => timeline.fetch_news(),
                HostEvent::CanEdit(can_edit, reason) => timeline.set_can_edit(can_edit, reason),
                HostEvent::Context => timeline.show_settings(),
            }
        })
    }

    /// The host gave or took the right to edit. What is unsaved stays in the journal.
    fn set_can_edit(self: &Rc<Self>, can_edit: bool, reason: String) {
        let (was, was_drafting) = self.with(|state| {
            state.reason = reason;
            let was_drafting = state.is_draft_only;
            let was = if was_drafting { Some(Lock::Page) } else { state.lock };
            if was != Some(Lock::Newer) && (can_edit || !state.is_draft_only) {
                state.lock = (!can_edit).then_some(Lock::Page);
            }
            state.is_draft_only &= !can_edit;
            (was, was_drafting)
        });
        self.show_place();
        if self.with(|state| state.is_draft_only) {
            return;
        }
        if was == Some(Lock::Page) && can_edit {
            let first = |state: &State| if was_drafting { Mode::Edit } else { state.settings.first_mode() };
            self.with(|state| state.mode = first(state));
            self.reopen();
        } else if !can_edit {
            self.set_mode(Mode::View);
            self.inbox.send(Input::Lock(Lock::Page));
        }
    }

    /// Lets somebody write who may not save here: a draft in this browser, to be taken along.
    pub(super) fn begin_draft(self: &Rc<Self>) {
        let begun = self.with(|state| {
            let may = state.lock == Some(Lock::Page) && matches!(state.home, Home::Host { .. });
            if may {
                (state.lock, state.mode, state.is_draft_only) = (None, Mode::Edit, true);
            }
            may
        });
        if begun {
            self.show_place();
            self.reopen();
        }
    }

    /// Tells the host that the element goes away.
    pub(super) fn close_host(&self) {
        let dirty = self.is_dirty();
        if let Home::Host { adapter, .. } = self.with(|state| std::mem::take(&mut state.home)) {
            adapter.close(dirty);
        }
    }

    /// Shows a text that came from a store.
    pub(super) fn show_text(self: &Rc<Self>, text: &str, revision: &str) {
        self.shim.text(&text.into());
        match texts::read_or_empty(text) {
            Ok(mut loaded) => {
                if text.trim().is_empty() {
                    loaded.document = self.with(|state| texts::begun(&state.settings));
                    loaded.document.id = Id::from_number(outside::seed());
                }
                let document = loaded.document.clone();
                self.show(loaded, Version { text: text.into(), document, revision: revision.to_owned() });
            }
            Err(error) => self.show_broken("document", &wording::error(&error), text),
        }
    }

    fn show(self: &Rc<Self>, loaded: Loaded, base: Version) {
        let newer = loaded.mode != format::Mode::Full;
        let (mode, locked) = self.with(|state| {
            state.base = base;
            state.document = Some(loaded.document.clone());
            state.broken = None;
            state.pending = None;
            state.unconfirmed = None;
            state.origin = None;
            state.contests.clear();
            if newer {
                state.lock = Some(Lock::Newer);
            }
            (state.mode, state.lock)
        });
        let notes = loaded.notes.iter().map(|note| Text::from(wording::note(note))).collect();
        self.inbox.send(Input::Open(Opened { document: loaded.document, mode, locked, notes }));
        self.report(SaveState::Untouched);
        self.show_place();
        self.recall_meeting();
        self.follow_link();
        self.recover_soon();
        self.offer_draft();
    }

    /// Shows the document again as it is, because it may be edited now.
    pub(super) fn reopen(self: &Rc<Self>) {
        let opened = self.with(|state| {
            let document = state.mine()?;
            state.unconfirmed = None;
            Some(Opened { document, mode: state.mode, locked: state.lock, notes: Rc::from([]) })
        });
        if let Some(opened) = opened {
            self.with(|state| state.document = Some(opened.document.clone()));
            self.inbox.send(Input::Open(opened));
            self.recover_soon();
        }
    }

    pub(super) fn show_broken(&self, kind: &str, reason: &str, text: &str) {
        self.with(|state| {
            state.document = None;
            state.broken = Some(text.into());
        });
        let is_link = kind == "link";
        self.inbox.send(Input::Broken(Broken { reason: reason.into(), text: text.into(), is_link }));
        self.fail(kind, reason);
    }

    /// Shows another text, as a change that can be undone and is to be saved.
    pub(super) fn replace_with(self: &Rc<Self>, document: &Document) {
        let Some(current) = self.with(|state| state.document.clone()) else { return };
        let document = Document { id: current.id.clone(), ..document.clone() };
        let commands = diff(&current, &document);
        if !commands.is_empty() {
            self.with(|state| state.awaits_change = true);
            self.send_commands(Label::ReplaceDocument, commands, Vec::new());
        }
    }

    /// Looks whether the store holds something newer, where nobody tells.
    pub fn look_for_news(self: &Rc<Self>) {
        if self.with(|state| matches!(state.home, Home::Browser(_)) && state.document.is_some()) {
            self.fetch_news();
        }
    }

    /// Reads what the store holds now, and takes it in.
    pub(super) fn fetch_news(self: &Rc<Self>) {
        let timeline = self.clone();
        spawn_local(async move {
            if let Some(theirs) = timeline.stored_now().await {
                let (common, known) =
                    timeline.with(|state| (state.base.document.clone(), state.base.revision.clone()));
                if theirs.revision != known && !timeline.saver.is_busy() {
                    timeline.absorb(&common, theirs, None);
                }
            }
        });
    }

    async fn stored_now(&self) -> Option<Version> {
        enum From {
            Browser(String),
            Host(Adapter),
        }
        let from = self.with(|state| match &state.home {
            Home::Browser(id) => Some(From::Browser(id.clone())),
            Home::Host { adapter, .. } => Some(From::Host(adapter.clone())),
            Home::Inline | Home::Nowhere => None,
        })?;
        match from {
            From::Browser(id) => {
                let stored = page().storage.load(&id).await.ok()??;
                Self::version_of(&stored.text, &stored.revision.to_string())
            }
            From::Host(adapter) => {
                let loaded = adapter.load(true).await.ok()?;
                Self::version_of(&loaded.text?, &loaded.revision)
            }
        }
    }
}

/// Reads a text from the page's own server.
async fn fetch_same_origin(address: &str) -> Result<String, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let base = window.document().and_then(|it| it.base_uri().ok().flatten()).unwrap_or_else(page::address);
    let url =
        web_sys::Url::new_with_base(address, &base).map_err(|_| format!("`{address}` is no address"))?;
    if window.location().origin().ok() != Some(url.origin()) {
        return Err(format!("{} is not on this server", url.href()));
    }
    let response = js::settled(window.fetch_with_str(&url.href()).into()).await;
    let response: web_sys::Response = response.map_err(|error| js::error_words(&error).1)?.unchecked_into();
    if !response.ok() {
        return Err(format!("{} answered {}", url.href(), response.status()));
    }
    let text = response.text().map_err(|error| js::error_words(&error).1)?;
    let text = js::settled(text.into()).await.map_err(|error| js::error_words(&error).1)?;
    text.as_string().ok_or_else(|| format!("{} is no text", url.href()))
}
