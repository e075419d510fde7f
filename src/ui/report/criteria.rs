//! When a postmortem is due: each criterion with its limit, the figure of the incident, and whether
//! it is met.

use super::Scene;
use crate::edit::{Action, Around, Change, Part};
use crate::model::{CriteriaField, FieldType, Value};
use crate::review::criteria::{self, Criterion, Met, Reason};
use crate::text::{Msg, figure, review};
use crate::ui::state::Hands;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The criteria: all of them to be set, or, read, those that are met.
pub fn part(scene: &Scene) -> Option<Html> {
    let now = scene.state.outside.now();
    let found = criteria::evaluate(scene.document(), &scene.state.durations(), now);
    if scene.editable() {
        return Some(edited(scene, &found));
    }
    let met: Vec<&Criterion> = found.iter().filter(|it| it.met == Met::Yes).collect();
    let is_told = criteria::is_set(&scene.document().criteria) && !met.is_empty();
    is_told.then(|| html! { <ul class="criteria">{ for met.into_iter().map(|it| html! { <li>{ review::criterion(scene.words, it) }</li> }) }</ul> })
}

fn edited(scene: &Scene, found: &[Criterion]) -> Html {
    let own = criteria::is_set(&scene.document().criteria);
    let met = found.iter().filter(|it| it.met == Met::Yes).count();
    let standing = if met > 0 {
        scene.words.say(Msg::CriteriaMet, [&met])
    } else {
        scene.words.get(Msg::CriteriaNone).into_owned()
    };
    html! {
        <details>
            <summary>{ standing }</summary>
            if !own { <p class="quiet">{ scene.word(Msg::CriteriaUsual) }</p> }
            <ul class="criteria">{ for Reason::ALL.iter().map(|reason| one(scene, *reason, found)) }</ul>
        </details>
    }
}

fn one(scene: &Scene, reason: Reason, found: &[Criterion]) -> Html {
    let it = found.iter().find(|it| it.reason == reason);
    let has_limit = matches!(reason, Reason::ResolveOver | Reason::UndetectedOver | Reason::ImpactOver);
    let all = criteria::in_force(&scene.document().criteria);
    let toggle = {
        let (hands, all) = (scene.hands.clone(), all.clone());
        Callback::from(move |_: Event| {
            let mut next: Vec<(Reason, Option<i64>)> =
                all.iter().copied().filter(|(it, _)| *it != reason).collect();
            if next.len() == all.len() {
                next.push((reason, has_limit.then_some(3_600)));
            }
            set_all(&hands, &next);
        })
    };
    let limit = it.and_then(|it| it.over).map(|over| limit(scene, reason, over, &all));
    html! {
        <li class={classes!(it.is_some_and(|it| it.met == Met::Yes).then_some("met"))} data-criterion={format!("{reason:?}")}>
            <label><input type="checkbox" checked={it.is_some()} onchange={toggle} />{ review::reason(scene.words, reason) }</label>
            { limit }
            if let Some(it) = it { <span class="quiet">{ outcome(scene, it) }</span> }
        </li>
    }
}

fn limit(scene: &Scene, reason: Reason, over: i64, all: &[(Reason, Option<i64>)]) -> Html {
    let (hands, all) = (scene.hands.clone(), all.to_vec());
    let onchange = Callback::from(move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let minutes =
            field.and_then(|field| field.value().parse::<i64>().ok()).filter(|minutes| *minutes >= 0);
        if let Some(minutes) = minutes {
            let changed = |(it, limit): &(Reason, Option<i64>)| {
                (*it, if *it == reason { Some(minutes.saturating_mul(60)) } else { *limit })
            };
            set_all(&hands, &all.iter().map(changed).collect::<Vec<_>>());
        }
    });
    let label = scene.words.say(Msg::CriterionMinutes, [&review::reason(scene.words, reason)]);
    html! { <><input type="number" min="0" step="1" class="field minutes" aria-label={label} value={(over / 60).to_string()} {onchange} />{ " min" }</> }
}

/// Setting one sets all, so that the usual ones that were shown go on to count.
fn set_all(hands: &Hands, next: &[(Reason, Option<i64>)]) {
    let value = |reason: Reason| -> Value {
        let found = next.iter().find(|(it, _)| *it == reason);
        match reason.field() {
            CriteriaField::ResolveOver | CriteriaField::UndetectedOver | CriteriaField::ImpactOver => {
                found.and_then(|(_, limit)| *limit).to_value()
            }
            // A plain "no" keeps the document's own, even where nothing else is set.
            _ => Some(found.is_some()).to_value(),
        }
    };
    let changes = Reason::ALL.iter().map(|reason| (reason.field().into(), value(*reason))).collect();
    hands.act(Action::Do(Change::Around(Around::SetAll(Part::Criteria, changes))));
}

/// How the incident stands to a criterion.
fn outcome(scene: &Scene, it: &Criterion) -> String {
    let words = scene.words;
    let met = words.get(match it.met {
        Met::Yes => Msg::CriterionMet,
        Met::No => Msg::CriterionNotMet,
        Met::Unknown => Msg::NotKnownYet,
    });
    let figure =
        it.figure.as_ref().filter(|state| state.amount().is_some()).map(|state| figure::length(words, state));
    let later =
        it.recurrences.filter(|count| *count > 0).map(|count| words.say(Msg::CriterionLater, [&count]));
    [Some(met.into_owned()), figure, later].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
