//! Lengths, times and names as the command line prints them.

use postmortem_timeline::model::durations::{Amount, Lack, Origin, Point, State};
use postmortem_timeline::model::profile::{Formula, Measure, Term};
use postmortem_timeline::model::{Document, Event, Id, Moment, Precision, zone};
use postmortem_timeline::text::{Msg, Words, duration, figure, moment};
use postmortem_timeline::zones_native::NativeZones;

/// How many characters of the text of an event are printed.
const LONGEST: usize = 60;

/// A text without what a terminal could take for a command, and without changes of direction.
pub fn plain(text: &str) -> String {
    let harmless = |c: char| match c {
        '\u{a0}' | '\u{202f}' | '\t' | '\n' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(harmless).collect()
}

/// Says things about one document, with its times in its own zone.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The document.
    pub document: &'a Document,
    /// The words.
    pub words: Words,
}

impl<'a> Speaker<'a> {
    /// Says things about this document, in English.
    pub fn new(document: &'a Document) -> Self {
        Self { document, words: Words::for_tag("en") }
    }

    /// The zone that times are printed in.
    pub fn zone(&self) -> &'a str {
        if self.document.timezone.is_empty() { "UTC" } else { &self.document.timezone }
    }

    /// Date and time.
    pub fn time(&self, at: Moment, precision: &Precision) -> String {
        let civil = zone::in_zone(&NativeZones, &self.document.timezone, at).civil();
        plain(&moment::with_date(self.words, civil, precision))
    }

    /// When an event began, or `–`.
    pub fn began(&self, event: &Event) -> String {
        event.at.map_or_else(|| "–".to_owned(), |at| self.time(at, &event.precision))
    }

    /// The event with this identifier.
    pub fn event(&self, id: &Id) -> Option<&'a Event> {
        self.document.events.find(id).map(|event| &**event)
    }

    /// The beginning of the text of an event.
    pub fn text(&self, event: &Event) -> String {
        let text = plain(&event.text);
        if text.chars().count() <= LONGEST {
            return text;
        }
        text.chars().take(LONGEST).chain(['…']).collect()
    }

    /// A length of time.
    pub fn length(&self, seconds: i64) -> String {
        plain(&duration::text(self.words, seconds))
    }

    /// A length of time with what is not certain about it.
    pub fn amount(&self, amount: &Amount) -> String {
        plain(&figure::amount(self.words, amount))
    }

    /// The figure of a duration, or why there is none.
    pub fn state(&self, formula: Option<Formula>, state: &State) -> String {
        match state {
            State::Known(seconds) => self.length(*seconds),
            State::Approximate(amount) => self.amount(amount),
            State::SoFar(amount) => plain(&self.words.say(Msg::SoFar, [&self.amount(amount)])),
            State::Inverted(amount) => format!("{} (ends before it begins)", self.amount(amount)),
            State::Missing { start, end } => {
                let lack = |lack: &Option<Lack>, term: Option<Term>| {
                    lack.as_ref().map(|lack| missing(lack, term.map_or("impact", term_name)))
                };
                let start = lack(start, formula.map(|formula| formula.from));
                let end = lack(end, formula.map(|formula| formula.to));
                start.into_iter().chain(end).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// An end point, as a date and time.
    pub fn point(&self, point: &Point) -> String {
        match point.origin {
            Origin::Now => "now".into(),
            _ => self.time(point.at, &point.precision),
        }
    }
}

fn missing(lack: &Lack, name: &str) -> String {
    match lack {
        Lack::NoMarker => format!("no {name} marked"),
        Lack::NoEvent(id) => format!("{name} names the event `{id}`, which is not there"),
        Lack::NoTime(_) => format!("{name} has no time"),
        Lack::NoEnd(_) => format!("{name} is the end of an event without one"),
        Lack::NoImpact => "no impact events with a time".into(),
        Lack::NoNow => "the time now is not known".into(),
    }
}

/// Why an end is missing, as one word.
pub fn lack_key(lack: &Lack) -> &'static str {
    match lack {
        Lack::NoMarker => "no-marker",
        Lack::NoEvent(_) => "no-event",
        Lack::NoTime(_) => "no-time",
        Lack::NoEnd(_) => "no-end",
        Lack::NoImpact => "no-impact",
        Lack::NoNow => "no-now",
    }
}

/// `detect − start`
pub fn formula(formula: &Formula) -> String {
    format!("{} − {}", term_name(formula.to), term_name(formula.from))
}

fn term_name(term: Term) -> &'static str {
    match term {
        Term::Marker(name) => name,
        Term::ImpactStart => "first impact",
        Term::ImpactEnd => "last impact's end",
    }
}

/// What a duration is called; with hyphens it is also its name in JSON.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Detect => "time to detect",
        Measure::Acknowledge => "time to acknowledge",
        Measure::Mitigate => "time to mitigate",
        Measure::Repair => "time to repair",
        Measure::Fix => "time to fix",
        Measure::Recover => "time to recover",
        Measure::Respond => "time to respond",
        Measure::Resolve => "time to resolve",
        Measure::Undetected => "undetected",
        Measure::Responding => "responding",
        Measure::Recovering => "recovering",
        Measure::TotalImpact => "total impact time",
        Measure::Lasted => "lasted",
        Measure::Handled => "handled",
    }
}
