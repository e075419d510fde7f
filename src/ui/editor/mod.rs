//! One event as a row to edit: what is typed often comes first, the rest below.

mod accounts;
mod details;
mod evidence;
mod links;
mod markers;
mod questions;
mod when;

pub use accounts::{PARTS as ACCOUNT_PARTS, of as account_part};
pub use details::public_button;

use super::facts::{Clock, RowFacts};
use super::field::{TextField, TimeField, TokenField};
use super::hints::{self, Worded, hints};
use super::row::{heading, rail};
use super::state::{Hands, State};
use crate::edit::{Action, Change, RowField};
use crate::model::{Event, Id, Text};
use crate::review::language::Field;
use crate::text::{Msg, Words};
use std::rc::Rc;
use yew::prelude::*;

/// A row that is edited, beginning with one field; see the module.
pub fn row_editor(
    state: &Rc<State>,
    hands: &Hands,
    event: &Rc<Event>,
    facts: &RowFacts,
    field: RowField,
) -> Html {
    let words = state.words;
    let clock = Clock::new(state);
    let done = hands.happen.reform(|_: MouseEvent| Action::Close.into());
    html! {
        <li class="row editing" key={event.id.to_string()} data-row={event.id.to_string()} data-editing="" id={format!("pmt-{}", event.id)} tabindex="-1"
            aria-label={facts.label.clone()} aria-posinset={facts.place.to_string()} aria-setsize={facts.total.to_string()}>
            { heading(facts) }
            { rail(words, facts, None) }
            { time_field(state, hands, event, &clock, field) }
            <div class="cell who"><TokenField name="who" value={event.who.clone()} known={state.names.of(&state.session.document)}
                label={words.get(Msg::FieldWho)} placeholder={words.get(Msg::AddWhoPlaceholder)}
                onchange={set_names(hands, &event.id)} /></div>
            <div class="cell body"><TextField multiline=true name="text" value={event.text.clone()} label={words.get(Msg::FieldText)}
                placeholder={words.get(Msg::AddTextPlaceholder)} autofocus={field == RowField::Text}
                marks={hints::marks(state, worded(event))} oninput={set_text(hands, &event.id)} onfocus={super::head::mark(hands)} /></div>
            <div class="cell side">
                <button type="button" class="btn primary" data-act="done" onclick={done}>{ words.get(Msg::ModeDone) }</button>
            </div>
            <div class="below">
                { wording(state, hands, event) }
                { markers::line(words, &state.session.document, event, hands) }
                { details::line(state, event, hands) }
                { evidence::lines(words, event, hands) }
                { questions::lines(words, event, hands) }
                { accounts::columns(state, event, hands) }
                { links::factors(state, event, hands) }
                { row_actions(words, event, hands) }
            </div>
        </li>
    }
}

fn time_field(state: &Rc<State>, hands: &Hands, event: &Rc<Event>, clock: &Clock, field: RowField) -> Html {
    let words = state.words;
    let value: Text = when::typed(state, event, clock).into();
    let understand = {
        let (state, event) = (state.clone(), event.clone());
        Callback::from(move |text: Text| when::understand(&state, &event, &text))
    };
    let oncommit = {
        let (state, event, hands) = (state.clone(), event.clone(), hands.clone());
        Callback::from(move |text: Text| {
            if let Some(change) = when::change(&state, &event, &text) {
                hands.act(Action::Do(change));
            }
        })
    };
    let onpending = {
        let (hands, id) = (hands.clone(), event.id.clone());
        Callback::from(move |text: Option<Text>| {
            hands.output.emit(super::contract::Output::Pending(text.map(|text| (id.clone(), text))));
        })
    };
    html! {
        <TimeField {value} {understand} {oncommit} {onpending} label={words.get(Msg::FieldTime)} placeholder={words.get(Msg::AddTimePlaceholder)}
            says_id={format!("says-{}", event.id)} autofocus={field == RowField::Time} />
    }
}

/// Whether a text in the field for the time of an event waits for somebody to choose what it means.
pub fn asks(state: &State, id: &Id, text: &str) -> bool {
    state.session.document.events.find(id).is_some_and(|event| when::asks(state, event, text))
}

fn set_names(hands: &Hands, id: &Id) -> Callback<Vec<Text>> {
    let (hands, id) = (hands.clone(), id.clone());
    Callback::from(move |names| hands.act(Action::Do(Change::Who(id.clone(), names))))
}

/// Hints on the wording of the text; their questions can be asked on the event.
fn wording(state: &State, hands: &Hands, event: &Event) -> Html {
    let onask = {
        let (hands, id) = (hands.clone(), event.id.clone());
        Callback::from(move |text: Text| hands.act(Action::Do(Change::AddQuestion(id.clone(), text))))
    };
    let onrewrite = set_text(hands, &event.id);
    hints(state, hands, worded(event), Some(onask), onrewrite)
}

fn worded(event: &Event) -> Worded<'_> {
    Worded { text: &event.text, field: Field::Event, place: event.id.as_str() }
}

fn set_text(hands: &Hands, id: &Id) -> Callback<Text> {
    let (hands, id) = (hands.clone(), id.clone());
    Callback::from(move |text| hands.act(Action::Do(Change::EventText(id.clone(), text))))
}

/// A quiet button that acts.
pub fn button(hands: &Hands, name: impl Into<AttrValue>, act: &'static str, action: Action) -> Html {
    acting(hands, name.into(), (act, None), action)
}

/// The same of one that adds to an event: the keyboard goes into the last of what matches `adds`.
fn adding(hands: &Hands, name: String, act: &'static str, adds: &'static str, action: Action) -> Html {
    acting(hands, name.into(), (act, Some(adds)), action)
}

fn acting(
    hands: &Hands,
    name: AttrValue,
    (act, adds): (&'static str, Option<&'static str>),
    action: Action,
) -> Html {
    let hands = hands.clone();
    let onclick = Callback::from(move |_: MouseEvent| hands.act(action.clone()));
    html! { <button type="button" class="btn" data-act={act} data-adds={adds} {onclick}>{ name }</button> }
}

fn row_actions(words: Words, event: &Event, hands: &Hands) -> Html {
    use crate::edit::{Add, Around, Direction, Listed};
    let id = &event.id;
    let text = |message: Msg| words.get(message).into_owned();
    html! {
        <div class="line acts" role="group" aria-label={words.get(Msg::More)}>
            { adding(hands, text(Msg::DoAddEvidence), "add-evidence", ".entry", Action::Do(Change::AddEvidence(id.clone(), Default::default()))) }
            { adding(hands, text(Msg::DoAddAccount), "add-account", ".account", Action::Do(Change::Around(Around::Add(Listed::Accounts(id.clone()), Vec::new())))) }
            { adding(hands, text(Msg::DoAddQuestion), "add-question", ".question", Action::Do(Change::AddQuestion(id.clone(), "".into()))) }
            <span class="grow" />
            { button(hands, text(Msg::DoInsertAbove), "above", Action::AddRow(Add::Above(id.clone()))) }
            { button(hands, text(Msg::DoInsertBelow), "below", Action::AddRow(Add::Below(id.clone()))) }
            { button(hands, text(Msg::DoDuplicate), "duplicate", Action::Do(Change::Duplicate(id.clone()))) }
            { button(hands, text(Msg::DoMoveEarlier), "up", Action::Do(Change::Reorder(id.clone(), Direction::Up))) }
            { button(hands, text(Msg::DoMoveLater), "down", Action::Do(Change::Reorder(id.clone(), Direction::Down))) }
            { button(hands, text(Msg::DoDelete), "delete", Action::Do(Change::Delete(vec![id.clone()]))) }
        </div>
    }
}
