//! Findings about changes of clocks and ambiguous texts.

use super::*;
use postmortem_timeline::model::typed::Why;

fn berlin(rows: Vec<Event>) -> Document {
    Document { timezone: "Europe/Berlin".into(), ..document(rows, &[]) }
}

fn guessed(id: &str, at: &str) -> Event {
    Event { inferred: ["zone"].into_iter().collect(), ..event(id, at, id) }
}

#[test]
fn times_read_where_clocks_changed() {
    let finding =
        only(&berlin(vec![guessed("x", "2018-10-28T02:30:00+02:00")]), |what| *what == What::ClockFold);
    let at = moment("2018-10-28T02:30:00+01:00");
    assert_eq!(finding.fixes, [Fix::SetTimes { event: "x".into(), at, until: None }]);
    let finding =
        only(&berlin(vec![guessed("x", "2018-03-25T02:30:00+02:00")]), |what| *what == What::ClockGap);
    let at = moment("2018-03-25T02:30:00+01:00");
    assert_eq!(finding.fixes, [Fix::SetTimes { event: "x".into(), at, until: None }]);
    // An offset of its own says which.
    none(&berlin(vec![event("x", "2018-10-28T02:30:00+02:00", "")]), |what| *what == What::ClockFold);
    none(&berlin(vec![guessed("x", "2018-10-28T03:30:00+01:00")]), |what| *what == What::ClockFold);
}

#[test]
fn times_read_in_a_zone_that_is_no_longer_that_of_the_document() {
    let rows = vec![
        guessed("x", "2018-02-10T15:20:00+01:00"),
        guessed("y", "2018-02-10T15:20:00Z"),
        event("z", "2018-02-10T15:20:00Z", "typed so"),
    ];
    let finding = only(&berlin(rows), |what| *what == What::OtherOffset);
    assert_eq!(ids(&finding), ["y"]);
}

#[test]
fn texts_that_can_mean_another_time() {
    let typed = |id: &str, text: &str, at| Event { typed: text.into(), ..event(id, at, id) };
    let rows = vec![
        typed("a", "15:20 IST", "2018-02-10T15:20:00+05:30"),
        typed("b", "15:30 IST", "2018-02-10T15:30:00+05:30"),
        typed("c", "15:20 UTC", "2018-02-10T15:20:00Z"),
        typed("d", "16:20 IST", "2018-02-10T16:20:00+02:00"),
        typed("e", "02/10/2018 15:20", "2018-02-10T15:20:00Z"),
    ];
    let document = Document { timezone: "UTC".into(), ..document(rows, &[]) };
    let found: Vec<_> = check(&document)
        .into_iter()
        .filter_map(|finding| match finding.what {
            What::Ambiguous { why } => Some((why, finding.events.len(), finding.fixes[0].clone())),
            _ => None,
        })
        .collect();
    let set = |event: &str, at| Fix::SetTimes { event: event.into(), at: moment(at), until: None };
    assert_eq!(
        found,
        [
            (Why::Abbreviation, 2, set("a", "2018-02-10T15:20:00+02:00")),
            (Why::DayMonth, 1, set("e", "2018-10-02T15:20:00Z")),
        ]
    );
}
