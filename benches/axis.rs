//! The geometry of the axis: what it keeps of the events, and what a frame asks for.

#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use postmortem_timeline::edit::{Action, Change};
use postmortem_timeline::layout::axis::{Index, LaneBy, Lanes, Millis, Scale, bars, marks, ticks};
use std::hint::black_box;

/// The width of the drawing, in pixels.
const WIDTH: f64 = 1_200.0;
const TEN_MINUTES: Millis = 10 * 60_000;

fn build(criterion: &mut Criterion) {
    support::at_each_size(criterion, "axis, index built", |group, id, sized| {
        let nothing = Index::default();
        group.bench_function(id, |bencher| {
            bencher.iter(|| Index::of(black_box(&sized.document.events), &nothing).extent());
        });
    });
}

fn edited(criterion: &mut Criterion) {
    support::at_each_size(criterion, "axis, index after an edit", |group, id, sized| {
        let session = support::session(&sized.document);
        let middle = support::incident::id(support::SEED, sized.events / 2);
        let change = Change::EventText(middle.as_str().into(), "Another text.".into());
        let next = support::after(&session, Action::Do(change));
        let before = Index::of(&sized.document.events, &Index::default());
        group.bench_function(id, |bencher| {
            bencher.iter(|| Index::of(black_box(&next.document.events), &before).extent());
        });
    });
}

/// Everything of the shapes that stands on one line, for a stretch of time.
fn shapes(index: &Index, scale: &Scale) -> usize {
    let range = scale.range();
    let marks = marks(scale, index.within(range)).len();
    let bars = bars(scale, index.within(range)).bars.len();
    marks + bars + ticks(scale, &|_| 0, &|_| 50.0).len()
}

fn whole(criterion: &mut Criterion) {
    support::at_each_size(criterion, "axis, the whole incident drawn", |group, id, sized| {
        let index = Index::of(&sized.document.events, &Index::default());
        let scale = Scale::fit(index.extent().expect("there are events"), WIDTH, (40.0, 40.0));
        group.bench_function(id, |bencher| bencher.iter(|| shapes(black_box(&index), &scale)));
    });
}

fn zoomed(criterion: &mut Criterion) {
    support::at_each_size(criterion, "axis, ten minutes drawn", |group, id, sized| {
        let index = Index::of(&sized.document.events, &Index::default());
        let (first, last) = index.extent().expect("there are events");
        let middle = i64::midpoint(first, last);
        let scale = Scale::fit((middle, middle + TEN_MINUTES), WIDTH, (40.0, 40.0));
        group.bench_function(id, |bencher| bencher.iter(|| shapes(black_box(&index), &scale)));
    });
}

fn lanes(criterion: &mut Criterion) {
    support::at_each_size(criterion, "axis, lanes drawn", |group, id, sized| {
        let index = Index::of(&sized.document.events, &Index::default());
        let scale = Scale::fit(index.extent().expect("there are events"), WIDTH, (40.0, 40.0));
        let lanes = Lanes::of(&sized.document, LaneBy::Who);
        let drawn = |lane| marks(&scale, lanes.dots(&index, scale.range(), lane)).len();
        group.bench_function(id, |bencher| bencher.iter(|| (0..lanes.len()).map(drawn).sum::<usize>()));
    });
}

criterion_group!(benches, build, edited, whole, zoomed, lanes);
criterion_main!(benches);
