//! The browser engines and what a test can ask of each.

use std::fmt;

use crate::error::Failure;

/// A browser engine under test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, driven by chromedriver.
    Chromium,
    /// Firefox, driven by geckodriver.
    Firefox,
    /// WebKitGTK in our own small browser, driven by `WebKitWebDriver`.
    WebKit,
}

/// Something that not every engine can do under automation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A profile folder whose storage outlives the browser.
    KeptStorage,
    /// Text entered as an input method does, with trusted composition events.
    Composition,
    /// `forced-colors: active`.
    ForcedColors,
    /// The crash of one tab, with the others going on.
    Crash,
    /// Reading the console.
    Console,
    /// Reading and writing the clipboard by real keys.
    Clipboard,
    /// Files that the page offers for download.
    Downloads,
}

impl Engine {
    /// Reads an engine's name.
    ///
    /// # Errors
    /// Fails on a name that is none of the three.
    pub fn parse(name: &str) -> Result<Self, Failure> {
        match name {
            "" | "chromium" => Ok(Self::Chromium),
            "firefox" => Ok(Self::Firefox),
            "webkit" => Ok(Self::WebKit),
            other => {
                let found = format!("PMT_ENGINE={other}");
                Err(Failure::fatal(found, "chromium, firefox or webkit"))
            }
        }
    }

    /// Why the engine cannot do it, or nothing if it can.
    pub fn cannot(self, need: Need) -> Option<&'static str> {
        match (self, need) {
            (Self::WebKit, Need::Composition) => Some("WebKitWebDriver has no composition"),
            (Self::WebKit, Need::ForcedColors) => Some("WebKitGTK has no forced colours"),
            (Self::WebKit, Need::Crash) => Some("WebKitWebDriver ends the session when a page crashes"),
            _ => None,
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}
