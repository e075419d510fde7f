//! `cargo xtask bench`: the package in a browser, measured against others. It judges nothing.

use std::path::{Path, PathBuf};

use crate::browsers::Engine;
use crate::context::{CRATE, Context};
use crate::refusal::{Outcome, Refusal};
use crate::{budget, npm, package, process, tools};

/// The options that are handed on as they are, and what they take.
pub const OPTIONS: &[&str] = &["--sizes", "--only", "--runs"];

/// Builds the package, installs the others, and measures; the report goes to `target/bench/report.md`.
pub fn run(context: &Context, options: &[String]) -> Outcome<()> {
    tools::setup(context)?;
    package::once(context)?;
    Engine::Chromium.ensure(context)?;
    let folder = npm::ensure_for_bench(context)?;
    let vis = folder.join("node_modules").join("vis-timeline");
    let report = folder.join("report.md");
    let mut cargo = context.cargo();
    // What is measured is a release build in any case; this only drives the browser.
    cargo.args(["run", "--quiet", "--locked", "--package", "e2e", "--bin", "bench", "--"]);
    cargo.args(options).arg("--out").arg(&report).arg("--vis").arg(&vis);
    for (key, bytes) in shipped(context, &vis)? {
        cargo.args(["--bytes", &format!("{key}={bytes}")]);
    }
    cargo.env("PMT_PACKAGE", context.package()).env("PMT_TOOLS", &context.tools);
    process::run(&mut cargo)?;
    println!("the report lies in {}", report.display());
    Ok(())
}

/// What a page has to fetch of each, in bytes after brotli.
fn shipped(context: &Context, vis: &Path) -> Outcome<Vec<(&'static str, u64)>> {
    let ours = context.package();
    let pages = context.root.join("e2e").join("bench");
    let files: [(&str, Vec<PathBuf>); 3] = [
        (
            "ours",
            vec![
                ours.join("element.js"),
                ours.join(format!("{CRATE}.js")),
                ours.join(format!("{CRATE}_bg.wasm")),
            ],
        ),
        (
            "vis",
            vec![
                vis.join("standalone/umd/vis-timeline-graph2d.min.js"),
                vis.join("styles/vis-timeline-graph2d.min.css"),
            ],
        ),
        ("plain", vec![pages.join("plain.js"), pages.join("plain.css")]),
    ];
    let mut all = Vec::new();
    for (key, paths) in files {
        let sizes = budget::brotli(context, &paths)?;
        if sizes.len() != paths.len() {
            return Err(Refusal::new(format!("the size of {key}"), "not every file could be read"));
        }
        all.push((key, sizes.iter().map(|(_, brotli)| brotli).sum()));
    }
    Ok(all)
}
