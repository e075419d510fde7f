//! Durations that a text states and the markers contradict.
//!
//! The texts of the report are read, and those of events that speak of a downtime as a whole.
//! A statement counts when a word nearby says what lasted: "down for", "unerkannt", "resolved
//! within". It is contradicted when none of the spans that it can mean comes near it: people count
//! a downtime to the mitigation or to the end, and a repair from the start or from the alert.
//!
//! | the text says | allowed |
//! | --- | --- |
//! | "2 hours", "2 h 20 min" | half of the smallest unit, at most a fifth, at least a minute |
//! | "approximately", "knapp", "~" | a fifth |
//! | "more than", "mindestens" | anything from 5 % less on |
//! | "within", "höchstens" | anything up to 5 % more |
//!
//! What is further off but within a tenth is a note.

mod scan;
mod tokens;
mod words;

use super::list::List;
use super::scene::{Scene, stamp};
use super::what::{Place, Severity, What};
use crate::model::durations::{Amount, Window};
use crate::model::profile::Measure;
use crate::model::{Event, MINUTE, MarkerKey, ReportField, Text};
use scan::Stated;
use words::{About, Claim};
pub(super) use words::{Sieve, downtime_sieve, speaks_of_downtime, words_of};

/// The parts of the report that are read.
const PARTS: [ReportField; 6] = [
    ReportField::Summary,
    ReportField::Impact,
    ReportField::Trigger,
    ReportField::Detection,
    ReportField::Resolution,
    ReportField::Supporting,
];

pub(super) fn check(scene: &Scene<'_>, list: &mut List) {
    if scene.durations.ongoing {
        return;
    }
    let spans = Spans::new(scene);
    let report = &scene.document.report;
    let texts: [&Text; 6] = [
        &report.summary, &report.impact, &report.trigger, &report.detection, &report.resolution,
        &report.supporting,
    ];
    for (part, text) in PARTS.into_iter().zip(texts) {
        for stated in scan::all(text, false) {
            spans.compare(&stated, &Place::Report(part), None, list);
        }
    }
    for event in scene.known.stating() {
        for stated in scan::all(&event.text, true) {
            spans.compare(&stated, &Place::Event(stamp(event)), Some(event), list);
        }
    }
}

/// A span that a statement can mean; those that the product shows have a name.
struct Span {
    measure: Option<Measure>,
    amount: Amount,
}

/// The spans of the incident for each claim, the one that is usually meant first.
struct Spans {
    outage: Vec<Span>,
    detect: Vec<Span>,
    mitigate: Vec<Span>,
    resolve: Vec<Span>,
}

impl Spans {
    fn new(scene: &Scene<'_>) -> Self {
        let begins = ["start", "detect", "declare", "acknowledge"];
        let ends = ["mitigate", "resolve", "recover", "close"];
        let mut outage = between(scene, &["start"], &ends);
        name(scene, &mut outage, Measure::Resolve, "resolve");
        if let Some(amount) = scene.durations.impact.as_ref().and_then(|impact| impact.state.amount()) {
            outage.insert(0, Span { measure: Some(Measure::TotalImpact), amount });
        }
        let mut detect = between(scene, &["start"], &["acknowledge", "declare"]);
        name(scene, &mut detect, Measure::Detect, "detect");
        let mut mitigate = between(scene, &begins, &["mitigate", "recover"]);
        name(scene, &mut mitigate, Measure::Mitigate, "mitigate");
        let mut resolve = between(scene, &["start", "detect", "declare", "acknowledge", "mitigate"], &ends);
        name(scene, &mut resolve, Measure::Resolve, "resolve");
        Self { outage, detect, mitigate, resolve }
    }

    fn compare(&self, stated: &Stated, place: &Place, event: Option<&Event>, list: &mut List) {
        let spans = match stated.claim {
            Claim::Outage => &self.outage,
            Claim::Detect => &self.detect,
            Claim::Mitigate => &self.mitigate,
            Claim::Resolve => &self.resolve,
        };
        let (least, most) = allowed(stated);
        let (tenth_less, tenth_more) =
            (stated.seconds - stated.seconds / 10, stated.seconds + stated.seconds / 10);
        if spans.iter().any(|span| meets(&span.amount, least, most)) {
            return;
        }
        let near = |span: &&Span| meets(&span.amount, tenth_less, tenth_more);
        let close = spans.iter().find(near);
        let Some((measure, span)) = close.or(spans.first()).and_then(|span| Some((span.measure?, span)))
        else {
            return;
        };
        let Some(seconds) = stated_seconds(&span.amount) else { return };
        let what = What::Stated {
            stated: stated.text.as_str().into(),
            place: place.clone(),
            measure,
            seconds,
            rough: !matches!(span.amount, Amount::Exactly(_)),
            close: close.is_some(),
        };
        let severity = if close.is_some() { Severity::Note } else { Severity::Look };
        list.add_all(severity, what, event.into_iter().collect(), vec![]);
    }
}

/// Puts the span from the start to this marker first, under its name; without it there is nothing
/// to compare with.
fn name(scene: &Scene<'_>, spans: &mut Vec<Span>, measure: Measure, marker: &str) {
    match between(scene, &["start"], &[marker]).pop() {
        Some(span) => spans.insert(0, Span { measure: Some(measure), ..span }),
        None => spans.clear(),
    }
}

fn between(scene: &Scene<'_>, from: &[&str], to: &[&str]) -> Vec<Span> {
    let window = |name: &&str| scene.counting(&MarkerKey::from_name(name))?.window();
    let to: Vec<Window> = to.iter().filter_map(window).collect();
    let from = from.iter().filter_map(window);
    from.flat_map(|from| to.iter().map(move |to| Span { measure: None, amount: Amount::between(&from, to) }))
        .collect()
}

/// Whether a length can lie between these bounds.
fn meets(amount: &Amount, least: i64, most: i64) -> bool {
    amount.least().is_none_or(|amount| amount <= most) && amount.most().is_none_or(|amount| amount >= least)
}

/// The figure to show beside the statement.
fn stated_seconds(amount: &Amount) -> Option<i64> {
    match amount {
        Amount::Between { estimate: Some(seconds), .. } => Some(*seconds),
        other => other.least().or(other.most()),
    }
}

/// The lengths that a statement allows.
fn allowed(stated: &Stated) -> (i64, i64) {
    let seconds = stated.seconds;
    let around = |slack: i64| (seconds.saturating_sub(slack), seconds.saturating_add(slack));
    match stated.about {
        About::Exact => around((stated.unit / 2).min(seconds / 5).max(MINUTE)),
        About::Roughly => around((seconds / 5).max(MINUTE)),
        About::AtLeast => (seconds - seconds / 20, i64::MAX),
        About::AtMost => (i64::MIN, seconds.saturating_add(seconds / 20)),
    }
}
