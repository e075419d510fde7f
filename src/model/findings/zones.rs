//! The document's zone, and times that were read in it where its clocks changed.

use super::list::List;
use super::scene::Scene;
use super::what::{Fix, Severity, Stamp, What};
use crate::model::zone::{Resolved, is_utc, resolve};
use crate::model::{DAY, Event, Moment, Precision, Text, Zones};

pub(super) fn check(scene: &Scene<'_>, zones: &dyn Zones, list: &mut List) {
    let zone = &scene.document.timezone;
    if is_utc(zone) {
        return;
    }
    if zones.offset_at(zone, 0).is_none() {
        let fix = usual(zone).filter(|name| name != zone && zones.offset_at(name, 0).is_some());
        let what = What::ZoneUnknown { zone: zone.clone() };
        return list.add_all(Severity::Look, what, vec![], fix.map(Fix::SetZone).into_iter().collect());
    }
    let mut calendar = Calendar { zones, zone, last: None };
    for (at, event) in &scene.dated {
        if !event.inferred.contains("zone") {
            continue;
        }
        let ends = [(Some(*at), &event.precision, false), (event.until, event.end_precision(), true)];
        for (at, precision, end) in ends {
            if let (Some(at), false) = (at, *precision == Precision::Day) {
                let resolved = calendar.resolve(at);
                doubtful(event, end, Stamp { at, precision: precision.clone() }, zone, resolved, list);
            }
        }
    }
}

/// The zone as it is usually written: `europe/new york ` is `Europe/New_York`.
fn usual(zone: &str) -> Option<Text> {
    let mut name = String::with_capacity(zone.len());
    let mut begins = true;
    for c in zone.trim().chars() {
        match c {
            ' ' => name.push('_'),
            c if begins => name.extend(c.to_uppercase()),
            c => name.extend(c.to_lowercase()),
        }
        begins = matches!(c, '/' | ' ' | '_' | '-');
    }
    (!name.is_empty()).then(|| name.into())
}

fn doubtful(event: &Event, end: bool, at: Stamp, zone: &Text, resolved: Option<Resolved>, list: &mut List) {
    let (what, one, two) = match resolved {
        Some(Resolved::Gap(one, two)) => (What::ClockGap { at: at.clone(), zone: zone.clone() }, one, two),
        Some(Resolved::Fold(one, two)) => (What::ClockFold { at: at.clone(), zone: zone.clone() }, one, two),
        _ => return,
    };
    let other = if one.same_instant(&at.at) { two } else { one };
    let use_other = Fix::UseTime { event: event.id.clone(), end, at: other };
    list.add(Severity::Look, what, event, vec![Fix::ConfirmZone(event.id.clone()), use_other]);
}

/// Reads wall clock times in a zone, and asks the zone database twice a day only where the day has
/// no change of clocks.
struct Calendar<'a> {
    zones: &'a dyn Zones,
    zone: &'a str,
    /// The day that was asked for last, and whether clocks change near it.
    last: Option<(i64, bool)>,
}

impl Calendar<'_> {
    fn resolve(&mut self, at: Moment) -> Option<Resolved> {
        let civil = at.civil();
        let day = civil.seconds.div_euclid(DAY);
        let changes = match self.last {
            Some((last, changes)) if last == day => changes,
            _ => self.changes(day),
        };
        self.last = Some((day, changes));
        changes.then(|| resolve(self.zones, self.zone, civil))
    }

    fn changes(&self, day: i64) -> bool {
        let offset =
            |days: i64| self.zones.offset_at(self.zone, day.saturating_add(days).saturating_mul(DAY));
        offset(-1) != offset(2)
    }
}
