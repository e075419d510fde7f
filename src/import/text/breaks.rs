//! Lines of plain text, and what is taken off them: elements of HTML, quotes, stars of comments.

use super::head::Finder;
use super::words::is_status;
use crate::import::pieces::from;
use std::borrow::Cow;

/// The parts of a line that is broken by `<br>`: before times, and where nothing but a time stands in
/// marks of its own behind one.
pub(super) fn broken<'t>(line: &'t str, finder: &Finder<'_>) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut rest = line;
    let mut from_here = 0;
    while let Some(at) = from(rest, from_here).find("<br").map(|at| at + from_here) {
        let Some(behind) = from(rest, at).find('>').map(|end| from(rest, at + end + 1)) else { break };
        let next = unmarked(behind.trim());
        let head = finder.peek(next).filter(|head| head.clock.is_some() && !head.is_weak);
        if head.is_some_and(|head| head.is_set_off || head.rest.is_empty()) {
            parts.push(rest.get(..at).unwrap_or_default().trim_end());
            (rest, from_here) = (next, 0);
        } else {
            from_here = rest.len() - behind.len();
        }
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Without the break that ends a line.
pub(super) fn unended(line: &str) -> &str {
    let end = ["<br>", "<br/>", "<br />"].iter().find_map(|end| line.strip_suffix(end));
    end.map_or(line, str::trim_end)
}

/// Without an element of HTML around the whole.
pub(super) fn unmarked(text: &str) -> &str {
    let name: &str = text
        .strip_prefix('<')
        .map_or("", |inner| inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default());
    let close = text.rfind("</").filter(|at| !name.is_empty() && from(text, at + 2) == format!("{name}>"));
    let inner = close.and_then(|close| text.get(text.find('>')? + 1..close));
    inner.map_or(text, str::trim)
}

/// Whether a line is bold as a whole, as people write headings: "**Update (10:42 UTC)**".
pub(super) fn is_bold(line: &str) -> bool {
    let inner = line.strip_prefix("**").and_then(|line| line.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.contains("**"))
}

/// The parts of a list of definitions: `; 10:42`, and `: text` below it.
pub(super) fn defined(line: &str, is_below: bool) -> Option<&str> {
    let definition = line.strip_prefix(": ").or(line.strip_prefix(":   ")).filter(|_| is_below);
    line.strip_prefix("; ").or(definition).map(str::trim_start)
}

/// The time of an element of a page's own, `<Update date="2024-03-12T10:42:00Z">`, that is a line of its own,
/// and nothing for the line that closes one: what stands between them is its text.
pub(super) fn component(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('<').and_then(|line| line.strip_suffix('>'))?;
    let name = inner.trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_uppercase()) || name.contains(['<', '>']) {
        return None;
    }
    if name.len() < inner.len() {
        return Some("");
    }
    const KEYS: [&str; 4] = [" date=\"", " time=\"", " datetime=\"", " timestamp=\""];
    let stamp =
        KEYS.iter().find_map(|key| inner.split_once(key)?.1.split_once('"')).map(|(stamp, _)| stamp)?;
    (stamp.len() >= 10 && stamp.starts_with(|c: char| c.is_ascii_digit())).then_some(stamp)
}

/// What stands in brackets that hold all of a line, where that is a state, a day and a time: "[Update
/// 10 Feb - 15:00]".
pub(super) fn bracketed<'t>(line: &'t str, finder: &Finder<'_>) -> Option<&'t str> {
    let inner = line.strip_prefix('\\').unwrap_or(line).strip_prefix('[')?;
    let inner = inner.strip_suffix("]:").or(inner.strip_suffix(']'))?.trim_end_matches('\\').trim();
    let is_plain = is_status(inner) && inner.len() <= 60 && !inner.contains(['[', ']', '|', '/']);
    let is_told = || finder.tail(inner).is_some_and(|head| head.has_clock() && head.day.is_some());
    (is_plain && is_told()).then_some(inner)
}

/// Without comments of HTML that begin a line, which no reader of a page sees: hints of a template, or
/// notes of a program. As many lines stay as there were; a comment that nothing ends is a text.
pub(super) fn uncommented(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inner, behind)) = comment(rest) {
        out.push_str(before);
        out.extend(inner.chars().filter(|c| *c == '\n'));
        rest = behind;
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A text without the stars of a comment of a program that it begins with: `/**`, lines that each begin
/// with a star, and `*/`, which an excerpt may lack.
pub(super) fn unstarred(text: &str) -> Cow<'_, str> {
    let is_open = |line: &str| matches!(line.trim(), "/*" | "/**");
    let begin = text.lines().take_while(|line| line.trim().is_empty()).count();
    let inner = text.lines().skip(begin + 1).take_while(|line| line.trim() != "*/");
    let end = begin + 1 + inner.clone().count();
    let is_comment = text.lines().nth(begin).is_some_and(is_open)
        && inner
            .clone()
            .filter(|line| !line.trim().is_empty())
            .all(|line| line.trim_start().starts_with('*'));
    if !is_comment {
        return Cow::Borrowed(text);
    }
    let plain = |(at, line): (usize, &str)| match at {
        at if at == begin || at == end => "\n".to_owned(),
        at if at < end => line.trim_start().trim_start_matches('*').to_owned() + "\n",
        _ => line.to_owned() + "\n",
    };
    Cow::Owned(text.lines().enumerate().map(plain).collect())
}

/// What stands before the first comment, in it, and behind it.
fn comment(text: &str) -> Option<(&str, &str, &str)> {
    let begins_line = |at: &usize| {
        let before = text.get(..*at).unwrap_or_default();
        let last = before.chars().rev().find(|c| *c == '\n' || !c.is_whitespace());
        last.is_none_or(|c| c == '\n')
    };
    let start = text.match_indices("<!--").map(|(at, _)| at).find(begins_line)?;
    let length = from(text, start).find("-->")? + 3;
    Some((text.get(..start)?, text.get(start..start + length)?, from(text, start + length)))
}

/// The first line of a text, and what stands behind its end.
pub(super) fn first_line(text: &str) -> (&str, &str) {
    let end = text.bytes().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(text.len());
    let (line, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    (line, behind.strip_prefix("\r\n").or(behind.strip_prefix(['\n', '\r'])).unwrap_or(behind))
}

/// A text of which most lines are quoted, without the signs of quoting. A line right below a quoted
/// one goes on with it (CommonMark, "laziness").
pub(super) fn unquoted(text: &str) -> String {
    let mut goes_on = false;
    let mut is_quoted = |line: &str| {
        let inner = line.strip_prefix('>').map_or(line, str::trim);
        goes_on = !inner.trim().is_empty() && (goes_on || line.starts_with('>'));
        goes_on
    };
    let quoted = text.lines().filter(|line| is_quoted(line)).count();
    let is_blank = |line: &&str| line.trim_start_matches('>').trim().is_empty();
    let all = text.lines().filter(|line| !is_blank(line)).count();
    if quoted * 4 < all * 3 || quoted < 2 {
        return text.to_owned();
    }
    let plain = |line: &str| line.strip_prefix('>').unwrap_or(line).trim_start_matches(' ').to_owned();
    text.lines().map(|line| plain(line) + "\n").collect()
}
