//! The functions that `element.js` calls. Handles that are no longer known do nothing.
//!
//! They belong to the program and not to the library: another program that uses the library would
//! otherwise export them too, with all that hangs on them.

use js_sys::{Function, Promise};
use postmortem_timeline::element::panic;
use postmortem_timeline::element::registry::{self, Handle};
use postmortem_timeline::element::shim::Shim;
use postmortem_timeline::element::wire::{self, Timeline, page};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Element, HtmlElement};

/// The version of the program, which must be the one of the shell.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// The style sheet of the shadow root.
#[wasm_bindgen]
pub fn css() -> String {
    wire::CSS.to_owned()
}

/// Hears of the panic that stops everything.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(listener: Function) {
    panic::install();
    panic::listen(listener);
}

/// Takes the page's adapter, or a function that gives one for an element.
#[wasm_bindgen(js_name = registerHost)]
pub fn register_host(adapter: JsValue) {
    page().adapters.register(adapter);
}

/// Puts the application into an element. `kept` is what [`unmount`] gave, `text` a value that was set
/// before.
#[wasm_bindgen]
pub fn mount(
    element: HtmlElement,
    root: Element,
    shim: JsValue,
    kept: Option<String>,
    text: Option<String>,
) -> Handle {
    registry::add(Timeline::mount(element, root, Shim::new(shim), kept, text))
}

/// Takes the application out of an element; gives what was not saved.
#[wasm_bindgen]
pub fn unmount(handle: Handle) -> Option<String> {
    registry::remove(handle)?.unmount()
}

/// The element was taken out of the page, or put in again.
#[wasm_bindgen]
pub fn attached(handle: Handle, is_attached: bool) {
    if let Some(timeline) = registry::get(handle) {
        timeline.attached(is_attached);
    }
}

/// An attribute has another value.
#[wasm_bindgen]
pub fn attribute(handle: Handle, name: &str, _value: Option<String>) {
    if let Some(timeline) = registry::get(handle) {
        timeline.attribute(name);
    }
}

/// The text of the document as it is now.
#[wasm_bindgen]
pub fn value(handle: Handle) -> Option<String> {
    registry::get(handle)?.value()
}

/// Shows another text.
#[wasm_bindgen(js_name = setValue)]
pub fn set_value(handle: Handle, text: &str) {
    if let Some(timeline) = registry::get(handle) {
        timeline.set_value(text);
    }
}

/// Whether there are changes that are not saved.
#[wasm_bindgen]
pub fn dirty(handle: Handle) -> bool {
    registry::get(handle).is_some_and(|timeline| timeline.is_dirty())
}

/// Saves; the promise gives the status.
#[wasm_bindgen]
pub fn save(handle: Handle) -> Promise {
    future_to_promise(async move {
        let Some(timeline) = registry::get(handle) else { return Ok("gone".into()) };
        Ok(timeline.save("user").await.into())
    })
}

/// Takes the last intention back.
#[wasm_bindgen]
pub fn undo(handle: Handle) -> bool {
    registry::get(handle).is_some_and(|timeline| timeline.undo())
}

/// Does again what was taken back.
#[wasm_bindgen]
pub fn redo(handle: Handle) -> bool {
    registry::get(handle).is_some_and(|timeline| timeline.redo())
}

/// The document in another form; `undefined` for a form that nobody knows.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(handle: Handle, kind: &str) -> Option<String> {
    registry::get(handle)?.export_as(kind)
}
