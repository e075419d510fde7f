//! Our own small WebKit browser, which keeps storage and shows the console; MiniBrowser does neither.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::error::Failure;

/// What the browser begins with.
const CHECK: &str = "import gi; gi.require_version('Gtk', '3.0'); \
    gi.require_version('WebKit2', '4.1'); from gi.repository import Gtk, WebKit2";

/// The browser's program.
///
/// # Errors
/// Fails when Python cannot speak to WebKitGTK.
pub fn program() -> Result<PathBuf, Failure> {
    static RUNS: OnceLock<bool> = OnceLock::new();
    let runs = || {
        let checked = Command::new("/usr/bin/python3").args(["-c", CHECK]).output();
        checked.is_ok_and(|output| output.status.success())
    };
    if *RUNS.get_or_init(runs) {
        return Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("webkit/browser.py"));
    }
    let install = "WebKit for Python: apt install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi";
    Err(Failure::fatal("/usr/bin/python3 cannot load WebKit2 4.1", install))
}
