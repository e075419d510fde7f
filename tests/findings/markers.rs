//! Findings about markers.

use super::*;
use postmortem_timeline::model::durations::Amount;

#[test]
fn markers_out_of_order() {
    let is_order = |what: &What| matches!(what, What::MarkerOrder { .. });
    let mut document = golden();
    document.markers = document.markers.with(&MarkerKey::Mitigate, Some(Marker::at("r".into())));
    document.markers = document.markers.with(&MarkerKey::Resolve, Some(Marker::at("m".into())));
    let finding = only(&document, is_order);
    assert_eq!(finding.severity, Severity::Look);
    // 16:14 is 1 h 36 min before 17:50.
    let (first, second) = (MarkerKey::Mitigate, MarkerKey::Resolve);
    let amount = Amount::Exactly(-5_760);
    assert_eq!(finding.what, What::MarkerOrder { first: first.clone(), second: second.clone(), amount });
    assert_eq!(finding.fixes, [Fix::SwapMarkers { one: first, two: second }]);
    assert_eq!(ids(&finding), ["m", "r"]);

    // Two markers of one instant are in order, as is a range that may be.
    let mut document = golden();
    document.markers = document.markers.with(&MarkerKey::Mitigate, Some(Marker::at("r".into())));
    none(&document, is_order);
}

#[test]
fn a_bare_time_after_midnight_is_moved_to_the_next_day() {
    let night = Event { inferred: ["date"].into_iter().collect(), ..event("r", "00:40", "Over") };
    let document = document(vec![event("s", "23:10", "Begins"), night], &[("start", "s"), ("resolve", "r")]);
    let finding = only(&document, |what| matches!(what, What::MarkerOrder { .. }));
    let at = moment("2018-02-11T00:40:00Z");
    assert_eq!(finding.fixes[0], Fix::SetTimes { event: "r".into(), at, until: None });
}

#[test]
fn recover_before_mitigate_is_only_a_note() {
    let mut document = with(golden(), vec![event("c", "16:00", "Error rate back to normal")]);
    document.markers = document.markers.with(&MarkerKey::from_name("recover"), Some(Marker::at("c".into())));
    let finding = only(&document, |what| matches!(what, What::MarkerOrder { .. }));
    assert_eq!(finding.severity, Severity::Note);
}

#[test]
fn rounds_of_a_reopened_incident_follow_each_other() {
    let rows = vec![
        event("d2", "18:30", "Errors again"),
        event("m2", "18:40", "Fixed"),
        event("r2", "18:50", "Over"),
    ];
    let mut document = with(golden(), rows);
    for (key, id) in [("detect.2", "d2"), ("mitigate.2", "m2"), ("resolve.2", "r2")] {
        document.markers = document.markers.with(&MarkerKey::from_name(key), Some(Marker::at(id.into())));
    }
    none(&document, |what| matches!(what, What::MarkerOrder { .. }));
    document.markers = document.markers.with(&MarkerKey::from_name("detect.2"), Some(Marker::at("d".into())));
    let finding = only(&document, |what| matches!(what, What::MarkerOrder { .. }));
    assert_eq!(ids(&finding), ["d", "r"]);
}

#[test]
fn missing_markers_are_one_finding_with_proposals() {
    let is_missing = |what: &What| matches!(what, What::MissingMarkers { .. });
    let impact = Event { kind: Kind::Impact, ..until(event("i", "13:00", "Checkout fails"), "14:00") };
    let alarm = Event { kind: Kind::Detection, ..event("a", "13:05", "Alarm") };
    let bare = document(vec![impact, alarm], &[]);
    let finding = only(&bare, is_missing);
    assert_eq!(finding.severity, Severity::Note);
    assert_eq!(finding.what, What::MissingMarkers { markers: MarkerKey::MAIN.to_vec() });
    let set = |marker, event: &str, end| Fix::SetMarker { marker, event: event.into(), end };
    let (start, detect, resolve) = (MarkerKey::Start, MarkerKey::Detect, MarkerKey::Resolve);
    assert_eq!(finding.fixes, [set(start, "i", false), set(detect, "a", false), set(resolve, "i", true)]);

    let finding = only(&Document { status: Status::InReview, ..bare }, is_missing);
    assert_eq!(finding.severity, Severity::Look);
    // What goes on is not yet mitigated and resolved.
    let ongoing = document(vec![event("s", "13:00", "Begins")], &[("start", "s"), ("detect", "s")]);
    none(&ongoing, is_missing);
}

#[test]
fn markers_that_name_what_is_not_there() {
    let mut document = golden();
    let rows: Vec<_> = document.events.iter().filter(|event| event.id.as_str() != "d").cloned().collect();
    document.events = order::arrange(rows);
    let finding = only(&document, |what| matches!(what, What::MarkerWithoutEvent { .. }));
    assert_eq!(finding.fixes, [Fix::RemoveMarker { marker: MarkerKey::Detect }]);

    let mut document = golden();
    let end = Marker { end: true, ..Marker::at("m".into()) };
    document.markers = document.markers.with(&MarkerKey::Mitigate, Some(end));
    let finding = only(&document, |what| matches!(what, What::MarkerWithoutEnd { .. }));
    let begin = Fix::SetMarker { marker: MarkerKey::Mitigate, event: "m".into(), end: false };
    assert_eq!(finding.fixes, [begin]);

    let undated = Event { at: None, ..event("u", "15:00", "Somebody noticed") };
    let mut document = with(golden(), vec![undated]);
    document.markers = document.markers.with(&MarkerKey::Detect, Some(Marker::at("u".into())));
    only(&document, |what| matches!(what, What::MarkerWithoutTime { .. }));
}
