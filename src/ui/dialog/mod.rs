//! Windows in front of the rest.

mod changes;
mod conflicts;
mod help;
mod library;
mod rezone;
mod share;
mod shift;
mod tag;

use super::head::PartProps;
use super::listen::Listener;
use super::state::{Dialog, Hands, Happening, State};
use std::rc::Rc;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// The window that is open, if any.
pub fn dialogs(state: &Rc<State>, hands: &Hands) -> Html {
    let parts = PartProps { state: state.clone(), hands: hands.clone() };
    match state.dialog {
        None => Html::default(),
        Some(Dialog::Help) => help::help(state, hands),
        Some(Dialog::Shift) => html! { <shift::Shift ..parts /> },
        Some(Dialog::Rezone) => html! { <rezone::Rezone ..parts /> },
        Some(Dialog::Tag) => html! { <tag::Tag ..parts /> },
        Some(Dialog::Library) => library::library(state, hands),
        Some(Dialog::Conflicts) => conflicts::conflicts(state, hands),
        Some(Dialog::Share) => html! { <share::Share ..parts /> },
        Some(Dialog::Meeting) => html! { <super::meeting::Meeting ..parts /> },
        Some(Dialog::Changes) => html! { <changes::Changes ..parts /> },
        Some(Dialog::Import) => html! { <super::import::Import ..parts /> },
    }
}

/// A window's frame.
#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// Its title.
    pub title: AttrValue,
    /// A class of its own.
    #[prop_or_default]
    pub class: AttrValue,
    /// Something happens in the interface.
    pub happen: Callback<Happening>,
    /// A key is pressed in it.
    #[prop_or_default]
    pub onkeydown: Option<Callback<KeyboardEvent>>,
    /// What stands in it.
    pub children: Html,
}

/// A modal window: the browser keeps the focus in it and gives it back afterwards.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let node = use_node_ref();
    {
        let (node, happen) = (node.clone(), props.happen.clone());
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = dialog.as_ref().filter(|dialog| !dialog.open()) {
                let _ = dialog.show_modal();
            }
            let closed = dialog
                .as_ref()
                .map(|dialog| Listener::new(dialog, "close", move |_| happen.emit(Happening::Dialog(None))));
            move || {
                drop(closed);
                // A window that is taken away while it is open gives the focus back to nobody.
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    html! {
        <dialog ref={node} class={props.class.clone()} aria-labelledby="dialog-title" onkeydown={props.onkeydown.clone()}>
            <h2 id="dialog-title">{ props.title.clone() }</h2>
            { props.children.clone() }
        </dialog>
    }
}

/// A callback that closes the window.
pub fn close(happen: &Callback<Happening>) -> Callback<MouseEvent> {
    happen.reform(|_| Happening::Dialog(None))
}
