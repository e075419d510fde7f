//! Findings: what is found, which events it names, what mends it, and how fast.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests")]

mod markers;
mod properties;
mod rows;
mod stated;
mod times;
mod zones;

use postmortem_timeline::model::findings::{self, Finding, Fix, Severity, What};
use postmortem_timeline::model::{
    Document, Event, Evidence, Kind, Marker, MarkerKey, Moment, Set, Status, order,
};
use postmortem_timeline::zones_native::NativeZones;
use std::rc::Rc;

fn moment(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|| panic!("{text} is no time"))
}

/// An event of 2018-02-10 in UTC (`15:20`), or at a whole RFC 3339 time.
fn event(id: &str, at: &str, text: &str) -> Event {
    let whole = if at.contains('T') { at.to_owned() } else { format!("2018-02-10T{at}:00Z") };
    Event { id: id.into(), at: Some(moment(&whole)), text: text.into(), ..Event::default() }
}

fn until(event: Event, clock: &str) -> Event {
    Event { until: Some(moment(&format!("2018-02-10T{clock}:00Z"))), ..event }
}

fn document(rows: Vec<Event>, markers: &[(&str, &str)]) -> Document {
    let marker = |(name, id): &(&str, &str)| match id.strip_suffix('$') {
        Some(id) => (MarkerKey::from_name(name), Marker { end: true, ..Marker::at(id.into()) }),
        None => (MarkerKey::from_name(name), Marker::at((*id).into())),
    };
    Document {
        events: order::arrange(rows.into_iter().map(Rc::new)),
        markers: markers.iter().map(marker).collect(),
        ..Document::default()
    }
}

/// The golden incident: 13:01, 15:23, 16:14, 17:50, each marked event with evidence.
fn golden() -> Document {
    let shown: Rc<[Rc<Evidence>]> = Rc::from([Rc::new(Evidence::default())]);
    let row = |id, at, text| Event { evidence: shown.clone(), ..event(id, at, text) };
    let rows = vec![
        row("s", "13:01", "Certificate expires"),
        row("d", "15:23", "Customers report errors"),
        row("m", "16:14", "Old certificate back in place"),
        row("r", "17:50", "All regions serve again"),
    ];
    document(rows, &[("start", "s"), ("detect", "d"), ("mitigate", "m"), ("resolve", "r")])
}

fn with(document: Document, more: Vec<Event>) -> Document {
    let rows = document.events.iter().cloned().chain(more.into_iter().map(Rc::new));
    Document { events: order::arrange(rows), ..document }
}

fn check(document: &Document) -> Vec<Finding> {
    findings::check(document, Some(moment("2018-02-12T09:00:00Z")), &NativeZones)
}

/// The only finding of a kind.
#[track_caller]
fn only(document: &Document, kind: fn(&What) -> bool) -> Finding {
    let mut found: Vec<Finding> = check(document).into_iter().filter(|f| kind(&f.what)).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[track_caller]
fn none(document: &Document, kind: fn(&What) -> bool) {
    let found: Vec<Finding> = check(document).into_iter().filter(|f| kind(&f.what)).collect();
    assert!(found.is_empty(), "{found:?}");
}

fn ids(finding: &Finding) -> Vec<&str> {
    finding.events.iter().map(|id| id.as_str()).collect()
}

#[test]
fn a_sound_document_has_no_findings() {
    assert_eq!(check(&golden()), []);
    assert_eq!(check(&Document::default()), []);
    let without_clock = findings::check(&golden(), None, &NativeZones);
    assert_eq!(without_clock, []);
}

#[test]
fn the_more_important_comes_first() {
    let rows = vec![
        event("late", "2019-03-01T10:00:00Z", "Review"),
        until(event("back", "17:00", "Rollback"), "16:50"),
        Event { at: None, ..event("when", "15:00", "Somebody noticed") },
    ];
    let mut document = with(golden(), rows);
    document.markers = document.markers.with(&MarkerKey::Detect, None);
    document.status = Status::Final;
    let found: Vec<_> =
        check(&document).into_iter().map(|finding| (finding.severity, finding.what)).collect();
    assert!(matches!(found[0], (Severity::Look, What::MissingMarkers { .. })), "{found:?}");
    assert!(matches!(found[1], (Severity::Look, What::Backwards { .. })), "{found:?}");
    assert!(matches!(found[2], (Severity::Look, What::Future { .. })), "{found:?}");
    assert!(matches!(found.last(), Some((Severity::Note, What::Undated))), "{found:?}");
    assert!(found.is_sorted_by_key(|(severity, _)| *severity));
}
