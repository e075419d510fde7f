//! Events without a time, whose place hangs on other events.

use super::links::Links;
use super::lists::Rows;
use super::{Conflict, Contested, Run, Side, Three, time};
use crate::edit::target::Target;
use crate::model::{Anchor, Document, Event, Id, Node, sort};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// For each event that is gone: what it followed in the base, namely the nearest event before it
/// that had a time and is there still. What has a time seldom becomes part of a circle.
pub fn instead(base: &Document, gone: impl Fn(&Id) -> bool) -> HashMap<Id, Anchor> {
    let mut anchors = HashMap::new();
    let mut before = Anchor::Top;
    for event in base.events.iter() {
        if gone(&event.id) {
            anchors.insert(event.id.clone(), before.clone());
        } else if event.at.is_some() {
            before = Anchor::After(event.id.clone());
        }
    }
    anchors
}

/// Takes back one move of every circle that arose because each side made one event follow the
/// other: the event gets the time that it has on the other side.
pub fn break_circles(run: &mut Run, sides: Three<&Rows>, events: &mut [Rc<Event>]) {
    let undated = events.iter().enumerate().filter(|(_, event)| event.at.is_none());
    let places: HashMap<Id, usize> = undated.map(|(at, event)| (event.id.clone(), at)).collect();
    let (mut done, mut taken_back) = (HashSet::new(), HashSet::new());
    let mut starts: Vec<usize> = places.values().copied().collect();
    sort::by(&mut starts, Ord::cmp);
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

/// The event of a circle whose move is taken back: of those that only one side moved, the first by
/// identifier; none when one side has the whole circle already.
fn weakest(
    run: &Run,
    sides: Three<&Rows>,
    events: &[Rc<Event>],
    circle: &[usize],
    taken_back: &HashSet<usize>,
) -> Option<usize> {
    let as_written = Links::default();
    let whole =
        |side: Side| circle.iter().all(|at| holders(&as_written, sides, events, *at).of(side) == Some(true));
    if whole(Side::Mine) || whole(Side::Theirs) {
        return None;
    }
    let has: Vec<_> = circle.iter().map(|at| (*at, holders(&run.links, sides, events, *at))).collect();
    let moved = |(at, has): &(usize, Three<Option<bool>>)| {
        let by_one = matches!((has.mine, has.theirs), (Some(mine), Some(theirs)) if mine != theirs);
        by_one && !taken_back.contains(at)
    };
    let name = |at: usize| events.get(at).map(|event| event.id.clone());
    let weight = |event: &(usize, Three<Option<bool>>)| {
        let in_vain = moved(event) && leads_back(run, sides, events, *event);
        (!moved(event), in_vain, name(event.0))
    };
    has.iter().min_by_key(|event| weight(event)).map(|(at, _)| *at)
}

/// Whether an event would be in a circle with the time of the other side as well.
fn leads_back(
    run: &Run,
    sides: Three<&Rows>,
    events: &[Rc<Event>],
    (at, has): (usize, Three<Option<bool>>),
) -> bool {
    let Some(event) = events.get(at) else { return false };
    let after: HashMap<&Id, &Event> = events.iter().map(|event| (&event.id, &**event)).collect();
    let mended = run.links.mended(sides.map(|rows| rows.get(&event.id)));
    let other = mended.of(if has.mine == Some(true) { Side::Theirs } else { Side::Mine });
    let mut next = match other.as_deref() {
        Some(Node::Event(event)) => Some(&**event),
        _ => None,
    };
    for _ in 0..events.len() {
        next = match next.filter(|event| event.at.is_none()).and_then(|event| event.after.as_ref()) {
            Some(Anchor::After(id)) if *id == event.id => return true,
            Some(Anchor::After(id)) => after.get(id).copied(),
            _ => None,
        };
    }
    false
}

/// Whether an event follows in a document what it follows in the result, where it is there at all.
fn holders(links: &Links, sides: Three<&Rows>, events: &[Rc<Event>], at: usize) -> Three<Option<bool>> {
    let Some(merged) = events.get(at) else { return Three::default() };
    let mended = links.mended(sides.map(|rows| rows.get(&merged.id)));
    mended.as_ref().map(|node| match node.as_deref() {
        Some(Node::Event(event)) => Some(event.at.is_none() && event.after == merged.after),
        _ => None,
    })
}

/// Gives an event the time that it has on the other side; if that was of no use, it goes to the top.
fn take_back(run: &mut Run, sides: Three<&Rows>, events: &mut [Rc<Event>], at: usize, first: bool) {
    let kept = holders(&run.links, sides, events, at);
    let Some(slot) = events.get_mut(at) else { return };
    let mended = run.links.mended(sides.map(|rows| rows.get(&slot.id)));
    let times = mended.as_ref().map(|node| match node.as_deref() {
        Some(Node::Event(event)) => time::only_time(event),
        _ => Event { after: Some(Anchor::Top), ..Event::default() },
    });
    let other = if kept.mine == Some(true) { Side::Theirs } else { Side::Mine };
    let event = Rc::make_mut(slot);
    if first && kept.mine != kept.theirs {
        time::put(event, times.as_ref().of(other));
    } else {
        event.after = Some(Anchor::Top);
    }
    let target = Target::event(&event.id);
    let is_this = |c: &&mut Conflict| c.target == target && c.field == Contested::Time;
    match run.conflicts.iter_mut().find(is_this) {
        Some(conflict) => conflict.chosen = other,
        None => time::contest(run, &target, times, other),
    }
}
