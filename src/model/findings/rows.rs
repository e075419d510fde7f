//! What many rows can lack: one finding for all of them, not a wall.

use super::list::List;
use super::scene::Scene;
use super::what::{self, Severity, What};
use crate::model::{Event, MarkerKey};

pub(super) fn check(scene: &Scene<'_>, list: &mut List) {
    let events = &scene.document.events;
    if !events.is_dated() {
        let undated: Vec<&Event> = events.iter().filter(|event| event.at.is_none()).map(|e| &**e).collect();
        let text = match undated.as_slice() {
            [only] => Some(only.text.clone()).filter(|text| !text.trim().is_empty()),
            _ => None,
        };
        list.add_all(Severity::Note, What::Undated { count: undated.len(), text }, undated, vec![]);
    }
    evidence(scene, list);
}

/// Events that nothing shows, marked ones first: the durations rest on them.
fn evidence(scene: &Scene<'_>, list: &mut List) {
    let main = MarkerKey::MAIN.iter().filter_map(|key| scene.counting(key));
    let marked: Vec<(&MarkerKey, &Event)> = main
        .filter_map(|marked| Some((marked.key, marked.event?)))
        .filter(|(_, event)| !what::is_shown(event))
        .collect();
    let mut named: Vec<&Event> = Vec::new();
    for (_, event) in &marked {
        if named.iter().all(|other| other.id != event.id) {
            named.push(event);
        }
    }
    let (count, others) = scene.known.unshown();
    if count == 0 {
        return;
    }
    let markers = marked.into_iter().map(|(key, _)| key.clone()).collect();
    if named.is_empty() {
        named = others.take(super::LISTED).collect();
    }
    list.add_all(Severity::Note, What::NoEvidence { markers, count }, named, vec![]);
}
