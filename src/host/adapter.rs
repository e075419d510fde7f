//! A host that the page brings: an object of JavaScript with `load`, `save`, `context`, `onChange`
//! and `close`. The document crosses as text, never as an object.

use super::answer::{Refusal, SaveAnswer};
use super::js;
use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// What the host holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The text; `None` for a timeline that is yet to be written.
    pub text: Option<String>,
    /// Its revision, which means something to the host only.
    pub revision: String,
    /// Whether the reader may edit.
    pub can_edit: bool,
    /// Why not, in the host's words.
    pub reason: String,
}

/// How a text is to be saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaveOptions {
    /// The revision that the text is based on.
    pub base: String,
    /// What made it be saved: `user` or `close`.
    pub cause: &'static str,
    /// One line about the change, for the page's history.
    pub summary: String,
    /// A copy as plain HTML, for readers without the element.
    pub twin_html: String,
    /// A copy as SVG.
    pub twin_svg: String,
    /// A copy as plain text.
    pub twin_text: String,
}

/// A version that the host has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostVersion {
    /// Its name at the host.
    pub revision: String,
    /// When it was saved, as RFC 3339 or in the host's words.
    pub when: String,
    /// By whom.
    pub who: String,
    /// What its save was called.
    pub summary: String,
}

/// What the host knows of its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// `light`, `dark` or `auto`.
    pub theme: String,
    /// The language of the interface.
    pub locale: String,
    /// The reader's zone.
    pub timezone: String,
    /// Who is logged in; drafts are kept apart by it.
    pub user: String,
    /// What names the page and the timeline in it, where the address may change; drafts are bound to it.
    pub place: String,
}

/// What a host reports while the page is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// The stored text is another one now.
    External,
    /// The right to edit changed; and why it is not there, in the host's words.
    CanEdit(bool, String),
    /// The context changed.
    Context,
}

/// The adapter of a page.
#[derive(Clone, Debug)]
pub struct Adapter {
    object: JsValue,
}

impl Adapter {
    /// Takes an object of the page, if it can at least load.
    pub fn new(object: JsValue) -> Option<Self> {
        js::function(&object, "load")?;
        Some(Self { object })
    }

    /// Whether the host can save at all.
    pub fn can_save(&self) -> bool {
        let caps = js::get(&self.object, "caps");
        let refused = caps.and_then(|caps| js::get(&caps, "save")).and_then(|save| save.as_bool());
        js::function(&self.object, "save").is_some() && refused != Some(false)
    }

    /// The largest text that the host takes, in bytes.
    pub fn max_bytes(&self) -> Option<usize> {
        let caps = js::get(&self.object, "caps")?;
        js::number(&caps, "maxBytes").map(|bytes| bytes as usize)
    }

    /// Whether the host has earlier versions of the document.
    pub fn has_versions(&self) -> bool {
        js::function(&self.object, "versions").is_some() && js::function(&self.object, "version").is_some()
    }

    /// Whether the host keeps with each save what it is called.
    pub fn takes_summary(&self) -> bool {
        let caps = js::get(&self.object, "caps");
        let refused = caps.and_then(|caps| js::get(&caps, "summary")).and_then(|takes| takes.as_bool());
        self.can_save() && refused != Some(false)
    }

    /// Whether the host keeps copies for readers without the element, which are made for each save.
    pub fn wants_twin(&self) -> bool {
        js::get(&self.object, "caps").is_some_and(|caps| js::flag(&caps, "twin"))
    }

    /// The versions that the host has, the newest first.
    ///
    /// # Errors
    /// What the adapter threw, in words.
    pub async fn versions(&self) -> Result<Vec<HostVersion>, String> {
        let answer = self.ask("versions", &[]).await.map_err(|error| words(&error))?;
        let text = |of: &JsValue, name| js::text(of, name).unwrap_or_default();
        let version = |of: JsValue| HostVersion {
            revision: text(&of, "revision"),
            when: text(&of, "when"),
            who: text(&of, "who"),
            summary: text(&of, "summary"),
        };
        let all = answer.dyn_into::<js_sys::Array>().unwrap_or_default();
        let all = all.iter().map(version);
        Ok(all.filter(|version| !version.revision.is_empty()).collect())
    }

    /// The text that a version holds; blank where it held no timeline yet.
    ///
    /// # Errors
    /// What the adapter threw, in words.
    pub async fn version(&self, revision: &str) -> Result<String, String> {
        let answer = self.ask("version", &[revision.into()]).await.map_err(|error| words(&error))?;
        Ok(js::text(&answer, "doc").unwrap_or_default())
    }

    /// Reads the text: a fresh one from the host, or the one that the page was made with.
    ///
    /// # Errors
    /// What the adapter threw, in words.
    pub async fn load(&self, fresh: bool) -> Result<Loaded, String> {
        let options = js::object(&[("fresh", fresh.into())]);
        let answer = self.ask("load", &[options]).await.map_err(|error| words(&error))?;
        if !answer.is_object() {
            return Err("load() gave no object".to_owned());
        }
        Ok(Loaded {
            text: js::text(&answer, "doc"),
            revision: js::text(&answer, "revision").unwrap_or_default(),
            can_edit: js::flag(&answer, "canEdit"),
            reason: js::text(&answer, "reason").unwrap_or_default(),
        })
    }

    /// Hands a text to the host.
    pub async fn save(&self, text: &str, options: &SaveOptions) -> SaveAnswer {
        let twin = js::object(&[
            ("html", options.twin_html.as_str().into()),
            ("svg", options.twin_svg.as_str().into()),
            ("text", options.twin_text.as_str().into()),
        ]);
        let options = js::object(&[
            ("base", options.base.as_str().into()),
            ("cause", options.cause.into()),
            ("summary", options.summary.as_str().into()),
            ("twin", twin),
        ]);
        match self.ask("save", &[text.into(), options]).await {
            Ok(answer) => read_answer(&answer),
            Err(error) => SaveAnswer::unavailable(words(&error)),
        }
    }

    /// What the host knows of its reader; an adapter need not say.
    pub fn context(&self) -> Context {
        let Ok(context) = js::call(&self.object, "context", &[]) else { return Context::default() };
        let text = |name| js::text(&context, name).unwrap_or_default();
        Context {
            theme: text("theme"),
            locale: text("locale"),
            timezone: text("timezone"),
            user: text("user"),
            place: text("place"),
        }
    }

    /// Listens to the host until the subscription is dropped.
    pub fn on_change(&self, on_event: impl Fn(HostEvent) + 'static) -> Option<Subscription> {
        let callback = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            if let Some(event) = read_event(&event) {
                on_event(event);
            }
        });
        let stop = js::call(&self.object, "onChange", &[callback.as_ref().clone()]).ok()?;
        Some(Subscription { stop: stop.dyn_into().ok(), _callback: callback })
    }

    /// Tells the host that the element goes away.
    pub fn close(&self, dirty: bool) {
        // Nobody is left to hear of an error.
        let _ = js::call(&self.object, "close", &[js::object(&[("dirty", dirty.into())])]);
    }

    async fn ask(&self, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
        js::settled(js::call(&self.object, method, arguments)?).await
    }
}

/// A connection to the host's events.
#[derive(Debug)]
pub struct Subscription {
    stop: Option<Function>,
    _callback: Closure<dyn Fn(JsValue)>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(stop) = &self.stop {
            let _ = stop.call0(&JsValue::UNDEFINED);
        }
    }
}

/// The adapters that a page has registered, and who waits for one.
#[derive(Clone, Default)]
pub struct Adapters {
    source: Rc<std::cell::RefCell<Option<JsValue>>>,
    waiting: Rc<std::cell::RefCell<Vec<Function>>>,
}

impl Adapters {
    /// Takes an adapter for all elements, or a function that gives one for an element.
    pub fn register(&self, source: JsValue) {
        self.source.replace(Some(source));
        for resolve in self.waiting.take() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    }

    /// The adapter of an element, once the page has registered one.
    ///
    /// # Errors
    /// Why what was registered can't be used, in words.
    pub async fn of(&self, element: &JsValue) -> Result<Adapter, String> {
        if self.source.borrow().is_none() {
            let waiting = self.waiting.clone();
            let registered = js_sys::Promise::new(&mut |resolve, _| waiting.borrow_mut().push(resolve));
            let _ = js::settled(registered.into()).await;
        }
        let source = self.source.borrow().clone().unwrap_or(JsValue::UNDEFINED);
        let object = match source.dyn_ref::<Function>() {
            Some(choose) => {
                let chosen = choose.call1(&JsValue::UNDEFINED, element).map_err(|error| words(&error))?;
                js::settled(chosen).await.map_err(|error| words(&error))?
            }
            None => source,
        };
        Adapter::new(object).ok_or_else(|| "the registered adapter has no load()".to_owned())
    }
}

/// Reads the answer to a save, whoever gave it.
pub fn read_answer(answer: &JsValue) -> SaveAnswer {
    let text = |name| js::text(answer, name).unwrap_or_default();
    match text("status").as_str() {
        "saved" => SaveAnswer::Saved { revision: text("revision"), text: js::text(answer, "doc") },
        "handed-over" => SaveAnswer::HandedOver { revision: text("revision") },
        "conflict" => SaveAnswer::Conflict { theirs: js::get(answer, "theirs").and_then(|it| theirs(&it)) },
        status => SaveAnswer::Refused {
            kind: Refusal::from_status(status),
            reason: text("reason"),
            retry_after: js::number(answer, "retryAfter").map(|seconds| seconds as u32),
        },
    }
}

fn theirs(value: &JsValue) -> Option<(String, String)> {
    Some((js::text(value, "doc")?, js::text(value, "revision").unwrap_or_default()))
}

fn read_event(event: &JsValue) -> Option<HostEvent> {
    match js::text(event, "type")?.as_str() {
        "external" => Some(HostEvent::External),
        "canEdit" => {
            let reason = js::text(event, "reason").unwrap_or_default();
            Some(HostEvent::CanEdit(js::flag(event, "canEdit"), reason))
        }
        "context" => Some(HostEvent::Context),
        _ => None,
    }
}

fn words(error: &JsValue) -> String {
    let (name, message) = js::error_words(error);
    if message.is_empty() { name } else { message }
}
