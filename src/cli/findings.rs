//! Findings in words.

use super::words::{Speaker, measure};
use postmortem_timeline::model::findings::{Claim, Finding, Place, What};
use postmortem_timeline::model::{Event, MarkerKey, Moment, Precision, Record, Value};
use postmortem_timeline::text::{Msg, typed};

/// How many of the events of a finding are listed.
const MOST: usize = 5;

/// What was found, with its figures.
pub fn text(speaker: &Speaker<'_>, finding: &Finding) -> String {
    let words = speaker.words;
    let none = Event::default();
    let event = finding.events.first().and_then(|id| speaker.event(id)).unwrap_or(&none);
    let count = finding.events.len();
    match &finding.what {
        What::MarkerWithoutEvent { marker } => words.say(Msg::FindingMarkerGone, [&words.marker(marker)]),
        What::MarkerWithoutTime { marker } => {
            words.say(Msg::FindingMarkerUndated, [&words.marker(marker), &speaker.text(event)])
        }
        What::MarkerWithoutEnd { marker } => {
            words.say(Msg::FindingMarkerNoEnd, [&words.marker(marker), &speaker.text(event)])
        }
        What::MarkerOrder { first, second, .. } => {
            let time = |key| marker_time(speaker, key);
            let (later, earlier) = (words.marker(second), words.marker(first));
            words.say(Msg::FindingOrder, [&later, &time(second), &earlier, &time(first)])
        }
        What::MissingMarkers { markers } => {
            let names: Vec<_> = markers.iter().map(|marker| words.marker(marker)).collect();
            words.say(Msg::FindingMissingMarker, [&names.join(", ")])
        }
        What::Backwards { .. } => {
            words.say(Msg::FindingUntilBefore, [&speaker.began(event), &speaker.ended(event)])
        }
        What::CrossedBounds => words.say(
            Msg::FindingBoundsInverted,
            [&bound(speaker, event.earliest), &bound(speaker, event.latest)],
        ),
        What::Future { seconds } => {
            words.say(Msg::FindingFuture, [&speaker.began(event), &speaker.length(*seconds)])
        }
        What::Contradicted(claim) => contradicted(speaker, claim),
        What::ClockGap => words.say(Msg::FindingGapClock, [&typed_or_time(speaker, event), &speaker.zone()]),
        What::ClockFold => {
            words.say(Msg::FindingFoldClock, [&typed_or_time(speaker, event), &speaker.zone()])
        }
        What::OtherOffset => {
            format!("{} were read in {}, which has another offset then", times(count), speaker.zone())
        }
        What::Ambiguous { why } => {
            let (typed, time) = (typed_or_time(speaker, event), speaker.began(event));
            typed::question(words, *why, &typed, &time, speaker.zone(), "the row above")
        }
        What::Duplicate { same_text: true } => {
            words.say(Msg::FindingDuplicate, [&speaker.began(event), &speaker.text(event)])
        }
        What::Duplicate { same_text: false } => {
            format!("Two events at {} look alike. Is one of them enough?", speaker.began(event))
        }
        What::YearSlip { years } => {
            let direction = if *years < 0 { "earlier" } else { "later" };
            let (time, years) = (speaker.began(event), years.unsigned_abs());
            format!("{time} is far from all others, and among them {years} y {direction}. Is the year right?")
        }
        What::Silence { seconds } => {
            let next = finding.events.get(1).and_then(|id| speaker.event(id)).unwrap_or(&none);
            let from = if event.until.is_some() { speaker.ended(event) } else { speaker.began(event) };
            words.say(Msg::FindingGap, [&speaker.length(*seconds), &from, &speaker.began(next)])
        }
        What::Outside => format!("{} far away from the incident. Are the dates right?", are(count)),
        What::Undated => words.say(Msg::FindingUndated, [&count]),
        What::NoEvidence => words.say(Msg::FindingNoEvidence, [&count]),
    }
}

/// The events that a finding is about, each on a line.
pub fn rows(speaker: &Speaker<'_>, finding: &Finding) -> Vec<String> {
    let events = finding.events.iter().take(MOST).filter_map(|id| speaker.event(id));
    let row =
        |event: &Event| format!("    {}  {}  (id {})", speaker.began(event), speaker.text(event), event.id);
    let mut rows: Vec<String> = events.map(row).collect();
    if finding.events.len() > MOST {
        rows.push(format!("    and {} more", finding.events.len() - MOST));
    }
    rows
}

fn contradicted(speaker: &Speaker<'_>, claim: &Claim) -> String {
    let (place, text) = match &claim.place {
        Place::Event(id) => {
            let text = speaker.event(id).map(|event| event.text.clone()).unwrap_or_default();
            (format!("event {id}"), text)
        }
        Place::Report(field) => {
            let report = &speaker.document.report;
            let at = usize::from(*field);
            let key = report.fields().get(at).map_or("", |field| field.key);
            let text = match report.get(at) {
                Value::Text(text) => text,
                _ => "".into(),
            };
            (format!("report, {key}"), text)
        }
    };
    let stated = text.get(claim.start..claim.end).unwrap_or_default();
    let computed = speaker.amount(&claim.actual);
    speaker.words.say(Msg::FindingStated, [&stated, &place, &measure(claim.measure), &computed])
}

fn marker_time(speaker: &Speaker<'_>, key: &MarkerKey) -> String {
    let marker = speaker.document.markers.get(key);
    let event = marker.and_then(|marker| speaker.event(&marker.event).zip(Some(marker.end)));
    match event {
        Some((event, true)) => speaker.ended(event),
        Some((event, false)) => speaker.began(event),
        None => "–".into(),
    }
}

fn bound(speaker: &Speaker<'_>, at: Option<Moment>) -> String {
    at.map_or_else(|| "–".to_owned(), |at| speaker.time(at, &Precision::Minute))
}

fn typed_or_time(speaker: &Speaker<'_>, event: &Event) -> String {
    if event.typed.is_empty() { speaker.began(event) } else { event.typed.to_string() }
}

fn times(count: usize) -> String {
    if count == 1 { "The times of one event".into() } else { format!("The times of {count} events") }
}

fn are(count: usize) -> String {
    if count == 1 { "One event lies".into() } else { format!("{count} events lie") }
}
