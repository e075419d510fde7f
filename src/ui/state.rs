//! The state of the interface: the session, and what stands around it.

use super::contract::{
    Absorb, Broken, Input, Library, Lock, Notice, Offered, Opened, Output, Outside, Parts, ReadState,
    SaveState, Saving, Sharing,
};
use super::meeting::Move;
use crate::edit::merge::Conflict;
use crate::edit::{Action, Env, Mode, Session};
use crate::model::durations::{Durations, Memo};
use crate::model::{Id, Text};
use crate::review::language::Rule;
use crate::text::{Locale, Msg, Words};
use std::rc::Rc;
use yew::{AttrValue, Reducible};

/// A window in front of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// What the keys do.
    Help,
    /// Moves the chosen events in time.
    Shift,
    /// Reads the chosen events in another zone.
    Rezone,
    /// Adds a tag to the chosen events.
    Tag,
    /// The documents of this browser.
    Library,
    /// Fields that two people changed.
    Conflicts,
    /// Reads events from a text or a file.
    Import,
    /// Links, files and copies for others.
    Share,
    /// The review, a step at a time.
    Meeting,
    /// What changed.
    Changes,
}

/// What is shown in the place of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Content {
    /// Nothing has come yet.
    #[default]
    Loading,
    /// The document of the session.
    Document,
    /// A text that is no document.
    Broken(Broken),
}

/// Everything that the interface shows.
#[derive(Clone)]
pub struct State {
    /// The world around.
    pub outside: Rc<dyn Outside>,
    /// Document, selection, history.
    pub session: Session,
    /// What is shown in the place of the document.
    pub content: Content,
    /// Why the document can only be read.
    pub locked: Option<Lock>,
    /// What was repaired when it was read.
    pub notes: Rc<[Text]>,
    /// The names that the document uses.
    pub names: super::names::Names,
    /// Its durations.
    pub measured: Memo,
    /// The words.
    pub words: Words,
    /// Which parts are shown.
    pub parts: Parts,
    /// Whether and where the document is saved.
    pub saved: SaveState,
    /// What is known of the changes since.
    pub saving: Saving,
    /// The documents of this browser.
    pub library: Option<Library>,
    /// What is told once.
    pub notice: Option<Notice>,
    /// Fields with two texts.
    pub conflicts: Rc<[Conflict]>,
    /// The open window.
    pub dialog: Option<Dialog>,
    /// What the import reads.
    pub offered: Rc<[Offered]>,
    /// How far it is with that.
    pub read: ReadState,
    /// How far a copy for others is.
    pub shared: Sharing,
    /// Where the review is, by the name of its step.
    pub meeting: Text,
    /// What blameless means, in the words of the page; ours count where it is blank.
    pub blameless: Text,
    /// What was found on texts that were looked at.
    pub hints: super::hints::Seen,
    /// All rows are drawn, since the page is being printed.
    pub printing: bool,
    /// Raised each time the reader wants the page on paper.
    pub prints: u32,
    /// The event whose link was followed.
    pub linked: Option<Id>,
    /// Raised by every change of the document that must be kept.
    pub changes: u32,
    /// Raised when another document was opened.
    pub opened: u32,
}

/// What happens in the interface.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// A user acts on the document.
    Act(Action),
    /// Something comes from outside.
    Input(Input),
    /// A window opens or closes.
    Dialog(Option<Dialog>),
    /// The notice has been read.
    NoticeRead,
    /// A conflict was settled, by its place.
    Settled(usize),
    /// Something to read events from was pasted.
    Pasted(Text),
    /// The page is about to be printed, or was.
    Printing(bool),
    /// The reader wants the page on paper.
    Print,
    /// The review goes a step on, or back.
    Meeting(Move),
    /// Somebody says what the save is to be called.
    Summary(Text),
    /// A hint was dismissed, on the text at this place.
    Dismissed(Rule, Text),
}

impl From<Action> for Happening {
    fn from(action: Action) -> Self {
        Self::Act(action)
    }
}

impl State {
    /// The state before anything has come.
    pub fn new(outside: Rc<dyn Outside>, locale: Locale) -> Self {
        let session = Session::new(Default::default(), Mode::View, outside.seed());
        Self {
            outside,
            session,
            content: Content::Loading,
            locked: None,
            notes: Rc::from([]),
            names: Default::default(),
            measured: Default::default(),
            words: Words::new(locale),
            parts: Parts::default(),
            saved: SaveState::default(),
            saving: Saving::default(),
            library: None,
            notice: None,
            conflicts: Rc::from([]),
            dialog: None,
            offered: Rc::from([]),
            read: ReadState::Idle,
            shared: Sharing::default(),
            meeting: Text::default(),
            blameless: Text::default(),
            hints: Default::default(),
            printing: false,
            prints: 0,
            linked: None,
            changes: 0,
            opened: 0,
        }
    }

    /// The durations of the document by now.
    pub fn durations(&self) -> Rc<Durations> {
        self.measured.of(&self.session.document, self.outside.now())
    }

    /// What blameless means.
    pub fn definition(&self) -> AttrValue {
        match self.blameless.is_empty() {
            true => self.words.get(Msg::BlamelessMeans).into(),
            false => self.blameless.to_string().into(),
        }
    }

    /// Whether the document can be changed.
    pub fn editable(&self) -> bool {
        self.session.mode == Mode::Edit && self.locked.is_none()
    }

    fn act(&mut self, action: Action) {
        if self.locked.is_some() && action == Action::Mode(Mode::Edit) {
            return;
        }
        let outside = self.outside.clone();
        let env = Env { zones: outside.zones(), now: outside.now() };
        let next = self.session.after(action, env);
        if next.document != self.session.document {
            self.changes = self.changes.wrapping_add(1);
        }
        self.session = next;
    }

    fn input(&mut self, input: Input) {
        match input {
            Input::Open(opened) => self.open(opened),
            Input::Broken(broken) => self.content = Content::Broken(broken),
            Input::Absorb(absorb) => self.absorb(absorb),
            Input::Undo => self.act(Action::Undo),
            Input::Redo => self.act(Action::Redo),
            Input::Mode(mode) => self.act(Action::Mode(mode)),
            Input::Lock(lock) => {
                self.act(Action::Mode(Mode::View));
                self.locked = Some(lock);
            }
            Input::Locale(locale) => self.words = Words::new(locale),
            Input::Definition(definition) => self.blameless = definition,
            Input::Parts(parts) => self.parts = parts,
            Input::Zone(zone) => self.act(Action::Zone(zone)),
            Input::Saved(saved) => {
                if matches!(saved, SaveState::Saved(_)) {
                    self.saving.typed = Text::default();
                }
                self.saved = saved;
            }
            Input::Place(place) => self.saving = Saving { place, ..Saving::default() },
            Input::Proposal(proposal) => self.saving.proposal = proposal,
            Input::Versions(versions) => self.saving.versions = versions,
            Input::Compared(compared) => self.saving.compared = Some(compared),
            Input::Goto(id) => {
                self.session = self.session.gone_to(&id);
                self.linked = Some(id);
            }
            Input::Library(library) => self.library = library,
            Input::Offered(offered) => self.offer(&offered),
            Input::Reading(read) => self.read = read,
            Input::Shared(shared) => self.shared.take(shared),
            Input::Looked(looked) => self.hints.add(looked),
            Input::Meeting(step) => self.meeting = step,
            Input::Notice(notice) => self.notice = Some(notice),
        }
    }

    fn open(&mut self, opened: Opened) {
        let mode = if opened.locked.is_some() { Mode::View } else { opened.mode };
        let zone = self.session.zone.clone();
        self.session = Session::new(opened.document, mode, self.outside.seed());
        self.session.zone = zone;
        self.content = Content::Document;
        self.locked = opened.locked;
        self.notes = opened.notes;
        self.conflicts = Rc::from([]);
        self.dialog = None;
        self.opened = self.opened.wrapping_add(1);
    }

    /// Opens the import, with what it has already.
    fn offer(&mut self, offered: &[Offered]) {
        if self.editable() && self.content == Content::Document {
            self.offered = self.offered.iter().chain(offered).cloned().collect();
            self.dialog = Some(Dialog::Import);
        }
    }

    fn absorb(&mut self, absorb: Absorb) {
        if !absorb.commands.is_empty() {
            self.act(Action::Commands(absorb.label, absorb.commands));
        }
        if !absorb.conflicts.is_empty() {
            self.conflicts = self.conflicts.iter().chain(absorb.conflicts.iter()).cloned().collect();
        }
    }
}

/// So many bytes of a pasted text stand in a field; more are read as a file is.
pub const LONG_PASTE: usize = 100_000;

impl Reducible for State {
    type Action = Happening;

    fn reduce(self: Rc<Self>, happening: Happening) -> Rc<Self> {
        let mut next = (*self).clone();
        match happening {
            Happening::Act(action) => next.act(action),
            Happening::Input(input) => next.input(input),
            Happening::Dialog(dialog) => {
                next.dialog = dialog;
                next.offered = Rc::from([]);
                next.read = ReadState::Idle;
                next.shared = Sharing::default();
                next.saving.compared = None;
            }
            Happening::Pasted(text) => {
                // A field takes seconds to lay out a text that is read in one.
                let is_long = text.len() > LONG_PASTE;
                let name = is_long.then(|| next.words.get(Msg::ImportPasted).into());
                next.offer(&[Offered { name: name.unwrap_or_default(), bytes: text.as_bytes().into() }])
            }
            Happening::NoticeRead => next.notice = None,
            Happening::Dismissed(rule, place) => next.hints.dismiss(rule, place),
            Happening::Printing(printing) => next.printing = printing,
            Happening::Meeting(way) => {
                let to = super::meeting::after(&next, way);
                next.meeting = to.unwrap_or_default();
            }
            Happening::Summary(typed) => next.saving.typed = typed,
            // A window would stand on the paper.
            Happening::Print => {
                (next.dialog, next.printing) = (None, true);
                next.prints = next.prints.wrapping_add(1);
            }
            Happening::Settled(place) => {
                let rest = next.conflicts.iter().enumerate().filter(|(at, _)| *at != place);
                next.conflicts = rest.map(|(_, conflict)| conflict.clone()).collect();
                if next.conflicts.is_empty() {
                    next.dialog = None;
                }
            }
        }
        Rc::new(next)
    }
}

/// What a component needs to act: the same for the whole life of the interface.
#[derive(Clone, PartialEq)]
pub struct Hands {
    /// Something happens in the interface.
    pub happen: yew::Callback<Happening>,
    /// Something is wanted of the world around.
    pub output: yew::Callback<Output>,
    /// The state by now. Keys can come faster than the page is drawn, and each of them counts from
    /// what the one before it did, not from what is seen.
    pub now: yew::Callback<(), Rc<State>>,
}

impl Hands {
    /// A user acts on the document.
    pub fn act(&self, action: Action) {
        self.happen.emit(Happening::Act(action));
    }
}
