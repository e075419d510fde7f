//! What sentences beside the list say of it.

use super::head::Finder;
use crate::import::Row;
use crate::import::pieces::words;

/// The row at which the only stretch of impact begins that the text states: "Impact: 10:45 - 16:11".
pub(super) fn impact_start(asides: &[String], finder: &Finder<'_>, rows: &[Row]) -> Option<usize> {
    let mut ranges =
        asides.iter().filter(|aside| speaks_of_impact(aside)).filter_map(|aside| range(aside, finder));
    let (hour, minute) = ranges.next()?;
    if ranges.next().is_some() {
        return None;
    }
    let clock = |row: &Row| row.event.at.map(|at| at.civil().clock());
    let mut fits = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| matches!(clock(row), Some((h, m, _)) if (h, m) == (hour, minute)));
    let (at, _) = fits.next()?;
    fits.next().is_none().then_some(at)
}

/// What the text says that it is called: "title: Checkout was slow".
pub(super) fn title(asides: &[String]) -> String {
    valued(asides, &["title", "titel", "titre", "título", "incident"], 200)
}

/// How grave the text says that it was: "Severity: SEV-2".
pub(super) fn severity(asides: &[String]) -> String {
    valued(asides, &["severity", "schweregrad", "priority", "sev", "gravité", "severidad"], 40)
}

/// The value behind one of the labels, of at most so many characters.
fn valued(asides: &[String], labels: &[&str], most: usize) -> String {
    let value = |aside: &String| {
        let (label, value) = aside.split_once(':')?;
        let plain = label.trim_matches(['*', '_', ' ', '-']).to_lowercase();
        let value = value.trim_matches(|c: char| "*_` \"'".contains(c));
        let holds = labels.contains(&plain.as_str()) && !value.is_empty() && value.chars().count() <= most;
        holds.then(|| value.to_owned())
    };
    asides.iter().find_map(value).unwrap_or_default()
}

fn speaks_of_impact(text: &str) -> bool {
    const WORDS: [&str; 6] = ["impact", "outage", "downtime", "period", "duration", "ausfall"];
    text.len() < 200 && words(&text.to_lowercase()).take(4).any(|word| WORDS.contains(&word))
}

fn range(text: &str, finder: &Finder<'_>) -> Option<(u32, u32)> {
    let start = text.find(|c: char| c.is_ascii_digit() || c == '(');
    let mut at = start?;
    for _ in 0..12 {
        let rest = text.get(at..)?;
        if let Some(head) = finder.peek(rest).filter(|head| head.stamp.matches(':').count() >= 2) {
            let (hour, behind) = head.stamp.split_once(':')?;
            let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
            let hour = hour.rsplit(|c: char| !c.is_ascii_digit()).next()?;
            return Some((hour.parse().ok()?, digits.parse().ok()?));
        }
        at += rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| *c == '(' || c.is_whitespace())
            .map(|(at, c)| at + c.len_utf8())?;
    }
    None
}
