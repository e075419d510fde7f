//! What rows came from: which sources of the document they are, and which are new to it.

use super::{Adopt, push};
use crate::edit::command::Command;
use crate::edit::plan::fresh;
use crate::edit::target::Target;
use crate::model::{Document, DocumentField, FieldType, Id, IdSource, Imported, Node, Source, SourceField};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The sources of rows under the names that they have in the document.
#[derive(Default)]
pub(super) struct Sources {
    /// The commands that add them, or put their clocks right.
    pub(super) commands: Vec<Command>,
    /// The names that differ from those of the rows.
    names: HashMap<Id, Id>,
}

impl Sources {
    /// The sources of all rows; one of which nothing is taken stays away.
    pub(super) fn of(document: &Document, adopt: &Adopt, ids: &mut IdSource) -> Self {
        let mut used: HashSet<&Id> = HashSet::new();
        let mut keyed: HashSet<&Id> = HashSet::new();
        for imported in adopt.rows.iter().map(|row| &row.event.source) {
            used.extend(&imported.source);
            keyed.extend(imported.source.as_ref().filter(|_| !imported.key.is_empty()));
        }
        let mut sources = Self::default();
        for source in adopt.sources.iter().filter(|source| used.contains(&source.id)) {
            sources.add(document, source, keyed.contains(&source.id), ids);
        }
        sources
    }

    /// A source that gives keys to what it holds is known by its name, and the others by all that
    /// is said of them: two pasted texts whose clocks differ are two.
    fn add(&mut self, document: &Document, source: &Source, has_keys: bool, ids: &mut IdSource) {
        let known = document.sources.iter().find(|known| known.id == source.id);
        let insert = |id: Id| {
            let source = Source { id, ..source.clone() };
            push(DocumentField::Sources, Node::Source(Rc::new(source)))
        };
        let Some(known) = known else {
            self.commands.push(insert(source.id.clone()));
            return;
        };
        if is_alike(known, source) {
            return;
        }
        if has_keys {
            let target = Target::document().item(DocumentField::Sources, &known.id);
            let shift = || Command::set(target, SourceField::Shift, source.shift.to_value());
            self.commands.extend((known.shift != source.shift).then(shift));
            return;
        }
        let alike = document.sources.iter().find(|known| is_alike(known, source));
        let id = alike.map_or_else(|| fresh(document, ids), |alike| alike.id.clone());
        if alike.is_none() {
            self.commands.push(insert(id.clone()));
        }
        self.names.insert(source.id.clone(), id);
    }

    /// What was imported, with its source by the name that it has in the document.
    pub(super) fn renamed(&self, imported: &Rc<Imported>) -> Rc<Imported> {
        match imported.source.as_ref().and_then(|id| self.names.get(id)) {
            Some(id) => Rc::new(Imported { source: Some(id.clone()), ..(**imported).clone() }),
            None => imported.clone(),
        }
    }
}

/// Whether the same is said of both.
fn is_alike(one: &Source, two: &Source) -> bool {
    (&one.system, &one.label, &one.zone, one.shift) == (&two.system, &two.label, &two.zone, two.shift)
}
