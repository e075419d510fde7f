//! What one line is by its marks alone.

use crate::import::pieces::{from, is_month};
use crate::import::text::block::{Block, Kind};
use crate::import::text::breaks::unmarked;
use crate::import::text::bullets::{self, task};
use crate::import::text::stamped::Head;
use crate::import::text::words::{Topic, heads, topic};

/// The day that irssi and its kin write between messages: `--- Day changed Wed Oct 09 2024`,
/// `--- Log opened Tue Oct 08 23:40:11 2024`. Blank where a log ends, which says nothing.
pub(super) fn logged_day(line: &str) -> Option<String> {
    let clock = line.strip_prefix('[').and_then(|inner| inner.split_once("] "));
    // "[00:00] --- Tue Mar 12 2024", "**** BEGIN LOGGING AT Tue Mar 12 10:40:00 2024"
    let bare = clock.filter(|(clock, _)| clock.len() == 5).map(|(_, rest)| rest);
    let bare = bare.and_then(|rest| rest.strip_prefix("--- "));
    let bare = bare.or_else(|| line.strip_prefix("**** BEGIN LOGGING AT "));
    let inner = bare.or_else(|| line.strip_prefix("--- "))?;
    if inner.starts_with("Log closed ") {
        return Some(String::new());
    }
    let date = inner.strip_prefix("Log opened ").or_else(|| inner.strip_prefix("Day changed ")).or(bare)?;
    // The time of day stands within the date, and is that of no message.
    let parts: Vec<&str> = date.split_whitespace().skip(1).filter(|part| !part.contains(':')).collect();
    let [month, day, year] = parts.as_slice() else { return None };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_month(month) || !is_number(day) || year.len() != 4 || !is_number(year) {
        return None;
    }
    Some(format!("{day} {month} {year}"))
}

/// Whether a line of one sign makes a heading of the one above it; `in_front` where that is a field.
pub(super) fn is_underlined(above: &Block, line: &str, in_front: bool) -> bool {
    let is_day = |head: &Head| head.is_day() && head.label.is_empty() && head.rest.is_empty();
    let is_plain = above.head.as_ref().is_none_or(is_day);
    // "date: 2024-03-12" above the end of what stands in front.
    let is_field = in_front && above.text.contains(": ") && !above.text.contains(". ");
    // A line much longer than the text parts what is above from what is below.
    let is_under = line.len() <= 4 * above.text.len() + 24;
    let is_title = above.text.len() <= 60 && !above.text.ends_with('.') && is_plain && !is_field && is_under;
    let is_heading = above.text.len() <= 120 && line.starts_with('=');
    above.kind == Kind::Text && (is_heading || line.starts_with('-') && is_title)
}

/// The place in a line where the head of the next message was glued to the one before it, as chats
/// copy "Edited[Yesterday 12:44 PM] Ada".
pub(super) fn glued(line: &str) -> Option<usize> {
    let begins = |at: &usize| {
        let (before, behind) = line.split_at_checked(*at).unwrap_or_default();
        let (stamp, name) = behind.get(1..).and_then(|inner| inner.split_once("] ")).unwrap_or_default();
        let is_glued = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | ')'));
        let is_dated = stamp.len() >= 12 && stamp.contains(['/', '.', '-']);
        let is_stamp = stamp.len() <= 40
            && stamp.contains(':')
            && stamp.contains(|c: char| c.is_ascii_digit())
            && (is_dated || stamp.contains(char::is_alphabetic));
        is_glued && is_stamp && name.starts_with(char::is_uppercase) && name.len() <= 60
    };
    line.match_indices('[').map(|(at, _)| at).take(40).find(begins).filter(|_| !line.starts_with('['))
}

pub(super) fn is_rule(text: &str) -> bool {
    let Some(mark) = text.chars().next().filter(|c| "-=*_".contains(*c)) else { return false };
    text.len() >= 3 && text.chars().all(|c| c == mark || c == ' ') && text.matches(mark).count() >= 3
}

/// The kind of a line, how much deeper its mark puts it, and its text.
pub(super) fn classified(line: &str) -> (Kind, usize, &str) {
    if let Some((level, text)) = heading(line) {
        return (Kind::Heading(level), 0, unmarked(text));
    }
    // "■ 原因": such signs stand before headings as well as before items.
    let titled = line.strip_prefix(['■', '◆', '▼', '□', '◇', '▪']).map(str::trim);
    if let Some(text) = titled.filter(|text| topic(text) != Topic::Unknown && heads(text)) {
        return (Kind::Heading(3), 0, text);
    }
    if let Some((depth, text)) = bullets::item(line) {
        return (Kind::Bullet, depth, task(text));
    }
    (Kind::Text, 0, line)
}

/// `<h3 id="day-2">Title</h3>`, in a text that is no page.
fn element(line: &str) -> Option<(u8, &str)> {
    let inner = line.strip_prefix("<h").or_else(|| line.strip_prefix("<H"))?;
    let level = inner.chars().next()?.to_digit(10).filter(|level| (1..=6).contains(level))?;
    let (_, behind) = inner.split_once('>')?;
    let (text, end) = behind.rsplit_once("</")?;
    let is_whole = !text.contains('<') && end.trim_end_matches('>').len() == 2;
    (is_whole && !text.trim().is_empty()).then_some((u8::try_from(level).unwrap_or(6), text.trim()))
}

/// `## Title ##`, `== Title ==`, `h2. Title`.
fn heading(line: &str) -> Option<(u8, &str)> {
    if line.starts_with('<') {
        return element(line);
    }
    for mark in ['#', '='] {
        let level = line.len() - line.trim_start_matches(mark).len();
        let closed = mark == '#' || line.len() > 2 * level && line.trim_end_matches(mark).len() < line.len();
        let text = from(line, level);
        // "#4512 is merged" names an issue, and longer numbers are seconds.
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let is_number = digits > 0
            && !(level == 1 && (3..9).contains(&digits) && !from(text, digits).starts_with([':', '.', '-']));
        let spaced = mark == '=' || text.starts_with([' ', '\t']) || is_number;
        if (1..=6).contains(&level) && closed && spaced && !text.trim().is_empty() {
            return Some((u8::try_from(level).unwrap_or(6), text.trim().trim_end_matches(mark).trim()));
        }
    }
    let level =
        line.strip_prefix('h')?.chars().next()?.to_digit(10).filter(|level| (1..=6).contains(level))?;
    let text = from(line, 2).strip_prefix(". ")?;
    Some((u8::try_from(level).unwrap_or(6), text.trim()))
}
