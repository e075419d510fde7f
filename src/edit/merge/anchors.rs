//! Events without a time, whose place hangs on other events.

use super::lists::Rows;
use super::{Contested, Run, Side, Three, time};
use crate::edit::command::Target;
use crate::model::{Anchor, Document, Event, Id, Node};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// For each event that is gone: what stood before it in the base and is there still.
pub fn instead(base: &Document, gone: impl Fn(&Id) -> bool) -> HashMap<Id, Anchor> {
    let mut anchors = HashMap::new();
    let mut before = Anchor::Top;
    for event in base.events.iter() {
        if gone(&event.id) {
            anchors.insert(event.id.clone(), before.clone());
        } else {
            before = Anchor::After(event.id.clone());
        }
    }
    anchors
}

/// Takes back, to the base, one move of every circle that arose because each side made one event
/// follow the other.
pub fn break_circles(run: &mut Run, sides: Three<&Rows>, events: &mut [Rc<Event>]) {
    let undated = events.iter().enumerate().filter(|(_, event)| event.at.is_none());
    let places: HashMap<Id, usize> = undated.map(|(at, event)| (event.id.clone(), at)).collect();
    let (mut done, mut taken_back) = (HashSet::new(), HashSet::new());
    let mut starts: Vec<usize> = places.values().copied().collect();
    starts.sort_unstable();
    while let Some(start) = starts.pop() {
        let Some(circle) = circle(events, &places, start, &mut done) else { continue };
        if let Some(at) = weakest(sides, events, &circle, &taken_back) {
            take_back(run, sides, events, at, taken_back.insert(at));
            for at in &circle {
                done.remove(at);
            }
            starts.push(start);
        }
    }
}

/// The circle to which an event leads, unless it was looked at before.
fn circle(
    events: &[Rc<Event>],
    places: &HashMap<Id, usize>,
    start: usize,
    done: &mut HashSet<usize>,
) -> Option<Vec<usize>> {
    let mut path = Vec::new();
    let mut next = Some(start);
    while let Some(at) = next {
        if !done.insert(at) {
            let first = path.iter().position(|other| *other == at)?;
            return Some(path.split_off(first));
        }
        path.push(at);
        next = match events.get(at)?.after.as_ref()? {
            Anchor::After(id) => places.get(id).copied(),
            Anchor::Top => None,
        };
    }
    None
}

/// The event of a circle whose move is taken back: the first by identifier that was moved; none
/// when one side has the whole circle already.
fn weakest(
    sides: Three<&Rows>,
    events: &[Rc<Event>],
    circle: &[usize],
    taken_back: &HashSet<usize>,
) -> Option<usize> {
    let has = |rows: &Rows, at: &usize| {
        let event = events.get(*at);
        event.is_some_and(|e| anchor(rows, &e.id).is_some_and(|after| after == e.after.as_ref()))
    };
    if circle.iter().all(|at| has(sides.mine, at)) || circle.iter().all(|at| has(sides.theirs, at)) {
        return None;
    }
    let moved = |at: &usize| !has(sides.base, at) && !taken_back.contains(at);
    let name = |at: &usize| events.get(*at).map(|event| event.id.clone());
    circle.iter().copied().min_by_key(|at| (!moved(at), name(at)))
}

/// What an event of this document follows; `None` when there is no such event without a time.
fn anchor<'a>(rows: &'a Rows, id: &Id) -> Option<Option<&'a Anchor>> {
    match rows.get(id)? {
        Node::Event(event) if event.at.is_none() => Some(event.after.as_ref()),
        _ => None,
    }
}

/// Lets an event follow what it followed in the base; if that was of no use, it goes to the top.
fn take_back(run: &mut Run, sides: Three<&Rows>, events: &mut [Rc<Event>], at: usize, first: bool) {
    let Some(slot) = events.get_mut(at) else { return };
    let mended = run.links.mended(sides.map(|rows| rows.get(&slot.id)));
    let times = mended.as_ref().map(|node| match node.as_deref() {
        Some(Node::Event(event)) => time::only_time(event),
        _ => Event::default(),
    });
    let event = Rc::make_mut(slot);
    event.after = times.base.after.clone().filter(|_| first).or(Some(Anchor::Top));
    let chosen = if times.theirs.after == event.after { Side::Theirs } else { Side::Mine };
    let target = Target::event(&event.id);
    if !run.conflicts.iter().any(|c| c.target == target && c.field == Contested::Time) {
        time::contest(run, &target, times, chosen);
    }
}
