//! The contract table: every case against every host, as it went.

use std::sync::Mutex;

use crate::process::lock;

/// How a case went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// It held.
    Kept,
    /// It did not.
    Broken,
    /// The host cannot have it, for this reason.
    Cannot(String),
}

static MARKS: Mutex<Vec<(String, String, Mark)>> = Mutex::new(Vec::new());
static FIGURES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Notes how a case went with a host.
pub fn note(case: &str, host: &str, mark: Mark) {
    lock(&MARKS).push((case.to_owned(), host.to_owned(), mark));
}

/// Notes a line of figures, which is printed below the table.
pub fn figure(line: String) {
    lock(&FIGURES).push(line);
}

/// The table of what was noted.
pub fn text() -> String {
    let marks = lock(&MARKS).clone();
    let (mut cases, mut hosts) = (Vec::new(), Vec::new());
    for (case, host, _) in &marks {
        remember(&mut cases, case);
        remember(&mut hosts, host);
    }
    let mut reasons: Vec<String> = Vec::new();
    let mut text = row("case", hosts.iter().map(String::as_str));
    for case in &cases {
        let cells: Vec<String> = hosts.iter().map(|host| cell(&marks, case, host, &mut reasons)).collect();
        text.push_str(&row(case, cells.iter().map(String::as_str)));
    }
    for (number, reason) in reasons.iter().enumerate() {
        text.push_str(&format!("[{}] {reason}\n", number + 1));
    }
    for line in lock(&FIGURES).iter() {
        text.push_str(&format!("{line}\n"));
    }
    text
}

fn remember(known: &mut Vec<String>, name: &str) {
    if !known.iter().any(|other| other == name) {
        known.push(name.to_owned());
    }
}

fn cell(marks: &[(String, String, Mark)], case: &str, host: &str, reasons: &mut Vec<String>) -> String {
    match marks.iter().find(|(of, by, _)| of == case && by == host).map(|(_, _, mark)| mark) {
        None => String::new(),
        Some(Mark::Kept) => "ok".to_owned(),
        Some(Mark::Broken) => "FAILED".to_owned(),
        Some(Mark::Cannot(reason)) => {
            remember(reasons, reason);
            let number = reasons.iter().position(|known| known == reason).unwrap_or_default();
            format!("– [{}]", number + 1)
        }
    }
}

fn row<'a>(first: &str, cells: impl Iterator<Item = &'a str>) -> String {
    let cells: String = cells.map(|cell| format!("  {cell:<16}")).collect();
    format!("{:<24}{}", first, cells).trim_end().to_owned() + "\n"
}
