//! PHP with what the wikis need of it.

use std::process::Command;

use crate::refusal::{Outcome, Refusal};
use crate::{debian, process};

/// Debian's packages; without a version in their names they are those of the system's own PHP.
const PACKAGES: &[&str] = &["php-cli", "php-sqlite3", "php-mbstring", "php-xml", "php-intl"];

/// What `php -m` must list.
const MODULES: &[&str] =
    &["ctype", "dom", "fileinfo", "iconv", "intl", "json", "mbstring", "pdo_sqlite", "xml"];

/// The oldest version that the wikis and our extensions run on.
const OLDEST: (u32, u32) = (8, 1);

/// Installs PHP, where that is possible, and checks that it is complete.
pub fn ensure() -> Outcome<()> {
    let lacking = lacking();
    if !lacking.is_empty() {
        println!("      PHP: {} missing, installing, takes about 1 min", lacking.join(", "));
        debian::install(PACKAGES)?;
    }
    let still = self::lacking();
    if !still.is_empty() {
        return Err(Refusal::new("PHP for the wikis", format!("without {}", still.join(", ")))
            .by_hand(format!("sudo apt-get install {}", PACKAGES.join(" "))));
    }
    let told = process::capture(Command::new("php").args(["-r", "echo PHP_VERSION;"]))?;
    if version(&told).is_some_and(|found| found >= OLDEST) {
        return Ok(());
    }
    let why = format!("found {told:?}, expected {}.{} or newer", OLDEST.0, OLDEST.1);
    Err(Refusal::new("PHP for the wikis", why))
}

fn lacking() -> Vec<&'static str> {
    match process::capture(Command::new("php").arg("-m")) {
        Ok(told) => lacking_of(&told),
        Err(_) => vec!["php"],
    }
}

fn lacking_of(told: &str) -> Vec<&'static str> {
    let has = |module: &str| told.lines().any(|line| line.trim().eq_ignore_ascii_case(module));
    MODULES.iter().copied().filter(|module| !has(module)).collect()
}

fn version(told: &str) -> Option<(u32, u32)> {
    let mut parts = told.split('.').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_missing() {
        let all = MODULES.join("\n");
        assert!(lacking_of(&all).is_empty());
        assert_eq!(lacking_of(&all.replace("intl", "")), ["intl"]);
    }

    #[test]
    fn reads_versions() {
        assert_eq!(version("8.2.36"), Some((8, 2)));
        assert_eq!(version("none"), None);
    }
}
