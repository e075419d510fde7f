//! The pieces of structure that a text consists of.

use super::stamped::Head;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    /// Its level, from 1.
    Heading(u8),
    Bullet,
    Text,
    /// Somebody's words, quoted.
    Quote,
    /// A line of code or of a log.
    Code,
    /// A row of a table.
    Row,
}

/// A line with what was recognised in it.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its number, from 1.
    pub(super) line: usize,
    pub(super) kind: Kind,
    /// Columns before it; for bullets of wikis, how many signs there are.
    pub(super) indent: usize,
    /// The line without the marks of its kind.
    pub(super) text: String,
    /// The time that it begins with, or ends with behind a label.
    pub(super) head: Option<Head>,
    pub(super) cells: Vec<Cell>,
    /// Which table a row belongs to.
    pub(super) table: u32,
    pub(super) is_header: bool,
    /// Whether it is a heading, and the day of what the text below it says.
    pub(super) is_whole_day: bool,
    /// Whether the box before an item is ticked, where there is one.
    pub(super) is_ticked: Option<bool>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) text: String,
    /// The time that it holds, and nothing else.
    pub(super) head: Option<Head>,
}

impl Block {
    pub(super) fn new(line: usize, kind: Kind, indent: usize, text: &str) -> Self {
        Self {
            line,
            kind,
            indent,
            text: text.to_owned(),
            head: None,
            cells: Vec::new(),
            table: 0,
            is_header: false,
            is_whole_day: false,
            is_ticked: None,
        }
    }
}
