//! What is told of a line's beginning before it is read: pictures and tags to pass over, digits that
//! stand for themselves, and how far away the next ones are.

/// So many bytes ahead a number is looked for: more than there are to look at.
pub(super) const FARTHEST: usize = 192;

/// The length of the pictures at the beginning of a line, with the blanks behind them.
pub(super) fn picture(line: &str) -> usize {
    let mut rest = line;
    for _ in 0..4 {
        let trimmed = rest.trim_start();
        let is_picture = |c: char| matches!(u32::from(c), 0x2300..=0x2bff | 0xfe0f | 0x1f000..=0x1faff);
        let after = trimmed.trim_start_matches(is_picture);
        let name = trimmed.strip_prefix(':').and_then(|rest| rest.split_once(':'));
        let is_name = |name: &str| {
            let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_+-".contains(c);
            name.len() < 40 && name.contains(|c: char| c.is_ascii_lowercase()) && name.chars().all(fits)
        };
        rest = match name.filter(|(name, _)| is_name(name)) {
            _ if after.len() < trimmed.len() => after,
            Some((_, behind)) => behind,
            None => break,
        };
    }
    let length = line.len() - rest.len();
    if length == 0 { 0 } else { length + rest.len() - rest.trim_start().len() }
}

/// The length of a tag that only marks a text: `<b>`, `</strong>`, `<small>`.
pub(super) fn tag(text: &str) -> Option<usize> {
    const MARKS: [&str; 9] = ["b", "strong", "i", "em", "code", "u", "small", "span", "tt"];
    let inner = text.strip_prefix('<')?;
    let end = inner.char_indices().take(24).find(|(_, c)| *c == '>')?.0;
    let name = inner.get(..end)?.trim_start_matches('/');
    MARKS.iter().any(|mark| name.eq_ignore_ascii_case(mark)).then_some(end + 2)
}

/// The length of a date and a time of day, or of a time of day alone, that stand in plain digits before
/// a blank: nothing in them is spelled otherwise, and most lists hold no others.
pub(super) fn plain_stamp(text: &str) -> usize {
    let fits = |form: &str| {
        let same = |(sign, byte): (u8, u8)| if sign == b'0' { byte.is_ascii_digit() } else { byte == sign };
        let is_whole = text.len() == form.len() || text.as_bytes().get(form.len()) == Some(&b' ');
        is_whole && text.len() >= form.len() && form.bytes().zip(text.bytes()).all(same)
    };
    const FORMS: [&str; 6] = [
        "0000-00-00 00:00:00", "0000-00-00 00:00", "0000-00-00T00:00:00", "0000-00-00T00:00", "00:00:00",
        "00:00",
    ];
    FORMS.into_iter().find(|form| fits(form)).map_or(0, str::len)
}

/// The bytes before the next number, or before a sign that may be one; [`FARTHEST`] where there is
/// none near enough to matter.
pub(super) fn to_number(text: &str) -> usize {
    let may_be = |byte: u8| byte.is_ascii_digit() || !byte.is_ascii();
    text.bytes().take(FARTHEST).position(may_be).unwrap_or(FARTHEST)
}

/// Whether what a sign may be a part of is asked for: within a number no digit begins another
/// number, no letter a word, and the commonest signs stand for themselves.
pub(super) fn may_begin(sign: char, before: &str) -> bool {
    let last = before.as_bytes().last();
    match sign {
        '0'..='9' => !last.is_some_and(u8::is_ascii_digit),
        'a'..='z' | 'A'..='Z' => !last.is_some_and(u8::is_ascii_alphabetic),
        ' ' | ',' => last.is_some_and(|last| last.is_ascii_digit() || *last == b'?'),
        ':' => last.is_some_and(|last| last.is_ascii_digit() || b"? ".contains(last)),
        '.' => before.len() == 2,
        ';' | '=' | ')' | '*' | '`' => false,
        _ => true,
    }
}
