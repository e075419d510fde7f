//! The contributing factors that an event shows, from the side of the event; and when the
//! responders learned of it.

use crate::edit::{Action, Around, Change, Listed, Part};
use crate::model::{Civil, Event, Factor, FactorField, FieldType, Set, zone};
use crate::text::{Msg, Words};
use crate::ui::facts::Clock;
use crate::ui::field::DateField;
use crate::ui::head::chosen;
use crate::ui::state::{Hands, State};
use std::rc::Rc;
use yew::prelude::*;

/// A line of the factors, and the way to link one more.
pub fn factors(state: &State, event: &Event, hands: &Hands) -> Html {
    let all = &state.session.document.factors;
    if all.is_empty() {
        return Html::default();
    }
    let words = state.words;
    let id = event.id.to_string();
    let linked: Vec<&Rc<Factor>> = all.iter().filter(|it| it.events.contains(&id)).collect();
    let rest: Vec<&Rc<Factor>> = all.iter().filter(|it| !it.events.contains(&id)).collect();
    html! {
        <div class="line" data-part="event-factors">
            <span class="lead">{ words.get(Msg::HeadFactors) }</span>
            { for linked.iter().map(|factor| chip(words, hands, factor, factor.events.without(&id))) }
            if !rest.is_empty() { { offer(words, hands, all, &rest, id) } }
        </div>
    }
}

fn set(hands: &Hands, factor: &Factor, events: &Set) {
    let part = Part::Item(Listed::Factors, factor.id.clone());
    let around = Around::Set(part, FactorField::Events.into(), events.to_value());
    hands.act(Action::Do(Change::Around(around)));
}

fn chip(words: Words, hands: &Hands, factor: &Rc<Factor>, without: Set) -> Html {
    let name = crate::model::markup::one_line(&factor.text);
    let label = words.say(Msg::DoUnlinkEvent, [&name]);
    let onclick = {
        let (hands, factor) = (hands.clone(), factor.clone());
        Callback::from(move |_: MouseEvent| set(&hands, &factor, &without))
    };
    html! {
        <span class="link-chip" key={factor.id.to_string()}><bdi>{ name }</bdi>
            <button type="button" class="btn icon plain" data-act="unlink-factor" aria-label={label} {onclick}><span aria-hidden="true">{ "✕" }</span></button>
        </span>
    }
}

fn offer(words: Words, hands: &Hands, all: &Rc<[Rc<Factor>]>, rest: &[&Rc<Factor>], event: String) -> Html {
    let onchange = {
        let (hands, all) = (hands.clone(), all.clone());
        Callback::from(move |change: yew::Event| {
            let wanted = chosen(&change).unwrap_or_default();
            if let Some(factor) = all.iter().find(|it| it.id.as_str() == wanted) {
                set(&hands, factor, &factor.events.with(&event));
            }
        })
    };
    html! {
        <select class="field" data-act="link-factor" aria-label={words.get(Msg::DoLinkToFactor)} key={rest.len()} {onchange}>
            <option value="" selected=true>{ words.get(Msg::DoLinkToFactor) }</option>
            { for rest.iter().map(|factor| html! { <option value={factor.id.to_string()}>{ crate::model::markup::one_line(&factor.text) }</option> }) }
        </select>
    }
}

/// When the responders learned of the event, where that was later than it happened.
pub fn known_at(state: &State, event: &Event, hands: &Hands) -> Html {
    let clock = Clock::new(state);
    let onchange = {
        let (hands, id) = (hands.clone(), event.id.clone());
        let (outside, zone) = (state.outside.clone(), clock.zone.clone());
        Callback::from(move |civil: Option<Civil>| {
            let moment = civil.and_then(|civil| zone::resolve(outside.zones(), &zone, civil).earlier());
            hands.act(Action::Do(Change::KnownAt(id.clone(), moment)));
        })
    };
    let label = state.words.get(Msg::FieldKnownAt);
    let value = event.known_at.map(|at| clock.civil(&at));
    html! { <span class="known" title={state.words.get(Msg::FieldKnownAtHelp)}><DateField {label} name="known-at" {value} has_time=true {onchange} /></span> }
}
