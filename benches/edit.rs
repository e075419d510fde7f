//! One intention of a user, from the action to the next session.

#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "a benchmark may panic")]

mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use postmortem_timeline::edit::{Action, Add, Change, EventTime};
use postmortem_timeline::model::{Event, Id};
use std::hint::black_box;

/// Measures an action on the event in the middle.
fn act(criterion: &mut Criterion, topic: &str, action: impl Fn(&Event) -> Action) {
    support::at_each_size(criterion, topic, |group, id, sized| {
        let session = support::session(&sized.document);
        let middle = Id::new(&support::incident::id(support::SEED, sized.events / 2));
        let action = action(sized.document.events.find(&middle).expect("it is there"));
        group.bench_function(id, |bencher| {
            bencher.iter(|| support::after(black_box(&session), action.clone()));
        });
    });
}

fn text(criterion: &mut Criterion) {
    let text = |event: &Event| Change::EventText(event.id.clone(), format!("{}x", event.text).into());
    act(criterion, "edit, text", |event| Action::Do(text(event)));
}

fn time(criterion: &mut Criterion) {
    let later = |event: &Event| Change::Time(event.id.clone(), EventTime::of(event).shifted(3_600));
    act(criterion, "edit, time", |event| Action::Do(later(event)));
}

fn add(criterion: &mut Criterion) {
    let added =
        |event: &Event| Event { id: "added".into(), at: event.at, text: "Added.".into(), ..Event::default() };
    act(criterion, "edit, add", |event| Action::Do(Change::Add(Add::Event(Box::new(added(event))))));
}

criterion_group!(benches, text, time, add);
criterion_main!(benches);
