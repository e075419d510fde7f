//! Checksums in the form that pages use for subresource integrity.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::refusal::{Outcome, Refusal};

/// `sha384-…` of these bytes.
pub fn sri(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The files of a folder, by name.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(Refusal::io(format!("listing {}", folder.display())))?;
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}

/// One line for each file of the folder: checksum, two spaces, name.
pub fn list(folder: &Path) -> Outcome<String> {
    let mut list = String::new();
    for path in files(folder)? {
        let bytes = fs::read(&path).map_err(Refusal::io(format!("reading {}", path.display())))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        list += &format!("{}  {name}\n", sri(&bytes));
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_of_nothing_is_well_known() {
        assert_eq!(sri(b""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
    }
}
