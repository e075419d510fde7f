//! The checksum of archives and of links.

/// The checksum CRC-32 of ISO 3309, half a byte at a time with a table of sixteen.
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 16];
    for (slot, number) in table.iter_mut().zip(0_u32..) {
        *slot = (0..4).fold(number, |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 });
    }
    let step = |sum: u32, bits: u32| {
        let place = ((sum ^ bits) & 15) as usize;
        table.get(place).copied().unwrap_or_default() ^ (sum >> 4)
    };
    !bytes.iter().fold(!0, |sum, byte| step(step(sum, u32::from(*byte)), u32::from(*byte >> 4)))
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
