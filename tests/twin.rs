//! The static twin: the pairs of files in `integrations/twin/fixtures` hold for Rust, PHP and JavaScript
//! alike.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic, in its helpers too"
)]

use postmortem_timeline::export::{Options, twin};
use postmortem_timeline::model::Moment;
use postmortem_timeline::text::messages::all;
use postmortem_timeline::text::{Arg, Words};
use postmortem_timeline::zones_native::NativeZones;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("integrations/twin")
}

/// Name, document and what is expected of it, of each pair.
fn pairs() -> Vec<(String, String, Value)> {
    let mut names: Vec<String> = fs::read_dir(folder().join("fixtures"))
        .unwrap()
        .filter_map(|entry| {
            entry.unwrap().file_name().to_str()?.strip_suffix(".expected.json").map(str::to_owned)
        })
        .collect();
    names.sort();
    let read = |name: &str| fs::read_to_string(folder().join("fixtures").join(name)).unwrap();
    let pair = |name: String| {
        let expected = serde_json::from_str(&read(&format!("{name}.expected.json"))).unwrap();
        (name.clone(), read(&format!("{name}.json")), expected)
    };
    names.into_iter().map(pair).collect()
}

fn made(text: &str, expected: &Value) -> twin::Twin {
    let options = Options {
        words: Words::for_tag(expected["language"].as_str().unwrap()),
        zone: "",
        zones: &NativeZones,
        now: expected["savedAt"].as_i64().map(Moment::from_unix),
        definition: "",
    };
    twin::of(text, &options)
}

#[test]
fn the_twin_is_what_was_written_down_by_hand() {
    let pairs = pairs();
    assert!(pairs.len() >= 14, "{} pairs", pairs.len());
    let mut faults = Vec::new();
    for (name, text, expected) in &pairs {
        let twin = made(text, expected);
        let found = json!({
            "readable": twin.is_readable, "title": twin.title, "notes": twin.notes,
            "durations": twin.durations, "heads": twin.heads, "rows": twin.rows,
        });
        for (key, found) in found.as_object().unwrap() {
            if *found != expected[key] {
                faults.push(format!("{name}: {key}\n  found    {found}\n  expected {}", expected[key]));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_page_is_what_was_written_down_by_hand() {
    for name in ["hostile", "no-document", "golden-website"] {
        let (_, text, expected) = pairs().into_iter().find(|(it, ..)| it == name).unwrap();
        let page = folder().join("fixtures").join(format!("{name}.expected.html"));
        assert_eq!(made(&text, &expected).html(), fs::read_to_string(page).unwrap(), "{name}");
    }
}

#[test]
fn every_page_is_well_formed_and_holds_every_cell() {
    for (name, text, expected) in pairs() {
        let twin = made(&text, &expected);
        let page = twin.html().replace("<br>", "<br/>");
        let tree = roxmltree::Document::parse(&page).unwrap_or_else(|error| panic!("{name}: {error}"));
        let cells = tree.descendants().filter(|node| node.has_tag_name("td")).count();
        assert_eq!(cells, twin.rows.iter().map(Vec::len).sum::<usize>(), "{name}");
        let said = twin.text();
        assert!(
            twin.rows.iter().flatten().all(|cell| said.contains(cell.split('\n').next().unwrap())),
            "{name}"
        );
    }
}

#[test]
fn the_drawing_holds_no_document() {
    let (_, text, expected) = pairs().into_iter().find(|(name, ..)| name == "golden-website").unwrap();
    let options =
        Options { words: Words::for_tag("en"), zone: "", zones: &NativeZones, now: None, definition: "" };
    let drawing = twin::drawing(&text, &options);
    assert!(drawing.starts_with("<svg") && drawing.contains("Website down"), "{expected}");
    assert!(!drawing.contains("metadata") && !drawing.contains("postmortem-timeline"), "{drawing}");
    assert_eq!(twin::drawing("no document", &options), "");
}

/// Runs a script with a program that may not be there; says so when it was left out.
fn run(program: Option<&str>, script: &str) {
    let script = folder().join("tests").join(script);
    let output = program.map(|program| (program, Command::new(program).arg(&script).output()));
    match output {
        Some((program, Ok(output))) => {
            let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{program}: {said}");
            println!("{program}: {}", said.trim());
        }
        _ => println!("skipped: {} has no program that runs it", script.display()),
    }
}

/// The program that a variable names, which must be there; else this one, where it is there.
fn program(variable: &str, usual: &'static str) -> Option<String> {
    if let Ok(named) = env::var(variable) {
        assert!(Path::new(&named).exists(), "{variable} is {named}, which does not exist");
        return Some(named);
    }
    Command::new(usual).arg("--version").output().is_ok().then(|| usual.to_owned())
}

#[test]
fn php_shows_the_same() {
    run(program("PMT_PHP", "php").as_deref(), "run.php");
}

#[test]
fn javascript_shows_the_same() {
    run(program("PMT_NODE", "node").as_deref(), "run.mjs");
}

/// The messages that the twin uses, but for those that have a plural; that one is in the fixtures.
const WORDS: &[&str] = &[
    "TitleMissing", "SeverityIs", "StatusIs", "StatusDraft", "StatusInReview", "StatusFinal", "TimesIn",
    "TwinOngoing", "TwinOngoingAt", "TwinNewer", "TwinUnreadable", "LengthBy", "ProfileUnknown",
    "ColumnTime", "ColumnWho", "ColumnWhat", "ColumnEvidence", "TimeUnknownShort", "TimeAbout", "TimeBefore",
    "TimeAfter", "TimeRange", "TimeRangeWide", "MarkerLabel", "MarkerEndLabel", "MarkerRound", "MarkerStart",
    "MarkerDetect", "MarkerMitigate", "MarkerResolve", "MarkerDeclare", "MarkerAcknowledge", "MarkerRecover",
    "MarkerTrigger", "MarkerClose", "Formula", "FormulaImpact", "Inverted", "MissingMarker",
    "MissingMarkers", "MissingTime", "MissingImpact", "NoDurationSpoken", "NoDuration", "SoFar", "About",
    "AtMost", "AtLeast", "AtMostAbout", "AtLeastAbout", "Between", "BetweenAbout", "AboutBetween",
    "FormulaStart", "FormulaDetect", "FormulaMitigate", "FormulaResolve", "FormulaDeclare",
    "FormulaAcknowledge", "FormulaRecover", "FormulaClose", "FormulaTrigger", "FormulaImpactStart",
    "FormulaImpactEnd", "DurationDetect", "DurationMitigate", "DurationResolve", "ProfileTimeToAcknowledge",
    "ProfileTimeToRepair", "ProfileTimeToFix", "ProfileTimeToRecover", "ProfileTimeToRespond",
    "ProfileTimeUndetected", "ProfileTotalImpact", "ProfileLasted", "ProfileHandled", "DurationImpact",
    "ProfileFromStart", "ProfileFireHydrant", "ProfileRootly", "ProfileDatadog", "ProfilePagerDuty",
    "ProfileMorgue", "ProfileFireFighter", "ProfileSre",
];

/// A word that was changed in one place only would not show in every fixture.
#[test]
fn the_words_are_the_same_in_all_three() {
    let read = |name: &str| fs::read_to_string(folder().join(name)).unwrap();
    let others = [("Words.php", read("Words.php")), ("words.js", read("words.js"))];
    let places: Vec<String> = (0..9).map(|at| format!("{{{at}}}")).collect();
    let args: Vec<&dyn Arg> = places.iter().map(|it| it as &dyn Arg).collect();
    for name in WORDS {
        let (_, entry) = all().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name}"));
        for locale in ["en", "de"] {
            let said = format!("'{}'", Words::for_tag(locale).fill(entry, &args).replace('\u{a0}', " "));
            for (file, text) in &others {
                assert!(text.contains(&said), "{name} in {file}: expected {said}");
            }
        }
    }
}
