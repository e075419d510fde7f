//! The text of a message that stands in its blocks only (docs.slack.dev, "Blocks").

use super::{Names, mrkdwn};
use crate::format::Json;
use crate::import::files::json::Item;
use crate::import::files::literal::{add_line, literal};

/// How deep lists and quotes are opened.
const DEEPEST: usize = 12;

/// The text of all blocks, a line for each.
pub(super) fn text(blocks: &[Json<'_>], names: &mut Names) -> String {
    let mut text = String::new();
    for block in blocks.iter().flat_map(|list| list.items()) {
        let mut line = String::new();
        element(&Item::of(block), names, &mut line, 0);
        add_line(&mut text, &line);
    }
    text
}

fn element(item: &Item<'_>, names: &mut Names, out: &mut String, depth: usize) {
    let kind = item.word("type").unwrap_or_default();
    let word = |path: &str| item.word(path).unwrap_or_default();
    match &*kind {
        "user" => out.push_str(&format!("@{}", literal(&names.user(&word("user_id"))))),
        "channel" => out.push_str(&format!("#{}", literal(&names.channel(&word("channel_id"))))),
        "emoji" => out.push_str(&format!(":{}:", word("name"))),
        "broadcast" => out.push_str(&format!("@{}", word("range"))),
        "link" => out.push_str(&mrkdwn::to_markdown(&format!("<{}|{}>", word("url"), word("text")), names)),
        "image" => out.push_str(&literal(&item.first(&["title.text", "alt_text"]).unwrap_or_default())),
        "mrkdwn" => out.push_str(&mrkdwn::to_markdown(&word("text"), names)),
        _ => {
            if let Some(text) = item.get("text") {
                text_of(text, names, out, depth);
            }
            if depth < DEEPEST {
                inner(item, names, out, depth);
            }
        }
    }
}

/// A text, or an object that says whether it is marked up.
fn text_of(text: Json<'_>, names: &mut Names, out: &mut String, depth: usize) {
    match text.text() {
        // Not trimmed: blanks part it from what stands beside it.
        Some(text) => out
            .push_str(&text.split('\n').map(|line| pad(line, &literal(line))).collect::<Vec<_>>().join("\n")),
        None if depth < DEEPEST => element(&Item::of(text), names, out, depth + 1),
        None => {}
    }
}

/// The text with the blanks around it that `like` has.
fn pad(like: &str, text: &str) -> String {
    let before = if like.starts_with(' ') { " " } else { "" };
    let behind = if like.ends_with(' ') && !text.is_empty() { " " } else { "" };
    format!("{before}{text}{behind}")
}

fn inner(item: &Item<'_>, names: &mut Names, out: &mut String, depth: usize) {
    for path in ["elements", "fields"] {
        for child in item.all(path).into_iter().flat_map(Json::items) {
            let child = Item::of(child);
            let is_line = child.has("type", "_section") || path == "fields";
            if is_line && !out.is_empty() {
                out.push('\n');
            }
            element(&child, names, out, depth + 1);
        }
    }
}
