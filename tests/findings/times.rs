//! Findings about times.

use super::*;
use postmortem_timeline::model::{Certainty, Precision};

#[test]
fn an_end_before_the_beginning() {
    let is_backwards = |what: &What| matches!(what, What::Backwards { .. });
    let finding = only(&with(golden(), vec![until(event("x", "16:30", "Restart"), "16:20")]), is_backwards);
    let next_day = Some(moment("2018-02-11T16:20:00Z"));
    let at = moment("2018-02-10T16:30:00Z");
    let fixes =
        [Fix::SetTimes { event: "x".into(), at, until: next_day }, Fix::SwapEnds { event: "x".into() }];
    assert_eq!(finding.fixes, fixes);
    // Some time in an hour may end within it.
    let hour = Event {
        precision: Precision::Hour,
        until_precision: Some(Precision::Minute),
        ..event("x", "16:30", "")
    };
    none(&with(golden(), vec![until(hour, "16:20")]), is_backwards);
}

#[test]
fn bounds_the_wrong_way_round() {
    let bounds = (Some(moment("2018-02-10T16:30:00Z")), Some(moment("2018-02-10T16:20:00Z")));
    let crossed = Event {
        earliest: bounds.0,
        latest: bounds.1,
        certainty: Certainty::About,
        ..event("x", "16:25", "")
    };
    let finding = only(&with(golden(), vec![crossed]), |what| *what == What::CrossedBounds);
    assert_eq!(finding.fixes, [Fix::SwapBounds { event: "x".into() }]);
}

#[test]
fn what_lies_in_the_future() {
    let is_future = |what: &What| matches!(what, What::Future { .. });
    // Now is 2018-02-12 09:00; an hour later, with a date that nobody typed.
    let soon = event("x", "2018-02-12T10:00:00Z", "Handed over");
    let guessed = Event { inferred: ["date"].into_iter().collect(), ..soon.clone() };
    let finding = only(&with(golden(), vec![guessed]), is_future);
    assert_eq!(finding.what, What::Future { seconds: 3_600 });
    let at = moment("2018-02-11T10:00:00Z");
    assert_eq!(finding.fixes, [Fix::SetTimes { event: "x".into(), at, until: None }]);
    assert_eq!(only(&with(golden(), vec![soon]), is_future).fixes, []);
    // Today, and two minutes ahead, are not the future.
    let today = Event { precision: Precision::Day, ..event("x", "2018-02-12T12:00:00Z", "Review") };
    none(&with(golden(), vec![today, event("y", "2018-02-12T09:02:00Z", "Draft")]), is_future);
}

#[test]
fn a_year_that_is_a_slip() {
    let rows =
        vec![event("x", "2017-02-10T15:30:00Z", "Rollback begins"), event("y", "15:40", "Rollback done")];
    let document = with(golden(), rows);
    let finding = only(&document, |what| matches!(what, What::YearSlip { .. }));
    assert_eq!(finding.what, What::YearSlip { years: 1 });
    let at = moment("2018-02-10T15:30:00Z");
    assert_eq!(finding.fixes, [Fix::SetTimes { event: "x".into(), at, until: None }]);
    none(&document, |what| *what == What::Outside);
    // Half a year before is a long story, not a slip.
    none(&with(golden(), vec![event("x", "2017-07-10T15:30:00Z", "")]), |what| {
        matches!(what, What::YearSlip { .. })
    });
}

#[test]
fn what_is_far_outside_the_incident() {
    let rows = vec![
        event("old", "2017-07-01T10:00:00Z", "Change merged"),
        event("near", "2018-01-20T10:00:00Z", "Change deployed"),
    ];
    let finding = only(&with(golden(), rows), |what| *what == What::Outside);
    assert_eq!((finding.severity, ids(&finding)), (Severity::Note, vec!["old"]));
}

#[test]
fn a_silence_while_the_incident_was_known() {
    let is_silence = |what: &What| matches!(what, What::Silence { .. });
    let steps = |clocks: &[&str]| -> Vec<Event> {
        clocks.iter().map(|clock| event(&clock.replace(':', ""), clock, clock)).collect()
    };
    // Every five minutes from the detection on, then nothing for an hour and a half.
    let busy = steps(&["15:25", "15:30", "15:35", "15:40", "15:45", "15:50", "15:55", "16:00", "16:05"]);
    let document = with(golden(), busy);
    let finding = only(&document, is_silence);
    assert_eq!(finding.what, What::Silence { seconds: 5_760 });
    assert_eq!(ids(&finding), ["m", "r"]);
    // Something that lasts fills its time; impact does not.
    let restore = until(event("x", "16:20", "Restoring the backup"), "17:45");
    none(&with(document.clone(), vec![restore.clone()]), is_silence);
    let impact = Event { kind: Kind::Impact, ..until(event("x", "16:14", "Search is slow"), "17:45") };
    only(&with(document, vec![impact]), is_silence);
    // Four rows are a sketch whose rows all lie far apart: the undetected hours are no gap.
    none(&golden(), is_silence);
}
