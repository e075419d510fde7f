//! One list, written in the manner of many authors: in every layout, with every way to write a time,
//! to set it off, and to say the day and the zone, the same entries are read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::zones_native::NativeZones;
use proptest::prelude::*;
use proptest::sample::select;

/// Hours, minutes, and what happened.
const ENTRIES: [(u32, u32, &str); 5] = [
    (9, 58, "Deploy of the gateway starts"),
    (10, 4, "Checkout answers slowly"),
    (10, 21, "Ada looks at the logs"),
    (11, 7, "The deploy is taken back"),
    (13, 15, "Everything is quiet"),
];

/// How a time is written: `{24}` the hour, `{12}` the same on the clock of twelve, `{m}` the minute,
/// `{h}` the half of the day.
const TIMES: &[&str] = &[
    "{24}:{m}",
    "{24}:{m} UTC",
    "{24}:{m}Z",
    "{24}:{m}:00",
    "{12}:{m} {h}",
    "{12}:{m} {h} UTC",
    "~{24}:{m}",
    "{24}h{m}",
    "{24}{m} UTC",
    "2031-03-12 {24}:{m}",
    "2031-03-12 {24}:{m} UTC",
    "2031-03-12 - {24}:{m} UTC",
    "2031-03-12T{24}:{m}:00Z",
    "2031/03/12 {24}:{m}",
    "Mar 12, {24}:{m} UTC",
    "12 March 2031 {24}:{m}",
    "March 12, 2031 at {12}:{m} {h}",
    "12.03.2031 {24}:{m}",
    "[{24}:{m}](https://chat.example.org/p{24}{m})",
];
/// What sets a time off: `{}` is the time.
const MARKS: &[&str] =
    &["{}", "{}", "**{}**", "`{}`", "[{}]", "*{}*", "__{}__", "<b>{}</b>", "({})", "\"{}\""];
const SIGNS: &[&str] = &[" - ", " – ", " — ", ": ", " | ", " -> ", " : ", " :: "];
/// How an entry is written: `{t}` its time, `{s}` a sign, `{x}` its text; and what stands above and below
/// the list.
const LAYOUTS: &[(&str, &str, &str)] = &[
    ("- {t}{s}{x}", "", ""),
    ("* {t}{s}{x}", "", ""),
    ("1. {t}{s}{x}", "", ""),
    ("• {t}{s}{x}", "", ""),
    ("- {t}{s}{x}\n  - a detail of it", "", ""),
    ("- {t}{s}{x}\n  and a second line", "", ""),
    ("{t}{s}{x}", "", ""),
    ("{t}{s}{x}\n", "", ""),
    ("> {t}{s}{x}\n>", "", ""),
    ("### {t}{s}{x}\n", "", ""),
    ("### {t}{s}{x}\n\nMore words on it.\n", "", ""),
    ("#### {t}\n\n{x}\n", "", ""),
    ("{t}\n{x}\n", "", ""),
    ("<p>{t}{s}{x}</p>", "", ""),
    ("<li>{t}{s}{x}</li>", "<ul>", "</ul>"),
    ("| {t} | {x} |", "| Time | Event |\n|---|---|", ""),
    ("| {t} | {x} | Ada |", "| Time | Event | Who |\n|---|---|---|", ""),
    ("<tr><td>{t}</td><td>{x}</td></tr>", "<table><tr><th>Time</th><th>Event</th></tr>", "</table>"),
    ("|-\n| {t} || {x}", "{| class=\"wikitable\"\n! Time !! Event", "|}"),
    ("{t}\t{x}", "Time\tEvent", ""),
];
/// Where the day stands; `{z}` may say the zone.
const DAYS: &[&str] = &[
    "# Outage of the shop 2031-03-12\n\n## Timeline{z}\n\n",
    "# Postmortem: shop down on March 12, 2031\n\n## Timeline{z}\n\n",
    "# Shop down\n\nDate: 2031-03-12\n\n## Timeline{z}\n\n",
    "# Shop down\n\n**Date:** March 12, 2031\n\n**Status:** done\n\n## Timeline{z}\n\n",
    "# Shop down\n\n- Date: 12 March 2031\n- Severity: 2\n\n## Timeline{z}\n\n",
    "# Shop down\n\n## Timeline (March 12, 2031){z}\n\n",
    "# Shop down\n\n## Timeline{z}\n\n### 2031-03-12\n\n",
    "# Shop down\n\n## Timeline{z}\n\n**2031-03-12**\n\n",
    "# Shop down\n\nOn March 12, 2031, the shop was down for two hours.\n\n## Timeline{z}\n\n",
    "# Shop down\n\n| Field | Value |\n|---|---|\n| Date | 2031-03-12 |\n\n## Timeline{z}\n\n",
    "Shop down\n2031-03-12\n\nTimeline{z}:\n\n",
];
const ZONES: &[&str] = &["", " (UTC)", " (all times UTC)", ", UTC"];
const ENDS: &[&str] = &[
    "",
    "\n## Root cause\n\nThe pool was empty since 08:15.\n",
    "\n## Action items\n\n- 2031-04-01: rotate the key\n- 2031-05-01 10:00: meet again\n",
    "\n---\n\nLast updated 2031-04-02 10:00 by Ada\n",
    "\n### What went well\n\n- 10:04 was the first alarm\n",
];

fn time(pattern: &str, hour: u32, minute: u32) -> String {
    let half = if hour < 12 { "AM" } else { "PM" };
    let of_twelve = if hour > 12 { hour - 12 } else { hour };
    let parts = [
        ("{24}", format!("{hour:02}")),
        ("{12}", of_twelve.to_string()),
        ("{m}", format!("{minute:02}")),
        ("{h}", half.to_owned()),
    ];
    parts.iter().fold(pattern.to_owned(), |text, (name, value)| text.replace(name, value))
}

fn written(
    (pattern, marks, sign): (&str, &str, &str),
    (line, above, below): (&str, &str, &str),
    day: &str,
) -> String {
    // A bar between cells, and a mark around a link, would be something else.
    let sign = if line.starts_with('|') && sign.contains('|') { " - " } else { sign };
    let marks = if pattern.starts_with('[') { "{}" } else { marks };
    let entry = |(hour, minute, text): &(u32, u32, &str)| {
        let time = marks.replace("{}", &time(pattern, *hour, *minute));
        line.replace("{t}", &time).replace("{s}", sign).replace("{x}", text)
    };
    let lines: Vec<String> = ENTRIES.iter().map(entry).collect();
    format!("{day}{above}\n{}\n{below}\n", lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_list_is_read_however_it_is_written(
        pattern in select(TIMES), marks in select(MARKS), sign in select(SIGNS),
        layout in select(LAYOUTS), day in select(DAYS), zone in select(ZONES), end in select(ENDS),
    ) {
        let text = written((pattern, marks, sign), layout, &day.replace("{z}", zone)) + end;
        let told = Told { zone: Some("UTC"), ..Told::new(&NativeZones) };
        let found = import::read(&text, &told).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"));
        let times: Vec<String> =
            found.rows.iter().map(|row| row.event.at.map(|at| at.to_string()).unwrap_or_default()).collect();
        let wanted: Vec<String> =
            ENTRIES.iter().map(|(hour, minute, _)| format!("2031-03-12T{hour:02}:{minute:02}")).collect();
        prop_assert_eq!(times.len(), wanted.len(), "{:?} in {}", times, text);
        for ((time, wanted), (row, entry)) in times.iter().zip(&wanted).zip(found.rows.iter().zip(&ENTRIES)) {
            prop_assert!(time.starts_with(wanted), "{} for {} in {}", time, wanted, text);
            prop_assert!(row.event.text.starts_with(entry.2), "{:?} in {}", row.event.text, text);
        }
    }
}
