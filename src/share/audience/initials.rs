//! Initials, and names that tell two people apart.

use std::collections::HashMap;

/// The first letters of the words of a name: `A. L.`
pub(super) fn initials(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let letters = words.filter_map(|word| word.chars().next()).take(4);
    let parts: Vec<String> = letters.map(|letter| format!("{}.", letter.to_uppercase())).collect();
    parts.join(" ")
}

/// Gives names of which no two are the same: `A.`, `A. 2`.
#[derive(Default)]
pub(super) struct Distinct(HashMap<String, usize>);

impl Distinct {
    /// The name, with a number where it was given before.
    pub(super) fn name(&mut self, wanted: String) -> String {
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
