//! Sentences that plainly say that an incident begins, is detected, mitigated or over, and others that
//! only use such words, as people write them in five languages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::zones_native::NativeZones;

const SENTENCES: &str = include_str!("fixtures/import-markers.txt");
const PHRASES: &str = include_str!("fixtures/import-phrases.txt");

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

/// What a sentence marks against what it should; nothing where that is the same.
fn fault(marker: &str, sentence: &str) -> Option<String> {
    const BEGINS: &str = "Outage begins.";
    const NEUTRAL: &str = "Window box watered.";
    let found = match marker {
        "start" => marked(NEUTRAL, sentence, Some("Tea.")),
        // The last entry may say in many ways that it is over.
        "resolve" => marked(BEGINS, sentence, None),
        "none" => [marked(BEGINS, sentence, Some("Tea.")), marked(NEUTRAL, sentence, None)].concat(),
        _ => marked(BEGINS, sentence, Some("Tea.")),
    };
    let wanted: &[&str] = if marker == "none" { &[] } else { &[marker] };
    (found != wanted).then(|| format!("{sentence}: {found:?}, and not {wanted:?}"))
}

/// The sentences of a fixture, each below the marker it stands for.
fn sentences(fixture: &str) -> Vec<(&str, &str)> {
    let parts = support::parts(fixture);
    parts.flat_map(|(marker, lines)| lines.lines().map(move |line| (marker, line))).collect()
}

#[test]
fn what_is_plainly_said_marks_its_entry() {
    let all = sentences(SENTENCES);
    let faults: Vec<String> = all.iter().filter_map(|(marker, line)| fault(marker, line)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(all.len() > 350, "{} sentences", all.len());
}

/// The sentences of a line in which choices stand in braces: `{Alert|Alarm} {fires|is raised}`.
fn spelled_out(line: &str) -> Vec<String> {
    let Some((before, rest)) = line.split_once('{') else { return vec![line.to_owned()] };
    let (choices, behind) = rest.split_once('}').expect("braces are closed");
    let ends = spelled_out(behind);
    let choices = choices.split('|').flat_map(|choice| ends.iter().map(move |end| (choice, end)));
    choices.map(|(choice, end)| format!("{before}{choice}{end}")).collect()
}

/// Whoever does something and whatever they do, in every combination: one person's words for it are
/// another person's.
#[test]
fn who_does_it_and_how_it_is_said_can_be_combined() {
    let lines = sentences(PHRASES).into_iter();
    let all = lines.flat_map(|(marker, line)| spelled_out(line).into_iter().map(move |text| (marker, text)));
    let all: Vec<(&str, String)> = all.collect();
    let faults: Vec<String> = all.iter().filter_map(|(marker, text)| fault(marker, text)).collect();
    let few = faults.get(..faults.len().min(40)).unwrap_or_default();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), all.len(), few.join("\n"));
    assert!(all.len() > 5_000, "{} sentences", all.len());
}
