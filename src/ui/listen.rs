//! Listeners on browser objects that end when they are dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, EventTarget, ResizeObserver};

/// A listener; dropping it removes it.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    capture: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on a target while events bubble.
    pub fn new(target: &EventTarget, kind: &'static str, handle: impl FnMut(Event) + 'static) -> Self {
        Self::with(target, kind, false, handle)
    }

    /// Listens before the event reaches what it is meant for; never prevents its default.
    pub fn capture(target: &EventTarget, kind: &'static str, handle: impl FnMut(Event) + 'static) -> Self {
        Self::with(target, kind, true, handle)
    }

    fn with(
        target: &EventTarget,
        kind: &'static str,
        capture: bool,
        handle: impl FnMut(Event) + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(handle);
        let options = AddEventListenerOptions::new();
        options.set_capture(capture);
        options.set_passive(capture);
        let function = closure.as_ref().unchecked_ref();
        // The browser refuses no listener; were it to, nothing would be heard and nothing break.
        let _ =
            target.add_event_listener_with_callback_and_add_event_listener_options(kind, function, &options);
        Self { target: target.clone(), kind, capture, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.kind, function, self.capture);
    }
}

/// Looks at the size of an element; dropping it ends that.
pub struct Observer {
    inner: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl Observer {
    /// Calls a function at once, and whenever the size changes. At once, since the browser would
    /// call it with its next frame, and move what stands there already.
    pub fn new(element: &Element, mut look: impl FnMut() + 'static) -> Option<Self> {
        look();
        let closure = Closure::<dyn FnMut()>::new(look);
        let inner = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        inner.observe(element);
        Some(Self { inner, _closure: closure })
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.inner.disconnect();
    }
}

/// Calls a function again and again until it is dropped.
pub struct Ticker {
    handle: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Ticker {
    /// Calls every so many milliseconds.
    pub fn every(milliseconds: i32, tick: impl FnMut() + 'static) -> Option<Self> {
        let closure = Closure::<dyn FnMut()>::new(tick);
        let function = closure.as_ref().unchecked_ref();
        let window = web_sys::window()?;
        let handle =
            window.set_interval_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()?;
        Some(Self { handle, _closure: closure })
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_interval_with_handle(self.handle);
        }
    }
}

/// The text in a paste event. Its type is not among those that are settled, but what is in it is.
pub fn pasted(event: &web_sys::Event) -> String {
    let data = js_sys::Reflect::get(event, &"clipboardData".into()).ok();
    let data = data.and_then(|data| data.dyn_into::<web_sys::DataTransfer>().ok());
    data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
}
