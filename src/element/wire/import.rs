//! Files that events are read from: chosen, or dropped.

use super::Timeline;
use super::library::file_trouble;
use crate::format;
use crate::host::files;
use crate::host::js;
use crate::import::{Found, Refusal, exchange};
use crate::model::Text;
use crate::ui::contract::{Input, Offered, ReadParts, ReadState, ReadWish};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// Counts what was asked to be read; only the last of it is of interest.
#[derive(Default)]
pub struct Asked(Rc<Cell<u32>>);

impl Asked {
    /// A new wish, and a test whether it is still the last one.
    fn next(&self) -> impl Fn() -> bool + Clone + 'static {
        let number = self.0.get().wrapping_add(1);
        self.0.set(number);
        let asked = self.0.clone();
        move || asked.get() == number
    }
}

impl Timeline {
    /// Reads what is to be imported, by the program that is fetched for it.
    pub(super) fn read(self: &Rc<Self>, wish: Option<ReadWish>) {
        let is_last = self.asked.next();
        let Some(wish) = wish else { return };
        let timeline = self.clone();
        spawn_local(async move {
            let state = timeline.read_all(&wish, is_last.clone()).await;
            if let Some(state) = state.filter(|_| is_last()) {
                timeline.inbox.send(Input::Reading(state));
            }
        });
    }

    async fn read_all(
        &self,
        wish: &ReadWish,
        is_last: impl Fn() -> bool + Clone + 'static,
    ) -> Option<ReadState> {
        let told = told(wish);
        let text = (!wish.text.trim().is_empty()).then(|| (Text::default(), wish.text.as_bytes()));
        let files = wish.files.iter().filter(|file| !file.name.is_empty());
        let given = text.into_iter().chain(files.map(|file| (file.name.clone(), &*file.bytes)));
        let mut parts: Vec<(Text, Result<Found, Refusal>)> = Vec::new();
        for (name, bytes) in given {
            // Of several parts, the first rows of the first are shown.
            let shows_first = parts.is_empty().then(|| (wish.clone(), name.clone()));
            let on_progress = self.on_progress(shows_first, is_last.clone());
            match self.shim.read(&name, bytes, &told, on_progress.as_ref().unchecked_ref()).await {
                Ok(answer) => parts.push((name, exchange::read(&answer?)?)),
                Err(error) => return Some(ReadState::Failed(js::error_words(&error).1.into())),
            }
            if !is_last() {
                return None;
            }
        }
        Some(ReadState::Done(wish.clone(), parts.into()))
    }

    /// Tells how far a reading is, and its first rows; answers whether it is still wanted.
    fn on_progress(
        &self,
        shows_first: Option<(ReadWish, Text)>,
        is_wanted: impl Fn() -> bool + 'static,
    ) -> Closure<dyn FnMut(u32, JsValue) -> bool> {
        let inbox = self.inbox.clone();
        let mut first = None;
        Closure::new(move |percent, rows: JsValue| {
            if is_wanted() {
                if let (Some((wish, name)), Some(rows)) = (&shows_first, js::bytes(&rows)) {
                    let found = exchange::read(&rows);
                    first = found.map(|found| (wish.clone(), ReadParts::from(vec![(name.clone(), found)])));
                }
                inbox.send(Input::Reading(ReadState::Under(percent, first.clone())));
            }
            is_wanted()
        })
    }

    /// Lets the reader choose files; must be called while a click is handled.
    pub(super) fn choose_import(self: &Rc<Self>) {
        let timeline = self.clone();
        files::choose_some(move |files| spawn_local(async move { timeline.offer(&files).await }));
    }

    /// A document that is dropped on the standalone editor is opened; all else is read from.
    pub(super) fn dropped(self: &Rc<Self>, files: Vec<File>) {
        let timeline = self.clone();
        spawn_local(async move {
            if let ([file], true) = (files.as_slice(), timeline.saves_by_itself())
                && is_document(file).await
            {
                return timeline.open_file(file).await;
            }
            timeline.offer(&files).await;
        });
    }

    async fn offer(self: &Rc<Self>, files: &[File]) {
        let mut offered = Vec::new();
        for file in files {
            match files::bytes(file).await {
                Ok(bytes) => offered.push(Offered { name: file.name().into(), bytes: bytes.into() }),
                Err(error) => self.say(&format!("{}: {}", file.name(), file_trouble(error))),
            }
        }
        if !offered.is_empty() {
            self.inbox.send(Input::Offered(offered));
        }
    }
}

/// Whether a file says that it is a document of ours, readable or not.
async fn is_document(file: &File) -> bool {
    let text = files::read(file).await.unwrap_or_default();
    let kind = format!("\"{}\"", format::TYPE);
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{') && text.contains(&kind)
}

/// What the reader is told, in the order that it wants.
fn told(wish: &ReadWish) -> [String; 4] {
    [
        wish.date.map(|date| date.to_string()).unwrap_or_default(),
        wish.zone.as_ref().map(|zone| zone.to_string()).unwrap_or_default(),
        if wish.is_zone_forced { "forced".to_owned() } else { String::new() },
        wish.start.map(|start| start.to_string()).unwrap_or_default(),
    ]
}
