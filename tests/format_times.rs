//! Dates and times as RFC 3339 has them, against what other projects test.
//!
//! Set `PMT_SHARED` to a folder with `corpora/date-time-formats` (the JSON Schema test suite and
//! toml-test) to run those too; the tests beside the model cover each class.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use postmortem_timeline::format::Tree;
use postmortem_timeline::model::{Moment, civil};
use std::path::Path;

#[test]
fn the_json_schema_test_suite() {
    let Some(folder) = support::corpus("date-time-formats/json-schema-test-suite") else { return };
    let moments = check(&folder.join("date-time.json"), |text| Moment::parse(text).is_some());
    let dates = check(&folder.join("date.json"), |text| civil::parse_date(text).is_some());
    assert_eq!((moments, dates), (27, 75));
}

/// Compares each verdict of a file, and counts them.
fn check(file: &Path, is_valid: impl Fn(&str) -> bool) -> usize {
    let mut groups = Tree::Raw(std::fs::read_to_string(file).unwrap().trim().into());
    let mut count = 0;
    for group in groups.list().unwrap() {
        for test in group.get("tests").unwrap().list().unwrap() {
            let expected = *test.get("valid").unwrap() == Tree::Raw("true".into());
            // Other kinds of values are not the format's concern.
            if let Some(text) = test.get("data").unwrap().as_string() {
                assert_eq!(is_valid(&text), expected, "{text:?}");
                count += 1;
            }
        }
    }
    count
}

#[test]
fn toml_test() {
    let Some(folder) = support::corpus("date-time-formats/toml-test/tests") else { return };
    let (refused, _) = verdicts(&folder.join("invalid"), &|_| false);
    assert_eq!(refused, 73);
    // In TOML times without seconds and without an offset are valid; a document wants an instant.
    let (_, accepted) = verdicts(&folder.join("valid/datetime"), &|text| {
        let has_seconds = text.get(16..17) == Some(":");
        has_seconds && text.get(19..).is_some_and(|end| end.contains(['Z', 'z', '+', '-']))
    });
    assert_eq!(accepted, 14);
}

/// Compares each value of the TOML files below a folder; how many were refused and accepted.
fn verdicts(folder: &Path, is_valid: &dyn Fn(&str) -> bool) -> (usize, usize) {
    let (mut refused, mut accepted) = (0, 0);
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            let (r, a) = verdicts(&path, is_valid);
            (refused, accepted) = (refused + r, accepted + a);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let text = std::fs::read_to_string(&path).unwrap();
            for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
                let Some((_, value)) = line.split_once('=') else { continue };
                let value = value.split('#').next().unwrap_or_default().trim();
                let parsed = Moment::parse(value);
                assert_eq!(parsed.is_some(), is_valid(value), "{}: {value}", path.display());
                *(if parsed.is_some() { &mut accepted } else { &mut refused }) += 1;
            }
        }
    }
    (refused, accepted)
}
