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

criterion_group!(benches, measured, found);
criterion_main!(benches);
