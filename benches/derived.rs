//! What is derived from a document: durations and findings.

#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use postmortem_timeline::model::{durations, findings};
use postmortem_timeline::zones_native::NativeZones;
use std::hint::black_box;

fn measured(criterion: &mut Criterion) {
    support::at_each_size(criterion, "durations", |group, id, sized| {
        group.bench_function(id, |bencher| {
            bencher.iter(|| durations::measure(black_box(&sized.document), None).figures.len());
        });
    });
}

fn found(criterion: &mut Criterion) {
    support::at_each_size(criterion, "findings", |group, id, sized| {
        group.bench_function(id, |bencher| {
            bencher.iter(|| findings::check(black_box(&sized.document), None, &NativeZones).len());
        });
    });
}

/// After an edit: what is known of the words of the other events is used again.
fn found_again(criterion: &mut Criterion) {
    support::at_each_size(criterion, "findings, after an edit", |group, id, sized| {
        let mut document = sized.document.clone();
        let event = document.events.get(sized.events / 2).expect("there are events").clone();
        let mut known = findings::Known::default();
        let mut count = 0_u64;
        group.bench_function(id, |bencher| {
            bencher.iter(|| {
                count += 1;
                let text = format!("edited {count} times").into();
                let edited = postmortem_timeline::model::Event { text, ..(*event).clone() };
                document.events.replace(sized.events / 2, edited.into());
                findings::check_again(black_box(&document), None, &NativeZones, &mut known).len()
            });
        });
    });
}

criterion_group!(benches, measured, found, found_again);
criterion_main!(benches);
