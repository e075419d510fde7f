//! What the keys do.

use super::{Frame, close};
use crate::text::Msg;
use crate::ui::keys;
use crate::ui::state::{Hands, State};
use std::rc::Rc;
use yew::prelude::*;

/// The table of keys.
pub fn help(state: &Rc<State>, hands: &Hands) -> Html {
    let words = state.words;
    let editable = state.editable();
    let shown = keys::BINDINGS.iter().filter(|binding| editable || binding.in_view);
    html! {
        <Frame title={words.get(Msg::HelpTitle)} happen={hands.happen.clone()}>
            <div class="keys">
                { for shown.map(|binding| html! {
                    <div><span>{ keys::name(words, binding.act) }</span><span>{ for keys::spelled(words, binding).into_iter().map(|key| html! { <><kbd>{ key }</kbd>{ " " }</> }) }</span></div>
                }) }
            </div>
            <p class="quiet"><b>{ words.get(Msg::AxisRegion) }</b>{ ": " }{ words.get(Msg::AxisHelp) }</p>
            <div class="acts"><button type="button" class="btn primary" onclick={close(&hands.happen)}>{ words.get(Msg::Close) }</button></div>
        </Frame>
    }
}
