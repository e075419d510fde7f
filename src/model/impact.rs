//! Impact time: how long users were affected, over all events of kind `impact`.
//!
//! Intervals that overlap count once. In an incident that goes on, an interval without an end
//! counts up to now. Otherwise its end is not known, and the figure says "at least".

use super::durations::{Amount, Instant, Lack, Origin, Point, State, Window};
use super::{Event, EventList, Id, Kind, Moment, sort};

/// The time in which users were affected.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact {
    /// The union of the intervals, or why there is none.
    pub state: State,
    /// How many events of kind `impact` there are.
    pub events: usize,
    /// Events without an end.
    pub open: Vec<Id>,
    /// Events without a time.
    pub undated: Vec<Id>,
    /// Events that end before they begin; they add nothing to the figure.
    pub inverted: Vec<Id>,
    /// Where the first interval begins.
    pub first: Option<Point>,
    /// Where the last interval ends, or the time now.
    pub last: Option<Point>,
}

/// The union of the intervals of kind `impact`; `None` when there is no such event.
pub fn measure(events: &EventList, ongoing: bool, now: Option<Moment>) -> Option<Impact> {
    let affected: Vec<&Event> = of_impact(events).collect();
    if affected.is_empty() {
        return None;
    }
    let mut tally = Tally::default();
    for event in &affected {
        tally.add(event, ongoing.then_some(now).flatten());
    }
    let still_open = ongoing && !tally.open.is_empty();
    let last = if still_open { now.map(Point::now) } else { outermost(&affected, Side::End).ok() };
    Some(Impact {
        state: tally.state(ongoing, still_open && now.is_some()),
        events: affected.len(),
        open: tally.open,
        undated: tally.undated,
        inverted: tally.inverted,
        first: outermost(&affected, Side::Start).ok(),
        last,
    })
}

/// Where the first interval begins.
///
/// # Errors
/// When there is none, or one has no time: it may be the first.
pub(super) fn first(events: &EventList) -> Result<Point, Lack> {
    outermost(&of_impact(events).collect::<Vec<_>>(), Side::Start)
}

/// Where the last interval ends.
///
/// # Errors
/// When there is none, or one has no end: it may be the last.
pub(super) fn last(events: &EventList) -> Result<Point, Lack> {
    outermost(&of_impact(events).collect::<Vec<_>>(), Side::End)
}

/// Whether an event of kind `impact` has begun and has no end.
pub(super) fn is_open(events: &EventList) -> bool {
    of_impact(events).any(|event| event.at.is_some() && event.until.is_none())
}

/// Which end of the impact is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

/// The first beginning, or the last end; of equal ones that of the first event.
fn outermost(affected: &[&Event], side: Side) -> Result<Point, Lack> {
    let of_end = side == Side::End;
    let time = |event: &Event| if of_end { event.until } else { event.at };
    let mut found: Option<(Instant, &Event)> = None;
    for event in affected {
        // An event that lacks the time says so as a point.
        let Some(at) = time(event) else { return Point::of_event(event, of_end, Origin::Impact) };
        let at = at.key();
        if found.is_none_or(|(old, _)| if of_end { at > old } else { at < old }) {
            found = Some((at, event));
        }
    }
    found.map_or(Err(Lack::NoImpact), |(_, event)| Point::of_event(event, of_end, Origin::Impact))
}

fn of_impact(events: &EventList) -> impl Iterator<Item = &Event> {
    events.iter().map(|event| &**event).filter(|event| event.kind == Kind::Impact)
}

/// Intervals in which something certainly, possibly and by the stated times went on.
#[derive(Default)]
struct Tally {
    certain: Vec<(Instant, Instant)>,
    possible: Vec<(Instant, Instant)>,
    stated: Vec<(Instant, Instant)>,
    spans: usize,
    open: Vec<Id>,
    undated: Vec<Id>,
    inverted: Vec<Id>,
    /// The most negative of the inverted intervals.
    worst: Option<Amount>,
    /// Some interval has no lower or no upper bound.
    no_least: bool,
    no_most: bool,
    rough: bool,
}

impl Tally {
    fn add(&mut self, event: &Event, now: Option<Moment>) {
        let Some(start) = Window::of_start(event) else {
            self.undated.push(event.id.clone());
            return;
        };
        if event.until.is_none() {
            self.open.push(event.id.clone());
        }
        let Some(end) = Window::of_end(event).or(now.map(Window::exactly)) else {
            return;
        };
        let amount = Amount::between(&start, &end);
        if amount.is_negative() {
            self.inverted.push(event.id.clone());
            if self.worst.is_none_or(|worst| amount.most() < worst.most()) {
                self.worst = Some(amount);
            }
            return;
        }
        self.span(&start, &end);
    }

    fn span(&mut self, start: &Window, end: &Window) {
        self.spans += 1;
        self.rough |= start.rough || end.rough;
        match (start.latest, end.earliest) {
            (Some(from), Some(to)) => self.certain.push((from, to)),
            _ => self.no_least = true,
        }
        match (start.earliest, end.latest) {
            (Some(from), Some(to)) => self.possible.push((from, to)),
            _ => self.no_most = true,
        }
        if let (Some(from), Some(to)) = (start.stated, end.stated) {
            self.stated.push((from, to));
        }
    }

    fn state(&mut self, ongoing: bool, so_far: bool) -> State {
        if self.spans == 0 {
            return self.without_spans(ongoing);
        }
        let whole = so_far || self.open.is_empty();
        let complete = whole && self.undated.is_empty() && self.inverted.is_empty();
        let least = union(&mut self.certain);
        let most = (complete && !self.no_most).then(|| union(&mut self.possible));
        let estimate = (complete && self.stated.len() == self.spans).then(|| union(&mut self.stated));
        let least = (least > 0 || !self.no_least).then_some(least);
        State::of(Amount::from_bounds(least, most, estimate, self.rough), so_far)
    }

    fn without_spans(&self, ongoing: bool) -> State {
        if let Some(worst) = self.worst {
            return State::Inverted(worst);
        }
        match (self.open.first(), self.undated.first()) {
            (Some(_), _) if ongoing => State::Missing { start: None, end: Some(Lack::NoNow) },
            (Some(id), _) => State::Missing { start: None, end: Some(Lack::NoEnd(id.clone())) },
            (None, Some(id)) => State::Missing { start: Some(Lack::NoTime(id.clone())), end: None },
            (None, None) => State::Missing { start: Some(Lack::NoImpact), end: None },
        }
    }
}

/// Whole seconds covered by at least one of the intervals; those that end before they begin cover
/// nothing.
fn union(spans: &mut Vec<(Instant, Instant)>) -> i64 {
    sort::by(spans, Ord::cmp);
    let mut covered_to: Option<Instant> = None;
    let (mut seconds, mut nanos) = (0_i64, 0_i64);
    for (from, to) in spans.iter() {
        let from = covered_to.map_or(*from, |covered| covered.max(*from));
        if *to > from {
            seconds = seconds.saturating_add(to.0.saturating_sub(from.0));
            nanos += i64::from(to.1) - i64::from(from.1);
            covered_to = Some(*to);
        }
    }
    seconds.saturating_add(nanos.div_euclid(1_000_000_000))
}
