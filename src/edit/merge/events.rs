//! The list of events: its order comes from the model, and from the writers only among ties.

use super::lists::{self, Rows};
use super::quick::Quick;
use super::{Run, Side, Three, anchors, sequence};
use crate::edit::target::{Step, Target};
use crate::model::{
    Anchor, Document, DocumentField, Event, EventList, FieldType, Id, Node, NodeKind, Text, Value, order,
    sort,
};
use std::collections::HashSet;
use std::rc::Rc;

/// An event to which both sides gave a rank, and not the same.
pub struct RankConflict {
    id: Id,
    mine: Value,
    theirs: Value,
}

/// Remembers the ranks; which of them counts is decided when all are known.
pub fn contest_rank(run: &mut Run, target: &Target, values: Three<Value>) -> Value {
    if let Some(Step::Item(_, id)) = target.0.first() {
        let (mine, theirs) = (values.mine.clone(), values.theirs);
        run.ranks.push(RankConflict { id: id.clone(), mine, theirs });
    }
    values.mine
}

/// Merges the events.
pub fn merge(run: &mut Run, documents: Three<&Document>, sides: Three<&Rows>) -> EventList {
    let (target, field) = (Target::document(), usize::from(DocumentField::Events));
    if let Some(nodes) = lists::unsound(run, &target, field, sides) {
        return events(nodes).into_iter().collect();
    }
    let mut events = events(lists::members(run, &target, (field, NodeKind::Event), sides));
    settle_ranks(run, &mut events);
    anchors::break_circles(run, sides, &mut events);
    let merged = Ties::new(sides, &events).arrange(events);
    let same = |list: &EventList| {
        list.len() == merged.len() && list.iter().zip(merged.iter()).all(|(one, two)| Rc::ptr_eq(one, two))
    };
    let known = [documents.mine, documents.theirs].into_iter().map(|document| &document.events);
    known.into_iter().find(|list| same(list)).cloned().unwrap_or(merged)
}

fn events(nodes: Vec<Node>) -> Vec<Rc<Event>> {
    let event = |node| match node {
        Node::Event(event) => Some(event),
        _ => None,
    };
    nodes.into_iter().filter_map(event).collect()
}

/// Ranks say something only together: all that are in conflict come from one side.
fn settle_ranks(run: &mut Run, events: &mut [Rc<Event>]) {
    let mut ranks = std::mem::take(&mut run.ranks);
    sort::by(&mut ranks, |one, two| one.id.cmp(&two.id));
    let text = |value: &Value| Text::from_value(value.clone()).unwrap_or_default();
    let Some(first) = ranks.first() else { return };
    let winner = if text(&first.mine) > text(&first.theirs) { Side::Mine } else { Side::Theirs };
    for event in events {
        if let Ok(at) = ranks.binary_search_by(|rank| rank.id.cmp(&event.id))
            && let Some(rank) = ranks.get(at)
            && winner == Side::Theirs
        {
            Rc::make_mut(event).rank = text(&rank.theirs);
        }
    }
}

/// Puts tied events into the order that the writers gave them.
struct Ties<'a> {
    sides: Three<&'a Rows>,
    there: HashSet<Id, Quick>,
}

impl<'a> Ties<'a> {
    fn new(sides: Three<&'a Rows>, events: &[Rc<Event>]) -> Self {
        let needed = events.iter().any(|event| event.at.is_none());
        let there = events.iter().filter(|_| needed).map(|event| event.id.clone()).collect();
        Self { sides, there }
    }

    fn arrange(&self, events: Vec<Rc<Event>>) -> EventList {
        let (mut dated, mut undated): (Vec<_>, Vec<_>) = events.into_iter().partition(|e| e.at.is_some());
        sort::by(&mut dated, |one, two| order::key(one).cmp(&order::key(two)));
        sort::by_key(&mut undated, |event| (self.anchor(event).cloned(), event.rank.clone()));
        let sorted = [dated, undated].concat();
        let mut done = Vec::with_capacity(sorted.len());
        for tied in sorted.chunk_by(|one, two| self.is_tie(one, two)) {
            if tied.len() > 1 && !self.is_agreed(tied) {
                done.extend(self.in_order(tied));
            } else {
                done.extend_from_slice(tied);
            }
        }
        order::arrange(done)
    }

    /// The event that one without a time follows, if there is such an event.
    fn anchor<'e>(&self, event: &'e Event) -> Option<&'e Id> {
        match &event.after {
            Some(Anchor::After(id)) if self.there.contains(id) => Some(id),
            _ => None,
        }
    }

    fn is_tie(&self, one: &Event, two: &Event) -> bool {
        match (order::key(one), order::key(two)) {
            (None, None) => self.anchor(one) == self.anchor(two) && one.rank == two.rank,
            (one, two) => one == two,
        }
    }

    /// Whether both sides have these, tied and in this order.
    fn is_agreed(&self, tied: &[Rc<Event>]) -> bool {
        [self.sides.mine, self.sides.theirs].into_iter().all(|rows| {
            let place = |event: &Rc<Event>| {
                let at = rows.place(&event.id)?;
                match rows.nodes.get(at) {
                    Some(Node::Event(there)) if Rc::ptr_eq(there, event) => Some(at),
                    Some(Node::Event(there)) if self.is_tie(there, event) => Some(at),
                    _ => None,
                }
            };
            let mut before = None;
            tied.iter().map(place).all(|at| at.is_some() && std::mem::replace(&mut before, at) < at)
        })
    }

    /// Merges the orders in which the documents have these, as far as they are tied there too.
    fn in_order(&self, tied: &[Rc<Event>]) -> Vec<Rc<Event>> {
        let orders = self.sides.map(|rows| {
            let in_tie = |event: &&Rc<Event>| match rows.get(&event.id) {
                Some(Node::Event(there)) => self.is_tie(there, event),
                _ => false,
            };
            let mut names: Vec<&Rc<Event>> = tied.iter().filter(in_tie).collect();
            sort::by_key(&mut names, |event| rows.place(&event.id));
            names.into_iter().map(|event| event.id.as_str()).collect::<Vec<_>>()
        });
        let order = sequence::merge(orders.as_ref().map(Vec::as_slice));
        let mut places: Vec<(&str, usize)> = order.into_iter().enumerate().map(|(at, n)| (n, at)).collect();
        sort::by(&mut places, Ord::cmp);
        let place = |event: &Rc<Event>| {
            let found = places.binary_search_by(|(name, _)| name.cmp(&event.id.as_str()));
            // A tie that arose in the merge, in which nobody has seen this event, goes by identifier.
            let at = found.ok().and_then(|at| places.get(at)).map(|(_, at)| *at);
            (at.is_none(), at, event.id.clone())
        };
        let mut tied = tied.to_vec();
        sort::by_key(&mut tied, place);
        tied
    }
}
