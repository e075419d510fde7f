//! Pages in HTML and in Confluence's storage format, as lines that the rest can read.
//!
//! Nothing is run and nothing is shown as markup: tags become the marks that plain texts use, and
//! what is no known tag is dropped. Scripts and styles hold no text.

use super::entities::unescape;
use super::spans::{self, Spans};
use crate::import::pieces::from;

/// Whether a text is a page, or a part of one.
pub(super) fn is_page(text: &str) -> bool {
    const BLOCKS: [&str; 14] = [
        "<p>", "<p ", "<table", "<ul", "<ol", "<h1", "<h2", "<h3", "<div", "<html", "<!doctype", "<body",
        "<ac:", "<time",
    ];
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head: String = start.chars().take(400).flat_map(char::to_lowercase).collect();
    head.starts_with('<') && BLOCKS.iter().any(|tag| head.contains(tag)) && !head.starts_with("<http")
}

/// The lines of a page, each with the number of the line of the page that it began in.
pub(super) fn lines(page: &str) -> (String, Vec<usize>) {
    let mut writer = Writer::default();
    let mut rest = page;
    while !rest.is_empty() {
        let start = rest.find('<').unwrap_or(rest.len());
        writer.text(rest.get(..start).unwrap_or_default());
        rest = from(rest, start);
        if rest.is_empty() {
            break;
        }
        let Some(end) = tag_end(rest) else {
            writer.text("<");
            rest = from(rest, 1);
            continue;
        };
        let tag = rest.get(..end).unwrap_or_default();
        writer.count(tag);
        rest = from(rest, end);
        if let Some(closing) = hidden(tag).filter(|_| !writer.shows(tag)) {
            let over = rest.find(closing).unwrap_or(rest.len());
            writer.count(rest.get(..over).unwrap_or_default());
            rest = from(rest, over);
        } else if let Some(code) = tag.strip_prefix("<![CDATA[") {
            writer.text(code.strip_suffix("]]>").unwrap_or(code));
        } else {
            writer.tag(tag);
        }
    }
    writer.flush();
    (writer.out, writer.numbers)
}

/// The byte behind a tag; `None` when it is none.
fn tag_end(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return Some(text.find("-->").map_or(text.len(), |at| at + 3));
    }
    if text.starts_with("<![CDATA[") {
        return Some(text.find("]]>").map_or(text.len(), |at| at + 3));
    }
    let first = text.chars().nth(1)?;
    if !(first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
        return None;
    }
    let mut quote = None;
    for (at, char) in text.char_indices() {
        match (quote, char) {
            (None, '"' | '\'') => quote = Some(char),
            (Some(open), _) if open == char => quote = None,
            (None, '>') => return Some(at + 1),
            // Each sign is looked at once: what comes next may be a tag itself.
            (_, '<') if at > 0 => return None,
            _ => {}
        }
    }
    None
}

/// The tag that ends what holds no text for people.
fn hidden(tag: &str) -> Option<&'static str> {
    let name = name(tag).to_lowercase();
    match name.as_str() {
        _ if tag.ends_with("/>") || tag.starts_with("</") => None,
        "script" => Some("</script"),
        "style" => Some("</style"),
        "title" => Some("</title"),
        "ac:parameter" => Some("</ac:parameter"),
        _ => None,
    }
}

fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(inner.len());
    inner.get(..end).unwrap_or_default()
}

/// The value of an attribute.
fn attribute(tag: &str, key: &str) -> Option<String> {
    let of = |quote: char| {
        let start = tag.find(&format!(" {key}={quote}"))? + key.len() + 3;
        from(tag, start).split(quote).next()
    };
    // The lines that are written are counted.
    of('"').or_else(|| of('\'')).map(|value| unescape(value).replace(['\n', '\r'], " "))
}

/// The time that an element says for programs: `<time datetime="…">`, `<span data-utc="…">`.
fn moment(tag: &str, name: &str) -> Option<String> {
    if name == "time" {
        return attribute(tag, "datetime");
    }
    const KEYS: [&str; 6] =
        ["data-utc", "data-time", "data-timestamp", "data-datetime", "data-date", "datetime"];
    // Only a whole stamp can be nothing else.
    let is_whole = |at: &String| at.len() >= 16 && at.get(10..11) == Some("T") && at.contains(':');
    KEYS.iter().find_map(|key| attribute(tag, key)).filter(is_whole)
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The line under way.
    line: String,
    numbers: Vec<usize>,
    /// Line of the page.
    at: usize,
    began: usize,
    lists: Vec<bool>,
    /// Cells of the row under way, and whether they head columns.
    row: Option<(Vec<(String, usize)>, bool)>,
    /// Whether the cell under way heads a column; `None` between cells.
    cell: Option<bool>,
    /// Whether a table began in the row under way.
    is_nested: bool,
    /// How many rows the cell under way spans, and how many columns.
    span: usize,
    width: usize,
    spans: Spans,
    is_pre: bool,
    /// Whether the macro of a status is open.
    is_status: bool,
    link: Option<String>,
    /// Where what the element of a time shows begins in the line, when the element says its time whole;
    /// and the name of the element.
    time: Option<(usize, String)>,
}

impl Writer {
    fn count(&mut self, text: &str) {
        self.at += text.matches('\n').count();
    }

    fn text(&mut self, text: &str) {
        let plain = unescape(text);
        if self.line.trim().is_empty() && !plain.trim().is_empty() {
            self.began = self.at;
        }
        self.count(text);
        for char in plain.chars() {
            match char {
                '\n' if self.is_pre => self.flush(),
                c if c.is_whitespace() => {
                    if !self.line.ends_with(' ') {
                        self.line.push(' ');
                    }
                }
                '|' if self.row.is_some() => self.line.push_str("\\|"),
                c => self.line.push(c),
            }
        }
    }

    /// Whether a parameter is what a macro of Confluence shows: the word of a status.
    fn shows(&self, tag: &str) -> bool {
        self.is_status && attribute(tag, "ac:name").is_some_and(|name| name == "title")
    }

    fn tag(&mut self, tag: &str) {
        let closes = tag.starts_with("</");
        let name = name(tag).to_lowercase();
        match name.as_str() {
            "ac:structured-macro" | "ac:macro" => {
                self.is_status = !closes && attribute(tag, "ac:name").is_some_and(|name| name == "status");
            }
            "ac:parameter" if closes && self.is_status && !self.line.ends_with(' ') => self.line.push(' '),
            "caption" => self.heading("h6", closes),
            "b" | "strong" => self.mark("**", closes),
            "code" | "tt" if !self.is_pre => self.line.push('`'),
            "time" | "span" | "abbr" => self.time(&name, tag, closes),
            "a" => self.anchor(tag, closes),
            "br" => self.line_break(),
            // Pages of a status write the time of an update small.
            "small" if self.row.is_none() && self.lists.is_empty() => self.flush(),
            "pre" => {
                self.flush();
                self.is_pre = !closes;
            }
            "ul" | "ol" => self.list(closes),
            "li" => self.item(closes),
            "tr" => self.row(closes),
            "td" | "th" => self.cell(&name, tag, closes),
            "p" | "div" | "section" | "article" | "header" | "table" | "blockquote" | "dt" | "dd" => {
                if name == "table" {
                    self.table(closes);
                }
                self.block();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(&name, closes),
            _ => {}
        }
    }

    /// The time that an element says stands for what it shows, which is the same in other words.
    fn time(&mut self, name: &str, tag: &str, closes: bool) {
        if closes {
            if let Some((start, _)) = self.time.take_if(|(_, open)| open == name) {
                self.line.truncate(start);
            }
        } else if let Some(at) = moment(tag, name).filter(|_| self.time.is_none()) {
            self.line.push_str(&at);
            self.line.push(' ');
            self.time = Some((self.line.len(), name.to_owned())).filter(|_| at.contains(':'));
        }
    }

    fn mark(&mut self, mark: &str, closes: bool) {
        if closes && self.line.ends_with(' ') {
            self.line.pop();
            self.line.push_str(mark);
            self.line.push(' ');
        } else {
            self.line.push_str(mark);
        }
    }

    fn anchor(&mut self, tag: &str, closes: bool) {
        if closes {
            if let Some(url) = self.link.take() {
                self.line.push_str(&format!("]({url})"));
            }
        } else if let Some(url) =
            attribute(tag, "href").filter(|url| url.contains(':') && !url.starts_with('#'))
        {
            self.line.push('[');
            self.link = Some(url);
        }
    }

    fn line_break(&mut self) {
        if self.row.is_some() {
            self.line.push_str("<br>");
        } else {
            self.flush();
        }
    }

    /// Blocks in a cell are lines of it.
    fn block(&mut self) {
        if self.row.is_none() {
            self.flush();
            self.out.push('\n');
            self.numbers.push(self.at + 1);
        } else if !self.line.trim().is_empty() && !self.line.ends_with("<br>") {
            self.line.push_str("<br>");
        }
    }

    fn heading(&mut self, name: &str, closes: bool) {
        self.flush();
        let level = name.get(1..).and_then(|level| level.parse().ok()).unwrap_or(2_usize);
        if !closes {
            self.line = format!("{} ", "#".repeat(level));
        }
    }

    fn list(&mut self, closes: bool) {
        if self.row.is_some() {
            return;
        }
        self.flush();
        if closes {
            self.lists.pop();
        } else {
            self.lists.push(true);
        }
    }

    fn item(&mut self, closes: bool) {
        if self.row.is_some() {
            return self.block();
        }
        self.flush();
        if !closes {
            self.line = format!("{}- ", "  ".repeat(self.lists.len().saturating_sub(1).min(20)));
        }
    }

    fn table(&mut self, closes: bool) {
        if closes {
            self.end_row();
        }
        self.is_nested = self.row.is_some();
        self.spans = Spans::default();
    }

    /// Rows and cells end where the next one begins: their closing tags may be left out
    /// (HTML, section 13.1.2.4).
    fn row(&mut self, closes: bool) {
        if closes || !self.is_nested {
            self.end_row();
        }
        if !closes {
            self.is_nested = false;
            self.flush();
            (self.row, self.cell) = (Some((Vec::new(), true)), None);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some((cells, is_header)) = self.row.take().filter(|(cells, _)| !cells.is_empty()) else { return };
        let cells = self.spans.fill(cells);
        let alignment = format!("|{}\n", "---|".repeat(cells.len()));
        self.out.push_str(&format!("| {} |\n", cells.join(" | ")));
        self.numbers.push(self.at + 1);
        if is_header {
            self.out.push_str(&alignment);
            self.numbers.push(self.at + 1);
        }
    }

    fn cell(&mut self, name: &str, tag: &str, closes: bool) {
        self.end_cell();
        if self.row.is_none() || closes {
            self.line.clear();
            return;
        }
        self.line.clear();
        self.cell = Some(name == "th");
        (self.span, self.width) = (spans::rows(tag), spans::columns(tag));
    }

    fn end_cell(&mut self) {
        let Some(is_head) = self.cell.take() else { return };
        let Some((cells, is_header)) = &mut self.row else { return };
        let text = std::mem::take(&mut self.line);
        let text = text.trim().trim_end_matches("<br>").trim();
        cells.push((text.to_owned(), self.span));
        cells.extend((1..self.width).map(|_| (String::new(), self.span)));
        *is_header &= is_head;
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let is_mark = line.trim().chars().all(|c| matches!(c, '#' | '-'));
        if !line.trim().is_empty() && !is_mark {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
            self.numbers.push(self.began + 1);
        } else if is_mark && !line.is_empty() {
            // An item whose text stands in a block of its own.
            self.line = line;
        }
    }
}
