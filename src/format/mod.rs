//! JSON in and out: the only place that knows how a document is stored.
//!
//! Works from the fields that the records declare (see [`crate::model::Record`]), so that a new
//! field needs no line here. What this version does not know is kept as it was written. What can
//! be repaired without a guess is repaired and noted; everything else is refused with its place.

mod checksum;
mod embedded;
mod envelope;
mod error;
pub mod migrate;
mod note;
mod place;
mod raw;
mod read;
mod repair;
mod scan;
mod tree;
mod value;
mod view;
pub mod wording;
mod write;

pub use checksum::crc32;
pub use embedded::embedded;
pub use error::{Expected, Found, Problem, ReadError, Syntax};
pub use note::Note;
pub use place::{Excerpt, Path, Place, Position, Step};
pub use read::{Loaded, Mode, read, read_bytes, read_with};
pub use tree::Tree;
pub use view::{Fields, Json, check};
pub use write::{PieceWriter, quote, write, write_for_page};

/// What stands as `type` in every document.
pub const TYPE: &str = "postmortem-timeline";
/// The version that this program reads and writes.
pub const VERSION: i64 = 1;
/// The largest document, in bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;
/// The deepest nesting of lists and objects.
pub const MAX_DEPTH: usize = 127;
/// The most events.
pub const MAX_EVENTS: usize = 100_000;
/// The most records of all kinds together: keeps memory in bounds whatever the text holds.
pub const MAX_RECORDS: usize = 1_000_000;
