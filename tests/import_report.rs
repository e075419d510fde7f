//! The parts of a report that stand around a list are read by their headings.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod support;
#[path = "support/work.rs"]
mod work;

use postmortem_timeline::edit::{Adopt, Change, Incoming};
use postmortem_timeline::export::{Kind, Options, export};
use postmortem_timeline::import::{self, Around, Found, Told};
use postmortem_timeline::model::zone::UtcOnly;
use postmortem_timeline::model::{Document, Factor, Report, Text};
use postmortem_timeline::text::Words;
use std::fmt::Write;
use std::rc::Rc;
use work::Work;

fn read(text: &str) -> Found {
    import::read(text, &Told::new(&UtcOnly)).unwrap()
}

fn shown(found: &Found) -> String {
    let mut out = String::new();
    let report = &found.around.report;
    for (name, text) in [
        ("summary", &report.summary),
        ("impact", &report.impact),
        ("trigger", &report.trigger),
        ("detection", &report.detection),
        ("resolution", &report.resolution),
        ("supporting", &report.supporting),
        ("facilitator", &report.facilitator),
    ] {
        if !text.is_empty() {
            writeln!(out, "{name}: {text:?}").unwrap();
        }
    }
    let authors: Vec<&str> = report.authors.iter().map(|name| &**name).collect();
    writeln!(out, "authors: {}", authors.join(" | ")).unwrap();
    for factor in &found.around.factors {
        writeln!(out, "factor: {:?}", factor.text).unwrap();
    }
    for lesson in &found.around.lessons {
        writeln!(out, "{:?}: {:?}", lesson.kind, lesson.text).unwrap();
    }
    for it in &found.around.actions {
        let due = it.due.map(|day| day.to_string()).unwrap_or_default();
        writeln!(
            out,
            "action: {:?} {:?} {:?} owner {:?} due {due:?} link {:?}",
            it.text, it.kind, it.status, it.owner, it.link
        )
        .unwrap();
    }
    writeln!(out, "title: {:?}", found.title).unwrap();
    for row in &found.rows {
        writeln!(out, "{} {}", row.event.at.map(|at| at.to_string()).unwrap_or_default(), row.event.text)
            .unwrap();
    }
    out
}

#[test]
fn templates_are_read_into_their_parts() {
    for (name, text) in support::fixtures("reports") {
        insta::assert_snapshot!(name, shown(&read(&text)));
    }
}

#[test]
fn a_log_or_a_chat_has_no_report() {
    for text in [
        "10:00 ana: impact: all down\n10:02 bo: summary?\n10:05 ana: root cause: dns\n10:06 bo: next steps: sleep",
        "2018-02-10 10:00:00 INFO Impact: none\n2018-02-10 10:00:01 INFO Summary: none",
    ] {
        assert_eq!(read(text).around, Around::default(), "{text}");
    }
}

/// What is filled in stays; what is blank is filled; what is listed already is not listed twice.
#[test]
fn taking_in_fills_what_is_blank() {
    let found = read(&std::fs::read_to_string("tests/fixtures/reports/postmortem-book.md").unwrap());
    let known = Factor { id: "f".into(), text: found.around.factors[0].text.clone(), ..Factor::default() };
    let mut work = Work::new();
    work.document = Document {
        report: Rc::new(Report { impact: "ours".into(), ..Report::default() }),
        factors: [Rc::new(known)].into_iter().collect(),
        ..Document::default()
    };
    let before = work.document.clone();
    let adopt = Adopt {
        rows: found.rows.iter().map(|row| Incoming { event: row.event.clone(), markers: vec![] }).collect(),
        sources: found.sources.clone(),
        report: found.around.report.clone(),
        factors: found.around.factors.clone(),
        lessons: found.around.lessons.clone(),
        actions: found.around.actions.clone(),
        ..Adopt::default()
    };
    work.does(Change::Import(Box::new(adopt)));
    let now = &work.document;
    assert_eq!(now.report.impact, Text::from("ours"));
    assert_eq!(now.report.summary, found.around.report.summary);
    assert_eq!((now.factors.len(), now.lessons.len(), now.actions.len(), now.events.len()), (1, 3, 2, 3));
    work.history.undo(&mut work.document).unwrap();
    assert_eq!(work.document, before, "one entry of the history");
}

/// What we write ourselves comes back, in either language.
#[test]
fn our_own_exports_are_read() {
    let found = read(&std::fs::read_to_string("tests/fixtures/reports/postmortem-book.md").unwrap());
    let document = found.into_document();
    for lang in ["en", "de"] {
        let options =
            Options { words: Words::for_tag(lang), zone: "", zones: &UtcOnly, now: None, definition: "" };
        for kind in
            [Kind::Json, Kind::Html, Kind::Markdown, Kind::MediaWiki, Kind::DokuWiki, Kind::Confluence]
        {
            let text = export(&document, kind, &options);
            let name = format!("copy.{}", kind.ending());
            let back = import::read_file(&name, text.as_bytes(), &Told::new(&UtcOnly)).unwrap();
            let report = &back.around.report;
            let place = format!("{lang} {}", kind.name());
            assert_eq!(report.impact, document.report.impact, "{place}: {text}");
            assert_eq!(report.trigger, document.report.trigger, "{place}");
            assert_eq!(report.resolution, document.report.resolution, "{place}");
            assert_eq!(
                back.around.factors.len(),
                document.factors.len(),
                "{place}: {:?}",
                back.around.factors
            );
            assert_eq!(
                back.around.lessons.len(),
                document.lessons.len(),
                "{place}: {:?}",
                back.around.lessons
            );
            assert_eq!(
                back.around.actions.len(),
                document.actions.len(),
                "{place}: {:?}",
                back.around.actions
            );
        }
    }
}
