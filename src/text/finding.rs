//! Findings and fixes in words.
//!
//! Times are written by a function that the caller brings: it knows the zone that is shown, and
//! whether a date is needed.

use super::{Msg, Words, duration, moment};
use crate::model::findings::{Finding, Fix, Place, Severity, Stamp, What};
use crate::model::markup::one_line;
use crate::model::profile::Measure;
use crate::model::{MINUTE, MarkerKey, Moment, Precision, ReportField, Text};
use std::borrow::Cow;

/// Writes a time that is known to a unit.
pub type Show<'a> = &'a dyn Fn(&Moment, &Precision) -> String;

/// So many characters of a text are quoted.
const QUOTED: usize = 60;

/// The sentence for a finding.
///
/// ```
/// use postmortem_timeline::model::MarkerKey;
/// use postmortem_timeline::model::findings::{Finding, Severity, What};
/// use postmortem_timeline::text::{Words, finding};
/// let what = What::MarkerGone { key: MarkerKey::Detect };
/// let found = Finding { severity: Severity::Look, what, events: vec![], fixes: vec![], more: 0 };
/// let says = finding::sentence(Words::for_tag("en"), &found, &|at, _| at.to_string());
/// assert_eq!(says, "Detect points to an event that is no longer here.");
/// ```
pub fn sentence(words: Words, finding: &Finding, show: Show<'_>) -> String {
    let teller = Teller { words, show };
    match &finding.what {
        What::MarkerGone { .. }
        | What::Order { .. }
        | What::MarkerUndated { .. }
        | What::MarkerNoEnd { .. }
        | What::Missing { .. } => teller.of_markers(finding),
        What::Duplicate { .. }
        | What::Undated { .. }
        | What::NoEvidence { .. }
        | What::ImpactOpen { .. }
        | What::ImpactAfterResolve { .. }
        | What::Stated { .. } => teller.of_events(finding),
        other => teller.of_times(other),
    }
}

/// How many more like it there are, where they are not listed.
pub fn more(words: Words, finding: &Finding) -> Option<String> {
    (finding.more > 0).then(|| words.say(Msg::FindingsMore, [&finding.more]))
}

/// The label of the button for a fix.
pub fn fix_label(words: Words, fix: &Fix, show: Show<'_>) -> String {
    let marker = |key: &MarkerKey| words.marker(key);
    let plain = |message: Msg| words.get(message).into_owned();
    let counted = |earlier: Msg<1>, later: Msg<1>, n: i32| {
        words.say(if n < 0 { earlier } else { later }, [&i64::from(n).abs()])
    };
    match fix {
        Fix::SwapMarkers(one, two) => words.say(Msg::FixSwap, [&marker(one), &marker(two)]),
        Fix::Mark { key, end, .. } => {
            words.say(if *end { Msg::FixMarkEnd } else { Msg::FixMark }, [&marker(key)])
        }
        Fix::Unmark(key) => words.say(Msg::FixUnmark, [&marker(key)]),
        Fix::UseBeginning(_) => plain(Msg::FixMarkBegin),
        Fix::SwapEnds(_) => plain(Msg::FixSwapEnds),
        Fix::SwapBounds(_) => plain(Msg::FixSwapBounds),
        Fix::EndNextDay(_) => plain(Msg::FixNextDay),
        Fix::EndAt(_, at) => words.say(Msg::FixEndAt, [&show(at, &Precision::Minute)]),
        Fix::MoveDays(_, days) => counted(Msg::FixDaysEarlier, Msg::FixDaysLater, *days),
        Fix::MoveYears(_, years) => counted(Msg::FixYearsEarlier, Msg::FixYearsLater, *years),
        Fix::UseTime { at, .. } => words.say(Msg::FixUse, [&with_offset(at)]),
        Fix::ConfirmZone(_) => plain(Msg::FixConfirmTime),
        Fix::SetZone(zone) => words.say(Msg::FixUse, [zone]),
        Fix::ForgetKnown(_) => plain(Msg::FixForgetKnown),
        Fix::Merge { .. } => plain(Msg::FixMergeDuplicate),
    }
}

/// A time on the clock that it was written with, and how far that is from UTC: of the two times
/// that a clock shows when it is put back, only the offset tells which is meant.
fn with_offset(at: &Moment) -> String {
    let minutes = at.offset.seconds() / MINUTE;
    let sign = if minutes < 0 { '−' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let rest = if rest == 0 { String::new() } else { format!(":{rest:02}") };
    format!("{} (UTC{sign}{hours}{rest})", moment::clock(at.civil(), &Precision::Minute))
}

struct Teller<'a> {
    words: Words,
    show: Show<'a>,
}

impl Teller<'_> {
    fn time(&self, stamp: &Stamp) -> String {
        (self.show)(&stamp.at, &stamp.precision)
    }

    fn minute(&self, at: &Moment) -> String {
        (self.show)(at, &Precision::Minute)
    }

    /// A length of time; seconds only where there is nothing larger.
    fn length(&self, seconds: i64) -> String {
        let seconds = seconds.saturating_abs();
        let whole = if seconds >= MINUTE { seconds - seconds % MINUTE } else { seconds };
        duration::brief(self.words, whole)
    }

    /// The beginning of a text, without its marks.
    fn quote(&self, text: &Text) -> String {
        let line = one_line(text);
        if line.trim().is_empty() {
            return self.words.get(Msg::RowNoText).into_owned();
        }
        let short: String = line.trim().chars().take(QUOTED).collect();
        if short.len() < line.trim().len() { format!("{}…", short.trim_end()) } else { short }
    }

    fn of_markers(&self, finding: &Finding) -> String {
        let words = self.words;
        let name = |key: &MarkerKey| words.marker(key);
        match &finding.what {
            What::MarkerGone { key } => words.say(Msg::FindingMarkerGone, [&name(key)]),
            What::Order { later, later_at, earlier, earlier_at } => {
                let look = finding.severity == Severity::Look;
                let message = if look { Msg::FindingOrder } else { Msg::FindingOrderNote };
                let times = (self.time(later_at), self.time(earlier_at));
                words.say(message, [&name(later), &times.0, &name(earlier), &times.1])
            }
            What::MarkerUndated { key, text } => {
                words.say(Msg::FindingMarkerUndated, [&name(key), &self.quote(text)])
            }
            What::MarkerNoEnd { key, text } => {
                words.say(Msg::FindingMarkerNoEnd, [&name(key), &self.quote(text)])
            }
            What::Missing { key, suggestion: None } => words.say(Msg::FindingMissingMarker, [&name(key)]),
            What::Missing { key, suggestion: Some((at, text)) } => {
                words.say(Msg::FindingMarkerSuggestion, [&name(key), &self.time(at), &self.quote(text)])
            }
            _ => String::new(),
        }
    }

    fn of_times(&self, what: &What) -> String {
        let words = self.words;
        // On the clock that it was written with: the zone that is shown may have such a time once.
        let written = |stamp: &Stamp| moment::with_date(words, stamp.at.civil(), &stamp.precision);
        match what {
            What::UntilBefore { from, until } => {
                words.say(Msg::FindingUntilBefore, [&self.time(from), &self.time(until)])
            }
            What::BoundsInverted { earliest, latest } => {
                words.say(Msg::FindingBoundsInverted, [&self.minute(earliest), &self.minute(latest)])
            }
            What::YearSlip { at, years, count } => {
                let message = if *years > 0 { Msg::FindingYearLate } else { Msg::FindingYearEarly };
                let (at, years) =
                    (moment::with_date(words, at.at.civil(), &at.precision), i64::from(*years).abs());
                words.say(message, [count, &at, &years])
            }
            What::Future { at, distance } => {
                words.say(Msg::FindingFuture, [&self.time(at), &self.length(*distance)])
            }
            What::ZoneUnknown { zone } => words.say(Msg::FindingZoneUnknown, [zone]),
            What::ClockGap { at, zone } => words.say(Msg::FindingGapClock, [&written(at), zone]),
            What::ClockFold { at, zone } => words.say(Msg::FindingFoldClock, [&written(at), zone]),
            What::KnownBefore { known, at } => {
                words.say(Msg::FindingKnownBefore, [&self.minute(known), &self.time(at)])
            }
            What::Outside { at, distance } => {
                let before = *distance < 0;
                let message = if before { Msg::FindingOutsideBefore } else { Msg::FindingOutsideAfter };
                words.say(message, [&self.time(at), &self.length(*distance)])
            }
            What::Gap { seconds, from, to } => {
                words.say(Msg::FindingGap, [&self.length(*seconds), &self.minute(from), &self.minute(to)])
            }
            _ => String::new(),
        }
    }

    fn of_events(&self, finding: &Finding) -> String {
        let words = self.words;
        match &finding.what {
            What::Duplicate { at, text } => {
                let look = finding.severity == Severity::Look;
                let message = if look { Msg::FindingDuplicate } else { Msg::FindingDuplicateNear };
                words.say(message, [&self.time(at), &self.quote(text)])
            }
            What::Undated { text: Some(text), .. } => words.say(Msg::FindingUndatedOne, [&self.quote(text)]),
            What::Undated { count, .. } => words.say(Msg::FindingUndated, [count]),
            What::NoEvidence { markers, count } => self.no_evidence(markers, *count),
            What::ImpactOpen { text } => words.say(Msg::FindingImpactOpen, [&self.quote(text)]),
            What::ImpactAfterResolve { until, resolve } => words.say(
                Msg::FindingImpactAfterResolve,
                [&self.time(until), &words.marker(&MarkerKey::Resolve), &self.time(resolve)],
            ),
            What::Stated { stated, place, measure, seconds, rough, close } => {
                let message = if *close { Msg::FindingStatedClose } else { Msg::FindingStated };
                let computed = duration::text(words, *seconds);
                let computed = if *rough { words.say(Msg::About, [&computed]) } else { computed };
                words.say(message, [stated, &self.place(place), &measure_name(words, *measure), &computed])
            }
            _ => String::new(),
        }
    }

    fn no_evidence(&self, markers: &[MarkerKey], count: usize) -> String {
        let words = self.words;
        match markers {
            [] => words.say(Msg::FindingNoEvidence, [&count]),
            [only] => words.say(Msg::FindingMarkerNoEvidence, [&words.marker(only)]),
            several => {
                let names: Vec<Cow<'_, str>> = several.iter().map(|key| words.marker(key)).collect();
                words.say(Msg::FindingMarkersNoEvidence, [&names.join(", ")])
            }
        }
    }

    fn place(&self, place: &Place) -> String {
        let message = match place {
            Place::Event(Some(at)) => return self.words.say(Msg::PlaceEvent, [&self.time(at)]),
            Place::Event(None) => Msg::PlaceEventUndated,
            Place::Report(ReportField::Summary) => Msg::PlaceSummary,
            Place::Report(ReportField::Impact) => Msg::PlaceImpact,
            Place::Report(ReportField::Trigger) => Msg::PlaceTrigger,
            Place::Report(ReportField::Detection) => Msg::PlaceDetection,
            Place::Report(ReportField::Resolution) => Msg::PlaceResolution,
            Place::Report(_) => Msg::PlaceReport,
        };
        self.words.get(message).into_owned()
    }
}

/// The durations that texts are compared with.
fn measure_name(words: Words, measure: Measure) -> Cow<'static, str> {
    words.get(match measure {
        Measure::Detect => Msg::DurationDetect,
        Measure::Mitigate => Msg::DurationMitigate,
        Measure::TotalImpact => Msg::DurationImpact,
        _ => Msg::DurationResolve,
    })
}
