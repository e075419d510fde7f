//! Archives that are the same bytes whenever they are made of the same files.

use std::collections::HashMap;

use miniz_oxide::deflate::compress_to_vec;
use sha2::{Digest, Sha384};

use crate::refusal::{Outcome, Refusal};

/// The greatest effort of the compressor.
const EFFORT: u8 = 9;

/// The first day that the format knows, 1 January 1980, so that no build time is in it.
const DATE: u16 = 0x21;

/// "Made by Unix", with format version 2.0, the first that has deflated files.
const MADE_BY: u16 = 0x0314;
const NEEDED: u16 = 20;

/// Names are UTF-8 (bit 11 of the flags).
const FLAGS: u16 = 0x0800;

/// An ordinary file that everyone may read, in the upper half of the attributes.
const MODE: u32 = 0o100_644 << 16;

/// Makes archives. The same file is often in several of them, and is deflated once.
#[derive(Default)]
pub struct Packer {
    deflated: HashMap<Vec<u8>, Vec<u8>>,
}

impl Packer {
    /// The archive of these files: names with `/` and their bytes. The order is that of the names.
    ///
    /// Source of the layout: PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
    pub fn archive(&mut self, files: &[(String, Vec<u8>)]) -> Outcome<Vec<u8>> {
        let mut sorted: Vec<&(String, Vec<u8>)> = files.iter().collect();
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut entries = Vec::new();
        for (name, content) in sorted {
            entries.push((name.as_str(), content.as_slice(), self.deflate(content)));
        }
        joined(&entries)
    }

    fn deflate(&mut self, content: &[u8]) -> Vec<u8> {
        let key = Sha384::digest(content).to_vec();
        self.deflated.entry(key).or_insert_with(|| compress_to_vec(content, EFFORT)).clone()
    }
}

/// A name, the bytes, and the deflated bytes.
type Entry<'a> = (&'a str, &'a [u8], Vec<u8>);

fn joined(entries: &[Entry<'_>]) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let (name, ..) = entry;
        let start = size(bytes.len(), name)?;
        let head = head(entry, &mut bytes)?;
        put(&mut directory, &[&0x0201_4b50_u32.to_le_bytes(), &MADE_BY.to_le_bytes(), &head]);
        // No comment, first disk, no internal attributes.
        put(&mut directory, &[&[0; 6], &MODE.to_le_bytes(), &start.to_le_bytes(), name.as_bytes()]);
    }
    let start = size(bytes.len(), "the archive")?;
    let length = size(directory.len(), "the directory")?;
    let count = u16::try_from(entries.len())
        .map_err(|_| Refusal::new("the archive", format!("{} files are too many", entries.len())))?;
    bytes.append(&mut directory);
    put(&mut bytes, &[&0x0605_4b50_u32.to_le_bytes(), &[0; 4], &count.to_le_bytes(), &count.to_le_bytes()]);
    put(&mut bytes, &[&length.to_le_bytes(), &start.to_le_bytes(), &[0; 2]]);
    Ok(bytes)
}

/// Writes a file with its local header; gives the part that the directory repeats.
fn head((name, content, deflated): &Entry<'_>, bytes: &mut Vec<u8>) -> Outcome<Vec<u8>> {
    let smaller = deflated.len() < content.len();
    let method: u16 = if smaller { 8 } else { 0 };
    let stored = if smaller { deflated.as_slice() } else { *content };
    let length =
        u16::try_from(name.len()).map_err(|_| Refusal::new(*name, "the name is too long for an archive"))?;
    let mut head = Vec::new();
    put(&mut head, &[&NEEDED.to_le_bytes(), &FLAGS.to_le_bytes(), &method.to_le_bytes()]);
    put(&mut head, &[&0_u16.to_le_bytes(), &DATE.to_le_bytes(), &checksum(content).to_le_bytes()]);
    put(&mut head, &[&size(stored.len(), name)?.to_le_bytes(), &size(content.len(), name)?.to_le_bytes()]);
    put(&mut head, &[&length.to_le_bytes(), &[0; 2]]);
    put(bytes, &[&0x0403_4b50_u32.to_le_bytes(), &head, name.as_bytes(), stored]);
    Ok(head)
}

fn put(bytes: &mut Vec<u8>, parts: &[&[u8]]) {
    for part in parts {
        bytes.extend_from_slice(part);
    }
}

fn size(length: usize, what: &str) -> Outcome<u32> {
    u32::try_from(length).map_err(|_| Refusal::new(what, "larger than 4 GB"))
}

/// CRC-32 as the format has it.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 * (sum & 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive(files: &[(String, Vec<u8>)]) -> Outcome<Vec<u8>> {
        Packer::default().archive(files)
    }

    fn some() -> Vec<(String, Vec<u8>)> {
        vec![("b/two.txt".into(), vec![b'x'; 4000]), ("a.txt".into(), b"one".to_vec())]
    }

    #[test]
    fn the_checksum_is_the_well_known_one() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn the_order_in_which_files_are_given_does_not_matter() {
        let mut turned = some();
        turned.reverse();
        assert_eq!(archive(&some()).unwrap(), archive(&turned).unwrap());
    }

    #[test]
    fn others_can_read_it() {
        let bytes = archive(&some()).unwrap();
        assert!(bytes.len() < 500, "{}", bytes.len());
        let path = std::env::temp_dir().join(format!("pmt-zip-{}.zip", std::process::id()));
        std::fs::write(&path, &bytes).unwrap();
        let script = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; \
            print([(i.filename, i.file_size, i.date_time[0], oct(i.external_attr >> 16)) for i in z.infolist()])";
        let told = std::process::Command::new("python3").args(["-c", script]).arg(&path).output();
        std::fs::remove_file(&path).unwrap();
        // Where there is no Python, the wikis' own set-up reads the archives.
        let Ok(told) = told else { return };
        let text = String::from_utf8_lossy(&told.stdout).into_owned();
        let expected = "[('a.txt', 3, 1980, '0o100644'), ('b/two.txt', 4000, 1980, '0o100644')]";
        assert_eq!(text.trim(), expected, "{}", String::from_utf8_lossy(&told.stderr));
    }
}
