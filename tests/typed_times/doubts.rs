//! Where a text can mean several instants, all of them are named.

use super::{check_in, context, moment, short};
use postmortem_timeline::model::typed::{self, Context};
use postmortem_timeline::zones_native::NativeZones;

#[test]
fn gaps_and_folds_of_the_clock() {
    check_in(
        "Europe/Berlin",
        &[
            ("2018-03-25 02:30", "2018-03-25 02:30+02:00 [zone] Gap? 2018-03-25 02:30+01:00"),
            ("2018-10-28 02:30", "2018-10-28 02:30+02:00 [zone] Fold? 2018-10-28 02:30+01:00"),
            ("2018-10-28 02:??", "2018-10-28 02:00+02:00 hour [zone] Fold? 2018-10-28 02:00+01:00"),
            ("2018-10-28 02:30 CET", "2018-10-28 02:30+01:00"),
            ("2018-10-28 02:30 CEST", "2018-10-28 02:30+02:00"),
            ("2018-10-28", "2018-10-28+02:00 [zone]"),
            (
                "2018-10-28 01:50-02:10",
                "2018-10-28 01:50+02:00 .. 2018-10-28 02:10+02:00 [zone] Fold of end? 2018-10-28 02:10+01:00",
            ),
        ],
    );
    check_in(
        "America/New_York",
        &[("2018-11-04 01:30", "2018-11-04 01:30-04:00 [zone] Fold? 2018-11-04 01:30-05:00")],
    );
}

#[test]
fn a_bare_time_far_from_the_row_above() {
    check_in(
        "",
        &[
            ("00:10", "2018-02-10 00:10 [date zone] Midnight? 2018-02-11 00:10"),
            ("midnight", "2018-02-10 00:00 [date zone] Midnight? 2018-02-11 00:00"),
            ("15:10", "2018-02-10 15:10 [date zone]"),
            ("2018-02-10 00:10", "2018-02-10 00:10 [zone]"),
        ],
    );
    let early = Context { previous: moment("2018-02-10T00:10:00Z").into(), ..context("") };
    let reading = typed::read("23:50", &early).unwrap();
    assert_eq!(short(&reading), "2018-02-10 23:50 [date zone] Midnight? 2018-02-09 23:50");
}

/// Where somebody types rows one below the other, the nearer day is meant.
#[test]
fn a_bare_time_beside_the_row_above() {
    let cases = [
        ("2018-02-10T23:55:00Z", "0:10", "2018-02-11 00:10 [date zone rollover]"),
        ("2018-02-10T23:55:00Z", "0:10-0:40", "2018-02-11 00:10 .. 2018-02-11 00:40 [date zone rollover]"),
        ("2018-02-11T00:10:00Z", "23:55", "2018-02-10 23:55 [date zone]"),
        // Seven hours back or seventeen on: somebody says which.
        ("2018-02-10T12:00:00Z", "5:00", "2018-02-10 05:00 [date zone] Midnight? 2018-02-11 05:00"),
        ("2018-02-10T21:00:00Z", "3:30", "2018-02-11 03:30 [date zone rollover] Midnight? 2018-02-10 03:30"),
        ("2018-02-10T15:20:00Z", "15:00", "2018-02-10 15:00 [date zone]"),
    ];
    for (above, text, expected) in cases {
        let above = moment(above);
        let context = Context { previous: Some(above), ..context("UTC") };
        let reading = typed::read(text, &context).unwrap().beside(above);
        assert_eq!(short(&reading), expected, "{text} below {above}");
    }
}

/// What was in doubt when it was taken is told as not written.
#[test]
fn what_stays_undecided_is_inferred() {
    for (text, expected) in [
        ("2/3/2018 9:00", "2018-02-03 09:00 [date zone] DayMonth? 2018-03-02 09:00"),
        ("2018-07-10 12:00 PST", "2018-07-10 12:00-08:00 [zone] Season? 2018-07-10 12:00-07:00"),
        ("2018-02-10 12:00", "2018-02-10 12:00 [zone]"),
    ] {
        let reading = typed::read(text, &context("UTC")).unwrap().undecided();
        assert_eq!(short(&reading), expected);
    }
}

#[test]
fn numbers_that_can_be_exchanged() {
    check_in(
        "",
        &[
            ("02/10/2018 15:20", "2018-02-10 15:20 [zone] DayMonth? 2018-10-02 15:20"),
            ("10/02/2018 15:20", "2018-02-10 15:20 [zone] DayMonth? 2018-10-02 15:20"),
            ("2/10 15:20", "2018-02-10 15:20 [year zone] DayMonth? 2017-10-02 15:20"),
            ("02/02/2018 15:20", "2018-02-02 15:20 [zone]"),
        ],
    );
}

#[test]
fn abbreviations_that_are_shared_or_out_of_season() {
    check_in(
        "",
        &[
            (
                "15:20 IST",
                "2018-02-10 15:20+05:30 [date] Abbreviation? 2018-02-10 15:20+02:00 or 2018-02-10 15:20+01:00",
            ),
            (
                "15:20 CST",
                "2018-02-10 15:20-06:00 [date] Abbreviation? 2018-02-10 15:20+08:00 or 2018-02-10 15:20-05:00",
            ),
            ("2018-05-10 15:20 PST", "2018-05-10 15:20-08:00 Season? 2018-05-10 15:20-07:00"),
            ("2018-06-10 15:20 CET", "2018-06-10 15:20+01:00 Season? 2018-06-10 15:20+02:00"),
            ("2018-02-10 15:20 CEST", "2018-02-10 15:20+02:00 Season? 2018-02-10 15:20+01:00"),
        ],
    );
    // Where the zone of the document uses the abbreviation, nothing is in doubt.
    check_in("Asia/Shanghai", &[("2018-02-10 15:20 CST", "2018-02-10 15:20+08:00")]);
    check_in("Asia/Jerusalem", &[("2018-02-10 15:20 IST", "2018-02-10 15:20+02:00")]);
    check_in("America/Phoenix", &[("2018-07-10 15:20 MST", "2018-07-10 15:20-07:00")]);
}

#[test]
fn am_behind_an_hour_past_noon() {
    check_in("", &[("23:00 am", "2018-02-10 23:00 [date zone] HalfDay? 2018-02-10 11:00")]);
}

#[test]
fn a_date_comes_from_the_row_above_the_document_or_today() {
    let only = |context: &Context<'_>| typed::read("23:50", context).map(|reading| short(&reading));
    let now = Context { previous: None, ..context("Asia/Tokyo") };
    assert_eq!(only(&now).as_deref(), Ok("2018-02-12 23:50+09:00 [date zone]"));
    let dated = Context { date: "2018-02-09".parse().ok(), ..now };
    assert_eq!(only(&dated).as_deref(), Ok("2018-02-09 23:50+09:00 [date zone]"));
    assert!(only(&Context::new(&NativeZones, "")).is_err());
}
