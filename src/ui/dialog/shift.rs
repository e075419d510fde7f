//! Moves the chosen events in time: for a clock that was off.

use super::{Frame, close};
use crate::edit::{Action, Change};
use crate::model::{Event, Text};
use crate::text::{Msg, Words, duration, moment};
use crate::ui::facts::Clock;
use crate::ui::field::TextField;
use crate::ui::head::PartProps;
use crate::ui::state::Happening;
use std::rc::Rc;
use yew::prelude::*;

/// How many events are previewed.
const PREVIEWED: usize = 5;

/// Asks by how much, and shows what it gives.
#[component]
pub fn Shift(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let words = state.words;
    let typed = use_state(|| Text::from(""));
    let ids = state.session.chosen();
    let seconds = amount(&typed);
    let events: Vec<Rc<Event>> =
        ids.iter().filter_map(|id| state.session.document.events.find(id)).cloned().collect();
    let undated = events.iter().filter(|event| event.at.is_none()).count();
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |text: Text| typed.set(text))
    };
    let apply = {
        let (hands, ids) = (hands.clone(), ids.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(seconds) = seconds {
                hands.act(Action::Do(Change::Shift(ids.clone(), seconds)));
                hands.happen.emit(Happening::Dialog(None));
            }
        })
    };
    let trouble =
        (seconds.is_none() && !typed.trim().is_empty()).then(|| words.say(Msg::ShiftTrouble, [&*typed]));
    html! {
        <Frame title={words.say(Msg::ShiftTitle, [&ids.len()])} happen={hands.happen.clone()}>
            <p>{ words.get(Msg::ShiftLead) }</p>
            <div class="form">
                <label>{ words.get(Msg::ShiftBy) }
                    <TextField name="shift" value={Text::from("")} label={words.get(Msg::ShiftBy)} placeholder={words.get(Msg::ShiftPlaceholder)} {oninput} autofocus=true />
                </label>
                <div aria-live="polite">
                    { trouble }
                    { seconds.map(|seconds| preview(words, &Clock::new(state), &events, seconds)) }
                    if undated > 0 { <p class="quiet">{ words.say(Msg::ShiftSkipped, [&undated]) }</p> }
                </div>
            </div>
            <div class="acts">
                <button type="button" class="btn" onclick={close(&hands.happen)}>{ words.get(Msg::Cancel) }</button>
                <button type="button" class="btn primary" data-act="apply" disabled={seconds.is_none()} onclick={apply}>{ words.get(Msg::ShiftDo) }</button>
            </div>
        </Frame>
    }
}

fn preview(words: Words, clock: &Clock, events: &[Rc<Event>], seconds: i64) -> Html {
    let dated: Vec<_> = events.iter().filter(|event| event.at.is_some()).collect();
    let time = |event: &Event| {
        event.at.map(|at| moment::with_date(words, clock.civil(&at), &event.precision)).unwrap_or_default()
    };
    let more = dated.len().saturating_sub(PREVIEWED);
    html! {
        <>
            <ul>
                { for dated.iter().take(PREVIEWED).map(|event| {
                    let moved = Event { at: event.at.map(|at| at.plus_seconds(seconds)), ..(***event).clone() };
                    html! { <li>{ words.say(Msg::ShiftPreview, [&time(event), &time(&moved)]) }</li> }
                }) }
            </ul>
            if more > 0 { <p class="quiet">{ words.say(Msg::ShiftPreviewMore, [&more]) }</p> }
            <p class="quiet">{ duration::offset(words, seconds) }</p>
        </>
    }
}

/// Reads an amount of time such as `+1h`, `-3m`, `90s`, `+1h 30m`; `None` when it is none.
fn amount(text: &str) -> Option<i64> {
    let text = text.trim().replace('−', "-");
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let mut total = 0_i64;
    let mut number = String::new();
    let mut seen = false;
    for character in rest.chars().chain([' ']) {
        let unit = match character {
            '0'..='9' => {
                number.push(character);
                continue;
            }
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            ' ' if number.is_empty() => continue,
            ' ' => 60,
            _ => return None,
        };
        let count: i64 = number.parse().ok()?;
        total = total.checked_add(count.checked_mul(unit)?)?;
        number.clear();
        seen = true;
    }
    (seen && total != 0).then_some(sign * total)
}
