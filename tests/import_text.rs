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
        for marker in &row.likely {
            writeln!(out, "line {}: likely {}", row.line, marker.as_str()).unwrap();
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
fn what_waits_for_a_day_is_not_told_to_have_no_time() {
    let read = |date| {
        let told = Told { date, ..Told::new(&NativeZones) };
        import::read("- 23:50 deploy\n- nobody knows when: a call\n- 23:58 alert", &told).unwrap()
    };
    assert!(read(None).needs_date);
    for date in [None, Date::from_ymd_opt(2024, 3, 12)] {
        assert!(read(date).notes.contains(&Note::Undated(1)), "{:?}", read(date).notes);
    }
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

/// The times of a text in UTC, in its order.
fn times(text: &str) -> Vec<String> {
    let found = read(text);
    found
        .rows
        .iter()
        .map(|row| row.event.at.map_or("-".into(), |at| Moment::from_unix(at.seconds).to_string()))
        .collect()
}

#[test]
fn zones_are_found_by_their_names_in_other_spellings() {
    let first = |head: &str| times(&format!("{head}\n\n10:00 door opens\n10:20 door shuts\n"))[0].clone();
    assert_eq!(first("Relevé du 5 février 2024, heure de Montréal"), "2024-02-05T15:00:00Z");
    assert_eq!(first("Notas, 5 de febrero de 2024, Ciudad de México"), "2024-02-05T16:00:00Z");
    assert_eq!(first("2024年2月5日（月）の記録（JST）"), "2024-02-05T01:00:00Z");
}

#[test]
fn zones_are_found_as_people_say_them() {
    for (said, hour) in [
        ("UK time", 10),
        ("all in New Zealand time, from memory", 21),
        ("All NZ time.", 21),
        ("eastern time", 15),
        ("local time in Sydney", 23),
        ("times in Japan", 1),
        ("Ortszeit Wien", 9),
        ("Schweizer Zeit; teils geschätzt", 9),
        ("heure suisse", 9),
        ("hora chilena", 13),
        ("hora de Colombia", 15),
        ("hora del centro de México", 16),
        ("horário de Brasília", 13),
        ("ora locale di Milano", 9),
        ("シンガポール時間", 2),
        ("Time zone: South Africa", 8),
        // What is no clock says nothing: the zone is the one that was told.
        ("availability zone Frankfurt", 9),
        ("for the first time Chile was slow", 9),
        ("UTC, which is UK time", 10),
    ] {
        let text = format!("Door stuck, 5 February 2024 ({said})\n\n10:00 door opens\n10:20 door shuts\n");
        let first = times(&text)[0].clone();
        assert_eq!(first.get(11..13), Some(format!("{hour:02}").as_str()), "{said}");
    }
}

#[test]
fn a_list_of_two_days_begins_on_the_first() {
    for days in [
        "12 to 13 March 2024",
        "March 12-13, 2024",
        "March 12th and 13th, 2024",
        "12./13. März 2024",
        "Nacht vom 12. auf den 13. März 2024",
        "12.–13.03.2024",
        "12 y el 13 de marzo de 2024",
        "12 au 13 mars 2024",
        "w nocy z 12 na 13 marca 2024",
        "2024-03-12/13",
    ] {
        let text = format!("# Door stuck, {days} (UTC)\n\n- 23:50 door opens\n- 00:20 door shuts\n");
        assert_eq!(times(&text), ["2024-03-12T23:50:00Z", "2024-03-13T00:20:00Z"], "{days}");
    }
}

#[test]
fn a_name_behind_a_zone_is_no_month() {
    let text = "Shift of 2024-03-12\n\n09:05 UTC pump on\n17:20 SGT Mei calls\n";
    assert_eq!(times(text), ["2024-03-12T09:05:00Z", "2024-03-12T09:20:00Z"]);
}

#[test]
fn what_is_said_of_the_start_is_no_entry_and_counts_for_all() {
    let text = "T0 = 2024-03-12 08:00 UTC (valve opens)\n\nT0 valve opens\n+4m drops\n+9m flood\n";
    assert_eq!(times(text), ["2024-03-12T08:00:00Z", "2024-03-12T08:04:00Z", "2024-03-12T08:09:00Z"]);
}

#[test]
fn blanks_of_a_template_are_hours_days_or_nothing() {
    let text = "Times in UTC\n\n| Time | Event |\n|---|---|\n| 2024-03-12 HH:MM | _one row each_ |\n\
                | 2024-03-12 05:40 | pump off |\n| 2024-03-12 06:xx | yard wet |\n\
                | 2024-03-12 TBD | plumber asked |\n";
    let found = read(text);
    let precisions: Vec<Precision> = found.rows.iter().map(|row| row.event.precision.clone()).collect();
    assert_eq!(precisions, [Precision::Minute, Precision::Hour, Precision::Day]);
}

#[test]
fn an_older_letter_below_is_no_entry() {
    let text = "All times in UTC, 2024-03-12:\n\n07:02 lock set\n07:05 lock stuck\n07:30 lock cut\n\n\
                On Tue, 12 Mar 2024 at 08:55, Bo wrote:\n> 07:15 still shut\n> 07:40 and again\n";
    assert_eq!(times(text).len(), 3);
}

#[test]
fn who_reports_trouble_detects_it_behind_its_start_only() {
    let key = |text: &str| marked(text).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    let report = "- 2024-03-12 10:05 UTC: a tenant reports it\n";
    assert_eq!(key(&format!("- 2024-03-12 10:00 UTC: outage begins\n{report}")), ["start", "detect"]);
    assert!(key(&format!("- 2024-03-12 10:00 UTC: lift moved\n{report}")).is_empty());
}

#[test]
fn tables_of_programs_name_zones_and_times_of_day() {
    let bars = "when|tz|what\n2024-03-12 10:00:00|Europe/Paris|pump on\n2024-03-12 09:30:00|UTC|pump off\n";
    assert_eq!(times(bars), ["2024-03-12T09:00:00Z", "2024-03-12T09:30:00Z"]);
    let days = "Datum;Von;Bis;Ereignis\n12.03.2024;21:00;21:30;Pumpe an\n12.03.2024;21:40;;Pumpe aus\n";
    assert_eq!(times(days), ["2024-03-12T20:00:00Z", "2024-03-12T20:40:00Z"]);
}

#[test]
fn fields_beside_entries_are_read_with_them() {
    let page = "---\ntitle: Lift\ndate: 2024-03-12T08:00:00Z\nresolvedWhen: 2024-03-12T09:00:00Z\n---\n\n\
                - **2024-03-12 08:10 UTC** - It stands still.\n- **2024-03-12 09:00 UTC** - It moves.\n";
    assert_eq!(times(page), ["2024-03-12T08:00:00Z", "2024-03-12T08:10:00Z", "2024-03-12T09:00:00Z"]);
    let json = r#"{"data":{"attributes":{"title":"Lift","started_at":"2024-03-12T08:00:00Z",
        "resolved_at":"2024-03-12T09:00:00Z"}},"included":[
        {"attributes":{"event":"cable cut","occurred_at":"2024-03-12T08:10:00Z"}}]}"#;
    assert_eq!(times(json).len(), 3);
}
