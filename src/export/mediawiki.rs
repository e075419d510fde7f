//! The markup of MediaWiki.
//!
//! A sign that would mean something is written as its number, which MediaWiki always shows as the
//! sign alone (manual, Help:Formatting, "HTML entities").

use super::grammar::{Grammar, Place};

/// The markup.
pub(super) struct MediaWiki;

/// Words that make a link of a number behind them (manual, Help:Magic links).
const MAGIC: [&str; 3] = ["RFC ", "PMID ", "ISBN "];

impl Grammar for MediaWiki {
    fn escape(&self, literal: &str, _place: Place) -> String {
        let mut out = String::with_capacity(literal.len() + 8);
        let mut before = None;
        for (at, c) in literal.char_indices() {
            let behind = literal.get(at + c.len_utf8()..).unwrap_or_default();
            if means(before, c, behind) || (c == ' ' && is_magic(literal.get(..=at), behind)) {
                out.push_str(&format!("&#{};", u32::from(c)));
            } else {
                out.push(if c.is_control() { ' ' } else { c });
            }
            before = Some(c);
        }
        out
    }

    fn strong(&self, inner: &str) -> String {
        format!("'''{inner}'''")
    }

    fn emphasis(&self, inner: &str) -> String {
        format!("''{inner}''")
    }

    fn code(&self, literal: &str, place: Place) -> String {
        format!("<code>{}</code>", self.escape(literal, place))
    }

    fn link(&self, url: &str, label: &str, _place: Place) -> String {
        let url = url.replace('[', "%5B").replace(']', "%5D").replace('\'', "%27").replace("~~~", "%7E~~");
        format!("[{url} {label}]")
    }

    fn line_break(&self, _place: Place) -> &'static str {
        "<br />"
    }

    /// The page has a title of its own, at level 1.
    fn heading(&self, level: usize, literal: &str) -> String {
        let marks = "=".repeat(level + 1);
        let text = self.escape(literal, Place::Line).replace('=', "&#61;");
        format!("{marks} {text} {marks}\n")
    }

    fn paragraph(&self, inner: &str) -> String {
        if inner.trim().is_empty() { String::new() } else { format!("{}\n", guarded(inner)) }
    }

    fn list(&self, items: &[String]) -> String {
        items.iter().map(|item| format!("* {}\n", guarded(item))).collect()
    }

    fn table(&self, heads: &[String], rows: &[Vec<String>]) -> String {
        let mut out = String::from("{| class=\"wikitable\"\n");
        heads.iter().for_each(|head| out.push_str(&format!("! {}\n", head.trim())));
        for row in rows {
            out.push_str("|-\n");
            for cell in row {
                out.push_str(format!("| {}", cell.trim()).trim_end());
                out.push('\n');
            }
        }
        out + "|}\n"
    }
}

/// Whether a sign means something between what stands before and behind it.
fn means(before: Option<char>, sign: char, behind: &str) -> bool {
    let next = behind.chars().next();
    let is_doubled = before == Some(sign) || next == Some(sign);
    match sign {
        '&' | '<' | '>' | '[' | ']' | '{' | '}' | '|' => true,
        // These mean nothing here, but much to readers of other markups.
        '*' | '`' => true,
        '\'' | '_' | '~' => is_doubled,
        // What begins like an address of some kind becomes a link.
        ':' => before.is_some_and(|c| c.is_ascii_alphabetic()) && next.is_some_and(|c| !c.is_whitespace()),
        '/' => is_doubled && before != Some('/'),
        _ => false,
    }
}

fn is_magic(before: Option<&str>, behind: &str) -> bool {
    let before = before.unwrap_or_default();
    behind.starts_with(|c: char| c.is_ascii_digit()) && MAGIC.iter().any(|magic| before.ends_with(magic))
}

/// A line that begins no list, heading, rule, table or preformatted text.
fn guarded(line: &str) -> String {
    let line = line.trim_start();
    if line.starts_with(['*', '#', ':', ';', '=', '-', '!']) {
        return format!("<nowiki />{line}");
    }
    line.to_owned()
}
