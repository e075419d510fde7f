//! The pseudo-locales: English made strange, so that a test can see what was never translated.

use super::locale::Locale;

/// Right-to-left override and its end; they turn Latin letters around.
const OVERRIDE: &str = "\u{200f}\u{202e}";
const END_OVERRIDE: &str = "\u{202c}\u{200f}";

/// A whole text: accented, lengthened, in brackets.
pub(super) fn wrap(locale: Locale, text: &str) -> String {
    let mut accented = String::new();
    accents(locale, text, &mut accented);
    frame(locale, &accented, text.chars().count())
}

/// Puts brackets around a text and makes it longer by two fifths of `literals`.
pub(super) fn frame(locale: Locale, text: &str, literals: usize) -> String {
    let padding = "·".repeat((literals * 2).div_ceil(5));
    let mut out = String::from("⟦");
    out.push_str(text);
    if locale.is_rtl() {
        out.push('\u{200f}');
    }
    out.push_str(&padding);
    out.push('⟧');
    out
}

/// Appends a text with accents on its letters.
pub(super) fn accents(locale: Locale, text: &str, out: &mut String) {
    let turned = locale.is_rtl() && text.chars().any(char::is_alphabetic);
    if turned {
        out.push_str(OVERRIDE);
    }
    out.extend(text.chars().map(accent));
    if turned {
        out.push_str(END_OVERRIDE);
    }
}

fn accent(c: char) -> char {
    const PLAIN: &str = "aceginorstuyzACEGINORSTUYZ";
    const MARKED: &str = "áçéĝíñóŕšţúýžÁÇÉĜÍÑÓŔŠŢÚÝŽ";
    PLAIN.chars().zip(MARKED.chars()).find(|(plain, _)| *plain == c).map_or(c, |(_, marked)| marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_get_accents_and_the_text_grows() {
        assert_eq!(wrap(Locale::Pseudo, "Start now"), "⟦Šţáŕţ ñów····⟧");
    }

    #[test]
    fn every_plain_letter_has_a_marked_one() {
        assert_eq!("aceginorstuyzACEGINORSTUYZ".chars().map(accent).filter(char::is_ascii).count(), 0);
    }
}
