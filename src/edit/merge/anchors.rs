//! Events without a time, whose place hangs on other events.

use super::links::Links;
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
        if let Some(at) = weakest(run, sides, events, &circle, &taken_back) {
            take_back(run, sides, events, at, taken_back.insert(at));
            // The event may follow another circle now.
            for at in circle {
                done.remove(&at);
                starts.push(at);
            }
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

/// The event of a circle whose move is taken back: of those that one side moved, the first by
/// identifier; none when one side has the whole circle already.
fn weakest(
    run: &Run,
    sides: Three<&Rows>,
    events: &[Rc<Event>],
    circle: &[usize],
    taken_back: &HashSet<usize>,
) -> Option<usize> {
    let plain: Vec<_> = circle.iter().map(|at| holders(&Links::default(), sides, events, *at)).collect();
    if plain.iter().all(|has| has.mine) || plain.iter().all(|has| has.theirs) {
        return None;
    }
    let has: Vec<(usize, Three<bool>)> =
        circle.iter().map(|at| (*at, holders(&run.links, sides, events, *at))).collect();
    let moved = |(at, has): &(usize, Three<bool>)| has.mine != has.theirs && !taken_back.contains(at);
    let name = |at: usize| events.get(at).map(|event| event.id.clone());
    has.iter().min_by_key(|event| (!moved(event), name(event.0))).map(|(at, _)| *at)
}

/// In which documents an event follows what it follows in the result.
fn holders(links: &Links, sides: Three<&Rows>, events: &[Rc<Event>], at: usize) -> Three<bool> {
    let Some(merged) = events.get(at) else { return Three::default() };
    let mended = links.mended(sides.map(|rows| rows.get(&merged.id)));
    mended.as_ref().map(|node| match node.as_deref() {
        Some(Node::Event(event)) => event.at.is_none() && event.after == merged.after,
        _ => false,
    })
}

/// Gives an event the time that it had in the base; if that was of no use, it goes to the top.
fn take_back(run: &mut Run, sides: Three<&Rows>, events: &mut [Rc<Event>], at: usize, first: bool) {
    let Some(slot) = events.get_mut(at) else { return };
    let mended = run.links.mended(sides.map(|rows| rows.get(&slot.id)));
    let times = mended.as_ref().map(|node| match node.as_deref() {
        Some(Node::Event(event)) => time::only_time(event),
        _ => Event { after: Some(Anchor::Top), ..Event::default() },
    });
    let event = Rc::make_mut(slot);
    if first {
        time::put(event, &times.base);
    } else {
        event.after = Some(Anchor::Top);
    }
    let chosen = match (times.mine == times.base, times.theirs == times.base) {
        (true, false) => Side::Mine,
        (false, true) => Side::Theirs,
        _ => time::choose(&times),
    };
    let target = Target::event(&event.id);
    if !run.conflicts.iter().any(|c| c.target == target && c.field == Contested::Time) {
        time::contest(run, &target, times, chosen);
    }
}
