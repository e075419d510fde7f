//! Measures the packaged element against others in headless Chromium; `cargo xtask bench` runs it.
//!
//! It judges nothing: it prints tables, and writes them as Markdown where `--out` says.

mod contestant;
mod figures;
#[path = "../../../../benches/support/incident.rs"]
#[allow(dead_code, reason = "the native benchmarks use the rest")]
mod incident;
mod measure;
mod options;
mod report;

use std::process::ExitCode;

use e2e::error::Context;
use e2e::{Failure, Server, config};
use figures::Figures;
use options::Options;

/// The seed of the document that a page is opened with.
const OPENED: u64 = 1;
/// The seed of the document that is then set in its place.
const SET: u64 = 2;

fn main() -> ExitCode {
    let outcome = Options::read(std::env::args().skip(1)).and_then(|options| run(&options));
    e2e::process::finish();
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().at("starting tokio")?;
    let mut results: Vec<(usize, &'static str, Figures)> = Vec::new();
    for &size in &options.sizes {
        for contestant in &options.contestants {
            let server = serve(options, size)?;
            let runs = options.runs.unwrap_or(if size < 10_000 { 5 } else { 3 });
            eprintln!("{size} events, {}, {runs} runs", contestant.name);
            let figures = runtime.block_on(measure::all(&server, contestant, runs))?;
            results.push((size, contestant.name, figures));
        }
        let text = report::text(options, &results);
        if let Some(out) = &options.out {
            std::fs::write(out, &text).at(format!("writing {}", out.display()))?;
        }
        println!("{}", report::of_size(&results, size));
    }
    Ok(())
}

/// The pages and the data of one size.
fn serve(options: &Options, size: usize) -> Result<Server, Failure> {
    let server = Server::start()?;
    server.policy(e2e::Policy::None);
    server.mount("/bench/", config::workspace().join("e2e/bench"));
    if let Some(vis) = &options.vis {
        server.mount("/vis/", vis.clone());
    }
    let opened = incident::json(OPENED, size);
    let set = incident::json(SET, size);
    server.route("/made/", move |request| contestant::page(request.path(), &opened));
    server.route("/data/", move |_| e2e::http::Response::new(200, "application/json", set.clone()));
    Ok(server)
}
