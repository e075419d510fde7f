//! A text that is no document: what is wrong with it, and the text itself, untouched.

use super::contract::{Broken, LibraryWish, Output};
use super::state::Hands;
use crate::text::{Msg, Words};
use yew::prelude::*;

/// Shows the text, to be read and copied.
pub fn broken_text(words: Words, broken: &Broken, library: bool, hands: &Hands) -> Html {
    let new = hands.output.reform(|_: MouseEvent| Output::Library(LibraryWish::New));
    html! {
        <div class="findings" role="alert" data-broken="">
            <h2>{ words.get(Msg::UnreadableTitle) }</h2>
            <p dir="auto">{ &*broken.reason }</p>
            <p>{ words.get(Msg::UnreadableLead) }</p>
            <textarea class="field raw" readonly=true aria-label={words.get(Msg::FailureShowJson)} value={broken.text.to_string()} />
            if library {
                <button type="button" class="btn" data-act="new" onclick={new}>{ words.get(Msg::UnreadableStartNew) }</button>
            }
        </div>
    }
}
