//! Whether every dependency may be used under our terms, MIT OR Apache-2.0.

use crate::context::Context;
use crate::metadata::{self, Crate};
use crate::refusal::{Outcome, Refusal};
use crate::spdx::Expression;

/// Licences that ask for no more than the notice which the package carries.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// More licences for crates that only build and test: nothing of them is passed on.
const ALLOWED_FOR_TOOLS: &[&str] = &["MPL-2.0"];

/// Checks every crate of the lock file.
pub fn check(context: &Context) -> Outcome<()> {
    let crates = metadata::crates(context)?;
    let refused: Vec<String> = crates.iter().filter_map(complaint).collect();
    if refused.is_empty() {
        let shipped = crates.iter().filter(|one| one.shipped && one.foreign).count();
        println!("licences of {} crates fit, {shipped} of them shipped", crates.len());
        return Ok(());
    }
    let by_hand = "cargo tree --invert <crate> --edges all --target all";
    Err(Refusal::new("licences that are not on our list (xtask/src/licences.rs)", refused.join("\n"))
        .by_hand(by_hand))
}

fn complaint(one: &Crate) -> Option<String> {
    let place = format!("{} {}", one.name, one.version);
    let Some(licence) = &one.licence else {
        return Some(format!("{place}: names no licence"));
    };
    match Expression::parse(licence) {
        Err(error) => Some(format!("{place}: {licence:?}: {error}")),
        Ok(terms) if terms.allows(&|name| allowed(name, one.shipped)) => None,
        Ok(_) => {
            let use_of_it = if one.shipped { "shipped" } else { "for building and testing" };
            Some(format!("{place}: {licence} ({use_of_it})"))
        }
    }
}

fn allowed(name: &str, shipped: bool) -> bool {
    ALLOWED.contains(&name) || (!shipped && ALLOWED_FOR_TOOLS.contains(&name))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn with(licence: Option<&str>, shipped: bool) -> Option<String> {
        complaint(&Crate {
            name: "a".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
            folder: PathBuf::new(),
            foreign: true,
            shipped,
        })
    }

    #[test]
    fn shipped_crates_must_be_permissive() {
        assert_eq!(with(Some("MIT OR Apache-2.0"), true), None);
        assert_eq!(with(Some("MPL-2.0"), true).as_deref(), Some("a 1.0.0: MPL-2.0 (shipped)"));
        assert_eq!(with(Some("MPL-2.0"), false), None);
        assert!(with(Some("GPL-3.0-only"), false).is_some());
    }

    #[test]
    fn a_licence_must_be_named_and_readable() {
        assert_eq!(with(None, false).as_deref(), Some("a 1.0.0: names no licence"));
        assert!(with(Some("MIT OR"), false).is_some());
    }
}
