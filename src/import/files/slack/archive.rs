//! The archive of an export: a folder for each channel, a file for each day; lists of users and
//! channels beside them. An archive of anything else is looked through for a file that is read.

use super::{Names, channel_messages, finish};
use crate::format::{self, Json};
use crate::import::bytes::decode;
use crate::import::files::build::Book;
use crate::import::files::json::{File, Item};
use crate::import::files::time::Clock;
use crate::import::files::zip::{Member, members};
use crate::import::files::{MAX_BYTES, leaf, read_text};
use crate::import::{Found, Note, Refusal, Shape, Told};
use crate::model::sort;

/// The lists of channels; the last two have no names of their own.
const CHANNELS: [&str; 4] = ["channels.json", "groups.json", "mpims.json", "dms.json"];

/// Unpacks one file after the other, up to the limit for all together.
struct Unpacker<'a> {
    bytes: &'a [u8],
    left: usize,
}

impl Unpacker<'_> {
    /// The text of a file, or nothing when it cannot be read.
    fn text(&mut self, member: &Member) -> Result<Option<String>, Refusal> {
        self.left = self.left.checked_sub(member.size).ok_or(Refusal::TooLarge(MAX_BYTES))?;
        let content = member.unpack(self.bytes);
        Ok(content
            .and_then(|content| decode(&content).map(|text| text.trim_start_matches('\u{feff}').to_owned())))
    }
}

/// Reads an archive.
pub(in crate::import::files) fn read(bytes: &[u8], told: &Told<'_>) -> Result<Found, Refusal> {
    let mut members = members(bytes).ok_or(Refusal::Archive)?;
    sort::by_key(&mut members, |member| member.name.clone());
    let mut unpacker = Unpacker { bytes, left: MAX_BYTES };
    let is_export =
        members.iter().any(|member| day(&member.name).is_some() || leaf(&member.name) == "users.json");
    if is_export { export(&members, &mut unpacker, told) } else { anything(&members, &mut unpacker, told) }
}

fn export(members: &[Member], unpacker: &mut Unpacker<'_>, told: &Told<'_>) -> Result<Found, Refusal> {
    let (mut names, mut book) = (Names::default(), Book::new(Shape::Slack, "slack"));
    let lists =
        members.iter().filter(|it| leaf(&it.name) == "users.json" || CHANNELS.contains(&leaf(&it.name)));
    for member in lists {
        with_json(member, unpacker, &mut book, &mut |file, _| {
            names_of(file.root, leaf(&member.name), &mut names)
        })?;
    }
    for member in members {
        let Some(channel) = day(&member.name) else { continue };
        with_json(member, unpacker, &mut book, &mut |file, book| {
            let source = book.source(&format!("#{channel}"));
            channel_messages(file, &file.root.items(), source, &mut names, book);
        })?;
    }
    finish(book, names, &Clock::new(told)).unwrap_or(Err(Refusal::Nothing))
}

/// Hands a file on that is JSON; one that is not is noted.
fn with_json(
    member: &Member,
    unpacker: &mut Unpacker<'_>,
    book: &mut Book,
    then: &mut dyn FnMut(&File<'_>, &mut Book),
) -> Result<(), Refusal> {
    let text = unpacker.text(member)?;
    match text.as_deref().map(format::check) {
        Some(Ok(clean)) => then(&File::of(&member.name, &clean), book),
        _ => book.notes.push(Note::PartUnread { part: member.name.as_str().into() }),
    }
    Ok(())
}

fn names_of(root: Json<'_>, file: &str, names: &mut Names) {
    if file == "users.json" {
        names.add_users(root);
        return;
    }
    for channel in root.items().into_iter().map(Item::of) {
        if let (Some(id), Some(name)) = (channel.word("id"), channel.word("name")) {
            names.channels.insert(id.into_owned(), name.into_owned());
        }
    }
}

/// The first file that can be read, in the order of their names.
fn anything(members: &[Member], unpacker: &mut Unpacker<'_>, told: &Told<'_>) -> Result<Found, Refusal> {
    let mut unread = Vec::new();
    for member in members.iter().filter(|member| !member.name.starts_with("__MACOSX")) {
        match unpacker.text(member)? {
            Some(text) => {
                if let Some(Ok(mut found)) = read_text(&member.name, &text, told) {
                    found.notes.extend(unread);
                    return Ok(found);
                }
            }
            None => unread.push(Note::PartUnread { part: member.name.as_str().into() }),
        }
    }
    Err(Refusal::Nothing)
}

/// The channel, when a file holds one of its days: `ops/2018-02-10.json`.
fn day(name: &str) -> Option<&str> {
    let (folder, file) = name.rsplit_once('/')?;
    crate::model::civil::parse_date(file.strip_suffix(".json")?)?;
    Some(leaf(folder))
}
