//! The browser's storage, in a real browser: two stores on one database are two tabs.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the lints know tests by their attribute, which is another one in a browser"
)]

use postmortem_timeline::host::drafts::Alive;
use postmortem_timeline::host::indexed_db::IndexedDb;
use postmortem_timeline::host::store::{
    Documents, Draft, Journal, LongText, Merged, Request, Saved, Sides, StoreError,
};
use postmortem_timeline::host::tabs::Tab;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = r#"
const original = IDBDatabase.prototype.transaction;
export const asked = [];
export function watch() {
  asked.length = 0;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    asked.push(`${mode} ${options?.durability}`);
    return original.call(this, stores, mode, options);
  };
}
export function unwatch() {
  IDBDatabase.prototype.transaction = original;
  return asked.join(', ');
}
const put = IDBObjectStore.prototype.put;
export function break_put(name) {
  IDBObjectStore.prototype.put = function (value) {
    if (name === 'abort') {
      const request = put.call(this, value);
      this.transaction.abort();
      return request;
    }
    throw new DOMException('simulated', name);
  };
}
export function mend_put() {
  IDBObjectStore.prototype.put = put;
}
let puts = 0;
export function watch_puts() {
  puts = 0;
  IDBObjectStore.prototype.put = function (value) {
    puts += 1;
    return put.call(this, value);
  };
}
export function unwatch_puts() {
  IDBObjectStore.prototype.put = put;
  return puts;
}
const open = IDBFactory.prototype.open;
export function break_open() {
  IDBFactory.prototype.open = () => { throw new DOMException('simulated', 'SecurityError'); };
}
export function mend_open() {
  IDBFactory.prototype.open = open;
}
export function newer_database(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 99);
    request.onsuccess = () => { request.result.close(); resolve(); };
    request.onerror = reject;
  });
}
export function first_database(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const database = request.result;
      database.createObjectStore('documents', { keyPath: 'id' })
        .createIndex('listing', ['edited', 'deleted', 'title']);
      database.createObjectStore('journal', { keyPath: ['document', 'tab'] })
        .createIndex('document', 'document');
      const stores = request.transaction;
      stores.objectStore('documents').put({ id: 'a', title: '', text: 'stored', revision: 1, edited: 1, deleted: 0 });
      stores.objectStore('journal').put({ document: 'd', tab: 't', text: 'mine', baseText: 'base',
        baseRevision: '', pending: '', conflicts: '', at: 7 });
    };
    request.onsuccess = () => { request.result.close(); resolve(); };
    request.onerror = reject;
  });
}
export function drop_database(name) {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
"#)]
extern "C" {
    fn watch();
    fn unwatch() -> String;
    fn break_put(name: &str);
    fn mend_put();
    fn watch_puts();
    fn unwatch_puts() -> u32;
    fn break_open();
    fn mend_open();
    async fn newer_database(name: &str);
    async fn first_database(name: &str);
    async fn drop_database(name: &str);
}

async fn fresh(name: &str) -> (IndexedDb, IndexedDb) {
    drop_database(name).await;
    (IndexedDb::named(name), IndexedDb::named(name))
}

fn request(id: &str, base: (&str, u64), text: &str) -> Request {
    Request {
        id: id.into(),
        title: format!("title of {text}"),
        text: text.into(),
        base_text: base.0.into(),
        base_revision: base.1,
        now: 1_000 + base.1 as i64,
    }
}

/// Joins lines: each side only ever adds some.
fn join(sides: Sides<'_>) -> Option<Merged> {
    let mut lines: Vec<&str> = sides.theirs.lines().chain(sides.mine.lines()).collect();
    lines.sort_unstable();
    lines.dedup();
    Some(Merged { text: lines.join("\n"), title: "joined".into() })
}

async fn save(store: &IndexedDb, base: (&str, u64), text: &str) -> Result<Saved, StoreError> {
    store.save(request("a", base, text), Box::new(join)).await
}

#[wasm_bindgen_test]
async fn a_document_comes_back_as_it_was_saved() {
    let (store, _) = fresh("pmt-plain").await;
    assert_eq!(store.load("a").await, Ok(None));
    let text = "{\"title\":\"Ünïcödé 🔥 \\u0000\"}";
    assert_eq!(save(&store, ("", 0), text).await, Ok(Saved { revision: 1, merged: None }));
    let found = store.load("a").await.unwrap().unwrap();
    assert_eq!((found.text.as_str(), found.revision), (text, 1));
}

#[wasm_bindgen_test]
async fn two_tabs_never_overwrite_each_other() {
    let (one, two) = fresh("pmt-race").await;
    save(&one, ("", 0), "base").await.unwrap();
    let (first, second) =
        futures::join!(save(&one, ("base", 1), "base\nfirst"), save(&two, ("base", 1), "base\nsecond"));
    let revisions = [first.unwrap().revision, second.unwrap().revision];
    assert!(revisions == [2, 3] || revisions == [3, 2], "{revisions:?}");
    assert_eq!(one.load("a").await.unwrap().unwrap().text, "base\nfirst\nsecond");
}

#[wasm_bindgen_test]
async fn four_tabs_lose_nothing_in_two_hundred_saves() {
    let (one, two) = fresh("pmt-race-many").await;
    let (three, four) = (IndexedDb::named("pmt-race-many"), IndexedDb::named("pmt-race-many"));
    let work = async |store: &IndexedDb, name: &str| {
        let (mut base, mut revision) = (String::new(), 0);
        for step in 0..50 {
            let text = format!("{base}\n{name} {step:02}");
            let saved = save(store, (&base, revision), text.trim()).await.unwrap();
            revision = saved.revision;
            base = saved.merged.unwrap_or(text.trim().to_owned());
        }
    };
    futures::join!(work(&one, "one"), work(&two, "two"), work(&three, "three"), work(&four, "four"));
    let found = one.load("a").await.unwrap().unwrap();
    assert_eq!(found.text.lines().count(), 200);
    assert_eq!(found.revision, 200);
}

#[wasm_bindgen_test]
async fn every_write_asks_for_strict_durability() {
    let (store, _) = fresh("pmt-strict").await;
    save(&store, ("", 0), "x").await.unwrap();
    watch();
    save(&store, ("x", 1), "y").await.unwrap();
    store.put(Draft { tab: "t".into(), document: "a".into(), ..Draft::default() }).await.unwrap();
    let asked = unwatch();
    assert_eq!(asked, "readwrite strict, readonly strict, readwrite strict");
}

#[wasm_bindgen_test]
async fn a_full_storage_says_so_and_keeps_what_it_had() {
    let (store, _) = fresh("pmt-full").await;
    save(&store, ("", 0), "old").await.unwrap();
    break_put("QuotaExceededError");
    let refused = save(&store, ("old", 1), "new").await;
    mend_put();
    assert_eq!(refused, Err(StoreError::Full));
    assert_eq!(store.load("a").await.unwrap().unwrap().text, "old");
    assert_eq!(save(&store, ("old", 1), "new").await, Ok(Saved { revision: 2, merged: None }));
}

#[wasm_bindgen_test]
async fn an_aborted_transaction_is_not_reported_as_saved() {
    let (store, _) = fresh("pmt-abort").await;
    save(&store, ("", 0), "old").await.unwrap();
    break_put("abort");
    let refused = save(&store, ("old", 1), "new").await;
    mend_put();
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
    assert_eq!(store.load("a").await.unwrap().unwrap().text, "old");
}

#[wasm_bindgen_test]
async fn a_refused_storage_says_so_and_may_come_back() {
    let (store, _) = fresh("pmt-refused").await;
    break_open();
    let refused = store.load("a").await;
    mend_open();
    assert_eq!(refused, Err(StoreError::Refused));
    assert_eq!(store.load("a").await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let (store, _) = fresh("pmt-newer").await;
    newer_database("pmt-newer").await;
    assert_eq!(store.load("a").await, Err(StoreError::TooNew));
}

#[wasm_bindgen_test]
async fn a_connection_that_was_closed_is_opened_again() {
    let (store, _) = fresh("pmt-closed").await;
    save(&store, ("", 0), "x").await.unwrap();
    // Deleting asks all connections to close.
    drop_database("pmt-closed").await;
    assert_eq!(store.load("a").await, Ok(None));
    assert_eq!(save(&store, ("", 0), "y").await, Ok(Saved { revision: 1, merged: None }));
}

#[wasm_bindgen_test]
async fn what_cannot_be_merged_is_handed_back_and_nothing_is_written() {
    let (store, _) = fresh("pmt-conflict").await;
    save(&store, ("", 0), "theirs").await.unwrap();
    let refused = store.save(request("a", ("", 0), "mine"), Box::new(|_| None)).await;
    assert_eq!(refused, Err(StoreError::Conflict { theirs: "theirs".into(), revision: 1 }));
    assert_eq!(store.load("a").await.unwrap().unwrap().revision, 1);
}

#[wasm_bindgen_test]
async fn the_list_knows_the_newest_first_and_what_was_deleted() {
    let (store, _) = fresh("pmt-list").await;
    for (id, revision) in [("a", 5), ("b", 9), ("c", 7)] {
        store.save(request(id, ("", revision), id), Box::new(join)).await.unwrap();
    }
    let ids = async |store: &IndexedDb| -> Vec<String> {
        store.list().await.unwrap().into_iter().map(|entry| entry.id).collect()
    };
    assert_eq!(ids(&store).await, ["b", "c", "a"]);
    store.set_deleted("c", true, 2_000).await.unwrap();
    let list = store.list().await.unwrap();
    assert_eq!((list[0].id.as_str(), list[0].deleted, list[0].title.as_str()), ("c", true, "title of c"));
    store.purge(2_000).await.unwrap();
    assert_eq!(ids(&store).await.len(), 3);
    store.set_deleted("c", false, 2_001).await.unwrap();
    store.purge(9_999).await.unwrap();
    assert_eq!(ids(&store).await, ["c", "b", "a"]);
    assert_eq!(store.set_deleted("nobody", true, 0).await, Err(StoreError::Gone));
}

#[wasm_bindgen_test]
async fn of_a_long_draft_only_what_is_new_is_written() {
    let (store, other) = fresh("pmt-pieces").await;
    let piece = |text: &str| Rc::<str>::from(text);
    let (head, run, more, tail) = (piece("{"), piece("1"), piece("2"), piece("}"));
    let base = LongText(vec![head.clone(), run.clone(), tail.clone()]);
    let draft = |tab: &str, at: i64, text: &[&Rc<str>]| Draft {
        tab: tab.into(),
        document: "d".into(),
        text: LongText(text.iter().map(|piece| (*piece).clone()).collect()),
        base_text: base.clone(),
        at,
        ..Draft::default()
    };
    let first = draft("one", 1, &[&head, &more, &tail]);
    store.put(first.clone()).await.unwrap();
    other.put(draft("two", 2, &[&head, &run, &more, &tail])).await.unwrap();
    assert_eq!(other.of("d").await.unwrap(), [first, draft("two", 2, &[&head, &run, &more, &tail])]);
    watch_puts();
    let fresh = piece("3");
    let second = draft("one", 3, &[&head, &fresh, &run, &tail]);
    store.put(second.clone()).await.unwrap();
    assert_eq!(unwatch_puts(), 2, "the new piece and the record");
    // What was taken out comes back, and a short text takes the place of a long one.
    let third = draft("one", 4, &[&more, &head]);
    store.put(third.clone()).await.unwrap();
    assert_eq!(other.of("d").await.unwrap()[1], third);
    let short = Draft { text: "short".into(), base_text: "base".into(), ..draft("one", 5, &[]) };
    store.put(short.clone()).await.unwrap();
    assert_eq!(other.of("d").await.unwrap()[1], short);
    store.put(second.clone()).await.unwrap();
    store.remove("two", "d", 2).await.unwrap();
    assert_eq!(other.of("d").await.unwrap(), std::slice::from_ref(&second));
    store.remove("one", "d", 9).await.unwrap();
    store.put(second.clone()).await.unwrap();
    assert_eq!(other.of("d").await.unwrap(), [second]);
}

#[wasm_bindgen_test]
async fn a_long_draft_that_could_not_be_written_leaves_the_one_before() {
    let (store, other) = fresh("pmt-pieces-full").await;
    let text = |middle: &str| LongText(["{", middle, "}"].map(Rc::from).to_vec());
    let draft = |middle: &str, at: i64| Draft {
        tab: "t".into(),
        document: "d".into(),
        text: text(middle),
        at,
        ..Draft::default()
    };
    store.put(draft("1", 1)).await.unwrap();
    for way in ["QuotaExceededError", "abort"] {
        break_put(way);
        assert!(store.put(draft("2", 2)).await.is_err(), "{way}");
        // Of a connection that knows nothing of what is there, too.
        assert!(other.put(draft("3", 3)).await.is_err(), "{way}");
        mend_put();
        assert_eq!(store.of("d").await.unwrap(), [draft("1", 1)], "{way}");
    }
    store.put(draft("4", 4)).await.unwrap();
    assert_eq!(other.of("d").await.unwrap(), [draft("4", 4)]);
    // Writes at the same time do not take each other's pieces away.
    let (five, six) = (draft("5", 5), draft("6", 6));
    let (one, two, three) = futures::join!(store.put(five), store.put(six), store.remove("t", "d", 5));
    assert!(one.is_ok() && two.is_ok() && three.is_ok());
    assert_eq!(other.of("d").await.unwrap(), [draft("6", 6)]);
}

#[wasm_bindgen_test]
async fn drafts_of_the_first_version_are_still_read() {
    drop_database("pmt-first").await;
    first_database("pmt-first").await;
    let store = IndexedDb::named("pmt-first");
    let found = store.of("d").await.unwrap();
    let expected = Draft {
        tab: "t".into(),
        document: "d".into(),
        text: "mine".into(),
        base_text: "base".into(),
        at: 7,
        ..Draft::default()
    };
    assert_eq!(found, [expected]);
    assert_eq!(store.load("a").await.unwrap().unwrap().text, "stored");
}

#[wasm_bindgen_test]
async fn the_journal_keeps_a_draft_for_each_tab() {
    let (store, other) = fresh("pmt-journal").await;
    let draft = |tab: &str, at| Draft {
        tab: tab.into(),
        document: "page\nhttps://wiki/p".into(),
        text: (&*format!("by {tab}")).into(),
        base_text: "base".into(),
        base_revision: "abc".into(),
        pending: "e1\nhalf a sen".into(),
        conflicts: "c".into(),
        at,
    };
    store.put(draft("one", 2)).await.unwrap();
    other.put(draft("two", 1)).await.unwrap();
    store.put(draft("one", 3)).await.unwrap();
    let found = other.of("page\nhttps://wiki/p").await.unwrap();
    assert_eq!(found, [draft("two", 1), draft("one", 3)]);
    assert_eq!(store.places().await.unwrap(), ["page\nhttps://wiki/p"]);
    store.remove("one", "page\nhttps://wiki/p", 2).await.unwrap();
    assert_eq!(store.of("page\nhttps://wiki/p").await.unwrap().len(), 2);
    store.remove("one", "page\nhttps://wiki/p", 3).await.unwrap();
    store.remove("two", "page\nhttps://wiki/p", i64::MAX).await.unwrap();
    assert_eq!(store.places().await.unwrap(), [""; 0]);
}

#[wasm_bindgen_test]
async fn tabs_show_that_they_live() {
    let (tab, other) = (Tab::new(), Tab::new());
    tab.claim().await;
    tab.claim().await;
    let Alive::Only(alive) = Tab::alive().await else { panic!("the test page has locks") };
    assert!(alive.iter().any(|id| id == tab.id()));
    assert!(!alive.iter().any(|id| id == other.id()));
}
