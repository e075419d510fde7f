//! Tells the other tabs what was saved.

use super::js;
use gloo_events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "postmortem-timeline";

/// "This document is now at this revision."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The document.
    pub document: String,
    /// Its revision.
    pub revision: u64,
}

/// The connection to the other tabs; closed when it is dropped.
#[derive(Debug)]
pub struct Channel {
    inner: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// Listens to the other tabs; `None` where the browser has no such channel, so that the caller
    /// has to look for news itself.
    pub fn open(on_news: impl Fn(News) + 'static) -> Option<Self> {
        js::get(&js_sys::global(), "BroadcastChannel")?;
        let inner = BroadcastChannel::new(NAME).ok()?;
        let listener = EventListener::new(&inner, "message", move |event| {
            let news = event.dyn_ref::<MessageEvent>().and_then(|message| read(&message.data()));
            if let Some(news) = news {
                on_news(news);
            }
        });
        Some(Self { inner, _listener: listener })
    }

    /// Tells the other tabs.
    pub fn tell(&self, news: &News) {
        let message = js::object(&[
            ("document", news.document.as_str().into()),
            ("revision", (news.revision as f64).into()),
        ]);
        // A tab that hears nothing finds out when it saves.
        let _ = self.inner.post_message(&message);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.inner.close();
    }
}

fn read(message: &JsValue) -> Option<News> {
    let revision = js::number(message, "revision")?;
    Some(News { document: js::text(message, "document")?, revision: revision as u64 })
}
