//! Differences between documents: commands that turn one into the other, and facts to tell.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

mod merge_support;

use merge_support::edits::{Sort, Source};
use merge_support::flat::{self, edit, event, mark, undated, unmark};
use postmortem_timeline::edit::{Difference, Side, apply_all, diff, merge, summary};
use postmortem_timeline::format::write;
use postmortem_timeline::model::*;
use std::rc::Rc;

/// A document and what became of it by so many edits at random.
fn pair(seed: u64, edits: usize) -> (Document, Document) {
    let mut source = Source::new(seed);
    let from = source.document();
    let to = changed(&mut source, &from, edits);
    (from, to)
}

fn changed(source: &mut Source, from: &Document, edits: usize) -> Document {
    let mut to = from.clone();
    for _ in 0..edits {
        let sort = Sort::ALL[source.chance.below(Sort::ALL.len())];
        source.edit(&mut to, sort);
    }
    to
}

#[test]
fn the_commands_lead_there_and_back_to_the_byte() {
    for seed in 0..1_500 {
        let (from, to) = pair(seed, 1 + seed as usize % 30);
        let mut document = from.clone();
        let back = apply_all(&mut document, diff(&from, &to)).expect("the commands fit");
        assert_eq!(document, to, "seed {seed}");
        assert_eq!(write(&document), write(&to), "seed {seed}");
        apply_all(&mut document, back).expect("the inverses fit");
        assert_eq!(document, from, "seed {seed}");
        assert_eq!(write(&document), write(&from), "seed {seed}");
        assert!(diff(&from, &from).is_empty());
    }
}

#[test]
fn a_summary_is_empty_only_where_nothing_differs() {
    for seed in 0..1_500 {
        let (from, to) = pair(seed, seed as usize % 3);
        assert!(summary(&from, &from).is_empty());
        assert_eq!(summary(&from, &to).is_empty(), from == to, "seed {seed}");
    }
}

/// A conflict settled with either value leaves that value in the document, and nothing else changed.
#[test]
fn conflicts_are_settled_with_either_value() {
    let mut settled = 0;
    for seed in 0..400 {
        let mut source = Source::new(seed);
        let base = source.document();
        let (mine, theirs) = (changed(&mut source, &base, 60), changed(&mut source, &base, 60));
        let merged = merge(&base, &mine, &theirs);
        for conflict in &merged.conflicts {
            for (side, document) in [(Side::Mine, &mine), (Side::Theirs, &theirs)] {
                let mut result = merged.document.clone();
                apply_all(&mut result, conflict.settle(&merged.document, side)).expect("the commands fit");
                let place = flat::place(conflict);
                let at = |document: &Document| flat::flat(document).get(&place).cloned();
                if !place.ends_with(".time") && at(&merged.document).is_some() {
                    assert_eq!(at(&result), at(document), "seed {seed}: {place}");
                }
                settled += 1;
            }
        }
    }
    assert!(settled > 500, "{settled}");
}

fn base() -> Document {
    let events = [event("a", "10:00", "A."), undated("u", Some("a"), "U."), event("b", "11:00", "B.")];
    let action = |id: &str| Rc::new(Action { id: id.into(), ..Action::default() });
    let mut document = Document {
        events: order::arrange(events.into_iter().map(Rc::new)),
        actions: ["p", "q", "r"].map(action).into_iter().collect(),
        ..Document::default()
    };
    mark(&mut document, "start", "a");
    document
}

/// One line for each difference.
fn lines(from: &Document, to: &Document) -> Vec<String> {
    let line = |difference: Difference| match difference {
        Difference::Added(target) => format!("+ {}", flat::path(&target)),
        Difference::Removed(target) => format!("- {}", flat::path(&target)),
        Difference::Moved(target) => format!("~ {}", flat::path(&target)),
        Difference::Changed { target, fields, unknown } => {
            let keys: Vec<_> = fields.iter().map(|at| flat::fields(&target)[*at].key).collect();
            format!("{} {}{}", flat::path(&target), keys.join(","), if unknown { " unknown" } else { "" })
        }
        Difference::Marked { key, from, to } => {
            let name = |marker: Option<Marker>| marker.map_or("-".into(), |marker| marker.event.to_string());
            format!("{} {} {}", key.as_str(), name(from), name(to))
        }
    };
    summary(from, to).into_iter().map(line).collect()
}

#[track_caller]
fn check(change: impl Fn(&mut Document), expect: &[&str]) {
    let mut to = base();
    change(&mut to);
    assert_eq!(lines(&base(), &to), expect);
}

#[test]
fn a_summary_names_what_changed() {
    check(|_| {}, &[]);
    check(|d| d.title = "New".into(), &[" title"]);
    check(|d| Rc::make_mut(&mut d.report).impact = "All.".into(), &["report impact"]);
    check(|d| edit(d, "b", |e| (e.text, e.starred) = ("New.".into(), true)), &["events/b text,starred"]);
    check(|d| edit(d, "b", |e| e.extra = flat::extra(&[("x", "1")])), &["events/b  unknown"]);
    check(|d| flat::add(d, 9, event("c", "12:00", "C.")), &["+ events/c"]);
    check(|d| d.events = d.events.iter().take(1).cloned().collect(), &["- events/u", "- events/b"]);
    check(|d| edit(d, "b", |e| e.at = event("", "09:00", "").at), &["events/b at"]);
    check(|d| mark(d, "start", "b"), &["start a b"]);
    check(|d| unmark(d, "start"), &["start a -"]);
    check(|d| mark(d, "detect", "b"), &["detect - b"]);
    check(|d| d.actions = [2, 0, 1].map(|at| base().actions[at].clone()).into(), &["~ actions/r"]);
    let evidence = |d: &mut Document, label: &str| {
        let one = Evidence { id: "e".into(), label: label.into(), ..Evidence::default() };
        edit(d, "b", |e| e.evidence = [Rc::new(one)].into());
    };
    check(|d| evidence(d, "Graph"), &["+ events/b/evidence/e"]);
    let (mut one, mut two) = (base(), base());
    evidence(&mut one, "Graph");
    evidence(&mut two, "Log");
    assert_eq!(lines(&one, &two), ["events/b/evidence/e label"]);
}
