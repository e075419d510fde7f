//! Cells of tables that span several rows: their text holds for each of them.

/// The most rows that a cell spans, and the most cells that do at a time.
const MOST: usize = 1_000;
const MOST_OPEN: usize = 30;
/// Longer texts are no date, and would be copied over and over.
const LONGEST: usize = 200;

/// The cells above that span the row to come.
#[derive(Debug, Default)]
pub(super) struct Spans {
    /// Column, rows left, and text.
    open: Vec<(usize, usize, String)>,
}

impl Spans {
    /// The cells of a row, each written with the rows that it spans, with those that reach into it.
    pub(super) fn fill(&mut self, cells: Vec<(String, usize)>) -> Vec<String> {
        let mut row = Vec::with_capacity(cells.len() + self.open.len());
        let mut begun = Vec::new();
        let mut cells = cells.into_iter();
        loop {
            let column = row.len();
            if let Some((_, left, text)) = self.open.iter_mut().find(|(at, ..)| *at == column) {
                *left = left.saturating_sub(1);
                row.push(text.clone());
                continue;
            }
            let Some((text, rows)) = cells.next() else { break };
            if rows > 1 && begun.len() + self.open.len() < MOST_OPEN {
                let kept = if text.len() <= LONGEST { text.clone() } else { String::new() };
                begun.push((column, rows.min(MOST) - 1, kept));
            }
            row.push(text);
        }
        self.open.retain(|(_, left, _)| *left > 0);
        self.open.append(&mut begun);
        row
    }
}

/// How many rows the attributes of a cell say that it spans.
pub(super) fn rows(attributes: &str) -> usize {
    number(attributes, "rowspan")
}

/// How many columns the attributes of a cell say that it spans.
pub(super) fn columns(attributes: &str) -> usize {
    number(attributes, "colspan").clamp(1, MOST_OPEN)
}

fn number(attributes: &str, name: &str) -> usize {
    let value = attributes.split_once(name).and_then(|(_, behind)| behind.trim_start().strip_prefix('='));
    let value = value.unwrap_or_default().trim_start_matches([' ', '"', '\'']);
    let digits: String = value.chars().take_while(char::is_ascii_digit).take(4).collect();
    digits.parse().unwrap_or(1)
}
