//! What cargo knows about the crates that we use.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use crate::context::{CRATE, Context};
use crate::process;
use crate::refusal::{Outcome, Refusal};

/// A crate in the dependency graph.
#[derive(Debug, Clone)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence expression.
    pub licence: Option<String>,
    /// The folder with its sources.
    pub folder: PathBuf,
    /// Whether it comes from somewhere else.
    pub foreign: bool,
    /// Whether it gets into what we ship; the others only build and test.
    pub shipped: bool,
}

/// All crates of the lock file, by name and version.
pub fn crates(context: &Context) -> Outcome<Vec<Crate>> {
    let text = process::capture(context.cargo().args(["metadata", "--format-version=1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&text)
        .map_err(|error| Refusal::new("reading what cargo metadata prints", error.to_string()))?;
    let mut crates = read(&metadata);
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    if crates.is_empty() {
        return Err(Refusal::new("cargo metadata", "it names no crate"));
    }
    Ok(crates)
}

fn read(metadata: &Value) -> Vec<Crate> {
    let shipped = shipped(metadata);
    let packages = list(metadata, "packages");
    packages.iter().filter_map(|package| one(package, &shipped)).collect()
}

fn one(package: &Value, shipped: &BTreeSet<&str>) -> Option<Crate> {
    let mut folder = PathBuf::from(text(package, "manifest_path")?);
    folder.pop();
    Some(Crate {
        name: text(package, "name")?.to_owned(),
        version: text(package, "version")?.to_owned(),
        licence: text(package, "license").map(str::to_owned),
        folder,
        foreign: text(package, "source").is_some(),
        shipped: text(package, "id").is_some_and(|id| shipped.contains(id)),
    })
}

/// The crates that our package depends on other than for building and testing it.
fn shipped(metadata: &Value) -> BTreeSet<&str> {
    let Some(graph) = metadata.get("resolve") else {
        return BTreeSet::new();
    };
    let edges: BTreeMap<&str, Vec<&str>> = list(graph, "nodes")
        .iter()
        .filter_map(|node| Some((text(node, "id")?, normal_dependencies(node))))
        .collect();
    let ours = list(metadata, "packages").iter().find(|package| text(package, "name") == Some(CRATE));
    let mut open: Vec<&str> = ours.and_then(|package| text(package, "id")).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            open.extend(edges.get(id).into_iter().flatten());
        }
    }
    seen
}

fn normal_dependencies(node: &Value) -> Vec<&str> {
    let normal =
        |dependency: &&Value| list(dependency, "dep_kinds").iter().any(|kind| text(kind, "kind").is_none());
    list(node, "deps").iter().filter(normal).filter_map(|dependency| text(dependency, "pkg")).collect()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_for_tests_are_not_shipped() -> Result<(), serde_json::Error> {
        let metadata = serde_json::from_str(
            r#"{"packages": [
                {"id": "0", "name": "postmortem-timeline", "version": "1", "manifest_path": "/w/Cargo.toml", "license": "MIT"},
                {"id": "1", "name": "linked", "version": "1", "manifest_path": "/r/l/Cargo.toml", "source": "registry"},
                {"id": "2", "name": "tests", "version": "1", "manifest_path": "/r/t/Cargo.toml", "source": "registry"}],
              "resolve": {"nodes": [{"id": "0", "deps": [
                {"pkg": "1", "dep_kinds": [{"kind": null}]},
                {"pkg": "2", "dep_kinds": [{"kind": "dev"}]}]}]}}"#,
        )?;
        let shipped: Vec<(String, bool)> =
            read(&metadata).into_iter().map(|one| (one.name, one.shipped)).collect();
        let expected = [("postmortem-timeline", true), ("linked", true), ("tests", false)];
        assert_eq!(shipped, expected.map(|(name, shipped)| (name.to_owned(), shipped)));
        Ok(())
    }
}
