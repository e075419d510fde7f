//! Looks for cues in the words of an entry, and for what around them casts doubt on them.

use super::Said;
use crate::import::cues::doubts::{BEFORE, GOOD, WISHING, WITHIN};
use crate::import::cues::label_words::{ARTICLES, COUNTING, MEETINGS, OVER, SAYING, TELLING};
use crate::import::cues::{CUES, Cue, Lists, Meaning};
use crate::import::labels::{
    alone, is_alarm, is_closed, is_identified, is_report, label, looks_back, tells_another_time, unquoted,
};
use crate::import::phrases::{self, Phrase};
use crate::import::sentences::{Words, any, sentences};
use crate::model::{MarkerKey, markup};
use std::borrow::Cow;
use std::ops::Range;

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
            let end = cue.end(&lists, start).filter(|end| holds(cue, &words, &lists, start..*end));
            let last = end.and_then(|end| words.all.get(end.saturating_sub(1)));
            if last.is_some_and(|last| !tells_another_time(&lower, (word, last), typed)) {
                said.add(cue.meaning);
            }
        }
    }
}

/// Whether nothing around a cue that stands at these words casts doubt on it.
fn holds(cue: &Cue, words: &Words<'_>, lists: &[&Lists], place: Range<usize>) -> bool {
    let (group, start, end) = (cue.meaning, place.start, place.end);
    // "Queue is empty, all clear": what ends may stand in a part of its own.
    let begins_part = matches!(group, Meaning::Resolve | Meaning::Start) && words.begins_part(start);
    let is_in_place = start < cue.reach || begins_part;
    // "Reports of errors" are none that somebody tells.
    let is_in_place = is_in_place && (group != Meaning::Reported || start > 0 || !cue.is_one_word());
    if !is_in_place {
        return false;
    }
    let earlier = words.earlier(start);
    // "This is when we learned about it", "first identified when the monitoring alerted us".
    let when = earlier.windows(2).position(|two| {
        matches!(two, [is, when] if *when == "when" && (matches!(*is, "is" | "was") || FOUND.contains(is)))
    });
    let earlier = when.map_or(earlier, |at| earlier.get(at + 2..).unwrap_or_default());
    // "Mails since the outage began", "a ticket to add an alert"
    let is_since = group == Meaning::Start && any(earlier, &["since"]);
    let is_added = group.detects() && any(earlier, &["add", "adds", "added", "adding"]);
    // "With a notice of further issues"
    let is_noun =
        words.all.get(start..start + 2).is_some_and(|two| matches!(two, ["notice" | "report", "of"]));
    // "Outage confirmed to be resolved"
    let earlier = earlier.strip_suffix(&["confirmed", "to", "be"]).unwrap_or(earlier);
    // "The site stopped answering": the cue itself tells of what stops.
    let is_own = |at: &usize| lists.get(*at).is_some_and(|lists| cue.holds(lists));
    let within: Vec<&str> =
        place.filter(|at| !is_own(at)).filter_map(|at| words.all.get(at).copied()).collect();
    // "Bis zum Störungsende": what is told of another time.
    let nearest = earlier.iter().rev().find(|word| !ARTICLES.contains(word));
    let is_counted = nearest.is_some_and(|word| COUNTING.contains(word));
    // "Un cliente": no "un" of "un-resolved".
    let is_article = |(at, word): (usize, &&str)| *word == "un" && at + 1 < earlier.len();
    let doubts = earlier.iter().enumerate().filter(|it| !is_article(*it));
    let is_put_off_before = doubts.into_iter().any(|(_, word)| BEFORE.contains(word));
    let is_put_off_before = is_put_off_before || group.ends() && any(words.before(start), WISHING);
    let is_doubted = is_put_off_before || any(&within, WITHIN) || is_put_off(words, earlier, end, group);
    !(is_doubted || is_counted || is_since || is_added || is_noun && group.detects())
}

/// Whether words around a cue that ends at a word take it back, or say that something else is meant.
fn is_put_off(words: &Words<'_>, earlier: &[&str], end: usize, group: Meaning) -> bool {
    let later = words.all.get(end..).unwrap_or_default();
    let is_detect = group.detects();
    // What another part of the sentence begins with says nothing of the cue.
    let next = later.get(..1).filter(|_| !words.begins_part(end)).unwrap_or_default();
    // "Start incident call": what people meet for. "First error reports": what people tell.
    let is_meeting = !is_detect && any(next, MEETINGS) || group == Meaning::Start && any(next, TELLING);
    // "Asks what changed around the incident start time."
    let is_meeting = is_meeting || group == Meaning::Start && !earlier.is_empty() && any(next, &["time"]);
    // "Latency is down to 20 ms", "Monitor is down: shop".
    let is_down = words.all.get(end.saturating_sub(1)) == Some(&"down");
    let is_other =
        any(next, &["to", "by", "from", "too"]) || any(earlier, &["monitor", "check", "probe", "alert"]);
    let is_less = is_down && is_other && group == Meaning::Start;
    let is_told = is_less || matches!(group, Meaning::Start | Meaning::ResolveWeak) && any(earlier, SAYING);
    // "Incident declared resolved", "declared over", "the vendor reported back".
    let is_ended = is_detect && (any(next, OVER) || any(next, &["back", "threshold", "thresholds"]));
    // "Ada told us to roll back"
    let verb = end.checked_sub(2).and_then(|at| words.all.get(at)).copied().unwrap_or_default();
    let is_order = matches!(verb, "told" | "tells" | "asked") && any(next, &["to"]);
    let is_ended = is_ended || group == Meaning::Reported && is_order;
    // "They had first become aware a week before": at another time.
    let is_before = (is_detect || group == Meaning::Start) && any(earlier, &["had"]);
    // "Customers report that it works again."
    let is_good = matches!(group, Meaning::Noticed | Meaning::Reported)
        && (any(later.get(..later.len().min(6)).unwrap_or_default(), GOOD)
            || any(later.get(..later.len().min(12)).unwrap_or_default(), &["restored", "recovered"]));
    // "Monitoring detected that the server is back online"
    let own = (0..5).take_while(|ahead| !words.begins_part(end + ahead));
    let mut own = own.filter_map(|ahead| words.all.get(end + ahead));
    let is_good = is_good || is_detect && own.any(|word| matches!(*word, "back" | "recovered" | "recovery"));
    let is_end = group.ends();
    // "Power restored to the first row": to a part of the whole.
    let is_part = group == Meaning::ResolveWhole && end < words.all.len() && !words.begins_part(end);
    // "Services as recovered or flapping", "types resolved to 20.19"
    let is_resolved = end.checked_sub(1).and_then(|last| words.all.get(last)) == Some(&"resolved");
    let is_part = is_part || is_end && (any(next, &["or"]) || is_resolved && any(next, &["to"]));
    // "In case of an attack over the weekend"
    let is_over = words.all.get(end.saturating_sub(1)) == Some(&"over");
    let is_part = is_part || is_end && is_over && any(next, &["the", "a", "an", "this", "that", "to"]);
    // "Complete restoration expected tomorrow", "we are back to square one"
    let is_back = words.all.get(end.saturating_sub(1)) == Some(&"back");
    let is_part = is_part || is_end && any(next, &["expected", "planned", "pending", "catalog"]);
    let is_part = is_part || group == Meaning::ResolveLast && is_back && any(next, &["to"]);
    is_part || is_meeting || is_told || is_before || is_ended || is_good || is_end && words.is_taken_back(end)
}

/// What is done with trouble, before "when".
const FOUND: &[&str] = &["identified", "detected", "noticed", "discovered", "found"];
