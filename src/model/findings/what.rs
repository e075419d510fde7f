//! What can be found, and what can be done about it, as data.

use crate::model::Event;
use crate::model::profile::Measure;
use crate::model::{Id, MarkerKey, Moment, Precision, ReportField, Text};

/// Something worth a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What it is.
    pub what: What,
    /// The events it is about, the first to be shown first; of many only the first ones.
    pub events: Vec<Id>,
    /// What can be done about it at once, the likeliest first.
    pub fixes: Vec<Fix>,
    /// How many more of its kind there are that are not listed; on the last of a kind only.
    pub more: usize,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A time, a marker or a figure is probably not what was meant.
    Look,
    /// It may well be right; whoever writes may want to know.
    Note,
}

/// What was found, in the order of importance.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A marker names an event that is not in the document.
    MarkerGone {
        /// The marker.
        key: MarkerKey,
    },
    /// A marker is certainly before the one that it should follow.
    Order {
        /// The marker that should come later.
        later: MarkerKey,
        /// Its time.
        later_at: Stamp,
        /// The marker that should come earlier.
        earlier: MarkerKey,
        /// Its time.
        earlier_at: Stamp,
    },
    /// A marker names an event without a time.
    MarkerUndated {
        /// The marker.
        key: MarkerKey,
        /// What the event says.
        text: Text,
    },
    /// A marker means the end of an event that has none.
    MarkerNoEnd {
        /// The marker.
        key: MarkerKey,
        /// What the event says.
        text: Text,
    },
    /// An event ends before it begins.
    UntilBefore {
        /// The beginning.
        from: Stamp,
        /// The end.
        until: Stamp,
    },
    /// The earliest time it can have been is after the latest.
    BoundsInverted {
        /// The stated earliest time.
        earliest: Moment,
        /// The stated latest time.
        latest: Moment,
    },
    /// Events lie a whole number of years away from the others.
    YearSlip {
        /// The first of them.
        at: Stamp,
        /// How many years they are too late; negative for too early.
        years: i32,
        /// How many events.
        count: usize,
    },
    /// Later than now.
    Future {
        /// The time.
        at: Stamp,
        /// Seconds after now.
        distance: i64,
    },
    /// A marker is not set.
    Missing {
        /// The marker.
        key: MarkerKey,
        /// The event that is plainly meant, if one is: its time and text.
        suggestion: Option<(Stamp, Text)>,
    },
    /// A text states a duration that the markers contradict.
    Stated {
        /// The words of the text.
        stated: Text,
        /// Where it stands.
        place: Place,
        /// The duration that it is closest in meaning to.
        measure: Measure,
        /// What that is by the markers, in seconds.
        seconds: i64,
        /// Whether the markers themselves give only an estimate.
        rough: bool,
        /// Whether the two are within a tenth of each other.
        close: bool,
    },
    /// The zone of the document is not in the zone database.
    ZoneUnknown {
        /// Its name.
        zone: Text,
    },
    /// Clocks were put forward over a time that was written without a zone: there is none such.
    ClockGap {
        /// The time as it was written.
        at: Stamp,
        /// The zone in which it was read.
        zone: Text,
    },
    /// Clocks were put back over a time that was written without a zone: there are two.
    ClockFold {
        /// The time as it was written.
        at: Stamp,
        /// The zone in which it was read.
        zone: Text,
    },
    /// The incident is over, and users are still affected.
    ImpactOpen {
        /// What the event says.
        text: Text,
    },
    /// Users were affected after the incident was over.
    ImpactAfterResolve {
        /// The end of the impact.
        until: Stamp,
        /// The end of the incident.
        resolve: Stamp,
    },
    /// Responders knew of it before it happened.
    KnownBefore {
        /// When they knew.
        known: Moment,
        /// When it happened.
        at: Stamp,
    },
    /// Two events say the same.
    Duplicate {
        /// When.
        at: Stamp,
        /// What the first of them says.
        text: Text,
    },
    /// Far from the incident.
    Outside {
        /// The time.
        at: Stamp,
        /// Seconds after its end; negative for before its start.
        distance: i64,
    },
    /// A long time of which nothing is told.
    Gap {
        /// How long.
        seconds: i64,
        /// The end of what was told before.
        from: Moment,
        /// The next event.
        to: Moment,
    },
    /// Events without a time.
    Undated {
        /// How many.
        count: usize,
        /// What the only one says.
        text: Option<Text>,
    },
    /// Nothing shows what events say.
    NoEvidence {
        /// The markers on them, of the four.
        markers: Vec<MarkerKey>,
        /// How many events, marked ones included.
        count: usize,
    },
}

/// A time, and how well it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// The time as stated.
    pub at: Moment,
    /// To which unit it is known.
    pub precision: Precision,
}

/// Where a text stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// In a part of the report.
    Report(ReportField),
    /// In an event, with its time.
    Event(Option<Stamp>),
}

/// What can be done about a finding; `edit` makes commands of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    /// Each of two markers names the other's event.
    SwapMarkers(MarkerKey, MarkerKey),
    /// A marker names this event, or its end.
    Mark {
        /// The marker.
        key: MarkerKey,
        /// The event.
        event: Id,
        /// Whether its end is meant.
        end: bool,
    },
    /// A marker is taken away.
    Unmark(MarkerKey),
    /// A marker means the beginning of its event instead of the end.
    UseBeginning(MarkerKey),
    /// Beginning and end change places.
    SwapEnds(Id),
    /// The earliest and the latest time change places.
    SwapBounds(Id),
    /// The event ends a day later.
    EndNextDay(Id),
    /// The event ends at this time.
    EndAt(Id, Moment),
    /// The event is this many days later; earlier for a negative number.
    MoveDays(Id, i32),
    /// The events are this many years later; earlier for a negative number.
    MoveYears(Vec<Id>, i32),
    /// The time was the other one of two, and is no longer in doubt.
    UseTime {
        /// The event.
        event: Id,
        /// Whether its end is meant.
        end: bool,
        /// The time.
        at: Moment,
    },
    /// The zone of the time is no longer in doubt.
    ConfirmZone(Id),
    /// The document's zone has this name.
    SetZone(Text),
    /// Nothing is said any more of when it was known.
    ForgetKnown(Id),
    /// Two events become one, and all that hangs on them goes to the first.
    Merge {
        /// The event that stays.
        keep: Id,
        /// The event that goes.
        gone: Id,
    },
}

impl What {
    /// Place in the order of importance among findings of one severity; findings of one kind share
    /// it, and nothing else does.
    pub fn rank(&self) -> u8 {
        match self {
            Self::MarkerGone { .. } => 0,
            Self::Order { .. } => 1,
            Self::MarkerUndated { .. } => 2,
            Self::MarkerNoEnd { .. } => 3,
            Self::UntilBefore { .. } => 4,
            Self::BoundsInverted { .. } => 5,
            Self::YearSlip { .. } => 6,
            Self::Future { .. } => 7,
            Self::Missing { .. } => 8,
            Self::Stated { .. } => 9,
            Self::ZoneUnknown { .. } => 10,
            Self::ClockGap { .. } => 11,
            Self::ClockFold { .. } => 12,
            Self::ImpactOpen { .. } => 13,
            Self::ImpactAfterResolve { .. } => 14,
            Self::KnownBefore { .. } => 15,
            Self::Duplicate { .. } => 16,
            Self::Outside { .. } => 17,
            Self::Gap { .. } => 18,
            Self::Undated { .. } => 19,
            Self::NoEvidence { .. } => 20,
        }
    }
}

/// Whether anything shows that an event was so: a link in the text as well as one beside it, and the
/// system it came from.
pub(super) fn is_shown(event: &Event) -> bool {
    !event.evidence.is_empty() || event.source.source.is_some() || event.text.contains("://")
}
