//! The documents that this browser holds.

use super::{Frame, close};
use crate::model::zone::in_zone;
use crate::text::{Msg, date};
use crate::ui::contract::{LibraryEntry, LibraryWish, Output};
use crate::ui::state::{Hands, Happening, State};
use std::rc::Rc;
use yew::prelude::*;

/// The list of documents, and what can be done with them.
pub fn library(state: &Rc<State>, hands: &Hands) -> Html {
    let words = state.words;
    let Some(library) = &state.library else { return Html::default() };
    html! {
        <Frame title={words.get(Msg::DocumentsTitle)} happen={hands.happen.clone()}>
            <p class="quiet">{ words.get(Msg::DocumentsLead) }</p>
            <div class="line">
                { wish(hands, words.get(Msg::DocumentNew).into_owned(), "new", LibraryWish::New) }
                { wish(hands, words.get(Msg::DocumentOpen).into_owned(), "open-file", LibraryWish::OpenFile) }
                { wish(hands, words.get(Msg::DocumentExample).into_owned(), "example", LibraryWish::Example) }
            </div>
            if library.entries.is_empty() { <p>{ words.get(Msg::DocumentsNone) }</p> }
            <ul class="library">
                { for library.entries.iter().map(|entry| one(state, hands, entry, library.current.as_ref() == Some(&entry.id))) }
            </ul>
            <div class="acts"><button type="button" class="btn primary" onclick={close(&hands.happen)}>{ words.get(Msg::Close) }</button></div>
        </Frame>
    }
}

/// A button that asks for something and closes the window.
fn wish(hands: &Hands, name: String, act: &'static str, wish: LibraryWish) -> Html {
    let hands = hands.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        hands.output.emit(Output::Library(wish.clone()));
        hands.happen.emit(Happening::Dialog(None));
    });
    html! { <button type="button" class="btn" data-act={act} {onclick}>{ name }</button> }
}

fn one(state: &State, hands: &Hands, entry: &LibraryEntry, current: bool) -> Html {
    let words = state.words;
    let title = if entry.title.is_empty() {
        words.get(Msg::TitleMissing).into_owned()
    } else {
        entry.title.to_string()
    };
    let reader = state.outside.reader_zone();
    let local = |at| in_zone(state.outside.zones(), &reader, at).civil();
    let edited = entry
        .edited
        .zip(state.outside.now())
        .map(|(at, now)| words.say(Msg::DocumentEdited, [&date::ago(words, local(at), local(now))]));
    let open = {
        let (hands, id) = (hands.clone(), entry.id.clone());
        Callback::from(move |_: MouseEvent| {
            hands.output.emit(Output::Library(LibraryWish::Open(id.clone())));
            hands.happen.emit(Happening::Dialog(None));
        })
    };
    html! {
        <li key={entry.id.to_string()}>
            <button type="button" class="btn plain name" data-act="open" aria-current={current.then_some("true")} onclick={open}><bdi>{ title }</bdi></button>
            <span class="quiet">{ edited }</span>
            { wish(hands, words.get(Msg::DocumentDuplicate).into_owned(), "duplicate-document", LibraryWish::Duplicate(entry.id.clone())) }
            { wish(hands, words.get(Msg::DocumentDelete).into_owned(), "delete-document", LibraryWish::Delete(entry.id.clone())) }
        </li>
    }
}
