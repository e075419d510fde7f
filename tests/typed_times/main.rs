//! Typed times: what each text means, what is in doubt, what is refused, and back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

mod doubts;
mod properties;
mod refused;
mod table;

use postmortem_timeline::model::typed::{self, Context, Reading};
use postmortem_timeline::model::{Certainty, Moment, Offset, Precision};
use postmortem_timeline::zones_native::NativeZones;

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|| panic!("{text} is no time"))
}

/// Row above 10 February 2018 15:20 (a Saturday), start 13:01, now Monday 12 February 09:30:15,
/// all in UTC.
fn context(zone: &str) -> Context<'_> {
    Context {
        previous: Some(moment("2018-02-10T15:20:00Z")),
        start: Some(moment("2018-02-10T13:01:00Z")),
        now: Some(moment("2018-02-12T09:30:15.5Z")),
        ..Context::new(&NativeZones, zone)
    }
}

/// A reading in short: `~2018-02-10 15:20 +01:00 (hour) .. 15:40 [date zone] Fold`.
fn short(reading: &Reading) -> String {
    let Some(at) = reading.at else {
        return "unknown".into();
    };
    let mut text = part(at, &reading.precision, &reading.certainty);
    if let Some(until) = reading.until {
        let precision = reading.until_precision.as_ref().unwrap_or(&reading.precision);
        text += &format!(" .. {}", part(until, precision, &reading.until_certainty));
    }
    if let Some(latest) = reading.latest {
        text += &format!(" <= {}", part(latest, &Precision::Minute, &Certainty::Exact));
    }
    let inferred: Vec<String> = reading.inferred.to_set().iter().map(|word| word.to_string()).collect();
    if !inferred.is_empty() {
        text += &format!(" [{}]", inferred.join(" "));
    }
    for doubt in &reading.doubts {
        let candidates = doubt.candidates.iter().skip(1);
        let others: Vec<String> =
            candidates.map(|at| part(*at, &Precision::Minute, &Certainty::Exact)).collect();
        let end = if doubt.of_end { " of end" } else { "" };
        text += &format!(" {:?}{end}? {}", doubt.why, others.join(" or "));
    }
    text
}

fn part(at: Moment, precision: &Precision, certainty: &Certainty) -> String {
    let civil = at.civil().to_string();
    let length = match precision {
        Precision::Day => 10,
        Precision::Second => 19,
        Precision::Millisecond => civil.len(),
        _ => 16,
    };
    let mark = match certainty {
        Certainty::About => "~",
        Certainty::Before => "<",
        Certainty::After => ">",
        _ => "",
    };
    let offset = match at.offset {
        Offset::Utc => "",
        _ => at.to_string().get(civil.len()..).unwrap().to_owned().leak(),
    };
    let unit = if *precision == Precision::Hour { " hour" } else { "" };
    format!("{mark}{}{offset}{unit}", civil.get(..length).unwrap().replace('T', " "))
}

#[track_caller]
fn check_in(zone: &str, rows: &[(&str, &str)]) {
    let found: Vec<String> = rows
        .iter()
        .map(|(text, _)| match typed::read(text, &context(zone)) {
            Ok(reading) => short(&reading),
            Err(trouble) => format!("{trouble:?}"),
        })
        .collect();
    let wrong: Vec<String> = rows
        .iter()
        .zip(&found)
        .filter(|((_, expected), found)| expected != found)
        .map(|((text, expected), found)| format!("{text:?}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
