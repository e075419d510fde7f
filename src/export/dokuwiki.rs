//! The markup of DokuWiki.
//!
//! A word in which a sign would mean something stands between `%%` (manual, wiki:syntax, "No
//! Formatting"); DokuWiki has no sign that takes the meaning from another one.

use super::grammar::{Grammar, Place};

/// The markup.
pub(super) struct DokuWiki;

/// What means something, wherever it stands.
const MARKS: &[&str] = &[
    "**",
    "//",
    "__",
    "''",
    "[[",
    "]]",
    "{{",
    "}}",
    "((",
    "))",
    "\\\\",
    "~~",
    "<",
    ">",
    "|",
    "^",
    "://",
    "www.",
    "ftp.",
    "--",
    "==",
    "->",
    "=>",
    "...",
    "(c)",
    "(r)",
    "(tm)",
    "(C)",
    "(R)",
    "(TM)",
    ":-",
    ";-",
    "8-",
    "=)",
    ":?:",
    ":!:",
    "m(",
    concat!("FIX", "ME"),
    "DELETEME",
    "LOL",
    "@",
];

impl Grammar for DokuWiki {
    fn escape(&self, literal: &str, _place: Place) -> String {
        let clean: String = literal.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let words: Vec<String> = clean.split(' ').map(word).collect();
        words.join(" ")
    }

    fn strong(&self, inner: &str) -> String {
        format!("**{inner}**")
    }

    fn emphasis(&self, inner: &str) -> String {
        format!("//{inner}//")
    }

    fn code(&self, literal: &str, place: Place) -> String {
        if literal.trim().is_empty() { String::new() } else { format!("''{}''", self.escape(literal, place)) }
    }

    fn link(&self, url: &str, label: &str, _place: Place) -> String {
        // A label is taken as it is up to the brackets that end the link.
        let label = label.replace("%%", "").replace("]]", "] ]").replace('|', "¦");
        let url = url.replace('[', "%5B").replace(']', "%5D");
        format!("[[{url}|{}]]", label.trim())
    }

    fn line_break(&self, _place: Place) -> &'static str {
        "\\\\ "
    }

    fn heading(&self, level: usize, literal: &str) -> String {
        let marks = "=".repeat(7_usize.saturating_sub(level).max(2));
        // A heading knows no markup: it ends with its marks.
        format!("{marks} {} {marks}\n", literal.replace("==", "= =").trim_matches(['=', ' ']))
    }

    fn paragraph(&self, inner: &str) -> String {
        if inner.trim().is_empty() { String::new() } else { format!("{}\n", inner.trim()) }
    }

    fn list(&self, items: &[String]) -> String {
        items.iter().map(|item| format!("  * {}\n", item.trim())).collect()
    }

    fn table(&self, heads: &[String], rows: &[Vec<String>]) -> String {
        let row = |mark: &str, cells: &[String]| {
            let cells: String = cells.iter().map(|cell| format!("{mark} {} ", cell.trim())).collect();
            format!("{cells}{mark}\n")
        };
        std::iter::once(row("^", heads)).chain(rows.iter().map(|cells| row("|", cells))).collect()
    }
}

/// A word such that none of its signs mean anything.
fn word(word: &str) -> String {
    if word.contains("%%") {
        let parts: Vec<String> = word.split("%%").map(plain).collect();
        return parts.join("<nowiki>%%</nowiki>");
    }
    plain(word)
}

fn plain(word: &str) -> String {
    let has_mark = MARKS.iter().any(|mark| word.contains(mark));
    if has_mark { format!("%%{word}%%") } else { word.to_owned() }
}
