//! IndexedDB's requests as futures, and its errors as [`StoreError`]s.
//!
//! The functions that settle a promise are themselves the event handlers, so that nothing has to be
//! freed. A transaction stays alive while the promises of its own requests run.

use crate::host::js;
use crate::host::store::StoreError;
use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// The result of a request.
pub async fn run(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|error| store_error(&error)),
        Err(event) => Err(error_of(request, &event)),
    }
}

/// Waits for the end of a transaction.
pub async fn complete(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(event) => Err(error_of(transaction, &event)),
    }
}

/// Why a database did not open.
pub enum Blocked {
    /// Another tab keeps an older version open.
    Now,
    /// Another reason.
    Failed(StoreError),
}

/// The opened database.
pub async fn opened(request: &IdbOpenDbRequest) -> Result<IdbDatabase, Blocked> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
    });
    let result = JsFuture::from(promise).await;
    match result {
        Ok(_) => match request.result() {
            Ok(database) => Ok(database.unchecked_into()),
            Err(error) => Err(Blocked::Failed(store_error(&error))),
        },
        Err(event) if js::text(&event, "type").as_deref() == Some("blocked") => {
            close_when_opened(request);
            Err(Blocked::Now)
        }
        Err(event) => Err(Blocked::Failed(error_of(request, &event))),
    }
}

/// A blocked database opens after all once the other tab is closed; nobody waits for it then.
fn close_when_opened(request: &IdbOpenDbRequest) {
    let late = request.clone();
    let close = Closure::once_into_js(move || {
        if let Ok(database) = late.result() {
            database.unchecked_into::<IdbDatabase>().close();
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// The error that a request or transaction carries.
fn error_of(source: &JsValue, event: &JsValue) -> StoreError {
    match js::get(source, "error") {
        Some(error) => store_error(&error),
        None => StoreError::Failed(js::text(event, "type").unwrap_or_default()),
    }
}

/// What an exception of the browser means.
pub fn store_error(error: &JsValue) -> StoreError {
    let (name, message) = js::error_words(error);
    match name.as_str() {
        "QuotaExceededError" => StoreError::Full,
        "SecurityError" | "NotAllowedError" => StoreError::Refused,
        // Firefox in private mode, before it had storage there.
        "InvalidStateError" if message.contains("mutation") => StoreError::Refused,
        "VersionError" => StoreError::TooNew,
        "" => StoreError::Failed(message),
        _ => StoreError::Failed(format!("{name}: {message}")),
    }
}
