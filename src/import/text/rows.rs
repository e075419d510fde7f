//! Rows of tables as Markdown, Jira and MediaWiki write them.

use super::spans::{self, Spans};
use crate::import::pieces::from;

/// Whether a line only aligns columns: `| :--- | --- |`.
pub(super) fn is_alignment(line: &str) -> bool {
    let signs = line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+' | '='));
    signs && line.contains('-') && line.contains(['|', '+']) && line.matches('-').count() > 1
}

/// The cells between bars; a bar behind a backslash, or in code, is text.
pub(super) fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let is_jira = line.starts_with("||");
    let inner = line.strip_prefix(if is_jira { "||" } else { "|" }).unwrap_or(line);
    let inner = inner.strip_suffix(if is_jira { "||" } else { "|" }).unwrap_or(inner);
    let (mut cells, mut cell, mut is_escaped, mut link) = (Vec::new(), String::new(), false, 0_u32);
    for (at, char) in inner.char_indices() {
        match char {
            '|' if is_escaped => {
                cell.pop();
                cell.push('|');
            }
            '|' if link > 1 || links_on(inner, at) => cell.push('|'),
            '|' => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(char),
        }
        // `[[target|label]]` of a wiki.
        link = match char {
            '[' => link + 1,
            ']' => 0,
            _ if link == 1 => 0,
            _ => link,
        };
        is_escaped = char == '\\' && !is_escaped;
    }
    cells.push(cell);
    let cells: Vec<String> = cells.into_iter().map(|cell| broken(cell.trim())).collect();
    if is_jira { cells.into_iter().filter(|cell| !cell.is_empty()).collect() } else { cells }
}

/// Whether a bar parts the words of a link of Jira from its address: `[text|https://…]`.
fn links_on(line: &str, bar: usize) -> bool {
    let (before, behind) = line.split_at_checked(bar).unwrap_or_default();
    let address = behind.get(1..).unwrap_or_default();
    let opens = before.rsplit('|').next().is_some_and(|part| part.contains('[') && !part.contains(']'));
    opens && ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme))
}

/// With line ends where `<br>` stands.
pub(super) fn broken(cell: &str) -> String {
    if !cell.contains('<') {
        return cell.to_owned();
    }
    let mut out = cell.to_owned();
    for mark in ["<br>", "<br/>", "<br />", "<BR>"] {
        out = out.replace(mark, "\n");
    }
    out.split('\n').map(str::trim).collect::<Vec<_>>().join("\n")
}

/// A row that is complete.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    pub(super) is_header: bool,
}

/// A table of MediaWiki: `{|`, `|-`, `! head`, `| cell || cell`, `|}`.
#[derive(Default)]
pub(super) struct WikiTable {
    cells: Vec<(String, usize)>,
    spans: Spans,
    has_header: bool,
}

impl WikiTable {
    /// The row that a line completes, and whether the table is over.
    pub(super) fn push(&mut self, line: &str) -> (Option<Row>, bool) {
        if line.starts_with("|}") {
            return (self.take(), true);
        }
        if line.starts_with("|-") {
            return (self.take(), false);
        }
        let (mark, double) = if line.starts_with('!') { ('!', "!!") } else { ('|', "||") };
        match line.strip_prefix(mark) {
            Some(cells) => {
                self.has_header |= mark == '!' && self.cells.is_empty();
                self.cells.extend(
                    cells.split(double).map(|cell| (broken(content(cell)), spans::rows(attributes(cell)))),
                );
            }
            None => {
                if let Some((cell, _)) = self.cells.last_mut() {
                    cell.push('\n');
                    cell.push_str(line);
                }
            }
        }
        (None, false)
    }

    pub(super) fn take(&mut self) -> Option<Row> {
        let is_header = std::mem::take(&mut self.has_header);
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return None;
        }
        let cells = self.spans.fill(cells);
        let is_header = is_header && cells.len() > 1;
        Some(Row { cells, is_header })
    }
}

/// A cell without the attributes before it: `style="…" | text`.
pub(super) fn content(cell: &str) -> &str {
    let attributes = attributes(cell).len();
    if attributes == 0 { cell.trim() } else { from(cell, attributes + 1).trim() }
}

/// The attributes of a cell.
fn attributes(cell: &str) -> &str {
    let before = cell.split_once('|').map_or("", |(before, _)| before);
    let holds = (before.contains('=') || before.trim() == "nowrap")
        && !before.contains("[[")
        && !before.contains("http");
    if holds { before } else { "" }
}

/// A table of AsciiDoc: cells begin with bars, on lines of their own or several on one, and rows
/// are told by the number of columns.
#[derive(Default)]
pub(super) struct AsciiTable {
    /// How many columns there are; none while that is not known.
    columns: usize,
    cells: Vec<String>,
    is_begun: bool,
}

impl AsciiTable {
    /// `columns` where the line above says so: `[cols="1,4"]`.
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Reads a line; the row that it completes.
    pub(super) fn push(&mut self, line: &str) -> Option<Vec<String>> {
        let Some(cells) = line.strip_prefix('|') else {
            if let Some(last) = self.cells.last_mut().filter(|_| !line.is_empty()) {
                last.push('\n');
                // A plus at the end only breaks the line.
                last.push_str(line.strip_suffix(" +").unwrap_or(line));
            }
            return None;
        };
        let complete = self.take_complete();
        let plain = |cell: &str| cell.strip_suffix(" +").unwrap_or(cell).trim().to_owned();
        let cells: Vec<String> = cells.split('|').map(plain).collect();
        if !std::mem::replace(&mut self.is_begun, true) && self.columns == 0 {
            self.columns = cells.len();
        }
        self.cells.extend(cells);
        complete
    }

    /// The row under way, if it has all its cells; text below a cell belongs to it still.
    pub(super) fn take_complete(&mut self) -> Option<Vec<String>> {
        (self.columns > 0 && self.cells.len() >= self.columns).then(|| std::mem::take(&mut self.cells))
    }
}

/// The number of columns that `[cols="1,4"]` or `[cols="2*"]` names.
pub(super) fn ascii_columns(line: &str) -> Option<usize> {
    let (_, behind) = line.strip_prefix('[')?.split_once("cols=")?;
    let value = behind.trim_start_matches('"').split(['"', ']']).next()?;
    match value.split_once('*') {
        Some((count, _)) => count.trim().parse().ok().filter(|count| (1..50).contains(count)),
        None => Some(value.split([',', ';']).count()),
    }
}
