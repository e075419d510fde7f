//! Incidents that go on, and incidents that were reopened.

use super::*;

#[test]
fn an_ongoing_incident_counts_up_to_now() {
    let rows = [("start", "13:01"), ("detect", "15:23")];
    let now = Some(moment("16:01"));
    let so_far = |seconds| State::SoFar(Amount::Exactly(seconds));
    let durations = durations::measure(&marked(&rows), now);
    assert!(durations.ongoing);
    assert_eq!(states(&durations), [State::Known(8_520), so_far(10_800), so_far(10_800)]);
    assert_eq!(durations.legs[1].state, so_far(2_280));
    // Nobody knows when it was mitigated, so nobody knows how long the recovery takes.
    let no_mitigate = State::Missing { start: Some(Lack::NoMarker), end: None };
    assert_eq!(durations.legs[2].state, no_mitigate);
    assert_eq!(durations.figures[2].end.as_ref().map(|end| &end.origin), Some(&Origin::Now));

    let blind = durations::measure(&marked(&rows), None);
    assert_eq!(blind.figures[2].state, State::Missing { start: None, end: Some(Lack::NoNow) });
    let done = Document { status: Status::Final, ..marked(&rows) };
    let done = durations::measure(&done, now);
    assert_eq!(done.figures[2].state, State::Missing { start: None, end: Some(Lack::NoMarker) });
    // Whoever writes a timeline has noticed: the time to detect is not "so far" but missing.
    let unnoticed = durations::measure(&marked(&[("start", "13:01")]), now);
    assert_eq!(unnoticed.figures[0].state, State::Missing { start: None, end: Some(Lack::NoMarker) });
    // A clock that is behind the start gives a negative length, and shows it.
    let early = durations::measure(&marked(&rows), Some(moment("13:00")));
    assert_eq!(early.figures[2].state, State::Inverted(Amount::Exactly(-60)));
    let vague = Event { certainty: Certainty::Before, ..event("start", "13:01") };
    let vague = durations::measure(&document(vec![vague], &[("start", "start")]), now);
    assert_eq!(vague.figures[2].state, State::SoFar(Amount::AtLeast { seconds: 10_800, rough: false }));
}

#[test]
fn resolve_at_the_end_of_something_that_goes_on_is_not_over() {
    let document = document(vec![event("a", "15:00")], &[("start", "a"), ("resolve", "a$")]);
    let durations = durations::measure(&document, Some(moment("16:00")));
    assert_eq!(durations.figures[2].state, State::SoFar(Amount::Exactly(3_600)));
}

#[test]
fn of_a_reopened_incident_first_detection_and_last_mitigation_count() {
    let rows = [
        ("start", "10:00"),
        ("detect", "10:05"),
        ("mitigate", "10:30"),
        ("resolve", "11:00"),
        ("detect.2", "11:30"),
        ("mitigate.2", "12:00"),
    ];
    let open = durations::measure(&marked(&rows), Some(moment("12:10")));
    assert_eq!((open.reopened, open.ongoing), (1, true));
    // 10:00 to 10:05; 10:00 to 12:00; 10:00 to now, 12:10.
    let so_far = State::SoFar(Amount::Exactly(7_800));
    assert_eq!(states(&open), [State::Known(300), State::Known(7_200), so_far]);

    let over: Vec<_> = rows.iter().copied().chain([("resolve.2", "12:30")]).collect();
    let over = durations::measure(&marked(&over), None);
    assert_eq!(states(&over), known(&[300, 7_200, 9_000]));
    assert_eq!(
        over.figures[1].end.as_ref().unwrap().origin,
        Origin::Marker(MarkerKey::from_name("mitigate.2"))
    );

    // Reopened and not yet mitigated again: the first mitigation did not hold.
    let again = durations::measure(&marked(&rows[..5]), Some(moment("11:40")));
    assert_eq!(again.figures[1].state, State::SoFar(Amount::Exactly(6_000)));
    let thrice =
        [("start", "10:00"), ("mitigate", "10:30"), ("mitigate.2", "11:30"), ("mitigate.7", "12:30")];
    assert_eq!(durations::measure(&marked(&thrice), None).reopened, 2);
}
