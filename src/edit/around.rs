//! Changes to what stands around the events: the report, accounts, factors, lessons, actions,
//! recurrences, criteria.
//!
//! They are written once over records and fields; what differs is the name that the history shows.

use super::change::{Direction, Label};
use super::command::Command;
use super::plan::{Plan, commands, fresh};
use super::target::Target;
use crate::model::{
    Document, DocumentField, EventField, FactorField, Field, FieldType, Id, IdSource, NodeKind, Set, Type,
    Value,
};

/// A list around the events, or of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listed {
    /// What contributed.
    Factors,
    /// The chain of whys of a factor.
    Whys(Id),
    /// What was learned.
    Lessons,
    /// What is to be done.
    Actions,
    /// Later incidents of the same risk.
    Recurrences,
    /// What people tell of an event.
    Accounts(Id),
}

/// A record around the events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The document itself.
    Document,
    /// The report.
    Report,
    /// When a postmortem is due.
    Criteria,
    /// A member of a list.
    Item(Listed, Id),
    /// What a factor took for granted.
    Assumption(Id),
}

/// A change of what stands around the events.
#[derive(Clone, Debug, PartialEq)]
pub enum Around {
    /// Puts a value into a field; typing into one text is one entry of the history.
    Set(Part, usize, Value),
    /// Puts values into several fields, as one entry of the history.
    SetAll(Part, Vec<(usize, Value)>),
    /// Adds a member with these values, behind the others.
    Add(Listed, Vec<(usize, Value)>),
    /// Takes a member out, and out of what names it.
    Remove(Listed, Id),
    /// Swaps a member with its neighbour.
    Move(Listed, Id, Direction),
}

impl Around {
    /// Puts a value into a field.
    pub fn set(part: Part, field: impl Into<usize>, value: &impl FieldType) -> Self {
        Self::Set(part, field.into(), value.to_value())
    }

    /// The name of the intention in the history.
    pub fn label(&self) -> Label {
        match self {
            Self::Set(part, ..) | Self::SetAll(part, _) => part.label(),
            Self::Add(list, _) => list.labels().0,
            Self::Remove(list, _) => list.labels().2,
            Self::Move(..) => Label::MoveItem,
        }
    }
}

impl Part {
    fn label(&self) -> Label {
        match self {
            Self::Document => Label::PutHintAside,
            Self::Report => Label::EditReport,
            Self::Criteria => Label::SetCriteria,
            Self::Item(list, _) => list.labels().1,
            Self::Assumption(_) => Label::EditFactor,
        }
    }

    /// Whether the document has it.
    fn is_in(&self, document: &Document) -> bool {
        match self {
            Self::Document | Self::Report | Self::Criteria => true,
            Self::Item(list, id) => list.ids(document).contains(id),
            Self::Assumption(factor) => Listed::Factors.ids(document).contains(factor),
        }
    }

    /// The fields of the record.
    fn fields(&self) -> &'static [Field] {
        match self {
            Self::Document => return Document::FIELDS,
            Self::Report => NodeKind::Report,
            Self::Criteria => NodeKind::Criteria,
            Self::Item(list, _) => list.kind(),
            Self::Assumption(_) => NodeKind::Assumption,
        }
        .fields()
    }

    fn target(&self) -> Target {
        match self {
            Self::Document => Target::document(),
            Self::Report => Target::document().part(DocumentField::Report),
            Self::Criteria => Target::document().part(DocumentField::Criteria),
            Self::Item(list, id) => {
                let (target, field) = list.place();
                target.item(field, id)
            }
            Self::Assumption(factor) => {
                Self::Item(Listed::Factors, factor.clone()).target().part(FactorField::Assumption)
            }
        }
    }
}

impl Listed {
    /// The names of adding, changing and taking out.
    fn labels(&self) -> (Label, Label, Label) {
        match self {
            Self::Factors => (Label::AddFactor, Label::EditFactor, Label::RemoveFactor),
            Self::Whys(_) => (Label::EditFactor, Label::EditFactor, Label::EditFactor),
            Self::Lessons => (Label::AddLesson, Label::EditLesson, Label::RemoveLesson),
            Self::Actions => (Label::AddAction, Label::EditAction, Label::RemoveAction),
            Self::Recurrences => (Label::AddRecurrence, Label::EditRecurrence, Label::RemoveRecurrence),
            Self::Accounts(_) => (Label::AddAccount, Label::EditAccount, Label::RemoveAccount),
        }
    }

    /// The record that has the list, and the field that holds it.
    fn place(&self) -> (Target, usize) {
        let document = |field: DocumentField| (Target::document(), usize::from(field));
        match self {
            Self::Factors => document(DocumentField::Factors),
            Self::Lessons => document(DocumentField::Lessons),
            Self::Actions => document(DocumentField::Actions),
            Self::Recurrences => document(DocumentField::Recurrences),
            Self::Accounts(event) => (Target::event(event), EventField::Accounts.into()),
            Self::Whys(factor) => {
                (Target::document().item(DocumentField::Factors, factor), FactorField::Whys.into())
            }
        }
    }

    fn kind(&self) -> NodeKind {
        match self {
            Self::Factors => NodeKind::Factor,
            Self::Whys(_) => NodeKind::Why,
            Self::Lessons => NodeKind::Lesson,
            Self::Actions => NodeKind::Action,
            Self::Recurrences => NodeKind::Recurrence,
            Self::Accounts(_) => NodeKind::Account,
        }
    }

    /// Whether the document has the record that the list is of.
    fn is_in(&self, document: &Document) -> bool {
        match self {
            Self::Whys(factor) => Self::Factors.ids(document).contains(factor),
            Self::Accounts(event) => document.events.position(event).is_some(),
            Self::Factors | Self::Lessons | Self::Actions | Self::Recurrences => true,
        }
    }

    /// The identifiers of its members, in order.
    fn ids(&self, document: &Document) -> Vec<Id> {
        match self {
            Self::Factors => document.factors.iter().map(|it| it.id.clone()).collect(),
            Self::Lessons => document.lessons.iter().map(|it| it.id.clone()).collect(),
            Self::Actions => document.actions.iter().map(|it| it.id.clone()).collect(),
            Self::Recurrences => document.recurrences.iter().map(|it| it.id.clone()).collect(),
            Self::Whys(factor) => {
                let factor = document.factors.iter().find(|it| it.id == *factor);
                factor.map(|it| it.whys.iter().map(|why| why.id.clone()).collect()).unwrap_or_default()
            }
            Self::Accounts(event) => {
                let event = document.events.find(event);
                event.map(|it| it.accounts.iter().map(|one| one.id.clone()).collect()).unwrap_or_default()
            }
        }
    }
}

/// The commands that carry such a change out.
pub(super) fn plan(document: &Document, change: Around, ids: &mut IdSource) -> Plan {
    match change {
        Around::Set(part, field, value) => set(document, &part, field, value),
        Around::SetAll(part, values) => {
            let set = |(field, value)| Command::set(part.target(), field, value);
            let values = values.into_iter().filter(|_| part.is_in(document));
            commands(values.map(set).collect())
        }
        Around::Add(list, values) => add(document, &list, &values, ids),
        Around::Remove(list, id) => remove(document, &list, &id),
        Around::Move(list, id, direction) => shift(document, &list, &id, direction),
    }
}

fn set(document: &Document, part: &Part, field: usize, value: Value) -> Plan {
    if !part.is_in(document) {
        return Plan::default();
    }
    let target = part.target();
    let is_text = part.fields().get(field).is_some_and(|field| field.kind == Type::Text);
    let typed = is_text.then(|| (target.clone(), field));
    Plan { commands: vec![Command::set(target, field, value)], field: typed, focus: None }
}

fn add(document: &Document, list: &Listed, values: &[(usize, Value)], ids: &mut IdSource) -> Plan {
    let mut node = list.kind().empty();
    let id = list.kind().fields().iter().position(|field| field.kind == Type::Id);
    let id = id.map(|field| (field, fresh(document, ids).to_value()));
    let record = node.record_mut();
    let mut all = id.iter().chain(values);
    if !list.is_in(document) || !all.all(|(field, value)| record.set(*field, value.clone()).is_ok()) {
        return Plan::default();
    }
    let (target, field) = list.place();
    commands(vec![Command::Insert { target, field, index: usize::MAX, node }])
}

fn remove(document: &Document, list: &Listed, id: &Id) -> Plan {
    if !list.ids(document).contains(id) {
        return Plan::default();
    }
    let mut all = if *list == Listed::Factors { led_to(document, id) } else { Vec::new() };
    let (target, field) = list.place();
    all.push(Command::Remove { target, field, id: id.clone() });
    commands(all)
}

/// Takes a factor out of those that led to it.
fn led_to(document: &Document, gone: &Id) -> Vec<Command> {
    let naming = document.factors.iter().filter(|it| it.id != *gone && it.leads_to.contains(gone.as_str()));
    let without = naming.map(|it| {
        let target = Target::document().item(DocumentField::Factors, &it.id);
        let kept: Set = it.leads_to.without(gone.as_str());
        Command::set(target, FactorField::LeadsTo, kept.to_value())
    });
    without.collect()
}

fn shift(document: &Document, list: &Listed, id: &Id, direction: Direction) -> Plan {
    let ids = list.ids(document);
    let Some(at) = ids.iter().position(|it| it == id) else { return Plan::default() };
    // Lessons stand below those of their kind, wherever others are between them.
    let kind = |id: &Id| document.lessons.iter().find(|it| it.id == *id).map(|it| it.kind.clone());
    let is_beside =
        |to: &usize| *list != Listed::Lessons || ids.get(*to).is_some_and(|other| kind(other) == kind(id));
    let to = match direction {
        Direction::Up => (0..at).rev().find(is_beside),
        Direction::Down => (at + 1..ids.len()).find(is_beside),
    };
    let Some(index) = to else { return Plan::default() };
    let (target, field) = list.place();
    commands(vec![Command::Move { target, field, id: id.clone(), index }])
}
