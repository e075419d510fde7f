//! The markers of an event, as buttons that stay pressed.

use crate::edit::{Action, Change};
use crate::model::{Document, Event, Marker, MarkerKey};
use crate::text::{Msg, Words};
use crate::ui::facts::marker_class;
use crate::ui::state::Hands;
use yew::prelude::*;

/// A button for each of the four markers and for the further ones in use; for an interval, for
/// its end too.
pub fn line(words: Words, document: &Document, event: &Event, hands: &Hands) -> Html {
    let further = MarkerKey::FURTHER.iter().map(|name| MarkerKey::from_name(name));
    let others = document.markers.iter().map(|(key, _)| key.clone());
    let mut keys: Vec<MarkerKey> = MarkerKey::MAIN.into_iter().chain(further).collect();
    keys.extend(others.filter(|key| !keys.contains(key)).collect::<Vec<_>>());
    html! {
        <div class="line" role="group" aria-label={words.get(Msg::FieldMarker)}>
            <span class="lead">{ words.get(Msg::FieldMarker) }</span>
            <span class="choices">
                { for keys.iter().map(|key| one(words, document, event, key, hands)) }
            </span>
        </div>
    }
}

fn one(words: Words, document: &Document, event: &Event, key: &MarkerKey, hands: &Hands) -> Html {
    let holder = document.markers.get(key);
    let here = holder.is_some_and(|marker| marker.event == event.id);
    let next = match holder.filter(|_| here) {
        // An interval goes from its beginning to its end, then off.
        Some(marker) if event.is_interval() && !marker.end => Some(Marker { end: true, ..marker.clone() }),
        Some(_) => None,
        None => Some(Marker::at(event.id.clone())),
    };
    let name = words.marker(key);
    let at_end = holder.is_some_and(|marker| here && marker.end);
    let help = words.marker_help(key).map(|help| help.into_owned());
    let onclick = {
        let (hands, key) = (hands.clone(), key.clone());
        Callback::from(move |_: MouseEvent| hands.act(Action::Do(Change::Mark(key.clone(), next.clone()))))
    };
    html! {
        <button type="button" class={classes!("btn", "mark-btn", marker_class(key))} data-act={format!("mark-{}", key.as_str())}
            aria-pressed={here.to_string()} title={help} {onclick}>
            if MarkerKey::MAIN.contains(key) { <span class="swatch" aria-hidden="true" /> }
            { name }
            if at_end { <span>{ words.get(Msg::MarkerAtEnd) }</span> }
        </button>
    }
}
