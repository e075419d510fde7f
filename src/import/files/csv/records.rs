//! Records and cells: RFC 4180, with any delimiter, any line end, and leniently quoted.

use crate::format::MAX_EVENTS;
use std::borrow::Cow;

/// The most cells of a record that are read; more than any table has that somebody reads.
const MAX_CELLS: usize = 256;

/// A record as it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw<'a> {
    pub(super) text: &'a str,
    /// The line it begins in, from 1.
    pub(super) line: usize,
}

/// The records of a text that are not blank, one by one.
pub(super) fn records(text: &str, delimiter: char) -> Records<'_> {
    Records { text, delimiter, at: 0, line: 1, is_quoted: true }
}

/// The records behind the first few, as many as a document may have, and how many more there are.
pub(super) fn all(text: &str, delimiter: char, skipped: usize) -> (Vec<Raw<'_>>, usize) {
    let mut rest = records(text, delimiter).skip(skipped);
    let rows = rest.by_ref().take(MAX_EVENTS).collect();
    (rows, rest.count())
}

/// The cells of a record.
pub(super) fn cells(record: &str, delimiter: char) -> Vec<Cow<'_, str>> {
    let mut scan = Scan { text: record, delimiter, is_quoted: true };
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        let (cell, end) = scan.cell(at);
        if found.len() < MAX_CELLS {
            found.push(cell);
        }
        match record.get(end..).and_then(|rest| rest.chars().next()) {
            Some(next) if next == delimiter => at = end + next.len_utf8(),
            _ => return found,
        }
    }
}

pub(super) struct Records<'a> {
    text: &'a str,
    delimiter: char,
    at: usize,
    line: usize,
    is_quoted: bool,
}

impl<'a> Iterator for Records<'a> {
    type Item = Raw<'a>;

    fn next(&mut self) -> Option<Raw<'a>> {
        while self.at < self.text.len() {
            let (start, line) = (self.at, self.line);
            let end = self.end_of_record(start);
            let text = self.text.get(start..end).unwrap_or_default();
            let rest = self.text.get(end..).unwrap_or_default();
            self.at = end + if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
            let taken = self.text.get(start..self.at).unwrap_or_default();
            self.line += taken.bytes().filter(|byte| *byte == b'\n').count();
            let is_blank = text.chars().all(|c| c.is_whitespace() || c == self.delimiter);
            if !is_blank {
                return Some(Raw { text, line });
            }
        }
        None
    }
}

impl Records<'_> {
    fn end_of_record(&mut self, start: usize) -> usize {
        let mut scan = Scan { text: self.text, delimiter: self.delimiter, is_quoted: self.is_quoted };
        let mut at = start;
        loop {
            let (_, end) = scan.cell(at);
            match self.text.get(end..).and_then(|rest| rest.chars().next()) {
                Some(next) if next == self.delimiter => at = end + next.len_utf8(),
                _ => {
                    self.is_quoted = scan.is_quoted;
                    return end;
                }
            }
        }
    }
}

struct Scan<'a> {
    text: &'a str,
    delimiter: char,
    /// Whether quotes count: off behind one that never closes, so that a stray quote does not make
    /// the rest of the file one cell, and is looked for once only.
    is_quoted: bool,
}

impl<'a> Scan<'a> {
    /// The cell that begins here, and where it ends: at a delimiter, a line end or the end.
    fn cell(&mut self, at: usize) -> (Cow<'a, str>, usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        let inner = rest.get(blank..).and_then(|rest| rest.strip_prefix('"')).filter(|_| self.is_quoted);
        if let Some(inner) = inner {
            if let Some((content, used)) = quoted(inner) {
                let behind = at + blank + 1 + used;
                let end = self.plain_end(behind);
                let tail = self.text.get(behind..end).unwrap_or_default().trim_end();
                let cell = if tail.is_empty() { content } else { format!("{content}{tail}").into() };
                return (cell, end);
            }
            self.is_quoted = false;
        }
        let end = self.plain_end(at);
        (Cow::Borrowed(self.text.get(at..end).unwrap_or_default()), end)
    }

    fn plain_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let end = rest.find([self.delimiter, '\n', '\r']);
        at + end.unwrap_or(rest.len())
    }
}

/// What stands up to the closing quote, doubled quotes as one, and how many bytes that takes.
fn quoted(text: &str) -> Option<(Cow<'_, str>, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut is_doubled) = (0, false);
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            break;
        }
        is_doubled = true;
        at += 2;
    }
    let content = text.get(..at)?;
    let content = if is_doubled { content.replace("\"\"", "\"").into() } else { Cow::Borrowed(content) };
    Some((content, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_delimiters_and_line_ends() {
        let text = "a;\"b;\r\n\"\"c\"\"\" ;d\r\n\r\n;;\n\"open;e\nf;g\rh";
        let found: Vec<_> =
            records(text, ';').map(|raw| (raw.line, cells(raw.text, ';').join("|"))).collect();
        let expected = [(1, "a|b;\r\n\"c\"|d"), (5, "\"open|e"), (6, "f|g"), (6, "h")]
            .map(|(line, text)| (line, text.to_owned()));
        assert_eq!(found, expected);
    }
}
