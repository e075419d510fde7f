//! Rows of tables as Markdown, Jira and MediaWiki write them.

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
    for char in inner.chars() {
        match char {
            '|' if is_escaped => {
                cell.pop();
                cell.push('|');
            }
            '|' if link > 1 => cell.push('|'),
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
    cells: Vec<String>,
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
        if line.starts_with("|+") {
            return (None, false);
        }
        let (mark, double) = if line.starts_with('!') { ('!', "!!") } else { ('|', "||") };
        match line.strip_prefix(mark) {
            Some(cells) => {
                self.has_header |= mark == '!' && self.cells.is_empty();
                self.cells.extend(cells.split(double).map(|cell| broken(content(cell))));
            }
            None => {
                if let Some(cell) = self.cells.last_mut() {
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
        let is_header = is_header && cells.len() > 1;
        (!cells.is_empty()).then_some(Row { cells, is_header })
    }
}

/// A cell without the attributes before it: `style="…" | text`.
fn content(cell: &str) -> &str {
    let attributes = cell.find('|').filter(|bar| {
        let before = cell.get(..*bar).unwrap_or_default();
        before.contains('=') && !before.contains("[[") && !before.contains("http")
    });
    attributes.map_or(cell, |bar| from(cell, bar + 1)).trim()
}
