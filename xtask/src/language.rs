//! `cargo xtask language`: how often the hints on language are right.

use std::path::Path;

use crate::context::Context;
use crate::process;
use crate::refusal::{Outcome, Refusal};

/// Prints the figures of the labelled sentences, and of those in a file of one's own.
pub fn run(context: &Context, own: Option<&str>) -> Outcome<()> {
    let mut cargo = context.cargo();
    cargo.args([
        "test", "--quiet", "--locked", "--test", "review_language", "--", "--nocapture", "--test-threads=1",
    ]);
    if let Some(own) = own {
        let path = Path::new(own).canonicalize().map_err(|error| {
            Refusal::new(format!("reading {own}"), error.to_string()).by_hand("cargo xtask help")
        })?;
        cargo.env("PMT_LANGUAGE_SET", path);
    }
    process::run(&mut cargo)
}
