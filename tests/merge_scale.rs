//! The merge of a document as large as any may be, of which little changed.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

mod merge_support;

use merge_support::flat::edit;
use postmortem_timeline::edit::{diff, merge, summary};
use postmortem_timeline::format::{read, write};
use postmortem_timeline::model::*;
use std::rc::Rc;
use std::time::{Duration, Instant};

const EVENTS: u64 = 100_000;

fn large() -> Document {
    let start = Moment::parse("2018-02-10T00:00:00Z").expect("this is a time");
    let event = |number: u64| {
        Rc::new(Event {
            id: Id::from_number(number * 7_919),
            at: Some(start.plus_seconds(number as i64 / 3 * 2)),
            text: "Something happened.".into(),
            ..Event::default()
        })
    };
    Document { events: (0..EVENTS).map(event).collect(), ..Document::default() }
}

fn timed<T>(name: &str, run: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let result = run();
    let took = began.elapsed();
    println!("{name}: {took:?}");
    assert!(took < Duration::from_secs(5), "{name}: {took:?}");
    result
}

fn name(document: &Document, at: usize) -> String {
    document.events.get(at).expect("it is there").id.to_string()
}

/// Shared in memory, as after an edit, or not, as after reading.
#[test]
fn a_hundred_thousand_events_merge_fast() {
    let base = large();
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    edit(&mut mine, &name(&base, 10), |event| event.text = "Mine.".into());
    edit(&mut theirs, &name(&base, 50_000), |event| event.text = "Theirs.".into());
    edit(&mut theirs, &name(&base, 90_000), |event| event.at = base.events.get(5).and_then(|e| e.at));
    let mut shorter = theirs.clone();
    shorter.events.remove(70_000);
    let reread = |document: &Document| read(&write(document)).expect("it reads").document;
    let (read_base, read_theirs) = (reread(&base), reread(&shorter));

    let merged = timed("edits, shared", || merge(&base, &mine, &theirs)).document;
    let text = |at| merged.events.find(&name(&base, at).as_str().into()).map(|event| event.text.to_string());
    assert_eq!([text(10), text(50_000)], ["Mine.", "Theirs."].map(|text| Some(text.to_owned())));
    assert!(timed("nothing to do", || merge(&base, &base, &theirs)).document.events.is_same(&theirs.events));
    timed("edits and a deletion, shared", || merge(&base, &mine, &shorter));
    timed("edits and a deletion, read anew", || merge(&base, &mine, &read_theirs));
    timed("all read anew", || merge(&read_base, &mine, &read_theirs));
    assert_eq!(timed("summary", || summary(&base, &merged)).len(), 3);
    assert_eq!(timed("diff", || diff(&base, &merged)).len(), 1);
    let mut rekeyed = base.clone();
    rekeyed.events =
        base.events.iter().map(|event| Rc::new(Event { kind: Kind::Impact, ..(**event).clone() })).collect();
    timed("everything changed on one side, one thing on the other", || merge(&base, &mine, &rekeyed));
}
