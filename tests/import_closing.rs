//! Lists whose entries end with their times, in every way to set these off.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::zones_native::NativeZones;

const LAYOUTS: &[&str] = &[
    "- {x}: {t}\n", "{x}: {t}\n", "- **{x}**: {t}\n", "**{x}:** {t}\n\n", "- {x} - {t}\n", "- {x} – {t}\n",
    "* {x} ({t})\n", "- {x} at {t}\n", "- {x}, {t}\n", "1. {x}: {t}\n", "- {x} | {t}\n", "- {x} [{t}]\n",
    "- {x} — {t}\n", "- {x} @ {t}\n", "- {x} => {t}\n", "- {x} on {t}\n",
];
/// `{24}` the hour, `{25}` the next one, `{12}` and `{h}` the same on the clock of twelve.
const TIMES: &[&str] = &[
    "2031-03-12 {24}:{m} UTC",
    "2031-03-12 {24}:{m}",
    "March 12, 2031 {12}:{m} {h}",
    "{24}:{m} UTC, 2031-03-12",
    "{12}:{m} {h} UTC, 3/12/2031",
    "{24}:{m} UTC on March 12",
    "2031-03-12T{24}:{m}:00Z",
    "{24}:{m} UTC",
    "{24}:{m}",
    "12 March 2031 at {24}:{m}",
    "{24}:{m} – {25}:{m} UTC, 2031-03-12",
    "{24}:{m}–{25}:{m}",
    "2031-03-12 {24}:{m} - {25}:{m} UTC",
    "Mar 12, {24}:{m}",
    "Wed 12 Mar {24}:{m}",
    "{12}:{m} {h} on March 12th",
];
const ENTRIES: [(u32, u32, &str); 5] = [
    (8, 15, "Deploy of v3"),
    (9, 2, "Errors seen by users"),
    (10, 40, "Rollback of v3 done"),
    (11, 5, "Queue empty"),
    (13, 30, "Mail sent to Ada"),
];

fn list(layout: &str, time: &str) -> String {
    let line = |(hour, minute, text): (u32, u32, &str)| {
        let parts = [
            ("{24}", format!("{hour:02}")),
            ("{25}", format!("{:02}", hour + 1)),
            ("{12}", ((hour + 11) % 12 + 1).to_string()),
            ("{h}", if hour < 12 { "AM" } else { "PM" }.to_owned()),
            ("{m}", format!("{minute:02}")),
        ];
        let time = parts.iter().fold(time.to_owned(), |time, (part, value)| time.replace(part, value));
        layout.replace("{t}", &time).replace("{x}", text)
    };
    let lines: String = ENTRIES.into_iter().map(line).collect();
    format!(
        "# Shop down on 2031-03-12\n\n## Timeline (UTC)\n\n{lines}\n## Root cause\n\nThe pool was empty.\n"
    )
}

#[test]
fn times_behind_what_happened_are_read() {
    let mut faults = Vec::new();
    for (layout, time) in LAYOUTS.iter().flat_map(|layout| TIMES.iter().map(move |time| (layout, time))) {
        let text = list(layout, time);
        let found = import::read(&text, &Told::new(&NativeZones)).expect("a list is read");
        let read = |row: &import::Row| {
            let at = row.event.at.map(|at| at.to_string().chars().take(16).collect()).unwrap_or_default();
            (at, row.event.text.trim_matches('*').to_owned())
        };
        let read: Vec<(String, String)> = found.rows.iter().map(read).collect();
        let wanted = ENTRIES
            .map(|(hour, minute, text)| (format!("2031-03-12T{hour:02}:{minute:02}"), text.to_owned()));
        if read != wanted {
            faults.push(format!("{read:?}:\n{text}"));
        }
    }
    assert!(faults.is_empty(), "{} lists, the first: {:?}", faults.len(), faults.first());
}
