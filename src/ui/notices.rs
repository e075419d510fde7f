//! What has to be said once, above the document: repairs, locks, troubles, what was recovered.

use super::contract::{LibraryWish, Lock, Notice, Output, SaveState};
use super::head::trouble;
use super::state::{Dialog, Hands, Happening, State};
use crate::edit::{Action, Mode};
use crate::text::Msg;
use std::rc::Rc;
use yew::prelude::*;

/// All notices that hold at the moment.
pub fn notices(state: &Rc<State>, hands: &Hands) -> Html {
    html! {
        <>
            { lock(state, hands) }
            { save_trouble(state, hands) }
            { repairs(state) }
            { conflicts(state, hands) }
            { state.notice.as_ref().map(|notice| once(state, hands, notice)).unwrap_or_default() }
        </>
    }
}

fn lock(state: &State, hands: &Hands) -> Html {
    match state.locked {
        Some(Lock::Newer) => html! {
            <div class="notice"><p>{ state.words.get(Msg::NewerVersionLock) }</p></div>
        },
        Some(Lock::Link) => {
            let adopt = hands.output.reform(|_: MouseEvent| Output::Library(LibraryWish::Adopt));
            html! {
                <div class="notice" data-notice="link">
                    <p>{ state.words.get(Msg::SharedLead) }</p>
                    <button type="button" class="btn primary" data-act="adopt" onclick={adopt}>{ state.words.get(Msg::SharedAdopt) }</button>
                </div>
            }
        }
        Some(Lock::Page) | None => Html::default(),
    }
}

fn save_trouble(state: &State, hands: &Hands) -> Html {
    let SaveState::Trouble(what) = &state.saved else { return Html::default() };
    let save = hands.output.reform(|_: MouseEvent| Output::Library(LibraryWish::SaveFile));
    let retry = hands.output.reform(|_: MouseEvent| Output::Save);
    html! {
        <div class="notice bad" role="alert" data-notice="trouble">
            <p>{ trouble(state.words, what) }</p>
            <button type="button" class="btn" data-act="retry" onclick={retry}>{ state.words.get(Msg::Retry) }</button>
            <button type="button" class="btn" data-act="save-file" onclick={save}>{ state.words.get(Msg::DocumentSaveFile) }</button>
        </div>
    }
}

fn repairs(state: &State) -> Html {
    if state.notes.is_empty() {
        return Html::default();
    }
    html! {
        <details class="notice">
            <summary>{ state.words.say(Msg::ReadingNotes, [&state.notes.len()]) }</summary>
            <ul>{ for state.notes.iter().map(|note| html! { <li dir="auto">{ &**note }</li> }) }</ul>
        </details>
    }
}

fn conflicts(state: &State, hands: &Hands) -> Html {
    if state.conflicts.is_empty() {
        return Html::default();
    }
    let open = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Conflicts)));
    html! {
        <div class="notice bad" role="status">
            <p>{ state.words.say(Msg::ConflictLead, [&state.conflicts.len()]) }</p>
            <button type="button" class="btn primary" data-act="conflicts" onclick={open}>{ state.words.get(Msg::ConflictsSettle) }</button>
        </div>
    }
}

fn once(state: &State, hands: &Hands, notice: &Notice) -> Html {
    let words = state.words;
    let close = hands.happen.reform(|_: MouseEvent| Happening::NoticeRead);
    let text = match notice {
        Notice::Deleted(entry) if entry.title.is_empty() => {
            words.say(Msg::DocumentDeleted, [&words.get(Msg::TitleMissing)])
        }
        Notice::Deleted(entry) => words.say(Msg::DocumentDeleted, [&entry.title]),
        Notice::Recovered => words.get(Msg::DraftWasRecovered).into_owned(),
        Notice::DraftWaits => words.get(Msg::DraftWaits).into_owned(),
        Notice::MergedFromElsewhere => words.get(Msg::TakenFromElsewhere).into_owned(),
        Notice::Text(text) => text.to_string(),
    };
    let restore = match notice {
        Notice::Deleted(entry) => {
            let (hands, id) = (hands.clone(), entry.id.clone());
            let onclick = Callback::from(move |_: MouseEvent| {
                hands.output.emit(Output::Library(LibraryWish::Restore(id.clone())));
                hands.happen.emit(Happening::NoticeRead);
            });
            html! { <button type="button" class="btn" data-act="restore" {onclick}>{ words.get(Msg::Undo) }</button> }
        }
        Notice::DraftWaits => {
            let (hands, is_locked) = (hands.clone(), state.locked.is_some());
            let onclick = Callback::from(move |_: MouseEvent| {
                hands.happen.emit(Happening::NoticeRead);
                if is_locked {
                    return hands.output.emit(Output::Draft);
                }
                hands.act(Action::Mode(Mode::Edit));
                hands.output.emit(Output::Mode(Mode::Edit));
            });
            html! { <button type="button" class="btn" data-act="continue-draft" {onclick}>{ words.get(Msg::DraftRestore) }</button> }
        }
        _ => Html::default(),
    };
    html! {
        <div class="notice" role="status" data-notice="once">
            <p dir="auto">{ text }</p>
            { restore }
            <button type="button" class="btn plain" onclick={close}>{ words.get(Msg::Close) }</button>
        </div>
    }
}
