//! Letters one below the other: each with a head (RFC 5322: `From:`, `Date:`, `Subject:`, also as mail
//! programs translate it), or quoted below "On … Ada wrote:". Each becomes a line that says who wrote
//! when, as trackers write it, with what was written below.

use super::mail_words::{Field, attribution, field, plain_subject, writer};
use std::collections::HashSet;

/// A line of the text without its signs of quoting.
#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    depth: usize,
    text: &'a str,
    whole: &'a str,
}

/// A letter.
#[derive(Default)]
struct Letter<'a> {
    number: usize,
    depth: usize,
    /// Who wrote it when, as a line above it says it.
    head: String,
    subject: &'a str,
    body: Vec<Line<'a>>,
    is_quoted: bool,
}

/// The text with its letters as a tracker writes comments, and the number of the line that each line
/// came from; `None` where there are not two of them.
pub(super) fn lines(text: &str) -> Option<(String, Vec<usize>)> {
    // Most texts hold none, which is seen without looking at each line.
    if !text.contains(": ") && !text.contains(":\n") {
        return None;
    }
    let all: Vec<Line<'_>> = text.lines().enumerate().map(|(at, line)| unquoted(at + 1, line)).collect();
    let mut pile = Pile::default();
    let (mut at, mut looked) = (0, 0);
    while let Some(line) = all.get(at).copied() {
        let rest = all.get(at..).unwrap_or_default();
        // Of lines that could be of one head, those behind the first are of the same one.
        let length = if at < looked { 0 } else { fields(rest) };
        looked = looked.max(at + length);
        let head = if length > 0 { header(rest.get(..length).unwrap_or_default()) } else { None };
        at += match (head.map(|letter| (letter, length)), quoted_from(rest)) {
            (Some((letter, length)), _) => {
                pile.open(letter, line.depth);
                length
            }
            (None, Some((letter, length))) => {
                let below = rest.iter().skip(length).find(|line| !line.text.trim().is_empty());
                let is_deeper = below.is_some_and(|below| below.depth > line.depth);
                pile.open(letter, line.depth + usize::from(is_deeper));
                length
            }
            (None, None) => {
                pile.take(line);
                1
            }
        };
    }
    let tells = pile.letters.len() > 1 && !pile.letters.iter().any(Letter::holds_list);
    tells.then(|| pile.written())
}

/// The letters so far, and which of them a line belongs to.
#[derive(Default)]
struct Pile<'a> {
    before: Vec<Line<'a>>,
    letters: Vec<Letter<'a>>,
    /// How deep the lines of a letter are quoted, and which one it is; deeper ones lie above.
    open: Vec<(usize, usize)>,
}

impl<'a> Pile<'a> {
    fn open(&mut self, mut letter: Letter<'a>, depth: usize) {
        letter.depth = depth;
        self.open.retain(|(other, _)| *other < depth);
        self.open.push((depth, self.letters.len()));
        self.letters.push(letter);
    }

    fn take(&mut self, line: Line<'a>) {
        while self.open.len() > 1 && self.open.last().is_some_and(|(depth, _)| *depth > line.depth) {
            self.open.pop();
        }
        let letter = self.open.last().and_then(|(_, letter)| self.letters.get_mut(*letter));
        letter.map_or(&mut self.before, |letter| &mut letter.body).push(line);
    }

    fn written(self) -> (String, Vec<usize>) {
        let mut out = Written::default();
        self.before.iter().for_each(|line| out.line(line.whole, line.number));
        let is_alone = self.before.iter().all(|line| line.text.trim().is_empty());
        let mut subject = String::new();
        if let Some(first) = self.letters.first().filter(|first| is_alone && !first.subject.is_empty()) {
            subject = plain_subject(first.subject);
            out.line(&format!("# {subject}"), first.number);
        }
        // What is quoted was often pasted itself, too.
        let mut seen: HashSet<String> =
            self.letters.iter().filter(|letter| !letter.is_quoted).map(Letter::essence).collect();
        for letter in &self.letters {
            let is_new = !letter.is_quoted || seen.insert(letter.essence());
            if is_new {
                letter.write(&mut subject, &mut out);
            }
        }
        (out.text, out.numbers)
    }
}

impl<'a> Letter<'a> {
    /// What is written, however it was wrapped.
    fn essence(&self) -> String {
        self.said().flat_map(|line| line.text.chars()).filter(|c| c.is_alphanumeric()).collect()
    }

    /// Whether times stand in front of what is written: then those are the entries, not the letters.
    fn holds_list(&self) -> bool {
        let own = self.said().filter(|line| line.depth == self.depth);
        own.filter(|line| begins_with_time(line.text)).nth(1).is_some()
    }

    /// The lines down to the signature, which "-- " begins (RFC 3676, section 4.3).
    fn said(&self) -> impl Iterator<Item = &Line<'a>> {
        self.body.iter().take_while(|line| !matches!(line.text, "-- " | "--"))
    }

    fn write(&self, subject: &mut String, out: &mut Written) {
        out.line("", self.number);
        out.line(&self.head, self.number);
        let own = plain_subject(self.subject);
        let mut said = self.said().skip_while(|line| line.text.trim().is_empty()).peekable();
        if !own.is_empty() && (own != *subject || said.peek().is_none()) {
            out.line(&own, self.number);
            *subject = own;
        }
        for line in said {
            // What is quoted without saying of whom stays a quote.
            let text = if line.depth > self.depth { line.whole.trim_start() } else { line.text };
            out.line(text, line.number);
        }
    }
}

#[derive(Default)]
struct Written {
    text: String,
    numbers: Vec<usize>,
}

impl Written {
    fn line(&mut self, text: &str, number: usize) {
        self.text.push_str(text);
        self.text.push('\n');
        self.numbers.push(number);
    }
}

/// Whether a line, or an item of a list, begins with the time of a clock.
fn begins_with_time(line: &str) -> bool {
    let plain = line.trim_start_matches(|c: char| c.is_whitespace() || "-*•–#|[~".contains(c));
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    let behind = plain.get(digits..).unwrap_or_default();
    let minutes = behind.get(1..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && behind.starts_with([':', '.', 'h', 'H', 'u']) && minutes == 2
}

fn unquoted(number: usize, line: &str) -> Line<'_> {
    let (mut text, mut depth) = (line, 0);
    while let Some(inner) = text.trim_start_matches(' ').strip_prefix('>') {
        depth += 1;
        text = inner;
    }
    let text = if depth > 0 { text.strip_prefix(' ').unwrap_or(text) } else { text };
    Line { number, depth, text, whole: line }
}

/// How many lines from here on look like those of a head.
fn fields(rest: &[Line<'_>]) -> usize {
    let Some(first) = rest.first().filter(|first| field(first.text).is_some()) else { return 0 };
    let is_more = |line: &&Line<'_>| {
        let is_folded = line.text.starts_with([' ', '\t']) && !line.text.trim().is_empty();
        line.depth == first.depth && (is_folded || field(line.text).is_some())
    };
    rest.iter().take_while(is_more).count()
}

/// The letter with this head.
fn header<'a>(head: &[Line<'a>]) -> Option<Letter<'a>> {
    let first = head.first()?;
    let value = |wanted: Field| {
        let mut fields = head.iter().filter_map(|line| field(line.text));
        fields.find(|(field, _)| *field == wanted).map(|(_, value)| value)
    };
    let (from, date) = (value(Field::From)?, value(Field::Date)?);
    let subject = value(Field::Subject);
    let is_one = (subject.is_some() || value(Field::To).is_some()) && date.contains(|c: char| c.is_numeric());
    let head = format!("{} wrote - {}", writer(from), date);
    let subject = subject.unwrap_or_default();
    is_one.then(|| Letter { number: first.number, head, subject, ..Letter::default() })
}

/// The letter that is quoted below "On … Ada wrote:", which may be broken into two lines.
fn quoted_from<'a>(rest: &[Line<'a>]) -> Option<(Letter<'a>, usize)> {
    let first = rest.first()?;
    let whole = first.text.to_owned();
    let next = rest.get(1).filter(|next| next.depth == first.depth).map(|next| next.text);
    let broken = next.map(|next| format!("{whole} {next}"));
    let found = attribution(&whole).map(|found| (found, 1));
    let ((name, date), length) = found.or_else(|| Some((attribution(&broken?)?, 2)))?;
    let head = format!("{name} wrote - {date}");
    Some((Letter { number: first.number, head, is_quoted: true, ..Letter::default() }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        lines(text).map(|(text, _)| text).unwrap_or_default()
    }

    #[test]
    fn one_letter_is_read_as_any_text() {
        let text =
            "From: Ana <a@x.example>\nDate: Tue, 12 Mar 2024 10:42 +0100\nSubject: List\n\n10:38 deploy\n";
        assert_eq!(lines(text), None);
    }

    #[test]
    fn a_list_in_a_letter_is_the_timeline() {
        let text = "From: Ana\nTo: ops\nDate: 12 Mar 2024 11:20\n\n10:38 deploy\n10:42 alert\n\n\
            On 12 Mar 2024 at 10:50, Bo wrote:\n> What happened?\n";
        assert_eq!(lines(text), None);
    }

    #[test]
    fn what_is_quoted_and_pasted_too_is_read_once() {
        let text = "From: Bo\nDate: 12 Mar 2024 10:58\nSubject: Re: Tills\n\nRolled back.\n\n\
            On 12 Mar 2024 at 10:42, Ana <a@x.example> wrote:\n> Tills are\n> down.\n\n\
            From: Ana\nDate: 12 Mar 2024 10:42\nSubject: Tills\n\nTills are down.\n";
        assert_eq!(
            plain(text).split_whitespace().collect::<Vec<_>>().join(" "),
            "# Tills Bo wrote - 12 Mar 2024 10:58 Rolled back. Ana wrote - 12 Mar 2024 10:42 Tills are down."
        );
    }

    #[test]
    fn an_answer_below_what_it_quotes_stays_whole() {
        let text = "On 12 Mar 2024 at 11:20, Bo <b@x.example> wrote:\n> On 12 Mar 2024 at 10:42, Ana <a@x.example>\n\
            > wrote:\n>> Tills are down.\n> Rolled back.\nAll fine.\n-- \nCy\n";
        assert_eq!(
            plain(text),
            "\nBo wrote - 12 Mar 2024 at 11:20\nRolled back.\nAll fine.\n\nAna wrote - 12 Mar 2024 at 10:42\nTills are down.\n"
        );
    }
}
