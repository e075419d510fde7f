//! Impact time.

use super::*;

fn impact(id: &str, from: &str, to: Option<&str>) -> Event {
    Event { kind: Kind::Impact, until: to.map(moment), ..event(id, from) }
}

fn impact_of(mut rows: Vec<Event>, ongoing: bool, now: Option<&str>) -> durations::State {
    rows.push(event("s", "09:00"));
    let markers: &[_] = if ongoing { &[("start", "s")] } else { &[("start", "s"), ("resolve", "s")] };
    durations::measure(&document(rows, markers), now.map(moment)).impact.unwrap().state
}

#[test]
fn impact_counts_overlaps_once() {
    let rows = || {
        vec![
            impact("a", "10:00", Some("10:30")),
            impact("b", "10:20", Some("11:00")),
            impact("c", "10:25", Some("10:26")),
            impact("d", "12:00", Some("12:10")),
        ]
    };
    // 10:00 to 11:00 and 12:00 to 12:10.
    assert_eq!(impact_of(rows(), false, None), State::Known(4_200));
    let open = || rows().into_iter().chain([impact("e", "13:00", None)]).collect();
    assert_eq!(impact_of(open(), true, Some("13:20")), State::SoFar(Amount::Exactly(5_400)));
    let at_least = State::Approximate(Amount::AtLeast { seconds: 4_200, rough: false });
    assert_eq!(impact_of(open(), false, Some("13:20")), at_least);
    assert_eq!(impact_of(open(), true, None), at_least);
    let inverted = || rows().into_iter().chain([impact("e", "13:20", Some("13:00"))]).collect();
    assert_eq!(impact_of(inverted(), false, None), at_least);
}

#[test]
fn impact_says_what_it_does_not_know() {
    let only_open = || vec![impact("a", "10:00", None)];
    let missing = |lack| State::Missing { start: None, end: Some(lack) };
    assert_eq!(impact_of(only_open(), false, None), missing(Lack::NoEnd("a".into())));
    assert_eq!(impact_of(only_open(), true, None), missing(Lack::NoNow));
    let backwards = vec![impact("a", "10:10", Some("10:00"))];
    assert_eq!(impact_of(backwards, false, None), State::Inverted(Amount::Exactly(-600)));
    let hours = Event {
        precision: Precision::Hour,
        until_precision: Some(Precision::Minute),
        ..impact("a", "10:00", Some("11:30"))
    };
    assert_eq!(impact_of(vec![hours], false, None), range(1_800, 5_400));
    let about = Event { until_certainty: Certainty::About, ..impact("a", "10:00", Some("11:00")) };
    assert_eq!(impact_of(vec![about], false, None), State::Approximate(Amount::About(3_600)));
    assert!(durations::measure(&marked(&[("start", "10:00")]), None).impact.is_none());
}
