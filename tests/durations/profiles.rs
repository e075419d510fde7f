//! Each profile against a fixture computed by hand.

use super::*;

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
