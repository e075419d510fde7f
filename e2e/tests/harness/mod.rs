//! The harness's own cases, on small pages, which prove that it sees what it should see.

use e2e::Case;

mod page;

/// All cases.
pub fn cases() -> Vec<Case> {
    [page::CASES].concat()
}
