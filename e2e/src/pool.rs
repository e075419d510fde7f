//! Browsers that go from case to case.

use std::sync::Mutex;

use tokio::runtime::{Builder, Runtime};

use crate::browser::{Browser, Options};
use crate::engine::Engine;
use crate::error::{Context, Failure};
use crate::process::lock;

/// A runtime with the browser that lives on it.
pub struct Worker {
    /// Where the browser's connection runs.
    pub runtime: Runtime,
    /// The browser with default options, once a case has asked for it.
    pub browser: Option<Browser>,
}

static IDLE: Mutex<Vec<Worker>> = Mutex::new(Vec::new());

impl Worker {
    /// An idle worker, or a new one.
    ///
    /// # Errors
    /// Fails when no runtime can be made.
    pub fn take() -> Result<Self, Failure> {
        if let Some(idle) = lock(&IDLE).pop() {
            return Ok(idle);
        }
        let runtime = Builder::new_current_thread().enable_all().build().at("starting tokio")?;
        Ok(Self { runtime, browser: None })
    }

    /// Puts the worker back, its browser tidied; one that cannot be tidied ends here.
    pub fn put_back(mut self) {
        if let Some(browser) = self.browser.take() {
            if self.runtime.block_on(browser.tidy()).is_ok() {
                self.browser = Some(browser);
            } else {
                browser.kill();
            }
        }
        lock(&IDLE).push(self);
    }
}

/// The browser with default options: the one there is, or a new one.
///
/// # Errors
/// Fails when the browser does not start.
pub async fn browser(slot: &mut Option<Browser>, engine: Engine) -> Result<Browser, Failure> {
    if let Some(browser) = slot {
        return Ok(browser.clone());
    }
    let browser = Browser::start(engine, Options::default()).await?;
    *slot = Some(browser.clone());
    Ok(browser)
}

/// Ends all idle browsers.
pub fn finish() {
    for mut worker in lock(&IDLE).drain(..) {
        if let Some(browser) = worker.browser.take() {
            browser.kill();
        }
    }
}
