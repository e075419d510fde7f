//! Alertmanager's webhook and its list of alerts (Prometheus documentation, "Configuration",
//! `webhook_config`): an alert fires at one time and is resolved at another.

use super::lists::{self, Lists};
use super::{File, Item, Try, walk};
use crate::import::Shape;
use crate::import::files::build::{Book, Draft};
use crate::import::files::literal::{add_line, literal};
use crate::import::files::time::Clock;
use crate::model::{EvidenceKind, Kind, MarkerKey};

/// What tells an alert's story, the best first.
const SUMMARY: [&str; 5] = [
    "annotations.summary", "annotations.message", "annotations.title", "annotations.description",
    "valueString",
];

/// Where to see more of it.
const LINKS: &[(&str, EvidenceKind)] = &[
    ("generatorURL", EvidenceKind::Graph),
    ("annotations.runbook_url", EvidenceKind::Unsorted),
    ("annotations.dashboard_url", EvidenceKind::Graph),
    ("dashboardURL", EvidenceKind::Graph),
    ("panelURL", EvidenceKind::Graph),
];

/// Reads the alerts of a file.
pub(super) fn read(file: &File<'_>, lists: &Lists<'_>, clock: &mut Clock<'_>) -> Try {
    let is_one = |item: &Item<'_>| item.has("startsAt", "") && item.has("labels", "");
    let alerts = lists::items(lists, is_one);
    if alerts.is_empty() {
        return None;
    }
    let root = Item::of(file.root);
    let mut book = Book::new(Shape::Alertmanager, "alertmanager");
    book.severity = root.word("commonLabels.severity").unwrap_or_default().into_owned();
    book.title =
        root.first(&["commonAnnotations.summary", "commonLabels.alertname"]).unwrap_or_default().into_owned();
    let alerts: Vec<Item<'_>> = alerts.into_iter().map(Item::of).collect();
    let are_over = alerts.iter().all(|alert| status(alert) == "resolved");
    for alert in &alerts {
        moment(file, alert, "startsAt", "FIRING", &mut book, clock);
        if status(alert) == "resolved" {
            moment(file, alert, "endsAt", "RESOLVED", &mut book, clock);
        }
    }
    if !are_over {
        let is_end = |key: &MarkerKey| *key == MarkerKey::Resolve;
        book.drafts.iter_mut().for_each(|draft| draft.markers.retain(|key| !is_end(key)));
    }
    walk::sort_by_time(&mut book);
    walk::settle(&mut book);
    Some(book.finish(clock))
}

fn status<'a>(alert: &Item<'a>) -> std::borrow::Cow<'a, str> {
    alert.first(&["status", "status.state"]).unwrap_or_default()
}

fn moment(
    file: &File<'_>,
    alert: &Item<'_>,
    field: &str,
    word: &str,
    book: &mut Book,
    clock: &mut Clock<'_>,
) {
    let typed = alert.word(field).unwrap_or_default();
    // Go writes the year 1 where there is no time.
    let Some(reading) = clock.read(&typed).filter(|_| !typed.starts_with("0001-")) else { return };
    let is_start = field == "startsAt";
    let mut draft = Draft::new(&text(alert, word, is_start), Some(reading), &typed);
    draft.markers.push(if is_start { MarkerKey::Start } else { MarkerKey::Resolve });
    draft.event.kind = if is_start { Kind::Detection } else { Kind::Note };
    draft.original = alert.json.raw().into();
    draft.line = file.line(alert.json);
    draft.key = alert.word("fingerprint").map(|print| format!("{print}/{typed}")).unwrap_or_default();
    for (path, kind) in LINKS {
        draft.show(&alert.word(path).unwrap_or_default(), "", kind.clone());
    }
    book.drafts.push(draft);
}

/// State, name and summary; when it begins to fire, the description too.
fn text(alert: &Item<'_>, word: &str, is_start: bool) -> String {
    let name = alert.word("labels.alertname").unwrap_or_default();
    let summary = alert.first(&SUMMARY).unwrap_or_default();
    let head = [&*name, &*summary].map(literal).into_iter().filter(|part| !part.is_empty());
    let mut text = format!("[{word}] {}", head.collect::<Vec<_>>().join(": "));
    let description = alert.word("annotations.description").filter(|it| *it != summary && is_start);
    add_line(&mut text, &literal(&description.unwrap_or_default()));
    text
}
