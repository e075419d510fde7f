//! `check`: what is worth a look, and what was repaired.

use super::Answer;
use super::words::{Speaker, plain};
use postmortem_timeline::format::{Loaded, Mode, wording};
use postmortem_timeline::model::findings::{Finding, Severity, check};
use postmortem_timeline::model::{Event, Moment, Precision};
use postmortem_timeline::text::finding;
use postmortem_timeline::zones_native::NativeZones;

/// How many of the events of a finding are listed.
const MOST: usize = 5;

/// Says what was repaired, and what is worth a look.
pub fn run(loaded: &Loaded, now: Moment) -> Answer {
    let speaker = Speaker::new(&loaded.document);
    let mut lines = Vec::new();
    if let Mode::NewerVersion { found, supported, .. } = loaded.mode {
        lines.push(format!(
            "newer: of version {found}, and this program knows {supported}: read as far as it is understood"
        ));
    }
    lines.extend(loaded.notes.iter().map(|note| format!("repaired: {}", plain(&wording::note(note)))));
    for finding in check(&loaded.document, Some(now), &NativeZones) {
        lines.extend(told(&speaker, &finding));
    }
    let status = u8::from(!lines.is_empty());
    if lines.is_empty() {
        lines.push("nothing stands out".into());
    }
    Answer { out: lines.join("\n") + "\n", status }
}

/// A finding, and the events that it is about.
fn told(speaker: &Speaker<'_>, found: &Finding) -> Vec<String> {
    let level = match found.severity {
        Severity::Look => "look",
        Severity::Note => "note",
    };
    let show = |at: &Moment, precision: &Precision| speaker.time(*at, precision);
    let sentence = finding::sentence(speaker.words, found, &show);
    let mut lines = vec![format!("{level}: {}", plain(&sentence))];
    let events = found.events.iter().filter_map(|id| speaker.event(id));
    let row = |event: &Event| {
        format!("    {}  {}  (id {})", speaker.began(event), speaker.text(event), plain(event.id.as_str()))
    };
    lines.extend(events.take(MOST).map(row));
    if found.events.len() > MOST {
        lines.push(format!("    and {} more", found.events.len() - MOST));
    }
    lines.extend(finding::more(speaker.words, found).map(|more| format!("    {}", plain(&more))));
    lines
}
