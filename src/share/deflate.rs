//! Packing with DEFLATE (RFC 1951), with a dictionary that both sides know.
//!
//! The dictionary is text that documents are full of: packing begins as if it had been sent
//! already, so that a short document need not spell out its own keys. It belongs to the version of
//! the link and never changes.

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// What version 1 of the link takes as known. What is most common stands last, where references to
/// it are shortest. Longer than 32 KiB would not be reached.
const DICTIONARY: &[u8] = include_bytes!("dictionary-1.txt");

/// The most thorough search, and no header (a negative window).
const LEVEL: i32 = 10;
const RAW: i32 = -15;

/// Why bytes cannot be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// There is more in them than was allowed.
    TooLarge,
    /// They are not packed as they should be.
    Broken,
}

/// Packs bytes.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = Box::new(CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, 0)));
    // What the dictionary itself gives is dropped: the other side has it.
    feed(&mut packer, DICTIONARY, TDEFLFlush::Sync);
    feed(&mut packer, bytes, TDEFLFlush::Finish)
}

fn feed(packer: &mut CompressorOxide, mut bytes: &[u8], flush: TDEFLFlush) -> Vec<u8> {
    let mut out = vec![0; bytes.len() / 2 + 256];
    let mut written = 0;
    loop {
        let room = out.get_mut(written..).unwrap_or_default();
        let (status, read, more) = compress(packer, bytes, room, flush);
        bytes = bytes.get(read..).unwrap_or_default();
        written += more;
        let is_full = written == out.len();
        if status != TDEFLStatus::Okay || (flush != TDEFLFlush::Finish && bytes.is_empty() && !is_full) {
            out.truncate(written);
            return out;
        }
        out.resize(out.len() * 2, 0);
    }
}

/// Unpacks bytes, at most so many.
///
/// # Errors
/// When more than `most` would come out, or they are not packed as they should be.
pub(super) fn unpack(packed: &[u8], most: usize) -> Result<Vec<u8>, Refused> {
    let known = DICTIONARY.len();
    let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut unpacker = Box::new(DecompressorOxide::new());
    let mut out = DICTIONARY.to_vec();
    out.resize(known + most.min(packed.len().saturating_mul(4)), 0);
    let (mut read, mut written) = (0, known);
    loop {
        let rest = packed.get(read..).unwrap_or_default();
        let (status, taken, more) = decompress(&mut unpacker, rest, &mut out, written, flags);
        read += taken;
        written += more;
        match status {
            TINFLStatus::Done => {
                out.truncate(written);
                return Ok(out.split_off(known));
            }
            TINFLStatus::HasMoreOutput if out.len() >= known + most => return Err(Refused::TooLarge),
            TINFLStatus::HasMoreOutput => {
                let wanted = out.len().saturating_mul(2).min(known + most);
                out.resize(wanted, 0);
            }
            _ => return Err(Refused::Broken),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_dictionary_is_known_and_within_reach() {
        assert!(DICTIONARY.len() < 8_192 && DICTIONARY.is_ascii());
        // A changed dictionary would make all links of this version unreadable.
        assert_eq!(crate::format::crc32(DICTIONARY), 0xe258_e43a);
    }

    #[test]
    fn nothing_grows_beyond_what_is_allowed() {
        let packed = pack(&vec![b'a'; 100_000]);
        assert!(packed.len() < 500);
        assert_eq!(unpack(&packed, 99_999), Err(Refused::TooLarge));
        assert_eq!(unpack(&packed, 100_000).map(|bytes| bytes.len()), Ok(100_000));
        assert_eq!(unpack(&[], 10), Err(Refused::Broken));
        assert_eq!(unpack(&pack(b""), 0), Ok(vec![]));
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..4_000)) {
            prop_assert_eq!(unpack(&pack(&bytes), bytes.len()), Ok(bytes));
        }

        #[test]
        fn any_bytes_can_be_tried(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(unpack(&bytes, 10_000).is_ok_and(|out| out.len() <= 10_000) || unpack(&bytes, 10_000).is_err());
        }
    }
}
