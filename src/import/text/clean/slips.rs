//! Slips of the pen in a time, and what the reader of times knows written otherwise, once all of the
//! line is there.

use super::Clean;
use crate::import::pieces::from;
use crate::import::text::dates::names_part_of_day;
use crate::import::text::day_range::second_day;
use crate::import::text::numbers::{begins_clock, doubled_minute, surplus};

impl Clean {
    /// "20202-01-16": one digit too many in a year.
    pub(super) fn year(&mut self, near: Option<i32>) {
        let Some(start) = self.text.find(|c: char| c.is_ascii_digit()) else { return };
        let digits: String = from(&self.text, start).chars().take_while(char::is_ascii_digit).collect();
        let behind = from(&self.text, start + digits.len());
        let is_date = behind.starts_with('-') && behind.get(1..2).is_some_and(|c| c.as_bytes().is_ascii());
        if digits.len() != 5 || !is_date {
            return;
        }
        let Some(drop) = surplus(&digits, near) else { return };
        self.is_slip = true;
        self.remove(start + drop);
    }

    /// "009:38", "09::38": one zero too many before an hour, or one colon behind it.
    pub(super) fn surplus_signs(&mut self) {
        let start = self.text.len() - self.text.trim_start_matches([' ', '(', '~']).len();
        let clock = from(&self.text, start).strip_prefix("00").unwrap_or_default();
        let is_clock = clock.as_bytes().iter().take(3).map(u8::is_ascii_digit).eq([true, false, true]);
        if is_clock && from(clock, 1).starts_with(':') {
            self.is_slip = true;
            self.remove(start);
        }
        let hour = from(&self.text, start).bytes().take_while(u8::is_ascii_digit).count();
        let behind = from(&self.text, start + hour);
        if matches!(hour, 1 | 2)
            && behind.strip_prefix("::").is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
        {
            self.is_slip = true;
            self.remove(start + hour);
        }
        if let Some(at) = doubled_minute(&self.text) {
            self.is_slip = true;
            self.remove(at);
            self.remove(at);
        }
    }

    /// "12-05 16:21", "12-05 → 12-07": days and months, as the reader of times knows them with another
    /// sign.
    pub(super) fn dashed_day(&mut self) {
        let start = self.text.len() - self.text.trim_start_matches([' ', '(', '~', '≈']).len();
        let number =
            |text: &str| text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=2).contains(end));
        let inner = from(&self.text, start);
        let Some(one) = number(inner) else { return };
        let Some(behind) = from(inner, one).strip_prefix('-') else { return };
        let Some(two) = number(behind) else { return };
        let behind_day = from(behind, two);
        let is_clock = behind_day
            .strip_prefix([' ', 'T'])
            .is_some_and(|clock| begins_clock(clock.trim_start_matches(['~', '≈'])));
        // "10-01 evening", "10-01, all evening: …"
        let word = behind_day.strip_prefix(' ').and_then(|rest| rest.split_whitespace().next());
        let part = behind_day.strip_prefix(", ").and_then(|rest| rest.split([':', '-', '–', '*']).next());
        let is_clock = is_clock || [word, part].into_iter().flatten().any(names_part_of_day);
        let parts = (inner.get(..one).unwrap_or_default(), behind.get(..two).unwrap_or_default());
        let (one_is, two_is) = (parts.0.parse().unwrap_or(0_u8), parts.1.parse().unwrap_or(0_u8));
        let is_day = one_is.min(two_is) > 0 && one_is.min(two_is) <= 12 && one_is.max(two_is) <= 31;
        let second = second_dash(behind_day).map(|at| self.text.len() - behind_day.len() + at);
        if is_day && (is_clock || second.is_some()) {
            for at in [Some(start + one), second].into_iter().flatten() {
                self.text.replace_range(at..at + 1, "/");
            }
        }
    }

    /// "October 29-30, 2025": the first of the days.
    pub(super) fn day_range(&mut self) {
        let Some((start, end)) = second_day(&self.text) else { return };
        let behind = self.original(end);
        let left = self.text.len().saturating_sub(end - start);
        while self.text.len() > left {
            self.remove(start);
        }
        // What is left stands for both days: "October 7th & 8th: audit".
        if let Some(first) = self.ends.iter_mut().rev().find(|(end, _)| *end == start) {
            first.1 = behind;
        }
    }
}

/// The place of the dash within a second day, where a sign and such a day are all that is left.
pub(super) fn second_dash(text: &str) -> Option<usize> {
    let day = text.trim_start_matches([' ', '-', '–', '—', '→', '>']);
    let (month, behind) = day.split_once('-').filter(|_| text.starts_with([' ', '→', '–', '—']))?;
    let is_number = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(month) && is_number(behind.trim_end())).then(|| text.len() - behind.len() - 1)
}
