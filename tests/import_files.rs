//! Reading files of other programs: every format from a fixture, hostile bytes, and real files.
//!
//! Set `PMT_SHARED` to a folder with `samples` (files and answers worked out by reading) to check
//! those too.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use postmortem_timeline::format::{Json, check};
use postmortem_timeline::import::{Found, Row, Told, files};
use postmortem_timeline::model::civil::parse_date;
use postmortem_timeline::model::{MarkerKey, Moment, markup};
use postmortem_timeline::zones_native::NativeZones;
use std::path::PathBuf;

/// The samples that are files of other programs.
fn is_of_a_program(name: &str) -> bool {
    let prefixes = ["csv-", "git-log-", "cstate-", "front-matter-"];
    name.ends_with(".json") && !name.ends_with(".expected.json")
        || prefixes.iter().any(|it| name.starts_with(it))
}

fn samples(is_wanted: fn(&str) -> bool) -> Vec<PathBuf> {
    let Some(shared) = std::env::var_os("PMT_SHARED") else {
        eprintln!("skipped: set PMT_SHARED to a folder that has samples");
        return vec![];
    };
    let files = std::fs::read_dir(PathBuf::from(shared).join("samples")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.retain(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        is_wanted(name) && !name.ends_with(".expected.json")
    });
    files.sort();
    files
}

struct Answer {
    date: Option<String>,
    zone: Option<String>,
    events: Vec<(Vec<Moment>, String, String)>,
    markers: Vec<(&'static str, Vec<Option<Moment>>)>,
}

fn answer(path: &std::path::Path) -> Answer {
    let text = std::fs::read_to_string(path.with_extension("expected.json")).unwrap();
    let clean = check(&text).unwrap();
    let root = Json::of(&clean).fields();
    let text_of = |path: &str| root.at(path).and_then(Json::text).map(|it| it.into_owned());
    let moments = |json: Json<'_>| {
        json.items().into_iter().map(|it| it.text().and_then(|it| Moment::parse(&it))).collect()
    };
    let event = |json: Json<'_>| {
        let fields = json.fields();
        let text = |key: &str| fields.get(key).and_then(Json::text).unwrap_or_default().into_owned();
        let mut at: Vec<Moment> = Moment::parse(&text("at")).into_iter().collect();
        let also: Vec<Option<Moment>> = fields.get("also_accepted").map(moments).unwrap_or_default();
        at.extend(also.into_iter().flatten());
        (at, text("text_contains"), text("precision"))
    };
    let marker = |(theirs, ours): (&str, &'static str)| {
        let mut accepted = vec![text_of(&format!("milestones.{theirs}")).and_then(|it| Moment::parse(&it))];
        accepted.extend(
            root.at(&format!("milestones_also_accepted.{theirs}")).map(moments).into_iter().flatten(),
        );
        (ours, accepted)
    };
    let is_given = text_of("timezone_source").as_deref() == Some("given");
    Answer {
        date: text_of("reference_date"),
        zone: text_of("timezone").filter(|_| is_given).map(|zone| zone.split(' ').next().unwrap().to_owned()),
        events: root.get("events").unwrap().items().into_iter().map(event).collect(),
        markers: [
            ("start", "start"),
            ("detected", "detect"),
            ("mitigated", "mitigate"),
            ("resolved", "resolve"),
        ]
        .map(marker)
        .to_vec(),
    }
}

fn squeezed(text: &str) -> String {
    let marks = ['*', '_', '`', '\\', '[', ']', '|', '{', '}', '#'];
    let text = markup::plain(text).replace(marks, "");
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The answers hold microseconds.
fn micros(at: Moment) -> (i64, u32) {
    (at.seconds, at.nanos / 1_000)
}

fn problems(answer: &Answer, found: &Found) -> Vec<String> {
    let mut rows: Vec<&Row> = found.rows.iter().filter(|row| !row.is_noise).collect();
    let mut problems = Vec::new();
    for (moments, text, precision) in &answer.events {
        let unit: i64 = if precision == "day" { 86_399_000 } else { 1 };
        let is_it = |row: &&Row| {
            let at = row.event.at.map(|at| at.millis());
            squeezed(&row.event.text).contains(&squeezed(text))
                && moments.iter().any(|it| at.is_some_and(|at| (at - it.millis()).abs() <= unit))
        };
        match rows.iter().position(is_it) {
            Some(at) => drop(rows.remove(at)),
            None => problems.push(format!("missing: {moments:?} {text}")),
        }
    }
    for (name, accepted) in &answer.markers {
        let key = MarkerKey::from_name(name);
        let holder = found.rows.iter().find(|row| row.markers.iter().any(|(it, _)| *it == key));
        let at = holder.and_then(|row| row.event.at);
        let same = |it: &Option<Moment>| it.map(micros) == at.map(micros);
        if !accepted.iter().any(same) {
            problems.push(format!("marker {name}: {at:?}"));
        }
    }
    let stated: Vec<_> = answer.markers.iter().filter_map(|(_, accepted)| *accepted.first()?).collect();
    let is_stated =
        |row: &Row| stated.iter().any(|it| row.event.at.is_some_and(|at| micros(at) == micros(*it)));
    rows.retain(|row| row.markers.is_empty() || !is_stated(row));
    problems.extend(
        rows.iter()
            .map(|row| format!("extra: {:?} {}", row.event.at.map(|at| at.to_string()), row.event.text)),
    );
    problems
}

#[test]
fn real_files_are_read_as_a_careful_reader_reads_them() {
    let mut failed = Vec::new();
    for path in samples(is_of_a_program) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let answer = answer(&path);
        let zones = NativeZones;
        let date = answer.date.as_deref().and_then(parse_date);
        let told = Told { date, zone: answer.zone.as_deref(), ..Told::new(&zones) };
        let read = files::read(&name, &std::fs::read(&path).unwrap(), &told);
        let problems = match read {
            Some(Ok(found)) => problems(&answer, &found),
            other => vec![format!("{other:?}")],
        };
        println!("{} {name}", if problems.is_empty() { "ok  " } else { "FAIL" });
        failed.extend(problems.into_iter().map(|problem| format!("{name}: {problem}")));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn texts_that_somebody_wrote_are_left_to_the_reader_of_texts() {
    for path in samples(|name| !is_of_a_program(name) && !name.ends_with(".tsv")) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let read = files::read(&name, &std::fs::read(&path).unwrap(), &Told::new(&NativeZones));
        assert!(read.is_none(), "{name}: {read:?}");
    }
}
