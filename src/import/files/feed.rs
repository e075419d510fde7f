//! Feeds of status pages: RSS 2.0 and Atom (RFC 4287). Each item is an entry, at the time of the
//! item; that of the feed itself is bookkeeping.

use super::Answer;
use super::build::{Book, Draft};
use super::lines::Lines;
use super::literal::{add_line, literal};
use super::marks;
use super::time::Clock;
use crate::import::{Reading, Row, Shape, Told, plain_page, plain_words};
use crate::model::{Event, EvidenceKind, Id, sort};

/// How much of a text shows whether it is a feed.
const HEAD: usize = 600;

/// Reads a feed; `None` when it is none.
pub(super) fn read(_: &str, text: &str, mut clock: Clock<'_>) -> Answer {
    let head: String = text.trim_start().chars().take(HEAD).collect();
    let is_feed = head.starts_with('<') && (head.contains("<rss") || head.contains("<feed"));
    let item = ["item", "entry"].into_iter().find(|name| is_feed && element(text, name).is_some())?;
    let mut book = Book::new(Shape::StatusPage, "feed");
    let lines = Lines::of(text);
    let mut at = 0;
    while let Some((inner, end)) = element(text.get(at..).unwrap_or_default(), item) {
        let line = lines.at(at + end.saturating_sub(inner.len()));
        let updates = updates(inner, &clock);
        let source = book.source(&if updates.is_empty() { String::new() } else { title(inner) });
        let drafts =
            if updates.is_empty() { entry(inner, &mut clock).into_iter().collect() } else { updates };
        book.drafts.extend(drafts.into_iter().map(|draft| Draft { line, source, ..draft }));
        at += end;
    }
    book.join_unnamed();
    book.is_in_order = !book.is_of_many();
    if book.is_of_many() {
        sort::by_key(&mut book.drafts, |draft| draft.event.at.map(|at| at.key()));
    }
    marks::mark(&mut book.drafts);
    Some(book.finish(&clock))
}

/// The fields in which a feed says when, and what.
const WHEN: &[&str] = &["pubDate", "published", "updated", "dc:date"];
const BODY: &[&str] = &["description", "content:encoded", "content", "summary"];

fn field(inner: &str, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| element(inner, name)).map(|(value, _)| content(value))
}

fn title(inner: &str) -> String {
    field(inner, &["title"]).unwrap_or_default()
}

/// The updates of an item that is a whole incident, with a time before each; none where it is one.
fn updates(inner: &str, clock: &Clock<'_>) -> Vec<Draft> {
    let body = field(inner, BODY).filter(|body| body.contains('<')).unwrap_or_default();
    let when = field(inner, WHEN).unwrap_or_default();
    let date = Clock::new(clock.told()).read(when.trim()).and_then(|it| it.at).map(|at| at.civil().date());
    let told = Told { date, shape: None, ..*clock.told() };
    let rows =
        if date.is_none() { vec![] } else { Reading::new(&format!("<p></p>{body}"), told).finish().rows };
    let is_list =
        rows.len() > 1 && rows.iter().all(|row| row.event.at.is_some() && !row.event.text.is_empty());
    let draft = |row: Row| {
        let event = Event { id: Id::default(), ..row.event };
        Draft { event, original: row.original, doubts: row.doubts, ..Draft::default() }
    };
    if is_list { rows.into_iter().map(draft).collect() } else { vec![] }
}

fn entry(inner: &str, clock: &mut Clock<'_>) -> Option<Draft> {
    let of = |names: &[&str]| field(inner, names);
    let typed = of(WHEN)?;
    let mut text = literal(&title(inner));
    let body = of(BODY).unwrap_or_default();
    add_line(&mut text, &plain_page(&body));
    if text.trim().is_empty() {
        return None;
    }
    let mut draft = Draft::new(&text, clock.read(typed.trim()), typed.trim());
    draft.key = of(&["guid", "id"]).unwrap_or_default().trim().to_owned();
    draft.original = inner.into();
    let link = of(&["link"]).unwrap_or_default();
    draft.show(link.trim(), "", EvidenceKind::Unsorted);
    Some(draft)
}

/// What stands in the first element of a name, and the byte behind the element.
fn element<'a>(text: &'a str, name: &str) -> Option<(&'a str, usize)> {
    let open = format!("<{name}");
    let mut from = 0;
    loop {
        let start = from + text.get(from..)?.find(&open)?;
        let behind = text.get(start + open.len()..)?;
        // "<description>" does not begin "<descriptions>".
        if !behind.starts_with(|c: char| c == '>' || c.is_whitespace()) {
            from = start + open.len();
            continue;
        }
        let inner = start + open.len() + behind.find('>')? + 1;
        let close = format!("</{name}>");
        let end = inner + text.get(inner..)?.find(&close)?;
        return Some((text.get(inner..end)?, end + close.len()));
    }
}

/// The text of an element: what entities and CDATA stand for.
fn content(value: &str) -> String {
    let value = value.trim();
    match value.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>")) {
        Some(data) => data.to_owned(),
        None => plain_words(value),
    }
}
