//! Where the patterns of a rulebook meet a text.

use super::pattern::{Element, meets};
use super::rulebook::{Rulebook, Section};
use super::words::Word;
use super::{Field, Hint, Language};
use std::ops::Range;

/// How deep a class may name another one.
const DEEPEST: usize = 4;

/// The hints on a text, in the order in which they stand; of those of one rule that overlap, one.
pub(super) fn hints(book: &Rulebook, words: &[Word], field: Field, names: &[&str]) -> Vec<Hint> {
    let scene = Scene { book, words, names };
    let sections = book.sections().iter().filter(|section| section.rule.looks_at(field));
    let mut hints: Vec<Hint> = sections.flat_map(|section| scene.section(section)).collect();
    hints.sort_by_key(|hint| (hint.span.start, hint.span.end, hint.rule));
    hints
}

struct Scene<'a> {
    book: &'a Rulebook,
    words: &'a [Word<'a>],
    names: &'a [&'a str],
}

impl<'a> Scene<'a> {
    fn section(&self, section: &Section) -> Vec<Hint> {
        let mut found: Vec<(Range<usize>, Option<&'static str>)> = Vec::new();
        for find in &section.finds {
            for span in self.all(&find.pattern) {
                match found.iter_mut().find(|(other, _)| overlap(other, &span)) {
                    Some((other, _)) if other.len() >= span.len() => {}
                    Some(other) => *other = (span, find.rewrite),
                    None => found.push((span, find.rewrite)),
                }
            }
        }
        if found.is_empty() {
            return Vec::new();
        }
        let over: Vec<_> = section.not_over.iter().flat_map(|pattern| self.all(pattern)).collect();
        let beside: Vec<_> = section.not_beside.iter().flat_map(|pattern| self.all(pattern)).collect();
        found.retain(|(span, _)| {
            !over.iter().any(|other| overlap(other, span))
                && !beside.iter().any(|other| self.sentence(other.start) == self.sentence(span.start))
        });
        found.into_iter().filter_map(|(span, rewrite)| self.hint(section, span, rewrite)).collect()
    }

    fn hint(&self, section: &Section, span: Range<usize>, rewrite: Option<&'static str>) -> Option<Hint> {
        let (first, last) = (self.words.get(span.start)?, self.words.get(span.end.checked_sub(1)?)?);
        Some(Hint {
            rule: section.rule,
            span: first.span.start..last.span.end,
            rewrite: rewrite.map(Into::into),
        })
    }

    fn sentence(&self, at: usize) -> Option<usize> {
        self.words.get(at).map(|word| word.sentence)
    }

    /// Where a pattern meets, as ranges of words; quoted words meet nothing.
    fn all(&self, pattern: &[Element]) -> Vec<Range<usize>> {
        let starts = (0..self.words.len()).filter(|at| self.words.get(*at).is_some_and(|it| !it.quoted));
        let spans = starts.filter_map(|at| Some(at..self.from(pattern, at, at)?));
        spans.filter(|span| !span.is_empty()).collect()
    }

    /// The place behind the pattern, where it meets from this word on.
    fn from(&self, pattern: &[Element], at: usize, began: usize) -> Option<usize> {
        let Some((element, rest)) = pattern.split_first() else { return Some(at) };
        match element {
            Element::Word(words) => {
                self.is(words, at, began).then(|| self.from(rest, at + 1, began)).flatten()
            }
            Element::Optional(words) => {
                let taken = self.is(words, at, began).then(|| self.from(rest, at + 1, began)).flatten();
                taken.or_else(|| self.from(rest, at, began))
            }
            Element::Gap(most) => (0..=*most)
                .take_while(|skip| *skip == 0 || self.inside(at + skip - 1, began))
                .find_map(|skip| self.from(rest, at + skip, began)),
            Element::Start => self
                .words
                .get(at)
                .is_some_and(|word| word.first)
                .then(|| self.from(rest, at, began))
                .flatten(),
            Element::End => (!self.inside(at, began)).then(|| self.from(rest, at, began)).flatten(),
            Element::NotNext(words) => {
                (!self.is(words, at, began)).then(|| self.from(rest, at, began)).flatten()
            }
            Element::NotBefore(words) => {
                let before = at.checked_sub(1).is_some_and(|before| self.is(words, before, at));
                (!before).then(|| self.from(rest, at, began)).flatten()
            }
        }
    }

    /// Whether a word is of the sentence in which the pattern began.
    fn inside(&self, at: usize, began: usize) -> bool {
        self.words.get(at).is_some_and(|word| Some(word.sentence) == self.sentence(began))
    }

    fn is(&self, alternatives: &str, at: usize, began: usize) -> bool {
        let same = self.inside(at, began) || self.words.get(began).is_none();
        let word = self.words.get(at).filter(|word| same && !word.quoted);
        word.is_some_and(|word| alternatives.split('|').any(|one| self.one(one, word, DEEPEST)))
    }

    fn one(&self, alternative: &str, word: &Word, deep: usize) -> bool {
        match alternative.strip_prefix('@') {
            None => meets(alternative, &word.small),
            Some("name") => self.name(word),
            Some("capital") => self.name(word) || self.capital(word),
            Some("number") => word.small.starts_with(|letter: char| letter.is_ascii_digit()),
            Some(class) => deep > 0 && self.book.class(class).iter().any(|it| self.one(it, word, deep - 1)),
        }
    }

    /// Whether a word is somebody's name: one of the people, a first name, or in English a word with
    /// a capital letter amid a sentence that is nothing else that is written so.
    fn name(&self, word: &Word) -> bool {
        let known = self.names.iter().any(|name| {
            name.split_whitespace().any(|part| part.len() > 2 && part.to_lowercase() == word.small)
        });
        if known || self.book.class("firstname").contains(&&*word.small) {
            return true;
        }
        self.book.language() == Language::English && !word.first && self.capital(word)
    }

    /// Whether a word is written as a name is, and is nothing else that is written so.
    fn capital(&self, word: &Word) -> bool {
        let mut letters = word.raw.chars();
        letters.next().is_some_and(char::is_uppercase)
            && word.raw.len() > 2
            && letters.all(char::is_lowercase)
            && !self.book.class("notname").contains(&&*word.small)
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
