//! Reading storage format as the XML that it is, with the messages of Confluence's own parser.

use std::iter::Peekable;
use std::str::Chars;

use super::entity::{is_xml, named};
use super::rule::{self, Rule};

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text with its entities resolved.
    Text(String),
    /// A CDATA section.
    Cdata(String),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// The name with its prefix.
    pub name: String,
    /// The attributes as written.
    pub attributes: Vec<(String, String)>,
    /// What is inside.
    pub children: Vec<Node>,
}

impl Element {
    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The elements directly inside.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }

    /// All text inside, at any depth.
    pub fn text(&self) -> String {
        let of = |node: &Node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) | Node::Cdata(text) => text.clone(),
        };
        self.children.iter().map(of).collect()
    }
}

/// Why a text is no XML, and by which rule.
pub type Problem = (&'static Rule, String);

/// Reads a fragment.
///
/// # Errors
/// Fails with the parser's message, row and column.
pub fn parse(text: &str) -> Result<Vec<Node>, Problem> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = Reader { chars: text.chars().peekable(), row: 1, column: 1 };
    let mut open = vec![Element::default()];
    while let Some(next) = reader.chars.peek().copied() {
        if next == '<' {
            reader.take()?;
            reader.markup(&mut open)?;
        } else {
            let text = reader.text()?;
            push(&mut open, Node::Text(text));
        }
    }
    let root = open.pop().unwrap_or_default();
    if open.is_empty() {
        return Ok(root.children);
    }
    let message = format!("Unexpected EOF; was expecting a close tag for element <{}>", root.name);
    Err(reader.problem(&message))
}

fn push(open: &mut [Element], node: Node) {
    if let Some(element) = open.last_mut() {
        element.children.push(node);
    }
}

struct Reader<'a> {
    chars: Peekable<Chars<'a>>,
    row: usize,
    column: usize,
}

impl Reader<'_> {
    fn problem(&self, message: &str) -> Problem {
        self.problem_by(&rule::NOT_XML, message)
    }

    fn problem_by(&self, rule: &'static Rule, message: &str) -> Problem {
        (rule, format!("{message}\n at [row,col {{unknown-source}}]: [{},{}]", self.row, self.column))
    }

    /// The next character, which has to be one of XML.
    fn take(&mut self) -> Result<char, Problem> {
        let Some(next) = self.chars.next() else {
            return Err(self.problem("Unexpected EOF"));
        };
        if !is_xml(next) {
            let message = format!("Illegal character ((CTRL-CHAR, code {}))", u32::from(next));
            return Err(self.problem_by(&rule::ILLEGAL_CHARACTER, &message));
        }
        self.column += 1;
        if next == '\n' {
            self.row += 1;
            self.column = 1;
        }
        Ok(next)
    }

    fn expect(&mut self, wanted: char) -> Result<(), Problem> {
        match self.take()? {
            found if found == wanted => Ok(()),
            found => Err(self.unexpected(found, &format!("expected '{wanted}'"))),
        }
    }

    fn unexpected(&self, found: char, wanted: &str) -> Problem {
        self.problem(&format!("Unexpected character '{found}' (code {}) {wanted}", u32::from(found)))
    }

    /// Everything up to an end, which is taken too.
    fn until(&mut self, end: &str) -> Result<String, Problem> {
        let mut text = String::new();
        while !text.ends_with(end) {
            text.push(self.take()?);
        }
        text.truncate(text.len() - end.len());
        Ok(text)
    }

    fn text(&mut self) -> Result<String, Problem> {
        let mut text = String::new();
        // Only characters as written end a section; a resolved entity does not.
        let mut brackets = 0_usize;
        while let Some(next) = self.chars.peek().copied().filter(|next| *next != '<') {
            self.take()?;
            if next == '>' && brackets >= 2 {
                let message =
                    "String ']]>' not allowed in textual content, except as the end marker of CDATA section";
                return Err(self.problem_by(&rule::CDATA_END, message));
            }
            brackets = if next == ']' { brackets + 1 } else { 0 };
            text.push(if next == '&' { self.entity()? } else { next });
        }
        Ok(text)
    }

    fn entity(&mut self) -> Result<char, Problem> {
        if !self.chars.peek().is_some_and(|next| next.is_alphanumeric() || *next == '#') {
            let found = self.take()?;
            return Err(self.unexpected(found, "(expected a name start character)"));
        }
        let name = self.until(";")?;
        let Some(number) = name.strip_prefix('#') else {
            return named(&name)
                .ok_or_else(|| self.problem(&format!("Undeclared general entity \"{name}\"")));
        };
        let code = match number.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        let value = code.ok().and_then(char::from_u32).filter(|value| is_xml(*value));
        let message = format!(
            "Illegal character entity: expansion character (code {number}) not a valid XML character"
        );
        value.ok_or_else(|| self.problem_by(&rule::ILLEGAL_CHARACTER, &message))
    }

    fn name(&mut self) -> Result<String, Problem> {
        let mut name = String::new();
        let part = |next: char| next.is_alphanumeric() || matches!(next, ':' | '-' | '_' | '.');
        while let Some(next) = self.chars.peek().copied().filter(|next| part(*next)) {
            name.push(next);
            self.take()?;
        }
        if name.starts_with(|first: char| first.is_alphabetic() || first == '_') {
            return Ok(name);
        }
        let found = self.take()?;
        Err(self.unexpected(found, "expected a name"))
    }

    fn space(&mut self) -> Result<(), Problem> {
        while self.chars.peek().is_some_and(|next| next.is_ascii_whitespace()) {
            self.take()?;
        }
        Ok(())
    }

    /// Whatever begins with `<`, which is taken already.
    fn markup(&mut self, open: &mut Vec<Element>) -> Result<(), Problem> {
        match self.chars.peek() {
            Some('!') => self.declaration(open),
            Some('?') => self.until("?>").map(drop),
            Some('/') => self.close(open),
            _ => self.open(open),
        }
    }

    fn declaration(&mut self, open: &mut [Element]) -> Result<(), Problem> {
        self.expect('!')?;
        if self.chars.peek() == Some(&'-') {
            self.expect('-')?;
            self.expect('-')?;
            return self.until("-->").map(drop);
        }
        for wanted in "[CDATA[".chars() {
            self.expect(wanted)?;
        }
        let text = self.until("]]>")?;
        push(open, Node::Cdata(text));
        Ok(())
    }

    fn close(&mut self, open: &mut Vec<Element>) -> Result<(), Problem> {
        self.expect('/')?;
        let name = self.name()?;
        self.space()?;
        self.expect('>')?;
        match open.pop() {
            Some(element) if element.name == name && !open.is_empty() => {
                push(open, Node::Element(element));
                Ok(())
            }
            Some(element) if !open.is_empty() => {
                Err(self.problem(&format!("Unexpected close tag </{name}>; expected </{}>.", element.name)))
            }
            _ => Err(self.problem(&format!("Unexpected close tag </{name}>; expected </xml>."))),
        }
    }

    fn open(&mut self, open: &mut Vec<Element>) -> Result<(), Problem> {
        let mut element = Element { name: self.name()?, ..Element::default() };
        loop {
            self.space()?;
            match self.chars.peek() {
                Some('>') => {
                    self.take()?;
                    open.push(element);
                    return Ok(());
                }
                Some('/') => {
                    self.take()?;
                    self.expect('>')?;
                    push(open, Node::Element(element));
                    return Ok(());
                }
                _ => {
                    let attribute = self.attribute(&element)?;
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn attribute(&mut self, element: &Element) -> Result<(String, String), Problem> {
        let name = self.name()?;
        if element.attribute(&name).is_some() {
            return Err(self.problem(&format!("Duplicate attribute '{name}'.")));
        }
        self.space()?;
        self.expect('=')?;
        self.space()?;
        let quote = self.take()?;
        if !matches!(quote, '"' | '\'') {
            return Err(self.unexpected(quote, "in start tag, expected a quote"));
        }
        let mut value = String::new();
        loop {
            match self.take()? {
                next if next == quote => return Ok((name, value)),
                '&' => value.push(self.entity()?),
                '<' => return Err(self.unexpected('<', "in attribute value")),
                next => value.push(next),
            }
        }
    }
}
