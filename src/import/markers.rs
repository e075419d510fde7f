//! Which entries plainly begin, detect, mitigate or end the incident.
//!
//! Says nothing where the text is not plain: a marker that is missing is asked for, a wrong one is
//! believed.

use super::cue_begins::{MITIGATE_MORE, RESOLVE_MORE, START_MORE};
use super::cue_calls::{CALLED, DETECT_CALLS};
use super::cue_doubts::{BEFORE, WISHING, WITHIN};
use super::cue_ends::{MITIGATE, RESOLVE, RESOLVE_LAST, RESOLVE_WEAK, RESOLVE_WHOLE};
use super::cue_notices::{DETECT_NOTICES, NOTICED};
use super::cue_plain::{
    DETECT_PLAIN, LAST_PLAIN, NOTICED_PLAIN, REPORTED_PLAIN, RESOLVE_PLAIN, START_PLAIN, WEAK_PLAIN,
};
use super::cue_reports::{DETECT_BY, DETECT_WEAK, GOOD, REPORTED};
use super::cue_spoken::{DETECT_SPOKEN, NOTICED_SPOKEN, RESOLVE_SPOKEN, RESOLVE_WEAK_SPOKEN, START_SPOKEN};
use super::cue_words::{ARTICLES, COUNTING, MEETINGS, OVER, SAYING, TELLING};
use super::cues::{Cue, DETECT, START};
use super::labels::{
    alone, is_alarm, is_closed, is_report, label, looks_back, raises, sends_alarms, tells_another_time,
    unquoted,
};
pub(super) use super::labels::{is_marker_label, names_marker};
use super::phrases::{self, Phrase};
use super::sentences::{Words, sentences};
use crate::model::{MarkerKey, Moment, Set, markup};
use std::borrow::Cow;
use std::collections::HashMap;

/// What there is to judge of an entry.
pub(super) struct Candidate {
    pub(super) at: Option<Moment>,
    /// Which list it stands in.
    pub(super) section: usize,
}

/// What the entries say together.
#[derive(Default)]
pub(super) struct Judged {
    /// For each entry the markers it carries.
    pub(super) markers: Vec<Vec<MarkerKey>>,
    /// Whether the end that the text names is before its start.
    pub(super) is_inverted: bool,
    /// An entry that a label makes the end or the mitigation, and one that says so at another time.
    pub(super) disagree: Option<(usize, usize)>,
}

/// Judges entries, which stand in their order; `impact` is the one at which a stated range begins.
pub(super) fn judge(entries: &[Candidate], mut said: Vec<Said>, impact: Option<usize>) -> Judged {
    // What was written of it later ends nothing, and is no last word.
    if let Some(last) = said.iter_mut().rev().find(|said| !said.looks_back) {
        last.resolve |= last.resolve_last;
    }
    let mut judged = Judged { markers: vec![Vec::new(); entries.len()], ..Judged::default() };
    if has_several(entries, &said) {
        return judged;
    }
    let all = All { entries, said: &said };
    let start = all.earliest(|said| said.is_labelled(&MarkerKey::Start));
    let start = start.or_else(|| all.earliest(|said| said.start)).or(impact);
    let detect = all.earliest(|said| said.is_labelled(&MarkerKey::Detect));
    let detect = detect.or_else(|| all.earliest(|said| said.detect));
    // An alert that is only named counts where nothing says more.
    let detect = detect.or_else(|| all.earliest(|said| said.alarm));
    // That anybody speaks of it counts last, where it follows the beginning.
    let begun = start.and_then(|start| all.key(start));
    let told = || all.earliest(|said| said.reported);
    let detect = detect.or_else(|| told().filter(|at| begun.is_some() && all.key(*at) > begun));
    let after = |at: &usize| start.is_none_or(|start| all.key(*at) >= all.key(start));
    let mitigate = all.earliest(|said| said.is_labelled(&MarkerKey::Mitigate));
    let mitigate = mitigate.or_else(|| all.earliest(|said| said.mitigate)).filter(after);
    let end = all.latest(|said| said.resolve || said.is_labelled(&MarkerKey::Resolve));
    let end = end.or_else(|| all.latest(|said| said.resolve_weak));
    let resolve = end.filter(after);
    for (at, marker) in [start, detect, mitigate, resolve].into_iter().zip(MarkerKey::MAIN) {
        if let Some(list) = at.and_then(|at| judged.markers.get_mut(at)) {
            list.push(marker);
        }
    }
    judged.is_inverted = end.is_some() && resolve.is_none();
    judged.disagree = all
        .disagree(MarkerKey::Resolve, |said| said.resolve)
        .or_else(|| all.disagree(MarkerKey::Mitigate, |said| said.mitigate));
    judged
}

/// The entries with what they say.
struct All<'a> {
    entries: &'a [Candidate],
    said: &'a [Said],
}

impl All<'_> {
    fn key(&self, at: usize) -> Option<(i64, u32)> {
        self.entries.get(at)?.at.map(|at| at.key())
    }

    /// The entries with a time of which something holds.
    fn with(&self, holds: impl Fn(&Said) -> bool) -> impl Iterator<Item = usize> {
        let places = self.said.iter().enumerate().filter(move |(_, said)| holds(said)).map(|(at, _)| at);
        places.filter(|at| self.key(*at).is_some())
    }

    fn earliest(&self, holds: impl Fn(&Said) -> bool) -> Option<usize> {
        self.with(holds).min_by_key(|at| self.key(*at))
    }

    /// The last one; of several at one instant, the first.
    fn latest(&self, holds: impl Fn(&Said) -> bool) -> Option<usize> {
        self.with(holds).max_by_key(|at| (self.key(*at), std::cmp::Reverse(*at)))
    }

    /// An entry with a label, and another one, where no other one has its time.
    fn disagree(&self, key: MarkerKey, says: impl Fn(&Said) -> bool) -> Option<(usize, usize)> {
        let one = self.with(|said| said.is_labelled(&key)).next()?;
        let mut others = self.with(|said| says(said) && said.labels.is_empty()).peekable();
        let other = others.peek().copied()?;
        others.all(|at| self.key(at) != self.key(one)).then_some((one, other))
    }
}

/// Whether several incidents are told: their lists each have an end of their own.
fn has_several(entries: &[Candidate], said: &[Said]) -> bool {
    let mut sections: Vec<usize> =
        entries.iter().zip(said).filter(|(_, said)| said.resolve).map(|(entry, _)| entry.section).collect();
    sections.dedup();
    sections.len() > 1
}

/// What an entry says.
#[derive(Default)]
pub(super) struct Said {
    /// The markers that labels name.
    labels: Vec<MarkerKey>,
    start: bool,
    detect: bool,
    mitigate: bool,
    resolve: bool,
    resolve_last: bool,
    resolve_weak: bool,
    /// Whether it is an alert, or tells that somebody outside reports something, and says no more.
    alarm: bool,
    /// Whether anybody at all speaks of trouble.
    reported: bool,
    /// Whether it tells of the work on what was learnt.
    looks_back: bool,
}

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
pub(super) struct Index {
    cues: HashMap<&'static str, Vec<(Group, &'static Cue)>>,
}

/// What a cue stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Start,
    Detect,
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
        matches!(self, Self::Detect | Self::DetectWeak | Self::Reported)
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
    pub(super) fn new() -> Self {
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
    pub(super) fn said(&self, text: &str, typed: &str) -> Said {
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

impl Said {
    /// The one marker that a label beside the list stands for.
    pub(super) fn marker(&self) -> Option<MarkerKey> {
        let flags = [self.start, self.detect, self.mitigate, self.resolve || self.resolve_last];
        let said = flags.into_iter().zip(MarkerKey::MAIN).find(|(holds, _)| *holds).map(|(_, key)| key);
        self.labels.first().cloned().or(said)
    }

    /// Takes what a label beside the list says of the entry.
    pub(super) fn set_label(&mut self, marker: MarkerKey) {
        self.labels.push(marker);
    }

    /// The same of what somebody writes: an alarm is one, too, that a program writes to a chat.
    #[must_use]
    pub(super) fn by(mut self, who: &Set, text: &str) -> Self {
        self.alarm |= who.iter().any(|name| sends_alarms(name)) && raises(text);
        self
    }

    /// Whether a label says this.
    fn is_labelled(&self, key: &MarkerKey) -> bool {
        self.labels.contains(key)
    }

    fn add(&mut self, group: Group) {
        match group {
            Group::Start => self.start = true,
            Group::Detect => self.detect = true,
            Group::DetectWeak => self.alarm = true,
            Group::Reported => self.reported = true,
            Group::Mitigate => self.mitigate = true,
            Group::Resolve | Group::ResolveWhole => self.resolve = true,
            Group::ResolveLast => self.resolve_last = true,
            Group::ResolveWeak => self.resolve_weak = true,
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
    let is_end = !matches!(group, Group::Start | Group::Detect | Group::DetectWeak | Group::Reported);
    let is_put_off_before = is_put_off_before || is_end && any(words.before(start), WISHING);
    let is_doubted = is_put_off_before || any(&within, WITHIN) || is_put_off(words, earlier, end, group);
    (!is_doubted && !is_counted).then_some(end)
}

/// Whether words around a cue that ends at a word take it back, or say that something else is meant.
fn is_put_off(words: &Words<'_>, earlier: &[&str], end: usize, group: Group) -> bool {
    let later = words.all.get(end..).unwrap_or_default();
    let is_detect = matches!(group, Group::Detect | Group::DetectWeak | Group::Reported);
    // What another part of the sentence begins with says nothing of the cue.
    let next = later.get(..1).filter(|_| !words.begins_part(end)).unwrap_or_default();
    // "Start incident call": what people meet for. "First error reports": what people tell.
    let is_meeting = !is_detect && any(next, MEETINGS) || group == Group::Start && any(next, TELLING);
    // "Asks what changed around the incident start time."
    let is_meeting = is_meeting || group == Group::Start && !earlier.is_empty() && any(next, &["time"]);
    // "Latency is down to 20 ms", "Monitor is down: shop".
    let is_down = words.all.get(end.saturating_sub(1)) == Some(&"down");
    let is_other = any(next, &["to", "by", "from"]) || any(earlier, &["monitor", "check", "probe", "alert"]);
    let is_less = is_down && is_other && group == Group::Start;
    let is_told = is_less || matches!(group, Group::Start | Group::ResolveWeak) && any(earlier, SAYING);
    // "Incident declared resolved", "declared over", "the vendor reported back".
    let is_ended = is_detect && (any(next, OVER) || any(next, &["back"]));
    // "They had first become aware a week before": at another time.
    let is_before = (is_detect || group == Group::Start) && any(earlier, &["had"]);
    // "Customers report that it works again."
    let is_good = matches!(group, Group::DetectWeak | Group::Reported)
        && any(later.get(..later.len().min(6)).unwrap_or_default(), GOOD);
    let is_end = !is_detect && group != Group::Start;
    // "Power restored to the first row": to a part of the whole.
    let is_part = group == Group::ResolveWhole && end < words.all.len() && !words.begins_part(end);
    // "Services as recovered or flapping"
    let is_part = is_part || is_end && any(next, &["or"]);
    is_part || is_meeting || is_told || is_before || is_ended || is_good || is_end && words.is_taken_back(end)
}

/// What is done with trouble, before "when".
const FOUND: &[&str] = &["identified", "detected", "noticed", "discovered", "found"];

pub(super) fn any(words: &[&str], list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(word))
}

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
