//! What all hosts stand on: folders, servers, waiting for them.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::config;
use crate::error::{Context, Failure};
use crate::process::{Process, free_port, lock};

/// How long a server may take until it listens.
const START_LIMIT: Duration = Duration::from_secs(30);

/// Where the wikis lie that are set up.
pub fn wikis() -> PathBuf {
    let named = std::env::var_os("PMT_WIKIS").map(PathBuf::from);
    named.unwrap_or_else(|| config::tools().join("wikis"))
}

/// The packed integration of this name.
///
/// # Errors
/// Fails with the way to pack it.
pub fn archive(name: &str) -> Result<PathBuf, Failure> {
    let named = std::env::var_os("PMT_INTEGRATIONS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| config::workspace().join("dist").join("integrations"));
    let path = folder.join(format!("{name}.zip"));
    if path.is_file() {
        return Ok(path);
    }
    let found = format!("no {}", path.display());
    Err(Failure::fatal(found, "the packed integration; to pack it: cargo xtask integrations"))
}

/// The folder of a wiki that is set up.
///
/// # Errors
/// Fails with the way to set it up.
pub fn set_up(key: &str) -> Result<PathBuf, Failure> {
    let folder = wikis().join(key);
    if folder.is_dir() {
        return Ok(folder);
    }
    let found = format!("no {}", folder.display());
    Err(Failure::fatal(found, format!("the wiki; to set it up: cargo xtask wikis {key}")))
}

/// An empty folder for one wiki of this run, on the disk of the wikis; it goes away with the value.
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes it, and removes those that runs before left behind.
    ///
    /// # Errors
    /// Fails when it cannot be made.
    pub fn new(key: &str) -> Result<Self, Failure> {
        let runs = wikis().join("run");
        for entry in std::fs::read_dir(&runs).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let owner = name.split('-').next().unwrap_or_default();
            if !Path::new("/proc").join(owner).exists() {
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
        let path = runs.join(format!("{}-{key}", std::process::id()));
        std::fs::create_dir_all(&path).at("making a folder for a wiki")?;
        Ok(Self { path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if std::env::var_os("PMT_KEEP").is_some() {
            return;
        }
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// A server that was started.
pub struct Running {
    /// Its processes.
    pub process: std::sync::Mutex<Process>,
    /// Where it listens.
    pub port: u16,
}

/// Starts a server on a free port, which `command` puts into its command line, and waits until it
/// listens.
///
/// # Errors
/// Fails with what the server said.
pub fn serve(log: &Path, command: impl Fn(u16) -> Command) -> Result<Running, Failure> {
    let port = free_port()?;
    let mut process = Process::logged(command(port), log)?;
    let limit = Instant::now() + START_LIMIT;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if process.ended() || Instant::now() > limit {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            return Err(Failure::fatal(format!("no listener; it said: {}", said.trim()), "a server"));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(Running { process: std::sync::Mutex::new(process), port })
}

impl Running {
    /// Ends it.
    pub fn end(&self) {
        lock(&self.process).kill();
    }
}

/// PHP's own server over a folder, with several workers, so that saves can really meet.
///
/// # Errors
/// Fails when PHP is not there, or does not listen.
pub fn php(folder: &Path, log: &Path) -> Result<Running, Failure> {
    let php = config::program("php", "apt install php-cli php-sqlite3 php-mbstring php-xml php-intl")?;
    serve(log, |port| {
        let mut command = Command::new(&php);
        command.current_dir(folder).env("PHP_CLI_SERVER_WORKERS", "6");
        command.args(["-d", "opcache.enable_cli=1", "-d", "display_errors=0", "-d", "log_errors=1"]);
        command.args(["-d", "memory_limit=512M", "-S", &format!("127.0.0.1:{port}")]);
        command
    })
}
