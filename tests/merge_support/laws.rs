//! The laws that hold for a merge of any three documents.

use super::flat;
use postmortem_timeline::edit::{Conflict, Merged, Side};
use postmortem_timeline::model::{Anchor, Document, Event, order};

/// A merge, or something that pretends to be one.
pub type Merge = fn(&Document, &Document, &Document) -> Merged;

/// Checks the laws; the first one that is broken is named.
pub fn check(merge: Merge, base: &Document, mine: &Document, theirs: &Document) -> Result<Merged, String> {
    let merged = merge(base, mine, theirs);
    let document = &merged.document;
    let exchanged = merge(base, theirs, mine);
    same("sides exchanged", document, &exchanged.document)?;
    let mut exchanged: Vec<_> = exchanged.conflicts.iter().map(turned).collect();
    let mut conflicts = merged.conflicts.clone();
    exchanged.sort_by_key(flat::conflict_line);
    conflicts.sort_by_key(flat::conflict_line);
    if exchanged != conflicts {
        let lines = |conflicts: &[Conflict]| conflicts.iter().map(flat::conflict_line).collect::<Vec<_>>();
        let (one, two) = (lines(&conflicts), lines(&exchanged));
        return Err(format!("other conflicts with sides exchanged: {one:#?} {two:#?}"));
    }
    same("again with mine", document, &merge(base, mine, document).document)?;
    same("again with theirs", document, &merge(base, document, theirs).document)?;
    same("with itself", document, &merge(base, document, document).document)?;
    same("mine unchanged", theirs, &merge(base, base, theirs).document)?;
    same("theirs unchanged", mine, &merge(base, mine, base).document)?;
    same("both alike", mine, &merge(base, mine, mine).document)?;
    if !order::is_arranged(&document.events) {
        return Err("the events are not in order".into());
    }
    if has_circle(document) && ![base, mine, theirs].into_iter().any(has_circle) {
        return Err("events follow each other in a circle".into());
    }
    Ok(merged)
}

/// Whether events without a time follow each other in a circle.
fn has_circle(document: &Document) -> bool {
    let after = |event: &Event| match &event.after {
        Some(Anchor::After(id)) if event.at.is_none() => document.events.find(id),
        _ => None,
    };
    document.events.iter().any(|event| {
        let mut next = after(event);
        let mut steps = 0;
        while let Some(at) = next.filter(|_| steps <= document.events.len()) {
            (next, steps) = (after(at), steps + 1);
        }
        next.is_some()
    })
}

fn turned(conflict: &Conflict) -> Conflict {
    let chosen = match conflict.chosen {
        Side::Mine => Side::Theirs,
        Side::Theirs => Side::Mine,
    };
    Conflict { mine: conflict.theirs.clone(), theirs: conflict.mine.clone(), chosen, ..conflict.clone() }
}

/// Two documents are the same; else the first place that differs is named.
pub fn same(law: &str, expect: &Document, found: &Document) -> Result<(), String> {
    if expect == found {
        return Ok(());
    }
    let (one, two) = (flat::flat(expect), flat::flat(found));
    let differs = one.keys().chain(two.keys()).find(|key| one.get(*key) != two.get(*key));
    let Some(key) = differs else { return Err(format!("{law}: differs in the order of unknown fields")) };
    Err(format!("{law}: {key}: expected {:?}, found {:?}", one.get(key), two.get(key)))
}
