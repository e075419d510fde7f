//! A text that is no document: what is wrong with it, and the text itself, untouched.

use super::contract::{Broken, LibraryWish, Output};
use super::state::Hands;
use crate::text::{Msg, Words};
use yew::prelude::*;

/// The text and what is wrong with it.
#[derive(Properties, PartialEq)]
pub struct BrokenProps {
    /// The words.
    pub words: Words,
    /// The text and the reason.
    pub broken: Broken,
    /// Whether another document can be opened beside it.
    pub library: bool,
    /// What can be done.
    pub hands: Hands,
}

/// Shows the text, to be read and copied.
#[component]
pub fn BrokenText(props: &BrokenProps) -> Html {
    let BrokenProps { words, broken, library, hands } = props;
    let new = hands.output.reform(|_: MouseEvent| Output::Library(LibraryWish::New));
    html! {
        <div class="findings" role="alert" data-broken="">
            <h3>{ words.get(Msg::UnreadableTitle) }</h3>
            <p dir="auto">{ &*broken.reason }</p>
            <p>{ words.get(Msg::UnreadableLead) }</p>
            <textarea class="field raw" readonly=true aria-label={words.get(Msg::FailureShowJson)} value={broken.text.to_string()} />
            if *library {
                <button type="button" class="btn" data-act="new" onclick={new}>{ words.get(Msg::UnreadableStartNew) }</button>
            }
        </div>
    }
}
