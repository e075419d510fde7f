//! The attributes of the element, and what the host says of its reader.

use super::Timeline;
use super::state::Home;
use crate::edit::Mode;
use crate::element::settings::{Settings, StoreKind};
use crate::host::adapter::Context;
use crate::text::Locale;
use crate::ui::contract::{Input, Lock, Parts};
use std::rc::Rc;
use web_sys::Element;

impl Timeline {
    /// An attribute has another value.
    pub fn attribute(self: &Rc<Self>, name: &str) {
        let settings = Settings::read(|name| self.element.get_attribute(name));
        let moved = self.with(|state| {
            let moved = state.settings.store != settings.store;
            state.settings = settings.clone();
            moved
        });
        self.outside.set(settings.clone());
        self.show_settings();
        if moved {
            let loading = self.clone();
            wasm_bindgen_futures::spawn_local(async move { loading.load(None, None).await });
        } else if name == "mode" {
            self.take_mode(&settings);
        }
    }

    /// The page's `mode` attribute: for a data block it also says whether the page wants to be edited.
    fn take_mode(self: &Rc<Self>, settings: &Settings) {
        let mode = settings.first_mode();
        let opened = self.with(|state| {
            let was = state.lock;
            if state.settings.store == StoreKind::Inline && was != Some(Lock::Newer) {
                state.lock = inline_lock(settings);
            }
            was.is_some() && state.lock.is_none()
        });
        if opened {
            self.with(|state| state.mode = mode);
            self.reopen();
        } else {
            self.set_mode(mode);
        }
    }

    /// Gives the interface what the attributes and the host say.
    pub(super) fn show_settings(&self) {
        let settings = self.with(|state| state.settings.clone());
        self.show_theme(&self.host_context().theme);
        self.inbox.send(Input::Locale(self.locale()));
        if let Some(zone) = settings.view_zone() {
            self.inbox.send(Input::Zone(zone));
        }
        self.inbox.send(Input::Definition(settings.definition.as_deref().unwrap_or_default().into()));
        self.inbox.send(Input::Parts(Parts {
            head: settings.shows("head"),
            summary: settings.shows("summary"),
            durations: settings.shows("durations"),
            axis: settings.shows("axis"),
            findings: settings.shows("findings"),
            report: settings.shows("report"),
            factors: settings.shows("factors"),
            lessons: settings.shows("lessons"),
            actions: settings.shows("actions"),
            recurrences: settings.shows("recurrences"),
            criteria: settings.shows("criteria"),
            readiness: settings.shows("readiness"),
            meeting: settings.shows("meeting"),
            links: !self.viewer().is_empty(),
            hints: !settings.no_hints,
        }));
    }

    /// The language: of the element, of the host's reader, of the page around, of the browser.
    pub(super) fn locale(&self) -> Locale {
        let of = |element: Element| element.get_attribute("lang").filter(|tag| !tag.trim().is_empty());
        let host = Some(self.host_context().locale).filter(|tag| !tag.is_empty());
        let around = || self.element.closest("[lang]").ok().flatten().and_then(of);
        let browser = || crate::host::outside::languages().into_iter().next();
        let tag = of(self.element.clone().into()).or(host).or_else(around).or_else(browser);
        Locale::from_tag(tag.as_deref().unwrap_or("en"))
    }

    fn host_context(&self) -> Context {
        let adapter = self.with(|state| match &state.home {
            Home::Host { adapter, .. } => Some(adapter.clone()),
            _ => None,
        });
        adapter.map(|adapter| adapter.context()).unwrap_or_default()
    }

    /// A host may know whether its pages are dark; the element's own attribute wins.
    fn show_theme(&self, theme: &str) {
        let chosen = self.element.get_attribute("theme").filter(|theme| theme != "auto");
        let scheme = match (chosen, theme) {
            (None, "light" | "dark") => theme,
            _ => "",
        };
        // On the element, whose colours are reckoned there; through CSSOM, since a page's policy may
        // forbid style attributes.
        let _ = self.element.style().set_property("color-scheme", scheme);
    }

    /// Reads or edits, if the document may be edited.
    pub(super) fn set_mode(self: &Rc<Self>, mode: Mode) {
        let allowed = self.with(|state| {
            let allowed = mode == Mode::View || (state.lock.is_none() && state.document.is_some());
            if allowed {
                state.mode = mode;
            }
            allowed
        });
        if allowed {
            self.inbox.send(Input::Mode(mode));
            self.recover_soon();
        }
    }
}

/// Why the document of a data block can't be edited, if it can't.
pub fn inline_lock(settings: &Settings) -> Option<Lock> {
    (settings.first_mode() == Mode::View).then_some(Lock::Page)
}
