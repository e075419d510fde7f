//! `merge`, by hand and as a merge driver of Git.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic, in its helpers too")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, process};

const PROGRAM: &str = env!("CARGO_BIN_EXE_postmortem-timeline");

/// A folder that goes when it is done with.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("pmt-{name}-{}", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn run(&self, program: &str, args: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.args(args).current_dir(&self.0);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command.output().unwrap()
    }

    /// Status, output, errors of `merge base ours theirs`.
    fn merge(&self, more: &[&str]) -> (i32, String, String) {
        let args: Vec<&str> = ["merge", "base", "ours", "theirs"].iter().chain(more).copied().collect();
        told(&self.run(PROGRAM, &args))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A document with an event at 13:01 and one at 15:23, with these texts, and what else it holds.
fn document(first: &str, second: &str, more: &str) -> String {
    let event = |id: &str, clock: &str, text: &str| {
        format!("    {{\"id\":\"{id}\",\"at\":\"2018-02-10T{clock}:00Z\",\"text\":\"{text}\"}}")
    };
    let events = [event("a", "13:01", first), event("b", "15:23", second)].join(",\n");
    format!(
        "{{\n  \"type\": \"postmortem-timeline\",\n  \"version\": 1,\n{more}  \"events\": [\n{events}\n  ]\n}}\n"
    )
}

const TITLE: &str = "  \"title\": \"Website down\",\n";

#[test]
fn what_does_not_touch_is_merged_into_our_file() {
    let folder = Folder::new("clean");
    folder.write("base", &document("starts", "seen", ""));
    folder.write("ours", &document("starts early", "seen", TITLE));
    folder.write("theirs", &document("starts", "seen by Ada", ""));
    assert_eq!(folder.merge(&[]), (0, String::new(), String::new()));
    assert_eq!(folder.read("ours"), document("starts early", "seen by Ada", TITLE));
    assert_eq!(folder.read("theirs"), document("starts", "seen by Ada", ""));
    // Once more changes nothing: a merge may be repeated.
    assert_eq!(folder.merge(&[]), (0, String::new(), String::new()));
    assert_eq!(folder.read("ours"), document("starts early", "seen by Ada", TITLE));
}

#[test]
fn a_conflict_is_told_and_our_side_of_it_is_kept() {
    let folder = Folder::new("conflict");
    let markers = |id: &str| format!("  \"markers\": {{\n    \"start\": {{\"event\":\"{id}\"}}\n  }},\n");
    folder.write("base", &document("starts", "seen", ""));
    folder.write("ours", &document("one", "seen", &markers("a")));
    let theirs = document("a longer text than ours", "seen", &markers("b")).replace("15:23:00Z", "15:25:00Z");
    folder.write("theirs", &theirs);
    let (status, out, told) = folder.merge(&[]);
    assert_eq!((status, &*out), (1, ""));
    let expected = "conflict: marker start\n    ours:   one (kept)\n    theirs: seen\n\
                    conflict: 10 Feb 2018, 13:01  one  (id a): What happened\n    ours:   “one” (kept)\n    \
                    theirs: “a longer text than ours”\n";
    assert_eq!(told, expected);
    let merged = folder.read("ours");
    assert_eq!(merged, document("one", "seen", &markers("a")).replace("15:23:00Z", "15:25:00Z"));
    assert!(!merged.contains("<<<<") && !merged.contains(">>>>"));
}

#[test]
fn a_time_is_settled_as_one_unit_and_what_was_deleted_stays_when_it_was_changed() {
    let folder = Folder::new("time");
    let base = document("starts", "seen", "");
    folder.write("base", &base);
    folder.write("ours", &base.replace("13:01:00Z\"", "13:05:00Z\",\"precision\":\"second\""));
    folder.write("theirs", &base.replace("13:01:00Z\"", "13:10:00Z\",\"certainty\":\"about\""));
    let (status, _, told) = folder.merge(&[]);
    assert_eq!(status, 1);
    assert!(
        told.contains(
            "(id a): Time\n    ours:   10 Feb 2018, 13:05:00 (kept)\n    theirs: about 10 Feb 2018, 13:10\n"
        ),
        "{told}"
    );
    let ours = folder.read("ours");
    assert!(ours.contains("\"at\":\"2018-02-10T13:05:00Z\",\"precision\":\"second\""), "{ours}");

    let line = "    {\"id\":\"a\",\"at\":\"2018-02-10T13:01:00Z\",\"text\":\"starts\"},\n";
    folder.write("ours", &base.replace(line, ""));
    folder.write("theirs", &base.replace("starts", "starts here"));
    let (status, _, told) = folder.merge(&[]);
    assert_eq!(
        (status, &*told),
        (0, "kept: 10 Feb 2018, 13:01  starts here  (id a), which our side deleted: theirs changed it\n")
    );
    assert_eq!(folder.read("ours"), base.replace("starts", "starts here"));
}

#[test]
fn nothing_is_written_when_it_is_only_printed_or_something_cannot_be_read() {
    let folder = Folder::new("refused");
    let base = document("starts", "seen", "");
    folder.write("base", &base);
    folder.write("ours", &document("starts", "seen", TITLE));
    folder.write("theirs", &base);
    let (status, out, _) = folder.merge(&["--stdout"]);
    assert_eq!((status, out), (0, document("starts", "seen", TITLE)));
    folder.write("theirs", &document("starts", "seen by Ada", ""));
    let (status, out, _) = folder.merge(&["--stdout"]);
    assert_eq!((status, out), (0, document("starts", "seen by Ada", TITLE)));
    for (name, text, reason) in [
        ("theirs", "<<<<<<< HEAD\n".to_owned(), "theirs: "),
        ("base", "[]".to_owned(), "base: "),
        ("theirs", base.replace("\"version\": 1", "\"version\": 2"), "theirs: found version 2"),
        ("ours", "<p>a page</p>".to_owned(), "ours: "),
    ] {
        let before = folder.read(name);
        folder.write(name, &text);
        let ours = folder.read("ours");
        let (status, out, told) = folder.merge(&[]);
        assert_eq!((status, &*out), (2, ""), "{name}");
        assert!(told.starts_with(&format!("error: {reason}")), "{told}");
        assert_eq!(folder.read("ours"), ours);
        folder.write(name, &before);
    }
    fs::remove_file(folder.0.join("base")).unwrap();
    assert_eq!(folder.merge(&[]).0, 2);
}

#[test]
fn a_file_that_both_added_has_no_base() {
    let folder = Folder::new("added");
    folder.write("base", "");
    folder.write("ours", &document("starts", "seen", ""));
    folder.write("theirs", &document("starts", "seen", TITLE));
    assert_eq!(folder.merge(&[]), (0, String::new(), String::new()));
    assert_eq!(folder.read("ours"), document("starts", "seen", TITLE));
}

/// The program of Git, where there is one.
fn git(folder: &Folder, args: &[&str]) -> (i32, String, String) {
    told(&folder.run("git", args))
}

#[test]
fn git_merges_with_it() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no program called git");
        return;
    }
    let folder = Folder::new("git");
    let must = |args: &[&str]| assert_eq!(git(&folder, args).0, 0, "{args:?}: {:?}", git(&folder, args));
    must(&["init", "-q", "-b", "main"]);
    must(&["config", "user.name", "Ada"]);
    must(&["config", "user.email", "ada@example.org"]);
    must(&["config", "merge.pmt.driver", &format!("'{}' merge %O %A %B", Path::new(PROGRAM).display())]);
    folder.write(".gitattributes", "*.timeline.json merge=pmt\n");
    let file = "incident.timeline.json";
    let commit = |text: &str| {
        folder.write(file, text);
        must(&["add", "."]);
        must(&["commit", "-qm", "change"]);
    };
    commit(&document("starts", "seen", ""));
    must(&["checkout", "-qb", "other"]);
    commit(&document("starts", "seen by Bo", ""));
    must(&["checkout", "-q", "main"]);
    // The neighbouring line: Git alone would see a conflict.
    commit(&document("starts early", "seen", TITLE));
    must(&["merge", "-q", "other", "-m", "merge"]);
    assert_eq!(folder.read(file), document("starts early", "seen by Bo", TITLE));

    must(&["checkout", "-q", "other"]);
    commit(&document("starts", "another text", ""));
    must(&["checkout", "-q", "main"]);
    commit(&document("starts early", "quite something else", TITLE));
    let (status, out, told) = git(&folder, &["merge", "other", "-m", "merge"]);
    assert_eq!(status, 1, "{out}{told}");
    assert!((out + &told).contains("theirs: “another text”"), "{told}");
    assert_eq!(folder.read(file), document("starts early", "quite something else", TITLE));
    assert!(git(&folder, &["status", "--porcelain"]).1.contains(&format!("UU {file}")));
}
