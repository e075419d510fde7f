//! The work of two writers brought together: small edits on both sides.

#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use postmortem_timeline::edit::{Action, Change, merge};
use postmortem_timeline::format::{read, write};
use postmortem_timeline::model::Document;
use std::hint::black_box;

/// The document with another text in the event at a place, given in hundredths.
fn edited(document: &Document, hundredths: usize, text: &str) -> Document {
    let place = document.events.len() * hundredths / 100;
    let id = document.events.get(place).expect("it is there").id.clone();
    let session = support::session(document);
    support::after(&session, Action::Do(Change::EventText(id, text.into()))).document
}

/// As after an edit: what did not change is shared.
fn shared(criterion: &mut Criterion) {
    support::at_each_size(criterion, "merge, shared", |group, id, sized| {
        let base = &sized.document;
        let (mine, theirs) = (edited(base, 10, "Mine."), edited(base, 80, "Theirs."));
        group.bench_function(id, |bencher| {
            bencher.iter(|| merge(black_box(base), black_box(&mine), black_box(&theirs)));
        });
    });
}

/// As in a save: their document was read anew.
fn read_anew(criterion: &mut Criterion) {
    support::at_each_size(criterion, "merge, read anew", |group, id, sized| {
        let base = &sized.document;
        let mine = edited(base, 10, "Mine.");
        let theirs = write(&edited(base, 80, "Theirs."));
        let theirs = read(&theirs).expect("what was written reads").document;
        group.bench_function(id, |bencher| {
            bencher.iter(|| merge(black_box(base), black_box(&mine), black_box(&theirs)));
        });
    });
}

criterion_group!(benches, shared, read_anew);
criterion_main!(benches);
