//! A drawing as a picture of points, by the browser itself.

use super::js;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Points of the picture for each pixel of the drawing, so that it is sharp on a projector.
const SCALE: f64 = 2.0;
/// Browsers draw no larger canvas on either side, in points.
const LARGEST: f64 = 16_000.0;

/// Draws an SVG file into a PNG file. Nothing is fetched: the drawing is handed over in its address.
///
/// # Errors
/// When the page's policy forbids images from `data:` addresses, or the browser cannot draw it.
pub async fn png(svg: &str) -> Result<Blob, JsError> {
    let image = loaded(svg).await.ok_or_else(|| JsError::new("the page does not let pictures be drawn"))?;
    let canvas = drawn(&image).ok_or_else(|| JsError::new("the browser did not draw the picture"))?;
    let blob = js::settled(blob_of(&canvas).into()).await.ok().and_then(|blob| blob.dyn_into::<Blob>().ok());
    blob.ok_or_else(|| JsError::new("the browser gave no picture"))
}

async fn loaded(svg: &str) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    let escaped = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{escaped}"));
    js::settled(image.decode().into()).await.ok()?;
    Some(image)
}

fn drawn(image: &HtmlImageElement) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let scale = SCALE.min(LARGEST / width.max(height).max(1.0));
    canvas.set_width((width * scale) as u32);
    canvas.set_height((height * scale) as u32);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width * scale, height * scale)
        .ok()?;
    Some(canvas)
}

fn blob_of(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        let done = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::NULL, &blob));
        if let Err(error) = canvas.to_blob(done.unchecked_ref()) {
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    })
}
