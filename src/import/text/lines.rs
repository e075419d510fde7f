//! From lines to blocks: headings, bullets, quotes, code, rows of tables, and plain lines.

mod kinds;
mod tables;

use super::block::{Block, Kind};
use super::breaks::{bracketed, broken, component, defined, is_bold, unended};
use super::bullets;
use super::clean::is_unseen;
use super::fences::Fence;
use super::head::Finder;
use super::list_table::ListTable;
use super::rows::{AsciiTable, WikiTable};
use super::stamped::Head;
use kinds::{classified, glued, is_rule, is_underlined, logged_day};
use std::borrow::Cow;

/// Reads line after line.
pub(super) struct Lines<'a> {
    pub(super) finder: Finder<'a>,
    pub(super) blocks: Vec<Block>,
    /// Whether code is read as text: the whole list was pasted as code.
    is_code_text: bool,
    fence: Option<Fence>,
    wiki: Option<WikiTable>,
    ascii: Option<AsciiTable>,
    listed: Option<ListTable>,
    /// Whether a table has lines between its rows, and whether one stands above the next line.
    grid: Option<bool>,
    table: u32,
    number: usize,
    /// Whether the fields in front of the text are under way.
    in_front: bool,
    /// The sign before the first item of the list.
    sign: Option<char>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(finder: Finder<'a>, is_code_text: bool) -> Self {
        Self {
            finder,
            blocks: Vec::new(),
            is_code_text,
            fence: None,
            wiki: None,
            ascii: None,
            listed: None,
            grid: None,
            table: 0,
            number: 0,
            in_front: false,
            sign: None,
        }
    }

    pub(super) fn push(&mut self, line: &str) {
        self.number += 1;
        let is_code = self.fence.is_some() || line.contains('`');
        let line = &if is_code { Cow::Borrowed(line) } else { plain_signs(line) };
        let line = line.trim_start_matches(is_unseen).trim_end();
        let trimmed = line.trim_start();
        let indent = columns(line.get(..line.len() - trimmed.len()).unwrap_or_default());
        if self.fenced(trimmed) || self.ascii_table(trimmed) || self.list_table(trimmed, indent) {
            return;
        }
        let trimmed = unended(trimmed);
        let trimmed = component(trimmed).or_else(|| bracketed(trimmed, &self.finder)).unwrap_or(trimmed);
        if trimmed.is_empty() {
            return self.add(Kind::Blank, 0, "");
        }
        if let Some(day) = logged_day(trimmed) {
            self.add(Kind::Blank, 0, "");
            return self.add(if day.is_empty() { Kind::Blank } else { Kind::Heading(6) }, 0, &day);
        }
        if self.wiki_table(trimmed) || self.grid(trimmed) || self.row(line, trimmed) {
            return;
        }
        self.grid = None;
        if let Some(quoted) = trimmed.strip_prefix('>').filter(|_| indent < 4) {
            return self.add(Kind::Quote, indent, quoted.trim_start());
        }
        if is_rule(trimmed) {
            return self.rule(trimmed);
        }
        self.plain(indent, trimmed);
    }

    /// A line of one sign: it underlines a heading, or parts what is above from what is below.
    fn rule(&mut self, line: &str) {
        // A text that begins with a rule has fields in front of it, down to the next one.
        let begins = !self.in_front && self.blocks.iter().all(|block| block.kind == Kind::Blank);
        let in_front = self.in_front;
        let level = if line.starts_with('=') { 1 } else { 2 };
        if let Some(last) = self.blocks.last_mut().filter(|last| is_underlined(last, line, in_front)) {
            last.kind = Kind::Heading(level);
        }
        self.in_front = begins;
        self.add(Kind::Blank, 0, "");
    }

    /// A line that is no part of a table, no rule and no quote.
    fn plain(&mut self, indent: usize, trimmed: &str) {
        let is_below = self.blocks.last().is_some_and(|last| last.kind == Kind::Text);
        let text = defined(trimmed, is_below);
        if let Some(text) = text.filter(|_| self.finder.behind_log_mark(trimmed).is_none()) {
            return self.add(Kind::Text, indent, text);
        }
        let cut = glued(trimmed).filter(|_| self.has_bracketed_head());
        let (trimmed, message) = cut.and_then(|at| trimmed.split_at_checked(at)).unwrap_or((trimmed, ""));
        let mut parts =
            broken(trimmed, &self.finder).into_iter().chain((!message.is_empty()).then_some(message));
        let (kind, depth, text) = classified(parts.next().unwrap_or_default());
        self.add(kind, indent + depth, text);
        self.nest(trimmed);
        for part in parts {
            self.add(Kind::Text, indent, part);
        }
    }

    /// Whether the last time that a line began with stands in brackets, before a name.
    fn has_bracketed_head(&self) -> bool {
        let last = self.blocks.iter().rev().take(60).find(|block| block.head.is_some());
        last.is_some_and(|block| block.text.starts_with('['))
    }

    /// Puts an item below those above it where only its sign says that it belongs there: pages of
    /// documents lose their indents when they are copied.
    fn nest(&mut self, line: &str) {
        let Some(last) = self.blocks.last_mut() else { return };
        match last.kind {
            Kind::Heading(_) => self.sign = None,
            Kind::Bullet => {
                last.is_ticked = bullets::ticked(line);
                let sign = bullets::sign(line);
                let first = *self.sign.get_or_insert(sign);
                let has_time = last.head.as_ref().is_some_and(Head::has_clock);
                if !has_time && sign != first && sign != bullets::PLAIN {
                    last.indent += 1;
                }
            }
            _ => {}
        }
    }

    /// The rest of what is open at the end of the text.
    pub(super) fn finish(&mut self) {
        if let Some(mut table) = self.ascii.take() {
            self.add_rows(table.take_complete());
        }
        if let Some((cells, is_head)) = self.listed.take().and_then(|mut table| table.take()) {
            self.add_row(cells, is_head);
        }
        if let Some(row) = self.wiki.take().and_then(|mut table| table.take()) {
            self.add_row(row.cells, row.is_header);
        }
    }

    /// Whether what stands in blocks of code is the list from here on.
    pub(super) fn set_code_text(&mut self, is_text: bool) {
        self.is_code_text = is_text;
    }

    /// Takes a line that opens a block of code or of somebody's words, or stands in it, or closes it.
    fn fenced(&mut self, trimmed: &str) -> bool {
        let Some(open) = self.fence else {
            if let Some(code) = Fence::whole(trimmed) {
                self.within(Fence::Signs('`'), code);
                return true;
            }
            let Some((fence, rest)) = Fence::opened(trimmed) else { return false };
            self.fence = Some(fence);
            self.within(fence, rest);
            return true;
        };
        match open.closed(trimmed) {
            Some(rest) => {
                self.fence = None;
                self.within(open, rest);
            }
            None if self.is_code_text => return false,
            None if trimmed.is_empty() => self.add(open.kind(), 0, ""),
            None => self.within(open, trimmed),
        }
        true
    }

    /// What stands in a line of such a block.
    fn within(&mut self, fence: Fence, line: &str) {
        if !line.is_empty() {
            self.add(if self.is_code_text { Kind::Text } else { fence.kind() }, 0, line);
        }
    }

    fn add(&mut self, kind: Kind, indent: usize, text: &str) {
        let mut block = Block::new(self.number, kind, indent, text);
        // Items of a field in front are names, of files say: "- 2024-03-12-outage.md".
        let is_field = self.in_front && kind == Kind::Bullet;
        if matches!(kind, Kind::Heading(_) | Kind::Bullet | Kind::Text) && !is_field {
            block.head = self
                .finder
                .behind_log_mark(text)
                .or_else(|| self.finder.head(text))
                .or_else(|| self.finder.behind_nick(text))
                .or_else(|| self.finder.behind_state(text))
                .or_else(|| self.finder.behind_title(text))
                .or_else(|| self.finder.behind_remark(text))
                .or_else(|| self.finder.update(text, matches!(kind, Kind::Heading(_)) || is_bold(text)))
                .or_else(|| self.finder.in_brackets(text).filter(|_| matches!(kind, Kind::Heading(_))))
                .or_else(|| self.finder.numbered_day_alone(text))
                .or_else(|| self.finder.tail(text));
        }
        self.blocks.push(block);
    }
}

/// A line with the dashes and blanks that HTML spells out.
fn plain_signs(line: &str) -> Cow<'_, str> {
    const SIGNS: [(&str, &str); 3] = [("&ndash;", "–"), ("&mdash;", "—"), ("&nbsp;", " ")];
    let found = SIGNS.iter().filter(|(name, _)| line.contains('&') && line.contains(name));
    found.fold(Cow::Borrowed(line), |line, (name, sign)| Cow::Owned(line.replace(name, sign)))
}

/// Columns of white space; a tab reaches to the next multiple of four.
fn columns(space: &str) -> usize {
    space.chars().fold(0, |columns, c| if c == '\t' { columns / 4 * 4 + 4 } else { columns + 1 })
}
