//! The commands that turn one document into another.

use crate::edit::{Command, Target};
use crate::model::{Document, Record};

/// What turns one document into another, exactly: one command for each field of the document that
/// differs. Lists share what they have in common, so that the history stays small.
pub fn between(from: &Document, to: &Document) -> Vec<Command> {
    let differs = |field: &usize| from.get(*field) != to.get(*field);
    let set = |field: usize| Command::set(Target::document(), field, to.get(field));
    let mut commands: Vec<Command> = (0..to.fields().len()).filter(differs).map(set).collect();
    if from.extra != to.extra {
        commands.push(Command::SetExtra { target: Target::document(), extra: to.extra.clone() });
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arbitrary;
    use crate::edit::apply_all;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn applying_them_gives_the_other_document(
            from in arbitrary::arbitrary_document(),
            to in arbitrary::arbitrary_document(),
        ) {
            let mut document = from.clone();
            apply_all(&mut document, between(&from, &to)).unwrap();
            prop_assert_eq!(document, to);
        }
    }
}
