//! "These times were in another zone": the wall clock stays, the instant changes.

use super::{Frame, close};
use crate::edit::{Action, Change, rezoned};
use crate::model::zone::{Resolved, resolve};
use crate::model::{Event, Text};
use crate::text::{Msg, moment};
use crate::ui::facts::Clock;
use crate::ui::head::{PartProps, chosen, zone_name};
use crate::ui::state::{Happening, State};
use std::rc::Rc;
use yew::prelude::*;

/// How many events are previewed.
const PREVIEWED: usize = 6;

/// Asks for the zone, and shows what it gives.
#[component]
pub fn Rezone(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let words = state.words;
    let zone = use_state(|| state.outside.reader_zone());
    let ids = state.session.chosen();
    let events: Vec<Rc<Event>> =
        ids.iter().filter_map(|id| state.session.document.events.find(id)).cloned().collect();
    let onchange = {
        let zone = zone.setter();
        Callback::from(move |event: yew::Event| {
            if let Some(name) = chosen(&event) {
                zone.set(name.into());
            }
        })
    };
    let apply = {
        let (hands, ids, zone) = (hands.clone(), ids.clone(), (*zone).clone());
        Callback::from(move |_: MouseEvent| {
            hands.act(Action::Do(Change::Rezone(ids.clone(), zone.clone())));
            hands.happen.emit(Happening::Dialog(None));
        })
    };
    let names = state.outside.zone_names();
    html! {
        <Frame title={words.say(Msg::RezoneTitle, [&ids.len()])} happen={hands.happen.clone()}>
            <p>{ words.get(Msg::RezoneLead) }</p>
            <p class="quiet">{ words.say(Msg::RezoneFrom, [&zone_name(&state.session.document.timezone)]) }</p>
            <label>{ words.get(Msg::RezoneTo) }{ " " }
                <select class="field" data-act="rezone-to" {onchange}>
                    { for ["UTC".into()].iter().chain(names.iter().filter(|name| &***name != "UTC")).map(|name: &Text| html! {
                        <option value={name.to_string()} selected={*name == *zone}>{ &**name }</option>
                    }) }
                </select>
            </label>
            { preview(state, &events, &zone) }
            <div class="acts">
                <button type="button" class="btn" onclick={close(&hands.happen)}>{ words.get(Msg::Cancel) }</button>
                <button type="button" class="btn primary" data-act="apply" onclick={apply}>{ words.get(Msg::RezoneDo) }</button>
            </div>
        </Frame>
    }
}

fn preview(state: &State, events: &[Rc<Event>], zone: &Text) -> Html {
    let words = state.words;
    let clock = Clock::new(state);
    let zones = state.outside.zones();
    let dated: Vec<_> = events.iter().filter(|event| event.at.is_some()).collect();
    let doubtful = dated
        .iter()
        .filter_map(|event| event.at)
        .filter(|at| !matches!(resolve(zones, zone, at.civil()), Resolved::One(_)))
        .count();
    let line =
        |event: &Event| {
            let (at, next) = (event.at?, rezoned(event, zone, zones).at?);
            let show = |at| moment::with_date(words, clock.civil(&at), &event.precision);
            Some(words.say(
                Msg::RezonePreview,
                [&moment::clock(at.civil(), &event.precision), &show(at), &show(next)],
            ))
        };
    let more = dated.len().saturating_sub(PREVIEWED);
    html! {
        <div aria-live="polite">
            <ul>{ for dated.iter().take(PREVIEWED).filter_map(|event| line(event)).map(|text| html! { <li>{ text }</li> }) }</ul>
            if more > 0 { <p class="quiet">{ words.say(Msg::RezonePreviewMore, [&more]) }</p> }
            if doubtful > 0 { <p>{ words.say(Msg::RezoneDoubt, [&doubtful]) }</p> }
        </div>
    }
}
