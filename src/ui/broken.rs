//! A text that is no document: what is wrong with it, and the text itself, untouched.

use super::contract::{Broken, LibraryWish, Output};
use super::state::Hands;
use crate::text::{Msg, Words};
use yew::prelude::*;

/// Shows the text, to be read and copied.
pub fn broken_text(words: Words, broken: &Broken, library: bool, hands: &Hands) -> Html {
    let (wish, name) = match broken.is_link {
        true => (LibraryWish::Leave, Msg::SharedLeave),
        false => (LibraryWish::New, Msg::UnreadableStartNew),
    };
    let on = hands.output.reform(move |_: MouseEvent| Output::Library(wish.clone()));
    html! {
        <div class="findings" role="alert" data-broken="">
            <h2>{ words.get(if broken.is_link { Msg::SharedBroken } else { Msg::UnreadableTitle }) }</h2>
            <p dir="auto">{ &*broken.reason }</p>
            if !broken.text.is_empty() {
                <p>{ words.get(Msg::UnreadableLead) }</p>
                <textarea class="field raw" readonly=true aria-label={words.get(Msg::FailureShowJson)} value={broken.text.to_string()} />
            }
            if library || broken.is_link {
                <button type="button" class="btn" data-act={if broken.is_link { "leave" } else { "new" }} onclick={on}>{ words.get(name) }</button>
            }
        </div>
    }
}
