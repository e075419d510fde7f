//! A document as a file or a text for other places: pages, wikis, tables, calendars.
//!
//! Pure: document, words and zones come in, a text comes out, and the same document always gives
//! the same text. Each format escapes for its own grammar, so that what stands in a document stays
//! text wherever it goes; only `https`, `http` and `mailto` become links. [docs/export.md] says what
//! each format holds and what is lost. Who may read the result is decided before, on the document:
//! see [`crate::share::audience`].
//!
//! [docs/export.md]: https://docs.rs/postmortem-timeline

mod blocks;
mod clock;
mod confluence;
mod csv;
mod dokuwiki;
mod grammar;
mod html;
mod ics;
mod markdown;
mod mediawiki;
mod plain;
mod report;
mod svg;
mod timeline;
pub mod twin;
mod xml;

use crate::format;
use crate::model::{Document, Moment, Zones};
use crate::text::Words;
use clock::Clock;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The document itself.
    Json,
    /// A page without scripts, with the document inside.
    Html,
    /// The axis as a drawing, with the document inside.
    Svg,
    /// Markdown, as GitHub and GitLab read it.
    Markdown,
    /// The markup of MediaWiki.
    MediaWiki,
    /// The markup of DokuWiki.
    DokuWiki,
    /// The storage format of Confluence.
    Confluence,
    /// A table for spreadsheets.
    Csv,
    /// A calendar.
    Ics,
    /// Plain text for a page of the status.
    Text,
}

impl Kind {
    /// All formats.
    pub const ALL: [Self; 10] = [
        Self::Json,
        Self::Html,
        Self::Svg,
        Self::Markdown,
        Self::MediaWiki,
        Self::DokuWiki,
        Self::Confluence,
        Self::Csv,
        Self::Ics,
        Self::Text,
    ];

    /// Name, ending of a file's name, and media type.
    const fn facts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Json => ("json", "json", "application/json"),
            Self::Html => ("html", "html", "text/html"),
            Self::Svg => ("svg", "svg", "image/svg+xml"),
            Self::Markdown => ("markdown", "md", "text/markdown"),
            Self::MediaWiki => ("mediawiki", "wiki", "text/plain"),
            Self::DokuWiki => ("dokuwiki", "txt", "text/plain"),
            Self::Confluence => ("confluence", "xml", "application/xml"),
            Self::Csv => ("csv", "csv", "text/csv"),
            Self::Ics => ("ics", "ics", "text/calendar"),
            Self::Text => ("text", "txt", "text/plain"),
        }
    }

    /// The name, as the command line takes it.
    pub const fn name(self) -> &'static str {
        self.facts().0
    }

    /// The ending of a file's name.
    pub const fn ending(self) -> &'static str {
        self.facts().1
    }

    /// The media type; the text is always UTF-8.
    pub const fn media_type(self) -> &'static str {
        self.facts().2
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What decides how a document is shown.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The words.
    pub words: Words,
    /// The IANA zone that times are shown in; the document's own when blank, UTC when that is blank
    /// or not known.
    pub zone: &'a str,
    /// The zone database.
    pub zones: &'a dyn Zones,
    /// The time now, to which an incident that goes on is counted.
    pub now: Option<Moment>,
    /// What blameless means, in the words of a host; in ours when blank.
    pub definition: &'a str,
}

/// The document in a format.
///
/// ```
/// use postmortem_timeline::export::{Kind, Options, export};
/// use postmortem_timeline::format;
/// use postmortem_timeline::model::zone::UtcOnly;
/// use postmortem_timeline::text::Words;
/// let text = r#"{"type": "postmortem-timeline", "version": 1, "title": "Search was down"}"#;
/// let document = format::read(text).unwrap().document;
/// let options = Options { words: Words::for_tag("en"), zone: "", zones: &UtcOnly, now: None, definition: "" };
/// assert!(export(&document, Kind::Markdown, &options).starts_with("# Search was down\n"));
/// ```
pub fn export(document: &Document, kind: Kind, options: &Options<'_>) -> String {
    let clock = Clock::new(document, options);
    match kind {
        Kind::Json => format::write(document),
        Kind::Html => html::page(&clock),
        Kind::Svg => svg::file(&clock),
        Kind::Markdown => grammar::write(&markdown::Markdown, &clock),
        Kind::MediaWiki => grammar::write(&mediawiki::MediaWiki, &clock),
        Kind::DokuWiki => grammar::write(&dokuwiki::DokuWiki, &clock),
        Kind::Confluence => grammar::write(&confluence::Confluence, &clock),
        Kind::Csv => csv::table(&clock),
        Kind::Ics => ics::calendar(&clock),
        Kind::Text => plain::text(&clock),
    }
}

/// The document as the elements of a page, without a page around them: for the clipboard, from which
/// mails and wikis take headings, lists and tables.
pub fn rich(document: &Document, options: &Options<'_>) -> String {
    html::fragment(&Clock::new(document, options))
}

/// A name for the file, made of the title: letters and digits, parted by hyphens.
pub fn file_name(document: &Document, kind: Kind) -> String {
    const LONGEST: usize = 60;
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let words: String = document.title.chars().map(plain).take(LONGEST).collect();
    let stem = words.split_whitespace().collect::<Vec<_>>().join("-");
    let stem = if stem.is_empty() { "postmortem-timeline" } else { &stem };
    format!("{stem}.{}", kind.ending())
}
