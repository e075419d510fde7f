//! Packages from npm: wasm-opt for the build, axe for the accessibility tests, what the benchmark
//! measures against, and a wiki.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::context::Context;
use crate::install::tells_version;
use crate::process;
use crate::refusal::{Outcome, Refusal};

/// The pinned packages and their checksums lie in `xtask/npm` and `xtask/bench`.
const FILES: &[&str] = &["package.json", "package-lock.json"];

/// Installs the packages of `xtask/npm` into the tools folder unless they are there.
pub fn ensure(context: &Context, mut say: impl FnMut(&str)) -> Outcome<()> {
    let tools = Packages { pins: context.root.join("xtask").join("npm"), target: context.tools.clone() };
    tools.ensure(context, &mut say, &|wanted| wasm_opt_runs(context, wanted))
}

/// Installs the packages of `xtask/bench` unless they are there; gives the folder with `node_modules`.
pub fn ensure_for_bench(context: &Context) -> Outcome<PathBuf> {
    let target = context.root.join("target").join("bench");
    let others = Packages { pins: context.root.join("xtask").join("bench"), target: target.clone() };
    others.ensure(context, &mut |line| println!("      {line}"), &|_| true)?;
    Ok(target)
}

/// Installs the wiki of `xtask/wikis` into the folder unless it is there.
pub fn ensure_wiki(context: &Context, target: &Path) -> Outcome<()> {
    let wiki = Packages { pins: context.root.join("xtask").join("wikis"), target: target.to_path_buf() };
    wiki.ensure(context, &mut |line| println!("      {line}"), &|_| true)
}

/// Names and exact versions.
type Versions = [(String, String)];

/// A folder with pinned packages, and where they are installed.
struct Packages {
    pins: PathBuf,
    target: PathBuf,
}

impl Packages {
    fn ensure(
        &self,
        context: &Context,
        say: &mut dyn FnMut(&str),
        works: &dyn Fn(&Versions) -> bool,
    ) -> Outcome<()> {
        let wanted = self.wanted()?;
        let names: Vec<String> = wanted.iter().map(|(name, version)| format!("{name} {version}")).collect();
        let names = names.join(", ");
        if self.complete(&wanted) && works(&wanted) {
            say(&format!("{names}: there"));
            return Ok(());
        }
        say(&format!("{names}: installing with npm, takes some seconds"));
        let by_hand = format!("npm ci --prefix {}", self.target.display());
        self.install(context).map_err(|refusal| {
            let why = format!("{}\nit needs Node.js with npm and a package registry", refusal.meaning());
            Refusal::new(refusal.what(), why).by_hand(&by_hand)
        })?;
        if self.complete(&wanted) && works(&wanted) {
            return Ok(());
        }
        Err(Refusal::new(names, "npm ended well, and the packages are still not there").by_hand(by_hand))
    }

    fn install(&self, context: &Context) -> Outcome<()> {
        process::create_folder(&self.target)?;
        for file in FILES {
            let target = self.target.join(file);
            let what = format!("writing {}", target.display());
            fs::copy(self.pins.join(file), target).map_err(Refusal::io(what))?;
        }
        let mut npm = context.command("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]).arg(&self.target);
        process::run_logged(&mut npm, &self.target.join("log").join("npm.txt"))
    }

    /// The names and exact versions in `package.json`.
    fn wanted(&self) -> Outcome<Vec<(String, String)>> {
        let path = self.pins.join("package.json");
        let manifest = json(&path)?;
        let dependencies = manifest.get("dependencies").and_then(Value::as_object);
        let dependencies = dependencies.ok_or_else(|| {
            Refusal::new(format!("reading {}", path.display()), "it has no \"dependencies\"")
        })?;
        Ok(dependencies
            .iter()
            .filter_map(|(name, version)| Some((name.clone(), version.as_str()?.to_owned())))
            .collect())
    }

    fn complete(&self, wanted: &Versions) -> bool {
        wanted.iter().all(|(name, version)| {
            let manifest = json(&self.target.join("node_modules").join(name).join("package.json"));
            manifest.is_ok_and(|manifest| manifest.get("version").and_then(Value::as_str) == Some(version))
        })
    }
}

fn wasm_opt_runs(context: &Context, wanted: &Versions) -> bool {
    let major =
        wanted.iter().find(|(name, _)| name == "binaryen").and_then(|(_, version)| version.split('.').next());
    let told = process::capture(context.command("wasm-opt").arg("--version"));
    major.zip(told.ok()).is_some_and(|(major, told)| tells_version(&told, major))
}

fn json(path: &Path) -> Outcome<Value> {
    serde_json::from_str(&process::read(path)?)
        .map_err(|error| Refusal::new(format!("reading {}", path.display()), error.to_string()))
}
