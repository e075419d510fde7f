//! Durations that texts state: 13:01 to 15:23 (2 h 22 min), 16:14 (3 h 13 min), 17:50 (4 h 49 min).

use super::*;

/// What is found in the summary: `!` for a contradiction, `~` for a close one, nothing for none.
fn found(text: &str) -> Option<String> {
    let all = says(&with_summary(text));
    let contradicts = |says: &&String| says.contains("The summary says");
    let mut found = all.iter().filter(contradicts);
    let first = found.next().cloned();
    assert_eq!(found.next(), None, "{text}");
    first
}

#[test]
fn contradictions() {
    for (text, stated, name, computed) in [
        (
            "The shop was down for approximately 1 hour.",
            "approximately 1 hour",
            "Time to resolve",
            "4 h 49 min",
        ),
        ("Der Ausfall dauerte anderthalb Stunden", "anderthalb Stunden", "Time to resolve", "4 h 49 min"),
        ("Dauer: ca. 30 Minuten", "ca. 30 Minuten", "Time to resolve", "4 h 49 min"),
        ("It went unnoticed for half an hour", "half an hour", "Time to detect", "2 h 22 min"),
        ("20 minutes of downtime", "20 minutes", "Time to resolve", "4 h 49 min"),
        ("a 20-minute outage", "20-minute", "Time to resolve", "4 h 49 min"),
        ("It was mitigated within 40 min", "within 40 min", "Time to mitigate", "3 h 13 min"),
        ("Lasted 1h30 in all", "1h30", "Time to resolve", "4 h 49 min"),
        ("Resolved after more than six hours", "more than six hours", "Time to resolve", "4 h 49 min"),
        ("The outage lasted 2 days and 3 hours.", "2 days and 3 hours", "Time to resolve", "4 h 49 min"),
        ("Offline for **7,5 h** in all", "7,5 h", "Time to resolve", "4 h 49 min"),
    ] {
        let expected = format!(
            "! The summary says “{stated}”; the markers say {computed} for “{name}”. Which one holds?"
        );
        assert_eq!(found(text), Some(expected), "{text}");
    }
}

#[test]
fn what_agrees_or_is_about_something_else() {
    for text in [
        "Down for about 5 hours",
        "The outage lasted 4 h 49 min",
        "The outage lasted 289 minutes",
        "Der Ausfall dauerte knapp fünf Stunden",
        "Resolved two and a half hours after the alert",
        "Unerkannt für 2 h 22 min",
        "Unerkannt blieb es zweieinhalb Stunden",
        "Resolved in under 5 hours",
        "Down for more than 4 hours",
        "Detected after 2:22 h",
        "The job runs every 5 minutes and was down",
        "Down since the deployment 3 days ago",
        "CPU stood at 100 % for 5 minutes",
        "Down for 10-20 minutes at a time",
        "Down. It took the team 20 minutes to eat.",
        "Noticed at 15:23, 3 pages were down",
        "",
    ] {
        assert_eq!(found(text), None, "{text}");
    }
}

#[test]
fn close_is_a_note() {
    let text =
        "The summary says “2 h 20 min”, which is close to 2 h 22 min for “Time to detect”, but not the same.";
    assert_eq!(found("It was unnoticed for 2 h 20 min"), Some(text.to_owned()));
}

#[test]
fn events_speak_of_the_whole_rarely() {
    let says_of = |text: &str| looks(&golden(vec![event("x", "16:30", text)]));
    let expected = "! The event at 16:30 says “20 minutes”; the markers say 4 h 49 min for “Time to resolve”. Which one holds?";
    assert_eq!(says_of("Status page: downtime of 20 minutes"), [expected]);
    assert_eq!(says_of("The second replica is down for 20 minutes"), [""; 0]);
    assert_eq!(says_of("INCIDENT ENDS, reached 30 minutes’ nominal performance"), [""; 0]);
}

#[test]
fn an_incident_that_goes_on_is_not_measured_yet() {
    let mut open = with_summary("Down for 20 minutes");
    open.markers = open.markers.with(&MarkerKey::Resolve, None);
    assert_eq!(looks(&open), [""; 0]);
}
