//! Telegram's export of a chat (Telegram Desktop, "Export chat history", `result.json`): a message
//! is a text, or a list of pieces of text with their kinds.

use super::lists::{self, Lists};
use super::{File, Item, Try};
use crate::format::Json;
use crate::import::Shape;
use crate::import::files::build::{Book, Draft};
use crate::import::files::literal::literal;
use crate::import::files::marks;
use crate::import::files::time::Clock;
use crate::model::EvidenceKind;

/// Reads the messages of a file.
pub(super) fn read(file: &File<'_>, lists: &Lists<'_>, clock: &mut Clock<'_>) -> Try {
    let is_one = |item: &Item<'_>| item.has("date_unixtime", "") && item.has("from|actor", "");
    let messages = lists::items(lists, is_one);
    if messages.is_empty() {
        return None;
    }
    let mut book = Book::new(Shape::Chat, "telegram");
    book.source(&Item::of(file.root).word("name").unwrap_or_default());
    for json in messages {
        book.drafts.extend(message(file, &Item::of(json), clock));
    }
    marks::mark(&mut book.drafts);
    Some(book.finish(clock))
}

fn message(file: &File<'_>, item: &Item<'_>, clock: &mut Clock<'_>) -> Option<Draft> {
    // The other field shows the clock of whoever exported, without a zone.
    let typed = item.word("date_unixtime")?;
    let pieces = item.get("text").map(pieces).unwrap_or_default();
    let text: String = pieces.iter().filter_map(|piece| of(*piece)).collect();
    let is_service = item.has("type", "service");
    let text = if text.trim().is_empty() { item.word("action")?.replace('_', " ") } else { text };
    let text = literal(&text);
    if text.trim().is_empty() {
        return None;
    }
    let mut draft = Draft::new(&text, clock.read(&typed), &typed);
    draft.key = item.word("id").unwrap_or_default().into_owned();
    draft.original = item.json.raw().into();
    draft.line = file.line(item.json);
    draft.is_noise = is_service;
    draft.by(&item.first(&["from", "actor"]).unwrap_or_default());
    for piece in pieces.iter().filter(|piece| piece.is_object()) {
        let piece = Item::of(*piece);
        let is_link = piece.has("type", "link");
        let url = piece.word("href").or_else(|| piece.word("text").filter(|_| is_link));
        draft.show(&url.unwrap_or_default(), "", EvidenceKind::Unsorted);
    }
    Some(draft)
}

/// The pieces that a text consists of.
fn pieces(text: Json<'_>) -> Vec<Json<'_>> {
    if text.is_list() { text.items() } else { vec![text] }
}

fn of(piece: Json<'_>) -> Option<String> {
    let text = if piece.is_object() { Item::of(piece).get("text")?.text() } else { piece.text() };
    text.map(|text| text.into_owned())
}
