//! The summary, which stands before everything else.

use super::editor::public_button;
use super::field::TextField;
use super::head::mark;
use super::markup::{Links, prose};
use super::state::{Hands, State};
use crate::edit::{Action, Change};
use crate::model::{ReportField, Text, Visibility};
use crate::text::Msg;
use std::rc::Rc;
use yew::prelude::*;

/// The summary; see the module.
pub fn summary(state: &Rc<State>, hands: &Hands) -> Html {
    let summary = &state.session.document.report.summary;
    if !state.editable() {
        if summary.is_empty() {
            return Html::default();
        }
        return html! { <div class="summary">{ prose(summary, &Links(state.outside.clone()), true) }</div> };
    }
    let oninput = {
        let hands = hands.clone();
        Callback::from(move |text: Text| hands.act(Action::Do(Change::Report(ReportField::Summary, text))))
    };
    let is_public = state.session.document.report.public.contains("summary");
    let now = if is_public { Visibility::Public } else { Visibility::Internal };
    let publish = |to| Change::ReportVisibility(ReportField::Summary, to);
    html! {
        <div class="summary edited">
            <TextField multiline=true name="summary" value={summary.clone()} {oninput} onfocus={mark(hands)}
                label={state.words.get(Msg::SummaryLabel)} placeholder={state.words.get(Msg::SummaryPlaceholder)} />
            if !summary.is_empty() { { public_button(state.words, hands, &now, publish) } }
        </div>
    }
}
