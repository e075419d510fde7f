//! Files that events are read from: chosen, or dropped.

use super::Timeline;
use super::library::file_trouble;
use crate::format;
use crate::host::files;
use crate::ui::contract::{Input, Offered};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

impl Timeline {
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
