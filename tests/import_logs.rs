//! Logs of programs: each writes its times in its own way, and each is read.
//!
//! In the fixture every log has three messages, at the same three times. `␛` stands for the sign that
//! begins a colour in a terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use postmortem_timeline::import::{self, Found, Told};
use postmortem_timeline::model::Date;
use postmortem_timeline::zones_native::NativeZones;
use std::fmt::Write as _;

const LOGS: &str = include_str!("fixtures/import-logs.txt");
const TIMES: [&str; 3] = ["2024-03-12T10:42:00", "2024-03-12T10:43:01", "2024-03-12T10:44:02"];

/// Name and text of each log.
fn logs() -> impl Iterator<Item = (&'static str, String)> {
    support::parts(LOGS).map(|(name, text)| (name, text.replace('␛', "\u{1b}")))
}

fn read(text: &str) -> Option<Found> {
    let date = Date::from_ymd_opt(2024, 3, 12);
    let told = Told { date, zone: Some("UTC"), ..Told::new(&NativeZones) };
    import::read_file("some.log", text.as_bytes(), &told).ok()
}

#[test]
fn every_message_has_its_time() {
    let mut shown = String::new();
    for (name, text) in logs() {
        let found = read(&text).unwrap_or_else(|| panic!("{name} is not read"));
        let seconds = |at: String| at.get(..19).unwrap_or_default().to_owned();
        let times: Vec<String> =
            found.rows.iter().filter_map(|row| row.event.at).map(|at| seconds(at.to_string())).collect();
        // A log of packages tells of a beginning and an end.
        let expected = if name == "aptlog" { &TIMES[..2] } else { &TIMES[..] };
        assert_eq!(times, expected, "{name}");
        writeln!(shown, "{name}").unwrap();
        for row in &found.rows {
            let who: Vec<&str> = row.event.who.iter().map(|who| &**who).collect();
            writeln!(shown, "  {} {:?} {who:?}", row.event.typed, row.event.text).unwrap();
        }
    }
    insta::assert_snapshot!(shown);
}
