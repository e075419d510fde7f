//! The command line, run as a person runs it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::io::Write as _;
use std::process::{Command, Stdio};

struct Run {
    status: i32,
    out: String,
    err: String,
}

fn run(args: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_postmortem-timeline"))
        .args(args)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn durations_of_the_golden_cases() {
    let run = run(&["durations", "v1/database.json"], "");
    assert_eq!((run.status, &*run.err), (0, ""));
    insta::assert_snapshot!(run.out);
}

#[test]
fn durations_as_json_are_whole_seconds() {
    let run = run(&["durations", "v1/sonnet.json", "--json"], "");
    assert_eq!((run.status, &*run.err), (0, ""));
    for (name, seconds) in [("detect", 60), ("mitigate", 2_520), ("resolve", 3_960)] {
        let figure = format!(
            r#"{{"name":"time-to-{name}","formula":"{name} - start","state":"known","seconds":{seconds},"start":{{"marker":"start","event":"s0000002","at":"2015-10-21T14:54:00Z","#
        );
        assert!(run.out.contains(&figure), "{figure}\n{}", run.out);
    }
    insta::assert_snapshot!(run.out);

    let run = self::run(&["durations", "v1/database.json", "--json"], "");
    for (name, seconds) in [("detect", 8_520), ("mitigate", 11_580), ("resolve", 17_340)] {
        let figure = format!(
            r#"{{"name":"time-to-{name}","formula":"{name} - start","state":"known","seconds":{seconds},"#
        );
        assert!(run.out.contains(&figure), "{figure}\n{}", run.out);
    }
}

#[test]
fn durations_by_another_profile() {
    let by = |name: &str| {
        run(&["durations", "v1/database.json", "--profile", name, "--now", "2018-02-11T00:00:00Z"], "")
    };
    insta::assert_snapshot!(by("Morgue").out);
    assert_eq!(by("datadog").status, 0);
    let wrong = by("data-dog");
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("datadog"), "{}", wrong.err);
}

#[test]
fn an_incident_that_goes_on_counts_to_now() {
    let text = std::fs::read_to_string("tests/fixtures/v1/sonnet.json").unwrap();
    let open = text.replace(",\n    \"resolve\": {\"event\":\"s0000006\"}", "");
    let run = run(&["durations", "-", "--json", "--now", "2015-10-21T17:54:00+01:00"], &open);
    assert!(run.out.contains(r#""state":"so-far","seconds":7200"#), "{}", run.out);
}

#[test]
fn check_says_what_is_worth_a_look() {
    let now = "2026-11-20T12:00:00Z";
    let found = run(&["check", "findings.json", "--now", now], "");
    assert_eq!((found.status, &*found.err), (1, ""));
    insta::assert_snapshot!(found.out);

    let fine = r#"{"type":"postmortem-timeline","version":1,
        "markers":{"start":{"event":"a"},"detect":{"event":"b"},"mitigate":{"event":"c"},"resolve":{"event":"d"}},
        "events":[
            {"id":"a","at":"2018-02-10T13:01:00Z","text":"one","evidence":[{"id":"e","url":"https://a.example"}]},
            {"id":"b","at":"2018-02-10T13:11:00Z","text":"two","evidence":[{"id":"f","url":"https://a.example"}]},
            {"id":"c","at":"2018-02-10T13:21:00Z","text":"three","evidence":[{"id":"g","url":"https://a.example"}]},
            {"id":"d","at":"2018-02-10T13:31:00Z","text":"four","evidence":[{"id":"h","url":"https://a.example"}]}]}"#;
    let nothing = run(&["check", "-", "--now", now], fine);
    assert_eq!((nothing.status, &*nothing.out, &*nothing.err), (0, "nothing stands out\n", ""));

    let repaired = run(&["check", "-", "--now", now], &format!("\u{feff}{fine}"));
    assert_eq!(
        (repaired.status, &*repaired.out),
        (1, "repaired: a byte order mark at the beginning was left out\n")
    );
}

#[test]
fn what_is_no_document_is_shown_with_its_place() {
    let wrong = run(
        &["check", "-"],
        "{\n  \"type\": \"postmortem-timeline\",\n  \"version\": 1,\n\t\"title\": 12\n}",
    );
    assert_eq!((wrong.status, &*wrong.out), (2, ""));
    insta::assert_snapshot!(wrong.err);
    for text in ["", "hello", "[]", "{", "\u{feff}"] {
        let run = run(&["durations", "-"], text);
        assert_eq!((run.status, &*run.out), (2, ""), "{text}");
        assert!(run.err.starts_with("error: standard input: found "), "{}", run.err);
    }
}

#[test]
fn a_file_that_is_not_there() {
    let missing = run(&["check", "v1/sonet.json"], "");
    assert_eq!(missing.status, 2);
    assert_eq!(missing.err, "error: found no file v1/sonet.json; did you mean v1/sonnet.json?\n");
    let nothing = run(&["check", "nowhere/at-all"], "");
    assert!(
        nothing.err.ends_with("give the path of a document, or - for the standard input\n"),
        "{}",
        nothing.err
    );
    let folder = run(&["check", "v1"], "");
    assert_eq!(folder.err, "error: v1 is a folder; give the path of a document in it\n");
}

#[test]
fn help_and_version() {
    for (args, status) in
        [(&["--help"][..], 0), (&["check", "--help"], 0), (&["durations", "--help"], 0), (&[], 2)]
    {
        let run = run(args, "");
        assert_eq!(run.status, status, "{args:?}");
        assert!((run.out + &run.err).contains("Usage: postmortem-timeline"), "{args:?}");
    }
    let version = run(&["--version"], "").out;
    assert_eq!(version, format!("postmortem-timeline {}\n", env!("CARGO_PKG_VERSION")));
    let slip = run(&["chek", "x"], "");
    assert_eq!(slip.status, 2);
    assert!(slip.err.contains("check"), "{}", slip.err);
}

#[test]
fn nothing_in_a_document_commands_the_terminal() {
    let text = "{\"type\":\"postmortem-timeline\",\"version\":1,\"title\":\"\\u001b[31mred\\u202e\",\"severity\":{\"\\u001b\":1}}";
    let run = run(&["durations", "-"], &text.replace("\"severity\":{\"\\u001b\":1}", "\"severity\":\"x\""));
    assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{}", run.out);
    let refused = self::run(&["check", "-"], text);
    assert!(!refused.err.contains('\u{1b}'), "{}", refused.err);
}

#[test]
fn a_pasted_list_becomes_a_document_and_what_is_in_doubt_is_said() {
    let text = "- 23:50 deploy\n- 00:10 alert fires\n";
    let run = run(&["import", "-", "--date", "2024-03-12", "--zone", "Europe/Berlin"], text);
    assert_eq!(run.status, 0);
    assert!(run.out.contains(r#""at":"2024-03-13T00:10:00+01:00","typed":"00:10""#), "{}", run.out);
    assert!(run.err.contains("line 2: \"00:10\" can be"), "{}", run.err);
    let check = self::run(&["check", "-"], &run.out);
    assert!(!check.out.contains("repaired"), "{}", check.out);
}

#[test]
fn what_holds_no_entry_is_refused() {
    let run = run(&["import", "-"], "nothing happened");
    assert_eq!((run.status, &*run.out), (2, ""));
    assert!(run.err.contains("found no entry with a time in it"), "{}", run.err);
}

#[test]
fn a_document_is_written_in_each_format() {
    for (kind, begins) in [
        ("json", "{\n  \"type\": \"postmortem-timeline\""),
        ("html", "<!doctype html>"),
        ("svg", "<svg xmlns="),
        ("markdown", "# Visual Guide unavailable\n"),
        ("mediawiki", "== Visual Guide unavailable ==\n"),
        ("dokuwiki", "====== Visual Guide unavailable ======\n"),
        ("confluence", "<h1>Visual Guide unavailable</h1>\n"),
        ("csv", "\u{feff}time,end,"),
        ("ics", "BEGIN:VCALENDAR\r\n"),
        ("text", "Visual Guide unavailable\n"),
    ] {
        let run = run(&["export", "../../src/element/example.json", "--to", kind], "");
        assert_eq!((run.status, &*run.err), (0, ""), "{kind}");
        assert!(run.out.starts_with(begins), "{kind}: {}", run.out);
    }
    let wrong = run(&["export", "../../src/element/example.json", "--to", "pdf"], "");
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("possible values: json, html, svg"), "{}", wrong.err);
}

#[test]
fn a_page_that_was_written_is_a_document_again() {
    let document = std::fs::read_to_string("src/element/example.json").unwrap();
    let whole = run(&["export", "-", "--to", "json"], &document).out;
    for kind in ["html", "svg"] {
        let page = run(&["export", "-", "--to", kind], &document).out;
        assert_eq!(run(&["export", "-", "--to", "json"], &page).out, whole, "{kind}");
        assert!(run(&["durations", "-"], &page).out.contains("Visual Guide unavailable"), "{kind}");
        assert!(run(&["import", "-"], &page).out.contains("vg000012"), "{kind}");
    }
}

#[test]
fn times_are_shown_in_the_zone_that_was_asked_for() {
    let file = "../../src/element/example.json";
    let berlin =
        run(&["export", file, "--to", "markdown", "--zone", "Europe/Berlin", "--lang", "de"], "").out;
    assert!(
        berlin.contains("| Zeit (Europe/Berlin) |") && berlin.contains("| 2018-02-10 14:01–17:14 |"),
        "{berlin}"
    );
    let nowhere = run(&["export", file, "--to", "markdown", "--zone", "Europe/Atlantis"], "");
    assert_eq!(nowhere.status, 2);
    assert!(nowhere.err.contains("Europe/Berlin"), "{}", nowhere.err);
}

#[test]
fn a_public_copy_says_what_it_leaves_out() {
    let args = ["export", "v1/everything.json", "--to", "text", "--audience", "public", "--names", "roles"];
    let run = run(&args, "");
    assert_eq!(run.status, 0);
    assert!(!run.out.contains("Nobody could pay") && !run.out.contains("Ana"), "{}", run.out);
    assert!(run.err.contains("Event: Nobody knows when"), "{}", run.err);
    assert!(run.err.contains("“O'Neil <oneil>” has no role, so a number stands for it"), "{}", run.err);
    // Who is not in the copy is not spoken of.
    assert!(!run.err.contains("Bogdan” has"), "{}", run.err);
}

#[test]
fn a_link_is_printed_with_what_it_is_too_long_for() {
    let run = run(&["link", "share/thirty.json"], "");
    assert_eq!(run.status, 0);
    assert!(run.out.starts_with("#pmt1.") && run.out.len() < 4_600, "{}", run.out);
    assert!(run.err.contains("too long for mail, which takes 2000 characters"), "{}", run.err);
    assert!(!run.err.contains("Slack"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn a_page_is_opened_by_the_program_of_the_system() {
    let output = Command::new(env!("CARGO_BIN_EXE_postmortem-timeline"))
        .args(["view", "tests/fixtures/v1/sonnet.json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("POSTMORTEM_TIMELINE_OPENER", "true")
        .output()
        .unwrap();
    let path = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    let page = std::fs::read_to_string(path.trim()).unwrap();
    assert!(page.starts_with("<!doctype html>"));
    use std::os::unix::fs::PermissionsExt as _;
    assert_eq!(std::fs::metadata(path.trim()).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::remove_file(path.trim()).unwrap();

    let without = Command::new(env!("CARGO_BIN_EXE_postmortem-timeline"))
        .args(["view", "tests/fixtures/v1/sonnet.json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("POSTMORTEM_TIMELINE_OPENER", "no-such-program-at-all")
        .output()
        .unwrap();
    let path = String::from_utf8(without.stdout).unwrap();
    assert!(
        without.status.success()
            && String::from_utf8(without.stderr).unwrap().contains("open the file by hand")
    );
    std::fs::remove_file(path.trim()).unwrap();
}
