//! What the tests of the merge share: documents as plain text, and the laws that always hold.
#![allow(dead_code)]

pub mod flat;
pub mod laws;
