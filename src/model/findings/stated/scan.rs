//! Finds durations in running text, by hand: "down for approximately 1 hour", "2 h 20 min",
//! "1h30", "dreieinhalb Stunden", "half an hour".

use super::tokens::{Kind, Token, tokens};
use super::words::{self, About, Claim};

/// So many words before a duration may say what it is the duration of.
const BEFORE: usize = 7;
/// So many words behind it may, as in "20 minutes of downtime".
const BEHIND: usize = 3;

/// A duration that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// The words, with "about" where it says so.
    pub(super) text: String,
    pub(super) seconds: i64,
    /// The smallest step of the figure, in seconds.
    pub(super) unit: i64,
    pub(super) about: About,
    pub(super) claim: Claim,
}

/// The durations of the incident that a text states.
pub(super) fn all(text: &str, strict: bool) -> Vec<Stated> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let scan = Scan { text, tokens: &tokens, strict };
        match scan.length(at) {
            Some(length) => {
                found.extend(scan.stated(at, &length));
                at = length.next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

struct Scan<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    strict: bool,
}

/// A length of time, and the token behind it.
struct Length {
    seconds: i64,
    unit: i64,
    next: usize,
}

impl<'a> Scan<'a> {
    fn get(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    /// The length that begins at a token: parts of falling size, such as "2 h 20 min".
    fn length(&self, at: usize) -> Option<Length> {
        let (mut sum, mut size, mut next) = self.part(at, i64::MAX)?;
        let mut step = size.1;
        loop {
            let joint = self.get(next).is_some_and(|t| t.is(',') || words::has(&["and", "und"], t.text));
            let Some((seconds, smaller, behind)) = self.part(next + usize::from(joint), size.0) else {
                break;
            };
            sum = sum.saturating_add(seconds);
            (size, step, next) = (smaller, smaller.1, behind);
        }
        Some(Length { seconds: sum, unit: step, next })
    }

    /// A number with its unit, smaller than `below`: seconds, the unit and the step, what is next.
    fn part(&self, at: usize, below: i64) -> Option<(i64, (i64, i64), usize)> {
        let (thousandths, step, next) = self.quantity(at)?;
        let number = self.get(next.checked_sub(1)?)?;
        let hyphen = self.get(next).is_some_and(|token| token.is('-'));
        let place = next + usize::from(hyphen);
        let word = self.get(place)?;
        let unit = words::unit(word.text, word.start == number.end());
        // "1h30"
        let bare = below == 3600 && matches!(number.kind, Kind::Number(..)) && self.follows_closely(at);
        let (unit, next) = match unit {
            Some(unit) => (unit, place + 1),
            None if bare => (60, next),
            None => return None,
        };
        let seconds = |thousandths: i64| thousandths.saturating_mul(unit) / 1000;
        (unit < below).then(|| (seconds(thousandths), (unit, seconds(step)), next))
    }

    fn follows_closely(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.get(at));
        before.zip(self.get(at)).is_some_and(|(before, token)| before.end() == token.start)
    }

    /// A number in digits or words: thousandths, the step, what is next.
    fn quantity(&self, at: usize) -> Option<(i64, i64, usize)> {
        let token = self.get(at)?;
        let word = |at: usize| self.get(at).map_or("", |token| token.text);
        if words::is_half(token.text) {
            let article = words::has(&["a", "an"], word(at + 1));
            return Some((500, 500, at + 1 + usize::from(article)));
        }
        let (thousandths, step) = match token.kind {
            Kind::Number(..) if self.is_clock(at) => return None,
            Kind::Number(thousandths, step) => (thousandths, step),
            Kind::Word => words::number(token.text)?,
            _ => return None,
        };
        if thousandths == 1000 && words::is_half(word(at + 1)) {
            return Some((500, 500, at + 2));
        }
        let and_a_half = word(at + 1) == "and" && word(at + 2) == "a" && word(at + 3) == "half";
        if and_a_half {
            return Some((thousandths.saturating_add(500), 500, at + 4));
        }
        Some((thousandths, step, at + 1))
    }

    /// Whether a number is part of a time of day, of a date, or of a range such as "20-30".
    fn is_clock(&self, at: usize) -> bool {
        let sign = |at: Option<usize>| at.and_then(|at| self.get(at));
        let is_number = |token: &Token<'_>| matches!(token.kind, Kind::Number(..));
        let before = sign(at.checked_sub(1));
        let joined = before.is_some_and(|t| t.is(':') || t.is('/') || t.is('.'))
            && before.is_some_and(|t| self.get(at).is_some_and(|this| t.end() == this.start));
        let dash = before.is_some_and(|t| t.is('-') || t.is('–') || words::has(&["to", "bis"], t.text));
        let range = dash && sign(at.checked_sub(2)).is_some_and(is_number);
        joined || range || sign(at.checked_add(1)).is_some_and(|token| token.is(':'))
    }

    /// The statement that a length is part of; `None` when it is not about the incident.
    fn stated(&self, at: usize, length: &Length) -> Option<Stated> {
        let word = |back: usize| at.checked_sub(back).and_then(|at| self.get(at));
        // "ca. 30 Minuten"
        let dot = usize::from(word(1).is_some_and(|token| token.is('.')));
        let two =
            word(dot + 2).zip(word(dot + 1)).and_then(|(one, two)| words::about_two(one.text, two.text));
        let one = word(dot + 1).and_then(|token| words::about(token.text));
        let (about, first) = match (two, one) {
            (Some(about), _) => (about, at - dot - 2),
            (None, Some(about)) => (about, at - dot - 1),
            (None, None) => (About::Exact, at),
        };
        let claim = self.claim(first, length.next)?;
        let (start, last) = (self.get(first)?.start, self.get(length.next.checked_sub(1)?)?);
        let text: String = self.text.get(start..last.end())?.split_whitespace().collect::<Vec<_>>().join(" ");
        (length.seconds > 0).then_some(Stated {
            text,
            seconds: length.seconds,
            unit: length.unit,
            about,
            claim,
        })
    }

    /// What the words of the same sentence around a length say it is the length of: the closest
    /// word before it, else the closest behind it.
    fn claim(&self, first: usize, next: usize) -> Option<Claim> {
        let before = (0..first).rev().take(BEFORE).map_while(|at| self.in_sentence(at));
        let behind = (next..).take(BEHIND).map_while(|at| self.in_sentence(at));
        if before.clone().chain(behind.clone()).any(|token| words::is_elsewhere(token.text)) {
            return None;
        }
        before.chain(behind).find_map(|token| words::claim(token.text, self.strict))
    }

    /// A token, unless a sentence ends with it.
    fn in_sentence(&self, at: usize) -> Option<&Token<'a>> {
        let token = self.get(at)?;
        let ends = match token.kind {
            Kind::Stop | Kind::Sign(';' | '!' | '?') => true,
            Kind::Sign('.') => self.get(at + 1).is_none_or(Token::is_upper),
            _ => false,
        };
        (!ends).then_some(token)
    }
}
