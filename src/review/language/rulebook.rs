//! The rules of a language, read from its data.
//!
//! ```text
//! # a remark
//! @role = engineer|operator|on-call        a class
//!         |admin                           and how it goes on
//! [human-error]                            a rule
//! human|operator error                     what it finds
//! human error => slip of a process         with words to put in its place
//! - no human error                         not where this overlaps
//! -- automatically                         not in a sentence with this
//! ```

use super::pattern::{self, Element};
use super::{Language, Rule};
use std::collections::HashMap;

const ENGLISH: &str = include_str!("en.rules");
const GERMAN: &str = include_str!("de.rules");

/// The rules of one language.
pub struct Rulebook {
    language: Language,
    classes: HashMap<&'static str, Vec<&'static str>>,
    sections: Vec<Section>,
}

/// What stands in the data for one rule.
pub(super) struct Section {
    pub rule: Rule,
    /// What is found.
    pub finds: Vec<Find>,
    /// Not where one of these overlaps.
    pub not_over: Vec<Vec<Element<'static>>>,
    /// Not in a sentence with one of these.
    pub not_beside: Vec<Vec<Element<'static>>>,
}

/// One pattern, and what can stand in its place.
pub(super) struct Find {
    pub pattern: Vec<Element<'static>>,
    pub rewrite: Option<&'static str>,
}

impl Rulebook {
    /// Reads the rules of a language; a line that is none is left out, and the tests name it.
    pub fn new(language: Language) -> Self {
        let data = match language {
            Language::English => ENGLISH,
            Language::German => GERMAN,
        };
        let mut book = Self { language, classes: HashMap::new(), sections: Vec::new() };
        let mut class = "";
        for line in data.lines() {
            class = book.line(line.trim_end(), class).unwrap_or_default();
        }
        book
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of a class.
    pub(super) fn class(&self, name: &str) -> &[&'static str] {
        self.classes.get(name).map_or(&[], |words| words)
    }

    /// The rules.
    pub(super) fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Takes a line in; answers the class that it is of.
    fn line(&mut self, line: &'static str, class: &'static str) -> Option<&'static str> {
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        if let Some((name, words)) = line.strip_prefix('@').and_then(|line| line.split_once('=')) {
            self.add_words(name.trim(), words);
            return Some(name.trim());
        }
        if line.starts_with(' ') && !class.is_empty() {
            self.add_words(class, line);
            return Some(class);
        }
        self.rule_line(line);
        None
    }

    fn add_words(&mut self, class: &'static str, words: &'static str) {
        let words = words.split('|').map(str::trim).filter(|word| !word.is_empty());
        self.classes.entry(class).or_default().extend(words);
    }

    fn rule_line(&mut self, line: &'static str) {
        let name = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        if let Some(rule) = name.and_then(Rule::named) {
            let section = Section { rule, finds: vec![], not_over: vec![], not_beside: vec![] };
            return self.sections.push(section);
        }
        let Some(section) = self.sections.last_mut() else { return };
        if let Some(pattern) = line.strip_prefix("-- ") {
            section.not_beside.push(pattern::read(pattern));
        } else if let Some(pattern) = line.strip_prefix("- ") {
            section.not_over.push(pattern::read(pattern));
        } else {
            let (pattern, rewrite) = match line.split_once("=>") {
                Some((pattern, rewrite)) => (pattern, Some(rewrite.trim())),
                None => (line, None),
            };
            section.finds.push(Find { pattern: pattern::read(pattern), rewrite });
        }
    }
}
