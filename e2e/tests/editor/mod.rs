//! The cases of the editor.

use e2e::Case;

mod access;
mod axis;
mod details;
mod elements;
mod factors;
mod failing;
mod host;
mod import;
mod import_window;
mod keys;
mod large;
mod open;
mod report;
mod rows;
mod selection;
mod share;
mod states;
mod storage;
mod times;
mod whole;
mod wording;
mod words;

/// All cases.
pub fn cases() -> Vec<Case> {
    [
        open::CASES,
        rows::CASES,
        axis::CASES,
        keys::CASES,
        times::CASES,
        details::CASES,
        selection::CASES,
        report::CASES,
        share::CASES,
        storage::CASES,
        elements::CASES,
        factors::CASES,
        failing::CASES,
        host::CASES,
        import::CASES,
        import_window::CASES,
        large::CASES,
        whole::CASES,
        wording::CASES,
        words::CASES,
        access::CASES,
    ]
    .concat()
}
