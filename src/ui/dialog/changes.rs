//! What changed since the last save, or since another version of the page: event by event, in words.

use super::{Frame, close};
use crate::edit::{Action, Select};
use crate::model::Text;
use crate::text::changes::ChangeLine;
use crate::text::{Msg, Words};
use crate::ui::contract::{Compared, Output, Since};
use crate::ui::head::{PartProps, chosen};
use crate::ui::state::{Hands, Happening, State};
use std::rc::Rc;
use yew::prelude::*;

/// The window; see the module.
#[component]
pub fn Changes(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let words = state.words;
    let since = use_state(Since::default);
    {
        let (output, document) = (hands.output.clone(), state.session.document.clone());
        use_effect_with(((*since).clone(), document), move |(since, _)| {
            output.emit(Output::Compare(since.clone()));
        });
    }
    let compared = state.saving.compared.as_ref().filter(|compared| compared.since == *since);
    html! {
        <Frame title={words.get(Msg::ChangesTitle)} happen={hands.happen.clone()} class="changes">
            if state.saving.place.has_versions { { versions(state, &since) } }
            <div aria-live="polite">{ differences(words, hands, compared) }</div>
            <div class="acts"><button type="button" class="btn primary" onclick={close(&hands.happen)}>{ words.get(Msg::Close) }</button></div>
        </Frame>
    }
}

fn versions(state: &State, since: &UseStateHandle<Since>) -> Html {
    let words = state.words;
    let onchange = {
        let since = since.clone();
        Callback::from(move |event: Event| {
            let revision = chosen(&event).filter(|revision| !revision.is_empty());
            since.set(revision.map_or(Since::Saved, |revision| Since::Version(revision.into())));
        })
    };
    let is_chosen = |revision: &Text| matches!(&**since, Since::Version(chosen) if chosen == revision);
    html! {
        <label>{ words.get(Msg::ChangesSince) }{ " " }
            <select class="field" data-act="since" {onchange}>
                <option value="" selected={**since == Since::Saved}>{ words.get(Msg::ChangesSinceSaved) }</option>
                { for state.saving.versions.iter().map(|version| html! {
                    <option value={version.revision.to_string()} selected={is_chosen(&version.revision)}>{ &*version.name }</option>
                }) }
            </select>
        </label>
    }
}

fn differences(words: Words, hands: &Hands, compared: Option<&Compared>) -> Html {
    let lines: &Rc<[ChangeLine]> = match compared.map(|compared| &compared.lines) {
        None => return html! { <p class="quiet">{ words.get(Msg::ChangesLooking) }</p> },
        Some(Err(reason)) => return html! { <p>{ words.say(Msg::ChangesFailed, [reason]) }</p> },
        Some(Ok(lines)) if lines.is_empty() => return html! { <p>{ words.get(Msg::ChangesNone) }</p> },
        Some(Ok(lines)) => lines,
    };
    html! { <ul>{ for lines.iter().map(|line| difference(words, hands, line)) }</ul> }
}

fn difference(words: Words, hands: &Hands, line: &ChangeLine) -> Html {
    let go = line.event.clone().map(|event| {
        let hands = hands.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            hands.happen.emit(Happening::Dialog(None));
            hands.act(Action::Go(event.clone(), Select::Go));
        });
        html! { <button type="button" class="btn plain" data-act="go" aria-label={words.get(Msg::ChangesGo)} title={words.get(Msg::ChangesGo)} {onclick}>{ "→" }</button> }
    });
    html! { <li><bdi>{ &line.text }</bdi>{ for go }</li> }
}
