//! `cargo xtask setup`: what building needs.

use std::process::Command;

use crate::context::{Context, WASM};
use crate::install::CrateTool;
use crate::npm;
use crate::process;
use crate::refusal::{Outcome, Refusal};
use crate::steps::Steps;
use crate::target::{self, WasmStd};

/// Trunk, which builds and serves the site; its network features are of no use to an offline build.
const TRUNK: CrateTool<'static> = CrateTool {
    name: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    options: &["--no-default-features"],
    takes: "2 to 5 min",
};

/// Installs everything that is missing; what is there is only checked.
pub fn setup(context: &Context) -> Outcome<()> {
    if context.ready.get().is_some() {
        return Ok(());
    }
    let mut steps = Steps::new(5);
    steps.next(&format!("target {WASM}"));
    let std = target::ensure(context)?;
    let _ = context.wasm_std.set(std);
    bindgen(&context.bindgen).ensure(context, |line| steps.next(line))?;
    TRUNK.ensure(context, |line| steps.next(line))?;
    npm::ensure(context, |line| steps.next(line))?;
    steps.next("crates of Cargo.lock");
    fetch(context)?;
    let _ = context.ready.set(());
    Ok(())
}

/// The command line tool of wasm-bindgen, which must be of exactly the crate's version.
fn bindgen(version: &str) -> CrateTool<'_> {
    CrateTool {
        name: "wasm-bindgen-cli",
        version,
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        options: &["--no-default-features", "--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"],
        takes: "about 1 min",
    }
}

/// Trunk builds offline, so that it takes our tools and no others: the crates must be there before.
fn fetch(context: &Context) -> Outcome<()> {
    let metadata = ["metadata", "--format-version=1", "--locked", "--offline"];
    if process::capture(context.cargo().args(metadata)).is_err() {
        println!("      downloading");
        download(context.cargo().args(["fetch", "--locked"]))?;
    }
    match context.wasm_std.get() {
        // A standard library that we build has dependencies of its own.
        Some(WasmStd::BuiltBy(_)) => {
            download(context.wasm_cargo().args(["fetch", "--locked", "--target", WASM]))
        }
        _ => Ok(()),
    }
}

fn download(fetch: &mut Command) -> Outcome<()> {
    process::run(fetch).map_err(|refusal| {
        let why = "no network, or Cargo.lock does not fit Cargo.toml";
        Refusal::new(refusal.what(), format!("{}\n{why}", refusal.meaning())).by_hand("cargo fetch")
    })
}
