//! A calendar: iCalendar (RFC 5545), times in UTC.

use super::clock::Clock;
use super::grammar::one_line;
use super::timeline::{label, marker_names};
use crate::model::copies::CALENDAR_MARKERS;
use crate::model::markup::{plain, safe_url};
use crate::model::{DAY, Event, Moment, Offset, Precision};
use std::fmt::Write as _;

/// The longest line, in bytes, without its end (section 3.1).
const LONGEST: usize = 75;

/// The events that have a time. One without has no place in a calendar.
pub(super) fn calendar(clock: &Clock<'_>) -> String {
    let mut out = String::new();
    let version = env!("CARGO_PKG_VERSION");
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", &format!("-//postmortem-timeline//{version}//EN"));
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "X-WR-CALNAME", &escape(&one_line(&clock.title())));
    for event in clock.document.events.iter() {
        if let Some(at) = event.at {
            entry(&mut out, clock, event, at);
        }
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn entry(out: &mut String, clock: &Clock<'_>, event: &Event, at: Moment) {
    line(out, "BEGIN", "VEVENT");
    let document = clock.document.id.as_str();
    let document = if document.is_empty() { "timeline" } else { document };
    line(out, "UID", &escape(&format!("{}@{document}", event.id)));
    // When it was written down is not known here, unless somebody says what time it is.
    line(out, "DTSTAMP", &utc(clock.now.unwrap_or(at)));
    times(out, clock, event, at);
    let (first, rest) = summary(clock, event);
    line(out, "SUMMARY", &escape(&first));
    let links = event.evidence.iter().filter_map(|evidence| safe_url(&evidence.url));
    let rest: Vec<&str> = rest.lines().chain(links.clone()).collect();
    if !rest.is_empty() {
        line(out, "DESCRIPTION", &escape(&rest.join("\n")));
    }
    let tags: Vec<String> = std::iter::once(event.kind.as_str())
        .chain(event.tags.iter().map(|tag| &**tag))
        .map(|tag| escape(&one_line(tag)))
        .collect();
    line(out, "CATEGORIES", &tags.join(","));
    // Always, as one that is blank says that nothing is marked here (section 3.8.8.2).
    let markers: Vec<String> = marker_names(clock.document, event).iter().map(|name| escape(name)).collect();
    line(out, CALENDAR_MARKERS, &markers.join(","));
    if let Some(url) = links.into_iter().next() {
        line(out, "URL", url);
    }
    // Nobody's time is taken by it (section 3.8.2.7).
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

/// Beginning and end; a day as a date, whose end is the day behind it (section 3.6.1).
fn times(out: &mut String, clock: &Clock<'_>, event: &Event, at: Moment) {
    let until = event.until.filter(|until| until.key() > at.key());
    if event.precision == Precision::Day {
        let date = |at: Moment| stamp(&clock.local(at)).chars().take(8).collect::<String>();
        line(out, "DTSTART;VALUE=DATE", &date(at));
        if let Some(until) = until {
            line(out, "DTEND;VALUE=DATE", &date(until.plus_seconds(DAY)));
        }
        return;
    }
    line(out, "DTSTART", &utc(at));
    if let Some(until) = until {
        line(out, "DTEND", &utc(until));
    }
}

/// The first line, with markers and who before it, and the other lines.
fn summary(clock: &Clock<'_>, event: &Event) -> (String, String) {
    let marks = clock.document.markers.of_event(&event.id);
    let marks: String = marks.map(|(key, marker)| label(clock.words, key, marker) + " ").collect();
    let text = plain(event.text.trim());
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let said = super::plain::said(clock.words, event, first);
    (one_line(&format!("{marks}{said}")), rest.to_owned())
}

/// An instant in UTC, to the second (section 3.3.5).
fn utc(at: Moment) -> String {
    stamp(&at.at_offset(Offset::Utc)) + "Z"
}

/// `20180210T130100`
fn stamp(at: &Moment) -> String {
    at.civil().to_string().chars().filter(|c| !matches!(c, '-' | ':')).take(15).collect()
}

/// A text (section 3.3.11), without the control characters that it may not hold.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A property, folded: a long line goes on behind a line end and a blank (section 3.1).
fn line(out: &mut String, name: &str, value: &str) {
    let whole = format!("{name}:{value}");
    let mut length = 0;
    for c in whole.chars() {
        if length + c.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        length += c.len_utf8();
        let _ = out.write_char(c);
    }
    out.push_str("\r\n");
}
