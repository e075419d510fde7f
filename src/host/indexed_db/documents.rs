//! The documents: one record each, written on top of what is stored.

use super::{Access, DOCUMENTS, IndexedDb, LISTING, Transaction, request};
use crate::host::js;
use crate::host::store::{
    Answer, Decision, Documents, Entry, Merge, Request, Saved, StoreError, Stored, decide,
};
use wasm_bindgen::prelude::*;
use web_sys::{IdbCursor, IdbIndex};

impl Documents for IndexedDb {
    fn list(&self) -> Answer<'_, Vec<Entry>> {
        Box::pin(async {
            let transaction = self.transaction(&[DOCUMENTS], Access::Read).await?;
            let index = transaction.store.index(LISTING).map_err(|error| request::store_error(&error))?;
            entries(&transaction, &index).await
        })
    }

    fn load<'a>(&'a self, id: &'a str) -> Answer<'a, Option<Stored>> {
        Box::pin(async move {
            let transaction = self.transaction(&[DOCUMENTS], Access::Read).await?;
            get(&transaction, id).await
        })
    }

    fn save<'a>(&'a self, request: Request, merge: Merge<'a>) -> Answer<'a, Saved> {
        Box::pin(async move {
            let transaction = self.transaction(&[DOCUMENTS], Access::Write).await?;
            let current = get(&transaction, &request.id).await?;
            match decide(current, &request, merge)? {
                Decision::Same(revision) => Ok(Saved { revision, merged: None }),
                Decision::Write(stored, merged) => {
                    put(&transaction, &stored).await?;
                    transaction.complete().await?;
                    self.check_kept(&stored).await?;
                    let Stored { text, revision, .. } = stored;
                    Ok(Saved { revision, merged: merged.then_some(text) })
                }
            }
        })
    }

    fn set_deleted<'a>(&'a self, id: &'a str, deleted: bool, now: i64) -> Answer<'a, ()> {
        Box::pin(async move {
            let transaction = self.transaction(&[DOCUMENTS], Access::Write).await?;
            let stored = get(&transaction, id).await?.ok_or(StoreError::Gone)?;
            put(&transaction, &Stored { deleted, edited: now, ..stored }).await?;
            transaction.complete().await
        })
    }

    fn purge(&self, before: i64) -> Answer<'_, ()> {
        Box::pin(async move {
            let transaction = self.transaction(&[DOCUMENTS], Access::Write).await?;
            let index = transaction.store.index(LISTING).map_err(|error| request::store_error(&error))?;
            let old = |entry: &Entry| entry.deleted && entry.edited < before;
            for entry in entries(&transaction, &index).await?.into_iter().filter(old) {
                transaction.run(transaction.store.delete(&entry.id.into())).await?;
            }
            transaction.complete().await
        })
    }
}

impl IndexedDb {
    /// Reads back what was written; a later save of another tab is as good.
    async fn check_kept(&self, written: &Stored) -> Result<(), StoreError> {
        let transaction = self.transaction(&[DOCUMENTS], Access::Read).await?;
        match get(&transaction, &written.id).await? {
            Some(stored) if stored.revision > written.revision || stored.text == written.text => Ok(()),
            _ => Err(StoreError::NotKept),
        }
    }
}

/// Walks over the keys of the listing, the newest first; no text is read.
async fn entries(transaction: &Transaction, index: &IdbIndex) -> Result<Vec<Entry>, StoreError> {
    let walk = js::call(index, "openKeyCursor", &[JsValue::NULL, "prev".into()])
        .map_err(|error| request::store_error(&error))?;
    let walk: web_sys::IdbRequest = walk.unchecked_into();
    let mut entries = Vec::new();
    loop {
        let cursor = transaction.run(Ok(walk.clone())).await?;
        if cursor.is_null() || cursor.is_undefined() {
            return Ok(entries);
        }
        entries.extend(entry(&cursor));
        let cursor: IdbCursor = cursor.unchecked_into();
        cursor.continue_().map_err(|error| request::store_error(&error))?;
    }
}

fn entry(cursor: &JsValue) -> Option<Entry> {
    let key: js_sys::Array = js::get(cursor, "key")?.dyn_into().ok()?;
    Some(Entry {
        id: js::text(cursor, "primaryKey")?,
        edited: key.get(0).as_f64()? as i64,
        deleted: key.get(1).as_f64() == Some(1.0),
        title: key.get(2).as_string()?,
    })
}

async fn get(transaction: &Transaction, id: &str) -> Result<Option<Stored>, StoreError> {
    let found = transaction.run(transaction.store.get(&id.into())).await?;
    Ok(read(&found))
}

async fn put(transaction: &Transaction, stored: &Stored) -> Result<(), StoreError> {
    let record = js::object(&[
        ("id", stored.id.as_str().into()),
        ("title", stored.title.as_str().into()),
        ("text", stored.text.as_str().into()),
        ("revision", (stored.revision as f64).into()),
        ("edited", (stored.edited as f64).into()),
        // A boolean can't be part of an index.
        ("deleted", u32::from(stored.deleted).into()),
    ]);
    transaction.run(transaction.store.put(&record)).await.map(|_| ())
}

fn read(record: &JsValue) -> Option<Stored> {
    Some(Stored {
        id: js::text(record, "id")?,
        title: js::text(record, "title").unwrap_or_default(),
        text: js::text(record, "text")?,
        revision: js::number(record, "revision")? as u64,
        edited: js::number(record, "edited").unwrap_or(0.0) as i64,
        deleted: js::number(record, "deleted") == Some(1.0),
    })
}
