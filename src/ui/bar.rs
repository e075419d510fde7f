//! The bar above the list: search and filters, and what can be done with several rows at once.

use super::editor::button;
use super::field::TextField;
use super::head::chosen;
use super::state::{Dialog, Hands, Happening, State};
use crate::edit::{Action, Change, Filter};
use crate::model::{Kind, Text, Visibility};
use crate::text::Msg;
use std::rc::Rc;
use yew::prelude::*;

/// Search and filters.
pub fn filter_bar(state: &Rc<State>, hands: &Hands) -> Html {
    let words = state.words;
    let filter = &state.session.filter;
    let total = state.session.document.events.len();
    let count = match state.session.shown_places() {
        Some(shown) => words.say(Msg::EventsOf, [&shown.len(), &total]),
        None => words.say(Msg::Events, [&total]),
    };
    let set = |change: fn(&Filter, Text) -> Filter| {
        let (hands, filter) = (hands.clone(), filter.clone());
        Callback::from(move |text: Text| hands.act(Action::Filter(change(&filter, text))))
    };
    let clear = hands.happen.reform(|_: MouseEvent| Action::Filter(Filter::default()).into());
    let help = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Help)));
    html! {
        <div class="bar" role="search" aria-label={words.get(Msg::RegionFilter)}>
            <TextField class="search" name="search" value={filter.text.clone()} label={words.get(Msg::SearchLabel)}
                placeholder={words.get(Msg::SearchPlaceholder)} oninput={set(|filter, text| Filter { text, ..filter.clone() })} />
            { people(state, hands) }
            { kinds(state, hands) }
            { toggle(hands, words.get(Msg::FilterStarred).into_owned(), "only-starred", filter.starred, Filter { starred: !filter.starred, ..filter.clone() }) }
            { toggle(hands, words.get(Msg::FilterMarkers).into_owned(), "only-marked", filter.marked, Filter { marked: !filter.marked, ..filter.clone() }) }
            if !filter.is_empty() {
                <button type="button" class="btn plain" data-act="clear-filter" onclick={clear}>{ words.get(Msg::SearchClear) }</button>
            }
            <span class="grow" />
            <span role="status">{ count }</span>
            <button type="button" class="btn icon" data-act="help" aria-label={words.get(Msg::HelpTitle)} title={words.get(Msg::HelpTitle)} onclick={help}>
                <span aria-hidden="true">{ "?" }</span>
            </button>
        </div>
    }
}

fn toggle(hands: &Hands, name: String, act: &'static str, on: bool, next: Filter) -> Html {
    let onclick = hands.happen.reform(move |_: MouseEvent| Action::Filter(next.clone()).into());
    html! { <button type="button" class="btn" data-act={act} aria-pressed={on.to_string()} {onclick}>{ name }</button> }
}

fn people(state: &State, hands: &Hands) -> Html {
    let names = state.names.of(&state.session.document);
    if names.is_empty() {
        return Html::default();
    }
    let filter = state.session.filter.clone();
    let current = filter.who.clone();
    let onchange = {
        let hands = hands.clone();
        Callback::from(move |event: Event| {
            let who = chosen(&event).filter(|name| !name.is_empty()).map(Text::from);
            hands.act(Action::Filter(Filter { who, ..filter.clone() }));
        })
    };
    let all = state.words.get(Msg::FilterPeople);
    html! {
        <select class="field" aria-label={state.words.get(Msg::FieldWho)} {onchange}>
            <option value="" selected={current.is_none()}>{ all }</option>
            { for names.iter().map(|name| html! {
                <option value={name.to_string()} selected={current.as_ref() == Some(name)}>{ &**name }</option>
            }) }
        </select>
    }
}

fn kinds(state: &State, hands: &Hands) -> Html {
    let filter = state.session.filter.clone();
    let current = filter.kind.clone();
    let words = state.words;
    let onchange = {
        let hands = hands.clone();
        Callback::from(move |event: Event| {
            let kind = chosen(&event).filter(|word| !word.is_empty()).map(|word| Kind::from_word(&word));
            hands.act(Action::Filter(Filter { kind, ..filter.clone() }));
        })
    };
    html! {
        <select class="field" aria-label={words.get(Msg::FieldKind)} {onchange}>
            <option value="" selected={current.is_none()}>{ words.get(Msg::FilterKinds) }</option>
            { for Kind::ALL.iter().map(|kind| html! {
                <option value={kind.as_str().to_owned()} selected={current.as_ref() == Some(kind)}>{ words.kind(kind) }</option>
            }) }
        </select>
    }
}

/// What can be done with the selected rows.
pub fn bulk_bar(state: &Rc<State>, hands: &Hands) -> Html {
    let words = state.words;
    let ids: Rc<_> = state.session.selection.ids.clone();
    if ids.is_empty() || !state.editable() {
        return Html::default();
    }
    let dialog = |dialog: Dialog| hands.happen.reform(move |_: MouseEvent| Happening::Dialog(Some(dialog)));
    let text = |message: Msg| words.get(message).into_owned();
    let all_starred =
        ids.iter().all(|id| state.session.document.events.find(id).is_some_and(|event| event.starred));
    let all_public = ids.iter().all(|id| {
        let event = state.session.document.events.find(id);
        event.is_some_and(|event| event.visibility == Visibility::Public)
    });
    let (publish, visibility) = match all_public {
        true => (Msg::DoUnpublish, Visibility::Internal),
        false => (Msg::DoPublish, Visibility::Public),
    };
    let star = if all_starred { Msg::DoUnstar } else { Msg::DoStar };
    html! {
        <div class="bar bulk" role="region" aria-label={words.get(Msg::RegionSelection)}>
            <b>{ words.say(Msg::Selected, [&ids.len()]) }</b>
            <button type="button" class="btn" data-act="shift" onclick={dialog(Dialog::Shift)}>{ words.get(Msg::DoShift) }</button>
            <button type="button" class="btn" data-act="rezone" onclick={dialog(Dialog::Rezone)}>{ words.get(Msg::DoRezone) }</button>
            <button type="button" class="btn" data-act="tag" onclick={dialog(Dialog::Tag)}>{ words.get(Msg::DoAddTag) }</button>
            { button(hands, text(star), "star-all", Action::Do(Change::Star(ids.to_vec(), !all_starred))) }
            { button(hands, text(publish), "public-all", Action::Do(Change::Visibility(ids.to_vec(), visibility))) }
            { button(hands, words.say(Msg::DoDeleteEvents, [&ids.len()]), "delete-all", Action::Do(Change::Delete(ids.to_vec()))) }
            <span class="grow" />
            { button(hands, text(Msg::SelectAll), "select-all", Action::SelectAll) }
            { button(hands, text(Msg::SelectNone), "select-none", Action::SelectNone) }
        </div>
    }
}
