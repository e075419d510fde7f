//! Reading and writing the text of a document.

#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use postmortem_timeline::format::{read, write};
use std::hint::black_box;

fn parse(criterion: &mut Criterion) {
    support::at_each_size(criterion, "parse", |group, id, sized| {
        group.bench_function(id, |bencher| bencher.iter(|| read(black_box(&sized.text)).is_ok()));
    });
}

fn print(criterion: &mut Criterion) {
    support::at_each_size(criterion, "write", |group, id, sized| {
        group.bench_function(id, |bencher| bencher.iter(|| write(black_box(&sized.document)).len()));
    });
}

criterion_group!(benches, parse, print);
criterion_main!(benches);
