//! The journal: what each tab has not saved yet.

use super::{Access, BY_DOCUMENT, IndexedDb, JOURNAL, request};
use crate::host::js;
use crate::host::store::{Answer, Draft, Journal};
use wasm_bindgen::prelude::*;

impl Journal for IndexedDb {
    fn put(&self, draft: Draft) -> Answer<'_, ()> {
        Box::pin(async move {
            let transaction = self.transaction(JOURNAL, Access::Write).await?;
            transaction.run(transaction.store.put(&record(&draft))).await?;
            transaction.complete().await
        })
    }

    fn of<'a>(&'a self, document: &'a str) -> Answer<'a, Vec<Draft>> {
        Box::pin(async move {
            let transaction = self.transaction(JOURNAL, Access::Read).await?;
            let index = transaction.store.index(BY_DOCUMENT).map_err(|error| request::store_error(&error))?;
            let found = transaction.run(index.get_all_with_key(&document.into())).await?;
            let found: js_sys::Array = found.unchecked_into();
            let mut drafts: Vec<Draft> = found.iter().filter_map(|record| read(&record)).collect();
            crate::model::sort::by_key(&mut drafts, |draft| draft.at);
            Ok(drafts)
        })
    }

    fn places(&self) -> Answer<'_, Vec<String>> {
        Box::pin(async {
            let transaction = self.transaction(JOURNAL, Access::Read).await?;
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
            let key: JsValue =
                [document, tab].into_iter().map(JsValue::from_str).collect::<js_sys::Array>().into();
            let transaction = self.transaction(JOURNAL, Access::Write).await?;
            let found = transaction.run(transaction.store.get(&key)).await?;
            if read(&found).is_some_and(|draft| draft.at <= up_to) {
                transaction.run(transaction.store.delete(&key)).await?;
            }
            transaction.complete().await
        })
    }
}

fn record(draft: &Draft) -> JsValue {
    js::object(&[
        ("tab", draft.tab.as_str().into()),
        ("document", draft.document.as_str().into()),
        ("text", draft.text.as_str().into()),
        ("baseText", draft.base_text.as_str().into()),
        ("baseRevision", draft.base_revision.as_str().into()),
        ("pending", draft.pending.as_str().into()),
        ("conflicts", draft.conflicts.as_str().into()),
        ("at", (draft.at as f64).into()),
    ])
}

fn read(record: &JsValue) -> Option<Draft> {
    let text = |name| js::text(record, name).unwrap_or_default();
    Some(Draft {
        tab: js::text(record, "tab")?,
        document: js::text(record, "document")?,
        text: js::text(record, "text")?,
        base_text: text("baseText"),
        base_revision: text("baseRevision"),
        pending: text("pending"),
        conflicts: text("conflicts"),
        at: js::number(record, "at").unwrap_or(0.0) as i64,
    })
}
