//! One list of three days, written in the manner of many authors: wherever a day stands, and however it
//! is written, each entry is of its day.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::model::Date;
use postmortem_timeline::zones_native::NativeZones;
use proptest::prelude::*;
use proptest::sample::select;

/// Day of March 2031, hours, minutes, and what happened. The 17th is a Monday.
const ENTRIES: [(u32, u32, u32, &str); 7] = [
    (17, 9, 58, "Deploy of the gateway starts"),
    (17, 10, 4, "Checkout answers slowly"),
    (17, 23, 41, "Ada looks at the logs"),
    (18, 0, 12, "The deploy is taken back"),
    (18, 13, 15, "Queues are drained by hand"),
    (21, 8, 30, "A second deploy goes out"),
    (21, 16, 5, "Everything is quiet"),
];
const WEEKDAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// How a day is written: `{d}` its number, `{dd}` in two digits, `{o}` with its ending, `{w}` its name.
const DAYS: &[&str] = &[
    "2031-03-{dd}", "2031/03/{dd}", "March {d}, 2031", "March {o}, 2031", "{d} March 2031", "{dd}.03.2031",
    "{w}, March {d}, 2031", "{w} 2031-03-{dd}", "2031-03-{dd} ({w})", "March {d}, 2031 ({w})", "3/{d}/2031",
    "March {d}", "Mar {o}", "{d} Mar", "{w} {d} March", "{w}",
];
/// How a time of day is written: `{24}` the hour, `{12}` the same on the clock of twelve, `{m}` the
/// minute, `{h}` the half of the day.
const TIMES: &[&str] =
    &["{24}:{m}", "{24}:{m} UTC", "{24}:{m}:00", "{24}:{m}Z", "{12}:{m} {h}", "{12}:{m}{h}"];
/// What sets a time off, `{}`, and the sign behind it.
const MARKS: &[(&str, &str)] = &[
    ("{}", " - "),
    ("{}", ": "),
    ("{}", " – "),
    ("**{}**", " "),
    ("**{}:**", " "),
    ("`{}`", " — "),
    ("[{}]", " "),
];
/// How an entry is written, and the days above entries: `{t}` the time, `{x}` the text, `{y}` the day.
const LISTS: &[(&str, &str)] = &[
    ("- {t}{x}", "### {y}\n"),
    ("* {t}{x}", "**{y}**\n"),
    ("* {t}{x}", "{y}:\n"),
    ("  - {t}{x}", "- {y}"),
    ("  - {t}{x}", "- **{y}**"),
    ("{t}{x}", "## {y}\n"),
    ("{t}{x}", "*{y}*\n"),
    ("{t}{x}\n", "{y}\n----------\n"),
    ("{t}{x}\n", "=== {y} ===\n"),
    ("1. {t}{x}", "### Day {n} - {y}\n"),
    ("- {t}{x}", "Day {n} - {y}"),
    ("- {t}{x}", "<h3>{y}</h3>"),
    ("- {t}{x}", "__{y}__\n"),
    ("- {t}{x}", "h3. {y}\n"),
    ("#### {t}{x}\n", "### {y}\n"),
    ("#### {t}{x}\n", "**{y}**\n"),
    ("#### {t}{x}\n", "[{y}]\n"),
    // The day stands with each time, or only with the first of it.
    ("- {y} {t}{x}", ""),
    ("{y} {t}{x}", ""),
    ("### {y} {t}{x}\n", ""),
    ("- {y1} {t}{x}", ""),
    ("{y1} {t}{x}", ""),
];
/// Tables: the head, a row, and a row of a day alone.
const TABLES: &[(&str, &str, &str)] = &[
    ("| Date | Time | Event |\n|---|---|---|", "| {y} | {t} | {x} |", ""),
    ("| Date | Time | Event |\n|---|---|---|", "| {y1} | {t} | {x} |", ""),
    ("| Time | Event |\n|---|---|", "| {y} {t} | {x} |", ""),
    ("| Time | Event |\n|---|---|", "| {t} | {x} |", "| **{y}** | |"),
];
const TITLES: &[&str] = &[
    "# Outage of the shop, March 17, 2031\n\n",
    "# Outage of the shop on 2031-03-17\n\n",
    "# Outage of the shop\n\n",
];

fn day(pattern: &str, number: u32) -> String {
    let name = WEEKDAYS.get(number as usize - 17).unwrap();
    let ending = if number == 21 { "st" } else { "th" };
    let parts = [
        ("{dd}", format!("{number:02}")),
        ("{d}", number.to_string()),
        ("{o}", format!("{number}{ending}")),
        ("{w}", (*name).to_owned()),
    ];
    parts.iter().fold(pattern.to_owned(), |text, (name, value)| text.replace(name, value))
}

fn time(pattern: &str, hour: u32, minute: u32) -> String {
    let half = if hour < 12 { "AM" } else { "PM" };
    let parts = [
        ("{24}", format!("{hour:02}")),
        ("{12}", ((hour + 11) % 12 + 1).to_string()),
        ("{m}", format!("{minute:02}")),
        ("{h}", half.to_owned()),
    ];
    parts.iter().fold(pattern.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// The list below a head: each entry as `row` has it, and each day above its entries as `above` has it.
fn written(
    (head, row, above): (&str, &str, &str),
    days: &str,
    times: &str,
    (mark, sign): (&str, &str),
) -> String {
    let is_table = row.starts_with('|');
    let mut lines = vec![head.to_owned()];
    let (mut last, mut count) = (0, 0);
    for (number, hour, minute, text) in ENTRIES {
        let (is_first, day) = (number != last, day(days, number));
        last = number;
        if is_first && !above.is_empty() {
            lines.extend((!is_table).then(String::new));
            count += 1;
            lines.push(above.replace("{y}", &day).replace("{n}", &count.to_string()));
        }
        let row = if is_first { row.replace("{y1}", "{y}") } else { row.replace("{y1} ", "") };
        let stamp = mark.replace("{}", &time(times, hour, minute)) + if is_table { "" } else { sign };
        lines.push(row.replace("{y}", &day).replace("{t}", &stamp).replace("{x}", text));
    }
    lines.join("\n") + "\n"
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let told = Told { zone: Some("UTC"), date: Date::from_ymd_opt(2031, 3, 17), ..Told::new(&NativeZones) };
    let found = import::read(text, &told).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"));
    let times: Vec<String> =
        found.rows.iter().map(|row| row.event.at.map(|at| at.to_string()).unwrap_or_default()).collect();
    prop_assert_eq!(times.len(), ENTRIES.len(), "{:?} in {}", &times, text);
    for ((row, time), (day, hour, minute, what)) in found.rows.iter().zip(&times).zip(ENTRIES) {
        let wanted = format!("2031-03-{day:02}T{hour:02}:{minute:02}");
        prop_assert!(time.starts_with(&wanted), "{} for {} in {}", time, wanted, text);
        prop_assert!(row.event.text.starts_with(what), "{:?} in {}", row.event.text, text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn each_entry_of_a_list_is_of_its_day(
        title in select(TITLES), (row, above) in select(LISTS), days in select(DAYS), times in select(TIMES),
        marks in select(MARKS),
    ) {
        check(&(title.to_owned() + &written(("## Timeline (UTC)\n", row, above), days, times, marks)))?;
    }

    #[test]
    fn each_row_of_a_table_is_of_its_day(
        title in select(TITLES), table in select(TABLES), days in select(DAYS), times in select(TIMES),
        (mark, _) in select(MARKS),
    ) {
        check(&(title.to_owned() + "## Timeline (UTC)\n\n" + &written(table, days, times, (mark, ""))))?;
    }
}
