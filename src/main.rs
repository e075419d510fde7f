//! In the browser this registers the element; elsewhere it is the command line.

#[cfg(not(target_arch = "wasm32"))]
mod cli;
#[cfg(target_arch = "wasm32")]
#[path = "element/exports.rs"]
mod exports;

#[cfg(target_arch = "wasm32")]
fn main() {
    postmortem_timeline::element::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}
