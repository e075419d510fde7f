//! Durations: golden cases, what inexact times allow to say, ongoing and reopened incidents.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

mod approximate;
mod impact;
mod profiles;
mod properties;
mod running;

use postmortem_timeline::model::durations::{self, Amount, Durations, Lack, Origin, State};
use postmortem_timeline::model::profile::{self, Measure, Profile};
use postmortem_timeline::model::{
    Certainty, Document, Event, Kind, Marker, MarkerKey, Moment, Precision, Status, order,
};
use std::rc::Rc;
/// A time of 2018-02-10 in UTC, or a whole RFC 3339 text.
fn moment(text: &str) -> Moment {
    let clock = format!("2018-02-10T{text}:00Z");
    Moment::parse(text).or_else(|| Moment::parse(&clock)).unwrap_or_else(|| panic!("{text} is no time"))
}

fn event(id: &str, at: &str) -> Event {
    Event { id: id.into(), at: Some(moment(at)), ..Event::default() }
}

fn document(events: Vec<Event>, markers: &[(&str, &str)]) -> Document {
    let marker = |(name, id): &(&str, &str)| match id.strip_suffix('$') {
        Some(id) => (MarkerKey::from_name(name), Marker { end: true, ..Marker::at(id.into()) }),
        None => (MarkerKey::from_name(name), Marker::at((*id).into())),
    };
    Document {
        events: order::arrange(events.into_iter().map(Rc::new)),
        markers: markers.iter().map(marker).collect(),
        ..Document::default()
    }
}

/// A document whose markers name events of the same name, at these times.
fn marked(times: &[(&str, &str)]) -> Document {
    let events = times.iter().map(|(name, at)| event(name, at)).collect();
    let markers: Vec<_> = times.iter().map(|(name, _)| (*name, *name)).collect();
    document(events, &markers)
}

fn states(durations: &Durations) -> Vec<State> {
    durations.figures.iter().map(|duration| duration.state.clone()).collect()
}

fn known(seconds: &[i64]) -> Vec<State> {
    seconds.iter().map(|seconds| State::Known(*seconds)).collect()
}

/// The only duration that two events give: from the first, marked start, to the second, detect.
fn between(start: Event, end: Event) -> State {
    let markers = [("start", "s"), ("detect", "e")];
    let rows = vec![Event { id: "s".into(), ..start }, Event { id: "e".into(), ..end }];
    durations::measure(&document(rows, &markers), None).figures[0].state.clone()
}

fn with(precision: Precision, certainty: Certainty, at: &str) -> Event {
    Event { precision, certainty, ..event("x", at) }
}

fn range(least: i64, most: i64) -> State {
    State::Approximate(Amount::Between { least, most, estimate: None, rough: false })
}

#[test]
fn golden_a_counts_from_the_start() {
    let rows = [("start", "13:01"), ("detect", "15:23"), ("mitigate", "16:14"), ("resolve", "17:50")];
    let durations = durations::measure(&marked(&rows), None);
    // 13:01 to 15:23 = 2 h 22 min = 8520 s; to 16:14 = 3 h 13 min; to 17:50 = 4 h 49 min.
    assert_eq!(states(&durations), known(&[8_520, 11_580, 17_340]));
    let legs: Vec<State> = durations.legs.iter().map(|leg| leg.state.clone()).collect();
    // 8520; 15:23 to 16:14 = 51 min; 16:14 to 17:50 = 1 h 36 min.
    assert_eq!(legs, known(&[8_520, 3_060, 5_760]));
    assert!(!durations.ongoing);
    assert_eq!(durations.reopened, 0);
}

#[test]
fn golden_b_keeps_the_order_of_two_rows_of_one_minute() {
    let rows = vec![
        event("begins", "14:54"),
        event("page", "14:55"),
        event("fixed", "15:36"),
        event("said", "15:36"),
        event("over", "16:00"),
    ];
    let markers = [("start", "begins"), ("detect", "page"), ("mitigate", "fixed"), ("resolve", "over")];
    let document = document(rows, &markers);
    assert_eq!(states(&durations::measure(&document, None)), known(&[60, 2_520, 3_960]));
    let ids: Vec<&str> = document.events.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(ids, ["begins", "page", "fixed", "said", "over"]);
}

#[test]
fn each_figure_names_its_formula_and_both_ends() {
    let late = Event { until: Some(moment("15:40")), ..event("d", "15:20") };
    let document = document(vec![event("s", "15:00"), late], &[("start", "s"), ("detect", "d$")]);
    let figure = durations::measure(&document, None).figures[0].clone();
    assert_eq!(figure.state, State::Known(2_400));
    let (start, end) = (figure.start.unwrap(), figure.end.unwrap());
    assert_eq!((start.origin, start.event.as_str()), (Origin::Marker(MarkerKey::Start), "s"));
    assert_eq!((end.at, end.of_end), (moment("15:40"), true));
}

#[test]
fn a_missing_end_says_which_and_why() {
    let undated = Event { id: "u".into(), ..Event::default() };
    let rows = vec![event("d", "15:00"), undated];
    let markers = [("start", "u"), ("detect", "gone"), ("mitigate", "d$")];
    let durations = durations::measure(&document(rows, &markers), Some(moment("18:00")));
    let missing = |start, end| State::Missing { start: Some(start), end };
    let no_time = Lack::NoTime("u".into());
    assert_eq!(
        states(&durations),
        [
            missing(no_time.clone(), Some(Lack::NoEvent("gone".into()))),
            missing(no_time.clone(), Some(Lack::NoEnd("d".into()))),
            missing(no_time, Some(Lack::NoMarker)),
        ]
    );
}

#[test]
fn what_certainly_ends_before_it_starts_is_inverted() {
    assert_eq!(between(event("s", "15:20"), event("e", "15:00")), State::Inverted(Amount::Exactly(-1_200)));
    let hour = with(Precision::Hour, Certainty::Exact, "13:00");
    assert_eq!(
        between(event("s", "15:20"), hour.clone()),
        State::Inverted(Amount::Between { least: -8_400, most: -4_800, estimate: None, rough: false })
    );
    // What may be negative, but need not be, is a range from below zero.
    assert_eq!(between(event("s", "13:30"), hour), range(-1_800, 1_800));
}
