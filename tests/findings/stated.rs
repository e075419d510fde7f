//! Durations that texts state, against the markers.

use super::*;
use postmortem_timeline::model::durations::Amount;
use postmortem_timeline::model::findings::Place;
use postmortem_timeline::model::profile::Measure;
use postmortem_timeline::model::{Report, ReportField};

fn is_contradicted(what: &What) -> bool {
    matches!(what, What::Contradicted(_))
}

/// The golden incident: 8 520 s to detect, 11 580 to mitigate, 17 340 to resolve.
fn saying(summary: &str) -> Document {
    let report = Report { summary: summary.into(), ..Report::default() };
    Document { report: Rc::new(report), ..golden() }
}

#[test]
fn what_the_markers_contradict() {
    for summary in [
        "The service was down for approximately 1 hour.",
        "Der Dienst war ungefähr eine Stunde nicht erreichbar.",
        "The outage lasted less than two hours.",
        "Downtime: 95min",
        "The fault was noticed after 20 minutes.",
        "Der Ausfall dauerte länger als 6 Stunden.",
        "Nach 45 Minuten wurde die Störung bemerkt.",
    ] {
        only(&saying(summary), is_contradicted);
    }
}

#[test]
fn what_fits_one_of_the_durations() {
    for summary in [
        "The service was down for almost 5 hours.",
        "The outage was mitigated after 3 hours and 13 minutes and resolved after 4h 49m.",
        "It was down for over four hours.",
        "Detected after 2 hours 22 minutes.",
        "Der Ausfall dauerte rund 5 Stunden und blieb 142 Minuten unbemerkt.",
        "Mitigated within 51 minutes of the detection.",
        "Pods restart every 5 minutes; the site was down.",
        "We waited an hour for the certificate authority.",
    ] {
        none(&saying(summary), is_contradicted);
    }
}

#[test]
fn a_claim_names_place_measure_and_figure() {
    let finding = only(&saying("Sorry: we were down for 1 hour."), is_contradicted);
    let What::Contradicted(claim) = finding.what else { panic!() };
    assert_eq!((claim.place, claim.stated), (Place::Report(ReportField::Summary), 3_600));
    assert_eq!((claim.start, claim.end), (24, 30));
    // The nearest of the durations that may be meant: 3 h 13 min, start to mitigation.
    assert_eq!((claim.measure, claim.actual), (Measure::Mitigate, Amount::Exactly(11_580)));
}

#[test]
fn texts_of_marked_events_count_and_open_incidents_do_not() {
    let mut document = golden();
    let row = document.events.get(3).unwrap();
    let over = Event { text: "Resolved, total downtime 30 minutes".into(), ..(**row).clone() };
    document.events.replace(3, Rc::new(over));
    assert_eq!(ids(&only(&document, is_contradicted)), ["r"]);
    document.markers = document.markers.with(&MarkerKey::Resolve, None);
    none(&document, is_contradicted);
}
