//! What every benchmark begins with: the incident in each size, as text and as a document.

#![allow(dead_code, reason = "each benchmark uses its part")]

pub mod incident;

use criterion::{BenchmarkGroup, BenchmarkId, Criterion, measurement::WallTime};
use postmortem_timeline::edit::{Action, Env, Mode, Session};
use postmortem_timeline::format::read;
use postmortem_timeline::model::Document;
use postmortem_timeline::zones_native::NativeZones;
use std::time::Duration;

/// The seed of all documents here.
pub const SEED: u64 = 1;

/// A document, and how many events it has.
pub struct Sized {
    /// The number of events.
    pub events: usize,
    /// The text as it is stored.
    pub text: String,
    /// What was read from it.
    pub document: Document,
}

/// The incident with so many events.
pub fn sized(events: usize) -> Sized {
    let text = incident::json(SEED, events);
    let loaded = read(&text).expect("the generator writes documents");
    assert!(loaded.notes.is_empty(), "the generator writes what needs no repair");
    Sized { events, text, document: loaded.document }
}

/// Measures something at each size. Few samples: the largest size would take minutes otherwise.
pub fn at_each_size(
    criterion: &mut Criterion,
    topic: &str,
    mut measure: impl FnMut(&mut BenchmarkGroup<'_, WallTime>, BenchmarkId, &Sized),
) {
    let mut group = criterion.benchmark_group(topic);
    group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
    for events in incident::SIZES {
        let sized = sized(events);
        measure(&mut group, BenchmarkId::from_parameter(events), &sized);
    }
    group.finish();
}

/// Somebody at work on the document.
pub fn session(document: &Document) -> Session {
    Session::new(document.clone(), Mode::Edit, SEED)
}

/// What is done next.
pub fn after(session: &Session, action: Action) -> Session {
    session.after(action, Env { zones: &NativeZones, now: None })
}
