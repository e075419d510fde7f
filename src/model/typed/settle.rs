//! From what was written to an instant: the missing parts, and what is in doubt.

use super::clock::Clock;
use super::date::{Day, calendar};
use super::names::Abbreviation;
use super::stamp::Stamp;
use super::zone::Zone;
use super::{Context, Doubt, Expected, Inferred, Trouble, Way, Why, ZoneBy};
use crate::model::zone::{self, Resolved};
use crate::model::{Certainty, Civil, DAY, Date, HOUR, Moment, Offset, Precision};
use chrono::Datelike;

/// One time with everything known about it.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    pub(super) at: Moment,
    pub(super) precision: Precision,
    pub(super) certainty: Certainty,
    pub(super) inferred: Inferred,
    pub(super) way: Way,
    pub(super) zone: ZoneBy,
    pub(super) doubts: Vec<Doubt>,
    /// Whether a day was written with it.
    pub(super) has_day: bool,
}

/// What a time takes from the one before it in a range.
#[derive(Clone, Copy, Default)]
pub(super) struct Inherited<'a> {
    pub(super) zone: Option<Zone<'a>>,
    /// The beginning of the range.
    pub(super) from: Option<Moment>,
    pub(super) of_end: bool,
}

/// The instant that a time stands for.
pub(super) fn settle(
    stamp: &Stamp<'_>,
    context: &Context<'_>,
    inherited: Inherited<'_>,
) -> Result<Settled, Trouble> {
    let certainty = stamp.certainty.clone().unwrap_or_default();
    if let Some((at, precision, way)) = stamp.counted.clone() {
        let (inferred, zone) = (Inferred::default(), ZoneBy::Document);
        return Ok(Settled { at, precision, certainty, inferred, way, zone, doubts: vec![], has_day: true });
    }
    let zone = stamp.zone.or(inherited.zone);
    let settler = Settler { stamp, context, zone, inherited };
    let mut inferred = Inferred { zone: zone.is_none(), ..Inferred::default() };
    let (date, exchanged) = settler.date(&mut inferred)?;
    let civil = settler.civil(date)?;
    let known = stamp.clock.as_ref().map_or(Precision::Day, |clock| clock.precision.clone());
    let mut settled = Settled {
        at: settler.resolve(civil)?.earlier().ok_or(stamp.place.trouble(0, Expected::Zone))?,
        way: if known == Precision::Day { Way::Day } else { Way::Clock },
        precision: known,
        certainty,
        zone: zone.map_or(ZoneBy::Document, |zone| zone.by()),
        inferred,
        doubts: vec![],
        has_day: stamp.day.is_some(),
    };
    settler.doubt(&mut settled, civil, exchanged);
    Ok(settled)
}

struct Settler<'a> {
    stamp: &'a Stamp<'a>,
    context: &'a Context<'a>,
    zone: Option<Zone<'a>>,
    inherited: Inherited<'a>,
}

impl Settler<'_> {
    /// The day, and the other one that the numbers can mean.
    fn date(&self, inferred: &mut Inferred) -> Result<(Date, Option<Date>), Trouble> {
        let near = self.reference();
        let near_or = |expected| near.ok_or(self.stamp.place.trouble(0, expected));
        inferred.date = matches!(self.stamp.day, None | Some(Day::FromToday(_) | Day::Weekday(_)));
        inferred.year = matches!(self.stamp.day, Some(Day::NoYear { .. } | Day::EitherNoYear { .. }));
        let one = match self.stamp.day {
            None => near_or(Expected::Date)?,
            Some(Day::Full(date)) => date,
            Some(Day::Either(one, two)) => {
                let two_is_nearer = near.is_some_and(|near| distance(two, near) < distance(one, near));
                return Ok(if two_is_nearer { (two, Some(one)) } else { (one, Some(two)) });
            }
            Some(Day::NoYear { month, day }) => nearest_year(near_or(Expected::Year)?, month, day),
            Some(Day::EitherNoYear { one, two }) => {
                let near = near_or(Expected::Year)?;
                let (dmy, mdy) = (nearest_year(near, two, one), nearest_year(near, one, two));
                let swap = distance(mdy, near) < distance(dmy, near);
                return Ok(if swap { (mdy, Some(dmy)) } else { (dmy, Some(mdy)) });
            }
            Some(Day::FromToday(days)) => {
                let today = self.context.now.map(|now| self.shown(now).date());
                plus_days(today.or(near).ok_or(self.stamp.place.trouble(0, Expected::Now))?, days)
            }
            Some(Day::Weekday(weekday)) => self.weekday(near_or(Expected::Date)?, weekday),
        };
        Ok((one, None))
    }

    /// The day from which missing parts are taken: that of the row above, of the document, today.
    fn reference(&self) -> Option<Date> {
        let shown = |moment: Option<Moment>| moment.map(|moment| self.shown(moment).date());
        let above = self.inherited.from.or(self.context.previous);
        shown(above).or(self.context.date).or_else(|| shown(self.context.now))
    }

    /// Next to the row above the nearest day of that name; else the last one up to today.
    fn weekday(&self, near: Date, weekday: u32) -> Date {
        let back = (i64::from(near.weekday().num_days_from_monday()) - i64::from(weekday)).rem_euclid(7);
        let only_now = self.inherited.from.or(self.context.previous).is_none() && self.context.date.is_none();
        plus_days(near, if back > 3 && !only_now { 7 - back } else { -back })
    }

    fn civil(&self, date: Date) -> Result<Civil, Trouble> {
        let trouble = self.stamp.place.trouble(0, Expected::Year);
        let midnight = Civil::from_date(date).ok_or(trouble)?;
        let Some(clock) = &self.stamp.clock else {
            return Ok(midnight);
        };
        // 24:00 is the end of the day (ISO 8601), and 23:59:60 the second after 23:59:59.
        let time = midnight.at(clock.hour_of_day(), clock.minute, clock.second);
        Ok(Civil { nanos: clock.nanos, ..time })
    }

    fn resolve(&self, civil: Civil) -> Result<Resolved, Trouble> {
        let resolved = match self.zone {
            Some(Zone::Offset(offset)) => Resolved::One(Moment::from_civil(civil, offset)),
            Some(Zone::Abbreviation(abbreviation)) => {
                let (minutes, _) = self.abbreviation(abbreviation, civil);
                Resolved::One(Moment::from_civil(civil, offset(minutes)))
            }
            Some(Zone::Place(name)) => zone::resolve(self.context.zones, name, civil),
            None => zone::resolve(self.context.zones, self.context.zone, civil),
        };
        match resolved {
            Resolved::UnknownZone => Err(self.stamp.place.trouble(usize::MAX, Expected::Zone)),
            known => Ok(known),
        }
    }

    /// The offset of an abbreviation, and the others it may stand for. Where the zone of the
    /// document has one of them at that time, that one is meant.
    fn abbreviation(&self, abbreviation: &Abbreviation, civil: Civil) -> (i16, Vec<i16>) {
        let all = || std::iter::once(abbreviation.minutes).chain(abbreviation.others.iter().copied());
        let of_document = all().find(|minutes| {
            let seconds = i32::from(*minutes) * 60;
            let at = civil.seconds - i64::from(seconds);
            self.context.zones.offset_at(self.context.zone, at) == Some(seconds)
        });
        match of_document {
            Some(minutes) => (minutes, vec![]),
            None => (abbreviation.minutes, abbreviation.others.to_vec()),
        }
    }

    fn doubt(&self, settled: &mut Settled, civil: Civil, exchanged: Option<Date>) {
        let at = settled.at;
        let mut add = |why, candidates: Vec<Moment>| {
            if candidates.len() > 1 {
                settled.doubts.push(Doubt { of_end: self.inherited.of_end, why, candidates });
            }
        };
        let by_day = settled.precision == Precision::Day;
        match self.resolve(civil) {
            Ok(Resolved::Gap(one, two)) if !by_day => add(Why::Gap, vec![one, two]),
            Ok(Resolved::Fold(one, two)) if !by_day => add(Why::Fold, vec![one, two]),
            _ => {}
        }
        let on = |date: Date| self.civil(date).and_then(|civil| self.resolve(civil)).ok()?.earlier();
        add(Why::DayMonth, [Some(at), exchanged.and_then(on)].into_iter().flatten().collect());
        if let Some(Zone::Abbreviation(abbreviation)) = self.zone {
            let (minutes, others) = self.abbreviation(abbreviation, civil);
            let all = std::iter::once(minutes).chain(others);
            add(Why::Abbreviation, all.map(|m| Moment::from_civil(civil, offset(m))).collect());
            add(Why::Season, self.other_season(abbreviation, at, civil));
        }
        if self.stamp.clock.as_ref().is_some_and(Clock::contradicts_itself) {
            add(Why::HalfDay, vec![at, at.plus_seconds(-12 * HOUR)]);
        }
        let other_day = self.other_day(at).and_then(|days| on(plus_days(civil.date(), days)));
        add(Why::Midnight, [Some(at), other_day].into_iter().flatten().collect());
    }

    /// As written, and by the clocks of the place, when an abbreviation is out of season.
    fn other_season(&self, abbreviation: &Abbreviation, at: Moment, civil: Civil) -> Vec<Moment> {
        let zones = self.context.zones;
        let fits = |zone| {
            zones.offset_at(zone, at.seconds).is_none_or(|there| i64::from(there) == at.offset.seconds())
        };
        let place = abbreviation.place;
        if place.is_empty() || fits(place) || fits(self.context.zone) {
            return vec![];
        }
        let by_place = zone::resolve(zones, place, civil).earlier();
        by_place.filter(|other| !other.same_instant(&at)).map_or(vec![], |other| vec![at, other])
    }

    /// The other day that a bare time may mean: rows go forward, so from 6 hours before the row
    /// above to 18 hours after it is taken for granted.
    fn other_day(&self, at: Moment) -> Option<i64> {
        let above = self.context.previous.filter(|_| self.inherited.from.is_none())?;
        let after = at.seconds.saturating_sub(above.seconds);
        match self.stamp.day {
            None if after < -6 * HOUR => Some(1),
            None if after > 18 * HOUR => Some(-1),
            _ => None,
        }
    }

    /// What the wall clocks of the zone of this time show at an instant.
    fn shown(&self, moment: Moment) -> Civil {
        let shown = match self.zone {
            Some(Zone::Offset(offset)) => moment.at_offset(offset),
            Some(Zone::Abbreviation(abbreviation)) => moment.at_offset(offset(abbreviation.minutes)),
            Some(Zone::Place(name)) => zone::in_zone(self.context.zones, name, moment),
            None => zone::in_zone(self.context.zones, self.context.zone, moment),
        };
        shown.civil()
    }
}

impl Settled {
    /// Moves a bare end of a range that lies before its beginning to the next day.
    pub(super) fn roll_over(&mut self, from: Moment) {
        if self.has_day || self.at.key() >= from.key() {
            return;
        }
        self.inferred.rollover = true;
        self.at = self.at.plus_seconds(DAY);
        for doubt in &mut self.doubts {
            doubt.candidates.iter_mut().for_each(|moment| *moment = moment.plus_seconds(DAY));
        }
    }
}

fn offset(minutes: i16) -> Offset {
    if minutes == 0 { Offset::Utc } else { Offset::Minutes(minutes) }
}

/// The day of a month in the year in which it is nearest to another day.
fn nearest_year(near: Date, month: u32, day: u32) -> Date {
    // Eight years hold a 29 February even across 1900 and 2100.
    let years = (-8..=8).filter_map(|years| u32::try_from(near.year() + years).ok());
    let days = years.filter_map(|year| calendar(year, month, day));
    days.min_by_key(|date| distance(*date, near)).unwrap_or(near)
}

fn distance(one: Date, two: Date) -> u64 {
    (one - two).num_days().unsigned_abs()
}

fn plus_days(date: Date, days: i64) -> Date {
    date.checked_add_signed(chrono::TimeDelta::days(days)).unwrap_or(date)
}
