//! The standard library for wasm: from rustup, or else built with Debian's compiler.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::context::{Context, WASM};
use crate::refusal::{Outcome, Refusal};
use crate::{debian, process};

/// Debian's compiler, and the sources of its standard library, which must be of the same version.
const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "rust-web-src"];
/// Debian's linker for it, where no toolchain of rustup brings one: package and program.
const DEBIAN_LINKER: (&str, &str) = ("lld-22", "/usr/bin/lld-22");
const DEBIAN_COMPILER: &str = "/usr/bin/rustc";

/// How builds for the browser get their standard library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WasmStd {
    /// The compiler in use has it.
    Installed,
    /// This other compiler builds it from its own sources.
    BuiltBy(PathBuf),
}

impl WasmStd {
    /// Sets what a build needs in its environment.
    pub fn apply(&self, command: &mut Command) {
        if let Self::BuiltBy(compiler) = self {
            command
                .env("RUSTC", compiler)
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
            if let Some(linker) = linker() {
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            }
        }
    }
}

/// Makes sure that the browser build has a standard library.
pub fn ensure(context: &Context) -> Outcome<WasmStd> {
    if has_std(context) {
        return Ok(WasmStd::Installed);
    }
    let refused = match rustup(context) {
        Ok(()) if has_std(context) => return Ok(WasmStd::Installed),
        Ok(()) => Refusal::new("rustup target add", "it ended well, and the library is still missing"),
        Err(refused) => refused,
    };
    println!("      rustup cannot install it: {}", refused.what());
    by_debian().map_err(|second| {
        Refusal::new(format!("the target {WASM}"), format!("{refused}\n{second}"))
            .by_hand(format!("rustup target add {WASM}"))
    })
}

fn by_debian() -> Outcome<WasmStd> {
    let mut packages = Vec::new();
    if debian_sources().is_none() {
        packages.extend(DEBIAN_PACKAGES);
    }
    if linker().is_none() {
        packages.push(DEBIAN_LINKER.0);
    }
    if !packages.is_empty() {
        println!("      trying Debian's compiler instead, takes about 1 min");
        debian::install(&packages)?;
    }
    if debian_sources().is_none() || linker().is_none() {
        let why = "the compiler, its sources or its linker are not where they should be";
        return Err(Refusal::new(format!("installing {}", packages.join(" ")), why));
    }
    println!("      builds for the browser use {DEBIAN_COMPILER} and build the library themselves");
    Ok(WasmStd::BuiltBy(PathBuf::from(DEBIAN_COMPILER)))
}

fn has_std(context: &Context) -> bool {
    let folder =
        process::capture(context.command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    folder.is_ok_and(|folder| {
        let files = std::fs::read_dir(folder.trim());
        files.is_ok_and(|files| {
            files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
        })
    })
}

fn rustup(context: &Context) -> Outcome<()> {
    if !process::on_path("rustup") {
        return Err(Refusal::new("rustup target add", "there is no rustup"));
    }
    println!("      installing with rustup, takes under 1 min");
    process::run(context.command("rustup").args(["target", "add", WASM]))
}

/// Debian's compiler does not know where a linker for wasm lies.
fn linker() -> Option<PathBuf> {
    let debian = || Some(PathBuf::from(DEBIAN_LINKER.1)).filter(|linker| linker.is_file());
    linker_of_rustup().or_else(debian)
}

fn linker_of_rustup() -> Option<PathBuf> {
    let folder = process::capture(Command::new("rustc").args(["--print", "target-libdir"])).ok()?;
    let linker = Path::new(folder.trim()).parent()?.join("bin").join("rust-lld");
    linker.is_file().then_some(linker)
}

/// The sources that belong to Debian's compiler, if both are there.
fn debian_sources() -> Option<PathBuf> {
    let sysroot = process::capture(Command::new(DEBIAN_COMPILER).args(["--print", "sysroot"])).ok()?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    library.join("std").is_dir().then_some(library)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_compiler_changes_the_environment() {
        let mut command = Command::new("cargo");
        WasmStd::Installed.apply(&mut command);
        assert_eq!(command.get_envs().count(), 0);
        WasmStd::BuiltBy(PathBuf::from("/usr/bin/rustc")).apply(&mut command);
        assert!(command.get_envs().count() >= 3);
    }
}
