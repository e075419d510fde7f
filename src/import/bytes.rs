//! From bytes to text: UTF-8, or UTF-16 with a byte order mark.

/// The text that bytes hold; `None` where they hold none.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

/// Single bytes that are no UTF-8 are shown as such; a text that is mostly those is none.
fn utf8(bytes: &[u8]) -> Option<String> {
    if bytes.contains(&0) {
        return None;
    }
    let text = String::from_utf8_lossy(bytes);
    let odd = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER || is_control(*c)).count();
    (odd * 20 <= text.chars().count()).then(|| text.into_owned())
}

fn is_control(c: char) -> bool {
    c.is_control() && !c.is_whitespace() && c != '\u{1b}'
}

fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks(2).map(|pair| match pair {
        [one, two] => join([*one, *two]),
        _ => 0xfffd,
    });
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    (!text.contains('\0')).then_some(text)
}
