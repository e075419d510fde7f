//! Edits at random of what stands in lists, and of unknown fields.

use super::edits::{Source, set};
use super::sorts::Sort;
use postmortem_timeline::edit::{Command, Target};
use postmortem_timeline::model::*;
use std::rc::Rc;

/// The fields of a document that are lists of records other than events.
const ITEMS: [(DocumentField, NodeKind); 6] = [
    (DocumentField::Sources, NodeKind::Source),
    (DocumentField::People, NodeKind::Person),
    (DocumentField::Factors, NodeKind::Factor),
    (DocumentField::Lessons, NodeKind::Lesson),
    (DocumentField::Actions, NodeKind::Action),
    (DocumentField::Recurrences, NodeKind::Recurrence),
];

/// The fields of an event that are lists of records.
const NESTED: [(EventField, NodeKind); 3] = [
    (EventField::Accounts, NodeKind::Account),
    (EventField::Questions, NodeKind::Question),
    (EventField::Evidence, NodeKind::Evidence),
];

impl Source {
    pub fn unknown(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        let event = self.event(document)?;
        let (target, extra) = match self.chance.below(3) {
            0 => (Target::document(), &document.extra),
            1 => (Target::event(&event.id), &event.extra),
            _ => {
                let factor = self.chance.pick(&document.factors)?;
                (Target::document().item(DocumentField::Factors, &factor.id), &factor.extra)
            }
        };
        if sort == Sort::AddUnknown {
            return Some(vec![Command::SetExtra { target, extra: self.with_unknown(extra) }]);
        }
        let mut fields: Vec<_> = extra.iter().cloned().collect();
        let at = self.chance.below(fields.len());
        if sort == Sort::RemoveUnknown {
            fields.get(at)?;
            fields.remove(at);
        } else {
            fields.get_mut(at)?.1 = format!("[\"{}\"]", self.token()).as_str().into();
        }
        Some(vec![Command::SetExtra { target, extra: fields.into_iter().collect() }])
    }

    pub fn nested(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        let event = self.event(document)?.clone();
        let (field, kind) = *self.chance.pick(&NESTED)?;
        let target = Target::event(&event.id);
        self.member(&*event, target, field.into(), kind, sort)
    }

    pub fn item(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        match sort {
            Sort::NestedPart => {
                let factor = self.chance.pick(&document.factors)?;
                let target = Target::document().item(DocumentField::Factors, &factor.id);
                let part = target.clone().part(FactorField::Assumption);
                let whys = Command::Insert {
                    target,
                    field: FactorField::Whys.into(),
                    index: 0,
                    node: self.node(NodeKind::Why),
                };
                Some(vec![set(part, AssumptionField::Text, Value::Text(self.text())), whys])
            }
            Sort::Link | Sort::Unlink => self.link(document, sort),
            _ => {
                let (field, kind) = *self.chance.pick(&ITEMS)?;
                let commands = self.member(document, Target::document(), field.into(), kind, sort)?;
                let unlinked = commands.iter().flat_map(|command| match command {
                    Command::Remove { id, .. } => unlink(document, id),
                    _ => Vec::new(),
                });
                Some(unlinked.collect::<Vec<_>>().into_iter().chain(commands.iter().cloned()).collect())
            }
        }
    }

    fn link(&mut self, document: &Document, sort: Sort) -> Option<Vec<Command>> {
        let factor = self.chance.pick(&document.factors)?.clone();
        let target = Target::document().item(DocumentField::Factors, &factor.id);
        let (field, links, id) = if self.chance.percent(70) {
            (FactorField::Events, &factor.events, self.event_id(document)?)
        } else {
            (FactorField::LeadsTo, &factor.leads_to, self.chance.pick(&document.factors)?.id.clone())
        };
        let changed = if sort == Sort::Link {
            links.with(id.as_str())
        } else {
            let all: Vec<_> = links.iter().cloned().collect();
            links.without(self.chance.pick(&all)?)
        };
        Some(vec![set(target, field, changed.to_value())])
    }

    fn member(
        &mut self,
        owner: &dyn Record,
        target: Target,
        field: usize,
        kind: NodeKind,
        sort: Sort,
    ) -> Option<Vec<Command>> {
        let nodes = match owner.get(field) {
            Value::List(nodes) => nodes.to_vec(),
            _ => Vec::new(),
        };
        let index = self.chance.below(nodes.len() + 1);
        if matches!(sort, Sort::AddNested | Sort::AddItem) {
            return Some(vec![Command::Insert { target, field, index, node: self.node(kind) }]);
        }
        let id = self.chance.pick(&nodes)?.id();
        Some(match sort {
            Sort::EditNested | Sort::EditItem => {
                let text = self.text_field(kind)?;
                vec![set(target.item(field, &id), text, Value::Text(self.text()))]
            }
            Sort::MoveItem => vec![Command::Move { target, field, id, index }],
            _ => vec![Command::Remove { target, field, id }],
        })
    }

    /// One of the text fields of such a record.
    fn text_field(&mut self, kind: NodeKind) -> Option<usize> {
        let fields = kind.fields().iter().enumerate().filter(|(_, field)| field.kind == Type::Text);
        let places: Vec<usize> = fields.map(|(at, _)| at).collect();
        self.chance.pick(&places).copied()
    }

    /// A new record with a token in one of its texts.
    fn node(&mut self, kind: NodeKind) -> Node {
        let mut node = kind.empty();
        let (id, text) = (Value::Text(self.text()), Value::Text(self.text()));
        let fields = kind.fields();
        let at = fields.iter().position(|field| field.kind == Type::Id).expect("it has an identifier");
        node.record_mut().set(at, id).expect("an identifier is a text");
        let at = self.text_field(kind).expect("it has a text");
        node.record_mut().set(at, text).expect("it holds a text");
        node
    }
}

/// Takes the references to a source or a factor away.
fn unlink(document: &Document, id: &Id) -> Vec<Command> {
    let from_source = |event: &&Rc<Event>| event.source.source.as_ref() == Some(id);
    let events = document.events.iter().filter(from_source).map(|event| {
        set(Target::event(&event.id).part(EventField::Source), ImportedField::Source, Value::Default)
    });
    let names = |factor: &&Rc<Factor>| factor.leads_to.contains(id.as_str());
    let factors = document.factors.iter().filter(names).map(|factor| {
        let target = Target::document().item(DocumentField::Factors, &factor.id);
        set(target, FactorField::LeadsTo, factor.leads_to.without(id.as_str()).to_value())
    });
    events.chain(factors).collect()
}
