//! `check --wiki-export`: the timelines of a wiki, and which of them this version can't read.
//!
//! Known are the XML dump of MediaWiki, the folder of pages of DokuWiki, and TiddlyWiki as its one file
//! or as a folder of tiddlers. A folder may hold any of these.

mod dump;
mod tags;
mod tiddlers;

use super::Answer;
use super::words::plain;
use postmortem_timeline::format::{self, Json, Loaded, Mode, wording};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tags::Wiki;

/// How many files and folders lie in each other at most: whoever has more has a circle.
const DEEPEST: usize = 64;

/// Lists the timelines of all these files and folders.
pub fn run(paths: &[PathBuf]) -> Result<Answer, String> {
    let mut report = Report::default();
    for path in paths {
        let before = report.pages;
        let about = fs::metadata(path).map_err(|error| failed(path, &error))?;
        if about.is_dir() {
            folder(path, path, &mut report, 0)?
        } else {
            file(path, path, &mut report)?
        }
        if report.pages == before {
            let expected = "expected the XML dump of a MediaWiki, the pages of a DokuWiki, or a TiddlyWiki; \
                            an archive has to be unpacked first";
            return Err(format!("{}: found no page of a wiki, {expected}", path.display()));
        }
    }
    Ok(report.answer())
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("{} can't be read: {error}", path.display())
}

/// Looks through a folder, by name; links to other folders are not followed.
fn folder(root: &Path, path: &Path, report: &mut Report, depth: usize) -> Result<(), String> {
    let entries = fs::read_dir(path).map_err(|error| failed(path, &error))?;
    let paths: BTreeSet<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    for path in paths {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let about = fs::symlink_metadata(&path).map_err(|error| failed(&path, &error))?;
        if is_hidden || depth == DEEPEST {
            continue;
        }
        if about.is_dir() {
            folder(root, &path, report, depth + 1)?;
        } else if about.is_file() {
            file(root, &path, report)?;
        }
    }
    Ok(())
}

/// Looks through a file, by the ending of its name; others than those of wikis are passed over.
fn file(root: &Path, path: &Path, report: &mut Report) -> Result<(), String> {
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    match &*ending {
        "xml" => dump::pages(path, &mut |name, text| report.page(Wiki::MediaWiki, name, text)),
        "txt" => {
            report.page(Wiki::DokuWiki, &doku_name(root, path), &text_of(path)?);
            Ok(())
        }
        "html" | "htm" | "hta" => {
            tiddlers::of_file(&text_of(path)?, report).map_err(|fault| format!("{}: {fault}", path.display()))
        }
        "tid" => {
            tiddlers::of_tid(&text_of(path)?, report);
            Ok(())
        }
        "json" => {
            let meta = path.with_extension("json.meta");
            let meta = if meta.is_file() { Some(text_of(&meta)?) } else { None };
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            tiddlers::of_json(&text_of(path)?, meta.as_deref(), &name, report);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn text_of(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| failed(path, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The name of a page of DokuWiki: its way below the folder `pages`, with colons.
fn doku_name(root: &Path, path: &Path) -> String {
    let pages = path.ancestors().skip(1).find(|folder| folder.file_name().is_some_and(|it| it == "pages"));
    let way = path.strip_prefix(pages.unwrap_or(root)).unwrap_or(path).with_extension("");
    let parts = way.components().map(|part| unescaped(&part.as_os_str().to_string_lossy()));
    let name = parts.collect::<Vec<_>>().join(":");
    if name.is_empty() { path.with_extension("").display().to_string() } else { name }
}

/// A name without the `%c3%bc` that DokuWiki writes for letters beyond ASCII.
fn unescaped(name: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What was found so far.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    pages: usize,
    timelines: usize,
    faults: usize,
}

impl Report {
    /// Looks through the text of a page.
    fn page(&mut self, wiki: Wiki, name: &str, text: &str) {
        self.pages += 1;
        if is_document(text) {
            return self.timeline(name, text);
        }
        let found = tags::find(wiki, text);
        let is_only = found.len() == 1;
        for (at, tag) in found.iter().enumerate() {
            let place = match (&tag.id, is_only) {
                (Some(id), _) => format!("{name}#{id}"),
                (None, true) => name.to_owned(),
                (None, false) => format!("{name} ({})", at + 1),
            };
            self.timeline(&place, &tag.body);
        }
    }

    /// Notes a page that holds no timeline.
    fn pass(&mut self) {
        self.pages += 1;
    }

    fn tiddler(&mut self, name: &str, text: &str) {
        self.pages += 1;
        self.timeline(name, text);
    }

    fn timeline(&mut self, place: &str, text: &str) {
        let place = plain(place);
        let line = match format::read(text) {
            Ok(loaded) => self.loaded(&place, text, &loaded),
            Err(_) if text.trim().is_empty() => format!("empty: {place}: nothing was written yet"),
            Err(error) => {
                self.faults += 1;
                let version = version_of(text);
                let version = if version.is_empty() { version } else { format!("version {version}, ") };
                format!("unread: {place}: {version}{}", plain(&wording::error(&error)))
            }
        };
        self.timelines += 1;
        self.lines.push(line);
    }

    fn loaded(&mut self, place: &str, text: &str, loaded: &Loaded) -> String {
        let title = plain(loaded.document.title.trim());
        let title = if title.is_empty() { "without a title".to_owned() } else { format!("“{title}”") };
        let about = format!("{place}: {title}, {}", counted(loaded.document.events.len(), "event"));
        match loaded.mode {
            Mode::Full => format!("read: {about}, version {}", version_of(text)),
            Mode::NewerVersion { found, supported, .. } => {
                self.faults += 1;
                format!(
                    "newer: {about}, version {found}: this program knows {supported}, so it can be shown \
                     in part and not be changed"
                )
            }
        }
    }

    fn answer(self) -> Answer {
        let Self { mut lines, pages, timelines, faults } = self;
        let counted =
            |count: usize, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
        let sum = match faults {
            0 => "all can be read".to_owned(),
            count => format!("{count} can't be read in full"),
        };
        let sum = if timelines == 0 { String::new() } else { format!(": {sum}") };
        lines.push(format!("{} on {}{sum}", counted(timelines, "timeline"), counted(pages, "page")));
        Answer { out: lines.join("\n") + "\n", status: u8::from(faults > 0) }
    }
}

fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

/// Whether a text is meant as a document, readable or not.
fn is_document(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = text.chars().take(200).collect();
    text.starts_with('{') && head.contains(&format!("\"{}\"", format::TYPE))
}

/// The version that a document names; blank where it names none.
fn version_of(text: &str) -> String {
    let checked = format::check(text.trim_start_matches('\u{feff}'));
    let version =
        checked.ok().and_then(|text| Some(Json::of(&text).fields().get("version")?.raw().to_owned()));
    plain(&version.unwrap_or_default())
}
