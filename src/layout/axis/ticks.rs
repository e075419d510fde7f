//! Ticks at times that people count in, on the clock of a zone.

use super::scale::{Millis, Scale};
use super::step::{DAY, HOUR, MINUTE, SECOND, STEPS};
use crate::model::{Civil, Date};
use chrono::{Datelike, Months};

/// To which unit the labels of ticks are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hours, minutes, seconds and milliseconds.
    Millisecond,
    /// Hours, minutes and seconds.
    Second,
    /// Hours and minutes.
    Minute,
    /// Day and month.
    Day,
    /// Month and year.
    Month,
    /// The year.
    Year,
}

impl Unit {
    /// All units, from the finest.
    pub const ALL: [Self; 6] =
        [Self::Millisecond, Self::Second, Self::Minute, Self::Day, Self::Month, Self::Year];
}

/// A tick below the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Pixels from the left edge.
    pub x: f64,
    /// What the clock shows there.
    pub civil: Civil,
    /// To which unit the label is written.
    pub unit: Unit,
    /// Whether a day begins here, or the first tick stands here: the date is written too.
    pub has_date: bool,
}

/// Room between two labels, in pixels.
const ROOM: f64 = 22.0;
/// More than fit into the widest drawing, as a bound for all that follows.
const MOST: usize = 400;

/// A step from tick to tick.
#[derive(Clone, Copy)]
enum Step {
    Millis(Millis),
    Days(u16),
    Months(u16),
}

/// The ticks of a drawing, far enough from each other for labels of these widths.
///
/// `offset` gives the seconds east of UTC that a clock has at an instant; ticks stand on whole
/// hours and days of that clock, also where it is changed.
pub fn ticks(scale: &Scale, offset: &dyn Fn(Millis) -> i64, width: &dyn Fn(Unit) -> f64) -> Vec<Tick> {
    let (step, unit) = step_for(scale, width);
    let (from, to) = scale.range();
    let mut found: Vec<Tick> = Vec::new();
    let mut civil = first(step, from.saturating_add(offset(from) * SECOND));
    for _ in 0..MOST {
        let at = instant(civil, offset);
        if at > to {
            break;
        }
        // Where clocks are put forward an hour is missing, and two ticks would stand in one place.
        let is_new = found.last().is_none_or(|last| scale.x(at) - last.x > 1.0);
        if at >= from && is_new {
            let shown = civil_of(at.saturating_add(offset(at) * SECOND));
            let before = found.last().map(|last| last.civil.date());
            let has_date = matches!(unit, Unit::Millisecond | Unit::Second | Unit::Minute)
                && before != Some(shown.date());
            found.push(Tick { x: scale.x(at), civil: shown, unit, has_date });
        }
        civil = next(step, civil);
    }
    found
}

/// The smallest step whose labels do not touch.
fn step_for(scale: &Scale, width: &dyn Fn(Unit) -> f64) -> (Step, Unit) {
    let fits = |length: f64, unit: Unit| length / scale.per_pixel >= width(unit) + ROOM;
    let fine = STEPS.iter().map(|step| (*step, unit_of(*step)));
    for (step, unit) in fine {
        if fits(step as f64, unit) {
            return (Step::Millis(step), unit);
        }
    }
    for days in [1_u16, 2, 7, 14] {
        if fits(f64::from(days) * DAY as f64, Unit::Day) {
            return (Step::Days(days), Unit::Day);
        }
    }
    let month = 30.0 * DAY as f64;
    for (months, unit) in [(1_u16, Unit::Month), (3, Unit::Month), (6, Unit::Month)] {
        if fits(f64::from(months) * month, unit) {
            return (Step::Months(months), unit);
        }
    }
    let years = [1_u16, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];
    let years = years.into_iter().find(|years| fits(f64::from(*years) * 12.0 * month, Unit::Year));
    (Step::Months(years.unwrap_or(5_000).saturating_mul(12)), Unit::Year)
}

fn unit_of(step: Millis) -> Unit {
    match step {
        ..SECOND => Unit::Millisecond,
        SECOND..MINUTE => Unit::Second,
        _ => Unit::Minute,
    }
}

/// The first tick at or before a time of the clock, in milliseconds of the clock.
fn first(step: Step, clock: Millis) -> Millis {
    match step {
        Step::Millis(step) => clock - clock.rem_euclid(step.min(DAY)),
        Step::Days(days) => {
            // Weeks begin on Monday: 1970 began on a Thursday.
            let shift = if days % 7 == 0 { 3 * DAY } else { 0 };
            clock - (clock + shift).rem_euclid(i64::from(days) * DAY)
        }
        Step::Months(months) => {
            let date = civil_of(clock).date();
            let number = i64::from(date.year()) * 12 + i64::from(date.month0());
            month_start(number - number.rem_euclid(i64::from(months.max(1)))).unwrap_or(clock)
        }
    }
}

fn next(step: Step, clock: Millis) -> Millis {
    match step {
        Step::Millis(step) => clock.saturating_add(step),
        Step::Days(days) => clock.saturating_add(i64::from(days) * DAY),
        Step::Months(months) => {
            let date = civil_of(clock).date().checked_add_months(Months::new(months.into()));
            date.and_then(clock_of).filter(|next| *next > clock).unwrap_or(Millis::MAX)
        }
    }
}

/// The first day of a month, counted from the year 0.
fn month_start(number: i64) -> Option<Millis> {
    let year = i32::try_from(number.div_euclid(12)).ok()?;
    let month = u32::try_from(number.rem_euclid(12)).ok()? + 1;
    clock_of(Date::from_ymd_opt(year.max(0), month, 1)?)
}

fn clock_of(date: Date) -> Option<Millis> {
    Civil::from_date(date).map(|civil| civil.seconds * SECOND)
}

fn civil_of(clock: Millis) -> Civil {
    Civil { seconds: clock.div_euclid(SECOND), nanos: clock.rem_euclid(SECOND) as u32 * 1_000_000 }
}

/// The instant at which a clock shows a time. An hour either way is tried, so that ticks stay on
/// whole hours where the offset changes between a guess and the instant.
fn instant(clock: Millis, offset: &dyn Fn(Millis) -> i64) -> Millis {
    let guess = clock.saturating_sub(offset(clock) * SECOND);
    let exact = clock.saturating_sub(offset(guess) * SECOND);
    debug_assert!((guess - exact).abs() <= DAY + HOUR || clock == Millis::MAX);
    exact
}
