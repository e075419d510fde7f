//! What the pages of one browser share: the WebDriver connection and the processes behind it.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use fantoccini::Client;
use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use serde_json::{Value, json};

use crate::browser::{Options, Profile};
use crate::console::Reader;
use crate::engine::Engine;
use crate::error::{Context, Failure};
use crate::outside::Outside;
use crate::process::{Process, lock};

/// Finds a frame, also inside shadow roots.
const FRAME: &str = concat!(include_str!("../js/dom.js"), "return dom.find(arguments[0])[0] ?? null;");

/// A command that fantoccini has no name for.
#[derive(Debug)]
struct Raw {
    method: http::Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

/// Where commands go: a window, and in it a frame within a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The window or tab.
    pub window: WindowHandle,
    /// The selectors of the frames, outermost first; none for the page itself.
    pub frames: Vec<String>,
}

/// The parts that a browser's pages share.
pub struct Session {
    /// The engine.
    pub engine: Engine,
    /// The WebDriver connection.
    pub client: Client,
    /// Who was called outside this machine.
    pub outside: Outside,
    pub(crate) options: Options,
    pub(crate) home: PathBuf,
    pub(crate) log: PathBuf,
    pub(crate) process: Mutex<Option<Process>>,
    pub(crate) first: Mutex<Option<WindowHandle>>,
    pub(crate) current: Mutex<Option<Place>>,
    pub(crate) console: Mutex<Reader>,
}

impl Session {
    /// Sends a WebDriver command below the session's address.
    ///
    /// # Errors
    /// Fails with the driver's answer.
    pub async fn post(&self, path: &str, body: Value) -> Result<Value, Failure> {
        self.raw(http::Method::POST, path, Some(body)).await
    }

    /// Asks the driver for something below the session's address.
    ///
    /// # Errors
    /// Fails with the driver's answer.
    pub async fn get(&self, path: &str) -> Result<Value, Failure> {
        self.raw(http::Method::GET, path, None).await
    }

    async fn raw(&self, method: http::Method, path: &str, body: Option<Value>) -> Result<Value, Failure> {
        let command = Raw { method, path: path.to_owned(), body };
        self.client.issue_cmd(command).await.at(format!("command {path}"))
    }

    /// Sends a command of Chromium's own protocol to the current window.
    ///
    /// # Errors
    /// Fails in other engines and with the driver's answer.
    pub async fn chromium(&self, command: &str, parameters: Value) -> Result<Value, Failure> {
        let body = json!({ "cmd": command, "params": parameters });
        self.post("goog/cdp/execute", body).await.at(command)
    }

    /// Makes commands go to this place.
    ///
    /// # Errors
    /// Fails when the window or a frame is gone.
    pub async fn go(&self, place: &Place) -> Result<(), Failure> {
        if lock(&self.current).as_ref() == Some(place) {
            return Ok(());
        }
        self.forget_place();
        let window = place.window.clone();
        self.client.switch_to_window(window).await.at("switching windows")?;
        self.post("frame", json!({ "id": null })).await?;
        for css in &place.frames {
            let found = self.client.execute(FRAME, vec![json!(css)]).await?;
            self.post("frame", json!({ "id": found })).await.at(format!("entering frame `{css}`"))?;
        }
        *lock(&self.current) = Some(place.clone());
        Ok(())
    }

    /// Says that nobody knows where commands go.
    pub fn forget_place(&self) {
        *lock(&self.current) = None;
    }

    /// What driver and browser printed.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// The console's reading position.
    pub fn console(&self) -> &Mutex<Reader> {
        &self.console
    }

    pub(crate) async fn prepare(&self) -> Result<(), Failure> {
        let (width, height) = self.options.size;
        let first = self.client.window().await?;
        self.prepare_window(&first).await?;
        *lock(&self.first) = Some(first);
        self.client.set_window_size(width, height).await.at("setting the window's size")
    }

    pub(crate) async fn prepare_window(&self, handle: &WindowHandle) -> Result<(), Failure> {
        self.go(&Place { window: handle.clone(), frames: Vec::new() }).await?;
        if self.engine == Engine::Chromium {
            let features = json!({ "features": self.options.look.features() });
            self.chromium("Emulation.setEmulatedMedia", features).await?;
        }
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        drop(lock(&self.process).take());
        if self.options.profile == Profile::Fresh {
            let _ = std::fs::remove_dir_all(&self.home);
        }
    }
}
