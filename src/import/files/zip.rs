//! Archives in the ZIP format, as far as exports use it: stored and deflated files.
//!
//! After APPNOTE.TXT 6.3.10 by PKWARE: the list of files is the central directory at the end. Files
//! are unpacked one at a time, each up to the size that it states, so that a small archive cannot
//! become a large text. ZIP64, encryption and other methods are not read.

use crate::format::crc32;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The most files whose names are listed.
const MAX_FILES: usize = 65_535;
/// Sizes of the fixed parts of the three records (APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16).
const LOCAL: usize = 30;
const CENTRAL: usize = 46;
const END: usize = 22;

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// The path within the archive.
    pub(super) name: String,
    method: u16,
    is_encrypted: bool,
    packed: usize,
    /// How many bytes it says that it has.
    pub(super) size: usize,
    crc: u32,
    /// Where its local header stands.
    at: usize,
}

/// Whether bytes begin as an archive does, an empty one included.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files of an archive; `None` when its list cannot be read.
pub(super) fn members(bytes: &[u8]) -> Option<Vec<Member>> {
    let end = end_record(bytes)?;
    let (count, start) = (u16_at(bytes, end + 10)?, u32_at(bytes, end + 16)? as usize);
    let mut at = start;
    let mut found = Vec::new();
    for _ in 0..usize::from(count).min(MAX_FILES) {
        let (member, next) = central(bytes, at)?;
        if !member.name.ends_with('/') {
            found.push(member);
        }
        at = next;
    }
    Some(found)
}

impl Member {
    /// What is in the file; `None` when it is damaged, encrypted or packed in another way, or has
    /// more bytes than it says. So nothing grows beyond the sizes that were added up before.
    pub(super) fn unpack(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let packed = self.packed(bytes).filter(|_| !self.is_encrypted)?;
        let content = match self.method {
            0 => packed.get(..self.size.min(packed.len()))?.to_vec(),
            8 => decompress_to_vec_with_limit(packed, self.size).ok()?,
            _ => return None,
        };
        (content.len() == self.size && crc32(&content) == self.crc).then_some(content)
    }

    fn packed<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        if bytes.get(self.at..self.at.checked_add(4)?)? != b"PK\x03\x04" {
            return None;
        }
        let (name, extra) = (u16_at(bytes, self.at + 26)?, u16_at(bytes, self.at + 28)?);
        let start = self.at + LOCAL + usize::from(name) + usize::from(extra);
        bytes.get(start..start.checked_add(self.packed)?)
    }
}

/// Where the record stands that ends the archive; a comment of up to 65 535 bytes may follow it.
fn end_record(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(65_535);
    (first..=last).rev().find(|at| bytes.get(*at..at + 4) == Some(b"PK\x05\x06"))
}

/// The entry of the central directory at this place, and the place of the next one.
fn central(bytes: &[u8], at: usize) -> Option<(Member, usize)> {
    if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
        return None;
    }
    let length = |at: usize| u16_at(bytes, at).map(usize::from);
    let (name, extra, comment) = (length(at + 28)?, length(at + 30)?, length(at + 32)?);
    let name_at = at + CENTRAL;
    let text = bytes.get(name_at..name_at + name)?;
    let member = Member {
        name: String::from_utf8_lossy(text).replace('\\', "/"),
        method: u16_at(bytes, at + 10)?,
        is_encrypted: u16_at(bytes, at + 8)? & 1 == 1,
        packed: u32_at(bytes, at + 20)? as usize,
        size: u32_at(bytes, at + 24)? as usize,
        crc: u32_at(bytes, at + 16)?,
        at: u32_at(bytes, at + 42)? as usize,
    };
    Some((member, name_at + name + extra + comment))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    pair.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}
