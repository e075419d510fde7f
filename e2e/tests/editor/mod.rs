//! The cases of the editor.

use e2e::Case;

mod details;
mod keys;
mod open;
mod rows;
mod selection;
mod times;

/// All cases.
pub fn cases() -> Vec<Case> {
    [open::CASES, rows::CASES, keys::CASES, times::CASES, details::CASES, selection::CASES].concat()
}
