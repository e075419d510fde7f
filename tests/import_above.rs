//! Fields above a list that say when something of the whole was, as reports have them: in lines, items,
//! tables and below headings. They mark entries of the list, and are none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::zones_native::NativeZones;

/// What reports call the fields, for each marker.
const NAMES: [(&str, &str, &[&str]); 4] = [
    (
        "start",
        "10:02",
        &[
            "Start", "Started", "Start time", "Incident start", "Impact start", "Outage start", "Started at",
            "Start Time (UTC)", "Incident Start Time", "Time of start", "Began", "Onset", "Störungsbeginn",
        ],
    ),
    (
        "detect",
        "10:07",
        &[
            "Detected", "Detected at", "Detection", "Detection time", "Time detected", "Time of detection",
            "Incident detected", "First detected", "Detected on", "Erkannt",
        ],
    ),
    (
        "mitigate",
        "10:31",
        &["Mitigated", "Mitigated at", "Mitigation", "Mitigation time", "Time of mitigation"],
    ),
    (
        "resolve",
        "10:58",
        &[
            "Resolved", "Resolved at", "Resolution", "Time of resolution", "End", "End time", "Incident end",
            "Incident resolved", "Fully resolved", "End Time (UTC)", "Outage end", "Recovered at",
            "Restored at", "Behoben",
        ],
    ),
];
/// How a field is written, and what stands before the first one.
const LAYOUTS: &[(&str, &str)] = &[
    ("- **{k}:** {v}\n", ""),
    ("**{k}:** {v}\n\n", ""),
    ("- {k}: {v}\n", ""),
    ("{k}: {v}\n", ""),
    ("* *{k}*: {v}\n", ""),
    ("**{k}**: {v}  \n", ""),
    ("- **{k}** - {v}\n", ""),
    ("| {k} | {v} |\n", "| Field | Value |\n|---|---|\n"),
    ("| **{k}** | {v} |\n", "| | |\n|---|---|\n"),
    ("{k}\t{v}\n", ""),
    ("### {k}\n\n{v}\n\n", ""),
];
const TIMES: &[&str] = &[
    "2031-03-12 {t} UTC", "{t} UTC", "2031-03-12 {t}", "2031-03-12T{t}:00Z", "{t}",
    "March 12, 2031, {t} UTC", "{t} UTC, 2031-03-12", "{t} (UTC) on 2031-03-12",
    "{t} UTC (as seen in the log)",
];
/// The list below: its entries begin with their times, or end with them.
const LISTS: [&str; 2] = [
    "\n## Timeline (UTC)\n\n- 10:02 - Deploy of v3\n- 10:07 - Ada looks at the graphs\n- 10:15 - Bob joins\n\
     - 10:31 - Rollback of v3\n- 10:58 - Queue is empty\n",
    "\n## Timeline (UTC)\n\n- Deploy of v3: 10:02\n- Ada looks at the graphs: 10:07\n- Bob joins: 10:15\n\
     - Rollback of v3: 10:31\n- Queue is empty: 10:58\n",
];

fn report((field, above): (&str, &str), time: &str, turn: usize) -> String {
    let of = |name: &str, value: &str| field.replace("{k}", name).replace("{v}", value);
    let mut text = format!("# Shop down\n\n{above}{}{}", of("Date", "2031-03-12"), of("Authors", "Ada, Bob"));
    for (_, clock, names) in NAMES {
        let name = names.iter().cycle().nth(turn).expect("there are names");
        text += &of(name, &time.replace("{t}", clock));
    }
    text + LISTS.iter().cycle().nth(turn).expect("there are lists")
}

#[test]
fn fields_above_a_list_mark_its_entries() {
    let told = Told::new(&NativeZones);
    let mut faults = Vec::new();
    for (layout, time, turn) in LAYOUTS
        .iter()
        .flat_map(|layout| TIMES.iter().flat_map(move |time| (0..14).map(move |turn| (layout, time, turn))))
    {
        let text = report(*layout, time, turn);
        let found = import::read(&text, &told).expect("a report is read");
        let rows = found.rows.iter().filter_map(|row| Some((row.event.at?, row)));
        let marks = rows.flat_map(|(at, row)| {
            let (hour, minute, _) = at.civil().clock();
            row.markers.iter().map(move |(key, _)| (key.as_str().to_owned(), format!("{hour}:{minute:02}")))
        });
        let mut marks: Vec<(String, String)> = marks.collect();
        marks.sort();
        let mut wanted = NAMES.map(|(key, clock, _)| (key.to_owned(), clock.to_owned()));
        wanted.sort();
        if found.rows.len() != 5 || marks != wanted {
            faults.push(format!("{} rows, {marks:?}:\n{text}", found.rows.len()));
        }
    }
    assert!(faults.is_empty(), "{} reports, the first: {:?}", faults.len(), faults.first());
}
