//! Development tasks: `cargo xtask help` lists them.

mod advisories;
mod args;
mod bench;
mod browsers;
mod budget;
mod check;
mod confluence;
mod context;
mod debian;
mod display;
mod group;
mod install;
mod integrations;
mod integrity;
mod language;
mod licences;
mod lockfile;
mod metadata;
mod notices;
mod npm;
mod package;
mod packing;
mod process;
mod refusal;
mod results;
mod serve;
mod site;
mod spdx;
mod steps;
mod target;
mod test;
mod tools;
mod wikis;
mod zip;

use std::process::ExitCode;

use args::Task;
use context::Context;
use refusal::Outcome;
use steps::Table;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match group::end_children_on_signal().and_then(|()| args::parse(&words)).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("\n{refusal}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Outcome<()> {
    let context = Context::new()?;
    match task {
        Task::Help => {
            println!("{}", args::HELP);
            Ok(())
        }
        Task::Setup => tools::setup(&context),
        Task::Serve { port } => serve::serve(&context, port),
        Task::Build => site::build(&context),
        Task::Package => package::package(&context),
        Task::Integrations => integrations::pack(&context),
        Task::Wikis(options) => {
            let mut table = Table::default();
            wikis::run(&context, &options, &mut table);
            table.finish()
        }
        Task::Test(options) => {
            let mut table = Table::default();
            test::run(&context, &options, &mut table);
            table.finish()
        }
        Task::Check => {
            let mut table = Table::default();
            check::run(&context, &mut table);
            check::budget(&context, &mut table);
            table.finish()
        }
        Task::Ci => ci(&context),
        Task::Bench(options) => bench::run(&context, &options),
        Task::Language(own) => language::run(&context, own.as_deref()),
    }
}

/// Everything a change must pass, with the size check after the build that the tests need anyway.
fn ci(context: &Context) -> Outcome<()> {
    let mut table = Table::default();
    check::run(context, &mut table);
    test::run(context, &test::Options::default(), &mut table);
    check::budget(context, &mut table);
    table.finish()
}
