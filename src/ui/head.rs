//! The head: what the incident is called, how far it is, in which zone it is read, what can be
//! undone, whether it is saved.

use super::contract::{LibraryWish, Lock, Output, SaveState, SaveTrouble, SavedWhere};
use super::field::TextField;
use super::labels;
use super::state::{Dialog, Hands, Happening, State};
use crate::edit::{Action, Change, Mode, ViewZone};
use crate::model::{FieldType, Status, Text};
use crate::text::{Msg, Words};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the parts around the list get.
#[derive(Clone, Properties)]
pub struct PartProps {
    /// Everything there is to show.
    pub state: Rc<State>,
    /// What can be done.
    pub hands: Hands,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.hands == other.hands
    }
}

/// The head; see the module.
pub fn head(state: &Rc<State>, hands: &Hands) -> Html {
    html! {
        <header class="head">
            { if state.parts.head { title(state, hands) } else { Html::default() } }
            <div class="tools">
                <ZonePicker state={state.clone()} hands={hands.clone()} />
                { if state.editable() { history_buttons(state, hands) } else { Html::default() } }
                { mode_button(state, hands) }
                { file_buttons(state, hands) }
                { share_button(state, hands) }
                { meeting_button(state, hands) }
                { changes_button(state, hands) }
                { save_state(state, hands) }
            </div>
            { change_summary(state, hands) }
        </header>
    }
}

fn title(state: &State, hands: &Hands) -> Html {
    let words = state.words;
    let document = &state.session.document;
    if !state.editable() {
        let name: Text = if document.title.is_empty() {
            words.get(Msg::TitleMissing).into()
        } else {
            document.title.clone()
        };
        return html! {
            <div class="title">
                <h2 dir="auto">{ &*name }</h2>
                <span class="chip">{ words.status(&document.status) }</span>
                if !document.severity.is_empty() {
                    <span class="chip warn"><bdi>{ &*document.severity }</bdi></span>
                }
            </div>
        };
    }
    let set = |change: fn(Text) -> Change| {
        let hands = hands.clone();
        Callback::from(move |text: Text| hands.act(Action::Do(change(text))))
    };
    let mark = mark(hands);
    let severity = classes!("pill", (!document.severity.is_empty()).then_some("set"));
    html! {
        <div class="title">
            <TextField class="name" name="title" value={document.title.clone()} label={words.get(Msg::TitleLabel)}
                placeholder={words.get(Msg::TitlePlaceholder)} oninput={set(Change::Title)} onfocus={mark.clone()} />
            { status_picker(words, &document.status, hands) }
            <TextField class={severity} name="severity" value={document.severity.clone()} label={words.get(Msg::SeverityLabel)}
                placeholder={words.get(Msg::SeverityLabel)} oninput={set(Change::Severity)} onfocus={mark} />
        </div>
    }
}

/// A mark in the history when the focus comes to a field.
pub fn mark(hands: &Hands) -> Callback<()> {
    let hands = hands.clone();
    Callback::from(move |()| hands.act(Action::Mark))
}

fn status_picker(words: Words, status: &Status, hands: &Hands) -> Html {
    let hands = hands.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(word) = chosen(&event) {
            hands.act(Action::Do(Change::Status(Status::from_word(&word))));
        }
    });
    let others = matches!(status, Status::Other(_)).then(|| status.clone());
    html! {
        <select class="field pill" aria-label={words.get(Msg::StatusLabel)} {onchange}>
            { for Status::ALL.iter().chain(&others).map(|known| html! {
                <option key={known.as_str().to_owned()} value={known.as_str().to_owned()} selected={known == status}>{ words.status(known) }</option>
            }) }
        </select>
    }
}

/// The value that was chosen in a select element.
pub fn chosen(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

fn history_buttons(state: &State, hands: &Hands) -> Html {
    let words = state.words;
    let undo = state.session.history.undo_label();
    let redo = state.session.history.redo_label();
    let undo_text = undo.map_or_else(
        || words.get(Msg::UndoNothing).into_owned(),
        |label| words.say(Msg::UndoWhat, [&labels::label(words, label)]),
    );
    let redo_text = redo.map_or_else(
        || words.get(Msg::RedoNothing).into_owned(),
        |label| words.say(Msg::RedoWhat, [&labels::label(words, label)]),
    );
    html! {
        <>
            { act_button(hands, Action::Undo, "↶", undo_text, undo.is_some()) }
            { act_button(hands, Action::Redo, "↷", redo_text, redo.is_some()) }
        </>
    }
}

/// A button with a sign, a name, and an action.
fn act_button(hands: &Hands, action: Action, sign: &'static str, name: String, enabled: bool) -> Html {
    let hands = hands.clone();
    let onclick = Callback::from(move |_| {
        if enabled {
            hands.act(action.clone());
        }
    });
    html! {
        <button type="button" class="btn icon" aria-label={name.clone()} title={name} aria-disabled={(!enabled).then_some("true")} {onclick}>
            <span aria-hidden="true">{ sign }</span>
        </button>
    }
}

fn mode_button(state: &State, hands: &Hands) -> Html {
    if state.locked.is_some() {
        return draft_button(state, hands);
    }
    let (mode, message) = match state.session.mode {
        Mode::Edit => (Mode::View, Msg::ModeView),
        Mode::View => (Mode::Edit, Msg::ModeEdit),
    };
    let hands = hands.clone();
    let onclick = Callback::from(move |_| {
        hands.act(Action::Mode(mode));
        hands.output.emit(Output::Mode(mode));
    });
    html! { <button type="button" class="btn" data-act="mode" {onclick}>{ state.words.get(message) }</button> }
}

/// Whoever may not save can write all the same, and take it along.
fn draft_button(state: &State, hands: &Hands) -> Html {
    if state.locked != Some(Lock::Page) || !state.saving.place.is_host {
        return Html::default();
    }
    let onclick = hands.output.reform(|_: MouseEvent| Output::Draft);
    let reason = &state.saving.place.reason;
    html! {
        <>
            if !reason.is_empty() { <span class="state"><bdi>{ &**reason }</bdi></span> }
            <button type="button" class="btn" data-act="draft" title={state.words.get(Msg::DraftHelp)} {onclick}>{ state.words.get(Msg::DraftDo) }</button>
        </>
    }
}

fn file_buttons(state: &State, hands: &Hands) -> Html {
    if state.library.is_none() {
        return Html::default();
    }
    let words = state.words;
    let open = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Library)));
    let save = hands.output.reform(|_: MouseEvent| Output::Library(LibraryWish::SaveFile));
    html! {
        <>
            <button type="button" class="btn" data-act="library" onclick={open}>{ words.get(Msg::DocumentsTitle) }</button>
            <button type="button" class="btn" data-act="save-file" onclick={save}>{ words.get(Msg::DocumentSaveFile) }</button>
        </>
    }
}

fn share_button(state: &State, hands: &Hands) -> Html {
    let open = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Share)));
    html! { <button type="button" class="btn" data-act="share" onclick={open}>{ state.words.get(Msg::ShareDo) }</button> }
}

fn meeting_button(state: &State, hands: &Hands) -> Html {
    if state.session.document.events.is_empty() || !state.parts.meeting {
        return Html::default();
    }
    let open = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Meeting)));
    html! { <button type="button" class="btn" data-act="meeting" title={state.words.get(Msg::MeetingHelp)} onclick={open}>{ state.words.get(Msg::MeetingDo) }</button> }
}

fn changes_button(state: &State, hands: &Hands) -> Html {
    let is_stored_by_page = state.saving.place.saves && state.editable();
    if !(is_stored_by_page || state.saving.place.has_versions) {
        return Html::default();
    }
    let open = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Changes)));
    html! { <button type="button" class="btn" data-act="changes" title={state.words.get(Msg::ChangesHelp)} onclick={open}>{ state.words.get(Msg::ChangesShow) }</button> }
}

/// What the save will be called in the history of the page. It is proposed; nobody has to write it.
fn change_summary(state: &State, hands: &Hands) -> Html {
    if !(state.saving.place.takes_summary && state.editable()) {
        return Html::default();
    }
    let oninput = {
        let hands = hands.clone();
        Callback::from(move |text: Text| {
            hands.happen.emit(Happening::Summary(text.clone()));
            hands.output.emit(Output::Summary(text));
        })
    };
    let label = state.words.get(Msg::SummaryOfChange);
    let placeholder =
        if state.saving.proposal.is_empty() { label.to_string() } else { state.saving.proposal.to_string() };
    html! {
        <TextField class="change-summary" name="change-summary" value={state.saving.typed.clone()} {label} {placeholder} {oninput} />
    }
}

/// Whether all is saved. While somebody edits, the room for it is there before it says anything: the
/// first change is kept shortly after it was made, and nothing may move under the hand by then.
fn save_state(state: &State, hands: &Hands) -> Html {
    let words = state.words;
    let (class, text) = match &state.saved {
        SaveState::Untouched if state.editable() => ("", "".into()),
        SaveState::Untouched => return Html::default(),
        SaveState::Saving => ("busy", words.get(Msg::Saving)),
        SaveState::Saved(SavedWhere::Browser) => ("ok", words.get(Msg::SavedInBrowser)),
        SaveState::Saved(SavedWhere::Page) => ("ok", words.get(Msg::SavedPlainPage)),
        SaveState::Saved(SavedWhere::HandedOver) => ("ok", words.get(Msg::HandedOver)),
        SaveState::Draft => ("busy", words.get(Msg::DraftKept)),
        SaveState::Trouble(_) => ("bad", words.get(Msg::NotSavedShort)),
    };
    let can_save = matches!(state.saved, SaveState::Draft | SaveState::Trouble(_));
    let save = hands.output.reform(|_: MouseEvent| Output::Save);
    let take = hands.happen.reform(|_: MouseEvent| Happening::Dialog(Some(Dialog::Share)));
    html! {
        <>
            <span class={classes!("state", class)} data-save={class} data-room={state.editable().then(|| words.get(Msg::DraftKept).into_owned())} role="status">
                <span class="now">if !class.is_empty() { <span class="dot" aria-hidden="true" /> }{ text }</span>
            </span>
            if state.editable() && state.saving.place.is_draft_only {
                <button type="button" class={classes!("btn", "primary", (!can_save).then_some("later"))} data-act="take-along" title={words.get(Msg::TakeAlongHelp)} onclick={take}>{ words.get(Msg::TakeAlong) }</button>
            } else if state.editable() && state.library.is_none() {
                <button type="button" class={classes!("btn", "primary", (!can_save).then_some("later"))} data-act="save" onclick={save}>{ words.get(Msg::Save) }</button>
            }
        </>
    }
}

/// Why a document could not be saved, with the way on.
pub fn trouble(words: Words, trouble: &SaveTrouble) -> String {
    words
        .get(match trouble {
            SaveTrouble::StorageRefused => Msg::TroubleStorageRefused,
            SaveTrouble::StorageFull => Msg::TroubleStorageFull,
            SaveTrouble::StorageBlocked => Msg::TroubleStorageBlocked,
            SaveTrouble::Conflict => Msg::TroubleConflict,
            SaveTrouble::Locked => Msg::TroubleLocked,
            SaveTrouble::Gone => Msg::TroubleGone,
            SaveTrouble::Denied => Msg::TroubleDenied,
            SaveTrouble::Unauthenticated => Msg::TroubleUnauthenticated,
            SaveTrouble::TooLarge => Msg::TroubleTooLarge,
            SaveTrouble::RateLimited => Msg::TroubleRateLimited,
            SaveTrouble::Unavailable => Msg::TroubleUnavailable,
        })
        .into_owned()
}

/// Chooses the zone in which times are shown.
#[component]
fn ZonePicker(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let words = state.words;
    let incident = zone_name(&state.session.document.timezone);
    let reader = state.outside.reader_zone();
    let mut choices: Vec<(String, String, bool)> = Vec::new();
    let zone = &state.session.zone;
    choices.push((
        "incident".into(),
        words.say(Msg::ZoneOfIncident, [&incident]),
        *zone == ViewZone::Incident,
    ));
    choices.push(("reader".into(), words.say(Msg::ZoneOfReader, [&reader]), *zone == ViewZone::Reader));
    choices.push(("utc".into(), words.get(Msg::ZoneUtc).into_owned(), *zone == ViewZone::Utc));
    choices.push((
        "start".into(),
        words.get(Msg::ZoneSinceStart).into_owned(),
        *zone == ViewZone::SinceStart,
    ));
    let onchange = {
        let hands = hands.clone();
        Callback::from(move |event: Event| {
            let Some(value) = chosen(&event) else { return };
            let (group, name) = value.split_once(':').unwrap_or((&value, ""));
            hands.act(match group {
                "reader" => Action::Zone(ViewZone::Reader),
                "utc" => Action::Zone(ViewZone::Utc),
                "start" => Action::Zone(ViewZone::SinceStart),
                "show" => Action::Zone(ViewZone::Named(name.into())),
                "make" => Action::Do(Change::Timezone(name.into())),
                _ => Action::Zone(ViewZone::Incident),
            });
        })
    };
    let names = state.outside.zone_names();
    let list = |group: &'static str, current: Option<&Text>| -> Html {
        names
            .iter()
            .map(|name| {
                let selected = current == Some(name);
                html! { <option value={format!("{group}:{name}")} {selected}>{ &**name }</option> }
            })
            .collect()
    };
    let named = match zone {
        ViewZone::Named(name) => Some(name),
        _ => None,
    };
    html! {
        <label>
            <span>{ words.get(Msg::ZoneShownLabel) }</span>
            <select class="field" data-act="zone" {onchange}>
                { for choices.into_iter().map(|(value, text, selected)| html! { <option {value} {selected}>{ text }</option> }) }
                <optgroup label={words.get(Msg::ZoneShowIn)}>{ list("show", named) }</optgroup>
                if state.editable() {
                    <optgroup label={words.get(Msg::ZoneIncidentIs)}>{ list("make", None) }</optgroup>
                }
            </select>
        </label>
    }
}

/// The zone as it is shown: a blank one is UTC.
pub fn zone_name(zone: &Text) -> Text {
    if zone.to_value() == crate::model::Value::Default { "UTC".into() } else { zone.clone() }
}
