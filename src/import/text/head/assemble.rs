//! From a time that was found to what it says and what is left of its line.

use super::Finder;
use crate::import::pieces::from;
use crate::import::text::behind::{linked, rest, without_note};
use crate::import::text::clean::{Clean, is_unseen};
use crate::import::text::stamped::Head;
use crate::model::typed::{ClockForm, Prefix};

impl Finder<'_> {
    /// What was found at these places of the clean text, as an entry has it.
    pub(super) fn assemble(
        &self,
        text: &str,
        clean: &Clean,
        (start, end): (usize, usize),
        prefix: Prefix,
        stamp: String,
    ) -> Head {
        let is_first = clean.text.get(..start).is_some_and(|it| it.trim().is_empty());
        let begin = if is_first { clean.start } else { clean.original(start) };
        let end = clean.original(end).max(begin);
        let before = text.get(..end).unwrap_or_default();
        let (rest, is_set_off) = left(before, from(text, end), clean.start);
        let has_colon = stamp.contains([':', '：']) || prefix.clock.is_none();
        let is_plain = prefix.day.is_none() && prefix.zone.is_none() && !prefix.is_counted;
        let named = stamp.contains(char::is_alphabetic);
        Head {
            typed: typed(text, begin, end),
            label: String::new(),
            rest,
            day: prefix.day,
            clock: prefix.clock,
            zone: prefix.zone,
            is_counted: prefix.is_counted,
            is_weak: is_plain && !has_colon && !named || prefix.day.is_none() && is_year(&stamp),
            is_set_off: is_set_off || before.starts_with(['*', '`', '[', '{', '(', '_', '\'']),
            is_slip: clean.is_slip || prefix.clock == Some(ClockForm::Doubled),
            heads_text: false,
            later: clean.later,
            stamp,
        }
    }
}

/// The time as it is written, without the marks around it; brackets stay in pairs.
fn typed(text: &str, begin: usize, end: usize) -> String {
    let typed = text.get(begin..end).unwrap_or_default();
    let typed = typed.trim_matches(|c: char| c.is_whitespace() || "*_`[]{}\\\"“”'".contains(c));
    let typed = if typed.contains('(') { typed } else { typed.trim_end_matches(')') };
    let is_cut = typed.contains('(') && !typed.contains(')') && !typed.starts_with('(');
    let typed = if is_cut && from(text, end).starts_with(')') { &format!("{typed})") } else { typed };
    let typed = if typed.contains(')') { typed } else { typed.trim_start_matches('(') };
    typed.replace("**", "")
}

/// What is left of a line, with the pictures that stand in front of its time; whether something parts
/// the two.
fn left(before: &str, behind: &str, pictures: usize) -> (String, bool) {
    let behind = behind.trim_start_matches(is_unseen);
    let (rest, is_set_off) = match linked(before, behind) {
        Some((address, behind)) => {
            let (said, _) = rest(&before.replace('[', ""), behind);
            (format!("{said} {address}").trim_start().to_owned(), true)
        }
        None => rest(before, behind),
    };
    let picture = before.get(..pictures).unwrap_or_default().trim();
    let rest = if picture.is_empty() { rest } else { format!("{picture} {rest}").trim_end().to_owned() };
    (without_note(&rest).to_owned(), is_set_off)
}

/// "2024 UTC", which is rather the year.
fn is_year(stamp: &str) -> bool {
    let (digits, zone) = stamp.split_once(' ').unwrap_or_default();
    digits.len() == 4 && digits.parse().is_ok_and(|year| (1990..2060).contains(&year)) && !zone.contains(':')
}
