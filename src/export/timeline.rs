//! The events as a table.

use super::blocks::{Block, Line, Piece, joined, link, text};
use super::clock::Clock;
use super::grammar::one_line;
use crate::model::{Document, Event, Marker, MarkerKey};
use crate::text::{Msg, Words};

/// Time, who, what, evidence; columns in which nothing stands are left out.
pub(super) fn table<'a>(clock: &Clock<'a>) -> Block<'a> {
    let events = &clock.document.events;
    let has_who = events.iter().any(|event| !event.who.is_empty());
    let has_evidence = events.iter().any(|event| !event.evidence.is_empty());
    let words = clock.words;
    let columns = [
        (true, words.say(Msg::ColumnTimeIn, [&clock.zone()])),
        (has_who, words.get(Msg::ColumnWho).into_owned()),
        (true, words.get(Msg::ColumnWhat).into_owned()),
        (has_evidence, words.get(Msg::ColumnEvidence).into_owned()),
    ];
    let shown = columns.clone().map(|(is_shown, _)| is_shown);
    let heads = columns.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, head)| head);
    let rows = events.iter().map(|event| {
        let cells = row(clock, event).into_iter().zip(shown);
        cells.filter(|(_, is_shown)| *is_shown).map(|(cell, _)| cell).collect()
    });
    Block::Table(heads.collect(), rows.collect())
}

fn row<'a>(clock: &Clock<'a>, event: &'a Event) -> [Line<'a>; 4] {
    let time = clock.stamp(event);
    let who: Vec<&str> = event.who.iter().map(|name| &**name).collect();
    let cell = |shown: String| if shown.is_empty() { Vec::new() } else { vec![text(shown)] };
    [cell(time), cell(who.join(", ")), what(clock, event), evidence(event)]
}

/// What happened, with the markers before it.
fn what<'a>(clock: &Clock<'a>, event: &'a Event) -> Line<'a> {
    let mut line = Vec::new();
    for (key, marker) in clock.document.markers.of_event(&event.id) {
        line.push(Piece::Strong(label(clock.words, key, marker).into()));
        line.push(text(" "));
    }
    line.push(Piece::Prose(event.text.trim()));
    line
}

/// `Detect:`, or `Mitigate (end):` where the end of an event is meant.
pub(super) fn label(words: Words, key: &MarkerKey, marker: &Marker) -> String {
    let message = if marker.end { Msg::MarkerEndLabel } else { Msg::MarkerLabel };
    words.say(message, [&words.marker(key)])
}

/// `detect`, or `mitigate end` where the end of the event is meant: the same in every language, for what
/// programs read.
pub(super) fn marker_names(document: &Document, event: &Event) -> Vec<String> {
    let name = |(key, marker): &(MarkerKey, Marker)| {
        let name = one_line(key.as_str());
        if marker.end { name + " end" } else { name }
    };
    document.markers.of_event(&event.id).map(name).collect()
}

fn evidence(event: &Event) -> Line<'_> {
    let links = event.evidence.iter().map(|evidence| link(&evidence.url, &evidence.label));
    joined(links.collect(), Piece::Break)
}
