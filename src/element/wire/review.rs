//! Hints on wording, by the program that is fetched for them.

use super::Timeline;
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
}

fn word(field: Field) -> &'static str {
    match field {
        Field::Event => "event",
        Field::Report => "report",
        Field::Action => "action",
    }
}
