//! The registry of cases and the run over them.

use std::pin::Pin;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Completion, Failed, Trial};

use crate::browser::{Browser, Options};
use crate::config;
use crate::engine::{Engine, Need};
use crate::error::{Failure, expect_eq};
use crate::page::Page;
use crate::pool::{self, Worker};
use crate::process;
use crate::server::{BARRIER, Server, violated};

/// Which runs a case belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    /// Every run.
    Smoke,
    /// Full runs only.
    Full,
}

/// What a case's function returns.
pub type Steps<'a> = Pin<Box<dyn Future<Output = Result<(), Failure>> + 'a>>;

/// A case.
#[derive(Clone, Copy)]
pub struct Case {
    /// Its name, the part of the product first: `harness::click`.
    pub name: &'static str,
    /// Which runs it belongs to.
    pub suite: Suite,
    /// What it asks of the engine; where the engine cannot, the case is reported as ignored.
    pub needs: &'static [Need],
    /// What it does.
    pub steps: for<'a> fn(&'a mut Ctx) -> Steps<'a>,
}

/// What a job does: a case's function, or one that knows more than its `Ctx`.
pub type Work = Box<dyn for<'a> Fn(&'a mut Ctx) -> Steps<'a> + Send>;

/// A case whose name and steps are made at run time.
pub struct Job {
    /// Its name.
    pub name: String,
    /// What it does.
    pub work: Work,
}

/// Makes a [`Case`] of an `async fn(&mut Ctx) -> Result<(), Failure>`.
///
/// `case!(Smoke, "harness::click", click)` or `case!(Full, "harness::kill", kill, [KeptStorage])`.
#[macro_export]
macro_rules! case {
    ($suite:ident, $name:literal, $steps:path) => {
        $crate::case!($suite, $name, $steps, [])
    };
    ($suite:ident, $name:literal, $steps:path, [$($need:ident),*]) => {
        $crate::Case {
            name: $name,
            suite: $crate::Suite::$suite,
            needs: &[$($crate::Need::$need),*],
            steps: |ctx| Box::pin($steps(ctx)),
        }
    };
}

/// What a case works with: a server of its own, which is also an origin of its own, and browsers.
pub struct Ctx {
    /// The engine of this run.
    pub engine: Engine,
    /// The server.
    pub server: Server,
    shared: Option<Browser>,
    own: Vec<Browser>,
    skipped: Option<String>,
}

impl Ctx {
    /// Has the case reported as ignored, for this reason.
    ///
    /// # Errors
    /// Never; it is the outcome of the case.
    pub fn skip(&mut self, reason: &str) -> Result<(), Failure> {
        self.skipped = Some(reason.to_owned());
        Ok(())
    }

    /// The browser with default options. It goes from case to case, emptied in between.
    ///
    /// # Errors
    /// Fails when the browser does not start.
    pub async fn browser(&mut self) -> Result<Browser, Failure> {
        pool::browser(&mut self.shared, self.engine).await
    }

    /// Starts a browser for this case alone.
    ///
    /// # Errors
    /// Fails when the browser does not start.
    pub async fn own_browser(&mut self, options: Options) -> Result<Browser, Failure> {
        let browser = Browser::start(self.engine, options).await?;
        self.own.push(browser.clone());
        Ok(browser)
    }

    /// Opens a path of the server in the default browser.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn open(&mut self, path: &str) -> Result<Page, Failure> {
        let url = self.server.url(path);
        self.browser().await?.open(&url).await
    }

    /// Opens the built standalone editor, with a query or fragment if there is one to add.
    ///
    /// # Errors
    /// Fails when the editor is not built or does not load.
    pub async fn open_editor(&mut self, rest: &str) -> Result<Page, Failure> {
        let index = config::site().join("index.html");
        if !index.is_file() {
            let found = format!("no {}", index.display());
            let expected = "the built editor in PMT_SITE; to build it: trunk build --release";
            return Err(Failure::fatal(found, expected));
        }
        self.open(&format!("/{rest}")).await
    }

    /// Opens a path of the server in a new tab of the default browser.
    ///
    /// # Errors
    /// Fails when the page does not load.
    pub async fn tab(&mut self, path: &str) -> Result<Page, Failure> {
        let url = self.server.url(path);
        self.browser().await?.tab(&url).await
    }

    /// A new empty folder, for a profile or files; it goes away with the run.
    ///
    /// # Errors
    /// Fails when the folder cannot be made.
    pub fn folder(&self) -> Result<std::path::PathBuf, Failure> {
        process::run()?.folder("case")
    }

    /// Holds that pages called nobody outside this machine.
    ///
    /// # Errors
    /// Fails with the calls.
    pub fn no_outside_calls(&self) -> Result<(), Failure> {
        let browsers = self.shared.iter().chain(&self.own);
        let calls: Vec<String> = browsers.flat_map(|browser| browser.outside().calls()).collect();
        expect_eq("calls outside", calls, Vec::<String>::new())
    }

    /// Holds that the page broke no policy and called nobody outside, after a round trip to the server.
    ///
    /// # Errors
    /// Fails with the reports or the calls.
    pub async fn quiet(&self, page: &Page) -> Result<(), Failure> {
        let ask = "return fetch(arguments[0]).then((r) => r.status);";
        page.eval_async(ask, vec![BARRIER.into()]).await?;
        let reports: Vec<_> = self.server.reports().iter().filter_map(violated).collect();
        expect_eq("policy reports", reports, Vec::<(String, String)>::new())?;
        self.no_outside_calls()
    }

    /// Picture and console of what is on screen, for a failure.
    async fn evidence(&self, name: &str) -> String {
        let mut text = String::new();
        for (n, browser) in self.own.iter().chain(&self.shared).enumerate() {
            for message in browser.session().console_messages().await {
                let mark = if message.error { "error: " } else { "" };
                text.push_str(&format!("\n  console: {mark}{}", message.text));
            }
            for (m, page) in browser.pages().await.unwrap_or_default().iter().enumerate() {
                let file = if (n, m) == (0, 0) { name.to_owned() } else { format!("{name}-{n}-{m}") };
                match page.shot(&file).await {
                    Ok(path) => text.push_str(&format!("\n  screenshot: {}", path.display())),
                    Err(error) => text.push_str(&format!("\n  no screenshot: {}", error.found)),
                }
            }
        }
        text
    }
}

/// Runs the cases as the command line and the environment say.
pub fn run(cases: &[Case]) -> ExitCode {
    let smoke = std::env::var("PMT_SUITE").is_ok_and(|suite| suite == "smoke");
    let wanted = cases.iter().filter(|case| !smoke || case.suite == Suite::Smoke);
    perform_all(wanted.map(|case| (job(*case), case.needs)).collect(), || {})
}

/// Runs jobs as the command line and the environment say; `end` comes after the last of them.
pub fn run_jobs(jobs: Vec<Job>, end: impl FnOnce()) -> ExitCode {
    perform_all(jobs.into_iter().map(|job| (job, [].as_slice())).collect(), end)
}

fn job(case: Case) -> Job {
    Job { name: case.name.to_owned(), work: Box::new(move |ctx| (case.steps)(ctx)) }
}

fn perform_all(jobs: Vec<(Job, &'static [Need])>, end: impl FnOnce()) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(arguments.test_threads.unwrap_or_else(config::jobs));
    let engine = match config::engine() {
        Ok(engine) => engine,
        Err(failure) => {
            eprintln!("{failure}");
            return ExitCode::FAILURE;
        }
    };
    let trials = jobs.into_iter().map(|(job, needs)| trial(job, needs, engine)).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    end();
    pool::finish();
    process::finish();
    conclusion.exit_code()
}

fn trial(job: Job, needs: &'static [Need], engine: Engine) -> Trial {
    Trial::ignorable_test(job.name.clone(), move || {
        if let Some(reason) = needs.iter().find_map(|need| engine.cannot(*need)) {
            return Ok(Completion::ignored_with(reason));
        }
        perform(&job, engine)
            .map(|skipped| match skipped {
                Some(reason) => Completion::ignored_with(reason),
                None => Completion::Completed,
            })
            .map_err(Failed::from)
    })
}

/// Does what a job does; gives the reason if it was skipped.
fn perform(job: &Job, engine: Engine) -> Result<Option<String>, String> {
    let mut worker = Worker::take().map_err(|failure| failure.to_string())?;
    let server = Server::start().map_err(|failure| failure.to_string())?;
    let mut ctx = Ctx { engine, server, shared: worker.browser.take(), own: Vec::new(), skipped: None };
    let outcome = worker.runtime.block_on(async {
        let limited = tokio::time::timeout(config::case_limit(), (job.work)(&mut ctx)).await;
        let failure = match limited {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(failure)) => failure,
            Err(_) => Failure::new("it still runs", format!("an end in {:?}", config::case_limit())),
        };
        let evidence = tokio::time::timeout(config::case_limit() / 4, ctx.evidence(&job.name)).await;
        Err(format!("{engine}: {failure}{}", evidence.unwrap_or_default()))
    });
    for browser in ctx.own.drain(..) {
        browser.kill();
    }
    worker.browser = ctx.shared.take();
    if outcome.is_err() {
        // What the case left behind is unknown.
        if let Some(browser) = worker.browser.take() {
            browser.kill();
        }
    }
    worker.put_back();
    outcome.map(|()| ctx.skipped)
}
