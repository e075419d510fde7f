//! The order of entries, and the midnights between them.

use super::entry::{Entry, Form};
use super::settle::{Settler, Timed};
use crate::model::typed::{Doubt, Reading, Why};
use crate::model::{DAY, HOUR, MINUTE, Moment, Precision};
use chrono::TimeDelta;

/// Going back by more than this is another day; by less, an entry out of order.
pub(super) const BACK: i64 = 6 * HOUR;
/// A step back that is worth asking about.
const NOTABLE: i64 = 30 * MINUTE;
const HALF: i64 = 12 * HOUR;
/// Entries so close together are of one half of the day.
const CLOSE: i64 = 2 * HOUR;

/// Whether the list runs from the newest entry to the oldest.
pub(super) fn is_newest_first<'t>(times: impl Iterator<Item = &'t Timed> + Clone) -> bool {
    let (rises, falls) = days_above(times.clone());
    let (later, earlier) = written_days(times.clone());
    let do_written_fall = earlier > 0 && later == 0;
    if later > 0 && earlier == 0 || rises > 0 && falls == 0 && !do_written_fall {
        return false;
    }
    let do_days_fall = falls > 0 && rises == 0;
    let (mut up, mut down, mut dated_down) = (0_usize, 0_usize, 0_usize);
    let mut last: Option<(&Timed, Moment)> = None;
    for timed in times {
        let Some(at) = timed.reading.as_ref().and_then(|reading| reading.at) else { continue };
        if let Some((before, earlier)) = last
            && (before.chain == timed.chain || !timed.is_bare)
        {
            let is_dated = !timed.is_bare && !before.is_bare;
            // Without dates a step over most of a day leads over midnight, the other way.
            let is_over =
                !is_dated && !do_days_fall && at.seconds.abs_diff(earlier.seconds) > HOUR as u64 * 12;
            let is_down = match before.half.is_some() == timed.half.is_some() || is_dated {
                true => (at.key() < earlier.key()) != is_over,
                // "2:47 PM", then "2:50": by the face of the clock, the shorter way round.
                false => (at.seconds - earlier.seconds).rem_euclid(12 * HOUR) > 6 * HOUR,
            };
            up += usize::from(!is_down && at.key() != earlier.key());
            down += usize::from(is_down && at.key() != earlier.key());
            dated_down += usize::from(is_down && is_dated);
        }
        last = Some((timed, at));
    }
    down > 2 * up && (down >= 2 || dated_down >= 1 && up == 0)
}

/// How often the day that stands with a time is later than that before it, and how often it is earlier: a
/// long step from one clock to the next leads over no midnight where days only ever rise.
fn written_days<'t>(times: impl Iterator<Item = &'t Timed>) -> (usize, usize) {
    let written = times.filter(|timed| !timed.is_bare).filter_map(|timed| timed.reading.as_ref()?.at);
    let (mut up, mut down, mut last) = (0, 0, None);
    for day in written.map(|at| at.civil().date()) {
        up += usize::from(last.is_some_and(|last| day > last));
        down += usize::from(last.is_some_and(|last| day < last));
        last = Some(day);
    }
    (up, down)
}

/// How often the day that stands above a part of the list is later than that of the part before it, and
/// how often it is earlier.
fn days_above<'t>(times: impl Iterator<Item = &'t Timed>) -> (usize, usize) {
    let (mut up, mut down) = (0_usize, 0_usize);
    let mut last: Option<(usize, Moment)> = None;
    for timed in times.filter(|timed| timed.is_bare) {
        let Some(at) = timed.reading.as_ref().and_then(|reading| reading.at) else { continue };
        if let Some((_, before)) = last.filter(|(chain, _)| *chain != timed.chain) {
            let (from, to) = (before.civil().date(), at.civil().date());
            up += usize::from(to > from);
            down += usize::from(to < from);
        }
        last = Some((timed.chain, at));
    }
    (up, down)
}

/// Moves entries behind midnight to the day they belong to. The entries run forward.
pub(super) fn roll_over(order: &[usize], entries: &[Entry], times: &mut [Timed], settler: &Settler<'_>) {
    mend_halves(order, times);
    mend_afternoons(order, times);
    let is_halved = times.iter().any(|timed| timed.half.is_some()) || is_of_twelve(order, entries, times);
    let mut walk =
        Walk { days: 0, chain: usize::MAX, last: None, is_field: false, is_afternoon: false, is_halved };
    for at in order {
        if let (Some(timed), Some(entry)) = (times.get_mut(*at), entries.get(*at)) {
            let before = (walk.days, walk.last, walk.is_afternoon);
            walk.step(timed, entry, settler);
            if entry.is_part {
                (walk.days, walk.last, walk.is_afternoon) = before;
            }
        }
    }
}

/// Whether the clock has twelve hours, though neither half of the day is named: no hour is above, none
/// is written with a zero in front, and noon is passed.
fn is_of_twelve(order: &[usize], entries: &[Entry], times: &[Timed]) -> bool {
    let bare = || order.iter().filter(|at| times.get(**at).is_some_and(|timed| timed.is_bare));
    let hour = |at: &usize| Some(times.get(*at)?.reading.as_ref()?.at?.civil().clock().0);
    let fits = |at: &usize| {
        let has_zero = entries.get(*at).is_some_and(|entry| entry.begins_with_zero());
        !has_zero && hour(at).is_some_and(|hour| (1..=12).contains(&hour))
    };
    let passes = |(one, two): (&usize, &usize)| hour(one) == Some(12) && hour(two) < Some(6);
    bare().all(fits) && bare().zip(bare().skip(1)).any(passes)
}

/// Puts "am" right where "pm" is meant, or the other way round: read so, the entry stands between
/// its neighbours, of which the one is behind the other, and read as written it does not.
fn mend_halves(order: &[usize], times: &mut [Timed]) {
    let mut is_afternoon = false;
    for three in order.windows(3) {
        let [before, here, next] = three else { continue };
        is_afternoon |= times.get(*before).is_some_and(|timed| timed.half == Some(true));
        let bare = |at: &usize| times.get(*at).filter(|timed| timed.is_bare);
        let (Some(before), Some(timed), Some(next)) = (bare(before), bare(here), bare(next)) else {
            continue;
        };
        let is_one = before.chain == timed.chain && timed.chain == next.chain;
        let seconds = |timed: &Timed| Some(timed.reading.as_ref()?.at?.seconds);
        let (Some(first), Some(at), Some(last)) = (seconds(before), seconds(timed), seconds(next)) else {
            continue;
        };
        let half_day = match timed.half {
            Some(true) => -12 * HOUR,
            Some(false) => 12 * HOUR,
            None => continue,
        };
        let stands = |at: i64| first <= at && at <= last;
        // Behind a "pm" the neighbours may leave it out, and are then read as of the morning.
        let leaves_out = is_afternoon && (before.half.is_none() || next.half.is_none());
        let is_near = is_one && last - first <= 12 * HOUR && !leaves_out;
        if !is_near || stands(at) || !stands(at + half_day) {
            continue;
        }
        let reading = times.get_mut(*here).and_then(|timed| timed.reading.as_mut());
        if let Some((reading, written)) = reading.and_then(|reading| reading.at.map(|at| (reading, at))) {
            shift(reading, half_day);
            reading.doubts.push(doubt(Why::HalfDay, written.plus_seconds(half_day), written));
        }
    }
}

/// Puts hours right that somebody wrote on the clock of twelve among others of a clock of 24: "12:00",
/// "01:16", "01:47", "14:03". As written they run backwards, and half a day later they stand close
/// between their neighbours.
fn mend_afternoons(order: &[usize], times: &mut [Timed]) {
    let mut places = order.iter().copied().peekable();
    while let Some(place) = places.next() {
        let plain = |at: usize| {
            let timed = times.get(at).filter(|timed| timed.is_bare && timed.half.is_none())?;
            Some((timed.chain, timed.reading.as_ref()?.at?.seconds))
        };
        let Some((chain, before)) = plain(place) else { continue };
        let mut run = Vec::new();
        let mut last = before;
        let back = |at: usize| plain(at).filter(|(other, at)| *other == chain && *at < before);
        let is_close = |from: i64, to: i64| (0..=CLOSE).contains(&(to - from));
        while let Some(at) = places.next_if(|at| back(*at).is_some_and(|(_, at)| is_close(last, at + HALF))) {
            last = back(at).map_or(last, |(_, at)| at + HALF);
            run.push(at);
        }
        let next = places.peek().and_then(|next| plain(*next));
        let stands = next.is_some_and(|(other, next)| other == chain && is_close(last, next));
        for at in run.into_iter().filter(|_| stands) {
            let Some(reading) = times.get_mut(at).and_then(|timed| timed.reading.as_mut()) else { continue };
            let Some(written) = reading.at else { continue };
            shift(reading, HALF);
            reading.doubts.push(doubt(Why::HalfDay, written.plus_seconds(HALF), written));
        }
    }
}

struct Walk {
    /// Days after the date that the entries of the chain take.
    days: i64,
    chain: usize,
    last: Option<Moment>,
    /// Whether the last entry was a field above a list: "resolved_at: 2024-03-12T10:58:00Z".
    is_field: bool,
    /// Whether pm was written last.
    is_afternoon: bool,
    /// Whether am or pm is written anywhere, or must be meant.
    is_halved: bool,
}

impl Walk {
    fn step(&mut self, timed: &mut Timed, entry: &Entry, settler: &Settler<'_>) {
        let is_next = timed.chain != self.chain;
        if is_next {
            (self.days, self.chain) = (0, timed.chain);
        }
        let Some(reading) = &mut timed.reading else { return };
        let Some(at) = reading.at.filter(|_| reading.precision != Precision::Day) else { return };
        let is_label = entry.head.as_ref().is_some_and(|head| !head.label.is_empty());
        let is_field = entry.is_frame || !timed.is_bare && entry.form == Form::Line && is_label;
        // The list below does not go on from the last of them.
        let is_list = timed.is_bare && !entry.is_frame && entry.form != Form::Line && !is_label;
        if std::mem::replace(&mut self.is_field, is_field) && is_list {
            self.last = None;
        }
        // A list of days may run backwards, though each of its days runs forward.
        self.last = self.last.filter(|last| !is_next || last.civil().date() <= at.civil().date());
        let at = self.last.map_or(at, |last| in_order(reading, at, last));
        let at = match self.last.filter(|_| timed.is_bare) {
            Some(last) => self.place(reading, (at, last), timed.half, entry, settler),
            None => at,
        };
        let is_later = timed.is_bare && self.is_halved && at.civil().clock().0 >= 12;
        self.is_afternoon = timed.half.unwrap_or(self.is_afternoon && timed.is_bare || is_later);
        self.last = Some(at);
    }

    /// The time of an entry that takes its date from elsewhere.
    fn place(
        &mut self,
        reading: &mut Reading,
        (first, last): (Moment, Moment),
        half: Option<bool>,
        entry: &Entry,
        settler: &Settler<'_>,
    ) -> Moment {
        let base = first.civil().date();
        let on = |days: i64| settler.on(entry, base.checked_add_signed(TimeDelta::days(days))?);
        let mut moved = if self.days > 0 { on(self.days) } else { None };
        let now = |moved: &Option<Reading>| moved.as_ref().and_then(|reading| reading.at).unwrap_or(first);
        let before = now(&moved);
        let back = last.seconds.saturating_sub(before.seconds);
        let later = before.plus_seconds(12 * HOUR);
        // "9:58 am", "12:05", "1:10": noon is passed where neither is written.
        let is_noon = self.is_halved && last.civil().clock().0 == 12;
        let is_open = half.is_none() && entry.begins_with_digit() && (self.is_afternoon || is_noon);
        let is_early = is_open && before.civil().clock().0 <= 12;
        // "09:30" is rather of a clock of 24 hours than "9:30".
        let reach = if entry.begins_with_zero() { 90 * MINUTE } else { BACK };
        let is_later = back > 0 && is_early && (0..=reach).contains(&(later.seconds - last.seconds));
        // Or the one "pm" before it is the slip: without it, nothing runs backwards.
        let is_slip = is_early && back <= 12 * HOUR;
        let mut asked = None;
        if back > BACK && !is_later && !is_slip {
            self.days += 1;
            moved = on(self.days);
            asked = Some(doubt(Why::Midnight, now(&moved), before));
        } else if back >= NOTABLE && !is_later {
            asked = Some(doubt(Why::Midnight, before, before.plus_seconds(DAY)));
        }
        if let Some(moved) = moved {
            replace(reading, moved);
        }
        if is_later {
            shift(reading, 12 * HOUR);
            reading.doubts.push(doubt(Why::HalfDay, later, before));
        }
        reading.doubts.extend(asked);
        reading.at.unwrap_or(first)
    }
}

/// Of the two instants of a clock that was put forward or back, the one behind the entry before.
fn in_order(reading: &mut Reading, at: Moment, last: Moment) -> Moment {
    let changed = |doubt: &&mut Doubt| matches!(doubt.why, Why::Gap | Why::Fold) && !doubt.of_end;
    let doubt = reading.doubts.iter_mut().find(changed).filter(|_| at.key() < last.key());
    let Some(doubt) = doubt else { return at };
    match doubt.candidates.iter().position(|other| other.key() >= last.key()) {
        Some(place) => {
            doubt.candidates.rotate_left(place);
            let other = doubt.candidates.first().copied().unwrap_or(at);
            reading.at = Some(other);
            other
        }
        None => at,
    }
}

/// Takes the reading of the same time on another day.
pub(super) fn replace(reading: &mut Reading, moved: Reading) {
    let kept = (reading.certainty.clone(), reading.until_certainty.clone());
    *reading = moved;
    (reading.certainty, reading.until_certainty) = kept;
    reading.inferred.date = true;
    reading.inferred.rollover = true;
}

fn doubt(why: Why, one: Moment, other: Moment) -> Doubt {
    Doubt { of_end: false, why, candidates: vec![one, other] }
}

fn shift(reading: &mut Reading, seconds: i64) {
    reading.at = reading.at.map(|at| at.plus_seconds(seconds));
    reading.until = reading.until.map(|at| at.plus_seconds(seconds));
}
