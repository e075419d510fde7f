//! The rows that were read, each beside the text it was read from.

use super::reading::{Read, Shown};
use super::{PAGE, Ticks};
use crate::edit::Standing;
use crate::model::{Moment, markup};
use crate::text::{Msg, Words, date, moment};
use crate::ui::facts::marker_class;
use crate::ui::state::State;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// So much of a long text is shown.
const CUT: usize = 400;

/// The rows, with a box each; the boxes wait until all is read.
pub fn rows(
    state: &Rc<State>,
    read: &Rc<Read>,
    taken: &Rc<Vec<bool>>,
    ticks: &UseStateHandle<Ticks>,
    shown: &UseStateHandle<usize>,
    is_partial: bool,
) -> Html {
    let words = state.words;
    let rest = read.rows.len().saturating_sub(**shown);
    let mut day = None;
    let line = |(at, row): (usize, &Shown)| {
        let own = row.row.event.at.map(|at| at.civil().date());
        let heading = own.filter(|own| Some(*own) != day).map(|own| date::day_and_year(words, own));
        day = own.or(day);
        let is_taken = taken.get(at).copied().unwrap_or_default();
        html! { <>{ heading.map(|day| html! { <li class="day">{ day }</li> }) }{ one(words, read, row, (is_taken, is_partial)) }</> }
    };
    let lines: Vec<Html> = read.rows.iter().enumerate().take(**shown).map(line).collect();
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PAGE))
    };
    html! {
        <>
            <ol class="import-rows" role="list" aria-label={words.get(Msg::ImportRows)} onchange={ticking(ticks)}>{ for lines }</ol>
            if rest > 0 && !is_partial {
                <button type="button" class="btn" data-act="more-rows" onclick={more}>{ words.say(Msg::ImportMore, [&rest.min(PAGE)]) }</button>
            }
        </>
    }
}

/// One listener for all boxes: there may be many.
fn ticking(ticks: &UseStateHandle<Ticks>) -> Callback<Event> {
    let ticks = ticks.clone();
    Callback::from(move |event: Event| {
        let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field else { return };
        let Some(row) = field.get_attribute("data-import").and_then(|row| row.parse().ok()) else { return };
        let mut next = (*ticks).clone();
        next.insert(row, field.checked());
        ticks.set(next);
    })
}

/// Goes to another row by the arrows, where the box of one has the keyboard.
pub fn goes_to_another(event: &KeyboardEvent) -> bool {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return false,
    };
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field.filter(|field| field.has_attribute("data-import")) else { return false };
    let rows = field.closest("ol").ok().flatten();
    let Some(boxes) = rows.and_then(|rows| rows.query_selector_all("[data-import]").ok()) else {
        return false;
    };
    let mut all = (0..boxes.length()).filter_map(|at| boxes.get(at));
    let Some(here) = all.position(|other| &other == field.unchecked_ref::<web_sys::Node>()) else {
        return false;
    };
    let there = here.checked_add_signed(step).and_then(|at| boxes.get(u32::try_from(at).ok()?));
    let there = there.and_then(|there| there.dyn_into::<HtmlInputElement>().ok());
    there.is_some_and(|there| there.focus().is_ok())
}

fn one(words: Words, read: &Read, shown: &Shown, (is_taken, is_partial): (bool, bool)) -> Html {
    let at = shown.place;
    let event = &shown.row.event;
    // On the clock that it was written by.
    let time = match event.at {
        Some(_) => moment::event_time(words, moment::Style::Written, event, &Moment::civil),
        None if event.typed.is_empty() => words.get(Msg::ImportNoTime).into_owned(),
        None => event.typed.to_string(),
    };
    let inferred = inferred(words, shown);
    let dots = (!inferred.is_empty()).then_some("inferred");
    let text = cut(&markup::plain(&event.text));
    let class = classes!("import-row", (!is_taken).then_some("off"));
    html! {
        <li key={at} {class}>
            <label>
                <input type="checkbox" checked={is_taken} disabled={is_partial} data-import={at.to_string()} aria-label={words.say(Msg::ImportTake, [&time, &text])} />
                <span class={classes!("time", event.at.is_none().then_some("typed"))}><span class={dots} title={inferred}>{ time }</span></span>
                <span class="what" dir="auto">
                    if !event.who.is_empty() { <b>{ event.who.iter().map(|name| &**name).collect::<Vec<_>>().join(", ") }{ " " }</b> }
                    { text }{ " " }
                    { for shown.row.markers.iter().map(|(key, _)| html! { <span class={classes!("badge", marker_class(key), shown.row.likely.contains(key).then_some("likely"))}>{ words.marker(key) }</span> }) }
                    { read.origin_of(&shown.row).map(|origin| html! { <span class="sign" data-origin="">{ origin.name(words) }</span> }) }
                    { for signs(words, shown).into_iter().map(|sign| html! { <span class="sign">{ sign }</span> }) }
                </span>
            </label>
            <div class="original" dir="auto" title={words.get(Msg::ImportOriginal)}>{ cut(&shown.row.original) }</div>
        </li>
    }
}

/// Which parts of the time were not written.
fn inferred(words: Words, shown: &Shown) -> String {
    let parts = [
        ("date", Msg::ImportPartDate),
        ("year", Msg::ImportPartYear),
        ("zone", Msg::ImportPartZone),
        ("rollover", Msg::ImportPartRollover),
    ];
    let inferred = &shown.row.event.inferred;
    let named = parts.into_iter().filter(|(part, _)| inferred.contains(part));
    let named: Vec<String> = named.map(|(_, name)| words.get(name).into_owned()).collect();
    if named.is_empty() { String::new() } else { words.say(Msg::ImportInferred, [&named.join(", ")]) }
}

/// What is doubted of a row, and what the document already has.
fn signs(words: Words, shown: &Shown) -> Vec<String> {
    let text = |message: Msg| words.get(message).into_owned();
    let mut signs = Vec::new();
    match &shown.standing {
        Standing::New => {}
        Standing::Twin(_) => signs.push(text(Msg::ImportTwin)),
        Standing::Known(_) => signs.push(text(Msg::ImportKnown)),
        Standing::Changed(_) => signs.push(text(Msg::ImportChanged)),
    }
    if shown.row.is_noise {
        signs.push(text(Msg::ImportNoise));
    }
    let inferred = &shown.row.event.inferred;
    for (part, message) in [("year", Msg::ImportPartYear), ("rollover", Msg::ImportPartRollover)] {
        if inferred.contains(part) {
            signs.push(text(message));
        }
    }
    if shown.row.event.at.is_none() && !shown.row.event.typed.is_empty() {
        signs.push(text(Msg::ImportNoDay));
    }
    if !shown.row.doubts.is_empty() {
        signs.push(text(Msg::ImportDoubt));
    }
    if !shown.row.likely.is_empty() {
        signs.push(text(Msg::ImportLikely));
    }
    signs
}

fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(CUT).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
