//! What a document says, as headings, paragraphs, lists and tables: the same for every markup.

use super::clock::Clock;
use super::{report, timeline};
use crate::model::markup::{host_label, safe_url};
use crate::text::{Msg, figure};
use std::borrow::Cow;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// Literal text.
    Text(Cow<'a, str>),
    /// Literal text, in bold.
    Strong(Cow<'a, str>),
    /// A text of the document, in its Markdown subset.
    Prose(&'a str),
    /// A link that may be one.
    Link(&'a str, Cow<'a, str>),
    /// The end of a line.
    Break,
}

/// A line, or several in one block.
pub(super) type Line<'a> = Vec<Piece<'a>>;

/// A block of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Block<'a> {
    /// A heading, the title of the document at level 1.
    Heading(usize, String),
    /// A paragraph.
    Paragraph(Line<'a>),
    /// A list of items.
    List(Vec<Line<'a>>),
    /// A table with the heads of its columns.
    Table(Vec<String>, Vec<Vec<Line<'a>>>),
}

/// Literal text.
pub(super) fn text<'a>(text: impl Into<Cow<'a, str>>) -> Piece<'a> {
    Piece::Text(text.into())
}

/// The whole document.
pub(super) fn of<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    let mut blocks = vec![Block::Heading(1, clock.title())];
    blocks.push(Block::Paragraph(vec![text(facts(clock).join(" · "))]));
    blocks.extend(paragraphs(&clock.document.report.summary));
    blocks.extend(durations(clock));
    blocks.extend(report::before(clock));
    if !clock.document.events.is_empty() {
        blocks.push(Block::Heading(2, clock.words.get(Msg::HeadTimeline).into_owned()));
        blocks.push(timeline::table(clock));
    }
    blocks.extend(report::behind(clock));
    blocks
}

/// Severity, status, and the zone of all times.
pub(super) fn facts(clock: &Clock<'_>) -> Vec<String> {
    let (document, words) = (clock.document, clock.words);
    let severity = document.severity.trim().to_owned();
    let severity = Some(severity).filter(|severity| !severity.is_empty());
    let status = words.status(&document.status).into_owned();
    let zone = words.say(Msg::TimesIn, [&clock.zone()]);
    severity.into_iter().chain([status, zone]).collect()
}

/// The paragraphs of a text of the report; blank lines part them.
pub(super) fn paragraphs(prose: &str) -> Vec<Block<'_>> {
    let prose = prose.trim();
    let parts = prose.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| Block::Paragraph(vec![Piece::Prose(part)])).collect()
}

/// Each duration with its ends and its formula; nothing where no marker is set.
fn durations<'a>(clock: &Clock<'a>) -> Vec<Block<'a>> {
    if clock.document.markers.is_empty() {
        return Vec::new();
    }
    let rows: Vec<Vec<Line<'_>>> = figures(clock)
        .into_iter()
        .map(|row| row.into_iter().map(|cell| vec![text(cell)]).collect())
        .collect();
    let heads = [Msg::ColumnDuration, Msg::ColumnLength, Msg::ColumnFromTo, Msg::ColumnFormula];
    let heads = heads.map(|head| clock.words.get(head).into_owned()).to_vec();
    vec![Block::Heading(2, clock.words.get(Msg::DurationsTitle).into_owned()), Block::Table(heads, rows)]
}

/// Name, length, ends and formula of each duration, and the time in which users were affected.
pub(super) fn figures(clock: &Clock<'_>) -> Vec<[String; 4]> {
    let words = clock.words;
    let all = clock.durations();
    let show = |at: &crate::model::Moment| clock.civil(at);
    let row = |it: &crate::model::durations::Duration| {
        [
            figure::name(words, it.measure),
            figure::length(words, &it.state),
            figure::ends(words, it, &show),
            figure::formula(words, it),
        ]
    };
    let mut rows: Vec<[String; 4]> = all.figures.iter().map(row).collect();
    rows.extend(all.impact.as_ref().map(|impact| {
        [
            words.get(Msg::DurationImpact).into_owned(),
            figure::length(words, &impact.state),
            String::new(),
            words.get(Msg::FormulaImpact).into_owned(),
        ]
    }));
    rows
}

/// A link with its label, or the words alone where the address may be no link.
pub(super) fn link<'a>(url: &'a str, label: &'a str) -> Line<'a> {
    let label = label.trim();
    match (safe_url(url), label) {
        (Some(url), "") => vec![Piece::Link(url, host_label(url).unwrap_or_default().into())],
        (Some(url), label) => vec![Piece::Link(url, label.into())],
        (None, "") => vec![text(url)],
        (None, label) if url.trim().is_empty() => vec![text(label)],
        (None, label) => vec![text(format!("{label} ({url})"))],
    }
}

/// Lines in one, with something between them.
pub(super) fn joined<'a>(lines: Vec<Line<'a>>, between: Piece<'a>) -> Line<'a> {
    let mut all = Vec::new();
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        if !all.is_empty() {
            all.push(between.clone());
        }
        all.extend(line);
    }
    all
}
