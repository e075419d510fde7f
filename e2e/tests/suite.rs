//! All end-to-end cases of the editor. `cargo test -p e2e --test suite [FILTER]`; the variables are listed in
//! the library.

use std::process::ExitCode;

mod editor;
mod harness;

fn main() -> ExitCode {
    e2e::run(&[harness::cases(), editor::cases()].concat())
}
