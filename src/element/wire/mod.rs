//! One element at work: text in, document to the interface, changes to journal and store.
//!
//! The interface is the only one who changes the document. What comes from a store is merged here
//! and handed to it as commands, so that it can be undone.

mod absorb;
mod attributes;
mod changes;
mod import;
mod keep;
mod library;
mod open;
mod page;
mod places;
mod review;
mod save;
mod share;
mod state;

use self::state::{Home, State};
use super::outside::Fenced;
use super::settings::{Settings, linked_event};
use super::shim::Shim;
use super::texts::{self, Version};
use crate::edit::Mode;
use crate::format;
use crate::host::channel::News;
use crate::model::{Document, Id};
use crate::ui::App;
use crate::ui::contract::{Inbox, Input, Output, SaveState};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::AppHandle;

pub use page::page;

/// The style sheet of the shadow root.
pub const CSS: &str = concat!(
    include_str!("../../../styles/tokens.css"),
    include_str!("../../../styles/timeline.css"),
    include_str!("../../../styles/dialogs.css"),
    include_str!("../../../styles/report.css")
);

/// An element at work.
pub struct Timeline {
    element: HtmlElement,
    root: Element,
    shim: Shim,
    inbox: Inbox,
    app: RefCell<Option<AppHandle<App>>>,
    state: RefCell<State>,
    keeper: keep::Keeper,
    asked: import::Asked,
    saver: save::Saver,
    naming: changes::Naming,
    outside: Rc<Fenced>,
}

impl Timeline {
    /// Puts the interface into an element and begins to load its document.
    pub fn mount(
        element: HtmlElement,
        root: Element,
        shim: Shim,
        kept: Option<String>,
        text: Option<String>,
    ) -> Rc<Self> {
        let settings = Settings::read(|name| element.get_attribute(name));
        let timeline = Rc::new(Self {
            element,
            root,
            shim,
            inbox: Inbox::default(),
            app: RefCell::default(),
            outside: Rc::new(Fenced::new(page().outside.clone(), settings.clone())),
            state: RefCell::new(State::new(settings)),
            keeper: keep::Keeper::default(),
            asked: import::Asked::default(),
            saver: save::Saver::default(),
            naming: changes::Naming::default(),
        });
        timeline.show_settings();
        timeline.render();
        let loading = timeline.clone();
        wasm_bindgen_futures::spawn_local(async move { loading.load(kept, text).await });
        timeline
    }

    fn render(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let props = crate::ui::AppProps {
            outside: self.outside.clone(),
            locale: self.locale(),
            inbox: self.inbox.clone(),
            on_output: yew::Callback::from(move |output| {
                if let Some(timeline) = Weak::upgrade(&weak) {
                    timeline.act(output);
                }
            }),
        };
        let app = yew::Renderer::<App>::with_root_and_props(self.root.clone(), props).render();
        self.app.replace(Some(app));
    }

    /// Takes the interface out; gives the text if it is not saved.
    pub fn unmount(self: &Rc<Self>) -> Option<String> {
        self.flush();
        let unsaved = self.with(|state| {
            let mine = state.mine().filter(|_| state.is_dirty())?;
            Some(texts::pack([&state.base.document, &mine]))
        });
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.close_host();
        unsaved
    }

    /// Looks into the state and changes it. Nothing may be sent or awaited meanwhile.
    fn with<R: Default>(&self, look: impl FnOnce(&mut State) -> R) -> R {
        self.state.try_borrow_mut().map(|mut state| look(&mut state)).unwrap_or_default()
    }

    fn act(self: &Rc<Self>, output: Output) {
        match output {
            Output::Changed(document) => self.changed(document),
            Output::Pending(pending) => {
                self.with(|state| state.pending = pending);
                self.keep_soon();
            }
            Output::Save => self.save_soon("user"),
            Output::Summary(summary) => self.name_save(&summary),
            Output::Compare(since) => self.compare(since),
            Output::Draft => self.begin_draft(),
            Output::Settled => {
                self.with(|state| state.contests.clear());
                self.keep_soon();
            }
            Output::Mode(mode) => self.set_mode(mode),
            Output::Library(wish) => self.library(wish),
            Output::ChooseImport => self.choose_import(),
            Output::Read(wish) => self.read(wish),
            Output::Share(wish) => self.share(wish),
            Output::Review(wish) => self.review(wish),
            Output::Print => self.print(),
            Output::Meeting(step) => self.remember_meeting(&step),
            Output::Dropped(files) => self.dropped(files),
            Output::Ready => self.shim.rendered(),
        }
    }

    fn changed(self: &Rc<Self>, document: Document) {
        let is_ours = self.with(|state| {
            let is_ours = state.owns(&document);
            if is_ours {
                state.document = Some(document.clone());
                state.awaits_change = false;
            }
            is_ours
        });
        if !is_ours {
            return;
        }
        self.confirm(&document);
        self.keep_soon();
        self.save_when_idle();
        self.propose_soon();
        self.shim.emit("pmt-change", &[("dirty", self.is_dirty().into())]);
    }

    /// The element was taken out of the page, or put in again. All state is kept.
    pub fn attached(self: &Rc<Self>, is_attached: bool) {
        if is_attached {
            self.look_for_news();
        } else {
            self.flush();
        }
    }

    /// The text of the document as it is now; of a broken one the text that was found.
    pub fn value(&self) -> Option<String> {
        let (document, broken) = self.with(|state| (state.document.clone(), state.broken.clone()));
        match broken {
            Some(text) => Some(text.to_string()),
            None => document.map(|document| format::write(&document)),
        }
    }

    /// Shows another text. In a data block it counts as what is stored, since the page that sets it
    /// keeps it; in any other store it is a change like one that was typed.
    pub fn set_value(self: &Rc<Self>, text: &str) {
        let (stores, revision) = self.with(|state| {
            let stores = matches!(state.home, Home::Browser(_) | Home::Host { .. });
            (stores && state.lock.is_none() && state.document.is_some(), state.base.revision.clone())
        });
        match format::read(text) {
            Ok(loaded) if stores && loaded.mode == format::Mode::Full => self.replace_with(&loaded.document),
            Err(error) if stores => self.fail("document", &format::wording::error(&error)),
            _ => self.show_text(text, &revision),
        }
    }

    /// Whether there are changes that are not saved.
    pub fn is_dirty(&self) -> bool {
        self.with(|state| state.is_dirty())
    }

    /// Whether leaving the page would lose something that is kept nowhere, or that others wait for.
    pub fn would_lose_work(&self) -> bool {
        let (dirty, browser) = self.with(|state| (state.is_dirty(), matches!(state.home, Home::Browser(_))));
        dirty && (!browser || !self.keeper.is_kept())
    }

    /// Takes the last intention back.
    pub fn undo(&self) -> bool {
        self.send_if_editing(Input::Undo)
    }

    /// Does again what was taken back.
    pub fn redo(&self) -> bool {
        self.send_if_editing(Input::Redo)
    }

    fn send_if_editing(&self, input: Input) -> bool {
        let editing = self.with(|state| state.mode == Mode::Edit && state.document.is_some());
        if editing {
            self.inbox.send(input);
        }
        editing
    }

    /// The document in another form.
    pub fn export_as(&self, kind: &str) -> Option<String> {
        match kind {
            "json" => self.value(),
            "page-json" => self.with(|state| state.document.clone()).map(|it| format::write_for_page(&it)),
            _ => None,
        }
    }

    /// Another fragment stands in the page's address: it may hold a document, or point to an event.
    pub fn address_changed(self: &Rc<Self>) {
        if !self.follow_shared() {
            self.follow_link();
        }
    }

    /// Goes to the event that the page's address points to, if it is one of ours.
    pub fn follow_link(&self) {
        let fragment = page::fragment();
        let Some(id) = linked_event(&fragment).map(Id::new) else { return };
        let known =
            self.with(|state| state.document.as_ref().is_some_and(|it| it.events.find(&id).is_some()));
        if known {
            self.inbox.send(Input::Goto(id));
        }
    }

    /// Another tab has saved a document.
    pub fn heard(self: &Rc<Self>, news: &News) {
        let concerns = self.with(|state| state.is_behind(news));
        if concerns {
            self.fetch_news();
        }
        if self.with(|state| matches!(state.home, Home::Browser(_))) {
            self.show_library();
        }
    }

    fn report(&self, saved: SaveState) {
        self.inbox.send(Input::Saved(saved));
    }

    fn fail(&self, kind: &str, message: &str) {
        self.shim.emit("pmt-error", &[("kind", kind.into()), ("message", message.into())]);
    }

    fn version_of(text: &str, revision: &str) -> Option<Version> {
        texts::Version::read(text, revision).ok()
    }
}

/// Converts what a future ends with into a value of JavaScript.
impl From<save::Outcome> for JsValue {
    fn from(outcome: save::Outcome) -> Self {
        crate::host::js::object(&[
            ("status", outcome.status.into()),
            ("reason", outcome.reason.as_str().into()),
        ])
    }
}
