//! The Markdown subset of event texts and report prose.
//!
//! `**bold**`, `*emphasis*`, `` `code` ``, `[label](address)`, bare addresses and line breaks.
//! Everything else is literal text, HTML included: the result is a tree of spans, never markup. A
//! backslash takes the meaning from the sign behind it; marks without a partner stay what they are.
//! Marks do not reach over the end of a line, so a stray asterisk spoils one line at most.

mod code;
mod line;
mod link;

pub use link::{host_label, safe_url};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// Literal text.
    Text(&'a str),
    /// Code, literal.
    Code(&'a str),
    /// The end of a line.
    Break,
    /// Bold text.
    Strong(Vec<Span<'a>>),
    /// Emphasised text.
    Emphasis(Vec<Span<'a>>),
    /// A link.
    Link {
        /// Its address, which passed [`safe_url`].
        url: &'a str,
        /// What is shown; holds no further link.
        label: Vec<Span<'a>>,
    },
}

/// The spans of a text; takes time proportional to its length, whatever it holds.
///
/// ```
/// use postmortem_timeline::model::markup::{Span, parse};
/// let spans = parse("see **logs**");
/// assert_eq!(spans, [Span::Text("see "), Span::Strong(vec![Span::Text("logs")])]);
/// ```
pub fn parse(text: &str) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    for (number, line) in lines(text).enumerate() {
        if number > 0 {
            spans.push(Span::Break);
        }
        spans.extend(line::parse(line, true));
    }
    spans
}

/// The text as people see it, without marks; for search.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_plain(&parse(text), '\n', &mut out);
    out
}

/// The text as people see it, in one line; for labels.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_plain(&parse(text), ' ', &mut out);
    out.trim().to_owned()
}

/// A text that is shown exactly as given, whatever signs it holds.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if line::has_meaning(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn push_plain(spans: &[Span<'_>], line_break: char, out: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) | Span::Code(text) => out.push_str(text),
            Span::Break => out.push(line_break),
            Span::Strong(inner) | Span::Emphasis(inner) | Span::Link { label: inner, .. } => {
                push_plain(inner, line_break, out);
            }
        }
    }
}

/// Lines end with `\n`, `\r\n` or `\r`.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}
