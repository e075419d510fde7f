//! Migrations: a made-up past proves the machinery, fixtures hold every step for ever.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod support;

use postmortem_timeline::format::migrate::{CURRENT, Chain, Refused, Step};
use postmortem_timeline::format::{Expected, Mode, Note, Path, Tree, read, read_with, wording, write};
use support::fixtures;

/// Two versions that never were: -1 had rows with a time of two parts, 0 had marks on the rows.
const MADE_UP: Chain<'static> = Chain {
    version: 1,
    steps: &[
        Step { number: 1, from: -1, name: "rows-become-events", apply: rows_become_events },
        Step { number: 2, from: -1, name: "day-and-time-become-at", apply: day_and_time_become_at },
        Step { number: 3, from: 0, name: "marks-become-markers", apply: marks_become_markers },
    ],
};

fn rows_become_events(document: &mut Tree) -> Result<(), Refused> {
    document.rename("rows", "events");
    Ok(())
}

fn day_and_time_become_at(document: &mut Tree) -> Result<(), Refused> {
    each_event(document, |event, path| {
        let mut part = |key: &'static str| {
            let text = event.remove(key).and_then(|value| value.as_string());
            text.ok_or(Refused { path: path.key(key), expected: Expected::Text })
        };
        let at = format!("{}T{}:00Z", part("day")?, part("time")?);
        event.set("at", Tree::string(&at));
        Ok(())
    })
}

fn marks_become_markers(document: &mut Tree) -> Result<(), Refused> {
    let mut markers = Vec::new();
    each_event(document, |event, path| {
        if let Some(mark) = event.remove("mark") {
            let refused = |key, expected| Refused { path: path.key(key), expected };
            let mark = mark.as_string().ok_or_else(|| refused("mark", Expected::Text))?;
            let id = event.get("id").cloned().ok_or_else(|| refused("id", Expected::Id))?;
            markers.push((mark.into(), Tree::Object(vec![("event".into(), id)])));
        }
        Ok(())
    })?;
    document.set("markers", Tree::Object(markers));
    Ok(())
}

fn each_event(
    document: &mut Tree,
    mut change: impl FnMut(&mut Tree, Path) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let path = Path::default().key("events");
    let refused = || Refused { path: path.clone(), expected: Expected::List };
    let events = document.get("events").and_then(Tree::list).ok_or_else(refused)?;
    events.iter_mut().enumerate().try_for_each(|(at, event)| change(event, path.index(at)))
}

fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_chains_are_sound() {
    assert!(CURRENT.is_sound());
    assert!(MADE_UP.is_sound());
    let gap = Chain { version: 2, ..MADE_UP };
    assert!(!gap.is_sound(), "no step leads from 1 to 2");
}

#[test]
fn every_step_has_its_fixture() {
    for step in CURRENT.steps.iter().chain(MADE_UP.steps) {
        let folder = format!("steps/{}-{}", step.number, step.name);
        let mut tree = Tree::Raw(fixture(&format!("{folder}/before.json")).trim().into());
        (step.apply)(&mut tree).unwrap();
        let mut after = String::new();
        tree.write(&mut after);
        assert_eq!(after, fixture(&format!("{folder}/after.json")).trim(), "{folder}");
    }
}

#[test]
fn an_old_document_goes_through_all_its_steps() {
    for (name, text) in fixtures("made-up") {
        let from = if name.starts_with("minus-one") { -1 } else { 0 };
        let loaded = read_with(&text, &MADE_UP).unwrap();
        assert_eq!(loaded.notes, [Note::Migrated { from, to: 1 }], "{name}");
        assert_eq!(loaded.mode, Mode::Full, "{name}");
        let written = write(&loaded.document);
        assert_eq!(written, fixture("made-up.expected.json"), "{name}");
        // Once more changes nothing.
        let again = read_with(&written, &MADE_UP).unwrap();
        assert_eq!((again.notes.len(), again.document), (0, loaded.document), "{name}");
    }
}

#[test]
fn an_old_document_that_a_step_refuses_stays_as_it_is() {
    let text = r#"{"type":"postmortem-timeline","version":-1,"rows":[{"id":"a","day":"2018-02-10"}]}"#;
    let error = read_with(text, &MADE_UP).unwrap_err();
    assert_eq!(error.path.to_string(), "events[0].time");
    insta::assert_snapshot!(wording::error(&error), @"found something else than a text in quotes at events[0].time in step `day-and-time-become-at`; open it with the version that wrote it, and correct that value");
    let bad = r#"{"type":"postmortem-timeline","version":0,"title":1,"events":[]}"#;
    insta::assert_snapshot!(wording::error(&read_with(bad, &MADE_UP).unwrap_err()), @"found the number 1 at title, expected a text in quotes");
}

#[test]
fn a_version_before_the_first_is_refused() {
    let text = r#"{"type":"postmortem-timeline","version":0}"#;
    insta::assert_snapshot!(wording::error(&read(text).unwrap_err()), @"found version 0, expected version 1; it can't be carried over by this program");
}
