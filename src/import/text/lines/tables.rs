//! Tables within a text: rows that Markdown, wikis, AsciiDoc, reStructuredText and tabs write.

use super::Lines;
use crate::import::text::behind::is_address;
use crate::import::text::beside::{ends_next_day, is_in_brackets, is_remark};
use crate::import::text::block::{Block, Cell, Kind};
use crate::import::text::bullets;
use crate::import::text::dates::names_part_of_day;
use crate::import::text::list_table::{ListTable, Step};
use crate::import::text::roles::{self, Role};
use crate::import::text::rows::{self, AsciiTable, WikiTable};
use crate::import::text::stamped::Head;
use crate::model::markup;

impl Lines<'_> {
    /// A table of AsciiDoc, between lines `|===`.
    pub(super) fn ascii_table(&mut self, trimmed: &str) -> bool {
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
    pub(super) fn list_table(&mut self, trimmed: &str, indent: usize) -> bool {
        let Some(table) = &mut self.listed else {
            let Some(title) = ListTable::title(trimmed) else { return false };
            self.listed = Some(ListTable::new(indent));
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

    pub(super) fn add_rows(&mut self, row: Option<Vec<String>>) {
        if let Some(cells) = row {
            self.add_row(cells, false);
        }
    }

    /// The lines of a table that is drawn: `+----+----+`, and rows that go on in the next line.
    pub(super) fn grid(&mut self, trimmed: &str) -> bool {
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

    pub(super) fn wiki_table(&mut self, trimmed: &str) -> bool {
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
    pub(super) fn row(&mut self, line: &str, trimmed: &str) -> bool {
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

    pub(super) fn add_row(&mut self, cells: Vec<String>, is_header: bool) {
        let mut block = Block::new(self.number, Kind::Row, 0, "");
        block.table = self.table;
        block.is_header = is_header;
        block.cells = cells.into_iter().enumerate().map(|(at, text)| self.cell(text, at == 0)).collect();
        self.blocks.push(block);
    }

    fn cell(&self, text: String, is_first: bool) -> Cell {
        // An address is no part of what a cell says.
        let is_short = text.len() < 80 || text.contains("](") && markup::plain(&text).len() < 80;
        let head = is_short.then(|| self.finder.head_of_cell(&text)).flatten();
        let is_whole = |head: &Head| head.day.is_some() && head.clock.is_some();
        let is_aside = |head: &Head| (is_whole(head) || head.is_day()) && is_in_brackets(&head.rest);
        let is_told = |head: &Head| {
            head.rest.is_empty()
                || is_remark(&head.rest)
                || ends_next_day(&head.stamp, &head.rest)
                || head.clock.is_some() && is_address(&head.rest)
                || head.is_day() && names_part_of_day(&head.rest)
        };
        // "3 August — general outage"
        let is_titled = |head: &Head| {
            let is_short = head.rest.split_whitespace().count() <= 8 && !head.rest.ends_with(['.', '!', '?']);
            is_first && head.is_day() && head.is_set_off && is_short
        };
        let head = head.filter(|head| is_told(head) || is_aside(head) || is_titled(head));
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
