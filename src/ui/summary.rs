//! The summary, which stands before everything else.

use super::field::TextField;
use super::head::{PartProps, mark};
use super::markup::Prose;
use crate::edit::{Action, Change};
use crate::model::{ReportField, Text};
use crate::text::Msg;
use yew::prelude::*;

/// The summary; see the module.
#[component]
pub fn Summary(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let summary = &state.session.document.report.summary;
    if !state.editable() {
        if summary.is_empty() {
            return Html::default();
        }
        return html! { <div class="summary"><Prose text={summary.clone()} outside={super::markup::Links(state.outside.clone())} /></div> };
    }
    let oninput = {
        let hands = hands.clone();
        Callback::from(move |text: Text| hands.act(Action::Do(Change::Report(ReportField::Summary, text))))
    };
    html! {
        <div class="summary">
            <TextField multiline=true name="summary" value={summary.clone()} {oninput} onfocus={mark(hands)}
                label={state.words.get(Msg::SummaryLabel)} placeholder={state.words.get(Msg::SummaryPlaceholder)} />
        </div>
    }
}
