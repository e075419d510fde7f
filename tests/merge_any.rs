//! The laws of the merge for documents that have nothing to do with each other.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

mod merge_support;

#[path = "support/arbitrary.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod arbitrary;

use arbitrary::arbitrary_document;
use merge_support::laws;
use postmortem_timeline::edit::merge;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_laws_hold(base in arbitrary_document(), mine in arbitrary_document(), theirs in arbitrary_document()) {
        if let Err(broken) = laws::check(merge, &base, &mine, &theirs) {
            prop_assert!(false, "{}", broken);
        }
    }
}
