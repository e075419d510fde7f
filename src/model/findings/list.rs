//! Findings as they are collected: put in order, and a handful of each kind.

use super::what::{Finding, Fix, Severity, What};
use crate::model::durations::Instant;
use crate::model::{Event, Id};

/// So many findings of a kind are listed, and so many events are named by one.
pub const LISTED: usize = 5;

/// Findings with the instants by which they are put in order.
#[derive(Default)]
pub(super) struct List(Vec<(Instant, Finding)>);

impl List {
    /// A finding about one event.
    pub(super) fn add(&mut self, severity: Severity, what: What, event: &Event, fixes: Vec<Fix>) {
        self.add_all(severity, what, vec![event], fixes);
    }

    /// A finding about several events, or none; it stands where the first of them does.
    pub(super) fn add_all(&mut self, severity: Severity, what: What, events: Vec<&Event>, fixes: Vec<Fix>) {
        let at = events.first().and_then(|event| event.at).map_or((i64::MIN, 0), |at| at.key());
        let events: Vec<Id> = events.iter().take(LISTED).map(|event| event.id.clone()).collect();
        self.0.push((at, Finding { severity, what, events, fixes, more: 0 }));
    }

    /// The findings in order; those of a kind past the first ones are only counted.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        crate::model::sort::by_key(&mut self.0, |(at, finding)| (finding.severity, finding.what.rank(), *at));
        let mut listed: Vec<Finding> = Vec::new();
        let mut of_kind = 0;
        for (_, finding) in self.0 {
            let kind = (finding.severity, finding.what.rank());
            let same = listed.last_mut().filter(|last| (last.severity, last.what.rank()) == kind);
            of_kind = if same.is_some() { of_kind + 1 } else { 0 };
            match same {
                Some(last) if of_kind >= LISTED => last.more += 1,
                _ => listed.push(finding),
            }
        }
        listed
    }
}
