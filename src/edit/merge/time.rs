//! The time of an event: one unit of two halves.
//!
//! What belongs to the beginning comes from one writer, and so does what belongs to the end. The
//! halves may come from two writers only if that makes an interval whose end is known to a unit
//! that its writer stated or saw.

use super::{Contested, Run, Side, Three, prefer};
use crate::edit::target::Target;
use crate::edit::time::{EventTime, TIME_FIELDS};
use crate::model::{Event, EventField, Node, Record, Value};
use std::cmp::Ordering;
use std::rc::Rc;

/// An event with the merged time, and nothing else in it.
pub fn merge(run: &mut Run, target: &Target, sides: Three<&Event>) -> Event {
    let times = sides.map(only_time);
    if let Some(side) = times.settled() {
        return times.of(side);
    }
    if let Some(joined) = join(&times) {
        return joined;
    }
    let chosen = choose(&times);
    let time = times.as_ref().of(chosen).clone();
    contest(run, target, times, chosen);
    time
}

/// Lists a conflict about a time.
pub fn contest(run: &mut Run, target: &Target, times: Three<Event>, chosen: Side) {
    let values = times.map(|time| Value::Record(Node::Event(Rc::new(time))));
    run.contest(target, Contested::Time, values, chosen);
}

/// An event of which nothing but the time is left.
pub fn only_time(event: &Event) -> Event {
    let mut time = EventTime::of(event).put_into(&Event::default());
    time.after = event.after.clone();
    time
}

/// Gives an event the time of another.
pub fn put(event: &mut Event, time: &Event) {
    for field in TIME_FIELDS.map(usize::from) {
        // The value comes from the same field, so that the types agree.
        let _ = event.set(field, time.get(field));
    }
}

/// The beginning of one side and the end of the other, if that makes a time.
fn join(times: &Three<Event>) -> Option<Event> {
    let begin = times.as_ref().map(|time| half(time, false)).settled()?;
    let end = times.as_ref().map(|time| half(time, true)).settled()?;
    let (first, last) = (times.as_ref().of(begin), times.as_ref().of(end));
    // Where one half is the same on both sides, the other decides: that side has such a time.
    for (end, whole) in [(true, first), (false, last)] {
        if half(first, end) == half(last, end) {
            return Some(whole.clone());
        }
    }
    let same_unit =
        last.until_precision.is_some() || last.until.is_none() || first.precision == last.precision;
    let mut joined = first.clone();
    joined.until = last.until;
    joined.until_precision = last.until_precision.clone();
    joined.until_certainty = last.until_certainty.clone();
    let in_order = match (joined.at, joined.until) {
        (Some(at), Some(until)) => at.key() <= until.key(),
        (None, Some(_)) => false,
        _ => true,
    };
    (same_unit && in_order).then_some(joined)
}

/// The values of the fields that belong to the beginning, or to the end.
fn half(time: &Event, end: bool) -> Vec<Value> {
    const END: [EventField; 3] = [EventField::Until, EventField::UntilPrecision, EventField::UntilCertainty];
    let fields = TIME_FIELDS.iter().filter(|field| END.contains(field) == end);
    fields.map(|field| time.get((*field).into())).collect()
}

/// The side with the preferred value in the first field that differs.
fn choose(times: &Three<Event>) -> Side {
    for field in TIME_FIELDS.map(usize::from) {
        let kind = Event::FIELDS.get(field).map_or(crate::model::Type::Text, |field| field.kind);
        match prefer::compare(kind, &times.mine.get(field), &times.theirs.get(field)) {
            Ordering::Equal => {}
            Ordering::Greater => return Side::Mine,
            Ordering::Less => return Side::Theirs,
        }
    }
    Side::Mine
}
