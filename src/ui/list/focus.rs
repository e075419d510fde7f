//! Where the keyboard is: goes where an action asks, and comes back when a row was moved.

use crate::ui::field::focus as put_focus;
use crate::ui::listen::{Listener, Observer};
use crate::ui::state::State;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot};
use yew::prelude::*;

/// Follows the focus requests of the session, and repairs what moving rows does to the focus. Tells
/// the number of the last request that was followed.
#[hook]
pub fn use_focus(node: &NodeRef, state: &Rc<State>) -> Rc<Cell<u32>> {
    let last = use_mut_ref(|| None::<(String, String)>);
    let arrived = use_memo((), |()| Cell::new(0));
    {
        let (node, last) = (node.clone(), last.clone());
        use_effect_with((), move |()| {
            let target = node.cast::<Element>();
            let listener = target.map(|target| {
                Listener::new(&target, "focusin", move |event| {
                    if let (Ok(mut last), Some(place)) = (last.try_borrow_mut(), place_of(&event)) {
                        *last = Some(place);
                    }
                })
            });
            move || drop(listener)
        });
    }
    {
        let (node, arrived) = (node.clone(), arrived.clone());
        let editing = state.session.editing.is_some();
        let row = state.session.focus.row.clone();
        use_effect_with(state.session.focus.count, move |count| {
            arrived.set(*count);
            let found =
                row.filter(|_| *count > 0).and_then(|row| Some((find(&node, row.as_str(), "")?, row)));
            let held = found.and_then(|(element, row)| {
                show(&element);
                // An editor that opens puts the focus into one of its fields by itself.
                if !editing || nothing_focused(&node) {
                    put_focus(&element);
                }
                hold_scrolled(&node, row.to_string())
            });
            move || drop(held)
        });
    }
    use_added(node, state.changes);
    {
        use_hold(node, state);
        let is_on_its_way = use_transit(node);
        let node = node.clone();
        use_effect_with((state.changes, state.session.editing.is_some()), move |_| {
            // A click on another field ends what was typed in this one while the focus is on its way:
            // it must not be called back.
            if !is_on_its_way.get() && nothing_focused(&node) {
                repair(&node, &last);
            }
        });
    }
    arrived
}

/// Puts the focus into what a button of an edited row added, once it is there: such a button says what it
/// adds in `data-adds`.
#[hook]
fn use_added(node: &NodeRef, changes: u32) {
    let added = use_mut_ref(|| None::<(Element, String)>);
    {
        let (node, added) = (node.clone(), added.clone());
        use_effect_with((), move |()| {
            let pressed = move |event: web_sys::Event| {
                if let Ok(mut added) = added.try_borrow_mut() {
                    *added = adds_of(&event);
                }
            };
            // The shadow root hears of it before the interface does.
            let root = node.cast::<Element>().map(|list| list.get_root_node());
            let listener = root.map(|root| Listener::capture(&root, "click", pressed));
            move || drop(listener)
        });
    }
    use_effect_with(changes, move |_| {
        let added = added.try_borrow_mut().ok().and_then(|mut added| added.take());
        // The fields are drawn behind the row that holds them.
        let later = added.map(|(row, css)| {
            Timeout::new(0, move || {
                last_field(&row, &css).as_ref().map(put_focus);
            })
        });
        move || drop(later)
    });
}

/// The row of a button that adds to it, and what the added ones match.
fn adds_of(event: &web_sys::Event) -> Option<(Element, String)> {
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("[data-adds]").ok()??;
    Some((button.closest("[data-row]").ok()??, button.get_attribute("data-adds")?))
}

/// The first field of the last one that matches.
fn last_field(row: &Element, css: &str) -> Option<HtmlElement> {
    let all = row.query_selector_all(css).ok()?;
    let last: Element = all.item(all.length().checked_sub(1)?)?.dyn_into().ok()?;
    last.query_selector("input, textarea").ok()??.dyn_into().ok()
}

/// Whether the focus has left one element of the interface and not come to the next one yet. The
/// shadow root hears of it before the interface does.
#[hook]
fn use_transit(node: &NodeRef) -> Rc<Cell<bool>> {
    let transit = use_memo((), |()| Cell::new(false));
    let (node, moving) = (node.clone(), transit.clone());
    use_effect_with((), move |()| {
        let root = node.cast::<Element>().map(|list| list.get_root_node());
        let listeners = root.map(|root| {
            let (left, come) = (moving.clone(), moving);
            let leaves = move |event: web_sys::Event| {
                let event: Option<&web_sys::FocusEvent> = event.dyn_ref();
                left.set(event.is_some_and(|event| event.related_target().is_some()));
            };
            [
                Listener::capture(&root, "blur", leaves),
                Listener::capture(&root, "focus", move |_| come.set(false)),
            ]
        });
        move || drop(listeners)
    });
    transit
}

/// Brings the focus back that was lost with a row that moved or went.
fn repair(node: &NodeRef, last: &RefCell<Option<(String, String)>>) {
    let Ok(last) = last.try_borrow() else { return };
    let Some((row, field)) = last.as_ref() else { return };
    if let Some(element) = find(node, row, field).or_else(|| instead(node)) {
        put_focus(&element);
    }
}

/// Holds the row of a link in view while the page settles: a font, a picture or the axis may come
/// late and push it out, and not every browser keeps what is read in its place. It ends with the
/// first thing that the reader does.
#[hook]
fn use_hold(node: &NodeRef, state: &Rc<State>) {
    let node = node.clone();
    use_effect_with(state.linked.clone(), move |linked| {
        let row = linked.as_ref().map(ToString::to_string);
        let held = row.and_then(|row| Some((hold_resized(&node, row.clone())?, hold_scrolled(&node, row)?)));
        move || drop(held)
    });
}

/// What holds a row in view; dropping it lets go.
type Held = (Vec<Listener>, Option<Observer>, Option<Timeout>);

/// Looks again at a row whenever the size of the whole changes.
fn hold_resized(node: &NodeRef, row: String) -> Option<Held> {
    let inside = node.cast::<Element>()?.closest(".pmt").ok()??;
    let holds = Rc::new(Cell::new(true));
    let observer = Observer::new(&inside, look(node, row, &holds));
    Some((ends(&holds)?, observer, None))
}

/// Looks again at a row that was shown just now when the page scrolls by itself: WebKit puts a page
/// back to where it was before, up to some 70 ms later, when it did not paint in between. A reader
/// who pulls the scroll bar tells no page of it, so this ends soon.
fn hold_scrolled(node: &NodeRef, row: String) -> Option<Held> {
    const SETTLES_MS: u32 = 1_000;
    let window = web_sys::window()?;
    let holds = Rc::new(Cell::new(true));
    let mut look = look(node, row, &holds);
    let mut listeners = ends(&holds)?;
    listeners.push(Listener::capture(&window, "scroll", move |_| look()));
    Some((listeners, None, Some(Timeout::new(SETTLES_MS, move || holds.set(false)))))
}

/// Shows a row as long as it is held.
fn look(node: &NodeRef, row: String, holds: &Rc<Cell<bool>>) -> impl FnMut() + 'static {
    let (list, holds) = (node.clone(), holds.clone());
    move || {
        if let Some(element) = find(&list, &row, "").filter(|_| holds.get()) {
            show(&element);
        }
    }
}

/// Lets go with the first thing that the reader does.
fn ends(holds: &Rc<Cell<bool>>) -> Option<Vec<Listener>> {
    let window = web_sys::window()?;
    let kinds = ["wheel", "pointerdown", "keydown", "touchmove"].into_iter();
    let end = |kind| {
        let holds = holds.clone();
        Listener::capture(&window, kind, move |_| holds.set(false))
    };
    Some(kinds.map(end).collect())
}

/// Row and field of the element that got the focus.
fn place_of(event: &web_sys::Event) -> Option<(String, String)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let row = element.closest("[data-row]").ok()??.get_attribute("data-row")?;
    Some((row, element.get_attribute("data-field").unwrap_or_default()))
}

/// The field of a row; the row itself for a blank field, or where there is no such field.
fn find(node: &NodeRef, row: &str, field: &str) -> Option<HtmlElement> {
    let list = node.cast::<Element>()?;
    let rows = list.children();
    let row = (0..rows.length())
        .filter_map(|at| rows.item(at))
        .find(|element| element.get_attribute("data-row").as_deref() == Some(row))?;
    let inner = (!field.is_empty())
        .then(|| row.query_selector(&format!("[data-field='{field}']")).ok().flatten())
        .flatten();
    inner.unwrap_or(row).dyn_into().ok()
}

/// Where the keyboard goes when its row is gone: the row that can be come to by the Tab key, or the
/// button that adds the first one. Without a focus no key would reach the element, not even redo.
fn instead(node: &NodeRef) -> Option<HtmlElement> {
    let inside = node.cast::<Element>()?.closest(".pmt").ok()??;
    inside.query_selector("li[data-row][tabindex='0'], [data-act='add']").ok()??.dyn_into().ok()
}

/// Whether the focus was lost: nothing in this element has it, and nothing elsewhere.
fn nothing_focused(node: &NodeRef) -> bool {
    let Some(element) = node.cast::<Element>() else { return false };
    let root = element.get_root_node();
    let inside = root.dyn_ref::<ShadowRoot>().and_then(|root| root.active_element());
    let outside = element.owner_document().and_then(|document| document.active_element());
    let idle = outside.is_none_or(|active| {
        active.tag_name() == "BODY" || root.dyn_ref::<ShadowRoot>().is_some_and(|root| root.host() == active)
    });
    inside.is_none() && idle
}

/// Scrolls only as far as needed.
fn show(element: &HtmlElement) {
    let rect = element.get_bounding_client_rect();
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    if rect.top() >= 0.0 && rect.bottom() <= height {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
