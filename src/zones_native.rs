//! The zone database outside the browser: `chrono-tz`, compiled in.

use crate::model::Zones;
use crate::model::civil::{FIRST, LAST};
use crate::model::zone::is_utc;
use chrono::{DateTime, Offset as _, TimeZone};
use chrono_tz::Tz;

/// The IANA zones that `chrono-tz` was built with.
///
/// ```
/// use postmortem_timeline::model::Zones;
/// use postmortem_timeline::zones_native::NativeZones;
/// assert_eq!(NativeZones.offset_at("Europe/Berlin", 1_518_220_800), Some(3_600));
/// assert_eq!(NativeZones.offset_at("Europe/Atlantis", 0), None);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeZones;

impl NativeZones {
    /// The names of all zones.
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }
}

impl Zones for NativeZones {
    fn offset_at(&self, zone: &str, unix_seconds: i64) -> Option<i32> {
        if is_utc(zone) {
            return Some(0);
        }
        let zone: Tz = zone.parse().ok()?;
        let at = DateTime::from_timestamp(unix_seconds.clamp(FIRST, LAST), 0)?;
        Some(zone.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::zone::{Resolved, in_zone, resolve};
    use crate::model::{Civil, DAY, MINUTE, Moment, Offset};
    use chrono::LocalResult;
    use proptest::prelude::*;

    /// Zones with odd rules: half hours of daylight saving, a day left out, quarter hours, offsets
    /// in seconds, rules by decree, none at all.
    const ODD: [&str; 14] = [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu",
        "Africa/Monrovia", "Europe/Amsterdam", "Africa/Casablanca", "America/St_Johns", "Asia/Gaza",
        "Asia/Manila", "America/Juneau", "Antarctica/Troll", "Asia/Kolkata",
    ];

    /// Checks a wall clock time against the database's own answer.
    fn check(zone: &str, seconds: i64) {
        let tz: Tz = zone.parse().unwrap();
        let local = DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        let answer = |at: DateTime<Tz>| {
            let offset = Offset::from_seconds(at.offset().fix().local_minus_utc());
            Moment::from_civil(Civil { seconds, nanos: 0 }, offset)
        };
        let expected = match tz.from_local_datetime(&local) {
            LocalResult::Single(at) => Some(Resolved::One(answer(at))),
            LocalResult::Ambiguous(one, two) => Some(Resolved::Fold(answer(one), answer(two))),
            LocalResult::None => None,
        };
        let found = resolve(&NativeZones, zone, Civil { seconds, nanos: 0 });
        match expected {
            Some(expected) => assert_eq!(found, expected, "{zone} {local}"),
            None => {
                assert!(matches!(found, Resolved::Gap(one, two) if one.key() < two.key()), "{zone} {local}")
            }
        }
    }

    /// Around every change of offset, to the quarter of an hour and to the second.
    fn check_changes(zone: &str, first: i64, last: i64) {
        let mut before = NativeZones.offset_at(zone, first);
        for day in (first..last).step_by(DAY as usize) {
            let after = NativeZones.offset_at(zone, day + DAY);
            if before != after {
                (day - DAY..day + 3 * DAY).step_by(15 * MINUTE as usize).for_each(|at| check(zone, at));
                (day - 3_599..day + 2 * DAY).step_by(3_599).for_each(|at| check(zone, at));
            }
            before = after;
        }
    }

    #[test]
    fn odd_zones_are_resolved_as_the_database_resolves_them() {
        let (y1840, y2050) = (-4_102_444_800, 2_524_608_000);
        ODD.iter().for_each(|zone| check_changes(zone, y1840, y2050));
    }

    #[test]
    fn every_zone_is_resolved_as_the_database_resolves_it() {
        let (y2008, y2028) = (1_199_145_600, 1_830_297_600);
        NativeZones::names().for_each(|zone| check_changes(zone, y2008, y2028));
    }

    #[test]
    fn a_day_left_out_gives_both_candidates() {
        let noon = Civil::from_date("2011-12-30".parse().unwrap()).unwrap().at(12, 0, 0);
        let Resolved::Gap(one, two) = resolve(&NativeZones, "Pacific/Apia", noon) else {
            panic!("Apia had no 30 December 2011");
        };
        assert_eq!(one.to_string(), "2011-12-30T12:00:00+14:00");
        assert_eq!(two.to_string(), "2011-12-30T12:00:00-10:00");
    }

    proptest! {
        #[test]
        fn any_time_of_any_zone(zone in 0..chrono_tz::TZ_VARIANTS.len(), at in FIRST..LAST) {
            check(NativeZones::names().nth(zone).unwrap(), at);
        }

        #[test]
        fn wall_clock_and_back(zone in 0..ODD.len(), at in FIRST..LAST) {
            let there = in_zone(&NativeZones, ODD[zone], Moment::from_unix(at));
            prop_assert!(there.same_instant(&Moment::from_unix(at)));
            let found = resolve(&NativeZones, ODD[zone], there.civil());
            let all = match found {
                Resolved::One(one) => vec![one],
                Resolved::Gap(one, two) | Resolved::Fold(one, two) => vec![one, two],
                Resolved::UnknownZone => vec![],
            };
            let near = |moment: &Moment| (moment.seconds - at).abs() < MINUTE;
            prop_assert!(all.iter().any(near), "{found:?}");
        }

        #[test]
        fn no_number_is_too_large(seconds in any::<i64>()) {
            resolve(&NativeZones, "Pacific/Apia", Civil { seconds, nanos: 0 });
        }
    }
}
