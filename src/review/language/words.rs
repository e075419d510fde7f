//! A text as words, with their places and sentences.

use super::Language;
use std::cmp::Ordering;
use std::ops::Range;

/// A word or a punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As it stands in the text.
    pub raw: &'a str,
    /// In small letters, with a plain apostrophe.
    pub small: String,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// The number of its sentence.
    pub sentence: usize,
    /// Whether it begins its sentence.
    pub first: bool,
    /// Whether it is code, an address or quoted: nobody's own phrasing.
    pub quoted: bool,
}

/// The words of a text.
pub(super) fn of(text: &str) -> Vec<Word<'_>> {
    let mut reader = Reader { text, words: Vec::new(), sentence: 0, first: true, quote: None };
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        from += reader.next(from, rest);
    }
    reader.words
}

struct Reader<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    sentence: usize,
    first: bool,
    quote: Option<char>,
}

impl<'a> Reader<'a> {
    /// Reads what stands at the front of `rest`; answers its length.
    fn next(&mut self, from: usize, rest: &'a str) -> usize {
        let Some(letter) = rest.chars().next() else { return 1 };
        let width = letter.len_utf8();
        if self.quote.is_none() && letter == '\'' && rest.get(1..2) == Some("s") {
            return self.push(from, 2);
        }
        if letter.is_alphanumeric() {
            let length = word_length(rest);
            return self.push(from, length);
        }
        self.mark(from, rest, letter, width)
    }

    fn mark(&mut self, from: usize, rest: &str, letter: char, width: usize) -> usize {
        if let Some(end) = self.quote {
            if letter == end || letter == '\n' {
                self.quote = None;
            }
            return width;
        }
        if let Some(end) = closing(letter).filter(|end| rest.get(width..).is_some_and(|it| it.contains(*end)))
        {
            self.quote = Some(end);
            return width;
        }
        match letter {
            '.' | '?' | ';' | '\n' => self.stop(),
            '!' => {
                let run = rest.chars().take_while(|letter| *letter == '!').count();
                self.push(from, run);
                self.stop();
                return run;
            }
            ',' | ':' | '(' | ')' | '–' | '—' => {
                self.push(from, width);
            }
            _ => {}
        }
        width
    }

    fn push(&mut self, from: usize, length: usize) -> usize {
        let span = from..from + length;
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let small = raw.to_lowercase().replace('’', "'");
        let quoted = self.quote.is_some() || small.contains("://");
        let (sentence, first) = (self.sentence, self.first);
        self.words.push(Word { raw, small, span, sentence, first, quoted });
        self.first = false;
        length
    }

    fn stop(&mut self) {
        if !self.first {
            self.sentence += 1;
            self.first = true;
        }
    }
}

/// How many bytes the word at the front has: letters, digits, and what joins them (`on-call`,
/// `didn't`, `v2.1`, `a/b`, an address); an `'s` is a word of its own.
fn word_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map(|(_, letter)| *letter);
        let joins = after.is_some_and(char::is_alphanumeric);
        let inside = match letter {
            '\'' | '’' => joins && !possessive(rest, at),
            '-' | '.' | '_' | '/' | '@' => joins,
            ':' => after == Some('/'),
            _ => letter.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        end = at + letter.len_utf8();
        if letter == ':' {
            // The two strokes of an address.
            end += rest.get(end..).map_or(0, |rest| rest.chars().take_while(|it| *it == '/').count());
            while letters.peek().is_some_and(|(_, letter)| *letter == '/') {
                letters.next();
            }
        }
    }
    end.max(1)
}

fn possessive(rest: &str, at: usize) -> bool {
    let mut tail = rest.get(at..).unwrap_or_default().chars().skip(1);
    tail.next() == Some('s') && !tail.next().is_some_and(char::is_alphanumeric)
}

fn closing(letter: char) -> Option<char> {
    match letter {
        '`' => Some('`'),
        '"' => Some('"'),
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '»' => Some('«'),
        _ => None,
    }
}

/// Small words that one of the languages is made of, and the other has not.
const GERMAN: &[&str] = &[
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und", "oder",
    "nicht", "ist", "war", "waren", "wurde", "wurden", "worden", "hat", "hatte", "hätte", "haben", "wird",
    "werden", "von", "vom", "zu", "zum", "zur", "mit", "im", "auf", "für", "bei", "nach", "aus", "sich",
    "er", "sie", "wir", "ich", "es", "als", "auch", "dass", "kein", "keine", "nur", "noch", "durch", "über",
    "mehr", "immer", "alle", "künftig", "bitte", "vor", "einfach", "natürlich", "klar", "ganz", "wieder",
    "wer", "niemand", "jemand",
];
const ENGLISH: &[&str] = &[
    "the", "a", "an", "and", "or", "not", "is", "was", "were", "been", "has", "had", "have", "of", "to",
    "with", "in", "on", "for", "at", "from", "he", "she", "they", "we", "it", "as", "that", "this", "by",
    "no", "be", "are", "all", "always", "never", "more", "before", "after", "should", "our", "every",
];

/// The languages that a text may be in: the one that more of its small words are from; both, where
/// that cannot be told, as of two words.
pub(super) fn languages(words: &[Word]) -> &'static [Language] {
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&&*word.small)).count();
    let umlaut = words.iter().any(|word| word.small.contains(['ä', 'ö', 'ü', 'ß']));
    let (german, english) = (count(GERMAN) + usize::from(umlaut), count(ENGLISH));
    match german.cmp(&english) {
        Ordering::Greater => &[Language::German],
        Ordering::Less => &[Language::English],
        Ordering::Equal => &[Language::English, Language::German],
    }
}
