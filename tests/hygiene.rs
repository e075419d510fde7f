//! Rules that no compiler holds: length of files, what is never written, what the documents mention.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic, in its helpers too"
)]

use postmortem_timeline::format::{TYPE, VERSION};
use postmortem_timeline::model::profile;
use postmortem_timeline::model::{Document, Field, NodeKind, Type};
use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of a source file.
const MOST_LINES: usize = 400;

/// Files that are longer, with their length; a file that shrinks leaves the list, and none joins it.
const LONGER: &[(&str, usize)] = &[];

/// What no source holds. Each is spelled in two parts, so that this file does not hold it either.
const UNFINISHED: &[(&str, &str)] = &[("todo", "!("), ("unimplemented", "!("), ("FIX", "ME"), ("XX", "X:")];

/// What would put text into a page as markup or code, or style where a page forbids it.
const AS_MARKUP: &[&str] = &[
    "inner_html", "outer_html", "innerHTML", "outerHTML", "insert_adjacent_html", "insertAdjacentHTML",
    "from_html_unchecked", "dangerously", "document.write", "createContextualFragment",
    "create_contextual_fragment", "parseFromString", "parse_from_string", "new Function", "eval(", " style=",
    " {style}", "set_attribute(\"style\"", "setAttribute('style'",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files in these folders with one of these endings, by their path from the root.
fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| endings.iter().any(|ending| it == *ending)) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// File, line and text of each line that a test refuses; comments don't count.
fn hits(files: &[(String, String)], is_hit: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in files {
        for (at, line) in text.lines().enumerate() {
            if !line.trim_start().starts_with("//") && is_hit(line) {
                found.push(format!("{name}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn no_source_file_is_too_long() {
    let files = files(&["src", "xtask/src", "e2e/src", "styles"], &["rs", "js", "css"]);
    let faults = too_long(&files, LONGER);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn too_long(files: &[(String, String)], longer: &[(&str, usize)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, text) in files {
        let lines = text.lines().count();
        match longer.iter().find(|(known, _)| known == name) {
            None if lines > MOST_LINES => {
                faults.push(format!("{name}: {lines} lines, at most {MOST_LINES}: split it by what it does"));
            }
            Some((_, most)) if lines > *most => {
                faults.push(format!("{name}: {lines} lines, it had {most}: it may only become shorter"));
            }
            Some(_) if lines <= MOST_LINES => {
                faults
                    .push(format!("{name}: {lines} lines, short enough: take it off the list in this test"));
            }
            _ => {}
        }
    }
    faults
}

#[test]
fn nothing_is_left_unfinished() {
    let files = files(&["src", "xtask/src", "e2e", "tests", "styles"], &["rs", "js", "css"]);
    let words: Vec<String> = UNFINISHED.iter().map(|(one, two)| format!("{one}{two}")).collect();
    let found = unfinished(&files, &words);
    assert!(found.is_empty(), "finish it, or take it out:\n{}", found.join("\n"));
}

/// Comments count here: that is where such words stand.
fn unfinished(files: &[(String, String)], words: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in files {
        for (at, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word.as_str())) {
                found.push(format!("{name}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn text_never_becomes_markup_or_style() {
    let found = hits(&files(&["src"], &["rs", "js"]), |line| AS_MARKUP.iter().any(|it| line.contains(it)));
    assert!(found.is_empty(), "write nodes, attributes of SVG, or CSSOM instead:\n{}", found.join("\n"));
}

#[test]
fn pages_of_the_project_load_nothing_from_elsewhere() {
    let mut files = files(&["src", "styles"], &["rs", "js", "css"]);
    files.push(("index.html".to_owned(), read("index.html")));
    let loads =
        ["src=\"http", "href=\"http", "url(http", "url(\"http", "import 'http", "import \"http", "@import"];
    let found = hits(&files, |line| loads.iter().any(|it| line.contains(it)));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_rules_can_fail() {
    let files = |text: &str| vec![("a.rs".to_owned(), text.to_owned())];
    let long = "x\n".repeat(MOST_LINES + 1);
    assert_eq!(too_long(&files(&long), &[]).len(), 1);
    assert_eq!(too_long(&files(&long), &[("a.rs", MOST_LINES + 1)]).len(), 0);
    assert_eq!(too_long(&files(&long), &[("a.rs", MOST_LINES)]).len(), 1);
    assert_eq!(too_long(&files("x"), &[("a.rs", 500)]).len(), 1);
    let word = format!("{}{}", "FIX", "ME");
    assert_eq!(unfinished(&files(&format!("\n// {word} later")), &[word]).len(), 1);
    let markup = |line: &str| AS_MARKUP.iter().any(|it| line.contains(it));
    assert_eq!(hits(&files("\n node.set_inner_html(text);"), markup), ["a.rs:2: node.set_inner_html(text);"]);
    assert_eq!(hits(&files("// no inner_html"), markup).len(), 0);
    let text = "## Event\n\n| `id` | text |\n\n## Report\n\n| `summary` | text |\n";
    assert!(row(section(text, "Event").unwrap(), "id"));
    assert!(!row(section(text, "Event").unwrap(), "summary"));
    assert!(section(text, "Factor").is_none());
}

/// Every record with its heading in `docs/format.md`.
fn records() -> Vec<(String, &'static [Field])> {
    let nested = NodeKind::ALL.iter().map(|kind| (format!("{kind:?}"), kind.fields()));
    [("Document".to_owned(), Document::FIELDS)].into_iter().chain(nested).collect()
}

/// What stands under a heading of the second level.
fn section<'a>(text: &'a str, heading: &str) -> Option<&'a str> {
    text.split("\n## ").map(|it| it.trim_start_matches("## ")).find(|it| it.lines().next() == Some(heading))
}

/// Whether a table has a row for a key.
fn row(section: &str, key: &str) -> bool {
    section.lines().any(|line| line.starts_with(&format!("| `{key}` |")))
}

#[test]
fn the_format_is_documented_field_by_field() {
    let text = read("docs/format.md");
    let mut faults = Vec::new();
    for (name, fields) in records() {
        let Some(section) = section(&text, &name) else {
            faults.push(format!("no section `## {name}`"));
            continue;
        };
        for field in fields {
            let line = section.lines().find(|line| line.starts_with(&format!("| `{}` |", field.key)));
            let Some(line) = line else {
                faults.push(format!("{name}: no row for `{}`", field.key));
                continue;
            };
            if let Type::Choice(words) = field.kind {
                let missing = words.iter().filter(|word| !line.contains(&format!("`{word}`")));
                faults.extend(missing.map(|word| format!("{name}: `{}` does not name `{word}`", field.key)));
            }
        }
        let is_known = |key: &str| {
            fields.iter().any(|it| it.key == key) || (name == "Document" && matches!(key, "type" | "version"))
        };
        let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
        faults.extend(
            rows.filter(|key| !is_known(key)).map(|key| format!("{name}: there is no field `{key}`")),
        );
    }
    assert!(faults.is_empty(), "docs/format.md:\n{}", faults.join("\n"));
    assert!(text.contains(&format!("`\"{TYPE}\"`")) && text.contains(&format!("`{VERSION}`")));
}

#[test]
fn every_profile_is_documented() {
    let text = read("docs/format.md");
    let missing: Vec<_> =
        profile::ALL.iter().filter(|it| !text.contains(&format!("`{}`", it.name))).collect();
    assert!(missing.is_empty(), "docs/format.md lacks {missing:?}");
}

#[test]
fn the_schema_has_every_field() {
    // Each schema describes all records of its version; the newest is the one of this program.
    for (name, text) in files(&["schema"], &["json"]) {
        let mut missing = Vec::new();
        for (record, fields) in records() {
            let keys = fields.iter().map(|field| field.key);
            missing.extend(
                keys.filter(|key| !text.contains(&format!("\"{key}\""))).map(|key| format!("{record}.{key}")),
            );
        }
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
    }
}

/// The names after a prefix, such as `--pmt-`, in a text.
fn names<'a>(text: &'a str, prefix: &str) -> Vec<&'a str> {
    let end = |rest: &str| rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    let mut names: Vec<&str> = text.split(prefix).skip(1).map(|rest| &rest[..end(rest)]).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn every_colour_that_a_host_may_set_is_documented() {
    let (tokens, text) = (read("styles/tokens.css"), read("docs/theming.md"));
    assert_eq!(names(&text, "--pmt-"), names(&tokens, "--pmt-"));
    for name in names(&tokens, "--pmt-") {
        assert!(row(&text, &format!("--pmt-{name}")), "docs/theming.md has no row for --pmt-{name}");
    }
}

#[test]
fn the_element_is_documented() {
    let (script, text) = (read("src/element/element.js"), read("docs/element.md"));
    let list = script.split("const ATTRIBUTES = [").nth(1).and_then(|it| it.split(']').next()).unwrap();
    for attribute in list.split('\'').filter(|it| it.chars().all(char::is_alphabetic) && !it.is_empty()) {
        assert!(row(&text, attribute), "docs/element.md has no row for the attribute {attribute}");
    }
    let reasons = script.split("const REASONS = {").nth(1).and_then(|it| it.split("\n};").next()).unwrap();
    let kinds = reasons.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": [").map(|it| it.0));
    for kind in kinds.filter(|kind| !kind.starts_with(' ')) {
        let kind = kind.trim_matches('\'');
        assert!(row(&text, kind), "docs/element.md has no row for the reason {kind}");
    }
    let sources = files(&["src/element"], &["rs", "js"]);
    let events: Vec<&str> = ["pmt-change", "pmt-save", "pmt-conflict", "pmt-error"].into();
    for event in events {
        assert!(sources.iter().any(|(_, source)| source.contains(event)), "nothing raises {event}");
        assert!(row(&text, event), "docs/element.md has no row for {event}");
    }
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut documents = files(&["docs"], &["md"]);
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        documents.push((name.to_owned(), read(name)));
    }
    let mut faults = Vec::new();
    for (name, text) in &documents {
        let folder = Path::new(name).parent().unwrap();
        // What stands between backticks is code.
        let prose: String = text.split('`').step_by(2).collect();
        let targets = prose.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|it| !it.contains("://") && !it.starts_with('#')) {
            let file = target.split('#').next().unwrap();
            // The picture is made from the running program.
            if !root().join(folder).join(file).exists() && file != "docs/screenshot.png" {
                faults.push(format!("{name}: {target} is not there"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
