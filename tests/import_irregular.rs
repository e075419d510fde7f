//! Lists as people really write them: with ranges, times that are about right, midnight in the middle,
//! and texts that hold numbers, addresses, code and other times. The same entries are read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::zones_native::NativeZones;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What entries say: nothing in them is a time of theirs, nor the name of somebody who says it.
const TEXTS: &[&str] = &[
    "Deploy of v2.14.3 to 10.0.0.12:8443 starts",
    "Error rate goes from 0.1% to 12.5%",
    "p99 at 1200 ms, 3 of 14 pods are down",
    "`kubectl rollout undo deploy/web` at revision 1715",
    "See https://chat.example/archives/C1/p1741775000 for more",
    "Ada says \"it was fine at 09:15\", so we look further",
    "Restart of db-2 (since 08:45 on 5.10.0-27)",
    "Alert `HighLatency` [FIRING:2] for 5m",
    "Bob joins; the call goes on till 12:00",
    "Cause is PR #1234 of 2031-02-28",
    "15 minutes later nothing has changed",
    "2 nodes of 5 answer again",
    "10 % of the traffic is moved",
    "Rollback done, errors fall",
    "Ticket OPS-2031 is closed",
    "Traffic at 14.30 Gbit/s on 2 links",
    "The job of 03:00 has failed again",
    "3x the load of Monday",
    "@bob restarts [web-1](https://ci.example/run/20310312/1)",
    "1 of 2 replicas is back, 99.95 % are served",
    "Queue is down to 1520 messages",
    "Vendor says \"by 18:30 UTC\" (case 4711-0815)",
    "No change",
    "**Second outage** in rack 7/12",
    "SELECT at 100% CPU, killed with pid 2204",
    "Pods restart. At 09:12 the first one had failed",
    "Deploy (build 20310312.4) ends",
    "Down from 10:00 to 10:30, as was seen later",
    "500s at first; 502 from 10:01 on",
    "The log says 2031-03-12T09:59:59Z ERROR",
    "The page at 3 AM was missed",
    "Port of 00:00:5e:00:53:af is up again",
    "A picture of 16:9 is all that is left",
    "TTL of 5m is over, 1h later than planned",
    "Release 2031.03.12-1 is out",
    "http://10.0.0.12:8080/ answers 503",
    "#4512 is merged",
    "0 errors, ETA 18:30",
    "The mail of Mar 3 was found",
    "Handover, Ada -> Bob",
    "IC is Bob, scribe is Cleo",
    "_Nobody_ looks at `/var/log/web-2031-03-12.log`",
    "5xx at 12 %, 4xx at 3 %",
    "Half of eu-west-1 is lost (AZ 2)",
    "Version 10.4.1 → 10.4.2 on 3 hosts",
    "CI/CD pipeline fails",
    "I/O errors on db-2",
    "24/7 team is called",
    "1st node answers, 2nd node does not",
    "~30 users write",
    "pm2 is restarted",
    "sun-1 is down",
    "h2 database is full",
    "A/B test is off",
    "may be the network",
    "second alert",
    "half of the users are out",
    "12 hosts are lost",
    "16:9 picture is sent",
    "about 30 users wait",
    "until now nothing helps",
    "today's deploy is off",
    "US/EU split",
    "T-1 host is lost",
    "Phase 2: 3 nodes",
    "(again) it fails",
];
/// What stands below an entry of a list with bullets, and belongs to it.
const BELOW: &[&str] = &[
    "",
    "",
    "",
    "\n  - the log has it at 09:12 too",
    "\n  more of it stands in the next line",
    "\n  - 2 of them\n  - 14 of the others",
    "\n\n  ```\n  2031-03-12 09:59:59 ERROR no route\n  10:00:01 WARN retry\n  ```",
    "\n  > 09:59 ada: hm",
    "\n  ![graph](https://img.example/20310312-1042.png)",
    "\n    - 09:12: the first error\n    - 09:14: the second one",
    "\n\n  A second paragraph on what was seen at 09:12.",
    "\n  <br/>and a line of it",
];
/// How a time is written: `{24}`, `{12}`, `{m}`, `{h}` as its parts, `{d}` as its day.
const TIMES: &[&str] = &[
    "{24}:{m}", "{24}:{m} UTC", "{24}:{m}Z", "{12}:{m} {h}", "{12}:{m}{h} UTC", "{24}:{m}:07",
    "{d} {24}:{m}", "{d} {24}:{m} UTC", "{d}T{24}:{m}:07Z", "{24}:{m} (UTC)", "{24}h{m}", "{d}, {24}:{m}",
    "{d} at {24}:{m}", "{d} {24}:{m}:07.123", "{24}:{m} on {d}", "Mar {D}, {24}:{m}",
    "March {D}, 2031 {12}:{m} {h}", "{D} Mar 2031 {24}:{m}", "03-{D} {24}:{m}",
];
/// How an entry is written: `{t}` its time, `{x}` its text, `{b}` what belongs to it.
const LAYOUTS: &[(&str, &str)] = &[
    ("- {t} - {x}{b}", ""),
    ("- {t}: {x}{b}", ""),
    ("* **{t}** – {x}{b}", ""),
    ("- `{t}` {x}{b}", ""),
    ("- [{t}] {x}{b}", ""),
    ("{t} - {x}", ""),
    ("{t} – {x}\n", ""),
    ("**{t}:** {x}\n", ""),
    ("[{t}] {x}", ""),
    ("### {t} - {x}\n", ""),
    ("#### {t}\n\n{x}\n", ""),
    ("| {t} | {x} |", "| Time | What happened |\n|---|---|"),
    ("| {x} | {t} |", "| What happened | Time |\n|---|---|"),
    ("| **{t}** | {x} | Ada, Bob |", "| Time (UTC) | Event | Who |\n|:---|:---:|---|"),
    ("{t}\t{x}", "Time\tEvent"),
    ("|-\n| {t} || {x}", "{| class=\"wikitable\"\n! Time !! Event"),
    ("- {t}\n  {x}{b}", ""),
    ("- **{t}**\n  - {x}", ""),
    ("* {x} ({t})", ""),
    ("1. {t} - {x}{b}", ""),
    ("1) **{t}** {x}", ""),
    ("– {t} {x}", ""),
    ("<li><b>{t}</b> {x}</li>", "<ul>"),
    ("; {t}\n: {x}", ""),
    ("h4. {t} {x}\n", ""),
    ("| {n} | {t} | Ada | {x} |", "| # | Time | Who | Event |\n|---|---|---|---|"),
    (
        "| {t} | {x} | 5m | [log](https://ci.example/1) |",
        "| Time | Event | Duration | Links |\n|---|---|---|---|",
    ),
    ("| {t} | {x} |", "| Time | Event |\n|------+-------|"),
    ("   * - {t}\n     - {x}", ".. list-table::\n   :header-rows: 1\n\n   * - Time\n     - Event"),
    ("- {t} | {x}", ""),
    ("{t}\n{x}\n", ""),
];
const SIGNS: &[&str] = &["-", " - ", "–", " – ", " to ", " → "];
/// What stands above the list.
const ABOVE: &[&str] = &[
    "# Shop down, 2031-03-12\n\n## Timeline (UTC)\n\n",
    "# Shop down on March 12, 2031\n\nThe shop was down for a while. 3 of 5 nodes were lost, 1200 users saw errors.\n\n## Timeline (all times UTC)\n\n",
    "# Shop down\n\nDate: 2031-03-12\nAuthors: Ada, Bob\nStatus: 2 actions open\n\n## Summary\n\nNobody could pay for 25 minutes, 4 % of the day.\n\n## Timeline\n\nAll times in UTC.\n\n",
    "# Shop down\n\n| | |\n|---|---|\n| Date | 2031-03-12 |\n| Severity | 2 |\n| Duration | 25m |\n\n## Timeline (UTC)\n\n",
    "---\ntitle: Shop down\ndate: 2031-03-12\n---\n\n## Timeline, in UTC\n\n",
    "Postmortem of the outage on 2031-03-12\n\nTimeline (UTC)\n\n",
    "# Shop down\n\n**Date:** 2031-03-12\n**Duration:** 08:15–08:40 UTC (25 min)\n**Prepared by:** Ada, on 2031-03-14\n\n## Timeline (UTC)\n\n",
    "# Shop down\n\n## Summary\n\nOn 12 March 2031 between 08:15 and 08:40 UTC the shop was down.\n\n## Timeline (UTC)\n\n",
    "# 2031-03-12 Shop down\n\n- Meeting: 2031-03-15 14:00\n- Notes: https://wiki.example/2031/03/12\n\n## Timeline (UTC)\n\n",
];
/// What stands below it.
const ENDS: &[&str] = &[
    "",
    "\n## Root cause\n\nThe pool was empty since 08:15, and 12 of 14 queries failed by 08:20.\n",
    "\n## Action items\n\n- [ ] 2031-04-01: rotate the key\n- [x] 2031-05-01 10:00: meet again\n",
    "\n## Detection\n\nThe alert fired after 4 minutes.\n\n## Lessons\n\n- 10:04 was late\n",
    "\n## Follow-up\n\n| What | Who | Due |\n|---|---|---|\n| Rotate the key | Ada | 2031-04-01 |\n| Test | Bob | 2031-04-02 |\n",
    "\n## Impact\n\n- 1200 users\n- 25 minutes, 08:15 to 08:40 UTC\n",
    "\nWe are sorry for what happened between 08:15 and 08:40.\n",
    "\n**Total downtime:** 25 minutes (08:15 - 08:40)\n",
    "\n[1]: https://wiki.example/2031/03/12\n",
    "\n---\n*Last edited 2031-03-20 10:00 by Ada*\n",
];

/// An entry: minutes after the one before, its text, what stands below it, and its odd ways.
#[derive(Clone, Debug)]
struct Written {
    minutes: u32,
    text: &'static str,
    below: &'static str,
    is_about: bool,
    /// How many minutes it lasts; 0 for a moment.
    length: u32,
}

fn written() -> impl Strategy<Value = Written> {
    let length = prop_oneof![8 => Just(0_u32), 1 => 2_u32..50];
    let minutes = prop_oneof![6 => 1_u32..45, 1 => 45_u32..300];
    (minutes, select(TEXTS), select(BELOW), prop::bool::weighted(0.1), length).prop_map(
        |(minutes, text, below, is_about, length)| Written { minutes, text, below, is_about, length },
    )
}

/// A time of so many minutes after the begin of the day.
fn time(pattern: &str, at: u32) -> String {
    let (day, hour, minute) = (12 + at / 1440, at % 1440 / 60, at % 60);
    let half = if hour < 12 { "AM" } else { "PM" };
    let of_twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let parts = [
        ("{d}", format!("2031-03-{day}")),
        ("{D}", day.to_string()),
        ("{24}", format!("{hour:02}")),
        ("{12}", of_twelve.to_string()),
        ("{m}", format!("{minute:02}")),
        ("{h}", half.to_owned()),
    ];
    parts.iter().fold(pattern.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// The text of a list, and for each entry its time, and its end where it has one.
fn list(
    start: u32,
    entries: &[Written],
    pattern: &str,
    (line, head): (&str, &str),
    sign: &str,
) -> (String, Vec<(u32, Option<u32>)>) {
    let mut at = start;
    let mut lines = vec![head.to_owned()];
    let mut wanted = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        at += entry.minutes;
        // Nobody writes the day between a time and its end.
        let length = if pattern.contains(" on {d}") { 0 } else { entry.length };
        let end = (length > 0).then_some(at + length);
        let mut typed = time(pattern, at);
        if let Some(end) = end {
            let clock = pattern.find("{24}").or_else(|| pattern.find("{12}")).unwrap_or(0);
            let end = time(pattern.get(clock..).unwrap_or(pattern), end);
            typed = format!("{typed}{sign}{end}");
            at += length;
        } else if entry.is_about {
            typed = format!("~{typed}");
        }
        lines.push(line.replace("{t}", &typed).replace("{x}", entry.text).replace("{b}", entry.below));
        let last = lines.pop().unwrap_or_default();
        lines.push(last.replace("{n}", &(number + 1).to_string()));
        wanted.push((at - length, end));
    }
    match head {
        "<ul>" => lines.push("</ul>".to_owned()),
        _ if head.starts_with("{|") => lines.push("|}".to_owned()),
        _ => {}
    }
    (lines.join("\n"), wanted)
}

fn shown(at: u32) -> String {
    format!("2031-03-{:02}T{:02}:{:02}", 12 + at / 1440, at % 1440 / 60, at % 60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn what_is_irregular_is_read_as_it_is_meant(
        start in 0_u32..1130, entries in vec(written(), 3..9),
        pattern in select(TIMES), layout in select(LAYOUTS), sign in select(SIGNS),
        above in select(ABOVE), end in select(ENDS),
    ) {
        let (list, wanted) = list(start, &entries, pattern, layout, sign);
        let text = format!("{above}{list}\n{end}");
        let told = Told { zone: Some("UTC"), ..Told::new(&NativeZones) };
        let found = import::read(&text, &told).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"));
        let read: Vec<String> =
            found.rows.iter().map(|row| row.event.at.map(|at| at.to_string()).unwrap_or_default()).collect();
        prop_assert_eq!(read.len(), wanted.len(), "{:?} in\n{}", read, text);
        for ((row, entry), (at, end)) in found.rows.iter().zip(&entries).zip(&wanted) {
            let time = row.event.at.map(|at| at.to_string()).unwrap_or_default();
            prop_assert!(time.starts_with(&shown(*at)), "{} for {} in\n{}", time, shown(*at), text);
            let until = row.event.until.map(|at| at.to_string()).unwrap_or_default();
            let last = end.map(shown).unwrap_or_default();
            prop_assert!(until.starts_with(&last) && until.is_empty() == last.is_empty(), "until {} for {} in\n{}", until, last, text);
            // What stands between tabs is no Markdown.
            let said = row.event.text.replace('\\', "");
            prop_assert!(said.starts_with(entry.text), "{:?} in\n{}", row.event.text, text);
        }
    }
}
