//! The cases of the contract.

use e2e::wiki::Clause;

mod faults;
mod limits;
mod others;
mod reading;
mod saving;
mod strings;

/// All of them.
pub fn clauses() -> Vec<Clause> {
    [saving::CLAUSES, others::CLAUSES, reading::CLAUSES, limits::CLAUSES, strings::CLAUSES, faults::CLAUSES]
        .concat()
}
