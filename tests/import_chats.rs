//! Copies and logs of chats: each program writes name and time in its own way, and each is read.
//!
//! In the fixture every chat has the same three messages, by the same two people.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::model::Date;
use postmortem_timeline::zones_native::NativeZones;

const CHATS: &str = include_str!("fixtures/import-chats.txt");
const MESSAGES: [(&str, &str, &str); 3] = [
    ("2024-03-12T10:42", "ada", "the site is down"),
    ("2024-03-12T10:43", "bob", "looking into it"),
    ("2024-03-12T10:44", "ada", "back again, rolled back"),
];

/// Minute, name and text of each message of a chat.
fn read(text: &str) -> Vec<(String, String, String)> {
    let date = Date::from_ymd_opt(2024, 3, 12);
    let told = Told { date, zone: Some("UTC"), ..Told::new(&NativeZones) };
    let Ok(found) = import::read_file("chat.txt", text.as_bytes(), &told) else { return Vec::new() };
    let rows = found.rows.iter().filter(|row| !row.is_noise);
    let message = |row: &import::Row| {
        let at = row.event.at.map(|at| at.to_string()).unwrap_or_default();
        let who = row.event.who.iter().next().map(|who| who.to_lowercase()).unwrap_or_default();
        let name = who.split(' ').next().unwrap_or_default().to_owned();
        (at.get(..16).unwrap_or_default().to_owned(), name, row.event.text.to_string())
    };
    rows.map(message).collect()
}

#[test]
fn every_chat_says_who_wrote_what_and_when() {
    let mut count = 0;
    for (name, text) in support::parts(CHATS) {
        let found = read(text);
        let found: Vec<_> =
            found.iter().map(|(at, who, text)| (at.as_str(), who.as_str(), text.as_str())).collect();
        assert_eq!(found, MESSAGES, "{name}");
        count += 1;
    }
    assert!(count > 60, "{count} chats");
}
