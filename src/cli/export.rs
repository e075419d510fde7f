//! `export`, `view` and `link`: a document for other places.

use super::words::plain;
use super::{Answer, clock, input};
use clap::builder::PossibleValuesParser;
use postmortem_timeline::export::{self, Kind, Options};
use postmortem_timeline::format::{self, Loaded, Mode};
use postmortem_timeline::model::{Document, Moment};
use postmortem_timeline::share::audience::{self, Audience, Choice, Made, Names};
use postmortem_timeline::share::link;
use postmortem_timeline::text::{Msg, Words, share};
use postmortem_timeline::zones_native::NativeZones;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How many lines of what is left out are printed.
const MOST: usize = 40;

/// What is asked about any copy.
#[derive(Debug, clap::Args)]
pub struct Copied {
    /// The document, or a page or drawing that holds one; `-` reads the standard input.
    pub file: PathBuf,
    /// Who it is for: `public` holds only what is marked as public.
    #[arg(long, value_name = "WHO", default_value = "internal", value_parser = PossibleValuesParser::new(["internal", "public"]))]
    pub audience: String,
    /// How people are named.
    #[arg(long, value_name = "HOW", default_value = "as-they-are", value_parser = PossibleValuesParser::new(["as-they-are", "roles", "initials"]))]
    pub names: String,
    /// The language of what is written around the texts.
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub lang: String,
}

/// What is asked about a copy that shows times.
#[derive(Debug, clap::Args)]
pub struct Shown {
    #[command(flatten)]
    pub copied: Copied,
    /// The zone that times are shown in, such as Europe/Berlin [default: that of the document].
    #[arg(long, value_name = "ZONE", value_parser = super::import::zone)]
    pub zone: Option<String>,
    /// The time now, to which an incident that goes on is counted [default: the clock of this machine].
    #[arg(long, value_name = "TIME", value_parser = super::moment)]
    pub now: Option<Moment>,
}

/// What `export` was told.
#[derive(Debug, clap::Args)]
pub struct Export {
    #[command(flatten)]
    pub shown: Shown,
    /// The format.
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::name)))]
    pub to: String,
    /// Write into this file instead of the standard output.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Writes the document in a format.
pub fn export(asked: &Export) -> Result<Answer, String> {
    let kind = Kind::named(&asked.to).ok_or("the format is not known")?;
    let made = made(&asked.shown.copied)?;
    let text = written(&made.document, kind, &asked.shown);
    match &asked.output {
        None => Ok(Answer { out: text, status: 0 }),
        Some(path) => {
            save(path, &text)?;
            Ok(Answer { out: String::new(), status: 0 })
        }
    }
}

/// Writes the page into a file of its own and opens it.
pub fn view(asked: &Shown) -> Result<Answer, String> {
    let made = made(&asked.copied)?;
    let name = export::file_name(&made.document, Kind::Html);
    let path = new_file(&name, &written(&made.document, Kind::Html, asked))?;
    let out = format!("{}\n", path.display());
    if let Err(error) = open(&path) {
        say(&format!("note: {error}: open the file by hand"));
    }
    Ok(Answer { out, status: 0 })
}

/// Prints the fragment of a link, and what it is too long for.
pub fn link(asked: &Copied) -> Result<Answer, String> {
    let made = made(asked)?;
    let words = Words::for_tag(&asked.lang);
    let fragment = link::encode(&format::write(&made.document), None)
        .map_err(|error| share::link_error(words, error))?;
    let length = fragment.len() + 1;
    for remark in share::remarks(words, length) {
        say(&format!("note: {remark}"));
    }
    say(&format!("note: {}", words.get(Msg::LinkWhereItStays)));
    Ok(Answer { out: format!("#{fragment}\n"), status: 0 })
}

fn written(document: &Document, kind: Kind, asked: &Shown) -> String {
    let words = Words::for_tag(&asked.copied.lang);
    let zone = asked.zone.as_deref().unwrap_or_default();
    // Someone who asks for UTC means it, whatever the document says.
    let zone = if asked.zone.is_some() && zone.is_empty() { "UTC" } else { zone };
    let now = Some(asked.now.unwrap_or_else(clock));
    export::export(document, kind, &Options { words, zone, zones: &NativeZones, now, definition: "" })
}

/// The copy that was asked for; what it does not hold goes to the standard error.
fn made(asked: &Copied) -> Result<Made, String> {
    let Loaded { document, notes, mode } = input::read(&asked.file)?;
    let _ = notes;
    if let Mode::NewerVersion { found, supported, .. } = mode {
        say(&format!(
            "note: of version {found}, and this program knows {supported}: what it does not understand is not shown"
        ));
    }
    let words = Words::for_tag(&asked.lang);
    let choice = Choice { audience: Audience::named(&asked.audience), names: Names::named(&asked.names) };
    let made = audience::copy(&document, choice, &|number| words.say(Msg::PersonNumbered, [&number]));
    tell(words, choice, &made);
    Ok(made)
}

fn tell(words: Words, choice: Choice, made: &Made) {
    if choice.audience == Audience::Public {
        let all: Vec<String> = made.left_out.iter().map(|it| share::left_out(words, it)).collect();
        let count = words.say(Msg::LeftOutCount, [&all.len()]);
        let head = if all.is_empty() { words.get(Msg::LeftOutNothing).into_owned() } else { count + ":" };
        listed(&head, &all);
    }
    if !made.undecided.is_empty() {
        let all: Vec<String> = made.undecided.iter().map(|it| share::undecided(words, it)).collect();
        listed(&(words.say(Msg::UndecidedCount, [&all.len()]) + ":"), &all);
    }
}

fn listed(head: &str, lines: &[String]) {
    say(&format!("note: {head}"));
    lines.iter().take(MOST).for_each(|line| say(&format!("    {}", plain(line))));
    if lines.len() > MOST {
        say(&format!("    and {} more", lines.len() - MOST));
    }
}

fn say(line: &str) {
    let _ = std::io::stderr().write_all(format!("{line}\n").as_bytes());
}

fn save(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{} can't be written: {error}", path.display()))
}

/// A file that was not there before, which nobody else may read: a folder for temporary files is
/// shared with others.
fn new_file(name: &str, text: &str) -> Result<PathBuf, String> {
    let folder = std::env::temp_dir();
    let pid = std::process::id();
    for number in 0..1_000 {
        let path = folder.join(format!("{pid}-{number}-{name}"));
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(&path) {
            Ok(mut file) => {
                let written = file.write_all(text.as_bytes());
                return written
                    .map(|()| path.clone())
                    .map_err(|error| format!("{}: {error}", path.display()));
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(format!("{} can't be written: {error}", path.display())),
        }
    }
    Err(format!("found no free name in {}", folder.display()))
}

/// Opens a file with the program that the system has for it. `POSTMORTEM_TIMELINE_OPENER` names
/// another one.
fn open(path: &Path) -> Result<(), String> {
    let own = std::env::var_os("POSTMORTEM_TIMELINE_OPENER");
    let (program, args): (std::ffi::OsString, &[&str]) = match own {
        Some(own) => (own, &[]),
        None if cfg!(target_os = "macos") => ("open".into(), &[]),
        None if cfg!(windows) => ("explorer".into(), &[]),
        None => ("xdg-open".into(), &[]),
    };
    let mut command = std::process::Command::new(&program);
    command.args(args).arg(path).stdin(std::process::Stdio::null()).stdout(std::process::Stdio::null());
    let status = command.status().map_err(|_| format!("found no program {}", program.display()))?;
    // The explorer answers 1 when all is well.
    let is_fine = status.success() || cfg!(windows);
    if is_fine { Ok(()) } else { Err(format!("{} could not open it", program.display())) }
}
