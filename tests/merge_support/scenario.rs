//! Scenarios: what two writers make of one document, and what becomes of it.

use super::flat::{event, extra, flat, mark, undated};
use super::{flat, laws};
use postmortem_timeline::edit::{Change, merge, plan};
use postmortem_timeline::model::*;
use std::rc::Rc;

/// 10:00 a, 11:00 b, u behind b, 12:00 c and d, all with texts; a starts and c resolves.
pub fn base() -> Document {
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

pub fn factor(id: &str, events: &[&str]) -> Factor {
    Factor { id: id.into(), events: events.iter().copied().collect(), ..Factor::default() }
}

pub fn action(id: &str) -> Action {
    Action { id: id.into(), text: id.into(), ..Action::default() }
}

/// Deletes events as the editor does, with markers and links.
pub fn delete(document: &mut Document, events: &[&str]) {
    let ids = events.iter().map(|id| Id::new(id)).collect();
    let plan = plan(document, Change::Delete(ids), &mut IdSource::new(1), &zone::UtcOnly);
    postmortem_timeline::edit::apply_all(document, plan.commands).expect("the plan fits");
}

pub fn change_factor(document: &mut Document, id: &str, change: impl FnOnce(&mut Factor)) {
    let mut factors: Vec<_> = document.factors.to_vec();
    let factor = factors.iter_mut().find(|factor| factor.id.as_str() == id).expect("it is there");
    change(Rc::make_mut(factor));
    document.factors = factors.into();
}

pub fn order_actions(document: &mut Document, order: &str) {
    document.actions = order.split(' ').map(|id| Rc::new(action(id))).collect();
}

pub fn at(clock: &str) -> Option<Moment> {
    event("", clock, "").at
}

/// Merges what two writers made of the base. Each expected line is a place with what stands there
/// (`place=text`, or `-place` for nothing there), a conflict (`! …`) or something kept (`+ …`).
#[track_caller]
pub fn check(mine: impl Fn(&mut Document), theirs: impl Fn(&mut Document), expect: &[&str]) {
    check_from(base(), mine, theirs, expect);
}

#[track_caller]
pub fn check_from(
    base: Document,
    mine: impl Fn(&mut Document),
    theirs: impl Fn(&mut Document),
    expect: &[&str],
) {
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
