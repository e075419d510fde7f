//! How wide texts are, as the page draws them.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

/// Labels are this much smaller than the text around the axis; the style sheet says the same.
const SMALL: f64 = 0.8;

/// Measures texts in the font of an element.
#[derive(Default)]
pub struct Ruler {
    context: Option<CanvasRenderingContext2d>,
    /// The size of the text around the axis, in pixels; all sizes follow it.
    em: f64,
}

impl Ruler {
    /// For the font that an element has.
    pub fn of(element: &Element) -> Self {
        let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
        let property = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok());
        let em = property("font-size").and_then(|size| pixels(&size)).unwrap_or(16.0);
        let context = canvas(element);
        if let Some(context) = &context {
            let family = property("font-family").unwrap_or_default();
            context.set_font(&format!("600 {}px {family}", (em * SMALL * 10.0).round() as i64 / 10));
        }
        Self { context, em }
    }

    /// How wide a label is, in pixels.
    pub fn width(&self, text: &str) -> f64 {
        let measured = self.context.as_ref().and_then(|context| context.measure_text(text).ok());
        // Rounded up, since the font size was rounded down.
        match measured {
            Some(measured) => measured.width() * 1.08 + 1.0,
            None => text.chars().count() as f64 * self.em * SMALL * 0.64,
        }
    }

    /// A length that is given for text of 16 pixels.
    pub fn scaled(&self, pixels: f64) -> f64 {
        (pixels * (self.em / 16.0).clamp(0.7, 2.0)).round()
    }
}

fn canvas(element: &Element) -> Option<CanvasRenderingContext2d> {
    let canvas = element.owner_document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Whole pixels of a computed length such as `16px`; fractions are of no use here.
fn pixels(length: &str) -> Option<f64> {
    let whole = length.trim_end_matches("px").split('.').next()?;
    whole.parse::<i32>().ok().map(f64::from)
}
