//! The patterns of the rules.
//!
//! A pattern is a row of elements, parted by blanks:
//!
//! | element | meets |
//! |---|---|
//! | `word` | this word, in any case |
//! | `a\|b\|c` | one of these |
//! | `over*`, `*ly`, `ge*t` | a word that begins, ends, or both, like this |
//! | `@class` | a word of a class of the rulebook; `@name`: somebody's name; `@capital`: that, or
//!   what begins a sentence and may be one; `@number` |
//! | `?word` | this word, or nothing |
//! | `_`, `__`, `___` | up to two, four or eight words of the same sentence |
//! | `^`, `$` | the beginning or the end of a sentence |
//! | `!word` | nothing, where the next word is not this one |
//! | `<word` | nothing, where the word before is not this one |

/// One element of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element<'a> {
    /// One of these words.
    Word(&'a str),
    /// One of these words, or nothing.
    Optional(&'a str),
    /// Up to so many words.
    Gap(usize),
    /// The beginning of a sentence.
    Start,
    /// The end of a sentence.
    End,
    /// The next word is none of these.
    NotNext(&'a str),
    /// The word before is none of these.
    NotBefore(&'a str),
}

/// Reads a pattern.
pub(super) fn read(pattern: &str) -> Vec<Element<'_>> {
    pattern.split_ascii_whitespace().map(element).collect()
}

fn element(text: &str) -> Element<'_> {
    match text {
        "_" => Element::Gap(2),
        "__" => Element::Gap(4),
        "___" => Element::Gap(8),
        "^" => Element::Start,
        "$" => Element::End,
        _ => prefixed(text),
    }
}

fn prefixed(text: &str) -> Element<'_> {
    if let Some(rest) = text.strip_prefix('?') {
        return Element::Optional(rest);
    }
    // A lone `!` is the mark itself.
    if let Some(rest) = text.strip_prefix('!').filter(|rest| !rest.is_empty()) {
        return Element::NotNext(rest);
    }
    match text.strip_prefix('<') {
        Some(rest) => Element::NotBefore(rest),
        None => Element::Word(text),
    }
}

/// Whether a word is met by a plain alternative: a word, or one with a `*`.
pub(super) fn meets(alternative: &str, word: &str) -> bool {
    match alternative.split_once('*') {
        None => alternative == word,
        Some((front, back)) => {
            word.len() >= front.len() + back.len() && word.starts_with(front) && word.ends_with(back)
        }
    }
}
