//! What happens when the program fails in spite of everything.
//!
//! The memory of a WebAssembly instance can't be trusted after a panic, and every element of the page
//! lives in it. So the hook hands the message to the shell, which shows it in plain DOM together with
//! the last text of each element.

use js_sys::Function;
use std::cell::RefCell;
use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;

thread_local! {
    static LISTENER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes panics over from Yew and the standard library.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(report));
}

/// Hears of the panic from now on.
pub fn listen(listener: Function) {
    LISTENER.with(|slot| slot.replace(Some(listener)));
}

fn report(info: &PanicHookInfo<'_>) {
    let message = JsValue::from_str(&info.to_string());
    web_sys::console::error_1(&message);
    LISTENER.with(|slot| {
        let Ok(listener) = slot.try_borrow() else { return };
        if let Some(listener) = listener.as_ref() {
            let _ = listener.call1(&JsValue::UNDEFINED, &message);
        }
    });
}
