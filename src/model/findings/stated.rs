//! Durations that the report, or the text of a marked event, states and the markers contradict.

use super::claims::{Bound, Stated, Subject, claims};
use super::{Claim, Facts, Finding, Place, Severity, What};
use crate::model::durations::{Amount, Duration, State, Window, measure_by};
use crate::model::profile::{FROM_START, MORGUE, Measure, Term};
use crate::model::{Kind, ReportField};

/// Intervals of impact that a text may speak of one by one.
const INTERVALS: usize = 100;

/// A claim is contradicted when it fits none of the durations that its sentence can be about.
///
/// An outage runs from the start to the mitigation or to the end, or it is the impact or one of
/// its intervals. Mitigation and resolution may be counted from the start or from the detection.
pub(super) fn check(facts: &Facts<'_>, found: &mut Vec<Finding>) {
    if facts.durations.ongoing {
        return;
    }
    let figures = Figures::new(facts);
    let report = &facts.document.report;
    let parts = [
        (ReportField::Summary, &report.summary),
        (ReportField::Impact, &report.impact),
        (ReportField::Detection, &report.detection),
        (ReportField::Resolution, &report.resolution),
    ];
    for (field, text) in parts {
        found.extend(claims(text).iter().filter_map(|claim| figures.check(claim, Place::Report(field))));
    }
    let mut events: Vec<_> = facts.marked.iter().filter_map(|marked| marked.event).collect();
    events.sort_by_key(|event| (event.at.map(|at| at.key()), &event.id));
    events.dedup_by_key(|event| &event.id);
    for event in events {
        let place = || Place::Event(event.id.clone());
        found.extend(claims(&event.text).iter().filter_map(|claim| figures.check(claim, place())));
    }
}

/// What the markers give, by what a sentence can be about.
struct Figures {
    known: Vec<(Subject, Measure, Amount)>,
}

impl Figures {
    fn new(facts: &Facts<'_>) -> Self {
        let mut known = Vec::new();
        let from_start = measure_by(facts.document, &FROM_START, None);
        let from_detection = measure_by(facts.document, &MORGUE, None);
        let mut add = |subjects: &[Subject], duration: &Duration| {
            if let State::Known(_) | State::Approximate(_) = duration.state {
                let amount = duration.state.amount();
                known.extend(
                    subjects.iter().filter_map(|subject| Some((*subject, duration.measure, amount?))),
                );
            }
        };
        for duration in from_start.iter().chain(&facts.durations.legs).chain(&from_detection) {
            match duration.measure {
                Measure::Detect | Measure::Undetected => add(&[Subject::Detection], duration),
                Measure::Responding => add(&[Subject::Mitigation], duration),
                Measure::Mitigate => add(&[Subject::Mitigation, Subject::Outage], duration),
                Measure::Resolve if duration.formula.from != Term::Marker("start") => {
                    add(&[Subject::Resolution], duration);
                }
                Measure::Resolve => add(&[Subject::Resolution, Subject::Outage], duration),
                _ => {}
            }
        }
        known.extend(impact(facts).map(|amount| (Subject::Outage, Measure::TotalImpact, amount)));
        Self { known }
    }

    fn check(&self, claim: &Stated, place: Place) -> Option<Finding> {
        let meant = || self.known.iter().filter(|(subject, ..)| claim.subjects.contains(subject));
        if meant().any(|(_, _, amount)| fits(claim, *amount)) {
            return None;
        }
        let (_, measure, actual) = meant().min_by_key(|(_, _, amount)| distance(claim, *amount))?;
        let events = match &place {
            Place::Event(id) => vec![id.clone()],
            Place::Report(_) => vec![],
        };
        let (start, end, stated) = (claim.start, claim.end, claim.seconds);
        let claim = Claim { place, start, end, stated, measure: *measure, actual: *actual };
        Some(Finding { severity: Severity::Look, what: What::Contradicted(claim), events, fixes: vec![] })
    }
}

/// The impact time and its single intervals.
fn impact(facts: &Facts<'_>) -> impl Iterator<Item = Amount> {
    let whole = facts.durations.impact.as_ref().and_then(|impact| impact.state.amount());
    let events = facts.dated.iter().filter(|event| event.kind == Kind::Impact).take(INTERVALS);
    let lengths =
        events.filter_map(|event| Some(Amount::between(&Window::of_start(event)?, &Window::of_end(event)?)));
    whole.into_iter().chain(lengths)
}

fn fits(claim: &Stated, amount: Amount) -> bool {
    // An "about" of the markers is taken as loosely as one of the text.
    let loose = if amount.is_rough() { claim.seconds / 4 } else { 0 };
    let tolerance = claim.tolerance.max(loose);
    let (low, high) = (claim.seconds - tolerance, claim.seconds + tolerance);
    let long_enough = amount.most().is_none_or(|most| most >= low);
    let short_enough = amount.least().is_none_or(|least| least <= high);
    match claim.bound {
        Bound::None => long_enough && short_enough,
        Bound::AtLeast => long_enough,
        Bound::AtMost => short_enough,
    }
}

fn distance(claim: &Stated, amount: Amount) -> i64 {
    let near = amount.least().or(amount.most()).unwrap_or(claim.seconds);
    claim.seconds.saturating_sub(near).saturating_abs()
}
