//! Two versions of a document, told in words.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::format::read;
use postmortem_timeline::model::{Document, Moment};
use postmortem_timeline::text::Words;
use postmortem_timeline::text::changes::Versions;

fn document(text: &str) -> Document {
    read(text).unwrap().document
}

/// The incident that all cases begin with.
const BEGUN: &str = r#"{"type":"postmortem-timeline","version":1,"id":"00000001","title":"Slow search",
 "markers":{"start":{"event":"aaaaaaa1"},"mitigate":{"event":"aaaaaaa3"}},
 "events":[{"id":"aaaaaaa1","at":"2026-03-01T15:20:00Z","text":"Search slows down"},
  {"id":"aaaaaaa2","at":"2026-03-01T15:40:00Z","kind":"diagnosis","who":["Ada"],"text":"The index is *cold*"},
  {"id":"aaaaaaa3","at":"2026-03-01T16:14:00Z","text":"Cache warmed"}],
 "actions":[{"id":"ccccccc1","text":"Warm the cache on start","owner":"Ada"}]}"#;

fn told(from: &Document, to: &Document, language: &str) -> (String, Vec<String>) {
    let versions = Versions { words: Words::for_tag(language), from, to, show: &Moment::civil };
    (versions.in_one_line(), versions.lines().into_iter().map(|line| line.text).collect())
}

fn change(edit: impl Fn(&str) -> String) -> (String, Vec<String>) {
    told(&document(BEGUN), &document(&edit(BEGUN)), "en")
}

#[test]
fn nothing_differs() {
    assert_eq!(change(str::to_owned), (String::new(), vec![]));
}

#[test]
fn events_that_came_and_went() {
    let (line, lines) = change(|text| {
        text.replace(
            r#"{"id":"aaaaaaa2","at":"2026-03-01T15:40:00Z","kind":"diagnosis","who":["Ada"],"text":"The index is *cold*"}"#,
            r#"{"id":"bbbbbbb1","at":"2026-03-01T15:30:00Z","text":"First ticket"},{"id":"bbbbbbb2","at":"2026-03-01T15:31:00Z","text":"Second"}"#,
        )
    });
    assert_eq!(line, "2 events added, one event removed");
    assert_eq!(
        lines,
        ["Removed: 15:40 The index is cold", "Added: 15:30 First ticket", "Added: 15:31 Second"]
    );
}

#[test]
fn a_marker_moves_with_its_event_and_by_itself() {
    let (line, lines) = change(|text| text.replace("16:14:00Z", "16:20:00Z"));
    assert_eq!(line, "one event edited, Mitigate 16:14 → 16:20");
    assert_eq!(lines, ["Mitigate 16:14 → 16:20", "16:20 Cache warmed: Time 16:14 → 16:20"]);
    let (line, _) =
        change(|text| text.replace(r#""mitigate":{"event":"aaaaaaa3"}"#, r#""detect":{"event":"aaaaaaa2"}"#));
    assert_eq!(line, "Detect set to 15:40, Mitigate 16:14 taken away");
}

#[test]
fn each_field_says_what_it_was_and_is() {
    let (_, lines) = change(|text| {
        text.replace(
            r#""kind":"diagnosis","who":["Ada"],"text":"The index is *cold*""#,
            r#""kind":"decision","who":["Ada","Bo"],"text":"The index was cold""#,
        )
    });
    assert_eq!(
        lines,
        [
            "15:40 The index was cold: Kind Diagnosis → Decision; Who Ada → Ada, Bo; What happened The index is cold → The index was cold"
        ]
    );
}

#[test]
fn a_long_text_is_told_from_where_it_differs() {
    let long = "The dashboards of all three regions had been red for a while";
    let (from, to) =
        (BEGUN.replace("Cache warmed", long), BEGUN.replace("Cache warmed", &format!("{long}, as Bo saw")));
    let (_, lines) = told(&document(&from), &document(&to), "en");
    let wanted = "What happened …red for a while → …red for a while, as Bo saw";
    assert!(lines.iter().any(|line| line.ends_with(wanted)), "{lines:?}");
}

#[test]
fn the_report_is_told_too() {
    let (line, lines) = change(|text| {
        let text = text.replace(r#""owner":"Ada""#, r#""owner":"Bo","status":"open""#);
        text.replace("Slow search", "Search was slow")
            .replace(r#""actions""#, r#""report":{"impact":"A third of all queries"},"actions""#)
    });
    assert_eq!(line, "Title changed, Report changed, Action changed");
    assert_eq!(
        lines,
        [
            "Title Slow search → Search was slow",
            "Report: Impact set to A third of all queries",
            "Action “Warm the cache on start”: Owner Ada → Bo; Status set to Open"
        ]
    );
}

#[test]
fn what_nobody_knows_is_named_and_german_is_spoken() {
    let from = document(BEGUN);
    let to = document(&BEGUN.replace(r#""title""#, r#""mood":"tense","title""#));
    assert_eq!(told(&from, &to, "en").1, ["something that this version does not know"]);
    let to = document(&BEGUN.replace("16:14:00Z", "16:20:00Z"));
    assert_eq!(told(&from, &to, "de").0, "ein Ereignis bearbeitet, Eindämmung 16:14 → 16:20");
}

#[test]
fn a_long_line_is_cut_at_a_whole_part() {
    let to = BEGUN.replace(
        r#""title":"Slow search""#,
        r#""title":"T","status":"final","severity":"2","timezone":"Europe/Berlin","profile":"datadog""#,
    );
    let mut markers = String::new();
    for number in 0..20 {
        markers.push_str(&format!(r#""own-marker-{number}":{{"event":"aaaaaaa1"}},"#));
    }
    let to = document(&to.replace(r#""markers":{"#, &format!(r#""markers":{{{markers}"#)));
    let (line, lines) = told(&document(BEGUN), &to, "en");
    assert!(line.chars().count() <= 205 && line.ends_with(", …"), "{line}");
    assert_eq!(lines.len(), 21);
}

#[test]
fn the_first_save_says_so() {
    let from = document(r#"{"type":"postmortem-timeline","version":1,"id":"00000001"}"#);
    assert_eq!(told(&from, &document(BEGUN), "en").0, "Timeline begun: 3 events added");
}
