//! Markdown: CommonMark 0.31 with the tables of GitHub Flavored Markdown (section 4.10).
//!
//! A backslash takes the meaning from a sign (CommonMark, section 2.4). It stands only where the
//! sign would mean something, so that ordinary sentences stay as they were written.

use super::grammar::{Grammar, Place};

/// The markup.
pub(super) struct Markdown;

impl Grammar for Markdown {
    fn escape(&self, literal: &str, _place: Place) -> String {
        let mut out = String::with_capacity(literal.len() + 8);
        let mut before = None;
        for (at, c) in literal.char_indices() {
            let behind = literal.get(at + c.len_utf8()..).unwrap_or_default();
            if means(before, c, behind) {
                out.push('\\');
            }
            out.push(if c.is_control() { ' ' } else { c });
            before = Some(c);
        }
        out
    }

    fn strong(&self, inner: &str) -> String {
        format!("**{inner}**")
    }

    fn emphasis(&self, inner: &str) -> String {
        format!("*{inner}*")
    }

    fn code(&self, literal: &str, place: Place) -> String {
        let longest = literal.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest + 1);
        let room = if literal.starts_with('`') || literal.ends_with('`') { " " } else { "" };
        let literal = if place == Place::Cell { literal.replace('|', "\\|") } else { literal.to_owned() };
        if literal.trim().is_empty() { String::new() } else { format!("{fence}{room}{literal}{room}{fence}") }
    }

    fn link(&self, url: &str, label: &str, _place: Place) -> String {
        format!("[{label}]({})", address(url))
    }

    fn mark_before_link(&self) -> &'static str {
        "\\!"
    }

    fn line_break(&self, place: Place) -> &'static str {
        match place {
            Place::Cell => "<br>",
            Place::Line => "\\\n",
        }
    }

    fn heading(&self, level: usize, literal: &str) -> String {
        // A row of # at the end of a heading belongs to its marks (section 4.2).
        let text = self.escape(literal, Place::Line).replace('#', "\\#");
        format!("{} {text}\n", "#".repeat(level))
    }

    fn paragraph(&self, inner: &str) -> String {
        let lines: Vec<String> = inner.lines().map(guarded).collect();
        if inner.trim().is_empty() { String::new() } else { format!("{}\n", lines.join("\n")) }
    }

    fn list(&self, items: &[String]) -> String {
        let item = |item: &String| {
            let lines: Vec<String> = item.lines().map(guarded).collect();
            format!("- {}\n", lines.join("\n  "))
        };
        items.iter().map(item).collect()
    }

    fn table(&self, heads: &[String], rows: &[Vec<String>]) -> String {
        let row = |cells: &[String]| {
            let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule = format!("|{}\n", " --- |".repeat(heads.len()));
        std::iter::once(row(heads)).chain([rule]).chain(rows.iter().map(|cells| row(cells))).collect()
    }
}

/// Whether a sign means something between what stands before and behind it.
fn means(before: Option<char>, sign: char, behind: &str) -> bool {
    let next = behind.chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match sign {
        // GitHub and GitLab set what stands between dollars as mathematics.
        '*' | '`' | '[' | ']' | '|' | '$' => true,
        '\\' => next.is_none_or(|c| c.is_ascii_punctuation()),
        '_' => !(is_word(before) && is_word(next)),
        '<' => next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => {
            let end = behind.char_indices().take(32).find(|(_, c)| *c == ';').map(|(at, _)| at);
            let name = end.and_then(|end| behind.get(..end)).unwrap_or_default();
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
        }
        // Text is struck out between tildes (GFM, section 6.5); one that begins a number ends none.
        '~' => !(before.is_none_or(char::is_whitespace) && next.is_some_and(|c| c.is_ascii_digit())),
        _ => false,
    }
}

/// An address in round brackets: those of its own that have no partner are written as numbers.
fn address(url: &str) -> String {
    let mut open = 0_i32;
    let is_balanced = url.chars().all(|c| {
        open += i32::from(c == '(') - i32::from(c == ')');
        open >= 0
    }) && open == 0;
    let url = url.replace('[', "%5B").replace(']', "%5D");
    if is_balanced { url } else { url.replace('(', "%28").replace(')', "%29") }
}

/// A line that begins no heading, list, quotation, rule, code or table.
fn guarded(line: &str) -> String {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let begins = match line.chars().next() {
        Some('#' | '>' | '=' | '~' | '|') => true,
        Some('-' | '+') => line.chars().nth(1).is_none_or(|c| matches!(c, ' ' | '-')),
        _ => false,
    };
    if begins {
        return format!("\\{line}");
    }
    if (1..=9).contains(&digits) && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", line.get(..digits).unwrap_or_default());
    }
    line.to_owned()
}
