//! Copies for others, and what came by a link. Both are the work of a program that is fetched for it.

use super::Timeline;
use super::page;
use super::state::Home;
use crate::edit::Mode;
use crate::element::settings::StoreKind;
use crate::format;
use crate::host::js;
use crate::host::store::StoreError;
use crate::model::{Id, Text};
use crate::share::audience::{Audience, Names};
use crate::share::link::is_link;
use crate::ui::contract::{CopyWish, Input, Lock, Naming, Offer, ShareWish, Shared};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Timeline {
    /// Puts the page on paper.
    pub(super) fn print(&self) {
        // Printing stops all scripts until it is done, and so would what is under way here.
        Timeout::new(0, || drop(web_sys::window().map(|window| window.print()))).forget();
    }

    pub(super) fn share(self: &Rc<Self>, wish: ShareWish) {
        let timeline = self.clone();
        spawn_local(async move {
            let shared = timeline.shared(wish).await;
            timeline.inbox.send(Input::Shared(
                shared.unwrap_or_else(|error| Shared::Failed(js::error_words(&error).1.into())),
            ));
        });
    }

    async fn shared(&self, wish: ShareWish) -> Result<Shared, JsValue> {
        let text = self.with(|state| state.mine()).map(|it| format::write(&it)).unwrap_or_default();
        let by_hand = |answer: JsValue| match answer.as_string() {
            Some(text) => Shared::ByHand(text.into()),
            None => Shared::Copied,
        };
        Ok(match wish {
            ShareWish::Offer(copy) => {
                let answer = self.shim.write("offer", &text, &self.told(&copy), &self.viewer()).await?;
                Shared::Offered(copy, Rc::new(offer(&answer)))
            }
            ShareWish::Save(copy, kind) => {
                let answer = self.shim.write("save", &text, &self.told(&copy), kind).await?;
                match answer.as_string() {
                    Some(name) => Shared::Saved(name.into()),
                    None => Shared::Failed("the browser does not let the page save a file".into()),
                }
            }
            ShareWish::Copy(copy, kind) => {
                by_hand(self.shim.write("copy", &text, &self.told(&copy), kind).await?)
            }
            ShareWish::CopyText(text) => {
                by_hand(self.shim.call("writer", "copyText", &[(&*text).into()]).await?)
            }
        })
    }

    /// What the program that writes is told, in the order that it wants.
    fn told(&self, copy: &CopyWish) -> [String; 6] {
        let audience = if copy.is_public { Audience::Public } else { Audience::Internal };
        let naming = match copy.naming {
            Naming::AsTheyAre => Names::AsTheyAre,
            Naming::Roles => Names::Roles,
            Naming::Initials => Names::Initials,
        };
        let event = copy.event.as_ref().map(Id::to_string).unwrap_or_default();
        [
            audience.name().to_owned(),
            naming.name().to_owned(),
            self.locale().lang().to_owned(),
            copy.zone.to_string(),
            event,
            self.with(|state| state.settings.definition.clone()).unwrap_or_default(),
        ]
    }

    /// The address of the page that opens links: the editor's own, or the one that the page around the
    /// element names; blank where there is none.
    pub(super) fn viewer(&self) -> String {
        let address = if self.with(|state| state.settings.store == StoreKind::Browser) {
            Some(page::address())
        } else {
            let named = self.element.get_attribute("viewer").filter(|viewer| !viewer.trim().is_empty());
            let base = self.element.base_uri().ok().flatten().unwrap_or_else(page::address);
            let url = named.and_then(|viewer| web_sys::Url::new_with_base(&viewer, &base).ok());
            url.map(|url| url.href())
        };
        let address = address.unwrap_or_default();
        address.split('#').next().unwrap_or_default().to_owned()
    }

    /// Opens what the page's address holds by now, if it is a link; the document that was there stays in
    /// this browser.
    pub(super) fn follow_shared(self: &Rc<Self>) -> bool {
        let is_browser = self.with(|state| state.settings.store == StoreKind::Browser);
        let is_ours = is_browser && is_link(&page::fragment());
        if is_ours {
            let timeline = self.clone();
            spawn_local(async move {
                timeline.leave().await;
                timeline.load(None, None).await;
            });
        }
        is_ours
    }

    /// A document of this browser's own, made of what came by a link. No other is touched.
    pub(super) async fn adopt(self: &Rc<Self>) -> Result<(), StoreError> {
        let Some(document) = self.with(|state| state.document.clone()) else { return Ok(()) };
        page::forget_fragment();
        self.with(|state| state.mode = Mode::Edit);
        self.add_stored(document).await
    }

    /// Leaves what came by a link, for the documents of this browser.
    pub(super) async fn leave_link(self: &Rc<Self>) {
        page::forget_fragment();
        self.with(|state| state.mode = state.settings.first_mode());
        let id = self.last_document().await;
        self.open_stored(&id).await;
    }

    /// Opens what the page's address holds, if it is a link: to be read, and kept nowhere.
    pub(super) async fn open_link(self: &Rc<Self>, turn: u32) -> bool {
        let fragment = page::fragment();
        if !is_link(&fragment) {
            return false;
        }
        let arguments = [fragment.as_str().into(), self.locale().lang().into()];
        let answer = self.shim.call("writer", "open", &arguments).await;
        if !self.is_turn(turn) {
            return true;
        }
        self.with(|state| {
            state.home = Home::Nowhere;
            state.lock = Some(Lock::Link);
            state.mode = Mode::View;
            state.recovered = true;
            state.has_library = false;
        });
        self.inbox.send(Input::Library(None));
        let answer =
            answer.unwrap_or_else(|error| js::object(&[("reason", js::error_words(&error).1.into())]));
        match js::text(&answer, "text") {
            Some(text) => {
                self.show_text(&text, "");
                if let Some(event) = js::text(&answer, "event") {
                    self.inbox.send(Input::Goto(Id::new(&event)));
                }
            }
            None => self.show_broken("link", &js::text(&answer, "reason").unwrap_or_default(), ""),
        }
        true
    }
}

fn offer(answer: &JsValue) -> Offer {
    let lines = |name: &str| -> Vec<Text> {
        let list = js::get(answer, name).map(|list| js_sys::Array::from(&list)).unwrap_or_default();
        list.iter().filter_map(|line| line.as_string()).map(Text::from).collect()
    };
    Offer {
        link: js::text(answer, "link").unwrap_or_default().into(),
        remarks: lines("remarks"),
        left: lines("left"),
        renamed: lines("renamed"),
        undecided: lines("undecided"),
    }
}
