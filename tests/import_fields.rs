//! JSON of programs that nobody has met: whatever the fields are called and the list stands in, the same
//! entries are read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use postmortem_timeline::import::{self, Told};
use postmortem_timeline::model::Moment;
use postmortem_timeline::zones_native::NativeZones;
use proptest::prelude::*;
use proptest::sample::select;

const TIMES: [&str; 20] = [
    "timestamp", "time", "created_at", "createdAt", "date", "occurredAt", "event_time", "eventTime", "ts",
    "at", "when", "@timestamp", "datetime", "created", "posted_at", "published_at", "Time", "date_created",
    "time_utc", "logged_at",
];
const TEXTS: [&str; 14] = [
    "message", "text", "description", "summary", "title", "content", "body", "msg", "details", "action",
    "comment", "what", "name", "Message",
];
const NAMES: [&str; 10] =
    ["user", "author", "actor", "created_by", "createdBy", "owner", "who", "username", "reporter", "sender"];
/// How a name is written: `{}` stands for it.
const PEOPLE: [&str; 4] =
    ["\"{}\"", "{\"name\": \"{}\"}", "{\"id\": 7, \"display_name\": \"{}\"}", "{\"full_name\": \"{}\"}"];
/// How a time is written: `{m}` the minute, `{e}` the seconds since 1970.
const FORMS: [&str; 8] = [
    "\"2024-03-12T10:{m}:00Z\"",
    "\"2024-03-12T10:{m}:00.123Z\"",
    "\"2024-03-12T10:{m}:00+00:00\"",
    "\"2024-03-12 10:{m}\"",
    "{e}",
    "{e}000",
    "\"{e}\"",
    "{\"$date\": \"2024-03-12T10:{m}:00Z\"}",
];
/// What the list stands in.
const AROUND: [&str; 6] = [
    "{}",
    "{\"title\": \"Checkout down\", \"events\": {}}",
    "{\"incident\": {\"id\": 7, \"timeline\": {}}}",
    "{\"data\": {\"items\": {}}, \"meta\": {\"page\": 1}}",
    "{\"updates\": {}}",
    "{\"count\": 4, \"next\": null, \"results\": {}}",
];
const OTHERS: [&str; 4] =
    ["\"severity\": \"sev2\"", "\"tags\": [\"db\"]", "\"url\": \"https://a.example/1\"", "\"version\": 3"];
const ENTRIES: [(u32, &str, &str); 4] = [
    (12, "ada", "Alerts fire for checkout"),
    (17, "bob", "The main database is started again"),
    (31, "ada", "Deploy 1.2.3 is taken back"),
    (49, "mina", "All is well again"),
];

#[derive(Clone, Debug)]
struct Fields {
    time: &'static str,
    form: &'static str,
    text: &'static str,
    who: Option<(&'static str, &'static str)>,
    others: Vec<&'static str>,
    around: &'static str,
    are_lines: bool,
    is_newest_first: bool,
}

impl Fields {
    fn item(&self, (minute, who, text): (u32, &str, &str)) -> String {
        let start = Moment::parse("2024-03-12T10:00:00Z").unwrap().seconds;
        let seconds = start + i64::from(minute) * 60;
        let time = self.form.replace("{m}", &minute.to_string()).replace("{e}", &seconds.to_string());
        let mut parts = vec![format!("\"{}\": {time}", self.time), format!("\"{}\": \"{text}\"", self.text)];
        parts.extend(self.who.map(|(field, form)| format!("\"{field}\": {}", form.replace("{}", who))));
        parts.extend(self.others.iter().map(|other| (*other).to_owned()));
        format!("{{{}}}", parts.join(", "))
    }

    fn json(&self) -> String {
        let mut items: Vec<String> = ENTRIES.iter().map(|entry| self.item(*entry)).collect();
        if self.is_newest_first {
            items.reverse();
        }
        if self.are_lines {
            return items.join("\n");
        }
        self.around.replace("{}", &format!("[{}]", items.join(",\n")))
    }
}

fn fields() -> impl Strategy<Value = Fields> {
    let who = proptest::option::of((select(&NAMES[..]), select(&PEOPLE[..])));
    let others = proptest::sample::subsequence(OTHERS.to_vec(), 0..=OTHERS.len());
    let names = (select(&TIMES[..]), select(&FORMS[..]), select(&TEXTS[..]), who, others);
    (names, select(&AROUND[..]), proptest::bool::weighted(0.2), any::<bool>()).prop_map(
        |((time, form, text, who, others), around, are_lines, is_newest_first)| Fields {
            time,
            form,
            text,
            who,
            others,
            around,
            are_lines,
            is_newest_first,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn entries_are_known_by_the_names_of_their_fields(fields in fields()) {
        let json = fields.json();
        let told = Told { zone: Some("UTC"), ..Told::new(&NativeZones) };
        let found = import::read_file("answer.json", json.as_bytes(), &told);
        let found = found.unwrap_or_else(|refusal| panic!("{refusal:?}\n{json}"));
        prop_assert_eq!(found.rows.len(), ENTRIES.len(), "{}", json);
        for (row, (minute, who, text)) in found.rows.iter().zip(ENTRIES) {
            let at = row.event.at.map(|at| at.to_string()).unwrap_or_default();
            let expected = format!("2024-03-12T10:{minute}");
            prop_assert_eq!(at.get(..16), Some(expected.as_str()), "{}", json);
            prop_assert!(row.event.text.contains(text), "{:?}\n{}", row.event.text, json);
            if fields.who.is_some() {
                prop_assert_eq!(row.event.who.iter().next().map(|it| &**it), Some(who), "{}", json);
            }
        }
    }
}
