//! The beginning of a line without the marks around a time, and the way back to the line.

mod scan;
mod slips;
mod spelled;

use super::joints;
use crate::import::pieces::from;
use scan::Scan;

/// A text without marks, of which each part knows where it stood.
#[derive(Default)]
pub(super) struct Clean {
    pub(super) text: String,
    /// For each character: the byte behind it here, and the byte behind it in the line.
    ends: Vec<(usize, usize)>,
    /// The byte behind the last sign of the text that belongs to a number, or may.
    numbered: Option<usize>,
    /// The byte of the line at which it begins: behind pictures such as 🔥 and `:fire:`.
    pub(super) start: usize,
    /// Whether a slip was put right.
    pub(super) is_slip: bool,
    /// Whether it is written that it was about then.
    pub(super) is_about: bool,
    /// How many days later it says that it is: "00:20 (next day)".
    pub(super) later: u8,
}

impl Clean {
    /// The line's beginning, without marks; impossible years are put right near `year`.
    pub(super) fn new(line: &str, year: Option<i32>) -> Self {
        let mut clean = Scan::of(line).clean();
        clean.year(year);
        clean.surplus_signs();
        clean.dashed_day();
        clean.day_range();
        clean
    }

    /// The byte of the line behind so much of the clean text.
    pub(super) fn original(&self, length: usize) -> usize {
        let at = self.ends.partition_point(|(end, _)| *end < length);
        self.ends.get(at).or(self.ends.last()).map_or(0, |(_, end)| *end)
    }

    /// Lets what stands before a byte of the line belong to the last sign.
    fn take(&mut self, end: usize) {
        let blanks = self.text.len() - self.text.trim_end().len();
        let last = self.text.len() - blanks;
        self.ends.iter_mut().rev().take_while(|(behind, _)| *behind >= last).for_each(|it| it.1 = end);
    }

    /// What [`joints::is_near_number`] says of the text so far; asked at each sign of a line.
    fn is_near_number(&self) -> bool {
        self.numbered.is_some_and(|end| self.text.len() - end < joints::NEAR_NUMBER)
    }

    fn push(&mut self, sign: char, end: usize) {
        self.text.push(sign);
        if sign.is_ascii_digit() || !sign.is_ascii() {
            self.numbered = Some(self.text.len());
        }
        self.ends.push((self.text.len(), end));
    }

    fn push_plain(&mut self, char: char, end: usize) {
        match char {
            '*' | '`' | '_' | '{' | '}' | '[' | '\\' | '"' | '“' | '”' => {}
            _ if is_unseen(char) => {}
            ']' => self.push(' ', end),
            '０'..='９' => {
                let digit = u32::from(char) - u32::from('０');
                self.push(char::from_digit(digit, 10).unwrap_or(char), end);
            }
            '（' | '）' => self.push(if char == '（' { '(' } else { ')' }, end),
            '／' | '．' | '，' => self.push(
                match char {
                    '／' => '/',
                    '．' => '.',
                    _ => ',',
                },
                end,
            ),
            '\u{2010}' | '\u{2011}' => self.push('-', end),
            '\u{2012}' | '\u{2015}' | '\u{fe63}' | '\u{ff0d}' => self.push('–', end),
            // "6:40 PM · Mar 3, 2022"
            '·' => self.push(',', end),
            _ => self.push(char, end),
        }
    }

    /// Takes one character out of the clean text.
    fn remove(&mut self, at: usize) {
        let width = from(&self.text, at).chars().next().map_or(1, char::len_utf8);
        self.text.remove(at);
        self.ends.retain(|(end, _)| *end != at + width);
        self.ends.iter_mut().filter(|(end, _)| *end > at).for_each(|(end, _)| *end -= width);
    }
}

/// Whether a sign is not seen: marks of the direction of writing, places to break a word, and the
/// sign that begins a file.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff)
}
