//! Sentences of an entry, and their words.

use super::cues::doubts::BEHIND;
use crate::import::pieces::words;

/// The first few sentences; quotes and code say what others said.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let own = text.lines().filter(|line| !line.starts_with("> ")).take(24);
    own.flat_map(sentences_of).take(40)
}

/// The sentences of a line; a dot within a name or a number ends none.
fn sentences_of(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let ends = |(at, byte): (usize, u8)| match byte {
            b'!' | b'?' | b';' => Some(at + 1),
            b'.' => {
                let goes_on = rest.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
                (!goes_on).then_some(at + 1)
            }
            _ => None,
        };
        let end = rest.bytes().enumerate().find_map(ends).unwrap_or(rest.len());
        let (sentence, behind) = rest.split_at_checked(end)?;
        rest = behind;
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Whether one of these words is in a list.
pub(super) fn any(words: &[&str], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(word))
}

/// The words of a sentence in lower case, and which of its parts each stands in: a dash, a comma
/// or a bracket begins a part, and a doubt does not reach over it.
pub(super) struct Words<'t> {
    pub(super) all: Vec<&'t str>,
    parts: Vec<usize>,
}

impl<'t> Words<'t> {
    pub(super) fn of(sentence: &'t str) -> Self {
        let (mut all, mut parts) = (Vec::new(), Vec::new());
        let is_mark = |c: char| matches!(c, '(' | ')' | '–' | '—' | '[' | ']' | ',' | '>' | '→' | '/');
        let chunks = sentence.split(" - ").flat_map(|chunk| chunk.split(is_mark));
        for (part, chunk) in chunks.enumerate() {
            let found = words(chunk).flat_map(|word| word.split(['\'', '’']));
            for word in found.take(80_usize.saturating_sub(all.len())) {
                all.push(word);
                parts.push(part);
            }
        }
        Self { all, parts }
    }

    /// Whether what ends before a word is taken back: "resolved, but it came back"; "mitigated
    /// (slow but right)" is not.
    pub(super) fn is_taken_back(&self, end: usize) -> bool {
        let part = end.checked_sub(1).and_then(|last| self.parts.get(last));
        let later = self.all.iter().zip(&self.parts).enumerate().skip(end);
        let turns = |(_, (word, _)): &(usize, (&&str, &usize))| BEHIND.contains(*word);
        later.filter(turns).any(|(at, (_, own))| Some(own) == part || self.begins_part(at))
    }

    /// Whether a word is the first of its part.
    pub(super) fn begins_part(&self, at: usize) -> bool {
        self.parts.get(at) != at.checked_sub(1).and_then(|at| self.parts.get(at))
    }

    /// The few words before one, in its part.
    pub(super) fn earlier(&self, start: usize) -> &[&'t str] {
        let all = self.before(start);
        all.get(all.len().saturating_sub(4)..).unwrap_or_default()
    }

    /// All words before one, in its part.
    pub(super) fn before(&self, start: usize) -> &[&'t str] {
        let part = self.parts.get(start);
        let begin = self.parts.iter().position(|other| Some(other) == part).unwrap_or(0);
        self.all.get(begin..start).unwrap_or_default()
    }
}
