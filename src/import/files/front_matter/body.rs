//! The body of an issue: updates, and what parts them.

use super::super::literal::add_line;
use crate::import::pieces::is_bare_clock;
use crate::import::text::is_status;

/// The shortcode behind an update, in both of Hugo's notations.
const TRACK: [(&str, &str); 2] = [("{{< track", ">}}"), ("{{% track", "%}}")];

/// A part of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Update<'a> {
    pub(super) text: String,
    /// The time of the shortcode; blank without one.
    pub(super) typed: &'a str,
    /// The word that the update begins with, in lower case: `*Resolved* -`.
    pub(super) label: String,
    pub(super) original: &'a str,
    pub(super) line: usize,
}

/// The updates of a body, in their order there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Updates<'a> {
    /// The paragraphs above the first state, which belong to no update; blank without any.
    pub(super) lead: String,
    pub(super) found: Vec<Update<'a>>,
}

/// Whether there is a line that ends or begins with the shortcode, as updates do; text about it is none.
pub(super) fn has_track(body: &str) -> bool {
    let is_update = |line: &str| {
        let line = without_bullet(line.trim());
        let is_at_end = |(start, end): &(&str, &str)| {
            line.starts_with(start) && line.contains(end) || line.ends_with(end) && line.contains(start)
        };
        TRACK.iter().any(is_at_end) && !line.contains('`')
    };
    body.lines().any(is_update)
}

/// A line without the sign of a list in front.
fn without_bullet(line: &str) -> &str {
    ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign)).unwrap_or(line).trim_start()
}

/// The updates with times. A rule or a heading parts them from what stands above; paragraphs
/// without a time belong to the update that ends below them.
pub(super) fn updates(body: &str, first_line: usize) -> Updates<'_> {
    if has_track_first(body) {
        return updates_below(body, first_line);
    }
    let mut found: Vec<Update<'_>> = Vec::new();
    let (mut start, mut text, mut line) = (None, String::new(), first_line);
    let mut at = 0;
    let (mut is_apart, mut lead) = (false, String::new());
    for written in body.split_inclusive('\n') {
        let plain = written.trim();
        // "**Update**: …" behind a paragraph of its own begins anew: what stands above belongs to the
        // update before it.
        let is_own = found.is_empty() && !label(&text).is_empty();
        if is_apart && start.is_some() && begins_state(plain) && !is_own {
            match found.last_mut() {
                Some(last) => add_line(&mut last.text, &text),
                None => lead = std::mem::take(&mut text),
            }
            (start, text) = (None, String::new());
        }
        is_apart = plain.is_empty();
        let is_rule = plain.len() >= 3
            && plain.bytes().all(|byte| byte == plain.bytes().next().unwrap_or(b' '))
            && plain.starts_with(['-', '*', '_']);
        if is_rule || plain.starts_with('#') {
            (start, text) = (None, String::new());
        } else if !plain.is_empty() {
            let (begin, begin_line) = *start.get_or_insert((at, line));
            let (before, typed) = without_track(plain);
            add_line(&mut text, before);
            if let Some(typed) = typed {
                let original = body.get(begin..at + written.len()).unwrap_or_default().trim();
                let label = label(&text);
                found.push(Update {
                    text: std::mem::take(&mut text),
                    typed,
                    label,
                    original,
                    line: begin_line,
                });
                start = None;
            }
        }
        at += written.len();
        line += 1;
    }
    Updates { lead, found }
}

/// The updates that are elements with their time: `<Update date="2024-03-12T10:42:00Z">text</Update>`.
/// What stands behind one of them belongs to it; what stands above the first tells of the beginning.
pub(super) fn components(body: &str, first_line: usize) -> Vec<Update<'_>> {
    const OPEN: &str = "<Update date=";
    const CLOSE: &str = "</Update>";
    let mut parts = body.split(OPEN);
    let mut line = first_line + parts.next().unwrap_or_default().matches('\n').count();
    let mut found: Vec<Update<'_>> = Vec::new();
    for part in parts {
        let own = line;
        line += part.matches('\n').count();
        let Some((date, inner)) = part.split_once('>') else { continue };
        let (told, behind) = inner.split_once(CLOSE).unwrap_or((inner, ""));
        let bare = date.trim_start_matches(['"', '\'', ' ', '{']);
        let typed = bare.split(['"', '\'', '}', '`']).next().unwrap_or_default().trim();
        let mut text = plain_lines(told);
        let label = label(&text);
        add_line(&mut text, &plain_lines(behind));
        if text.is_empty() {
            continue;
        }
        found.push(Update { text, typed, label, original: told.trim(), line: own });
    }
    found
}

/// A text with its lines trimmed, and without blank ones.
fn plain_lines(text: &str) -> String {
    let mut out = String::new();
    text.lines().for_each(|line| add_line(&mut out, line));
    out
}

/// What stands above the first heading, or above the first paragraph that begins with a state, where that
/// parts it from updates that follow it in time: it was written when the issue began.
pub(super) fn beginning(body: &str) -> Option<&str> {
    let top = body.split("\n#").next()?.trim();
    let states = top.match_indices("\n\n").map(|(at, _)| at).find(|at| {
        let below = top.get(*at..).unwrap_or_default().trim_start();
        begins_state(below.lines().next().unwrap_or_default())
    });
    let top = states.and_then(|at| top.get(..at)).unwrap_or(top).trim();
    let is_plain = !top.is_empty() && !top.starts_with(['#', '*', '[']) && label(top).is_empty();
    (is_plain && top.len() < body.trim().len() && !has_track(top)).then_some(top)
}

/// Whether a line begins with the state of an update: "**Update**: …", "*Resolved* - …".
fn begins_state(line: &str) -> bool {
    let label = label(line);
    is_status(&label) || ["fixed", "post-mortem"].contains(&label.as_str())
}

/// Whether times of day are headings: "## 09:25".
pub(super) fn has_clock_headings(body: &str) -> bool {
    body.lines().filter(|line| line.starts_with('#')).any(|line| is_bare_clock(line.trim_start_matches('#')))
}

/// Whether the shortcode stands before its update: the body begins with one, or words follow it on its line.
fn has_track_first(body: &str) -> bool {
    let lines = || body.lines().map(str::trim).map(without_bullet);
    let behind = |line: &'_ str| {
        let cut = TRACK.iter().find_map(|(start, end)| Some(line.strip_prefix(start)?.split_once(end)?.1));
        cut.is_some_and(|behind| !behind.trim().is_empty())
    };
    let first = lines().find(|line| !line.is_empty()).unwrap_or_default();
    let mut tracked = lines().filter(|line| TRACK.iter().any(|(start, _)| line.contains(start)));
    TRACK.iter().any(|(start, _)| first.starts_with(start))
        || tracked.clone().count() > 1 && tracked.all(behind)
}

/// The updates where each begins with its shortcode.
fn updates_below(body: &str, first_line: usize) -> Updates<'_> {
    let Updates { mut lead, mut found } = Updates::default();
    let (mut at, mut begin) = (0, 0);
    for (number, written) in body.split_inclusive('\n').enumerate() {
        let plain = written.trim();
        let (_, typed) = without_track(plain);
        let item = without_bullet(plain);
        let behind = TRACK.iter().find_map(|(start, end)| Some(item.strip_prefix(start)?.split_once(end)?.1));
        if let (Some(typed), Some(behind)) = (typed, behind) {
            begin = at;
            found.push(Update { typed, line: first_line + number, ..Update::default() });
            if let Some(update) = found.last_mut() {
                add_line(&mut update.text, behind.trim_start_matches([' ', '-', '–', '—', ':']));
            }
        } else if let Some(update) = found.last_mut() {
            add_line(&mut update.text, plain);
        } else {
            add_line(&mut lead, plain);
        }
        at += written.len();
        if let Some(update) = found.last_mut() {
            update.original = body.get(begin..at).unwrap_or_default().trim();
        }
    }
    found.iter_mut().for_each(|update| update.label = label(&update.text));
    Updates { lead, found }
}

/// The line without the shortcode, and the time in it.
fn without_track(line: &str) -> (&str, Option<&str>) {
    let cut = TRACK.iter().find_map(|(start, end)| {
        let (before, behind) = line.split_once(start)?;
        let (inner, _) = behind.split_once(end)?;
        Some((before.trim_end(), Some(inner.trim().trim_matches(['"', '\'', '`', ' ']))))
    });
    cut.unwrap_or((line, None))
}

/// The word in emphasis, bold or brackets that a text begins with.
pub(super) fn label(text: &str) -> String {
    let inner = text.trim_start_matches(['*', '_', '[']);
    if inner.len() == text.len() {
        return String::new();
    }
    inner.split(['*', '_', ']', ':']).next().unwrap_or_default().trim().to_lowercase()
}

/// The parts that begin with a state or in a known line, each up to the next one.
pub(super) fn stated<'a>(
    body: &'a str,
    first_line: usize,
    is_known: impl Fn(usize) -> bool,
) -> Vec<Update<'a>> {
    let mut parts = parts(body, first_line);
    close(&mut parts, body);
    let mut found: Vec<Update<'a>> = Vec::new();
    for part in parts {
        let begins = is_known(part.line) || begins_state(part.original);
        match found.last_mut().filter(|_| !begins) {
            // "* web-1.example" below an update
            Some(last) => add_line(&mut last.text, &part.text),
            // What stands above the first state tells of the beginning.
            None if begins => found.push(part),
            None => {}
        }
    }
    found.retain(|part| !part.text.is_empty());
    found
}

/// The parts that begin with a label; what stands before the first one is a part too.
fn parts(body: &str, first_line: usize) -> Vec<Update<'_>> {
    let mut parts: Vec<Update<'_>> = Vec::new();
    let (mut at, mut line) = (0, first_line);
    for written in body.split_inclusive('\n') {
        let plain = written.trim();
        let is_label = is_heading(plain) || plain.starts_with('*') && !label(plain).is_empty();
        if is_label || parts.is_empty() && !plain.is_empty() {
            let label = label(plain.trim_start_matches(['#', ' ']));
            let original = body.get(at..).unwrap_or_default();
            parts.push(Update { label, original, line, ..Update::default() });
        }
        if let Some(part) = parts.last_mut().filter(|_| !is_heading(plain)) {
            add_line(&mut part.text, plain);
        }
        at += written.len();
        line += 1;
    }
    parts
}

/// Whether a line is only a label: a heading, or words in brackets.
fn is_heading(line: &str) -> bool {
    line.starts_with('#') || (line.starts_with('[') && line.ends_with(']'))
}

/// The part from the beginning of the issue and the part from its end, as far as the text has
/// parts with labels of their own: `[Final Message]`, `## Resolved`, `*Resolved* - …`.
pub(super) fn first_and_last(body: &str, first_line: usize) -> (Option<Update<'_>>, Option<Update<'_>>) {
    let mut parts = parts(body, first_line);
    close(&mut parts, body);
    if parts.len() < 2 {
        return (parts.pop(), None);
    }
    let is_forward = parts.first().is_some_and(|part| part.label.contains("initial") || part.label.contains("investigat"))
            // "Identified", and below it "Resolved".
            || parts.last().is_some_and(|part| part.label.contains("resolved"))
                && parts.first().is_some_and(|part| !part.label.contains("resolved"))
            // What an update follows was written before it.
            || parts.first().is_some_and(|part| part.label.is_empty())
                && parts.last().is_some_and(|part| {
                    let title = part.original.trim_start_matches(['#', ' ']);
                    title.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("update"))
                });
    if !is_forward {
        parts.reverse();
    }
    (parts.first().cloned(), parts.last().cloned())
}

/// The one paragraph that names the time of day of a field: "At 04:33am UTC, it was restored."
pub(super) fn with_clock<'a>(body: &'a str, first_line: usize, typed: &str) -> Option<Update<'a>> {
    let (at, _) = typed.match_indices(':').next()?;
    let clock = typed.get(at.checked_sub(2)?..at + 3)?;
    let short = clock.strip_prefix('0').unwrap_or(clock);
    let names = |text: &str| {
        text.match_indices(short).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default().trim_end_matches('0');
            let behind = text.get(at + short.len()..).unwrap_or_default();
            !before.ends_with(|c: char| c.is_ascii_digit() || c == ':')
                && !behind.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let mut found = body.split("\n\n").filter(|part| !part.trim_start().starts_with('#') && names(part));
    let (Some(part), None) = (found.next(), found.next()) else { return None };
    let before = body.get(..body.find(part)?).unwrap_or_default();
    let mut text = String::new();
    part.lines().for_each(|line| add_line(&mut text, line.trim()));
    Some(Update {
        text,
        original: part.trim(),
        line: first_line + before.matches('\n').count(),
        ..Update::default()
    })
}

/// Ends each part where the next one begins.
fn close<'a>(parts: &mut [Update<'a>], body: &'a str) {
    let mut end = body.len();
    for part in parts.iter_mut().rev() {
        let start = body.len() - part.original.len();
        part.original = body.get(start..end).unwrap_or_default().trim();
        end = start;
    }
}
