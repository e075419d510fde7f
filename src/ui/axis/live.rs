//! What the axis remembers between two drawings: the part that is shown, and the gesture under way.

use super::ruler::Ruler;
use crate::edit::{Action, Change, Env, EventTime};
use crate::layout::axis::{Index, LaneBy, Lanes, Millis, Scale};
use crate::layout::phases::{Phase, Phases};
use crate::model::{Document, Event, EventList, Id, MarkerKey, Moment};
use crate::ui::state::{Hands, State};
use std::rc::Rc;

/// Room left and right of what is made to fit, in pixels.
const ROOM: f64 = 26.0;
/// With an incident that is shorter than all that is told by more than this, the incident is shown.
const MOSTLY_BEFORE: i64 = 6;

/// Which part of time is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum View {
    /// All events, or the incident where that is only a small part of them.
    #[default]
    Auto,
    /// All events.
    All,
    /// From the first to the last of the four markers.
    Incident,
    /// One phase.
    Phase(Phase),
    /// The selected events.
    Selection,
    /// Some other part.
    Part(Scale),
}

/// What a pointer was put on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Hit {
    /// Nothing in particular.
    #[default]
    Empty,
    /// A dot or a cluster: the first and the last row.
    Mark(usize, usize),
    /// An interval, by row.
    Bar(usize),
    /// The beginning of the interval in a row.
    Start(usize),
    /// The end of the interval in a row.
    End(usize),
    /// The flag of a marker.
    Flag(MarkerKey),
    /// The overview.
    Overview,
}

/// Which time of an event is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// All its times.
    Whole,
    /// Its beginning.
    Start,
    /// Its end.
    End,
}

/// What the pointer is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// It was put down, and has not moved far enough to mean more than a click.
    Press(Hit, f64, f64),
    /// It moves the view: where it began, and what was shown then.
    Pan(f64, Scale),
    /// It moves an event: which, which of its times, where it began, and how far it is now.
    Move(Id, Side, f64, Millis),
    /// Two fingers: how far apart they began and around which place, and what was shown then.
    Pinch(f64, f64, Scale),
}

/// What the axis remembers; see the module.
#[derive(Default)]
pub struct Live {
    /// The part that is shown.
    pub view: View,
    /// The scale of the last drawing.
    pub scale: Option<Scale>,
    /// The scale of the overview.
    pub overview: Option<Scale>,
    /// A place that was clicked.
    pub cursor: Option<Millis>,
    /// What the pointer is doing.
    pub gesture: Gesture,
    /// The pointers that are down, by number, with their places.
    pub pointers: Vec<(i32, f64)>,
    /// How lanes are made.
    pub lane_by: LaneBy,
    /// How wide texts are.
    pub ruler: Ruler,
    /// The events as numbers.
    pub index: Index,
    /// What there is to show and to do, as of the last drawing.
    pub parts: Option<(Rc<State>, Hands)>,
    /// How much room the names of lanes take at the left.
    pub gutter: f64,
    lanes: Rc<Lanes>,
    lanes_of: Option<(EventList, LaneBy)>,
    followed: Option<Id>,
}

impl Live {
    /// Takes in what is shown now.
    pub fn update(&mut self, state: &Rc<State>, hands: &Hands) {
        self.index = Index::of(&state.session.document.events, &self.index);
        self.follow(state);
        self.parts = Some((state.clone(), hands.clone()));
    }

    /// Takes in what has come since the last drawing, so that a quick key counts from the one before.
    pub fn catch_up(&mut self) {
        if let Some((_, hands)) = self.parts.take() {
            self.update(&hands.now.emit(()), &hands);
        }
    }

    /// Moves the view to the row of the keyboard, when that has changed.
    fn follow(&mut self, state: &State) {
        let active = state.session.selection.active.clone();
        if active == self.followed {
            return;
        }
        self.followed.clone_from(&active);
        let event = active.and_then(|id| state.session.document.events.find(&id).cloned());
        let at = event.and_then(|event| event.at);
        if let (Some(at), Some(scale)) = (at, self.scale)
            // Before the first measuring there is no width, and nothing is out of view.
            && scale.width > 1.0
            && !scale.shows(at.millis())
        {
            self.view = View::Part(scale.showing(at.millis()));
        }
    }

    /// The lanes of a document; kept until its events change.
    pub fn lanes(&mut self, document: &Document) -> Rc<Lanes> {
        let is_known = self
            .lanes_of
            .as_ref()
            .is_some_and(|(events, by)| events.is_same(&document.events) && *by == self.lane_by);
        if !is_known {
            self.lanes = Rc::new(Lanes::of(document, self.lane_by));
            self.lanes_of = Some((document.events.clone(), self.lane_by));
        }
        self.lanes.clone()
    }

    /// The first and the last instant of all that is told; up to now, if the incident goes on.
    pub fn extent(&self, now: Option<Moment>) -> (Millis, Millis) {
        let now = now.map(|now| now.millis());
        // While no event has a time it is about now.
        let present = || Some(self.parts.as_ref()?.0.outside.now()?.millis());
        let (first, last) = self.index.extent().unwrap_or_else(|| {
            let now = now.or_else(present).unwrap_or_default();
            (now, now)
        });
        (first, now.map_or(last, |now| last.max(now)))
    }

    /// The scale of the part that is shown.
    pub fn scale_for(&mut self, document: &Document, now: Option<Moment>, width: f64) -> Scale {
        let all = self.extent(now);
        let scale = match self.range(document, all, now) {
            Ok(range) => Scale::fit(range, width, (ROOM + self.gutter, ROOM)),
            Err(part) => part.resized(width),
        };
        self.scale = Some(scale);
        self.overview = Some(Scale::fit(all, width, (ROOM / 2.0, ROOM / 2.0)));
        scale
    }

    /// The range that is to fit, or the part itself.
    fn range(
        &self,
        document: &Document,
        all: (Millis, Millis),
        now: Option<Moment>,
    ) -> Result<(Millis, Millis), Scale> {
        let incident = || incident(document, now);
        let range = match self.view {
            View::Part(scale) => return Err(scale),
            View::All => None,
            View::Incident => incident(),
            View::Phase(phase) => self.phase(document, phase, now),
            View::Selection => self.selection(),
            View::Auto => incident().filter(|(first, last)| (all.1 - all.0) / MOSTLY_BEFORE > last - first),
        };
        Ok(range.unwrap_or(all))
    }

    fn phase(&self, document: &Document, phase: Phase, now: Option<Moment>) -> Option<(Millis, Millis)> {
        let scale = Scale::fit(self.extent(now), 1_000.0, (0.0, 0.0));
        let bands = crate::layout::axis::bands(&scale, &Phases::of(document), now);
        let band = bands.into_iter().find(|band| band.phase == phase)?;
        Some((band.range.0.millis(), band.range.1.millis()))
    }

    fn selection(&self) -> Option<(Millis, Millis)> {
        let (state, _) = self.parts.as_ref()?;
        let chosen = state.session.chosen();
        let found = chosen.iter().filter_map(|id| state.session.document.events.find(id));
        let ends = found.filter_map(|event| Some((event.at?.millis(), event.end()?.millis())));
        ends.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)))
    }

    /// Shows another part.
    pub fn show(&mut self, scale: Scale) {
        self.view = View::Part(scale);
    }

    /// Shows a factor more (or, below 1, less) time around a place.
    pub fn zoom(&mut self, x: f64, factor: f64) {
        if let Some(scale) = self.scale {
            self.show(scale.zoomed(x, factor));
        }
    }

    /// The same as if the event had been moved already.
    pub fn preview(&self) -> Option<Document> {
        let Gesture::Move(id, side, _, by) = &self.gesture else { return None };
        let (state, _) = self.parts.as_ref()?;
        let action = self.moving(id, *side, *by)?;
        let env = Env { zones: state.outside.zones(), now: state.outside.now() };
        Some(state.session.after(action, env).document)
    }

    /// What moves an event.
    pub fn moving(&self, id: &Id, side: Side, by: Millis) -> Option<Action> {
        let (state, _) = self.parts.as_ref()?;
        let event = state.session.document.events.find(id)?;
        Some(Action::Do(Change::Time(id.clone(), moved(event, side, by)?)))
    }

    /// The event in a row.
    pub fn event(&self, row: usize) -> Option<Rc<Event>> {
        let (state, _) = self.parts.as_ref()?;
        state.session.document.events.get(row).cloned()
    }

    /// The row of the keyboard.
    pub fn active(&self) -> Option<Rc<Event>> {
        let (state, _) = self.parts.as_ref()?;
        let id = state.session.selection.active.as_ref()?;
        state.session.document.events.find(id).cloned()
    }
}

/// The first and the last of the four markers; up to now, if the incident goes on.
fn incident(document: &Document, now: Option<Moment>) -> Option<(Millis, Millis)> {
    let marks = Phases::of(document).marks;
    let known = marks.iter().flatten().map(Moment::millis);
    let (first, last) = (known.clone().min()?, known.max()?);
    Some((first, now.map_or(last, |now| last.max(now.millis()))))
}

/// The time of an event, moved; its ends don't pass each other. `None` for one without a time.
pub fn moved(event: &Event, side: Side, by: Millis) -> Option<EventTime> {
    let at = event.at?;
    let time = EventTime::of(event);
    Some(match side {
        Side::Whole => time.map(|moment| moment.plus_millis(by)),
        Side::Start => {
            let latest = event.until.map_or(Millis::MAX, |until| until.millis());
            let by = by.min(latest.saturating_sub(at.millis()));
            EventTime { at: Some(at.plus_millis(by)), ..time }
        }
        Side::End => {
            let until = event.until.unwrap_or(at);
            let by = by.max(at.millis().saturating_sub(until.millis()));
            EventTime { until: Some(until.plus_millis(by)), ..time }
        }
    })
}
