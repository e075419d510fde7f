//! Places in a text: a path through the JSON, a line and a column, an excerpt.

use std::borrow::Cow;
use std::fmt;

/// How many characters an excerpt shows on each side of its place.
const EXCERPT: usize = 40;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a field of an object.
    Key(Cow<'static, str>),
    /// To an item of a list, counted from 0.
    Index(usize),
}

/// The way from the document to a value, written `events[3].at`; empty for the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// The path of a field of what this path leads to.
    #[must_use]
    pub fn key(&self, key: impl Into<Cow<'static, str>>) -> Self {
        self.with(Step::Key(key.into()))
    }

    /// The path of an item of the list that this path leads to.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Step::Index(index))
    }

    /// Whether this is the document itself.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn with(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(out, "[{index}]")?,
                Step::Key(key) if is_plain(key) => {
                    write!(out, "{}{key}", if at == 0 { "" } else { "." })?;
                }
                Step::Key(key) => write!(out, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// A place in a text and its surroundings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line and column.
    pub position: Position,
    /// What stands there.
    pub excerpt: Excerpt,
}

impl Place {
    /// The place of the byte at this offset.
    pub fn of(text: &str, offset: usize) -> Self {
        Self { position: Position::of(text, offset), excerpt: Excerpt::of(text, offset) }
    }
}

/// Line and column, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Position {
    /// The place of the byte at this offset; the end of the text when it is shorter.
    pub fn of(text: &str, offset: usize) -> Self {
        let before = before(text, offset);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = last_line(before).chars().count() + 1;
        Self { line, column }
    }
}

/// Part of one line, cut in two at the place that is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the place.
    pub before: String,
    /// What stands at the place and behind it.
    pub after: String,
}

impl Excerpt {
    /// The surroundings of the byte at this offset.
    pub fn of(text: &str, offset: usize) -> Self {
        let before = before(text, offset);
        let after = text.get(before.len()..).unwrap_or_default();
        let skip = last_line(before).chars().count().saturating_sub(EXCERPT);
        Self {
            before: last_line(before).chars().skip(skip).collect(),
            after: after.lines().next().unwrap_or_default().chars().take(EXCERPT).collect(),
        }
    }
}

/// The text before an offset; a little less when it lies inside a character.
fn before(text: &str, offset: usize) -> &str {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_like_code() {
        let path = Path::default().key("events").index(3).key("at");
        assert_eq!(path.to_string(), "events[3].at");
        let odd = Path::default().key("markers").key("our own").key("event");
        assert_eq!(odd.to_string(), r#"markers["our own"].event"#);
    }

    #[test]
    fn columns_count_characters() {
        let text = "{\n  \"é😀\": x";
        let offset = text.find('x').unwrap();
        assert_eq!(Position::of(text, offset), Position { line: 2, column: 9 });
        assert_eq!(Position::of(text, 999), Position { line: 2, column: 10 });
        // Inside a character: the character is meant.
        assert_eq!(Position::of("é", 1), Position { line: 1, column: 1 });
    }

    #[test]
    fn an_excerpt_stays_within_its_line() {
        let text = format!("first\n{}X{}\nlast", "a".repeat(60), "b".repeat(60));
        let excerpt = Excerpt::of(&text, text.find('X').unwrap());
        assert_eq!(excerpt.before, "a".repeat(40));
        assert_eq!(excerpt.after, format!("X{}", "b".repeat(39)));
    }
}
