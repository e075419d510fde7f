//! Keys on the axis: its own first, then those of the list.

use super::gesture::{Outcome, add_here, step_of};
use super::live::{Gesture, Live, Side, View};
use crate::edit::{Action, RowField, Select};
use crate::layout::axis::Millis;
use crate::ui::contract::Output;
use crate::ui::keys::{self, Meaning};
use crate::ui::state::Happening;
use web_sys::KeyboardEvent;

/// What a step of zooming shows more, or less.
pub const ZOOM: f64 = 1.6;

/// What a key does on the axis: its own keys first, then those of the list.
pub fn key(live: &mut Live, event: &KeyboardEvent) -> Outcome {
    live.catch_up();
    let Some((state, _)) = live.parts.clone() else { return Outcome::default() };
    if event.is_composing() || event.default_prevented() {
        return Outcome::default();
    }
    let held = event.ctrl_key() || event.meta_key();
    let outcome = match (event.key().as_str(), event.alt_key(), event.shift_key(), held) {
        ("Escape", ..) if live.gesture != Gesture::None || live.cursor.is_some() => {
            live.gesture = Gesture::None;
            live.cursor = None;
            Some(Outcome::redraw())
        }
        ("ArrowLeft" | "ArrowUp", false, false, false) => step(live, -1),
        ("ArrowRight" | "ArrowDown", false, false, false) => step(live, 1),
        ("PageUp", false, ..) => step(live, -10),
        ("PageDown", false, ..) => step(live, 10),
        ("Home", ..) => step(live, isize::MIN),
        ("End", ..) => step(live, isize::MAX),
        ("ArrowLeft", false, true, false) => pan(live, -0.25),
        ("ArrowRight", false, true, false) => pan(live, 0.25),
        ("ArrowLeft", true, shift, false) => nudge(live, -1, shift),
        ("ArrowRight", true, shift, false) => nudge(live, 1, shift),
        ("+" | "=", false, _, false) => zoom(live, 1.0 / ZOOM),
        ("-" | "_", false, _, false) => zoom(live, ZOOM),
        ("0", false, false, false) => {
            live.view = View::All;
            Some(Outcome::redraw())
        }
        ("n" | "N", false, _, false) if live.cursor.is_some() && state.editable() => Some(add_here(live)),
        ("t", false, false, false) if state.editable() => {
            live.active().map(|event| Outcome::act(Action::Edit(event.id.clone(), RowField::Time)))
        }
        _ => by_list(live, event),
    };
    if outcome.is_some() {
        event.prevent_default();
    }
    outcome.unwrap_or_default()
}

fn zoom(live: &mut Live, factor: f64) -> Option<Outcome> {
    let scale = live.scale?;
    let active = live.active().and_then(|event| event.at).map(|at| scale.x(at.millis()));
    let around = active.filter(|x| (0.0..=scale.width).contains(x)).unwrap_or(scale.width / 2.0);
    live.zoom(around, factor);
    Some(Outcome::redraw())
}

/// Zooms around the row of the keyboard, or the middle.
pub fn zoomed(live: &mut Live, factor: f64) -> Outcome {
    zoom(live, factor).unwrap_or_default()
}

fn pan(live: &mut Live, part: f64) -> Option<Outcome> {
    let scale = live.scale?;
    live.show(scale.panned(scale.width * part));
    Some(Outcome::redraw())
}

/// Goes to an event so many places on; those without a time are passed over.
fn step(live: &Live, by: isize) -> Option<Outcome> {
    let (state, _) = live.parts.as_ref()?;
    let events = &state.session.document.events;
    let here = state.session.selection.active.as_ref().and_then(|id| events.position(id));
    let last = events.len().checked_sub(1)?;
    let mut to = match here {
        None => 0,
        Some(here) => here.saturating_add_signed(by).min(last),
    };
    let way = if by < 0 { -1 } else { 1 };
    loop {
        let event = events.get(to)?;
        if event.at.is_some() {
            return Some(Outcome::act(Action::Select(event.id.clone(), Select::Go)));
        }
        to = to.checked_add_signed(way)?;
    }
}

/// Moves the event of the keyboard, or its end, by the unit to which it is known.
fn nudge(live: &Live, way: Millis, of_end: bool) -> Option<Outcome> {
    live.parts.as_ref().filter(|(state, _)| state.editable())?;
    let event = live.active()?;
    let side = if of_end { Side::End } else { Side::Whole };
    let by = way * step_of(&event, side);
    Some(Outcome::act(live.moving(&event.id, side, by)?))
}

/// The keys of the list work on the axis too, for the row that the keyboard is on.
fn by_list(live: &Live, event: &KeyboardEvent) -> Option<Outcome> {
    let (state, _) = live.parts.as_ref()?;
    let act = keys::act_of(event, state.editable())?;
    let id = state.session.selection.active.clone()?;
    Some(match keys::meaning(&state.session, act, &|_| None, &id) {
        Meaning::Act(action) => Outcome::act(action),
        Meaning::Go(id, how) => Outcome::act(Action::Select(id, how)),
        Meaning::Dialog(dialog) => {
            Outcome { happening: Some(Happening::Dialog(Some(dialog))), ..Outcome::default() }
        }
        Meaning::Save => Outcome { output: Some(Output::Save), ..Outcome::default() },
        Meaning::Search | Meaning::Nothing => return None,
    })
}
