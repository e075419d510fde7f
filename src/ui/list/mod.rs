//! The list of events: only what is in view becomes elements, the page does the scrolling.

mod focus;
mod input;
mod view;

use super::editor::row_editor;
use super::facts::{Above, Clock, Facts};
use super::head::PartProps;
use super::markup::Links;
use super::row::{Row, Shared};
use super::state::{Dialog, Hands, Happening, State};
use crate::edit::{Action, Add};
use crate::layout::rows::{Estimate, RowHeights};
use crate::model::{Event, Moment};
use crate::text::Msg;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Rows drawn beyond what is in view, on each side.
const BEYOND: usize = 6;

/// A list of no more rows is drawn as a whole, so that the browser's search finds all of it.
const WHOLE: usize = 40;

/// No more rows are drawn to be printed, on either side of what is in view: a hundred pages.
const PRINTED: usize = 5_000;

/// The list; see the module.
#[component]
pub fn List(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let node = use_node_ref();
    let heights = use_mut_ref(|| RowHeights::new(Estimate::for_width(900.0)));
    let document = &state.session.document;
    let edited = state.session.editing.as_ref().map(|editing| editing.id.clone());
    let shown = use_memo((document.events.clone(), state.session.filter.clone(), edited), |_| {
        state.session.shown_places()
    });
    let places: Option<Rc<[u32]>> = (*shown).clone();
    let seen = view::use_view(&node);
    if let Ok(mut heights) = heights.try_borrow_mut() {
        if seen.width > 0 {
            heights.set_estimate(Estimate::for_width(f64::from(seen.width)));
        }
        heights.set_rows(&document.events, places.as_deref());
    }
    view::use_measure(&node, &heights);
    let arrived = focus::use_focus(&node, state);
    let onclick = input::clicks(hands, state.editable());
    let onkeydown = input::keys(state, hands, &heights, &node, &arrived);
    // The list is there while it is empty, too: what listens to it must not hang on another one.
    let hidden = document.events.is_empty();
    let rows = drawn(state, hands, &heights, &seen, places.as_deref());
    html! {
        <section aria-label={state.words.get(Msg::RegionList)} {hidden}>
            <ol ref={node} class="rows" role="list" aria-label={state.words.get(Msg::ListLabel)} {onclick} {onkeydown}>
                { rows }
            </ol>
        </section>
    }
}

/// The rows in view, the one that has the focus, and room for the others.
fn drawn(
    state: &Rc<State>,
    hands: &Hands,
    heights: &Rc<RefCell<RowHeights>>,
    seen: &view::View,
    places: Option<&[u32]>,
) -> Html {
    let Ok(heights) = heights.try_borrow() else { return Html::default() };
    let session = &state.session;
    let clock = Clock::new(state);
    let facts = Facts::new(&session.document, &clock, heights.len());
    let beyond = match heights.len() {
        _ if state.printing => PRINTED,
        0..=WHOLE => WHOLE,
        _ => BEYOND,
    };
    let window = heights.window(f64::from(seen.top), f64::from(seen.bottom), beyond);
    let pinned = [session.editing.as_ref().map(|editing| &editing.id), session.selection.active.as_ref()];
    let mut rows: Vec<usize> = window.rows.collect();
    rows.extend(pinned.into_iter().flatten().filter_map(|id| heights.row_of(id)));
    // The first one can be come to by the Tab key as long as no other is the active one.
    rows.extend(session.selection.active.is_none().then_some(0));
    crate::model::sort::by(&mut rows, Ord::cmp);
    rows.dedup();
    let mut parts: Vec<Html> = Vec::with_capacity(rows.len() + 2);
    let mut end = 0.0;
    for row in rows {
        let Some(event) = heights.event(row) else { continue };
        room(&mut parts, heights.top(row) - end, row);
        end = heights.top(row + 1);
        let previous = row.checked_sub(1).and_then(|at| heights.event(at));
        let place = places.map_or(Some(row), |places| places.get(row).map(|at| *at as usize));
        // Rows without a time are of the day above them.
        let above = (0..row).rev().take(BEYOND * 10).filter_map(|at| heights.event(at));
        let dated = above.map(|event| &**event).find(|event| event.at.is_some());
        let above = Above { row: previous.map(|event| &**event), dated };
        let facts = facts.of(event, above, place.unwrap_or(row), row + 1);
        parts.push(one(state, hands, event, facts, row));
    }
    room(&mut parts, heights.total() - end, heights.len());
    parts.into_iter().collect()
}

/// Room for rows that are not drawn. The size is an attribute, since a page may forbid styles.
fn room(parts: &mut Vec<Html>, height: f64, before: usize) {
    if height > 0.0 {
        parts.push(html! {
            <li key={format!("room-{before}")} role="presentation" aria-hidden="true"><svg class="room" width="1" height={(height.round() as i64).to_string()} /></li>
        });
    }
}

fn one(
    state: &Rc<State>,
    hands: &Hands,
    event: &Rc<Event>,
    facts: super::facts::RowFacts,
    row: usize,
) -> Html {
    let session = &state.session;
    let key = event.id.to_string();
    if let Some(editing) =
        session.editing.as_ref().filter(|editing| editing.id == event.id && state.editable())
    {
        return row_editor(state, hands, event, &facts, editing.field);
    }
    let active = match &session.selection.active {
        Some(id) => *id == event.id,
        None => row == 0,
    };
    let selected = state.editable().then(|| session.selection.ids.contains(&event.id));
    html! {
        <Row {key} event={Shared(event.clone())} {facts} words={state.words} outside={Links(state.outside.clone())} {active} {selected}
            linked={state.linked.as_ref() == Some(&event.id)} />
    }
}

/// The row for adding, below the list.
pub fn add_row(state: &Rc<State>, hands: &Hands) -> Html {
    if !state.editable() {
        return Html::default();
    }
    let words = state.words;
    let add = hands.happen.reform(|_: MouseEvent| Action::AddRow(Add::Last).into());
    let import = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Import)));
    html! {
        <div class="add">
            <button type="button" class="btn open" data-act="add" onclick={add}>{ words.get(Msg::AddRow) }<kbd>{ "N" }</kbd></button>
            <button type="button" class="btn" data-act="import" title={words.get(Msg::ImportOpenHelp)} onclick={import}>{ words.get(Msg::ImportOpen) }</button>
            <button type="button" class="btn primary now" data-act="now" onclick={now(state, hands)}>{ words.get(Msg::NowRow) }</button>
        </div>
    }
}

/// Adds an event at the present moment and opens its text.
pub fn now(state: &Rc<State>, hands: &Hands) -> Callback<MouseEvent> {
    let (state, hands) = (state.clone(), hands.clone());
    Callback::from(move |_: MouseEvent| {
        let zone = &state.session.document.timezone;
        let now = state
            .outside
            .now()
            .map(|now| to_minute(crate::model::zone::in_zone(state.outside.zones(), zone, now)));
        let event = Event { at: now, ..Event::default() };
        hands.act(Action::AddRow(if now.is_some() { Add::Event(Box::new(event)) } else { Add::Last }));
    })
}

/// The beginning of the minute.
fn to_minute(at: Moment) -> Moment {
    Moment { nanos: 0, ..at.plus_seconds(-at.seconds.rem_euclid(60)) }
}
