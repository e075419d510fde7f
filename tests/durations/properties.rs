//! What holds for any document.

use super::*;
use proptest::prelude::*;

const BASE: i64 = 1_518_220_800; // 2018-02-10T00:00:00Z

/// What really happened, and a way to state it that is true.
#[derive(Clone, Debug)]
struct Stated {
    truth: i64,
    at: i64,
    precision: Precision,
    certainty: Certainty,
    bounds: (Option<i64>, Option<i64>),
}

/// A true statement about an instant within four hours (or, for days, a few days).
fn stated() -> impl Strategy<Value = Stated> {
    let slack = || 0..7_200_i64;
    (BASE..BASE + 14_400, 0..7_u8, slack(), slack(), slack(), any::<(bool, bool)>()).prop_map(
        |(truth, way, within, below, above, (has_earliest, has_latest))| {
            let of = |at, precision, certainty, bounds| Stated { truth, at, precision, certainty, bounds };
            let earliest = has_earliest.then_some(truth - below);
            let latest = has_latest.then_some(truth + above);
            let (exact, minute) = (Certainty::Exact, Precision::Minute);
            match way {
                0 => of(truth, minute, exact, (None, None)),
                1 => of(truth - truth % 3_600 + within % 3_600, Precision::Hour, exact, (earliest, latest)),
                2 => of(truth - truth % 86_400 + within * 11, Precision::Day, exact, (None, latest)),
                3 => of(truth + within, minute, Certainty::Before, (earliest, latest)),
                4 => of(truth - within, minute, Certainty::After, (earliest, latest)),
                5 => of(
                    truth - below + within,
                    minute,
                    Certainty::About,
                    (Some(truth - below), Some(truth + above)),
                ),
                _ => of(
                    truth - truth % 3_600 + within % 3_600,
                    Precision::Hour,
                    Certainty::Before,
                    (earliest, None),
                ),
            }
        },
    )
}

impl Stated {
    fn event(&self, id: &str) -> Event {
        Event {
            id: id.into(),
            at: Some(Moment::from_unix(self.at)),
            precision: self.precision.clone(),
            certainty: self.certainty.clone(),
            earliest: self.bounds.0.map(Moment::from_unix),
            latest: self.bounds.1.map(Moment::from_unix),
            ..Event::default()
        }
    }
}

fn holds(amount: Amount, truth: i64) -> bool {
    amount.least().is_none_or(|least| least <= truth) && amount.most().is_none_or(|most| truth <= most)
}

proptest! {
    #[test]
    fn a_figure_never_claims_more_than_the_two_times_say(start in stated(), end in stated()) {
        let state = between(start.event("s"), end.event("e"));
        let amount = state.amount().unwrap();
        prop_assert!(holds(amount, end.truth - start.truth), "{amount:?}");
        prop_assert!(!matches!(amount, Amount::About(_)));
    }

    #[test]
    fn impact_holds_the_true_union(
        intervals in prop::collection::vec((stated(), stated(), any::<bool>()), 1..6)
    ) {
        let mut affected = vec![false; 14_400];
        let mut rows = Vec::new();
        for (number, (start, end, open)) in intervals.iter().enumerate() {
            // The end has no bounds of its own and must not lie before the start.
            let plain = end.bounds == (None, None) || matches!(end.certainty, Certainty::Before | Certainty::After);
            if !plain || end.truth < start.truth {
                continue;
            }
            affected[(start.truth - BASE) as usize..(end.truth - BASE) as usize].fill(true);
            rows.push(Event {
                kind: Kind::Impact,
                until: (!open).then_some(Moment::from_unix(end.at)),
                until_precision: Some(end.precision.clone()),
                until_certainty: end.certainty.clone(),
                ..start.event(&format!("i{number}"))
            });
        }
        let truth = affected.iter().filter(|second| **second).count() as i64;
        if let Some(impact) = durations::measure(&document(rows, &[]), None).impact
            && let Some(amount) = impact.state.amount()
        {
            prop_assert!(holds(amount, truth), "{amount:?} for {truth}");
        }
    }

    #[test]
    fn any_document_gives_a_state(
        rows in prop::collection::vec((any::<[i64; 4]>(), 0..5_usize, 0..4_usize, any::<u8>()), 0..9),
        markers in prop::collection::vec((0..14_usize, 0..10_usize, any::<bool>()), 0..12),
        profile in 0..9_usize,
        now in any::<Option<i64>>(),
    ) {
        let names = [
            "start", "detect", "mitigate", "resolve", "declare", "acknowledge", "recover", "close",
            "start.2", "mitigate.2", "resolve.3", "detect.99999999999", "trigger", "own",
        ];
        let event = |(number, (times, precision, certainty, flags)): (usize, ([i64; 4], usize, usize, u8))| {
            let time = |bit: u8| {
                let place = bit as usize;
                (flags >> bit & 1 == 1).then_some(Moment { nanos: 7, ..Moment::from_unix(times[place]) })
            };
            Event {
                id: format!("{number}").as_str().into(),
                at: time(0),
                until: time(1),
                earliest: time(2),
                latest: time(3),
                precision: Precision::ALL[precision].clone(),
                certainty: Certainty::ALL[certainty].clone(),
                kind: if flags > 127 { Kind::Impact } else { Kind::Note },
                ..Event::default()
            }
        };
        let profile = profile::ALL.get(profile).map_or("no such", |profile| profile.name);
        let document = Document {
            profile: profile.into(),
            markers: markers
                .into_iter()
                .map(|(name, id, end)| {
                    let event = format!("{id}").as_str().into();
                    (MarkerKey::from_name(names[name]), Marker { end, ..Marker::at(event) })
                })
                .collect(),
            events: order::arrange(rows.into_iter().enumerate().map(event).map(Rc::new)),
            ..Document::default()
        };
        let durations = durations::measure(&document, now.map(Moment::from_unix));
        for duration in durations.figures.iter().chain(&durations.legs) {
            let missing = duration.start.is_none() || duration.end.is_none();
            prop_assert_eq!(missing, matches!(duration.state, State::Missing { .. }));
        }
    }
}
