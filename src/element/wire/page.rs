//! What all elements of a page share, and the events of the page that concern them.

use crate::element::outside::Browser;
use crate::element::registry;
use crate::host::adapter::Adapters;
use crate::host::channel::{Channel, News};
use crate::host::indexed_db::IndexedDb;
use crate::host::js;
use crate::host::tabs::Tab;
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

/// What all elements of a page share.
pub struct Page {
    /// The browser, as the interface sees it.
    pub outside: Rc<Browser>,
    /// Documents and drafts in this browser.
    pub storage: IndexedDb,
    /// This tab.
    pub tab: Tab,
    /// The adapters that the page has registered.
    pub adapters: Adapters,
    channel: OnceCell<Option<Channel>>,
    asked_to_persist: Cell<bool>,
    _listeners: Vec<EventListener>,
}

thread_local! {
    static PAGE: Rc<Page> = Rc::new(Page::new());
}

/// The page.
pub fn page() -> Rc<Page> {
    PAGE.with(Rc::clone)
}

impl Page {
    fn new() -> Self {
        Self {
            outside: Rc::new(Browser::new()),
            storage: IndexedDb::new(),
            tab: Tab::new(),
            adapters: Adapters::default(),
            channel: OnceCell::new(),
            asked_to_persist: Cell::new(false),
            _listeners: listen(),
        }
    }

    /// Begins to listen to other tabs. Only done where documents lie in the browser's storage, since
    /// a browser may not keep a page that listens for going back to.
    pub fn listen_to_tabs(&self) {
        self.channel.get_or_init(|| Channel::open(heard));
    }

    /// Tells the other tabs that a document has another revision.
    pub fn tell_tabs(&self, document: &str, revision: u64) {
        if let Some(Some(channel)) = self.channel.get() {
            channel.tell(&News { document: document.to_owned(), revision });
        }
    }

    /// Asks the browser, once, not to evict what is stored.
    pub fn ask_to_persist(&self) {
        if !self.asked_to_persist.replace(true) {
            crate::host::indexed_db::ask_to_persist();
        }
    }
}

fn heard(news: News) {
    for timeline in registry::all() {
        timeline.heard(&news);
    }
}

fn listen() -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let Some(document) = window.document() else { return Vec::new() };
    let mut listeners = vec![
        EventListener::new(&window, "hashchange", |_| {
            registry::all().iter().for_each(|it| it.address_changed())
        }),
        EventListener::new(&window, "pagehide", |_| registry::all().iter().for_each(|it| it.flush())),
        EventListener::new(&document, "visibilitychange", |_| visibility_changed()),
        EventListener::new(&window, "focus", |_| registry::all().iter().for_each(|it| it.look_for_news())),
    ];
    let options = EventListenerOptions::enable_prevent_default();
    listeners.push(EventListener::new_with_options(&window, "beforeunload", options, |event| {
        if registry::all().iter().any(|timeline| timeline.would_lose_work()) {
            event.prevent_default();
        }
    }));
    listeners
}

fn visibility_changed() {
    let hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|it| it.hidden());
    for timeline in registry::all() {
        if hidden {
            timeline.flush();
        } else {
            timeline.look_for_news();
        }
    }
}

/// The fragment of the page's address.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    // Identifiers of other programs may hold characters that an address escapes.
    let decoded = js::call(&js_sys::global(), "decodeURIComponent", &[hash.as_str().into()]);
    decoded.ok().and_then(|text| text.as_string()).unwrap_or(hash)
}

/// Takes the fragment out of the page's address, without a step in its history.
pub fn forget_fragment() {
    let address = address();
    let bare = address.split('#').next().unwrap_or_default();
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // A page that may not change its address keeps it, and shows the link again when it is reloaded.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(bare));
    }
}

/// The address of the page.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Something that this tab remembers until it is closed.
pub fn remembered(key: &str) -> Option<String> {
    session()?.get_item(key).ok()?
}

/// Remembers something until this tab is closed.
pub fn remember(key: &str, value: &str) {
    if let Some(session) = session() {
        // A tab that can't remember begins with the newest document.
        let _ = session.set_item(key, value);
    }
}

/// Whether this browser holds unsaved work for a place. Asked of readers too, so it must not make a
/// database in their browsers.
pub fn has_draft(place: &str) -> bool {
    lasting().is_some_and(|it| it.get_item(&draft_key(place)).ok().flatten().is_some())
}

/// Remembers whether this browser holds unsaved work for a place.
pub fn mark_draft(place: &str, is_there: bool) {
    let Some(lasting) = lasting() else { return };
    // Without the mark the draft comes back when somebody edits.
    let _ = match is_there {
        true => lasting.set_item(&draft_key(place), ""),
        false => lasting.remove_item(&draft_key(place)),
    };
}

fn draft_key(place: &str) -> String {
    format!("pmt-draft {place}")
}

fn lasting() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn session() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}
