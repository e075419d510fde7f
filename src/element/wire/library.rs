//! The documents of this browser: the list, and what is done with it.

use super::Timeline;
use super::page::{self, page};
use super::state::Home;
use crate::element::outside::moment;
use crate::element::texts;
use crate::format;
use crate::host::drafts;
use crate::host::files::{self, FileError};
use crate::host::outside::{now_ms, seed};
use crate::host::store::{Documents, Entry, Journal, Request, StoreError};
use crate::model::{Document, Id, Text};
use crate::text::{Msg, Words};
use crate::ui::contract::{Input, Library, LibraryEntry, LibraryWish, Notice};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

/// A deleted document can be had back for so long, in milliseconds.
const KEEP_DELETED: i64 = 30 * 24 * 60 * 60 * 1000;

const EXAMPLE: &str = include_str!("../example.json");

impl Timeline {
    pub(super) fn library(self: &Rc<Self>, wish: LibraryWish) {
        // A file may be chosen only while the click is handled.
        match wish {
            LibraryWish::OpenFile => return self.choose_file(),
            LibraryWish::SaveFile => return self.save_file(),
            _ => {}
        }
        let timeline = self.clone();
        spawn_local(async move {
            if let Err(error) = timeline.fulfil(wish).await {
                timeline.storage_failed(&error);
            }
        });
    }

    async fn fulfil(self: &Rc<Self>, wish: LibraryWish) -> Result<(), StoreError> {
        match wish {
            LibraryWish::New => self.go_to(&new_id()).await,
            LibraryWish::Example => self.add(example()).await?,
            LibraryWish::Open(id) => self.go_to(id.as_str()).await,
            LibraryWish::Duplicate(id) => self.duplicate(id.as_str()).await?,
            LibraryWish::Leave => self.leave_link().await,
            LibraryWish::Adopt => self.adopt().await?,
            LibraryWish::Delete(id) => self.delete(id.as_str()).await?,
            LibraryWish::Restore(id) => {
                page().storage.set_deleted(id.as_str(), false, now_ms()).await?;
                self.go_to(id.as_str()).await;
            }
            LibraryWish::OpenFile | LibraryWish::SaveFile => {}
        }
        Ok(())
    }

    /// Leaves the open document, with all that is unsaved in it, and opens another.
    async fn go_to(self: &Rc<Self>, id: &str) {
        if !self.saves_by_itself() {
            return;
        }
        self.leave().await;
        self.open_stored(id).await;
    }

    /// Saves what is unsaved in the open document, which is about to be left.
    pub(super) async fn leave(self: &Rc<Self>) {
        if self.is_dirty() {
            self.clone().save("close").await;
            self.keep().await;
        }
    }

    /// Puts a document into the list under a new name, and opens it.
    async fn add(self: &Rc<Self>, document: Document) -> Result<(), StoreError> {
        if !self.saves_by_itself() {
            self.replace_with(&document);
            return Ok(());
        }
        self.leave().await;
        self.add_stored(document).await
    }

    /// Puts a document into the browser's storage under a new name, and opens it there.
    pub(super) async fn add_stored(self: &Rc<Self>, document: Document) -> Result<(), StoreError> {
        let id = new_id();
        let document = Document { id: Id::new(&id), ..document };
        let request = Request {
            id: id.clone(),
            title: document.title.to_string(),
            text: format::write(&document),
            now: now_ms(),
            ..Request::default()
        };
        page().storage.save(request, Box::new(|_| None)).await?;
        self.open_stored(&id).await;
        Ok(())
    }

    async fn duplicate(self: &Rc<Self>, id: &str) -> Result<(), StoreError> {
        let open = self.with(|state| state.mine().filter(|_| state.is_stored_as(id)));
        let original = match open {
            Some(document) => document,
            None => {
                let stored = page().storage.load(id).await?.ok_or(StoreError::Gone)?;
                let Ok(loaded) = format::read(&stored.text) else { return Err(StoreError::Gone) };
                loaded.document
            }
        };
        let title = Words::new(self.locale()).say(Msg::DocumentCopyOf, [&original.title]);
        self.add(Document { title: title.into(), ..original }).await
    }

    async fn delete(self: &Rc<Self>, id: &str) -> Result<(), StoreError> {
        let storage = &page().storage;
        if self.with(|state| state.is_stored_as(id)) && self.is_dirty() {
            self.clone().save("close").await;
        }
        let entry = storage.list().await?.into_iter().find(|entry| entry.id == id);
        storage.set_deleted(id, true, now_ms()).await?;
        if self.with(|state| state.is_stored_as(id)) {
            let next = newest(&storage.list().await?).unwrap_or_else(new_id);
            self.open_stored(&next).await;
        } else {
            self.show_library();
        }
        if let Some(entry) = entry {
            self.inbox.send(Input::Notice(Notice::Deleted(shown(&entry))));
        }
        Ok(())
    }

    fn choose_file(self: &Rc<Self>) {
        let timeline = self.clone();
        files::choose(move |file| spawn_local(async move { timeline.open_file(&file).await }));
    }

    pub(super) async fn open_file(self: &Rc<Self>, file: &File) {
        let opened = match files::read(file).await {
            Ok(text) => {
                // Pages and drawings hold the whole document.
                let inner = format::embedded(&text).map_or_else(|| text.as_str().into(), |(inner, _)| inner);
                format::read(&inner).map_err(|error| format::wording::error(&error))
            }
            Err(error) => Err(file_trouble(error).to_owned()),
        };
        let result = match opened {
            Ok(loaded) if loaded.mode == format::Mode::Full => self.take_in(loaded.document).await,
            Ok(_) => return self.say(Words::new(self.locale()).get(Msg::NewerVersionLock).as_ref()),
            Err(reason) => return self.say(&format!("{}: {reason}", file.name())),
        };
        if let Err(error) = result {
            self.storage_failed(&error);
        }
    }

    /// Opens what a file holds. A document that lies here already, as it is in the file, is opened;
    /// one that differs becomes a document of its own, so that nothing is overwritten.
    async fn take_in(self: &Rc<Self>, document: Document) -> Result<(), StoreError> {
        if self.saves_by_itself() {
            let id = document.id.to_string();
            let stored = page().storage.load(&id).await?.filter(|stored| !stored.deleted);
            if stored.is_some_and(|stored| texts::same_document(&stored.text, &format::write(&document))) {
                self.go_to(&id).await;
                return Ok(());
            }
        }
        self.add(document).await
    }

    fn save_file(&self) {
        let title = self.with(|state| state.document.as_ref().map(|document| document.title.clone()));
        let Some(text) = self.value() else { return };
        let name = texts::file_name(&title.unwrap_or_default(), "json");
        if !files::save(&name, "application/json", &text) {
            self.fail("file", "the browser does not let the page save a file");
        }
    }

    pub(super) fn say(&self, text: &str) {
        self.inbox.send(Input::Notice(Notice::Text(text.into())));
    }

    /// Says that there is a list, before it is read: what depends on it is drawn with the document.
    pub(super) fn begin_library(&self, id: &str) {
        if self.with(|state| !std::mem::replace(&mut state.has_library, true)) {
            let library = Library { current: Some(Id::new(id)), entries: Rc::default() };
            self.inbox.send(Input::Library(Some(library)));
        }
    }

    /// Gives the list to the interface.
    pub(super) fn show_library(self: &Rc<Self>) {
        let timeline = self.clone();
        spawn_local(async move {
            let storage = &page().storage;
            let _ = storage.purge(now_ms() - KEEP_DELETED).await;
            let Ok(entries) = storage.list().await else { return };
            let current = timeline.with(|state| match &state.home {
                Home::Browser(id) => Some(Id::new(id)),
                _ => None,
            });
            let entries = entries.iter().filter(|entry| !entry.deleted).map(shown).collect();
            timeline.inbox.send(Input::Library(Some(Library { current, entries })));
        });
    }

    /// The document that this tab had open, else the newest, else a new one.
    pub(super) async fn last_document(&self) -> String {
        let storage = &page().storage;
        let known = storage.list().await.unwrap_or_default();
        let remembered = page::remembered(&self.memory_key());
        let is_there = |id: &String| known.iter().any(|entry| entry.id == *id && !entry.deleted);
        if let Some(id) = remembered.filter(is_there) {
            return id;
        }
        // A tab that died before its first save left nothing but a draft.
        let places = storage.places().await.unwrap_or_default();
        let mut drafted = places.iter().filter_map(|place| drafts::document_of(place));
        let unlisted = drafted.find(|id| !known.iter().any(|entry| entry.id == *id));
        unlisted.map(str::to_owned).or_else(|| newest(&known)).unwrap_or_else(new_id)
    }

    pub(super) fn remember_document(&self, id: &str) {
        page::remember(&self.memory_key(), id);
    }

    fn memory_key(&self) -> String {
        format!("postmortem-timeline-document {}", self.element.id())
    }
}

fn newest(entries: &[Entry]) -> Option<String> {
    entries.iter().find(|entry| !entry.deleted).map(|entry| entry.id.clone())
}

fn new_id() -> String {
    Id::from_number(seed()).to_string()
}

fn example() -> Document {
    format::read(EXAMPLE).map(|loaded| loaded.document).unwrap_or_default()
}

fn shown(entry: &Entry) -> LibraryEntry {
    LibraryEntry {
        id: Id::new(&entry.id),
        title: Text::from(entry.title.as_str()),
        edited: Some(moment(entry.edited)),
    }
}

pub(super) fn file_trouble(error: FileError) -> &'static str {
    match error {
        FileError::TooLarge => "more than 32 MiB",
        FileError::NotText => "not text in UTF-8",
        FileError::Unreadable => "the browser could not read it",
    }
}
