//! Durations: whole seconds, each with its formula, both end points and a state.
//!
//! Nothing is clamped, hidden or computed by another formula than the one shown: a negative
//! length is [`State::Inverted`], an absent marker [`State::Missing`], and a time that is known
//! less than to the minute gives what [`Amount`] lists and no more.
//!
//! ```
//! use postmortem_timeline::model::durations::{self, State};
//! use postmortem_timeline::model::{Document, Event, EventList, Marker, MarkerKey, Moment};
//! let event = |id: &str, at: &str| Event { id: id.into(), at: Moment::parse(at), ..Event::default() };
//! let rows = [event("a", "2018-02-10T13:01:00Z"), event("b", "2018-02-10T15:23:00Z")];
//! let document = Document {
//!     events: rows.into_iter().map(Into::into).collect(),
//!     markers: [(MarkerKey::Start, Marker::at("a".into())), (MarkerKey::Detect, Marker::at("b".into()))]
//!         .into_iter()
//!         .collect(),
//!     ..Document::default()
//! };
//! let durations = durations::measure(&document, None);
//! assert_eq!(durations.figures[0].state, State::Known(8_520));
//! ```

mod amount;
mod memo;
mod point;
mod round;
mod window;

pub use amount::Amount;
pub use memo::Memo;
pub use point::{Lack, Origin, Point};
pub use round::{counting, in_round, reopened, split_round};
pub use window::{Instant, Window, seconds_between};

use super::impact::{self, Impact};
use super::profile::{FROM_START, Formula, LEGS, Measure, Profile, Term};
use super::{Document, MarkerKey, Moment, Text};
use point::Ends;
use round::ENDINGS;

/// How long something took, with all that is needed to check the figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Duration {
    /// What it is called.
    pub measure: Measure,
    /// The formula: its `to` minus its `from`.
    pub formula: Formula,
    /// Where it begins; `None` when that is missing.
    pub start: Option<Point>,
    /// Where it ends, or the time now while it goes on; `None` when that is missing.
    pub end: Option<Point>,
    /// The figure, or why there is none.
    pub state: State,
}

/// What is known of a duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// So many whole seconds.
    Known(i64),
    /// At least one end is known to the day or hour, or as before, after or about a time.
    Approximate(Amount),
    /// It goes on: the length up to now.
    SoFar(Amount),
    /// There is no figure, because an end of the formula is missing.
    Missing {
        /// Why the start is missing, if it is.
        start: Option<Lack>,
        /// Why the end is missing, if it is.
        end: Option<Lack>,
    },
    /// The end certainly comes before the start: the length is below zero.
    Inverted(Amount),
}

impl State {
    /// The length, whatever is known of it.
    pub fn amount(&self) -> Option<Amount> {
        match self {
            Self::Known(seconds) => Some(Amount::Exactly(*seconds)),
            Self::Approximate(amount) | Self::SoFar(amount) | Self::Inverted(amount) => Some(*amount),
            Self::Missing { .. } => None,
        }
    }

    /// The state of a length that is over (`so_far` false) or goes on.
    pub(super) fn of(amount: Amount, so_far: bool) -> Self {
        match amount {
            _ if amount.is_negative() => Self::Inverted(amount),
            _ if so_far => Self::SoFar(amount),
            Amount::Exactly(seconds) => Self::Known(seconds),
            _ => Self::Approximate(amount),
        }
    }
}

/// All durations of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Durations {
    /// The profile that the figures follow.
    pub profile: &'static Profile,
    /// The profile that the document names, when this version does not know it; the figures then
    /// follow the default, and that must be said beside them.
    pub unknown_profile: Option<Text>,
    /// The durations of the profile, in its order.
    pub figures: Vec<Duration>,
    /// The legs: undetected, responding, recovering.
    pub legs: [Duration; 3],
    /// The time in which users were affected; `None` when no event says so.
    pub impact: Option<Impact>,
    /// How often the incident was reopened, for "↻n".
    pub reopened: u32,
    /// Whether it still goes on.
    pub ongoing: bool,
}

impl Durations {
    /// The figure of this name, of the profile or of the legs.
    pub fn get(&self, measure: Measure) -> Option<&Duration> {
        self.figures.iter().chain(&self.legs).find(|duration| duration.measure == measure)
    }
}

/// All durations of a document, by the profile that it names.
///
/// `now` is the time to which durations of an incident that goes on are counted; without it they
/// say that their end is missing.
pub fn measure(document: &Document, now: Option<Moment>) -> Durations {
    let known = Profile::named(&document.profile);
    let unknown_profile = known.is_none().then(|| document.profile.clone());
    let ends = Ends::new(document, now);
    let profile = known.unwrap_or(&FROM_START);
    Durations {
        profile,
        unknown_profile,
        figures: profile.formulas.iter().map(|formula| duration(&ends, *formula)).collect(),
        legs: LEGS.map(|formula| duration(&ends, formula)),
        impact: impact::measure(&document.events, ends.ongoing, now),
        reopened: reopened(&document.markers),
        ongoing: ends.ongoing,
    }
}

/// All durations of a document by another profile than its own, for comparison.
pub fn measure_by(document: &Document, profile: &'static Profile, now: Option<Moment>) -> Vec<Duration> {
    let ends = Ends::new(document, now);
    profile.formulas.iter().map(|formula| duration(&ends, *formula)).collect()
}

fn duration(ends: &Ends<'_>, formula: Formula) -> Duration {
    let start = ends.point(formula.from);
    let so_far = goes_on(ends, formula);
    let end = if so_far { ends.now() } else { ends.point(formula.to) };
    let state = match (&start, &end) {
        (Ok(start), Ok(end)) => State::of(Amount::between(&start.window, &end.window), so_far),
        _ => State::Missing { start: start.as_ref().err().cloned(), end: end.as_ref().err().cloned() },
    };
    Duration { measure: formula.measure, formula, start: start.ok(), end: end.ok(), state }
}

/// Whether a duration is counted up to now.
///
/// In an incident that goes on those are that end in a marker by which an incident is stopped
/// (`mitigate`, `recover`, `resolve`, `close`), as long as its last round has no such marker. Time
/// to detect never is: whoever writes a timeline has noticed the incident.
fn goes_on(ends: &Ends<'_>, formula: Formula) -> bool {
    let open = |name: &str| ENDINGS.contains(&name) && ends.is_open(&MarkerKey::from_name(name));
    let by_formula = match (formula.open_until, formula.to) {
        (Some(name), _) | (None, Term::Marker(name)) => open(name),
        (None, Term::ImpactEnd) => ends.has_open_impact(),
        (None, Term::ImpactStart) => false,
    };
    ends.ongoing && by_formula
}
