//! Brings the work of two writers together: three-way, by identifier and by field.
//!
//! Each side is compared with the document that both began from. What only one side changed is
//! taken; what both changed alike is taken once; what both changed differently is a [`Conflict`],
//! which names both values, and the document holds one of them. The rules:
//!
//! * **Fields** are compared one by one, those of nested records too. Texts that both changed are
//!   merged sentence by sentence where the edits do not touch (`text`). Of two values the fuller
//!   one is chosen (`prefer`); never "mine" or "theirs", so that every writer arrives at the
//!   same document.
//! * **Time** is one unit (`time`): an instant from one writer and a precision from another
//!   would be a time that nobody stated. Beginning and end may come from two writers if the
//!   result is an interval. What an event without a time follows belongs to it.
//! * **Sets** gain what either side added and lose what either side removed: no conflict.
//! * **Markers** and **unknown fields** count as one field for each key.
//! * **Lists** are merged by identifier. The order of events is that of [`crate::model::order`];
//!   order by hand, in lists and among rows of one instant, is merged (`sequence`) and never a
//!   conflict.
//! * **Delete against edit** keeps the edited record, and **delete against a new reference**
//!   (a marker, a link from a factor or a lesson, an imported event of a source) keeps what is
//!   referred to (`links`). What is kept is listed in [`Merged::kept`], and gets back the
//!   markers and links that went with it.
//! * **An event without a time whose anchor is gone** follows the event with a time that stood
//!   before the anchor; of moves that would make events follow each other in a circle, one is
//!   taken back and listed as a conflict (`anchors`).
//!
//! For all documents: `merge(b, x, x)` and `merge(b, b, x)` give `x`; exchanging the sides changes
//! nothing but the sides of the conflicts; and merging the result again with either side changes
//! nothing, so that a save may be repeated after a lost reply. Identifiers are unique in each
//! document, as reading makes sure.
//!
//! What a merge cannot know: that a writer took back a change which had reached the store although
//! the reply was lost. That writer must read the store first, or the change stays.

mod anchors;
mod events;
mod extra;
mod fields;
mod links;
pub(super) mod lists;
mod markers;
mod prefer;
mod quick;
pub(super) mod sequence;
mod settle;
mod text;
mod time;

use super::target::Target;
use crate::model::{Document, MarkerKey, Text, Value, sort};
use links::Links;

/// What a merge gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The document with the changes of both sides.
    pub document: Document,
    /// Fields that both sides changed to different values.
    pub conflicts: Vec<Conflict>,
    /// Records that one side deleted and that are there still.
    pub kept: Vec<Kept>,
}

/// One of the two writers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The writer on whose machine this runs.
    Mine,
    /// Whoever wrote what is in the store.
    Theirs,
}

/// A field that both sides changed to different values.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The record.
    pub target: Target,
    /// What of it.
    pub field: Contested,
    /// The value that both began from.
    pub base: Value,
    /// My value.
    pub mine: Value,
    /// Their value.
    pub theirs: Value,
    /// Whose value the document holds.
    pub chosen: Side,
}

/// What a conflict is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contested {
    /// The field at this place among the fields of the record.
    Field(usize),
    /// The time of an event; the values are events in which nothing but the time is filled in.
    Time,
    /// A marker; the values are markers with this one only.
    Marker(MarkerKey),
    /// The unknown field of this name; the values are its text in the document.
    Unknown(Text),
}

/// A record that one side deleted, and that is there still.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The record.
    pub target: Target,
    /// Who deleted it.
    pub deleted_by: Side,
    /// Why it is there still.
    pub because: Reason,
}

/// Why a record is kept that one side deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The other side changed it.
    Edited,
    /// The other side set a marker on it or made a link to it.
    Referenced,
}

/// Brings two changed copies of `base` together; see the [module](self) for the rules.
pub fn merge(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    let sides = Three { base, mine, theirs };
    if let Some(side) = sides.settled() {
        return Merged { document: sides.of(side).clone(), conflicts: Vec::new(), kept: Vec::new() };
    }
    let rows: Vec<_> = lists::document_lists()
        .map(|(field, kind)| (field, kind, sides.map(|document| lists::Rows::of(document, field))))
        .collect();
    let mut run = Run { links: Links::new(sides, &rows), ..Run::default() };
    let markers = markers::merge(&mut run, sides);
    let mut document = mine.clone();
    fields::document(&mut run, sides, &rows, &mut document);
    document.markers = markers;
    sort::by(&mut run.conflicts, |one, two| (&one.target, &one.field).cmp(&(&two.target, &two.field)));
    sort::by(&mut run.kept, |one, two| one.target.cmp(&two.target));
    Merged { document, conflicts: run.conflicts, kept: run.kept }
}

/// The same thing in the three documents of a merge.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Three<T> {
    pub base: T,
    pub mine: T,
    pub theirs: T,
}

impl<T> Three<T> {
    fn map<U>(self, mut get: impl FnMut(T) -> U) -> Three<U> {
        Three { base: get(self.base), mine: get(self.mine), theirs: get(self.theirs) }
    }

    fn as_ref(&self) -> Three<&T> {
        Three { base: &self.base, mine: &self.mine, theirs: &self.theirs }
    }
}

impl<T: PartialEq> Three<T> {
    /// Whose value is the merged one; `None` when both sides changed it, and differently.
    fn settled(&self) -> Option<Side> {
        if self.mine == self.theirs || self.theirs == self.base {
            Some(Side::Mine)
        } else {
            (self.mine == self.base).then_some(Side::Theirs)
        }
    }
}

impl<T> Three<T> {
    fn of(self, side: Side) -> T {
        match side {
            Side::Mine => self.mine,
            Side::Theirs => self.theirs,
        }
    }
}

/// A merge while it runs.
#[derive(Default)]
struct Run {
    links: Links,
    conflicts: Vec<Conflict>,
    kept: Vec<Kept>,
    ranks: Vec<events::RankConflict>,
}

impl Run {
    fn contest(&mut self, target: &Target, field: Contested, values: Three<Value>, chosen: Side) {
        let Three { base, mine, theirs } = values;
        self.conflicts.push(Conflict { target: target.clone(), field, base, mine, theirs, chosen });
    }
}
