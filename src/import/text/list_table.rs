//! Tables of reStructuredText that are written as lists (Docutils, "list-table").

/// A table under way: `* - cell` begins a row, `- cell` a further cell of it; the two signs may be others.
#[derive(Debug, Default)]
pub(super) struct ListTable {
    row: Vec<String>,
    /// How many of the rows to come are heads of the columns.
    heads: usize,
    /// Columns before the line that opens the table.
    indent: usize,
}

/// What a line does to the table.
pub(super) enum Step {
    Inside,
    /// It is the first line below the table.
    Over,
    /// It begins a row: the cells of the one above it, and whether those are heads.
    Row(Vec<String>, bool),
}

impl ListTable {
    /// The title of a table that a line opens; blank without one.
    pub(super) fn title(line: &str) -> Option<&str> {
        line.strip_prefix(".. list-table::").map(str::trim)
    }

    /// A table that a line opens behind so many columns.
    pub(super) fn new(indent: usize) -> Self {
        Self { indent, ..Self::default() }
    }

    /// Reads a line that is not blank, without the columns before it.
    pub(super) fn push(&mut self, line: &str, indent: usize) -> Step {
        if indent <= self.indent {
            return Step::Over;
        }
        if let Some(heads) = line.strip_prefix(":header-rows:") {
            self.heads = heads.trim().parse().unwrap_or(0);
            return Step::Inside;
        }
        let inner = item(line);
        if let Some(cell) = inner.and_then(item) {
            let row = self.take();
            self.row.push(cell.to_owned());
            return row.map_or(Step::Inside, |(cells, is_head)| Step::Row(cells, is_head));
        }
        match (inner, self.row.last_mut()) {
            (Some(cell), Some(_)) => self.row.push(cell.to_owned()),
            (None, Some(last)) => {
                last.push('\n');
                last.push_str(line);
            }
            // An option, `:widths: 20 80`; anything else is no table.
            (_, None) if line.starts_with(':') => {}
            (_, None) => return Step::Over,
        }
        Step::Inside
    }

    /// The row under way, and whether its cells are heads.
    pub(super) fn take(&mut self) -> Option<(Vec<String>, bool)> {
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return None;
        }
        let is_head = self.heads > 0;
        self.heads = self.heads.saturating_sub(1);
        Some((row, is_head))
    }
}

/// What stands behind the sign of an item.
fn item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['*', '-', '+'])?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim())
}
