//! Pieces of pages within other texts: a table in HTML below a heading in Markdown.

use super::html;

/// Tags that begin such a piece, and those that may hold pieces of their own kind.
const OPEN: [&str; 5] = ["table", "ul", "ol", "dl", "p"];

/// The lines of a text in which its pieces of pages are plain lines, each with the number, from one on,
/// of the line that it stood in; `None` where there is no such piece.
pub(super) fn lines(text: &str) -> Option<(String, Vec<usize>)> {
    text.lines().any(|line| opened(line).is_some()).then(|| Parts::default().read(text))
}

/// The tag that a line begins with.
fn opened(line: &str) -> Option<&'static str> {
    let inner = line.trim_start().strip_prefix('<')?;
    OPEN.into_iter().find(|tag| {
        let is_tag = inner.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag));
        is_tag && inner.get(tag.len()..).is_some_and(|behind| behind.starts_with(['>', ' ']))
    })
}

#[derive(Default)]
struct Parts {
    out: String,
    numbers: Vec<usize>,
}

impl Parts {
    fn read(mut self, text: &str) -> (String, Vec<usize>) {
        let all: Vec<&str> = text.lines().collect();
        let (mut at, mut is_code) = (0, false);
        while let Some(line) = all.get(at) {
            is_code ^= line.trim_start().starts_with("```");
            let length = opened(line).filter(|_| !is_code).and_then(|tag| length(&all, at, tag));
            match length {
                Some(length) => self.piece(all.get(at..at + length).unwrap_or_default(), at),
                None => self.push(line, at + 1),
            }
            at += length.unwrap_or(1);
        }
        (self.out, self.numbers)
    }

    fn push(&mut self, line: &str, number: usize) {
        self.out.push_str(line);
        self.out.push('\n');
        self.numbers.push(number);
    }

    /// Adds what a piece of a page says, apart from what stands around it.
    fn piece(&mut self, lines: &[&str], at: usize) {
        let (text, numbers) = html::lines(&lines.join("\n"));
        self.push("", at + 1);
        for (line, number) in text.lines().zip(numbers) {
            self.push(line, at + number);
        }
        self.push("", at + lines.len());
    }
}

/// How many lines a piece takes that begins with a tag; `None` where the tag is never closed. A
/// paragraph ends at a blank line all the same.
fn length(all: &[&str], at: usize, tag: &str) -> Option<usize> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}"));
    let mut depth = 0_usize;
    for (number, line) in all.get(at..)?.iter().enumerate() {
        if tag == "p" && line.trim().is_empty() {
            return None;
        }
        let lower = line.to_lowercase();
        depth += lower.matches(&open).count();
        depth = depth.saturating_sub(lower.matches(&close).count());
        if depth == 0 {
            return Some(number + 1);
        }
    }
    None
}
