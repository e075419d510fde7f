//! Reads a line sign by sign: what marks a time goes, what is spelled otherwise is put as the reader of
//! times knows it, and all else stays.

use super::Clean;
use super::spelled::spelled;
use crate::import::pieces::from;

use crate::import::text::east_asian::EastAsian;
use crate::import::text::joints::{self, onward};
use crate::import::text::later::later;
use crate::import::text::log_stamps::log_stamp;
use crate::import::text::numbers::is_numeric_date;
use crate::import::text::signs::{FARTHEST, may_begin, picture, plain_stamp, tag, to_number};

/// How many characters of a line are looked at: no time begins behind them.
const MOST: usize = 160;
/// So many bytes ahead of its number a word may belong to a time: "a eso de las 10:42".
const AHEAD: usize = 48;
/// A time in words is no longer, in bytes.
const WORDS: usize = 64;

/// A line on its way to a clean text.
pub(super) struct Scan<'a> {
    line: &'a str,
    rest: &'a str,
    clean: Clean,
    east_asian: EastAsian,
    /// The byte of the line at which the next number stands, and whether none is near.
    number: usize,
    is_last: bool,
}

/// How far the next number is.
enum Distance {
    /// Near enough for a word to belong to it.
    Near,
    /// Too far for that.
    Far,
    /// So far that no time begins here any more.
    Never,
}

impl<'a> Scan<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        let length = line.len().min(MOST);
        let (text, ends) = (String::with_capacity(length), Vec::with_capacity(length));
        let clean = Clean { text, ends, start: picture(line), ..Clean::default() };
        let rest = from(line, clean.start);
        Self { line, rest, clean, east_asian: EastAsian::default(), number: 0, is_last: false }
    }

    /// Reads the line as far as a time may stand in it.
    pub(super) fn clean(mut self) -> Clean {
        for _ in 0..MOST {
            let Some(sign) = self.rest.chars().next() else { break };
            if self.takes_stamp(sign) {
                continue;
            }
            let is_far = match self.distance() {
                Distance::Near => false,
                Distance::Far => true,
                Distance::Never => break,
            };
            let is_taken = self.takes_open_end(sign)
                || self.takes_mark(sign)
                || is_far && self.takes_plain(sign)
                || may_begin(sign, &self.clean.text) && (self.takes_later() || self.takes_spelled());
            if !is_taken {
                self.take_sign(sign);
            }
        }
        self.clean
    }

    /// The byte of the line that is read next.
    fn at(&self) -> usize {
        self.line.len() - self.rest.len()
    }

    fn pass(&mut self, length: usize) {
        self.rest = from(self.rest, length);
    }

    /// A time at the beginning that needs no more looking at: in plain digits, or as a log has it.
    fn takes_stamp(&mut self, sign: char) -> bool {
        if !sign.is_ascii_digit() || !self.clean.text.is_empty() {
            return false;
        }
        let (at, plain) = (self.at(), self.rest.get(..plain_stamp(self.rest)).unwrap_or_default());
        if !plain.is_empty() {
            plain.char_indices().for_each(|(sign_at, sign)| self.clean.push(sign, at + sign_at + 1));
            self.pass(plain.len());
            return true;
        }
        let Some((stamp, length)) = log_stamp(self.rest) else { return false };
        stamp.chars().for_each(|sign| self.clean.push(sign, at + length));
        self.pass(length);
        true
    }

    /// Most of a text is far from every number, and belongs to no time.
    fn distance(&mut self) -> Distance {
        let at = self.at();
        if self.number < at || self.number == 0 {
            self.number = at + to_number(self.rest);
            self.is_last = self.number - at == FARTHEST;
        }
        let text = &self.clean.text;
        let is_far =
            self.number - at > AHEAD && !text.trim_start().is_empty() && !self.clean.is_near_number();
        match is_far {
            false => Distance::Near,
            true if self.is_last && text.len() > WORDS => Distance::Never,
            true => Distance::Far,
        }
    }

    /// "10:42+ UTC": not before.
    fn takes_open_end(&mut self, sign: char) -> bool {
        let (rest, text) = (self.rest, self.clean.text.as_str());
        let is_end = || rest.len() == 1 || from(rest, 1).starts_with([' ', ')']);
        let is_joined = || text.ends_with(|c: char| c.is_ascii_digit() || c == 'Z');
        let is_open = sign == '+' && is_end() || matches!(rest, "〜" | "～");
        let length = if is_open { sign.len_utf8() } else { onward(rest) };
        let ends_clock = || joints::ends_clock(text.trim_end().trim_end_matches('Z'));
        if length == 0 || is_open && !is_joined() || !ends_clock() {
            return false;
        }
        self.pass(length);
        self.clean.is_about = true;
        self.clean.take(self.at());
        true
    }

    /// Tags, several apostrophes, which are marks of a wiki, and the sign of "2024-03-12 ~evening".
    fn takes_mark(&mut self, sign: char) -> bool {
        let rest = self.rest;
        let quotes = rest.bytes().take_while(|byte| *byte == b'\'').count();
        let is_around = || {
            sign == '~' && from(rest, 1).starts_with(char::is_alphabetic) && is_numeric_date(&self.clean.text)
        };
        let length = tag(rest).or((quotes > 1).then_some(quotes)).or_else(|| is_around().then_some(1));
        length.is_some_and(|length| {
            self.pass(length);
            true
        })
    }

    /// A sign that is far from every number.
    fn takes_plain(&mut self, sign: char) -> bool {
        self.pass(sign.len_utf8());
        self.clean.push_plain(sign, self.at());
        true
    }

    /// "00:20 (next day)"
    fn takes_later(&mut self) -> bool {
        let Some((days, length)) = later(self.rest, &self.clean.text) else { return false };
        self.pass(length);
        self.clean.later = days;
        self.clean.take(self.at());
        true
    }

    /// What is spelled otherwise than the reader of times knows it.
    fn takes_spelled(&mut self) -> bool {
        let is_first = self.at() == self.clean.start;
        let Some((plain, length)) = spelled(self.rest, &self.clean.text, is_first) else { return false };
        self.pass(length);
        let end = self.at();
        plain.chars().for_each(|sign| self.clean.push(sign, end));
        if plain.trim().is_empty() {
            self.clean.take(end);
        }
        true
    }

    /// Any other sign.
    fn take_sign(&mut self, sign: char) {
        self.pass(sign.len_utf8());
        let end = self.at();
        // What was read so far is lent while signs are added to it.
        let before = if sign.is_ascii() { String::new() } else { last_of(&self.clean.text) };
        let clean = &mut self.clean;
        if !self.east_asian.push(sign, &before, self.rest, |sign| clean.push(sign, end)) {
            self.clean.push_plain(sign, end);
        } else if let Some(last) = self.clean.ends.last_mut() {
            last.1 = end;
        }
    }
}

/// The last few characters, with which the next one is compared.
fn last_of(text: &str) -> String {
    let last: Vec<char> = text.chars().rev().take(2).collect();
    last.into_iter().rev().collect()
}
