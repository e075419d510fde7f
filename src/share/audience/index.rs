//! Who is known, by the words of their names.

use super::labels::initials;
use super::prose::words;
use crate::model::{Document, Text};
use std::collections::{HashMap, HashSet};

/// Names that are words of English or German too. In prose nobody but a person can tell.
const ORDINARY: &str = "abel amber angel april art august autumn bill bishop black brown carol chance chase \
    christian cliff cook crystal dawn dean drew duke earl ernst eve faith field ford frank gene \
    grace grant gray green guy hill hope hunter ivy jack jade jasmine joy june king kurt lance \
    lily long mark mason max may miles nick norm olive page pat pearl penny pierce price ray \
    rich rob robin rose ruby rusty sharp short sky small star stone sue summer swift victor \
    violet wade ward white will wolf woods young support platform network database security \
    monitoring customer operations";

/// A person, or a team, who is named.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// The name as it stands in the document.
    pub(super) name: Text,
    /// What is to stand for it in the copy.
    pub(super) wish: Wish,
}

/// What is to stand for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// This, or with a number where somebody else has it.
    Label(String),
    /// A number, since no role is known.
    Number,
}

/// What is known about a word, or several in a row.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The words, in lower case.
    pub(super) words: Vec<String>,
    /// The name as it is written, in each way that is known.
    pub(super) written: Vec<String>,
    /// Whose name it is.
    pub(super) known: usize,
    /// Whether others have it too.
    pub(super) is_shared: bool,
    /// Whether it is an ordinary word too.
    pub(super) is_ordinary: bool,
}

/// All who are known, found by the first word of each of their names.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) known: Vec<Known>,
    /// The places of whole names.
    by_name: HashMap<Text, usize>,
    /// Whole names in lower case.
    lower: Vec<String>,
    /// The longest names first.
    entries: HashMap<String, Vec<Entry>>,
    /// Names in scripts that put no blanks between words.
    pub(super) unspaced: Vec<(Text, usize)>,
}

impl Index {
    /// Everybody by their role.
    pub(super) fn by_role(document: &Document) -> Self {
        let people = people(document);
        let names: HashSet<String> =
            people.iter().flat_map(|(name, _, _)| words(name).map(|(_, word)| word.to_lowercase())).collect();
        let known = people.iter().map(|(name, _, role)| {
            let role = plain(role);
            // A role that names somebody is none.
            let tells = words(&role).any(|(_, word)| names.contains(&word.to_lowercase()));
            let wish = if role.is_empty() || tells { Wish::Number } else { Wish::Label(role) };
            Known { name: name.clone(), wish }
        });
        Self::of(known.collect(), &people)
    }

    /// Everybody by their initials.
    pub(super) fn by_initials(document: &Document) -> Self {
        let people = people(document);
        let known =
            people.iter().map(|(name, _, _)| Known { name: name.clone(), wish: Wish::Label(initials(name)) });
        Self::of(known.collect(), &people)
    }

    fn of(known: Vec<Known>, people: &[(Text, Text, Text)]) -> Self {
        let by_name = known.iter().enumerate().map(|(at, known)| (known.name.clone(), at)).collect();
        let lower = known.iter().map(|known| known.name.to_lowercase()).collect();
        let mut index = Self { known, by_name, lower, ..Self::default() };
        for (at, (name, alias, _)) in people.iter().enumerate() {
            for whole in [name, alias].into_iter().filter(|name| !name.trim().is_empty()) {
                index.add(whole, at, false);
            }
        }
        for (at, (name, _, _)) in people.iter().enumerate() {
            let parts: Vec<&str> = words(name).map(|(_, word)| word).collect();
            let is_name = |word: &&&str| word.chars().count() > 1 && word.starts_with(char::is_uppercase);
            for part in parts.iter().filter(|_| parts.len() > 1).filter(is_name) {
                index.add(part, at, true);
            }
        }
        for list in index.entries.values_mut() {
            crate::model::sort::by_key(list, |entry| std::cmp::Reverse(entry.words.len()));
        }
        index
    }

    fn add(&mut self, name: &str, known: usize, is_part: bool) {
        if name.chars().any(is_unspaced) {
            self.unspaced.extend((!is_part).then(|| (Text::from(name.trim()), known)));
            return;
        }
        let found: Vec<String> = words(name).map(|(_, word)| word.to_lowercase()).collect();
        let Some(first) = found.first().cloned() else { return };
        let written = name.trim().trim_start_matches('@').to_owned();
        let list = self.entries.entry(first).or_default();
        match list.iter_mut().find(|entry| entry.words == found) {
            Some(entry) => {
                entry.is_shared |= entry.known != known;
                entry.written.push(written);
            }
            None => {
                let is_ordinary =
                    matches!(found.as_slice(), [one] if ORDINARY.split(' ').any(|it| it == one));
                let written = vec![written];
                list.push(Entry { words: found, written, known, is_shared: false, is_ordinary });
            }
        }
    }

    /// The names that begin with a word, the longest first.
    pub(super) fn beginning(&self, word: &str) -> &[Entry] {
        self.entries.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whose name a text is, when it is nothing else.
    pub(super) fn whole(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Whether a text that nobody reads as one holds the name of somebody.
    pub(super) fn is_in(&self, raw: &str) -> bool {
        let raw = raw.to_lowercase();
        self.lower.iter().any(|name| raw.contains(name.as_str()))
    }
}

/// Name, alias and role of everybody who is named, in the order in which they appear.
fn people(document: &Document) -> Vec<(Text, Text, Text)> {
    let mut all: Vec<(Text, Text, Text)> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut add = |name: &Text, alias: &Text, role: &Text| {
        let key = name.trim().trim_start_matches('@').to_lowercase();
        if !key.is_empty() && seen.insert(key) {
            all.push((name.clone(), alias.clone(), role.clone()));
        }
    };
    let none: Text = "".into();
    document.people.iter().for_each(|person| add(&person.name, &person.alias, &person.role));
    for event in document.events.iter() {
        let told = event.accounts.iter().map(|account| &account.who);
        let asked = event.questions.iter().map(|question| &question.who);
        let all = event.who.iter().chain(event.source.who.iter()).chain(told).chain(asked);
        all.for_each(|name| add(name, &none, &none));
    }
    document.report.authors.iter().for_each(|name| add(name, &none, &none));
    add(&document.report.facilitator, &none, &none);
    document.actions.iter().for_each(|action| add(&action.owner, &none, &none));
    all
}

/// A text without signs that mean something in the markup of texts.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '*' | '`' | '[' | ']' | '\\')).collect::<String>().trim().to_owned()
}

/// Whether a character is of a script that puts no blanks between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{abff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
