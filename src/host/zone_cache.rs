//! Remembers what a slow zone database answered.
//!
//! Asking `Intl` for one offset takes microseconds, and a timeline asks for thousands. Time is cut
//! into days: where the offset is the same at both ends of a day it is taken as constant within, and
//! where it differs the change is searched for once.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::model::{DAY, Zones, zone};

/// A zone that is known: gives seconds east of UTC at an instant.
pub type OffsetAt = Box<dyn Fn(i64) -> i32>;

/// Finds a zone by its IANA name; `None` when it is not known.
pub type FindZone = Box<dyn Fn(&str) -> Option<OffsetAt>>;

/// [`Zones`] on top of something slow.
pub struct ZoneCache {
    find: FindZone,
    zones: RefCell<HashMap<String, Option<Rc<Zone>>>>,
}

impl ZoneCache {
    /// A cache in front of a zone database.
    pub fn new(find: FindZone) -> Self {
        Self { find, zones: RefCell::default() }
    }

    /// Whether the zone database knows a name.
    pub fn knows(&self, name: &str) -> bool {
        zone::is_utc(name) || self.zone(name).is_some()
    }

    fn zone(&self, name: &str) -> Option<Rc<Zone>> {
        if let Some(known) = self.zones.borrow().get(name) {
            return known.clone();
        }
        let found = (self.find)(name).map(|offset_at| Rc::new(Zone::new(offset_at)));
        let mut zones = self.zones.borrow_mut();
        if zones.len() >= MAX_ZONES {
            zones.clear();
        }
        zones.insert(name.to_owned(), found.clone());
        found
    }
}

impl Zones for ZoneCache {
    fn offset_at(&self, name: &str, unix_seconds: i64) -> Option<i32> {
        if zone::is_utc(name) {
            return Some(0);
        }
        self.zone(name).map(|zone| zone.offset_at(unix_seconds))
    }
}

/// A hostile document may name many zones.
const MAX_ZONES: usize = 1000;
/// A hostile document may name many days: 27 years in one zone are kept.
const MAX_DAYS: usize = 10_000;

struct Zone {
    ask: OffsetAt,
    /// The offset at the beginning of a day, by number of the day.
    edges: RefCell<HashMap<i64, i32>>,
    /// The first second with the new offset, by number of the day in which the offset changes.
    changes: RefCell<HashMap<i64, i64>>,
    /// The day asked for last, where its offset is constant.
    last: Cell<Option<(i64, i32)>>,
}

impl Zone {
    fn new(ask: OffsetAt) -> Self {
        Self { ask, edges: RefCell::default(), changes: RefCell::default(), last: Cell::new(None) }
    }

    fn offset_at(&self, at: i64) -> i32 {
        let day = at.div_euclid(DAY);
        match self.last.get() {
            Some((known, offset)) if known == day => return offset,
            _ => {}
        }
        let (before, after) = (self.edge(day), self.edge(day.saturating_add(1)));
        if before == after {
            self.last.set(Some((day, before)));
            return before;
        }
        if at < self.change(day, before) { before } else { after }
    }

    fn edge(&self, day: i64) -> i32 {
        if let Some(&offset) = self.edges.borrow().get(&day) {
            return offset;
        }
        let offset = (self.ask)(day.saturating_mul(DAY));
        let mut edges = self.edges.borrow_mut();
        if edges.len() >= MAX_DAYS {
            edges.clear();
        }
        edges.insert(day, offset);
        offset
    }

    /// The first second of a day at which the offset is no longer the one of its beginning.
    fn change(&self, day: i64, before: i32) -> i64 {
        if let Some(&at) = self.changes.borrow().get(&day) {
            return at;
        }
        let mut low = day.saturating_mul(DAY);
        let mut high = low.saturating_add(DAY);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if (self.ask)(middle) == before {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.changes.borrow_mut().insert(day, high);
        high
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Offset, TimeZone};

    fn chrono_offset(zone: chrono_tz::Tz, at: i64) -> i32 {
        let utc = chrono::DateTime::from_timestamp(at, 0).unwrap().naive_utc();
        zone.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    }

    fn cache(asked: Rc<Cell<u32>>) -> ZoneCache {
        ZoneCache::new(Box::new(move |name| {
            let zone: chrono_tz::Tz = name.parse().ok()?;
            let asked = asked.clone();
            Some(Box::new(move |at| {
                asked.set(asked.get() + 1);
                chrono_offset(zone, at)
            }))
        }))
    }

    #[test]
    fn answers_are_those_of_the_database() {
        let cache = cache(Rc::default());
        for name in [
            "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca",
        ] {
            let zone: chrono_tz::Tz = name.parse().unwrap();
            for step in 0..6000 {
                let at = 1_500_000_000 + step * 37_013;
                assert_eq!(cache.offset_at(name, at), Some(chrono_offset(zone, at)), "{name} {at}");
            }
        }
    }

    #[test]
    fn the_second_of_a_change_is_exact() {
        let cache = cache(Rc::default());
        let change = 1_521_939_600;
        assert_eq!(cache.offset_at("Europe/Berlin", change - 1), Some(3600));
        assert_eq!(cache.offset_at("Europe/Berlin", change), Some(7200));
    }

    #[test]
    fn a_hundred_thousand_look_ups_ask_for_days_only() {
        let asked = Rc::new(Cell::new(0));
        let cache = cache(asked.clone());
        for step in 0..100_000 {
            cache.offset_at("Europe/Berlin", 1_500_000_000 + step * 25);
        }
        assert!(asked.get() < 40, "{} questions", asked.get());
    }

    #[test]
    fn unknown_zones_are_unknown_and_utc_needs_no_database() {
        let none = ZoneCache::new(Box::new(|_| None));
        assert_eq!(none.offset_at("Mars/Olympus", 0), None);
        assert_eq!(none.offset_at("UTC", 0), Some(0));
        assert_eq!(none.offset_at("", 0), Some(0));
    }

    #[test]
    fn the_ends_of_time_are_no_problem() {
        let cache = ZoneCache::new(Box::new(|_| Some(Box::new(|_| 60))));
        for at in [i64::MIN, i64::MAX, 0] {
            assert_eq!(cache.offset_at("X", at), Some(60));
        }
    }
}
