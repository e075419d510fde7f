//! `check --wiki-export`: the timelines of a wiki.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may panic, in its helpers too")]

use std::process::Command;

fn check(paths: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_postmortem-timeline"))
        .args(["check", "--wiki-export"])
        .args(paths)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/wikis"))
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_dump_of_mediawiki() {
    let (status, out, err) = check(&["mediawiki.xml"]);
    assert_eq!((status, &*err), (1, ""));
    insta::assert_snapshot!(out);
}

#[test]
fn the_pages_of_dokuwiki() {
    let (status, out, err) = check(&["dokuwiki"]);
    assert_eq!((status, &*err), (1, ""));
    insta::assert_snapshot!(out);
    // From wherever one looks, a page is called what the wiki calls it.
    assert_eq!(check(&["dokuwiki/data/pages"]).1, out);
    let (status, out, _) = check(&["dokuwiki/data/pages/start.txt"]);
    assert_eq!((status, &*out), (0, "0 timelines on 1 page\n"));
}

#[test]
fn tiddlywiki_as_a_file_and_as_a_folder() {
    let (status, out, err) = check(&["tiddlywiki.html", "tiddlywiki-old.html", "tiddlers"]);
    assert_eq!((status, &*err), (1, ""));
    insta::assert_snapshot!(out);
    assert_eq!(check(&["tiddlywiki-old.html"]).0, 0);
}

#[test]
fn what_is_no_wiki_is_refused() {
    for (path, reason) in [
        ("nowhere", "error: nowhere can't be read: "),
        ("../../support", "error: ../../support: found no page of a wiki"),
    ] {
        let (status, out, err) = check(&[path]);
        assert_eq!((status, &*out), (2, ""), "{path}");
        assert!(err.starts_with(reason), "{err}");
    }
    let both = Command::new(env!("CARGO_BIN_EXE_postmortem-timeline"))
        .args(["check", "x.json", "--wiki-export", "y.xml"])
        .output()
        .unwrap();
    assert_eq!(both.status.code(), Some(2));
    let neither = Command::new(env!("CARGO_BIN_EXE_postmortem-timeline")).arg("check").output().unwrap();
    assert_eq!(neither.status.code(), Some(2));
}

#[test]
fn a_dump_that_was_cut_says_so() {
    let text = std::fs::read_to_string("tests/fixtures/wikis/mediawiki.xml").unwrap();
    let path = std::env::temp_dir().join(format!("pmt-cut-{}.xml", std::process::id()));
    std::fs::write(&path, text.split("<title>Incidents/Broken").next().unwrap()).unwrap();
    let (status, out, err) = check(&[path.to_str().unwrap()]);
    std::fs::remove_file(&path).unwrap();
    assert_eq!((status, &*out), (2, ""));
    assert!(err.contains("the end of the file within the page"), "{err}");
}
