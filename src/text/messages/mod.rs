//! The messages, one table for each area, English and German side by side.

mod access;
mod axis;
mod changes;
mod dates;
mod dialogs;
mod durations;
mod edit;
mod entry;
mod export;
mod failure;
mod findings;
mod head;
mod help;
mod hints;
mod import;
mod interface;
mod list;
mod names;
mod reading;
mod report;
mod share;
mod storage;
mod undo;

use super::Entry;

/// All messages with their names, area by area.
pub fn all() -> impl Iterator<Item = (&'static str, Entry)> {
    [
        names::LISTED,
        head::LISTED,
        interface::LISTED,
        list::LISTED,
        edit::LISTED,
        undo::LISTED,
        durations::LISTED,
        dates::LISTED,
        entry::LISTED,
        findings::LISTED,
        dialogs::LISTED,
        storage::LISTED,
        changes::LISTED,
        failure::LISTED,
        reading::LISTED,
        help::LISTED,
        import::LISTED,
        access::LISTED,
        axis::LISTED,
        share::LISTED,
        export::LISTED,
        report::LISTED,
        hints::LISTED,
    ]
    .into_iter()
    .flatten()
    .copied()
}
