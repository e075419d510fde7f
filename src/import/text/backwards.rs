//! The days of a list that runs backwards, of which some entries have a day and others only a time.

use super::arrange::{BACK, replace};
use super::entry::Entry;
use super::settle::{Settler, Timed};
use crate::model::{Moment, Precision};
use chrono::TimeDelta;

/// Gives each entry without a day the one of the entry that was before it in time, which stands below
/// it; those before the first with a day get theirs from the entry behind them.
///
/// As the text is read, they have the day of the entry above them, which is the later one. Days that
/// stand above a part of the list are left as they are.
pub(super) fn take_days(order: &[usize], entries: &[Entry], times: &mut [Timed], settler: &Settler<'_>) {
    let is_dated = |at: &usize| times.get(*at).is_some_and(|timed| !timed.is_bare && moment(timed).is_some());
    let Some(first) = order.iter().position(is_dated) else { return };
    let (before, behind) = order.split_at_checked(first).unwrap_or_default();
    let mut days = entries.iter().filter_map(|entry| settler.day(entry));
    let first = days.next();
    let has_days = days.any(|day| Some(day) != first);
    let mut list = List { entries, times, settler, has_days };
    let mut last = None;
    for at in behind {
        last = list.take(*at, last, |at, last| i64::from(last.seconds - at.seconds > BACK)).or(last);
    }
    let mut next = behind.first().and_then(|at| moment(list.times.get(*at)?));
    for at in before.iter().rev() {
        next = list.take(*at, next, |at, next| -i64::from(at.seconds - next.seconds > BACK)).or(next);
    }
}

struct List<'l, 's> {
    entries: &'l [Entry],
    times: &'l mut [Timed],
    settler: &'l Settler<'s>,
    /// Whether several days stand above parts of the list.
    has_days: bool,
}

impl List<'_, '_> {
    /// The moment of an entry; one without a day is put on the day of its neighbour first, or as many
    /// days off as `days` says.
    fn take(
        &mut self,
        at: usize,
        neighbour: Option<Moment>,
        days: impl Fn(Moment, Moment) -> i64,
    ) -> Option<Moment> {
        let (entry, timed) = (self.entries.get(at)?, self.times.get_mut(at)?);
        let written = moment(timed)?;
        let is_open =
            timed.is_bare && !entry.is_part && !(self.has_days && self.settler.day(entry).is_some());
        let Some(neighbour) = neighbour.filter(|_| is_open) else { return Some(written) };
        let day = neighbour.civil().date();
        let on = |days: i64| self.settler.on(entry, day.checked_add_signed(TimeDelta::days(days))?);
        let same = on(0)?;
        let off = days(same.at?, neighbour);
        let moved = if off == 0 { same } else { on(off)? };
        let read = timed.reading.as_mut()?;
        if moved.at != read.at {
            let is_over = read.inferred.rollover || off != 0;
            replace(read, moved);
            read.inferred.rollover = is_over;
        }
        read.at
    }
}

fn moment(timed: &Timed) -> Option<Moment> {
    let reading = timed.reading.as_ref().filter(|reading| reading.precision != Precision::Day)?;
    reading.at
}
