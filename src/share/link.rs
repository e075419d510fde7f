//! A whole document in the part of an address that is never sent to a server.
//!
//! `pmt1.PAYLOAD`, or `pmt1.PAYLOAD.EVENT` for one event of it. The number is the version. The
//! payload is base 64 (RFC 4648, section 5) of
//!
//! | bytes | what |
//! | --- | --- |
//! | 1 to 5 | how many packed bytes there are, as LEB128 |
//! | 1 to 5 | how many bytes come out of them, as LEB128 |
//! | 1 | a check of those two numbers |
//! | 4 | CRC-32 of the packed bytes, the lowest byte first |
//! | rest | the text, packed with DEFLATE (RFC 1951) and the dictionary of the version |
//!
//! So a link that lost its end is told apart from one that was altered, nothing is unpacked before
//! the checksum agrees, and what would grow too large is refused before it does.

use super::base64;
use super::deflate::{self, Refused};
use crate::format::crc32;

/// The version of the links that are made here.
pub const VERSION: u32 = 1;
/// The most bytes that may come out of a link.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Begins the fragment of every version.
const NAME: &str = "pmt";
/// The longest identifier of an event that a link names.
const LONGEST_ID: usize = 64;

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The text of the document, without white space between its parts.
    pub text: String,
    /// The event that the link points to.
    pub event: Option<String>,
}

/// Why a link cannot be opened, or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It is no link of this program.
    NotOurs,
    /// It is of another version.
    OtherVersion {
        /// The version that it names.
        found: u32,
    },
    /// Its end is missing: so many bytes are there of so many.
    Cut {
        /// How many packed bytes are there.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// Its beginning alone is there: nobody can tell how long it was.
    CutShort,
    /// A character of it was changed.
    Altered,
    /// More would come out of it than a document may have.
    TooLarge {
        /// How many bytes there may be.
        most: usize,
    },
    /// It is complete and unaltered, and yet not made by this program.
    Forged,
}

/// Whether the fragment of an address claims to be such a link, of whatever version.
pub fn is_link(fragment: &str) -> bool {
    version(fragment.trim_start_matches('#')).is_some()
}

/// The fragment for a document, without `#`. An event is named when its identifier can stand in an
/// address as it is.
///
/// ```
/// use postmortem_timeline::share::link;
/// let fragment = link::encode("{\n  \"title\": \"Search was down\"\n}\n", Some("ab12cd34")).unwrap();
/// let opened = link::decode(&fragment).unwrap();
/// assert_eq!(opened.text, r#"{"title":"Search was down"}"#);
/// assert_eq!(opened.event.as_deref(), Some("ab12cd34"));
/// ```
///
/// # Errors
/// When the text is larger than a link may be.
pub fn encode(text: &str, event: Option<&str>) -> Result<String, LinkError> {
    let compact = compact(text);
    if compact.len() > MAX_BYTES {
        return Err(LinkError::TooLarge { most: MAX_BYTES });
    }
    let packed = deflate::pack(compact.as_bytes());
    let mut bytes = Vec::with_capacity(packed.len() + 16);
    push_number(&mut bytes, packed.len());
    push_number(&mut bytes, compact.len());
    bytes.push(check_of(packed.len(), compact.len()));
    bytes.extend(crc32(&packed).to_le_bytes());
    bytes.extend(&packed);
    let mut fragment = format!("{NAME}{VERSION}.{}", base64::encode(&bytes));
    if let Some(event) = event.filter(|id| is_plain_id(id)) {
        fragment.push('.');
        fragment.push_str(event);
    }
    Ok(fragment)
}

/// Opens a link, given as its fragment, with or without `#` and what stands before that. Line ends
/// and blanks that a mail program put in are left out, and so are marks of the sentence behind it.
///
/// # Errors
/// When it is no link, or not the one that was made.
pub fn decode(fragment: &str) -> Result<Opened, LinkError> {
    let clean: String = fragment.chars().filter(|c| !c.is_whitespace()).collect();
    let clean = clean.rsplit('#').next().unwrap_or_default();
    let (found, rest) = version(clean).ok_or(LinkError::NotOurs)?;
    if found != VERSION {
        return Err(LinkError::OtherVersion { found });
    }
    let Some(rest) = rest else { return Err(LinkError::CutShort) };
    let end = rest.find(|c| !base64::is_digit(c)).unwrap_or(rest.len());
    let (payload, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let text = payload_text(&base64::decode(payload), behind.starts_with(|c: char| !is_mark(c)))?;
    let id = behind.strip_prefix('.').unwrap_or_default();
    let id = id.trim_end_matches(|c| !base64::is_digit(c));
    Ok(Opened { text, event: Some(id).filter(|id| is_plain_id(id)).map(str::to_owned) })
}

/// The number behind the name, and what follows the point.
fn version(fragment: &str) -> Option<(u32, Option<&str>)> {
    let rest = fragment.strip_prefix(NAME)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, behind) = rest.split_at_checked(end)?;
    let number = digits.parse().ok()?;
    match behind.strip_prefix('.') {
        Some(payload) => Some((number, Some(payload))),
        None => behind.is_empty().then_some((number, None)),
    }
}

/// The text that the bytes of a payload hold. `is_followed`: something strange stands behind it.
fn payload_text(bytes: &[u8], is_followed: bool) -> Result<String, LinkError> {
    let cut = if is_followed { LinkError::Altered } else { LinkError::CutShort };
    let (packed_len, rest) = take_number(bytes).ok_or(cut)?;
    let (len, rest) = take_number(rest).ok_or(cut)?;
    let (check, rest) = rest.split_first().ok_or(cut)?;
    if *check != check_of(packed_len, len) {
        return Err(LinkError::Altered);
    }
    let (sum, packed) = rest.split_first_chunk::<4>().ok_or(cut)?;
    if packed.len() < packed_len && !is_followed {
        return Err(LinkError::Cut { found: packed.len(), expected: packed_len });
    }
    if packed.len() != packed_len || crc32(packed) != u32::from_le_bytes(*sum) {
        return Err(LinkError::Altered);
    }
    if len > MAX_BYTES {
        return Err(LinkError::TooLarge { most: MAX_BYTES });
    }
    let text = deflate::unpack(packed, len).map_err(|refused| match refused {
        Refused::TooLarge | Refused::Broken => LinkError::Forged,
    })?;
    if text.len() != len {
        return Err(LinkError::Forged);
    }
    String::from_utf8(text).map_err(|_| LinkError::Forged)
}

/// What may follow a link in a sentence, or begins the identifier of an event.
fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '>' | '"' | '\'' | '*' | '”' | '’' | '»')
}

fn is_plain_id(id: &str) -> bool {
    (1..=LONGEST_ID).contains(&id.len()) && id.chars().all(base64::is_digit)
}

/// The text of JSON without white space between its parts.
fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_string, mut is_escaped) = (false, false);
    for c in text.chars() {
        if in_string || !matches!(c, ' ' | '\t' | '\n' | '\r') {
            out.push(c);
        }
        in_string ^= c == '"' && !is_escaped;
        is_escaped = in_string && c == '\\' && !is_escaped;
    }
    out
}

/// A check of eight bits of the two lengths.
fn check_of(packed: usize, len: usize) -> u8 {
    let mut bytes = Vec::with_capacity(10);
    push_number(&mut bytes, packed);
    push_number(&mut bytes, len);
    (crc32(&bytes) >> 24) as u8
}

/// Seven bits in each byte, the lowest first; the highest bit says that more follow.
fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 127 {
        bytes.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take_number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let length = bytes.iter().take(4).position(|byte| *byte < 128).unwrap_or(4) + 1;
    let (digits, rest) = bytes.split_at_checked(length)?;
    let number = digits.iter().rev().fold(0_u64, |sum, byte| sum << 7 | u64::from(byte & 127));
    Some((usize::try_from(number).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A link with all its checks right, and anything inside.
    fn forged(packed: &[u8], len: usize) -> String {
        let mut bytes = Vec::new();
        push_number(&mut bytes, packed.len());
        push_number(&mut bytes, len);
        bytes.push(check_of(packed.len(), len));
        bytes.extend(crc32(packed).to_le_bytes());
        bytes.extend(packed);
        format!("pmt1.{}", base64::encode(&bytes))
    }

    #[test]
    fn what_is_right_on_the_outside_only_is_forged() {
        let bomb = deflate::pack(&vec![b'a'; 1 << 20]);
        for (packed, len, error) in [
            (&bomb[..], 1_000, LinkError::Forged),
            (&bomb[..], (1 << 20) + 1, LinkError::Forged),
            (&bomb[..], MAX_BYTES + 1, LinkError::TooLarge { most: MAX_BYTES }),
            (&b"\xff\xff\xff"[..], 10, LinkError::Forged),
            (&b""[..], 0, LinkError::Forged),
            (&deflate::pack(b"\xff\xfe")[..], 2, LinkError::Forged),
        ] {
            assert_eq!(decode(&forged(packed, len)), Err(error));
        }
        assert_eq!(decode(&forged(&bomb, 1 << 20)).map(|opened| opened.text.len()), Ok(1 << 20));
    }

    #[test]
    fn numbers_of_any_size_come_back() {
        for number in [0, 1, 127, 128, 16_384, 2_097_151, 268_435_455, 4_294_967_295_usize] {
            let mut bytes = Vec::new();
            push_number(&mut bytes, number);
            assert_eq!(take_number(&bytes), Some((number, &[][..])), "{number}");
        }
        assert_eq!(take_number(&[]), None);
        assert_eq!(take_number(&[255, 255, 255, 255]), None);
    }
}
