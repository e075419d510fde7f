//! The rules of the merge for deleting, for references and for order, one case each.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

mod merge_support;

use merge_support::flat::{add, edit, event, flat, mark, undated};
use merge_support::scenario::{at, base, change_factor, check, check_from, delete, order_actions};
use postmortem_timeline::edit::merge;
use postmortem_timeline::model::*;
use std::rc::Rc;

#[test]
fn delete_against_edit_keeps_the_edit() {
    check(
        |d| delete(d, &["b"]),
        |d| edit(d, "b", |e| e.starred = true),
        &["events/b.starred=true", "factors/f.events{b}", "+ events/b deleted by Mine, Edited"],
    );
    check(|d| d.actions = Rc::from([]), |d| order_actions(d, "q p r"), &["-actions/p", "-actions/q"]);
}

#[test]
fn deleted_and_untouched_is_gone() {
    check(
        |d| delete(d, &["b"]),
        |d| edit(d, "a", |e| e.text = "New.".into()),
        &["-events/b", "-factors/f.events{b}", "events/u.after=a", "events/a.text=New."],
    );
}

#[test]
fn mark_against_delete_keeps_the_event() {
    check(
        |d| delete(d, &["b"]),
        |d| mark(d, "detect", "b"),
        &["events/b", ".markers{detect}=b", "factors/f.events{b}", "+ events/b deleted by Mine, Referenced"],
    );
}

#[test]
fn an_event_that_is_kept_gets_its_markers_back() {
    check(
        |d| delete(d, &["a"]),
        |d| edit(d, "a", |e| e.text = "Began.".into()),
        &["events/a.text=Began.", ".markers{start}=a", "+ events/a deleted by Mine, Edited"],
    );
    check(
        |d| {
            delete(d, &["a"]);
            mark(d, "start", "b");
        },
        |d| edit(d, "a", |e| e.text = "Began.".into()),
        &["events/a.text=Began.", ".markers{start}=b", "+ events/a deleted by Mine, Edited"],
    );
}

#[test]
fn a_marker_that_loses_does_not_keep_its_event() {
    check(
        |d| {
            delete(d, &["b", "d"]);
            mark(d, "start", "c");
        },
        |d| mark(d, "start", "b"),
        &[
            ".markers{start}=b",
            "-events/d",
            "+ events/b deleted by Mine, Referenced",
            "! .markers{start}: c | b -> Theirs",
            "factors/f.events{b}",
        ],
    );
}

#[test]
fn a_new_link_keeps_what_it_leads_to() {
    check(
        |d| delete(d, &["d"]),
        |d| change_factor(d, "g", |f| f.events = ["d"].into_iter().collect()),
        &["events/d", "factors/g.events{d}", "+ events/d deleted by Mine, Referenced"],
    );
    check(
        |d| d.factors = d.factors.iter().filter(|f| f.id.as_str() != "g").cloned().collect(),
        |d| change_factor(d, "f", |f| f.leads_to = ["g"].into_iter().collect()),
        &["factors/g", "factors/f.leadsTo{g}", "+ factors/g deleted by Mine, Referenced"],
    );
    check(
        |d| d.sources = Rc::from([]),
        |d| edit(d, "b", |e| Rc::make_mut(&mut e.source).source = Some("s".into())),
        &["sources/s", "+ sources/s deleted by Mine, Referenced"],
    );
}

#[test]
fn an_old_link_goes_with_what_it_leads_to() {
    check(
        |d| {
            delete(d, &["b"]);
            d.factors = Rc::from([]);
        },
        |d| change_factor(d, "f", |f| f.text = "Why.".into()),
        &["-events/b", "factors/f.text=Why.", "-factors/f.events{b}", "+ factors/f deleted by Mine, Edited"],
    );
}

#[test]
fn an_event_without_a_time_follows_what_stood_before_its_anchor() {
    check(
        |d| delete(d, &["b"]),
        |d| add(d, 3, undated("v", Some("b"), "New.")),
        &["-events/b", "events/u.after=a", "events/v.after=a", ".events[]=a u v c d"],
    );
    check(
        |d| delete(d, &["a", "b"]),
        |d| edit(d, "u", |e| e.after = Some(Anchor::After("a".into()))),
        &["events/u.after=^", ".events[]=u c d"],
    );
    check(
        |d| delete(d, &["c"]),
        |d| edit(d, "u", |e| e.after = Some(Anchor::After("c".into()))),
        &["events/u.after=b", "-.markers{resolve}"],
    );
}

#[test]
fn a_circle_is_broken_and_both_moves_are_named() {
    let mut base = base();
    add(&mut base, 5, undated("v", Some("d"), "Later."));
    check_from(
        base,
        |d| edit(d, "u", |e| e.after = Some(Anchor::After("v".into()))),
        |d| edit(d, "v", |e| e.after = Some(Anchor::After("u".into()))),
        &["events/u.after=b", "events/v.after=u", "! events/u.time: after=v | after=b -> Theirs"],
    );
}

#[test]
fn list_members_of_both_sides_are_kept_in_order() {
    check(|d| order_actions(d, "p q x r"), |d| order_actions(d, "p q r y"), &[".actions[]=p q x r y"]);
    check(|d| order_actions(d, "p q r y"), |d| order_actions(d, "p q r x"), &[".actions[]=p q r x y"]);
}

#[test]
fn moves_of_both_sides_are_kept() {
    check(|d| order_actions(d, "r p q"), |d| order_actions(d, "p q r x"), &[".actions[]=r p q x"]);
    check(|d| order_actions(d, "q p r"), |d| order_actions(d, "p r"), &["-actions/q", ".actions[]=p r"]);
}

#[test]
fn the_same_new_record_on_both_sides_is_one() {
    let new = |text: &'static str| move |d: &mut Document| add(d, 0, event("n", "09:00", text));
    check(new("Same."), new("Same."), &["events/n.text=Same."]);
    check(new("One."), new("Other."), &["events/n.text=Other.", "! events/n.text: One. | Other. -> Theirs"]);
}

#[test]
fn ties_that_nobody_touched_stay() {
    check(
        |d| edit(d, "c", |e| e.text = "C.".into()),
        |d| edit(d, "d", |e| e.text = "D.".into()),
        &[".events[]=a b u c d"],
    );
    let mut base = base();
    base.events = order::arrange(base.events.iter().rev().cloned());
    assert_eq!(flat(&base).get(".events[]").map(String::as_str), Some("a b u d c"));
    check_from(
        base,
        |d| edit(d, "c", |e| e.text = "C.".into()),
        |d| edit(d, "d", |e| e.text = "D.".into()),
        &[".events[]=a b u d c"],
    );
}

#[test]
fn new_ties_go_by_identifier_and_runs_stay_together() {
    check(
        |d| {
            add(d, 9, event("k2", "12:00", "Second of two."));
            add(d, 9, event("k1", "12:00", "First, but entered later."));
        },
        |d| add(d, 9, event("j", "12:00", "Other.")),
        &[".events[]=a b u c d j k2 k1"],
    );
    check(
        |d| edit(d, "a", |e| e.at = at("11:00")),
        |d| add(d, 9, event("A", "11:00", "Other.")),
        &[".events[]=a b u A c d"],
    );
}

#[test]
fn an_order_by_hand_survives() {
    let swap = |d: &mut Document| {
        edit(d, "c", |e| e.rank = "r".into());
        edit(d, "d", |e| e.rank = "i".into());
    };
    check(swap, |d| edit(d, "c", |e| e.text = "C.".into()), &[".events[]=a b u d c"]);
    check(
        swap,
        |d| {
            edit(d, "c", |e| e.rank = "m".into());
            edit(d, "d", |e| e.rank = "p".into());
        },
        &[".events[]=a b u d c", "events/c.rank=r", "events/d.rank=i"],
    );
}

#[test]
fn a_list_with_a_doubled_identifier_is_one_value() {
    let doubled = |d: &mut Document| {
        d.people = ["Ann", "Ben"]
            .into_iter()
            .map(|name| Rc::new(Person { id: "same".into(), name: name.into(), ..Person::default() }))
            .collect();
    };
    let (mut one, mut two) = (base(), base());
    doubled(&mut one);
    two.title = "New".into();
    let merged = merge(&base(), &one, &two);
    assert_eq!((merged.document.people.len(), &*merged.document.title), (2, "New"));
    two.people = [Rc::new(Person { id: "p".into(), ..Person::default() })].into_iter().collect();
    assert_eq!(merge(&base(), &one, &two).conflicts.len(), 1);
}

#[test]
fn what_nobody_changed_is_shared() {
    let base = base();
    let mut theirs = base.clone();
    edit(&mut theirs, "b", |e| e.text = "New.".into());
    assert!(merge(&base, &base, &theirs).document.events.is_same(&theirs.events));
    assert!(merge(&base, &theirs, &base).document.events.is_same(&theirs.events));
    let mut mine = base.clone();
    edit(&mut mine, "a", |e| e.text = "Newer.".into());
    let merged = merge(&base, &mine, &theirs).document;
    let shared = |id: &str, other: &Document| {
        Rc::ptr_eq(merged.events.find(&id.into()).unwrap(), other.events.find(&id.into()).unwrap())
    };
    assert!(shared("a", &mine) && shared("b", &theirs) && shared("c", &base));
}
