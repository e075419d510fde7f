//! Documents and journal in the browser's IndexedDB, written with strict durability.
//!
//! "Strict" asks the browser to answer only when the disk has the data, so that a crash of the
//! machine loses nothing that was reported as written.

mod documents;
mod journal;
mod pieces;
mod request;

use self::request::{Blocked, opened, run};
use super::js;
use super::store::StoreError;
use futures::lock::Mutex;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

/// The name of the database in every page that uses the element.
pub const DATABASE: &str = "postmortem-timeline";
/// Raised whenever the object stores change.
const VERSION: u32 = 2;

const DOCUMENTS: &str = "documents";
const JOURNAL: &str = "journal";
/// Since version 2: the pieces of long texts in the journal.
const PIECES: &str = "pieces";
/// Lists documents without reading their texts.
const LISTING: &str = "listing";
/// Finds the drafts of a document.
const BY_DOCUMENT: &str = "document";

/// Documents and journal in the browser's IndexedDB. Copies share the connection.
#[derive(Clone, Debug)]
pub struct IndexedDb {
    name: Rc<str>,
    connection: Rc<RefCell<Option<IdbDatabase>>>,
    kept: Rc<Mutex<journal::Kept>>,
}

impl IndexedDb {
    /// The database of the page's origin; it is opened when it is first used.
    pub fn new() -> Self {
        Self::named(DATABASE)
    }

    /// A database of another name.
    pub fn named(name: &str) -> Self {
        Self { name: name.into(), connection: Rc::default(), kept: Rc::default() }
    }

    /// The open connection. It is opened again after the browser has closed it.
    async fn database(&self) -> Result<IdbDatabase, StoreError> {
        let known = self.connection.borrow().clone();
        if let Some(database) = known {
            return Ok(database);
        }
        let database = open(&self.name).await?;
        self.forget_when_closed(&database);
        self.connection.replace(Some(database.clone()));
        Ok(database)
    }

    /// A newer version in another tab, or the browser itself, may close the connection.
    fn forget_when_closed(&self, database: &IdbDatabase) {
        let connection = self.connection.clone();
        let forget = Closure::<dyn FnMut()>::new(move || {
            if let Some(database) = connection.take() {
                database.close();
            }
        });
        database.set_onversionchange(Some(forget.as_ref().unchecked_ref()));
        database.set_onclose(Some(forget.as_ref().unchecked_ref()));
        // The handler lives as long as the connection, which JavaScript owns.
        let _ = js_sys::Reflect::set(database, &JsValue::from_str("pmtForget"), &forget.into_js_value());
    }

    async fn transaction(&self, stores: &[&str], access: Access) -> Result<Transaction, StoreError> {
        let database = self.database().await?;
        match begin(&database, stores, access) {
            Ok(transaction) => Ok(transaction),
            Err(_) => {
                // The connection was closed without a word; a second failure is a real one.
                self.connection.replace(None);
                begin(&self.database().await?, stores, access)
            }
        }
    }
}

impl Default for IndexedDb {
    fn default() -> Self {
        Self::new()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

/// A transaction on some object stores.
struct Transaction {
    inner: IdbTransaction,
    /// The first of them.
    store: IdbObjectStore,
}

fn begin(database: &IdbDatabase, stores: &[&str], access: Access) -> Result<Transaction, StoreError> {
    let mode = if access == Access::Write { "readwrite" } else { "readonly" };
    let options = js::object(&[("durability", "strict".into())]);
    let inner: IdbTransaction = js::call(database, "transaction", &[names(stores), mode.into(), options])
        .map_err(|error| request::store_error(&error))?
        .unchecked_into();
    let store = object_store(&inner, stores.first().copied().unwrap_or_default())?;
    Ok(Transaction { inner, store })
}

fn object_store(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StoreError> {
    transaction.object_store(name).map_err(|error| request::store_error(&error))
}

/// Names, or a key of several parts.
fn names(names: &[&str]) -> JsValue {
    names.iter().map(|name| JsValue::from_str(name)).collect::<js_sys::Array>().into()
}

async fn open(name: &str) -> Result<IdbDatabase, StoreError> {
    let factory = factory()?;
    let request = factory.open_with_u32(name, VERSION).map_err(|error| request::store_error(&error))?;
    let upgrade = upgrade(&request);
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let result = opened(&request).await;
    request.set_onupgradeneeded(None);
    match result {
        Ok(database) => Ok(database),
        Err(Blocked::Now) => Err(StoreError::Blocked),
        Err(Blocked::Failed(error)) => Err(error),
    }
}

/// The browser may hide storage, or throw when it is looked at.
fn factory() -> Result<IdbFactory, StoreError> {
    let factory = js::get(&js_sys::global(), "indexedDB").ok_or(StoreError::Refused)?;
    Ok(factory.unchecked_into())
}

fn upgrade(request: &IdbOpenDbRequest) -> Closure<dyn FnMut()> {
    let request = request.clone();
    Closure::new(move || {
        let Ok(database) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else { return };
        // Where this fails the upgrade is aborted, which the request reports.
        let _ = create_stores(&database);
    })
}

fn create_stores(database: &IdbDatabase) -> Result<(), JsValue> {
    let has = database.object_store_names();
    let named = |store: &str, key: JsValue| {
        let options = js::object(&[("keyPath", key)]);
        js::call(database, "createObjectStore", &[store.into(), options])
    };
    if !has.contains(DOCUMENTS) {
        let documents = named(DOCUMENTS, "id".into())?;
        js::call(&documents, "createIndex", &[LISTING.into(), names(&["edited", "deleted", "title"])])?;
    }
    if !has.contains(JOURNAL) {
        let journal = named(JOURNAL, names(&["document", "tab"]))?;
        js::call(&journal, "createIndex", &[BY_DOCUMENT.into(), "document".into()])?;
    }
    if !has.contains(PIECES) {
        named(PIECES, names(&["document", "tab", "number"]))?;
    }
    Ok(())
}

/// Asks the browser once not to evict the data; the answer changes nothing for the caller.
pub fn ask_to_persist() {
    wasm_bindgen_futures::spawn_local(async {
        let Some(navigator) = js::get(&js_sys::global(), "navigator") else { return };
        let Some(storage) = js::get(&navigator, "storage") else { return };
        if let Ok(promise) = js::call(&storage, "persist", &[]) {
            let _ = js::settled(promise).await;
        }
    });
}

impl Transaction {
    /// Another of its object stores.
    fn other(&self, name: &str) -> Result<IdbObjectStore, StoreError> {
        object_store(&self.inner, name)
    }

    async fn run(&self, request: Result<web_sys::IdbRequest, JsValue>) -> Result<JsValue, StoreError> {
        run(&request.map_err(|error| request::store_error(&error))?).await
    }

    /// Waits until the disk has the data.
    async fn complete(self) -> Result<(), StoreError> {
        request::complete(&self.inner).await
    }
}
