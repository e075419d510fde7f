//! Updates that are a list in front, as pages made by Jekyll have them: `- status: investigating`, and
//! below it `content: …` and `date: …`.

use super::super::literal::add_line;
use super::quoted::{self, closing, opened, unescaped};
use std::borrow::Cow;

/// Names of what an update says, and of when it was written.
const TEXTS: [&str; 6] = ["content", "text", "message", "body", "description", "update"];
const DATES: [&str; 6] = ["date", "time", "timestamp", "at", "when", "created_at"];

/// In how many lines below a quoted text may end.
const MOST: usize = 60;

/// One update.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State<'a> {
    /// "investigating", "resolved"; in lower case, blank without one.
    pub(super) status: String,
    pub(super) text: String,
    /// When, as it is written; blank without a date.
    pub(super) typed: Cow<'a, str>,
    pub(super) original: String,
    pub(super) line: usize,
}

/// The updates between the lines `---`, those that say something.
pub(super) fn states(text: &str) -> Vec<State<'_>> {
    let mut lines =
        text.lines().enumerate().skip(1).take_while(|(_, line)| line.trim_end() != "---").peekable();
    let mut states: Vec<State<'_>> = Vec::new();
    // How deep the fields of the item under way stand; `None` outside of one.
    let mut depth = None;
    while let Some((at, line)) = lines.next() {
        let plain = line.trim_start();
        let (indent, item) = (line.len() - plain.len(), plain.strip_prefix("- "));
        if item.is_some() {
            depth = Some(indent + 2);
            states.push(State { line: at + 1, ..State::default() });
        }
        depth = depth.filter(|depth| item.is_some() || indent >= *depth && !plain.is_empty());
        let field = item.unwrap_or(plain).split_once(':');
        let (Some((key, value)), Some(depth), Some(state)) = (field, depth, states.last_mut()) else {
            continue;
        };
        add_line(&mut state.original, plain);
        if let Some((quote, first)) = opened(value).filter(|_| TEXTS.contains(&key.trim())) {
            let is_end = |line: &str| closing(line, quote).is_some();
            let inner = lines.clone().take(MOST).take_while(|(_, line)| !is_field(line));
            // What no sign ends is one line.
            let rest = inner.map(|(_, line)| line).position(is_end).map_or(0, |last| last + 1);
            state.text = unescaped(first, quote).into_owned();
            for (_, line) in lines.by_ref().take(rest) {
                let end = closing(line, quote).unwrap_or(line.len());
                add_line(&mut state.text, &unescaped(line.get(..end).unwrap_or_default().trim(), quote));
                add_line(&mut state.original, line.trim());
            }
            continue;
        }
        if state.take(key.trim(), quoted::value(value)) {
            let is_deeper = |line: &str| line.len() - line.trim_start().len() > depth;
            while let Some((_, line)) = lines.next_if(|(_, line)| is_deeper(line)) {
                add_line(&mut state.text, line.trim());
                add_line(&mut state.original, line.trim());
            }
        }
    }
    states.retain(|state| !state.text.is_empty());
    states
}

/// Whether a line is an item or a field of one, and no text that goes on.
fn is_field(line: &str) -> bool {
    let plain = line.trim_start();
    let key = plain.split(':').next().unwrap_or_default();
    plain.starts_with("- ")
        || key.len() < plain.len() && (DATES.contains(&key) || TEXTS.contains(&key) || key == "status")
}

impl<'a> State<'a> {
    /// Takes a field; whether its text is of several lines, which stand below it.
    fn take(&mut self, key: &str, value: Cow<'a, str>) -> bool {
        let is_block = matches!(&*value, "|" | ">" | "|-" | ">-" | "|+" | ">+");
        match key {
            "status" | "state" => self.status = value.to_lowercase(),
            key if TEXTS.contains(&key) && is_block => return true,
            key if TEXTS.contains(&key) => self.text = value.into_owned(),
            key if DATES.contains(&key) => self.typed = value,
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_may_go_on_below() {
        let text = "---\nupdates:\n- status: update\n  content: \"We look\ninto \\\"it\\\". \nWait.\" # note\n  date: \"2031-05-08 10:00\"\n- status: resolved\n  content: \"Over\n  date: '2031-05-08 11:00'\n- status: closed\n  content: 'x' # last\n  date: 2031-05-08 12:00\n---\n";
        let found = states(text);
        let told: Vec<_> = found.iter().map(|it| (&*it.status, &*it.text, &*it.typed)).collect();
        assert_eq!(
            told,
            [
                ("update", "We look\ninto \"it\".\nWait.", "2031-05-08 10:00"),
                ("resolved", "Over", "2031-05-08 11:00"),
                ("closed", "x", "2031-05-08 12:00")
            ]
        );
    }

    #[test]
    fn updates_of_several_lines_and_without_dates() {
        let text = "---\ntitle: a: b\ntags:\n- web\nupdates:\n  - status: Investigating\n    content: |\n      We look\n      into it.\n    date: 2031-05-08 10:00\n  - text: \"Nothing: yet\"\nlayout: post\n---\n- status: x\n";
        let found = states(text);
        let told: Vec<_> = found.iter().map(|it| (&*it.status, &*it.text, &*it.typed, it.line)).collect();
        assert_eq!(
            told,
            [("investigating", "We look\ninto it.", "2031-05-08 10:00", 6), ("", "Nothing: yet", "", 11)]
        );
    }
}
