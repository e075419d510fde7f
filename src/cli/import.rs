//! `import`: a document from a pasted text or a file.

use super::Answer;
use super::words::plain;
use clap::builder::PossibleValuesParser;
use postmortem_timeline::format;
use postmortem_timeline::import::{self, Found, Note, Refusal, Shape, Told};
use postmortem_timeline::model::civil::parse_date;
use postmortem_timeline::model::{Date, Moment, Zones};
use postmortem_timeline::zones_native::NativeZones;

/// What the command line told about the text.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The file; `-` reads the standard input.
    pub file: std::path::PathBuf,
    /// The date to take where the text names none.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<Date>,
    /// The zone to take where the text names none, such as Europe/Berlin.
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub zone: Option<String>,
    /// The instant that times like T+00:04 count from.
    #[arg(long, value_name = "TIME", value_parser = super::moment)]
    pub t0: Option<Moment>,
    /// Read it as this instead of recognising what it is.
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<String>,
    /// The time now: a date without a year is in the year that puts it nearest before this.
    #[arg(long, value_name = "TIME", value_parser = super::moment)]
    pub now: Option<Moment>,
}

/// Reads the file; the notes go to the standard error.
pub fn run(options: &Options) -> Result<Answer, String> {
    let (name, bytes) = super::input::bytes_of(&options.file)?;
    let told = Told {
        date: options.date,
        zone: options.zone.as_deref(),
        t0: options.t0,
        now: options.now,
        shape: options.format.as_deref().and_then(Shape::named),
        ..Told::new(&NativeZones)
    };
    let found = import::read_file(&name, &bytes, &told)
        .map_err(|refusal| format!("{name}: {}", refused(&refusal)))?;
    for line in told_of(&found) {
        let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("note: {line}\n").as_bytes());
    }
    Ok(Answer { out: format::write(&found.into_document()), status: 0 })
}

fn told_of(found: &Found) -> Vec<String> {
    let mut lines: Vec<String> = found.notes.iter().map(note).collect();
    let needs = [
        (found.needs_date, "no date is written: tell one with --date"),
        (found.needs_zone, "no zone is written, UTC was taken: tell one with --zone"),
        (found.needs_t0, "times count from a start that is not written: tell it with --t0"),
    ];
    lines.extend(needs.into_iter().filter(|(needed, _)| *needed).map(|(_, line)| line.to_owned()));
    for row in found.rows.iter().filter(|row| !row.doubts.is_empty()).take(20) {
        let typed = plain(&row.event.typed);
        for doubt in &row.doubts {
            let times: Vec<String> = doubt.candidates.iter().map(ToString::to_string).collect();
            lines.push(format!("line {}: \"{typed}\" can be {}", row.line, times.join(" or ")));
        }
    }
    for row in &found.rows {
        for marker in &row.likely {
            let name = marker.as_str();
            lines.push(format!(
                "line {}: is likely the marker \"{name}\", though no word plainly says so",
                row.line
            ));
        }
    }
    lines
}

fn note(note: &Note) -> String {
    match note {
        Note::NewestFirst => "the text runs from the newest to the oldest; it was turned round".into(),
        Note::Season { written, civil } => {
            format!("{} was read as it is written, though {civil} was on other time that day", plain(written))
        }
        Note::YearGuessed(year) => format!("no year is written; {year} was taken"),
        Note::Unfilled(count) => format!("{count} rows of a template were left out"),
        Note::Undated(count) => format!("{count} entries hold no time"),
        Note::Bookkeeping(count) => {
            format!(
                "{count} entries are bookkeeping, such as who joined or what was labeled; they were left out"
            )
        }
        Note::Slip { line, written } => {
            format!("line {line}: \"{}\" can't be right as it stands", plain(written))
        }
        Note::ResolvedBeforeStart => "the end is before the start".into(),
        Note::ListsDisagree { line, other } => {
            format!("lines {line} and {other} give different times for the same")
        }
        Note::TooMany(count) => format!("{count} more entries were left out: a document can't hold them"),
        Note::PartUnread { part } => format!("{} could not be read", plain(part)),
    }
}

fn refused(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Nothing => "found no entry with a time in it".into(),
        Refusal::NotText => "is not text, nor a file that is known".into(),
        Refusal::TooLarge(limit) => format!("is larger than {limit} bytes"),
        Refusal::Json { line, column } => {
            format!("should be JSON, and is not from line {line}, column {column}")
        }
        Refusal::Archive => "is an archive that is damaged".into(),
    }
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Shape::ALL.iter().map(|(name, _)| *name))
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "expected a date like 2018-02-10".to_owned())
}

/// The name of a zone that is known; of whole hours from UTC, the name that the tz database has for them.
pub fn zone(text: &str) -> Result<String, String> {
    let is_known = |name: &str| {
        NativeZones.offset_at(name, 0).is_some() || postmortem_timeline::model::zone::is_utc(name)
    };
    let name = of_hours(text).or_else(|| of_letters(text)).unwrap_or_else(|| text.to_owned());
    let refused = || "expected the name of a zone like Europe/Berlin, or whole hours like UTC-3".to_owned();
    if is_known(&name) { Ok(name) } else { Err(refused()) }
}

/// "MDT" as "Etc/GMT+6": as it is written, all year round, where it is of whole hours.
fn of_letters(text: &str) -> Option<String> {
    let (minutes, ..) = postmortem_timeline::model::typed::abbreviation(text)?;
    (minutes % 60 == 0).then(|| of_hours(&format!("{:+}", minutes / 60))).flatten()
}

/// "UTC-3" or "+02:00" as "Etc/GMT+3" and "Etc/GMT-2": the tz database counts west of Greenwich.
fn of_hours(text: &str) -> Option<String> {
    let hours = text.strip_prefix("UTC").or(text.strip_prefix("GMT")).unwrap_or(text);
    let (sign, hours) = match hours.split_at_checked(1)? {
        ("+", hours) => ('-', hours),
        ("-", hours) => ('+', hours),
        _ => return None,
    };
    let hours = hours.strip_suffix(":00").unwrap_or(hours);
    let hours: u8 = hours.parse().ok().filter(|hours| *hours <= 14)?;
    Some(if hours == 0 { "UTC".to_owned() } else { format!("Etc/GMT{sign}{hours}") })
}
