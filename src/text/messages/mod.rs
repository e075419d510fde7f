//! The messages, one table for each area, English and German side by side.

mod dates;
mod durations;
mod edit;
mod head;
mod list;
mod names;
mod undo;

use super::Entry;

/// All messages with their names, area by area.
pub fn all() -> impl Iterator<Item = (&'static str, Entry)> {
    [names::LISTED, head::LISTED, list::LISTED, edit::LISTED, undo::LISTED, durations::LISTED, dates::LISTED]
        .into_iter()
        .flatten()
        .copied()
}
