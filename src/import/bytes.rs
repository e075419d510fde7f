//! From bytes to text: UTF-8, UTF-16 with its mark, and what old spreadsheets write.

use std::borrow::Cow;

/// The text that bytes stand for; `None` when they are no text.
///
/// A spreadsheet on Windows writes CSV in the code page of the system: bytes that are not UTF-8
/// are read as Windows-1252, which gives every byte a meaning. A zero byte, or many control
/// characters, show that it is no text at all.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes {
        [0xff, 0xfe, rest @ ..] => return Some(utf16(rest, u16::from_le_bytes).into()),
        [0xfe, 0xff, rest @ ..] => return Some(utf16(rest, u16::from_be_bytes).into()),
        _ => {}
    }
    if bytes.contains(&0) {
        return None;
    }
    let is_control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    if bytes.iter().filter(is_control).count().saturating_mul(20) > bytes.len() {
        return None;
    }
    let text = String::from_utf8_lossy(bytes);
    if matches!(text, Cow::Borrowed(_)) || is_mostly_whole(&text) {
        return Some(text);
    }
    Some(bytes.iter().map(|byte| latin(*byte)).collect())
}

/// Whether it is UTF-8 with a few broken bytes: more letters outside of ASCII are whole than not.
fn is_mostly_whole(text: &str) -> bool {
    let odd = || text.chars().filter(|c| !c.is_ascii());
    let broken = odd().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    odd().count() > 2 * broken
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [one, two] => unit([*one, *two]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The characters that Windows-1252 has in place of the controls 0x80 to 0x9F (WHATWG Encoding
/// Standard, index windows-1252); unassigned bytes stay controls, as there.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn latin(byte: u8) -> char {
    let place = usize::from(byte).checked_sub(0x80);
    place.and_then(|place| WINDOWS.get(place).copied()).unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::decode as text;

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(text("Störung – 15:20".as_bytes()).as_deref(), Some("Störung – 15:20"));
        assert_eq!(text(b"St\xf6rung \x96 15:20").as_deref(), Some("Störung – 15:20"));
        assert_eq!(text(b"\xff\xfea\0\xf6\0").as_deref(), Some("aö"));
        assert_eq!(text(b"\xfe\xff\0a\0\xf6").as_deref(), Some("aö"));
        assert_eq!(text(b"\xff\xfea\0\x3d\xd8").as_deref(), Some("a\u{fffd}"));
        assert_eq!(text("Störung – \u{fffd}".as_bytes()).as_deref(), Some("Störung – \u{fffd}"));
        assert_eq!(text(b"\xc3\xa4\xc3\xb6 \xff").as_deref(), Some("äö \u{fffd}"));
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0"), None);
        assert_eq!(text(b"\x01\x02\x03\xff"), None);
    }
}
