//! What the text does not say: its day, its zone, what relative times count from. Asked once, and
//! all rows are read anew with the answer.

use super::reading::{Origin, Read};
use crate::model::{Civil, Date, Document, Id, MarkerKey, Moment, Text, zone};
use crate::text::Msg;
use crate::ui::contract::{Offered, ReadWish};
use crate::ui::field::DateField;
use crate::ui::head::chosen;
use crate::ui::state::State;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a person answered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The day of the first time.
    pub date: Option<Date>,
    /// Whether somebody said so here, and may want to say otherwise.
    pub is_day_said: bool,
    /// The zone of bare times.
    pub zone: Option<Text>,
    /// Read all in that zone, whatever the text says.
    pub is_forced: bool,
    /// What relative times count from, on the clock of the zone.
    pub start: Option<Moment>,
    /// By source, seconds to add because its clock was off.
    pub shifts: Vec<(Id, i64)>,
}

impl Answers {
    /// What the document that is open says already.
    pub fn for_document(document: &Document) -> Self {
        let start = document.markers.get(&MarkerKey::Start);
        let start = start.and_then(|marker| document.events.find(&marker.event)?.at);
        let first = start.or_else(|| document.events.iter().find_map(|event| event.at));
        let is_known = !document.timezone.is_empty() || !document.events.is_empty();
        let name = if document.timezone.is_empty() { "UTC".into() } else { document.timezone.clone() };
        Self {
            date: first.map(|at| at.civil().date()),
            zone: is_known.then_some(name),
            start: first,
            ..Self::default()
        }
    }

    /// What is to be read, and how.
    pub fn wish(&self, text: Text, files: Rc<[Offered]>) -> ReadWish {
        ReadWish {
            text,
            files,
            date: self.date,
            zone: self.zone.clone(),
            is_zone_forced: self.is_forced,
            start: self.start,
        }
    }

    /// The seconds to add to the times of a source, where somebody said.
    pub fn shift(&self, source: &Id) -> Option<i64> {
        self.shifts.iter().find(|(id, _)| id == source).map(|(_, seconds)| *seconds)
    }

    /// The same with a zone that was chosen; `None` for the one that is written.
    #[must_use]
    pub fn in_zone(&self, zone: Option<Text>) -> Self {
        Self { is_forced: zone.is_some(), zone, ..self.clone() }
    }
}

/// The questions; those that must be answered are marked.
pub fn questions(state: &State, read: &Read, answers: &UseStateHandle<Answers>) -> Html {
    if read.parts.iter().all(|part| part.outcome.is_err()) {
        return Html::default();
    }
    let asks = |wanted: fn(&crate::import::Found) -> bool| {
        read.parts.iter().filter_map(|part| part.outcome.as_ref().ok()).any(wanted)
    };
    html! {
        <div class="form questions">
            { date(state, answers, asks(|found| found.needs_date)) }
            { zone_choice(state, read, answers, asks(|found| found.needs_zone)) }
            { asks(|found| found.needs_t0).then(|| start(state, answers)) }
            { shifts(state, read, answers) }
        </div>
    }
}

fn value_of(event: &Event) -> String {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

fn date(state: &State, answers: &UseStateHandle<Answers>, asked: bool) -> Html {
    if !asked && !answers.is_day_said {
        return Html::default();
    }
    let onchange = {
        let answers = answers.clone();
        Callback::from(move |day: Option<Civil>| {
            let date = day.map(|day| day.date());
            answers.set(Answers { date, is_day_said: true, ..(*answers).clone() });
        })
    };
    let value = answers.date.and_then(Civil::from_date);
    question(
        asked && answers.date.is_none(),
        state
            .words
            .get(if answers.date.is_none() { Msg::ImportDateAsk } else { Msg::ImportDate })
            .into_owned(),
        html! {
            <span class="line">
                <DateField name="import-date" {value} {onchange} />
                <button type="button" class="btn" data-act="import-today" onclick={today(state, answers)}>{ state.words.get(Msg::ImportToday) }</button>
            </span>
        },
    )
}

/// Today, on the reader's clock.
fn today(state: &State, answers: &UseStateHandle<Answers>) -> Callback<MouseEvent> {
    let (outside, answers) = (state.outside.clone(), answers.clone());
    Callback::from(move |event: MouseEvent| {
        // Not a click on the label around it.
        event.prevent_default();
        let now = outside.now().map(|now| zone::in_zone(outside.zones(), &outside.reader_zone(), now));
        let date = now.map(|now| now.civil().date());
        answers.set(Answers { date, is_day_said: true, ..(*answers).clone() });
    })
}

fn zone_choice(state: &State, read: &Read, answers: &UseStateHandle<Answers>, asked: bool) -> Html {
    let words = state.words;
    let found = read.parts.iter().filter_map(|part| part.outcome.as_ref().ok()).map(|found| &found.zone);
    let written = found.clone().find(|zone| !zone.written.is_empty()).map(|zone| zone.written.clone());
    let others = found.flat_map(|zone| zone.others.iter().cloned());
    let mut first: Vec<Text> = others.chain(["UTC".into(), state.outside.reader_zone()]).collect();
    first.extend(answers.zone.clone());
    let mut names: Vec<Text> = Vec::new();
    for name in first.into_iter().chain(state.outside.zone_names().iter().cloned()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let current = answers.zone.clone().filter(|_| answers.is_forced || written.is_none());
    let onchange = {
        let (answers, is_written) = (answers.clone(), written.is_some());
        Callback::from(move |event: Event| {
            let zone = chosen(&event).filter(|name| !name.is_empty()).map(Text::from);
            let next = answers.in_zone(zone);
            answers.set(Answers { is_forced: next.is_forced && is_written, ..next });
        })
    };
    let label = if asked && current.is_none() { Msg::ImportZoneAsk } else { Msg::ImportZone };
    let unset =
        written.map(|zone| words.say(Msg::ImportZoneWritten, [&zone])).unwrap_or_else(|| "UTC".to_owned());
    question(
        asked && current.is_none(),
        words.get(label).into_owned(),
        html! {
            <select class="field" data-field="import-zone" {onchange}>
                <option value="" selected={current.is_none()}>{ unset }</option>
                { for names.iter().map(|name| html! { <option value={name.to_string()} selected={current.as_ref() == Some(name)}>{ &**name }</option> }) }
            </select>
        },
    )
}

fn start(state: &State, answers: &UseStateHandle<Answers>) -> Html {
    let zone = answers.zone.clone().unwrap_or_default();
    let local = answers.start.map(|at| zone::in_zone(state.outside.zones(), &zone, at).civil());
    let onchange = {
        let (answers, outside) = (answers.clone(), state.outside.clone());
        Callback::from(move |wall: Option<Civil>| {
            let start = wall.and_then(|wall| zone::resolve(outside.zones(), &zone, wall).earlier());
            answers.set(Answers { start, ..(*answers).clone() });
        })
    };
    let message = if answers.start.is_none() { Msg::ImportStartAsk } else { Msg::ImportStart };
    question(
        answers.start.is_none(),
        state.words.get(message).into_owned(),
        html! { <DateField name="import-start" value={local} has_time=true {onchange} /> },
    )
}

/// The clock of each source; one alone is not named.
fn shifts(state: &State, read: &Read, answers: &UseStateHandle<Answers>) -> Html {
    let label = state.words.get(Msg::ImportShift);
    match read.origins.as_slice() {
        [] => Html::default(),
        [origin] => question(false, label.into_owned(), shift(origin, "import-shift".to_owned(), answers)),
        several => {
            let line = |(at, origin): (usize, &Origin)| {
                let field = shift(origin, format!("import-shift-{at}"), answers);
                question(false, origin.words(state.words), field)
            };
            html! {
                <fieldset class="clocks">
                    <legend>{ label }</legend>
                    { for several.iter().enumerate().map(line) }
                </fieldset>
            }
        }
    }
}

fn shift(origin: &Origin, name: String, answers: &UseStateHandle<Answers>) -> Html {
    let onchange = {
        let (answers, source) = (answers.clone(), origin.source.id.clone());
        Callback::from(move |event: Event| {
            let seconds = value_of(&event).trim().parse().unwrap_or(0);
            let others = answers.shifts.iter().filter(|(id, _)| *id != source).cloned();
            let shifts = others.chain([(source.clone(), seconds)]).collect();
            answers.set(Answers { shifts, ..(*answers).clone() });
        })
    };
    let value = origin.source.shift.unwrap_or(0).to_string();
    html! { <input type="number" class="field" step="1" data-field={name} {value} {onchange} /> }
}

fn question(is_open: bool, label: String, field: Html) -> Html {
    html! { <label class={is_open.then_some("open")}><span>{ label }</span>{ field }</label> }
}
