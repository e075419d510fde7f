//! The links that show what an event says.

use super::details::public_button;
use crate::edit::{Action, Change, NewEvidence};
use crate::model::{Event, Evidence, EvidenceKind, Text};
use crate::text::{Msg, Words};
use crate::ui::field::TextField;
use crate::ui::head::{chosen, mark};
use crate::ui::state::Hands;
use yew::prelude::*;

/// A line for each link.
pub fn lines(words: Words, event: &Event, hands: &Hands) -> Html {
    if event.evidence.is_empty() {
        return Html::default();
    }
    html! {
        <div class="entries" role="group" aria-label={words.get(Msg::FieldEvidence)}>
            { for event.evidence.iter().map(|link| one(words, event, link, hands)) }
        </div>
    }
}

fn one(words: Words, event: &Event, link: &Evidence, hands: &Hands) -> Html {
    let now = NewEvidence { url: link.url.clone(), label: link.label.clone(), kind: link.kind.clone() };
    let set = {
        let (hands, event, id) = (hands.clone(), event.id.clone(), link.id.clone());
        move |new: NewEvidence| hands.act(Action::Do(Change::Evidence(event.clone(), id.clone(), new)))
    };
    let url = {
        let (set, now) = (set.clone(), now.clone());
        Callback::from(move |url: Text| set(NewEvidence { url, ..now.clone() }))
    };
    let label = {
        let (set, now) = (set.clone(), now.clone());
        Callback::from(move |label: Text| set(NewEvidence { label, ..now.clone() }))
    };
    let kind = Callback::from(move |event: yew::Event| {
        if let Some(word) = chosen(&event) {
            set(NewEvidence { kind: EvidenceKind::from_word(&word), ..now.clone() });
        }
    });
    let remove = {
        let (hands, event, id) = (hands.clone(), event.id.clone(), link.id.clone());
        Callback::from(move |_: MouseEvent| {
            hands.act(Action::Do(Change::RemoveEvidence(event.clone(), id.clone())))
        })
    };
    let publish = {
        let (event, id) = (event.id.clone(), link.id.clone());
        move |to| Change::EvidenceVisibility(event.clone(), id.clone(), to)
    };
    let known = EvidenceKind::ALL.contains(&link.kind);
    let other = (!known).then_some(&link.kind);
    html! {
        <div class="entry" key={link.id.to_string()}>
            <TextField name="url" value={link.url.clone()} label={words.get(Msg::FieldEvidenceUrl)} oninput={url}
                placeholder={words.get(Msg::FieldEvidenceUrlPlaceholder)} onfocus={mark(hands)} />
            <TextField name="label" value={link.label.clone()} label={words.get(Msg::FieldEvidenceLabel)} oninput={label}
                placeholder={words.get(Msg::FieldEvidenceLabel)} onfocus={mark(hands)} />
            <select class="field" aria-label={words.get(Msg::FieldEvidenceKind)} onchange={kind}>
                { for EvidenceKind::ALL.iter().chain(other).map(|kind| html! {
                    <option value={kind.as_str().to_owned()} selected={*kind == link.kind}>{ words.evidence_kind(kind) }</option>
                }) }
            </select>
            { public_button(words, hands, &link.visibility, publish) }
            <button type="button" class="btn icon" data-act="remove-evidence" aria-label={words.get(Msg::DoRemoveEvidence)} onclick={remove}><span aria-hidden="true">{ "✕" }</span></button>
        </div>
    }
}
