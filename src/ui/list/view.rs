//! Which part of the list is in view, and how high its rows turned out to be.

use crate::layout::rows::RowHeights;
use crate::model::Id;
use crate::ui::listen::{Listener, Observer};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The view moves in steps of so many pixels, so that small scrolling draws nothing anew.
const STEP: f64 = 240.0;

/// The part of the list that is in view, in pixels from its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Where it begins.
    pub top: i32,
    /// Where it ends.
    pub bottom: i32,
    /// How wide the list is; 0 before it was drawn.
    pub width: i32,
}

/// Follows scrolling, wherever it happens, and changes of size.
#[hook]
pub fn use_view(node: &NodeRef) -> View {
    let view = use_state_eq(|| View { top: 0, bottom: 1_200, width: 0 });
    let look = {
        let (node, view) = (node.clone(), view.setter());
        Callback::from(move |()| {
            if let Some(seen) = look(&node) {
                view.set(seen);
            }
        })
    };
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let targets = web_sys::window().map(|window| {
                let window: web_sys::EventTarget = window.into();
                let (scrolled, resized) = (look.clone(), look.clone());
                [
                    Listener::capture(&window, "scroll", move |_| scrolled.emit(())),
                    Listener::capture(&window, "resize", move |_| resized.emit(())),
                ]
            });
            let list = node.cast::<Element>();
            let observer = list.and_then(|list| Observer::new(&list, move || look.emit(())));
            move || drop((targets, observer))
        });
    }
    *view
}

fn look(node: &NodeRef) -> Option<View> {
    let rect = node.cast::<Element>()?.get_bounding_client_rect();
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let top = (-rect.top() / STEP).floor() * STEP;
    let bottom = ((height - rect.top()) / STEP).ceil() * STEP;
    Some(View { top: top.max(0.0) as i32, bottom: bottom.max(0.0) as i32, width: rect.width() as i32 })
}

/// Measures the rows that are drawn, and keeps the view still when rows above it changed.
#[hook]
pub fn use_measure(node: &NodeRef, heights: &Rc<RefCell<RowHeights>>) {
    let again = use_force_update();
    let (node, heights) = (node.clone(), heights.clone());
    use_effect(move || {
        let Some(list) = node.cast::<HtmlElement>() else { return };
        let mut moved = 0.0;
        let mut changed = false;
        {
            let Ok(mut heights) = heights.try_borrow_mut() else { return };
            let children = list.children();
            // Rows stand in their order: a search is for the first, and for one apart from the others.
            let mut next = 0;
            for at in 0..children.length() {
                let Some(child) = children.item(at) else { continue };
                let id = child.get_attribute("data-row").map(|id| Id::new(&id));
                let Some(row) = id.and_then(|id| heights.row_near(&id, next)) else { continue };
                next = row + 1;
                let rect = child.get_bounding_client_rect();
                let differs = heights.measure(row, rect.height());
                changed |= differs != 0.0;
                if rect.bottom() < 0.0 {
                    moved += differs;
                }
            }
        }
        if let (true, Some(window)) = (moved.abs() >= 1.0, web_sys::window()) {
            window.scroll_by_with_x_and_y(0.0, moved);
        }
        if changed {
            again.force_update();
        }
    });
}
