//! Ends of which only the day is known, or none yet: "10:42 – now", "2024-03-12 10:42 – 2024-03-14".

use super::beside::is_in_brackets;
use super::head::Finder;
use super::stamped::Head;
use crate::import::pieces::from;
use crate::model::typed::DayForm;

/// Words for an end that has not come.
const OPEN: [&str; 22] = [
    "now", "present", "ongoing", "today", "current", "jetzt", "heute", "laufend", "andauernd", "offen",
    "maintenant", "aujourd'hui", "en cours", "ahora", "actualidad", "en curso", "agora", "adesso",
    "in corso", "現在", "继续中", "現在も継続",
];
const SIGNS: [char; 8] = ['-', '–', '—', '〜', '～', '~', '→', '\u{2011}'];

impl Finder<'_> {
    /// A time without an end that says no more than a day, or that there is none yet; what stood there
    /// is kept as it was typed. In a line "10:42 – Ongoing" is a state, and all that the entry says.
    pub(super) fn without_open_end(&self, text: &str, head: Head, is_cell: bool) -> Head {
        let before = text.strip_suffix(head.rest.as_str()).map(str::trim_end);
        let rest = head.rest.trim_start_matches(|c: char| SIGNS.contains(&c) || c.is_whitespace());
        let is_parted = rest.len() < head.rest.len() || before.is_some_and(|before| before.ends_with(SIGNS));
        if head.clock.is_none() || rest.is_empty() || !is_parted || !text.ends_with(rest) {
            return head;
        }
        let is_state = !is_cell && rest.starts_with(char::is_uppercase);
        let open = if is_state { None } else { behind_open(rest) };
        let left = open.or_else(|| self.behind_day(rest, &head)).filter(|left| is_cell || !left.is_empty());
        let Some(left) = left else { return head };
        let end = text.len() - left.len();
        let start = text.find(&head.typed).unwrap_or(0);
        let typed = text.get(start..end).unwrap_or_default().trim_end_matches([' ', ':', '|', '*', ')', ']']);
        let rest = left.trim_start_matches(|c: char| SIGNS.contains(&c) || c.is_whitespace()).to_owned();
        Head { typed: typed.to_owned(), rest, is_set_off: true, ..head }
    }

    /// What stands behind a day that ends a range, where it is set off.
    fn behind_day<'t>(&self, rest: &'t str, head: &Head) -> Option<&'t str> {
        if !rest.starts_with(|c: char| c.is_ascii_digit()) || head.day.is_none() {
            return None;
        }
        let day = self.first(rest).filter(|day| day.is_day() && day.day == Some(DayForm::Full))?;
        let is_whole = day.rest.is_empty() || day.is_set_off || is_in_brackets(&day.rest);
        is_whole.then(|| from(rest, rest.len() - day.rest.len()))
    }
}

/// What stands behind a word for an end that has not come, where it is set off.
fn behind_open(rest: &str) -> Option<&str> {
    let begins = |word: &&&str| {
        let begin = rest.get(..word.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    let word = OPEN.iter().filter(begins).max_by_key(|word| word.len())?;
    let behind = from(rest, word.len()).trim_start_matches(['*', '_', '`', ')', ']']);
    let trimmed = behind.trim_start();
    let is_spaced = trimmed.len() < behind.len();
    let text = trimmed.trim_start_matches([':', '|']);
    let is_set_off = text.len() < trimmed.len() || is_spaced && trimmed.starts_with(SIGNS);
    (trimmed.is_empty() || is_set_off).then(|| text.trim_start())
}
