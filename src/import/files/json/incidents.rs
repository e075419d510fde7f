//! Incidents with their updates inside: Statuspage, Google Cloud.

use super::lists::{self, Lists};
use super::status_tables::{GOOGLE_CLOUD, NOTES, STATUS_UPDATES};
use super::tables::{STATUSPAGE, Table};
use super::{File, Item, Try, walk};
use crate::import::Note;
use crate::import::files::build::{Book, Draft, runs_backwards};
use crate::import::files::literal::{first_line, literal};
use crate::import::files::time::Clock;
use crate::model::{EvidenceKind, MarkerKey, sort};

/// How an incident of one interface looks.
struct Kind {
    needs: &'static [(&'static str, &'static str)],
    title: &'static [&'static str],
    severity: &'static str,
    /// When it began.
    start: &'static [&'static str],
    /// When it was entered: taken for the beginning where nothing was written before.
    entered: &'static str,
    end: &'static str,
    updates: &'static [&'static str],
    link: &'static str,
    table: &'static Table,
}

const KINDS: &[Kind] = &[
    // Statuspage, `/api/v2/incidents.json` and its webhook.
    Kind {
        needs: &[("incident_updates", ""), ("name", "")],
        title: &["name"],
        severity: "impact",
        start: &["started_at"],
        entered: "created_at",
        end: "resolved_at",
        updates: &["incident_updates"],
        link: "shortlink",
        table: &STATUSPAGE,
    },
    // Google Cloud Service Health, `incidents.json`.
    Kind {
        needs: &[("begin", ""), ("external_desc", "")],
        title: &["external_desc", "service_name"],
        severity: "severity",
        start: &["begin"],
        entered: "",
        end: "end",
        updates: &["updates", "most_recent_update"],
        link: "",
        table: &GOOGLE_CLOUD,
    },
    // The status of Slack, `/api/v2.0.0/current` and `history`.
    Kind {
        needs: &[("notes", ""), ("date_created", ""), ("title", "")],
        title: &["title"],
        severity: "",
        start: &["date_created"],
        entered: "",
        end: "",
        updates: &["notes"],
        link: "url",
        table: &NOTES,
    },
    // The status of Heroku, `/api/v3/issues` and its like.
    Kind {
        needs: &[("updates", ""), ("created_at", ""), ("title", ""), ("full_url", "")],
        title: &["title"],
        severity: "",
        start: &["created_at"],
        entered: "",
        end: "",
        updates: &["updates"],
        link: "full_url",
        table: &STATUS_UPDATES,
    },
];

/// Reads all incidents of a file. Of several each is a source of its own, and none has markers.
pub(super) fn read(file: &File<'_>, lists: &Lists<'_>, clock: &mut Clock<'_>) -> Try {
    let of = |kind: &'static Kind| (kind, lists::items(lists, |item| item.has_all(kind.needs)));
    let (kind, incidents) = KINDS.iter().map(of).find(|(_, incidents)| !incidents.is_empty())?;
    let mut book = Book::new(kind.table.shape, kind.table.system);
    book.is_in_order = false;
    let is_of_many = incidents.len() > 1;
    for json in incidents {
        incident(file, &Item::of(json), (kind, is_of_many), &mut book, clock);
    }
    walk::settle(&mut book);
    if book.is_of_many() {
        walk::sort_by_time(&mut book);
        book.severity.clear();
    }
    Some(book.finish(clock))
}

fn incident(
    file: &File<'_>,
    item: &Item<'_>,
    (kind, is_of_many): (&Kind, bool),
    book: &mut Book,
    clock: &mut Clock<'_>,
) {
    let title = title(item, kind);
    let label = item.word("id").map_or_else(|| title.clone(), |id| format!("{title} ({id})"));
    let source = book.source(&label);
    let mut drafts = updates(file, item, kind, clock);
    if runs_backwards(drafts.iter().filter_map(|draft| draft.event.at)) {
        drafts.reverse();
        if !book.notes.contains(&Note::NewestFirst) {
            book.notes.push(Note::NewestFirst);
        }
    }
    let said = drafts.iter().filter_map(|draft| draft.event.at).map(|at| at.seconds).min();
    for (typed, key) in
        [(start(item, kind, &drafts, clock), MarkerKey::Start), (item.word(kind.end), MarkerKey::Resolve)]
    {
        if let Some(typed) = typed {
            mark(&mut drafts, &typed, key, item, kind, file, clock);
        }
    }
    sort::by_key(&mut drafts, |draft| draft.event.at.map(|at| at.key()));
    drafts.retain(|draft| !(is_of_many && repeats_first(draft, said)));
    let link = item.word(kind.link).unwrap_or_default();
    if let Some(first) = drafts.first_mut() {
        first.show(&link, "", EvidenceKind::Unsorted);
    }
    book.drafts.extend(drafts.into_iter().map(|draft| Draft { source, ..draft }));
    book.title = title;
    book.severity = item.word(kind.severity).filter(|word| *word != "none").unwrap_or_default().into_owned();
}

/// Whether an entry only says that an incident began, right before its first update: of several
/// incidents none has markers, and it says nothing more.
fn repeats_first(draft: &Draft, first_update: Option<i64>) -> bool {
    let began = draft.event.at.map(|at| at.seconds).filter(|_| draft.markers == [MarkerKey::Start]);
    let is_made = draft.key.ends_with("/start");
    is_made && began.zip(first_update).is_some_and(|(began, update)| (0..60).contains(&(update - began)))
}

/// What the incident is called, in one line.
fn title(item: &Item<'_>, kind: &Kind) -> String {
    let title = item.first(kind.title).unwrap_or_default();
    first_line(&title.split_whitespace().collect::<Vec<_>>().join(" "), 200)
}

fn updates(file: &File<'_>, item: &Item<'_>, kind: &Kind, clock: &mut Clock<'_>) -> Vec<Draft> {
    let found = kind.updates.iter().filter_map(|path| item.get(path)).find(|it| it.raw() != "[]");
    let list = match found {
        Some(one) if one.is_object() => vec![one],
        Some(list) => list.items(),
        None => vec![],
    };
    list.into_iter().filter_map(|json| walk::draft(file, &Item::of(json), kind.table, clock)).collect()
}

/// When the incident began. One that was entered afterwards says only when it was entered.
fn start<'a>(
    item: &Item<'a>,
    kind: &Kind,
    drafts: &[Draft],
    clock: &mut Clock<'_>,
) -> Option<std::borrow::Cow<'a, str>> {
    item.first(kind.start).or_else(|| {
        let entered = item.word(kind.entered)?;
        let at = clock.read(&entered)?.at?;
        let is_first = drafts.iter().filter_map(|draft| draft.event.at).all(|other| other.key() >= at.key());
        is_first.then_some(entered)
    })
}

/// Marks the update of this time, or makes an entry for it.
fn mark(
    drafts: &mut Vec<Draft>,
    typed: &str,
    key: MarkerKey,
    item: &Item<'_>,
    kind: &Kind,
    file: &File<'_>,
    clock: &mut Clock<'_>,
) {
    let Some(reading) = clock.read(typed) else { return };
    let is_marked = drafts.iter().any(|draft| draft.markers.contains(&key));
    let same = drafts
        .iter_mut()
        .find(|draft| draft.event.at.zip(reading.at).is_some_and(|(one, two)| one.same_instant(&two)));
    match same {
        _ if is_marked => {}
        Some(draft) => draft.markers.push(key),
        None => {
            let title = literal(&title(item, kind));
            let word = if key == MarkerKey::Start { "Started" } else { "Resolved" };
            let mut draft = Draft::new(&format!("{word} – {title}"), Some(reading), typed);
            draft.key = item.word("id").map(|id| format!("{id}/{}", key.as_str())).unwrap_or_default();
            draft.line = file.line(item.json);
            draft.original = typed.into();
            draft.markers.push(key);
            drafts.push(draft);
        }
    }
}
