//! The journal: what each tab has not saved yet.
//!
//! A short text stands in the record of the draft. Of a long one the record has the numbers of its
//! pieces, which lie beside it: an edit of 100 000 events writes some kilobytes, and not twice the
//! whole text.

use super::pieces::{self, Keeping};
use super::{Access, BY_DOCUMENT, IndexedDb, JOURNAL, PIECES, Transaction, names, request};
use crate::host::js;
use crate::host::store::{Answer, Draft, Journal, LongText, StoreError};
use std::collections::HashMap;
use wasm_bindgen::prelude::*;

/// What was written by this connection, by document and tab. It is locked from the beginning of a
/// write to its end: what one write relies on, no other may take away meanwhile.
pub(super) type Kept = HashMap<(String, String), Keeping>;

impl Journal for IndexedDb {
    fn put(&self, draft: Draft) -> Answer<'_, ()> {
        Box::pin(async move {
            let mut kept = self.kept.lock().await;
            let place = (draft.document.clone(), draft.tab.clone());
            let transaction = self.transaction(&[JOURNAL, PIECES], Access::Write).await?;
            let written = write(&transaction, &draft, kept.get(&place));
            if written.is_err() {
                // Half of it must not stay: what there was before is whole.
                let _ = transaction.inner.abort();
            }
            let now = written?;
            transaction.complete().await?;
            kept.insert(place, now);
            Ok(())
        })
    }

    fn of<'a>(&'a self, document: &'a str) -> Answer<'a, Vec<Draft>> {
        Box::pin(async move {
            let transaction = self.transaction(&[JOURNAL, PIECES], Access::Read).await?;
            let index = transaction.store.index(BY_DOCUMENT).map_err(|error| request::store_error(&error))?;
            let found = transaction.run(index.get_all_with_key(&document.into())).await?;
            let found: js_sys::Array = found.unchecked_into();
            let mut drafts: Vec<Draft> = Vec::new();
            for record in found.iter() {
                drafts.extend(read(&transaction, &record).await?);
            }
            crate::model::sort::by_key(&mut drafts, |draft| draft.at);
            Ok(drafts)
        })
    }

    fn places(&self) -> Answer<'_, Vec<String>> {
        Box::pin(async {
            let transaction = self.transaction(&[JOURNAL], Access::Read).await?;
            let keys = transaction.run(transaction.store.get_all_keys()).await?;
            let keys: js_sys::Array = keys.unchecked_into();
            let place = |key: JsValue| key.dyn_into::<js_sys::Array>().ok()?.get(0).as_string();
            let mut places: Vec<String> = keys.iter().filter_map(place).collect();
            places.dedup();
            Ok(places)
        })
    }

    fn remove<'a>(&'a self, tab: &'a str, document: &'a str, up_to: i64) -> Answer<'a, ()> {
        Box::pin(async move {
            let mut kept = self.kept.lock().await;
            let key = names(&[document, tab]);
            let transaction = self.transaction(&[JOURNAL, PIECES], Access::Write).await?;
            let found = transaction.run(transaction.store.get(&key)).await?;
            let is_old = js::number(&found, "at").is_some_and(|at| at as i64 <= up_to);
            if is_old {
                transaction.run(transaction.store.delete(&key)).await?;
                pieces::clear(&transaction.other(PIECES)?, document, tab)?;
            }
            transaction.complete().await?;
            if is_old {
                kept.remove(&(document.to_owned(), tab.to_owned()));
            }
            Ok(())
        })
    }
}

/// Asks for all writes of a draft at once; whether they were done the transaction tells.
fn write(transaction: &Transaction, draft: &Draft, before: Option<&Keeping>) -> Result<Keeping, StoreError> {
    let mut now = Keeping::begin(transaction.other(PIECES)?, &draft.document, &draft.tab, before)?;
    let record = js::object(&[
        ("tab", draft.tab.as_str().into()),
        ("document", draft.document.as_str().into()),
        ("text", now.keep(&draft.text)?),
        ("baseText", now.keep(&draft.base_text)?),
        ("baseRevision", draft.base_revision.as_str().into()),
        ("pending", draft.pending.as_str().into()),
        ("conflicts", draft.conflicts.as_str().into()),
        ("at", (draft.at as f64).into()),
    ]);
    now.end(before)?;
    transaction.store.put(&record).map_err(|error| request::store_error(&error))?;
    Ok(now)
}

/// A draft as it is stored; `None` for one that is not whole.
async fn read(transaction: &Transaction, record: &JsValue) -> Result<Option<Draft>, StoreError> {
    let text = |name| js::text(record, name).unwrap_or_default();
    let (document, tab) = (text("document"), text("tab"));
    let all = pieces::all(transaction, record, &document, &tab).await?;
    let long = |name| -> Option<LongText> { all.text(&js::get(record, name)?) };
    let (Some(whole), Some(base_text)) = (long("text"), long("baseText")) else { return Ok(None) };
    Ok(Some(Draft {
        tab,
        document,
        text: whole,
        base_text,
        base_revision: text("baseRevision"),
        pending: text("pending"),
        conflicts: text("conflicts"),
        at: js::number(record, "at").unwrap_or(0.0) as i64,
    }))
}
