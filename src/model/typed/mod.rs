//! Times as people type them, and back.
//!
//! Reading is forgiving in how a time is written and strict in what it means: nothing is made up.
//! A part that was not written is taken from the row above or from the document and named in
//! [`Inferred`]; where a text can mean several instants, the reading carries a [`Doubt`] with all
//! of them.
//!
//! ```
//! use postmortem_timeline::model::typed::{self, Context};
//! use postmortem_timeline::model::{Moment, zone::UtcOnly};
//! let above = Moment::parse("2018-02-10T15:20:00Z");
//! let context = Context { previous: above, ..Context::new(&UtcOnly, "") };
//! let reading = typed::read("~3:32 pm", &context)?;
//! assert_eq!(reading.at.map(|at| at.to_string()).as_deref(), Some("2018-02-10T15:32:00Z"));
//! assert!(reading.inferred.date && reading.inferred.zone);
//! assert!(typed::read("half past", &context).is_err());
//! # Ok::<(), typed::Trouble>(())
//! ```

mod clock;
mod date;
mod names;
mod prefix;
mod print;
mod relative;
mod settle;
mod span;
mod stamp;
mod token;
mod zone;

pub use prefix::{ClockForm, DayForm, Prefix, abbreviation, is_month, is_weekday, offset, prefix, region};
pub use print::print;

use super::{Certainty, Date, Event, HOUR, Moment, Precision, Set, Zones, sort};

/// What a typed time is read against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The zone database.
    pub zones: &'a dyn Zones,
    /// The zone of the document: a time without a zone of its own is read in it.
    pub zone: &'a str,
    /// The time of the row above: `+12m` counts from it, and a bare time takes its date.
    pub previous: Option<Moment>,
    /// The start of the incident: `T+1:20` counts from it.
    pub start: Option<Moment>,
    /// The date that a bare time takes when there is no row above; else that of `now`.
    pub date: Option<Date>,
    /// The time now, for `now`, `yesterday` and `5 min ago`.
    pub now: Option<Moment>,
}

impl<'a> Context<'a> {
    /// A context that knows nothing but the zone.
    pub fn new(zones: &'a dyn Zones, zone: &'a str) -> Self {
        Self { zones, zone, previous: None, start: None, date: None, now: None }
    }
}

/// What a typed time means.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The time, or the beginning of an interval; `None` when the text says that it is not known.
    pub at: Option<Moment>,
    /// The end of an interval.
    pub until: Option<Moment>,
    /// To which unit `at` is known.
    pub precision: Precision,
    /// How `at` relates to what really happened.
    pub certainty: Certainty,
    /// To which unit `until` is known, where that differs.
    pub until_precision: Option<Precision>,
    /// How `until` relates to what really happened.
    pub until_certainty: Certainty,
    /// The latest time it can have been: for "between 15:00 and 15:20", with `after` and `at`.
    pub latest: Option<Moment>,
    /// Which parts were not written.
    pub inferred: Inferred,
    /// How the text was understood, for a preview.
    pub way: Way,
    /// By what the zone was known.
    pub zone: ZoneBy,
    /// Where the text can mean several instants.
    pub doubts: Vec<Doubt>,
}

impl Reading {
    /// The event with this time, keeping the text that was typed.
    ///
    /// Stated bounds (`earliest`, `latest`) stay where the time stays.
    #[must_use]
    pub fn applied_to(&self, event: &Event, typed: &str) -> Event {
        let same = (self.at, &self.precision, &self.certainty)
            == (event.at, &event.precision, &event.certainty)
            && self.latest.is_none();
        Event {
            at: self.at,
            until: self.until,
            precision: self.precision.clone(),
            certainty: self.certainty.clone(),
            until_precision: self.until_precision.clone(),
            until_certainty: self.until_certainty.clone(),
            earliest: event.earliest.filter(|_| same),
            latest: if same { event.latest } else { self.latest },
            inferred: self.inferred.to_set(),
            typed: typed.into(),
            ..event.clone()
        }
    }
}

/// Rows that stand below each other are rarely further apart: a day that is so near is meant.
const NEAR: u64 = 6 * HOUR.unsigned_abs();

impl Reading {
    /// Takes the day that is nearer to the row above where a bare time may be of either: "0:10" below
    /// 23:55 is of the next one. Where that is near enough, nothing is in doubt.
    #[must_use]
    pub fn beside(mut self, above: Moment) -> Self {
        let is_day = |doubt: &Doubt| doubt.why == Why::Midnight && !doubt.of_end;
        let Some(place) = self.doubts.iter().position(is_day) else { return self };
        let far = |at: &Moment| at.seconds.abs_diff(above.seconds);
        let doubt = self.doubts.remove(place);
        let nearest = doubt.candidates.iter().copied().min_by_key(far);
        if let (Some(at), Some(taken)) = (nearest, self.at) {
            let shift = at.seconds - taken.seconds;
            self.at = Some(at);
            self.until = self.until.map(|until| until.plus_seconds(shift));
            self.inferred.rollover |= shift > 0;
        }
        if nearest.is_none_or(|at| far(&at) > NEAR) {
            let mut candidates = doubt.candidates;
            sort::by_key(&mut candidates, far);
            self.doubts.insert(place, Doubt { candidates, ..doubt });
        }
        self
    }

    /// The same, and what is in doubt still counts as not written.
    #[must_use]
    pub fn undecided(mut self) -> Self {
        for doubt in &self.doubts {
            match doubt.why {
                Why::Midnight | Why::DayMonth => self.inferred.date = true,
                Why::Gap | Why::Fold | Why::Abbreviation | Why::Season => self.inferred.zone = true,
                Why::HalfDay => {}
            }
        }
        self
    }
}

/// Which parts of a time were not written but taken from elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inferred {
    /// The date, from the row above, the document or today.
    pub date: bool,
    /// The year, as the one nearest to the other dates.
    pub year: bool,
    /// The zone, from the document.
    pub zone: bool,
    /// That the end is on the day after the beginning.
    pub rollover: bool,
}

impl Inferred {
    /// The words that stand in the document.
    pub fn to_set(self) -> Set {
        let words =
            [(self.date, "date"), (self.year, "year"), (self.zone, "zone"), (self.rollover, "rollover")];
        words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word).collect()
    }
}

/// How a typed time was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As a time of day, with or without a date.
    Clock,
    /// As a day.
    Day,
    /// So many seconds after the row above.
    AfterRow(i64),
    /// So many seconds after the start of the incident.
    AfterStart(i64),
    /// So many seconds after now.
    FromNow(i64),
    /// As seconds, or parts of seconds, since 1970.
    Epoch,
    /// As "not known".
    Unknown,
}

/// By what the zone of a typed time was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZoneBy {
    /// It is that of the document.
    Document,
    /// An offset was typed, or "UTC".
    Offset,
    /// An abbreviation was typed; it stands for a fixed offset, in summer and winter alike.
    Abbreviation(&'static str),
    /// A place was typed; its rules hold.
    Place(String),
}

/// A place where a typed time can mean several instants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Whether the end of the interval is meant.
    pub of_end: bool,
    /// Why.
    pub why: Why,
    /// What it can mean; the first is what the reading took.
    pub candidates: Vec<Moment>,
}

/// Why a typed time can mean several instants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Clocks were put forward over it: there is no such time, and people may mean either side.
    Gap,
    /// Clocks were put back over it: it came twice.
    Fold,
    /// It is hours before the row above, or most of a day after it: another day may be meant.
    Midnight,
    /// Day and month can be exchanged.
    DayMonth,
    /// Several zones go by the abbreviation.
    Abbreviation,
    /// The abbreviation of winter was written in summer, or the other way round.
    Season,
    /// "am" was written behind an hour past noon: as written by the 24-hour clock, or a slip.
    HalfDay,
}

/// Why a text is no time, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Byte of the text at which the trouble begins.
    pub start: usize,
    /// Byte behind it; equal to `start` at the end of the text.
    pub end: usize,
    /// What was expected there.
    pub expected: Expected,
}

/// What was expected where a text stopped being a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A time in any of the forms.
    Time,
    /// An hour of the clock: 0 to 23, or 1 to 12 with am or pm.
    Hour,
    /// A minute: two digits up to 59, or `??`.
    Minute,
    /// A second: two digits up to 59.
    Second,
    /// A day that the month has.
    Day,
    /// A month from 1 to 12.
    Month,
    /// A year of four digits, or of two.
    Year,
    /// A length of time with its unit, such as `12m`.
    Length,
    /// A zone: an offset, a known abbreviation, or an IANA name.
    Zone,
    /// A date, as nothing says which day is meant.
    Date,
    /// A time in the row above, to count from.
    RowAbove,
    /// A marked start, to count from.
    Start,
    /// The time now, to count from.
    Now,
    /// The end of the text.
    Nothing,
}

/// Reads a time as people type it.
///
/// # Errors
/// When the text is no time, names an impossible one, or needs something that the context does not
/// have.
pub fn read(text: &str, context: &Context<'_>) -> Result<Reading, Trouble> {
    let tokens = token::tokens(text);
    span::read(token::Cursor::new(&tokens, text), context)
}
