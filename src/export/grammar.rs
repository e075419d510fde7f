//! Markups: how each writes what a text and a table are made of.

use super::blocks::{Block, Line, Piece};
use super::clock::Clock;
use crate::model::markup::{self, Span};

/// Where a text stands: what must be escaped depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a paragraph, a heading or an item of a list.
    Line,
    /// In a cell of a table.
    Cell,
}

/// A markup. Every method gets text that is already written in it, unless it says "literal".
pub(super) trait Grammar {
    /// Literal text, so that nothing in it means anything.
    fn escape(&self, literal: &str, place: Place) -> String;
    /// Bold text.
    fn strong(&self, inner: &str) -> String;
    /// Emphasised text.
    fn emphasis(&self, inner: &str) -> String;
    /// Literal code.
    fn code(&self, literal: &str, place: Place) -> String;
    /// A link; the address passed `safe_url`.
    fn link(&self, url: &str, label: &str, place: Place) -> String;
    /// An exclamation mark before a link, which some markups take for the sign of a picture.
    fn mark_before_link(&self) -> &'static str {
        "!"
    }
    /// The end of a line within a block.
    fn line_break(&self, place: Place) -> &'static str;
    /// A heading of a literal text.
    fn heading(&self, level: usize, literal: &str) -> String;
    /// A paragraph.
    fn paragraph(&self, inner: &str) -> String;
    /// A list.
    fn list(&self, items: &[String]) -> String;
    /// A table.
    fn table(&self, heads: &[String], rows: &[Vec<String>]) -> String;
}

/// The document in a markup.
pub(super) fn write(grammar: &dyn Grammar, clock: &Clock<'_>) -> String {
    let written: Vec<String> =
        super::blocks::of(clock).iter().map(|it| block(grammar, it)).filter(|it| !it.is_empty()).collect();
    written.join("\n")
}

/// One block, with a line end behind it.
pub(super) fn block(grammar: &dyn Grammar, block: &Block<'_>) -> String {
    let inner = |line: &Line<'_>, place: Place| pieces(grammar, line, place);
    match block {
        Block::Heading(level, text) => grammar.heading(*level, &one_line(text)),
        Block::Paragraph(line) => grammar.paragraph(&inner(line, Place::Line)),
        Block::List(items) => {
            let items: Vec<String> = items.iter().map(|item| inner(item, Place::Line)).collect();
            grammar.list(&items)
        }
        Block::Table(heads, rows) => {
            let heads: Vec<String> = heads.iter().map(|head| grammar.escape(head, Place::Cell)).collect();
            let cells = |row: &Vec<Line<'_>>| row.iter().map(|cell| inner(cell, Place::Cell)).collect();
            grammar.table(&heads, &rows.iter().map(cells).collect::<Vec<_>>())
        }
    }
}

/// A line in a markup.
pub(super) fn pieces(grammar: &dyn Grammar, line: &[Piece<'_>], place: Place) -> String {
    let mut out = String::new();
    for piece in line {
        match piece {
            Piece::Text(text) => out.push_str(&literal(grammar, text, place)),
            Piece::Strong(text) => out.push_str(&grammar.strong(&literal(grammar, text, place))),
            Piece::Prose(text) => out.push_str(&spans(grammar, &markup::parse(text), place)),
            Piece::Link(url, label) => {
                out.push_str(&grammar.link(url, &literal(grammar, &one_line(label), place), place));
            }
            Piece::Break => out.push_str(grammar.line_break(place)),
        }
    }
    out
}

/// Literal text in which line ends may stand.
fn literal(grammar: &dyn Grammar, text: &str, place: Place) -> String {
    let lines: Vec<String> = text.lines().map(|line| grammar.escape(line, place)).collect();
    lines.join(grammar.line_break(place))
}

fn spans(grammar: &dyn Grammar, all: &[Span<'_>], place: Place) -> String {
    let mut out = String::new();
    let mut open = String::new();
    for span in all {
        // A sign that a backslash stood before begins a span of its own: escaping sees the whole.
        if let Span::Text(text) = span {
            open.push_str(text);
            continue;
        }
        out.push_str(&grammar.escape(&std::mem::take(&mut open), place));
        match span {
            Span::Text(_) => {}
            Span::Code(code) => out.push_str(&grammar.code(code, place)),
            Span::Break => out.push_str(grammar.line_break(place)),
            Span::Strong(inner) => {
                out.push_str(&wrapped(inner, &spans(grammar, inner, place), |it| grammar.strong(it)))
            }
            Span::Emphasis(inner) => {
                out.push_str(&wrapped(inner, &spans(grammar, inner, place), |it| grammar.emphasis(it)))
            }
            Span::Link { url, label } => {
                if out.ends_with('!') {
                    out.pop();
                    out.push_str(grammar.mark_before_link());
                }
                out.push_str(&grammar.link(url, &spans(grammar, label, place), place));
            }
        }
    }
    out.push_str(&grammar.escape(&open, place));
    out
}

/// Marks around nothing would mean something else.
fn wrapped(inner: &[Span<'_>], written: &str, wrap: impl Fn(&str) -> String) -> String {
    if inner.is_empty() || written.trim().is_empty() { written.to_owned() } else { wrap(written) }
}

/// A text in one line.
pub(super) fn one_line(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.trim().to_owned()
}
