//! Slack: a day of an export, the file of a channel (slackdump, answers of the interface), or the
//! archive.
//!
//! After Slack's help pages "Export your workspace data" and "How to read Slack data exports". The
//! time of a message is its `ts`, which also names it within the channel.

mod archive;
mod blocks;
mod mrkdwn;

pub(super) use archive::read as archive;

use super::build::{Book, Draft};
use super::json::{File, Item, Lists, name_of};
use super::literal::add_line;
use super::marks;
use super::time::{Clock, epoch};
use crate::format::Json;
use crate::import::{Found, Refusal, Shape};
use crate::model::{EvidenceKind, Id, Person, sort};
use std::collections::{HashMap, HashSet};

/// Messages that tell who came and went and what the channel is called.
const NOISE: [&str; 22] = [
    "channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name", "channel_archive",
    "channel_unarchive", "channel_convert_to_private", "channel_canvas_updated", "group_join", "group_leave",
    "group_topic", "group_purpose", "group_name", "group_archive", "bot_add", "bot_remove", "pinned_item",
    "reminder_add", "app_conversation_join", "huddle_thread", "sh_room_created",
];

/// The most attachments, and the most files, of a message that are read.
const MOST_PARTS: usize = 50;

/// Names of people and channels, by identifier.
#[derive(Default)]
struct Names {
    users: HashMap<String, (String, String)>,
    channels: HashMap<String, String>,
    /// The people who were named in a message.
    named: Vec<String>,
    seen: HashSet<String>,
}

/// Reads one file of messages.
pub(super) fn read(
    file: &File<'_>,
    lists: &Lists<'_>,
    clock: &mut Clock<'_>,
) -> Option<Result<Found, Refusal>> {
    let list = lists.iter().find(|list| list.first().is_some_and(|first| is_message(&Item::of(*first))))?;
    let mut names = Names::default();
    let root = Item::of(file.root);
    if let Some(users) = root.get("users") {
        names.add_users(users);
    }
    let mut book = Book::new(Shape::Slack, "slack");
    let channel = root.first(&["name", "channel_name", "channel.name"]);
    book.source(&channel.map(|name| format!("#{name}")).unwrap_or_default());
    channel_messages(file, list, 0, &mut names, &mut book);
    finish(book, names, clock)
}

fn finish(mut book: Book, names: Names, clock: &Clock<'_>) -> Option<Result<Found, Refusal>> {
    sort::by_key(&mut book.drafts, |draft| draft.event.at.map(|at| at.key()));
    book.is_in_order = false;
    marks::mark(&mut book.drafts);
    book.people = names.people();
    Some(book.finish(clock))
}

fn is_message(item: &Item<'_>) -> bool {
    let is_stamp = item.word("ts").is_some_and(|ts| ts.contains('.') && epoch(&ts).is_some());
    is_stamp && (item.has("type", "message") || item.has("text|blocks", ""))
}

/// Adds the messages of a list, and those of their threads.
fn channel_messages(file: &File<'_>, list: &[Json<'_>], source: usize, names: &mut Names, book: &mut Book) {
    // Who wrote a message may stand in it; names count for mentions before it too.
    for json in list {
        names.add_author(&Item::of(*json));
    }
    let mut seen: HashSet<String> = HashSet::new();
    for json in list {
        let item = Item::of(*json);
        let replies = item.all("slackdump_thread_replies").into_iter().flat_map(Json::items);
        let replies: Vec<Item<'_>> = replies.map(Item::of).collect();
        replies.iter().for_each(|reply| names.add_author(reply));
        for item in [item].iter().chain(&replies) {
            // A reply that was sent to the channel too stands in both places.
            let is_new = item.word("ts").is_some_and(|ts| seen.insert(ts.into_owned()));
            let draft = if is_new { message(item, names) } else { None };
            book.drafts.extend(draft.map(|draft| Draft { source, line: file.line(item.json), ..draft }));
        }
    }
}

/// One message; `None` for what was deleted, and for what is not shown at all.
fn message(item: &Item<'_>, names: &mut Names) -> Option<Draft> {
    let subtype = item.word("subtype").unwrap_or_default();
    let ts = item.word("ts")?;
    let reading = epoch(&ts)?;
    if matches!(&*subtype, "tombstone" | "message_deleted") {
        return None;
    }
    let text = text(item, names);
    if text.is_empty() {
        return None;
    }
    let mut draft = Draft::new(&text, Some(reading), &ts);
    draft.key = ts.into_owned();
    draft.original = item.json.raw().into();
    draft.is_noise = NOISE.contains(&&*subtype);
    if let Some(who) = author(item, names) {
        draft.by(&who);
    }
    draft.show(&item.word("permalink").unwrap_or_default(), "", EvidenceKind::Chat);
    evidence(item, &mut draft);
    // A pin is how teams pick what belongs into the timeline.
    let is_pin =
        |name: Json<'_>| name.text().is_some_and(|name| name == "pushpin" || name == "round_pushpin");
    draft.event.starred = item.has("pinned_to", "")
        || item
            .all("reactions")
            .into_iter()
            .flat_map(Json::items)
            .any(|reaction| Item::of(reaction).get("name").is_some_and(is_pin));
    Some(draft)
}

fn text(item: &Item<'_>, names: &mut Names) -> String {
    let mut text = mrkdwn::to_markdown(&item.word("text").unwrap_or_default(), names);
    if text.is_empty() {
        text = blocks::text(&item.all("blocks"), names);
    }
    // A page that Slack shows under a link is not what somebody wrote.
    let is_written =
        |attachment: &Item<'_>| !attachment.has("from_url", "") || attachment.has("is_msg_unfurl", "");
    let attachments: Vec<_> =
        many(item, "attachments").filter(|it| text.is_empty() || is_written(it)).collect();
    for attachment in attachments {
        for path in ["pretext", "title", "text", "fallback"] {
            let line = mrkdwn::to_markdown(&attachment.word(path).unwrap_or_default(), names);
            let is_spare = path == "fallback" && !text.is_empty();
            if !is_spare && !text.contains(&line) {
                add_line(&mut text, &line);
            }
        }
        if text.is_empty() {
            text = blocks::text(&attachment.all("blocks"), names);
        }
    }
    if text.is_empty() {
        let files = many(item, "files");
        let files: Vec<_> =
            files.filter_map(|file| file.first(&["title", "name"]).map(|it| it.into_owned())).collect();
        text = super::literal::literal(&files.join(", "));
    }
    text
}

/// The first items of a list: no message has as many that somebody reads.
fn many<'a>(item: &Item<'a>, path: &str) -> impl Iterator<Item = Item<'a>> {
    item.all(path).into_iter().flat_map(Json::items).take(MOST_PARTS).map(Item::of)
}

fn evidence(item: &Item<'_>, draft: &mut Draft) {
    for file in many(item, "files") {
        let is_image = file.word("mimetype").is_some_and(|kind| kind.starts_with("image/"));
        let kind = if is_image { EvidenceKind::Image } else { EvidenceKind::Unsorted };
        let url = file.first(&["permalink", "url_private"]).unwrap_or_default();
        draft.show(&url, &file.first(&["title", "name"]).unwrap_or_default(), kind);
    }
    for attachment in many(item, "attachments") {
        let url = attachment.first(&["title_link", "from_url", "image_url"]).unwrap_or_default();
        draft.show(&url, &attachment.word("title").unwrap_or_default(), EvidenceKind::Unsorted);
    }
}

/// Who wrote it: the name in the message, that of the list of users, or the identifier.
fn author(item: &Item<'_>, names: &mut Names) -> Option<String> {
    if let Some(user) = item.word("user") {
        return Some(names.user(&user));
    }
    let name = item.first(&["username", "bot_profile.name"]).map(|name| name.into_owned());
    name.or_else(|| item.get("bot_id").and_then(name_of).map(|name| name.into_owned()))
}

impl Names {
    /// Takes note of `users.json`.
    fn add_users(&mut self, users: Json<'_>) {
        for user in users.items().into_iter().map(Item::of) {
            let Some(id) = user.word("id") else { continue };
            let real = user.first(&["profile.real_name", "real_name", "profile.display_name", "name"]);
            let alias = user.first(&["profile.display_name", "name"]);
            self.add(&id, &real.unwrap_or_default(), &alias.unwrap_or_default());
        }
    }

    /// Takes note of the author's profile in a message.
    fn add_author(&mut self, item: &Item<'_>) {
        if let (Some(id), Some(profile)) = (item.word("user"), item.get("user_profile")) {
            let profile = Item::of(profile);
            let name = profile.first(&["real_name", "display_name", "name"]).unwrap_or_default();
            self.add(&id, &name, &profile.first(&["display_name", "name"]).unwrap_or_default());
        }
    }

    fn add(&mut self, id: &str, name: &str, alias: &str) {
        if !name.is_empty() && !self.users.contains_key(id) {
            self.users.insert(id.to_owned(), (name.to_owned(), alias.to_owned()));
        }
    }

    fn user(&mut self, id: &str) -> String {
        let name = self.users.get(id).map(|(name, _)| name.clone());
        if name.is_some() && self.seen.insert(id.to_owned()) {
            self.named.push(id.to_owned());
        }
        name.unwrap_or_else(|| id.to_owned())
    }

    fn channel(&self, id: &str) -> String {
        self.channels.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// The people who were named.
    fn people(&self) -> Vec<Person> {
        let person = |id: &String| {
            let (name, alias) = self.users.get(id)?;
            let alias = if alias == name { "" } else { alias };
            let number = super::build::fnv(&["person", id]);
            Some(Person {
                id: Id::from_number(number),
                name: name.as_str().into(),
                alias: alias.into(),
                ..Person::default()
            })
        };
        self.named.iter().filter_map(person).collect()
    }
}
