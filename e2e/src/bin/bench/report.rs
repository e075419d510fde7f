//! The tables.

use std::fmt::Write as _;

use crate::contestant::{ALL, Contestant};
use crate::figures::{Figures, Known};
use crate::options::Options;

/// A result: number of events, contestant, figures.
type Result = (usize, &'static str, Figures);

/// A column: its head, and the figure it shows.
const COLUMNS: &[(&str, &str)] = &[
    ("cold load", "cold shown"),
    ("cold cpu", "cold cpu"),
    ("render", "render wall"),
    ("render cpu", "render cpu"),
    ("edit", "edit wall"),
    ("edit cpu", "edit cpu"),
    ("change cpu", "edit change cpu"),
    ("first cpu", "edit first cpu"),
    ("after", "edit cpu after"),
    ("frames", "edit frames"),
    ("time cpu", "time cpu"),
    ("add cpu", "add cpu"),
    ("zoom longest", "zoom longest"),
    ("dropped", "zoom dropped"),
    ("zoom cpu", "zoom cpu"),
    ("heap MB", "heap"),
    ("wasm MB", "wasm memory"),
    ("elements", "elements"),
];

/// What the columns mean.
const LEGEND: &str = "\
Milliseconds, medians. `cold load`: navigation until shown. `render`: another document is set, until
the second frame that has it. `edit`: a row is opened, a character typed into its text, and Enter,
five times in a page; `change` is the last of these three, which puts the new text in place, and
`first` the first edit of a page; `after` is what follows on the main thread once it is shown;
`frames` the most that one of its steps took. `time` and `add`: the same for another time, and for a
new event. vis-timeline and the adding of the plain table are called by their methods, since they
have no such fields: for them `edit` is the change alone, so compare it with `change`. `zoom`: from six
hours to ten minutes in 60 steps. `cpu`: work of the main thread without what measuring costs itself;
use it for ratios. DNF: did not finish in 60 s. `–`: not there.
";

/// Everything, as Markdown.
pub fn text(options: &Options, results: &[Result]) -> String {
    let mut out = format!("# Benchmark\n\n{LEGEND}\n");
    out.push_str("| shipped | bytes after brotli |\n| --- | --- |\n");
    for one in ALL {
        let bytes = options.bytes_of(one.key).map_or_else(|| "–".to_owned(), |bytes| bytes.to_string());
        let _ = writeln!(out, "| {} | {bytes} |", one.name);
    }
    let mut sizes: Vec<usize> = results.iter().map(|(size, ..)| *size).collect();
    sizes.dedup();
    for size in sizes {
        let _ = write!(out, "\n## {size} events\n\n{}\n{}", of_size(results, size), steps(results, size));
    }
    out
}

/// The table of one size.
pub fn of_size(results: &[Result], size: usize) -> String {
    let of = |name: &str| {
        results.iter().find(|(at, one, _)| *at == size && *one == name).map(|(.., figures)| figures)
    };
    let mut rows = vec![head(&format!("{size} events"))];
    for one in ALL {
        rows.extend(of(one.name).map(|figures| row(one.name, |name| shown(figures.known(name)))));
    }
    let others = ALL.iter().filter(|one| one.key != "ours");
    for Contestant { name: other, .. } in others {
        if let (Some(ours), Some(theirs)) = (of("ours"), of(other)) {
            let ratio = |name: &str| ratio(ours.known(name), theirs.known(name));
            rows.push(row(&format!("ours / {other}"), ratio));
        }
    }
    aligned(&rows)
}

/// What each step of an action costs, where there are several.
fn steps(results: &[Result], size: usize) -> String {
    let mut out = String::new();
    for (_, name, figures) in results.iter().filter(|(at, ..)| *at == size) {
        let steps = figures.names().filter(|name| name.contains(" step ") || name.ends_with(" after"));
        let steps: Vec<String> = steps.map(|step| format!("{step} {}", shown(figures.known(step)))).collect();
        if !steps.is_empty() {
            let _ = writeln!(out, "- {name}: {}", steps.join(", "));
        }
    }
    out
}

fn head(first: &str) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(COLUMNS.iter().map(|(head, _)| (*head).to_owned())).collect()
}

fn row(first: &str, cell: impl Fn(&str) -> String) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(COLUMNS.iter().map(|(_, figure)| cell(figure))).collect()
}

fn shown(known: Known) -> String {
    match known {
        Known::Median(value) if value < 10.0 && value.fract() != 0.0 => format!("{value:.1}"),
        Known::Median(value) => format!("{value:.0}"),
        Known::Unfinished => "DNF".to_owned(),
        Known::Nothing => "–".to_owned(),
    }
}

fn ratio(ours: Known, theirs: Known) -> String {
    match (ours, theirs) {
        (Known::Median(ours), Known::Median(theirs)) if theirs > 0.0 => format!("{:.2}", ours / theirs),
        _ => String::new(),
    }
}

/// Markdown that can be read as it stands.
fn aligned(rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..=COLUMNS.len()).map(width).collect();
    let line = |cells: &[String]| {
        let cells: Vec<String> =
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        out.push_str(&line(row));
        if at == 0 {
            let dashes: Vec<String> = widths.iter().map(|width| "-".repeat((*width).max(3))).collect();
            out.push_str(&line(&dashes));
        }
    }
    out
}
