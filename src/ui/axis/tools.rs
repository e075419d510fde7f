//! The tools below the axis: zoom, part, lanes, and what a drag does by single clicks.

use super::gesture::{Outcome, add_here, carry_out, move_here, step_of};
use super::keys::{ZOOM, zoomed};
use super::labels::{clock_text, phase_name};
use super::live::{Live, Side, View};
use crate::edit::{Action, Filter};
use crate::layout::axis::LaneBy;
use crate::layout::phases::Phase;
use crate::model::Event;
use crate::text::{Msg, Words, duration};
use crate::ui::facts::Clock;
use crate::ui::head::chosen;
use crate::ui::state::{Hands, State};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What the tools work with.
#[derive(Clone)]
pub struct Bench {
    /// What the axis remembers.
    pub live: Rc<RefCell<Live>>,
    /// What can be done.
    pub hands: Hands,
    /// Draws the axis anew.
    pub again: Callback<()>,
}

impl Bench {
    /// Does something with the axis, and all that follows from it.
    fn act(&self, change: impl FnOnce(&mut Live) -> Outcome) {
        let outcome = match self.live.try_borrow_mut() {
            Ok(mut live) => {
                live.catch_up();
                change(&mut live)
            }
            Err(_) => return,
        };
        if carry_out(outcome, &self.hands) {
            self.again.emit(());
        }
    }

    fn click(&self, change: impl Fn(&mut Live) -> Outcome + 'static) -> Callback<MouseEvent> {
        let bench = self.clone();
        Callback::from(move |_: MouseEvent| bench.act(&change))
    }
}

/// The toolbar: one stop of the Tab key, the arrow keys go from tool to tool.
pub fn tools(state: &State, bench: &Bench, clock: &Clock) -> Html {
    let words = state.words;
    let (view, lane_by, cursor) = match bench.live.try_borrow() {
        Ok(live) => (live.view, live.lane_by, live.cursor_moment()),
        Err(_) => return Html::default(),
    };
    let cursor = cursor.map(|(at, precision)| clock_text(clock, at, &precision));
    html! {
        <div class="axis-tools" role="toolbar" aria-label={words.get(Msg::AxisTools)} onkeydown={Callback::from(roam)} onfocusin={Callback::from(settle)}>
            { if state.editable() { edits(state, bench, cursor) } else { html! { <span class="grow" /> } } }
            { icon(words, Msg::AxisZoomOut, "axis-out", "−", bench.click(|live| zoomed(live, ZOOM)), true) }
            { icon(words, Msg::AxisZoomIn, "axis-in", "+", bench.click(|live| zoomed(live, 1.0 / ZOOM)), false) }
            { parts(state, bench, view) }
            { leading(state, bench) }
            { lanes(words, bench, lane_by) }
        </div>
    }
}

fn icon(
    words: Words,
    name: Msg,
    act: &'static str,
    sign: &'static str,
    onclick: Callback<MouseEvent>,
    first: bool,
) -> Html {
    let name = words.get(name);
    let tabindex = if first { "0" } else { "-1" };
    html! {
        <button type="button" class="btn icon" data-act={act} aria-label={name.clone()} title={name} {tabindex} {onclick}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

/// A tool by its text, and by what it says when asked.
fn tool((text, help): (String, String), act: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="btn" data-act={act} title={help} tabindex="-1" {onclick}>{ text }</button>
    }
}

/// Which part is shown.
fn parts(state: &State, bench: &Bench, view: View) -> Html {
    let words = state.words;
    let text = |message: Msg| words.get(message).into_owned();
    let mut choices = vec![("all", View::All, text(Msg::AxisFitAll))];
    if !state.session.document.markers.is_empty() {
        choices.push(("incident", View::Incident, text(Msg::AxisFitIncident)));
        for (name, phase) in PHASES {
            let said = words.say(Msg::AxisFitPhase, [&phase_name(words, phase)]);
            choices.push((name, View::Phase(phase), said));
        }
    }
    if !state.session.chosen().is_empty() {
        choices.push(("selection", View::Selection, text(Msg::AxisFitSelection)));
    }
    let bench = bench.clone();
    let onchange = Callback::from(move |event: yew::Event| {
        let name = chosen(&event).unwrap_or_default();
        bench.act(|live| {
            live.view = match name.as_str() {
                "incident" => View::Incident,
                "selection" => View::Selection,
                other => {
                    let phase = PHASES.iter().find(|(name, _)| *name == other).map(|(_, phase)| *phase);
                    phase.map_or(View::All, View::Phase)
                }
            };
            Outcome { redraw: true, ..Outcome::default() }
        });
    });
    let part = matches!(view, View::Part(_));
    html! {
        <select class="field" data-act="axis-fit" tabindex="-1" aria-label={words.get(Msg::AxisShows)} {onchange}>
            <option value="part" selected={part} disabled=true hidden=true>{ words.get(Msg::AxisOtherPart) }</option>
            { for choices.into_iter().map(|(name, what, text)| {
                let selected = what == view || (name == "all" && view == View::Auto);
                html! { <option value={name} {selected}>{ text }</option> }
            }) }
        </select>
    }
}

/// Whether the list shows the same part of time, and no more.
fn leading(state: &State, bench: &Bench) -> Html {
    let filter = &state.session.filter;
    let (on, filter) = (filter.span.is_some(), filter.clone());
    let onclick = bench.click(move |live| {
        let span = if on { None } else { live.scale.map(|scale| scale.range()) };
        let action = Action::Filter(Filter { span, ..filter.clone() });
        Outcome { actions: vec![action], ..Outcome::default() }
    });
    html! {
        <button type="button" class="btn" data-act="axis-leads" aria-pressed={on.to_string()} title={state.words.get(Msg::AxisLeadsHelp)} tabindex="-1" {onclick}>
            { state.words.get(Msg::AxisLeads) }
        </button>
    }
}

const PHASES: [(&str, Phase); 3] =
    [("undetected", Phase::Undetected), ("responding", Phase::Responding), ("recovering", Phase::Recovering)];

fn lanes(words: Words, bench: &Bench, current: LaneBy) -> Html {
    let bench = bench.clone();
    let onchange = Callback::from(move |event: yew::Event| {
        let name = chosen(&event).unwrap_or_default();
        let by = LaneBy::ALL.into_iter().find(|by| lane_word(*by).0 == name).unwrap_or_default();
        bench.act(|live| {
            live.lane_by = by;
            Outcome { redraw: true, ..Outcome::default() }
        });
    });
    html! {
        <label>
            <span>{ words.get(Msg::AxisLanes) }</span>
            <select class="field" data-act="axis-lanes" tabindex="-1" {onchange}>
                { for LaneBy::ALL.into_iter().map(|by| {
                    let (value, message) = lane_word(by);
                    html! { <option {value} selected={by == current}>{ words.get(message) }</option> }
                }) }
            </select>
        </label>
    }
}

fn lane_word(by: LaneBy) -> (&'static str, Msg) {
    match by {
        LaneBy::None => ("none", Msg::AxisLanesNone),
        LaneBy::Who => ("who", Msg::AxisLanesWho),
        LaneBy::Kind => ("kind", Msg::AxisLanesKind),
        LaneBy::Tag => ("tag", Msg::AxisLanesTag),
        LaneBy::Source => ("source", Msg::AxisLanesSource),
    }
}

/// What a drag would do, by single clicks: at the place that was clicked, or step by step. The room
/// for it is there before there is anything to do, so that nothing moves under the pointer.
fn edits(state: &State, bench: &Bench, cursor: Option<String>) -> Html {
    let words = state.words;
    let active = state.session.selection.active.as_ref();
    let event = active.and_then(|id| state.session.document.events.find(id)).filter(|e| e.at.is_some());
    let mut parts: Vec<Html> = Vec::new();
    if let Some(time) = &cursor {
        let text = |message: Msg| words.get(message).into_owned();
        let add = (words.say(Msg::AxisAdd, [time]), words.say(Msg::AxisAddHelp, [time]));
        parts.push(tool(add, "axis-add", bench.click(add_here)));
        if let Some(event) = event {
            let move_to = (text(Msg::AxisMove), words.say(Msg::AxisMoveHelp, [time]));
            parts.push(tool(move_to, "axis-move", bench.click(|live| move_here(live, Side::Whole))));
            if event.is_interval() {
                let end = (text(Msg::AxisEnd), words.say(Msg::AxisEndHelp, [time]));
                parts.push(tool(end, "axis-end", bench.click(|live| move_here(live, Side::End))));
            }
        }
    } else if let Some(event) = event {
        parts.extend(nudges(words, bench, event));
    }
    html! { <div class="edits">{ for parts }</div> }
}

fn nudges(words: Words, bench: &Bench, event: &Event) -> Vec<Html> {
    let nudge = |message: Msg<1>, act: &'static str, side: Side, way: i64| {
        let step = way * step_of(event, side);
        let id = event.id.clone();
        let onclick = bench.click(move |live| {
            let actions: Vec<Action> = live.moving(&id, side, step).into_iter().collect();
            Outcome { actions, redraw: true, ..Outcome::default() }
        });
        let amount = step_text(words, step);
        let sign = if way < 0 { "\u{2212}" } else { "+" };
        tool((format!("{sign}{amount}"), words.say(message, [&amount])), act, onclick)
    };
    let mut parts = vec![
        nudge(Msg::AxisEarlier, "axis-earlier", Side::Whole, -1),
        nudge(Msg::AxisLater, "axis-later", Side::Whole, 1),
    ];
    if event.is_interval() {
        parts.push(html! { <span>{ words.get(Msg::AxisEndOf) }</span> });
        parts.push(nudge(Msg::AxisEndEarlier, "axis-end-earlier", Side::End, -1));
        parts.push(nudge(Msg::AxisEndLater, "axis-end-later", Side::End, 1));
    }
    parts
}

fn step_text(words: Words, step: i64) -> String {
    match step.abs() {
        1 => "1 ms".to_owned(),
        millis => duration::text(words, millis / 1_000),
    }
}

/// The arrow keys go from tool to tool; in a list of choices up and down choose.
fn roam(event: KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        "Home" => isize::MIN,
        "End" => isize::MAX,
        _ => return,
    };
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(all) = all_tools(&target) else { return };
    let Some(here) = all.iter().position(|tool| tool.is_same_node(Some(&target))) else { return };
    let to = here.saturating_add_signed(step).min(all.len().saturating_sub(1));
    if let Some(tool) = all.get(to) {
        event.prevent_default();
        event.stop_propagation();
        crate::ui::field::focus(tool);
    }
}

/// The tool that has the focus is the one that Tab comes back to.
fn settle(event: FocusEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    for tool in all_tools(&target).into_iter().flatten() {
        let stop = if tool.is_same_node(Some(&target)) { "0" } else { "-1" };
        let _ = tool.set_attribute("tabindex", stop);
    }
}

fn all_tools(one: &Element) -> Option<Vec<HtmlElement>> {
    let bar = one.closest("[role=toolbar]").ok()??;
    let all = bar.query_selector_all("button, select").ok()?;
    Some((0..all.length()).filter_map(|at| all.item(at)?.dyn_into().ok()).collect())
}
