//! One line of marked-up text.
//!
//! Bold and emphasis are each open at most once, so every mark is settled in constant time.

use super::Span;
use super::code::Runs;
use super::link::{bare_url, link};

/// The spans of a line; `links` is off inside the label of a link.
pub(super) fn parse(source: &str, links: bool) -> Vec<Span<'_>> {
    let mut line = Line {
        source,
        links,
        runs: Runs::of(source),
        at: 0,
        literal: 0,
        frames: Vec::new(),
        spans: Vec::new(),
    };
    while line.step() {}
    line.finish()
}

/// Whether a sign means something, so that a backslash before it takes the meaning away.
pub(super) fn has_meaning(c: char) -> bool {
    matches!(c, '\\' | '*' | '`' | '[' | ']' | '(' | ')')
}

/// What may be open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bold,
    Emphasis,
}

/// A mark that is open, with the spans that stood before it.
struct Frame<'a> {
    mark: Mark,
    written: &'a str,
    before: Vec<Span<'a>>,
}

struct Line<'a> {
    source: &'a str,
    links: bool,
    runs: Runs,
    /// Where the next sign stands.
    at: usize,
    /// Where the literal text begins that is not in `spans` yet.
    literal: usize,
    frames: Vec<Frame<'a>>,
    spans: Vec<Span<'a>>,
}

impl<'a> Line<'a> {
    /// Settles what comes next; `false` at the end of the line.
    fn step(&mut self) -> bool {
        let rest = self.slice(self.at, self.source.len());
        let Some(ahead) = rest.find(may_begin) else {
            return false;
        };
        self.at += ahead;
        let rest = self.slice(self.at, self.source.len());
        let consumed = match rest.chars().next() {
            Some('\\') => self.escape(rest),
            Some('`') => self.code(),
            Some('*') => self.stars(rest),
            Some('[') => self.labelled(rest),
            _ => self.bare(rest),
        };
        self.at += consumed.max(1);
        true
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.source.get(from..to).unwrap_or_default()
    }

    /// Closes the literal text before the next sign; the next one begins behind it.
    fn flush(&mut self, skip: usize) {
        let text = self.slice(self.literal, self.at);
        if !text.is_empty() {
            self.spans.push(Span::Text(text));
        }
        self.literal = self.at + skip;
    }

    fn escape(&mut self, rest: &str) -> usize {
        match rest.chars().nth(1) {
            Some(c) if has_meaning(c) => {
                self.flush(1);
                2
            }
            _ => 1,
        }
    }

    fn code(&mut self) -> usize {
        let Some((length, end)) = self.runs.at(self.at) else {
            return self.slice(self.at, self.source.len()).bytes().take_while(|b| *b == b'`').count();
        };
        let whole = end + length - self.at;
        let code = self.slice(self.at + length, end);
        self.flush(whole);
        self.spans.push(Span::Code(code));
        whole
    }

    fn labelled(&mut self, rest: &'a str) -> usize {
        let found = if self.links { link(rest) } else { None };
        let Some((label, url, whole)) = found else {
            return 1;
        };
        self.flush(whole);
        self.spans.push(Span::Link { url, label: parse(label, false) });
        whole
    }

    fn bare(&mut self, rest: &'a str) -> usize {
        let inside_word = self.char_before().is_some_and(|c| c.is_ascii_alphanumeric());
        if !self.links || inside_word {
            return 1;
        }
        let Some((shown, url)) = bare_url(rest) else {
            return 1;
        };
        if let Some(url) = url {
            self.flush(shown.len());
            self.spans.push(Span::Link { url, label: vec![Span::Text(shown)] });
        }
        shown.len()
    }

    fn char_before(&self) -> Option<char> {
        self.slice(0, self.at).chars().next_back()
    }

    /// One, two or three stars open or close; more are literal.
    fn stars(&mut self, rest: &'a str) -> usize {
        let length = rest.bytes().take_while(|b| *b == b'*').count();
        if length > 3 {
            return length;
        }
        let before = self.char_before();
        let after = rest.get(length..).unwrap_or_default().chars().next();
        let outside = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let mut used = 0;
        if !outside(before) && !word(after) {
            used = self.close(length);
        }
        if !outside(after) && !word(before) && used == 0 {
            self.open(length);
        }
        length
    }

    /// Closes what these stars can close; tells how many were needed.
    fn close(&mut self, length: usize) -> usize {
        let mut left = length;
        while let Some(mark) = self.closable(left) {
            self.flush(0);
            let stars = width(mark);
            self.literal = self.at + (length - left) + stars;
            self.wrap(mark);
            left -= stars;
        }
        length - left
    }

    /// The innermost open mark that so many stars close.
    fn closable(&self, stars: usize) -> Option<Mark> {
        let fits = |mark: Mark| match mark {
            Mark::Bold => stars >= 2,
            Mark::Emphasis => stars == 1 || stars == 3,
        };
        self.frames.iter().rev().map(|frame| frame.mark).find(|mark| fits(*mark))
    }

    /// Ends a mark; marks opened inside it and still open turn out to be literal.
    fn wrap(&mut self, mark: Mark) {
        while let Some(frame) = self.frames.pop() {
            if frame.mark == mark {
                let inner = std::mem::replace(&mut self.spans, frame.before);
                self.spans.push(match mark {
                    Mark::Bold => Span::Strong(inner),
                    Mark::Emphasis => Span::Emphasis(inner),
                });
                return;
            }
            self.give_up(frame);
        }
    }

    fn open(&mut self, length: usize) {
        let is_open = |mark: Mark| self.frames.iter().any(|frame| frame.mark == mark);
        let wanted: &[Mark] = match length {
            1 => &[Mark::Emphasis],
            2 => &[Mark::Bold],
            _ => &[Mark::Bold, Mark::Emphasis],
        };
        if wanted.iter().any(|mark| is_open(*mark)) {
            return;
        }
        self.flush(length);
        let mut from = self.at;
        for mark in wanted {
            let written = self.slice(from, from + width(*mark));
            from += width(*mark);
            let before = std::mem::take(&mut self.spans);
            self.frames.push(Frame { mark: *mark, written, before });
        }
    }

    /// Makes an open mark literal again.
    fn give_up(&mut self, frame: Frame<'a>) {
        let inner = std::mem::replace(&mut self.spans, frame.before);
        self.spans.push(Span::Text(frame.written));
        self.spans.extend(inner);
    }

    fn finish(mut self) -> Vec<Span<'a>> {
        self.at = self.source.len();
        self.flush(0);
        while let Some(frame) = self.frames.pop() {
            self.give_up(frame);
        }
        self.spans
    }
}

fn width(mark: Mark) -> usize {
    match mark {
        Mark::Bold => 2,
        Mark::Emphasis => 1,
    }
}

/// Whether something other than literal text may begin with this sign.
fn may_begin(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '[' | 'h' | 'H' | 'm' | 'M')
}
