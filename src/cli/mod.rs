//! The command line: looks at documents, copies them, and brings two of them together.

mod check;
mod durations;
mod export;
mod import;
mod input;
mod merge;
mod wiki_export;
mod words;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use postmortem_timeline::model::{Moment, profile};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// Looks at postmortem timelines, takes them elsewhere, and brings two of them together.
#[derive(Debug, Parser)]
#[command(name = "postmortem-timeline", version, about, arg_required_else_help = true)]
#[command(after_help = "The exit status is 0 when all is well, 1 when `check` has found something or \
    `merge` has left something to decide, and 2 when a document can't be read or the command is not \
    understood.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say what is worth a look in a document, and what was repaired to read it; or which timelines of a
    /// wiki this version can't read.
    Check(Checked),
    /// Compute the durations, each with its formula and both end points.
    Durations {
        #[command(flatten)]
        source: Source,
        /// Follow this table of durations instead of the one that the document names.
        #[arg(long, value_name = "NAME", ignore_case = true, value_parser = profiles())]
        profile: Option<String>,
        /// Print JSON, with lengths in whole seconds.
        #[arg(long)]
        json: bool,
    },
    /// Make a document of a pasted list, a table, a chat, a log or an old page, and print it.
    Import(import::Options),
    /// Write a document as a page, a drawing, a table, a calendar, or in the markup of a wiki.
    Export(export::Export),
    /// Write a document as a page into a file, open that file, and print where it is.
    View(export::Shown),
    /// Print a document as the end of a link, and say where a link of its length can't go.
    Link(export::Copied),
    /// Bring two versions of a document together that began from the same one; also for Git.
    ///
    /// As a merge driver: `git config merge.pmt.driver "postmortem-timeline merge %O %A %B"`, and a line
    /// such as `*.timeline.json merge=pmt` in `.gitattributes`.
    Merge(merge::Options),
}

#[derive(Debug, Args)]
#[command(override_usage = "postmortem-timeline check [OPTIONS] <FILE>\n       \
    postmortem-timeline check --wiki-export <PATH>...")]
struct Checked {
    /// The document; `-` reads the standard input.
    #[arg(required_unless_present = "wiki_export")]
    file: Option<PathBuf>,
    /// The time now, to which an incident that goes on is counted [default: the clock of this machine].
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<Moment>,
    /// List the timelines of a wiki instead: an XML dump of MediaWiki, the pages of DokuWiki as a folder,
    /// a TiddlyWiki as its one file or as a folder of tiddlers.
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with_all = ["file", "now"])]
    wiki_export: Vec<PathBuf>,
}

#[derive(Debug, Args)]
struct Source {
    /// The document; `-` reads the standard input.
    file: PathBuf,
    /// The time now, to which an incident that goes on is counted [default: the clock of this machine].
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<Moment>,
}

/// What a command has to say.
struct Answer {
    out: String,
    status: u8,
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let answer = match Cli::parse().command {
        Command::Check(Checked { file: Some(file), now, .. }) => answer(&Source { file, now }, check::run),
        Command::Check(Checked { wiki_export, .. }) => wiki_export::run(&wiki_export),
        Command::Durations { source, profile, json } => {
            answer(&source, |loaded, now| durations::run(loaded, profile.as_deref(), json, now))
        }
        Command::Import(options) => import::run(&options),
        Command::Export(asked) => export::export(&asked),
        Command::View(asked) => export::view(&asked),
        Command::Link(asked) => export::link(&asked),
        Command::Merge(asked) => merge::run(&asked),
    };
    match answer {
        Ok(answer) => {
            // Whoever closed the pipe wants no more of it.
            let _ = std::io::stdout().write_all(answer.out.as_bytes());
            ExitCode::from(answer.status)
        }
        Err(error) => {
            let _ = std::io::stderr().write_all(format!("error: {error}\n").as_bytes());
            ExitCode::from(2)
        }
    }
}

fn answer(
    source: &Source,
    command: impl FnOnce(&postmortem_timeline::format::Loaded, Moment) -> Answer,
) -> Result<Answer, String> {
    let loaded = input::read(&source.file)?;
    Ok(command(&loaded, source.now.unwrap_or_else(clock)))
}

fn clock() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::from_unix(i64::try_from(since.as_secs()).unwrap_or_default())
}

fn moment(text: &str) -> Result<Moment, String> {
    let expected = "expected a date and time with an offset, like 2018-02-10T13:01:00Z";
    Moment::parse(text).ok_or_else(|| expected.to_owned())
}

fn profiles() -> PossibleValuesParser {
    PossibleValuesParser::new(profile::ALL.iter().map(|profile| profile.name))
}
