//! Versions from `Cargo.lock`.

use crate::refusal::{Outcome, Refusal};

/// The version of the package `name`, of which the lock file must hold exactly one.
pub fn version_of(lock: &str, name: &str) -> Outcome<String> {
    let mut found: Vec<&str> = Vec::new();
    for package in lock.split("[[package]]").skip(1) {
        if field(package, "name") == Some(name) {
            found.extend(field(package, "version"));
        }
    }
    match found.as_slice() {
        [version] => Ok((*version).to_owned()),
        [] => Err(Refusal::new(
            format!("reading the version of {name} from Cargo.lock"),
            "the lock file does not name it",
        )
        .by_hand("cargo generate-lockfile")),
        several => Err(Refusal::new(
            format!("reading the version of {name} from Cargo.lock"),
            format!("found {}, expected one version", several.join(" and ")),
        )
        .by_hand(format!("cargo tree --invert {name}"))),
    }
}

fn field<'a>(package: &'a str, key: &str) -> Option<&'a str> {
    package.lines().find_map(|line| {
        let value = line.strip_prefix(key)?.trim_start().strip_prefix('=')?;
        value.trim().strip_prefix('"')?.strip_suffix('"')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n\n\
        [[package]]\nname = \"b\"\nversion = \"1.0.0\"\ndependencies = [\n \"a\",\n]\n\n\
        [[package]]\nname = \"b\"\nversion = \"2.0.0\"\n";

    #[test]
    fn finds_the_one_version() {
        assert_eq!(version_of(LOCK, "a"), Ok("1.2.3".to_owned()));
    }

    #[test]
    fn refuses_none_and_several() {
        assert!(version_of(LOCK, "c").is_err());
        let several = version_of(LOCK, "b").map_err(|refusal| refusal.to_string());
        assert!(several.is_err_and(|text| text.contains("1.0.0 and 2.0.0")));
    }
}
