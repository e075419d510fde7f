//! Which tabs live: each holds a lock with its own name for as long as it does.

use super::drafts::Alive;
use super::{js, outside};
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

const PREFIX: &str = "postmortem-timeline-tab-";

/// How long a draft waits for the lock, in milliseconds.
const PATIENCE: u32 = 200;

/// The tab that this code runs in, or one that pretends to be another.
#[derive(Debug)]
pub struct Tab {
    id: String,
    claimed: RefCell<Option<Promise>>,
}

impl Tab {
    /// A tab with a name of its own; a page that is loaded again is another tab.
    pub fn new() -> Self {
        let id = format!("{:016x}", outside::seed());
        Self { id, claimed: RefCell::new(None) }
    }

    /// The name under which the tab writes drafts.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Shows other tabs that this one lives. Done with the first draft only, because a browser may not
    /// keep a page that holds a lock for going back to.
    pub async fn claim(&self) {
        let granted = self.claimed.borrow().clone();
        let granted = match granted {
            Some(granted) => granted,
            None => {
                let Some(granted) = self.request_lock() else { return };
                self.claimed.replace(Some(granted.clone()));
                granted
            }
        };
        // Without the lock other tabs take this one for dead and merge its drafts, and merging twice does
        // no harm. A draft that is never written does: a browser that does not answer is not waited for.
        let late = future_to_promise(async {
            TimeoutFuture::new(PATIENCE).await;
            Ok(JsValue::UNDEFINED)
        });
        let _ = js::settled(Promise::race(&js_sys::Array::of2(&granted, &late)).into()).await;
    }

    fn request_lock(&self) -> Option<Promise> {
        let locks = locks()?;
        let name = format!("{PREFIX}{}", self.id);
        Some(Promise::new(&mut |granted, refused| {
            let hold = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
                let _ = granted.call0(&JsValue::UNDEFINED);
                // Never settled: the lock is held until the page goes away.
                Promise::new(&mut |_, _| {}).into()
            });
            match js::call(&locks, "request", &[name.as_str().into(), hold]) {
                Ok(request) => {
                    let _ = js::call(&request, "catch", &[refused.into()]);
                }
                Err(error) => {
                    let _ = refused.call1(&JsValue::UNDEFINED, &error);
                }
            }
        }))
    }

    /// Whether tabs can see each other's locks.
    pub fn has_locks() -> bool {
        locks().is_some()
    }

    /// The tabs that live, this one among them once it has been claimed.
    pub async fn alive() -> Alive {
        let Some(locks) = locks() else { return Alive::Unknown };
        let Ok(query) = js::call(&locks, "query", &[]) else { return Alive::Unknown };
        let Ok(state) = js::settled(query).await else { return Alive::Unknown };
        let Some(held) = js::get(&state, "held") else { return Alive::Unknown };
        let held: js_sys::Array = held.unchecked_into();
        let tab = |lock: JsValue| js::text(&lock, "name")?.strip_prefix(PREFIX).map(str::to_owned);
        Alive::Only(held.iter().filter_map(tab).collect())
    }
}

impl Default for Tab {
    fn default() -> Self {
        Self::new()
    }
}

/// Only pages that came over https have locks.
fn locks() -> Option<JsValue> {
    js::get(&js::get(&js_sys::global(), "navigator")?, "locks")
}
