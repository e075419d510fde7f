//! Looks for cues in the words of an entry, and for what around them casts doubt on them.

use super::Said;
use crate::import::cue_begins::{MITIGATE_MORE, RESOLVE_MORE, START_MORE};
use crate::import::cue_calls::{CALLED, DETECT_CALLS};
use crate::import::cue_declares::DECLARED;
use crate::import::cue_doubts::{BEFORE, WISHING, WITHIN};
use crate::import::cue_ends::{MITIGATE, RESOLVE, RESOLVE_LAST, RESOLVE_WEAK, RESOLVE_WHOLE};
use crate::import::cue_notices::{DETECT_NOTICES, NOTICED};
use crate::import::cue_plain::{
    DETECT_PLAIN, LAST_PLAIN, NOTICED_PLAIN, REPORTED_PLAIN, RESOLVE_PLAIN, START_PLAIN, WEAK_PLAIN,
};
use crate::import::cue_reports::{DETECT_BY, DETECT_WEAK, GOOD, REPORTED};
use crate::import::cue_spoken::{
    DETECT_SPOKEN, NOTICED_SPOKEN, RESOLVE_SPOKEN, RESOLVE_WEAK_SPOKEN, START_SPOKEN,
};
use crate::import::cue_words::{ARTICLES, COUNTING, MEETINGS, OVER, SAYING, TELLING};
use crate::import::cues::{Cue, DETECT, START};
use crate::import::labels::{
    alone, is_alarm, is_closed, is_identified, is_report, label, looks_back, tells_another_time, unquoted,
};
use crate::import::phrases::{self, Phrase};
use crate::import::sentences::{Words, any, sentences};
use crate::model::{MarkerKey, markup};
use std::borrow::Cow;
use std::collections::HashMap;

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

/// The cues by their first words: most words of a text begin none.
pub(crate) struct Index {
    cues: HashMap<&'static str, Vec<(Group, &'static Cue)>>,
}

/// What a cue stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Start,
    Detect,
    Declared,
    DetectWeak,
    Reported,
    Mitigate,
    Resolve,
    ResolveWhole,
    ResolveLast,
    ResolveWeak,
}

impl Group {
    fn detects(self) -> bool {
        matches!(self, Self::Detect | Self::Declared | Self::DetectWeak | Self::Reported)
    }

    fn of(marker: &MarkerKey) -> Self {
        match marker {
            MarkerKey::Start => Self::Start,
            MarkerKey::Detect => Self::Detect,
            MarkerKey::Mitigate => Self::Mitigate,
            _ => Self::Resolve,
        }
    }
}

impl Index {
    pub(crate) fn new() -> Self {
        let groups = [
            (Group::Start, START),
            (Group::Start, START_MORE),
            (Group::Start, START_SPOKEN),
            (Group::Start, START_PLAIN),
            (Group::Detect, DETECT),
            (Group::Detect, DETECT_BY),
            (Group::Detect, DETECT_CALLS),
            (Group::Detect, DETECT_NOTICES),
            (Group::Detect, DETECT_SPOKEN),
            (Group::Detect, DETECT_PLAIN),
            (Group::Declared, DECLARED),
            (Group::DetectWeak, DETECT_WEAK),
            (Group::DetectWeak, NOTICED_PLAIN),
            (Group::DetectWeak, CALLED),
            (Group::DetectWeak, NOTICED),
            (Group::DetectWeak, NOTICED_SPOKEN),
            (Group::Reported, REPORTED),
            (Group::Reported, REPORTED_PLAIN),
            (Group::Mitigate, MITIGATE),
            (Group::Mitigate, MITIGATE_MORE),
            (Group::Resolve, RESOLVE),
            (Group::Resolve, RESOLVE_MORE),
            (Group::Resolve, RESOLVE_SPOKEN),
            (Group::Resolve, RESOLVE_PLAIN),
            (Group::ResolveWhole, RESOLVE_WHOLE),
            (Group::ResolveLast, RESOLVE_LAST),
            (Group::ResolveLast, LAST_PLAIN),
            (Group::ResolveWeak, WEAK_PLAIN),
            (Group::ResolveWeak, RESOLVE_WEAK),
            (Group::ResolveWeak, RESOLVE_WEAK_SPOKEN),
        ];
        let mut cues: HashMap<&'static str, Vec<(Group, &'static Cue)>> = HashMap::new();
        for (group, list) in groups {
            for cue in list {
                for word in cue.lists.first().copied().unwrap_or_default() {
                    cues.entry(word).or_default().push((group, cue));
                }
            }
        }
        Self { cues }
    }

    /// What a text says whose time is written so.
    pub(crate) fn said(&self, text: &str, typed: &str) -> Said {
        // What a page of a status calls its report tells of all that was.
        if text.lines().next().is_some_and(is_report) {
            return Said::default();
        }
        let mut said = Said { labels: label(text).into_iter().collect(), ..Said::default() };
        // Before addresses and emphasis are taken away: `**start**` is told by its asterisks.
        alone(&without_addresses(text)).for_each(|marker| said.add(Group::of(&marker)));
        // Addresses say nothing, and part the words around them.
        let plain = text.contains("](").then(|| markup::plain(&without_addresses(text)));
        let text = plain.as_deref().unwrap_or(text);
        for sentence in sentences(text) {
            self.sentence(sentence, typed, &mut said);
            // The name of an alert is no word of the sentence: alert "p95 > 5 s" pages Mina.
            if let Some(bare) = unquoted(sentence) {
                self.sentence(&bare, typed, &mut said);
            }
        }
        said.looks_back = looks_back(text);
        said.detect |= is_identified(text);
        said.alarm |= is_alarm(text);
        said.resolve_weak |= is_closed(text);
        for phrase in phrases::in_text(text) {
            match phrase {
                Phrase::Plain(marker) => said.add(Group::of(marker)),
                Phrase::Reported => said.alarm = true,
                Phrase::Recovered => said.resolve_weak = true,
            }
        }
        said
    }

    fn sentence(&self, sentence: &str, typed: &str, said: &mut Said) {
        // Who asks whether it is over does not know; who asks what is wrong has noticed.
        let is_asked = sentence.ends_with('?');
        let lower = sentence.to_lowercase();
        let words = Words::of(&lower);
        for (start, word) in words.all.iter().enumerate() {
            let cues = self.cues.get(word).into_iter().flatten();
            for (group, cue) in cues.filter(|(group, _)| !is_asked || group.detects()) {
                let end = holds(cue, &words, start, *group);
                let last = end.and_then(|end| words.all.get(end.saturating_sub(1)));
                if last.is_some_and(|last| !tells_another_time(&lower, (word, last), typed)) {
                    said.add(*group);
                }
            }
        }
    }
}

/// The word behind a cue that begins at a word, where nothing around it casts doubt on it.
fn holds(cue: &Cue, words: &Words<'_>, start: usize, group: Group) -> Option<usize> {
    // "Queue is empty, all clear": what ends may stand in a part of its own.
    let begins_part = matches!(group, Group::Resolve | Group::Start) && words.begins_part(start);
    let is_in_place = !cue.is_first || start < 2 || begins_part;
    // "Reports of errors" are none that somebody tells.
    let is_in_place = is_in_place && (group != Group::Reported || start > 0);
    let end = if is_in_place { matches(cue, &words.all, start) } else { None }?;
    let earlier = words.earlier(start);
    // "This is when we learned about it", "first identified when the monitoring alerted us".
    let when = earlier.windows(2).position(|two| {
        matches!(two, [is, when] if *when == "when" && (matches!(*is, "is" | "was") || FOUND.contains(is)))
    });
    let earlier = when.map_or(earlier, |at| earlier.get(at + 2..).unwrap_or_default());
    // "Mails since the outage began", "a ticket to add an alert"
    let is_since = group == Group::Start && any(earlier, &["since"]);
    let is_added = group.detects() && any(earlier, &["add", "adding"]);
    // "Outage confirmed to be resolved"
    let earlier = earlier.strip_suffix(&["confirmed", "to", "be"]).unwrap_or(earlier);
    let within = words.all.get(start..end).unwrap_or_default();
    // "The site stopped answering": the cue itself tells of what stops.
    let is_own = |word: &&str| {
        matches!(*word, "stops" | "stopped") && cue.lists.iter().any(|list| list.contains(word))
    };
    let within: Vec<&str> = within.iter().filter(|word| !is_own(word)).copied().collect();
    // "Bis zum Störungsende": what is told of another time.
    let nearest = earlier.iter().rev().find(|word| !ARTICLES.contains(word));
    let is_counted = nearest.is_some_and(|word| COUNTING.contains(word));
    // "Un cliente": no "un" of "un-resolved".
    let is_article = |(at, word): (usize, &&str)| *word == "un" && at + 1 < earlier.len();
    let doubts = earlier.iter().enumerate().filter(|it| !is_article(*it));
    let is_put_off_before = doubts.into_iter().any(|(_, word)| BEFORE.contains(word));
    let is_end = !matches!(
        group,
        Group::Start | Group::Detect | Group::Declared | Group::DetectWeak | Group::Reported
    );
    let is_put_off_before = is_put_off_before || is_end && any(words.before(start), WISHING);
    let is_doubted = is_put_off_before || any(&within, WITHIN) || is_put_off(words, earlier, end, group);
    (!is_doubted && !is_counted && !is_since && !is_added).then_some(end)
}

/// Whether words around a cue that ends at a word take it back, or say that something else is meant.
fn is_put_off(words: &Words<'_>, earlier: &[&str], end: usize, group: Group) -> bool {
    let later = words.all.get(end..).unwrap_or_default();
    let is_detect = matches!(group, Group::Detect | Group::Declared | Group::DetectWeak | Group::Reported);
    // What another part of the sentence begins with says nothing of the cue.
    let next = later.get(..1).filter(|_| !words.begins_part(end)).unwrap_or_default();
    // "Start incident call": what people meet for. "First error reports": what people tell.
    let is_meeting = !is_detect && any(next, MEETINGS) || group == Group::Start && any(next, TELLING);
    // "Asks what changed around the incident start time."
    let is_meeting = is_meeting || group == Group::Start && !earlier.is_empty() && any(next, &["time"]);
    // "Latency is down to 20 ms", "Monitor is down: shop".
    let is_down = words.all.get(end.saturating_sub(1)) == Some(&"down");
    let is_other =
        any(next, &["to", "by", "from", "too"]) || any(earlier, &["monitor", "check", "probe", "alert"]);
    let is_less = is_down && is_other && group == Group::Start;
    let is_told = is_less || matches!(group, Group::Start | Group::ResolveWeak) && any(earlier, SAYING);
    // "Incident declared resolved", "declared over", "the vendor reported back".
    let is_ended = is_detect && (any(next, OVER) || any(next, &["back", "threshold", "thresholds"]));
    // "Ada told us to roll back"
    let verb = end.checked_sub(2).and_then(|at| words.all.get(at)).copied().unwrap_or_default();
    let is_order = matches!(verb, "told" | "tells" | "asked") && any(next, &["to"]);
    let is_ended = is_ended || group == Group::Reported && is_order;
    // "They had first become aware a week before": at another time.
    let is_before = (is_detect || group == Group::Start) && any(earlier, &["had"]);
    // "Customers report that it works again."
    let is_good = matches!(group, Group::DetectWeak | Group::Reported)
        && any(later.get(..later.len().min(6)).unwrap_or_default(), GOOD);
    let is_end = !is_detect && group != Group::Start;
    // "Power restored to the first row": to a part of the whole.
    let is_part = group == Group::ResolveWhole && end < words.all.len() && !words.begins_part(end);
    // "Services as recovered or flapping", "types resolved to 20.19"
    let is_resolved = end.checked_sub(1).and_then(|last| words.all.get(last)) == Some(&"resolved");
    let is_part = is_part || is_end && (any(next, &["or"]) || is_resolved && any(next, &["to"]));
    // "Complete restoration expected tomorrow", "we are back to square one"
    let is_back = words.all.get(end.saturating_sub(1)) == Some(&"back");
    let is_part = is_part || is_end && any(next, &["expected", "planned", "pending", "catalog"]);
    let is_part = is_part || group == Group::ResolveLast && is_back && any(next, &["to"]);
    is_part || is_meeting || is_told || is_before || is_ended || is_good || is_end && words.is_taken_back(end)
}

/// What is done with trouble, before "when".
const FOUND: &[&str] = &["identified", "detected", "noticed", "discovered", "found"];

/// The place behind the last word of a cue that begins at a word.
fn matches(cue: &Cue, words: &[&str], start: usize) -> Option<usize> {
    let mut at = start;
    for (number, list) in cue.lists.iter().enumerate() {
        let reach = if number == 0 { 0 } else { cue.gap };
        let fits = |place: &usize| words.get(*place).is_some_and(|word| list.contains(word));
        at = (at..=at + reach).find(fits)? + 1;
    }
    Some(at)
}
