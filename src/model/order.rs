//! The order of events: stored is shown.
//!
//! Dated events stand by their instant; a day-precision event first in its day, `before` ahead of
//! and `after` behind its instant; ties by `rank`, then as they were stored. An event without a
//! time follows the event that its `after` names.

use super::civil::Civil;
use super::event::Event;
use super::event_list::EventList;
use super::value::Anchor;
use super::{Certainty, Id, Precision};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// What dated events are sorted by; the rank comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key<'a> {
    instant: (i64, u32),
    class: Class,
    rank: &'a str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Day,
    Before,
    At,
    After,
}

/// The key of an event; `None` for one without a time.
pub fn key(event: &Event) -> Option<Key<'_>> {
    let at = event.at?;
    let class = match (&event.precision, &event.certainty) {
        (Precision::Day, _) => Class::Day,
        (_, Certainty::Before) => Class::Before,
        (_, Certainty::After) => Class::After,
        _ => Class::At,
    };
    let instant = match class {
        Class::Day => (day_start(at.civil()) - at.offset.seconds(), 0),
        _ => at.key(),
    };
    Some(Key { instant, class, rank: &event.rank })
}

/// Whether two events stand at the same place but for their rank.
pub fn is_tie(one: &Event, two: &Event) -> bool {
    match (key(one), key(two)) {
        (Some(one), Some(two)) => one.instant == two.instant && one.class == two.class,
        (None, None) => one.after == two.after,
        _ => false,
    }
}

/// Puts events in order; what is tied stays as it was.
///
/// Events without a time whose `after` names no event, or leads in a circle, stand at the top.
pub fn arrange(events: impl IntoIterator<Item = Rc<Event>>) -> EventList {
    let (mut dated, undated): (Vec<_>, Vec<_>) = events.into_iter().partition(|e| e.at.is_some());
    if !dated.is_sorted_by(|one, two| key(one) <= key(two)) {
        super::sort::by(&mut dated, |one, two| key(one).cmp(&key(two)));
    }
    if undated.is_empty() {
        return dated.into_iter().collect();
    }
    Weave::new(&dated, undated).run(dated)
}

/// Whether the events stand in order.
pub fn is_arranged(events: &EventList) -> bool {
    let arranged = arrange(events.iter().cloned());
    arranged.iter().zip(events.iter()).all(|(one, two)| Rc::ptr_eq(one, two))
}

/// The first and the last place at which a dated event may stand in a list in order that holds
/// no undated event: all places between are allowed too.
pub fn places(events: &EventList, event: &Event) -> (usize, usize) {
    let wanted = key(event);
    let first = events.partition_point(|other| key(other) < wanted);
    (first, events.partition_point(|other| key(other) <= wanted))
}

/// Puts undated events behind the ones they follow.
struct Weave {
    followers: HashMap<Id, Vec<Rc<Event>>>,
    top: Vec<Rc<Event>>,
}

impl Weave {
    fn new(dated: &[Rc<Event>], undated: Vec<Rc<Event>>) -> Self {
        let reached = reached(dated, &undated);
        let mut weave = Self { followers: HashMap::new(), top: Vec::new() };
        for event in undated {
            match &event.after {
                Some(Anchor::After(id)) if reached.contains(&event.id) => {
                    weave.followers.entry(id.clone()).or_default().push(event);
                }
                _ => weave.top.push(event),
            }
        }
        super::sort::by(&mut weave.top, |one, two| one.rank.cmp(&two.rank));
        for list in weave.followers.values_mut() {
            super::sort::by(list, |one, two| one.rank.cmp(&two.rank));
        }
        weave
    }

    fn run(mut self, dated: Vec<Rc<Event>>) -> EventList {
        // Few events are followed: a search among those is quicker than to hash every identifier.
        let mut followed: Vec<Id> = self.followers.keys().cloned().collect();
        super::sort::by(&mut followed, Ord::cmp);
        let mut done = Vec::with_capacity(dated.len());
        let mut open: Vec<Rc<Event>> = dated.into_iter().rev().collect();
        open.extend(std::mem::take(&mut self.top).into_iter().rev());
        while let Some(event) = open.pop() {
            let is_followed = followed.binary_search(&event.id).is_ok();
            let behind = is_followed.then(|| self.followers.remove(&event.id)).flatten();
            done.push(event);
            open.extend(behind.into_iter().flatten().rev());
        }
        done.into_iter().collect()
    }
}

/// The undated events whose `after` leads, over however many others, to a dated event or to the top.
fn reached(dated: &[Rc<Event>], undated: &[Rc<Event>]) -> HashSet<Id> {
    let anchors: HashMap<&Id, Option<&Id>> = undated
        .iter()
        .map(|event| match &event.after {
            Some(Anchor::After(id)) => (&event.id, Some(id)),
            _ => (&event.id, None),
        })
        .collect();
    let mut named: Vec<&Id> = anchors.values().copied().flatten().collect();
    super::sort::by(&mut named, Ord::cmp);
    let is_named = |id: &&Id| named.binary_search(id).is_ok();
    let fixed: HashSet<&Id> = dated.iter().map(|event| &event.id).filter(is_named).collect();
    let mut known: HashMap<Id, bool> = HashMap::new();
    for event in undated {
        let mut path = vec![&event.id];
        // Until the end of the path is known: a path that comes back to itself ends badly.
        known.entry(event.id.clone()).or_insert(false);
        let mut next = anchors.get(&event.id).copied().flatten();
        let ends_well = loop {
            match next {
                None => break true,
                Some(id) if fixed.contains(id) => break true,
                Some(id) if known.contains_key(id) => break known.get(id) == Some(&true),
                Some(id) if !anchors.contains_key(id) => break false,
                Some(id) => {
                    path.push(id);
                    known.insert(id.clone(), false);
                    next = anchors.get(id).copied().flatten();
                }
            }
        };
        for id in path {
            known.insert(id.clone(), ends_well);
        }
    }
    known.into_iter().filter(|(_, good)| *good).map(|(id, _)| id).collect()
}

fn day_start(civil: Civil) -> i64 {
    civil.seconds - civil.second_of_day()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Moment;

    fn event(id: &str, at: &str) -> Event {
        Event { id: id.into(), at: Moment::parse(at), ..Event::default() }
    }

    fn undated(id: &str, after: Option<&str>) -> Event {
        let anchor = after.map_or(Anchor::Top, |id| Anchor::After(id.into()));
        Event { id: id.into(), after: Some(anchor), ..Event::default() }
    }

    fn arranged(events: Vec<Event>) -> String {
        let list = arrange(events.into_iter().map(Rc::new));
        assert!(is_arranged(&list));
        list.iter().map(|event| event.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn precision_and_certainty_decide_within_an_instant() {
        let at = "2018-02-10T15:00:00Z";
        let day = Event { precision: Precision::Day, ..event("day", "2018-02-10T12:00:00Z") };
        let before = Event { certainty: Certainty::Before, ..event("before", at) };
        let after = Event { certainty: Certainty::After, ..event("after", at) };
        let midnight = event("midnight", "2018-02-10T00:00:00Z");
        let rows = vec![after, event("at", at), before, midnight, day];
        assert_eq!(arranged(rows), "day midnight before at after");
    }

    #[test]
    fn a_day_begins_where_it_was_typed() {
        let day = Event { precision: Precision::Day, ..event("day", "2018-02-10T12:00:00+02:00") };
        let rows = vec![event("late", "2018-02-09T21:59:00Z"), event("early", "2018-02-09T22:01:00Z"), day];
        assert_eq!(arranged(rows), "late day early");
    }

    #[test]
    fn ties_go_by_rank_and_else_stay() {
        let at = "2018-02-10T15:36:00Z";
        assert_eq!(arranged(vec![event("b", at), event("a", at)]), "b a");
        let ranked = |id, rank: &str| Event { rank: rank.into(), ..event(id, at) };
        assert_eq!(arranged(vec![ranked("b", "m"), ranked("a", "g")]), "a b");
    }

    #[test]
    fn undated_events_follow_theirs_and_circles_stand_at_the_top() {
        let rows = vec![
            undated("deep", Some("follower")),
            event("later", "2018-02-10T16:00:00Z"),
            undated("follower", Some("first")),
            event("first", "2018-02-10T15:00:00Z"),
            undated("top", None),
            undated("lost", Some("nowhere")),
            undated("one", Some("two")),
            undated("two", Some("one")),
        ];
        assert_eq!(arranged(rows), "top lost one two first follower deep later");
    }
}
