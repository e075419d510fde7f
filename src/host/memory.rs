//! A store in memory: for tests, and for a browser that refuses to store anything.

use super::store::{
    Answer, Decision, Documents, Draft, Entry, Journal, Merge, Request, Saved, StoreError, Stored, decide,
};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Documents and drafts in memory. Copies share them, as tabs share the browser's storage.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    documents: Rc<RefCell<BTreeMap<String, Stored>>>,
    drafts: Rc<RefCell<BTreeMap<(String, String), Draft>>>,
    room: Rc<Cell<Option<usize>>>,
}

impl Memory {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Refuses texts of more bytes from now on, as a full storage does; `None` takes all.
    pub fn limit(&self, room: Option<usize>) {
        self.room.set(room);
    }

    fn check_room(&self, length: usize) -> Result<(), StoreError> {
        match self.room.get() {
            Some(room) if length > room => Err(StoreError::Full),
            _ => Ok(()),
        }
    }

    fn save_now(&self, request: &Request, merge: Merge<'_>) -> Result<Saved, StoreError> {
        let current = self.documents.borrow().get(&request.id).cloned();
        match decide(current, request, merge)? {
            Decision::Same(revision) => Ok(Saved { revision, merged: None }),
            Decision::Write(stored, merged) => {
                self.check_room(stored.text.len())?;
                let saved = Saved { revision: stored.revision, merged: merged.then(|| stored.text.clone()) };
                self.documents.borrow_mut().insert(stored.id.clone(), stored);
                Ok(saved)
            }
        }
    }
}

fn ready<'a, T: 'a>(result: Result<T, StoreError>) -> Answer<'a, T> {
    Box::pin(std::future::ready(result))
}

impl Documents for Memory {
    fn list(&self) -> Answer<'_, Vec<Entry>> {
        let documents = self.documents.borrow();
        let mut entries: Vec<Entry> = documents.values().map(Entry::from).collect();
        crate::model::sort::by_key(&mut entries, |entry| std::cmp::Reverse(entry.edited));
        ready(Ok(entries))
    }

    fn load<'a>(&'a self, id: &'a str) -> Answer<'a, Option<Stored>> {
        ready(Ok(self.documents.borrow().get(id).cloned()))
    }

    fn save<'a>(&'a self, request: Request, merge: Merge<'a>) -> Answer<'a, Saved> {
        ready(self.save_now(&request, merge))
    }

    fn set_deleted<'a>(&'a self, id: &'a str, deleted: bool, now: i64) -> Answer<'a, ()> {
        let mut documents = self.documents.borrow_mut();
        ready(documents.get_mut(id).ok_or(StoreError::Gone).map(|stored| {
            stored.deleted = deleted;
            stored.edited = now;
        }))
    }

    fn purge(&self, before: i64) -> Answer<'_, ()> {
        self.documents.borrow_mut().retain(|_, stored| !(stored.deleted && stored.edited < before));
        ready(Ok(()))
    }
}

impl Journal for Memory {
    fn put(&self, draft: Draft) -> Answer<'_, ()> {
        let room = self.check_room(draft.text.len());
        if room.is_ok() {
            self.drafts.borrow_mut().insert((draft.document.clone(), draft.tab.clone()), draft);
        }
        ready(room)
    }

    fn of<'a>(&'a self, document: &'a str) -> Answer<'a, Vec<Draft>> {
        let drafts = self.drafts.borrow();
        let mut found: Vec<Draft> =
            drafts.values().filter(|draft| draft.document == document).cloned().collect();
        crate::model::sort::by_key(&mut found, |draft| draft.at);
        ready(Ok(found))
    }

    fn places(&self) -> Answer<'_, Vec<String>> {
        let mut places: Vec<String> = self.drafts.borrow().keys().map(|(place, _)| place.clone()).collect();
        places.dedup();
        ready(Ok(places))
    }

    fn remove<'a>(&'a self, tab: &'a str, document: &'a str, up_to: i64) -> Answer<'a, ()> {
        self.drafts
            .borrow_mut()
            .retain(|_, draft| !(draft.tab == tab && draft.document == document && draft.at <= up_to));
        ready(Ok(()))
    }
}

impl From<&Stored> for Entry {
    fn from(stored: &Stored) -> Self {
        Self {
            id: stored.id.clone(),
            title: stored.title.clone(),
            edited: stored.edited,
            deleted: stored.deleted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::store::{Merged, Sides};
    use super::*;

    /// The store answers at once, so that a test needs no executor.
    fn now<T>(mut answer: Answer<'_, T>) -> Result<T, StoreError> {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match answer.as_mut().poll(&mut context) {
            std::task::Poll::Ready(result) => result,
            std::task::Poll::Pending => panic!("memory never waits"),
        }
    }

    fn request(base: (&str, u64), text: &str) -> Request {
        Request {
            id: "a".into(),
            text: text.into(),
            base_text: base.0.into(),
            base_revision: base.1,
            ..Request::default()
        }
    }

    /// Puts both sides behind each other.
    fn join(sides: Sides<'_>) -> Option<Merged> {
        let text = format!("{}+{}", sides.theirs, sides.mine);
        Some(Merged { text, title: String::new() })
    }

    fn save(store: &Memory, base: (&str, u64), text: &str) -> Result<Saved, StoreError> {
        now(store.save(request(base, text), Box::new(join)))
    }

    #[test]
    fn a_save_on_top_of_its_base_is_written_as_it_is() {
        let store = Memory::new();
        assert_eq!(save(&store, ("", 0), "one"), Ok(Saved { revision: 1, merged: None }));
        assert_eq!(save(&store, ("one", 1), "two"), Ok(Saved { revision: 2, merged: None }));
        assert_eq!(now(store.load("a")).unwrap().unwrap().text, "two");
    }

    #[test]
    fn the_second_of_two_tabs_merges() {
        let tab = Memory::new();
        let other = tab.clone();
        save(&tab, ("", 0), "one").unwrap();
        save(&tab, ("one", 1), "mine").unwrap();
        let second = save(&other, ("one", 1), "yours");
        assert_eq!(second, Ok(Saved { revision: 3, merged: Some("mine+yours".into()) }));
    }

    #[test]
    fn the_same_text_is_not_written_twice() {
        let store = Memory::new();
        save(&store, ("", 0), "one").unwrap();
        assert_eq!(save(&store, ("", 0), "one"), Ok(Saved { revision: 1, merged: None }));
    }

    #[test]
    fn a_revision_that_changed_nothing_is_no_conflict() {
        let store = Memory::new();
        save(&store, ("", 0), "one").unwrap();
        save(&store, ("one", 1), "two").unwrap();
        save(&store, ("two", 2), "one").unwrap();
        assert_eq!(save(&store, ("one", 1), "three"), Ok(Saved { revision: 4, merged: None }));
    }

    #[test]
    fn what_cannot_be_merged_is_handed_back() {
        let store = Memory::new();
        save(&store, ("", 0), "one").unwrap();
        let refused = now(store.save(request(("", 0), "two"), Box::new(|_| None)));
        assert_eq!(refused, Err(StoreError::Conflict { theirs: "one".into(), revision: 1 }));
    }

    #[test]
    fn an_edit_brings_a_deleted_document_back() {
        let store = Memory::new();
        save(&store, ("", 0), "one").unwrap();
        now(store.set_deleted("a", true, 5)).unwrap();
        save(&store, ("one", 1), "one").unwrap();
        assert!(!now(store.load("a")).unwrap().unwrap().deleted);
    }

    #[test]
    fn only_what_was_deleted_long_ago_is_purged() {
        let store = Memory::new();
        save(&store, ("", 0), "one").unwrap();
        now(store.purge(100)).unwrap();
        assert_eq!(now(store.list()).unwrap().len(), 1);
        now(store.set_deleted("a", true, 50)).unwrap();
        now(store.purge(50)).unwrap();
        assert_eq!(now(store.list()).unwrap().len(), 1);
        now(store.purge(51)).unwrap();
        assert_eq!(now(store.list()).unwrap(), []);
    }

    #[test]
    fn a_full_store_keeps_what_it_had() {
        let store = Memory::new();
        save(&store, ("", 0), "one").unwrap();
        store.limit(Some(3));
        assert_eq!(save(&store, ("one", 1), "four"), Err(StoreError::Full));
        assert_eq!(now(store.load("a")).unwrap().unwrap().text, "one");
    }

    #[test]
    fn a_draft_newer_than_the_save_stays() {
        let store = Memory::new();
        let draft = Draft { tab: "t".into(), document: "a".into(), at: 10, ..Draft::default() };
        now(store.put(draft.clone())).unwrap();
        now(store.remove("t", "a", 9)).unwrap();
        assert_eq!(now(store.of("a")).unwrap(), [draft]);
        now(store.remove("t", "a", 10)).unwrap();
        assert_eq!(now(store.of("a")).unwrap(), []);
    }
}
