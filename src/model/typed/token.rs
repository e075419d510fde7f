//! The text in pieces: runs of digits, runs of letters, single signs.

use super::{Expected, Trouble};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Letters,
    /// One sign; dashes of all lengths are `-`, full-width signs plain ones.
    Sign(char),
}

/// One piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    /// Byte at which it begins.
    pub(super) start: usize,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this word (given in lower case), however it is written.
    pub(super) fn is(&self, word: &str) -> bool {
        self.is_any([word])
    }

    /// Whether it is one of these words. Nearly all words of a text are plain ones, and each is compared
    /// with hundreds of others.
    pub(super) fn is_any<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> bool {
        if self.kind != Kind::Letters {
            return false;
        }
        let mut words = words.into_iter();
        if self.text.is_ascii() {
            return words.any(|word| self.text.eq_ignore_ascii_case(word));
        }
        let lower = || self.text.chars().flat_map(char::to_lowercase);
        words.any(|word| lower().eq(word.chars()))
    }
}

/// Cuts a text into pieces.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut spaced = false;
    for (start, char) in text.char_indices() {
        if char.is_whitespace() || char == '\u{feff}' {
            spaced = true;
            continue;
        }
        let kind = kind(char);
        let end = start + char.len_utf8();
        match found.last_mut() {
            Some(last) if !spaced && last.kind == kind && !matches!(kind, Kind::Sign(_)) => {
                last.text = text.get(last.start..end).unwrap_or_default();
            }
            _ => found.push(Token { kind, text: text.get(start..end).unwrap_or_default(), start, spaced }),
        }
        spaced = false;
    }
    found
}

fn kind(char: char) -> Kind {
    match char {
        '0'..='9' => Kind::Digits,
        _ if char.is_alphabetic() => Kind::Letters,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => Kind::Sign('-'),
        '\u{ff1a}' | '\u{2236}' => Kind::Sign(':'),
        '\u{ff5e}' | '\u{223c}' | '\u{2248}' => Kind::Sign('~'),
        '\u{2192}' | '\u{21d2}' => Kind::Sign('>'),
        other => Kind::Sign(other),
    }
}

/// A place between the pieces; a copy of it is a place to come back to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    text: &'a str,
    /// Whether text may follow that is no part of the time.
    goes_on: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(tokens: &'a [Token<'a>], text: &'a str) -> Self {
        Self { tokens, at: 0, text, goes_on: false }
    }

    /// At the beginning of a text that goes on behind its time.
    pub(super) fn before_text(tokens: &'a [Token<'a>], text: &'a str) -> Self {
        Self { goes_on: true, ..Self::new(tokens, text) }
    }

    /// Whether text may follow that is no part of the time: "10:42 CI/CD fails" names no zone.
    pub(super) fn goes_on(&self) -> bool {
        self.goes_on
    }

    /// The text from the next piece to the end of the one so many places on.
    pub(super) fn text(&self, last: usize) -> &'a str {
        let range = self.peek(0).zip(self.peek(last)).map(|(first, last)| first.start..last.end());
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// The piece so many places on.
    pub(super) fn peek(&self, ahead: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at.saturating_add(ahead))
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.peek(0).is_none()
    }

    /// Byte behind the last piece that was taken.
    pub(super) fn offset(&self) -> usize {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map_or(0, Token::end)
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at = self.at.saturating_add(count);
    }

    /// Whether this sign comes so many places on.
    pub(super) fn has_sign(&self, ahead: usize, sign: char) -> bool {
        self.peek(ahead).is_some_and(|token| token.kind == Kind::Sign(sign))
    }

    /// Takes the sign if it comes next.
    pub(super) fn sign(&mut self, sign: char) -> bool {
        let found = self.has_sign(0, sign);
        self.skip(usize::from(found));
        found
    }

    /// Takes the next piece if it is one of these words.
    pub(super) fn word(&mut self, words: &[&str]) -> bool {
        let found = self.peek(0).is_some_and(|token| token.is_any(words.iter().copied()));
        self.skip(usize::from(found));
        found
    }

    /// The digits so many places on, when there are from `least` to `most` of them.
    pub(super) fn digits(&self, ahead: usize, least: usize, most: usize) -> Option<u32> {
        let token = self.peek(ahead)?;
        let fits = token.kind == Kind::Digits && (least..=most).contains(&token.text.len());
        fits.then(|| token.text.parse().ok()).flatten()
    }

    /// Whether the piece so many places on follows without white space.
    pub(super) fn is_joined(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|token| !token.spaced)
    }

    /// What is wrong with the piece so many places on.
    pub(super) fn trouble(&self, ahead: usize, expected: Expected) -> Trouble {
        match self.peek(ahead) {
            Some(token) => Trouble { start: token.start, end: token.end(), expected },
            None => Trouble { start: self.text.len(), end: self.text.len(), expected },
        }
    }
}
