//! What times that are not exact allow to say.

use super::*;

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
