//! Identifiers: 8 characters of `0-9a-z`, one namespace for the whole document, never reused.

use super::Text;
use std::fmt;

/// Length of the identifiers that this program makes.
pub const ID_LENGTH: usize = 8;

/// Characters of the identifiers that this program makes.
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The identifier of an event or of any other list member.
///
/// Identifiers read from a document are kept as they are, whatever their length; up to eight
/// ASCII characters are held inline, so that a search through 100 000 events compares integers.
///
/// ```
/// use postmortem_timeline::model::Id;
/// assert_eq!(Id::new("ab12cd34").to_string(), "ab12cd34");
/// assert!(Id::new("a") < Id::new("b"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Id(Repr);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    /// Up to eight ASCII characters, zero padded. Never used for a longer or non-ASCII text.
    Short([u8; ID_LENGTH]),
    Long(Text),
}

impl Id {
    /// The identifier with this text.
    pub fn new(text: &str) -> Self {
        let mut short = [0; ID_LENGTH];
        if text.len() <= ID_LENGTH && text.is_ascii() && !text.contains('\0') {
            for (slot, byte) in short.iter_mut().zip(text.bytes()) {
                *slot = byte;
            }
            return Self(Repr::Short(short));
        }
        Self(Repr::Long(text.into()))
    }

    /// The identifier that a number stands for: equal numbers give equal identifiers.
    ///
    /// The caller brings the number (from a random source, or from a hash of the content).
    pub fn from_number(number: u64) -> Self {
        let mut rest = number;
        let mut short = [b'0'; ID_LENGTH];
        for slot in &mut short {
            let digit = (rest % ALPHABET.len() as u64) as usize;
            *slot = ALPHABET.get(digit).copied().unwrap_or(b'0');
            rest /= ALPHABET.len() as u64;
        }
        Self(Repr::Short(short))
    }

    /// The text of the identifier.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Short(bytes) => {
                let end = bytes.iter().position(|b| *b == 0).unwrap_or(ID_LENGTH);
                std::str::from_utf8(bytes.get(..end).unwrap_or_default()).unwrap_or_default()
            }
            Repr::Long(text) => text,
        }
    }

    /// Whether there is no text at all: an identifier that is still to be given.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }
}

impl Default for Id {
    fn default() -> Self {
        Self::new("")
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{self}")
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// Gives identifiers from a seed that the caller takes from a random source.
///
/// The sequence is SplitMix64 (Steele, Lea and Flood, 2014): the core has no randomness of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdSource {
    state: u64,
}

impl IdSource {
    /// A sequence that depends on nothing but the seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next identifier of the sequence; the caller makes sure that it is not in use.
    pub fn next_id(&mut self) -> Id {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Id::from_number(mixed ^ (mixed >> 31))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_length_come_back() {
        for text in ["", "a", "ab12cd34", "ab12cd345", "é", "nul\0", "an id with spaces"] {
            assert_eq!(Id::new(text).as_str(), text);
        }
    }

    #[test]
    fn made_identifiers_have_eight_characters() {
        let mut source = IdSource::new(7);
        for _ in 0..100 {
            let id = source.next_id();
            assert_eq!(id.as_str().len(), ID_LENGTH);
            assert!(id.as_str().bytes().all(|b| ALPHABET.contains(&b)));
        }
    }
}
