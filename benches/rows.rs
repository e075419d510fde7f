//! The heights of the rows of the list: the first time, after an edit, and what a frame asks.

#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

mod support;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use postmortem_timeline::edit::{Action, Change};
use postmortem_timeline::layout::rows::{Estimate, RowHeights};
use postmortem_timeline::model::EventList;
use std::hint::black_box;

/// The height of a screen, and how many rows are drawn on it.
const SCREEN: f64 = 900.0;
const DRAWN: usize = 40;

fn heights(events: &EventList) -> RowHeights {
    let mut heights = RowHeights::new(Estimate::for_width(900.0));
    heights.set_rows(events, None);
    heights
}

fn build(criterion: &mut Criterion) {
    support::at_each_size(criterion, "rows, built", |group, id, sized| {
        group.bench_function(id, |bencher| bencher.iter(|| heights(black_box(&sized.document.events)).len()));
    });
}

fn edited(criterion: &mut Criterion) {
    support::at_each_size(criterion, "rows, after an edit", |group, id, sized| {
        let session = support::session(&sized.document);
        let middle = support::incident::id(support::SEED, sized.events / 2);
        let change = Change::EventText(middle.as_str().into(), "Another text.".into());
        let next = support::after(&session, Action::Do(change));
        let before = heights(&sized.document.events);
        group.bench_function(id, |bencher| {
            bencher.iter_batched_ref(
                || before.clone(),
                |heights| heights.set_rows(black_box(&next.document.events), None),
                BatchSize::LargeInput,
            );
        });
    });
}

fn window(criterion: &mut Criterion) {
    support::at_each_size(criterion, "rows, window", |group, id, sized| {
        let heights = heights(&sized.document.events);
        let top = heights.total() / 2.0;
        group.bench_function(id, |bencher| {
            bencher.iter(|| heights.window(black_box(top), black_box(top + SCREEN), 6));
        });
    });
}

fn measured(criterion: &mut Criterion) {
    support::at_each_size(criterion, "rows, a screen measured", |group, id, sized| {
        let mut heights = heights(&sized.document.events);
        let first = sized.events.saturating_sub(DRAWN) / 2;
        let rows: Vec<_> = (first..sized.events.min(first + DRAWN))
            .map(|row| support::incident::id(support::SEED, row).as_str().into())
            .collect();
        group.bench_function(id, |bencher| {
            bencher.iter(|| {
                for id in &rows {
                    let row = heights.row_of(black_box(id)).expect("it is there");
                    heights.measure(row, 37.0);
                }
            });
        });
    });
}

criterion_group!(benches, build, edited, window, measured);
criterion_main!(benches);
