//! Findings: each with the document that calls for it, what its fix does, and what is no finding.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests"
)]

#[path = "support/arbitrary.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod arbitrary;
#[path = "findings/events.rs"]
mod events;
#[path = "findings/markers.rs"]
mod markers;
#[path = "findings/sentences.rs"]
mod sentences;
#[path = "findings/stated.rs"]
mod stated;
#[path = "findings/whole.rs"]
mod whole;

use postmortem_timeline::edit::{Action, Env, Label, Mode, Session, fix_commands};
use postmortem_timeline::format;
use postmortem_timeline::model::findings::{self, Finding, Severity};
use postmortem_timeline::model::{Document, Event, Evidence, Marker, MarkerKey, Moment, Report, order};
use postmortem_timeline::text::{Words, finding};
use postmortem_timeline::zones_native::NativeZones;
use std::rc::Rc;

/// A time of 2018-02-10 in UTC, or a whole RFC 3339 text.
fn moment(text: &str) -> Moment {
    let clock = format!("2018-02-10T{text}:00Z");
    Moment::parse(text).or_else(|| Moment::parse(&clock)).unwrap_or_else(|| panic!("{text} is no time"))
}

/// An event with evidence, so that the lack of it is not found everywhere.
fn event(id: &str, at: &str, text: &str) -> Event {
    let link = Evidence {
        id: format!("e-{id}").as_str().into(),
        url: "https://example.org".into(),
        ..Default::default()
    };
    Event {
        id: id.into(),
        at: (!at.is_empty()).then(|| moment(at)),
        text: text.into(),
        evidence: [Rc::new(link)].into(),
        ..Event::default()
    }
}

/// A document with these markers; `$` behind an event means its end.
fn document(events: Vec<Event>, markers: &[(&str, &str)]) -> Document {
    let marker = |(name, id): &(&str, &str)| match id.strip_suffix('$') {
        Some(id) => (MarkerKey::from_name(name), Marker { end: true, ..Marker::at(id.into()) }),
        None => (MarkerKey::from_name(name), Marker::at((*id).into())),
    };
    Document {
        events: order::arrange(events.into_iter().map(Rc::new)),
        markers: markers.iter().map(marker).collect(),
        ..Document::default()
    }
}

const MAIN: [(&str, &str); 4] = [("start", "s"), ("detect", "d"), ("mitigate", "m"), ("resolve", "r")];

/// The golden incident (a), with these events more.
fn golden(more: Vec<Event>) -> Document {
    let rows =
        [("s", "13:01", "Errors begin"), ("d", "15:23", "Alert"), ("m", "16:14", "Old release is back")];
    let rows = rows.into_iter().chain([("r", "17:50", "All queues are empty")]);
    document(rows.map(|(id, at, text)| event(id, at, text)).chain(more).collect(), &MAIN)
}

/// The golden incident with another time for one event.
fn golden_with(id: &str, change: impl Fn(Event) -> Event) -> Document {
    let plain = golden(vec![]);
    let rows = plain.events.iter().map(|event| match event.id.as_str() == id {
        true => Rc::new(change((**event).clone())),
        false => event.clone(),
    });
    Document { events: order::arrange(rows), ..plain }
}

fn check(document: &Document) -> Vec<Finding> {
    findings::check(document, Some(moment("2018-03-01T12:00:00Z")), &NativeZones)
}

/// The sentences that are found, those worth a look marked with `!`.
fn says(document: &Document) -> Vec<String> {
    check(document).iter().map(sentence).collect()
}

fn sentence(found: &Finding) -> String {
    let show = |at: &Moment, _: &_| at.to_string().replace("2018-02-10T", "").replace(":00Z", "");
    let says = finding::sentence(Words::for_tag("en"), found, &show).replace('\u{a0}', " ");
    let mark = if found.severity == Severity::Look { "! " } else { "" };
    format!(
        "{mark}{says}{}",
        finding::more(Words::for_tag("en"), found).map(|more| format!(" {more}")).unwrap_or_default()
    )
}

fn looks(document: &Document) -> Vec<String> {
    says(document).into_iter().filter(|says| says.starts_with('!')).collect()
}

/// The first fix of the only finding that begins so: the finding goes, and undo brings the
/// document back to the byte. Gives the document after the fix.
#[track_caller]
fn fixed(document: &Document, beginning: &str, fix: usize) -> Document {
    let all = check(document);
    let mut found = all.iter().filter(|found| sentence(found).starts_with(beginning));
    let first = found.next().unwrap_or_else(|| panic!("no “{beginning}” in {:?}", says(document)));
    let env = Env { zones: &NativeZones, now: None };
    let before = Session::new(document.clone(), Mode::Edit, 1);
    let commands = fix_commands(document, &first.fixes[fix]);
    let after = before.after(Action::Commands(Label::ApplyFix, commands), env);
    assert_ne!(after.document, *document, "the fix did nothing");
    let still = says(&after.document);
    assert!(!still.iter().any(|says| says.starts_with(beginning)), "still found: {still:?}");
    assert!(order::is_arranged(&after.document.events));
    let undone = after.after(Action::Undo, env);
    assert_eq!(format::write(&undone.document), format::write(document));
    assert!(!undone.can_undo(), "more than one entry");
    after.document
}

fn with_summary(text: &str) -> Document {
    let report = Report { summary: text.into(), ..Report::default() };
    Document { report: Rc::new(report), ..golden(vec![]) }
}
