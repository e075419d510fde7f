//! The three browser engines and their drivers.

use std::process::Command;

use crate::context::Context;
use crate::install::CrateTool;
use crate::refusal::{Outcome, Refusal};
use crate::{debian, process};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK in a small browser of the tests' own, with WebKitWebDriver, on an X display.
    WebKit,
}

/// Programs of which one must be there, and Debian's package that brings one.
type Need = (&'static [&'static str], &'static str);

/// What the tests' own WebKit browser begins with: Python must find WebKitGTK.
const WEBKIT_FROM_PYTHON: &str = "import gi; gi.require_version('Gtk', '3.0'); \
    gi.require_version('WebKit2', '4.1'); from gi.repository import Gtk, WebKit2";

/// Debian's packages that bring it.
const WEBKIT_FOR_PYTHON: [&str; 2] = ["gir1.2-webkit2-4.1", "python3-gi"];

const GECKODRIVER: CrateTool<'static> = CrateTool {
    name: "geckodriver",
    version: "0.36.0",
    programs: &["geckodriver"],
    options: &[],
    takes: "about 1 min",
};

impl Engine {
    /// All engines, in the order in which they are tested.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name on command lines and in `PMT_ENGINE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engine of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    fn needs(self) -> &'static [Need] {
        match self {
            Self::Chromium => &[
                (&["chromium", "chromium-browser", "google-chrome"], "chromium"),
                (&["chromedriver"], "chromium-driver"),
            ],
            Self::Firefox => &[(&["firefox", "firefox-esr"], "firefox-esr")],
            Self::WebKit => &[(&["WebKitWebDriver"], "webkit2gtk-driver"), (&["Xvfb"], "xvfb")],
        }
    }

    /// Installs what the engine needs, where that is possible, and checks that it is of one piece.
    pub fn ensure(self, context: &Context) -> Outcome<()> {
        let mut missing = missing(self.needs());
        if self == Self::WebKit && !webkit_from_python(context) {
            missing.extend(WEBKIT_FOR_PYTHON);
        }
        if !missing.is_empty() {
            println!(
                "      {}: {} missing, installing, takes 1 to 3 min",
                self.name(),
                missing.join(" and ")
            );
            debian::install(&missing)?;
        }
        match self {
            Self::Chromium => same_major(context),
            Self::Firefox => GECKODRIVER.ensure(context, |line| println!("      {line}")),
            Self::WebKit if webkit_from_python(context) => Ok(()),
            Self::WebKit => {
                let why = "/usr/bin/python3 cannot load WebKit2 4.1 though its packages are installed";
                Err(Refusal::new("the tests' own WebKit browser", why)
                    .by_hand(format!("/usr/bin/python3 -c \"{WEBKIT_FROM_PYTHON}\"")))
            }
        }
    }
}

/// Whether the tests' own browser can run; it is the system's Python that has the system's libraries.
fn webkit_from_python(context: &Context) -> bool {
    let mut python = context.command("/usr/bin/python3");
    process::capture(python.args(["-c", WEBKIT_FROM_PYTHON])).is_ok()
}

fn missing(needs: &'static [Need]) -> Vec<&'static str> {
    let there = |programs: &[&str]| programs.iter().any(|program| process::on_path(program));
    needs.iter().filter(|(programs, _)| !there(programs)).map(|(_, package)| *package).collect()
}

/// Chromium refuses a driver of another major version, with a message that hides it well.
fn same_major(context: &Context) -> Outcome<()> {
    let version = |program: &str| process::capture(context.command(program).arg("--version")).ok();
    let browser =
        ["chromium", "chromium-browser", "google-chrome"].iter().find(|name| process::on_path(name));
    let browser = browser.and_then(|name| version(name)).unwrap_or_default();
    let driver = version("chromedriver").unwrap_or_default();
    if major(&browser).is_some() && major(&browser) == major(&driver) {
        return Ok(());
    }
    let told = format!("browser: {}\ndriver: {}", browser.trim(), driver.trim());
    Err(Refusal::new("Chromium and chromedriver are not of the same major version", told)
        .by_hand("sudo apt-get install chromium chromium-driver"))
}

fn major(told: &str) -> Option<u32> {
    told.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

/// Where chromedriver lies, for the browser test runner.
pub fn chromedriver() -> Outcome<String> {
    process::capture(Command::new("sh").args(["-c", "command -v chromedriver"]))
        .map(|path| path.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_have_names() {
        for engine in Engine::ALL {
            assert_eq!(Engine::from_name(engine.name()), Some(engine));
        }
        assert_eq!(Engine::from_name("ie"), None);
    }

    #[test]
    fn reads_majors() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (abc-refs/branch@{#1})"), Some(156));
        assert_eq!(major("no version"), None);
    }
}
