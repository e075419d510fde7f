//! A line in which something new is written down: Enter takes it over and leaves the line free for
//! the next one, leaving it takes it over too, so that nothing typed is lost.

use crate::model::Text;
use crate::ui::field::{read_field, write_field};
use yew::prelude::*;

/// What the line shows and tells.
#[derive(Properties, PartialEq)]
pub struct AddLineProps {
    /// The accessible name.
    pub label: AttrValue,
    /// What stands there while it is empty.
    pub placeholder: AttrValue,
    /// Name for the focus.
    pub name: AttrValue,
    /// What was written down.
    pub onadd: Callback<Text>,
}

/// A line for something new; see the module.
#[component]
pub fn AddLine(props: &AddLineProps) -> Html {
    let node = use_node_ref();
    let take = {
        let (node, onadd) = (node.clone(), props.onadd.clone());
        Callback::from(move |()| {
            let text = read_field(&node).unwrap_or_default();
            if !text.trim().is_empty() {
                write_field(&node, "");
                onadd.emit(text.trim().into());
            }
        })
    };
    let onkeydown = {
        let (node, take) = (node.clone(), take.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" => {
                    event.prevent_default();
                    take.emit(());
                }
                // What is typed goes first, and the window around it stays.
                "Escape" if read_field(&node).is_some_and(|text| !text.is_empty()) => {
                    event.prevent_default();
                    event.stop_propagation();
                    write_field(&node, "");
                }
                _ => {}
            }
        })
    };
    let onblur = take.reform(|_: FocusEvent| ());
    html! {
        <input ref={node} class="field add-line" type="text" autocomplete="off" dir="auto" data-field={props.name.clone()}
            aria-label={props.label.clone()} placeholder={props.placeholder.clone()} {onkeydown} {onblur} />
    }
}
