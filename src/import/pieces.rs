//! Texts in pieces.

pub(super) use super::spelling::is_month;
pub(super) use crate::model::typed::is_weekday;

/// What stands behind a byte of a text; nothing where that is no place in it.
pub(super) fn from(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// A run of letters, a run of digits, or a sign, with the byte at which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Word(usize, &'a str),
    Number(usize, &'a str),
    Sign(usize, char),
}

impl Piece<'_> {
    pub(super) fn start(&self) -> usize {
        match self {
            Self::Word(start, _) | Self::Number(start, _) | Self::Sign(start, _) => *start,
        }
    }

    pub(super) fn end(&self) -> usize {
        match self {
            Self::Word(start, text) | Self::Number(start, text) => start + text.len(),
            Self::Sign(start, sign) => start + sign.len_utf8(),
        }
    }
}

/// The pieces of a text; white space only parts them.
#[derive(Clone)]
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = from(self.text, self.at);
        let trimmed = rest.trim_start();
        let start = self.at + rest.len() - trimmed.len();
        let first = trimmed.chars().next()?;
        let is_letter = |c: char| c.is_alphabetic() || c == '\'' || c == '’';
        let run = |belongs: &dyn Fn(char) -> bool| {
            let end = trimmed.find(|c: char| !belongs(c)).unwrap_or(trimmed.len());
            trimmed.get(..end).unwrap_or_default()
        };
        let piece = match first {
            c if c.is_ascii_digit() => Piece::Number(start, run(&|c| c.is_ascii_digit())),
            c if c.is_alphabetic() => Piece::Word(start, run(&is_letter)),
            sign => Piece::Sign(start, sign),
        };
        self.at = piece.end();
        Some(piece)
    }
}

/// Tells years of dates from times of day in digits only: "18 July 2023" holds no 20:23.
#[derive(Default)]
pub(super) struct Years {
    /// How many pieces ago a month was named.
    since_month: usize,
}

impl Years {
    /// Whether the next piece is the year of a date that began before it.
    pub(super) fn is_year(&mut self, piece: &Piece<'_>) -> bool {
        match piece {
            Piece::Word(_, word) if is_month(word) => self.since_month = 4,
            _ => self.since_month = self.since_month.saturating_sub(1),
        }
        let year = |digits: &str| digits.len() == 4 && digits.starts_with(['1', '2']);
        matches!(piece, Piece::Number(_, digits) if year(digits)) && self.since_month > 0
    }
}

/// Whether a text is an hour, a colon and minutes, and no more.
pub(super) fn is_bare_clock(text: &str) -> bool {
    let (hour, minute) = text.trim().split_once(':').unwrap_or_default();
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    is_number(hour) && is_number(minute)
}

/// Whether a letter is of a script that parts its words by no blanks: kana and Han.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// The words of a text, without signs and numbers.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    Pieces::new(text).filter_map(|piece| match piece {
        Piece::Word(_, word) => Some(word.trim_matches(['\'', '’'])),
        _ => None,
    })
}
