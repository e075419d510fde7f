//! Several texts or files that are imported at once: what came from each stays told apart.

use super::text::fnv;
use super::{Found, Refusal};
use crate::model::{Anchor, Id, Imported, Source, Text};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Gives each part sources and rows of its own, where several parts have some of one identifier.
///
/// A part is a name, blank for a text without one, and what was read. Sources that several files
/// have alike are named after their files, in every order of them, and so is one that is `known`
/// by such a name.
pub fn tell_apart(parts: &mut [(Text, Result<Found, Refusal>)], known: &[Rc<Source>]) {
    let mut parts: Vec<(&Text, &mut Found)> =
        parts.iter_mut().filter_map(|(name, outcome)| Some((&*name, outcome.as_mut().ok()?))).collect();
    if matches!(parts.as_slice(), [(name, _)] if name.is_empty()) {
        return;
    }
    let all: Vec<Id> =
        parts.iter().flat_map(|(_, found)| &found.sources).map(|source| source.id.clone()).collect();
    let mut counts: HashMap<&Id, usize> = HashMap::new();
    for id in &all {
        *counts.entry(id).or_default() += 1;
    }
    let mut used: HashSet<Id> = HashSet::new();
    for (name, found) in &mut parts {
        let mut ids: HashMap<Id, Id> = HashMap::new();
        for source in &mut found.sources {
            let own = of_file(&source.id, name);
            let is_shared = counts.get(&source.id).is_some_and(|count| *count > 1);
            if !name.is_empty() && (is_shared || known.iter().any(|known| known.id == own)) {
                let next = unused(own, &used);
                ids.insert(std::mem::replace(&mut source.id, next), source.id.clone());
                source.label = label(&source.label, name);
            }
            used.insert(source.id.clone());
        }
        rename_rows(found, &ids, &mut used);
    }
}

/// What identifies a thing that a file of this name has.
fn of_file(id: &Id, name: &str) -> Id {
    Id::from_number(fnv(&[id.as_str(), name]))
}

fn unused(mut id: Id, used: &HashSet<Id>) -> Id {
    while used.contains(&id) {
        id = of_file(&id, "");
    }
    id
}

fn label(label: &Text, name: &Text) -> Text {
    if label.is_empty() || label == name { name.clone() } else { format!("{label} ({name})").into() }
}

/// Names the sources of rows anew, and rows whose identifiers are taken.
fn rename_rows(found: &mut Found, sources: &HashMap<Id, Id>, used: &mut HashSet<Id>) {
    let mut rows: HashMap<Id, Id> = HashMap::new();
    for row in &mut found.rows {
        let event = &mut row.event;
        if let Some(source) = event.source.source.as_ref().and_then(|id| sources.get(id)) {
            event.source = Rc::new(Imported { source: Some(source.clone()), ..(*event.source).clone() });
        }
        if used.contains(&event.id) {
            let next = unused(of_file(&event.id, ""), used);
            rows.insert(std::mem::replace(&mut event.id, next.clone()), next);
        }
        used.insert(event.id.clone());
        if let Some(Anchor::After(above)) = &event.after
            && let Some(above) = rows.get(above)
        {
            event.after = Some(Anchor::After(above.clone()));
        }
    }
}
