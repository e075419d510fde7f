//! Buttons that add to an event: the keyboard goes into what was added.

use crate::edit::Action;
use crate::ui::field::focus;
use crate::ui::state::Hands;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// What is added, and where it comes to stand.
#[derive(Properties, PartialEq)]
pub struct AddProps {
    pub hands: Hands,
    pub name: AttrValue,
    pub act: &'static str,
    pub action: Action,
    /// How many there are.
    pub count: usize,
    /// What each of them matches.
    pub each: &'static str,
}

/// The button; see the module.
#[component]
pub fn AddButton(props: &AddProps) -> Html {
    let node = use_node_ref();
    let waits = use_mut_ref(|| false);
    {
        let (node, waits, each) = (node.clone(), waits.clone(), props.each);
        use_effect_with(props.count, move |_| {
            if let Ok(mut waits) = waits.try_borrow_mut()
                && std::mem::take(&mut *waits)
            {
                last_field(&node, each).as_ref().map(focus);
            }
        });
    }
    let onclick = {
        let (hands, action) = (props.hands.clone(), props.action.clone());
        Callback::from(move |_: MouseEvent| {
            if let Ok(mut waits) = waits.try_borrow_mut() {
                *waits = true;
            }
            hands.act(action.clone());
        })
    };
    html! { <button ref={node} type="button" class="btn" data-act={props.act} {onclick}>{ props.name.clone() }</button> }
}

/// The first field of the last of them.
fn last_field(node: &NodeRef, each: &str) -> Option<HtmlElement> {
    let row = node.cast::<Element>()?.closest("[data-row]").ok()??;
    let all = row.query_selector_all(each).ok()?;
    let last: Element = all.item(all.length().checked_sub(1)?)?.dyn_into().ok()?;
    last.query_selector("input, textarea").ok()??.dyn_into().ok()
}
