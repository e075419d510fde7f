//! Looks for cues in the words of an entry.

use super::Said;
use super::place::Place;
use crate::import::cues::{CUES, Lists, Meaning};
use crate::import::labels::{
    alone, is_alarm, is_closed, is_identified, is_report, label, looks_back, tells_another_time, unquoted,
};
use crate::import::phrases::{self, Phrase};
use crate::import::sentences::{Words, sentences};
use crate::model::{MarkerKey, markup};
use std::borrow::Cow;

/// A text whose links keep what they show: "see [the other one](./resolved-alerts.md)" is nothing's end.
fn without_addresses(text: &str) -> Cow<'_, str> {
    if !text.contains("](") {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split("](");
    let first = parts.next().unwrap_or_default().to_owned();
    let behind = |part: &str| part.split_once(')').map_or(String::new(), |(_, behind)| behind.to_owned());
    Cow::Owned(parts.fold(first, |text, part| text + "]" + &behind(part)))
}

/// What a marker says by itself.
fn meaning_of(marker: &MarkerKey) -> Meaning {
    match marker {
        MarkerKey::Start => Meaning::Start,
        MarkerKey::Detect => Meaning::Detect,
        MarkerKey::Mitigate => Meaning::Mitigate,
        _ => Meaning::Resolve,
    }
}

/// What a text says whose time is written so.
pub(crate) fn said(text: &str, typed: &str) -> Said {
    // What a page of a status calls its report tells of all that was.
    if text.lines().next().is_some_and(is_report) {
        return Said::default();
    }
    let mut said = Said { labels: label(text).into_iter().collect(), ..Said::default() };
    // Before addresses and emphasis are taken away: `**start**` is told by its asterisks.
    alone(&without_addresses(text)).for_each(|marker| said.add(meaning_of(&marker)));
    // Addresses say nothing, and part the words around them.
    let plain = text.contains("](").then(|| markup::plain(&without_addresses(text)));
    let text = plain.as_deref().unwrap_or(text);
    for sentence in sentences(text) {
        sentence_says(sentence, typed, &mut said);
        // The name of an alert is no word of the sentence: alert "p95 > 5 s" pages Mina.
        if let Some(bare) = unquoted(sentence) {
            sentence_says(&bare, typed, &mut said);
        }
    }
    said.looks_back = looks_back(text);
    said.detect |= is_identified(text);
    said.alarm |= is_alarm(text);
    said.resolve_weak |= is_closed(text);
    for phrase in phrases::in_text(text) {
        match phrase {
            Phrase::Plain(marker) => said.add(meaning_of(marker)),
            Phrase::Reported => said.alarm = true,
            Phrase::Recovered => said.resolve_weak = true,
        }
    }
    said
}

fn sentence_says(sentence: &str, typed: &str, said: &mut Said) {
    // Who asks whether it is over does not know; who asks what is wrong has noticed.
    let is_asked = sentence.ends_with('?');
    let lower = sentence.to_lowercase();
    let words = Words::of(&lower);
    let lists: Vec<&Lists> = words.all.iter().map(|word| CUES.lists(word)).collect();
    for (start, (word, first)) in words.all.iter().zip(&lists).enumerate() {
        for cue in CUES.beginning(first).filter(|cue| !is_asked || cue.meaning.detects()) {
            let Some(end) = cue.end(&lists, start) else { continue };
            let place = Place { cue, words: &words, lists: &lists, start, end };
            match place.holds() && !tells_another_time(&lower, (word, place.last()), typed) {
                true => said.add(cue.meaning),
                false if place.is_in_place() => said.doubted.push(cue.meaning.marker()),
                false => {}
            }
        }
    }
}
