//! Findings about rows: duplicates, rows without a time, rows without evidence.

use super::*;

#[test]
fn rows_that_tell_the_same() {
    let is_twin = |what: &What| matches!(what, What::Duplicate { .. });
    let twins =
        |one: &str, two: &str| with(golden(), vec![event("x", "16:00", one), event("y", "16:00", two)]);
    let finding = only(&twins("Rolled back to v41.", "rolled back to  V41"), is_twin);
    assert_eq!((finding.severity, &finding.what), (Severity::Look, &What::Duplicate { same_text: true }));
    assert_eq!(ids(&finding), ["x", "y"]);
    assert_eq!(finding.fixes, [Fix::RemoveDuplicate { event: "y".into(), keep: "x".into() }]);

    let cut = only(&twins("Anna restarted the primary dat", "Anna restarted the primary database"), is_twin);
    assert_eq!(cut.what, What::Duplicate { same_text: false });
    // What tells more stays.
    assert_eq!(cut.fixes, [Fix::RemoveDuplicate { event: "x".into(), keep: "y".into() }]);

    none(&twins("Anna joined", "Ben joined"), is_twin);
    none(&twins("", ""), is_twin);
    none(&twins("error rate at 5 percent in region one", "error rate at 9 percent in region one"), is_twin);
    none(&with(golden(), vec![event("x", "16:00", "Page"), event("y", "16:01", "Page")]), is_twin);
    let by = |name: &str, event: Event| Event { who: [name].into_iter().collect::<Set>(), ..event };
    let rows = vec![by("Anna", event("x", "16:00", "Joined")), by("Ben", event("y", "16:00", "Joined"))];
    none(&with(golden(), rows), is_twin);
}

#[test]
fn a_marked_twin_stays() {
    let document = with(golden(), vec![event("a", "16:14", "old certificate back in place")]);
    let finding = only(&document, |what| matches!(what, What::Duplicate { .. }));
    assert_eq!(finding.fixes, [Fix::RemoveDuplicate { event: "a".into(), keep: "m".into() }]);
}

#[test]
fn rows_without_a_time_are_one_finding() {
    let undated = |id: &str| Event { at: None, ..event(id, "15:00", id) };
    let finding = only(&with(golden(), vec![undated("x"), undated("y")]), |what| *what == What::Undated);
    assert_eq!((finding.severity, ids(&finding)), (Severity::Note, vec!["x", "y"]));
}

#[test]
fn evidence_matters_where_the_durations_rest_on_it() {
    let mut document = with(golden(), vec![event("x", "16:00", "Coffee")]);
    document.markers = document.markers.with(&MarkerKey::Mitigate, Some(Marker::at("x".into())));
    let finding = only(&document, |what| *what == What::NoEvidence);
    assert_eq!((finding.severity, ids(&finding)), (Severity::Note, vec!["x"]));
}
