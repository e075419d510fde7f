//! Markers out of order, missing, or on events that cannot carry them.

use super::*;
use postmortem_timeline::model::{Certainty, Kind, Precision, Set, Status};

#[test]
fn the_golden_incident_gives_nothing_to_look_at() {
    assert_eq!(looks(&golden(vec![])), [""; 0]);
    let silences = ["Nothing is noted for 1 h 36 min, from 16:14 to 17:50. What happened then?"];
    assert_eq!(says(&golden(vec![])), silences);
}

#[test]
fn a_marker_before_the_one_it_follows() {
    let swapped = golden_with("m", |event| Event { at: Some(moment("18:10")), ..event });
    let text =
        "! Resolve (17:50) is before Mitigate (18:10). Is one of the times off, or are the markers swapped?";
    assert_eq!(looks(&swapped), [text]);
    let after = fixed(&swapped, "! Resolve", 0);
    assert_eq!(after.markers.get(&MarkerKey::Resolve).unwrap().event.as_str(), "m");

    // Past midnight: only another day helps, and one finding says it although two pairs are wrong.
    let late = golden_with("r", |event| Event { at: Some(moment("00:20")), ..event });
    assert_eq!(looks(&late).len(), 1, "{:?}", looks(&late));
    let after = fixed(&late, "! Resolve (00:20) is before Mitigate", 0);
    assert_eq!(after.events.find(&"r".into()).unwrap().at, Some(moment("2018-02-11T00:20:00Z")));
}

#[test]
fn an_inferred_date_is_suspected_first() {
    let date: Set = ["date"].into_iter().collect();
    let early =
        golden_with("r", |event| Event { at: Some(moment("16:00")), inferred: date.clone(), ..event });
    let found = check(&early);
    let labels: Vec<String> = found[0]
        .fixes
        .iter()
        .map(|fix| finding::fix_label(Words::for_tag("en"), fix, &|at, _| at.to_string()))
        .collect();
    assert_eq!(labels, ["One day later", "Swap Mitigate and Resolve"]);
    fixed(&early, "! Resolve", 0);
    fixed(&early, "! Resolve", 1);
}

#[test]
fn what_is_only_possibly_out_of_order_is_not_found() {
    let day =
        golden_with("d", |event| Event { precision: Precision::Day, at: Some(moment("00:00")), ..event });
    assert_eq!(looks(&day), [""; 0]);
    let after =
        golden_with("d", |event| Event { certainty: Certainty::After, at: Some(moment("12:00")), ..event });
    assert_eq!(looks(&after), [""; 0]);
}

#[test]
fn further_markers_out_of_order_are_notes() {
    let mut incident = golden(vec![event("x", "16:00", "Users can log in again")]);
    incident.markers = incident.markers.with(&MarkerKey::from_name("recover"), Some(Marker::at("x".into())));
    let text = "Recover (16:00) is before Mitigate (16:14). That happens; is it so?";
    assert!(says(&incident).contains(&text.to_owned()), "{:?}", says(&incident));
}

#[test]
fn markers_without_event_time_or_end() {
    let gone = document(vec![event("s", "13:01", "Errors")], &[("start", "s"), ("resolve", "lost")]);
    let after = fixed(&gone, "! Resolve points to an event that is no longer here.", 0);
    assert!(after.markers.get(&MarkerKey::Resolve).is_none());

    let rows = vec![event("s", "13:01", "Errors"), event("d", "", "Somebody **notices**")];
    let undated = document(rows, &[("start", "s"), ("detect", "d")]);
    assert!(
        says(&undated)[0].starts_with("! Detect is marked, but “Somebody notices” has no time yet."),
        "{:?}",
        says(&undated)
    );

    let mut open = golden(vec![]);
    open.markers =
        open.markers.with(&MarkerKey::Mitigate, Some(Marker { end: true, ..Marker::at("m".into()) }));
    let after = fixed(&open, "! Mitigate is meant to be the end of “Old release is back”", 0);
    assert!(!after.markers.get(&MarkerKey::Mitigate).unwrap().end);
}

#[test]
fn the_end_of_an_event_that_goes_on_may_come() {
    let rows = vec![event("s", "13:01", "Errors"), event("d", "13:10", "Alert")];
    let open = document(rows, &[("start", "s"), ("detect", "d"), ("resolve", "s$")]);
    assert_eq!(looks(&open), [""; 0]);
}

#[test]
fn a_missing_marker_with_the_event_that_is_plainly_meant() {
    for (kind, text, marker) in [
        (Kind::Detection, "Latency graph looks odd", "Detect"),
        (Kind::Note, "Alert fires: checkout errors", "Detect"),
        (Kind::Note, "Anna entdeckt die Fehler", "Detect"),
    ] {
        let rows = vec![event("s", "13:01", "Errors"), Event { kind, ..event("x", "13:20", text) }];
        let mut open = document(rows, &[("start", "s")]);
        let expected = format!("! No event is marked {marker} yet. Was it 13:20, “{text}”?");
        assert_eq!(looks(&open), std::slice::from_ref(&expected));
        fixed(&open, &expected, 0);
        open.markers = open.markers.with(&MarkerKey::Resolve, Some(Marker::at("s".into())));
        assert!(!looks(&open).contains(&expected), "after the end");
    }
    for (text, marker) in [
        ("Störung behoben", "Resolve"),
        ("Rolled back to v41", "Mitigate"),
        ("INCIDENT ENDS, all nominal", "Resolve"),
    ] {
        let rows = vec![event("s", "13:01", "x"), event("d", "13:05", "y"), event("x", "13:20", text)];
        let open = document(rows, &[("start", "s"), ("detect", "d")]);
        assert_eq!(looks(&open), [format!("! No event is marked {marker} yet. Was it 13:20, “{text}”?")]);
    }
}

#[test]
fn what_is_not_plain_is_not_suggested() {
    for rows in [
        vec!["Not resolved yet"],
        vec!["Queue drained, resolved", "DNS resolved"],
        vec!["Wenn behoben, anrufen"],
    ] {
        let mut events = vec![event("s", "13:01", "x"), event("d", "13:02", "y")];
        events.extend(rows.iter().enumerate().map(|(at, text)| event(&format!("x{at}"), "13:20", text)));
        assert_eq!(looks(&document(events, &[("start", "s"), ("detect", "d")])), [""; 0], "{rows:?}");
    }
}

#[test]
fn a_draft_may_have_blanks() {
    let mut open = document(vec![event("x", "13:01", "Errors")], &[]);
    let texts = ["Start", "Detect"].map(|name| format!("No event is marked {name} yet. Which one was it?"));
    assert_eq!(says(&open), texts);
    open.status = Status::InReview;
    assert_eq!(looks(&open).len(), 4);
    open.report = Rc::new(Report { near_miss: Some(true), ..Report::default() });
    assert_eq!(says(&open), [""; 0]);
}
