//! The clipboard, by the ways that browsers leave to a page.

use super::js;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, Document};

/// Puts a text on the clipboard, and beside it the same with its formatting, as HTML, where there is
/// any. `false` where the browser refuses; nothing is asked of the reader.
///
/// First by the Clipboard API (W3C), which a page may lack that is not served securely, or that its
/// frame keeps from it; then by the older copying of what a page says while a `copy` event is handled.
pub async fn put(plain: &str, rich: Option<&str>) -> bool {
    by_api(plain, rich).await.is_some() || by_event(plain, rich)
}

async fn by_api(plain: &str, rich: Option<&str>) -> Option<()> {
    let window = web_sys::window()?;
    let clipboard = js::get(&window.navigator(), "clipboard")?;
    let written = match rich {
        None => js::call(&clipboard, "writeText", &[plain.into()]).ok()?,
        Some(rich) => {
            let constructor = js::function(&window, "ClipboardItem")?;
            let of = [("text/plain", blob("text/plain", plain)?), ("text/html", blob("text/html", rich)?)];
            let parts = of.map(|(kind, blob)| (kind, JsValue::from(blob)));
            let item = Reflect::construct(&constructor, &Array::of1(&js::object(&parts))).ok()?;
            js::call(&clipboard, "write", &[Array::of1(&item).into()]).ok()?
        }
    };
    js::settled(written).await.ok().map(drop)
}

fn blob(media_type: &str, text: &str) -> Option<Blob> {
    let options = js::object(&[("type", media_type.into())]);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), options.unchecked_ref()).ok()
}

fn by_event(plain: &str, rich: Option<&str>) -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let (plain, rich) = (plain.to_owned(), rich.map(str::to_owned));
    let fill = move |event: JsValue| {
        let Some(data) = js::get(&event, "clipboardData") else { return };
        let _ = js::call(&data, "setData", &["text/plain".into(), plain.as_str().into()]);
        if let Some(rich) = &rich {
            let _ = js::call(&data, "setData", &["text/html".into(), rich.as_str().into()]);
        }
        let _ = js::call(&event, "preventDefault", &[]);
        let _ = js::call(&event, "stopImmediatePropagation", &[]);
    };
    copied(&document, Closure::<dyn FnMut(JsValue)>::new(fill)).unwrap_or(false)
}

fn copied(document: &Document, fill: Closure<dyn FnMut(JsValue)>) -> Option<bool> {
    let listener = fill.as_ref().unchecked_ref();
    document.add_event_listener_with_callback_and_bool("copy", listener, true).ok()?;
    let copied = js::call(document, "execCommand", &["copy".into()]);
    let _ = document.remove_event_listener_with_callback_and_bool("copy", listener, true);
    Some(copied.ok()?.is_truthy())
}
