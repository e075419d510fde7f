//! The cases of the contract.

use e2e::wiki::Clause;
use e2e::wiki::cloud::CloudClause;

mod cloud;
mod faults;
mod limits;
mod looks;
mod others;
mod reading;
mod saving;
mod strings;

/// Those of the hosts.
pub fn clauses() -> Vec<Clause> {
    let clauses = [
        saving::CLAUSES,
        others::CLAUSES,
        reading::CLAUSES,
        limits::CLAUSES,
        strings::CLAUSES,
        faults::CLAUSES,
        looks::CLAUSES,
    ];
    clauses.concat()
}

/// Those of Confluence Cloud.
pub fn of_cloud() -> Vec<CloudClause> {
    [cloud::CLAUSES, looks::CLOUD].concat()
}
