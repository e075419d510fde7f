//! Findings: what is worth a second look before others rely on the timeline.
//!
//! A finding is a question with its reason, never an error: it blocks nothing. It names the events
//! it is about and, where something sensible can be done at once, what. There are no words here;
//! [`crate::text::finding`] has them. Teams ask for this because a wrong order is noticed only when
//! the statistics make no sense (FireFighter, pull requests 336 and 341).
//!
//! | finding | when |
//! | --- | --- |
//! | [`What::Order`] | a marker is certainly before the one that it should follow |
//! | [`What::Missing`] | a marker is not set; see [`markers`] for when that is worth saying |
//! | [`What::Future`] | more than 5 minutes after now |
//! | [`What::Gap`] | more than 30 minutes and than a fifth of the incident, once it was noticed |
//! | [`What::Outside`] | more than a day and than twice the incident's length away from it |
//! | [`What::YearSlip`] | with another year it would be among the others |
//! | [`What::Duplicate`] | the same instant and the same, or nearly the same, words |
//! | [`What::Stated`] | no duration of the incident is what a text says; see [`stated`] |
//!
//! Takes n log n time in the number of events.
//!
//! ```
//! use postmortem_timeline::model::findings::{self, Severity};
//! use postmortem_timeline::model::{Document, zone::UtcOnly};
//! let found = findings::check(&Document::default(), None, &UtcOnly);
//! assert!(found.iter().all(|finding| finding.severity == Severity::Note));
//! ```

mod cues;
mod duplicates;
mod known;
mod list;
mod markers;
mod rows;
mod scene;
mod shape;
mod stated;
mod times;
mod what;
mod years;
mod zones;

pub use known::Known;
pub use list::LISTED;
pub use what::{Finding, Fix, Place, Severity, Stamp, What};
pub use years::plus_years as moved_years;

use super::{Document, Moment, Zones};
use list::List;
use scene::Scene;

/// What is worth a look in a document, the most important first, then by time.
///
/// Without `now` nothing is in the future.
pub fn check(document: &Document, now: Option<Moment>, zones: &dyn Zones) -> Vec<Finding> {
    check_again(document, now, zones, &mut Known::default())
}

/// As [`check`], for the next version of a document: what is known of events that stayed the same is
/// not found out again. The outcome is the same.
pub fn check_again(
    document: &Document,
    now: Option<Moment>,
    zones: &dyn Zones,
    known: &mut Known,
) -> Vec<Finding> {
    *known = Known::of(&document.events, known);
    let scene = Scene::new(document, now, known);
    let mut list = List::default();
    markers::check(&scene, &mut list);
    times::check(&scene, &mut list);
    shape::check(&scene, &mut list);
    duplicates::check(&scene, &mut list);
    rows::check(&scene, &mut list);
    zones::check(&scene, zones, &mut list);
    stated::check(&scene, &mut list);
    list.finish()
}
