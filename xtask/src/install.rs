//! Command line tools from crates, kept in the tools folder.

use std::fs;
use std::process::Command;
use std::time::Instant;

use crate::context::Context;
use crate::process;
use crate::refusal::{Outcome, Refusal};

/// A tool to be had with `cargo install`.
#[derive(Debug, Clone, Copy)]
pub struct CrateTool<'a> {
    /// The crate.
    pub name: &'a str,
    /// The exact version.
    pub version: &'a str,
    /// The programs that we use of it, each of which tells this version.
    pub programs: &'a [&'a str],
    /// More options for `cargo install`.
    pub options: &'a [&'a str],
    /// About how long it takes on two cores.
    pub takes: &'a str,
}

/// These tools run for seconds in all, so their compile time counts and their speed does not:
/// unoptimised, Trunk compiles in half the time, and wasm-bindgen needs 0.3 s a call instead of 0.1 s.
const QUICK_BUILD: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    ("CARGO_PROFILE_RELEASE_STRIP", "symbols"),
    // Without a lock file, take dependencies that this compiler can build.
    ("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback"),
];

impl CrateTool<'_> {
    /// Whether every program is there and of the right version.
    pub fn is_installed(&self, context: &Context) -> bool {
        self.programs.iter().all(|program| {
            let told = process::capture(Command::new(context.tool(program)).arg("--version"));
            told.is_ok_and(|told| tells_version(&told, self.version))
        })
    }

    /// Installs the tool unless it is there; `say` is told what is done.
    pub fn ensure(&self, context: &Context, mut say: impl FnMut(&str)) -> Outcome<()> {
        let Self { name, version, takes, .. } = self;
        if self.is_installed(context) {
            say(&format!("{name} {version}: there"));
            return Ok(());
        }
        say(&format!("{name} {version}: installing, takes {takes}"));
        let start = Instant::now();
        self.install(context)?;
        println!("      done in {} s", start.elapsed().as_secs());
        Ok(())
    }

    fn install(&self, context: &Context) -> Outcome<()> {
        if self.prebuilt(context) {
            return Ok(());
        }
        let Self { name, version, .. } = self;
        let locked = self.compile(context, true);
        if let Err(refusal) = &locked {
            println!("      not with its own lock file: {}", reason(refusal));
            println!("      once more with the newest fitting dependencies");
        }
        locked
            .or_else(|_| self.compile(context, false))
            .map_err(|refusal| self.explain(context, &refusal))?;
        if self.is_installed(context) {
            return Ok(());
        }
        Err(Refusal::new(format!("{name} {version}"), "it was installed, and tells another version")
            .by_hand(self.by_hand(context)))
    }

    /// `cargo binstall` downloads programs that others have compiled; it is used by those who have it.
    fn prebuilt(&self, context: &Context) -> bool {
        if !process::on_path("cargo-binstall") {
            return false;
        }
        println!("      with cargo binstall");
        let mut command = context.cargo();
        command.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--force", "--root"]);
        command.arg(&context.tools).arg(format!("{}@{}", self.name, self.version));
        let done = process::run_logged(&mut command, &self.log(context));
        if done.is_err() {
            println!("      it has no program for this machine, so it is compiled");
        }
        done.is_ok() && self.is_installed(context)
    }

    fn compile(&self, context: &Context, locked: bool) -> Outcome<()> {
        let build = context.tools.join("build");
        let mut command = context.cargo();
        command.args(["install", self.name, "--version", self.version, "--force"]).args(self.options);
        command.args(locked.then_some("--locked")).arg("--root").arg(&context.tools);
        command
            .envs(QUICK_BUILD.iter().copied())
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_TERM_COLOR", "never");
        process::run_logged(&mut command, &self.log(context))?;
        // An interrupted build goes on where it stopped; a finished one is not needed again.
        let _ = fs::remove_dir_all(&build);
        Ok(())
    }

    fn log(&self, context: &Context) -> std::path::PathBuf {
        context.tools.join("log").join(format!("{}.txt", self.name))
    }

    fn by_hand(&self, context: &Context) -> String {
        let options: String = self.options.iter().map(|option| format!(" {option}")).collect();
        let root = context.tools.display();
        format!("cargo install {} --version {}{options} --root {root}", self.name, self.version)
    }

    fn explain(&self, context: &Context, refusal: &Refusal) -> Refusal {
        let log = self.log(context);
        let why = format!("{}\nthe whole output lies in {}", refusal.meaning(), log.display());
        Refusal::new(format!("installing {} {}", self.name, self.version), why).by_hand(self.by_hand(context))
    }
}

fn reason(refusal: &Refusal) -> &str {
    let told = refusal.meaning().lines().find(|line| line.starts_with("error"));
    told.unwrap_or_else(|| refusal.what())
}

/// Whether the first line of a `--version` holds exactly this version.
pub fn tells_version(told: &str, version: &str) -> bool {
    told.lines().next().is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_must_be_equal() {
        assert!(tells_version("trunk 0.21.14\n", "0.21.14"));
        assert!(tells_version("wasm-bindgen-test-runner 0.2.130\n", "0.2.130"));
        assert!(tells_version("wasm-opt version 132 (version_132)", "132"));
        assert!(!tells_version("trunk 0.21.140\n", "0.21.14"));
        assert!(!tells_version("geckodriver 0.36.0 (abc)", "0.36"));
        assert!(!tells_version("", "1"));
    }
}
