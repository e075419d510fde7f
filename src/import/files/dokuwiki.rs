//! Pages of DokuWiki with a table of events, as text that the reader of texts knows.
//!
//! Line by line, so that places stay: headings, tables whose heads stand between `^`, links, code,
//! and what stands between `%%` (manual, wiki:syntax).

use super::Answer;
use super::literal::literal;
use super::time::Clock;
use crate::import::{Reading, checked};

/// Reads a page; `None` when it has no row of heads.
pub(super) fn read(_name: &str, text: &str, clock: Clock<'_>) -> Answer {
    if !text.lines().any(is_head) {
        return None;
    }
    let plain: Vec<String> = text.lines().map(line).collect();
    Some(checked(Reading::new(&plain.join("\n"), *clock.told()).finish()))
}

/// `^ Time ^ Event ^`
fn is_head(line: &str) -> bool {
    let line = line.trim_end();
    line.starts_with("^ ") && line.ends_with(" ^") && line.matches(" ^").count() > 1
}

fn line(line: &str) -> String {
    if is_head(line) {
        return line.replace('^', "|");
    }
    let marks = line.len() - line.trim_start_matches('=').len();
    if (2..=6).contains(&marks) && line.trim_end().ends_with("==") {
        return format!("{} {}", "#".repeat(7 - marks), line.trim_matches(['=', ' ']));
    }
    let is_row = line.starts_with('|');
    inline(line, is_row)
}

/// The marks within a line, in the marks of Markdown.
fn inline(line: &str, is_row: bool) -> String {
    const PAIRS: [(&str, &str); 5] =
        [("%%", "%%"), ("<nowiki>", "</nowiki>"), ("[[", "]]"), ("''", "''"), ("//", "//")];
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    loop {
        let next = PAIRS.iter().filter_map(|pair| Some((rest.find(pair.0)?, pair)));
        let Some((at, (open, close))) = next.min_by_key(|(at, _)| *at) else { break };
        let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let behind = behind.get(open.len()..).unwrap_or_default();
        out.push_str(before);
        // The slashes of an address are no marks.
        let is_mark = *open != "//" || !before.ends_with(':');
        match behind.split_once(close).filter(|(inner, _)| is_mark && !inner.is_empty()) {
            Some((inner, after)) => {
                out.push_str(&piece(open, inner, is_row));
                rest = after;
            }
            None => {
                out.push_str(open);
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    if is_row { out.replace("\\\\ ", "<br>") } else { out.replace("\\\\ ", " ") }
}

fn piece(open: &str, inner: &str, is_row: bool) -> String {
    let cell = |text: &str| if is_row { text.replace('|', "\\|") } else { text.to_owned() };
    match open {
        "[[" => match inner.split_once('|') {
            Some((url, label)) => format!("[{label}]({url})"),
            None => format!("[[{inner}]]"),
        },
        "''" => format!("`{}`", inline(inner, is_row)),
        "//" => format!("*{}*", inline(inner, is_row)),
        _ => cell(&literal(inner)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Told;
    use crate::model::zone::UtcOnly;

    #[test]
    fn a_table_with_its_marks_is_read() {
        let page = "====== Search down ======\n\n^ Time (UTC) ^ Who ^ What happened ^ Evidence ^\n\
            | 2024-03-12 10:42 | Ada | sees %%a|b%% in ''log'' \\\\ twice | [[https://g.example/d|graph]] |\n\
            | 2024-03-12 10:58 |  | **Resolve:** //all// is %%**well**%% |  |\n";
        let found = read("", page, Clock::new(&Told::new(&UtcOnly))).unwrap().unwrap();
        assert_eq!(&*found.title, "Search down");
        let texts: Vec<&str> = found.rows.iter().map(|row| &*row.event.text).collect();
        assert_eq!(texts, ["sees a|b in `log`\ntwice", "**Resolve:** *all* is \\*\\*well\\*\\*"]);
        assert_eq!(&*found.rows[0].event.evidence[0].url, "https://g.example/d");
        assert_eq!(found.rows[1].line, 5);
        assert_eq!(found.rows[1].markers.len(), 1);
    }
}
