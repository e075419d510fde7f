//! A cue that stands in a sentence, and what around it casts doubt on it.

use crate::import::cues::doubts::{BEFORE, GOOD, WISHING, WITHIN};
use crate::import::cues::label_words::{ARTICLES, COUNTING, MEETINGS, OVER, SAYING, TELLING};
use crate::import::cues::{Cue, Lists, Meaning};
use crate::import::sentences::{Words, any};

/// What is done with trouble, before "when".
const FOUND: &[&str] = &["identified", "detected", "noticed", "discovered", "found"];

/// Where a cue stands in the words of a sentence.
pub(super) struct Place<'w, 't> {
    pub(super) cue: &'w Cue,
    pub(super) words: &'w Words<'t>,
    /// For each word the lists of cues that it is in.
    pub(super) lists: &'w [&'w Lists],
    /// The word that it begins with.
    pub(super) start: usize,
    /// The word behind it.
    pub(super) end: usize,
}

impl<'t> Place<'_, 't> {
    /// Whether the cue may stand there, and nothing around it casts doubt on it.
    pub(super) fn holds(&self) -> bool {
        let doubts = [
            Self::is_of_another_time,
            Self::is_put_off,
            Self::is_turned_within,
            Self::is_no_alarm,
            Self::is_only_named,
            Self::is_told_by_others,
            Self::is_good_news,
            Self::is_no_end,
        ];
        self.is_in_place() && !doubts.iter().any(|casts_doubt| casts_doubt(self))
    }

    /// The last word of the cue.
    pub(super) fn last(&self) -> &'t str {
        self.end.checked_sub(1).and_then(|last| self.words.all.get(last)).copied().unwrap_or_default()
    }

    /// Whether the cue may stand there at all.
    pub(super) fn is_in_place(&self) -> bool {
        // "Queue is empty, all clear": what begins and ends may stand in a part of its own.
        let begins_part =
            matches!(self.says(), Meaning::Resolve | Meaning::Start) && self.words.begins_part(self.start);
        // "Reports of errors" are none that somebody tells.
        let is_told = self.says() != Meaning::Reported || self.start > 0 || !self.cue.is_one_word();
        is_told && (self.start < self.cue.reach || begins_part)
    }

    /// "Mails since the outage began", "bis zum Störungsende", "they had first become aware a week before",
    /// "asks what changed around the incident start time".
    fn is_of_another_time(&self) -> bool {
        let earlier = self.earlier();
        let nearest = earlier.iter().rev().find(|word| !ARTICLES.contains(word));
        let is_start = self.says() == Meaning::Start;
        nearest.is_some_and(|word| COUNTING.contains(word))
            || is_start && any(earlier, &["since"])
            || (self.says().detects() || is_start) && any(earlier, &["had"])
            || is_start && !earlier.is_empty() && any(self.next(), &["time"])
    }

    /// "It is not resolved", "we should see them come back online".
    fn is_put_off(&self) -> bool {
        let earlier = self.earlier();
        // "Un cliente": no "un" of "un-resolved".
        let is_article = |at: usize, word: &str| word == "un" && at + 1 < earlier.len();
        let mut words = earlier.iter().enumerate().filter(|(at, word)| !is_article(*at, word));
        let all = self.words.before(self.start);
        // "An hour before marking this as fully resolved".
        let is_later = || {
            all.windows(2).any(|two| {
                matches!(two, ["before", "marking" | "declaring" | "closing" | "calling" | "considering"])
            })
        };
        words.any(|(_, word)| BEFORE.contains(word))
            || self.says().ends() && (any(all, WISHING) || is_later())
    }

    /// "Issue not resolved"; of "the site stopped answering" the cue itself tells what stops.
    fn is_turned_within(&self) -> bool {
        let is_own = |at: &usize| self.lists.get(*at).is_some_and(|lists| self.cue.holds(lists));
        let others = (self.start..self.end).filter(|at| !is_own(at));
        others.filter_map(|at| self.words.all.get(at)).any(|word| WITHIN.contains(word))
    }

    /// "A ticket to add an alert", "a notice of further issues", "incident declared over", "the vendor
    /// reported back", "Ada told us to roll back".
    fn is_no_alarm(&self) -> bool {
        let first = self.words.all.get(self.start..self.start + 2);
        let is_noun = first.is_some_and(|two| matches!(two, ["notice" | "report", "of"]));
        let next = self.next();
        let verb = self.end.checked_sub(2).and_then(|at| self.words.all.get(at)).copied().unwrap_or_default();
        let is_order = matches!(verb, "told" | "tells" | "asked") && any(next, &["to"]);
        self.says().detects()
            && (is_noun
                || any(self.earlier(), &["add", "adds", "added", "adding"])
                || any(next, OVER)
                || any(next, &["back", "threshold", "thresholds"]))
            || self.says() == Meaning::Reported && is_order
    }

    /// "Start incident call": what people meet for. "First error reports": what people tell.
    fn is_only_named(&self) -> bool {
        !self.says().detects() && any(self.next(), MEETINGS)
            || self.says() == Meaning::Start && any(self.next(), TELLING)
    }

    /// "The report says that the outage began"; "latency is down to 20 ms", "Monitor is down: shop".
    fn is_told_by_others(&self) -> bool {
        let earlier = self.earlier();
        let is_other = any(self.next(), &["to", "by", "from", "too"])
            || any(earlier, &["monitor", "check", "probe", "alert"]);
        self.says() == Meaning::Start && self.last() == "down" && is_other
            || matches!(self.says(), Meaning::Start | Meaning::ResolveWeak) && any(earlier, SAYING)
    }

    /// "Customers report that it works again", "monitoring detected that the server is back online".
    fn is_good_news(&self) -> bool {
        let within = |count: usize, list: &[&str]| {
            let later = self.words.all.get(self.end..).unwrap_or_default();
            any(later.get(..later.len().min(count)).unwrap_or_default(), list)
        };
        let own = (self.end..self.end + 5).take_while(|at| !self.words.begins_part(*at));
        let mut own = own.filter_map(|at| self.words.all.get(at));
        matches!(self.says(), Meaning::Noticed | Meaning::Reported)
            && (within(6, GOOD) || within(12, &["restored", "recovered"]))
            || self.says().detects() && own.any(|word| matches!(*word, "back" | "recovered" | "recovery"))
    }

    /// "Power restored to the first row", "services as recovered or flapping", "types resolved to 20.19",
    /// "an attack over the weekend", "restoration expected tomorrow", "we are back to square one",
    /// "resolved, but it came back".
    fn is_no_end(&self) -> bool {
        let next = self.next();
        let is_last = self.end >= self.words.all.len() || self.words.begins_part(self.end);
        let goes_on = match self.last() {
            "over" => any(next, &["the", "a", "an", "this", "that", "to"]),
            "resolved" => any(next, &["to"]),
            "back" => self.says() == Meaning::ResolveLast && any(next, &["to"]),
            _ => false,
        };
        self.says() == Meaning::ResolveWhole && !is_last
            || self.says().ends()
                && (goes_on
                    || any(next, &["or", "expected", "planned", "pending", "catalog"])
                    || self.words.is_taken_back(self.end))
    }

    fn says(&self) -> Meaning {
        self.cue.meaning
    }

    /// The word behind the cue; what another part of the sentence begins with says nothing of it.
    fn next(&self) -> &[&'t str] {
        let later = self.words.all.get(self.end..).unwrap_or_default();
        later.get(..1).filter(|_| !self.words.begins_part(self.end)).unwrap_or_default()
    }

    /// The few words before the cue: not those of "this is when we learned about it", and "first
    /// identified when the monitoring alerted us", nor of "outage confirmed to be resolved".
    fn earlier(&self) -> &[&'t str] {
        let earlier = self.words.earlier(self.start);
        let when = earlier.windows(2).position(|two| {
            matches!(two, [is, when] if *when == "when" && (matches!(*is, "is" | "was") || FOUND.contains(is)))
        });
        let earlier = when.map_or(earlier, |at| earlier.get(at + 2..).unwrap_or_default());
        earlier.strip_suffix(&["confirmed", "to", "be"]).unwrap_or(earlier)
    }
}
