//! One browser under one WebDriver session.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::capabilities::capabilities;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::error::{Context, Failure};
use crate::media::Look;
use crate::outside::Outside;
use crate::page::Page;
use crate::process::{Process, arguments_of, lock, run};

/// Where a browser keeps its storage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Profile {
    /// In an empty folder that goes away with the browser.
    #[default]
    Fresh,
    /// In a folder that stays, so that another browser can go on with it.
    Kept(PathBuf),
}

/// What a browser is started with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Where storage lies.
    pub profile: Profile,
    /// Width and height of the window.
    pub size: (u32, u32),
    /// The reader's wishes.
    pub look: Look,
    /// The reader's time zone; the default is far from UTC and off the full hour on purpose.
    pub zone: String,
    /// The reader's languages, best first.
    pub language: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            profile: Profile::Fresh,
            size: (1280, 900),
            look: Look::LIGHT,
            zone: "Asia/Kolkata".into(),
            language: "en-US".into(),
        }
    }
}

/// A command that fantoccini has no name for.
#[derive(Debug)]
struct Raw {
    method: http::Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

/// The parts that a browser's pages share.
pub struct Session {
    /// The engine.
    pub engine: Engine,
    /// The WebDriver connection.
    pub client: Client,
    /// Who was called outside this machine.
    pub outside: Outside,
    options: Options,
    home: PathBuf,
    log: PathBuf,
    process: Mutex<Option<Process>>,
    current: Mutex<Option<WindowHandle>>,
    console: Mutex<crate::console::Reader>,
}

/// A browser; its processes end when it is closed, killed or dropped with all its pages.
#[derive(Clone)]
pub struct Browser {
    session: Arc<Session>,
}

impl Browser {
    /// Starts the engine's driver and a browser under it.
    ///
    /// # Errors
    /// Fails when one of them does not start.
    pub async fn start(engine: Engine, options: Options) -> Result<Self, Failure> {
        let home = match &options.profile {
            Profile::Fresh => run()?.folder("home")?,
            Profile::Kept(folder) => folder.clone(),
        };
        let outside = Outside::start()?;
        let driver = Driver::start(engine, &options, &home)?;
        let wanted = capabilities(engine, &options, &home, &outside)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(wanted).connect(&driver.url).await;
        let client = connected.map_err(|error| {
            let said = std::fs::read_to_string(&driver.log).unwrap_or_default();
            let found = format!("{error}; the driver said: {}", said.trim());
            Failure::fatal(found, format!("a session of {engine}"))
        })?;
        let session = Session {
            engine,
            client,
            outside,
            options,
            home,
            log: driver.log,
            process: Mutex::new(Some(driver.process)),
            current: Mutex::new(None),
            console: Mutex::default(),
        };
        let browser = Self { session: Arc::new(session) };
        browser.session.prepare().await?;
        Ok(browser)
    }

    /// The engine.
    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// What the browser was started with.
    pub fn options(&self) -> &Options {
        &self.session.options
    }

    /// Who was called outside this machine.
    pub fn outside(&self) -> &Outside {
        &self.session.outside
    }

    /// The folder into which the page's downloads go.
    pub fn downloads(&self) -> PathBuf {
        self.session.home.join("downloads")
    }

    /// Opens an address in the window that is there from the start.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn open(&self, url: &str) -> Result<Page, Failure> {
        let windows = self.session.client.windows().await?;
        let first = windows.into_iter().next();
        let first = first.ok_or_else(|| Failure::fatal("no window", "a window"))?;
        let page = Page::new(Arc::clone(&self.session), first);
        page.goto(url).await?;
        Ok(page)
    }

    /// Opens an address in a new tab.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn tab(&self, url: &str) -> Result<Page, Failure> {
        self.another(url, true).await
    }

    /// Opens an address in a new window.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn window(&self, url: &str) -> Result<Page, Failure> {
        self.another(url, false).await
    }

    async fn another(&self, url: &str, tab: bool) -> Result<Page, Failure> {
        let made = self.session.client.new_window(tab).await.at("opening a window")?;
        let page = Page::new(Arc::clone(&self.session), made.handle);
        self.session.prepare_window(&page.handle).await?;
        page.goto(url).await?;
        Ok(page)
    }

    /// Every window and tab there is, those that pages opened included.
    ///
    /// # Errors
    /// Fails when the browser is gone.
    pub async fn pages(&self) -> Result<Vec<Page>, Failure> {
        let handles = self.session.client.windows().await?;
        Ok(handles.into_iter().map(|h| Page::new(Arc::clone(&self.session), h)).collect())
    }

    /// SIGKILL to the browser and all its processes, at once; the profile folder stays if it was given.
    pub fn kill(&self) {
        let process = lock(&self.session.process).take();
        drop(process);
    }

    /// Closes all windows but one and empties it, so that the next case can go on with this browser.
    ///
    /// # Errors
    /// Fails when the browser does not answer; it should be dropped then.
    pub async fn tidy(&self) -> Result<(), Failure> {
        let client = &self.session.client;
        let mut windows = client.windows().await?.into_iter();
        let first = windows.next().ok_or_else(|| Failure::fatal("no window", "a window"))?;
        for other in windows {
            client.switch_to_window(other).await?;
            client.close_window().await?;
        }
        *lock(&self.session.current) = None;
        self.session.use_window(&first).await?;
        if self.session.engine == Engine::Chromium {
            self.session.chromium("Emulation.clearDeviceMetricsOverride", json!({})).await?;
        }
        if self.session.engine == Engine::Firefox {
            Page::new(Arc::clone(&self.session), first).firefox_size(None).await?;
        }
        client.goto("about:blank").await?;
        client.delete_all_cookies().await?;
        let (width, height) = self.session.options.size;
        client.set_window_size(width, height).await?;
        self.session.drain_console().await;
        self.outside().clear();
        Ok(())
    }

    /// The shared parts.
    pub fn session(&self) -> &Session {
        &self.session
    }
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

    async fn raw(
        &self,
        method: http::Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Value, Failure> {
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

    /// Makes commands go to this window.
    ///
    /// # Errors
    /// Fails when the window is gone.
    pub async fn use_window(&self, handle: &WindowHandle) -> Result<(), Failure> {
        if lock(&self.current).as_ref() == Some(handle) {
            return Ok(());
        }
        self.client.switch_to_window(handle.clone()).await.at("switching windows")?;
        *lock(&self.current) = Some(handle.clone());
        Ok(())
    }

    /// Says that the current window is unknown.
    pub fn forget_window(&self) {
        *lock(&self.current) = None;
    }

    /// What driver and browser printed.
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// The browser's processes that show pages, rather than windows, network or graphics.
    pub fn content_processes(&self) -> Vec<u32> {
        let tree = lock(&self.process).as_ref().map(Process::tree).unwrap_or_default();
        let mark = match self.engine {
            Engine::Chromium => "--type=renderer",
            Engine::Firefox => "-contentproc",
            Engine::WebKit => "WebKitWebProcess",
        };
        tree.into_iter().filter(|pid| arguments_of(*pid).contains(mark)).collect()
    }

    /// The console's reading position.
    pub fn console(&self) -> &Mutex<crate::console::Reader> {
        &self.console
    }

    async fn prepare(&self) -> Result<(), Failure> {
        let (width, height) = self.options.size;
        let first = self.client.window().await?;
        self.prepare_window(&first).await?;
        self.client.set_window_size(width, height).await.at("setting the window's size")
    }

    async fn prepare_window(&self, handle: &WindowHandle) -> Result<(), Failure> {
        self.use_window(handle).await?;
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
