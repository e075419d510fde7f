//! Timelines whose markers are known.

use postmortem_timeline::import::likely::traits;
use postmortem_timeline::import::{self, Told};
use postmortem_timeline::model::civil::parse_date;
use postmortem_timeline::model::{Moment, Precision};
use postmortem_timeline::zones_native::NativeZones;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// What the answers call the markers.
const MILESTONES: [(&str, &str); 3] = [("start", "start"), ("detected", "detect"), ("resolved", "resolve")];

/// A timeline.
#[derive(Clone)]
pub struct Case {
    /// The folder or the text that it is from.
    pub group: String,
    /// The traits of its entries.
    pub traits: Vec<Vec<String>>,
    /// When each of its entries is.
    times: Vec<i64>,
    /// For each marker the times that are right, the best one first.
    answers: BTreeMap<String, Vec<Option<i64>>>,
}

impl Case {
    /// A timeline whose entries stand in the order of their times, with the right times of each marker.
    pub fn new(
        group: &str,
        entries: Vec<(i64, String)>,
        answers: BTreeMap<String, Vec<Option<i64>>>,
    ) -> Self {
        let texts: Vec<&str> = entries.iter().map(|(_, text)| text.as_str()).collect();
        let times = entries.iter().map(|(time, _)| *time).collect();
        Self { group: group.to_owned(), traits: traits(&texts), times, answers }
    }

    /// Whether the marker is right at an entry, or at none.
    pub fn accepts(&self, marker: &str, entry: Option<usize>) -> bool {
        let time = entry.and_then(|at| self.times.get(at).copied());
        self.answers.get(marker).is_some_and(|answers| answers.contains(&time))
    }

    /// Whether an entry is the best one for the marker.
    pub fn carries(&self, marker: &str, entry: usize) -> bool {
        let best = self.answers.get(marker).and_then(|answers| answers.first().copied().flatten());
        best.is_some() && best == self.times.get(entry).copied()
    }

    /// The likeliest entry, the first of several, and the logarithm of its odds.
    pub fn likeliest(&self, counts: &HashMap<String, f64>) -> Option<(f64, usize)> {
        let count = |name: &str| counts.get(name).copied().unwrap_or_default();
        let odds = |own: &Vec<String>| count("always") + own.iter().map(|it| count(it)).sum::<f64>();
        let all = self.traits.iter().enumerate().map(|(at, own)| (odds(own), at));
        all.reduce(|best, next| if next.0 > best.0 { next } else { best })
    }
}

/// Reads the timelines of a folder.
pub fn read(folder: &Path) -> Result<Vec<Case>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(told)?.collect::<Result<Vec<_>, _>>().map_err(told)?;
    let mut files: Vec<_> = entries.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    let mut cases = Vec::new();
    for file in &files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".labelled") {
            cases.extend(labelled(&name, &std::fs::read_to_string(file).map_err(told)?));
        } else if let Some(base) = name.strip_suffix(".expected.json") {
            let is_raw = |path: &&std::path::PathBuf| {
                path.file_stem().is_some_and(|stem| *stem == *base) && *path != file
            };
            let Some(raw) = files.iter().find(is_raw) else { continue };
            let answer = std::fs::read_to_string(file).map_err(told)?;
            let answer = serde_json::from_str(&answer).map_err(|error| format!("{name}: {error}"))?;
            let bytes = std::fs::read(raw).map_err(told)?;
            let group = folder.file_name().unwrap_or_default().to_string_lossy();
            cases.extend(answered(&group, &raw.to_string_lossy(), &bytes, &answer));
        }
    }
    Ok(cases)
}

fn moment(value: &Value) -> Option<i64> {
    value.as_str().and_then(Moment::parse).map(|at| at.key().0)
}

/// A raw text with its answers; nothing where it can't be read.
fn answered(group: &str, name: &str, bytes: &[u8], answer: &Value) -> Option<Case> {
    let is_given = answer["timezone_source"] == "given";
    let zone = answer["timezone"].as_str().filter(|_| is_given).and_then(|zone| zone.split(' ').next());
    let told = Told {
        date: answer["reference_date"].as_str().and_then(parse_date),
        zone: zone.map(|zone| zone.trim_matches('"')),
        t0: answer["given"]["t0"].as_str().and_then(Moment::parse),
        ..Told::new(&NativeZones)
    };
    let found = import::read_file(name, bytes, &told).ok()?;
    let is_timed = |row: &&import::Row| !row.is_noise && row.event.precision != Precision::Day;
    let timed = found.rows.iter().filter(is_timed);
    let mut entries: Vec<_> =
        timed.filter_map(|row| Some((row.event.at?.key().0, row.event.text.to_string()))).collect();
    entries.sort_by_key(|(at, _)| *at);
    let accepted = |name: &str| match &answer["milestones_also_accepted"][name] {
        Value::Array(all) => all.iter().map(moment).collect(),
        Value::Null => vec![],
        one => vec![moment(one)],
    };
    let all = |name: &str| [vec![moment(&answer["milestones"][name])], accepted(name)].concat();
    let answers = MILESTONES.iter().map(|(name, marker)| ((*marker).to_owned(), all(name))).collect();
    Some(Case::new(group, entries, answers))
}

/// The blocks of a text of labelled entries.
fn labelled(group: &str, text: &str) -> Vec<Case> {
    let blocks = text.split("##### ").skip(1);
    blocks.filter_map(|block| block_of(group, block)).collect()
}

fn block_of(group: &str, block: &str) -> Option<Case> {
    let entry = |line: &str| line.strip_prefix('[')?.split_once("] ").map(|(_, text)| text.to_owned());
    let entries: Vec<_> = block.lines().filter_map(entry).zip(0..).map(|(text, at)| (at, text)).collect();
    let mut answers: BTreeMap<String, Vec<Option<i64>>> = BTreeMap::new();
    let best = block.lines().filter_map(|line| line.strip_prefix("= "));
    let others = block.lines().filter_map(|line| line.strip_prefix("? "));
    for line in best.chain(others) {
        let words: Vec<&str> = line.split_whitespace().collect();
        for pair in words.chunks(2) {
            if let [marker, place] = pair {
                answers.entry((*marker).to_owned()).or_default().push(place.parse().ok());
            }
        }
    }
    (!answers.is_empty() && entries.len() >= 3).then(|| Case::new(group, entries, answers))
}
