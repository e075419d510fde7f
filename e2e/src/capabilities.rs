//! What each engine is asked for when a session starts.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::browser::Options;
use crate::config;
use crate::engine::Engine;
use crate::error::Failure;
use crate::outside::Outside;
use crate::webkit;

/// The capabilities of a session whose files lie below `home`.
///
/// # Errors
/// Fails when the browser is not installed.
pub fn capabilities(
    engine: Engine,
    options: &Options,
    home: &Path,
    outside: &Outside,
) -> Result<Map<String, Value>, Failure> {
    let own = match engine {
        Engine::Chromium => chromium(options, home),
        Engine::Firefox => firefox(options, home)?,
        Engine::WebKit => webkit_gtk(options, outside)?,
    };
    let mut all = own.as_object().cloned().unwrap_or_default();
    if engine != Engine::WebKit {
        all.insert("proxy".into(), outside.capability());
    }
    all.insert("timeouts".into(), json!({ "script": 60_000, "pageLoad": 60_000, "implicit": 0 }));
    Ok(all)
}

fn chromium(options: &Options, home: &Path) -> Value {
    let (width, height) = options.size;
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-breakpad",
        "--disable-search-engine-choice-screen",
        "--password-store=basic",
    ]
    .map(String::from)
    .into();
    arguments.push(format!("--user-data-dir={}", home.join("profile").display()));
    arguments.push(format!("--window-size={width},{height}"));
    arguments.push(format!("--lang={}", options.language));
    let mut chrome = json!({
        "args": arguments,
        "prefs": {
            "download.default_directory": home.join("downloads"),
            "download.prompt_for_download": false,
            "intl.accept_languages": options.language,
            "profile.default_content_setting_values.clipboard": 1,
        },
    });
    let binary = std::env::var_os("PMT_CHROMIUM");
    if let (Some(binary), Some(chrome)) = (binary, chrome.as_object_mut()) {
        chrome.insert("binary".into(), json!(binary.to_string_lossy()));
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": chrome,
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(options: &Options, home: &Path) -> Result<Value, Failure> {
    let install = "apt install firefox-esr";
    let binary = config::program("firefox-esr", install).or_else(|_| config::program("firefox", install))?;
    let profile = home.join("profile");
    // A killed browser leaves the number of its old port behind, which the driver would believe.
    let _ = std::fs::remove_file(profile.join("MarionetteActivePort"));
    std::fs::create_dir_all(&profile)?;
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": binary,
            "args": ["-headless", "-profile", profile, "-remote-allow-system-access"],
            "prefs": firefox_prefs(options, home),
        },
    }))
}

fn firefox_prefs(options: &Options, home: &Path) -> Value {
    let look = options.look;
    json!({
        "layout.css.prefers-color-scheme.content-override": u8::from(!look.dark),
        "ui.systemUsesDarkTheme": u8::from(look.dark),
        "ui.prefersReducedMotion": u8::from(look.reduced_motion),
        "ui.useAccessibilityTheme": u8::from(look.forced_colors),
        "browser.display.document_color_use": if look.forced_colors { 2 } else { 0 },
        "intl.accept_languages": options.language,
        "devtools.console.stdout.content": true,
        "devtools.console.stdout.chrome": false,
        "browser.download.folderList": 2,
        "browser.download.dir": home.join("downloads"),
        "browser.download.alwaysOpenPanel": false,
        "dom.events.asyncClipboard.readText": true,
        "dom.events.testing.asyncClipboard": true,
        "extensions.logging.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.proxy.allow_hijacking_localhost": false,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.search.update": false,
        "services.settings.server": "data:,",
        "app.normandy.enabled": false,
        "app.update.enabled": false,
        "browser.newtabpage.enabled": false,
        "browser.region.network.url": "",
        "browser.aboutwelcome.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "toolkit.telemetry.server": "",
        "extensions.getAddons.cache.enabled": false,
        "extensions.systemAddon.update.enabled": false,
    })
}

fn webkit_gtk(options: &Options, outside: &Outside) -> Result<Value, Failure> {
    let mut arguments = vec![
        "--automation".to_owned(),
        // As a capability it would be spoken to by TLS for `https`.
        format!("--proxy=http://{}", outside.address()),
        "--ignore-host=127.0.0.1".to_owned(),
        "--ignore-host=localhost".to_owned(),
    ];
    if options.look.dark {
        arguments.push("--dark-mode".to_owned());
    }
    Ok(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": webkit::program()?, "args": arguments },
    }))
}
