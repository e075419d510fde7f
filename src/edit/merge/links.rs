//! What refers to what: which records a merge keeps although one side deleted them, and what
//! becomes of references to those that go.

use super::lists::Rows;
use super::{Side, Three, anchors};
use crate::model::{Anchor, Document, EventField, FactorField, Id, LessonField, Node, NodeKind, Set, Value};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Deleted records and the references to them.
#[derive(Default)]
pub struct Links {
    /// The records of the base that a side no longer has.
    lost: Three<HashSet<Id>>,
    /// Those that the other side changed.
    edited: HashSet<Id>,
    /// Those to which the other side made a reference.
    held: HashSet<Id>,
    /// What events without a time follow instead of an event that is gone.
    anchors: HashMap<Id, Anchor>,
}

/// The fields of a record that hold identifiers of others.
fn link_fields(kind: NodeKind) -> &'static [usize] {
    match kind {
        NodeKind::Factor => &[FactorField::Events as usize, FactorField::LeadsTo as usize],
        NodeKind::Lesson => &[LessonField::Events as usize],
        _ => &[],
    }
}

impl Links {
    /// Compares the lists of the documents; markers are still to come: see [`Links::hold`].
    pub fn new(sides: Three<&Document>, rows: &[(usize, NodeKind, Three<Rows>)]) -> Self {
        let mut links = Self::default();
        for (_, _, three) in rows {
            if three.base.is_same(&three.mine) && three.base.is_same(&three.theirs) {
                continue;
            }
            for node in &three.base.nodes {
                links.compare(node, three.as_ref().map(|rows| rows.get(&node.id())));
            }
        }
        if links.lost.mine.is_empty() && links.lost.theirs.is_empty() {
            return links;
        }
        let known = references(sides.base);
        let added = |document, lost: &HashSet<Id>| {
            let new = references(document).into_iter().filter(|link| !known.contains(link));
            new.map(|(_, _, id)| id).filter(|id| lost.contains(id)).collect::<Vec<_>>()
        };
        let mut held = added(sides.mine, &links.lost.theirs);
        held.extend(added(sides.theirs, &links.lost.mine));
        links.held.extend(held);
        links
    }

    fn compare(&mut self, base: &Node, sides: Three<Option<&Node>>) {
        let differs = |node: &Node| !(node.is_same(base) || node == base);
        match (sides.mine, sides.theirs) {
            (Some(_), Some(_)) => {}
            (mine, theirs) => {
                let id = base.id();
                if mine.or(theirs).is_some_and(differs) {
                    self.edited.insert(id.clone());
                }
                if mine.is_none() {
                    self.lost.mine.insert(id.clone());
                }
                if theirs.is_none() {
                    self.lost.theirs.insert(id);
                }
            }
        }
    }

    /// Keeps what the markers name, and settles what is gone.
    pub fn hold(&mut self, marked: impl Iterator<Item = Id>, base: &Document) {
        let lost = |id: &Id| self.lost.mine.contains(id) || self.lost.theirs.contains(id);
        let marked: Vec<Id> = marked.filter(lost).collect();
        self.held.extend(marked);
        let gone = |id: &Id| self.is_gone(id);
        if self.lost.mine.iter().chain(&self.lost.theirs).any(gone) {
            self.anchors = anchors::instead(base, gone);
        }
    }

    /// Whether a side deleted this record.
    pub fn is_lost(&self, side: Side, id: &Id) -> bool {
        match side {
            Side::Mine => self.lost.mine.contains(id),
            Side::Theirs => self.lost.theirs.contains(id),
        }
    }

    /// Whether a record is kept because something new refers to it.
    pub fn is_held(&self, id: &Id) -> bool {
        self.held.contains(id)
    }

    /// Whether one side deleted this record and it is there still.
    pub fn is_restored(&self, id: &Id) -> bool {
        let by_both = self.lost.mine.contains(id) && self.lost.theirs.contains(id);
        (self.edited.contains(id) || self.held.contains(id)) && !by_both
    }

    fn is_gone(&self, id: &Id) -> bool {
        (self.lost.mine.contains(id) || self.lost.theirs.contains(id)) && !self.is_restored(id)
    }

    /// Whether records of this kind may get links back with what is kept.
    pub fn concern(&self, kind: NodeKind) -> bool {
        !link_fields(kind).is_empty() && self.keeps_any()
    }

    /// Whether anything is kept that one side deleted.
    pub fn keeps_any(&self) -> bool {
        !self.held.is_empty() || !self.edited.is_empty()
    }

    /// The side whose link leads to a record that the other one deleted, if that is one side only:
    /// nothing but this link keeps that record.
    pub fn keeper(&self, links: Three<&str>) -> Option<Side> {
        let keeps = |link, other| self.is_lost(other, &Id::new(link));
        match (keeps(links.mine, Side::Theirs), keeps(links.theirs, Side::Mine)) {
            (true, false) => Some(Side::Mine),
            (false, true) => Some(Side::Theirs),
            _ => None,
        }
    }

    /// Whether a link that a side no longer has went only because it deleted what it leads to.
    pub fn came_back(&self, side: Side, kind: NodeKind, field: usize, text: &str) -> bool {
        let id = Id::new(text);
        link_fields(kind).contains(&field) && self.is_lost(side, &id) && self.is_restored(&id)
    }

    /// A record that is kept, without its links to what went with it.
    pub fn pruned(&self, node: &Node, deleted_by: Side) -> Node {
        let mut pruned = node.clone();
        let goes = |id: &Id| self.is_lost(deleted_by, id) && self.is_gone(id);
        for field in link_fields(node.kind()) {
            let Value::Set(set) = node.record().get(*field) else { continue };
            let left: Set = set.iter().map(|id| &**id).filter(|id| !goes(&Id::new(id))).collect();
            if left != set {
                let value = if left.is_empty() { Value::Default } else { Value::Set(left) };
                // The field held a set before, so that it takes one now.
                let _ = pruned.record_mut().set(*field, value);
            }
        }
        match &mut pruned {
            Node::Event(event) if event.source.source.as_ref().is_some_and(goes) => {
                Rc::make_mut(&mut Rc::make_mut(event).source).source = None;
            }
            _ => {}
        }
        pruned
    }

    /// The records of an event with another anchor, where the one that a side names is gone.
    pub fn mended<'a>(&self, sides: Three<Option<&'a Node>>) -> Three<Option<Cow<'a, Node>>> {
        if self.anchors.is_empty() {
            return sides.map(|node| node.map(Cow::Borrowed));
        }
        let base = sides.base.map(|node| self.mend(node, None, &Anchor::Top));
        let before = match base.as_deref() {
            Some(Node::Event(event)) => event.after.clone().unwrap_or(Anchor::Top),
            _ => Anchor::Top,
        };
        let mend = |node: Option<&'a Node>, side| node.map(|node| self.mend(node, Some(side), &before));
        let (mine, theirs) = (mend(sides.mine, Side::Mine), mend(sides.theirs, Side::Theirs));
        Three { base, mine, theirs }
    }

    /// `before` is what the event itself followed in the base, in case that it would follow itself.
    fn mend<'a>(&self, node: &'a Node, side: Option<Side>, before: &Anchor) -> Cow<'a, Node> {
        let Node::Event(event) = node else { return Cow::Borrowed(node) };
        let Some(Anchor::After(id)) = &event.after else { return Cow::Borrowed(node) };
        let Some(instead) = self.anchors.get(id) else { return Cow::Borrowed(node) };
        // A side that names an event which it does not have itself is left as it is.
        if side.is_some_and(|side| self.is_lost(side, id)) {
            return Cow::Borrowed(node);
        }
        let itself = matches!(instead, Anchor::After(id) if *id == event.id);
        let mut mended = node.clone();
        let value = Value::Anchor(if itself { before } else { instead }.clone());
        // An anchor is what the field holds.
        let _ = mended.record_mut().set(EventField::After.into(), value);
        Cow::Owned(mended)
    }
}

/// All references of a document but its markers: from which record, by which field, to which.
fn references(document: &Document) -> HashSet<(Id, usize, Id)> {
    let mut links = HashSet::new();
    let factors = document.factors.iter().map(|factor| Node::Factor(factor.clone()));
    let lessons = document.lessons.iter().map(|lesson| Node::Lesson(lesson.clone()));
    for node in factors.chain(lessons) {
        for field in link_fields(node.kind()) {
            if let Value::Set(set) = node.record().get(*field) {
                links.extend(set.iter().map(|id| (node.id(), *field, Id::new(id))));
            }
        }
    }
    let imported = document.events.iter().filter_map(|event| Some((event, event.source.source.as_ref()?)));
    links.extend(imported.map(|(event, id)| (event.id.clone(), EventField::Source.into(), id.clone())));
    links
}
