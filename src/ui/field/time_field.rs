//! The field for a time: says what it understood before it is taken over.
//!
//! What is typed stays in the field until it is committed by Enter, Tab or leaving it; only then
//! does the row move. A text that is no time stays too, with what is wrong with it.

use super::text_field::{focus, put_back, read, use_autofocus, write};
use crate::model::Text;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What a text in the field means.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// What is shown beside the field.
    pub says: AttrValue,
    /// Whether it can be taken over.
    pub good: bool,
    /// Where it can mean several instants: what each is called, and a text that means only it.
    pub choices: Vec<(AttrValue, Text)>,
}

/// What a time field shows and tells.
#[derive(Properties, PartialEq)]
pub struct TimeFieldProps {
    /// The time of the event as it is put into the field.
    pub value: Text,
    /// What a text would mean; `None` for one that changes nothing.
    pub understand: Callback<Text, Option<Understood>>,
    /// Takes a text over; only texts that were understood.
    pub oncommit: Callback<Text>,
    /// The text that is typed and not taken over yet.
    pub onpending: Callback<Option<Text>>,
    /// The accessible name.
    pub label: AttrValue,
    /// What stands there while it is empty.
    pub placeholder: AttrValue,
    /// Identifier of the place that says what was understood.
    pub says_id: AttrValue,
    /// Whether the focus comes here when the field appears.
    #[prop_or_default]
    pub autofocus: bool,
}

/// A field for a time; see the module.
#[component]
pub fn TimeField(props: &TimeFieldProps) -> Html {
    let node = use_node_ref();
    let understood = use_state(|| None::<Understood>);
    {
        let (node, understood) = (node.clone(), understood.setter());
        use_effect_with(props.value.clone(), move |value| {
            set_bad(&node, false);
            write(&node, value);
            understood.set(None);
        });
    }
    use_autofocus(&node, props.autofocus);
    {
        // Whoever leaves the row without taking the text over does not want it.
        let onpending = props.onpending.clone();
        use_effect_with((), move |()| move || onpending.emit(None));
    }
    let oninput = typed(props, &node, &understood);
    let commit = commit(props, &node, &understood);
    // The way from the field to one of the choices takes nothing over yet, the way past them does.
    let onblur = {
        let commit = commit.clone();
        Callback::from(move |event: FocusEvent| {
            if !goes_to(&event, "[data-act='choice']") {
                commit.emit(());
            }
        })
    };
    let onfocusout = Callback::from(move |event: FocusEvent| {
        if !goes_to(&event, "[data-act='choice'], [data-field='time']") {
            commit.emit(());
        }
    });
    let onkeydown = put_back(&node, &props.value);
    let field = node.clone();
    let bad = understood.as_ref().is_some_and(|meaning| !meaning.good);
    html! {
        <>
            <div class="cell time">
                <input ref={field} class="field" type="text" autocomplete="off" spellcheck="false" data-field="time" dir="auto"
                    aria-label={props.label.clone()} placeholder={props.placeholder.clone()}
                    aria-invalid={bad.then_some("true")} aria-describedby={props.says_id.clone()}
                    {oninput} {onblur} {onkeydown} />
            </div>
            <div class={classes!("cell", "understood", bad.then_some("bad"))} id={props.says_id.clone()} aria-live="polite" {onfocusout}>
                { understood.as_ref().map(|meaning| meaning.says.clone()).unwrap_or_default() }
                { for understood.iter().flat_map(|meaning| meaning.choices.iter()).map(|(name, text)| choice(props, &node, name, text)) }
            </div>
        </>
    }
}

/// Says what the text means while it is typed.
fn typed(
    props: &TimeFieldProps,
    node: &NodeRef,
    understood: &UseStateHandle<Option<Understood>>,
) -> Callback<InputEvent> {
    let (node, understood) = (node.clone(), understood.setter());
    let (understand, onpending, value) =
        (props.understand.clone(), props.onpending.clone(), props.value.clone());
    Callback::from(move |event: InputEvent| {
        if event.is_composing() {
            return;
        }
        set_bad(&node, false);
        let text: Text = read(&node).unwrap_or_default().into();
        onpending.emit((text != value).then(|| text.clone()));
        understood.set(if text == value { None } else { understand.emit(text) });
    })
}

/// Takes the text over, or says why it can't be.
fn commit(
    props: &TimeFieldProps,
    node: &NodeRef,
    understood: &UseStateHandle<Option<Understood>>,
) -> Callback<()> {
    let (node, understood) = (node.clone(), understood.setter());
    let (understand, oncommit) = (props.understand.clone(), props.oncommit.clone());
    let (value, onpending) = (props.value.clone(), props.onpending.clone());
    Callback::from(move |()| {
        let text: Text = read(&node).unwrap_or_default().into();
        if text == value {
            return;
        }
        match understand.emit(text.clone()) {
            Some(meaning) if !meaning.good => {
                set_bad(&node, true);
                understood.set(Some(meaning));
            }
            _ => {
                onpending.emit(None);
                oncommit.emit(text);
            }
        }
    })
}

/// Whether the focus goes on to something that matches.
fn goes_to(event: &FocusEvent, css: &str) -> bool {
    let next = event.related_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    next.is_some_and(|next| next.matches(css).unwrap_or(false))
}

/// A button that takes one of several instants over. It acts before the field loses the focus,
/// which would take over the first of them.
fn choice(props: &TimeFieldProps, node: &NodeRef, name: &AttrValue, text: &Text) -> Html {
    let (oncommit, onpending, text) = (props.oncommit.clone(), props.onpending.clone(), text.clone());
    let node = node.clone();
    let take = Callback::from(move |()| {
        write(&node, &text);
        // One goes on to what happened, and the field hands over what it holds as it is left.
        if let Some(next) = blank_text(&node) {
            return focus(&next);
        }
        // The button goes away; were the focus in it, the browser would see it leave.
        if let Some(field) = node.cast::<web_sys::HtmlElement>() {
            focus(&field);
        }
        onpending.emit(None);
        oncommit.emit(text.clone());
    });
    let onmousedown = {
        let take = take.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            take.emit(());
        })
    };
    let onclick = take.reform(|_: MouseEvent| ());
    html! { <button type="button" class="btn" data-act="choice" {onmousedown} {onclick}>{ name.clone() }</button> }
}

/// The field for what happened, while it is blank: there one goes on.
fn blank_text(node: &NodeRef) -> Option<web_sys::HtmlElement> {
    let row = node.cast::<web_sys::Element>()?.closest("[data-row]").ok()??;
    let text = row.query_selector("textarea[data-field='text']").ok()??;
    let text: web_sys::HtmlTextAreaElement = text.dyn_into().ok()?;
    text.value().trim().is_empty().then(|| text.into())
}

/// Says to whoever looks at once whether the text was refused; what is shown follows later.
fn set_bad(node: &NodeRef, bad: bool) {
    if let Some(element) = node.cast::<web_sys::Element>() {
        let _ =
            if bad { element.set_attribute("data-bad", "") } else { element.remove_attribute("data-bad") };
    }
}
