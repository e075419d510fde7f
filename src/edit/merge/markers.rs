//! Markers: each of them is one field.

use super::{Contested, Run, Side, Three, extra, sequence};
use crate::edit::target::Target;
use crate::model::{Document, Extra, Id, Marker, MarkerKey, Markers, Value};

/// Merges the markers, and keeps the events that new ones name.
pub fn merge(run: &mut Run, documents: Three<&Document>) -> Markers {
    let sides = documents.map(|document| &document.markers);
    let mut merged = Markers::default();
    for key in keys(sides) {
        let marker = value(run, &key, sides.map(|markers| markers.get(&key)));
        merged = merged.with(&key, marker);
    }
    // Any change of a marker is a new reference to its event.
    let is_new = |(key, marker): &&(MarkerKey, Marker)| sides.base.get(key) != Some(marker);
    let marked: Vec<Id> = merged.iter().filter(is_new).map(|(_, marker)| marker.event.clone()).collect();
    run.links.hold(marked.into_iter(), documents.base);
    for (key, marker) in sides.base.iter() {
        if merged.get(key).is_none() && came_back(run, marker, sides.map(|markers| markers.get(key))) {
            merged = merged.with(key, Some(marker.clone()));
        }
    }
    in_order(&merged, sides)
}

/// The names of all markers in the order of the result.
fn keys(sides: Three<&Markers>) -> Vec<MarkerKey> {
    let names = sides.map(|markers| markers.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>());
    let merged = sequence::merge(names.as_ref().map(Vec::as_slice));
    merged.into_iter().map(MarkerKey::from_name).collect()
}

/// A marker that came back stands where it stood.
fn in_order(merged: &Markers, sides: Three<&Markers>) -> Markers {
    let all = sides.map(|markers| {
        let names = markers.iter().map(|(key, _)| key);
        names.filter(|key| merged.get(key).is_some()).map(MarkerKey::as_str).collect::<Vec<_>>()
    });
    let order = sequence::merge(all.as_ref().map(Vec::as_slice));
    let marker = |name: &str| {
        let key = MarkerKey::from_name(name);
        merged.get(&key).cloned().map(|marker| (key, marker))
    };
    order.into_iter().filter_map(marker).collect()
}

/// Whether a marker went only because its event was deleted, which is kept after all.
fn came_back(run: &Run, marker: &Marker, sides: Three<Option<&Marker>>) -> bool {
    let by = |side: Side| run.links.is_lost(side, &marker.event);
    let deleted = match (sides.mine, sides.theirs) {
        (None, Some(_)) => by(Side::Mine),
        (Some(_), None) => by(Side::Theirs),
        _ => false,
    };
    deleted && run.links.is_restored(&marker.event)
}

fn value(run: &mut Run, key: &MarkerKey, sides: Three<Option<&Marker>>) -> Option<Marker> {
    let (Some(mine), Some(theirs)) = (sides.mine, sides.theirs) else {
        let side = sides.settled().unwrap_or_else(|| contest(run, key, sides, choose(run, sides)));
        return sides.of(side).cloned();
    };
    let places = sides.map(|marker| marker.map(|marker| (&marker.event, marker.end)));
    let settled = places.settled();
    let side = settled.unwrap_or_else(|| contest(run, key, sides, choose(run, sides)));
    let nothing = Extra::default();
    let base = sides.base.map_or(&nothing, |marker| &marker.extra);
    let mut unknown = Run::default();
    let extras = Three { base, mine: &mine.extra, theirs: &theirs.extra };
    let merged = extra::merge(&mut unknown, &Target::document(), extras);
    // Of several the first by name, so that it does not matter which side is which.
    let first = unknown.conflicts.iter().min_by_key(|conflict| &conflict.field);
    if let (Some(conflict), Some(_)) = (first, settled) {
        contest(run, key, sides, conflict.chosen);
    }
    let place = Three { base: mine, mine, theirs }.of(side);
    Some(Marker { extra: merged, ..place.clone() })
}

fn contest(run: &mut Run, key: &MarkerKey, sides: Three<Option<&Marker>>, chosen: Side) -> Side {
    let value = |marker: &Marker| Value::Markers([(key.clone(), marker.clone())].into_iter().collect());
    let values = sides.map(|marker| marker.map_or(Value::Default, value));
    run.contest(&Target::document(), Contested::Marker(key.clone()), values, chosen);
    chosen
}

/// A marker that is there, rather than none; then one whose event the other side deleted, since
/// nothing else would keep that event; then by name.
fn choose(run: &Run, sides: Three<Option<&Marker>>) -> Side {
    let weight = |marker: Option<&Marker>, other: Side| {
        marker.map(|marker| (run.links.is_lost(other, &marker.event), marker.event.clone(), marker.end))
    };
    let mine = weight(sides.mine, Side::Theirs);
    if mine >= weight(sides.theirs, Side::Mine) { Side::Mine } else { Side::Theirs }
}
