//! A window or tab with a page in it.

use std::sync::Arc;

use fantoccini::wd::WindowHandle;
use serde_json::Value;

use crate::engine::Engine;
use crate::error::{Context, Failure};
use crate::session::{Place, Session};

/// A window or tab. Every call goes to this one, whichever was used before.
#[derive(Clone)]
pub struct Page {
    session: Arc<Session>,
    place: Place,
}

/// Reports a promise's outcome by the callback that WebDriver appends to the arguments.
const ASYNC_HEAD: &str = "const done = arguments[arguments.length - 1];
(async function () {";
const ASYNC_TAIL: &str = "}).apply(null, [...arguments].slice(0, -1)).then(
  (value) => done({ value: value === undefined ? null : value }),
  (error) => done({ error: String(error?.stack ? `${error}\n${error.stack}` : error) }));";

impl Page {
    /// A page of a session.
    pub fn new(session: Arc<Session>, window: WindowHandle) -> Self {
        Self { session, place: Place { window, frames: Vec::new() } }
    }

    /// WebDriver's name for the window or tab.
    pub fn window(&self) -> &WindowHandle {
        &self.place.window
    }

    /// A frame of the page, as a page: calls go into the frame. It is looked up when it is used.
    pub fn frame(&self, css: &str) -> Self {
        let mut inner = self.clone();
        inner.place.frames.push(css.to_owned());
        inner
    }

    /// The page itself, of one of its frames.
    pub fn outermost(&self) -> Self {
        let mut outer = self.clone();
        outer.place.frames.clear();
        outer
    }

    /// Whether this is a frame within a page.
    pub fn is_frame(&self) -> bool {
        !self.place.frames.is_empty()
    }

    /// Lets a frame be entered again at the next call, unless what is in it `is_there`.
    pub fn enter_again_unless(&self, is_there: bool) {
        if self.is_frame() && !is_there {
            self.session.forget_place();
        }
    }

    /// The session it belongs to.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The session, with this page as the one commands go to.
    ///
    /// # Errors
    /// Fails when the window is gone.
    pub async fn here(&self) -> Result<&Session, Failure> {
        self.session.go(&self.place).await?;
        Ok(&self.session)
    }

    /// Loads an address into the window and waits until it has loaded.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn goto(&self, url: &str) -> Result<(), Failure> {
        let loaded = self.here().await?.client.goto(url).await;
        self.leave_frames();
        loaded.at(format!("opening {url}"))
    }

    /// Loads the window's page again.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn reload(&self) -> Result<(), Failure> {
        let loaded = self.here().await?.client.refresh().await;
        self.leave_frames();
        loaded.at("reloading")
    }

    /// Goes back in the window's history.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn back(&self) -> Result<(), Failure> {
        let loaded = self.here().await?.client.back().await;
        self.leave_frames();
        loaded.at("going back")
    }

    /// A frame has to be entered again once its page may have changed.
    fn leave_frames(&self) {
        if self.is_frame() {
            self.session.forget_place();
        }
    }

    /// The address.
    ///
    /// # Errors
    /// Fails when the window is gone.
    pub async fn url(&self) -> Result<String, Failure> {
        Ok(self.here().await?.client.current_url().await?.to_string())
    }

    /// The title.
    ///
    /// # Errors
    /// Fails when the window is gone.
    pub async fn title(&self) -> Result<String, Failure> {
        Ok(self.here().await?.client.title().await?)
    }

    /// Closes the window or tab.
    ///
    /// # Errors
    /// Fails when the window is gone.
    pub async fn close(self) -> Result<(), Failure> {
        self.here().await?.client.close_window().await?;
        self.session.forget_place();
        Ok(())
    }

    /// Runs the body of a function with `arguments` and gives back what it returns.
    ///
    /// # Errors
    /// Fails when the script throws.
    pub async fn eval(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        let outcome = self.here().await?.client.execute(script, arguments).await;
        if outcome.is_err() {
            self.leave_frames();
        }
        Ok(outcome?)
    }

    /// Like [`Page::eval`] with a body that may `await`.
    ///
    /// # Errors
    /// Fails when the script throws.
    pub async fn eval_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Failure> {
        let script = format!("{ASYNC_HEAD}{script}\n{ASYNC_TAIL}");
        let mut outcome = self.here().await?.client.execute_async(&script, arguments).await?;
        match outcome.get("error").and_then(Value::as_str) {
            Some(error) => Err(Failure::new(error, "a script that succeeds")),
            None => Ok(outcome.get_mut("value").map(Value::take).unwrap_or_default()),
        }
    }

    /// Crashes the process that shows the page; storage and other tabs stay. Not to be used after,
    /// and the browser is to be an own one of the case, with another tab on another site.
    ///
    /// # Errors
    /// Fails when the window is gone already.
    pub async fn crash(self) -> Result<(), Failure> {
        let session = self.here().await?;
        if session.engine == Engine::Firefox {
            // geckodriver has the browser end with the first page that crashes.
            let stay = "Services.env.set('MOZ_CRASHREPORTER_SHUTDOWN', '');";
            self.firefox_chrome(stay, Vec::new()).await?;
        }
        // The answer is an error, since the page that was asked for it is gone.
        let _ = match session.engine {
            Engine::Chromium => session.client.goto("chrome://crash").await,
            Engine::Firefox => session.client.goto("about:crashcontent").await,
            Engine::WebKit => return Err(Failure::fatal("WebKit", "an engine that survives it")),
        };
        session.forget_place();
        Ok(())
    }

    /// The shown text of an element of the page itself, without running a script of ours.
    ///
    /// # Errors
    /// Fails when there is no such element.
    pub async fn plain_text(&self, css: &str) -> Result<String, Failure> {
        let client = &self.here().await?.client;
        let element = client.find(fantoccini::Locator::Css(css)).await.at(css)?;
        element.text().await.at(css)
    }
}
