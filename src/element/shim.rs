//! What the program asks of the element's shell in JavaScript.

use crate::host::js;
use crate::host::store::LongText;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// The shell of one element.
#[derive(Clone, Debug)]
pub struct Shim {
    object: JsValue,
    /// The pieces that the shell has, by their place in memory.
    given: RefCell<HashMap<*const u8, (Rc<str>, JsValue)>>,
}

impl Shim {
    /// Takes the object that the shell hands in.
    pub fn new(object: JsValue) -> Self {
        Self { object, given: RefCell::default() }
    }

    /// Gives the shell the text as it is now, for the day the program fails.
    pub fn text(&self, text: &LongText) {
        let Ok(mut given) = self.given.try_borrow_mut() else { return };
        let pieces = js_sys::Array::new();
        let mut now = HashMap::with_capacity(text.0.len());
        for piece in &text.0 {
            let known = given.get(&piece.as_ptr()).filter(|(held, _)| Rc::ptr_eq(held, piece));
            let string = known.map_or_else(|| JsValue::from_str(piece), |(_, string)| string.clone());
            pieces.push(&string);
            now.insert(piece.as_ptr(), (piece.clone(), string));
        }
        *given = now;
        self.tell("text", &[pieces.into()]);
    }

    /// The first frame stands: what the page showed before can go.
    pub fn rendered(&self) {
        self.tell("rendered", &[]);
    }

    /// Asks the program that reads for what is in a file; the error is what was thrown.
    ///
    /// # Errors
    /// When that program can't be had, or breaks.
    pub async fn read(
        &self,
        name: &str,
        bytes: &[u8],
        told: &[String],
        on_progress: &js_sys::Function,
    ) -> Result<Option<Vec<u8>>, JsValue> {
        let bytes = js_sys::Uint8Array::from(bytes).into();
        let arguments = [name.into(), bytes, words(told), on_progress.clone().into()];
        Ok(js::bytes(&self.call("reader", "read", &arguments).await?))
    }

    /// Calls a function of the program that writes, with a text, `told` and one word more; the error is
    /// what was thrown.
    ///
    /// # Errors
    /// When that program can't be had, breaks, or says why it can't.
    pub async fn write(
        &self,
        method: &str,
        text: &str,
        told: &[String],
        word: &str,
    ) -> Result<JsValue, JsValue> {
        self.call("writer", method, &[text.into(), words(told), word.into()]).await
    }

    /// Calls a function of another program of ours, which is fetched for it.
    ///
    /// # Errors
    /// What was thrown.
    pub async fn call(&self, program: &str, method: &str, rest: &[JsValue]) -> Result<JsValue, JsValue> {
        let arguments: Vec<JsValue> =
            [program.into(), method.into()].into_iter().chain(rest.iter().cloned()).collect();
        js::settled(js::call(&self.object, "call", &arguments)?).await
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

fn words(words: &[String]) -> JsValue {
    words.iter().map(|word| JsValue::from_str(word)).collect::<js_sys::Array>().into()
}
