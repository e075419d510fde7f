//! Time zones: from a wall clock to an instant and back.

use super::civil::{Civil, FIRST, LAST};
use super::moment::{DAY, Moment, Offset};

/// The zone database, which the core does not have: `Intl` in the browser, `chrono-tz` elsewhere.
pub trait Zones {
    /// Seconds east of UTC in an IANA zone at an instant; `None` when the zone is not known.
    fn offset_at(&self, zone: &str, unix_seconds: i64) -> Option<i32>;
}

/// What a wall clock time means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// There is one such instant.
    One(Moment),
    /// Clocks were put forward over it: there is none. The offsets before and after the gap are
    /// applied, which gives the two instants that people may mean.
    Gap(Moment, Moment),
    /// Clocks were put back over it: there are two, the earlier one first.
    Fold(Moment, Moment),
    /// The zone database does not know the zone.
    UnknownZone,
}

impl Resolved {
    /// The one instant, if there is no doubt.
    pub fn one(self) -> Option<Moment> {
        match self {
            Self::One(moment) => Some(moment),
            _ => None,
        }
    }

    /// The instant that stands until somebody decides: of two, the earlier.
    pub fn earlier(self) -> Option<Moment> {
        match self {
            Self::One(moment) | Self::Gap(moment, _) | Self::Fold(moment, _) => Some(moment),
            Self::UnknownZone => None,
        }
    }
}

/// What a wall clock time means in a zone; a blank zone is UTC.
///
/// Offsets that had seconds (Amsterdam until 1937, Monrovia until 1972) are written without them,
/// as RFC 3339 has no place for seconds: the clock stays as given, and the instant is off by
/// those seconds.
pub fn resolve(zones: &dyn Zones, zone: &str, civil: Civil) -> Resolved {
    if is_utc(zone) {
        return Resolved::One(Moment::from_civil(civil, Offset::Utc));
    }
    let civil = Civil { seconds: civil.seconds.clamp(FIRST, LAST), ..civil };
    let around = [civil.seconds - DAY, civil.seconds + DAY].map(|at| zones.offset_at(zone, at));
    let [Some(before), Some(after)] = around else {
        return Resolved::UnknownZone;
    };
    let with = |offset: i32| Moment::from_civil(civil, Offset::from_seconds(offset));
    let holds = |offset: i32| zones.offset_at(zone, civil.seconds - i64::from(offset)) == Some(offset);
    match (holds(before), holds(after)) {
        (true, true) if before == after => Resolved::One(with(before)),
        (true, true) => Resolved::Fold(with(before.max(after)), with(before.min(after))),
        (true, false) => Resolved::One(with(before)),
        (false, true) => Resolved::One(with(after)),
        (false, false) => Resolved::Gap(with(before.max(after)), with(before.min(after))),
    }
}

/// The same instant as the wall clock of a zone shows it; unchanged when the zone is not known.
pub fn in_zone(zones: &dyn Zones, zone: &str, moment: Moment) -> Moment {
    if is_utc(zone) {
        return moment.at_offset(Offset::Utc);
    }
    match zones.offset_at(zone, moment.seconds) {
        Some(offset) => moment.at_offset(Offset::from_seconds(offset)),
        None => moment,
    }
}

/// Whether a zone name means UTC.
pub fn is_utc(zone: &str) -> bool {
    matches!(zone, "" | "UTC" | "Etc/UTC" | "Z")
}

/// Knows no zone but UTC.
#[derive(Clone, Copy, Debug, Default)]
pub struct UtcOnly;

impl Zones for UtcOnly {
    fn offset_at(&self, zone: &str, _unix_seconds: i64) -> Option<i32> {
        is_utc(zone).then_some(0)
    }
}
