//! Known weaknesses of our dependencies, where a tool and its database can be had.

use crate::context::Context;
use crate::process;
use crate::refusal::Outcome;

/// Asks `cargo deny` or `cargo audit`; without one of them and its database, says that it was skipped.
pub fn check(context: &Context) -> Outcome<()> {
    let tools: [(&str, &[&str], &[&str]); 2] = [
        ("cargo-deny", &["deny", "fetch", "db"], &["deny", "check", "advisories"]),
        ("cargo-audit", &["audit", "--json"], &["audit", "--no-fetch"]),
    ];
    let Some((_, fetch, check)) = tools.into_iter().find(|(program, ..)| process::on_path(program)) else {
        println!("advisories: skipped (neither cargo-deny nor cargo-audit is installed)");
        return Ok(());
    };
    let fetched = process::capture(context.cargo().args(fetch));
    // `cargo audit --json` reads the database and fails on findings too, which the second call then shows.
    let told = fetched.as_ref().map_or_else(|refusal| refusal.meaning(), String::as_str);
    if fetched.is_err() && !told.contains("\"database\"") {
        println!(
            "advisories: skipped (the database cannot be had: {})",
            told.lines().last().unwrap_or("no reason")
        );
        return Ok(());
    }
    process::run(context.cargo().args(check))
}
