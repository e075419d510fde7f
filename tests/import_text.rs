//! Texts of every shape become timelines: what is read, and what is said about it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use postmortem_timeline::format;
use postmortem_timeline::import::{self, Found, Note, Reading, Refusal, Shape, Told};
use postmortem_timeline::model::{Date, Moment, Precision};
use postmortem_timeline::zones_native::NativeZones;
use std::fmt::Write as _;

/// What the snapshots were told: the texts that need no date or zone do not use it.
fn told() -> Told<'static> {
    Told {
        date: Date::from_ymd_opt(2024, 3, 12),
        zone: Some("Europe/Berlin"),
        t0: Moment::parse("2024-03-12T10:38:00Z"),
        ..Told::new(&NativeZones)
    }
}

fn read(text: &str) -> Found {
    import::read(text, &told()).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"))
}

/// What was found, in lines for people.
fn shown(found: &Found) -> String {
    let mut out = format!("{:?} {:?} {:?}\n", found.shape, found.title, found.severity);
    writeln!(out, "{:?}", found.zone).unwrap();
    for note in &found.notes {
        writeln!(out, "{note:?}").unwrap();
    }
    for row in &found.rows {
        for doubt in &row.doubts {
            let candidates: Vec<String> = doubt.candidates.iter().map(ToString::to_string).collect();
            writeln!(out, "line {}: {:?} {}", row.line, doubt.why, candidates.join(" or ")).unwrap();
        }
    }
    out + &format::write(&found.clone().into_document())
}

#[test]
fn fixtures_are_read_as_before() {
    for (name, text) in support::fixtures("import/text") {
        let shown = match import::read(&text, &told()) {
            Ok(found) => shown(&found),
            Err(refusal) => format!("{refusal:?}"),
        };
        insta::assert_snapshot!(name, shown);
    }
}

#[test]
fn reading_again_gives_the_same_identifiers() {
    for (_, text) in support::fixtures("import/text") {
        assert_eq!(import::read(&text, &told()), import::read(&text, &told()));
    }
}

#[test]
fn reading_in_steps_gives_the_same_and_says_how_far_it_is() {
    for (name, text) in support::fixtures("import/text") {
        let mut reading = Reading::new(&text, told());
        let mut last = reading.progress();
        while !last.is_over() {
            let progress = reading.advance(40);
            assert!(progress.done >= last.done && progress.total == last.total, "{name}: {progress:?}");
            last = progress;
        }
        let whole = Reading::new(&text, told()).finish();
        assert_eq!(reading.finish(), whole, "{name}");
    }
}

#[test]
fn a_document_of_what_was_found_is_in_order_and_whole() {
    for (name, text) in support::fixtures("import/text") {
        let Ok(found) = import::read(&text, &told()) else { continue };
        let written = format::write(&found.into_document());
        let loaded = format::read(&written).unwrap();
        assert!(loaded.notes.is_empty(), "{name}: {:?}", loaded.notes);
        assert_eq!(format::write(&loaded.document), written, "{name}");
    }
}

#[test]
fn what_was_typed_stands_in_the_text() {
    for (name, text) in
        support::fixtures("import/text").into_iter().filter(|(name, _)| !name.ends_with("html"))
    {
        let Ok(found) = import::read(&text, &told()) else { continue };
        for row in &found.rows {
            // The dash between what stood in two columns stands for the line between them.
            for word in row.event.typed.split_whitespace().filter(|word| *word != "–") {
                assert!(text.contains(word), "{name}: {word:?} of {:?}", row.event.typed);
            }
        }
    }
}

#[test]
fn a_time_is_never_made_up() {
    let found = read("- 10:38 deploy\n- somebody looks at it\n- 10:42 alert");
    let times: Vec<_> = found.rows.iter().map(|row| row.event.at.is_some()).collect();
    assert_eq!(times, [true, false, true]);
    assert!(found.notes.contains(&Note::Undated(1)));
    let undated = Told { date: None, ..told() };
    let found = import::read("- 10:38 deploy\n- 10:42 alert", &undated).unwrap();
    assert!(found.needs_date && found.rows.iter().all(|row| row.event.at.is_none()));
}

#[test]
fn the_month_stands_first_where_halves_of_the_day_are_in_capitals() {
    let undated = Told { date: None, ..told() };
    let at = |text: &str| import::read(text, &undated).unwrap().rows[0].event.at.unwrap().to_string();
    assert_eq!(at("[10/7/2031 8:02 AM] no login\n[10/7/2031 8:05 AM] here too"), "2031-10-07T08:02:00+02:00");
    assert_eq!(at("- 10/7/2031 08:02 no login\n- 10/7/2031 08:05 here too"), "2031-07-10T08:02:00+02:00");
    assert_eq!(at("- 6/3/2031 08:02 no login\n- 6/4/2031 08:05 here too"), "2031-06-03T08:02:00+02:00");
}

#[test]
fn what_was_not_written_is_named() {
    let found = read("- 23:50 deploy\n- 00:10 alert");
    let inferred: Vec<Vec<String>> =
        found.rows.iter().map(|row| row.event.inferred.iter().map(|it| it.to_string()).collect()).collect();
    assert_eq!(inferred, [vec!["date", "zone"], vec!["date", "zone", "rollover"]]);
    assert_eq!(found.rows.iter().map(|row| row.doubts.len()).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn a_zone_that_is_told_yields_to_one_that_is_written_unless_forced() {
    let text = "All times in PST\n\n- 2024-07-01 10:38 deploy\n- 22:42+02:00 alert";
    let at =
        |found: &Found| found.rows.iter().map(|row| row.event.at.unwrap().to_string()).collect::<Vec<_>>();
    let found = read(text);
    assert_eq!(at(&found), ["2024-07-01T10:38:00-08:00", "2024-07-01T22:42:00+02:00"]);
    let civil = "America/Los_Angeles".into();
    assert!(found.notes.contains(&Note::Season { written: "PST".into(), civil }));
    let forced = Told { zone: Some("America/Los_Angeles"), is_zone_forced: true, ..told() };
    let found = import::read(text, &forced).unwrap();
    assert_eq!(at(&found), ["2024-07-01T10:38:00-07:00", "2024-07-01T22:42:00+02:00"]);
}

#[test]
fn days_of_the_year_before_are_not_read_as_those_to_come() {
    let now = Moment::parse("2024-01-10T12:00:00Z");
    let told = Told { now, date: None, ..told() };
    let found = import::read("- Dec 28, 10:38: deploy\n- Jan 2, 10:42: alert", &told).unwrap();
    let at: Vec<_> = found.rows.iter().map(|row| row.event.at.unwrap().to_string()).collect();
    assert_eq!(at, ["2023-12-28T10:38:00+01:00", "2024-01-02T10:42:00+01:00"]);
    assert!(found.rows.iter().all(|row| row.event.inferred.contains("year")));
}

#[test]
fn impossible_parts_are_read_in_the_only_sensible_way_and_said() {
    let found = read("- 20244-03-12 13:55 PM deploy\n- 2024-03-12 17:14pm alert");
    let at: Vec<_> = found.rows.iter().map(|row| row.event.at.unwrap().to_string()).collect();
    assert_eq!(at, ["2024-03-12T13:55:00+01:00", "2024-03-12T17:14:00+01:00"]);
    let slips = found.notes.iter().filter(|note| matches!(note, Note::Slip { .. })).count();
    assert_eq!(slips, 2);
}

#[test]
fn numbers_in_front_of_a_text_are_no_times() {
    for text in [
        "- 2 nodes failed\n- 15 users wrote\n- 1520 requests were lost",
        "- 3:1 ratio of errors\n- 16:9 screens\n- 10/10 would deploy again",
        "- 1.2.3 was released\n- 2.294 followed\n- 10.0.0.7:8080 refused",
        "- May was a good month\n- So was March\n- Do not restart in December",
        "- 5% of requests\n- 12:30% is no figure\n- 99.95 % of the time",
        "- 10:45-fold growth of everything\n- 8080 is a port\n- 404 is a code",
    ] {
        let found = import::read(text, &told());
        let times = found.map_or(0, |found| found.rows.iter().filter(|row| row.event.at.is_some()).count());
        assert!(times <= usize::from(text.contains("-fold")), "{text}: {times}");
    }
}

#[test]
fn files_are_read_by_what_they_hold() {
    let text = "- 10:38 deploy\n- 10:42 alert";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let with_mark = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for bytes in [text.as_bytes(), &utf16, &with_mark] {
        let found = import::read_file("a.txt", bytes, &told()).unwrap();
        assert_eq!(found.rows.len(), 2);
    }
    for bytes in [b"\0\x01\x02".as_slice(), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"] {
        assert_eq!(import::read_file("a.png", bytes, &told()), Err(Refusal::NotText));
    }
    assert_eq!(import::read_file("a.txt", b"nothing at all", &told()), Err(Refusal::Nothing));
}

#[test]
fn shapes_are_recognised() {
    let shape = |name: &str| {
        let fixtures = support::fixtures("import/text");
        let (_, text) = fixtures.iter().find(|(known, _)| known == name).unwrap();
        import::read(text, &told()).unwrap().shape
    };
    assert_eq!(shape("sections.md"), Shape::Prose);
    assert_eq!(shape("spanish-table.md"), Shape::Table);
    assert_eq!(shape("irc.log"), Shape::Chat);
    assert_eq!(shape("slack-copied.txt"), Shape::Chat);
    assert_eq!(shape("status-page.txt"), Shape::StatusPage);
}

#[test]
fn days_keep_their_precision() {
    let found = read("- **2024-03-12**: deploy\n- **2024-03-14**: alert");
    assert!(found.rows.iter().all(|row| row.event.precision == Precision::Day));
}

/// The text of the entry that carries each marker.
fn marked(text: &str) -> Vec<(String, String)> {
    let found = read(text);
    let of = |row: &import::Row| {
        let text = row.event.text.to_string();
        row.markers.iter().map(move |(key, _)| (key.as_str().to_owned(), text.clone())).collect::<Vec<_>>()
    };
    found.rows.iter().flat_map(of).collect()
}

#[test]
fn markers_stand_where_the_text_plainly_says_so() {
    let pair = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    let text = "- 10:38 deploy\n- 10:40 outage begins\n- 10:42 alert fires\n- 10:50 impact mitigated\n\
        - 11:10 service restored";
    assert_eq!(
        marked(text),
        [
            pair("start", "outage begins"),
            pair("detect", "alert fires"),
            pair("mitigate", "impact mitigated"),
            pair("resolve", "service restored"),
        ]
    );
    let text = "- 10:38 deploy begins\n- 10:42 we hope to have it resolved when the deploy is over\n\
        - 10:43 the issue is not resolved\n- 10:44 it appears resolved, but errors go on\n- 10:50 alert removed";
    assert_eq!(marked(text), []);
}

#[test]
fn contradictions_are_said() {
    let found = read("- 10:50 outage begins\n- 10:40 outage ends\n- 10:55 mail sent");
    assert!(found.notes.contains(&Note::ResolvedBeforeStart), "{:?}", found.notes);
    let found = read(
        "- Detected: 2024-03-12 10:42\n- Resolved: 2024-03-12 11:10\n\n\
        - 2024-03-12 10:42 alert fires\n- 2024-03-12 11:20 incident resolved",
    );
    assert!(found.notes.contains(&Note::ListsDisagree { line: 2, other: 5 }), "{:?}", found.notes);
}
