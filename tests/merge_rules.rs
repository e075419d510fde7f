//! The rules of the merge, one case each; the laws are checked for every one of them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that fails may panic"
)]

mod merge_support;

use merge_support::flat::{add, edit, event, extra, flat, mark, undated, unmark};
use merge_support::{flat, laws};
use postmortem_timeline::edit::{Change, merge, plan};
use postmortem_timeline::model::*;
use std::rc::Rc;

/// 10:00 a, 11:00 b, u behind b, 12:00 c and d, all with texts; a starts and c resolves.
fn base() -> Document {
    let events = [
        event("a", "10:00", "Alpha."),
        Event { tags: ["old"].into_iter().collect(), ..event("b", "11:00", "Beta.") },
        undated("u", Some("b"), "Unknown."),
        event("c", "12:00", "Gamma."),
        event("d", "12:00", "Delta."),
    ];
    let mut document = Document {
        id: "doc".into(),
        title: "Outage".into(),
        events: order::arrange(events.into_iter().map(Rc::new)),
        factors: [factor("f", &["b"]), factor("g", &[])].into_iter().map(Rc::new).collect(),
        actions: ["p", "q", "r"].into_iter().map(|id| Rc::new(action(id))).collect(),
        sources: [Rc::new(Source { id: "s".into(), ..Source::default() })].into_iter().collect(),
        extra: extra(&[("x", "1"), ("y", "2")]),
        ..Document::default()
    };
    mark(&mut document, "start", "a");
    mark(&mut document, "resolve", "c");
    document
}

fn factor(id: &str, events: &[&str]) -> Factor {
    Factor { id: id.into(), events: events.iter().copied().collect(), ..Factor::default() }
}

fn action(id: &str) -> Action {
    Action { id: id.into(), text: id.into(), ..Action::default() }
}

/// Deletes events as the editor does, with markers and links.
fn delete(document: &mut Document, events: &[&str]) {
    let ids = events.iter().map(|id| Id::new(id)).collect();
    let plan = plan(document, Change::Delete(ids), &mut IdSource::new(1), &zone::UtcOnly);
    postmortem_timeline::edit::apply_all(document, plan.commands).expect("the plan fits");
}

fn change_factor(document: &mut Document, id: &str, change: impl FnOnce(&mut Factor)) {
    let mut factors: Vec<_> = document.factors.to_vec();
    let factor = factors.iter_mut().find(|factor| factor.id.as_str() == id).expect("it is there");
    change(Rc::make_mut(factor));
    document.factors = factors.into();
}

fn order_actions(document: &mut Document, order: &str) {
    document.actions = order.split(' ').map(|id| Rc::new(action(id))).collect();
}

fn at(clock: &str) -> Option<Moment> {
    event("", clock, "").at
}

/// Merges what two writers made of the base. Each expected line is a place with what stands there
/// (`place=text`, or `-place` for nothing there), a conflict (`! …`) or something kept (`+ …`).
#[track_caller]
fn check(mine: impl Fn(&mut Document), theirs: impl Fn(&mut Document), expect: &[&str]) {
    check_from(base(), mine, theirs, expect);
}

#[track_caller]
fn check_from(base: Document, mine: impl Fn(&mut Document), theirs: impl Fn(&mut Document), expect: &[&str]) {
    let (mut one, mut two) = (base.clone(), base.clone());
    mine(&mut one);
    theirs(&mut two);
    let merged = laws::check(merge, &base, &one, &two).unwrap_or_else(|broken| panic!("{broken}"));
    let places = flat(&merged.document);
    let mut open: Vec<String> =
        merged.conflicts.iter().map(|c| format!("! {}", flat::conflict_line(c))).collect();
    open.extend(merged.kept.iter().map(|kept| format!("+ {}", flat::kept_line(kept))));
    for line in expect {
        if line.starts_with(['!', '+']) {
            let found = open.iter().position(|other| other == line);
            open.remove(found.unwrap_or_else(|| panic!("{line} is not in {open:#?}")));
        } else if let Some(place) = line.strip_prefix('-') {
            assert_eq!(places.get(place), None, "{place}");
        } else {
            let (place, text) = line.split_once('=').unwrap_or((line, ""));
            assert_eq!(places.get(place).map(String::as_str), Some(text), "{place}");
        }
    }
    assert!(open.is_empty(), "not expected: {open:#?}");
}

#[test]
fn fields_of_one_event_come_from_both() {
    check(
        |d| edit(d, "b", |e| e.text = "New.".into()),
        |d| edit(d, "b", |e| e.kind = Kind::Repair),
        &["events/b.text=New.", "events/b.kind=repair"],
    );
}

#[test]
fn one_field_changed_alike_is_no_conflict() {
    let same = |d: &mut Document| edit(d, "b", |e| e.text = "New.".into());
    check(same, same, &["events/b.text=New."]);
}

#[test]
fn one_field_changed_differently_is_a_conflict_and_the_longer_text_stands() {
    check(
        |d| edit(d, "b", |e| e.text = "One.".into()),
        |d| edit(d, "b", |e| e.text = "Another.".into()),
        &["events/b.text=Another.", "! events/b.text: One. | Another. -> Theirs"],
    );
}

#[test]
fn sentences_come_from_both() {
    let mut base = base();
    edit(&mut base, "b", |e| e.text = "One. Two. Three.".into());
    check_from(
        base,
        |d| edit(d, "b", |e| e.text = "First. Two. Three.".into()),
        |d| edit(d, "b", |e| e.text = "One. Two. Third.".into()),
        &["events/b.text=First. Two. Third."],
    );
}

#[test]
fn clearing_against_changing_keeps_the_change_and_says_so() {
    check(
        |d| edit(d, "b", |e| e.text = "".into()),
        |d| edit(d, "b", |e| e.text = "B.".into()),
        &["events/b.text=B.", "! events/b.text: - | B. -> Theirs"],
    );
}

#[test]
fn words_of_a_closed_list_conflict_and_the_further_one_stands() {
    check(
        |d| d.status = Status::Final,
        |d| d.status = Status::InReview,
        &[".status=final", "! .status: final | in-review -> Mine"],
    );
    check(
        |d| d.status = Status::Final,
        |d| d.status = Status::Other("archived".into()),
        &[".status=archived", "! .status: final | archived -> Theirs"],
    );
}

#[test]
fn numbers_days_and_flags_are_fields_too() {
    check(
        |d| {
            d.criteria =
                Rc::new(Criteria { resolve_over: Some(60), asked: Some(true), ..Criteria::default() })
        },
        |d| d.criteria = Rc::new(Criteria { resolve_over: Some(90), ..Criteria::default() }),
        &["criteria.resolveOver=90", "criteria.asked=true", "! criteria.resolveOver: 60 | 90 -> Theirs"],
    );
}

#[test]
fn nested_records_are_merged_by_field() {
    check(
        |d| Rc::make_mut(&mut d.report).summary = "Short.".into(),
        |d| Rc::make_mut(&mut d.report).impact = "All users.".into(),
        &["report.summary=Short.", "report.impact=All users."],
    );
    check(
        |d| change_factor(d, "f", |f| Rc::make_mut(&mut f.assumption).text = "It holds.".into()),
        |d| change_factor(d, "f", |f| Rc::make_mut(&mut f.assumption).text = "It held.".into()),
        &["factors/f/assumption.text=It holds.", "! factors/f/assumption.text: It holds. | It held. -> Mine"],
    );
}

#[test]
fn sets_gain_and_lose_on_both_sides() {
    check(
        |d| edit(d, "b", |e| e.tags = ["old", "one"].into_iter().collect()),
        |d| edit(d, "b", |e| e.tags = ["two"].into_iter().collect()),
        &["-events/b.tags{old}", "events/b.tags{one}", "events/b.tags{two}"],
    );
}

#[test]
fn a_time_is_one_unit() {
    check(
        |d| edit(d, "b", |e| e.at = at("11:05")),
        |d| edit(d, "b", |e| e.precision = Precision::Hour),
        &[
            "events/b.at=2018-02-10T11:05:00Z",
            "-events/b.precision",
            "! events/b.time: at=2018-02-10T11:05:00Z | at=2018-02-10T11:00:00Z precision=hour -> Mine",
        ],
    );
}

#[test]
fn beginning_and_end_may_come_from_two_writers() {
    check(
        |d| edit(d, "b", |e| e.at = at("11:05")),
        |d| edit(d, "b", |e| e.until = at("11:30")),
        &["events/b.at=2018-02-10T11:05:00Z", "events/b.until=2018-02-10T11:30:00Z"],
    );
}

#[test]
fn an_end_before_the_beginning_is_a_conflict() {
    check(
        |d| edit(d, "b", |e| e.at = at("11:40")),
        |d| edit(d, "b", |e| e.until = at("11:30")),
        &[
            "events/b.at=2018-02-10T11:40:00Z",
            "-events/b.until",
            "! events/b.time: at=2018-02-10T11:40:00Z | at=2018-02-10T11:00:00Z until=2018-02-10T11:30:00Z -> Mine",
        ],
    );
}

#[test]
fn an_end_does_not_change_its_unit_by_a_merge() {
    check(
        |d| edit(d, "b", |e| e.precision = Precision::Second),
        |d| edit(d, "b", |e| e.until = at("11:30")),
        &[
            "events/b.until=2018-02-10T11:30:00Z",
            "-events/b.precision",
            "! events/b.time: at=2018-02-10T11:00:00Z precision=second | at=2018-02-10T11:00:00Z until=2018-02-10T11:30:00Z -> Theirs",
        ],
    );
}

#[test]
fn a_found_time_stands_against_a_move_of_the_row() {
    check(
        |d| edit(d, "u", |e| (e.at, e.after) = (at("11:30"), None)),
        |d| edit(d, "u", |e| e.after = Some(Anchor::Top)),
        &[
            "events/u.at=2018-02-10T11:30:00Z",
            "-events/u.after",
            "! events/u.time: at=2018-02-10T11:30:00Z | after=^ -> Mine",
        ],
    );
}

#[test]
fn markers_are_one_field_each() {
    check(
        |d| mark(d, "detect", "b"),
        |d| mark(d, "mitigate", "b"),
        &[".markers{detect}=b", ".markers{mitigate}=b", ".markers{start}=a"],
    );
    check(
        |d| mark(d, "start", "b"),
        |d| mark(d, "start", "c"),
        &[".markers{start}=c", "! .markers{start}: b | c -> Theirs"],
    );
    check(|d| unmark(d, "start"), |d| mark(d, "declare", "a"), &["-.markers{start}", ".markers{declare}=a"]);
}

#[test]
fn moving_a_marker_stands_against_taking_it_away() {
    check(
        |d| unmark(d, "start"),
        |d| mark(d, "start", "b"),
        &[".markers{start}=b", "! .markers{start}: - | b -> Theirs"],
    );
}

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
fn unknown_fields_are_merged_key_by_key() {
    check(
        |d| d.extra = extra(&[("x", "1"), ("y", "3"), ("z", "9")]),
        |d| d.extra = extra(&[("w", "[0]"), ("y", "2")]),
        &["-.!x", ".!y=3", ".!z=9", ".!w=[0]"],
    );
    check(
        |d| d.extra = extra(&[("x", "1"), ("y", "30")]),
        |d| d.extra = extra(&[("x", "1")]),
        &[".!x=1", ".!y=30", "! .!y: 30 | - -> Mine"],
    );
    check(
        |d| edit(d, "b", |e| e.extra = extra(&[("n", "1.0")])),
        |d| edit(d, "b", |e| e.extra = extra(&[("m", "1e2")])),
        &["events/b.!n=1.0", "events/b.!m=1e2"],
    );
}

#[test]
fn unknown_fields_of_markers_are_kept() {
    let with = |d: &mut Document, key: &str| {
        let marker = Marker { extra: extra(&[(key, "1")]), ..Marker::at("a".into()) };
        d.markers = d.markers.with(&MarkerKey::Start, Some(marker));
    };
    check(|d| with(d, "m"), |d| with(d, "n"), &[".markers{start}=a m:1 n:1"]);
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
