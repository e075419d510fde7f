//! All end-to-end cases. `cargo test -p e2e [FILTER]`; the variables are listed in the library.

use std::process::ExitCode;

mod editor;
mod harness;

fn main() -> ExitCode {
    e2e::run(&[harness::cases(), editor::cases()].concat())
}
