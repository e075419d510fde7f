//! Actions: proposals first, items later. None at all is fine.

use super::{Scene, item};
use crate::edit::{Around, Listed, Part};
use crate::model::{Action, ActionField, ActionStatus, ActionType, Date};
use crate::review::language::Field as Sort;
use crate::text::{Msg, date};
use crate::ui::markup::{Links, address};
use std::rc::Rc;
use yew::prelude::*;

/// The actions; nothing where there is none to read.
pub fn part(scene: &Scene) -> Option<Html> {
    let actions = &scene.document().actions;
    if !scene.editable() && actions.is_empty() {
        return None;
    }
    let add = item::add(
        scene,
        Listed::Actions,
        ActionField::Text.into(),
        Msg::AddAction,
        Msg::HintAction,
        "add-action",
    );
    let today = scene.state.outside.now().map(|now| scene.clock.civil(&now).date());
    html! {
        <>
            { standing(scene, actions, today) }
            if !actions.is_empty() {
                <ul class="cards">{ for actions.iter().enumerate().map(|(at, it)| one(scene, it, (at, actions.len()), today)) }</ul>
            }
            { add }
        </>
    }
    .into()
}

/// How many are open, overdue and done, at a glance.
fn standing(scene: &Scene, actions: &[Rc<Action>], today: Option<Date>) -> Html {
    let count = |wanted: &dyn Fn(&Action) -> bool| actions.iter().filter(|it| wanted(it)).count();
    let open = count(&|it| is_open(it));
    let late = count(&|it| is_late(it, today));
    let done = count(&|it| it.status == ActionStatus::Done);
    if actions.is_empty() {
        return if scene.editable() {
            html! { <p class="quiet">{ scene.word(Msg::ActionsNoneNeeded) }</p> }
        } else {
            Html::default()
        };
    }
    let words = scene.words;
    html! {
        <p class="standing">
            <span>{ words.say(Msg::ActionsOpen, [&open]) }</span>
            if late > 0 { <span class="late">{ words.say(Msg::ActionsLate, [&late]) }</span> }
            if done > 0 { <span>{ words.say(Msg::ActionsDone, [&done]) }</span> }
        </p>
    }
}

fn is_open(action: &Action) -> bool {
    !matches!(action.status, ActionStatus::Done | ActionStatus::Cancelled)
}

fn is_late(action: &Action, today: Option<Date>) -> bool {
    is_open(action) && matches!((action.due, today), (Some(due), Some(today)) if due < today)
}

fn one(scene: &Scene, action: &Action, place: (usize, usize), today: Option<Date>) -> Html {
    let inner = if scene.editable() { edited(scene, action, place) } else { read(scene, action) };
    let class =
        classes!("card", is_late(action, today).then_some("late"), (!is_open(action)).then_some("settled"));
    html! { <li {class} key={action.id.to_string()} data-item={action.id.to_string()}>{ inner }</li> }
}

fn read(scene: &Scene, action: &Action) -> Html {
    let words = scene.words;
    let due = action.due.map(|day| words.say(Msg::DueOn, [&date::day_and_year(words, day)]));
    let kind = Some(&action.kind).filter(|kind| **kind != ActionType::Unsorted);
    html! {
        <>
            <div class="told">{ item::read(scene, &action.text) }</div>
            <p class="facts">
                <span class="chip">{ words.action_status(&action.status) }</span>
                if !action.owner.is_empty() { <bdi class="owner">{ &*action.owner }</bdi> }
                if let Some(due) = due { <span class="due">{ due }</span> }
                if let Some(kind) = kind { <span>{ words.action_type(kind) }</span> }
                if !action.link.is_empty() { { address(&Links(scene.state.outside.clone()), &action.link) } }
                if !action.cost.is_empty() { <span>{ words.say(Msg::ActionCost, [&crate::model::markup::one_line(&action.cost)]) }</span> }
            </p>
        </>
    }
}

fn edited(scene: &Scene, action: &Action, place: (usize, usize)) -> Html {
    let words = scene.words;
    let part = || Part::Item(Listed::Actions, action.id.clone());
    let field = |field: ActionField, value, label: Msg, name| {
        let (label, hint) = (scene.word(label), scene.word(label));
        item::text(
            scene,
            &item::Field {
                part: part(),
                field: field.into(),
                value,
                label,
                hint,
                name,
                multiline: false,
                wording: None,
            },
        )
    };
    let text = item::Field {
        part: part(),
        field: ActionField::Text.into(),
        value: &action.text,
        label: scene.word(Msg::ColumnAction),
        hint: scene.word(Msg::HintAction),
        name: "action",
        multiline: true,
        wording: Some((Sort::Action, action.id.as_str())),
    };
    let kinds = ActionType::ALL
        .iter()
        .map(|it| (it.as_str().to_owned(), words.action_type(it).into_owned(), *it == action.kind));
    let known = ActionStatus::ALL.contains(&action.status);
    let states = ActionStatus::ALL
        .iter()
        .chain((!known).then_some(&action.status))
        .map(|it| (it.as_str().to_owned(), words.action_status(it).into_owned(), *it == action.status));
    let (kinds, states) = (kinds.collect(), states.collect());
    let (to_kind, to_state) = (part(), part());
    let member = item::Member {
        list: Listed::Actions,
        id: &action.id,
        place,
        visibility: Some((&action.visibility, ActionField::Visibility.into())),
    };
    html! {
        <>
            <div class="edited">
                { item::text(scene, &text) }
                { item::tools(scene, &member) }
                { item::wording(scene, &text) }
            </div>
            <div class="line">
                { item::choice(scene, scene.word(Msg::ColumnState), "action-status", states, move |word| Around::set(to_state.clone(), ActionField::Status, &ActionStatus::from_word(word))) }
                { field(ActionField::Owner, &action.owner, Msg::ColumnOwner, "owner") }
                { item::day(scene, part(), ActionField::Due.into(), action.due, scene.word(Msg::ColumnDue), "due") }
                { item::choice(scene, scene.word(Msg::ColumnType), "action-type", kinds, move |word| Around::set(to_kind.clone(), ActionField::Type, &ActionType::from_word(word))) }
                { field(ActionField::Link, &action.link, Msg::FieldActionLink, "action-link") }
                { field(ActionField::Cost, &action.cost, Msg::FieldActionCost, "action-cost") }
            </div>
            { checks(scene, action) }
        </>
    }
}

/// What would make a proposal something that can be done, each with its reason.
fn checks(scene: &Scene, action: &Action) -> Html {
    let missing = crate::review::actions::missing(action);
    if missing.is_empty() || !is_open(action) {
        return Html::default();
    }
    html! {
        <ul class="checks">{ for missing.into_iter().map(|check| html! {
            <li data-check={check.name()}>{ crate::text::review::check(scene.words, check) }</li>
        }) }</ul>
    }
}
