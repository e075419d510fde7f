//! Several texts and files that are imported at once: each keeps a clock of its own.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic, in its helpers too"
)]

#[path = "support/work.rs"]
mod work;

use postmortem_timeline::edit::{Adopt, Change, Incoming, Standing, in_order, standings};
use postmortem_timeline::format::write;
use postmortem_timeline::import::{Found, Refusal, Told, read_file, tell_apart};
use postmortem_timeline::model::{Document, Id, Source, Text, civil::parse_date};
use postmortem_timeline::zones_native::NativeZones;
use std::collections::HashSet;
use work::Work;

type Part = (Text, Result<Found, Refusal>);

const WEB: &str =
    "- 10:00 the queue grows\n- 10:04 the pager goes off\n- later somebody looks\n- 10:20 all green";
const DB: &str = "- 10:01 the disk is full\n- 10:04 the pager goes off\n- 10:12 the disk is larger";

fn parts(files: &[(&str, &str)]) -> Vec<Part> {
    let told = Told { date: parse_date("2031-03-04"), zone: Some("UTC"), ..Told::new(&NativeZones) };
    files.iter().map(|(name, text)| ((*name).into(), read_file(name, text.as_bytes(), &told))).collect()
}

/// What the window makes of it: sources told apart, clocks put right, rows in order.
fn together(document: &Document, mut parts: Vec<Part>, shifts: &[(&str, i64)]) -> Adopt {
    tell_apart(&mut parts, &document.sources);
    let found: Vec<Found> = parts.into_iter().filter_map(|(_, outcome)| outcome.ok()).collect();
    let shift =
        |source: &Source| shifts.iter().find(|(label, _)| **label == *source.label).map(|(_, by)| *by);
    let sources: Vec<Source> = found.iter().flat_map(|found| found.sources.clone()).collect();
    let sources: Vec<Source> =
        sources.into_iter().map(|source| Source { shift: shift(&source), ..source }).collect();
    let shift_of = |id: Option<&Id>| sources.iter().find(|it| Some(&it.id) == id).and_then(|it| it.shift);
    let rows = found.into_iter().flat_map(|found| found.rows);
    let rows: Vec<Incoming> = rows
        .map(|row| {
            let shift = shift_of(row.event.source.source.as_ref()).unwrap_or(0);
            Incoming { event: row.event, markers: row.markers }.shifted(shift)
        })
        .collect();
    let rows = in_order(&rows).into_iter().map(|at| rows[at].clone()).collect();
    Adopt { rows, sources, ..Adopt::default() }
}

impl Work {
    fn takes(&mut self, adopt: Adopt) {
        self.does(Change::Import(Box::new(adopt)));
    }

    /// Times and texts, as the document has them.
    fn lines(&self) -> Vec<String> {
        let time = |at: Option<postmortem_timeline::model::Moment>| {
            at.map_or("-".to_owned(), |at| at.to_string()[11..19].to_owned())
        };
        self.document.events.iter().map(|event| format!("{} {}", time(event.at), event.text)).collect()
    }

    /// Of each source what it is called and by how much its clock was off.
    fn clocks(&self) -> Vec<(&str, Option<i64>)> {
        self.document.sources.iter().map(|source| (&*source.label, source.shift)).collect()
    }
}

#[test]
fn each_file_has_a_clock_of_its_own_and_all_are_one_list() {
    let mut work = Work::new();
    let before = write(&work.document);
    let parts = parts(&[("web.txt", WEB), ("db.txt", DB)]);
    work.takes(together(&work.document, parts, &[("db.txt", 90)]));
    let expected = [
        "10:00:00 the queue grows", "10:02:30 the disk is full", "10:04:00 the pager goes off",
        "- later somebody looks", "10:05:30 the pager goes off", "10:13:30 the disk is larger",
        "10:20:00 all green",
    ];
    assert_eq!(work.lines(), expected);
    assert_eq!(work.clocks(), [("web.txt", None), ("db.txt", Some(90))]);
    // What was written stays noted beside the time that was put right.
    let disk = work.document.events.get(1).unwrap();
    assert_eq!(disk.source.at.unwrap().to_string(), "2031-03-04T10:01:00Z");
    assert_eq!(disk.source.source.as_ref(), work.document.sources.get(1).map(|source| &source.id));
    work.history.undo(&mut work.document).unwrap();
    assert_eq!(write(&work.document), before);
}

#[test]
fn identifiers_are_told_apart_in_any_order_of_the_files() {
    let files = [("web.txt", WEB), ("db.txt", DB)];
    let mut one = parts(&files);
    let mut two = parts(&[files[1], files[0]]);
    tell_apart(&mut one, &[]);
    tell_apart(&mut two, &[]);
    let sources = |parts: &[Part]| -> HashSet<String> {
        parts.iter().flat_map(|it| &it.1.as_ref().unwrap().sources).map(|it| it.id.to_string()).collect()
    };
    assert_eq!(sources(&one).len(), 2);
    assert_eq!(sources(&one), sources(&two));
    let rows: Vec<Id> =
        one.iter().flat_map(|it| &it.1.as_ref().unwrap().rows).map(|row| row.event.id.clone()).collect();
    assert_eq!(rows.iter().collect::<HashSet<_>>().len(), rows.len());
}

#[test]
fn two_files_of_one_name_are_two_sources() {
    let mut same = parts(&[("log.txt", WEB), ("log.txt", WEB)]);
    tell_apart(&mut same, &[]);
    let ids: HashSet<&Id> =
        same.iter().flat_map(|it| &it.1.as_ref().unwrap().sources).map(|source| &source.id).collect();
    assert_eq!(ids.len(), 2);
}

#[test]
fn one_alone_is_named_as_ever() {
    let whole = parts(&[("web.txt", WEB)]);
    let mut told = whole.clone();
    tell_apart(&mut told, &[]);
    assert_eq!(told, whole);
}

#[test]
fn what_two_sources_say_alike_is_taken_once() {
    let document = Document::default();
    let adopt = together(&document, parts(&[("web.txt", WEB), ("db.txt", DB)]), &[]);
    let standings = standings(&document, &adopt.rows);
    let twins = standings.iter().filter(|it| matches!(it, Standing::Twin(_))).count();
    assert_eq!((twins, standings.len()), (1, 7));
    // The clocks told them apart: neither is the other.
    let adopt = together(&document, parts(&[("web.txt", WEB), ("db.txt", DB)]), &[("db.txt", 60)]);
    assert!(standings_of(&document, &adopt).iter().all(|it| *it == Standing::New));
}

fn standings_of(document: &Document, adopt: &Adopt) -> Vec<Standing> {
    standings(document, &adopt.rows)
}

/// The comments of an issue, each by its name, its minute and its words.
fn comments(all: &[(&str, u32, &str)]) -> String {
    let one = |(id, minute, body): &(&str, u32, &str)| {
        format!(
            r#"{{"id": "{id}", "author": {{"login": "ines"}}, "createdAt": "2031-03-04T10:{minute:02}:00Z", "body": "{body}"}}"#
        )
    };
    format!(
        r#"{{"title": "Orders wait", "comments": [{}]}}"#,
        all.iter().map(one).collect::<Vec<_>>().join(", ")
    )
}

fn calls() -> String {
    comments(&[("a", 0, "it began"), ("b", 9, "it ended")])
}

#[test]
fn a_file_that_came_with_others_is_known_when_it_comes_alone() {
    let mut work = Work::new();
    let others = comments(&[("a", 5, "looking")]);
    let both = parts(&[("calls.json", &calls()), ("others.json", &others)]);
    work.takes(together(&work.document, both, &[]));
    assert_eq!(work.document.events.len(), 3);
    let changed = calls().replace("it ended", "it was over");
    let adopt = together(&work.document, parts(&[("calls.json", &changed)]), &[]);
    let standings = standings(&work.document, &adopt.rows);
    assert!(matches!(standings.as_slice(), [Standing::Known(_), Standing::Changed(_)]), "{standings:?}");
    work.takes(adopt);
    assert_eq!(work.lines(), ["10:00:00 it began", "10:05:00 looking", "10:09:00 it was over"]);
}

#[test]
fn a_clock_that_is_put_right_later_moves_what_came_from_it() {
    let mut work = Work::new();
    work.takes(together(&work.document, parts(&[("calls.json", &calls())]), &[]));
    work.takes(together(&work.document, parts(&[("calls.json", &calls())]), &[("", 30)]));
    assert_eq!(work.lines(), ["10:00:30 it began", "10:09:30 it ended"]);
    assert_eq!(work.clocks(), [("", Some(30))]);
}

#[test]
fn a_text_by_another_clock_is_another_source() {
    let mut work = Work::new();
    work.takes(together(&work.document, parts(&[("", WEB)]), &[("", 60)]));
    work.takes(together(&work.document, parts(&[("", DB)]), &[]));
    assert_eq!(work.clocks(), [("", Some(60)), ("", None)]);
    // The same again is told of no third one.
    work.takes(together(&work.document, parts(&[("", "- 11:00 one more thing")]), &[("", 60)]));
    assert_eq!(work.clocks(), [("", Some(60)), ("", None)]);
    let last = work.document.events.iter().last().unwrap();
    assert_eq!(last.source.source.as_ref(), work.document.sources.first().map(|source| &source.id));
}

#[test]
fn a_day_is_on_no_clock() {
    let work = Work::new();
    let days = "- 2031-03-04 the new racks stand\n- 2031-03-05 they are in use";
    let adopt = together(&work.document, parts(&[("", days)]), &[("", -60)]);
    let shown: Vec<String> = adopt.rows.iter().map(|row| row.event.at.unwrap().to_string()).collect();
    assert!(shown[0].starts_with("2031-03-04") && shown[1].starts_with("2031-03-05"), "{shown:?}");
}
