//! Who acts: the nick of a chat, the name before a message.

use crate::import::pieces::from;

/// The one who writes, and what they write: `<nick> text`, `[nick] text`, `* nick waves`.
pub(super) fn nick(text: &str) -> Option<(String, &str)> {
    let open = text.chars().next()?;
    let close = match open {
        '<' => '>',
        '[' => ']',
        _ => return None,
    };
    let inner = from(text, 1);
    let end = inner.char_indices().take(40).find(|(_, c)| *c == close)?.0;
    let name = inner.get(..end)?.trim().trim_start_matches(['@', '+', '%', '~', '&']);
    let behind = from(inner, end + 1);
    let is_name = !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || "-_.|^`' ".contains(c))
        && name.chars().any(char::is_alphabetic)
        && name.split_whitespace().count() <= 3;
    let is_spaced = behind.starts_with(char::is_whitespace);
    (is_name && is_spaced).then(|| (name.to_owned(), behind.trim_start()))
}

/// `Name: text` of a chat, where the name is one or a few words.
pub(super) fn speaker(text: &str) -> Option<(String, &str)> {
    let end = text.char_indices().take(40).find(|(_, c)| *c == ':')?.0;
    let name = text.get(..end)?;
    let behind = from(text, end + 1);
    let is_name = (1..=3).contains(&name.split_whitespace().count())
        && name.chars().all(|c| c.is_alphanumeric() || "-_.@' ".contains(c))
        && name.chars().any(char::is_alphabetic);
    (is_name && behind.starts_with(' '))
        .then(|| (name.trim_start_matches('@').to_owned(), behind.trim_start()))
}

/// Whether a message is what the chat itself says: somebody joined, a topic was set.
pub(super) fn is_noise(text: &str) -> bool {
    const SAYS: [&str; 16] = [
        "has joined",
        "has left",
        "joined the channel",
        "left the channel",
        "was added to",
        "has quit",
        "set the channel topic",
        "set the topic",
        "has been added to",
        "pinned a message",
        "changed the topic",
        "joined the group",
        "renamed the channel",
        "archived the channel",
        "is now known as",
        "started a call",
    ];
    let line = text.lines().next().unwrap_or_default();
    line.len() < 200 && SAYS.iter().any(|says| line.contains(says)) && line.split_whitespace().count() < 16
}
