//! The folders of `src` know only what they may know; see ARCHITECTURE.md.
//!
//! Reads the sources as text: comments, strings and test modules are left out, and every path is
//! resolved as far as its folder. Paths that only a macro puts together are not seen.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic, in its helpers too"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, iter};

/// What each folder (or file) of `src` may use beside itself. What is not listed is refused.
const ARROWS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("edit", &["model"]),
    ("format", &["model"]),
    ("import", &["model", "format"]),
    ("export", &["model", "format", "review", "layout", "text"]),
    ("review", &["model"]),
    ("layout", &["model"]),
    ("text", &["model", "edit", "layout", "import", "review", "share"]),
    ("share", &["model", "format"]),
    ("ui", &["model", "edit", "import", "review", "layout", "text"]),
    ("host", &["model"]),
    (
        "element",
        &["model", "edit", "format", "import", "export", "review", "layout", "text", "share", "ui", "host"],
    ),
    ("zones_native", &["model"]),
    (
        "cli",
        &["model", "edit", "format", "import", "export", "review", "layout", "text", "share", "zones_native"],
    ),
    ("main", &["element", "cli"]),
    ("reader", &["model", "import", "host"]),
    ("writer", &["model", "format", "export", "text", "share", "host"]),
    ("reviewer", &["review"]),
    ("lib", &[]),
];

/// Folders that compute and nothing else.
const PURE: &[&str] = &["model", "edit", "format", "import", "export", "review", "layout", "text", "share"];

/// What pure folders never name: the browser, the clock, chance, and the machine around them.
const OUTSIDE: &[&str] = &[
    "yew", "yew_agent", "yew_router", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo",
    "gloo_events", "gloo_timers", "rand", "getrandom", "std::time", "std::fs", "std::net", "std::env",
    "std::process", "std::thread", "chrono::Utc::now", "chrono::Local", "Utc::now", "Local::now",
];

/// The one folder that knows JSON, and what it knows it by.
const JSON_FOLDER: &str = "format";
const JSON: &[&str] = &["serde", "serde_json"];

#[test]
fn no_folder_knows_more_than_it_may() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(sources.len() > 100, "found {} sources only", sources.len());
    let faults = faults(&sources);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_planted_fault_is_found() {
    let planted = [
        (
            "model/a.rs",
            "use crate::edit::Change;",
            "model/a.rs:1: `crate::edit::Change`: `model` may not use `edit`",
        ),
        (
            "model/b.rs",
            "\nfn f() { crate::ui::f() }",
            "model/b.rs:2: `crate::ui::f`: `model` may not use `ui`",
        ),
        (
            "model/c.rs",
            "use super::super::host::X;",
            "model/c.rs:1: `crate::host::X`: `model` may not use `host`",
        ),
        (
            "model/d/e.rs",
            "use super::super::super::text;",
            "model/d/e.rs:1: `crate::text`: `model` may not use `text`",
        ),
        (
            "model/d/mod.rs",
            "use super::super::edit::{self};",
            "model/d/mod.rs:1: `crate::edit::self`: `model` may not use `edit`",
        ),
        (
            "edit/a.rs",
            "use crate::{\n    model,\n    format,\n};",
            "edit/a.rs:3: `crate::format`: `edit` may not use `format`",
        ),
        (
            "edit/b.rs",
            "mod inner { use super::super::super::text::T; }",
            "edit/b.rs:1: `crate::text::T`: `edit` may not use `text`",
        ),
        ("ui/a.rs", "use crate::host::X;", "ui/a.rs:1: `crate::host::X`: `ui` may not use `host`"),
        (
            "host/a.rs",
            "use postmortem_timeline::format;",
            "host/a.rs:1: `crate::format`: `host` may not use `format`",
        ),
        ("lib.rs", "pub use crate::ui::App;", "lib.rs:1: `crate::ui::App`: `lib` may not use `ui`"),
        ("spare/a.rs", "fn f() {}", "spare/a.rs: `spare` is not in the table of arrows"),
        (
            "layout/a.rs",
            "use crate::spare::X;",
            "layout/a.rs:1: `crate::spare::X`: `spare` is not in the table of arrows",
        ),
        (
            "text/a.rs",
            "use web_sys::{Element, Node as N};",
            "text/a.rs:1: `web_sys::Element`: pure, so it may not know `web_sys`",
        ),
        (
            "text/b.rs",
            "use std::{fmt, time::Instant};",
            "text/b.rs:1: `std::time::Instant`: pure, so it may not know `std::time`",
        ),
        (
            "edit/c.rs",
            "fn f() { ::std::fs::read(\"x\"); }",
            "edit/c.rs:1: `std::fs::read`: pure, so it may not know `std::fs`",
        ),
        (
            "edit/d.rs",
            "fn f() { chrono::Utc::now(); }",
            "edit/d.rs:1: `chrono::Utc::now`: pure, so it may not know `chrono::Utc::now`",
        ),
        ("edit/e.rs", "use yew as leaf;", "edit/e.rs:1: `yew`: pure, so it may not know `yew`"),
        (
            "ui/b.rs",
            "#[derive(serde::Serialize)] struct S;",
            "ui/b.rs:1: `serde::Serialize`: only `format` knows JSON",
        ),
        (
            "ui/c.rs",
            "#[cfg(test)]\nmod tests { }\nuse serde_json::Value;",
            "ui/c.rs:3: `serde_json::Value`: only `format` knows JSON",
        ),
        (
            "ui/d.rs",
            "const A: char = '\"'; use crate::element::X;",
            "ui/d.rs:1: `crate::element::X`: `ui` may not use `element`",
        ),
        (
            "ui/e.rs",
            "fn f<'a>(x: &'a str) {} use crate::element::X;",
            "ui/e.rs:1: `crate::element::X`: `ui` may not use `element`",
        ),
        (
            "ui/f.rs",
            "const A: &str = r#\"a \" b\"#; use crate::element::X;",
            "ui/f.rs:1: `crate::element::X`: `ui` may not use `element`",
        ),
    ];
    for (path, text, wanted) in planted {
        let found = faults(&[Source::new(path, text)]);
        assert!(found.iter().any(|fault| fault == wanted), "{text}\nwanted {wanted}\nfound  {found:?}");
    }
}

#[test]
fn what_is_allowed_is_not_a_fault() {
    let sources = [
        Source::new(
            "model/a.rs",
            "// use crate::ui::App;\n/* web_sys /* yew */ */ use super::Id; use self::inner::X;",
        ),
        Source::new(
            "model/b.rs",
            "const A: &str = \"crate::ui::App\"; /// [`crate::edit::Change`]\nfn f() {}",
        ),
        Source::new(
            "model/c.rs",
            "#[cfg(test)]\nmod tests {\n    use crate::ui::App; fn g() { if a { } }\n}\nfn f() {}",
        ),
        Source::new("model/d.rs", "#[cfg(test)]\n#[allow(dead_code)]\nuse std::fs;\npub type Instant = i64;"),
        Source::new("model/mod.rs", "#[cfg(test)]\nmod cases;\nmod e;"),
        Source::new("model/cases.rs", "use crate::format::read;"),
        Source::new("format/a.rs", "use serde_json::value::RawValue; use crate::model::{Id, Text};"),
        Source::new("ui/a.rs", "use yew::prelude::*; use crate::{edit, model::Id, ui::x};"),
        Source::new("ui/b.rs", "mod inner { use super::x; use super::super::y; }"),
        Source::new("main.rs", "fn main() { postmortem_timeline::element::start() }"),
    ];
    assert_eq!(faults(&sources), Vec::<String>::new());
}

/// A source file, by its path within `src`.
struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    fn new(path: impl Into<PathBuf>, text: &str) -> Self {
        Self { path: path.into(), text: text.to_owned() }
    }

    /// The modules from the crate to this file.
    fn module(&self) -> Vec<String> {
        let names = self.path.with_extension("");
        let names = names.iter().map(|name| name.to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        let is_root = names.len() == 1 && matches!(names[0].as_str(), "lib" | "main");
        if is_root || names.last().is_some_and(|name| name == "mod") {
            names.pop();
        }
        names
    }

    /// The folder, or the file for what lies in `src` itself.
    fn folder(&self) -> String {
        let first = self.path.iter().next().unwrap_or_default();
        Path::new(first).with_extension("").to_string_lossy().into_owned()
    }
}

fn sources(folder: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push(Source::new(path.strip_prefix(folder).unwrap(), &text));
            }
        }
    }
    found.sort_by(|one, two| one.path.cmp(&two.path));
    found
}

/// What is wrong, each with file, line and path.
fn faults(sources: &[Source]) -> Vec<String> {
    let read: Vec<(&Source, Vec<Token>)> = sources.iter().map(|it| (it, tokens(&plain(&it.text)))).collect();
    let of_tests: BTreeSet<Vec<String>> =
        read.iter().flat_map(|(it, tokens)| test_modules(it, tokens)).collect();
    let mut faults = Vec::new();
    for (source, tokens) in &read {
        let module = source.module();
        if of_tests.iter().any(|tests| module.starts_with(tests)) {
            continue;
        }
        let folder = source.folder();
        let name = source.path.display();
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| *known == folder) else {
            faults.push(format!("{name}: `{folder}` is not in the table of arrows"));
            continue;
        };
        for (line, path) in paths(&without_tests(tokens), &module) {
            if let Some(fault) = fault(&folder, allowed, &path) {
                faults.push(format!("{name}:{line}: `{}`: {fault}", path.join("::")));
            }
        }
    }
    faults
}

fn fault(folder: &str, allowed: &[&str], path: &[String]) -> Option<String> {
    let whole = path.join("::");
    let names = |known: &&&str| whole == **known || whole.starts_with(&format!("{known}::"));
    if path[0] == "crate" {
        let to = path.get(1)?;
        // Macros and items of the crate's root.
        if to == folder || allowed.contains(&to.as_str()) {
            return None;
        }
        if !ARROWS.iter().any(|(known, _)| known == to) {
            return Some(format!("`{to}` is not in the table of arrows"));
        }
        return Some(format!("`{folder}` may not use `{to}`"));
    }
    if folder != JSON_FOLDER && JSON.iter().any(|known| names(&known)) {
        return Some(format!("only `{JSON_FOLDER}` knows JSON"));
    }
    let known = OUTSIDE.iter().find(names).filter(|_| PURE.contains(&folder))?;
    Some(format!("pure, so it may not know `{known}`"))
}

#[derive(Clone, Debug, PartialEq)]
struct Token {
    line: usize,
    text: String,
}

impl Token {
    fn is_name(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// Names, `::`, and every other sign by itself.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut rest = line;
        while let Some(first) = rest.chars().next() {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            let length = match first {
                _ if is_part(first) => rest.find(|c| !is_part(c)).unwrap_or(rest.len()),
                _ if rest.starts_with("::") => 2,
                _ => first.len_utf8(),
            };
            let (token, behind) = rest.split_at(length);
            if !token.trim().is_empty() {
                tokens.push(Token { line: at + 1, text: token.to_owned() });
            }
            rest = behind;
        }
    }
    tokens
}

/// The text with blanks in place of comments, strings and characters; lines stay where they are.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after_name = out.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let length = opaque(rest, after_name).unwrap_or(0);
        let (skipped, behind) = rest.split_at(length);
        out.extend(skipped.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = behind;
        if length == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// The length of the comment, string or character that begins here.
fn opaque(text: &str, after_name: bool) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(block_comment(text));
    }
    if text.starts_with('"') {
        return Some(quoted(text, '"'));
    }
    if text.starts_with('\'') {
        // A lifetime has no second quote behind its first character.
        let mut inner = text.chars().skip(1);
        let is_character = inner.next() == Some('\\') || inner.next() == Some('\'');
        return is_character.then(|| quoted(text, '\''));
    }
    let raw = text.strip_prefix('r').filter(|_| !after_name || text.starts_with("r#\""))?;
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    let body = raw[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = body.find(&end).map_or(body.len(), |at| at + end.len());
    Some(1 + hashes + 1 + length)
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let Some(next) = rest.chars().next() else { return at };
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += next.len_utf8();
        }
    }
}

fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if c == quote && !is_escaped {
            return at + c.len_utf8();
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    text.len()
}

/// The tokens without what stands under `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_test_attribute(&tokens[at..]) {
            at = item_end(tokens, at);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

fn is_test_attribute(tokens: &[Token]) -> bool {
    let starts = |words: &[&str]| {
        tokens.len() >= words.len() && iter::zip(tokens, words).all(|(token, word)| token.text == *word)
    };
    starts(&["#", "[", "cfg", "(", "test", ")", "]"]) || starts(&["#", "[", "cfg", "(", "all", "(", "test"])
}

/// Behind the item whose attributes begin here.
fn item_end(tokens: &[Token], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" if depth == 1 => return at + 1,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// The modules in files of their own that are for tests only.
fn test_modules(source: &Source, tokens: &[Token]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        if !is_test_attribute(&tokens[at..]) {
            continue;
        }
        let item = &tokens[at..item_end(tokens, at)];
        if let [.., word, name, end] = item
            && word.text == "mod"
            && end.text == ";"
        {
            found.push(source.module().into_iter().chain([name.text.clone()]).collect());
        }
    }
    found
}

/// All paths with their lines; those of the crate begin with `crate`.
fn paths(tokens: &[Token], module: &[String]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut inner: Vec<(String, usize)> = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inner.pop_if(|(_, opened)| *opened == depth);
            }
            "mod" if tokens.get(at + 2).is_some_and(|token| token.text == "{") => {
                inner.push((tokens[at + 1].text.clone(), depth));
                at += 2;
                continue;
            }
            _ if tokens[at].is_name() => {
                let here: Vec<String> =
                    module.iter().cloned().chain(inner.iter().map(|(name, _)| name.clone())).collect();
                at = path(tokens, at, &[], &here, &mut found);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads the path that begins here, and all of a group in braces; gives where it ends.
fn path(
    tokens: &[Token],
    start: usize,
    before: &[String],
    module: &[String],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let mut names = before.to_vec();
    let mut at = start;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    loop {
        match text(at) {
            "{" => {
                at += 1;
                while !matches!(text(at), "}" | "") {
                    at = if tokens[at].is_name() { path(tokens, at, &names, module, found) } else { at + 1 };
                    if text(at) == "as" {
                        at += 2;
                    }
                }
                return at + 1;
            }
            _ if tokens.get(at).is_some_and(Token::is_name) => names.push(text(at).to_owned()),
            _ => break,
        }
        at += 1;
        if text(at) != "::" {
            break;
        }
        at += 1;
    }
    found.push((tokens[start].line, absolute(names, module)));
    at
}

/// The path from the crate on, where it leads into the crate.
fn absolute(names: Vec<String>, module: &[String]) -> Vec<String> {
    let ups = names.iter().take_while(|name| *name == "super").count();
    let (stem, rest) = match names[0].as_str() {
        "crate" | "postmortem_timeline" => (&module[..0], &names[1..]),
        "self" => {
            let ups = names[1..].iter().take_while(|name| *name == "super").count();
            (&module[..module.len().saturating_sub(ups)], &names[1 + ups..])
        }
        "super" => (&module[..module.len().saturating_sub(ups)], &names[ups..]),
        _ => return names,
    };
    iter::once("crate".to_owned()).chain(stem.iter().cloned()).chain(rest.iter().cloned()).collect()
}
