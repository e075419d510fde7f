//! The document as a data block in the page: `<script type="application/json">` within the element.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlScriptElement};

const TYPE: &str = "application/json";

/// The text of the data block; `None` when the element has none.
pub fn read(element: &Element) -> Option<String> {
    find(element)?.text_content()
}

/// Puts a text into the data block, which is made where there is none.
///
/// The text must be safe within a script: the caller writes `<` as `\u003c`. It goes in as a text node,
/// because a page with Trusted Types lets nobody set the text of a script.
pub fn write(element: &Element, text: &str) -> bool {
    let Some(document) = element.owner_document() else { return false };
    let Some(script) = find(element).or_else(|| make(element)) else { return false };
    script.replace_children_with_node_1(&document.create_text_node(text));
    script.text_content().as_deref() == Some(text)
}

fn find(element: &Element) -> Option<HtmlScriptElement> {
    let children = element.children();
    (0..children.length())
        .filter_map(|at| children.item(at)?.dyn_into::<HtmlScriptElement>().ok())
        .find(|script| script.type_().trim().eq_ignore_ascii_case(TYPE))
}

fn make(element: &Element) -> Option<HtmlScriptElement> {
    let script = element.owner_document()?.create_element("script").ok()?;
    let script: HtmlScriptElement = script.dyn_into().ok()?;
    script.set_type(TYPE);
    element.append_child(&script).ok()?;
    Some(script)
}
