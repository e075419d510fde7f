//! `cargo xtask test`: native tests, browser tests, end-to-end tests in each engine, and the integrations
//! in real wikis.

use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use crate::browsers::{self, Engine};
use crate::context::{CRATE, Context, WASM};
use crate::display::Display;
use crate::package;
use crate::process;
use crate::refusal::{Outcome, Refusal};
use crate::results::{Counts, Report};
use crate::steps::Table;
use crate::tools;
use crate::wikis;

/// The longest that one test command may take, compiling included.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Which tests are the end-to-end tests, for cargo.
const END_TO_END: &[&str] = &["--package", "e2e", "--test", "suite"];

/// A part of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Tests that need no browser.
    Native,
    /// Tests of components inside a browser page.
    Browser,
    /// Tests of the built site and package, from outside the browser.
    EndToEnd,
    /// The integrations in real wikis.
    Wikis,
}

impl Part {
    const ALL: [Self; 4] = [Self::Native, Self::Browser, Self::EndToEnd, Self::Wikis];

    /// The part of this name on the command line.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "native" => Some(Self::Native),
            "browser" => Some(Self::Browser),
            "e2e" => Some(Self::EndToEnd),
            "wikis" => Some(Self::Wikis),
            _ => None,
        }
    }
}

/// Which tests to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The full end-to-end suite in every engine.
    pub all: bool,
    /// The engines of the end-to-end tests.
    pub engines: Vec<Engine>,
    /// The parts to run.
    pub parts: Vec<Part>,
    /// Only tests whose name contains this.
    pub filter: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { all: false, engines: Engine::ALL.to_vec(), parts: Part::ALL.to_vec(), filter: None }
    }
}

impl Options {
    fn suite(&self, engine: Engine) -> &'static str {
        // Who asks for one engine wants to see it work; the short suite saves time in a run of all three.
        if self.all || engine == Engine::Chromium || self.engines.len() == 1 { "full" } else { "smoke" }
    }
}

/// Runs the chosen tests; failures are noted in the table.
pub fn run(context: &Context, options: &Options, table: &mut Table) {
    let ready = table.stage("set-up", || tools::setup(context));
    if options.parts.contains(&Part::Native) {
        table.tested("native tests", || native(context, options));
        table.tested("model of Confluence", || model(context, options));
    }
    if options.parts.contains(&Part::Browser) {
        if ready {
            table.tested("browser tests", || browser(context, options));
        } else {
            table.not_run("browser tests", "the set-up failed");
        }
    }
    if options.parts.contains(&Part::EndToEnd) {
        end_to_end(context, options, table, ready);
    }
    if options.parts.contains(&Part::Wikis) {
        let of_wikis = wikis::Options { all: options.all, filter: options.filter.clone(), built: false };
        wikis::run(context, &of_wikis, table);
    }
}

fn native(context: &Context, options: &Options) -> Outcome<Option<Report>> {
    let mut cargo = cargo_test(context.cargo(), &["--workspace", "--exclude", "e2e"]);
    tested(&mut cargo, "native tests", options.filter.as_deref())
}

/// The rules that the adapters of Confluence are held against.
fn model(context: &Context, options: &Options) -> Outcome<Option<Report>> {
    let mut cargo = cargo_test(context.cargo(), &["--package", "e2e", "--test", "model"]);
    tested(&mut cargo, "the model of Confluence", options.filter.as_deref())
}

fn browser(context: &Context, options: &Options) -> Outcome<Option<Report>> {
    Engine::Chromium.ensure(context)?;
    let names = browser_tests(context)?;
    let mut arguments = vec!["--package", CRATE, "--target", WASM];
    arguments.extend(names.iter().flat_map(|name| ["--test", name.as_str()]));
    let mut cargo = cargo_test(context.wasm_cargo(), &arguments);
    let runner = context.tool("wasm-bindgen-test-runner");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("CHROMEDRIVER", browsers::chromedriver()?);
    if env::var_os("WASM_BINDGEN_TEST_TIMEOUT").is_none() {
        cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    }
    tested(&mut cargo, "browser tests", options.filter.as_deref())
}

/// The tests that run in a browser, by their names: `tests/browser_*.rs`. The others are native.
pub fn browser_tests(context: &Context) -> Outcome<Vec<String>> {
    let folder = context.root.join("tests");
    let what = format!("reading {}", folder.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(Refusal::io(what.clone()))? {
        let name = entry.map_err(Refusal::io(what.clone()))?.file_name().to_string_lossy().into_owned();
        if let Some(test) = name.strip_suffix(".rs").filter(|name| name.starts_with("browser_")) {
            names.push(test.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn end_to_end(context: &Context, options: &Options, table: &mut Table, set_up: bool) {
    let ready = set_up
        && table.stage("release build and package", || package::once(context))
        && table.stage("end-to-end tests: compile", || {
            process::run(cargo_test(context.cargo(), END_TO_END).arg("--no-run"))
        });
    for &engine in &options.engines {
        let stage = format!("end-to-end, {} ({})", engine.name(), options.suite(engine));
        if ready {
            table.tested(&stage, || in_engine(context, options, engine));
        } else {
            table.not_run(&stage, "a stage before it failed");
        }
    }
}

fn in_engine(context: &Context, options: &Options, engine: Engine) -> Outcome<Option<Report>> {
    engine.ensure(context)?;
    let mut cargo = cargo_test(context.cargo(), END_TO_END);
    cargo.env("PMT_ENGINE", engine.name());
    cargo.env("PMT_SUITE", options.suite(engine));
    cargo.env("PMT_SITE", context.site());
    cargo.env("PMT_PACKAGE", context.package());
    cargo.env("PMT_TOOLS", &context.tools);
    let display = (engine == Engine::WebKit).then(Display::open).transpose()?;
    if let Some(display) = &display {
        cargo.env("DISPLAY", &display.name);
    }
    tested(&mut cargo, engine.name(), options.filter.as_deref())
}

/// `cargo test` with these arguments.
pub fn cargo_test(mut cargo: Command, arguments: &[&str]) -> Command {
    cargo.args(["test", "--locked", "--no-fail-fast"]).args(arguments);
    cargo
}

/// Runs a test command, shows what it prints, and counts.
pub fn tested(cargo: &mut Command, stage: &str, filter: Option<&str>) -> Outcome<Option<Report>> {
    cargo.args(filter);
    if let Some(shared) = shared() {
        cargo.env("PMT_SHARED", shared);
    }
    let (status, output) = process::run_and_read(cargo, LIMIT)?;
    let report = Report::read(&output);
    if !status.success() && report.counts.failed == 0 {
        return Err(Refusal::new(stage, format!("it ended with {status} without counting a failed test")));
    }
    judge(stage, filter, report)
}

/// Without a filter, a stage that ran nothing has not tested anything.
fn judge(stage: &str, filter: Option<&str>, report: Report) -> Outcome<Option<Report>> {
    if report.counts == Counts::default() && filter.is_none() {
        return Err(Refusal::new(stage, "it ran no test"));
    }
    Ok(Some(report))
}

/// The folder with more test corpora, if there is one.
fn shared() -> Option<PathBuf> {
    let given = env::var_os("PMT_SHARED").filter(|value| !value.is_empty()).map(PathBuf::from);
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared"));
    given.or_else(|| beside().canonicalize().ok().filter(|folder| folder.is_dir()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_suite_runs_in_chromium_and_where_asked() {
        let mut options = Options::default();
        assert_eq!(options.suite(Engine::Chromium), "full");
        assert_eq!(options.suite(Engine::WebKit), "smoke");
        options.engines = vec![Engine::WebKit];
        assert_eq!(options.suite(Engine::WebKit), "full");
        let all = Options { all: true, ..Options::default() };
        assert_eq!(all.suite(Engine::Firefox), "full");
    }

    #[test]
    fn no_test_is_a_failure_unless_filtered() {
        assert!(judge("native", None, Report::default()).is_err());
        assert!(judge("native", Some("undo"), Report::default()).is_ok());
    }
}
