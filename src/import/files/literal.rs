//! Text that is no markup, as a text of an event; and the other way round.

use crate::model::markup;

/// The text in the Markdown subset of events, so that it is shown as it stands.
///
/// A backslash is put only where a sign would mean something: most lines stay as they are.
pub(super) fn literal(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = text.trim().lines().map(|line| literal_line(line.trim_end())).collect();
    lines.join("\n")
}

fn literal_line(line: &str) -> String {
    if !line.contains(['\\', '*', '`', '[']) || markup::plain(line) == line {
        return line.to_owned();
    }
    let mut careful = String::with_capacity(line.len() + 8);
    for c in line.chars() {
        if matches!(c, '\\' | '*' | '`' | '[') {
            careful.push('\\');
        }
        careful.push(c);
    }
    if markup::plain(&careful) == line { careful } else { markup::escape(line) }
}

/// One paragraph behind another, when there is one.
pub(super) fn add_line(text: &mut String, line: &str) {
    let line = line.trim();
    if line.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// The first line of a text, at most so many characters of it.
pub(super) fn first_line(text: &str, most: usize) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_lose_their_meaning_only_where_they_have_one() {
        for (text, expected) in [
            ("up (200 in 12 ms) [skip ci]", "up (200 in 12 ms) [skip ci]"),
            ("C:\\Windows\\a.exe", "C:\\Windows\\a.exe"),
            ("rate * 2 of all", "rate * 2 of all"),
            ("**loud** and `code`", "\\*\\*loud\\*\\* and \\`code\\`"),
            ("[x](https://example.org)", "\\[x](https://example.org)"),
            ("a\r\nb \rc", "a\nb\nc"),
        ] {
            assert_eq!(literal(text), expected);
            let shown = text.replace("\r\n", "\n").replace(" \r", "\n");
            assert_eq!(markup::plain(&literal(text)), shown);
        }
    }
}
