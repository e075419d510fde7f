//! The past months of a page of Statuspage, `/history.json`: incidents with their times as the page shows
//! them, without a year, and with marks for the browser around days and times.

use super::lists::{self, Lists};
use super::{File, Item, Try, walk};
use crate::format::Json;
use crate::import::Shape;
use crate::import::files::build::{Book, Draft};
use crate::import::files::literal::{add_line, literal};
use crate::import::files::time::Clock;
use crate::import::plain_page;
use crate::model::EvidenceKind;

/// Reads the incidents of all months.
pub(super) fn read(file: &File<'_>, lists: &Lists<'_>, clock: &mut Clock<'_>) -> Try {
    let mut months = lists::items(lists, |item| item.has_all(&[("incidents", ""), ("year", "")]));
    if months.is_empty() && Item::of(file.root).has_all(&[("incidents", ""), ("year", "")]) {
        months.push(file.root);
    }
    let mut book = Book::new(Shape::Statuspage, "statuspage");
    book.source(file.name);
    for month in months.iter().map(|json| Item::of(*json)) {
        let year = month.word("year").unwrap_or_default();
        let incidents = month.get("incidents").map(Json::items).unwrap_or_default();
        book.drafts.extend(incidents.into_iter().filter_map(|json| incident(file, json, &year, clock)));
    }
    if book.drafts.is_empty() {
        return None;
    }
    walk::sort_by_time(&mut book);
    Some(book.finish(clock))
}

fn incident(file: &File<'_>, json: Json<'_>, year: &str, clock: &mut Clock<'_>) -> Option<Draft> {
    let item = Item::of(json);
    let typed = plain_page(&item.word("timestamp").filter(|it| it.contains(':'))?);
    let mut text = literal(&item.word("name")?);
    add_line(&mut text, &literal(&item.word("message").unwrap_or_default()));
    let mut draft = Draft::new(&text, clock.read(&with_year(&typed, year)), &typed);
    draft.key = item.word("code").unwrap_or_default().into_owned();
    draft.original = json.raw().into();
    draft.line = file.line(json);
    if let Some(url) = item.word("shortlink") {
        draft.show(&url, "", EvidenceKind::Unsorted);
    }
    Some(draft)
}

/// "Sep 30, 2020 23:19 - Oct 1, 2020 00:10 UTC" of a time without years.
fn with_year(typed: &str, year: &str) -> String {
    let parts: Vec<&str> = typed.split(", ").collect();
    // From December to January.
    let turns = parts.len() == 3 && typed.starts_with("Dec") && typed.contains("- Jan");
    let next = year.parse::<u32>().map(|year| (year + 1).to_string()).unwrap_or_default();
    match parts.as_slice() {
        [first, middle, last] if turns => format!("{first}, {year} {middle}, {next} {last}"),
        _ => parts.join(&format!(", {year} ")),
    }
}
