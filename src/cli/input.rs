//! From a file, or the standard input, to a document or an error that says what to do.

use super::words::plain;
use postmortem_timeline::format::{self, Loaded, Place, wording};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The name to show, and what the file holds.
pub fn bytes_of(path: &Path) -> Result<(String, Vec<u8>), String> {
    let name = if path == Path::new("-") { "standard input".into() } else { path.display().to_string() };
    let bytes = bytes(path).map_err(|error| unreadable(path, &name, &error))?;
    Ok((name, bytes))
}

/// Reads a document, also one that a page or a drawing holds.
pub fn read(path: &Path) -> Result<Loaded, String> {
    let (name, bytes) = bytes_of(path)?;
    let inner = std::str::from_utf8(&bytes).ok().and_then(format::embedded);
    let inner = inner.as_ref().map_or(&*bytes, |(text, _)| text.as_bytes());
    document(&name, inner)
}

/// Reads a document; the name is for the error.
pub fn document(name: &str, bytes: &[u8]) -> Result<Loaded, String> {
    format::read_bytes(bytes).map_err(|error| {
        let place = error.place.as_deref().map(pointer).unwrap_or_default();
        format!("{name}: {}{place}", plain(&wording::error(&error)))
    })
}

/// At most one byte more than a document may have: enough to refuse it.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let most = format::MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn unreadable(path: &Path, name: &str, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => match similar(path) {
            Some(other) => format!("found no file {name}; did you mean {other}?"),
            None => format!("found no file {name}; give the path of a document, or - for the standard input"),
        },
        ErrorKind::IsADirectory => format!("{name} is a folder; give the path of a document in it"),
        ErrorKind::PermissionDenied => format!("{name} can't be read: this user has no right to"),
        _ => format!("{name} can't be read: {error}"),
    }
}

/// The file beside it whose name is most like the one that was typed.
fn similar(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?.to_lowercase();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let files = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let mut candidates: Vec<(usize, String)> = files
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .map(|name| (distance(&wanted, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= wanted.chars().count() / 3)
        .collect();
    candidates.sort();
    let (_, name) = candidates.into_iter().next()?;
    Some(path.with_file_name(name).display().to_string())
}

/// How many characters must be added, taken away or exchanged to make one text of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (at, left) in one.chars().enumerate() {
        let mut next = vec![at + 1];
        for ((right, corner), above) in other.chars().zip(&row).zip(row.iter().skip(1)) {
            let before = next.last().copied().unwrap_or_default();
            next.push((corner + usize::from(left != right)).min(above + 1).min(before + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// The line in question with a mark below the place.
fn pointer(place: &Place) -> String {
    let before = plain(&place.excerpt.before);
    let after = plain(&place.excerpt.after);
    let line = place.position.line;
    let margin = " ".repeat(line.to_string().len());
    let indent = " ".repeat(before.chars().count());
    format!("\n{margin} |\n{line} | {before}{after}\n{margin} | {indent}^")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (one, other, expected) in [("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("aü", "ba", 2)]
        {
            assert_eq!((distance(one, other), distance(other, one)), (expected, expected), "{one} {other}");
        }
    }
}
