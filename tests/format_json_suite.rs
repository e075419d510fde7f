//! JSON itself: what is accepted, what is refused, and what stays as it was written.
//!
//! Set `PMT_SHARED` to a folder with `corpora/json-test-suite` (nst/JSONTestSuite) to run its
//! 318 texts too; the tables here cover each of its classes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod support;

use postmortem_timeline::format::{Note, ReadError, read, read_bytes, write};
use std::collections::BTreeMap;

/// The value as an unknown field of the document, of an event and of something within an event.
fn documents(value: &[u8]) -> [Vec<u8>; 3] {
    [
        ("", ",\n\"events\":[]}"),
        (r#""events":[{"id":"a","at":"2018-02-10T13:01:00Z","#, "}]}"),
        (r#""events":[{"id":"a","at":"2018-02-10T13:01:00Z","evidence":[{"id":"b","#, "}]}]}"),
    ]
    .map(|(before, behind)| {
        let before = format!("{{\"type\":\"postmortem-timeline\",\"version\":1,\n{before}\"x\":");
        [before.as_bytes(), value, behind.as_bytes()].concat()
    })
}

/// What must be the same after a load, an edit and a save: all but white space between the parts.
fn tokens(value: &str) -> String {
    let mut in_string = false;
    let mut is_escaped = false;
    value
        .chars()
        .filter(|character| {
            let is_kept = in_string || !matches!(character, ' ' | '\t' | '\n' | '\r');
            in_string ^= *character == '"' && !is_escaped;
            is_escaped = in_string && *character == '\\' && !is_escaped;
            is_kept
        })
        .collect()
}

#[track_caller]
fn assert_kept(name: &str, value: &str) {
    for text in documents(value.as_bytes()) {
        let mut document = read_bytes(&text).unwrap_or_else(|error| panic!("{name}: {error:?}")).document;
        document.title = "edited".into();
        let written = write(&document);
        assert!(
            written.contains(&format!("\"x\":{}", tokens(value)))
                || written.contains(&format!("\"x\": {}", tokens(value))),
            "{name}: {written}"
        );
        assert_eq!(write(&read(&written).unwrap().document), written, "{name}");
    }
}

#[track_caller]
fn assert_refused(name: &str, value: &[u8]) {
    let whole = read_bytes(value).expect_err(name);
    assert!(is_placed(&whole), "{name}: {whole:?}");
    for text in documents(value) {
        let error = read_bytes(&text).expect_err(name);
        assert!(is_placed(&error), "{name}: {error:?}");
    }
}

fn is_placed(error: &ReadError) -> bool {
    error.place.as_ref().is_some_and(|place| place.position.line > 0 && place.position.column > 0)
}

#[test]
fn what_is_json_is_kept_as_it_is_written() {
    for value in [
        "0",
        "-0",
        "-0.0",
        "1E22",
        "1e-2",
        "1.50",
        "123123e100000",
        "12345678901234567890123",
        "0.4e00669999999999999999999999999999",
        "true",
        "false",
        "null",
        "\"\"",
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u0012\uD834\uDD1E\uFFFF""#,
        "\"\u{7f}\u{ffff}é🧯\"",
        "[]",
        "[[]]",
        "{}",
        "{\"\":0}",
        r#"{"b":1,"a":2,"b":3}"#,
        r#"{"z":{"y":[1,{"x":[]}]},"a":null}"#,
        "[ 1 ,\t2\r\n]",
        "{ \"a b\" : \" c \" }",
    ] {
        assert_kept(value, value);
    }
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    for value in [
        "", " ", "nul", "TRUE", "'a'", "a", "01", "-", "1.", ".5", "1e", "+1", "0x1", "NaN", "-Infinity",
        "1 000", "\"", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\", "\"a\nb\"", "\"a\0\"", "[", "]", "[1", "[1,]",
        "[,1]", "[1 2]", "[1,,2]", "[1:2]", "[1]]", "{", "}", "{a:1}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}",
        "{\"a\":1,}", "{\"a\":1 \"b\":2}", "{,}", "{'a':1}", "{\"a\":1}}", "{1:1}", "{\"a\":1/**/}", "//x",
        "1#", "\u{feff}1", "\u{a0}1", "\u{c}1", "<null>", "*", "[1}", "{\"a\":1]", "[1],",
    ] {
        assert_refused(value, value.as_bytes());
    }
    for value in [
        &b"\"\xff\""[..],
        b"[\xe9]",
        b"\"\xed\xa0\x80\"",
        b"\"\xc0\xaf\"",
        b"{\"\xf4\x90\x80\x80\":1}",
        b"1\xe5",
    ] {
        assert_refused(&String::from_utf8_lossy(value), value);
    }
    assert_refused("deep", "[".repeat(100_000).as_bytes());
    assert_refused("deep objects", "[{\"\":".repeat(50_000).as_bytes());
}

/// What the standard leaves open, and what is done here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Open {
    /// Numbers beyond any computer number stay as they are written.
    Kept,
    /// Halves of characters become U+FFFD, with a note.
    Repaired,
    /// Text that is not UTF-8, deep nesting, a byte order mark within.
    Refused,
}

const OPEN: &[(&str, Open)] = &[
    ("i_number_double_huge_neg_exp.json", Open::Kept),
    ("i_number_huge_exp.json", Open::Kept),
    ("i_number_neg_int_huge_exp.json", Open::Kept),
    ("i_number_pos_double_huge_exp.json", Open::Kept),
    ("i_number_real_neg_overflow.json", Open::Kept),
    ("i_number_real_pos_overflow.json", Open::Kept),
    ("i_number_real_underflow.json", Open::Kept),
    ("i_number_too_big_neg_int.json", Open::Kept),
    ("i_number_too_big_pos_int.json", Open::Kept),
    ("i_number_very_big_negative_int.json", Open::Kept),
    ("i_object_key_lone_2nd_surrogate.json", Open::Repaired),
    ("i_string_1st_surrogate_but_2nd_missing.json", Open::Repaired),
    ("i_string_1st_valid_surrogate_2nd_invalid.json", Open::Repaired),
    ("i_string_UTF-16LE_with_BOM.json", Open::Refused),
    ("i_string_UTF-8_invalid_sequence.json", Open::Refused),
    ("i_string_UTF8_surrogate_U+D800.json", Open::Refused),
    ("i_string_incomplete_surrogate_and_escape_valid.json", Open::Repaired),
    ("i_string_incomplete_surrogate_pair.json", Open::Repaired),
    ("i_string_incomplete_surrogates_escape_valid.json", Open::Repaired),
    ("i_string_invalid_lonely_surrogate.json", Open::Repaired),
    ("i_string_invalid_surrogate.json", Open::Repaired),
    ("i_string_invalid_utf-8.json", Open::Refused),
    ("i_string_inverted_surrogates_U+1D11E.json", Open::Repaired),
    ("i_string_iso_latin_1.json", Open::Refused),
    ("i_string_lone_second_surrogate.json", Open::Repaired),
    ("i_string_lone_utf8_continuation_byte.json", Open::Refused),
    ("i_string_not_in_unicode_range.json", Open::Refused),
    ("i_string_overlong_sequence_2_bytes.json", Open::Refused),
    ("i_string_overlong_sequence_6_bytes.json", Open::Refused),
    ("i_string_overlong_sequence_6_bytes_null.json", Open::Refused),
    ("i_string_truncated-utf-8.json", Open::Refused),
    ("i_string_utf16BE_no_BOM.json", Open::Refused),
    ("i_string_utf16LE_no_BOM.json", Open::Refused),
    ("i_structure_500_nested_arrays.json", Open::Refused),
    ("i_structure_UTF-8_BOM_empty_object.json", Open::Refused),
];

fn verdict(name: &str, value: &[u8]) -> Open {
    let verdicts = documents(value).map(|text| match read_bytes(&text) {
        Err(error) => {
            assert!(is_placed(&error), "{name}: {error:?}");
            Open::Refused
        }
        Ok(loaded) if loaded.notes.is_empty() => {
            assert_kept(name, std::str::from_utf8(value).unwrap());
            Open::Kept
        }
        Ok(loaded) => {
            assert!(loaded.notes.iter().all(|note| matches!(note, Note::LoneSurrogate(_))), "{name}");
            Open::Repaired
        }
    });
    assert!(verdicts.iter().all(|verdict| *verdict == verdicts[0]), "{name}: {verdicts:?}");
    verdicts[0]
}

#[test]
fn the_json_test_suite() {
    let Some(folder) = support::corpus("json-test-suite/test_parsing") else { return };
    let mut counts = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        let value = std::fs::read(file.path()).unwrap();
        let class = name.split('_').next().unwrap_or_default().to_owned();
        match &*class {
            "y" => assert_kept(&name, std::str::from_utf8(&value).unwrap()),
            "n" => assert_refused(&name, &value),
            "i" => {
                let expected = OPEN.iter().find(|(known, _)| *known == name);
                assert_eq!(Some(verdict(&name, &value)), expected.map(|(_, open)| *open), "{name}");
            }
            _ => panic!("{name} has no verdict"),
        }
        *counts.entry(class).or_insert(0) += 1;
    }
    assert_eq!(counts, [("i".into(), 35), ("n".into(), 188), ("y".into(), 95)].into());
}

#[test]
fn a_byte_order_mark_before_the_document_is_left_out() {
    let text = "\u{feff}{\"type\":\"postmortem-timeline\",\"version\":1}";
    assert_eq!(read(text).unwrap().notes, [Note::ByteOrderMark]);
}
