//! Who acts: the nick of a chat, the name before a message.

use super::entry::{Below, Entry, Form};
use super::words::{Topic, is_person, is_status, topic};
use crate::import::labels::is_level;
use crate::import::markers::names_marker;
use crate::import::pieces::from;
use std::collections::HashSet;

/// The one who writes, and what they write: `<nick> text`, `* nick waves`, `(nick): text`, and
/// `[nick] text` where the brackets are a link.
pub(super) fn nick(text: &str) -> Option<(String, &str)> {
    if let Some(action) = text.strip_prefix("* ") {
        let (name, what) = action.split_once(' ')?;
        let is_nick = name.len() < 30 && name.chars().all(|c| c.is_alphanumeric() || "-_|^`[]".contains(c));
        return is_nick.then(|| (name.to_owned(), what));
    }
    let open = text.chars().next()?;
    let close = match open {
        '<' => '>',
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let inner = from(text, 1);
    let end = inner.char_indices().take(40).find(|(_, c)| *c == close)?.0;
    let name = inner.get(..end)?.trim().trim_start_matches(['@', '+', '%', '~', '&']);
    let behind = from(inner, end + 1);
    let is_name = !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || "-_.|^`' :".contains(c))
        && name.chars().any(char::is_alphabetic)
        && name.split_whitespace().count() <= 3;
    // "(Mina): text"; what stands in round brackets alone is no name.
    let behind = if open == '(' { behind.strip_prefix(':')? } else { behind };
    let is_spaced = behind.starts_with(char::is_whitespace);
    (is_name && is_spaced).then(|| (name.to_owned(), behind.trim_start()))
}

/// `Name: text` of a chat, where the name is one or a few words; `**Name**: text`, `name | text`.
pub(super) fn speaker(text: &str) -> Option<(String, &str)> {
    let bold = text.strip_prefix("**");
    let text = bold.unwrap_or(text);
    let end = text.char_indices().take(60).find(|(_, c)| matches!(c, ':' | '|'))?.0;
    let name = text.get(..end)?;
    let behind = from(text, end + 1);
    let (name, behind) = match bold {
        Some(_) => match name.strip_suffix("**") {
            Some(name) => (name, behind),
            None => (name, behind.strip_prefix("**")?),
        },
        None => (name, behind),
    };
    let is_barred = text.get(end..).is_some_and(|sign| sign.starts_with('|'));
    let name = if is_barred { name.strip_suffix(' ').filter(|name| !name.contains(' '))? } else { name };
    // "Mina (night shift): …": who they are beside their name plays no part.
    let whole = name;
    let note = name.strip_suffix(')').and_then(|name| name.rsplit_once(" ("));
    let name = note.map_or(name, |(name, _)| name);
    if name.chars().count() > 40 {
        return None;
    }
    // "probe eu-3: ok": what is named with several small words is no person.
    let is_small = |word: &str| word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let count = name.split_whitespace().count();
    let is_name = (count == 1 || (2..=3).contains(&count) && !name.split_whitespace().all(is_small))
        && name.chars().all(|c| c.is_alphanumeric() || "-_.@' ".contains(c))
        && name.chars().any(char::is_alphabetic);
    (is_name && behind.starts_with(' '))
        .then(|| (whole.trim_start_matches('@').to_owned(), behind.trim_start()))
}

/// Who writes to all in a meeting, and what: "From Ada Lovelace to Everyone: text", "From  Ada Lovelace : text".
fn to_everyone(text: &str) -> Option<(&str, &str)> {
    let (from, said) = text.strip_prefix("From ")?.split_once(':')?;
    // Without a word on whom it is for, there are blanks around the name.
    let to = [" to Everyone", " to everyone", " an Alle", " to Me"];
    let whom = to.iter().find_map(|to| from.trim().strip_suffix(to));
    let name = whom.or_else(|| from.strip_suffix(' ').filter(|from| from.starts_with(' ')))?.trim();
    is_person(name).then_some((name, said.trim_start()))
}

/// What a chat itself says, as words in the middle of a line.
const SAYS: &[&str] = &[
    "-!- mode/",
    "-!- Topic",
    "!- Irssi:",
    "has joined",
    "has left",
    "joined the channel",
    "left the channel",
    "added to #",
    "added to the channel",
    "added to the group",
    "added to the conversation",
    "has quit",
    "set the channel topic",
    "set the topic",
    "pinned a message",
    "changed the topic",
    "joined the group",
    "renamed the channel",
    "archived the channel",
    "is now known as",
    "started a call",
    "are end-to-end encrypted",
    "sind Ende-zu-Ende-",
    "sont chiffrés de bout en bout",
    "cifrados de extremo a extremo",
    "changed this group's",
    "created group",
    "using this group's invite link",
    "created this group",
    "added you",
    "removed you",
    "hat dich hinzugefügt",
    "t'a ajouté",
    "te añadió",
    "created the group",
    "changed the subject",
    "changed the group name",
    "changed the group description",
    "changed their phone number",
    "disappearing messages",
    "hat die Gruppe",
    "hast die Gruppe",
    "hat diese Gruppe",
    "hast diese Gruppe",
    "den Betreff",
    "a créé le groupe",
    "a créé ce groupe",
    "a rejoint le groupe",
    "creó el grupo",
    "creó este grupo",
    "se unió al grupo",
    "salió del grupo",
];

/// Whether a message is what the chat itself says: somebody joined, a topic was set.
pub(super) fn is_noise(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    // "*** Quits: ada (~ada@a.example) (Quit)"
    let bare = line.trim_start_matches(['*', ' ']);
    if ["Joins: ", "Quits: ", "Parts: "].iter().any(|says| bare.starts_with(says)) && bare.contains('@') {
        return true;
    }
    // What WhatsApp writes above every chat is longer than the rest.
    let most = if line.contains("end-to-end") { 40 } else { 16 };
    let says = |at: usize| {
        let here = from(line, at);
        SAYS.iter().any(|says| here.as_bytes().first() == says.as_bytes().first() && here.starts_with(says))
    };
    let is_short = line.len() < 250 && line.split_whitespace().count() < most;
    is_short && line.match_indices(' ').map(|(at, _)| at + 1).chain([0]).any(says)
}

/// Whether a line is what a chat shows below a message: answers, reactions, that it was edited.
pub(super) fn is_chrome(line: &str) -> bool {
    let line = line.trim();
    let mut words = line.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let is_emoji = is_emoji(first) && is_number(second);
    let answers = is_number(first) && matches!(second, "reply" | "replies" | "Antwort" | "Antworten");
    let is_last = line.starts_with("Last reply ") && line.len() < 60;
    // How many reacted, and how.
    const REACTIONS: [&str; 7] = ["like", "heart", "laugh", "surprised", "sad", "angry", "thumbsup"];
    let is_reaction = REACTIONS.contains(&first) && is_number(second) && words.next().is_none();
    let is_count = is_reaction || second.is_empty() && first.len() <= 3 && is_number(first);
    // "Reply · Edit · Delete"
    const BUTTONS: [&str; 6] = ["Reply", "Edit", "Delete", "Like", "React", "·"];
    let are_buttons = !line.is_empty() && line.split_whitespace().all(|word| BUTTONS.contains(&word));
    let is_mark = are_buttons || matches!(line, "(edited)" | "View thread" | "New");
    answers && line.len() < 60 || is_emoji || is_last || is_count || is_mark
}

/// Whether a line is the name of a picture, and no more: ":eyes:".
pub(super) fn is_emoji(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with(':') && line.ends_with(':') && !line.contains(' ')
}

/// Whether a line is the name of somebody, or of somebody with the family name first: "Ruiz, Ana".
pub(super) fn names_one(line: &str) -> bool {
    // "Mina Ode (work notes)"
    let note = line.strip_suffix(')').and_then(|line| line.split_once(" ("));
    let line =
        note.filter(|(name, note)| name.contains(' ') && note.len() < 30).map_or(line, |(name, _)| name);
    // "Monitoring" is the state of an update.
    !is_status(line)
        && (is_person(line) || line.matches(", ").count() == 1 && is_person(&line.replace(", ", " ")))
}

/// Takes the names out of items where nearly each begins with one that can be nothing else: of several
/// words that are no heading, or marked as one.
fn take_names_of_items(entries: &mut [Entry]) {
    let named = |entry: &Entry| {
        let head = entry.head.as_ref().filter(|head| head.label.is_empty());
        let (name, text) = head.filter(|_| entry.form == Form::Bullet).and_then(|_| speaker(&entry.text))?;
        let is_marked = entry.text.starts_with('@') || name.contains('@');
        let is_plain = name.contains(' ') && is_person(&name) && topic(&name) == Topic::Unknown;
        (is_marked || is_plain && !names_marker(&name)).then(|| (name, text.to_owned()))
    };
    let items = entries.iter().filter(|entry| entry.form == Form::Bullet).count();
    let names: Vec<String> = entries.iter().filter_map(named).map(|(name, _)| name).collect();
    let distinct: HashSet<&String> = names.iter().collect();
    if names.len() < 3 || names.len() * 5 < items * 4 || distinct.len() == names.len() {
        return;
    }
    let bold = |entry: &Entry| {
        let is_bold = entry.form == Form::Bullet && entry.text.starts_with("**");
        let (name, text) = Some(&entry.text).filter(|_| is_bold).and_then(|text| speaker(text))?;
        Some((name, text.to_owned()))
    };
    for entry in entries {
        if let Some((name, text)) = named(entry).or_else(|| bold(entry)) {
            (entry.who, entry.text) = (vec![name], text);
        }
    }
}

/// Takes the names out of texts where nearly every entry of a list of lines begins with one:
/// `[10:42] Mira: text`, or `[10:42] Mira` with the text below.
pub(super) fn take_names(entries: &mut [Entry]) {
    take_names_of_items(entries);
    let is_line = |entry: &&Entry| {
        let is_bare = entry.head.as_ref().is_some_and(|head| head.label.is_empty());
        entry.form == Form::Line && is_bare && !is_noise(&entry.text)
    };
    let lines: Vec<&Entry> = entries.iter().filter(is_line).collect();
    let above =
        |entry: &&&Entry| names_one(&entry.text) && matches!(entry.below.first(), Some(Below::Text(_)));
    let by_colon = lines.iter().filter_map(|entry| speaker(&entry.text)).map(|(name, _)| name);
    // "NOTICE: fpm is running"
    let by_colon = by_colon.filter(|name| !is_level(name)).collect::<Vec<_>>();
    let alone = lines.iter().filter(above).map(|entry| entry.text.clone()).collect::<Vec<_>>();
    let is_most = |names: &[String]| {
        let distinct: HashSet<&String> = names.iter().collect();
        names.len() >= 2 && names.len() * 5 >= lines.len() * 4 && distinct.len() < names.len()
    };
    // Each may write once only: "[10:42] Ada Lovelace", and below it the text.
    let are_marked = alone.len() >= 2 && alone.len() == lines.len();
    let are_marked =
        are_marked && lines.iter().all(|entry| entry.original.starts_with('[') && entry.text.contains(' '));
    let (by_colon, alone) = (is_most(&by_colon), is_most(&alone) || are_marked);
    for entry in entries.iter_mut().filter(|entry| entry.form == Form::Line) {
        if let Some((name, text)) = to_everyone(&entry.text) {
            (entry.who, entry.text) = (vec![name.to_owned()], text.to_owned());
        } else if by_colon && let Some((name, text)) = speaker(&entry.text) {
            let text = text.to_owned();
            (entry.who, entry.text) = (vec![name], text);
        } else if alone && names_one(&entry.text) && !entry.below.is_empty() {
            entry.who = vec![std::mem::take(&mut entry.text)];
            entry.below.retain(|below| !matches!(below, Below::Text(line) if is_chrome(line)));
        }
    }
}
