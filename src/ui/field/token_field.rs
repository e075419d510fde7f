//! A field for several short texts: names, tags. Completes from what the document already uses.

use super::text_field::{put_back, read, write};
use crate::model::{Set, Text};
use std::rc::Rc;
use yew::prelude::*;

/// How many completions are offered at most.
const OFFERED: usize = 8;

/// What a token field shows and tells.
#[derive(Properties, PartialEq)]
pub struct TokenFieldProps {
    /// The texts.
    pub value: Set,
    /// The texts after a change.
    pub onchange: Callback<Vec<Text>>,
    /// What the document uses already, the most used first.
    pub known: Rc<[Text]>,
    /// The accessible name.
    pub label: AttrValue,
    /// What stands there while it is empty.
    pub placeholder: AttrValue,
    /// Name for the focus, and the stem of identifiers.
    pub name: AttrValue,
    /// Whether Enter ends a text and stays for the next one, as long as one was typed.
    #[prop_or_default]
    pub stays: bool,
}

/// Several texts in one field, separated by commas.
#[component]
pub fn TokenField(props: &TokenFieldProps) -> Html {
    let node = use_node_ref();
    let offers = use_state(|| Rc::<[Text]>::from([]));
    let chosen = use_state(|| None::<usize>);
    {
        let node = node.clone();
        use_effect_with(props.value.clone(), move |value| write(&node, &joined(value)));
    }
    let commit = {
        let (node, onchange, value) = (node.clone(), props.onchange.clone(), props.value.clone());
        let offers = offers.setter();
        Callback::from(move |()| {
            offers.set(Rc::from([]));
            let texts = split(&read(&node).unwrap_or_default());
            if texts.iter().map(|text| &**text).collect::<Set>() != value {
                onchange.emit(texts);
            }
        })
    };
    let oninput = {
        let (node, known) = (node.clone(), props.known.clone());
        let (offers, chosen) = (offers.setter(), chosen.setter());
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                offers.set(completions(&read(&node).unwrap_or_default(), &known));
                chosen.set(None);
            }
        })
    };
    let take = take(&node, &offers);
    let onkeydown = {
        let chooses = keys(props.stays.then_some(&node), &offers, &chosen, &take);
        let leaves = put_back(&node, &joined(&props.value));
        Callback::from(move |event: KeyboardEvent| {
            chooses.emit(event.clone());
            if !event.default_prevented() {
                leaves.emit(event);
            }
        })
    };
    let onblur = commit.reform(|_: FocusEvent| ());
    let list_id = format!("{}-options", props.name);
    let option_id = |at: usize| format!("{}-option-{at}", props.name);
    html! {
        <div class="pick">
            <input ref={node} class="field" type="text" role="combobox" autocomplete="off" dir="auto" data-field={props.name.clone()}
                aria-label={props.label.clone()} placeholder={props.placeholder.clone()} aria-autocomplete="list"
                aria-expanded={(!offers.is_empty()).to_string()} aria-controls={list_id.clone()}
                aria-activedescendant={chosen.map(option_id)} {oninput} {onkeydown} {onblur} />
            <ul class="options" role="listbox" id={list_id} aria-label={props.label.clone()} hidden={offers.is_empty()}>
                { for offers.iter().enumerate().map(|(at, offer)| html! {
                    <li role="option" id={option_id(at)} key={at} aria-selected={(*chosen == Some(at)).to_string()}
                        onmousedown={pick(&take, at)}>{ &**offer }</li>
                }) }
            </ul>
        </div>
    }
}

/// What is offered at the moment.
type Offers = UseStateHandle<Rc<[Text]>>;

/// Completes the text with one of the offers.
fn take(node: &NodeRef, offers: &Offers) -> Callback<usize> {
    let (node, offers) = (node.clone(), offers.clone());
    Callback::from(move |at: usize| {
        if let Some(offer) = offers.get(at) {
            write(&node, &completed(&read(&node).unwrap_or_default(), offer));
            caret_to_end(&node);
        }
        offers.set(Rc::from([]));
    })
}

/// One goes on behind what was completed, wherever the browser leaves the caret.
fn caret_to_end(node: &NodeRef) {
    if let Some(input) = node.cast::<web_sys::HtmlInputElement>() {
        let end = input.value().encode_utf16().count() as u32;
        let _ = input.set_selection_range(end, end);
    }
}

/// The keys of a combobox with a list (WAI-ARIA Authoring Practices, "Combobox").
fn keys(
    stays: Option<&NodeRef>,
    offers: &Offers,
    chosen: &UseStateHandle<Option<usize>>,
    take: &Callback<usize>,
) -> Callback<KeyboardEvent> {
    let (stays, offers) = (stays.cloned(), offers.clone());
    let (chosen, take) = (chosen.clone(), take.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        if event.key() == "Enter" && chosen.is_none() && stays.as_ref().is_some_and(ends_text) {
            offers.set(Rc::from([]));
            event.prevent_default();
            return event.stop_propagation();
        }
        if offers.is_empty() {
            return;
        }
        let last = offers.len() - 1;
        match event.key().as_str() {
            "ArrowDown" => chosen.set(Some(chosen.map_or(0, |at| if at == last { 0 } else { at + 1 }))),
            "ArrowUp" => chosen.set(Some(chosen.map_or(last, |at| if at == 0 { last } else { at - 1 }))),
            "Enter" | "Tab" if chosen.is_some() => take.emit((*chosen).unwrap_or(0)),
            "Escape" => offers.set(Rc::from([])),
            _ => return,
        }
        if event.key() != "Tab" {
            event.prevent_default();
            event.stop_propagation();
        }
    })
}

/// Ends the last text with a comma; whether there was one to end.
fn ends_text(node: &NodeRef) -> bool {
    let text = read(node).unwrap_or_default();
    let text = text.trim_end();
    let is_open = !text.is_empty() && !text.ends_with(',');
    if is_open {
        write(node, &format!("{text}, "));
        caret_to_end(node);
    }
    is_open
}

/// Takes an offer on mouse down, before the field loses the focus.
fn pick(take: &Callback<usize>, at: usize) -> Callback<MouseEvent> {
    let take = take.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        take.emit(at);
    })
}

fn joined(value: &Set) -> String {
    value.iter().map(|text| &**text).collect::<Vec<_>>().join(", ")
}

fn split(text: &str) -> Vec<Text> {
    text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()).map(Text::from).collect()
}

/// The last of the texts, which is being typed.
fn tail(text: &str) -> &str {
    text.rsplit([',', ';']).next().unwrap_or(text).trim_start()
}

fn completions(text: &str, known: &[Text]) -> Rc<[Text]> {
    let wanted = tail(text).to_lowercase();
    let used = split(text);
    let fits = |name: &&Text| {
        let lower = name.to_lowercase();
        lower != wanted && lower.contains(&wanted) && !used.contains(name)
    };
    if wanted.is_empty() {
        return Rc::from([]);
    }
    let mut found: Vec<Text> = known.iter().filter(fits).cloned().collect();
    crate::model::sort::by_key(&mut found, |name| !name.to_lowercase().starts_with(&wanted));
    found.truncate(OFFERED);
    found.into()
}

fn completed(text: &str, offer: &str) -> String {
    let kept = text.strip_suffix(tail(text)).unwrap_or_default();
    format!("{kept}{offer}, ")
}
