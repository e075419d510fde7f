//! What several tests need.
#![allow(dead_code, missing_docs, reason = "each test uses its part")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

pub mod arbitrary;
