//! Which entries plainly begin, detect, mitigate or end the incident.
//!
//! Says nothing where the text is not plain: a marker that is missing is asked for, a wrong one is
//! believed.

mod hints;
mod index;
mod place;

use super::cues::Meaning;
pub(super) use super::labels::{is_marker_label, named_marker, names_marker};
use super::labels::{raises, sends_alarms};
use crate::model::{MarkerKey, Moment, Set};
use hints::Hints;
pub(super) use index::said;

/// What there is to judge of an entry.
pub(super) struct Candidate<'a> {
    pub(super) at: Option<Moment>,
    pub(super) text: &'a str,
    /// Which list it stands in.
    pub(super) section: usize,
}

/// What may place a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// Labels and cues.
    Cues,
    /// The same, and where they place none what all words make likely.
    Odds,
}

/// What the entries say together.
#[derive(Default)]
pub(super) struct Judged {
    /// For each entry the markers it carries.
    pub(super) markers: Vec<Vec<MarkerKey>>,
    /// Whether the end that the text names is before its start.
    pub(super) is_inverted: bool,
    /// The markers that no cue places there, but everything that is said.
    pub(super) likely: Vec<(usize, MarkerKey)>,
    /// An entry that a label makes the end or the mitigation, and one that says so at another time.
    pub(super) disagree: Option<(usize, usize)>,
}

/// Judges entries, which stand in their order; `impact` is the one at which a stated range begins.
pub(super) fn judge(entries: &[Candidate<'_>], mut said: Vec<Said>, impact: Option<usize>, by: By) -> Judged {
    // What was written of it later ends nothing, and is no last word.
    if let Some(last) = said.iter_mut().rev().find(|said| !said.looks_back) {
        last.resolve |= last.resolve_last;
    }
    let mut judged = Judged { markers: vec![Vec::new(); entries.len()], ..Judged::default() };
    if has_several(entries, &said) {
        return judged;
    }
    let all = All { entries, said: &said };
    let (by_cues, end) = all.placed(impact);
    judged.is_inverted = end.is_some() && by_cues.last().is_none_or(Option::is_none);
    // Whoever labels some has labelled what there is.
    let is_told = judged.is_inverted || said.iter().any(|said| !said.labels.is_empty());
    let placed = if is_told || by == By::Cues { by_cues } else { all.completed(by_cues) };
    for ((at, marker), by_cue) in placed.into_iter().zip(MarkerKey::MAIN).zip(by_cues) {
        let Some(list) = at.and_then(|at| judged.markers.get_mut(at)) else { continue };
        list.push(marker.clone());
        judged.likely.extend(at.filter(|_| at != by_cue).map(|at| (at, marker)));
    }
    judged.disagree = all
        .disagree(MarkerKey::Resolve, |said| said.resolve)
        .or_else(|| all.disagree(MarkerKey::Mitigate, |said| said.mitigate));
    judged
}

/// The entries with what they say.
struct All<'a> {
    entries: &'a [Candidate<'a>],
    said: &'a [Said],
}

impl All<'_> {
    /// The entries that start, detect, mitigate and resolve the incident by their cues, and the one that
    /// ends it, be it before the start.
    fn placed(&self, impact: Option<usize>) -> ([Option<usize>; 4], Option<usize>) {
        let start = self.earliest(|said| said.is_labelled(&MarkerKey::Start));
        let start = start.or_else(|| self.earliest(|said| said.start)).or(impact);
        let after = |at: &usize| start.is_none_or(|start| self.key(*at) >= self.key(start));
        let mitigate = self.earliest(|said| said.is_labelled(&MarkerKey::Mitigate));
        let mitigate = mitigate.or_else(|| self.earliest(|said| said.mitigate)).filter(after);
        let end = self.latest(|said| said.resolve || said.is_labelled(&MarkerKey::Resolve));
        let end = end.or_else(|| self.latest(|said| said.resolve_weak));
        ([start, self.detected(start), mitigate, end.filter(after)], end)
    }

    fn detected(&self, start: Option<usize>) -> Option<usize> {
        let labelled = self.earliest(|said| said.is_labelled(&MarkerKey::Detect));
        let is_said = self.earliest(|said| said.detect).is_some();
        // An alert that is only named counts where nothing says more; that an incident is declared, where
        // nothing earlier says so.
        let detect = labelled.or_else(|| {
            self.earliest(|said| said.declared || if is_said { said.detect } else { said.alarm })
        });
        // That anybody speaks of it counts last, where it follows the beginning.
        let begun = start.and_then(|start| self.key(start));
        let told = || self.earliest(|said| said.reported);
        detect.or_else(|| told().filter(|at| begun.is_some() && self.key(*at) > begun))
    }

    /// The same, and where nothing is placed what all words make likely: never before the start, and
    /// never behind the end.
    fn completed(&self, by_cues: [Option<usize>; 4]) -> [Option<usize>; 4] {
        let hints = Hints::of(self.entries);
        let [start, detect, mitigate, resolve] = by_cues;
        let is_in_order = |one: Option<usize>, next: Option<usize>| {
            one.zip(next).is_none_or(|(one, next)| self.key(one) <= self.key(next))
        };
        let likely = |marker| hints.likeliest(&marker, self.said);
        // What begins the incident is not how anybody learns of it.
        let fits = |at: &usize| {
            Some(*at) != start && is_in_order(start, Some(*at)) && is_in_order(Some(*at), resolve)
        };
        let detect = detect.or_else(|| likely(MarkerKey::Detect).filter(fits));
        let is_last = |at: &usize| {
            Some(*at) != start
                && [start, detect, mitigate].into_iter().all(|before| is_in_order(before, Some(*at)))
        };
        let resolve = resolve.or_else(|| likely(MarkerKey::Resolve).filter(is_last));
        [start, detect, mitigate, resolve]
    }

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
fn has_several(entries: &[Candidate<'_>], said: &[Said]) -> bool {
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
    declared: bool,
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
    /// The markers that it can't be likely to carry: a cue speaks of them, and something casts doubt on
    /// that, or words tell of the contrary.
    doubted: Vec<MarkerKey>,
}

impl Said {
    /// The one marker that a label beside the list stands for.
    pub(super) fn marker(&self) -> Option<MarkerKey> {
        let flags =
            [self.start, self.detect || self.declared, self.mitigate, self.resolve || self.resolve_last];
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

    fn add(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Start => self.start = true,
            Meaning::Detect => self.detect = true,
            Meaning::Declared => self.declared = true,
            Meaning::Noticed => self.alarm = true,
            Meaning::Reported => self.reported = true,
            Meaning::Mitigate => self.mitigate = true,
            Meaning::Resolve | Meaning::ResolveWhole => self.resolve = true,
            Meaning::ResolveLast => self.resolve_last = true,
            Meaning::ResolveWeak => self.resolve_weak = true,
            Meaning::NoDetection => self.doubted.push(MarkerKey::Detect),
            Meaning::NoEnd => self.doubted.push(MarkerKey::Resolve),
        }
    }
}
