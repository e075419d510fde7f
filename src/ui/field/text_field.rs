//! A text field that never loses a keystroke.
//!
//! The browser owns what is in the field: the interface writes into it only when the text of the
//! document changed otherwise than by typing here (undo, a merge). A controlled field would lose
//! the caret and half-composed characters.

use crate::model::Text;
use crate::ui::listen::Listener;
use std::ops::Range;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is underlined in a field, in bytes of its text; nothing where never anything is.
pub type Marks = Option<Rc<[Range<usize>]>>;

/// What a text field shows and tells.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// The text of the document.
    pub value: Text,
    /// Each text that is typed; not while characters are being composed.
    pub oninput: Callback<Text>,
    /// The focus came: what is typed now is an intention of its own.
    #[prop_or_default]
    pub onfocus: Callback<()>,
    /// The accessible name.
    pub label: AttrValue,
    /// What stands there while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Several lines, growing with the text.
    #[prop_or_default]
    pub multiline: bool,
    /// Classes beside `field`.
    #[prop_or_default]
    pub class: Classes,
    /// Name for the focus: `data-field`.
    #[prop_or_default]
    pub name: AttrValue,
    /// Whether the focus comes here when the field appears.
    #[prop_or_default]
    pub autofocus: bool,
    /// The identifiers of what describes the field.
    #[prop_or_default]
    pub describedby: AttrValue,
    /// What is underlined, where there are several lines; whether something can be must stay as it was first.
    #[prop_or_default]
    pub marks: Marks,
}

/// A text field; see the module.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let node = use_node_ref();
    // What the field held when it was last written or read; nothing before the first time.
    let last = use_mut_ref(|| None::<Text>);
    {
        let (node, last) = (node.clone(), last.clone());
        use_effect_with(props.value.clone(), move |value| {
            if let Ok(mut last) = last.try_borrow_mut()
                && last.as_ref() != Some(value)
            {
                write(&node, value);
                *last = Some(value.clone());
            }
            grow(&node);
        });
    }
    let emit = {
        let (node, oninput, last) = (node.clone(), props.oninput.clone(), last.clone());
        Callback::from(move |()| {
            let Some(text) = read(&node) else { return };
            grow(&node);
            let text: Text = text.into();
            if let Ok(mut last) = last.try_borrow_mut() {
                if last.as_ref() == Some(&text) {
                    return;
                }
                *last = Some(text.clone());
            }
            oninput.emit(text);
        })
    };
    use_composition(&node, emit.clone());
    use_autofocus(&node, props.autofocus);
    let oninput = {
        let emit = emit.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                emit.emit(());
            }
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| emit.emit(()));
    let onfocus = props.onfocus.reform(|_: FocusEvent| ());
    let class = classes!("field", props.class.clone());
    let described = (!props.describedby.is_empty()).then(|| props.describedby.clone());
    if props.multiline {
        let area = html! {
            <textarea ref={node} {class} rows="1" dir="auto" data-field={props.name.clone()} aria-label={props.label.clone()}
                aria-describedby={described} placeholder={props.placeholder.clone()} {oninput} {onblur} {onfocus} />
        };
        match &props.marks {
            Some(marks) => html! { <span class="marked">{ area }{ underlined(&props.value, marks) }</span> },
            None => area,
        }
    } else {
        html! {
            <input ref={node} {class} type="text" dir="auto" autocomplete="off" data-field={props.name.clone()}
                aria-label={props.label.clone()} aria-describedby={described} placeholder={props.placeholder.clone()}
                {oninput} {onblur} {onfocus} />
        }
    }
}

/// The same text once more over the field, unseen but for the lines under parts of it: a text area has none.
fn underlined(text: &Text, marks: &[Range<usize>]) -> Html {
    if marks.is_empty() {
        return html! { <span class="marks" aria-hidden="true" /> };
    }
    let mut done = 0;
    let mut parts = Vec::new();
    // There are few, in any order, and they may overlap.
    while let Some(mark) = marks.iter().filter(|mark| mark.start >= done).min_by_key(|mark| mark.start) {
        let Some((before, marked)) = text.get(done..mark.start).zip(text.get(mark.clone())) else { break };
        parts.push(html! { <>{ before }<u>{ marked }</u></> });
        done = mark.end.max(mark.start + 1);
    }
    html! { <span class="marks" dir="auto" aria-hidden="true">{ parts }{ text.get(done..).unwrap_or_default() }</span> }
}

/// Puts the focus into a field when it appears, the caret behind the text.
#[hook]
pub fn use_autofocus(node: &NodeRef, wanted: bool) {
    let node = node.clone();
    use_effect_with(wanted, move |wanted| {
        if *wanted && let Some(element) = node.cast::<HtmlElement>() {
            focus(&element);
            let end = read(&node).map_or(0, |text| text.encode_utf16().count() as u32);
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                let _ = area.set_selection_range(end, end);
            } else if let Some(input) = node.cast::<HtmlInputElement>() {
                let _ = input.set_selection_range(0, end);
            }
        }
    });
}

/// Calls when composed characters are final; Yew has no such listener.
#[hook]
fn use_composition(node: &NodeRef, emit: Callback<()>) {
    let node = node.clone();
    use_effect_with((), move |()| {
        let target = node.cast::<web_sys::Element>();
        let listener = target.map(|target| Listener::new(&target, "compositionend", move |_| emit.emit(())));
        move || drop(listener)
    });
}

/// Focuses without scrolling the page further than needed.
pub fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// The text in the field.
pub fn read(node: &NodeRef) -> Option<String> {
    let element = node.get()?;
    match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => Some(area.value()),
        None => element.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value),
    }
}

/// Writes into the field, and keeps the caret where it was as far as the text allows.
pub fn write(node: &NodeRef, text: &str) {
    if let Some(area) = node.cast::<HtmlTextAreaElement>() {
        let caret = area.selection_start().ok().flatten();
        area.set_value(text);
        if let (Some(caret), true) = (caret, is_focused(&area)) {
            let caret = caret.min(text.encode_utf16().count() as u32);
            let _ = area.set_selection_range(caret, caret);
        }
    } else if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_value(text);
    }
}

/// Escape puts back what stood in a field that hands its text over when it is left: whoever leaves it so
/// does not want what was typed. What else the key does, it does then.
pub fn put_back(node: &NodeRef, value: &str) -> Callback<KeyboardEvent> {
    let (node, value) = (node.clone(), Text::from(value));
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            write(&node, &value);
        }
    })
}

/// Whether the focus is in this element.
pub fn is_focused(element: &HtmlElement) -> bool {
    let root = element.get_root_node();
    let active = match root.dyn_ref::<web_sys::ShadowRoot>() {
        Some(root) => root.active_element(),
        None => element.owner_document().and_then(|document| document.active_element()),
    };
    active.as_ref().is_some_and(|active| active.is_same_node(Some(element)))
}

/// Where the browser does not grow text areas by itself, does it for it.
fn grow(node: &NodeRef) {
    let Some(area) = node.cast::<HtmlTextAreaElement>() else { return };
    if web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(false) {
        return;
    }
    let style = area.style();
    let _ = style.set_property("height", "auto");
    let _ = style.set_property("height", &format!("{}px", area.scroll_height() + 2));
}
