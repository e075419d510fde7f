//! The commands that turn one document into another.

use crate::edit::{Command, Target};
use crate::model::{Document, DocumentField, Id, Node, Record, Type};

/// What turns one document into another.
pub fn between(from: &Document, to: &Document) -> Vec<Command> {
    let mut commands = Vec::new();
    for (at, field) in from.fields().iter().enumerate() {
        if !matches!(field.kind, Type::Events) {
            set(&mut commands, &Target::document(), at, from, to);
        }
    }
    let list = DocumentField::Events.into();
    for event in to.events.iter() {
        let Some(old) = from.events.find(&event.id) else {
            let (target, node) = (Target::document(), Node::Event(event.clone()));
            commands.push(Command::Insert { target, field: list, index: usize::MAX, node });
            continue;
        };
        for (at, _) in event.fields().iter().enumerate() {
            set(&mut commands, &Target::event(&event.id), at, &**old, &**event);
        }
    }
    let gone = |id: &Id| to.events.find(id).is_none();
    for event in from.events.iter().filter(|event| gone(&event.id)) {
        let (target, id) = (Target::document(), event.id.clone());
        commands.push(Command::Remove { target, field: list, id });
    }
    commands
}

fn set(commands: &mut Vec<Command>, target: &Target, field: usize, from: &dyn Record, to: &dyn Record) {
    let value = to.get(field);
    if from.get(field) != value {
        commands.push(Command::set(target.clone(), field, value));
    }
}
