//! Repairs that need no guess: identifiers, places of events without a time, order.
//!
//! They depend on nothing but the document, so that two browsers repair it alike.

use super::note::{Note, Notes};
use super::place::Path;
use super::write;
use crate::model::{Anchor, Document, Event, EventList, Id, Node, Record, Type, Value, order};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The identifiers of a document, as they are read.
#[derive(Debug, Default)]
pub(super) struct Ids {
    used: HashSet<Id>,
    is_broken: bool,
}

impl Ids {
    /// Takes note of the identifier of a record; `None` for records that have none.
    pub(super) fn add(&mut self, id: Option<&Id>) {
        if let Some(id) = id {
            self.is_broken |= id.is_empty() || !self.used.insert(id.clone());
        }
    }
}

/// Gives an identifier to each list member that has none, or has that of another one.
///
/// The first holder keeps it, and with it everything that refers to it. Members of the document's
/// own lists come before what is inside them: those are the ones that are referred to.
pub(super) fn ids(document: &mut Document, ids: Ids, notes: &mut Notes) {
    if !ids.is_broken {
        return;
    }
    let mut giver = Giver { used: ids.used, held: HashSet::new(), last: HashMap::new(), notes };
    for is_inner in [false, true] {
        giver.lists(document, &Path::default(), is_inner);
    }
}

struct Giver<'n> {
    used: HashSet<Id>,
    held: HashSet<Id>,
    /// By the hash of a content, the one that the last record of that content got: without it
    /// thousands of equal records would each try all those before them.
    last: HashMap<u64, u64>,
    notes: &'n mut Notes,
}

impl Giver<'_> {
    /// Looks at the lists of a record: at their members, or at what is inside those.
    fn lists(&mut self, record: &mut dyn Record, path: &Path, is_inner: bool) {
        for (at, field) in record.fields().iter().enumerate() {
            let path = path.key(field.key);
            let value = match record.get(at) {
                Value::List(nodes) => {
                    Value::List(self.members(nodes.iter().cloned(), &path, is_inner).into())
                }
                Value::Events(events) => {
                    let nodes = events.iter().map(|event| Node::Event(event.clone()));
                    Value::Events(to_events(self.members(nodes, &path, is_inner)))
                }
                Value::Record(mut node) if is_inner => {
                    self.all(node.record_mut(), &path);
                    Value::Record(node)
                }
                _ => continue,
            };
            // The value has the type that the field gave, so this can't fail.
            let _ = record.set(at, value);
        }
    }

    /// Looks at all lists of a record, whatever their depth.
    fn all(&mut self, record: &mut dyn Record, path: &Path) {
        self.lists(record, path, false);
        self.lists(record, path, true);
    }

    fn members(&mut self, nodes: impl Iterator<Item = Node>, path: &Path, is_inner: bool) -> Vec<Node> {
        let visit = |(at, mut node): (usize, Node)| {
            if is_inner {
                self.all(node.record_mut(), &path.index(at));
            } else {
                self.member(&mut node, || path.index(at));
            }
            node
        };
        nodes.enumerate().map(visit).collect()
    }

    fn member(&mut self, node: &mut Node, path: impl Fn() -> Path) {
        let Some(id) = node.record().id().cloned() else { return };
        if !id.is_empty() && self.held.insert(id.clone()) {
            return;
        }
        let given = self.give(node);
        self.notes.push(if id.is_empty() {
            Note::MissingId { path: path(), given }
        } else {
            Note::DoubledId { path: path(), doubled: id, given }
        });
    }

    /// A new identifier, made of what the record holds.
    fn give(&mut self, node: &mut Node) -> Id {
        let record = node.record_mut();
        let Some(field) = record.fields().iter().position(|field| field.kind == Type::Id) else {
            return Id::default();
        };
        let _ = record.set(field, Value::Default);
        let content = fnv(&write::record(record));
        let again = |hash: u64| hash.wrapping_mul(FNV_PRIME).wrapping_add(1);
        let mut hash = self.last.get(&content).map_or(content, |last| again(*last));
        while !self.used.insert(Id::from_number(hash)) {
            hash = again(hash);
        }
        self.last.insert(content, hash);
        let id = Id::from_number(hash);
        self.held.insert(id.clone());
        let _ = record.set(field, Value::Text(id.as_str().into()));
        id
    }
}

fn to_events(nodes: Vec<Node>) -> EventList {
    let events = nodes.into_iter().filter_map(|node| match node {
        Node::Event(event) => Some(event),
        _ => None,
    });
    events.collect()
}

const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// The FNV-1a hash (Fowler, Noll and Vo) of a text; what it gives must never change.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME))
}

/// Puts events in order, and gives a place to those that have none.
pub(super) fn events(document: &mut Document, notes: &mut Notes) {
    let mut events: Vec<Rc<Event>> = document.events.iter().cloned().collect();
    let is_changed = places(&mut events, notes);
    let arranged = order::arrange(events.iter().cloned());
    let is_moved = !arranged.iter().zip(&events).all(|(one, two)| Rc::ptr_eq(one, two));
    if is_moved {
        notes.push(Note::OutOfOrder);
    }
    if is_changed || is_moved {
        document.events = arranged;
    }
}

/// Makes sure that an event with a time has no other place, and one without it a place that exists.
fn places(events: &mut [Rc<Event>], notes: &mut Notes) -> bool {
    let lost = lost(events);
    let mut is_changed = false;
    for (at, event) in events.iter_mut().enumerate() {
        let path = || Path::default().key("events").index(at);
        let (place, note) = match (&event.at, &event.after, lost.get(&at)) {
            (Some(_), Some(_), _) => (None, Note::AtAndAfter(path())),
            (None, Some(Anchor::After(after)), Some(Lost::Dangling)) => {
                (Some(Anchor::Top), Note::DanglingAfter { path: path(), after: after.clone() })
            }
            (None, Some(Anchor::After(after)), Some(Lost::Circular)) => {
                (Some(Anchor::Top), Note::CircularAfter { path: path(), after: after.clone() })
            }
            _ => continue,
        };
        Rc::make_mut(event).after = place;
        notes.push(note);
        is_changed = true;
    }
    is_changed
}

#[derive(Clone, Copy)]
enum Lost {
    Dangling,
    Circular,
}

/// The undated events that follow none that exists, and of each circle the first one met.
fn lost(events: &[Rc<Event>]) -> HashMap<usize, Lost> {
    let mut lost = HashMap::new();
    if events.iter().all(|event| event.at.is_some()) {
        return lost;
    }
    let place: HashMap<&Id, usize> = events.iter().enumerate().map(|(at, event)| (&event.id, at)).collect();
    // In which walk an event was met: one that is met twice in the same walk closes a circle.
    let mut met: Vec<Option<usize>> = vec![None; events.len()];
    for walk in 0..events.len() {
        let mut at = walk;
        while let Some((event, seen)) = events.get(at).zip(met.get_mut(at)) {
            let Some(Anchor::After(after)) = event.after.as_ref().filter(|_| event.at.is_none()) else {
                break;
            };
            if seen.is_some() {
                if *seen == Some(walk) {
                    lost.insert(at, Lost::Circular);
                }
                break;
            }
            *seen = Some(walk);
            match place.get(after) {
                Some(next) => at = *next,
                None => {
                    lost.insert(at, Lost::Dangling);
                    break;
                }
            }
        }
    }
    lost
}
