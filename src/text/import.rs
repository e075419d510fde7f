//! Words for what was read from a text.

use super::{Msg, Words};
use crate::import::{Around, Note, Refusal, Shape};

/// What a text was recognised as.
pub fn shape(words: Words, shape: Shape) -> String {
    let message = match shape {
        Shape::Prose => Msg::ShapeProse,
        Shape::Table => Msg::ShapeTable,
        Shape::Chat => Msg::ShapeChat,
        Shape::StatusPage => Msg::ShapeStatusPage,
        Shape::Csv => Msg::ShapeCsv,
        Shape::Own => Msg::ShapeOwn,
        Shape::GitLog => Msg::ShapeGitLog,
        Shape::Calendar => Msg::ShapeCalendar,
        Shape::Json => Msg::ShapeJson,
        other => return words.say(Msg::ShapeExport, [&system(other)]),
    };
    words.get(message).into_owned()
}

/// The name of a product is the same in all languages.
fn system(shape: Shape) -> &'static str {
    match shape {
        Shape::Slack => "Slack",
        Shape::PagerDuty => "PagerDuty",
        Shape::Statuspage => "Statuspage",
        Shape::GoogleCloud => "Google Cloud",
        Shape::Alertmanager => "Alertmanager",
        Shape::GitHub => "GitHub",
        Shape::GitLab => "GitLab",
        Shape::Opsgenie => "Opsgenie",
        Shape::FireHydrant => "FireHydrant",
        Shape::Rootly => "Rootly",
        Shape::IncidentIo => "incident.io",
        Shape::Dispatch => "Dispatch",
        Shape::Morgue => "Morgue",
        _ => "JSON",
    }
}

/// What a person should know about what was read.
pub fn note(words: Words, note: &Note) -> String {
    match note {
        Note::NewestFirst => words.get(Msg::ImportNewestFirst).into_owned(),
        Note::Season { written, civil } => words.say(Msg::ImportSeason, [written, civil]),
        Note::YearGuessed(year) => words.say(Msg::ImportYear, [&year.to_string()]),
        Note::Unfilled(count) => words.say(Msg::ImportUnfilled, [count]),
        Note::Undated(count) => words.say(Msg::ImportUndated, [count]),
        Note::Bookkeeping(count) => words.say(Msg::ImportBookkeeping, [count]),
        Note::Slip { line, written } => words.say(Msg::ImportSlip, [&line.to_string(), &written.to_string()]),
        Note::ResolvedBeforeStart => words.get(Msg::ImportInverted).into_owned(),
        Note::ListsDisagree { line, other } => {
            words.say(Msg::ImportDisagree, [&line.to_string(), &other.to_string()])
        }
        Note::TooMany(count) => words.say(Msg::ImportTooMany, [count]),
        Note::PartUnread { part } => words.say(Msg::ImportPartUnread, [part]),
    }
}

/// Which parts of a report were found: "Summary, Impact, 2 factors".
pub fn around(words: Words, around: &Around) -> String {
    let report = &around.report;
    let named = [
        (Msg::HeadSummary, !report.summary.is_empty()),
        (Msg::FieldImpact, !report.impact.is_empty()),
        (Msg::FieldTrigger, !report.trigger.is_empty()),
        (Msg::FieldDetection, !report.detection.is_empty()),
        (Msg::FieldResolution, !report.resolution.is_empty()),
        (Msg::FieldSupporting, !report.supporting.is_empty()),
        (Msg::FactAuthors, !report.authors.is_empty()),
        (Msg::FactFacilitator, !report.facilitator.is_empty()),
    ];
    let named = named.into_iter().filter(|(_, is_there)| *is_there);
    let named = named.map(|(message, _)| words.get(message).into_owned());
    let counted = [
        (Msg::ImportFactors, around.factors.len()),
        (Msg::ImportLessons, around.lessons.len()),
        (Msg::ImportActions, around.actions.len()),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    let counted = counted.map(|(message, count)| words.say(message, [&count]));
    let parts: Vec<String> = named.chain(counted).collect();
    words.say(Msg::ImportAround, [&parts.join(", ")])
}

/// Why nothing was read, and what to do.
pub fn refusal(words: Words, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Nothing => words.get(Msg::ImportRefusedNothing).into_owned(),
        Refusal::NotText => words.get(Msg::ImportRefusedNotText).into_owned(),
        Refusal::TooLarge(limit) => {
            words.say(Msg::ImportRefusedTooLarge, [&format!("{} MiB", limit / (1024 * 1024))])
        }
        Refusal::Json { line, column } => {
            words.say(Msg::ImportRefusedJson, [&line.to_string(), &column.to_string()])
        }
        Refusal::Archive => words.get(Msg::ImportRefusedArchive).into_owned(),
    }
}
