//! Which WebKit browser there is: our own small one where Python can speak to WebKitGTK, else MiniBrowser.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::config;
use crate::driver::webkit_environment;
use crate::error::Failure;

/// Whether our own browser can run, which keeps storage and shows the console.
pub fn own() -> bool {
    static OWN: OnceLock<bool> = OnceLock::new();
    *OWN.get_or_init(|| {
        let check = "import gi; gi.require_version('Gtk', '3.0'); \
                     gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2";
        let mut python = Command::new("/usr/bin/python3");
        webkit_environment(&mut python);
        let checked = python.args(["-c", check]).output();
        std::env::var_os("PMT_MINIBROWSER").is_none() && checked.is_ok_and(|output| output.status.success())
    })
}

/// The browser's program.
///
/// # Errors
/// Fails when none is installed.
pub fn program() -> Result<PathBuf, Failure> {
    if own() {
        return Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("webkit/browser.py"));
    }
    minibrowser()
}

fn minibrowser() -> Result<PathBuf, Failure> {
    if let Some(given) = std::env::var_os("PMT_MINIBROWSER") {
        return Ok(PathBuf::from(given));
    }
    let libraries = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = libraries.map(|entry| entry.path()).collect();
    folders.push(PathBuf::from("/usr/lib"));
    folders.push(PathBuf::from("/usr/libexec"));
    let versions = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let candidates =
        versions.iter().flat_map(|version| folders.iter().map(move |f| f.join(version).join("MiniBrowser")));
    candidates.into_iter().find(|path| path.is_file()).ok_or_else(|| {
        Failure::fatal("no MiniBrowser below /usr/lib", "WebKit: apt install webkit2gtk-driver")
    })
}

/// The folder with WebKitGTK's descriptions for Python, where they are not installed in the system.
pub fn descriptions() -> Option<PathBuf> {
    Some(config::tools().join("gir")).filter(|folder| folder.is_dir())
}
