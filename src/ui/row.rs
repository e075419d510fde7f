//! One event as a row to read. A click or Enter opens it for editing.

use super::editor::{ACCOUNT_PARTS, account_part};
use super::facts::{RowFacts, phase_class};
use super::markup::{Links, prose};
use crate::model::markup::host_label;
use crate::model::{Account, Event, Evidence, Kind, Question, Visibility};
use crate::text::{Msg, Words};
use std::rc::Rc;
use yew::prelude::*;

/// An event that compares by identity first: equal rows are not drawn again.
#[derive(Clone)]
pub struct Shared(pub Rc<Event>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// What a row shows.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// The event.
    pub event: Shared,
    /// What stands beside it.
    pub facts: RowFacts,
    /// The words.
    pub words: Words,
    /// Decides which addresses become links.
    pub outside: Links,
    /// Whether the keyboard is on it.
    pub active: bool,
    /// Whether it is selected; `None` where nothing can be selected.
    pub selected: Option<bool>,
    /// Whether it is the event whose link was followed.
    pub linked: bool,
}

/// A row; see the module.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps { event, facts, words, outside, active, selected, linked } = props;
    let event = &event.0;
    let chosen = *selected == Some(true);
    html! {
        <li class={classes!("row", chosen.then_some("selected"), linked.then_some("go"))} data-row={event.id.to_string()}
            id={format!("pmt-{}", event.id)} tabindex={if *active { "0" } else { "-1" }} aria-label={facts.label.clone()}
            aria-posinset={facts.place.to_string()} aria-setsize={facts.total.to_string()} data-edit={selected.map(|_| "")}>
            { heading(facts) }
            { rail(*words, facts, *selected) }
            <div class={classes!("cell", "time", facts.about.then_some("about"))} data-part="time">{ facts.time.clone() }</div>
            <div class="cell offset">{ facts.offset.clone() }</div>
            <div class="cell who" data-part="who">{ who(event) }</div>
            <div class={classes!("cell", "body", event.who.is_empty().then_some("alone"))} data-part="text">
                { badges(*words, event, facts) }
                { prose(&event.text, outside, *active) }
                { for event.tags.iter().map(|tag| html! { <span class="tag"><bdi>{ &**tag }</bdi></span> }) }
                { facts.known.as_ref().map(|known| html! { <span class="tag">{ known.clone() }</span> }) }
                { for event.questions.iter().map(asked) }
                { told(*words, event, outside) }
            </div>
            <div class="cell side">{ for event.evidence.iter().map(|link| evidence(*words, link, outside, *active)) }</div>
        </li>
    }
}

/// Day and gap, which stand above the row.
pub fn heading(facts: &RowFacts) -> Html {
    html! {
        <>
            if let Some(gap) = &facts.gap { <div class="gap">{ gap.clone() }</div> }
            if let Some(day) = &facts.day { <div class="day">{ day.clone() }</div> }
        </>
    }
}

/// The rail: the phase before and after the row's time, a dot for a marker, and the box that
/// selects the row.
pub fn rail(words: Words, facts: &RowFacts, selected: Option<bool>) -> Html {
    let dot = facts.markers.iter().find(|(_, _, main)| *main).map(|(_, class, _)| *class);
    html! {
        <>
            <i class={classes!("rail", phase_class(facts.above))} aria-hidden="true" />
            <i class={classes!("rail", "lower", phase_class(facts.phase))} aria-hidden="true" />
            if let Some(class) = dot { <b class={classes!("dot", class)} aria-hidden="true" /> }
            if let Some(checked) = selected {
                <input type="checkbox" class="choose" data-part="select" tabindex="-1" {checked} aria-label={words.get(Msg::SelectRow)} />
            }
        </>
    }
}

fn who(event: &Event) -> Html {
    let last = event.who.len().saturating_sub(1);
    event
        .who
        .iter()
        .enumerate()
        .map(|(at, name)| html! { <><bdi>{ &**name }</bdi>{ if at < last { ", " } else { "" } }</> })
        .collect()
}

fn badges(words: Words, event: &Event, facts: &RowFacts) -> Html {
    html! {
        <>
            if event.starred { <span class="star" role="img" aria-label={words.get(Msg::FieldStarred)}>{ "★" }</span> }
            { for facts.markers.iter().map(|(name, class, main)| html! {
                <span class={classes!("badge", *class, (!main).then_some("thin"))}>{ name.clone() }</span>
            }) }
            if event.visibility == Visibility::Public { <span class="public">{ words.get(Msg::VisibilityPublic) }</span> }
            if event.kind != Kind::Note { <span class="kind">{ words.kind(&event.kind) }</span> }
        </>
    }
}

fn asked(question: &Rc<Question>) -> Html {
    let answered = !question.answer.trim().is_empty();
    html! {
        <div class={classes!("asked", answered.then_some("answered"))} dir="auto">
            { &*question.text }
            if answered { <span class="quiet">{ " — " }<bdi>{ &*question.answer }</bdi></span> }
        </div>
    }
}

/// What people tell of the event, side by side, for whoever wants to read it.
fn told(words: Words, event: &Event, outside: &Links) -> Html {
    if event.accounts.is_empty() {
        return Html::default();
    }
    let parts = |account: &Account| -> Html {
        let filled = ACCOUNT_PARTS.iter().filter(|(field, _)| !account_part(account, *field).is_empty());
        filled
            .map(|(field, label)| html! {
                <><dt>{ words.get(*label) }</dt><dd>{ prose(account_part(account, *field), outside, false) }</dd></>
            })
            .collect()
    };
    html! {
        <details class="told">
            <summary tabindex="-1">{ words.say(Msg::AccountsCount, [&event.accounts.len()]) }</summary>
            <div class="accounts">
                { for event.accounts.iter().map(|account| html! {
                    <div class="account"><b><bdi>{ if account.who.is_empty() { "–" } else { &*account.who } }</bdi></b><dl>{ parts(account) }</dl></div>
                }) }
            </div>
        </details>
    }
}

fn evidence(words: Words, link: &Evidence, outside: &Links, active: bool) -> Html {
    let label = if !link.label.is_empty() {
        link.label.to_string()
    } else {
        host_label(&link.url).unwrap_or_else(|| words.evidence_kind(&link.kind).into_owned())
    };
    match outside.0.link(&link.url) {
        Some(href) => html! {
            <a class="evidence" {href} target="_blank" rel="noopener noreferrer" tabindex={(!active).then_some("-1")}
                title={link.url.to_string()}><bdi>{ label }</bdi><span aria-hidden="true">{ "\u{a0}↗" }</span></a>
        },
        None => html! { <span class="evidence" title={link.url.to_string()}><bdi>{ label }</bdi></span> },
    }
}
