//! Every refusal and every repair, with its words.

#![allow(clippy::expect_used, reason = "a test may panic")]

mod support;

use postmortem_timeline::format::{self, Mode, ReadError, read, read_bytes, wording, write};
use postmortem_timeline::model::Document;

/// A document with this inside.
fn with(fields: &str) -> String {
    format!(r#"{{"type": "postmortem-timeline", "version": 1, {fields}}}"#)
}

/// A document with one event of these fields.
fn event(fields: &str) -> String {
    with(&format!(r#""events": [{{"id": "a", "at": "2018-02-10T13:01:00Z"}}, {{"id": "b", {fields}}}]"#))
}

fn told(error: &ReadError) -> String {
    let text = wording::error(error);
    assert!(!text.ends_with('.'), "{text}");
    let excerpt = error.place.as_ref().map(|place| &place.excerpt);
    let excerpt = excerpt.map(|e| format!("\n    {}⟨here⟩{}", e.before, e.after)).unwrap_or_default();
    format!("{text}{excerpt}")
}

#[test]
fn refusals() {
    let long = format!("\"{}\"", "long ".repeat(40));
    let cases = [
        ("empty", " \n ".to_owned()),
        ("not JSON", "Incident of February".into()),
        ("a list", "[1, 2]".into()),
        ("another object", r#"{"name": "x"}"#.into()),
        ("another type", r#"{"type": "excalidraw", "version": 2}"#.into()),
        ("type of another kind", r#"{"type": 1, "version": 2}"#.into()),
        ("no version", r#"{"type": "postmortem-timeline"}"#.into()),
        ("version as text", r#"{"type": "postmortem-timeline", "version": "1"}"#.into()),
        ("version with a fraction", r#"{"type": "postmortem-timeline", "version": 1.5}"#.into()),
        ("version zero", r#"{"type": "postmortem-timeline", "version": 0}"#.into()),
        ("cut off", with(r#""title": "Paym"#).replace('}', "")),
        ("cut off in a string", r#"{"type": "postmortem-tim"#.into()),
        ("cut off in a list", r#"{"events": [1"#.into()),
        ("cut off before a value", r#"{"events":"#.into()),
        ("no colon", with("\"title\" \"x\"")),
        ("no comma in a list", with("\"x\": [1 2]")),
        ("no comma in an object", with("\n  \"x\": 1\n  \"y\": 2")),
        ("unknown word", with("\"x\": nul")),
        ("no value", with("\"x\": }")),
        ("unknown escape", with(r#""x": "a\qb""#)),
        ("number", with("\"x\": 01")),
        ("control character", with("\"x\": \"a\tb\"")),
        ("key without quotes", with("x: 1")),
        ("trailing comma", with("\"x\": 1,")),
        ("text behind the end", with("\"x\": 1") + " }"),
        ("nested too deeply", with(&format!("\"x\": {}{}", "[".repeat(127), "]".repeat(127)))),
        ("title", with("\"title\": 12")),
        ("title as list", with("\"title\": [\"x\"]")),
        ("long text where a flag is expected", event(&format!("\"starred\": {long}"))),
        ("flag", event("\"starred\": \"yes\"")),
        ("integer", with("\"criteria\": {\"resolveOver\": 1.5}")),
        ("integer of more than 64 bits", with("\"criteria\": {\"resolveOver\": 9223372036854775808}")),
        ("moment", event("\"at\": \"10.02.2018 13:01\"")),
        ("moment without offset", event("\"at\": \"2018-02-10T13:01:00\"")),
        ("moment that does not exist", event("\"at\": \"2018-02-30T13:01:00Z\"")),
        ("moment as number", event("\"at\": 1518267660")),
        ("date", with("\"report\": {\"reviewAt\": \"tomorrow\"}")),
        ("id", event("\"id\": 7")),
        ("after", event("\"after\": false")),
        ("names", event("\"who\": \"Ana\"")),
        ("name", event("\"who\": [\"Ana\", 7]")),
        ("events", with("\"events\": {\"a\": 1}")),
        ("event", with("\"events\": [{\"id\": \"a\", \"at\": \"2018-02-10T13:01:00Z\"}, \"then\"]")),
        ("event that is null", with("\"events\": [null]")),
        ("report", with("\"report\": \"text\"")),
        ("nested list", event("\"evidence\": [{\"url\": 1}]")),
        ("markers", with("\"markers\": [\"start\"]")),
        ("marker", with("\"markers\": {\"start\": \"a\"}")),
        ("marker without event", with("\"markers\": {\"start\": {}}")),
        ("marker with odd event", with("\"markers\": {\"our own\": {\"event\": 1}}")),
        ("marker with odd end", with("\"markers\": {\"start\": {\"event\": \"a\", \"end\": 1}}")),
        (
            "place counts characters",
            "{\n  \"type\": \"postmortem-timeline\", \"version\": 1,\n  \"x\": \"é🧯\", \"title\": 1}".into(),
        ),
    ];
    let mut all = String::new();
    for (name, text) in cases {
        let error = read(&text).expect_err(name);
        all.push_str(&format!("{name}\n    {}\n", told(&error)));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn bytes_that_are_not_utf_8() {
    let mut bytes = with("\n\"title\": \"Caf").into_bytes();
    bytes.truncate(bytes.len() - 1);
    bytes.extend(b"\xe9\"}");
    let error = read_bytes(&bytes).unwrap_err();
    insta::assert_snapshot!(told(&error), @r#"
    found bytes that are not text, expected UTF-8 (line 2, column 14); save the file again as UTF-8
        "title": "Caf⟨here⟩�"}
    "#);
    assert!(read_bytes(with("\"title\": \"Café\"").as_bytes()).is_ok());
}

#[test]
fn caps() {
    let large = " ".repeat(format::MAX_BYTES + 1);
    insta::assert_snapshot!(told(&read(&large).unwrap_err()), @"found 33554433 bytes, expected at most 33554432; split it into several documents");
    assert_eq!(read_bytes(large.as_bytes()), read(&large));

    let events = |count: usize| with(&format!("\"events\": [{}]", vec!["{}"; count].join(",")));
    let error = read(&events(format::MAX_EVENTS + 1)).unwrap_err();
    insta::assert_snapshot!(told(&error), @r#"
    found more than 100000 events at events (line 1, column 57); split it into several documents
        rtem-timeline", "version": 1, "events": ⟨here⟩[{},{},{},{},{},{},{},{},{},{},{},{},{},
    "#);
    assert_eq!(read(&events(format::MAX_EVENTS)).unwrap().document.events.len(), format::MAX_EVENTS);

    let people = with(&format!("\"people\": [{}]", vec!["{}"; format::MAX_RECORDS + 1].join(",")));
    insta::assert_snapshot!(told(&read(&people).unwrap_err()), @r#"
    found more than 1000000 records in all (line 1, column 57); split it into several documents
        rtem-timeline", "version": 1, "people": ⟨here⟩[{},{},{},{},{},{},{},{},{},{},{},{},{},
    "#);

    let nested = with(&format!("\"x\": {}{}", "[".repeat(126), "]".repeat(126)));
    assert!(read(&nested).is_ok());
}

#[test]
fn repairs() {
    let at = "\"at\": \"2018-02-10T13:02:00Z\"";
    let events = |list: &str| with(&format!("\"events\": [{list}]"));
    let cases = [
        ("byte order mark", format!("\u{feff}{}", with("\"title\": \"x\""))),
        ("half of an emoji", with("\n\"title\": \"a \\ud83d b\", \"x\": [\"\\udd25\"]")),
        ("doubled key", with("\"title\": \"one\", \"title\": \"two\"")),
        ("doubled key in an event", event(&format!("{at}, \"who\": 1, \"who\": [\"Ana\"]"))),
        ("doubled unknown key", with("\"x\": {\"a\": 1}, \"y\": 1, \"x\": 2")),
        (
            "doubled marker",
            with("\"markers\": {\"start\": {\"event\": \"a\"}, \"start\": {\"event\": \"b\"}}"),
        ),
        ("doubled type", format!("{{\"type\": 1, {}", with("\"x\": 1").trim_start_matches('{'))),
        ("null", event(&format!("{at}, \"who\": null, \"source\": {{\"at\": null}}"))),
        (
            "null marker",
            with("\"markers\": {\"start\": null, \"detect\": {\"event\": \"a\", \"end\": null}}"),
        ),
        (
            "missing ids",
            events("{\"at\": \"2018-02-10T13:02:00Z\", \"evidence\": [{\"url\": \"u\"}, {\"url\": \"u\"}]}"),
        ),
        (
            "doubled ids",
            with(
                "\"events\": [{\"id\": \"a\", \"at\": \"2018-02-10T13:02:00Z\", \"questions\": [{\"id\": \"p\"}]}, {\"id\": \"a\", \"at\": \"2018-02-10T13:02:00Z\"}], \"people\": [{\"id\": \"p\"}, {\"id\": \"a\"}]",
            ),
        ),
        (
            "events out of order",
            events(
                "{\"id\": \"b\", \"at\": \"2018-02-10T13:02:00Z\"}, {\"id\": \"a\", \"at\": \"2018-02-10T13:01:00Z\"}",
            ),
        ),
        ("after nothing", event("\"after\": \"gone\"")),
        ("after itself", event("\"after\": \"b\"")),
        (
            "in a circle",
            events(
                "{\"id\": \"c\", \"after\": \"a\"}, {\"id\": \"a\", \"after\": \"b\"}, {\"id\": \"b\", \"after\": \"a\"}",
            ),
        ),
        ("at and after", event(&format!("{at}, \"after\": \"a\""))),
    ];
    let mut all = String::new();
    for (name, text) in cases {
        let loaded = read(&text).expect(name);
        assert!(!loaded.notes.is_empty(), "{name}");
        all.push_str(&format!("{name}\n"));
        for note in &loaded.notes {
            let text = wording::note(note);
            assert!(!text.ends_with('.'), "{text}");
            all.push_str(&format!("    {text}\n"));
        }
        for line in write(&loaded.document).lines().skip(3).filter(|line| *line != "}") {
            all.push_str(&format!("        {}\n", line.trim()));
        }
        assert_settled(&loaded.document, name);
    }
    insta::assert_snapshot!(all);
}

/// What was repaired needs no more repair, and stays as it is.
fn assert_settled(document: &Document, name: &str) {
    let text = write(document);
    let again = read(&text).expect(name);
    assert_eq!(again.notes, [], "{name}");
    assert_eq!(write(&again.document), text, "{name}");
}

#[test]
fn a_repair_gives_the_same_identifiers_everywhere() {
    let text = with("\"lessons\": [{\"text\": \"x\"}, {\"text\": \"x\"}, {\"text\": \"y\"}]");
    let spaced = text.replace(' ', "\n");
    let ids = |text: &str| -> Vec<String> {
        read(text).unwrap().document.lessons.iter().map(|lesson| lesson.id.to_string()).collect()
    };
    assert_eq!(ids(&text), ids(&spaced));
    // Written down: identifiers that other browsers have stored already must not change.
    insta::assert_snapshot!(ids(&text).join(" "), @"kdvvsi2n xaol4vtl fqn4mn3k");
}

#[test]
fn notes_have_an_end() {
    let events = vec!["{\"at\":null}"; 5_000].join(",");
    let loaded = read(&with(&format!("\"events\": [{events}]"))).unwrap();
    assert_eq!(loaded.notes.len(), 1_001);
    insta::assert_snapshot!(wording::note(loaded.notes.last().unwrap()), @"9000 more repairs");
}

#[test]
fn a_newer_version_is_read_as_far_as_it_is_understood() {
    let text = r#"{"type": "postmortem-timeline", "version": 3, "title": "Still readable", "severity": {"level": 1},
        "markers": {"start": {"event": "a"}, "detect": ["a"]},
        "events": [{"id": "a", "at": "2018-02-10T13:01:00Z", "text": "x", "starred": 5}, "separator"]}"#;
    let loaded = read(text).unwrap();
    let notes: Vec<_> = loaded.notes.iter().map(wording::note).collect();
    insta::assert_snapshot!(notes.join("\n"), @r#"
    severity is not understood by this version: it is not shown, and kept in the text
    markers.detect is not understood by this version: it is not shown, and kept in the text
    events[0].starred is not understood by this version: it is not shown, and kept in the text
    events[1] is not understood by this version: it is not shown, and kept in the text
    "#);
    assert_eq!(loaded.mode, Mode::NewerVersion { found: 3, supported: 1, text: text.into() });
    assert_eq!(&*loaded.document.title, "Still readable");
    assert_eq!((loaded.document.events.len(), loaded.document.markers.iter().count()), (1, 1));
}
