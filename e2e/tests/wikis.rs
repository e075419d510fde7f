//! The contract of the integrations with their hosts. `cargo xtask wikis [FILTER]`; the variables are
//! listed in the library, in `wiki`.

use std::process::ExitCode;

#[path = "wikis/mod.rs"]
mod cases;

fn main() -> ExitCode {
    e2e::wiki::run(&cases::clauses(), &cases::of_cloud())
}
