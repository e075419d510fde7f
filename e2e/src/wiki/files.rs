//! Folders of wikis: copied for a run, and filled from archives.

use std::fs;
use std::path::{Path, PathBuf};

use miniz_oxide::inflate::decompress_to_vec;

use crate::error::{Context, Failure};

/// Copies a folder. Files that nobody changes share their place on the disk, where it can do that.
///
/// # Errors
/// Fails when a file cannot be read or written.
pub fn copy(from: &Path, to: &Path, shared: bool) -> Result<(), Failure> {
    let place = || format!("copying {}", from.display());
    fs::create_dir_all(to).at(place())?;
    for entry in fs::read_dir(from).at(place())? {
        let entry = entry.at(place())?;
        let target = to.join(entry.file_name());
        let kind = entry.file_type().at(place())?;
        if kind.is_symlink() {
            let aim = fs::read_link(entry.path()).at(place())?;
            std::os::unix::fs::symlink(aim, target).at(place())?;
        } else if kind.is_dir() {
            copy(&entry.path(), &target, shared)?;
        } else if !shared || fs::hard_link(entry.path(), &target).is_err() {
            fs::copy(entry.path(), target).at(place())?;
        }
    }
    Ok(())
}

/// All files below a folder.
///
/// # Errors
/// Fails when a folder cannot be read.
pub fn all(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).at(format!("listing {}", folder.display()))?.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(all(&entry.path())?),
            _ => found.push(entry.path()),
        }
    }
    found.sort();
    Ok(found)
}

/// Unpacks an archive into a folder.
///
/// Source of the layout: PKWARE's APPNOTE 6.3, section 4.3.7.
///
/// # Errors
/// Fails when it is no archive, or a name in it leads out of the folder.
pub fn unpack(archive: &Path, folder: &Path) -> Result<(), Failure> {
    let bytes = fs::read(archive).at(format!("reading {}", archive.display()))?;
    let mut rest = bytes.as_slice();
    let broken = || Failure::new("a broken archive", archive.display().to_string());
    while rest.starts_with(b"PK\x03\x04") {
        let (name, content, after) = entry(rest).ok_or_else(broken)?;
        if name.starts_with('/') || name.split('/').any(|part| part == "..") {
            return Err(Failure::new(name, "a name below the folder"));
        }
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().unwrap_or(folder)).at("unpacking")?;
        fs::write(&path, content).at(format!("writing {}", path.display()))?;
        rest = after;
    }
    Ok(())
}

/// The first entry of what is left: its name, its content, and what follows it.
fn entry(bytes: &[u8]) -> Option<(String, Vec<u8>, &[u8])> {
    let number = |at: usize, length: usize| {
        let part = bytes.get(at..at + length)?;
        Some(part.iter().rev().fold(0_usize, |all, byte| all << 8 | usize::from(*byte)))
    };
    let (method, packed) = (number(8, 2)?, number(18, 4)?);
    let (name, extra) = (number(26, 2)?, number(28, 2)?);
    let start = 30 + name + extra;
    let content = bytes.get(start..start + packed)?;
    let content = if method == 0 { content.to_vec() } else { decompress_to_vec(content).ok()? };
    let name = String::from_utf8(bytes.get(30..30 + name)?.to_vec()).ok()?;
    Some((name, content, bytes.get(start + packed..)?))
}
