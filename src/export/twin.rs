//! The static twin: what stands in a page where the element does not run, for server, export, search,
//! mail and print.
//!
//! Plain texts, complete and in order. `integrations/twin` computes the same ones in PHP and in
//! JavaScript from the text of the document, and all three are held to `integrations/twin/fixtures`.

use super::clock::Clock;
use super::grammar::one_line;
use super::timeline::label;
use super::{Options, svg, xml};
use crate::format::{self, Mode};
use crate::model::durations::Durations;
use crate::model::markup::{plain, safe_url};
use crate::model::profile::FROM_START;
use crate::model::{Certainty, Event, Evidence, Precision, Status};
use crate::text::{Msg, figure};
use std::collections::HashMap;

/// A timeline as plain texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Twin {
    /// Whether the text is a document; the lists but `notes` are empty otherwise.
    pub is_readable: bool,
    /// The title, or what stands for it.
    pub title: String,
    /// What has to be known to read the rest, such as the zone of the times.
    pub notes: Vec<String>,
    /// Label and value of each duration.
    pub durations: Vec<(String, String)>,
    /// The heads of the columns; those in which nothing stands are left out.
    pub heads: Vec<String>,
    /// The cells of each event, with `\n` between lines.
    pub rows: Vec<Vec<String>>,
    /// The text that was read, when it is no document.
    source: String,
    /// The address behind each line of evidence that may be a link.
    links: HashMap<String, String>,
}

/// The twin of a document's text; `options.now` is the time of saving.
///
/// ```
/// use postmortem_timeline::export::{Options, twin};
/// use postmortem_timeline::model::zone::UtcOnly;
/// use postmortem_timeline::text::Words;
/// let options = Options { words: Words::for_tag("en"), zone: "", zones: &UtcOnly, now: None, definition: "" };
/// let twin = twin::of(r#"{"type": "postmortem-timeline", "version": 1, "title": "Search"}"#, &options);
/// assert_eq!(twin.title, "Search");
/// assert!(!twin::of("Search", &options).is_readable);
/// ```
pub fn of(text: &str, options: &Options<'_>) -> Twin {
    match format::read(text) {
        Ok(loaded) => {
            let newer = match loaded.mode {
                Mode::NewerVersion { found, .. } => Some(found),
                Mode::Full => None,
            };
            of_document(&Clock::new(&loaded.document, options), newer)
        }
        Err(_) => Twin {
            notes: vec![options.words.get(Msg::TwinUnreadable).into_owned()],
            source: text.to_owned(),
            ..Twin::default()
        },
    }
}

/// The axis as a drawing, without the document that the file for download holds; blank for a text that
/// is no document.
pub fn drawing(text: &str, options: &Options<'_>) -> String {
    match format::read(text) {
        Ok(loaded) => svg::bare(&Clock::new(&loaded.document, options)),
        Err(_) => String::new(),
    }
}

fn of_document(clock: &Clock<'_>, newer: Option<i64>) -> Twin {
    let durations = clock.durations();
    let (heads, rows) = table(clock);
    Twin {
        is_readable: true,
        title: match one_line(&clock.document.title) {
            title if title.is_empty() => clock.words.get(Msg::TitleMissing).into_owned(),
            title => title,
        },
        notes: notes(clock, &durations, newer),
        durations: figures(clock, &durations),
        heads,
        rows,
        source: String::new(),
        links: links(clock),
    }
}

fn notes(clock: &Clock<'_>, durations: &Durations, newer: Option<i64>) -> Vec<String> {
    let (document, words) = (clock.document, clock.words);
    let severity = one_line(&document.severity);
    let status = one_line(&words.status(&document.status));
    let is_timed = document.events.iter().any(|event| event.at.is_some());
    let rounds = durations.reopened;
    let all = [
        newer.map(|version| words.say(Msg::TwinNewer, [&version.to_string()])),
        (!severity.is_empty()).then(|| words.say(Msg::SeverityIs, [&severity])),
        (document.status != Status::Draft && !status.is_empty()).then(|| words.say(Msg::StatusIs, [&status])),
        is_timed.then(|| words.say(Msg::TimesIn, [&clock.zone()])),
        durations.ongoing.then(|| ongoing(clock)),
        definitions(clock, durations),
        (rounds > 0).then(|| words.say(Msg::DurationReopenedHelp, [&rounds])),
    ];
    all.into_iter().flatten().collect()
}

fn ongoing(clock: &Clock<'_>) -> String {
    let saved = clock.now.map(|now| clock.point(now, &Precision::Minute, &Certainty::Exact, true));
    match saved {
        Some(time) => clock.words.say(Msg::TwinOngoingAt, [&time]),
        None => clock.words.get(Msg::TwinOngoing).into_owned(),
    }
}

/// Which definitions of durations count, where they are not the default.
fn definitions(clock: &Clock<'_>, durations: &Durations) -> Option<String> {
    let words = clock.words;
    if clock.document.markers.is_empty() {
        return None;
    }
    if let Some(unknown) = &durations.unknown_profile {
        return Some(words.say(Msg::ProfileUnknown, [&one_line(unknown)]));
    }
    let name = durations.profile.name;
    let said = || words.say(Msg::LabelValue, [&words.get(Msg::ProfileLabel), &figure::profile(words, name)]);
    (name != FROM_START.name).then(said)
}

/// Each duration with its length and its formula; none of the profile where no marker is set.
fn figures(clock: &Clock<'_>, durations: &Durations) -> Vec<(String, String)> {
    let words = clock.words;
    let value =
        |length: String, rule: &str| words.say(Msg::LengthBy, [&length, &rule]).replace('\u{a0}', " ");
    let shown = if clock.document.markers.is_empty() { &[] } else { durations.figures.as_slice() };
    let figures = shown.iter().map(|it| {
        let length = figure::length(words, &it.state);
        (figure::name(words, it.measure), value(length, &figure::formula(words, it)))
    });
    let impact = durations.impact.iter().map(|impact| {
        let length = figure::length(words, &impact.state);
        (words.get(Msg::DurationImpact).into_owned(), value(length, &words.get(Msg::FormulaImpact)))
    });
    figures.chain(impact).collect()
}

/// Time, who, what, evidence; columns in which nothing stands are left out.
fn table(clock: &Clock<'_>) -> (Vec<String>, Vec<Vec<String>>) {
    let events = &clock.document.events;
    let rows: Vec<[String; 4]> = events.iter().map(|event| row(clock, event)).collect();
    let has = |of: fn(&[String; 4]) -> &String| rows.iter().any(|row| !of(row).is_empty());
    let is_timed = events.iter().any(|event| event.at.is_some());
    let used = [is_timed, has(|[_, who, ..]| who), !rows.is_empty(), has(|[.., evidence]| evidence)];
    let heads = [Msg::ColumnTime, Msg::ColumnWho, Msg::ColumnWhat, Msg::ColumnEvidence];
    let heads = heads.map(|head| clock.words.get(head).into_owned());
    let keep = |cells: [String; 4]| -> Vec<String> {
        cells.into_iter().zip(used).filter(|(_, is_used)| *is_used).map(|(cell, _)| cell).collect()
    };
    (keep(heads), rows.into_iter().map(keep).collect())
}

fn row(clock: &Clock<'_>, event: &Event) -> [String; 4] {
    let time = match event.at {
        Some(_) => clock.stamp(event),
        None => clock.words.get(Msg::TimeUnknownShort).into_owned(),
    };
    let who = event.who.iter().map(|name| one_line(name)).filter(|name| !name.is_empty());
    let lines = event.evidence.iter().map(|it| evidence(it)).filter(|line| !line.is_empty());
    [time, who.collect::<Vec<_>>().join(", "), what(clock, event), lines.collect::<Vec<_>>().join("\n")]
}

/// What happened, with the markers before it.
fn what(clock: &Clock<'_>, event: &Event) -> String {
    let labels = clock.document.markers.of_event(&event.id);
    let labels = labels.map(|(key, marker)| one_line(&label(clock.words, key, marker)));
    let text = clean(&plain(event.text.trim()));
    clean(&labels.chain([text]).collect::<Vec<_>>().join(" "))
}

/// Label and address of a link.
fn evidence(evidence: &Evidence) -> String {
    let (label, url) = (one_line(&evidence.label), one_line(&evidence.url));
    match (label.is_empty(), url.is_empty()) {
        (false, false) if label != url => format!("{label} ({url})"),
        (_, true) => label,
        _ => url,
    }
}

fn links(clock: &Clock<'_>) -> HashMap<String, String> {
    let all = clock.document.events.iter().flat_map(|event| event.evidence.iter());
    all.filter_map(|it| Some((evidence(it), safe_url(&it.url)?.to_owned()))).collect()
}

/// A text without control characters, but with ends of lines, and without blanks around it.
fn clean(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
    text.trim().to_owned()
}

impl Twin {
    /// As HTML without headings, styles and scripts: a paragraph, the durations, the table.
    ///
    /// Of a text that is no document: a line that says so, and the text itself.
    pub fn html(&self) -> String {
        let notes = self.notes.iter().map(|note| xml::escape(note));
        if !self.is_readable {
            let lines: Vec<String> = self.source.split('\n').map(xml::escape).collect();
            let note: String = notes.collect();
            return format!(
                "<div class=\"pmt-twin\">\n<p>{note}</p>\n<pre>{}</pre>\n</div>\n",
                lines.join("\n")
            );
        }
        let title = format!("<strong dir=\"auto\">{}</strong>", xml::escape(&self.title));
        let lead: Vec<String> = std::iter::once(title).chain(notes).collect();
        let pair = |(name, value): &(String, String)| {
            format!("<dt>{}</dt><dd>{}</dd>\n", xml::escape(name), xml::escape(value))
        };
        let pairs: String = self.durations.iter().map(pair).collect();
        let list = if pairs.is_empty() { pairs } else { format!("<dl>\n{pairs}</dl>\n") };
        let lead = lead.join(" · ");
        format!("<div class=\"pmt-twin\">\n<p>{lead}</p>\n{list}{}</div>\n", self.table())
    }

    fn table(&self) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let head = |head: &String| format!("<th scope=\"col\">{}</th>", xml::escape(head));
        let heads: String = self.heads.iter().map(head).collect();
        let cell = |cell: &String| {
            let lines: Vec<String> = cell.split('\n').map(|line| self.line(line)).collect();
            format!("<td dir=\"auto\">{}</td>", lines.join("<br>"))
        };
        let row = |row: &Vec<String>| format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>());
        let rows: String = self.rows.iter().map(row).collect();
        format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
    }

    /// A line of a cell: a link where it is a whole line of evidence that may be one.
    fn line(&self, line: &str) -> String {
        let text = xml::escape(line);
        match self.links.get(line) {
            Some(url) => format!("<a href=\"{}\" rel=\"nofollow noreferrer\">{text}</a>", xml::escape(url)),
            None => text,
        }
    }

    /// As plain text: title, notes and durations, then each event.
    pub fn text(&self) -> String {
        if !self.is_readable {
            return format!("{}\n\n{}\n", self.notes.join("\n"), self.source);
        }
        let pairs = self.durations.iter().map(|(name, value)| format!("{name}: {value}"));
        let lead: Vec<String> =
            std::iter::once(self.title.clone()).chain(self.notes.iter().cloned()).chain(pairs).collect();
        let mut out = format!("{}\n", lead.join("\n"));
        for row in &self.rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
            out.push_str(&format!("\n{}\n", cells.join("\n").replace('\n', "\n    ")));
        }
        out
    }
}
