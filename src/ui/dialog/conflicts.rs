//! Fields that two people changed: both texts side by side, one click settles each.

use super::{Frame, close};
use crate::edit::merge::{Conflict, Contested, Side};
use crate::edit::{Action, Command, EventTime, Label, Step, Target};
use crate::model::{DocumentField, Extra, Id, Marker, Markers, Moment, Node, Text, Value};
use crate::text::{self, Msg, Words, moment};
use crate::ui::contract::Output;
use crate::ui::facts::Clock;
use crate::ui::state::{Hands, Happening, State};
use std::rc::Rc;
use yew::prelude::*;

/// All conflicts, one below the other.
pub fn conflicts(state: &Rc<State>, hands: &Hands) -> Html {
    let words = state.words;
    html! {
        <Frame title={words.get(Msg::ConflictTitle)} happen={hands.happen.clone()}>
            <p>{ words.say(Msg::ConflictLead, [&state.conflicts.len()]) }</p>
            { for state.conflicts.iter().enumerate().map(|(at, conflict)| one(state, hands, at, conflict)) }
            <div class="acts"><button type="button" class="btn" onclick={close(&hands.happen)}>{ words.get(Msg::Close) }</button></div>
        </Frame>
    }
}

fn one(state: &State, hands: &Hands, at: usize, conflict: &Conflict) -> Html {
    let words = state.words;
    let both = both(conflict);
    html! {
        <section class="form" data-conflict={at.to_string()} aria-label={place(state, conflict)}>
            <b>{ place(state, conflict) }</b>
            <div class="sides">
                { side(state, hands, at, conflict, Side::Mine) }
                { side(state, hands, at, conflict, Side::Theirs) }
            </div>
            if let Some(both) = both {
                <div>{ settle(hands, (at, state.conflicts.len()), words.get(Msg::ConflictKeepBoth).into_owned(), "keep-both", commands(state, conflict, &both)) }</div>
            }
        </section>
    }
}

fn side(state: &State, hands: &Hands, at: usize, conflict: &Conflict, side: Side) -> Html {
    let words = state.words;
    let (value, title, keep, act) = match side {
        Side::Mine => (&conflict.mine, Msg::ConflictMine, Msg::ConflictKeepMine, "keep-mine"),
        Side::Theirs => (&conflict.theirs, Msg::ConflictTheirs, Msg::ConflictKeepTheirs, "keep-theirs"),
    };
    let text = shown(state, conflict, value);
    let text = if text.is_empty() { words.get(Msg::ConflictBlank).into_owned() } else { text };
    html! {
        <div class="side">
            <span class="quiet">{ words.get(title) }</span>
            <bdi>{ text }</bdi>
            { settle(hands, (at, state.conflicts.len()), words.get(keep).into_owned(), act, commands(state, conflict, value)) }
        </div>
    }
}

fn settle(
    hands: &Hands,
    (at, all): (usize, usize),
    name: String,
    act: &'static str,
    commands: Vec<Command>,
) -> Html {
    let hands = hands.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        if !commands.is_empty() {
            hands.act(Action::Commands(Label::SettleConflict, commands.clone()));
        }
        hands.happen.emit(Happening::Settled(at));
        if all == 1 {
            hands.output.emit(Output::Settled);
        }
    });
    html! { <button type="button" class="btn" data-act={act} {onclick}>{ name }</button> }
}

/// What it is about: the event and the field.
fn place(state: &State, conflict: &Conflict) -> String {
    let words = state.words;
    let event = event_of(&conflict.target).and_then(|id| state.session.document.events.find(id));
    let field = match &conflict.field {
        Contested::Time => words.get(Msg::FieldTime).into_owned(),
        Contested::Marker(key) => words.marker(key).into_owned(),
        Contested::Unknown(name) => name.to_string(),
        Contested::Field(field) => {
            let (list, key) = field_of(&conflict.target, *field);
            words.field(list, key).into_owned()
        }
    };
    match event {
        Some(event) => {
            let time = Clock::new(state).time(event, moment::Style::Written);
            words.say(Msg::ConflictPlace, [&time, &crate::model::markup::one_line(&event.text), &field])
        }
        None => field,
    }
}

fn event_of(target: &Target) -> Option<&Id> {
    match target.0.first() {
        Some(Step::Item(field, id)) if *field == usize::from(DocumentField::Events) => Some(id),
        _ => None,
    }
}

/// The list that holds the record, and the field in it.
fn field_of(target: &Target, field: usize) -> (&'static str, &'static str) {
    let (list, fields) = target.holder();
    (list, fields.get(field).map_or("", |field| field.key))
}

/// A value as text.
fn shown(state: &State, conflict: &Conflict, value: &Value) -> String {
    let words = state.words;
    let clock = Clock::new(state);
    match value {
        Value::Markers(markers) => marker_text(state, words, markers),
        Value::Record(Node::Event(event)) => {
            let time = |at: &Moment| moment::with_date(words, clock.civil(at), &Default::default());
            let date = event.at.as_ref().map(time).unwrap_or_default();
            let until = event.until.as_ref().map(time);
            match until {
                Some(until) => words.say(Msg::TimeRangeWide, [&date, &until]),
                None => date,
            }
        }
        other => {
            let field = match &conflict.field {
                Contested::Field(field) => field_of(&conflict.target, *field),
                _ => ("", ""),
            };
            text::value::value(words, field, other, &|at| clock.civil(at))
        }
    }
}

fn marker_text(state: &State, words: Words, markers: &Markers) -> String {
    let clock = Clock::new(state);
    let of = |marker: &Marker| {
        let event = state.session.document.events.find(&marker.event)?;
        Some(format!(
            "{} {}",
            clock.time(event, moment::Style::Written),
            crate::model::markup::one_line(&event.text)
        ))
    };
    let all =
        markers.iter().map(|(key, marker)| of(marker).unwrap_or_else(|| words.marker(key).into_owned()));
    all.collect::<Vec<_>>().join(", ")
}

/// Both texts, one below the other, where both are text.
fn both(conflict: &Conflict) -> Option<Value> {
    match (&conflict.field, &conflict.mine, &conflict.theirs) {
        (Contested::Field(_), Value::Text(mine), Value::Text(theirs))
            if mine.contains(' ') || theirs.contains(' ') =>
        {
            Some(Value::Text(format!("{mine}\n{theirs}").into()))
        }
        _ => None,
    }
}

/// The commands that put one value in place.
fn commands(state: &State, conflict: &Conflict, value: &Value) -> Vec<Command> {
    let document = &state.session.document;
    match &conflict.field {
        Contested::Field(field) => vec![Command::set(conflict.target.clone(), *field, value.clone())],
        Contested::Time => {
            let event = event_of(&conflict.target).and_then(|id| document.events.find(id));
            let time = match value {
                Value::Record(Node::Event(event)) => EventTime::of(event),
                _ => EventTime::default(),
            };
            event.map(|event| time.commands(event)).unwrap_or_default()
        }
        Contested::Marker(key) => {
            let marker = match value {
                Value::Markers(markers) => markers.get(key).cloned(),
                _ => None,
            };
            let markers = document.markers.with(key, marker);
            vec![Command::set(
                Target::document(),
                DocumentField::Markers,
                crate::model::FieldType::to_value(&markers),
            )]
        }
        Contested::Unknown(name) => unknown(state, conflict, name, value),
    }
}

/// Puts the text of one unknown field in place.
fn unknown(state: &State, conflict: &Conflict, name: &Text, value: &Value) -> Vec<Command> {
    let Some(extra) = crate::edit::extra_of(&state.session.document, &conflict.target) else {
        return Vec::new();
    };
    let text = match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    };
    let others = extra.iter().filter(|(key, _)| key != name).cloned();
    let own: Rc<[(Text, Text)]> = text.map(|text| (name.clone(), text)).into_iter().collect();
    let extra: Extra = others.chain(own.iter().cloned()).collect();
    vec![Command::SetExtra { target: conflict.target.clone(), extra }]
}
