//! Actions: rows of a table, and items of a list.

use super::action;
use crate::model::civil::parse_date;
use crate::model::{Action, ActionStatus, ActionType, markup};

/// What the columns of a table of actions hold.
#[derive(Default)]
pub(super) struct Columns {
    named: Vec<Option<Column>>,
    table_begun: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Text,
    Owner,
    Status,
    Kind,
    Due,
    Link,
}

const NAMES: &[(Column, &[&str])] = &[
    (Column::Text, &["action item", "action", "item", "task", "description", "what", "maßnahme", "aufgabe"]),
    (Column::Owner, &["owner", "assignee", "who", "responsible", "assigned to", "verantwortlich", "wer"]),
    (Column::Status, &["status", "state", "stand", "done"]),
    (Column::Kind, &["type", "kind", "category", "art", "typ"]),
    (Column::Due, &["due", "due date", "deadline", "date", "by when", "fällig", "frist", "bis"]),
    (Column::Link, &["bug", "ticket", "issue", "link", "jira", "tracking"]),
];

impl Columns {
    /// The action of a row; none for the row that names the columns.
    pub(super) fn action(&mut self, cells: &[&str], is_header: bool) -> Option<Action> {
        let is_first = !std::mem::replace(&mut self.table_begun, true);
        let named: Vec<Option<Column>> = cells.iter().map(|cell| column(cell)).collect();
        let heads = named.iter().flatten().count() * 2 > cells.len();
        if is_header || (is_first && heads) {
            self.named = named;
            return None;
        }
        // Without names the first cell says what is to be done.
        let is_known = self.named.contains(&Some(Column::Text));
        let text_at = if is_known { self.named.iter().position(|it| *it == Some(Column::Text))? } else { 0 };
        let mut found = action(cells.get(text_at)?.trim());
        for (cell, column) in cells.iter().zip(&self.named) {
            let cell = cell.trim();
            match column {
                Some(Column::Owner) => found.owner = cell.into(),
                Some(Column::Status) => found.status = status(cell).unwrap_or(found.status),
                Some(Column::Kind) => found.kind = kind(cell),
                Some(Column::Due) => found.due = parse_date(cell),
                Some(Column::Link) => found.link = address(cell).into(),
                Some(Column::Text) | None => {}
            }
        }
        Some(found)
    }
}

fn column(cell: &str) -> Option<Column> {
    let plain = cell.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    NAMES.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column)
}

fn status(cell: &str) -> Option<ActionStatus> {
    let plain = cell.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    Some(match plain.as_str() {
        "done" | "closed" | "complete" | "completed" | "fixed" | "resolved" | "erledigt" | "fertig"
        | "yes" => ActionStatus::Done,
        "open" | "todo" | "to do" | "not started" | "new" | "offen" | "no" => ActionStatus::Open,
        "in progress" | "wip" | "started" | "doing" | "in arbeit" => ActionStatus::InProgress,
        "cancelled" | "canceled" | "won't do" | "wontfix" | "rejected" | "abgebrochen" | "verworfen" => {
            ActionStatus::Cancelled
        }
        "proposed" | "vorgeschlagen" => ActionStatus::Proposed,
        _ => return None,
    })
}

fn kind(cell: &str) -> ActionType {
    match cell.trim().to_lowercase().as_str() {
        "prevent" | "prevention" | "preventive" => ActionType::Prevent,
        "mitigate" | "mitigation" | "mitigative" => ActionType::Mitigate,
        "detect" | "detection" | "detective" => ActionType::Detect,
        "process" => ActionType::Process,
        "investigate" | "investigation" => ActionType::Investigate,
        _ => ActionType::Unsorted,
    }
}

/// The address in a cell, where there is one that may be opened.
fn address(cell: &str) -> String {
    let mut urls = cell.split(|c: char| c.is_whitespace() || "()[]<>|".contains(c));
    let found = urls.find_map(|word| markup::safe_url(word).filter(|url| url.starts_with("http")));
    found.unwrap_or_default().to_owned()
}
