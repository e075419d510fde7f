//! Any document, long documents, and the order of the list.

use super::arbitrary::{arbitrary_document, moment as any_moment};
use super::*;
use findings::{Known, LISTED};
use postmortem_timeline::model::Id;
use proptest::prelude::*;
use std::time::Instant;

proptest! {
    #[test]
    fn no_document_is_too_odd(document in arbitrary_document(), now in any_moment()) {
        let found = findings::check(&document, Some(now), &NativeZones);
        prop_assert_eq!(&found, &findings::check(&document, Some(now), &NativeZones));
        let order: Vec<_> = found.iter().map(|found| (found.severity, found.what.rank())).collect();
        prop_assert!(order.is_sorted());
        for found in &found {
            for tag in ["en", "de"] {
                let says = finding::sentence(Words::for_tag(tag), found, &|at, _| at.to_string());
                prop_assert!(!says.trim().is_empty(), "{:?}", found);
            }
            prop_assert!(found.events.len() <= LISTED);
            for fix in &found.fixes {
                let env = Env { zones: &NativeZones, now: None };
                let before = Session::new(document.clone(), Mode::Edit, 1);
                let after = before.after(Action::Commands(Label::ApplyFix, fix_commands(&document, fix)), env);
                prop_assert!(after.can_undo(), "{:?} does nothing", fix);
                prop_assert_eq!(format::write(&after.after(Action::Undo, env).document), format::write(&document));
            }
        }
    }

    #[test]
    fn what_is_known_changes_nothing(
        document in arbitrary_document(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3u8, "[a-d]{1,2}( [a-d0-2]{1,2}){0,8}"), 1..12),
    ) {
        let mut document = document;
        let mut known = Known::default();
        for (at, kind, text) in edits {
            let events = &mut document.events;
            let place = at.index(events.len() + 1);
            let old = events.get(place).or_else(|| events.get(0)).cloned();
            if let Some(old) = old {
                let edited = Event { text: text.into(), ..(*old).clone() };
                if kind == 0 {
                    let id = Id::from_number(1_000 + events.len() as u64);
                    events.insert(place, Rc::new(Event { id, ..edited }));
                } else if kind == 1 {
                    events.remove(place);
                } else {
                    events.replace(place, Rc::new(edited));
                }
            }
            let again = findings::check_again(&document, None, &NativeZones, &mut known);
            prop_assert_eq!(again, findings::check(&document, None, &NativeZones));
        }
    }

    #[test]
    fn no_text_is_too_odd(text in "(\\PC|[0-9]{1,22}|[ \n.,:–-]|h|min|down|half|two|and a|hours){0,30}") {
        check(&with_summary(&text));
    }
}

/// A row every few seconds, with words that are looked into.
fn long(rows: i64) -> Document {
    let texts = [
        "Queue depth is growing on shard 7, Ada looks into it",
        "The downtime of the replica is over, latency 20 ms",
        "Alert fires: checkout errors above 5 % for 10 minutes",
        "Restarted the web servers of the second zone",
        "Bob asks support whether customers notice",
    ];
    let row = |at: i64| Event {
        at: Some(moment("13:00").plus_seconds(at / 2 * 3)),
        inferred: ["zone", "date"].into_iter().collect(),
        evidence: Rc::from([]),
        ..event(&format!("x{at}"), "13:00", texts[at as usize % texts.len()])
    };
    let zone = "Europe/Berlin".into();
    Document {
        timezone: zone,
        ..document((0..rows).map(row).collect(), &[("start", "x0"), ("detect", "x9"), ("resolve", "x99999")])
    }
}

#[test]
fn a_long_list_stays_short() {
    let rows = (0..50).map(|at| Event {
        known_at: Some(moment("10:00")),
        ..event(&format!("x{at}"), "15:40", &format!("Step {at}"))
    });
    let found = check(&golden(rows.collect()));
    let known: Vec<_> = found.iter().filter(|found| sentence(found).starts_with("! It is said")).collect();
    assert_eq!(known.len(), LISTED);
    assert_eq!(known[LISTED - 1].more, 50 - LISTED);
    assert!(sentence(known[LISTED - 1]).ends_with("45 more like this."));
}

#[test]
fn a_hundred_thousand_events() {
    let document = long(100_000);
    let measured = |document: &Document| {
        let begun = Instant::now();
        let found = check(document);
        (begun.elapsed(), found.len())
    };
    let (time, found) = (0..5).map(|_| measured(&document)).min().unwrap();
    println!("100 000 events: {time:?}, {found} findings");
    assert!(found < 30);
    // Far above what it takes, so that a busy machine does not fail: only n² would be caught.
    assert!(time.as_secs() < 5, "{time:?}");
    let equal =
        document.events.iter().map(|event| Rc::new(Event { at: Some(moment("13:00")), ..(**event).clone() }));
    let (time, _) = measured(&Document { events: order::arrange(equal), ..document.clone() });
    println!("all at one instant: {time:?}");
    assert!(time.as_secs() < 5, "{time:?}");
}
