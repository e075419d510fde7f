//! Durations: golden cases, what inexact times allow to say, ongoing and reopened incidents.

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

fn with(precision: Precision, certainty: Certainty, at: &str) -> Event {
    Event { precision, certainty, ..event("x", at) }
}

fn range(least: i64, most: i64) -> State {
    State::Approximate(Amount::Between { least, most, estimate: None, rough: false })
}

#[test]
fn a_day_or_an_hour_gives_a_range_of_that_unit() {
    let hour = |at| with(Precision::Hour, Certainty::Exact, at);
    let day = |at| with(Precision::Day, Certainty::Exact, at);
    // Some time between 14:00 and 15:00, to 15:20: 20 min to 1 h 20 min.
    assert_eq!(between(hour("14:00"), event("e", "15:20")), range(1_200, 4_800));
    // The hour that holds 14:59 is the same hour.
    assert_eq!(between(hour("14:59"), event("e", "15:20")), range(1_200, 4_800));
    // 13:30 to some time between 14:00 and 15:00.
    assert_eq!(between(event("s", "13:30"), hour("14:00")), range(1_800, 5_400));
    // Both: 14:00..15:00 to 16:00..17:00 is one to three hours.
    assert_eq!(between(hour("14:00"), hour("16:00")), range(3_600, 10_800));
    // The day of 2018-02-10 to 15:20 on it: not clamped, the start may come after.
    assert_eq!(between(day("12:00"), event("e", "15:20")), range(55_200 - 86_400, 55_200));
    // A day where it was typed: 2018-02-10 at +02:00 begins at 22:00Z the evening before.
    let local = with(Precision::Day, Certainty::Exact, "2018-02-10T12:00:00+02:00");
    assert_eq!(between(local, event("e", "2018-02-10T22:00:00Z")), range(0, 86_400));
}

#[test]
fn before_and_after_give_bounds_by_the_end_they_stand_at() {
    let at = |certainty, at| with(Precision::Minute, certainty, at);
    let (before, after) = (Certainty::Before, Certainty::After);
    let most = |seconds| State::Approximate(Amount::AtMost { seconds, rough: false });
    let least = |seconds| State::Approximate(Amount::AtLeast { seconds, rough: false });
    assert_eq!(between(at(before.clone(), "15:00"), event("e", "15:20")), least(1_200));
    assert_eq!(between(at(after.clone(), "15:00"), event("e", "15:20")), most(1_200));
    assert_eq!(between(event("s", "15:00"), at(before.clone(), "15:20")), most(1_200));
    assert_eq!(between(event("s", "15:00"), at(after.clone(), "15:20")), least(1_200));
    assert_eq!(between(at(before.clone(), "15:00"), at(after.clone(), "15:20")), least(1_200));
    assert_eq!(between(at(after.clone(), "15:00"), at(before.clone(), "15:20")), most(1_200));
    let both = between(at(before.clone(), "15:00"), at(before.clone(), "15:20"));
    assert_eq!(both, State::Approximate(Amount::Unbounded));
    // "Before some time in the hour of 15:00" is before 16:00 at the latest.
    assert_eq!(between(event("s", "15:00"), with(Precision::Hour, before.clone(), "15:20")), most(3_600));
    // "After some time in the hour of 15:00" is after 15:00 at the earliest.
    assert_eq!(between(event("s", "14:50"), with(Precision::Hour, after, "15:20")), least(600));
    // With the other bound given it is a range: 15:10 to 15:20.
    let bounded = Event { earliest: Some(moment("15:10")), ..at(before, "15:20") };
    assert_eq!(between(event("s", "15:00"), bounded), range(600, 1_200));
}

#[test]
fn about_has_a_range_only_where_both_bounds_are_given() {
    let about = |at| with(Precision::Minute, Certainty::About, at);
    let figure = between(event("s", "15:00"), about("15:20"));
    assert_eq!(figure, State::Approximate(Amount::About(1_200)));
    let bounds = |event: Event, from: &str, to: &str| Event {
        earliest: Some(moment(from)),
        latest: Some(moment(to)),
        ..event
    };
    assert_eq!(
        between(event("s", "15:00"), bounds(about("15:20"), "15:10", "15:30")),
        State::Approximate(Amount::Between { least: 600, most: 1_800, estimate: Some(1_200), rough: false })
    );
    let one_bound = Event { earliest: Some(moment("15:10")), ..about("15:20") };
    assert_eq!(between(event("s", "15:00"), one_bound), State::Approximate(Amount::About(1_200)));
    let hour = with(Precision::Hour, Certainty::About, "15:00");
    assert_eq!(
        between(event("s", "15:00"), hour),
        State::Approximate(Amount::Between { least: 0, most: 3_600, estimate: None, rough: true })
    );
    let rough = Amount::AtMost { seconds: 1_200, rough: true };
    let before = with(Precision::Minute, Certainty::Before, "15:20");
    assert_eq!(between(about("15:00"), before), State::Approximate(rough));
    // A word of a later version claims as little as "about".
    let newer = with(Precision::from_word("fortnight"), Certainty::Exact, "15:20");
    assert_eq!(between(event("s", "15:00"), newer), State::Approximate(Amount::About(1_200)));
}

#[test]
fn fractions_are_dropped_and_never_turn_a_negative_into_zero() {
    let at = |second: &str| event("x", &format!("2018-02-10T15:00:{second}Z"));
    assert_eq!(between(at("00.900"), at("02.100")), State::Known(1));
    assert_eq!(between(at("00.100"), at("02.900")), State::Known(2));
    assert_eq!(between(at("00.200"), at("00.100")), State::Inverted(Amount::Exactly(-1)));
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

fn by(profile: &'static Profile, document: &Document, now: Option<&str>) -> Vec<(Measure, State)> {
    let figures = durations::measure_by(document, profile, now.map(moment));
    figures.into_iter().map(|duration| (duration.measure, duration.state)).collect()
}

/// One incident with every marker that a profile uses, and an impact from 12:58 to 17:30.
fn rich() -> Document {
    let times = [
        ("start", "13:00"),
        ("trigger", "13:10"),
        ("detect", "13:12"),
        ("declare", "13:20"),
        ("acknowledge", "13:25"),
        ("mitigate", "15:00"),
        ("recover", "16:00"),
        ("resolve", "17:00"),
        ("close", "18:00"),
    ];
    let mut document = marked(&times);
    let impact = |id, from, to| {
        let until = Some(moment(to));
        Rc::new(Event { kind: Kind::Impact, until, ..event(id, from) })
    };
    document.events.insert(0, impact("i1", "12:58", "14:00"));
    document.events.insert(1, impact("i2", "13:30", "17:30"));
    document
}

#[test]
fn profiles_follow_the_definitions_of_their_products() {
    let check = |profile: &'static Profile, expected: &[(Measure, i64)]| {
        let expected: Vec<_> = expected.iter().map(|(name, s)| (*name, State::Known(*s))).collect();
        assert_eq!(by(profile, &rich(), None), expected, "{}", profile.name);
    };
    use Measure::*;
    // detect 13:12-13:00 = 12 min; mitigate 15:00-13:00 = 2 h; resolve 17:00-13:00 = 4 h.
    check(&profile::FROM_START, &[(Detect, 720), (Mitigate, 7_200), (Resolve, 14_400)]);
    // detect 13:12-12:58 (impact) = 14 min; repair 17:30 (impact)-13:12 = 4 h 18 min;
    // resolve 17:00-13:20 (declared) = 3 h 40 min.
    check(&profile::DATADOG, &[(Detect, 840), (Repair, 15_480), (Resolve, 13_200)]);
    // TTD 12 min; TTA 13:20-13:00 = 20 min; TTRep 15:00-13:20 = 1 h 40 min; TTF 16:00-13:20 =
    // 2 h 40 min; TTRec 16:00-13:00 = 3 h; TTResp 16:00-13:12 = 2 h 48 min; TTReso 4 h.
    check(
        &profile::FIREFIGHTER,
        &[
            (Detect, 720),
            (Acknowledge, 1_200),
            (Repair, 6_000),
            (Fix, 9_600),
            (Recover, 10_800),
            (Respond, 10_080),
            (Resolve, 14_400),
        ],
    );
    // acknowledged 13:25-13:00 = 25 min.
    let four = [(Detect, 720), (Acknowledge, 1_500), (Mitigate, 7_200), (Resolve, 14_400)];
    check(&profile::FIREHYDRANT, &four);
    // outage 17:00-13:00 = 4 h; incident 18:00-13:20 = 4 h 40 min.
    let two_clocks = [(Detect, 720), (Mitigate, 7_200), (Lasted, 14_400), (Handled, 16_800)];
    check(&profile::GOOGLE_SRE, &two_clocks);
    // undetected 12 min; impact 4 h; resolve 17:00-13:12 (detected) = 3 h 48 min.
    check(&profile::MORGUE, &[(Undetected, 720), (TotalImpact, 14_400), (Resolve, 13_680)]);
    // first ack 13:25-13:10 (trigger) = 15 min; resolve 17:00-13:10 = 3 h 50 min.
    check(&profile::PAGERDUTY, &[(Acknowledge, 900), (Resolve, 13_800)]);
    // as FireHydrant, and `duration` = mitigated - started = 2 h.
    check(&profile::ROOTLY, &[four[0], four[1], four[2], four[3], (Lasted, 7_200)]);
}

#[test]
fn a_profile_whose_marker_is_absent_says_missing_and_takes_no_other() {
    let no_end = |lack| State::Missing { start: None, end: Some(lack) };
    let no_start = |lack| State::Missing { start: Some(lack), end: None };
    let times = [("start", "13:00"), ("detect", "13:12"), ("mitigate", "15:00"), ("resolve", "17:00")];
    let plain = marked(&times);
    let datadog: Vec<State> = by(&profile::DATADOG, &plain, None).into_iter().map(|(_, s)| s).collect();
    let expected = [no_start(Lack::NoImpact), no_end(Lack::NoImpact), no_start(Lack::NoMarker)];
    assert_eq!(datadog, expected);
    let fix = by(&profile::FIREFIGHTER, &plain, None)[3].1.clone();
    assert_eq!(fix, State::Missing { start: Some(Lack::NoMarker), end: Some(Lack::NoMarker) });
    // Morgue would silently take end - start when the end comes before the detection.
    let odd = marked(&[("start", "13:00"), ("detect", "17:12"), ("resolve", "17:00")]);
    let morgue = by(&profile::MORGUE, &odd, None)[2].1.clone();
    assert_eq!(morgue, State::Inverted(Amount::Exactly(-720)));
}

#[test]
fn rootlys_duration_runs_on_until_resolved() {
    let rows = [("start", "13:00"), ("detect", "13:12"), ("mitigate", "15:00")];
    let lasted = by(&profile::ROOTLY, &marked(&rows), Some("16:00"))[4].1.clone();
    assert_eq!(lasted, State::SoFar(Amount::Exactly(10_800)));
}

#[test]
fn a_profile_that_is_not_known_is_named() {
    let document = Document { profile: "ours".into(), ..rich() };
    let durations = durations::measure(&document, None);
    assert_eq!(durations.unknown_profile.as_deref(), Some("ours"));
    assert_eq!(durations.profile.name, profile::FROM_START.name);
}

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

mod properties {
    use super::*;
    use proptest::prelude::*;

    const BASE: i64 = 1_518_220_800; // 2018-02-10T00:00:00Z

    /// What really happened, and a way to state it that is true.
    #[derive(Clone, Debug)]
    struct Stated {
        truth: i64,
        at: i64,
        precision: Precision,
        certainty: Certainty,
        bounds: (Option<i64>, Option<i64>),
    }

    /// A true statement about an instant within four hours (or, for days, a few days).
    fn stated() -> impl Strategy<Value = Stated> {
        let slack = || 0..7_200_i64;
        (BASE..BASE + 14_400, 0..7_u8, slack(), slack(), slack(), any::<(bool, bool)>()).prop_map(
            |(truth, way, within, below, above, (has_earliest, has_latest))| {
                let of =
                    |at, precision, certainty, bounds| Stated { truth, at, precision, certainty, bounds };
                let earliest = has_earliest.then_some(truth - below);
                let latest = has_latest.then_some(truth + above);
                let (exact, minute) = (Certainty::Exact, Precision::Minute);
                match way {
                    0 => of(truth, minute, exact, (None, None)),
                    1 => {
                        of(truth - truth % 3_600 + within % 3_600, Precision::Hour, exact, (earliest, latest))
                    }
                    2 => of(truth - truth % 86_400 + within * 11, Precision::Day, exact, (None, latest)),
                    3 => of(truth + within, minute, Certainty::Before, (earliest, latest)),
                    4 => of(truth - within, minute, Certainty::After, (earliest, latest)),
                    5 => of(
                        truth - below + within,
                        minute,
                        Certainty::About,
                        (Some(truth - below), Some(truth + above)),
                    ),
                    _ => of(
                        truth - truth % 3_600 + within % 3_600,
                        Precision::Hour,
                        Certainty::Before,
                        (earliest, None),
                    ),
                }
            },
        )
    }

    impl Stated {
        fn event(&self, id: &str) -> Event {
            Event {
                id: id.into(),
                at: Some(Moment::from_unix(self.at)),
                precision: self.precision.clone(),
                certainty: self.certainty.clone(),
                earliest: self.bounds.0.map(Moment::from_unix),
                latest: self.bounds.1.map(Moment::from_unix),
                ..Event::default()
            }
        }
    }

    fn holds(amount: Amount, truth: i64) -> bool {
        amount.least().is_none_or(|least| least <= truth) && amount.most().is_none_or(|most| truth <= most)
    }

    proptest! {
        #[test]
        fn a_figure_never_claims_more_than_the_two_times_say(start in stated(), end in stated()) {
            let state = between(start.event("s"), end.event("e"));
            let amount = state.amount().unwrap();
            prop_assert!(holds(amount, end.truth - start.truth), "{amount:?}");
            prop_assert!(!matches!(amount, Amount::About(_)));
        }

        #[test]
        fn impact_holds_the_true_union(
            intervals in prop::collection::vec((stated(), stated(), any::<bool>()), 1..6)
        ) {
            let mut affected = vec![false; 14_400];
            let mut rows = Vec::new();
            for (number, (start, end, open)) in intervals.iter().enumerate() {
                // The end has no bounds of its own and must not lie before the start.
                let plain = end.bounds == (None, None) || matches!(end.certainty, Certainty::Before | Certainty::After);
                if !plain || end.truth < start.truth {
                    continue;
                }
                affected[(start.truth - BASE) as usize..(end.truth - BASE) as usize].fill(true);
                rows.push(Event {
                    kind: Kind::Impact,
                    until: (!open).then_some(Moment::from_unix(end.at)),
                    until_precision: Some(end.precision.clone()),
                    until_certainty: end.certainty.clone(),
                    ..start.event(&format!("i{number}"))
                });
            }
            let truth = affected.iter().filter(|second| **second).count() as i64;
            if let Some(impact) = durations::measure(&document(rows, &[]), None).impact
                && let Some(amount) = impact.state.amount()
            {
                prop_assert!(holds(amount, truth), "{amount:?} for {truth}");
            }
        }

        #[test]
        fn any_document_gives_a_state(
            rows in prop::collection::vec((any::<[i64; 4]>(), 0..5_usize, 0..4_usize, any::<u8>()), 0..9),
            markers in prop::collection::vec((0..14_usize, 0..10_usize, any::<bool>()), 0..12),
            profile in 0..9_usize,
            now in any::<Option<i64>>(),
        ) {
            let names = [
                "start", "detect", "mitigate", "resolve", "declare", "acknowledge", "recover", "close",
                "start.2", "mitigate.2", "resolve.3", "detect.99999999999", "trigger", "own",
            ];
            let event = |(number, (times, precision, certainty, flags)): (usize, ([i64; 4], usize, usize, u8))| {
                let time = |bit: u8| {
                    let place = bit as usize;
                    (flags >> bit & 1 == 1).then_some(Moment { nanos: 7, ..Moment::from_unix(times[place]) })
                };
                Event {
                    id: format!("{number}").as_str().into(),
                    at: time(0),
                    until: time(1),
                    earliest: time(2),
                    latest: time(3),
                    precision: Precision::ALL[precision].clone(),
                    certainty: Certainty::ALL[certainty].clone(),
                    kind: if flags > 127 { Kind::Impact } else { Kind::Note },
                    ..Event::default()
                }
            };
            let profile = profile::ALL.get(profile).map_or("no such", |profile| profile.name);
            let document = Document {
                profile: profile.into(),
                markers: markers
                    .into_iter()
                    .map(|(name, id, end)| {
                        let event = format!("{id}").as_str().into();
                        (MarkerKey::from_name(names[name]), Marker { end, ..Marker::at(event) })
                    })
                    .collect(),
                events: order::arrange(rows.into_iter().enumerate().map(event).map(Rc::new)),
                ..Document::default()
            };
            let durations = durations::measure(&document, now.map(Moment::from_unix));
            for duration in durations.figures.iter().chain(&durations.legs) {
                let missing = duration.start.is_none() || duration.end.is_none();
                prop_assert_eq!(missing, matches!(duration.state, State::Missing { .. }));
            }
        }
    }
}
