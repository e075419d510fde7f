//! A model of Confluence as a process of its own, for tests of what cannot be tried without a licence.

use std::io::Write;
use std::process::ExitCode;

use e2e::Failure;
use e2e::confluence::options::HELP;
use e2e::confluence::{Model, Options};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    match Options::read(arguments).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: Options) -> Result<(), Failure> {
    let (model, listener) = Model::listen(options)?;
    println!("{}", model.base());
    std::io::stdout().flush()?;
    model.serve(&listener);
    Ok(())
}
