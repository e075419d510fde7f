//! A table for spreadsheets: values separated by commas (RFC 4180), in UTF-8 with its mark, without
//! which Excel takes it for another encoding.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
//! Injection").

use super::clock::Clock;
use super::grammar::one_line;
use super::timeline::marker_names;
use crate::model::copies::is_formula;
use crate::model::markup::{plain, safe_url};
use crate::model::{Event, Moment};

/// The names of the columns, the same in every language: programs look for them.
const COLUMNS: [&str; 12] = [
    "time", "end", "precision", "certainty", "marker", "kind", "who", "text", "links", "tags", "starred",
    "key",
];

/// The events, one a row.
pub(super) fn table(clock: &Clock<'_>) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, COLUMNS.iter().map(|name| (*name).to_owned()));
    for event in clock.document.events.iter() {
        row(&mut out, cells(clock, event).into_iter());
    }
    out
}

fn cells(clock: &Clock<'_>, event: &Event) -> [String; 12] {
    let time = |at: Option<Moment>| at.map(|at| clock.local(at).to_string()).unwrap_or_default();
    let links = event.evidence.iter().filter_map(|evidence| safe_url(&evidence.url));
    let joined = |parts: Vec<String>| parts.join("; ");
    [
        time(event.at),
        time(event.until),
        event.precision.as_str().to_owned(),
        event.certainty.as_str().to_owned(),
        joined(marker_names(clock.document, event)),
        event.kind.as_str().to_owned(),
        joined(event.who.iter().map(|name| one_line(name)).collect()),
        plain(event.text.trim()),
        links.collect::<Vec<_>>().join(" "),
        joined(event.tags.iter().map(|tag| one_line(tag)).collect()),
        if event.starred { "yes".to_owned() } else { String::new() },
        event.id.to_string(),
    ]
}

/// One record; lines end with CR and LF (section 2).
fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, &harmless(&cell));
    }
    out.push_str("\r\n");
}

fn push_cell(out: &mut String, cell: &str) {
    let needs_quotes = cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell.trim() != cell;
    if !needs_quotes {
        return out.push_str(cell);
    }
    out.push('"');
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

/// The text, unable to be a formula.
fn harmless(text: &str) -> String {
    let clean = |c: char| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c };
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().map(clean).collect();
    if is_formula(&text) { format!("'{text}") } else { text }
}
