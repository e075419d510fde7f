//! `THIRD-PARTY-LICENSES.txt`: whose work the wasm holds, and on what terms.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::context::{CRATE, Context, WASM};
use crate::metadata::{self, Crate};
use crate::process;
use crate::refusal::{Outcome, Refusal};

const NAMES: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
const RULE: &str = "--------------------------------------------------------------------------------";

/// The whole text.
pub fn text(context: &Context) -> Outcome<String> {
    let linked = linked(context)?;
    let crates = metadata::crates(context)?;
    let crates: Vec<&Crate> =
        crates.iter().filter(|one| one.foreign && linked.contains(&key(&one.name, &one.version))).collect();
    if crates.is_empty() {
        return Err(Refusal::new("listing the crates in the wasm", "found none"));
    }
    let compiler = process::capture(context.command("rustc").arg("--version"))?;
    let mut text = format!(
        "{CRATE}_bg.wasm is compiled from {CRATE}, which is under MIT OR Apache-2.0,\n\
         and from the following works of others.\n\n\
         Rust standard library ({}): MIT OR Apache-2.0\n",
        compiler.trim()
    );
    for one in &crates {
        text += &format!(
            "{} {}: {}\n",
            one.name,
            one.version,
            one.licence.as_deref().unwrap_or("no licence named")
        );
    }
    for (licence, users) in texts(&crates)? {
        text += &format!("\n{RULE}\n{}\n{RULE}\n\n{}\n", users.join("\n"), licence);
    }
    Ok(text)
}

/// Each licence text once, with the crates that ship it.
fn texts(crates: &[&Crate]) -> Outcome<Vec<(String, Vec<String>)>> {
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in crates {
        for path in licence_files(&one.folder)? {
            let bytes = fs::read(&path).map_err(Refusal::io(format!("reading {}", path.display())))?;
            let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n").trim().to_owned();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            users.entry(text).or_default().push(format!("{} {}: {name}", one.name, one.version));
        }
    }
    let mut texts: Vec<(String, Vec<String>)> = users.into_iter().collect();
    texts.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(texts)
}

fn licence_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(Refusal::io(format!("listing {}", folder.display())))?;
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.retain(|path| path.file_name().is_some_and(|name| is_licence(&name.to_string_lossy())));
    files.sort();
    Ok(files)
}

fn is_licence(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    NAMES.iter().any(|start| name.starts_with(start))
}

/// What is linked into the wasm: neither build scripts nor procedural macros are.
fn linked(context: &Context) -> Outcome<Vec<String>> {
    let mut tree = context.cargo();
    tree.args(["tree", "--package", CRATE, "--target", WASM, "--edges", "normal,no-proc-macro", "--locked"]);
    let tree = process::capture(tree.args(["--prefix", "none", "--format", "{p}", "--color", "never"]))?;
    Ok(tree.lines().filter_map(name_and_version).collect())
}

/// `yew v0.23.0 (proc-macro) (*)` as in [`key`].
fn name_and_version(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    let (name, version) = (words.next()?, words.next()?);
    Some(key(name, version.strip_prefix('v')?))
}

fn key(name: &str, version: &str) -> String {
    format!("{name} {version}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_tree() {
        assert_eq!(name_and_version("yew v0.23.0 (*)").as_deref(), Some("yew 0.23.0"));
        assert_eq!(name_and_version(""), None);
    }

    #[test]
    fn knows_licence_files() {
        for name in ["LICENSE-MIT", "license.txt", "COPYING", "LICENCE", "UNLICENSE"] {
            assert!(is_licence(name), "{name}");
        }
        assert!(!is_licence("README.md"));
    }
}
