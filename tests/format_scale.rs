//! No text makes reading slow: each of these took minutes with a search inside a search.

#![allow(clippy::panic, reason = "a test may panic")]

use postmortem_timeline::format::{MAX_EVENTS, read, write};
use postmortem_timeline::model::Document;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Generous: a slow machine that does other things needs a tenth of it.
const LIMIT: Duration = Duration::from_secs(60);

fn document(list: &str, item: impl Fn(&mut String, usize)) -> String {
    let mut text = format!("{{\"type\":\"postmortem-timeline\",\"version\":1,\"{list}\":[");
    for at in 0..MAX_EVENTS {
        text.push_str(if at > 0 { ",\n" } else { "\n" });
        item(&mut text, at);
    }
    text.push_str("]}");
    text
}

#[track_caller]
fn read_in_time(text: &str) -> Document {
    let start = Instant::now();
    let Ok(loaded) = read(text) else { panic!("{:?}", read(text).err()) };
    let read = start.elapsed();
    let written = write(&loaded.document).len();
    println!("read {} bytes in {read:?}, wrote {written} in {:?}", text.len(), start.elapsed() - read);
    assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    loaded.document
}

#[test]
fn ordinary_events() {
    let text = document("events", |out, at| {
        let _ = write!(
            out,
            r#"{{"id":"{at:08}","at":"2018-02-10T{:02}:{:02}:{:02}Z","kind":"note","who":["Ana"],"text":"Looked at \"shard\" {at} and saw the queue, which was longer than it should have been, see the graph"}}"#,
            at / 3600 % 24,
            at / 60 % 60,
            at % 60,
        );
    });
    assert_eq!(read_in_time(&text).events.len(), MAX_EVENTS);
}

#[test]
fn equal_events_without_identifiers() {
    assert_eq!(read_in_time(&document("events", |out, _| out.push_str("{}"))).events.len(), MAX_EVENTS);
}

#[test]
fn one_identifier_for_all() {
    read_in_time(&document("people", |out, at| {
        let _ = write!(out, r#"{{"id":"a","name":"{at}"}}"#);
    }));
}

#[test]
fn undated_events_in_a_chain() {
    let chain = |next: &'static dyn Fn(usize) -> usize| {
        document("events", |out, at| {
            let _ = write!(out, r#"{{"id":"{at}","after":"{}"}}"#, next(at));
        })
    };
    read_in_time(&chain(&|at| at + 1));
    read_in_time(&chain(&|at| at.wrapping_sub(1)));
    read_in_time(&chain(&|at| at ^ 1));
    read_in_time(&chain(&|at| (at + 1) % MAX_EVENTS));
}

#[test]
fn many_keys_and_names() {
    read_in_time(&document("ignoredHints", |out, at| {
        let _ = write!(out, "\"{at}\"");
    }));
    let mut keys = String::from(r#"{"type":"postmortem-timeline","version":1"#);
    for at in 0..MAX_EVENTS {
        let _ = write!(keys, r#","x{}":null,"title":null"#, at / 2);
    }
    read_in_time(&(keys + "}"));
}

#[test]
fn many_halves_of_characters() {
    read_in_time(&document("ignoredHints", |out, at| {
        let _ = write!(out, r#""\ud83d {at}""#);
    }));
}

#[test]
fn many_faults_in_a_newer_version() {
    let text = document("events", |out, at| {
        out.push_str(if at % 2 == 0 { "7" } else { r#"{"id":1,"at":"then"}"# });
    });
    read_in_time(&text.replace("\"version\":1", "\"version\":2"));
}
