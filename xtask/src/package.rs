//! `cargo xtask package`: the folder that wikis embed, and from it the archives of the integrations.

use std::fs;
use std::path::Path;

use crate::context::Context;
use crate::process;
use crate::refusal::{Outcome, Refusal};
use crate::{integrations, integrity, notices, site};

/// Where each file that is only copied comes from.
const COPIED: &[(&str, &str)] = &[
    ("src/element/element.js", "element.js"),
    ("src/element/element.d.ts", "element.d.ts"),
    ("styles/fallback.css", "fallback.css"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// What a page with a strict content security policy or trusted types refuses.
const FORBIDDEN: &[&str] = &["eval(", "Function(", "document.write"];

/// Builds the package, unless this run has done so.
pub fn once(context: &Context) -> Outcome<()> {
    context.packaged.get_or_init(|| package(context)).clone()
}

/// Builds the site, writes the package, and packs the integrations with it.
pub fn package(context: &Context) -> Outcome<()> {
    let sources: Vec<&str> = COPIED.iter().map(|(source, _)| *source).collect();
    site::require(context, &sources)?;
    site::build(context)?;
    let folder = context.package();
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Refusal::io(format!("emptying {}", folder.display())))?;
    }
    process::create_folder(&folder)?;
    copy_files(context, &folder)?;
    write(&folder.join("THIRD-PARTY-LICENSES.txt"), &notices::text(context)?)?;
    check_scripts(&folder)?;
    write(&folder.join("SHA384SUMS"), &integrity::list(&folder)?)?;
    println!("the package lies in {}", folder.display());
    integrations::pack(context)
}

fn copy_files(context: &Context, folder: &Path) -> Outcome<()> {
    let site = context.site();
    if site.join("snippets").exists() {
        let why = "a crate brings its own JavaScript files, which the package would have to ship under stable names";
        return Err(Refusal::new("dist/site/snippets", why));
    }
    for name in site::built() {
        copy(&site.join(&name), &folder.join(&name))?;
    }
    for (source, name) in COPIED {
        copy(&context.root.join(source), &folder.join(name))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::copy(from, to).map(drop).map_err(Refusal::io(format!(
        "copying {} to {}",
        from.display(),
        to.display()
    )))
}

fn write(path: &Path, text: &str) -> Outcome<()> {
    fs::write(path, text).map_err(Refusal::io(format!("writing {}", path.display())))
}

fn check_scripts(folder: &Path) -> Outcome<()> {
    let mut found = Vec::new();
    for path in
        integrity::files(folder)?.iter().filter(|path| path.extension().is_some_and(|kind| kind == "js"))
    {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let hits = forbidden(&process::read(path)?);
        found.extend(hits.into_iter().map(|(line, call)| format!("{name}, line {line}: {call}")));
    }
    if found.is_empty() {
        return Ok(());
    }
    let why = format!(
        "{}\npages with a strict content security policy or trusted types refuse it",
        found.join("\n")
    );
    Err(Refusal::new("the built JavaScript compiles text", why))
}

/// Lines, counted from 1, with a call that pages refuse.
fn forbidden(script: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for (index, line) in script.lines().enumerate() {
        found.extend(FORBIDDEN.iter().filter(|call| calls(line, call)).map(|call| (index + 1, *call)));
    }
    found
}

fn calls(line: &str, call: &str) -> bool {
    line.match_indices(call).any(|(at, _)| line.get(..at).is_none_or(|before| !is_text_or_longer(before)))
}

/// After a quote no call can stand: what follows is text, as in wasm-bindgen's description of functions.
fn is_text_or_longer(before: &str) -> bool {
    before.ends_with(|c: char| c.is_alphanumeric() || "_$`'\"".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_text_that_is_compiled() {
        let script = "const a = new Function('x');\nb.eval(x);\ndocument.write(y)\n";
        assert_eq!(forbidden(script), [(1, "Function("), (2, "eval("), (3, "document.write")]);
    }

    #[test]
    fn longer_names_are_not_it() {
        assert_eq!(forbidden("isFunction(x); retrieval(y); __wbg_Function(z); typeof f === 'function'"), []);
    }

    #[test]
    fn a_description_is_not_it() {
        assert_eq!(forbidden("? `Function(${val.name})`\n: 'Function';"), []);
        assert_eq!(forbidden("x = 'a' + Function(`b`)"), [(1, "Function(")]);
    }
}
