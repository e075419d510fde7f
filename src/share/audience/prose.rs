//! One text: its words, and those of them that are names.

use super::index::{Entry, Index};
use super::labels::Labels;
use super::{Doubt, Place, Undecided};
use crate::model::Text;

/// The words of a text, each with the byte it begins at. A point within a word belongs to it, as in
/// the names of users of a chat.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || is_mark(c);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = rest.find(char::is_alphanumeric)?;
        let word = rest.get(start..)?;
        let length = word.find(|c| !is_part(c)).unwrap_or(word.len());
        let begin = at + start;
        at = begin + length;
        Some((begin, word.get(..length)?))
    })
}

/// An accent that stands behind its letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Replaces names in texts, and notes what could not be decided.
pub(super) struct Prose<'a> {
    pub(super) index: &'a Index,
    pub(super) labels: Labels<'a>,
    pub(super) undecided: Vec<Undecided>,
}

impl Prose<'_> {
    /// The text with names replaced.
    pub(super) fn replaced(&mut self, text: &str, place: &Place) -> Text {
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        let all: Vec<(usize, &str)> = words(text).collect();
        let addresses = addresses(text);
        let mut next = 0;
        while let Some((begin, word)) = all.get(next).copied() {
            next += 1;
            let entries = self.index.beginning(&word.to_lowercase());
            let is_mention = text.get(..begin).is_some_and(|before| before.ends_with('@'));
            let found = entries.iter().find_map(|entry| Some((entry, matched(text, &all, next - 1, entry)?)));
            if addresses.iter().any(|(from, to)| (*from..*to).contains(&begin)) {
                if found.is_some() {
                    self.doubt(place, Some(word), Doubt::Address);
                }
                continue;
            }
            match found {
                Some((entry, end)) => match doubt(entry, text.get(begin..end), is_mention) {
                    Some(why) => self.doubt(place, text.get(begin..end), why),
                    None => {
                        let from = if is_mention { begin - 1 } else { begin };
                        out.push_str(text.get(done..from).unwrap_or_default());
                        out.push_str(&self.labels.of(self.index, entry.known));
                        done = end;
                        next += entry.words.len() - 1;
                    }
                },
                None => self.unknown(text, begin, word, is_mention, place),
            }
        }
        out.push_str(text.get(done..).unwrap_or_default());
        self.unspaced(out)
    }

    /// A word that is no known name, and yet the name of somebody.
    fn unknown(&mut self, text: &str, begin: usize, word: &str, is_mention: bool, place: &Place) {
        let end = begin + word.len();
        let behind = text.get(end..).unwrap_or_default();
        let before = text.get(..begin).unwrap_or_default();
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let of_mail = is_mention && is_letter(before.chars().rev().nth(1));
        if of_mail {
            self.doubt(place, Some(word_around(text, begin)), Doubt::Mail);
        } else if is_mention && !behind.starts_with('@') {
            self.doubt(place, text.get(begin - 1..end), Doubt::Mention);
        }
    }

    /// Names in scripts without blanks, wherever they stand.
    fn unspaced(&mut self, text: String) -> Text {
        let mut text = text;
        for (name, known) in &self.index.unspaced {
            if text.contains(&**name) {
                text = text.replace(&**name, &self.labels.of(self.index, *known));
            }
        }
        text.into()
    }

    fn doubt(&mut self, place: &Place, word: Option<&str>, why: Doubt) {
        let found = Undecided { place: place.clone(), word: word.unwrap_or_default().into(), why };
        if self.undecided.last() != Some(&found) {
            self.undecided.push(found);
        }
    }
}

/// Where the name ends that begins with this word, when it stands here.
fn matched(text: &str, all: &[(usize, &str)], first: usize, entry: &Entry) -> Option<usize> {
    let mut end = None;
    for (at, wanted) in entry.words.iter().enumerate() {
        let (begin, word) = all.get(first + at).copied()?;
        let gap = end.map_or(Some(""), |end: usize| text.get(end..begin))?;
        if word.to_lowercase() != *wanted || gap.len() > 2 || gap.contains(['\n', ',', ';', ':']) {
            return None;
        }
        end = Some(begin + word.len());
    }
    end
}

/// Why a name that was found cannot be replaced without a person.
fn doubt(entry: &Entry, found: Option<&str>, is_mention: bool) -> Option<Doubt> {
    let is_whole = entry.words.len() > 1 || is_mention;
    match () {
        () if entry.is_shared => Some(Doubt::Shared),
        () if is_whole => None,
        () if entry.is_ordinary => Some(Doubt::Word),
        () if !entry.written.iter().any(|written| found == Some(written)) => Some(Doubt::Case),
        () => None,
    }
}

/// The stretches of a text that are addresses.
fn addresses(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (middle, _) in text.match_indices("://") {
        let before = text.get(..middle).unwrap_or_default();
        let from = before.len() - before.chars().rev().take_while(char::is_ascii_alphanumeric).count();
        let rest = text.get(middle..).unwrap_or_default();
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '"')).unwrap_or(rest.len());
        found.push((from, middle + end));
    }
    found
}

/// The piece of a text between blanks that holds a byte.
fn word_around(text: &str, at: usize) -> &str {
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    let from = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let to = behind.find(char::is_whitespace).map_or(text.len(), |end| at + end);
    let word = text.get(from..to).or(text.get(before.len()..)).unwrap_or_default();
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
