//! Contributing factors: several, each with the events in which it shows, what it led to, its chain
//! of whys, and what was taken for granted.

use super::{Scene, factor_map, item};
use crate::edit::{Listed, Part};
use crate::model::{AssumptionField, Factor, FactorField, FieldType, Text, Why, WhyField};
use crate::review::language::Field as Sort;
use crate::text::{Msg, date};
use crate::ui::head::chosen;
use std::rc::Rc;
use yew::prelude::*;

/// The factors; nothing where there is none to read.
pub fn part(scene: &Scene) -> Option<Html> {
    let factors = &scene.document().factors;
    if !scene.editable() && factors.is_empty() {
        return None;
    }
    let add = item::add(
        scene,
        Listed::Factors,
        FactorField::Text.into(),
        Msg::AddFactor,
        Msg::HintFactor,
        "add-factor",
    );
    Some(html! {
        <>
            if !factors.is_empty() {
                <ol class="cards">{ for factors.iter().enumerate().map(|(at, it)| one(scene, it, (at, factors.len()))) }</ol>
            }
            { factor_map::part(scene) }
            { add }
        </>
    })
}

fn one(scene: &Scene, factor: &Factor, place: (usize, usize)) -> Html {
    let part = Part::Item(Listed::Factors, factor.id.clone());
    let head = if scene.editable() {
        let member = item::Member {
            list: Listed::Factors,
            id: &factor.id,
            place,
            visibility: Some((&factor.visibility, FactorField::Visibility.into())),
        };
        let field = item::Field {
            part: part.clone(),
            field: FactorField::Text.into(),
            value: &factor.text,
            label: scene.word(Msg::PartFactor),
            hint: scene.word(Msg::HintFactor),
            name: "factor",
            multiline: true,
            wording: Some((Sort::Report, factor.id.as_str())),
        };
        html! { <div class="edited">{ item::text(scene, &field) }{ item::tools(scene, &member) }{ item::wording(scene, &field) }</div> }
    } else {
        html! { <div class="told">{ item::read(scene, &factor.text) }</div> }
    };
    html! {
        <li class="card" tabindex="-1" key={factor.id.to_string()} data-item={factor.id.to_string()}>
            { head }
            { whys(scene, factor) }
            { item::events(scene, &part, FactorField::Events.into(), &factor.events) }
            { led_to(scene, factor) }
            { assumption(scene, factor) }
        </li>
    }
}

fn whys(scene: &Scene, factor: &Factor) -> Html {
    let list = Listed::Whys(factor.id.clone());
    let add = item::add(scene, list, WhyField::Text.into(), Msg::AddWhy, Msg::AddWhy, "add-why");
    let count = factor.whys.len();
    html! {
        <>
            if count > 0 { <ol class="whys">{ for factor.whys.iter().enumerate().map(|(at, it)| why(scene, factor, it, (at, count))) }</ol> }
            { add }
        </>
    }
}

fn why(scene: &Scene, factor: &Factor, why: &Why, place: (usize, usize)) -> Html {
    let list = Listed::Whys(factor.id.clone());
    let inner = if scene.editable() {
        let member = item::Member { list: list.clone(), id: &why.id, place, visibility: None };
        let field = item::Field {
            part: Part::Item(list, why.id.clone()),
            field: WhyField::Text.into(),
            value: &why.text,
            label: scene.word(Msg::BecauseOf),
            hint: scene.word(Msg::AddWhy),
            name: "why",
            multiline: true,
            wording: None,
        };
        html! { <div class="edited">{ item::text(scene, &field) }{ item::tools(scene, &member) }</div> }
    } else {
        item::read(scene, &why.text)
    };
    html! { <li key={why.id.to_string()} data-item={why.id.to_string()}><span class="quiet">{ scene.word(Msg::BecauseOf) }</span>{ inner }</li> }
}

/// What the factor led to; two may lead to each other.
fn led_to(scene: &Scene, factor: &Factor) -> Html {
    let all = &scene.document().factors;
    let led: Vec<&Rc<Factor>> = all.iter().filter(|it| factor.leads_to.contains(it.id.as_str())).collect();
    let rest: Vec<&Rc<Factor>> =
        all.iter().filter(|it| it.id != factor.id && !factor.leads_to.contains(it.id.as_str())).collect();
    let offer = scene.editable() && !rest.is_empty();
    if led.is_empty() && !offer {
        return Html::default();
    }
    html! {
        <div class="linked">
            { for led.iter().map(|other| led_chip(scene, factor, other)) }
            { offer.then(|| led_choice(scene, factor, &rest)) }
        </div>
    }
}

fn led_chip(scene: &Scene, factor: &Factor, other: &Factor) -> Html {
    let name = scene.words.say(Msg::LedTo, [&crate::model::markup::one_line(&other.text)]);
    let unlink = scene.editable().then(|| {
        let onclick = set_led(scene, factor, factor.leads_to.without(other.id.as_str()));
        let label = scene.words.say(Msg::DoUnlinkEvent, [&name]);
        html! { <button type="button" class="btn icon plain" data-act="unlink-factor" aria-label={label} onclick={onclick.reform(|_: MouseEvent| ())}><span aria-hidden="true">{ "✕" }</span></button> }
    });
    html! { <span class="link-chip" key={other.id.to_string()}><bdi>{ name }</bdi>{ unlink }</span> }
}

fn set_led(scene: &Scene, factor: &Factor, led: crate::model::Set) -> Callback<()> {
    let (hands, part) = (scene.hands.clone(), Part::Item(Listed::Factors, factor.id.clone()));
    Callback::from(move |()| item::put(&hands, &part, FactorField::LeadsTo.into(), led.to_value()))
}

fn led_choice(scene: &Scene, factor: &Factor, rest: &[&Rc<Factor>]) -> Html {
    let (hands, part, led) =
        (scene.hands.clone(), Part::Item(Listed::Factors, factor.id.clone()), factor.leads_to.clone());
    let onchange = Callback::from(move |event: yew::Event| {
        if let Some(id) = chosen(&event).filter(|id| !id.is_empty()) {
            item::stay(&event);
            item::put(&hands, &part, FactorField::LeadsTo.into(), led.with(&id).to_value());
        }
    });
    html! {
        <select class="field" data-act="leads-to" aria-label={scene.word(Msg::DoLinkFactor)} key={factor.leads_to.len()} {onchange}>
            <option value="" selected=true>{ scene.word(Msg::DoLinkFactor) }</option>
            { for rest.iter().map(|other| html! { <option value={other.id.to_string()}>{ crate::model::markup::one_line(&other.text) }</option> }) }
        </select>
    }
}

fn assumption(scene: &Scene, factor: &Factor) -> Html {
    let assumed = &factor.assumption;
    let is_blank = assumed.text.is_empty() && assumed.notice.is_empty() && assumed.check_on.is_none();
    if !scene.editable() {
        if is_blank {
            return Html::default();
        }
        let one_line = |text: &Text| crate::model::markup::one_line(text);
        let words = scene.words;
        let check =
            assumed.check_on.map(|day| words.say(Msg::AssumedCheck, [&date::day_and_year(words, day)]));
        return html! {
            <div class="assumed">
                if !assumed.text.is_empty() { <p dir="auto">{ words.say(Msg::AssumedThat, [&one_line(&assumed.text)]) }</p> }
                if !assumed.notice.is_empty() { <p dir="auto">{ words.say(Msg::AssumedNotice, [&one_line(&assumed.notice)]) }</p> }
                if let Some(check) = check { <p>{ check }</p> }
            </div>
        };
    }
    let field = |field: AssumptionField, value, label: Msg, name| {
        let (label, hint) = (scene.word(label), scene.word(label));
        let part = Part::Assumption(factor.id.clone());
        item::text(
            scene,
            &item::Field {
                part,
                field: field.into(),
                value,
                label,
                hint,
                name,
                multiline: true,
                wording: None,
            },
        )
    };
    html! {
        <details class="assumed" open={!is_blank}>
            <summary>{ scene.word(Msg::FieldAssumption) }</summary>
            <div class="line">
                { field(AssumptionField::Text, &assumed.text, Msg::AssumptionText, "assumption") }
                { field(AssumptionField::Notice, &assumed.notice, Msg::AssumptionNotice, "notice") }
                { item::day(scene, Part::Assumption(factor.id.clone()), AssumptionField::CheckOn.into(), assumed.check_on, scene.word(Msg::AssumptionCheckOn), "check-on") }
            </div>
        </details>
    }
}
