//! The window around a page: its size, its picture and its dialogs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;

use crate::config;
use crate::engine::Engine;
use crate::error::{Context, Failure, expect_eq};
use crate::page::Page;
use crate::wait::until;

impl Page {
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
            session.chromium("Emulation.setDeviceMetricsOverride", metrics).await?;
            return self.inner_size().await;
        }
        if session.engine == Engine::Firefox {
            self.firefox_size(Some((width, height))).await?;
        } else {
            let (outer, inner) = (self.outer_size().await?, self.inner_size().await?);
            let (wider, taller) = (outer.0.saturating_sub(inner.0), outer.1.saturating_sub(inner.1));
            session.client.set_window_size(width + wider, height + taller).await?;
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
        self.firefox_chrome(script, vec![json!(size)]).await.map(|_| ())
    }

    async fn outer_size(&self) -> Result<(u32, u32), Failure> {
        let (_, _, width, height) = self.here().await?.client.get_window_rect().await?;
        Ok((width as u32, height as u32))
    }

    async fn inner_size(&self) -> Result<(u32, u32), Failure> {
        let size = self.eval("return [innerWidth, innerHeight];", Vec::new()).await?;
        Ok(serde_json::from_value(size)?)
    }

    /// Takes a picture of the window into the folder for screenshots.
    ///
    /// # Errors
    /// Fails when the picture cannot be taken or written.
    pub async fn shot(&self, name: &str) -> Result<PathBuf, Failure> {
        let picture = self.here().await?.client.screenshot().await.at("taking a screenshot")?;
        write_shot(&config::shots(), name, self.session().engine, &picture)
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
        self.here().await?.client.dismiss_alert().await.at("dismissing a dialog")
    }

    /// Closes an open dialog by agreeing.
    ///
    /// # Errors
    /// Fails when there is none.
    pub async fn accept_dialog(&self) -> Result<(), Failure> {
        self.here().await?.client.accept_alert().await.at("accepting a dialog")
    }
}

fn write_shot(folder: &Path, name: &str, engine: Engine, picture: &[u8]) -> Result<PathBuf, Failure> {
    std::fs::create_dir_all(folder).at("making the folder for screenshots")?;
    let safe: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let path = folder.join(format!("{safe}-{engine}.png").to_lowercase());
    std::fs::write(&path, picture).at(format!("writing {}", path.display()))?;
    Ok(path)
}
