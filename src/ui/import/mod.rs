//! Import: a text goes in, rows to accept come out, and one entry of the history takes them in.
//!
//! Nothing is added before it is accepted, and nothing that was read leaves the browser. What was
//! recognised, inferred or doubted is said beside the row; each question is asked once.

mod preview;
mod questions;
mod reading;

use self::questions::Answers;
use self::reading::Read;
use super::dialog::{Frame, close};
use super::field::TextField;
use super::head::PartProps;
use super::listen;
use super::state::{Hands, Happening, LONG_PASTE, State};
use crate::edit::{Action, Change};
use crate::import::Note;
use crate::model::Text;
use crate::text::{Msg, Words, import as words_for};
use crate::ui::contract::{Input, Output, ReadParts, ReadState, ReadWish};
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// So many rows are shown at first, and so many more each time.
const PAGE: usize = 200;

/// Which rows were ticked or unticked by hand, by their place in what was read.
type Ticks = HashMap<usize, bool>;

/// The window; see the module.
#[component]
pub fn Import(props: &PartProps) -> Html {
    let PartProps { state, hands } = props;
    let words = state.words;
    let text = use_state(|| pasted(state));
    let answers = use_state(|| Answers::for_document(&state.session.document));
    let ticks = use_state(Ticks::new);
    let shown = use_state(|| PAGE);
    let takes_report = use_state(|| true);
    let wish = answers.wish((*text).clone(), state.offered.clone());
    // Rows of an earlier reading stay in view, and are not taken in.
    let is_current = matches!(&state.read, ReadState::Done(of, _) if *of == wish);
    use_reading(hands, wish);
    let (parts, is_partial) = use_last_parts(&state.read);
    let read = use_memo((parts, (*answers).clone(), state.session.document.events.clone()), |given| {
        Read::of(&state.session.document, &given.0, &given.1)
    });
    let taken: Rc<Vec<bool>> = {
        let by_hand = (*ticks).clone();
        let ticked = |row: &reading::Shown| by_hand.get(&row.place).copied().unwrap_or(row.is_wanted());
        Rc::new(read.rows.iter().map(ticked).collect())
    };
    let count = taken.iter().filter(|taken| **taken).count();
    let with_report = *takes_report && !read.around.is_empty();
    let oninput = {
        let (text, ticks, shown) = (text.setter(), ticks.setter(), shown.setter());
        Callback::from(move |now: Text| {
            text.set(now);
            ticks.set(Ticks::new());
            shown.set(PAGE);
        })
    };
    let files = hands.output.reform(|_: MouseEvent| Output::ChooseImport);
    let apply = {
        let (hands, read, taken) = (hands.clone(), read.clone(), taken.clone());
        Callback::from(move |()| {
            if is_current && (taken.contains(&true) || with_report) {
                hands.act(Action::Do(Change::Import(Box::new(read.adopt(&taken, with_report)))));
                hands.happen.emit(Happening::Dialog(None));
            }
        })
    };
    let foot = Foot { count, with_report, is_partial, is_current };
    let is_read = !read.rows.is_empty();
    html! {
        <Frame title={words.get(Msg::ImportTitle)} happen={hands.happen.clone()} class="wide" onkeydown={keys(apply.clone())}>
            <p class="quiet">{ words.get(Msg::ImportLead) }</p>
            <div class="import-text" onpaste={long_paste(hands)}>
                <TextField name="import-text" value={(*text).clone()} label={words.get(Msg::ImportText)} multiline=true autofocus=true {oninput} />
            </div>
            <div class="line">
                <button type="button" class="btn" data-act="choose-import" onclick={files}>{ words.get(Msg::ImportFiles) }</button>
                <div class="grow" role="status">{ summary(state, hands, &read) }</div>
            </div>
            { questions::questions(state, &read, &answers) }
            { notes(state, &read, &answers) }
            { report(state, &read, &takes_report) }
            if is_read {
                if is_partial { <p class="quiet" data-partial="">{ words.get(Msg::ImportFirst) }</p> }
                { preview::rows(state, &read, &taken, &ticks, &shown, is_partial) }
            }
            <div class="acts">
                if is_read && !is_partial { { tick_all(words, read.rows.len(), &ticks) } }
                <button type="button" class="btn" onclick={close(&hands.happen)}>{ words.get(Msg::Cancel) }</button>
                { foot.take_in(words, &apply) }
            </div>
        </Frame>
    }
}

/// What the button that ends the window says and does.
struct Foot {
    count: usize,
    with_report: bool,
    /// Whether more is being read: how many rows there are nobody knows yet.
    is_partial: bool,
    is_current: bool,
}

impl Foot {
    fn take_in(&self, words: Words, apply: &Callback<()>) -> Html {
        let says = match (self.count, self.with_report) {
            _ if self.is_partial => words.get(Msg::ImportTitle).into_owned(),
            (0, false) => words.get(Msg::ImportNothing).into_owned(),
            (0, true) => words.get(Msg::ImportDoReport).into_owned(),
            _ => words.say(Msg::ImportDo, [&self.count]),
        };
        let disabled = (self.count == 0 && !self.with_report) || !self.is_current;
        let onclick = apply.reform(|_: MouseEvent| ());
        html! { <button type="button" class="btn primary" data-act="take-in" {disabled} {onclick}>{ says }</button> }
    }
}

/// The buttons that tick every row, and none.
fn tick_all(words: Words, rows: usize, ticks: &UseStateHandle<Ticks>) -> Html {
    let button = |on: bool, act: &'static str, message: Msg| {
        let ticks = ticks.setter();
        let onclick = move |_: MouseEvent| ticks.set((0..rows).map(|row| (row, on)).collect());
        html! { <button type="button" class="btn" data-act={act} {onclick}>{ words.get(message) }</button> }
    };
    html! {
        <>
            { button(true, "tick-all", Msg::ImportAll) }
            { button(false, "tick-none", Msg::ImportNone) }
            <span class="grow" />
        </>
    }
}

/// Control and Enter take in; the keys of the preview go from row to row.
fn keys(apply: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let is_done = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if is_done || preview::goes_to_another(&event) {
            event.prevent_default();
        }
        if is_done {
            apply.emit(());
        }
    })
}

/// A long text is no text of a field: it is read like a file.
fn long_paste(hands: &Hands) -> Callback<Event> {
    let happen = hands.happen.clone();
    Callback::from(move |event: Event| {
        let text = listen::pasted(&event);
        if text.len() > LONG_PASTE {
            event.prevent_default();
            happen.emit(Happening::Pasted(text.into()));
        }
    })
}

/// Asks for what is given to be read, whenever it has changed; nothing is, once the window is closed.
#[hook]
fn use_reading(hands: &Hands, wish: ReadWish) {
    let output = hands.output.clone();
    let stop = output.clone();
    use_effect_with((), move |()| move || stop.emit(Output::Read(None)));
    use_effect_with(wish, move |wish| output.emit(Output::Read(Some(wish.clone()))));
}

/// What was read last, and whether it is only the beginning of it. It stays while the same is read
/// again, so that the rows do not flicker.
#[hook]
fn use_last_parts(state: &ReadState) -> (ReadParts, bool) {
    let last = use_mut_ref(|| (None::<ReadWish>, ReadParts::default(), false));
    let Ok(mut last) = last.try_borrow_mut() else { return Default::default() };
    match state {
        ReadState::Done(wish, parts) => *last = (Some(wish.clone()), parts.clone(), false),
        ReadState::Under(_, Some((wish, parts)))
            if last.2 || !last.0.as_ref().is_some_and(|shown| shown.is_of_same(wish)) =>
        {
            *last = (Some(wish.clone()), parts.clone(), true);
        }
        // Of what was stopped, nothing more comes.
        ReadState::Idle | ReadState::Failed(_) if last.2 => *last = Default::default(),
        _ => {}
    }
    (last.1.clone(), last.2)
}

/// A text that was pasted before the window was open.
fn pasted(state: &State) -> Text {
    let pasted = state.offered.iter().find(|offered| offered.name.is_empty());
    pasted.and_then(|offered| std::str::from_utf8(&offered.bytes).ok()).unwrap_or_default().into()
}

/// What was recognised, or why nothing was.
fn summary(state: &State, hands: &Hands, read: &Read) -> Html {
    let words = state.words;
    match &state.read {
        ReadState::Under(percent, _) => return progress(state, hands, *percent),
        ReadState::Failed(why) => {
            return html! { <div class="bad">{ words.say(Msg::ImportFailed, [why]) }</div> };
        }
        _ if read.parts.is_empty() => {
            return html! { <span class="quiet">{ words.get(Msg::ImportWaits) }</span> };
        }
        _ => {}
    }
    let line = |part: &reading::Part| {
        let said = match &part.outcome {
            Ok(found) => {
                words.say(Msg::ImportFound, [&words_for::shape(words, found.shape), &part.count, &part.dated])
            }
            Err(refusal) => words_for::refusal(words, refusal),
        };
        let said = if part.name.is_empty() { said } else { words.say(Msg::ImportFrom, [&part.name, &said]) };
        html! { <div data-shape="" class={part.outcome.is_err().then_some("bad")}>{ said }</div> }
    };
    read.parts.iter().map(line).collect()
}

/// How far a long text is read, and how that is stopped.
fn progress(state: &State, hands: &Hands, percent: u32) -> Html {
    let words = state.words;
    let stop = {
        let hands = hands.clone();
        // What was pasted stays.
        Callback::from(move |_: MouseEvent| {
            hands.output.emit(Output::Read(None));
            hands.happen.emit(Happening::Input(Input::Reading(ReadState::Idle)));
        })
    };
    html! {
        <>
            <progress max="100" value={percent.to_string()} aria-label={words.get(Msg::ImportTitle)} />{ " " }
            { words.say(Msg::ImportReading, [&percent]) }{ " " }
            <button type="button" class="btn" data-act="stop-reading" onclick={stop}>{ words.get(Msg::ImportStop) }</button>
        </>
    }
}

/// The parts of a report that were found, and whether they are taken in too.
fn report(state: &State, read: &Read, is_taken: &UseStateHandle<bool>) -> Html {
    if read.around.is_empty() {
        return Html::default();
    }
    let onchange = {
        let is_taken = is_taken.clone();
        Callback::from(move |_: Event| is_taken.set(!*is_taken))
    };
    html! {
        <label class="take-report">
            <input type="checkbox" data-act="take-report" checked={**is_taken} {onchange} />
            <span>{ words_for::around(state.words, &read.around) }</span>
        </label>
    }
}

/// What a person should know, with what can be done about it at once.
fn notes(state: &State, read: &Read, answers: &UseStateHandle<Answers>) -> Html {
    let words = state.words;
    let notes =
        read.parts.iter().filter_map(|part| part.outcome.as_ref().ok()).flat_map(|found| &found.notes);
    let line = |note: &Note| {
        let civil = match note {
            Note::Season { civil, .. } => {
                let (answers, zone) = (answers.clone(), civil.clone());
                let onclick =
                    Callback::from(move |_: MouseEvent| answers.set(answers.in_zone(Some(zone.clone()))));
                html! { <button type="button" class="btn plain" data-act="read-civil" {onclick}>{ words.say(Msg::ImportReadCivil, [civil]) }</button> }
            }
            _ => Html::default(),
        };
        html! { <li>{ words_for::note(words, note) }{ " " }{ civil }</li> }
    };
    let lines: Vec<Html> = notes.map(line).collect();
    if lines.is_empty() {
        Html::default()
    } else {
        html! { <ul class="notes quiet">{ for lines }</ul> }
    }
}
