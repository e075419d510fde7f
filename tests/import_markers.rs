//! Sentences that plainly say that an incident begins, is detected, mitigated or over, and others that
//! only use such words, as people write them in five languages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::zones_native::NativeZones;

const SENTENCES: &str = include_str!("fixtures/import-markers.txt");

/// The markers that the entry of a sentence carries, between an entry above it and one below it.
fn marked(above: &str, sentence: &str, below: Option<&str>) -> Vec<String> {
    let below = below.map(|below| format!("- 11:20 {below}\n")).unwrap_or_default();
    let text = format!("Timeline (2024-03-12, UTC)\n\n- 09:00 {above}\n- 10:10 {sentence}\n{below}");
    let told = Told { zone: Some("UTC"), ..Told::new(&NativeZones) };
    let found = import::read_file("timeline.txt", text.as_bytes(), &told).expect("a list is read");
    let own =
        |row: &&import::Row| row.event.at.is_some_and(|at| at.to_string().starts_with("2024-03-12T10:10"));
    let rows = found.rows.iter().filter(own);
    rows.flat_map(|row| row.markers.iter().map(|(key, _)| key.as_str().to_owned())).collect()
}

#[test]
fn what_is_plainly_said_marks_its_entry() {
    const BEGINS: &str = "Outage begins.";
    const NEUTRAL: &str = "Window box watered.";
    let mut count = 0;
    for (marker, sentences) in support::parts(SENTENCES) {
        for sentence in sentences.lines() {
            match marker {
                "start" => assert_eq!(marked(NEUTRAL, sentence, Some("Tea.")), [marker], "{sentence}"),
                // The last entry may say in many ways that it is over.
                "resolve" => assert_eq!(marked(BEGINS, sentence, None), [marker], "{sentence}"),
                "none" => {
                    let all = [marked(BEGINS, sentence, Some("Tea.")), marked(NEUTRAL, sentence, None)];
                    assert!(all.concat().is_empty(), "{sentence}: {all:?}");
                }
                _ => assert_eq!(marked(BEGINS, sentence, Some("Tea.")), [marker], "{sentence}"),
            }
            count += 1;
        }
    }
    assert!(count > 350, "{count} sentences");
}
