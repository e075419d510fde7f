//! The list before the first event: says in three steps how it works.

use super::contract::{LibraryWish, Output};
use super::state::{Dialog, Hands, Happening, State};
use crate::text::Msg;
use std::rc::Rc;
use yew::prelude::*;

/// The empty list; see the module.
pub fn empty(state: &Rc<State>, hands: &Hands) -> Html {
    let words = state.words;
    if !state.editable() {
        return html! { <p class="empty">{ words.get(Msg::EmptyView) }</p> };
    }
    let examples = [
        Msg::EmptyExampleClock,
        Msg::EmptyExampleAfter,
        Msg::EmptyExampleAbout,
        Msg::EmptyExampleRange,
        Msg::EmptyExampleDay,
        Msg::EmptyExampleNow,
    ];
    let import = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Import)));
    let example = hands.output.reform(|_: MouseEvent| Output::Library(LibraryWish::Example));
    html! {
        <div class="empty">
            <h2>{ words.get(Msg::EmptyTitle) }</h2>
            <p>{ words.get(Msg::EmptyLead) }</p>
            <ol>
                { for [Msg::EmptyStepAdd, Msg::EmptyStepMark, Msg::EmptyStepFill].into_iter().map(|step| html! { <li>{ words.get(step) }</li> }) }
            </ol>
            <p class="quiet">{ words.get(Msg::EmptyExamplesTitle) }</p>
            <ul class="quiet examples">{ for examples.into_iter().map(|example| html! { <li>{ words.get(example) }</li> }) }</ul>
            <div class="line">
                <button type="button" class="btn" data-act="import-first" onclick={import}>{ words.get(Msg::EmptyImport) }</button>
                if state.library.is_some() {
                    <button type="button" class="btn" data-act="example" onclick={example}>{ words.get(Msg::EmptyTrySample) }</button>
                }
            </div>
        </div>
    }
}
