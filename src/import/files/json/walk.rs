//! The one walker over entries: what a [`Table`] says, done.

use super::lists::{self, Lists};
use super::milestones::{add, with_milestones};
use super::tables::{ALL, Table};
use super::{File, Item, Try, name_of};
use crate::format::Json;
use crate::import::files::build::{Book, Draft};
use crate::import::files::literal::{add_line, first_line, literal};
use crate::import::files::marks;
use crate::import::files::time::Clock;
use crate::import::files::words::normal;
use crate::import::markers::is_marker_label;
use crate::model::{Kind, MarkerKey, Visibility};

/// Reads the entries of the first interface whose entries are in the file, all its kinds of them.
pub(super) fn read(file: &File<'_>, lists: &Lists<'_>, clock: &mut Clock<'_>) -> Try {
    let items = |table: &Table| lists::items(lists, |item| item.has_all(table.needs));
    let first = ALL.iter().find(|table| !items(table).is_empty())?;
    let mut book = Book::new(first.shape, first.system);
    let (mut kinds, mut are_of_many) = (0, false);
    for table in ALL.iter().filter(|table| table.system == first.system) {
        let items = items(table);
        kinds += usize::from(!items.is_empty());
        // Milestones in several lists are those of several incidents.
        are_of_many |= !table.marked.is_empty() && lists::count(lists, |item| item.has_all(table.needs)) > 1;
        items.into_iter().for_each(|json| entry(file, &Item::of(json), table, &mut book, clock));
    }
    book.join_unnamed();
    if kinds > 1 {
        sort_by_time(&mut book);
    }
    if are_of_many {
        book.drafts.iter_mut().for_each(|draft| draft.markers.clear());
    } else if book.title.is_empty() {
        let title = Item::of(file.root).first(&["incident.name", "incident.title", "title", "name"]);
        book.title = title.unwrap_or_default().into_owned();
    }
    // The incident that the entries are of may say itself when it began and ended.
    let is_entry = |item: &Item<'_>| ALL.iter().any(|table| item.has_all(table.needs));
    let is_marked = are_of_many || book.is_of_many() || book.drafts.iter().any(|it| !it.markers.is_empty());
    if let Some(incident) = with_milestones(lists, |item| !is_entry(item)).filter(|_| !is_marked) {
        let listed = book.drafts.len();
        add(file, &incident, &mut book, clock);
        // That somebody took it on is a field that the tool fills in: the list says what they did.
        let added = book.drafts.iter_mut().skip(listed);
        let is_taken = |draft: &&mut Draft| draft.markers.iter().any(|key| key.as_str() == "acknowledge");
        added.filter(is_taken).for_each(|draft| draft.is_noise = true);
        sort_by_time(&mut book);
    }
    settle(&mut book);
    // Where fields of the tool name markers, its words are not guessed at.
    let of_system = ALL.iter().filter(|table| table.system == first.system && !table.marked.is_empty());
    let has_fields = of_system.into_iter().any(|table| !items(table).is_empty());
    if !has_fields && !are_of_many && !book.is_of_many() {
        marks::mark(&mut book.drafts);
    }
    Some(book.finish(clock))
}

fn entry(file: &File<'_>, item: &Item<'_>, table: &Table, book: &mut Book, clock: &mut Clock<'_>) {
    if book.title.is_empty() {
        book.title = item.first(table.title).unwrap_or_default().into_owned();
    }
    let source = book.source(&item.word(table.incident).unwrap_or_default());
    let draft = draft(file, item, table, clock);
    book.drafts.extend(draft.map(|draft| Draft { source, ..draft }));
}

/// Leaves each marker to one entry; entries of several incidents have none, as nobody knows which
/// of them is meant.
pub(super) fn settle(book: &mut Book) {
    if book.is_of_many() {
        book.title.clear();
        book.drafts.iter_mut().for_each(|draft| draft.markers.clear());
    }
    settle_markers(&mut book.drafts);
    // What is declared was found; what is closed is over. Plainer fields say so themselves.
    for (says, means) in
        [("declare", MarkerKey::Detect), ("recover", MarkerKey::Resolve), ("close", MarkerKey::Resolve)]
    {
        let is_known = book.drafts.iter().any(|draft| draft.markers.contains(&means));
        let says = |draft: &&mut Draft| draft.markers.iter().any(|key| key.as_str() == says);
        if let Some(draft) = book.drafts.iter_mut().find(says).filter(|_| !is_known) {
            draft.markers.push(means);
        }
    }
}

/// One entry; `None` when it says nothing at all.
pub(super) fn draft(file: &File<'_>, item: &Item<'_>, table: &Table, clock: &mut Clock<'_>) -> Option<Draft> {
    let text = text(item, table);
    if text.is_empty() {
        return None;
    }
    let typed = item.first(table.time).unwrap_or_default();
    // A milestone that has not come yet is no event.
    if typed.is_empty() && table.text.first() == Some(&table.marked) {
        return None;
    }
    let mut reading = clock.read(&typed);
    let until = item.first(table.until).and_then(|typed| clock.read_end(&typed)?.at);
    if let Some(reading) = &mut reading {
        reading.until = until.filter(|until| reading.at.is_some_and(|at| at.key() < until.key()));
    }
    let mut draft = Draft::new(&text, reading, &typed);
    draft.original = item.json.raw().into();
    draft.line = file.line(item.json);
    describe(&mut draft, item, table);
    Some(draft)
}

/// Fills in who, links, kind, markers and flags.
fn describe(draft: &mut Draft, item: &Item<'_>, table: &Table) {
    draft.key = item.first(table.key).unwrap_or_default().into_owned();
    let who = table.who.iter().find_map(|path| acting(item.get(path)?));
    who.iter().for_each(|who| draft.by(who));
    for (path, kind) in table.links {
        item.all(path).into_iter().filter_map(Json::text).for_each(|url| draft.show(&url, "", kind.clone()));
    }
    let word = item.word(table.word).unwrap_or_default();
    let is_kept = || item.get("pinned").is_some_and(Json::is_true) || names_state(&draft.event.text);
    draft.is_noise = table.noise.contains(&&*word) && !is_kept()
        || table.noise_flags.iter().any(|path| item.get(path).is_some_and(Json::is_true))
            && !says_state(&draft.event.text);
    let kind = table.kinds.iter().find(|(name, _)| name.is_empty() || **name == *word);
    draft.event.kind = kind.map_or(Kind::Note, |(_, kind)| kind.clone());
    draft.markers = markers(item, table);
    let (path, public) = table.public;
    if !path.is_empty() && item.word(path).is_some_and(|word| word == public) {
        draft.event.visibility = Visibility::Public;
    }
}

/// Whether a label that was set says how bad it is, or how far: "Labeled: sev2", "Labeled: mitigated".
fn names_state(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["severity", "sev", "priority", "prio", "incident", "outage", "critical", "urgent", "blocker"];
    let Some((_, label)) = text.split_once("abeled: ") else { return false };
    let lower = label.to_lowercase();
    let is_rank = |word: &str| {
        let rank = word.strip_prefix("sev").or_else(|| word.strip_prefix(['p', 's']));
        rank.is_some_and(|rank| rank.len() == 1 && rank.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut parts = lower.split(|c: char| !c.is_alphanumeric());
    parts.any(|word| is_rank(word) || WORDS.contains(&word)) || is_marker_label(&lower)
}

/// Whether what a program noted says who works on it, or how far it is: "assigned to @mina", "closed".
fn says_state(text: &str) -> bool {
    const BEGIN: [&str; 10] = [
        "closed", "reopened", "assigned to", "unassigned", "changed the severity", "changed severity",
        "set severity", "changed the status", "changed status", "marked this incident",
    ];
    let lower = text.to_lowercase();
    BEGIN.iter().any(|begin| lower.starts_with(begin))
}

/// Who acted: PagerDuty names services as agents too, which act for nobody.
fn acting(value: Json<'_>) -> Option<std::borrow::Cow<'_, str>> {
    let kind = Item::of(value).word("type").unwrap_or_default();
    let is_machine = value.is_object() && (kind.contains("service") || kind.contains("integration"));
    if is_machine { None } else { name_of(value) }
}

fn text(item: &Item<'_>, table: &Table) -> String {
    let shown = |text: &str| if table.is_markdown { plain_breaks(text) } else { literal(text) };
    let word = item.word(table.word).map(|word| spoken(&word)).unwrap_or_default();
    let mut text = item.first(table.text).map(|text| shown(&text)).unwrap_or_default();
    if text.is_empty() {
        let details = table.details.iter().filter_map(|path| item.word(path));
        let details: Vec<_> = details.map(|detail| literal(&first_line(&detail, 200))).collect();
        let separator = if word.is_empty() || details.is_empty() { "" } else { ": " };
        return format!("{word}{separator}{}", details.join(" – "));
    }
    if table.is_word_shown && !word.is_empty() {
        text = format!("{word} – {text}");
    }
    for path in table.more {
        let line = item.word(path).map(|line| literal(&line)).unwrap_or_default();
        if !text.contains(&line) {
            add_line(&mut text, &line);
        }
    }
    text
}

fn plain_breaks(text: &str) -> String {
    text.trim().replace("\r\n", "\n").replace('\r', "\n")
}

/// A type or status as words: `in_progress` as `In progress`.
pub(super) fn spoken(word: &str) -> String {
    let word = word.strip_suffix("_log_entry").unwrap_or(word);
    let word = word.strip_prefix("incident.").unwrap_or(word).replace(['_', '-', '.'], " ");
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

fn markers(item: &Item<'_>, table: &Table) -> Vec<MarkerKey> {
    if table.marked.is_empty() {
        return Vec::new();
    }
    let words: Vec<_> = item.all(table.marked).into_iter().filter_map(Json::text).collect();
    let is_said = |name: &str| words.iter().any(|word| **word == *name || normal(word) == name);
    let named =
        table.markers.iter().filter(|(name, _)| is_said(name)).map(|(_, key)| MarkerKey::from_name(key));
    named.fold(Vec::new(), |mut keys, key| {
        if !keys.contains(&key) {
            keys.push(key);
        }
        keys
    })
}

/// Puts the entries in the order of their times.
pub(super) fn sort_by_time(book: &mut Book) {
    book.is_in_order = false;
    crate::model::sort::by_key(&mut book.drafts, |draft| draft.event.at.map(|at| at.key()));
}

/// Of several starts and detections the first keeps its marker. Of several ends the last does: what
/// was opened again was not over before. An entry without a time has none.
fn settle_markers(drafts: &mut [Draft]) {
    let mut best: Vec<(MarkerKey, (i64, u32), usize)> = Vec::new();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let keys = std::mem::take(&mut draft.markers);
        let Some(time) = draft.event.at.map(|time| time.key()) else { continue };
        for key in keys {
            let is_end = matches!(key.as_str(), "mitigate" | "resolve" | "recover" | "close");
            let known = best.iter_mut().find(|(known, ..)| *known == key);
            let Some((_, best_time, place)) = known else {
                best.push((key, time, at));
                continue;
            };
            if if is_end { time > *best_time } else { time < *best_time } {
                (*best_time, *place) = (time, at);
            }
        }
    }
    for (key, _, at) in best {
        if let Some(draft) = drafts.get_mut(at) {
            draft.markers.push(key);
        }
    }
}
