//! `cargo xtask check`: everything that needs no test to run.

use crate::context::{CRATE, Context, WASM};
use crate::process;
use crate::refusal::Outcome;
use crate::steps::Table;
use crate::target::{self, WasmStd};
use crate::{advisories, budget, licences, package, test};

/// Format, lints, licences and advisories.
pub fn run(context: &Context, table: &mut Table) {
    table.stage("format", || process::run(context.cargo().args(["fmt", "--all", "--check"])));
    table.stage("lints, native", || {
        let mut cargo = context.cargo();
        cargo.args(["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]);
        process::run(&mut cargo)
    });
    table.stage("lints, wasm", || wasm_lints(context));
    table.stage("licences", || licences::check(context));
    table.stage("advisories", || advisories::check(context));
}

/// The size of the package, which is built first unless this run has done so.
pub fn budget(context: &Context, table: &mut Table) {
    if table.stage("package for the budget", || package::once(context)) {
        table.stage("size budget", || budget::check(context));
    } else {
        table.not_run("size budget", "there is no package to measure");
    }
}

fn wasm_lints(context: &Context) -> Outcome<()> {
    let std = target::ensure(context)?;
    if std != WasmStd::Installed {
        println!("skipped (clippy cannot use the standard library that Debian's compiler builds)");
        return Ok(());
    }
    let mut cargo = context.cargo();
    cargo.args(["clippy", "--package", CRATE, "--lib", "--bins", "--target", WASM, "--locked"]);
    for name in test::browser_tests(context)? {
        cargo.args(["--test", name.as_str()]);
    }
    process::run(cargo.args(["--", "--deny", "warnings"]))
}
