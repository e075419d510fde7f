//! All sentences and all labels, in both languages.

use super::*;
use findings::{Fix, Place, Stamp, What};
use postmortem_timeline::model::profile::Measure;
use postmortem_timeline::model::{Precision, ReportField, Text};
use std::fmt::Write;

fn stamp(at: &str) -> Stamp {
    Stamp { at: moment(at), precision: Precision::Minute }
}

fn stated(place: Place, measure: Measure, rough: bool, close: bool) -> What {
    What::Stated { stated: "1 hour".into(), place, measure, seconds: 8_520, rough, close }
}

fn all() -> Vec<What> {
    let (text, key): (Text, _) = (
        "The **old** release is back, with [logs](https://example.org), and then some more words".into(),
        MarkerKey::Detect,
    );
    let (at, zone): (_, Text) = (stamp("15:20"), "Europe/Berlin".into());
    let slip = |years, count| What::YearSlip { at: stamp("2019-02-10T15:20:00Z"), years, count };
    let outside = |distance| What::Outside { at: stamp("2018-02-01T15:20:00Z"), distance };
    let report = |field| Place::Report(field);
    vec![
        What::MarkerGone { key: key.clone() },
        What::Order {
            later: MarkerKey::Resolve,
            later_at: at.clone(),
            earlier: MarkerKey::Mitigate,
            earlier_at: stamp("16:00"),
        },
        What::MarkerUndated { key: key.clone(), text: "".into() },
        What::MarkerNoEnd { key: key.clone(), text: text.clone() },
        What::UntilBefore { from: stamp("16:00"), until: at.clone() },
        What::BoundsInverted { earliest: moment("16:00"), latest: moment("15:20") },
        slip(1, 1),
        slip(-2, 3),
        What::Future { at: at.clone(), distance: 86_400 + 3_600 + 125 },
        What::Missing { key: key.clone(), suggestion: None },
        What::Missing { key: MarkerKey::from_name("own mark"), suggestion: Some((at.clone(), text.clone())) },
        stated(report(ReportField::Summary), Measure::Resolve, false, false),
        stated(report(ReportField::Impact), Measure::TotalImpact, true, false),
        stated(report(ReportField::Trigger), Measure::Mitigate, false, true),
        stated(report(ReportField::Detection), Measure::Detect, false, true),
        stated(report(ReportField::Resolution), Measure::Resolve, false, false),
        stated(report(ReportField::Supporting), Measure::Resolve, false, false),
        stated(Place::Event(Some(at.clone())), Measure::Resolve, false, false),
        stated(Place::Event(None), Measure::Resolve, false, false),
        What::ZoneUnknown { zone: "Mars".into() },
        What::ClockGap { at: at.clone(), zone: zone.clone() },
        What::ClockFold { at: at.clone(), zone },
        What::ImpactOpen { text: text.clone() },
        What::ImpactAfterResolve { until: stamp("16:00"), resolve: at.clone() },
        What::KnownBefore { known: moment("14:00"), at: at.clone() },
        What::Duplicate { at, text: text.clone() },
        outside(-800_000),
        outside(90_000),
        What::Gap { seconds: 5_760, from: moment("16:14"), to: moment("17:50") },
        What::Undated { count: 1, text: Some(text) },
        What::Undated { count: 7, text: None },
        What::NoEvidence { markers: vec![], count: 1 },
        What::NoEvidence { markers: vec![key.clone()], count: 4 },
        What::NoEvidence { markers: vec![MarkerKey::Start, key], count: 4 },
    ]
}

fn fixes() -> Vec<Fix> {
    let (key, id) = (MarkerKey::Detect, postmortem_timeline::model::Id::new("x"));
    let at = moment("2018-10-28T02:30:00+01:00");
    vec![
        Fix::SwapMarkers(key.clone(), MarkerKey::Resolve),
        Fix::Mark { key: key.clone(), event: id.clone(), end: false },
        Fix::Mark { key: key.clone(), event: id.clone(), end: true },
        Fix::Unmark(key.clone()),
        Fix::UseBeginning(key),
        Fix::SwapEnds(id.clone()),
        Fix::SwapBounds(id.clone()),
        Fix::EndNextDay(id.clone()),
        Fix::EndAt(id.clone(), moment("16:14")),
        Fix::MoveDays(id.clone(), 1),
        Fix::MoveDays(id.clone(), -2),
        Fix::MoveYears(vec![id.clone()], -1),
        Fix::MoveYears(vec![id.clone()], 2),
        Fix::UseTime { event: id.clone(), end: false, at },
        Fix::UseTime { event: id.clone(), end: false, at: moment("2018-10-28T02:30:00-03:30") },
        Fix::ConfirmZone(id.clone()),
        Fix::SetZone("Europe/Berlin".into()),
        Fix::ForgetKnown(id.clone()),
        Fix::Merge { keep: id.clone(), gone: id },
    ]
}

#[test]
fn sentences_and_labels() {
    let show =
        |at: &Moment, precision: &Precision| postmortem_timeline::text::moment::clock(at.civil(), precision);
    let mut table = String::new();
    for tag in ["en", "de"] {
        let words = Words::for_tag(tag);
        for what in all() {
            let mut both: Vec<String> = [Severity::Look, Severity::Note]
                .map(|severity| Finding {
                    severity,
                    what: what.clone(),
                    events: vec![],
                    fixes: vec![],
                    more: 0,
                })
                .map(|found| finding::sentence(words, &found, &show))
                .to_vec();
            both.dedup();
            both.iter().for_each(|says| writeln!(table, "{tag}: {}", says.replace('\u{a0}', "⍽")).unwrap());
        }
        for fix in fixes() {
            writeln!(table, "{tag} [{}]", finding::fix_label(words, &fix, &show).replace('\u{a0}', "⍽"))
                .unwrap();
        }
    }
    insta::assert_snapshot!("sentences", table);
}
