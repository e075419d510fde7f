//! From entries to times: which date and zone each takes, and what is in doubt.

use super::common_zone::common_zone;
use super::day_order::{day_first, is_month_first, settle_order};
use super::entry::{Entry, Scope};
use super::later::put_off;
use super::outline::Outline;
use super::stamped::Head;
use super::table::year_in;
use super::weekdays::{do_clocks_fall, onward};
use super::zero::{Origin, counts_from};
use super::zone_of::{WithFixed, ZoneRead};
use crate::import::Told;
use crate::import::day_month;
use crate::import::pieces::is_weekday;
use crate::import::places::Places;
use crate::model::typed::{self, Context, DayForm, Reading, Why, ZoneBy};
use crate::model::zone::resolve;
use crate::model::{Certainty, Date, Moment, Zones};
use chrono::{Datelike, TimeDelta};

/// What lasts longer, from one clock to another, does so by a slip.
const HALF_A_DAY: i64 = 12 * 3600;

/// The time of an entry, with what is known about it.
#[derive(Clone, Debug)]
pub(super) struct Timed {
    pub(super) reading: Option<Reading>,
    /// Entries with one number take their date from the same place.
    pub(super) chain: usize,
    /// Whether the date was not written with it.
    pub(super) is_bare: bool,
    /// Whether am or pm was written.
    pub(super) half: Option<bool>,
}

/// Reads the times of entries, one after the other.
pub(super) struct Settler<'a> {
    told: Told<'a>,
    pub(super) zones: Vec<ZoneRead>,
    /// The date of each scope.
    dates: Vec<Option<Date>>,
    carried: Option<Date>,
    /// The day from which later days count, where one was named.
    base: Option<Date>,
    carried_scope: usize,
    chain: usize,
    previous: Option<Moment>,
    /// The first time of the list.
    first: Option<Moment>,
    pub(super) needs_date: bool,
    pub(super) needs_zone: bool,
    pub(super) needs_t0: bool,
    pub(super) guessed_year: Option<i32>,
    /// Whether numbers are day and month (yes) or month and day (no), where one of them tells.
    day_first: Option<bool>,
    /// Whether the month rather stands first, or the day, where none of them tells.
    is_month_first: Option<bool>,
    /// What "+5m" counts from, if not from the row above.
    counts_from: Option<Origin>,
    /// Whether the list rather runs backwards, so that days of the week do.
    do_clocks_fall: bool,
    /// Whether the scope before is of a day of the week.
    is_weekday_last: bool,
}

impl<'a> Settler<'a> {
    pub(super) fn new(told: &Told<'a>, places: &Places<'a>, outline: &Outline) -> Self {
        let Outline { scopes, entries, zero, .. } = outline;
        let common = common_zone(told, places, outline);
        let needs_zone = common.is_none();
        let common = common.unwrap_or_else(|| ZoneRead::place("UTC"));
        let forced = told.is_zone_forced && told.zone.is_some();
        let of = |scope: &Scope| {
            let written = scope.zone.as_ref().filter(|_| !forced);
            written.and_then(|written| ZoneRead::written(written, places)).unwrap_or_else(|| common.clone())
        };
        let zones: Vec<ZoneRead> = scopes.iter().map(of).collect();
        let mut settler = Self {
            told: *told,
            zones,
            dates: Vec::new(),
            carried: None,
            base: None,
            carried_scope: usize::MAX,
            chain: 0,
            previous: None,
            first: None,
            needs_date: false,
            needs_zone,
            needs_t0: false,
            guessed_year: None,
            day_first: day_first(entries, scopes),
            is_month_first: is_month_first(entries, scopes, (&common, told.date)),
            counts_from: None,
            do_clocks_fall: do_clocks_fall(entries),
            is_weekday_last: false,
        };
        for (at, scope) in scopes.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| scopes.get(at)?.date.as_deref());
            settler.is_weekday_last = before.is_some_and(is_weekday);
            let date = scope.date.as_ref().and_then(|stamp| settler.scope_date(stamp, scope));
            // "Thursday", and then "Monday": of the next week.
            let is_next = |stamp: &str| is_weekday(stamp) && settler.is_weekday_last;
            let last = settler.dates.last().copied().flatten();
            let date = match scope.date.as_deref().filter(|stamp| is_next(stamp)).and(last) {
                Some(last) => date.map(|date| onward(date, last, settler.do_clocks_fall)),
                None => date,
            };
            settler.dates.push(date);
        }
        if let Some((head, at)) = zero.as_ref() {
            let reading = settler.read(head, *at, scopes.get(*at));
            settler.told.t0 = reading.and_then(|reading| reading.at).or(told.t0);
        }
        settler.counts_from = counts_from(entries, settler.told.t0.is_some());
        settler
    }

    /// The time of the next entry.
    pub(super) fn settle(&mut self, entry: &Entry, scopes: &[Scope]) -> Timed {
        let scope = scopes.get(entry.scope);
        if self.carried_scope != entry.scope {
            let same_date = self.carried_scope != usize::MAX
                && scopes.get(self.carried_scope).map(|scope| &scope.date) == scope.map(|scope| &scope.date);
            self.carried_scope = entry.scope;
            if !same_date {
                self.chain += 1;
                (self.carried, self.base) = (None, None);
            }
        }
        let Some(head) = entry.head.as_ref().filter(|head| !head.stamp.is_empty()) else {
            return Timed { reading: None, chain: self.chain, is_bare: false, half: None };
        };
        let is_bare = !head.is_counted && head.later == 0 && (head.day.is_none() || is_relative(head));
        let mut reading = self.read(head, entry.scope, scope);
        let is_about = scope.is_some_and(|scope| scope.is_about);
        if let Some(reading) =
            reading.as_mut().filter(|reading| is_about && reading.certainty == Certainty::Exact)
        {
            reading.certainty = Certainty::About;
        }
        if let Some(reading) = &mut reading {
            self.end(reading, entry);
        }
        let at = reading.as_ref().and_then(|reading| reading.at);
        if let Some(at) = at.filter(|_| !entry.is_aside) {
            self.previous = Some(at);
            self.first.get_or_insert(at);
            if !is_bare && !head.is_counted {
                let date = Some(at.civil().date());
                // Of what stands above a list, the beginning gives it its day, not the end.
                let written = self.dates.get(entry.scope).copied().flatten().filter(|_| entry.is_frame);
                self.carried = match written {
                    Some(written) => self.carried.or(date.filter(|date| *date < written)),
                    None => date,
                };
                self.base = self.base.filter(|_| head.later > 0);
                self.chain += 1;
            }
        }
        Timed { reading, chain: self.chain, is_bare, half: half(&head.stamp) }
    }

    /// The day that stands above the part of the list that an entry is in.
    pub(super) fn day(&self, entry: &Entry) -> Option<Date> {
        self.dates.get(entry.scope).copied().flatten()
    }

    /// The same entry on another day.
    pub(super) fn on(&self, entry: &Entry, date: Date) -> Option<Reading> {
        let head = entry.head.as_ref()?;
        let zone = self.zones.get(entry.scope)?;
        let zones = WithFixed { zones: self.told.zones, seconds: zone.fixed };
        let context = Context { date: Some(date), ..Context::new(&zones, &zone.context) };
        let mut reading = typed::read(&head.stamp, &context).ok()?;
        drop_same_end(&mut reading);
        if self.is_forced(&reading) {
            self.force_zone(&mut reading);
        }
        self.end(&mut reading, entry);
        Some(reading)
    }

    /// Takes the end that stands in a column of its own: where no day is written with it, on the
    /// day of the beginning, or soon after the midnight behind it.
    fn end(&self, reading: &mut Reading, entry: &Entry) {
        let (Some(at), Some(head), None) = (reading.at, &entry.until, reading.until) else { return };
        let Some(zone) = self.zones.get(entry.scope) else { return };
        let zones = WithFixed { zones: self.told.zones, seconds: zone.fixed };
        let day = at.civil().date();
        let on = |days: i64| {
            let date = day.checked_add_signed(TimeDelta::days(days));
            let context = Context { date, ..Context::new(&zones, &zone.context) };
            let mut end = typed::read(&head.stamp, &context).ok()?;
            if self.is_forced(&end) {
                self.force_zone(&mut end);
            }
            end.at.filter(|end| at.key() < end.key()).map(|at| (at, end))
        };
        let is_near = |(end, _): &(Moment, Reading)| end.seconds - at.seconds <= HALF_A_DAY;
        let next = || on(1).filter(|end| head.day.is_none() && is_near(end));
        let Some((until, end)) = on(0).or_else(next) else { return };
        reading.until = Some(until);
        reading.until_precision = Some(end.precision).filter(|precision| *precision != reading.precision);
        reading.until_certainty = end.certainty;
    }

    fn is_forced(&self, reading: &Reading) -> bool {
        self.told.is_zone_forced && !matches!(reading.zone, ZoneBy::Offset | ZoneBy::Document)
    }

    fn read(&mut self, head: &Head, at: usize, scope: Option<&Scope>) -> Option<Reading> {
        let zone = self.zones.get(at).cloned().unwrap_or_default();
        let zones = WithFixed { zones: self.told.zones, seconds: zone.fixed };
        let date = self.later(head, self.date(head, at, scope));
        let from = self.counts_from.filter(|_| head.is_counted && head.stamp.starts_with('+'));
        let zero = if from == Some(Origin::First) { self.first } else { self.told.t0 };
        let stamp = if from.is_some() { &format!("T{}", head.stamp) } else { &head.stamp };
        if head.is_counted && stamp.starts_with(['T', 't']) && zero.is_none() {
            self.needs_t0 = true;
        }
        let context = Context {
            date,
            start: zero,
            previous: if head.is_counted { self.previous.or(self.told.t0) } else { None },
            now: self.told.now.filter(|_| head.day.is_some() && date.is_none()),
            ..Context::new(&zones, &zone.context)
        };
        let mut reading = typed::read(stamp, &context).ok();
        // "Thursday 10:42", and then "Monday 09:15".
        let last = self.previous.filter(|_| head.day == Some(DayForm::Named) && !is_relative(head));
        if let (Some(last), Some(at)) = (last, reading.as_ref().and_then(|reading| reading.at)) {
            let (last, found) = (last.civil().date(), at.civil().date());
            let onward = onward(found, last, self.do_clocks_fall);
            if onward != found {
                reading = typed::read(stamp, &Context { date: Some(onward), ..context }).ok();
            }
        }
        if reading.is_none() && date.is_none() && !head.is_counted {
            self.needs_date = true;
        }
        if let Some(reading) = &mut reading {
            drop_same_end(reading);
            if head.day.is_some() {
                put_off(reading, head.later);
            }
            if reading.inferred.year {
                self.guess_year(reading, scope);
            }
            self.order(reading, &head.stamp);
            if self.is_forced(reading) {
                self.force_zone(reading);
            }
        }
        reading
    }

    /// Takes day and month of a date in the order that the text has.
    fn order(&self, reading: &mut Reading, stamp: &str) {
        if let Some(day_first) = self.day_first {
            settle_order(reading, stamp, day_first);
        } else if let Some(is_month_first) = self.is_month_first {
            day_month::take(reading, stamp, is_month_first);
        }
    }

    /// The day so many days later as a time says that it is.
    fn later(&mut self, head: &Head, date: Option<Date>) -> Option<Date> {
        if head.later == 0 || head.day.is_some() {
            return date;
        }
        let base = self.base.or(date);
        self.base = base;
        base?.checked_add_signed(TimeDelta::days(i64::from(head.later)))
    }

    /// The day from which missing parts of a time are taken.
    fn date(&self, head: &Head, at: usize, scope: Option<&Scope>) -> Option<Date> {
        let written = self.dates.get(at).copied().flatten();
        let stated = scope.is_some_and(|scope| scope.is_stated);
        let carried = match (self.carried, written) {
            (Some(carried), Some(written)) if stated && written >= carried => Some(written),
            (carried, written) => carried.or(written),
        };
        if head.day == Some(DayForm::WithoutYear) {
            let by_year = scope.and_then(|scope| scope.year).and_then(middle);
            let of_date = scope.and_then(|scope| scope.year_of_date).and_then(middle);
            return carried.or(of_date).or(self.told.date).or(by_year).or(self.before_now());
        }
        if is_relative(head) {
            return written.or(self.told.date);
        }
        let previous = self.previous.filter(|_| head.day == Some(DayForm::Named));
        previous.map(|at| at.civil().date()).or(carried).or(self.told.date)
    }

    fn scope_date(&self, stamp: &str, scope: &Scope) -> Option<Date> {
        let by_year = scope.year.and_then(middle);
        let last = self.dates.iter().rev().flatten().next().copied();
        // The first day of the week is near the day that stands above it.
        let near = scope.near.as_deref().filter(|_| is_weekday(stamp) && !self.is_weekday_last);
        let near = near.and_then(|near| self.scope_date(near, &Scope { near: None, ..scope.clone() }));
        let last = near.or(last);
        let of_date = scope.year_of_date.filter(|_| year_in(stamp).is_none()).and_then(middle);
        let date = last.or(of_date).or(self.told.date).or(by_year).or(self.before_now());
        let context = Context { date, ..Context::new(self.told.zones, "") };
        // What stands behind the day may be no time: "2024-03-12 9.5hr".
        let day = || typed::read(stamp.split_whitespace().next()?, &context).ok();
        let mut reading = typed::read(stamp, &context).ok().or_else(day)?;
        self.order(&mut reading, stamp);
        reading.at.map(|at| at.civil().date())
    }

    /// A day half a year before now: the same day of any year is nearest to it in the last one.
    fn before_now(&self) -> Option<Date> {
        self.told.now?.civil().date().checked_sub_signed(TimeDelta::days(181))
    }

    fn guess_year(&mut self, reading: &Reading, scope: Option<&Scope>) {
        let is_written = scope.is_some_and(|scope| scope.year.is_some() || scope.date.is_some());
        if let (Some(at), false) = (reading.at, is_written) {
            self.guessed_year.get_or_insert(at.civil().date().year());
        }
    }

    /// Reads the clock that was written in the zone that was told.
    fn force_zone(&self, reading: &mut Reading) {
        let zone = self.told.zone.unwrap_or_default();
        let shift =
            |at: Option<Moment>| at.and_then(|at| resolve(self.told.zones, zone, at.civil()).earlier());
        (reading.at, reading.until) = (shift(reading.at), shift(reading.until));
        reading.inferred.zone = true;
        reading.doubts.retain(|doubt| !matches!(doubt.why, Why::Season | Why::Abbreviation));
    }
}

/// The instant by the clocks of the place, where an abbreviation is out of season.
pub(super) fn out_of_season(zones: &dyn Zones, zone: &ZoneRead, at: Moment) -> Option<Moment> {
    let fixed = zone.fixed.filter(|_| !zone.civil.is_empty())?;
    let there = zones.offset_at(zone.civil, at.seconds)?;
    (there != fixed).then(|| resolve(zones, zone.civil, at.civil()).earlier()).flatten()
}

/// Drops an end that is the beginning by another clock: "10:42 UTC / 11:42 CET".
fn drop_same_end(reading: &mut Reading) {
    let is_same = reading.at.zip(reading.until).is_some_and(|(at, until)| at.same_instant(&until));
    if is_same {
        (reading.until, reading.until_precision) = (None, None);
    }
}

/// "Today at 10:42": a day that counts from the day of the reader.
fn is_relative(head: &Head) -> bool {
    head.day == Some(DayForm::Named)
        && !crate::import::pieces::words(&head.stamp).next().is_some_and(is_weekday)
}

/// The middle of a year: every day of it is nearer than the same day of another one.
fn middle(year: i32) -> Option<Date> {
    Date::from_ymd_opt(year, 7, 2)
}

/// Whether "am" (no) or "pm" (yes) was written.
fn half(stamp: &str) -> Option<bool> {
    let lower = stamp.to_lowercase();
    let digits = |text: &str| text.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let marked = |mark: &str| lower.find(mark).is_some_and(|at| lower.get(..at).is_some_and(digits));
    match () {
        () if marked("p") => Some(true),
        () if marked("a") => Some(false),
        () => None,
    }
}
