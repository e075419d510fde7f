//! The elements of the page by handle: JavaScript never owns anything of ours.

use super::wire::Timeline;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Names an element.
pub type Handle = u32;

thread_local! {
    static TIMELINES: RefCell<BTreeMap<Handle, Rc<Timeline>>> = const { RefCell::new(BTreeMap::new()) };
    static LAST: Cell<Handle> = const { Cell::new(0) };
}

/// Takes an element in. Handles are not used twice.
pub fn add(timeline: Rc<Timeline>) -> Handle {
    let handle = LAST.get().wrapping_add(1);
    LAST.set(handle);
    TIMELINES.with(|all| {
        if let Ok(mut all) = all.try_borrow_mut() {
            all.insert(handle, timeline);
        }
    });
    handle
}

/// The element of a handle.
pub fn get(handle: Handle) -> Option<Rc<Timeline>> {
    TIMELINES.with(|all| all.try_borrow().ok()?.get(&handle).cloned())
}

/// Takes an element out.
pub fn remove(handle: Handle) -> Option<Rc<Timeline>> {
    TIMELINES.with(|all| all.try_borrow_mut().ok()?.remove(&handle))
}

/// All elements that are in the registry now.
pub fn all() -> Vec<Rc<Timeline>> {
    TIMELINES.with(|all| all.try_borrow().map(|all| all.values().cloned().collect()).unwrap_or_default())
}
