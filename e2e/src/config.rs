//! Where things are, from the environment.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::engine::Engine;
use crate::error::Failure;

/// The workspace's root folder.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The pages that the harness brings along.
pub fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pages")
}

/// The engine of this run.
///
/// # Errors
/// Fails on an unknown name.
pub fn engine() -> Result<Engine, Failure> {
    Engine::parse(&env::var("PMT_ENGINE").unwrap_or_default())
}

/// Where screenshots go.
pub fn shots() -> PathBuf {
    folder("PMT_SHOTS", "target/e2e-shots")
}

/// The folder of the project's tools.
pub fn tools() -> PathBuf {
    folder("PMT_TOOLS", "target/tools")
}

/// The built standalone editor.
pub fn site() -> PathBuf {
    folder("PMT_SITE", "dist")
}

/// The built package: the one named, or the last by name.
pub fn package() -> PathBuf {
    if let Some(named) = env::var_os("PMT_PACKAGE") {
        return PathBuf::from(named);
    }
    let dist = workspace().join("dist");
    let entries = std::fs::read_dir(&dist).into_iter().flatten().flatten();
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("postmortem-timeline-") && path.is_dir()
    };
    entries.map(|entry| entry.path()).filter(named).max().unwrap_or(dist)
}

/// How many browsers may work at the same time.
pub fn jobs() -> usize {
    number("PMT_JOBS", 1).clamp(1, 16)
}

/// The time limit of one case.
pub fn case_limit() -> Duration {
    Duration::from_secs(number("PMT_CASE_SECONDS", 120) as u64)
}

/// A program from the tools folder or the search path.
///
/// # Errors
/// Fails with the way to install it.
pub fn program(name: &str, install: &str) -> Result<PathBuf, Failure> {
    let mut folders = vec![tools().join("bin")];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let found = folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    found.ok_or_else(|| {
        let expected = format!("`{name}` in PMT_TOOLS/bin or on PATH; to install it: {install}");
        Failure::fatal("no such program", expected)
    })
}

fn folder(variable: &str, default: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| workspace().join(default), PathBuf::from)
}

fn number(variable: &str, default: usize) -> usize {
    env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}
