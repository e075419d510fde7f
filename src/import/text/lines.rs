//! From lines to blocks: headings, bullets, quotes, code, rows of tables, and plain lines.

mod kinds;

use super::behind::is_address;
use super::beside::{is_in_brackets, is_remark};
use super::block::{Block, Cell, Kind};
use super::breaks::{broken, component, defined, is_bold, unended};
use super::bullets;
use super::clean::is_unseen;
use super::dates::names_part_of_day;
use super::fences::Fence;
use super::head::Finder;
use super::list_table::{ListTable, Step};
use super::roles::{self, Role};
use super::rows::{self, AsciiTable, WikiTable};
use super::stamped::Head;
use crate::model::markup;
use kinds::{classified, glued, is_rule, logged_day};

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
        let line = line.trim_start_matches(is_unseen).trim_end();
        let trimmed = line.trim_start();
        let indent = columns(line.get(..line.len() - trimmed.len()).unwrap_or_default());
        if self.fenced(trimmed) || self.ascii_table(trimmed) || self.list_table(trimmed, indent) {
            return;
        }
        let trimmed = unended(trimmed);
        let trimmed = component(trimmed).unwrap_or(trimmed);
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
            // A text that begins with a rule has fields in front of it, down to the next one.
            let begins = !self.in_front && self.blocks.iter().all(|block| block.kind == Kind::Blank);
            let underlined = |last: &&mut Block| {
                let is_day = |head: &Head| head.is_day() && head.label.is_empty() && head.rest.is_empty();
                let is_plain = last.head.as_ref().is_none_or(is_day);
                // "date: 2024-03-12" above the end of what stands in front.
                let is_field = self.in_front && last.text.contains(": ") && !last.text.contains(". ");
                // A line much longer than the text parts what is above from what is below.
                let is_under = trimmed.len() <= 4 * last.text.len() + 24;
                let is_title =
                    last.text.len() <= 60 && !last.text.ends_with('.') && is_plain && !is_field && is_under;
                let is_heading = last.text.len() <= 120 && trimmed.starts_with('=');
                last.kind == Kind::Text && (is_heading || trimmed.starts_with('-') && is_title)
            };
            if let Some(last) = self.blocks.last_mut().filter(underlined) {
                last.kind = Kind::Heading(if trimmed.starts_with('=') { 1 } else { 2 });
            }
            self.in_front = begins;
            return self.add(Kind::Blank, 0, "");
        }
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

    /// A table of AsciiDoc, between lines `|===`.
    fn ascii_table(&mut self, trimmed: &str) -> bool {
        let is_fence = trimmed.starts_with("|===") && trimmed.trim_matches(['|', '=']).is_empty();
        match self.ascii.take() {
            Some(mut table) if is_fence => self.add_rows(table.take_complete()),
            Some(mut table) => {
                let row = table.push(trimmed);
                self.ascii = Some(table);
                self.add_rows(row);
            }
            None if is_fence => {
                let above = self.blocks.last().map(|last| last.text.as_str()).unwrap_or_default();
                self.ascii = Some(AsciiTable::new(rows::ascii_columns(above).unwrap_or(0)));
                self.table += 1;
            }
            None => return false,
        }
        true
    }

    /// A table of reStructuredText, from its first line to one that is not set in.
    fn list_table(&mut self, trimmed: &str, indent: usize) -> bool {
        let Some(table) = &mut self.listed else {
            let Some(title) = ListTable::title(trimmed) else { return false };
            self.listed = Some(ListTable::default());
            self.table += 1;
            self.add(Kind::Text, 0, title);
            self.add(Kind::Blank, 0, "");
            return true;
        };
        if trimmed.is_empty() {
            return true;
        }
        match table.push(trimmed, indent) {
            Step::Inside => true,
            Step::Row(cells, is_head) => {
                self.add_row(cells, is_head);
                true
            }
            Step::Over => {
                if let Some((cells, is_head)) = self.listed.take().and_then(|mut table| table.take()) {
                    self.add_row(cells, is_head);
                }
                self.add(Kind::Blank, 0, "");
                false
            }
        }
    }

    fn add_rows(&mut self, row: Option<Vec<String>>) {
        if let Some(cells) = row {
            self.add_row(cells, false);
        }
    }

    /// The lines of a table that is drawn: `+----+----+`, and rows that go on in the next line.
    fn grid(&mut self, trimmed: &str) -> bool {
        if trimmed.starts_with('+') && rows::is_alignment(trimmed) {
            let is_row = self.blocks.last().is_some_and(|last| last.kind == Kind::Row);
            if let Some(last) = self.blocks.last_mut().filter(|_| is_row && trimmed.contains('=')) {
                last.is_header = true;
            }
            self.table += u32::from(!is_row);
            self.grid = Some(true);
            return true;
        }
        let Some(is_new) = self.grid.filter(|_| trimmed.starts_with('|')) else { return false };
        let cells = rows::cells(trimmed);
        let goes_on = !is_new && cells.first().is_some_and(String::is_empty);
        self.grid = Some(false);
        match self.blocks.last_mut().filter(|last| goes_on && last.kind == Kind::Row) {
            Some(last) => {
                for (cell, more) in last.cells.iter_mut().zip(cells).filter(|(_, more)| !more.is_empty()) {
                    cell.text.push(' ');
                    cell.text.push_str(&more);
                }
            }
            None => self.add_row(cells, false),
        }
        true
    }

    fn wiki_table(&mut self, trimmed: &str) -> bool {
        if trimmed.starts_with("{|") {
            self.table += 1;
            self.wiki = Some(WikiTable::default());
            return true;
        }
        let Some(table) = &mut self.wiki else { return false };
        if let Some(caption) = trimmed.strip_prefix("|+") {
            self.add(Kind::Heading(6), 0, rows::content(caption));
            return true;
        }
        let (row, is_over) = table.push(trimmed);
        if is_over {
            self.wiki = None;
        }
        if let Some(row) = row {
            self.add_row(row.cells, row.is_header);
        }
        true
    }

    /// Rows between bars, and values between tabs.
    fn row(&mut self, line: &str, trimmed: &str) -> bool {
        let in_table = self.blocks.last().is_some_and(|last| last.kind == Kind::Row);
        if rows::is_alignment(trimmed) {
            match self.blocks.last_mut() {
                Some(last) if last.kind == Kind::Row => last.is_header = true,
                Some(last) if last.kind == Kind::Text && last.text.contains('|') => {
                    let cells = rows::cells(&last.text);
                    self.blocks.pop();
                    self.table += 1;
                    self.add_row(cells, true);
                }
                _ => return false,
            }
            return true;
        }
        let is_row = trimmed.starts_with('|') && trimmed.len() > 1
            || in_table && trimmed.contains('|') && !line.contains('\t');
        let by_tabs = !is_row
            && (in_table && line.contains('\t') || line.trim_matches('\t').contains('\t'))
            && !trimmed.starts_with(['-', '*', '#'])
            && !(bullets::is_item(trimmed));
        let is_headed = !is_row && !by_tabs && self.takes_head(trimmed);
        if !is_row && !by_tabs && !is_headed {
            return false;
        }
        // "Mar 12 10:42:00 <ada>	text", "10:42:00	From Ada Lovelace : text"
        let is_said = by_tabs && !in_table && line.matches('\t').count() == 1;
        if is_said && line.split_once('\t').is_some_and(|(before, said)| is_message(before, said)) {
            self.add(Kind::Text, 0, &line.replace('\t', " "));
            return true;
        }
        if !in_table && !is_headed {
            self.table += 1;
        }
        let cells = if by_tabs { line.split('\t').map(unquoted).collect() } else { rows::cells(trimmed) };
        self.add_row(cells, trimmed.starts_with("||"));
        true
    }

    /// Takes the line above for the head of a table whose cells are parted by bars, without a line
    /// below it and without bars around it: it names a time, and a time stands below.
    fn takes_head(&mut self, line: &str) -> bool {
        let above = self.blocks.last().filter(|last| last.kind == Kind::Text && last.head.is_none());
        let bars = line.matches('|').count();
        let Some(above) =
            above.filter(|above| bars > 0 && (1..=bars).contains(&above.text.matches('|').count()))
        else {
            return false;
        };
        let heads = rows::cells(&above.text);
        let is_time = |(_, role): &(usize, Option<Role>)| matches!(role, Some(Role::Date | Role::Time));
        let named = roles::roles(heads.iter().map(String::as_str)).into_iter().enumerate().find(is_time);
        let cells = rows::cells(line);
        let holds_time = |text: &String| text.len() < 80 && self.finder.head(text).is_some();
        let is_short = heads.iter().all(|head| head.len() <= 40);
        let holds = is_short && named.and_then(|(at, _)| cells.get(at)).is_some_and(holds_time);
        if holds {
            self.blocks.pop();
            self.table += 1;
            self.add_row(heads, true);
        }
        holds
    }

    fn add(&mut self, kind: Kind, indent: usize, text: &str) {
        let mut block = Block::new(self.number, kind, indent, text);
        if matches!(kind, Kind::Heading(_) | Kind::Bullet | Kind::Text) {
            block.head = self
                .finder
                .behind_log_mark(text)
                .or_else(|| self.finder.head(text))
                .or_else(|| self.finder.behind_nick(text))
                .or_else(|| self.finder.behind_state(text))
                .or_else(|| self.finder.behind_title(text))
                .or_else(|| self.finder.update(text, matches!(kind, Kind::Heading(_)) || is_bold(text)))
                .or_else(|| self.finder.in_brackets(text).filter(|_| matches!(kind, Kind::Heading(_))))
                .or_else(|| self.finder.tail(text));
        }
        self.blocks.push(block);
    }

    fn add_row(&mut self, cells: Vec<String>, is_header: bool) {
        let mut block = Block::new(self.number, Kind::Row, 0, "");
        block.table = self.table;
        block.is_header = is_header;
        block.cells = cells.into_iter().map(|text| self.cell(text)).collect();
        self.blocks.push(block);
    }

    fn cell(&self, text: String) -> Cell {
        // An address is no part of what a cell says.
        let is_short = text.len() < 80 || text.contains("](") && markup::plain(&text).len() < 80;
        let head = is_short.then(|| self.finder.head(&text)).flatten();
        let head = head.map(|head| self.finder.without_open_end(&text, head, true));
        let is_whole = |head: &Head| head.day.is_some() && head.clock.is_some();
        let is_aside = |head: &Head| (is_whole(head) || head.is_day()) && is_in_brackets(&head.rest);
        let is_told = |head: &Head| {
            head.rest.is_empty()
                || is_remark(&head.rest)
                || head.clock.is_some() && is_address(&head.rest)
                || head.is_day() && names_part_of_day(&head.rest)
        };
        let head = head.filter(|head| is_told(head) || is_aside(head));
        let rest = |head: &Head| if is_told(head) { String::new() } else { head.rest.clone() };
        // "10-01 evening": nothing of what stood there is lost.
        let typed = |head: &Head| {
            let is_part = head.is_day() && names_part_of_day(&head.rest);
            if is_part { format!("{} {}", head.typed, head.rest) } else { head.typed.clone() }
        };
        let head = head.map(|head| Head { rest: rest(&head), typed: typed(&head), ..head });
        Cell { head, text }
    }
}

/// Columns of white space; a tab reaches to the next multiple of four.
fn columns(space: &str) -> usize {
    space.chars().fold(0, |columns, c| if c == '\t' { columns / 4 * 4 + 4 } else { columns + 1 })
}

/// Whether a tab stands within a message of a chat: behind the nick, or before the name.
fn is_message(before: &str, said: &str) -> bool {
    let nick = before.trim_end().strip_suffix('>').and_then(|before| before.rsplit_once(" <"));
    nick.is_some_and(|(_, nick)| !nick.contains(' '))
        || said.trim_start().starts_with("From ") && said.contains(':')
}

/// A value between tabs, without the quotes of a table of a program (RFC 4180, section 2).
fn unquoted(cell: &str) -> String {
    let cell = cell.trim();
    let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let inner = inner.filter(|inner| !inner.replace("\"\"", "").contains('"'));
    inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
}
