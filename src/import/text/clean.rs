//! The beginning of a line without the marks around a time, and the way back to the line.

mod slips;

use super::dates::{is_date, names_weekday, signed_day, weekday_before};
use super::east_asian::EastAsian;
use super::joints::{self, onward};
use super::later::later;
use super::log_stamps::log_stamp;
use super::numbers::{
    begins_clock, blank_clock, dotted_day, ends_in_minutes, ends_in_tens, is_dotted_stamp, is_hour,
    is_numeric_date, parts_day_and_clock,
};
use super::signs::{FARTHEST, may_begin, picture, plain_stamp, tag, to_number};
use crate::import::pieces::from;
use crate::import::spelling::known;
use slips::second_dash;

/// How many characters of a line are looked at: no time begins behind them.
const MOST: usize = 160;
/// So many bytes ahead of its number a word may belong to a time: "a eso de las 10:42".
const AHEAD: usize = 48;
/// A time in words is no longer, in bytes.
const WORDS: usize = 64;

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
        let length = line.len().min(MOST);
        let (text, ends) = (String::with_capacity(length), Vec::with_capacity(length));
        let mut clean = Self { text, ends, start: picture(line), ..Self::default() };
        let mut east_asian = EastAsian::default();
        let mut rest = from(line, clean.start);
        let (mut number, mut is_last) = (0, false);
        for _ in 0..MOST {
            let Some(char) = rest.chars().next() else { break };
            let at = line.len() - rest.len();
            if char.is_ascii_digit() && clean.text.is_empty() {
                let plain = rest.get(..plain_stamp(rest)).unwrap_or_default();
                rest = from(rest, plain.len());
                plain.char_indices().for_each(|(sign_at, sign)| clean.push(sign, at + sign_at + 1));
                if !plain.is_empty() {
                    continue;
                }
                if let Some((stamp, length)) = log_stamp(rest) {
                    rest = from(rest, length);
                    stamp.chars().for_each(|sign| clean.push(sign, at + length));
                    continue;
                }
            }
            if number < at || number == 0 {
                number = at + to_number(rest);
                is_last = number - at == FARTHEST;
            }
            // Most of a text is far from every number, and belongs to no time.
            let is_far =
                number - at > AHEAD && !clean.text.trim_start().is_empty() && !clean.is_near_number();
            if is_far && is_last && clean.text.len() > WORDS {
                break;
            }
            // "10:42+ UTC": not before.
            let is_end = || rest.len() == 1 || from(rest, 1).starts_with([' ', ')']);
            let is_joined = || clean.text.ends_with(|c: char| c.is_ascii_digit() || c == 'Z');
            let ends_clock = || joints::ends_clock(clean.text.trim_end().trim_end_matches('Z'));
            let is_open = char == '+' && is_end() || matches!(rest, "〜" | "～");
            let open = if is_open { char.len_utf8() } else { onward(rest) };
            if open > 0 && (!is_open || is_joined()) && ends_clock() {
                (rest, clean.is_about) = (from(rest, open), true);
                clean.take(line.len() - rest.len());
                continue;
            }
            // Several apostrophes are marks of a wiki.
            let marks = rest.bytes().take_while(|byte| *byte == b'\'').count();
            let taken = tag(rest).or(Some(marks).filter(|marks| *marks > 1));
            if let Some(length) = taken {
                rest = from(rest, length);
                continue;
            }
            // "2024-03-12 ~evening"
            if char == '~' && from(rest, 1).starts_with(char::is_alphabetic) && is_numeric_date(&clean.text) {
                rest = from(rest, 1);
                continue;
            }
            if is_far {
                rest = from(rest, char.len_utf8());
                clean.push_plain(char, line.len() - rest.len());
                continue;
            }
            let begins = may_begin(char, &clean.text);
            if begins && let Some((days, length)) = later(rest, &clean.text) {
                rest = from(rest, length);
                clean.later = days;
                clean.take(line.len() - rest.len());
                continue;
            }
            if begins
                && let Some((plain, length)) = clean.spelled(rest, line.len() - rest.len() == clean.start)
            {
                rest = from(rest, length);
                plain.chars().for_each(|sign| clean.push(sign, line.len() - rest.len()));
                if plain.trim().is_empty() {
                    clean.take(line.len() - rest.len());
                }
                continue;
            }
            rest = from(rest, char.len_utf8());
            let end = line.len() - rest.len();
            // What was read so far is lent while signs are added to it.
            let before = if char.is_ascii() { String::new() } else { last_of(&clean.text) };
            if !east_asian.push(char, &before, rest, |sign| clean.push(sign, end)) {
                clean.push_plain(char, end);
            } else if let Some(last) = clean.ends.last_mut() {
                last.1 = end;
            }
        }
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

    /// What the reader of times knows in the place of what stands here, and the bytes it takes.
    fn spelled(&self, rest: &str, is_first: bool) -> Option<(String, usize)> {
        let first = rest.chars().next()?;
        if first == '<' && is_first {
            return in_angles(rest);
        }
        let before = self.text.as_str();
        if let Some(found) = signed_day(rest, before) {
            return Some(found);
        }
        if matches!(first, '-' | 'i') && is_hour(before) {
            let ish = ["-ish", "ish"].into_iter().find(|ish| rest.starts_with(ish))?;
            return Some((":00~".to_owned(), ish.len()));
        }
        // "10:1?": about ten minutes past ten.
        let is_unknown = matches!(first, '?' | 'x' | 'X')
            && !from(rest, 1).trim_start_matches('Z').starts_with(|c: char| c == '?' || c.is_alphanumeric());
        if is_unknown && ends_in_tens(before) {
            let is_utc = from(rest, 1).starts_with('Z');
            return Some(if is_utc { ("0Z~".to_owned(), 2) } else { ("0~".to_owned(), 1) });
        }
        // "10:42Z–10:58Z", "15:15 UTC-16:04 UTC": no offset.
        if matches!(first, '-' | '–') && joints::parts_zoned_clocks(before, from(rest, first.len_utf8())) {
            return Some((" - ".to_owned(), first.len_utf8()));
        }
        // "10:xx" as "10:??".
        let (hour, is_minute) = before.strip_suffix(':').map_or(("", false), |hour| (hour, is_hour(hour)));
        let is_blank = ["xx", "XX"].iter().any(|blank| rest.starts_with(blank));
        if is_blank && is_minute && hour.len() <= 20 && !from(rest, 2).starts_with(char::is_alphanumeric) {
            return Some(("??".to_owned(), 2));
        }
        if let Some((plain, length)) = joints::before_clock(rest, before) {
            return Some((plain.to_owned(), length));
        }
        if first == '|' && parts_day_and_clock(before, rest) {
            return Some((" ".to_owned(), 1));
        }
        // "2024-03-12/10:42"
        if first == '/' && is_numeric_date(before) && !before.ends_with(' ') && begins_clock(from(rest, 1)) {
            return Some((" ".to_owned(), 1));
        }
        // "2024-03-12 → 2024-03-14"
        if first == '→' && is_numeric_date(before) {
            let end = from(rest, first.len_utf8()).trim_start();
            let is_month_and_day = |end: &str| {
                matches!(end.as_bytes(), [a, b, b'-', c, d, rest @ ..]
                if [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()) && !rest.first().is_some_and(u8::is_ascii_digit))
            };
            let is_end = is_date(end) || second_dash(rest).is_some() || is_month_and_day(end);
            return is_end.then(|| ("-".to_owned(), first.len_utf8()));
        }
        // "[10.30 16:49:06]": the day in front of a time with seconds.
        if first == '.' && is_dotted_stamp(before, rest) {
            return Some(("-".to_owned(), 1));
        }
        if matches!(first, ',' | ' ') && dotted_day(before, rest) {
            return Some((". ".to_owned(), 1));
        }
        // "13 August, ~15:00"
        if first == ',' && rest.trim_start_matches([',', ' ']).starts_with('~') && is_numeric_date(before) {
            return Some((" ".to_owned(), 1));
        }
        // "10:42:xx": nothing is lost with seconds that nobody knows.
        if first == ':'
            && before.ends_with(|c: char| c.is_ascii_digit() || c == '?')
            && ends_in_minutes(before)
        {
            let is_blank = ["xx", "XX", "??"].iter().any(|blank| from(rest, 1).starts_with(blank));
            return is_blank.then(|| (String::new(), 3));
        }
        // Moscow time in its own letters.
        if rest.starts_with("МСК") && joints::ends_clock(before.trim_end_matches('(')) {
            return Some(("MSK".to_owned(), "МСК".len()));
        }
        // "2024-03-12Txx:xx:xxZ"
        if first == 'T'
            && is_numeric_date(before)
            && let Some(length) = blank_clock(rest)
        {
            return Some((" ".to_owned(), length));
        }
        let joint = || joints::known(rest, before);
        if !first.is_alphabetic() || before.ends_with(char::is_alphabetic) {
            let may_join = !first.is_ascii() || matches!(first, '~' | '(');
            return may_join.then(joint).flatten().map(|(plain, length)| (plain.to_owned(), length));
        }
        if let Some((plain, length)) = joint() {
            return Some((plain.to_owned(), length));
        }
        if before.trim().is_empty()
            && let Some(length) = weekday_before(rest)
        {
            return Some((String::new(), length));
        }
        if let Some((plain, length)) = known(rest, before) {
            return Some((plain.to_owned(), length));
        }
        // "2024-03-12 Tue 10:42"
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let number_follows = from(rest, end).trim_start().starts_with(|c: char| c.is_ascii_digit());
        let name = rest.get(..end)?;
        let is_apart = name.is_ascii() || before.ends_with(' ');
        let is_between = number_follows && is_apart && is_numeric_date(before) && names_weekday(name);
        is_between.then(|| (String::new(), end))
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

/// `<t:1710239880:t>` of Discord as seconds, and `<2024-03-12 Tue 10:42>` of Org without its signs.
fn in_angles(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('<')?;
    let end = inner.char_indices().take(40).find(|(_, c)| *c == '>')?.0;
    let stamp = inner.get(..end)?;
    if let Some(epoch) = stamp.strip_prefix("t:") {
        let seconds = epoch.split(':').next().unwrap_or_default();
        let is_epoch = seconds.len() == 10 && seconds.bytes().all(|b| b.is_ascii_digit());
        return is_epoch.then(|| (format!("@{seconds} "), end + 2));
    }
    let is_date = stamp.starts_with(|c: char| c.is_ascii_digit()) && stamp.len() >= 8;
    is_date.then(|| (Clean::new(stamp, None).text + " ", end + 2))
}

/// Whether a sign is not seen: marks of the direction of writing, places to break a word, and the
/// sign that begins a file.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff)
}

/// The last few characters, with which the next one is compared.
fn last_of(text: &str) -> String {
    let last: Vec<char> = text.chars().rev().take(2).collect();
    last.into_iter().rev().collect()
}
