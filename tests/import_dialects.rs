//! Tables of programs in every dialect: separator, quotes, line ends, order and names of columns, and
//! how a time is written. Whatever is chosen, the same five entries are read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::model::{Date, Moment};
use postmortem_timeline::zones_native::NativeZones;
use proptest::prelude::*;
use proptest::sample::select;

const TIMES: [&str; 32] = [
    "Time", "Timestamp", "Date", "Date/Time", "DateTime", "time", "ts", "when", "Time (UTC)", "event_time",
    "Event Time", "created_at", "Created", "Occurred at", "Zeit", "Zeitpunkt", "Zeitstempel", "Heure",
    "Date et heure", "Hora", "Fecha y hora", "日時", "Uhrzeit", "Start time", "started_at", "TimeGenerated",
    "@timestamp", "_time", "eventTime", "Date Time", "Horodatage", "Timestamp (UTC)",
];
const TEXTS: [&str; 24] = [
    "Event", "Description", "description", "What", "What happened", "Action", "Activity", "Message", "Text",
    "Summary", "Details", "Notes", "Comment", "Ereignis", "Beschreibung", "Événement", "Evento",
    "Descripción", "内容", "出来事", "Was", "Title", "Update", "body",
];
const NAMES: [&str; 16] = [
    "Who", "Owner", "Actor", "User", "Author", "By", "Person", "Name", "Responsible", "Wer",
    "Verantwortlich", "Qui", "Responsable", "担当者", "Reporter", "Operator",
];
const OTHERS: [(&str, [&str; 5]); 5] = [
    ("Severity", ["1", "2", "2", "3", "1"]),
    ("Status", ["open", "open", "closed", "open", "closed"]),
    ("ID", ["101", "102", "103", "104", "105"]),
    ("Link", ["https://a.example/1", "", "https://a.example/2", "", ""]),
    ("Category", ["alert", "action", "action", "info", "info"]),
];
const MINUTES: [i64; 5] = [0, 5, 19, 47, 80];
const SAID: [&str; 5] = [
    "Alerts fire for checkout",
    "Restarted the \"main\" database",
    "Deploy 1.2.3, rolled back; again",
    "Customers report errors",
    "All is well again",
];
const WHO: [&str; 5] = ["Ada", "Bob", "Ada", "Mina Ode", "Bob"];

/// How a time is written: `{24}` the hour, `{12}` the same on the clock of twelve, `{h}` the half of the day,
/// `{m}` the minute, `{e}` the seconds since 1970.
const FORMS: [&str; 19] = [
    "2024-03-12T{24}:{m}:00Z",
    "2024-03-12 {24}:{m}:00",
    "2024-03-12 {24}:{m}",
    "3/12/2024 {12}:{m} {h}",
    "03/12/2024 {24}:{m}",
    "12.03.2024 {24}:{m}",
    "12.03.2024 {24}:{m}:00",
    "Mar 12, 2024 {24}:{m}",
    "12 Mar 2024 {24}:{m}",
    "{e}",
    "{e}000",
    "{24}:{m}",
    "{24}:{m}:00",
    "2024-03-12 {24}:{m} UTC",
    "Tue, 12 Mar 2024 {24}:{m}:00 +0000",
    "2024/03/12 {24}:{m}",
    "2024-03-12 {24}:{m}:00.123",
    "2024年3月12日 {24}:{m}",
    "2024-03-12T{24}:{m}:00.000+0000",
];

fn minutes(at: usize) -> i64 {
    10 * 60 + 42 + MINUTES.get(at).unwrap()
}

fn written(form: &str, at: usize) -> String {
    let (hour, minute) = (minutes(at) / 60, minutes(at) % 60);
    let start = Moment::parse("2024-03-12T00:00:00Z").unwrap().seconds;
    form.replace("{24}", &format!("{hour:02}"))
        .replace("{12}", &format!("{}", (hour + 11) % 12 + 1))
        .replace("{h}", if hour < 12 { "AM" } else { "PM" })
        .replace("{m}", &format!("{minute:02}"))
        .replace("{e}", &(start + minutes(at) * 60).to_string())
}

/// What a table is made of.
#[derive(Clone, Debug)]
struct Table {
    heads: (&'static str, &'static str, Option<&'static str>),
    others: Vec<(&'static str, [&'static str; 5])>,
    form: &'static str,
    order: usize,
    separator: char,
    is_quoted: bool,
    is_newest_first: bool,
    line_end: &'static str,
    has_mark: bool,
}

impl Table {
    /// Head and values of each column, turned round so many places.
    fn columns(&self) -> Vec<(String, Vec<String>)> {
        let (time, text, name) = self.heads;
        let own = |values: [&str; 5]| values.iter().map(|value| (*value).to_owned()).collect();
        let times = (0..5).map(|at| written(self.form, at)).collect();
        let mut columns = vec![(time.to_owned(), times), (text.to_owned(), own(SAID))];
        columns.extend(name.map(|name| (name.to_owned(), own(WHO))));
        columns.extend(self.others.iter().map(|(head, values)| ((*head).to_owned(), own(*values))));
        let count = columns.len();
        columns.rotate_left(self.order % count);
        columns
    }

    fn quoted(&self, cell: &str) -> String {
        if self.is_quoted || cell.contains([self.separator, '"']) {
            return format!("\"{}\"", cell.replace('"', "\"\""));
        }
        cell.to_owned()
    }

    fn text(&self) -> String {
        let columns = self.columns();
        let line = |cells: Vec<&str>| {
            let cells: Vec<String> = cells.into_iter().map(|cell| self.quoted(cell)).collect();
            cells.join(&self.separator.to_string()) + self.line_end
        };
        let mut out = if self.has_mark { "\u{feff}".to_owned() } else { String::new() };
        out += &line(columns.iter().map(|(head, _)| head.as_str()).collect());
        let mut rows: Vec<usize> = (0..5).collect();
        if self.is_newest_first {
            rows.reverse();
        }
        for row in rows {
            out += &line(columns.iter().map(|(_, values)| values.get(row).unwrap().as_str()).collect());
        }
        out
    }
}

fn tables() -> impl Strategy<Value = Table> {
    let heads = (select(&TIMES[..]), select(&TEXTS[..]), proptest::option::of(select(&NAMES[..])));
    let others = proptest::sample::subsequence(OTHERS.to_vec(), 0..3);
    let written = (select(&FORMS[..]), 0..5_usize, select(&[',', ';', '\t', '|'][..]));
    let flags = (any::<bool>(), any::<bool>(), select(&["\n", "\r\n"][..]), any::<bool>());
    (heads, others, written, flags).prop_map(
        |(heads, others, (form, order, separator), (is_quoted, is_newest_first, line_end, has_mark))| Table {
            heads,
            others,
            form,
            order,
            separator,
            is_quoted,
            is_newest_first,
            line_end,
            has_mark,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_table_is_read_in_every_dialect(table in tables()) {
        let text = table.text();
        let date = Date::from_ymd_opt(2024, 3, 12);
        let told = Told { date, zone: Some("UTC"), ..Told::new(&NativeZones) };
        let found = import::read_file("table.csv", text.as_bytes(), &told);
        let found = found.unwrap_or_else(|refusal| panic!("{refusal:?}\n{text}"));
        prop_assert_eq!(found.rows.len(), 5, "{}", text);
        for (at, row) in found.rows.iter().enumerate() {
            let stamp = row.event.at.map(|at| at.to_string()).unwrap_or_default();
            let expected = format!("2024-03-12T{:02}:{:02}", minutes(at) / 60, minutes(at) % 60);
            prop_assert_eq!(stamp.get(..16), Some(expected.as_str()), "{}", text);
            prop_assert!(row.event.text.contains(SAID.get(at).unwrap()), "{:?}\n{}", row.event.text, text);
            if table.heads.2.is_some() {
                let who = row.event.who.iter().next().map(|who| who.to_string());
                prop_assert_eq!(who.as_deref(), WHO.get(at).copied(), "{}", text);
            }
        }
    }
}
