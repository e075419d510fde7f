//! One tag more on all chosen events.

use super::{Frame, close};
use crate::edit::{Action, Change};
use crate::model::Text;
use crate::text::Msg;
use crate::ui::field::TextField;
use crate::ui::head::PartProps;
use crate::ui::state::Happening;
use yew::prelude::*;

/// Asks for the tag.
#[component]
pub fn Tag(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let words = state.words;
    let typed = use_state(|| Text::from(""));
    let ids = state.session.chosen();
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |text: Text| typed.set(text))
    };
    let blank = typed.trim().is_empty();
    let apply = {
        let (hands, ids, tag) = (hands.clone(), ids.clone(), Text::from(typed.trim()));
        Callback::from(move |_: MouseEvent| {
            hands.act(Action::Do(Change::AddTag(ids.clone(), tag.clone())));
            hands.happen.emit(Happening::Dialog(None));
        })
    };
    html! {
        <Frame title={words.say(Msg::AddTagTitle, [&ids.len()])} happen={hands.happen.clone()}>
            <TextField name="tag" value={Text::from("")} label={words.get(Msg::FieldTags)} {oninput} autofocus=true />
            <div class="acts">
                <button type="button" class="btn" onclick={close(&hands.happen)}>{ words.get(Msg::Cancel) }</button>
                <button type="button" class="btn primary" data-act="apply" disabled={blank} onclick={apply}>{ words.get(Msg::DoAddTag) }</button>
            </div>
        </Frame>
    }
}
