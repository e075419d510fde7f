//! One incident in any size, the same for every run and for every contestant: six hours with four
//! markers, events in bursts, texts of 20 to 200 characters. Written as text, with nothing but `std`,
//! so that the benchmarks in the browser can use it too.

use std::fmt::Write as _;

/// The sizes that are measured.
pub const SIZES: [usize; 5] = [20, 100, 1_000, 10_000, 100_000];

/// How long the incident takes, in milliseconds.
const LENGTH: u64 = 6 * 3_600_000;
/// Its first hour of the day.
const HOUR: u64 = 8;
/// Where the markers stand, in parts of a thousand of the events.
const MARKERS: [(&str, usize); 4] = [("start", 10), ("detect", 90), ("mitigate", 700), ("resolve", 960)];
const KINDS: [&str; 8] =
    ["note", "detection", "diagnosis", "decision", "change", "repair", "communication", "impact"];
const PEOPLE: [&str; 6] = ["Ana", "Bo", "Chidi", "Dörte", "Emre", "Farah"];
const WORDS: [&str; 24] = [
    "checkout", "latency", "rose", "above", "two", "seconds", "on", "the", "payment", "shard", "after", "a",
    "deploy", "of", "gateway", "paged", "on-call", "rolled", "back", "queue", "drained", "errors", "fell",
    "again",
];

/// Numbers without a pattern, the same for the same seed (splitmix64).
pub struct Chance(u64);

impl Chance {
    /// Begins a row of numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }

    fn one_of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        let at = self.below(choices.len() as u64) as usize;
        choices.get(at).copied().unwrap_or_default()
    }
}

/// The identifier of the event at a place.
pub fn id(seed: u64, place: usize) -> String {
    format!("{}{place:07}", if seed.is_multiple_of(2) { 'a' } else { 'b' })
}

/// The document as it would be stored.
pub fn json(seed: u64, events: usize) -> String {
    let mut chance = Chance::new(seed);
    let instants = instants(&mut chance, events);
    let mut out = format!(
        "{{\"type\":\"postmortem-timeline\",\"version\":1,\"id\":\"bench{:03}\",\"title\":\"Checkout slow {seed}\",\
         \"severity\":\"SEV-2\",\"timezone\":\"UTC\",\"markers\":{{",
        seed % 1_000
    );
    for (number, (key, part)) in MARKERS.iter().enumerate() {
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(out, "{comma}\"{key}\":{{\"event\":\"{}\"}}", id(seed, events * part / 1_000));
    }
    out.push_str("},\"events\":[");
    for (place, instant) in instants.iter().enumerate() {
        out.push_str(if place > 0 { ",\n" } else { "\n" });
        event(&mut out, &mut chance, &id(seed, place), *instant);
    }
    out.push_str("\n]}\n");
    out
}

/// Instants in ascending order: half of the events in bursts of a few minutes, the others anywhere.
fn instants(chance: &mut Chance, events: usize) -> Vec<u64> {
    let bursts: Vec<u64> = (0..12).map(|_| chance.below(LENGTH - 240_000)).collect();
    let mut instants: Vec<u64> = (0..events)
        .map(|place| match bursts.get(chance.below(12) as usize) {
            Some(burst) if place % 2 == 0 => burst + chance.below(240_000),
            _ => chance.below(LENGTH),
        })
        .map(|instant| instant / 1_000 * 1_000)
        .collect();
    instants.sort_unstable();
    instants
}

fn event(out: &mut String, chance: &mut Chance, id: &str, instant: u64) {
    let second = HOUR * 3_600 + instant / 1_000;
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    let _ = write!(
        out,
        "{{\"id\":\"{id}\",\"at\":\"2026-03-03T{hour:02}:{minute:02}:{second:02}Z\",\"precision\":\"second\"",
    );
    let kind = chance.one_of(&KINDS);
    if kind != "note" {
        let _ = write!(out, ",\"kind\":\"{kind}\"");
    }
    if chance.below(3) > 0 {
        let _ = write!(out, ",\"who\":[\"{}\"]", chance.one_of(&PEOPLE));
    }
    let wanted = 20 + chance.below(160) as usize;
    let mut text = String::new();
    while text.len() < wanted {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(chance.one_of(&WORDS));
    }
    let _ = write!(out, ",\"text\":\"{text}.\"");
    if chance.below(10) == 0 {
        out.push_str(",\"tags\":[\"database\"]");
    }
    out.push('}');
}
