//! What stands in front of an issue: names and values.

use super::quoted;
use std::borrow::Cow;

/// The fields in front, and where the body begins.
pub(super) struct Front<'a> {
    pub(super) fields: Vec<(&'a str, Cow<'a, str>, usize)>,
    pub(super) body: &'a str,
    /// The line that the body begins in.
    pub(super) line: usize,
}

/// Fields that hold when it was over: of cState, and of other pages that are written in Markdown.
const OVER: [&str; 10] = [
    "resolvedWhen", "resolvedDate", "resolved_date", "resolvedAt", "resolved_at", "resolved_on", "end_time",
    "endTime", "ended_at", "endedAt",
];

impl<'a> Front<'a> {
    /// When it began: the date of the page, or a field of its own beside one of the end.
    pub(super) fn begin(&self) -> &'static str {
        const BEGIN: [&str; 4] = ["start_time", "startTime", "started_at", "startedAt"];
        let own = BEGIN.iter().find(|name| !self.get(name).is_empty());
        own.filter(|_| !self.get(self.over()).is_empty()).unwrap_or(&"date")
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, ..)| key.eq_ignore_ascii_case(name)).map_or("", |(_, value, _)| value)
    }

    /// The name that this page has for when it was over.
    pub(super) fn over(&self) -> &'static str {
        OVER.iter().find(|name| !self.get(name).is_empty()).unwrap_or(&"resolvedWhen")
    }

    /// Whether the time of the end counts: an issue that says `resolved: false` goes on.
    pub(super) fn is_over(&self) -> bool {
        self.get("resolved") != "false"
    }

    pub(super) fn line_of(&self, name: &str) -> usize {
        self.fields.iter().find(|(key, ..)| key.eq_ignore_ascii_case(name)).map_or(1, |(.., line)| *line)
    }
}

/// What stands between two lines `---` (YAML) or `+++` (TOML): names and single values; lists and
/// comments are passed over.
pub(super) fn front(text: &str) -> Option<Front<'_>> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let separator = if fence == "---" { ':' } else { '=' };
    let mut fields = Vec::new();
    let mut at = first.len();
    for (number, line) in lines.enumerate() {
        at += line.len();
        if line.trim_end() == fence {
            let body = text.get(at..).unwrap_or_default();
            return Some(Front { fields, body, line: number + 3 });
        }
        if let Some((key, value)) =
            line.split_once(separator).filter(|_| !line.starts_with([' ', '-', '#', '\t']))
        {
            fields.push((key.trim(), quoted::value(value), number + 2));
        }
    }
    None
}

/// Whether the time in front is of UTC, and the updates show the same clock.
pub(super) fn is_zulu(front: &Front<'_>) -> bool {
    let date = front.get(front.begin());
    let minute = date.get(..16).filter(|_| date.ends_with('Z')).map(|minute| minute.replace('T', " "));
    minute.is_some_and(|minute| front.body.contains(&minute))
}

/// The offset behind a time of RFC 3339; blank where there is none, or it is said not to be known.
pub(super) fn offset(date: &str) -> &str {
    let start = date.len().checked_sub(6).filter(|start| date.contains('T') && *start > 15);
    let offset = start.and_then(|start| date.get(start..)).unwrap_or_default();
    if offset.starts_with(['+', '-']) && offset != "-00:00" { offset } else { "" }
}
