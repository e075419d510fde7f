//! What holds for any document, and what it costs.

use super::*;
use postmortem_timeline::model::civil::{FIRST, LAST};
use postmortem_timeline::model::{Certainty, Precision};
use proptest::prelude::*;
use std::time::Instant;

proptest! {
    #[test]
    fn any_document_is_checked(
        rows in prop::collection::vec((any::<[i64; 4]>(), any::<[u8; 4]>(), "\\PC{0,20}", 0..3_usize), 0..20),
        markers in prop::collection::vec((0..8_usize, 0..20_usize, any::<bool>()), 0..8),
        summary in "(\\PC|1 hour|down|~| ){0,20}",
        now in prop::option::of(FIRST..LAST),
    ) {
        let names = ["start", "detect", "mitigate", "resolve", "recover", "detect.2", "resolve.2", "own"];
        let rows = rows.into_iter().enumerate().map(|(number, (times, ways, text, near))| {
            let base = [0, 1_518_220_800, 1_540_688_400][near];
            let time = |bit: usize| {
                let spread = if near == 0 { LAST } else { 100_000 };
                let seconds = base + times[bit] % spread;
                let seconds = seconds.clamp(FIRST, LAST);
                (ways[0] >> bit & 1 == 1).then_some(Moment::from_unix(seconds))
            };
            Event {
                id: format!("{number}").as_str().into(),
                at: time(0),
                until: time(1),
                earliest: time(2),
                latest: time(3),
                precision: Precision::ALL[usize::from(ways[1]) % 5].clone(),
                certainty: Certainty::ALL[usize::from(ways[2]) % 4].clone(),
                inferred: [["date", "zone"], ["year", "zone"]][usize::from(ways[3]) % 2].into_iter().collect(),
                typed: text.as_str().into(),
                text: text.as_str().into(),
                ..Event::default()
            }
        });
        let document = Document {
            timezone: "Europe/Berlin".into(),
            events: order::arrange(rows.map(Rc::new)),
            markers: markers
                .into_iter()
                .map(|(name, id, end)| {
                    (MarkerKey::from_name(names[name]), Marker { end, ..Marker::at(format!("{id}").as_str().into()) })
                })
                .collect(),
            report: Rc::new(postmortem_timeline::model::Report { summary: summary.into(), ..Default::default() }),
            ..Document::default()
        };
        let found = findings::check(&document, now.map(Moment::from_unix), &NativeZones);
        prop_assert!(found.is_sorted_by_key(|finding| finding.severity));
        prop_assert_eq!(found, findings::check(&document, now.map(Moment::from_unix), &NativeZones));
    }
}

/// A long import: a row every few seconds, a third of them at one instant with the row before.
fn long(count: i64, same_instant: bool) -> Document {
    let row = |number: i64| {
        let seconds = if same_instant { 0 } else { number * 7 - number % 3 * 7 };
        Rc::new(Event {
            id: postmortem_timeline::model::Id::from_number(number as u64),
            at: Some(Moment::from_unix(1_518_220_800 + seconds)),
            typed: "15:20:07 PST".into(),
            inferred: ["zone"].into_iter().collect(),
            text: format!("Host web-{number} answers health checks again after the restart").into(),
            ..Event::default()
        })
    };
    let marker = |key, number| (key, Marker::at(postmortem_timeline::model::Id::from_number(number)));
    Document {
        timezone: "Europe/Berlin".into(),
        events: (0..count).map(row).collect(),
        markers: [marker(MarkerKey::Start, 1), marker(MarkerKey::Resolve, count as u64 - 2)]
            .into_iter()
            .collect(),
        ..Document::default()
    }
}

#[test]
fn a_hundred_thousand_events_are_checked_in_no_time() {
    for same_instant in [false, true] {
        let document = long(100_000, same_instant);
        let start = Instant::now();
        let found = check(&document);
        println!("{} findings in {:?}, one instant: {same_instant}", found.len(), start.elapsed());
        assert!(found.len() < 10, "{found:?}");
        // An optimised build takes a few tens of milliseconds; this one is not, and others build.
        assert!(start.elapsed().as_secs() < 5);
    }
}
