//! The root of the interface.

use super::axis::Axis;
use super::bar::{bulk_bar, filter_bar};
use super::broken::broken_text;
use super::contract::{Inbox, Output, Outside};
use super::dialog::dialogs;
use super::durations::DurationsPanel;
use super::empty::empty;
use super::findings::Findings;
use super::head::head;
use super::labels;
use super::list::{List, add_row};
use super::listen::{Listener, pasted};
use super::notices::notices;
use super::report::{ReadinessPanel, ReportSection};
use super::state::{Content, Dialog, Hands, Happening, State};
use super::summary::summary;
use crate::edit::Action;
use crate::model::{Document, Report};
use crate::text::{Locale, Msg};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, ShadowRoot};
use yew::prelude::*;

/// What the interface is mounted with.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// The world around.
    pub outside: Rc<dyn Outside>,
    /// Where inputs come from.
    pub inbox: Inbox,
    /// Where outputs go.
    pub on_output: Callback<Output>,
    /// The language to begin with.
    pub locale: Locale,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.outside, &other.outside) && self.inbox == other.inbox && self.locale == other.locale
    }
}

/// The interface; see the module.
#[component]
pub fn App(props: &AppProps) -> Html {
    let node = use_node_ref();
    let state = use_reducer(|| State::new(props.outside.clone(), props.locale));
    let hands = {
        let (dispatch, output, handle) = (state.dispatcher(), props.on_output.clone(), state.clone());
        use_memo((), move |()| Hands {
            happen: Callback::from(move |happening: Happening| dispatch.dispatch(happening)),
            output,
            // A handle keeps all that was ever read through it; this one goes at once.
            now: Callback::from(move |()| Rc::new((*handle.clone()).clone())),
        })
    };
    {
        let (inbox, hands) = (props.inbox.clone(), hands.clone());
        use_effect_with((), move |()| inbox.listen(hands.happen.reform(Happening::Input)));
    }
    {
        let (output, document) = (props.on_output.clone(), state.session.document.clone());
        use_effect_with(state.changes, move |changes| {
            if *changes > 0 {
                output.emit(Output::Changed(document));
            }
        });
    }
    {
        let output = props.on_output.clone();
        use_effect_with(state.meeting.clone(), move |step| {
            if !step.is_empty() {
                output.emit(Output::Meeting(step.clone()));
            }
        });
    }
    {
        // After all rows were drawn.
        let output = props.on_output.clone();
        use_effect_with(state.prints, move |prints| {
            if *prints > 0 {
                output.emit(Output::Print);
            }
        });
    }
    let coming = use_coming(state.content != Content::Loading, &node, &props.on_output);
    let state: Rc<State> = Rc::new((*state).clone());
    let onkeydown = global_keys(&state, &hands);
    let (ondragover, ondrop) = drops(&state, &hands);
    use_pastes(&node, &state, &hands);
    use_printing(&hands);
    let words = state.words;
    html! {
        <div ref={node} class={classes!("pmt", coming)} lang={words.locale.lang()} dir={words.locale.dir()} {onkeydown} {ondragover} {ondrop}
            data-mode={if state.editable() { "edit" } else { "view" }}>
            <div class="said" role="status" aria-live="polite">{ said(&state) }</div>
            { content(&state, &hands) }
        </div>
    }
}

/// The class of a drawing that nobody sees yet; tells when it can be seen. Yew lets the browser paint
/// between drawing and measuring, so what is measured (the width of the axis, the height of a field)
/// would be seen to move, and a click would meet something else.
#[hook]
fn use_coming(opened: bool, node: &NodeRef, output: &Callback<Output>) -> Option<&'static str> {
    let (drawn, shown) = (use_state_eq(|| false), use_state_eq(|| false));
    let set = drawn.setter();
    use_effect_with(opened, move |opened| {
        if *opened {
            set.set(true);
        }
    });
    // This comes after what the first effects of all parts have drawn anew.
    let (node, output, set) = (node.clone(), output.clone(), shown.setter());
    use_effect_with(*drawn, move |drawn| {
        if let Some(element) = node.cast::<Element>().filter(|_| *drawn) {
            // At once with what the page shows until then: the browser may paint before the next drawing.
            element.set_class_name("pmt");
            output.emit(Output::Ready);
            set.set(true);
        }
    });
    (opened && !*shown).then_some("coming")
}

/// What was done, for those who do not see it.
fn said(state: &State) -> Html {
    let Some((said, count)) = state.session.said else { return Html::default() };
    html! { <span key={count}>{ labels::said(state.words, said) }</span> }
}

fn content(state: &Rc<State>, hands: &Rc<Hands>) -> Html {
    let words = state.words;
    match &state.content {
        Content::Loading => html! { <p class="empty" role="status">{ words.get(Msg::Loading) }</p> },
        Content::Broken(broken) => broken_text(words, broken, state.library.is_some(), hands),
        Content::Document => document(state, hands),
    }
}

fn document(state: &Rc<State>, hands: &Hands) -> Html {
    let is_empty = state.session.document.events.is_empty();
    let parts = &state.parts;
    let shared = || (state.clone(), hands.clone());
    let durations = || {
        let (state, hands) = shared();
        html! { <DurationsPanel {state} {hands} /> }
    };
    let axis = || {
        let (state, hands) = shared();
        html! { <Axis {state} {hands} /> }
    };
    let findings = || {
        let (state, hands) = shared();
        html! { <Findings {state} {hands} /> }
    };
    let readiness = || {
        let (state, hands) = shared();
        html! { <ReadinessPanel {state} {hands} /> }
    };
    let report = || {
        let (state, hands) = shared();
        html! { <ReportSection {state} {hands} /> }
    };
    let (list_state, list_hands) = shared();
    html! {
        <>
            { head(state, hands) }
            { notices(state, hands) }
            { parts.summary.then(|| summary(state, hands)) }
            { (parts.durations && !is_empty).then(durations) }
            { (parts.axis && !is_empty).then(axis) }
            { (!is_empty).then(|| filter_bar(state, hands)) }
            { bulk_bar(state, hands) }
            <List state={list_state} hands={list_hands} />
            { is_empty.then(|| empty(state, hands)) }
            { add_row(state, hands) }
            { (parts.findings && !is_empty).then(findings) }
            <div class="around">
                { (!is_empty || has_report(&state.session.document)).then(report) }
                { (parts.readiness && state.editable()).then(readiness) }
            </div>
            { dialogs(state, hands) }
        </>
    }
}

/// Whether anything stands around the events.
fn has_report(document: &Document) -> bool {
    *document.report != Report::default()
        || !document.factors.is_empty()
        || !document.lessons.is_empty()
        || !document.actions.is_empty()
        || !document.recurrences.is_empty()
}

/// Keys that work everywhere in the element, outside of fields.
fn global_keys(state: &Rc<State>, hands: &Rc<Hands>) -> Callback<KeyboardEvent> {
    let (state, hands) = (state.clone(), hands.clone());
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let typing = target.as_ref().is_some_and(is_field);
        let held = event.ctrl_key() || event.meta_key();
        if !held && !typing && event.key() == "?" && !event.default_prevented() {
            event.prevent_default();
            return hands.happen.emit(Happening::Dialog(Some(Dialog::Help)));
        }
        if event.default_prevented() || event.is_composing() || (!held && typing) {
            return;
        }
        let action = match (event.key().to_lowercase().as_str(), held, event.shift_key()) {
            ("z", true, false) => Action::Undo,
            ("z", true, true) | ("y", true, false) => Action::Redo,
            ("s", true, false) => {
                event.prevent_default();
                return hands.output.emit(Output::Save);
            }
            _ => return,
        };
        if state.editable() {
            event.prevent_default();
            hands.act(action);
        }
    })
}

/// Files that are dropped are opened, or read from.
fn drops(state: &Rc<State>, hands: &Rc<Hands>) -> (Callback<DragEvent>, Callback<DragEvent>) {
    let wanted = state.library.is_some() || state.editable();
    let over = Callback::from(move |event: DragEvent| {
        if wanted {
            event.prevent_default();
        }
    });
    let output = hands.output.clone();
    let drop = Callback::from(move |event: DragEvent| {
        let files = event.data_transfer().and_then(|transfer| transfer.files()).filter(|_| wanted);
        let Some(files) = files.filter(|files| files.length() > 0) else { return };
        event.prevent_default();
        output.emit(Output::Dropped((0..files.length()).filter_map(|at| files.get(at)).collect()));
    });
    (over, drop)
}

/// What is pasted outside of a field, while the focus is in here, is read as events. The window is
/// listened to: with nothing to paste into, some browsers tell the page and not what has the focus.
#[hook]
fn use_pastes(node: &NodeRef, state: &State, hands: &Rc<Hands>) {
    let (node, happen) = (node.clone(), hands.happen.clone());
    let wanted = state.editable() && state.dialog.is_none() && state.content == Content::Document;
    use_effect_with(wanted, move |wanted| {
        let window = web_sys::window().filter(|_| *wanted);
        let listener = window.map(|window| {
            Listener::new(&window, "paste", move |event| {
                let focused = focused(&node).filter(|element| !is_field(element));
                let text = focused.map(|_| pasted(&event)).unwrap_or_default();
                if !text.trim().is_empty() && !event.default_prevented() {
                    event.prevent_default();
                    happen.emit(Happening::Pasted(text.into()));
                }
            })
        });
        move || drop(listener)
    });
}

/// Before the page is printed, all rows are drawn; a list shows those in view otherwise.
#[hook]
fn use_printing(hands: &Rc<Hands>) {
    let happen = hands.happen.clone();
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            [("beforeprint", true), ("afterprint", false)].map(|(kind, printing)| {
                let happen = happen.clone();
                Listener::new(&window, kind, move |_| happen.emit(Happening::Printing(printing)))
            })
        });
        move || drop(listeners)
    });
}

/// What has the focus within the interface.
fn focused(node: &NodeRef) -> Option<Element> {
    node.cast::<Element>()?.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
}

fn is_field(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}
