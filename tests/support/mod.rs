//! What several tests need.
#![allow(dead_code, missing_docs, reason = "each test uses its part")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

pub mod arbitrary;
pub mod schema;

/// The files of a folder of fixtures by name, in the order of their names.
pub fn fixtures(folder: &str) -> Vec<(String, String)> {
    let folder = format!("{}/tests/fixtures/{folder}", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut files: Vec<_> = files
        .map(|file| file.unwrap())
        .map(|file| (file.file_name().into_string().unwrap(), std::fs::read_to_string(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// Name and text of each part of a fixture: "== name", and its lines below.
pub fn parts(fixture: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = fixture.strip_prefix("== ").unwrap().split("\n== ");
    parts.filter_map(|part| part.split_once('\n'))
}

/// A folder of real timelines; says so when it is not there, and the caller then has nothing to do.
pub fn samples() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("PMT_SHARED").map(|shared| std::path::Path::new(&shared).join("samples"));
    let found = folder.filter(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("skipped: set PMT_SHARED to a folder that has samples");
    }
    found
}

/// A folder of the shared corpora; says so when it is not there, and the caller then has nothing to do.
pub fn corpus(path: &str) -> Option<std::path::PathBuf> {
    let folder =
        std::env::var_os("PMT_SHARED").map(|shared| std::path::Path::new(&shared).join("corpora").join(path));
    let found = folder.filter(|folder| folder.is_dir());
    if found.is_none() {
        eprintln!("skipped: set PMT_SHARED to a folder that has corpora/{path}");
    }
    found
}
