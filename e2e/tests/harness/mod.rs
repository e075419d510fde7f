//! The harness's own cases, on small pages, which prove that it sees what it should see.

use e2e::Case;

mod access;
mod look;
mod network;
mod page;
mod storage;

/// All cases.
pub fn cases() -> Vec<Case> {
    [page::CASES, storage::CASES, network::CASES, access::CASES, look::CASES].concat()
}
