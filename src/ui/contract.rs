//! What goes into the interface and what comes out of it.
//!
//! The interface shows and edits; it neither loads nor saves, and has no clock of its own. Whoever
//! mounts it gives it an [`Outside`], sends [`Input`]s and acts on [`Output`]s.

pub use super::changes::{Compared, Place, Saving, Since, StoredVersion};
pub use super::copies::{CopyWish, Naming, Offer, ShareWish, Shared, Sharing};
pub use super::hints::{Looked, ReviewWish};
pub use super::reading::{Offered, ReadParts, ReadState, ReadWish};
use crate::edit::{Command, Label, Mode, ViewZone};
use crate::model::{Document, Id, Moment, Text, Zones};
use crate::text::Locale;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Callback;

/// What the interface asks of the world around it.
pub trait Outside {
    /// The present, in UTC.
    fn now(&self) -> Option<Moment>;
    /// The zone database.
    fn zones(&self) -> &dyn Zones;
    /// The zone of the reader's machine.
    fn reader_zone(&self) -> Text;
    /// The names of all zones that can be chosen.
    fn zone_names(&self) -> Rc<[Text]>;
    /// A number from a random source.
    fn seed(&self) -> u64;
    /// The address as the browser understands it, when it is one that may become a link.
    fn link(&self, url: &str) -> Option<String>;
}

/// What the interface is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Shows this document; what was there is gone (the caller has kept it).
    Open(Opened),
    /// Shows why there is no document, with the text that was found.
    Broken(Broken),
    /// Takes in changes that were made elsewhere, as one history entry.
    Absorb(Absorb),
    /// Takes back the last intention.
    Undo,
    /// Does again what was taken back last.
    Redo,
    /// Reads or edits.
    Mode(Mode),
    /// From now on the document can only be read.
    Lock(Lock),
    /// The language of the interface.
    Locale(Locale),
    /// The zone in which times are shown.
    Zone(ViewZone),
    /// Which parts are shown.
    Parts(Parts),
    /// What blameless means, in the words of the page; ours count where it is blank.
    Definition(Text),
    /// Whether and where the document is saved.
    Saved(SaveState),
    /// Goes to an event.
    Goto(Id),
    /// The documents that this browser holds; `None` where there is no such list.
    Library(Option<Library>),
    /// Something to tell once.
    Notice(Notice),
    /// Files to read events from.
    Offered(Vec<Offered>),
    /// How far the reading is.
    Reading(ReadState),
    /// What came of a wish to share.
    Shared(Shared),
    /// A text was looked at for its wording.
    Looked(Looked),
    /// Where the review of the document was, by the name of its step.
    Meeting(Text),
    /// What the place can do where the document is stored.
    Place(Place),
    /// What a save would be called.
    Proposal(Text),
    /// The versions that the page has, the newest first.
    Versions(Rc<[StoredVersion]>),
    /// What a comparison came to.
    Compared(Compared),
}

/// A document to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// Read or edit.
    pub mode: Mode,
    /// Why it can only be read, if that is so.
    pub locked: Option<Lock>,
    /// What was repaired while it was read, in words.
    pub notes: Rc<[Text]>,
}

/// Why a document can only be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// It was written by a newer version.
    Newer,
    /// The page says so.
    Page,
    /// It came by a link, and is kept nowhere.
    Link,
}

/// A text that is no document.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// What is wrong with it, where, and what to do, in words.
    pub reason: Text,
    /// The text, as it was found.
    pub text: Text,
    /// Whether it should have come by a link.
    pub is_link: bool,
}

/// Changes that were made elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Absorb {
    /// What they are called in the history.
    pub label: Label,
    /// What turns the document here into the merged one.
    pub commands: Vec<Command>,
    /// Fields for which both texts are kept until somebody decides.
    pub conflicts: Rc<[crate::edit::merge::Conflict]>,
}

/// Which parts of the interface are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Title, status, severity.
    pub head: bool,
    /// The summary.
    pub summary: bool,
    /// The durations.
    pub durations: bool,
    /// The axis.
    pub axis: bool,
    /// What is worth a look.
    pub findings: bool,
    /// The prose of the report, and what it says in a word.
    pub report: bool,
    /// What contributed.
    pub factors: bool,
    /// What was learned.
    pub lessons: bool,
    /// What is to be done.
    pub actions: bool,
    /// Later incidents of the same risk.
    pub recurrences: bool,
    /// When a postmortem is due.
    pub criteria: bool,
    /// What is open before the next step.
    pub readiness: bool,
    /// The way to the review.
    pub meeting: bool,
    /// Links to the document, which a page is known to open.
    pub links: bool,
    /// Hints on the wording.
    pub hints: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            head: true,
            summary: true,
            durations: true,
            axis: true,
            findings: true,
            report: true,
            factors: true,
            lessons: true,
            actions: true,
            recurrences: true,
            criteria: true,
            readiness: true,
            meeting: true,
            links: false,
            hints: true,
        }
    }
}

/// Whether and where the document is saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SaveState {
    /// Nothing was changed.
    #[default]
    Untouched,
    /// It is being written.
    Saving,
    /// It was written and read back.
    Saved(SavedWhere),
    /// It is kept as a draft in this browser until it is saved.
    Draft,
    /// It is not saved; it can still be saved as a file.
    Trouble(SaveTrouble),
}

/// Where a document was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedWhere {
    /// In this browser.
    Browser,
    /// In the page.
    Page,
    /// In the page's draft: publish to share.
    HandedOver,
}

/// Why a document could not be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum SaveTrouble {
    StorageRefused,
    StorageFull,
    StorageBlocked,
    Conflict,
    Locked,
    Gone,
    Denied,
    Unauthenticated,
    TooLarge,
    RateLimited,
    Unavailable,
}

/// The documents that this browser holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Library {
    /// The document that is open.
    pub current: Option<Id>,
    /// All of them, the newest first.
    pub entries: Rc<[LibraryEntry]>,
}

/// One document of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryEntry {
    /// Which one.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// When it was edited last.
    pub edited: Option<Moment>,
}

/// Something to tell once.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A document was deleted, and can be had back.
    Deleted(LibraryEntry),
    /// Work that was not saved was found and put back.
    Recovered,
    /// Work that was not saved waits for whoever goes on with it.
    DraftWaits,
    /// Another tab changed the document, and its changes were taken in.
    MergedFromElsewhere,
    /// A sentence in words, such as why a file could not be read.
    Text(Text),
}

/// What the interface wants done.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// The document is another one now.
    Changed(Document),
    /// A time is being typed that is not in the document yet: event and text, `None` once it is.
    Pending(Option<(Id, Text)>),
    /// Save the document.
    Save,
    /// What the next save is to be called; blank for what is proposed.
    Summary(Text),
    /// Compare the document with another version.
    Compare(Since),
    /// Write, though it can't be saved here.
    Draft,
    /// Nothing is left to decide of what several people changed.
    Settled,
    /// The reader wants to read or to edit.
    Mode(Mode),
    /// Something with the list of documents.
    Library(LibraryWish),
    /// Choose files to read events from.
    ChooseImport,
    /// Read this; what was asked before is of no interest any more. `None` stops.
    Read(Option<ReadWish>),
    /// Something with a copy for others.
    Share(ShareWish),
    /// Look at the wording of a text.
    Review(ReviewWish),
    /// Put the page on paper; all rows are drawn.
    Print,
    /// The review is at this step, by its name.
    Meeting(Text),
    /// These files were dropped.
    Dropped(Vec<web_sys::File>),
    /// The first frame stands.
    Ready,
}

/// Something with the list of documents.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryWish {
    /// A new document.
    New,
    /// A copy of the bundled example.
    Example,
    /// Open one of the list.
    Open(Id),
    /// A copy of one of the list.
    Duplicate(Id),
    /// A copy of what came by a link.
    Adopt,
    /// Away from what came by a link.
    Leave,
    /// Delete one of the list.
    Delete(Id),
    /// Have a deleted one back.
    Restore(Id),
    /// Choose a file to open.
    OpenFile,
    /// Save the document as a file.
    SaveFile,
}

/// Where inputs are put: the interface listens once it is mounted, and gets what came before.
#[derive(Clone, Default)]
pub struct Inbox(Rc<RefCell<InboxState>>);

#[derive(Default)]
struct InboxState {
    waiting: Vec<Input>,
    listener: Option<Callback<Input>>,
}

impl Inbox {
    /// Sends an input, now or as soon as the interface listens.
    pub fn send(&self, input: Input) {
        let listener = {
            let Ok(mut state) = self.0.try_borrow_mut() else { return };
            match state.listener.clone() {
                Some(listener) => listener,
                None => return state.waiting.push(input),
            }
        };
        listener.emit(input);
    }

    /// Hands what waits, and all that comes, to the interface.
    pub fn listen(&self, listener: Callback<Input>) {
        let waiting = {
            let Ok(mut state) = self.0.try_borrow_mut() else { return };
            state.listener = Some(listener.clone());
            std::mem::take(&mut state.waiting)
        };
        for input in waiting {
            listener.emit(input);
        }
    }
}

impl PartialEq for Inbox {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
