//! What the program asks of the element's shell in JavaScript.

use crate::host::js;
use wasm_bindgen::prelude::*;

/// The shell of one element.
#[derive(Clone, Debug)]
pub struct Shim {
    object: JsValue,
}

impl Shim {
    /// Takes the object that the shell hands in.
    pub fn new(object: JsValue) -> Self {
        Self { object }
    }

    /// Gives the shell the text as it is now, for the day the program fails.
    pub fn text(&self, text: &str) {
        self.tell("text", &[text.into()]);
    }

    /// The first frame stands: what the page showed before can go.
    pub fn rendered(&self) {
        self.tell("rendered", &[]);
    }

    /// Raises an event on the element.
    pub fn emit(&self, kind: &str, detail: &[(&str, JsValue)]) {
        self.tell("emit", &[kind.into(), js::object(detail)]);
    }

    /// Asks the page to save; `None` when it does not answer.
    pub fn ask(&self, detail: &[(&str, JsValue)]) -> Option<JsValue> {
        let answer = js::call(&self.object, "ask", &[js::object(detail)]).ok()?;
        (!answer.is_undefined()).then_some(answer)
    }

    /// A listener of the page that throws is the page's own trouble.
    fn tell(&self, method: &str, arguments: &[JsValue]) {
        let _ = js::call(&self.object, method, arguments);
    }
}
