//! `check`: what is worth a look, and what was repaired.

use super::words::{Speaker, plain};
use super::{Answer, findings};
use postmortem_timeline::format::{Loaded, Mode, wording};
use postmortem_timeline::model::Moment;
use postmortem_timeline::model::findings::{Severity, check};
use postmortem_timeline::zones_native::NativeZones;

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
        let level = match finding.severity {
            Severity::Look => "look",
            Severity::Note => "note",
        };
        lines.push(format!("{level}: {}", plain(&findings::text(&speaker, &finding))));
        lines.extend(findings::rows(&speaker, &finding));
    }
    let status = u8::from(!lines.is_empty());
    if lines.is_empty() {
        lines.push("nothing stands out".into());
    }
    Answer { out: lines.join("\n") + "\n", status }
}
