//! When a postmortem is due: criteria, evaluated from the timeline and the report, with the figures.
//!
//! Teams set their own, and change them as they learn. Where none is set, those count that texts on
//! postmortems name (Beyer et al., "Site Reliability Engineering", chapter 15): downtime beyond a
//! limit, loss of data, somebody on call had to step in, a resolution that took long, and monitoring
//! that failed so that a person found it. The limits are ours.

use crate::model::durations::{self, Amount, Durations, State};
use crate::model::profile::{FROM_START, Measure};
use crate::model::{Criteria, CriteriaField, DetectedBy, Document, Moment, Recurrence};
use std::rc::Rc;

/// An hour to resolve, a quarter of an hour undetected, half an hour of impact.
const LIMITS: [(Reason, i64); 3] =
    [(Reason::ResolveOver, 3_600), (Reason::UndetectedOver, 900), (Reason::ImpactOver, 1_800)];

/// What can make a postmortem due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It took long to resolve.
    ResolveOver,
    /// It was long undetected.
    UndetectedOver,
    /// Users were affected for long.
    ImpactOver,
    /// Data was lost.
    DataLoss,
    /// Somebody had to step in.
    Intervention,
    /// A person found it, not the monitoring.
    FoundByPerson,
    /// Somebody asked for one.
    Asked,
}

impl Reason {
    /// All of them, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[
        Self::ResolveOver,
        Self::UndetectedOver,
        Self::ImpactOver,
        Self::DataLoss,
        Self::Intervention,
        Self::FoundByPerson,
        Self::Asked,
    ];

    /// The field of the document that sets it.
    pub fn field(self) -> CriteriaField {
        match self {
            Self::ResolveOver => CriteriaField::ResolveOver,
            Self::UndetectedOver => CriteriaField::UndetectedOver,
            Self::ImpactOver => CriteriaField::ImpactOver,
            Self::DataLoss => CriteriaField::DataLoss,
            Self::Intervention => CriteriaField::Intervention,
            Self::FoundByPerson => CriteriaField::FoundByPerson,
            Self::Asked => CriteriaField::Asked,
        }
    }

    /// The limit in seconds that a document sets, for those that have one.
    fn limit(self, criteria: &Criteria) -> Option<i64> {
        match self {
            Self::ResolveOver => criteria.resolve_over,
            Self::UndetectedOver => criteria.undetected_over,
            Self::ImpactOver => criteria.impact_over,
            _ => None,
        }
    }

    /// Whether a document sets it, for those that have no limit.
    fn flag(self, criteria: &Criteria) -> Option<bool> {
        match self {
            Self::DataLoss => criteria.data_loss,
            Self::Intervention => criteria.intervention,
            Self::FoundByPerson => criteria.found_by_person,
            Self::Asked => criteria.asked,
            _ => None,
        }
    }
}

/// Whether a criterion is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// Nobody knows yet.
    Unknown,
}

/// A criterion that counts, and how the incident stands to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Which one.
    pub reason: Reason,
    /// The limit, in seconds, for those that have one.
    pub over: Option<i64>,
    /// The figure of the incident, for those that have one.
    pub figure: Option<State>,
    /// Whether it is met.
    pub met: Met,
    /// How many of the later incidents would have met it; `None` for those that they don't tell.
    pub recurrences: Option<usize>,
}

/// Whether a document sets criteria of its own; the usual ones count otherwise.
pub fn is_set(criteria: &Criteria) -> bool {
    Reason::ALL.iter().any(|it| it.limit(criteria).is_some() || it.flag(criteria).is_some())
}

/// What a document sets in a field, or what counts there.
pub fn in_force(criteria: &Criteria) -> Vec<(Reason, Option<i64>)> {
    let own = is_set(criteria);
    let limit = |reason: Reason| {
        let usual = LIMITS.iter().find(|(it, _)| *it == reason).map(|(_, limit)| *limit);
        if own { reason.limit(criteria) } else { usual }
    };
    let counts = |reason: Reason| {
        let flag = if own { reason.flag(criteria) } else { Some(reason != Reason::Asked) };
        flag == Some(true)
    };
    let has_limit = |reason: Reason| LIMITS.iter().any(|(it, _)| *it == reason);
    Reason::ALL
        .iter()
        .map(|reason| (*reason, limit(*reason)))
        .filter(|(reason, limit)| if has_limit(*reason) { limit.is_some() } else { counts(*reason) })
        .collect()
}

/// The criteria that count, each with how the incident stands to it, given its durations; `now` as
/// for these.
pub fn evaluate(document: &Document, measured: &Durations, now: Option<Moment>) -> Vec<Criterion> {
    let resolve = durations::measure_by(document, &FROM_START, now)
        .into_iter()
        .find(|it| it.measure == Measure::Resolve)
        .map(|it| it.state);
    let [undetected, ..] = &measured.legs;
    let figure = |reason: Reason| match reason {
        Reason::ResolveOver => resolve.clone(),
        Reason::UndetectedOver => Some(undetected.state.clone()),
        Reason::ImpactOver => measured.impact.as_ref().map(|impact| impact.state.clone()),
        _ => None,
    };
    let criterion = |(reason, over): (Reason, Option<i64>)| {
        let figure = figure(reason);
        let met = match over {
            Some(over) => above(figure.as_ref().and_then(State::amount), over),
            None => told(document, reason),
        };
        let recurrences = over.filter(|_| reason == Reason::ResolveOver).map(|over| {
            document.recurrences.iter().filter(|it| lasted(it).is_some_and(|s| s > over)).count()
        });
        Criterion { reason, over, figure, met, recurrences }
    };
    in_force(&document.criteria).into_iter().map(criterion).collect()
}

fn above(amount: Option<Amount>, over: i64) -> Met {
    let bounds = amount.map(|amount| match amount {
        Amount::About(seconds) => (Some(seconds), Some(seconds)),
        other => (other.least(), other.most()),
    });
    match bounds {
        Some((Some(least), _)) if least > over => Met::Yes,
        Some((_, Some(most))) if most <= over => Met::No,
        _ => Met::Unknown,
    }
}

/// What the report says.
fn told(document: &Document, reason: Reason) -> Met {
    let report = &document.report;
    let flag = |flag: Option<bool>| match flag {
        Some(true) => Met::Yes,
        Some(false) => Met::No,
        None => Met::Unknown,
    };
    match reason {
        Reason::DataLoss => flag(report.data_loss),
        Reason::Intervention => flag(report.intervention),
        Reason::FoundByPerson => match report.detected_by {
            DetectedBy::Unknown | DetectedBy::Other(_) => Met::Unknown,
            DetectedBy::Monitoring => Met::No,
            DetectedBy::Staff | DetectedBy::Customer | DetectedBy::SomeoneElse => Met::Yes,
        },
        // That it was asked for is what sets it.
        Reason::Asked => Met::Yes,
        Reason::ResolveOver | Reason::UndetectedOver | Reason::ImpactOver => Met::Unknown,
    }
}

fn lasted(recurrence: &Rc<Recurrence>) -> Option<i64> {
    Some(recurrence.resolve?.seconds - recurrence.start?.seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, EventList, Id, Marker, MarkerKey, Markers, Report};

    fn incident(times: &[(&str, MarkerKey)]) -> Document {
        let events = times.iter().enumerate().map(|(at, (time, _))| {
            Rc::new(Event { id: Id::from_number(at as u64), at: Moment::parse(time), ..Event::default() })
        });
        let mut markers = Markers::default();
        for (at, (_, key)) in times.iter().enumerate() {
            markers = markers.with(key, Some(Marker::at(Id::from_number(at as u64))));
        }
        Document { events: events.collect::<EventList>(), markers, ..Document::default() }
    }

    fn evaluated(document: &Document) -> Vec<Criterion> {
        evaluate(document, &durations::measure(document, None), None)
    }

    fn met(document: &Document, reason: Reason) -> Met {
        let all = evaluated(document);
        all.iter().find(|it| it.reason == reason).map_or(Met::No, |it| it.met)
    }

    #[test]
    fn the_usual_ones_count_until_a_team_sets_its_own() {
        let document = incident(&[
            ("2018-02-10T13:01:00Z", MarkerKey::Start),
            ("2018-02-10T15:23:00Z", MarkerKey::Detect),
            ("2018-02-10T17:50:00Z", MarkerKey::Resolve),
        ]);
        assert_eq!(met(&document, Reason::ResolveOver), Met::Yes);
        assert_eq!(met(&document, Reason::UndetectedOver), Met::Yes);
        assert_eq!(met(&document, Reason::DataLoss), Met::Unknown);
        let own = Criteria { resolve_over: Some(6 * 3_600), ..Criteria::default() };
        let document = Document { criteria: Rc::new(own), ..document };
        assert_eq!(evaluated(&document).len(), 1);
        assert_eq!(met(&document, Reason::ResolveOver), Met::No);
    }

    #[test]
    fn what_the_report_says_counts() {
        let report = Report { data_loss: Some(true), detected_by: DetectedBy::Customer, ..Report::default() };
        let document = Document { report: Rc::new(report), ..Document::default() };
        assert_eq!(met(&document, Reason::DataLoss), Met::Yes);
        assert_eq!(met(&document, Reason::FoundByPerson), Met::Yes);
        assert_eq!(met(&document, Reason::Intervention), Met::Unknown);
        assert_eq!(met(&document, Reason::ResolveOver), Met::Unknown);
    }

    #[test]
    fn later_incidents_are_counted_that_would_have_met_it() {
        let later = |from: &str, to: &str| {
            Rc::new(Recurrence {
                start: Moment::parse(from),
                resolve: Moment::parse(to),
                ..Recurrence::default()
            })
        };
        let all = [
            later("2018-03-01T10:00:00Z", "2018-03-01T12:00:00Z"),
            later("2018-04-01T10:00:00Z", "2018-04-01T10:10:00Z"),
        ];
        let document = Document { recurrences: Rc::from(all), ..Document::default() };
        let found = evaluated(&document);
        let resolve = found.iter().find(|it| it.reason == Reason::ResolveOver);
        assert_eq!(resolve.and_then(|it| it.recurrences), Some(1));
    }
}
