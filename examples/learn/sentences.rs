//! Sentences of the tests as timelines: each stands among entries that say nothing of an incident.

use crate::cases::Case;
use std::collections::BTreeMap;

const SENTENCES: &str = include_str!("../../tests/fixtures/import-markers.txt");
const PHRASES: &str = include_str!("../../tests/fixtures/import-phrases.txt");

/// Of the many sentences that say plainly what they mean, one in so many is taken: cues know them.
const ONE_IN: usize = 17;

const NEUTRAL: [&str; 8] = [
    "Deploy of the new build",
    "Team meets",
    "Window box watered",
    "Cache size is looked at",
    "Logs are read",
    "Coffee",
    "Traffic is moved to the other site",
    "Ticket sorted",
];

/// A timeline for each sentence.
pub fn cases() -> Vec<Case> {
    let few = spelled_out(PHRASES).enumerate();
    let few = few.filter(|(at, (marker, _))| marker == "none" || at % ONE_IN == 0).map(|(_, pair)| pair);
    spelled_out(SENTENCES)
        .chain(few)
        .enumerate()
        .map(|(at, (marker, text))| case(at, &marker, text))
        .collect()
}

fn case(number: usize, marker: &str, text: String) -> Case {
    let place = number / 5 % 6;
    let neutral = (0..3 + number % 5).filter_map(|at| NEUTRAL.get((number + 3 * at) % NEUTRAL.len()));
    let mut entries: Vec<String> = neutral.map(|text| (*text).to_owned()).collect();
    let place = place.min(entries.len());
    entries.insert(place, text);
    let answer = |name: &str| vec![(name == marker).then_some(place).and_then(|at| i64::try_from(at).ok())];
    let answers = ["start", "detect", "resolve"].map(|name| (name.to_owned(), answer(name)));
    Case::new("sentences", (0..).zip(entries).collect(), BTreeMap::from(answers))
}

/// The sentences, each beside the marker it stands for; choices in braces give one for each.
fn spelled_out(fixture: &'static str) -> impl Iterator<Item = (String, String)> {
    let mut marker = "";
    fixture.lines().flat_map(move |line| match line.strip_prefix("== ") {
        Some(name) => {
            marker = name;
            vec![]
        }
        None if line.is_empty() || line.starts_with('#') => vec![],
        None => choices(line).into_iter().map(|text| (marker.to_owned(), text)).collect(),
    })
}

fn choices(line: &str) -> Vec<String> {
    let braces = line.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (inner, behind))) = braces else { return vec![line.to_owned()] };
    let ends = choices(behind);
    inner.split('|').flat_map(|choice| ends.iter().map(move |end| format!("{before}{choice}{end}"))).collect()
}
