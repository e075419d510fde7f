//! Times that cannot be, duplicates, impact, and what many events lack.

use super::*;
use postmortem_timeline::model::{Anchor, Kind, Precision, Set};

fn inferred(word: &str) -> Set {
    [word].into_iter().collect()
}

#[test]
fn the_end_before_the_beginning() {
    let night = golden(vec![Event { until: Some(moment("00:10")), ..event("x", "17:40", "Queue drains") }]);
    let after = fixed(&night, "! The event ends (00:10) before it begins (17:40).", 0);
    assert_eq!(after.events.find(&"x".into()).unwrap().until, Some(moment("2018-02-11T00:10:00Z")));

    let row = Event {
        until: Some(moment("15:30")),
        until_precision: Some(Precision::Second),
        ..event("x", "15:40", "Call")
    };
    let after = fixed(&golden(vec![row]), "! The event ends (15:30) before it begins (15:40).", 0);
    let row = after.events.find(&"x".into()).unwrap();
    assert_eq!((row.at, row.until), (Some(moment("15:30")), Some(moment("15:40"))));
    assert_eq!(
        (&row.precision, row.until_precision.as_ref()),
        (&Precision::Second, Some(&Precision::Minute))
    );
}

#[test]
fn bounds_the_wrong_way_round_and_known_too_early() {
    let bounds = Event {
        earliest: Some(moment("15:50")),
        latest: Some(moment("15:30")),
        ..event("x", "15:40", "Call")
    };
    fixed(&golden(vec![bounds]), "! The earliest time (15:50) is after the latest (15:30).", 0);
    let known = Event { known_at: Some(moment("15:00")), ..event("x", "15:40", "Call") };
    fixed(&golden(vec![known]), "! It is said to be known at 15:00, before it happened (15:40).", 0);
    let rounded = Event { known_at: Some(moment("15:39")), ..event("x", "15:40", "Call") };
    assert_eq!(looks(&golden(vec![rounded])), [""; 0]);
}

#[test]
fn the_future_is_not_over() {
    let now = moment("2018-02-10T18:00:00Z");
    let at = |time: &str, date: bool| {
        let inferred = if date { inferred("date") } else { Set::default() };
        let found = findings::check(
            &golden(vec![Event { inferred, ..event("x", time, "Call") }]),
            Some(now),
            &NativeZones,
        );
        found
            .iter()
            .filter(|f| f.severity == Severity::Look)
            .map(|f| (sentence(f), f.fixes.len()))
            .collect::<Vec<_>>()
    };
    let future = |text: &str, fixes| {
        vec![(format!("! {text} in the future. Are the date and the time zone right?"), fixes)]
    };
    assert_eq!(at("18:04", false), vec![]);
    assert_eq!(at("19:00", false), future("19:00 is 1 h", 0));
    assert_eq!(at("23:50", true), future("23:50 is 5 h 50 min", 1));
    let none = findings::check(&golden(vec![event("x", "2999-01-01T00:00:00Z", "Call")]), None, &NativeZones);
    assert!(none.iter().all(|found| !sentence(found).contains("future")));
}

#[test]
fn a_year_that_slipped_is_one_finding() {
    let rows = ["a", "b"].map(|id| event(id, "2019-02-10T15:40:00Z", id));
    let slipped = golden(rows.to_vec());
    let text = "! 2 events (10 Feb 2019, 15:40) are a year later than the others. Is the year right?";
    let after = fixed(&slipped, text, 0);
    assert_eq!(after.events.find(&"b".into()).unwrap().at, Some(moment("15:40")));
    assert_eq!(looks(&slipped), [text], "neither outside nor in the future");

    // Around New Year the number of the year alone is no measure.
    let eve = |id: &str, at: &str| event(id, at, id);
    let rows = vec![
        eve("a", "2018-12-31T23:00:00Z"),
        eve("b", "2018-12-31T23:30:00Z"),
        eve("c", "2018-01-01T00:10:00Z"),
    ];
    let after =
        fixed(&document(rows, &[]), "! One event (1 Jan 2018, 00:10) is a year earlier than the others.", 0);
    assert_eq!(after.events.find(&"c".into()).unwrap().at, Some(moment("2019-01-01T00:10:00Z")));

    let background = golden(vec![event("x", "2017-06-01T10:00:00Z", "The flag is added")]);
    assert_eq!(looks(&background), [""; 0], "far away, but no whole years");
}

#[test]
fn events_far_from_the_incident() {
    let far = golden(vec![event("x", "2018-02-07T13:01:00Z", "The flag is added")]);
    assert!(
        says(&far).contains(&"2018-02-07T13:01 is 3 d before the incident. Is the date right?".to_owned()),
        "{:?}",
        says(&far)
    );
    let near = golden(vec![event("x", "2018-02-10T09:00:00Z", "Deployed")]);
    assert_eq!(says(&near), says(&golden(vec![])));
    let inferred = Event { inferred: inferred("rollover"), ..event("x", "2018-02-11T16:30:00Z", "Call") };
    let after = fixed(&golden(vec![inferred]), "! 2018-02-11T16:30 is 22 h 40 min after the incident.", 0);
    assert_eq!(after.events.find(&"x".into()).unwrap().at, Some(moment("16:30")));
}

#[test]
fn gaps_once_it_was_noticed() {
    let busy = golden(vec![event("a", "16:40", "Call"), event("b", "17:10", "Mail")]);
    assert_eq!(says(&busy), [""; 0], "a fifth of the incident is 57 minutes");
    let work = Event { until: Some(moment("17:40")), ..event("a", "16:20", "Restore") };
    assert_eq!(says(&golden(vec![work.clone()])), [""; 0], "an interval tells of its time");
    let hurt = Event { kind: Kind::Impact, ..work };
    assert_eq!(
        says(&golden(vec![hurt])),
        ["Nothing is noted for 1 h 30 min, from 16:20 to 17:50. What happened then?"]
    );
}

#[test]
fn duplicates_become_one_and_lose_nothing() {
    let twin = Event {
        who: ["Ada"].into_iter().collect(),
        kind: Kind::Detection,
        evidence: [Rc::new(Evidence {
            id: "new".into(),
            url: "https://other.example".into(),
            ..Default::default()
        })]
        .into(),
        ..event("x", "15:23", "  ALERT! ")
    };
    let follower = Event { after: Some(Anchor::After("x".into())), ..event("u", "", "Then a call") };
    let mut double = golden(vec![twin, follower]);
    double.markers = double.markers.with(&MarkerKey::Detect, Some(Marker::at("x".into())));
    let after = fixed(&double, "! Two events say the same at 15:23: “Alert”.", 0);
    let kept = after.events.find(&"d".into()).unwrap();
    assert_eq!((kept.evidence.len(), kept.who.len(), &kept.kind), (2, 1, &Kind::Detection));
    assert_eq!(after.markers.get(&MarkerKey::Detect).unwrap().event.as_str(), "d");
    assert_eq!(after.events.find(&"u".into()).unwrap().after, Some(Anchor::After("d".into())));

    let texts =
        |one: &str, two: &str| looks(&golden(vec![event("x", "15:40", one), event("y", "15:40", two)])).len();
    assert_eq!(texts("The database fails over", "The database fails over to the second"), 1, "cut off");
    assert_eq!(texts("Ada joins", "Bob joins"), 0);
    assert_eq!(texts("", ""), 0);
    let near = golden(vec![
        event("x", "15:40", "The team restarts all of the web servers now"),
        event("y", "15:40", "The team restarts all the web servers now"),
    ]);
    assert!(
        says(&near).iter().any(|says| says.starts_with("Two events say nearly the same")),
        "{:?}",
        says(&near)
    );
    let other_people = |name: &str, id: &str| Event {
        who: [name].into_iter().collect(),
        ..event(id, "15:40", "joins the call")
    };
    assert_eq!(looks(&golden(vec![other_people("Ada", "x"), other_people("Bob", "y")])), [""; 0]);
}

#[test]
fn impact_that_outlasts_the_incident() {
    let open = golden(vec![Event { kind: Kind::Impact, ..event("x", "13:01", "Checkout fails") }]);
    let after = fixed(&open, "! The incident is over, but the impact “Checkout fails” has no end yet.", 0);
    assert_eq!(after.events.find(&"x".into()).unwrap().until, Some(moment("16:14")));
    let late =
        Event { kind: Kind::Impact, until: Some(moment("18:30")), ..event("x", "13:01", "Checkout fails") };
    assert_eq!(
        looks(&golden(vec![late])),
        ["! Users were affected until 18:30, after Resolve (17:50). Was it over?"]
    );
}

#[test]
fn what_many_lack_is_one_finding() {
    let bare = |id: &str, at: &str| Event { evidence: Rc::from([]), ..event(id, at, id) };
    let rows = (0..100).map(|at| bare(&format!("x{at}"), "17:00")).collect();
    let found = says(&golden(rows));
    assert!(found.contains(&"100 events have no link that shows it.".to_owned()), "{found:?}");
    let marked = golden_with("d", |event| Event { evidence: Rc::from([]), ..event });
    assert!(
        says(&marked).contains(
            &"Nothing shows when Detect was. Is there a graph, a log or a chat message?".to_owned()
        )
    );
    let undated = golden(vec![event("u", "", "Somebody calls"), event("v", "", "")]);
    assert!(says(&undated).contains(&"2 events have no time yet.".to_owned()));
    let one = golden(vec![event("u", "", "Somebody calls")]);
    assert!(says(&one).contains(&"“Somebody calls” has no time yet. Roughly when was it?".to_owned()));
}

#[test]
fn clocks_that_change() {
    let read = |at: &str| Event { inferred: inferred("zone"), ..event("x", at, "Call") };
    let in_berlin = |row: Event| Document { timezone: "Europe/Berlin".into(), ..document(vec![row], &[]) };
    let fold = in_berlin(read("2017-10-29T02:30:00+02:00"));
    let text = "! 29 Oct 2017, 02:30 exists twice in Europe/Berlin: clocks went back.";
    fixed(&fold, text, 0);
    let after = fixed(&fold, text, 1);
    assert_eq!(after.events.find(&"x".into()).unwrap().at, Some(moment("2017-10-29T02:30:00+01:00")));
    let gap = in_berlin(read("2017-03-26T02:30:00+01:00"));
    fixed(&gap, "! 26 Mar 2017, 02:30 does not exist in Europe/Berlin: clocks went forward.", 0);
    let stated = in_berlin(event("x", "2017-10-29T02:30:00+02:00", "Call"));
    assert_eq!(looks(&stated), [""; 0], "the offset was written");

    let unknown = Document { timezone: "europe/berlin".into(), ..golden(vec![]) };
    let after = fixed(&unknown, "! The time zone “europe/berlin” is not known here", 0);
    assert_eq!(&*after.timezone, "Europe/Berlin");
    let unknown = Document { timezone: "Mars/Olympus".into(), ..golden(vec![]) };
    assert_eq!(looks(&unknown).len(), 1);
}
