//! Between which instants a stated time lies.

use crate::model::civil::Civil;
use crate::model::{Certainty, DAY, Event, HOUR, Moment, Precision};

/// An instant without its offset: seconds since 1970 and nanoseconds within the second.
pub type Instant = (i64, u32);

/// Where the instant of a stated time can lie; both bounds belong to it.
///
/// | precision | certainty | bounds |
/// | --- | --- | --- |
/// | minute and finer | exact | the instant itself |
/// | day, hour | exact | the whole day or hour, on the wall clock of the offset it was typed in |
/// | any | before | none … the instant, or the end of its day or hour |
/// | any | after | the instant, or the beginning of its day or hour … none |
/// | any | about | as exact, but [`rough`](Self::rough) |
///
/// `earliest` and `latest` of the event replace the bound of their side; for `about` only where
/// both are given, and then nothing is rough any more. A precision or certainty that this version
/// does not know is treated as `about`: that claims least. A day is 24 hours; where clocks change
/// on it, its end is off by that change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Not before this; `None` when nothing is known.
    pub earliest: Option<Instant>,
    /// Not after this; `None` when nothing is known.
    pub latest: Option<Instant>,
    /// The bounds themselves are only "about".
    pub rough: bool,
    /// The stated instant, where it is one: not for a whole day or hour, nor for a bound.
    pub stated: Option<Instant>,
}

impl Window {
    /// Exactly this instant.
    pub fn exactly(at: Moment) -> Self {
        let at = Some(at.key());
        Self { earliest: at, latest: at, rough: false, stated: at }
    }

    /// Where the beginning of an event lies; `None` when the event has no time.
    pub fn of_start(event: &Event) -> Option<Self> {
        let bounds = (event.earliest.map(|m| m.key()), event.latest.map(|m| m.key()));
        Some(Self::new(event.at?, &event.precision, &event.certainty, bounds))
    }

    /// Where the end of an event lies; `None` when the event has no end.
    pub fn of_end(event: &Event) -> Option<Self> {
        Some(Self::new(event.until?, event.end_precision(), &event.until_certainty, (None, None)))
    }

    /// Where a time of this precision and certainty lies, given the bounds that somebody stated.
    pub fn new(
        at: Moment,
        precision: &Precision,
        certainty: &Certainty,
        (earliest, latest): (Option<Instant>, Option<Instant>),
    ) -> Self {
        let unit = unit_around(at, precision);
        let (first, last) = unit.unwrap_or((at.key(), at.key()));
        let stated = unit.is_none().then_some(at.key());
        let unsure = matches!(precision, Precision::Other(_));
        match certainty {
            Certainty::Exact => Self::sorted(earliest.or(Some(first)), latest.or(Some(last)), unsure, stated),
            Certainty::Before => Self::sorted(earliest, latest.or(Some(last)), unsure, None),
            Certainty::After => Self::sorted(earliest.or(Some(first)), latest, unsure, None),
            Certainty::About | Certainty::Other(_) => match (earliest, latest) {
                (Some(_), Some(_)) => Self::sorted(earliest, latest, false, stated),
                _ => Self::sorted(Some(first), Some(last), true, stated),
            },
        }
    }

    /// Whether the instant is known as it stands.
    pub fn is_point(&self) -> bool {
        self.earliest.is_some() && self.earliest == self.latest
    }

    /// Bounds that contradict each other are read the other way round, so that both stay inside.
    fn sorted(
        earliest: Option<Instant>,
        latest: Option<Instant>,
        rough: bool,
        stated: Option<Instant>,
    ) -> Self {
        match (earliest, latest) {
            (Some(one), Some(two)) if one > two => {
                Self { earliest: Some(two), latest: Some(one), rough, stated }
            }
            _ => Self { earliest, latest, rough, stated },
        }
    }
}

/// First and last instant of the day or hour that a time names; `None` for finer precisions.
fn unit_around(at: Moment, precision: &Precision) -> Option<(Instant, Instant)> {
    let unit = match precision {
        Precision::Day => DAY,
        Precision::Hour => HOUR,
        _ => return None,
    };
    let shown = at.seconds.saturating_add(at.offset.seconds());
    let first = Civil { seconds: shown.saturating_sub(shown.rem_euclid(unit)), nanos: 0 };
    let first = first.seconds.saturating_sub(at.offset.seconds());
    Some(((first, 0), (first.saturating_add(unit), 0)))
}

/// Whole seconds from one instant to another, rounded down: what is negative never becomes zero.
pub fn seconds_between(from: Instant, to: Instant) -> i64 {
    to.0.saturating_sub(from.0).saturating_sub(i64::from(to.1 < from.1))
}
