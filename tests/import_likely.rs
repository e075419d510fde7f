//! Markers that no word plainly says: where all that is said makes one likely, it is placed and told from
//! the others; a doubt, a label and the order of time come first.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::zones_native::NativeZones;

/// The markers that a list of entries gets, one a minute from 10:00: the marker, the number of the entry,
/// and whether it is only likely.
fn marked(entries: &[&str]) -> Vec<(String, usize, bool)> {
    let line = |(at, text): (usize, &&str)| format!("- {:02}:{:02} {text}\n", 10 + at / 60, at % 60);
    let list: String = entries.iter().enumerate().map(line).collect();
    let text = format!("Timeline (2024-03-12, UTC)\n\n{list}");
    let told = Told { zone: Some("UTC"), ..Told::new(&NativeZones) };
    let found = import::read_file("timeline.txt", text.as_bytes(), &told).expect("a list is read");
    assert_eq!(found.rows.len(), entries.len());
    let rows = found.rows.iter().enumerate();
    rows.flat_map(|(at, row)| {
        let of = move |(key, _): &(postmortem_timeline::model::MarkerKey, bool)| {
            (key.as_str().to_owned(), at, row.likely.contains(key))
        };
        row.markers.iter().map(of)
    })
    .collect()
}

fn is(marker: &str, at: usize, is_likely: bool) -> (String, usize, bool) {
    (marker.to_owned(), at, is_likely)
}

/// What no cue knows for an end.
const HINT: &str = "All carts open again, traffic as before";

#[test]
fn a_marker_that_is_only_hinted_at_is_told_as_likely() {
    let list = ["Build 4.2 is rolled out", "The team looks at the logs", "Build 4.1 is rolled out", HINT];
    assert_eq!(marked(&list), [is("resolve", 3, true)]);
}

#[test]
fn what_is_plainly_said_is_no_guess() {
    let list = ["Outage begins", "Alert fires", "Rolled back", "Outage resolved", HINT];
    assert_eq!(marked(&list), [is("start", 0, false), is("detect", 1, false), is("resolve", 3, false)]);
}

#[test]
fn what_a_doubt_stands_beside_is_not_likely() {
    for text in ["No alert was raised", "The alert never fired", "The team silences the alerts"] {
        let marked = marked(&["Build 4.2 is rolled out", text, "Coffee", "Tea"]);
        assert!(marked.iter().all(|(_, at, _)| *at != 1), "{text}: {marked:?}");
    }
}

#[test]
fn a_list_of_two_and_a_log_are_left_alone() {
    assert_eq!(marked(&["Build 4.2 is rolled out", HINT]), []);
    let mut log = vec!["Worker takes the next job"; 300];
    log.push(HINT);
    assert_eq!(marked(&log), []);
}

#[test]
fn a_likely_marker_keeps_the_order_of_time() {
    let list = ["Build 4.2 is rolled out", HINT, "Outage begins", "Coffee"];
    assert_eq!(marked(&list), [is("start", 2, false)]);
}
