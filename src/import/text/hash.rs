//! Numbers made from texts, so that what is read again is known again.

pub(super) const PRIME: u64 = 0x0100_0000_01b3;

/// The FNV-1a hash (Fowler, Noll and Vo) of texts one after the other.
pub(in crate::import) fn fnv(texts: &[&str]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}
