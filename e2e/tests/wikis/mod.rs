//! The cases of the contract.

use e2e::wiki::Clause;

mod saving;

/// All of them.
pub fn clauses() -> Vec<Clause> {
    [saving::CLAUSES].concat()
}
