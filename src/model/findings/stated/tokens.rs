//! A text cut into numbers, words and signs.

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) kind: Kind,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits, with or without a decimal part: thousandths, and how many of them one step is.
    Number(i64, i64),
    /// Letters.
    Word,
    /// A sign of its own.
    Sign(char),
    /// The end of a line.
    Stop,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Whether it begins like a sentence.
    pub(super) fn is_upper(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The pieces of a text; blanks and marks of emphasis are left out.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some((_, rest)) = text.split_at_checked(start) {
        let Some(first) = rest.chars().next() else { break };
        let length = match first {
            c if c.is_ascii_digit() => number_length(rest),
            c if c.is_alphabetic() => rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (piece, _) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let kind = match first {
            '\n' => Some(Kind::Stop),
            '*' | '_' | '`' => None,
            c if c.is_whitespace() => None,
            c if c.is_ascii_digit() => Some(number(piece)),
            c if c.is_alphabetic() => Some(Kind::Word),
            c => Some(Kind::Sign(c)),
        };
        found.extend(kind.map(|kind| Token { text: piece, start, kind }));
        start += length;
    }
    found
}

/// Digits, and a decimal part where one follows at once.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let decimals = text.split_at_checked(whole).and_then(|(_, rest)| rest.strip_prefix(['.', ',']));
    match decimals.map(digits) {
        Some(0) | None => whole,
        Some(decimals) => whole + 1 + decimals,
    }
}

fn number(text: &str) -> Kind {
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let thousandths: String = decimals.chars().chain("000".chars()).take(3).collect();
    let (Ok(whole), Ok(part)) = (whole.parse::<i64>(), thousandths.parse::<i64>()) else {
        return Kind::Sign('#');
    };
    let step = match decimals.len() {
        0 => 1000,
        1 => 100,
        2 => 10,
        _ => 1,
    };
    Kind::Number(whole.saturating_mul(1000).saturating_add(part), step)
}
