//! Starts a WebDriver program and waits until it listens.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::browser::Options;
use crate::config;
use crate::engine::Engine;
use crate::error::{Context, Failure};
use crate::process::{Process, free_port, run};

/// How long a driver may take until it listens.
const START_LIMIT: Duration = Duration::from_secs(20);

/// A running driver.
pub struct Driver {
    /// The driver and, below it, the browser.
    pub process: Process,
    /// Where it listens.
    pub url: String,
    /// What the driver and the browser print, the console included.
    pub log: PathBuf,
}

impl Driver {
    /// Starts the engine's driver with everything it writes kept below `home`.
    ///
    /// # Errors
    /// Fails when the driver is not installed or does not listen in time.
    pub fn start(engine: Engine, options: &Options, home: &Path) -> Result<Self, Failure> {
        let port = free_port()?;
        let mut command = command(engine, port)?;
        environment(&mut command, engine, options, home)?;
        let log = home.join("driver.log");
        let mut process = Process::logged(command, &log)?;
        let limit = Instant::now() + START_LIMIT;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if process.ended() || Instant::now() > limit {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                let found = format!("no listener on port {port}; it said: {}", said.trim());
                return Err(Failure::fatal(found, format!("the driver of {engine} listening")));
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(Self { process, url: format!("http://127.0.0.1:{port}/"), log })
    }
}

fn command(engine: Engine, port: u16) -> Result<Command, Failure> {
    let (name, install, arguments): (&str, &str, Vec<String>) = match engine {
        Engine::Chromium => ("chromedriver", "apt install chromium-driver", vec![format!("--port={port}")]),
        Engine::Firefox => (
            "geckodriver",
            "cargo install geckodriver --version 0.36.0 --locked --root target/tools",
            vec!["--port".into(), port.to_string(), "--allow-system-access".into()],
        ),
        Engine::WebKit => {
            ("WebKitWebDriver", "apt install webkit2gtk-driver xvfb", vec![format!("--port={port}")])
        }
    };
    let mut command = Command::new(config::program(name, install)?);
    command.args(arguments);
    Ok(command)
}

/// Gives the browser a home, a zone and a language of its own.
fn environment(command: &mut Command, engine: Engine, options: &Options, home: &Path) -> Result<(), Failure> {
    for (variable, folder) in [
        ("HOME", ""),
        ("TMPDIR", "tmp"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_RUNTIME_DIR", "runtime"),
        ("XDG_DOWNLOAD_DIR", "downloads"),
    ] {
        let path = home.join(folder);
        std::fs::create_dir_all(&path).at("making the browser's folders")?;
        command.env(variable, path);
    }
    command.env("TZ", &options.zone);
    command.env("LANG", "C.UTF-8").env("LANGUAGE", &options.language);
    command.env("NO_AT_BRIDGE", "1").env("GIO_USE_VFS", "local").env("GSETTINGS_BACKEND", "memory");
    let (width, height) = options.size;
    command.env("MOZ_HEADLESS_WIDTH", width.to_string());
    command.env("MOZ_HEADLESS_HEIGHT", height.to_string());
    if engine == Engine::WebKit {
        command.env("DISPLAY", run()?.display()?);
        command.envs(STEADY_PROGRAMS);
        gtk_settings(options, home)?;
    }
    Ok(())
}

/// WebKit on Linux (2.50.6) runs a program in its interpreter first and then in code that it compiles
/// meanwhile, and now and then memory is wrong where it changes from one to the other: "Out of bounds
/// memory access", or an assertion of the allocator, in one of some 200 cases, each time another. So
/// the program is compiled before it runs, by one compiler, and nothing changes while it does.
const STEADY_PROGRAMS: [(&str, &str); 3] =
    [("JSC_useWasmIPInt", "false"), ("JSC_useWasmLLInt", "false"), ("JSC_useOMGJIT", "false")];

/// Takes all room from the bars, so that a window can be as narrow as 320 pixels.
const NO_BARS: &str = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; \
    font-size: 1px; -gtk-icon-transform: scale(0.1); }\n";

fn gtk_settings(options: &Options, home: &Path) -> Result<(), Failure> {
    let folder = home.join("config/gtk-3.0");
    std::fs::create_dir_all(&folder).at("making the GTK settings")?;
    let dark = u8::from(options.look.dark);
    let animations = u8::from(!options.look.reduced_motion);
    let text =
        format!("[Settings]\ngtk-application-prefer-dark-theme={dark}\ngtk-enable-animations={animations}\n");
    std::fs::write(folder.join("settings.ini"), text).at("writing the GTK settings")?;
    std::fs::write(folder.join("gtk.css"), NO_BARS).at("writing the GTK styles")?;
    let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", home.join("downloads").display());
    std::fs::write(home.join("config/user-dirs.dirs"), folders).at("writing the user folders")
}
