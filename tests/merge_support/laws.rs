//! The laws that hold for a merge of any three documents.

use super::flat;
use postmortem_timeline::edit::{Conflict, Merged, Side};
use postmortem_timeline::model::{Document, order};

/// A merge, or something that pretends to be one.
pub type Merge = fn(&Document, &Document, &Document) -> Merged;

/// Checks the laws; the first one that is broken is named.
pub fn check(merge: Merge, base: &Document, mine: &Document, theirs: &Document) -> Result<Merged, String> {
    let merged = merge(base, mine, theirs);
    let document = &merged.document;
    same("sides exchanged", document, &merge(base, theirs, mine).document)?;
    let mut exchanged: Vec<_> = merge(base, theirs, mine).conflicts.iter().map(turned).collect();
    let mut conflicts = merged.conflicts.clone();
    exchanged.sort_by_key(flat::conflict_line);
    conflicts.sort_by_key(flat::conflict_line);
    if exchanged != conflicts {
        return Err(format!("other conflicts with sides exchanged:\n{exchanged:#?}\n{conflicts:#?}"));
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
    Ok(merged)
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
