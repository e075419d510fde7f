//! What stands for a name: a role, a number, initials; and no two people share one.

use super::index::{Index, Wish};
use crate::model::Text;
use std::collections::HashMap;

/// The first letters of the words of a name: `A. L.`
pub(super) fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let letters = words.filter_map(|word| word.chars().next()).take(4);
    let parts: Vec<String> = letters.map(|letter| format!("{}.", letter.to_uppercase())).collect();
    parts.join(" ")
}

/// What stands for each name, settled when it is first needed: whoever is not in the copy takes no
/// number, so that nobody can tell that there was somebody.
pub(super) struct Labels<'a> {
    given: HashMap<usize, Text>,
    distinct: Distinct,
    numbered: &'a dyn Fn(usize) -> String,
    count: usize,
}

impl<'a> Labels<'a> {
    pub(super) fn new(numbered: &'a dyn Fn(usize) -> String) -> Self {
        Self { given: HashMap::new(), distinct: Distinct::default(), numbered, count: 0 }
    }

    /// What stands for the name at this place of the index.
    pub(super) fn of(&mut self, index: &Index, at: usize) -> Text {
        if let Some(label) = self.given.get(&at) {
            return label.clone();
        }
        let label: Text = match index.known.get(at).map(|known| &known.wish) {
            Some(Wish::Label(label)) => self.distinct.name(label.clone()).into(),
            _ => {
                self.count += 1;
                (self.numbered)(self.count).into()
            }
        };
        self.given.insert(at, label.clone());
        label
    }

    /// What stands for the name, when it was needed.
    pub(super) fn given(&self, at: usize) -> Option<&Text> {
        self.given.get(&at)
    }
}

/// Gives names of which no two are the same: `A.`, `A. 2`.
#[derive(Default)]
struct Distinct(HashMap<String, usize>);

impl Distinct {
    /// The name, with a number where it was given before.
    fn name(&mut self, wanted: String) -> String {
        let count = self.0.entry(wanted.to_lowercase()).or_default();
        *count += 1;
        if *count == 1 { wanted } else { format!("{wanted} {count}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_letters() {
        for (name, expected) in [
            ("Ada Lovelace", "A. L."),
            ("noor", "N."),
            ("Jean-Luc P.", "J. L. P."),
            ("山田", "山."),
            ("-", ""),
        ] {
            assert_eq!(initials(name), expected);
        }
        let mut distinct = Distinct::default();
        assert_eq!(["A.", "B.", "A."].map(|it| distinct.name(it.into())), ["A.", "B.", "A. 2"]);
    }
}
