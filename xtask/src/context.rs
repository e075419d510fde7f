//! Where things lie, found once and handed to every task.

use std::cell::OnceCell;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::refusal::{Outcome, Refusal};
use crate::target::WasmStd;
use crate::{lockfile, process};

/// The crate that is built, tested and packaged.
pub const CRATE: &str = "postmortem-timeline";
/// The target of the browser build.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Folders, versions, and what was already done in this run.
pub struct Context {
    /// The checkout.
    pub root: PathBuf,
    /// Where the tools are installed.
    pub tools: PathBuf,
    /// The version of wasm-bindgen in `Cargo.lock`: the command line tool must be of the same one.
    pub bindgen: String,
    /// The version of the package.
    pub version: String,
    /// How the standard library for wasm is had; known after the set-up.
    pub wasm_std: OnceCell<WasmStd>,
    /// Whether the set-up was done in this run.
    pub ready: OnceCell<()>,
    /// Whether this run has written the package.
    pub packaged: OnceCell<Outcome<()>>,
}

impl Context {
    /// Finds the checkout and reads the versions.
    pub fn new() -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .map(Path::to_path_buf)
            .ok_or_else(|| Refusal::new("finding the checkout", "xtask lies in no folder"))?;
        let tools = env::var_os("POSTMORTEM_TIMELINE_TOOLS").filter(|value| !value.is_empty());
        let tools = tools.map_or_else(|| root.join("target").join("tools"), PathBuf::from);
        let lock = process::read(&root.join("Cargo.lock"))?;
        Ok(Self {
            tools: std::path::absolute(tools).map_err(Refusal::io("finding the tools folder"))?,
            bindgen: lockfile::version_of(&lock, "wasm-bindgen")?,
            version: lockfile::version_of(&lock, CRATE)?,
            root,
            wasm_std: OnceCell::new(),
            ready: OnceCell::new(),
            packaged: OnceCell::new(),
        })
    }

    /// Where Trunk writes the site.
    pub fn site(&self) -> PathBuf {
        self.root.join("dist").join("site")
    }

    /// Where the package is written.
    pub fn package(&self) -> PathBuf {
        self.root.join("dist").join(format!("{CRATE}-{}", self.version))
    }

    /// An installed command line tool.
    pub fn tool(&self, name: &str) -> PathBuf {
        self.tools.join("bin").join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// A program started in the checkout, with our tools first on its search path.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", self.search_path());
        command
    }

    /// `cargo` as it was called, with our tools first on its search path.
    pub fn cargo(&self) -> Command {
        let mut command = self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // What cargo tells its child about this crate is not meant for the crates that it builds next.
        for (name, _) in env::vars_os() {
            if name
                .to_str()
                .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
            {
                command.env_remove(name);
            }
        }
        command
    }

    /// `cargo` for the wasm target: where rustup has no standard library, Debian's compiler builds one.
    pub fn wasm_cargo(&self) -> Command {
        let mut command = self.cargo();
        self.wasm_environment(&mut command);
        command
    }

    /// Sets what a build for the wasm target needs.
    pub fn wasm_environment(&self, command: &mut Command) {
        if let Some(std) = self.wasm_std.get() {
            std.apply(command);
        }
    }

    fn search_path(&self) -> OsString {
        let ours = [self.tools.join("bin"), self.tools.join("node_modules").join(".bin")];
        let theirs = env::var_os("PATH").unwrap_or_default();
        let all = ours.into_iter().chain(env::split_paths(&theirs));
        env::join_paths(all).unwrap_or(theirs)
    }
}
