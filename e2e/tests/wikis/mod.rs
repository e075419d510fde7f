//! The cases of the contract.

use e2e::wiki::Clause;

mod cloud;
mod faults;
mod limits;
mod others;
mod reading;
mod saving;
mod strings;

pub use cloud::CLAUSES as CLOUD;

/// All of them.
pub fn clauses() -> Vec<Clause> {
    [saving::CLAUSES, others::CLAUSES, reading::CLAUSES, limits::CLAUSES, strings::CLAUSES, faults::CLAUSES]
        .concat()
}
