//! Tools from npm: wasm-opt for the build and axe for the accessibility tests.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::context::Context;
use crate::install::tells_version;
use crate::process;
use crate::refusal::{Outcome, Refusal};

/// The pinned packages and their checksums lie in `xtask/npm`.
const FILES: &[&str] = &["package.json", "package-lock.json"];

/// Installs the packages of `xtask/npm` into the tools folder unless they are there.
pub fn ensure(context: &Context, mut say: impl FnMut(&str)) -> Outcome<()> {
    let wanted = wanted(context)?;
    let names: Vec<String> = wanted.iter().map(|(name, version)| format!("{name} {version}")).collect();
    let names = names.join(", ");
    if complete(context, &wanted) {
        say(&format!("{names}: there"));
        return Ok(());
    }
    say(&format!("{names}: installing with npm, takes some seconds"));
    let by_hand = format!("npm ci --prefix {}", context.tools.display());
    install(context).map_err(|refusal| {
        let why = format!("{}\nit needs Node.js with npm and a package registry", refusal.meaning());
        Refusal::new(refusal.what(), why).by_hand(&by_hand)
    })?;
    if complete(context, &wanted) {
        return Ok(());
    }
    Err(Refusal::new(names, "npm ended well, and the packages are still not there").by_hand(by_hand))
}

fn install(context: &Context) -> Outcome<()> {
    process::create_folder(&context.tools)?;
    for file in FILES {
        let target = context.tools.join(file);
        let what = format!("writing {}", target.display());
        fs::copy(folder(context).join(file), target).map_err(Refusal::io(what))?;
    }
    let mut npm = context.command("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]).arg(&context.tools);
    process::run_logged(&mut npm, &context.tools.join("log").join("npm.txt"))
}

fn folder(context: &Context) -> PathBuf {
    context.root.join("xtask").join("npm")
}

/// The names and exact versions in `xtask/npm/package.json`.
fn wanted(context: &Context) -> Outcome<Vec<(String, String)>> {
    let path = folder(context).join("package.json");
    let manifest = json(&path)?;
    let dependencies = manifest.get("dependencies").and_then(Value::as_object);
    let dependencies = dependencies
        .ok_or_else(|| Refusal::new(format!("reading {}", path.display()), "it has no \"dependencies\""))?;
    Ok(dependencies
        .iter()
        .filter_map(|(name, version)| Some((name.clone(), version.as_str()?.to_owned())))
        .collect())
}

fn complete(context: &Context, wanted: &[(String, String)]) -> bool {
    let installed = |(name, version): &(String, String)| {
        let manifest = json(&context.tools.join("node_modules").join(name).join("package.json"));
        manifest.is_ok_and(|manifest| manifest.get("version").and_then(Value::as_str) == Some(version))
    };
    wanted.iter().all(installed) && wasm_opt_runs(context, wanted)
}

fn wasm_opt_runs(context: &Context, wanted: &[(String, String)]) -> bool {
    let major =
        wanted.iter().find(|(name, _)| name == "binaryen").and_then(|(_, version)| version.split('.').next());
    let told = process::capture(context.command("wasm-opt").arg("--version"));
    major.zip(told.ok()).is_some_and(|(major, told)| tells_version(&told, major))
}

fn json(path: &std::path::Path) -> Outcome<Value> {
    serde_json::from_str(&process::read(path)?)
        .map_err(|error| Refusal::new(format!("reading {}", path.display()), error.to_string()))
}
