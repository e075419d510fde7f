//! The pieces of long texts: those that are there already are not written again.

use super::{PIECES, Transaction, names, request};
use crate::host::js;
use crate::host::store::{LongText, StoreError};
use js_sys::Array;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{IdbKeyRange, IdbObjectStore};

/// The pieces of a draft that the database has.
#[derive(Debug)]
pub struct Keeping {
    store: IdbObjectStore,
    document: String,
    tab: String,
    /// By their place in memory, which nothing else can take as long as they are held here.
    numbers: HashMap<*const u8, (Rc<str>, u32)>,
    known: HashMap<*const u8, (Rc<str>, u32)>,
    last: u32,
}

impl Keeping {
    /// Begins to write a draft; the first one of a connection takes away what an earlier one left.
    pub fn begin(
        store: IdbObjectStore,
        document: &str,
        tab: &str,
        before: Option<&Self>,
    ) -> Result<Self, StoreError> {
        if before.is_none() {
            clear(&store, document, tab)?;
        }
        let known = before.map(|before| before.numbers.clone()).unwrap_or_default();
        let last = before.map_or(0, |before| before.last);
        let (document, tab) = (document.to_owned(), tab.to_owned());
        Ok(Self { store, document, tab, numbers: HashMap::new(), known, last })
    }

    /// What stands for a text in the record: a short one itself, of a long one the numbers.
    pub fn keep(&mut self, text: &LongText) -> Result<JsValue, StoreError> {
        match text.0.as_slice() {
            [] => Ok("".into()),
            [whole] => Ok((&**whole).into()),
            pieces => {
                let numbers = Array::new();
                for piece in pieces {
                    numbers.push(&self.number(piece)?.into());
                }
                Ok(numbers.into())
            }
        }
    }

    fn number(&mut self, piece: &Rc<str>) -> Result<u32, StoreError> {
        let at = piece.as_ptr();
        let known = self.numbers.get(&at).or_else(|| self.known.get(&at));
        if let Some((_, number)) = known.filter(|(held, _)| Rc::ptr_eq(held, piece)) {
            let number = *number;
            self.numbers.insert(at, (piece.clone(), number));
            return Ok(number);
        }
        self.last += 1;
        let record = js::object(&[
            ("document", self.document.as_str().into()),
            ("tab", self.tab.as_str().into()),
            ("number", self.last.into()),
            ("text", (&**piece).into()),
        ]);
        self.store.put(&record).map_err(|error| request::store_error(&error))?;
        self.numbers.insert(at, (piece.clone(), self.last));
        Ok(self.last)
    }

    /// Takes away what the draft no longer has.
    pub fn end(&mut self, before: Option<&Self>) -> Result<(), StoreError> {
        self.known.clear();
        for (at, (_, number)) in before.iter().flat_map(|before| &before.numbers) {
            if !self.numbers.contains_key(at) {
                let key =
                    Array::of3(&self.document.as_str().into(), &self.tab.as_str().into(), &(*number).into());
                self.store.delete(&key).map_err(|error| request::store_error(&error))?;
            }
        }
        Ok(())
    }
}

/// Takes all pieces of a draft away.
pub fn clear(store: &IdbObjectStore, document: &str, tab: &str) -> Result<(), StoreError> {
    let range = range(document, tab).map_err(|error| request::store_error(&error))?;
    store.delete(&range).map_err(|error| request::store_error(&error))?;
    Ok(())
}

/// A list is greater than any number in the order of keys.
fn range(document: &str, tab: &str) -> Result<IdbKeyRange, JsValue> {
    let last = Array::of3(&document.into(), &tab.into(), &Array::new());
    IdbKeyRange::bound(&names(&[document, tab]), &last)
}

/// The pieces of a draft, by number.
#[derive(Debug, Default)]
pub struct Pieces(HashMap<u32, Rc<str>>);

/// Reads the pieces of a draft, if it has any.
pub async fn all(
    transaction: &Transaction,
    record: &JsValue,
    document: &str,
    tab: &str,
) -> Result<Pieces, StoreError> {
    let has_pieces =
        ["text", "baseText"].iter().any(|name| js::get(record, name).is_some_and(|it| Array::is_array(&it)));
    if !has_pieces {
        return Ok(Pieces::default());
    }
    let range = range(document, tab).map_err(|error| request::store_error(&error))?;
    let found: Array =
        transaction.run(transaction.other(PIECES)?.get_all_with_key(&range)).await?.unchecked_into();
    let piece =
        |record: JsValue| Some((js::number(&record, "number")? as u32, js::text(&record, "text")?.into()));
    Ok(Pieces(found.iter().filter_map(piece).collect()))
}

impl Pieces {
    /// The text that a record has, or has the numbers of; `None` when a piece is missing.
    pub fn text(&self, kept: &JsValue) -> Option<LongText> {
        if let Some(whole) = kept.as_string() {
            return Some(LongText(vec![whole.into()]));
        }
        let numbers = kept.dyn_ref::<Array>()?;
        let piece = |number: JsValue| self.0.get(&(number.as_f64()? as u32)).cloned();
        numbers.iter().map(piece).collect::<Option<Vec<_>>>().map(LongText)
    }
}
