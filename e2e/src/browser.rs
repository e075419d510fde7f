//! One browser under one WebDriver session.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use crate::capabilities::capabilities;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::error::{Context, Failure};
use crate::media::Look;
use crate::outside::Outside;
use crate::page::Page;
use crate::process::{lock, run};
use crate::session::{Place, Session};

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
            first: Mutex::new(None),
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
        let first = lock(&self.session.first).clone();
        let first = first.ok_or_else(|| Failure::fatal("no window", "a window"))?;
        let page = Page::new(Arc::clone(&self.session), first);
        page.goto(url).await?;
        Ok(page)
    }

    /// Opens an address in a new tab; in WebKit in a new window, since the mouse never reaches the
    /// tabs of its test browser.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn tab(&self, url: &str) -> Result<Page, Failure> {
        self.another(url, self.session.engine != Engine::WebKit).await
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
        self.session.prepare_window(page.window()).await?;
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
        let first = lock(&self.session.first).clone();
        let first = first.ok_or_else(|| Failure::fatal("no window", "a window"))?;
        for other in client.windows().await?.into_iter().filter(|other| *other != first) {
            client.switch_to_window(other).await?;
            client.close_window().await?;
        }
        self.session.forget_place();
        self.session.go(&Place { window: first.clone(), frames: Vec::new() }).await?;
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
