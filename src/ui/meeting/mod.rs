//! The review, one step at a time: check-in, what blameless means, the timeline event by event,
//! factors, lessons, proposals, check-out. Large enough for a projector, moved by single keys.
//!
//! What is said is written down where it belongs, each note one entry of the history. The place is
//! kept by name, so that what others save does not move it.

mod notes;
mod steps;

use super::dialog::{Frame, close};
use super::facts::Clock;
use super::head::PartProps;
use super::markup::{Links, prose};
use super::state::{Happening, State};
use crate::model::{Event, Kind, Text};
use crate::text::{Msg, duration, figure, moment};
use std::rc::Rc;
pub use steps::Move;
use steps::Step;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The button on which the keyboard begins.
const NEXT: &str = "meeting-next";

/// The window of the review; see the module.
#[component]
pub fn Meeting(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let words = state.words;
    let all = steps::of(&state.session.document);
    let at = steps::place(&all, &state.meeting);
    let Some(step) = all.get(at) else { return Html::default() };
    let go = hands.happen.reform(Happening::Meeting);
    let last = all.len().saturating_sub(1);
    let onkeydown = keys(&go);
    let button = |name: Msg, act: &'static str, way: Move, can: bool| {
        // One that is disabled would lose the focus, and the keys with it.
        let onclick = go.reform(move |_: MouseEvent| way);
        html! { <button type="button" class="btn" data-act={act} aria-disabled={(!can).then_some("true")} autofocus={act == NEXT} {onclick}>{ words.get(name) }</button> }
    };
    html! {
        <Frame title={words.get(Msg::MeetingTitle)} happen={hands.happen.clone()} class="meeting" {onkeydown}>
            <div class="step" data-step={step.key().to_string()} aria-live="polite" key={step.key().to_string()}>{ show(state, step) }</div>
            { notes::line(state, hands, step) }
            <div class="acts">
                <span class="quiet">{ words.say(Msg::MeetingPlace, [&(at + 1), &all.len()]) }</span>
                <progress max={last.to_string()} value={at.to_string()} aria-label={words.get(Msg::MeetingTitle)} />
                <span class="grow" />
                { button(Msg::MeetingBack, "meeting-back", Move::Back, at > 0) }
                { button(Msg::MeetingNext, NEXT, Move::On, at < last) }
                <button type="button" class="btn primary" data-act="meeting-close" onclick={close(&hands.happen)}>{ words.get(Msg::Close) }</button>
            </div>
        </Frame>
    }
}

/// The name of the step that a move leads to from where the review is. It counts from where the one
/// before it led, drawn or not.
pub fn after(state: &State, way: Move) -> Option<Text> {
    steps::moved(&steps::of(&state.session.document), &state.meeting, way)
}

/// A step a key press, except where somebody types.
fn keys(go: &Callback<Move>) -> Callback<KeyboardEvent> {
    let go = go.clone();
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        let is_field = target.matches("input, select, textarea").unwrap_or(false);
        let is_button = target.matches("button, a").unwrap_or(false);
        if is_field || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" | "PageDown" => go.emit(Move::On),
            " " if !is_button => go.emit(Move::On),
            "ArrowLeft" | "PageUp" => go.emit(Move::Back),
            "Home" => go.emit(Move::First),
            "End" => go.emit(Move::Last),
            "n" => focus_note(&target),
            _ => return,
        }
        event.prevent_default();
    })
}

fn focus_note(target: &Element) {
    let window = target.closest("dialog").ok().flatten();
    let field = window.and_then(|window| window.query_selector("[data-field='note']").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        super::field::focus(&field);
    }
}

fn show(state: &State, step: &Step) -> Html {
    let words = state.words;
    let document = &state.session.document;
    let said =
        |heading: Msg, text: Msg| html! { <><h3>{ words.get(heading) }</h3><p>{ words.get(text) }</p></> };
    match step {
        Step::CheckIn => said(Msg::StepCheckIn, Msg::StepCheckInHelp),
        Step::Definition => {
            html! { <><h3>{ words.get(Msg::StepDefinition) }</h3><p>{ state.definition() }</p></> }
        }
        Step::Background => background(state),
        Step::Summary => summary(state),
        Step::Event(id) => document.events.find(id).map(|event| one(state, event)).unwrap_or_default(),
        Step::Factors => {
            let texts = document.factors.iter().map(|it| &it.text);
            list(state, Msg::HeadFactors, Msg::HintFactor, texts.collect())
        }
        Step::Lessons => {
            let texts = document.lessons.iter().map(|it| &it.text);
            list(state, Msg::HeadLessons, Msg::StepLessonsHelp, texts.collect())
        }
        Step::Actions => {
            let texts = document.actions.iter().map(|it| &it.text);
            list(state, Msg::HeadActions, Msg::StepActionsHelp, texts.collect())
        }
        Step::CheckOut => said(Msg::StepCheckOut, Msg::StepCheckOutHelp),
    }
}

fn read(state: &State, text: &str) -> Html {
    prose(text, &Links(state.outside.clone()), true)
}

fn background(state: &State) -> Html {
    let words = state.words;
    let document = &state.session.document;
    let names: Vec<Text> = state.names.of(document).iter().cloned().collect();
    let clock = Clock::new(state);
    let first = document.events.iter().find_map(|event| event.at);
    let date = first.map(|at| crate::text::date::long(words, clock.civil(&at).date()));
    html! {
        <>
            <h3 dir="auto">{ if document.title.is_empty() { words.get(Msg::TitleMissing).into_owned() } else { document.title.to_string() } }</h3>
            if let Some(date) = date { <p>{ date }</p> }
            if !document.severity.is_empty() { <p dir="auto">{ &*document.severity }</p> }
            if !names.is_empty() { <p dir="auto">{ names.join(", ") }</p> }
        </>
    }
}

fn summary(state: &State) -> Html {
    let words = state.words;
    let report = &state.session.document.report;
    let parts = [
        (Msg::HeadSummary, &report.summary),
        (Msg::FieldDetection, &report.detection),
        (Msg::FieldImpact, &report.impact),
    ];
    let measured = state.durations();
    html! {
        <>
            { for parts.iter().map(|(heading, text)| html! {
                <><h3>{ words.get(*heading) }</h3>
                { if text.is_empty() { html! { <p class="quiet">{ words.get(Msg::NotKnownYet) }</p> } } else { html! { <p>{ read(state, text) }</p> } } }</>
            }) }
            <p class="figures">{ for measured.figures.iter().map(|it| html! {
                <span>{ figure::name(words, it.measure) }{ " " }<b>{ super::durations::state_text(words, &it.state) }</b></span>
            }) }</p>
        </>
    }
}

fn one(state: &State, event: &Rc<Event>) -> Html {
    let words = state.words;
    let clock = Clock::new(state);
    let time = clock.time(event, moment::Style::Written);
    let since = clock.start.zip(event.at).filter(|(start, at)| start.seconds != at.seconds);
    let since = since.map(|(start, at)| duration::offset(words, at.seconds - start.seconds));
    let who: Vec<&str> = event.who.iter().map(|name| &**name).collect();
    let marks =
        state.session.document.markers.of_event(&event.id).map(|(key, _)| words.marker(key).into_owned());
    html! {
        <>
            <p class="when"><b>{ time }</b>{ " " }<span class="quiet">{ since }</span>{ for marks.map(|mark| html! { <span class="badge thin">{ mark }</span> }) }</p>
            if !who.is_empty() { <p dir="auto" class="quiet">{ who.join(", ") }</p> }
            <p class="what">{ read(state, &event.text) }</p>
            { for event.questions.iter().map(|it| html! { <p class="asked" dir="auto">{ &*it.text }{ " " }<span class="quiet">{ &*it.answer }</span></p> }) }
            <p class="prompt">{ words.get(prompt(&event.kind)) }</p>
        </>
    }
}

/// What one would ask of an event of a kind.
fn prompt(kind: &Kind) -> Msg {
    match kind {
        Kind::Detection => Msg::PromptDetection,
        Kind::Diagnosis => Msg::PromptDiagnosis,
        Kind::Decision => Msg::PromptDecision,
        Kind::Change => Msg::PromptChange,
        Kind::Repair => Msg::PromptRepair,
        Kind::Communication => Msg::PromptCommunication,
        Kind::Impact => Msg::PromptImpact,
        Kind::Note | Kind::Other(_) => Msg::PromptNote,
    }
}

fn list(state: &State, heading: Msg, help: Msg, texts: Vec<&Text>) -> Html {
    let words = state.words;
    html! {
        <>
            <h3>{ words.get(heading) }</h3>
            <ul>{ for texts.iter().map(|text| html! { <li>{ read(state, text) }</li> }) }</ul>
            <p class="prompt">{ words.get(help) }</p>
        </>
    }
}
