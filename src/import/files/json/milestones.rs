//! An incident as fields for its milestones: Rootly, Morgue, Dispatch, and others like them.

use super::lists::Lists;
use super::milestone_words::MILESTONES;
use super::walk::{settle, sort_by_time, spoken};
use super::{File, Item, Try, any};
use crate::import::Shape;
use crate::import::files::build::{Book, Draft};
use crate::import::files::literal::literal;
use crate::import::files::time::Clock;
use crate::import::files::words::normal;
use crate::model::MarkerKey;

/// Fields by which a tool is known, and its shape.
const TOOLS: &[(&[&str], Shape, &str)] = &[
    (&["starttime", "detecttime", "endtime"], Shape::Morgue, "morgue"),
    (&["in_triage_at", "started_at"], Shape::Rootly, "rootly"),
    (&["reported_at", "stable_at"], Shape::Dispatch, "dispatch"),
];

/// Milestones that no marker stands for.
const OTHERS: [(&str, &str); 3] =
    [("statustime", "Status page updated"), ("identified at", "Identified"), ("cancelled at", "Cancelled")];

/// Reads the one object of a file that has two milestones or more. Of several such objects none is
/// read: their times belong to different incidents.
pub(super) fn read(file: &File<'_>, lists: &Lists<'_>, clock: &mut Clock<'_>) -> Try {
    let item = with_milestones(lists, |_| true)?;
    let has = |name: &str| item.fields().any(|(field, _)| field == name);
    let known = TOOLS.iter().find(|(needs, ..)| needs.iter().all(|name| has(name)));
    let (shape, system) = known.map_or((Shape::Json, "json"), |(_, shape, system)| (*shape, *system));
    let mut book = Book::new(shape, system);
    book.title = item.first(&["title", "name", "alertRule", "summary"]).unwrap_or_default().into_owned();
    book.severity = item.first(&["severity.name", "severity"]).unwrap_or_default().into_owned();
    // What it lists says more than the fields: these only mark what is of their time.
    book.drafts = any::entries(file, &item, clock);
    let listed = book.drafts.len();
    add(file, &item, &mut book, clock);
    join(&mut book.drafts, listed);
    sort_by_time(&mut book);
    settle(&mut book);
    Some(book.finish(clock))
}

/// Lets the entries of fields, which stand behind those that were listed, mark what is of their time.
fn join(drafts: &mut Vec<Draft>, listed: usize) {
    for field in drafts.split_off(listed) {
        let is_same = |draft: &&mut Draft| {
            draft.event.at.zip(field.event.at).is_some_and(|(one, two)| one.same_instant(&two))
        };
        match drafts.iter_mut().take(listed).find(is_same) {
            Some(draft) => draft.markers.extend(field.markers),
            None => drafts.push(field),
        }
    }
}

/// Lets the fields of the object that a list stands in say where it begins and ends: they count more
/// than the words of the list, and one that is `null` says that it is not over.
pub(super) fn settle_by(file: &File<'_>, item: &Item<'_>, book: &mut Book, clock: &mut Clock<'_>) {
    let key_of = |field: &str| {
        let name = normal(field);
        MILESTONES.iter().find(|(known, _)| *known == name).map(|(_, key)| MarkerKey::from_name(key))
    };
    let is_open = |(field, value): (&str, crate::format::Json<'_>)| {
        value.raw() == "null" && key_of(field) == Some(MarkerKey::Resolve)
    };
    let mut said: Vec<MarkerKey> = milestones(item).into_iter().filter_map(|(.., key)| key).collect();
    if said.is_empty() && !item.fields().any(is_open) {
        return;
    }
    said.extend(item.fields().any(is_open).then_some(MarkerKey::Resolve));
    book.drafts.iter_mut().for_each(|draft| draft.markers.retain(|key| !said.contains(key)));
    let listed = book.drafts.len();
    add(file, item, book, clock);
    join(&mut book.drafts, listed);
    sort_by_time(book);
    settle(book);
}

/// The object of a file that has two milestones or more, and passes a test.
pub(super) fn with_milestones<'a>(lists: &Lists<'a>, fits: impl Fn(&Item<'a>) -> bool) -> Option<Item<'a>> {
    let single = lists.iter().filter(|list| list.len() == 1).flatten().copied();
    single.map(Item::of).find(|item| milestones(item).len() >= 2 && fits(item))
}

/// Adds an entry for each milestone of an object.
pub(super) fn add(file: &File<'_>, item: &Item<'_>, book: &mut Book, clock: &mut Clock<'_>) {
    for (field, text, key) in milestones(item) {
        let typed = item.word(&field).unwrap_or_default();
        let Some(reading) = clock.read(&typed) else { continue };
        // An alert says what it is of: Azure Monitor, "Common alert schema".
        let rule = item.word("alertRule").unwrap_or_default();
        let text = if rule.is_empty() { text } else { format!("{text} – {rule}") };
        let mut draft = Draft::new(&literal(&text), Some(reading), &typed);
        draft.markers.extend(key);
        draft.key = item.word("id").map(|id| format!("{id}/{field}")).unwrap_or_default();
        draft.original = format!("{field}: {typed}").into();
        draft.line = item.get(&field).map_or(1, |json| file.line(json));
        book.drafts.push(draft);
    }
}

/// Field, text and marker of each milestone that is not blank. Morgue writes 0 for "not known".
fn milestones(item: &Item<'_>) -> Vec<(String, String, Option<MarkerKey>)> {
    let of = |(field, value): (&str, crate::format::Json<'_>)| {
        value.word().filter(|word| !matches!(&**word, "" | "0"))?;
        let name = normal(field);
        let marker = MILESTONES.iter().find(|(known, _)| *known == name);
        let other = OTHERS.iter().find(|(known, _)| *known == name);
        match (marker, other) {
            (Some((_, key)), _) => {
                let text = spoken(&name).trim_end_matches(" date time").trim_end_matches(" at").to_owned();
                Some((
                    field.to_owned(),
                    text.replace("time", " time").replace("  ", " "),
                    Some(MarkerKey::from_name(key)),
                ))
            }
            (None, Some((_, text))) => Some((field.to_owned(), (*text).to_owned(), None)),
            (None, None) => None,
        }
    };
    item.fields().filter_map(of).collect()
}
