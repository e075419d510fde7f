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
    files: Vec<(String, u64)>,
}

/// A file and its sizes in bytes.
struct Measured {
    name: String,
    limit: u64,
    plain: u64,
    brotli: u64,
}

/// Measures the package and prints the table.
pub fn check(context: &Context) -> Outcome<()> {
    let budget = read(&process::read(&context.root.join("budget.toml"))?)?;
    let measured = measure(context, &budget)?;
    println!("{:<30}{:>10}{:>10}{:>10}", "bytes", "plain", "brotli", "limit");
    for Measured { name, limit, plain, brotli } in &measured {
        println!("{name:<30}{plain:>10}{brotli:>10}{limit:>10}");
    }
    let code: Vec<&Measured> = measured.iter().filter(|file| is_code(&file.name)).collect();
    let total: u64 = code.iter().map(|file| file.brotli).sum();
    println!(
        "{:<30}{:>10}{total:>10}{:>10}",
        "all code",
        code.iter().map(|file| file.plain).sum::<u64>(),
        budget.total
    );
    let mut over: Vec<String> = measured.iter().filter(|file| file.brotli > file.limit).map(excess).collect();
    if total > budget.total {
        over.push(format!("all code: {total} bytes, {} too many", total - budget.total));
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
        is_code(&name) && !budget.files.iter().any(|(known, _)| *known == name)
    });
    if let Some(path) = unlimited {
        return Err(Refusal::new(path.display().to_string(), "budget.toml has no limit for it"));
    }
    let paths: Vec<PathBuf> = budget.files.iter().map(|(name, _)| folder.join(name)).collect();
    let sizes = brotli(context, &paths)?;
    let files = budget.files.iter().zip(sizes);
    Ok(files
        .map(|((name, limit), (plain, brotli))| Measured { name: name.clone(), limit: *limit, plain, brotli })
        .collect())
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
    let mut in_files = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() || line == "[files]" {
            in_files |= !line.is_empty();
            continue;
        }
        let (key, limit) = limit(line).ok_or_else(|| {
            let why = format!("found {line:?}, expected a name, \"=\" and a number of bytes");
            Refusal::new(format!("reading budget.toml, line {}", index + 1), why)
        })?;
        match (in_files, key) {
            (false, "total") => budget.total = limit,
            (true, name) => budget.files.push((name.to_owned(), limit)),
            (false, other) => {
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
        let text = "# sizes\ntotal = 200_000 # all\n\n[files]\n\"a.js\" = 10\n\"a_bg.wasm\" = 20\n";
        let files = vec![("a.js".to_owned(), 10), ("a_bg.wasm".to_owned(), 20)];
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
