//! Times that were read in the zone of the document, where its clocks changed, and typed times
//! that can mean something else.

use super::{Facts, Finding, Fix, Severity, What};
use crate::model::typed::{self, Context, Doubt, Why};
use crate::model::zone::{Resolved, resolve};
use crate::model::{DAY, Event, Id, Moment, Precision, Zones};
use std::collections::HashMap;

pub(super) fn check(facts: &Facts<'_>, zones: &dyn Zones, found: &mut Vec<Finding>) {
    clocks(facts, zones, found);
    ambiguous(facts, zones, found);
}

/// Times whose offset was not written, at a change of clocks or with another offset than the zone
/// has. A time with an offset of its own says what it means.
fn clocks(facts: &Facts<'_>, zones: &dyn Zones, found: &mut Vec<Finding>) {
    let mut calendar = Calendar { zones, zone: &facts.document.timezone, last: None };
    let mut other_offset: Vec<Id> = Vec::new();
    for event in &facts.dated {
        if !event.inferred.contains("zone") || event.precision == Precision::Day {
            continue;
        }
        for (at, of_end) in [(event.at, false), (event.until, true)] {
            let Some(at) = at else { continue };
            match calendar.look_up(at) {
                Clock::Gap(one, two) => found.push(change(event, What::ClockGap, at, of_end, one, two)),
                Clock::Fold(one, two) => found.push(change(event, What::ClockFold, at, of_end, one, two)),
                Clock::OtherOffset => other_offset.push(event.id.clone()),
                Clock::Fine => {}
            }
        }
    }
    other_offset.dedup();
    if !other_offset.is_empty() {
        let what = What::OtherOffset;
        found.push(Finding { severity: Severity::Note, what, events: other_offset, fixes: vec![] });
    }
}

/// Looks a time up, asking the zone database only once a day where nothing changes on it.
struct Calendar<'a> {
    zones: &'a dyn Zones,
    zone: &'a str,
    /// The last day that was looked up, and its offset in seconds if that holds all day and on the
    /// days around it.
    last: Option<(i64, Option<i32>)>,
}

/// How a time stands to the clocks of the zone.
enum Clock {
    /// It is what they show, or the zone is not known.
    Fine,
    Gap(Moment, Moment),
    Fold(Moment, Moment),
    OtherOffset,
}

impl Calendar<'_> {
    fn look_up(&mut self, at: Moment) -> Clock {
        let civil = at.civil();
        let day = civil.seconds.div_euclid(DAY);
        let steady = match self.last {
            Some((last, steady)) if last == day => steady,
            _ => match self.steady(day) {
                Some(steady) => steady,
                None => return Clock::Fine,
            },
        };
        self.last = Some((day, steady));
        let resolved = match steady {
            Some(offset) if i64::from(offset) == at.offset.seconds() => return Clock::Fine,
            Some(_) => return Clock::OtherOffset,
            None => resolve(self.zones, self.zone, civil),
        };
        match resolved {
            Resolved::Gap(one, two) => Clock::Gap(one, two),
            Resolved::Fold(one, two) => Clock::Fold(one, two),
            Resolved::One(there) if !there.same_instant(&at) => Clock::OtherOffset,
            Resolved::One(_) | Resolved::UnknownZone => Clock::Fine,
        }
    }

    /// `None` when the zone is not known.
    fn steady(&self, day: i64) -> Option<Option<i32>> {
        let offset = |days: i64| self.zones.offset_at(self.zone, (day + days).saturating_mul(DAY));
        let (before, after) = (offset(-1)?, offset(2)?);
        Some((before == after && offset(0) == Some(before) && offset(1) == Some(before)).then_some(before))
    }
}

fn change(event: &Event, what: What, at: Moment, of_end: bool, one: Moment, two: Moment) -> Finding {
    let other = if one.same_instant(&at) { two } else { one };
    let fix = match (event.at, event.until) {
        (Some(at), until) if of_end => Some((at, until.map(|_| other))),
        (Some(_), until) => Some((other, until)),
        (None, _) => None,
    };
    let set = |(at, until)| Fix::SetTimes { event: event.id.clone(), at, until };
    Finding {
        severity: Severity::Look,
        what,
        events: vec![event.id.clone()],
        fixes: fix.map(set).into_iter().collect(),
    }
}

/// Typed times that can mean another instant, as long as nobody has chosen one: one finding for
/// each reason.
///
/// Texts that differ in their digits alone are alike: only one of them is read, unless it has
/// doubts or a date with slashes.
fn ambiguous(facts: &Facts<'_>, zones: &dyn Zones, found: &mut Vec<Finding>) {
    let mut harmless: HashMap<String, bool> = HashMap::new();
    let mut by_why: Vec<(Why, Vec<Id>, Vec<Fix>)> = Vec::new();
    for event in &facts.dated {
        if event.typed.is_empty() || !event.typed.contains(|c: char| c.is_alphabetic() || c == '/') {
            continue;
        }
        let shape: String = event.typed.chars().filter(|c| !c.is_ascii_digit()).collect();
        if harmless.get(&shape) == Some(&true) {
            continue;
        }
        let doubts = doubts(facts, zones, event);
        harmless.insert(shape, doubts.is_empty() && !event.typed.contains('/'));
        for doubt in doubts {
            let place = by_why.iter().position(|(why, ..)| *why == doubt.why).unwrap_or(by_why.len());
            if place == by_why.len() {
                by_why.push((doubt.why, vec![], vec![]));
            }
            if let Some((_, events, fixes)) = by_why.get_mut(place) {
                events.push(event.id.clone());
                fixes.extend(fix(event, &doubt));
            }
        }
    }
    let finding = |(why, events, fixes)| Finding {
        severity: Severity::Note,
        what: What::Ambiguous { why },
        events,
        fixes,
    };
    found.extend(by_why.into_iter().map(finding));
}

/// What is in doubt about the text of a beginning; changes of clocks and days are looked at
/// elsewhere.
fn doubts(facts: &Facts<'_>, zones: &dyn Zones, event: &Event) -> Vec<Doubt> {
    let date = event.at.map(|at| at.civil().date());
    let context = Context { date, ..Context::new(zones, &facts.document.timezone) };
    let Ok(reading) = typed::read(&event.typed, &context) else {
        return vec![];
    };
    let wanted = [Why::DayMonth, Why::Abbreviation, Why::Season, Why::HalfDay];
    let open = |doubt: &Doubt| {
        let first = doubt.candidates.first().zip(event.at).is_some_and(|(one, at)| one.same_instant(&at));
        !doubt.of_end && first && wanted.contains(&doubt.why)
    };
    reading.doubts.into_iter().filter(open).collect()
}

/// The other instant, with the end moved along.
fn fix(event: &Event, doubt: &Doubt) -> Option<Fix> {
    let (at, other) = (event.at?, *doubt.candidates.get(1)?);
    let moved = |until: Moment| until.plus_seconds(other.seconds - at.seconds).at_offset(other.offset);
    Some(Fix::SetTimes { event: event.id.clone(), at: other, until: event.until.map(moved) })
}
