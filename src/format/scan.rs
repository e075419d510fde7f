//! One look at the whole text before it is read: depth, and halves of characters.
//!
//! A JSON text can hold half of a surrogate pair (`"\ud83d"`), which no Rust string can;
//! browsers write it when a text was cut in the middle of an emoji.

/// What the look found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// Offsets of the backslashes of escapes that are half of a character.
    pub(super) lone: Vec<usize>,
    /// The offset at which the nesting goes past the limit.
    pub(super) too_deep: Option<usize>,
}

/// Looks through a text, which may be anything.
pub(super) fn scan(text: &str, max_depth: usize) -> Scan {
    let bytes = text.as_bytes();
    let mut found = Scan::default();
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at + 1, &mut found.lone),
            b'{' | b'[' => {
                depth += 1;
                if depth > max_depth {
                    found.too_deep = Some(at);
                    return found;
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    found
}

/// The text with U+FFFD in place of each half: as long as before, so that offsets stay right.
pub(super) fn replace_lone(text: &str, lone: &[usize]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for at in lone {
        out.push_str(text.get(done..*at).unwrap_or_default());
        out.push_str("\\ufffd");
        done = at + 6;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The offset of the quote that ends the string which begins here.
fn string_end(bytes: &[u8], start: usize, lone: &mut Vec<usize>) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += escape_length(bytes, at, lone),
            _ => at += 1,
        }
    }
    at
}

/// How many bytes the escape takes, or the two that form a pair.
fn escape_length(bytes: &[u8], at: usize, lone: &mut Vec<usize>) -> usize {
    match unit(bytes, at) {
        Some(0xd800..=0xdbff) if matches!(unit(bytes, at + 6), Some(0xdc00..=0xdfff)) => 12,
        Some(0xd800..=0xdfff) => {
            lone.push(at);
            6
        }
        Some(_) => 6,
        None => 2,
    }
}

/// The UTF-16 unit of the escape `\uXXXX` at this offset.
fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |sum, byte| Some(sum * 16 + char::from(*byte).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_characters_are_found() {
        let none: [usize; 0] = [];
        let lone = |text: &str| scan(text, 127).lone;
        assert_eq!(lone(r#""\ud83d\ude00""#), none);
        assert_eq!(lone(r#""\ud83d""#), [1]);
        assert_eq!(lone(r#""\ude00\ud83d""#), [1, 7]);
        assert_eq!(lone(r#""\ud83d\ud83d\ude00""#), [1]);
        assert_eq!(lone(r#""\\ud83d""#), none, "an escaped backslash");
        assert_eq!(lone(r#"\ud83d"#), none, "outside of a string it is an error anyway");
        assert_eq!(lone(r#""\ud83"#), none, "cut short");
    }

    #[test]
    fn the_replacement_is_as_long() {
        let text = r#"{"a":"x\ud83dy"}"#;
        let replaced = replace_lone(text, &scan(text, 127).lone);
        assert_eq!(replaced, r#"{"a":"x\ufffdy"}"#);
        assert_eq!(replaced.len(), text.len());
    }

    #[test]
    fn depth_is_counted_outside_of_strings() {
        assert_eq!(scan("[[]]", 2).too_deep, None);
        assert_eq!(scan("[[[]]]", 2).too_deep, Some(2));
        assert_eq!(scan(r#"["[[["]"#, 2).too_deep, None);
        assert_eq!(scan("]]]][", 1).too_deep, None);
    }
}
