//! Pointer and wheel on the axis, and what comes of them.

use super::keys;
use super::live::{Gesture, Hit, Live, Side};
use crate::edit::{Action, Add, Select};
use crate::layout::axis::{Millis, Scale, drag_step, key_step};
use crate::model::{Event, Id, MarkerKey, Moment, Precision};
use crate::ui::contract::Output;
use crate::ui::state::{Hands, Happening};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent, WheelEvent};

/// So far a pointer may move, and it is still a click.
const SLACK: f64 = 4.0;
/// With fewer milliseconds in a pixel, a click means a second and not a minute.
const FINE: f64 = 100.0;
/// A line of a wheel that counts in lines, in pixels.
const WHEEL_LINE: f64 = 16.0;

/// What comes of an event: what is done about it once nothing is borrowed any more.
#[derive(Default)]
pub struct Outcome {
    /// What the session is told.
    pub actions: Vec<Action>,
    /// What else the interface is told.
    pub happening: Option<Happening>,
    /// What the world is told.
    pub output: Option<Output>,
    /// Whether the axis is drawn anew.
    pub redraw: bool,
}

impl Outcome {
    /// The axis is drawn anew.
    pub fn redraw() -> Self {
        Self { redraw: true, ..Self::default() }
    }

    /// The session is told something.
    pub fn act(action: Action) -> Self {
        Self { actions: vec![action], redraw: true, ..Self::default() }
    }
}

/// Handles a browser's event; `stage` is the element with the drawing.
pub fn handle(live: &Rc<RefCell<Live>>, stage: &Element, event: &web_sys::Event) -> bool {
    let (outcome, hands) = {
        let Ok(mut live) = live.try_borrow_mut() else { return false };
        let Some(hands) = live.parts.as_ref().map(|(_, hands)| hands.clone()) else { return false };
        let outcome = match event.type_().as_str() {
            "wheel" => event.dyn_ref().map(|event| wheel(&mut live, stage, event)),
            "keydown" => event.dyn_ref().map(|event| keys::key(&mut live, event)),
            kind => event.dyn_ref().map(|event| pointer(&mut live, stage, kind, event)),
        };
        (outcome.unwrap_or_default(), hands)
    };
    carry_out(outcome, &hands)
}

/// Tells everybody; gives whether the axis is drawn anew.
pub fn carry_out(outcome: Outcome, hands: &Hands) -> bool {
    for action in outcome.actions {
        hands.act(action);
    }
    if let Some(happening) = outcome.happening {
        hands.happen.emit(happening);
    }
    if let Some(output) = outcome.output {
        hands.output.emit(output);
    }
    outcome.redraw
}

fn place(stage: &Element, client_x: i32) -> f64 {
    f64::from(client_x) - stage.get_bounding_client_rect().left()
}

fn wheel(live: &mut Live, stage: &Element, event: &WheelEvent) -> Outcome {
    let unit = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { WHEEL_LINE } else { 1.0 };
    let (dx, dy) = (event.delta_x() * unit, event.delta_y() * unit);
    let Some(scale) = live.scale else { return Outcome::default() };
    if event.ctrl_key() || event.meta_key() {
        event.prevent_default();
        // 240 pixels of turning double what is shown.
        live.zoom(place(stage, event.client_x()), js_sys::Math::pow(2.0, dy.clamp(-480.0, 480.0) / 240.0));
    } else if event.shift_key() || dx.abs() > dy.abs() {
        event.prevent_default();
        live.show(scale.panned(if dx == 0.0 { dy } else { dx }));
    } else {
        return Outcome::default();
    }
    Outcome::redraw()
}

fn pointer(live: &mut Live, stage: &Element, kind: &str, event: &PointerEvent) -> Outcome {
    let x = place(stage, event.client_x());
    match kind {
        "pointerdown" if event.button() == 0 => down(live, stage, event, x),
        "pointermove" => moved_to(live, event, x),
        "pointerup" => up(live, event, x),
        "pointercancel" => {
            live.pointers.clear();
            live.gesture = Gesture::None;
            Outcome::redraw()
        }
        _ => Outcome::default(),
    }
}

fn down(live: &mut Live, stage: &Element, event: &PointerEvent, x: f64) -> Outcome {
    live.pointers.retain(|(id, _)| *id != event.pointer_id());
    live.pointers.push((event.pointer_id(), x));
    let _ = stage.set_pointer_capture(event.pointer_id());
    if let ([(_, one), (_, two)], Some(scale)) = (live.pointers.as_slice(), live.scale) {
        live.gesture = Gesture::Pinch((one - two).abs().max(1.0), (one + two) / 2.0, scale);
        return Outcome::default();
    }
    let hit = hit_of(event);
    if hit == Hit::Overview {
        live.gesture = Gesture::Press(hit, x, x);
        return overview(live, x);
    }
    live.gesture = Gesture::Press(hit, x, f64::from(event.client_y()));
    Outcome::default()
}

/// Shows the part around a place of the overview.
fn overview(live: &mut Live, x: f64) -> Outcome {
    if let (Some(scale), Some(overview)) = (live.scale, live.overview) {
        let middle = overview.at(x) as f64;
        live.show(Scale { from: middle - scale.span() / 2.0, ..scale });
    }
    Outcome::redraw()
}

fn moved_to(live: &mut Live, event: &PointerEvent, x: f64) -> Outcome {
    if let Some(pointer) = live.pointers.iter_mut().find(|(id, _)| *id == event.pointer_id()) {
        pointer.1 = x;
    } else {
        return Outcome::default();
    }
    match live.gesture.clone() {
        Gesture::None => return Outcome::default(),
        Gesture::Press(Hit::Overview, ..) => return overview(live, x),
        Gesture::Press(hit, from_x, from_y) => {
            let far = (x - from_x).abs().max((f64::from(event.client_y()) - from_y).abs());
            if far < SLACK {
                return Outcome::default();
            }
            let Some(scale) = live.scale else { return Outcome::default() };
            let is_touch = event.pointer_type() == "touch";
            live.gesture = match grabbed(live, &hit).filter(|(id, _)| !is_touch || live.is_active(id)) {
                Some((id, side)) => Gesture::Move(id, side, from_x, 0),
                None => Gesture::Pan(from_x, scale),
            };
            return moved_to(live, event, x);
        }
        Gesture::Pan(from_x, scale) => live.show(scale.panned(from_x - x)),
        Gesture::Move(id, side, from_x, _) => {
            let by = live.dragged(&id, side, x - from_x);
            live.gesture = Gesture::Move(id, side, from_x, by);
        }
        Gesture::Pinch(apart, middle, scale) => {
            if let [(_, one), (_, two)] = live.pointers.as_slice() {
                let now = (one + two) / 2.0;
                let factor = apart / (one - two).abs().max(1.0);
                live.show(scale.zoomed(middle, factor).panned(middle - now));
            }
        }
    }
    Outcome::redraw()
}

/// Which time is moved by what was grabbed, where something can be changed.
fn grabbed(live: &Live, hit: &Hit) -> Option<(Id, Side)> {
    let (state, _) = live.parts.as_ref().filter(|(state, _)| state.editable())?;
    let document = &state.session.document;
    let of_row = |row: usize, side: Side| Some((document.events.get(row)?.id.clone(), side));
    match hit {
        Hit::Mark(first, last) if first == last => of_row(*first, Side::Whole),
        Hit::Bar(row) => of_row(*row, Side::Whole),
        Hit::Start(row) => of_row(*row, Side::Start),
        Hit::End(row) => of_row(*row, Side::End),
        Hit::Flag(key) => {
            let marker = document.markers.get(key)?;
            let is_interval = document.events.find(&marker.event)?.is_interval();
            let side = match (marker.end, is_interval) {
                (true, _) => Side::End,
                (false, true) => Side::Start,
                (false, false) => Side::Whole,
            };
            Some((marker.event.clone(), side))
        }
        _ => None,
    }
}

impl Live {
    /// Whether an event was chosen before: a finger that passes over others does not move them.
    fn is_active(&self, id: &Id) -> bool {
        self.parts.as_ref().is_some_and(|(state, _)| state.session.selection.active.as_ref() == Some(id))
    }

    /// How far a time moves when its shape is dragged: to the next step on the clock.
    fn dragged(&self, id: &Id, side: Side, pixels: f64) -> Millis {
        let event = self.parts.as_ref().and_then(|(state, _)| state.session.document.events.find(id));
        let (Some(event), Some(scale)) = (event, self.scale) else { return 0 };
        let of_end = side == Side::End && event.until.is_some();
        let precision = if of_end { event.end_precision() } else { &event.precision };
        let Some(at) = (if of_end { event.until } else { event.at }) else { return 0 };
        let step = drag_step(&scale, precision);
        let clock = at.offset.seconds() * 1_000;
        let wanted = at.millis() + (pixels * scale.per_pixel).round() as Millis + clock;
        let stepped = (wanted + step / 2).div_euclid(step) * step - clock;
        stepped - at.millis()
    }
}

fn up(live: &mut Live, event: &PointerEvent, x: f64) -> Outcome {
    live.pointers.retain(|(id, _)| *id != event.pointer_id());
    let gesture = std::mem::take(&mut live.gesture);
    match gesture {
        Gesture::Press(hit, ..) => click(live, &hit, x, event),
        Gesture::Move(_, _, _, 0) => Outcome::redraw(),
        Gesture::Move(id, side, _, by) => live.moving(&id, side, by).map_or_else(Outcome::redraw, |action| {
            let go = Action::Select(id, Select::Go);
            Outcome { actions: vec![go, action], redraw: true, ..Outcome::default() }
        }),
        _ => Outcome::redraw(),
    }
}

fn click(live: &mut Live, hit: &Hit, x: f64, event: &PointerEvent) -> Outcome {
    let how = match (event.shift_key(), event.ctrl_key() || event.meta_key()) {
        (true, _) => Select::Range,
        (false, true) => Select::Toggle,
        (false, false) => Select::Go,
    };
    let editable = live.parts.as_ref().is_some_and(|(state, _)| state.editable());
    let how = if editable { how } else { Select::Go };
    let go = |row: usize| live.event(row).map(|event| Action::Select(event.id.clone(), how));
    match hit {
        Hit::Empty => {
            live.cursor = live.scale.map(|scale| scale.at(x)).filter(|_| editable);
            Outcome::redraw()
        }
        Hit::Overview => Outcome::redraw(),
        Hit::Mark(first, last) if first == last => go(*first).map_or_else(Outcome::redraw, Outcome::act),
        Hit::Mark(first, last) => open_cluster(live, *first, *last),
        Hit::Bar(row) | Hit::Start(row) | Hit::End(row) => {
            go(*row).map_or_else(Outcome::redraw, Outcome::act)
        }
        Hit::Flag(key) => {
            let found = live.parts.as_ref().and_then(|(state, _)| {
                state.session.document.markers.get(key).map(|marker| marker.event.clone())
            });
            found.map_or_else(Outcome::redraw, |id| Outcome::act(Action::Select(id, how)))
        }
    }
}

/// Zooms to what lies in a cluster; goes to its first event where all have one time.
fn open_cluster(live: &mut Live, first: usize, last: usize) -> Outcome {
    let Some(scale) = live.scale else { return Outcome::default() };
    let time = |row: usize| live.event(row).and_then(|event| event.at).map(|at| at.millis());
    match (time(first), time(last)) {
        (Some(from), Some(to)) if from < to && scale.span() > 50.0 => {
            live.show(Scale::fit((from, to), scale.width, (scale.width / 6.0, scale.width / 6.0)));
            Outcome::redraw()
        }
        _ => live
            .event(first)
            .map_or_else(Outcome::redraw, |event| Outcome::act(Action::Select(event.id.clone(), Select::Go))),
    }
}

fn hit_of(event: &PointerEvent) -> Hit {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let named = target.and_then(|target| target.closest("[data-hit]").ok().flatten());
    let name = named.and_then(|named| named.get_attribute("data-hit")).unwrap_or_default();
    let mut words = name.split(' ');
    let kind = words.next().unwrap_or_default();
    let rest = words.clone().next().unwrap_or_default();
    let mut rows = words.map(|word| word.parse::<usize>().unwrap_or(usize::MAX));
    match (kind, rows.next()) {
        ("mark", Some(first)) => Hit::Mark(first, rows.next().unwrap_or(first)),
        ("bar", Some(row)) => Hit::Bar(row),
        ("start", Some(row)) => Hit::Start(row),
        ("end", Some(row)) => Hit::End(row),
        ("flag", _) => Hit::Flag(MarkerKey::from_name(rest)),
        ("overview", _) => Hit::Overview,
        _ => Hit::Empty,
    }
}

/// By how much a key or a button moves an event.
pub fn step_of(event: &Event, side: Side) -> Millis {
    key_step(if side == Side::End { event.end_precision() } else { &event.precision })
}

/// Adds an event at the place that was clicked.
pub fn add_here(live: &mut Live) -> Outcome {
    let Some((at, precision)) = live.cursor_moment() else { return Outcome::default() };
    live.cursor = None;
    let event = Event { at: Some(at), precision, ..Event::default() };
    Outcome::act(Action::AddRow(Add::Event(Box::new(event))))
}

/// Brings an event, or its end, to the place that was clicked.
pub fn move_here(live: &mut Live, side: Side) -> Outcome {
    let (Some((to, _)), Some(event)) = (live.cursor_moment(), live.active()) else {
        return Outcome::default();
    };
    let from = if side == Side::End { event.end() } else { event.at };
    let Some(from) = from else { return Outcome::default() };
    live.cursor = None;
    let action = live.moving(&event.id, side, to.millis() - from.millis());
    action.map_or_else(Outcome::redraw, Outcome::act)
}

impl Live {
    /// The place that was clicked, on a whole step of the clock in the zone of the incident.
    pub fn cursor_moment(&self) -> Option<(Moment, Precision)> {
        let (state, _) = self.parts.as_ref()?;
        let (cursor, scale) = (self.cursor?, self.scale?);
        let exact = Moment::from_unix(0).plus_millis(cursor);
        let zone = &state.session.document.timezone;
        let local = crate::model::zone::in_zone(state.outside.zones(), zone, exact);
        let precision = if scale.per_pixel < FINE { Precision::Second } else { Precision::Minute };
        let step = drag_step(&scale, &precision);
        let clock = local.offset.seconds() * 1_000;
        let stepped = (cursor + clock + step / 2).div_euclid(step) * step - clock;
        Some((local.plus_millis(stepped - cursor), precision))
    }
}
