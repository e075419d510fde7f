//! A window or tab with a page in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};

use crate::config;
use crate::engine::Engine;
use crate::error::{Context, Failure, expect_eq};
use crate::session::{Place, Session};
use crate::wait::until;

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
        Self {
            session,
            place: Place {
                window,
                frames: Vec::new(),
            },
        }
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

    /// Whether this is a frame within a page.
    pub fn is_frame(&self) -> bool {
        !self.place.frames.is_empty()
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
        let mut outcome = self
            .here()
            .await?
            .client
            .execute_async(&script, arguments)
            .await?;
        match outcome.get("error").and_then(Value::as_str) {
            Some(error) => Err(Failure::new(error, "a script that succeeds")),
            None => Ok(outcome
                .get_mut("value")
                .map(Value::take)
                .unwrap_or_default()),
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

    /// Makes the page's own area so large; returns the size it got.
    ///
    /// # Errors
    /// Fails when the window is gone.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(u32, u32), Failure> {
        let session = self.here().await?;
        if session.engine == Engine::Chromium {
            let metrics = json!({
                "width": width, "height": height, "deviceScaleFactor": 0, "mobile": false,
            });
            session
                .chromium("Emulation.setDeviceMetricsOverride", metrics)
                .await?;
            return self.inner_size().await;
        }
        if session.engine == Engine::Firefox {
            self.firefox_size(Some((width, height))).await?;
        } else {
            let (outer, inner) = (self.outer_size().await?, self.inner_size().await?);
            let (wider, taller) = (
                outer.0.saturating_sub(inner.0),
                outer.1.saturating_sub(inner.1),
            );
            session
                .client
                .set_window_size(width + wider, height + taller)
                .await?;
        }
        let settled = async || expect_eq("size", self.inner_size().await?, (width, height));
        let _ = until(Duration::from_secs(2), "the new size", settled).await;
        self.inner_size().await
    }

    /// Fixes the size of the area below Firefox's bars, whose window has a least width of its own.
    ///
    /// # Errors
    /// Fails in other engines.
    pub async fn firefox_size(&self, size: Option<(u32, u32)>) -> Result<(), Failure> {
        let script = "const win = Services.wm.getMostRecentWindow('navigator:browser');
            const { style } = win.gBrowser.selectedBrowser;
            const [width, height] = arguments[0] ?? [];
            for (const edge of ['min', 'max']) {
              style.setProperty(`${edge}-width`, width ? `${width}px` : '');
              style.setProperty(`${edge}-height`, height ? `${height}px` : '');
            }";
        self.firefox_chrome(script, vec![json!(size)])
            .await
            .map(|_| ())
    }

    async fn outer_size(&self) -> Result<(u32, u32), Failure> {
        let (_, _, width, height) = self.here().await?.client.get_window_rect().await?;
        Ok((width as u32, height as u32))
    }

    async fn inner_size(&self) -> Result<(u32, u32), Failure> {
        let size = self
            .eval("return [innerWidth, innerHeight];", Vec::new())
            .await?;
        Ok(serde_json::from_value(size)?)
    }

    /// Takes a picture of the window into the folder for screenshots.
    ///
    /// # Errors
    /// Fails when the picture cannot be taken or written.
    pub async fn shot(&self, name: &str) -> Result<PathBuf, Failure> {
        let picture = self
            .here()
            .await?
            .client
            .screenshot()
            .await
            .at("taking a screenshot")?;
        write_shot(&config::shots(), name, self.session.engine, &picture)
    }

    /// The text of an open dialog (`alert`, `confirm`, `prompt`), if there is one.
    ///
    /// # Errors
    /// Fails when the window is gone.
    pub async fn dialog(&self) -> Result<Option<String>, Failure> {
        match self.here().await?.client.get_alert_text().await {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.is_no_such_alert() => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Closes an open dialog without agreeing.
    ///
    /// # Errors
    /// Fails when there is none.
    pub async fn dismiss_dialog(&self) -> Result<(), Failure> {
        self.here()
            .await?
            .client
            .dismiss_alert()
            .await
            .at("dismissing a dialog")
    }

    /// Closes an open dialog by agreeing.
    ///
    /// # Errors
    /// Fails when there is none.
    pub async fn accept_dialog(&self) -> Result<(), Failure> {
        self.here()
            .await?
            .client
            .accept_alert()
            .await
            .at("accepting a dialog")
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

fn write_shot(
    folder: &Path,
    name: &str,
    engine: Engine,
    picture: &[u8],
) -> Result<PathBuf, Failure> {
    std::fs::create_dir_all(folder).at("making the folder for screenshots")?;
    let safe: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    let path = folder.join(format!("{safe}-{engine}.png").to_lowercase());
    std::fs::write(&path, picture).at(format!("writing {}", path.display()))?;
    Ok(path)
}
