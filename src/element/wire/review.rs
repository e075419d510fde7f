//! Hints on wording, by the program that is fetched for them.

use super::{Timeline, page};
use crate::model::Document;
use crate::review::language::{Field, exchange};
use crate::ui::contract::{Input, Looked, ReviewWish};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Timeline {
    /// Looks at a text. Without the program there are no hints, and all else works.
    pub(super) fn review(self: &Rc<Self>, wish: ReviewWish) {
        let timeline = self.clone();
        spawn_local(async move {
            let names: js_sys::Array = wish.names.iter().map(|name| JsValue::from_str(name)).collect();
            let arguments = [(&*wish.text).into(), word(wish.field).into(), names.into()];
            let answer = timeline.shim.call("reviewer", "hints", &arguments).await;
            let found = answer.ok().and_then(|answer| answer.as_string()).unwrap_or_default();
            let hints = exchange::read(&found).into();
            timeline.inbox.send(Input::Looked(Looked { text: wish.text, field: wish.field, hints }));
        });
    }

    /// Remembers where the review is, until this tab is closed.
    pub(super) fn remember_meeting(&self, step: &str) {
        if let Some(key) = self.with(|state| state.document.as_ref().map(key)) {
            page::remember(&key, step);
        }
    }

    /// Goes on with the review where it stopped in this tab.
    pub(super) fn recall_meeting(&self) {
        let key = self.with(|state| state.document.as_ref().map(key));
        if let Some(step) = key.and_then(|key| page::remembered(&key)) {
            self.inbox.send(Input::Meeting(step.into()));
        }
    }
}

/// What this tab remembers the place of a review by.
fn key(document: &Document) -> String {
    format!("pmt-review-{}", document.id)
}

fn word(field: Field) -> &'static str {
    match field {
        Field::Event => "event",
        Field::Report => "report",
        Field::Action => "action",
    }
}
