//! Cues: rows of words by which a text plainly says that an entry begins, detects, mitigates or ends
//! the incident.
//!
//! The words are those of the milestones of incident tools and of published postmortems: "outage
//! begins", "alert fired", "issue mitigated", "service restored". They stand in two texts:
//! `classes.rules` names classes of words (`alarm = alert alarm …`; `@name` among them takes in
//! another one), and `cues.rules` says which follow each other, below the meaning they have:
//!
//! ```text
//! == detect
//! @alarm ..2 @fires/raised
//! ^ first ..1 page/alert
//! ```
//!
//! Slots are parted by blanks, the choices of a slot by `/`; `..2` lets two other words stand
//! between, and `^` says that the first word must be one of the first two of its sentence, `^^` that it
//! must be the first.

pub(super) mod doubts;
pub(super) mod label_words;

use crate::model::MarkerKey;
use std::collections::HashMap;
use std::sync::LazyLock;

const CLASSES: &str = include_str!("cues/classes.rules");
const ROWS: &str = include_str!("cues/cues.rules");

/// All cues there are.
pub(super) static CUES: LazyLock<Cues> = LazyLock::new(|| Cues::read(CLASSES, ROWS));

/// Whether a word, in lower case, names trouble: "outage", "störung".
pub(super) fn is_trouble(word: &str) -> bool {
    CUES.trouble.contains(&word)
}

/// Whether a word, in lower case, names what sends alarms to people, and stands in front of what one says:
/// "Pager: backlog > 500".
pub(super) fn sends_alarms(word: &str) -> bool {
    matches!(word, "page" | "pager") || CUES.tools.contains(&word)
}

/// What a cue says of the entry that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The incident begins.
    Start,
    /// It is detected.
    Detect,
    /// It is declared, which detects it where nothing earlier does.
    Declared,
    /// It is detected where nothing plainer says so.
    Noticed,
    /// Somebody, anybody, speaks of trouble.
    Reported,
    /// Its effects are mitigated.
    Mitigate,
    /// It is over.
    Resolve,
    /// It is over, where the cue ends its part of the sentence: "power restored", not "power restored
    /// to the first row".
    ResolveWhole,
    /// It is over where the entry is the last one.
    ResolveLast,
    /// It is over where nothing plainer says so.
    ResolveWeak,
    /// It is not likely to be detected here: an alarm is only dealt with.
    NoDetection,
    /// It is not likely to be over: something fails, or comes back.
    NoEnd,
}

impl Meaning {
    const NAMES: [(&'static str, Self); 12] = [
        ("start", Self::Start),
        ("detect", Self::Detect),
        ("declared", Self::Declared),
        ("noticed", Self::Noticed),
        ("reported", Self::Reported),
        ("mitigate", Self::Mitigate),
        ("resolve", Self::Resolve),
        ("resolve-whole", Self::ResolveWhole),
        ("resolve-last", Self::ResolveLast),
        ("resolve-weak", Self::ResolveWeak),
        ("no-detection", Self::NoDetection),
        ("no-end", Self::NoEnd),
    ];

    /// Whether it tells that somebody knows of the incident.
    pub(super) fn detects(self) -> bool {
        matches!(self, Self::Detect | Self::Declared | Self::Noticed | Self::Reported)
    }

    /// The marker that it is about.
    pub(super) fn marker(self) -> MarkerKey {
        match self {
            Self::Start => MarkerKey::Start,
            Self::Detect | Self::Declared | Self::Noticed | Self::Reported | Self::NoDetection => {
                MarkerKey::Detect
            }
            Self::Mitigate => MarkerKey::Mitigate,
            Self::Resolve | Self::ResolveWhole | Self::ResolveLast | Self::ResolveWeak | Self::NoEnd => {
                MarkerKey::Resolve
            }
        }
    }

    /// Whether it tells that the incident is mitigated or over.
    pub(super) fn ends(self) -> bool {
        !matches!(self, Self::Start | Self::NoDetection | Self::NoEnd) && !self.detects()
    }
}

/// Slots that follow each other.
pub(super) struct Cue {
    pub(super) meaning: Meaning,
    /// Among how many first words of the sentence its own first one must be.
    pub(super) reach: usize,
    slots: Vec<Slot>,
}

/// A word of a list, and how many other words may stand before it.
struct Slot {
    gap: usize,
    list: u16,
}

/// The lists that a word is in, in ascending order.
pub(super) type Lists = [u16];

impl Cue {
    /// The place behind the last word of the cue, where it begins at one of the words.
    pub(super) fn end(&self, words: &[&Lists], start: usize) -> Option<usize> {
        let mut at = start;
        for Slot { gap, list } in &self.slots {
            at = (at..=at + gap).find(|place| words.get(*place).is_some_and(|word| is_in(word, *list)))? + 1;
        }
        Some(at)
    }

    /// Whether it is a word alone.
    pub(super) fn is_one_word(&self) -> bool {
        self.slots.len() == 1
    }

    /// Whether one of its slots can hold a word.
    pub(super) fn holds(&self, word: &Lists) -> bool {
        self.slots.iter().any(|slot| is_in(word, slot.list))
    }
}

fn is_in(word: &Lists, list: u16) -> bool {
    word.binary_search(&list).is_ok()
}

/// The cues, found by their words: most words of a text are in none.
pub(super) struct Cues {
    cues: Vec<Cue>,
    /// For each list the cues that begin with it.
    beginning: Vec<Vec<usize>>,
    words: HashMap<&'static str, Vec<u16>>,
    /// For each word the names of its classes.
    classes: HashMap<&'static str, Vec<&'static str>>,
    trouble: Vec<&'static str>,
    /// Programs that watch.
    tools: Vec<&'static str>,
}

impl Cues {
    /// The lists that a word in lower case is in.
    pub(super) fn lists(&self, word: &str) -> &Lists {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// The names of the classes that a word in lower case is in.
    pub(super) fn classes_of(&self, word: &str) -> &[&'static str] {
        self.classes.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether there is a class of this name.
    #[cfg(test)]
    pub(super) fn has_class(&self, name: &str) -> bool {
        self.classes.values().flatten().any(|class| *class == name)
    }

    /// The cues that can begin with a word.
    pub(super) fn beginning(&self, word: &Lists) -> impl Iterator<Item = &Cue> {
        let places = word.iter().filter_map(|list| self.beginning.get(usize::from(*list))).flatten();
        places.filter_map(|at| self.cues.get(*at))
    }

    fn read(classes: &'static str, rows: &'static str) -> Self {
        let classes = Classes::read(classes);
        let mut lists = Lister { classes: &classes, known: HashMap::new(), words: HashMap::new() };
        let (mut cues, mut meaning) = (Vec::new(), Meaning::Start);
        for line in lines(rows) {
            match line.strip_prefix("== ") {
                Some(name) => {
                    let named = Meaning::NAMES.iter().find(|(known, _)| *known == name);
                    meaning = named.map_or(meaning, |(_, meaning)| *meaning);
                }
                None => cues.push(lists.cue(line, meaning)),
            }
        }
        let Lister { known, words, .. } = lists;
        let mut beginning = vec![Vec::new(); known.len()];
        for (at, cue) in cues.iter().enumerate() {
            let first = cue.slots.first().and_then(|slot| beginning.get_mut(usize::from(slot.list)));
            first.into_iter().for_each(|cues: &mut Vec<usize>| cues.push(at));
        }
        let (trouble, tools) = (classes.words("trouble"), classes.words("tool"));
        Self { cues, beginning, words, classes: classes.by_word(), trouble, tools }
    }
}

/// The lines of such a text that say something.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of the classes by their names.
struct Classes(HashMap<&'static str, Vec<&'static str>>);

impl Classes {
    /// Reads `name = word word`, which goes on in lines that begin with a blank.
    fn read(text: &'static str) -> Self {
        let (mut classes, mut name) = (HashMap::<_, Vec<_>>::new(), "");
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let words = line.split_once(" = ").map_or(line, |(own, words)| {
                name = own;
                words
            });
            classes.entry(name).or_default().extend(words.split_whitespace());
        }
        Self(classes)
    }

    /// The words of a class, and of those it takes in.
    fn words(&self, name: &str) -> Vec<&'static str> {
        let all = self.0.get(name).into_iter().flatten();
        all.flat_map(|word| match word.strip_prefix('@').filter(|inner| *inner != name) {
            Some(inner) => self.words(inner),
            None => vec![*word],
        })
        .collect()
    }

    /// The names of the classes by their words.
    fn by_word(&self) -> HashMap<&'static str, Vec<&'static str>> {
        let names = self.0.keys().copied().filter(|name| !name.is_empty());
        let mut by_word = HashMap::<_, Vec<_>>::new();
        for name in names {
            for word in self.words(name) {
                let own = by_word.entry(word).or_default();
                if own.last() != Some(&name) {
                    own.push(name);
                }
            }
        }
        by_word
    }
}

/// Gives every choice of words its number, once.
struct Lister<'c> {
    classes: &'c Classes,
    known: HashMap<&'static str, u16>,
    words: HashMap<&'static str, Vec<u16>>,
}

impl Lister<'_> {
    fn cue(&mut self, line: &'static str, meaning: Meaning) -> Cue {
        let (mark, line) = line.split_once("^ ").unwrap_or(("no", line));
        let reach = match mark {
            "" => 2,
            "^" => 1,
            _ => usize::MAX,
        };
        let (mut slots, mut gap) = (Vec::new(), 0);
        for part in line.split_whitespace() {
            match part.strip_prefix("..").and_then(|number| number.parse().ok()) {
                Some(number) => gap = number,
                None => slots.push(Slot { gap: std::mem::take(&mut gap), list: self.list(part) }),
            }
        }
        Cue { meaning, reach, slots }
    }

    /// The number of a choice: `fires/@alarm/rings`.
    fn list(&mut self, choice: &'static str) -> u16 {
        if let Some(list) = self.known.get(choice) {
            return *list;
        }
        let list = u16::try_from(self.known.len()).unwrap_or(u16::MAX);
        self.known.insert(choice, list);
        for part in choice.split('/') {
            let words = part.strip_prefix('@').map_or_else(|| vec![part], |name| self.classes.words(name));
            for word in words {
                let lists = self.words.entry(word).or_default();
                if lists.last() != Some(&list) {
                    lists.push(list);
                }
            }
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_named_and_used() {
        let classes = Classes::read(CLASSES);
        let in_rows = lines(ROWS).flat_map(|line| line.split([' ', '/']));
        let named: Vec<&str> = in_rows
            .chain(classes.0.values().flatten().copied())
            .filter_map(|word| word.strip_prefix('@'))
            .collect();
        let unknown: Vec<_> = named.iter().filter(|name| !classes.0.contains_key(*name)).collect();
        assert!(unknown.is_empty(), "no class of this name: {unknown:?}");
        let unused: Vec<_> =
            classes.0.keys().filter(|name| !name.is_empty() && !named.contains(name)).collect();
        assert!(unused.is_empty(), "nothing takes these classes: {unused:?}");
    }

    #[test]
    fn every_row_can_be_met() {
        for line in lines(ROWS).filter(|line| !line.starts_with("== ")) {
            let plain = line.trim_start_matches('^').trim_start();
            let choices = plain.split_whitespace().filter(|part| !part.starts_with(".."));
            for word in choices.flat_map(|choice| choice.split('/')).filter(|word| !word.starts_with('@')) {
                let whole: Vec<&str> = crate::import::pieces::words(word).collect();
                assert_eq!(whole, [word.to_lowercase()], "no text has this word: {line}");
            }
        }
        assert!(
            lines(ROWS)
                .filter_map(|line| line.strip_prefix("== "))
                .all(|name| { Meaning::NAMES.iter().any(|(known, _)| *known == name) })
        );
    }

    #[test]
    fn no_row_stands_twice() {
        let (mut seen, mut section) = (HashMap::new(), "");
        for line in lines(ROWS) {
            section = line.strip_prefix("== ").unwrap_or(section);
            assert_eq!(seen.insert((section, line), ()), None, "{line} stands twice below {section}");
        }
    }

    #[test]
    fn a_row_lets_words_stand_between() {
        let cues = Cues::read(
            "alarm = alert alarm\n    pager\nall = @alarm siren",
            "== detect\n@all ..2 rings/rang",
        );
        let end = |text: &str| {
            let lists: Vec<&Lists> = text.split(' ').map(|word| cues.lists(word)).collect();
            cues.beginning(lists[0]).find_map(|cue| cue.end(&lists, 0))
        };
        assert_eq!(end("pager at home rang loudly"), Some(4));
        assert_eq!(end("siren rings"), Some(2));
        assert_eq!(end("alarm in the next room rang"), None);
    }
}
