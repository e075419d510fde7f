//! Times of which it is written that nobody knows them.

use super::Finder;
use crate::import::pieces::from;
use crate::import::text::clean::Clean;
use crate::import::text::numbers::is_no_clock;
use crate::import::text::stamped::Head;
use crate::model::typed::Prefix;

/// Words in the place of a time that nobody knows.
const UNKNOWN: &[&str] =
    &["TBD", "tbd", "??", "?", "N/A", "n/a", "unknown", "Unknown", "unbekannt", "Unbekannt"];

impl Finder<'_> {
    /// "2022-05-?? HH:mm": what is written is that nobody knows.
    pub(super) fn unknown_day(&self, text: &str, clean: &Clean, start: usize) -> Option<Head> {
        let inner = from(&clean.text, start);
        let first = inner.split_whitespace().next()?.trim_end_matches(':');
        let is_part = |c: char| c.is_ascii_digit() || "?-/.xX".contains(c);
        let digits = first.bytes().filter(u8::is_ascii_digit).count();
        let dashes = first.matches(['-', '/', '.']).count();
        let holds = first.contains("??") && digits >= 4 && dashes >= 2 && first.chars().all(is_part);
        let is_set_off = || from(inner, first.len()).trim_start().starts_with([':', '-', '–', '—']);
        let is_word = (UNKNOWN.contains(&first) || is_no_clock(first)) && is_set_off();
        let clock = first == "??:??" || first == "--:--" || is_word;
        if !holds && !clock {
            return None;
        }
        let behind = from(inner, inner.find(first)? + first.len());
        let word = behind.split_whitespace().next().unwrap_or_default().trim_end_matches(':');
        let is_clock = matches!(word.to_lowercase().as_str(), "hh:mm" | "xx:xx" | "??:??" | "--:--");
        let extra = if is_clock { behind.find(word).unwrap_or(0) + word.len() } else { 0 };
        let length = start + inner.find(first)? + first.len() + extra;
        let prefix =
            Prefix { length: 0, day: None, clock: None, zone: None, is_counted: false, has_end: false };
        Some(self.assemble(text, clean, (start, length), prefix, String::new()))
    }
}
