//! Whatever is pasted, reading it ends, and soon.
//!
//! Set `PMT_FUZZ_SECONDS` to mutate the fixtures for longer than half a second, and `PMT_SHARED`
//! to a folder with `samples` to read real timelines and to compare with their answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod support;

use postmortem_timeline::import::{self, Found, Told};
use postmortem_timeline::model::{Date, IdSource, MarkerKey, Moment};
use postmortem_timeline::zones_native::NativeZones;
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn told() -> Told<'static> {
    let date = Date::from_ymd_opt(2024, 3, 12);
    let start = Moment::parse("2024-03-12T10:38:00Z");
    Told { date, zone: Some("Europe/Berlin"), t0: start, ..Told::new(&NativeZones) }
}

/// What must hold of anything that was found.
fn check(text: &str, found: &Found) {
    let mut ids: Vec<_> = found.rows.iter().map(|row| row.event.id.clone()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), found.rows.len(), "{text}");
    let lines = text.lines().count().max(1);
    for row in &found.rows {
        assert!((1..=lines).contains(&row.line), "line {} of {lines}: {text}", row.line);
        assert!(!(row.event.at.is_some() && row.event.typed.is_empty()), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in r"\PC{0,200}") {
        if let Ok(found) = import::read(&text, &told()) {
            check(&text, &found);
        }
    }

    #[test]
    fn any_lines_are_read(
        lines in prop::collection::vec(
            r"[ \t]{0,4}([-*#>|] ?|1\. |)(\*\*|`|\[|\{\{ ?|)([0-2]?[0-9][:.h][0-5][0-9]|2024-0[0-9]-[0-3][0-9]|[0-9]{1,6}|~|T\+|[+-][0-9]m|[A-Za-zäé]{1,9}|年|月|日|時|分|午後)( ?(am|PM|UTC|PST|Uhr|Denver|to|-|–|:|\]|\*\*|\||\(|\)|\?\?) ?){0,3}\PC{0,20}",
            0..12,
        ),
    ) {
        let text = lines.join("\n");
        if let Ok(found) = import::read(&text, &told()) {
            check(&text, &found);
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = import::read_file("a", &bytes, &told());
    }
}

#[test]
fn changed_fixtures_are_read() {
    let seconds = std::env::var("PMT_FUZZ_SECONDS").ok().and_then(|it| it.parse().ok()).unwrap_or(0.5);
    let fixtures: Vec<Vec<char>> =
        support::fixtures("import/text").into_iter().map(|(_, text)| text.chars().collect()).collect();
    let mut chance = Chance(IdSource::new(7));
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let mut rounds = 0;
    while Instant::now() < end {
        let mut text = fixtures[chance.below(fixtures.len())].clone();
        for _ in 0..=chance.below(8) {
            chance.change(&mut text, &fixtures);
        }
        let text: String = text.into_iter().collect();
        if let Ok(found) = import::read(&text, &told()) {
            check(&text, &found);
        }
        rounds += 1;
    }
    eprintln!("{rounds} texts");
}

struct Chance(IdSource);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        let number =
            self.0.next_id().as_str().bytes().fold(0_usize, |sum, b| sum.wrapping_mul(131) + usize::from(b));
        number % limit.max(1)
    }

    /// Takes out, doubles, exchanges or puts in a piece.
    fn change(&mut self, text: &mut Vec<char>, others: &[Vec<char>]) {
        const SIGNS: &[char] =
            &['|', '*', '\n', '\t', '<', '[', ':', '-', '`', '5', '午', '\u{0}', 'é', '>', '#', '('];
        let at = self.below(text.len());
        let length = self.below(40).min(text.len() - at);
        match self.below(5) {
            0 => {
                text.drain(at..at + length);
            }
            1 => {
                let piece: Vec<char> = text[at..at + length].to_vec();
                text.splice(at..at, piece);
            }
            2 => {
                let other = &others[self.below(others.len())];
                let from = self.below(other.len());
                let piece: Vec<char> = other[from..].iter().take(length).copied().collect();
                text.splice(at..at, piece);
            }
            3 => text.insert(at, SIGNS[self.below(SIGNS.len())]),
            _ if !text.is_empty() => text[at] = SIGNS[self.below(SIGNS.len())],
            _ => {}
        }
    }
}

/// One text of each kind that could make a reader go back and forth.
#[test]
fn the_time_grows_with_the_length_only() {
    let units = [
        "- 10:38 deploy of 4.12\n", "<a", "[", "**", "|", "10:38 ", "10:38 x; ", "<b><i>", "* ", "> ", "`",
        "2024-", "<http", "[x][", "&", "| 10:38 | x |\n", "mira\n10:38\nx\n", "x\n10:38\n", "Denver 10:38 ",
        "<tr><td>", "(", "\r", "午", "10:38 Abcdefgh - x\n", "# 10:38\n", "{|\n| a\n", "<!--", "[https://a ",
        "a: b\n", "T+00:04 x\n", "{{ ",
    ];
    let mut slow = Vec::new();
    for unit in units {
        let time = |bytes: usize| {
            let text = unit.repeat(bytes / unit.len());
            let start = Instant::now();
            let _ = import::read(&text, &told());
            start.elapsed()
        };
        let (short, long) = (time(20_000), time(160_000));
        let limit = (short * 30).max(Duration::from_millis(600));
        if long >= limit {
            slow.push(format!("{unit:?}: {short:?} for 20 kB, {long:?} for 160 kB"));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

#[test]
fn real_timelines_are_read_as_a_person_reads_them() {
    let Some(folder) = support::samples() else { return };
    let (mut events, mut right, mut markers, mut marked) = (0, 0, 0, 0);
    let mut wrong = Vec::new();
    for (name, text, answer) in cases(&folder) {
        let found = import::read(&text, &told_of(&answer)).ok();
        let rows = found.as_ref().map_or(&[][..], |found| &found.rows);
        for event in answer["events"].as_array().unwrap().iter().filter(|event| event["at"].is_string()) {
            events += 1;
            let wanted: Vec<Moment> = moments(event);
            let day = matches!(event["precision"].as_str(), Some("day"));
            let near = |at: Moment, other: &Moment| {
                (at.millis() - other.millis()).abs() < if day { 86_400_000 } else { 2 }
            };
            let snippet = letters(event["text_contains"].as_str().unwrap());
            let fits = rows.iter().any(|row| {
                row.event.at.is_some_and(|at| wanted.iter().any(|other| near(at, other)))
                    && letters(&row.event.text).contains(&snippet)
            });
            right += usize::from(fits);
            if !fits {
                wrong.push(format!("{name}: {}", event["time_text"]));
            }
        }
        for (theirs, ours) in [
            ("start", MarkerKey::Start),
            ("detected", MarkerKey::Detect),
            ("mitigated", MarkerKey::Mitigate),
            ("resolved", MarkerKey::Resolve),
        ] {
            markers += 1;
            let row = rows.iter().find(|row| row.markers.iter().any(|(key, _)| *key == ours));
            let got = row.and_then(|row| row.event.at).map(|at| at.key());
            let parse = |value: &serde_json::Value| value.as_str().and_then(Moment::parse).map(|at| at.key());
            let also = answer["milestones_also_accepted"][theirs].as_array().cloned().unwrap_or_default();
            let fits =
                parse(&answer["milestones"][theirs]) == got || also.iter().any(|other| parse(other) == got);
            marked += usize::from(fits);
            if !fits {
                wrong.push(format!("{name}: {theirs}"));
            }
        }
    }
    eprintln!("events {right}/{events}, markers {marked}/{markers}: {wrong:#?}");
    assert!(right * 100 >= events * 99 && marked * 100 >= markers * 97);
}

/// The samples that are text, with their answers.
fn cases(folder: &std::path::Path) -> Vec<(String, String, serde_json::Value)> {
    let mut cases = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(base) = name.strip_suffix(".expected.json") else { continue };
        let is_file = ["csv", "cstate", "front", "git"].iter().any(|kind| base.starts_with(kind));
        let texts =
            ["md", "txt", "tsv", "html", "xml", "wiki"].map(|kind| folder.join(format!("{base}.{kind}")));
        let Some(text) = texts.iter().find(|path| path.exists()).filter(|_| !is_file) else { continue };
        let answer = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        cases.push((base.to_owned(), std::fs::read_to_string(text).unwrap(), answer));
    }
    cases
}

fn told_of(answer: &serde_json::Value) -> Told<'_> {
    let date = answer["reference_date"].as_str().and_then(postmortem_timeline::model::civil::parse_date);
    let zone = answer["timezone"].as_str().and_then(|zone| zone.split(' ').next());
    let zone = zone.filter(|_| answer["timezone_source"] == "given");
    Told { date, zone, ..Told::new(&NativeZones) }
}

fn moments(event: &serde_json::Value) -> Vec<Moment> {
    let also = event["also_accepted"].as_array().cloned().unwrap_or_default();
    also.iter().chain([&event["at"]]).filter_map(|at| Moment::parse(at.as_str()?)).collect()
}

/// Letters and digits only: marks, addresses and blanks play no part.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
