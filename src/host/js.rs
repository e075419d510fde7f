//! Small bridges to values of JavaScript whose shape nobody vouches for.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A property; `None` when it is absent, `undefined` or `null`, or can't be read.
pub fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// A property that is a string.
pub fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name)?.as_string()
}

/// A property that is a boolean; anything else is `false`.
pub fn flag(object: &JsValue, name: &str) -> bool {
    get(object, name).and_then(|value| value.as_bool()).unwrap_or(false)
}

/// A property that is a number.
pub fn number(object: &JsValue, name: &str) -> Option<f64> {
    get(object, name)?.as_f64()
}

/// The bytes of a `Uint8Array`; `None` for anything else.
pub fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<js_sys::Uint8Array>().map(js_sys::Uint8Array::to_vec)
}

/// A property that is a function.
pub fn function(object: &JsValue, name: &str) -> Option<Function> {
    get(object, name)?.dyn_into().ok()
}

/// An object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        // A fresh plain object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// Calls a method; the error is what it threw, or `undefined` when there is no such method.
pub fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function = function(object, name).ok_or(JsValue::UNDEFINED)?;
    let list = js_sys::Array::new();
    for argument in arguments {
        list.push(argument);
    }
    Reflect::apply(&function, object, &list)
}

/// Waits for a promise; any other value comes back at once.
pub async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

/// The name of an error, such as `QuotaExceededError`, and what it says.
pub fn error_words(error: &JsValue) -> (String, String) {
    let name = text(error, "name").unwrap_or_default();
    let message = text(error, "message").or_else(|| error.as_string()).unwrap_or_default();
    (name, message)
}
