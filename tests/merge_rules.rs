//! The rules of the merge for fields, one case each; the laws are checked for every one of them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

mod merge_support;

use merge_support::flat::{edit, extra, mark, unmark};
use merge_support::scenario::{at, base, change_factor, check, check_from};
use postmortem_timeline::model::*;
use std::rc::Rc;

#[test]
fn fields_of_one_event_come_from_both() {
    check(
        |d| edit(d, "b", |e| e.text = "New.".into()),
        |d| edit(d, "b", |e| e.kind = Kind::Repair),
        &["events/b.text=New.", "events/b.kind=repair"],
    );
}

#[test]
fn one_field_changed_alike_is_no_conflict() {
    let same = |d: &mut Document| edit(d, "b", |e| e.text = "New.".into());
    check(same, same, &["events/b.text=New."]);
}

#[test]
fn one_field_changed_differently_is_a_conflict_and_the_longer_text_stands() {
    check(
        |d| edit(d, "b", |e| e.text = "One.".into()),
        |d| edit(d, "b", |e| e.text = "Another.".into()),
        &["events/b.text=Another.", "! events/b.text: One. | Another. -> Theirs"],
    );
}

#[test]
fn sentences_come_from_both() {
    let mut base = base();
    edit(&mut base, "b", |e| e.text = "One. Two. Three.".into());
    check_from(
        base,
        |d| edit(d, "b", |e| e.text = "First. Two. Three.".into()),
        |d| edit(d, "b", |e| e.text = "One. Two. Third.".into()),
        &["events/b.text=First. Two. Third."],
    );
}

#[test]
fn numbers_days_and_flags_are_fields_too() {
    check(
        |d| {
            d.criteria =
                Rc::new(Criteria { resolve_over: Some(60), asked: Some(true), ..Criteria::default() })
        },
        |d| d.criteria = Rc::new(Criteria { resolve_over: Some(90), ..Criteria::default() }),
        &["criteria.resolveOver=90", "criteria.asked=true", "! criteria.resolveOver: 60 | 90 -> Theirs"],
    );
}

#[test]
fn nested_records_are_merged_by_field() {
    check(
        |d| Rc::make_mut(&mut d.report).summary = "Short.".into(),
        |d| Rc::make_mut(&mut d.report).impact = "All users.".into(),
        &["report.summary=Short.", "report.impact=All users."],
    );
    check(
        |d| change_factor(d, "f", |f| Rc::make_mut(&mut f.assumption).text = "It holds.".into()),
        |d| change_factor(d, "f", |f| Rc::make_mut(&mut f.assumption).text = "It held.".into()),
        &["factors/f/assumption.text=It holds.", "! factors/f/assumption.text: It holds. | It held. -> Mine"],
    );
}

#[test]
fn sets_gain_and_lose_on_both_sides() {
    check(
        |d| edit(d, "b", |e| e.tags = ["old", "one"].into_iter().collect()),
        |d| edit(d, "b", |e| e.tags = ["two"].into_iter().collect()),
        &["-events/b.tags{old}", "events/b.tags{one}", "events/b.tags{two}"],
    );
}

#[test]
fn a_time_is_one_unit() {
    check(
        |d| edit(d, "b", |e| e.at = at("11:05")),
        |d| edit(d, "b", |e| e.precision = Precision::Hour),
        &[
            "events/b.at=2018-02-10T11:05:00Z",
            "-events/b.precision",
            "! events/b.time: at=2018-02-10T11:05:00Z | at=2018-02-10T11:00:00Z precision=hour -> Mine",
        ],
    );
}

#[test]
fn beginning_and_end_may_come_from_two_writers() {
    check(
        |d| edit(d, "b", |e| e.at = at("11:05")),
        |d| edit(d, "b", |e| e.until = at("11:30")),
        &["events/b.at=2018-02-10T11:05:00Z", "events/b.until=2018-02-10T11:30:00Z"],
    );
}

#[test]
fn an_end_before_the_beginning_is_a_conflict() {
    check(
        |d| edit(d, "b", |e| e.at = at("11:40")),
        |d| edit(d, "b", |e| e.until = at("11:30")),
        &[
            "events/b.at=2018-02-10T11:40:00Z",
            "-events/b.until",
            "! events/b.time: at=2018-02-10T11:40:00Z | at=2018-02-10T11:00:00Z until=2018-02-10T11:30:00Z -> Mine",
        ],
    );
}

#[test]
fn an_end_does_not_change_its_unit_by_a_merge() {
    check(
        |d| edit(d, "b", |e| e.precision = Precision::Second),
        |d| edit(d, "b", |e| e.until = at("11:30")),
        &[
            "events/b.until=2018-02-10T11:30:00Z",
            "-events/b.precision",
            "! events/b.time: at=2018-02-10T11:00:00Z precision=second | at=2018-02-10T11:00:00Z until=2018-02-10T11:30:00Z -> Theirs",
        ],
    );
}

#[test]
fn a_found_time_stands_against_a_move_of_the_row() {
    check(
        |d| edit(d, "u", |e| (e.at, e.after) = (at("11:30"), None)),
        |d| edit(d, "u", |e| e.after = Some(Anchor::Top)),
        &[
            "events/u.at=2018-02-10T11:30:00Z",
            "-events/u.after",
            "! events/u.time: at=2018-02-10T11:30:00Z | after=^ -> Mine",
        ],
    );
}

#[test]
fn markers_are_one_field_each() {
    check(
        |d| mark(d, "detect", "b"),
        |d| mark(d, "mitigate", "b"),
        &[".markers{detect}=b", ".markers{mitigate}=b", ".markers{start}=a"],
    );
    check(
        |d| mark(d, "start", "b"),
        |d| mark(d, "start", "c"),
        &[".markers{start}=c", "! .markers{start}: b | c -> Theirs"],
    );
    check(|d| unmark(d, "start"), |d| mark(d, "declare", "a"), &["-.markers{start}", ".markers{declare}=a"]);
}

#[test]
fn moving_a_marker_stands_against_taking_it_away() {
    check(
        |d| unmark(d, "start"),
        |d| mark(d, "start", "b"),
        &[".markers{start}=b", "! .markers{start}: - | b -> Theirs"],
    );
}

#[test]
fn unknown_fields_are_merged_key_by_key() {
    check(
        |d| d.extra = extra(&[("x", "1"), ("y", "3"), ("z", "9")]),
        |d| d.extra = extra(&[("w", "[0]"), ("y", "2")]),
        &["-.!x", ".!y=3", ".!z=9", ".!w=[0]"],
    );
    check(
        |d| d.extra = extra(&[("x", "1"), ("y", "30")]),
        |d| d.extra = extra(&[("x", "1")]),
        &[".!x=1", ".!y=30", "! .!y: 30 | - -> Mine"],
    );
    check(
        |d| edit(d, "b", |e| e.extra = extra(&[("n", "1.0")])),
        |d| edit(d, "b", |e| e.extra = extra(&[("m", "1e2")])),
        &["events/b.!n=1.0", "events/b.!m=1e2"],
    );
}

#[test]
fn clearing_against_changing_keeps_the_change_and_says_so() {
    check(
        |d| edit(d, "b", |e| e.text = "".into()),
        |d| edit(d, "b", |e| e.text = "B.".into()),
        &["events/b.text=B.", "! events/b.text: - | B. -> Theirs"],
    );
}

#[test]
fn words_of_a_closed_list_conflict_and_the_further_one_stands() {
    check(
        |d| d.status = Status::Final,
        |d| d.status = Status::InReview,
        &[".status=final", "! .status: final | in-review -> Mine"],
    );
    check(
        |d| d.status = Status::Final,
        |d| d.status = Status::Other("archived".into()),
        &[".status=archived", "! .status: final | archived -> Theirs"],
    );
}

#[test]
fn unknown_fields_of_markers_are_kept() {
    let with = |d: &mut Document, key: &str| {
        let marker = Marker { extra: extra(&[(key, "1")]), ..Marker::at("a".into()) };
        d.markers = d.markers.with(&MarkerKey::Start, Some(marker));
    };
    check(|d| with(d, "m"), |d| with(d, "n"), &[".markers{start}=a m:1 n:1"]);
}

#[test]
fn unknown_fields_of_markers_that_differ_are_one_conflict() {
    let with = |d: &mut Document, fields: &[(&str, &str)]| {
        let marker = Marker { extra: extra(fields), ..Marker::at("a".into()) };
        d.markers = d.markers.with(&MarkerKey::Start, Some(marker));
    };
    // `m` is longer here, `n` there; the order in which a side has them decides nothing.
    check(
        |d| with(d, &[("n", "1"), ("m", "30")]),
        |d| with(d, &[("m", "2"), ("n", "10")]),
        &[".markers{start}=a m:30 n:10", "! .markers{start}: a n:1 m:30 | a m:2 n:10 -> Mine"],
    );
}
