//! The parts of a report that a text brings along.

use super::{Adopt, push};
use crate::edit::command::Command;
use crate::edit::plan::fresh;
use crate::edit::target::Target;
use crate::model::{
    Action, Document, DocumentField, Factor, IdSource, Lesson, Node, Record, Report, Text, Value,
};
use std::rc::Rc;

/// Fills what is blank, and adds what is not there in these words. Nothing that somebody wrote is changed.
pub(super) fn commands(document: &Document, adopt: &Adopt, ids: &mut IdSource) -> Vec<Command> {
    let mut commands = Vec::new();
    let target = Target::document().part(DocumentField::Report);
    for at in 0..Report::FIELDS.len() {
        let theirs = adopt.report.get(at);
        if theirs != Value::Default && document.report.get(at) == Value::Default {
            commands.push(Command::set(target.clone(), at, theirs));
        }
    }
    for factor in new_ones(&adopt.factors, &document.factors, |factor| &factor.text) {
        let factor = Factor { id: fresh(document, ids), ..factor };
        commands.push(push(DocumentField::Factors, Node::Factor(Rc::new(factor))));
    }
    for lesson in new_ones(&adopt.lessons, &document.lessons, |lesson| &lesson.text) {
        let lesson = Lesson { id: fresh(document, ids), ..lesson };
        commands.push(push(DocumentField::Lessons, Node::Lesson(Rc::new(lesson))));
    }
    for action in new_ones(&adopt.actions, &document.actions, |action| &action.text) {
        let action = Action { id: fresh(document, ids), ..action };
        commands.push(push(DocumentField::Actions, Node::Action(Rc::new(action))));
    }
    commands
}

fn new_ones<'a, T: Clone>(
    theirs: &'a [T],
    ours: &'a [Rc<T>],
    text: impl Fn(&T) -> &Text + 'a,
) -> impl Iterator<Item = T> + 'a {
    let is_new = move |item: &&T| ours.iter().all(|known| text(known) != text(item));
    theirs.iter().filter(is_new).cloned()
}
