//! Clicks and keys in the list.

use crate::edit::{Action, Env, RowField, Select, Session};
use crate::layout::rows::RowHeights;
use crate::model::Id;
use crate::ui::contract::Output;
use crate::ui::editor;
use crate::ui::keys::{self, Meaning};
use crate::ui::state::{Hands, Happening, State};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What a click does: a row opens at the part that was clicked, or is selected.
pub fn clicks(hands: &Hands, editable: bool) -> Callback<MouseEvent> {
    let hands = hands.clone();
    Callback::from(move |event: MouseEvent| {
        let Some(element) = target(&event) else { return };
        let Some((row, id)) = row_of(&element) else { return };
        if row.has_attribute("data-editing") {
            return;
        }
        let chooses = part(&element).as_deref() == Some("select");
        let how = match (event.shift_key(), event.ctrl_key() || event.meta_key() || chooses) {
            (true, _) => Select::Range,
            (false, true) => Select::Toggle,
            (false, false) => Select::Go,
        };
        let leads_on =
            !chooses && element.closest("a, button, input, select, summary").ok().flatten().is_some();
        if leads_on || (how == Select::Go && text_is_selected()) {
            return;
        }
        hands.act(match (how, editable) {
            (Select::Go, true) => Action::Edit(id, field(part(&element).as_deref())),
            (_, false) => Action::Select(id, Select::Go),
            (how, true) => Action::Select(id, how),
        });
    })
}

/// What keys do: in a row, by the table of keys; in an edited row, commit, leave, undo.
pub fn keys(
    state: &Rc<State>,
    hands: &Hands,
    heights: &Rc<RefCell<RowHeights>>,
    list: &NodeRef,
    arrived: &Rc<Cell<u32>>,
) -> Callback<KeyboardEvent> {
    let (drawn, hands, heights, list) = (state.clone(), hands.clone(), heights.clone(), list.clone());
    let arrived = arrived.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let Some((row, id)) = row_of(&element) else { return };
        if event.is_composing() || event.default_prevented() {
            return;
        }
        if row.has_attribute("data-editing") {
            return in_editor(&event, &element, (&row, &id), &hands);
        }
        let leads_on = element.matches("a, summary").unwrap_or(false);
        if leads_on && matches!(event.key().as_str(), "Enter" | " ") {
            return;
        }
        let state = hands.now.emit(());
        let Some(act) = keys::act_of(&event, state.editable()) else { return };
        event.prevent_default();
        let going = going_to(&state, arrived.get());
        let editing = &state.session.editing;
        // A row that opens is not there yet: what is typed for it must not act on another one.
        if *editing != drawn.session.editing || (editing.is_some() && going.is_some()) {
            return;
        }
        let id = going.unwrap_or(id);
        let steps = |step: isize| at_distance(&heights, &id, step);
        match keys::meaning(&active_at(&state, &hands, &id), act, &steps, &id) {
            Meaning::Act(action) => hands.act(action),
            Meaning::Go(id, how) => hands.act(Action::Go(id, how)),
            Meaning::Dialog(dialog) => hands.happen.emit(Happening::Dialog(Some(dialog))),
            Meaning::Search => focus_search(&list),
            Meaning::Save => hands.output.emit(Output::Save),
            Meaning::Nothing => {}
        }
    })
}

/// The row that the focus is on its way to.
fn going_to(state: &State, arrived: u32) -> Option<Id> {
    let focus = &state.session.focus;
    focus.row.clone().filter(|_| focus.count != arrived)
}

/// What a key does is meant for the row that has the keyboard, even if another one was active or,
/// as after Tab, none.
fn active_at(state: &State, hands: &Hands, id: &Id) -> Session {
    let selection = &state.session.selection;
    if !selection.ids.is_empty() || selection.active.as_ref() == Some(id) {
        return state.session.clone();
    }
    let here = Action::Select(id.clone(), Select::Go);
    hands.act(here.clone());
    state.session.after(here, Env { zones: state.outside.zones(), now: state.outside.now() })
}

fn in_editor(event: &KeyboardEvent, element: &Element, (row, id): (&Element, &Id), hands: &Hands) {
    let field = element.get_attribute("data-field");
    let held = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            hands.act(Action::Cancel);
        }
        "Enter" if field.is_some() && !event.shift_key() && !event.alt_key() => {
            event.prevent_default();
            if !waits_for_choice(element, (row, id), hands) {
                enter(element, row, held, hands);
            }
        }
        // The row may move when its time is taken over, which would take the focus away from where
        // the browser has just put it. Choices come before the next field.
        "Tab" if field.as_deref() == Some("time") && !event.shift_key() => {
            let next = row.query_selector("[data-act='choice'], [data-field='who']").ok().flatten();
            if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
                event.prevent_default();
                crate::ui::field::focus(&next);
            }
        }
        "z" | "Z" if held && field.as_deref() != Some("time") => {
            event.prevent_default();
            hands.act(if event.shift_key() { Action::Redo } else { Action::Undo });
        }
        "y" if held && field.as_deref() != Some("time") => {
            event.prevent_default();
            hands.act(Action::Redo);
        }
        "s" if held => {
            event.prevent_default();
            leave(element);
            hands.output.emit(Output::Save);
        }
        _ => {}
    }
}

/// Whether a time that was typed can mean several instants: the keyboard goes to the choices.
fn waits_for_choice(element: &Element, (row, id): (&Element, &Id), hands: &Hands) -> bool {
    let field = element.dyn_ref::<web_sys::HtmlInputElement>();
    let text = field.filter(|_| element.get_attribute("data-field").as_deref() == Some("time"));
    let waits = text.is_some_and(|field| editor::asks(&hands.now.emit(()), id, &field.value()));
    let choice = row.query_selector("[data-act='choice']").ok().flatten().filter(|_| waits);
    if let Some(choice) = choice.and_then(|choice| choice.dyn_into::<HtmlElement>().ok()) {
        crate::ui::field::focus(&choice);
    }
    waits
}

/// Enter takes over what was typed and goes on: to the text while that is blank, else to the
/// next row. A time that was not understood keeps the focus.
fn enter(element: &Element, row: &Element, close: bool, hands: &Hands) {
    leave(element);
    let bad = row
        .query_selector("[data-bad]")
        .ok()
        .flatten()
        .and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(bad) = bad {
        return crate::ui::field::focus(&bad);
    }
    let text = row.query_selector("textarea[data-field='text']").ok().flatten();
    let text = text.and_then(|text| text.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    match text.filter(|text| text.value().trim().is_empty() && !text.is_same_node(Some(element))) {
        Some(text) => crate::ui::field::focus(&text),
        None if close => hands.act(Action::Close),
        None => hands.act(Action::EditNext),
    }
}

/// Takes the focus away, which makes a field hand over what was typed.
fn leave(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.blur();
    }
}

fn target(event: &MouseEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn row_of(element: &Element) -> Option<(Element, Id)> {
    let row = element.closest("[data-row]").ok()??;
    let id = Id::new(&row.get_attribute("data-row")?);
    Some((row, id))
}

fn part(element: &Element) -> Option<String> {
    element.closest("[data-part]").ok()??.get_attribute("data-part")
}

fn field(part: Option<&str>) -> RowField {
    match part {
        Some("time") => RowField::Time,
        Some("who") => RowField::Who,
        _ => RowField::Text,
    }
}

fn text_is_selected() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// The row so many places below (or above) another, among those that are shown.
fn at_distance(heights: &Rc<RefCell<RowHeights>>, id: &Id, step: isize) -> Option<Id> {
    let heights = heights.try_borrow().ok()?;
    let row = heights.row_of(id)?;
    let last = heights.len().checked_sub(1)?;
    let to = row.saturating_add_signed(step).min(last);
    (to != row).then(|| heights.event(to).map(|event| event.id.clone())).flatten()
}

fn focus_search(list: &NodeRef) {
    let root = list.cast::<Element>().and_then(|list| list.closest(".pmt").ok().flatten());
    let field = root.and_then(|root| root.query_selector("[data-field='search']").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        crate::ui::field::focus(&field);
    }
}
