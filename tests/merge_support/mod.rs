//! What the tests of the merge share: documents as plain text, the laws that always hold, and
//! writers who edit at random.
#![allow(dead_code)]

pub mod bugs;
pub mod chance;
pub mod edit_lists;
pub mod edits;
pub mod flat;
pub mod laws;
pub mod oracle;
pub mod scenario;
pub mod sorts;
pub mod writers;
