//! The size of the package against `budget.toml`.

use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::process;
use crate::refusal::{Outcome, Refusal};

/// Node.js brings brotli, and npm's tools need Node.js anyway; compiling a crate for it would cost every command.
const BROTLI: &str = "const { brotliCompressSync, constants } = require('node:zlib');\
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };\
    for (const path of process.argv.slice(1)) {\
      const bytes = require('node:fs').readFileSync(path);\
      const params = { ...quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };\
      console.log(bytes.length, brotliCompressSync(bytes, { params }).length);\
    }";

/// The limits.
#[derive(Debug, Default, PartialEq, Eq)]
struct Budget {
    total: u64,
    files: Vec<Limit>,
}

/// The limit of one file.
#[derive(Debug, PartialEq, Eq)]
struct Limit {
    name: String,
    bytes: u64,
    /// It is not fetched with the element, but when somebody needs it.
    is_later: bool,
}

/// A file and its sizes in bytes.
struct Measured {
    name: String,
    is_later: bool,
    limit: u64,
    plain: u64,
    brotli: u64,
}

/// Measures the package and prints the table.
pub fn check(context: &Context) -> Outcome<()> {
    let budget = read(&process::read(&context.root.join("budget.toml"))?)?;
    let measured = measure(context, &budget)?;
    println!("{:<30}{:>10}{:>10}{:>10}", "bytes", "plain", "brotli", "limit");
    for Measured { name, limit, plain, brotli, .. } in &measured {
        println!("{name:<30}{plain:>10}{brotli:>10}{limit:>10}");
    }
    let code: Vec<&Measured> = measured.iter().filter(|file| is_code(&file.name) && !file.is_later).collect();
    let total: u64 = code.iter().map(|file| file.brotli).sum();
    println!(
        "{:<30}{:>10}{total:>10}{:>10}",
        "code at once",
        code.iter().map(|file| file.plain).sum::<u64>(),
        budget.total
    );
    let mut over: Vec<String> = measured.iter().filter(|file| file.brotli > file.limit).map(excess).collect();
    if total > budget.total {
        over.push(format!("code at once: {total} bytes, {} too many", total - budget.total));
    }
    if over.is_empty() {
        return Ok(());
    }
    Err(Refusal::new("the size budget", over.join("\n"))
        .by_hand("find out what grew, or argue for more in budget.toml"))
}

fn excess(file: &Measured) -> String {
    format!("{}: {} bytes, {} too many", file.name, file.brotli, file.brotli.saturating_sub(file.limit))
}

fn is_code(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|kind| kind == "js" || kind == "wasm")
}

fn measure(context: &Context, budget: &Budget) -> Outcome<Vec<Measured>> {
    let folder = context.package();
    let unlimited = crate::integrity::files(&folder)?.into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        is_code(&name) && !budget.files.iter().any(|known| known.name == name)
    });
    if let Some(path) = unlimited {
        return Err(Refusal::new(path.display().to_string(), "budget.toml has no limit for it"));
    }
    let paths: Vec<PathBuf> = budget.files.iter().map(|file| folder.join(&file.name)).collect();
    let sizes = brotli(context, &paths)?;
    let files = budget.files.iter().zip(sizes);
    let measured = |(limit, (plain, brotli)): (&Limit, _)| Measured {
        name: limit.name.clone(),
        is_later: limit.is_later,
        limit: limit.bytes,
        plain,
        brotli,
    };
    Ok(files.map(measured).collect())
}

/// The bytes of each file, as they are and after brotli.
pub fn brotli(context: &Context, paths: &[PathBuf]) -> Outcome<Vec<(u64, u64)>> {
    let told = process::capture(context.command("node").args(["--eval", BROTLI]).args(paths))?;
    let sizes = told.lines().filter_map(|line| {
        let (plain, brotli) = line.split_once(' ')?;
        Some((plain.parse().ok()?, brotli.parse().ok()?))
    });
    Ok(sizes.collect())
}

/// Reads the few forms of TOML that `budget.toml` needs.
fn read(text: &str) -> Outcome<Budget> {
    let mut budget = Budget::default();
    let mut section = None;
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() || matches!(line, "[files]" | "[later]") {
            section = if line.is_empty() { section } else { Some(line == "[later]") };
            continue;
        }
        let (key, limit) = limit(line).ok_or_else(|| {
            let why = format!("found {line:?}, expected a name, \"=\" and a number of bytes");
            Refusal::new(format!("reading budget.toml, line {}", index + 1), why)
        })?;
        match (section, key) {
            (None, "total") => budget.total = limit,
            (Some(is_later), name) => {
                budget.files.push(Limit { name: name.to_owned(), bytes: limit, is_later });
            }
            (None, other) => {
                return Err(Refusal::new(
                    "reading budget.toml",
                    format!("found {other:?}, expected \"total\""),
                ));
            }
        }
    }
    Ok(budget)
}

fn limit(line: &str) -> Option<(&str, u64)> {
    let (key, value) = line.split_once('=')?;
    Some((key.trim().trim_matches('"'), value.trim().replace('_', "").parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_limits() {
        let text = "# sizes\ntotal = 200_000 # all\n\n[files]\n\"a.js\" = 10\n\"a_bg.wasm\" = 20\n[later]\n\"b.js\" = 30\n";
        let limit = |name: &str, bytes, is_later| Limit { name: name.to_owned(), bytes, is_later };
        let files = vec![limit("a.js", 10, false), limit("a_bg.wasm", 20, false), limit("b.js", 30, true)];
        assert_eq!(read(text), Ok(Budget { total: 200_000, files }));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for text in ["total = many", "limit = 3", "[other]\n", "[files]\n\"a.js\" 10"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_file_in_the_checkout_is_readable() {
        let budget = read(include_str!("../../budget.toml"));
        assert!(budget.is_ok_and(|budget| budget.total > 0 && !budget.files.is_empty()));
    }
}
