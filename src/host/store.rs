//! The browser's own storage as a trait: documents with a revision, and the journal beside them.
//!
//! A document is written only on top of the revision that it was based on. Where somebody else wrote
//! first, both texts are merged within the same transaction, so that two tabs never overwrite each other.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// What a store answers, later.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + 'a>>;

/// A document as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// Identifies the document within the store.
    pub id: String,
    /// Its title, for the list.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// Grows by one with each save; 0 is never stored.
    pub revision: u64,
    /// When it was saved, in milliseconds since 1970.
    pub edited: i64,
    /// It was deleted, and can be brought back.
    pub deleted: bool,
}

/// A line in the list of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Identifies the document within the store.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was saved last, in milliseconds since 1970.
    pub edited: i64,
    /// It was deleted, and can be brought back.
    pub deleted: bool,
}

/// A text in pieces. What is the very same piece in memory need not be written again.
#[derive(Clone, Debug, Default, Eq)]
pub struct LongText(pub Vec<Rc<str>>);

impl LongText {
    /// The whole text.
    pub fn join(&self) -> String {
        self.0.concat()
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.0.iter().map(|piece| piece.len()).sum()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| piece.is_empty())
    }
}

impl From<&str> for LongText {
    fn from(text: &str) -> Self {
        Self(vec![text.into()])
    }
}

impl PartialEq for LongText {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, two): (&Rc<str>, &Rc<str>)| Rc::ptr_eq(one, two) || one == two;
        let is_cut_alike = self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(same);
        is_cut_alike || (self.len() == other.len() && self.join() == other.join())
    }
}

/// What a tab wrote down of a document that is not saved yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The tab that wrote it.
    pub tab: String,
    /// The document that it is of: see [`super::drafts::Place`].
    pub document: String,
    /// The text with the changes.
    pub text: LongText,
    /// The text that the changes began with.
    pub base_text: LongText,
    /// The revision of that text, as its host writes it.
    pub base_revision: String,
    /// What was typed into a field but not taken over into the document yet.
    pub pending: String,
    /// Conflicts that nobody settled yet, as text.
    pub conflicts: String,
    /// When it was written, in milliseconds since 1970.
    pub at: i64,
}

/// A wish to save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The document.
    pub id: String,
    /// Its title, for the list.
    pub title: String,
    /// The text to store.
    pub text: String,
    /// The text that the changes began with.
    pub base_text: String,
    /// The revision of that text; 0 for a document that was never saved.
    pub base_revision: u64,
    /// The time, in milliseconds since 1970.
    pub now: i64,
}

/// The three texts of a merge.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// What both began with.
    pub base: &'a str,
    /// What is to be saved.
    pub mine: &'a str,
    /// What is stored.
    pub theirs: &'a str,
}

/// What a merge gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text that holds both sides.
    pub text: String,
    /// The title in it.
    pub title: String,
}

/// Merges texts; `None` when they can't be merged.
///
/// It runs within a transaction and must not wait for anything.
pub type Merge<'a> = Box<dyn FnOnce(Sides<'_>) -> Option<Merged> + 'a>;

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The revision that is stored now.
    pub revision: u64,
    /// The stored text, where it is not the one that was handed in.
    pub merged: Option<String>,
}

/// Why a store did not do as asked. Nothing is lost by any of these: the text stays in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser's storage is full.
    Full,
    /// The browser lets this page store nothing: private mode, a sandbox, or a setting.
    Refused,
    /// Another tab holds the storage in an older form and has to be closed.
    Blocked,
    /// A newer version of the editor has used the storage.
    TooNew,
    /// Somebody else saved first, and the texts can't be merged.
    Conflict {
        /// What is stored.
        theirs: String,
        /// Its revision.
        revision: u64,
    },
    /// There is no such document.
    Gone,
    /// What was read back is not what was written.
    NotKept,
    /// Anything else, with the browser's own word for it.
    Failed(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => out.write_str("the browser's storage is full"),
            Self::Refused => out.write_str("the browser does not let this page store anything"),
            Self::Blocked => out.write_str("another tab holds the storage in an older form"),
            Self::TooNew => out.write_str("a newer version of the editor has used the storage"),
            Self::Conflict { revision, .. } => write!(out, "revision {revision} can't be merged"),
            Self::Gone => out.write_str("there is no such document"),
            Self::NotKept => out.write_str("what was read back is not what was written"),
            Self::Failed(why) => write!(out, "the storage failed: {why}"),
        }
    }
}

/// Where documents live.
pub trait Documents {
    /// All documents, the one edited last first; deleted ones are among them.
    fn list(&self) -> Answer<'_, Vec<Entry>>;
    /// One document; `None` when it was never saved.
    fn load<'a>(&'a self, id: &'a str) -> Answer<'a, Option<Stored>>;
    /// Writes a document, merging where somebody else wrote first.
    fn save<'a>(&'a self, request: Request, merge: Merge<'a>) -> Answer<'a, Saved>;
    /// Marks a document as deleted, or takes the mark away.
    fn set_deleted<'a>(&'a self, id: &'a str, deleted: bool, now: i64) -> Answer<'a, ()>;
    /// Removes for good what was marked as deleted before a time.
    fn purge(&self, before: i64) -> Answer<'_, ()>;
}

/// Where unsaved changes are written down.
pub trait Journal {
    /// Writes a draft in the place of the one that this tab wrote of this document.
    fn put(&self, draft: Draft) -> Answer<'_, ()>;
    /// The drafts that all tabs wrote of a document, the oldest first.
    fn of<'a>(&'a self, document: &'a str) -> Answer<'a, Vec<Draft>>;
    /// The places that have drafts, each once.
    fn places(&self) -> Answer<'_, Vec<String>>;
    /// Removes the draft that a tab wrote of a document, if it is not newer than a time.
    fn remove<'a>(&'a self, tab: &'a str, document: &'a str, up_to: i64) -> Answer<'a, ()>;
}

/// What a save comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decision {
    /// Write this; the text was merged or not.
    Write(Stored, bool),
    /// The same text is stored already, at this revision.
    Same(u64),
}

/// Decides what to write, from what is stored now.
pub(super) fn decide(
    current: Option<Stored>,
    request: &Request,
    merge: Merge<'_>,
) -> Result<Decision, StoreError> {
    let fresh = |revision: u64| Stored {
        id: request.id.clone(),
        title: request.title.clone(),
        text: request.text.clone(),
        revision,
        edited: request.now,
        deleted: false,
    };
    let Some(current) = current else {
        // Removed for good somewhere else: the edit is kept.
        return Ok(Decision::Write(fresh(request.base_revision.saturating_add(1)), false));
    };
    let next = current.revision.saturating_add(1);
    if current.text == request.text && !current.deleted {
        return Ok(Decision::Same(current.revision));
    }
    if current.revision == request.base_revision || current.text == request.base_text {
        return Ok(Decision::Write(fresh(next), false));
    }
    let sides = Sides { base: &request.base_text, mine: &request.text, theirs: &current.text };
    match merge(sides) {
        Some(Merged { text, title }) => Ok(Decision::Write(Stored { text, title, ..fresh(next) }, true)),
        None => Err(StoreError::Conflict { theirs: current.text, revision: current.revision }),
    }
}
