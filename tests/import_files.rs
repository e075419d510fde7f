//! Reading files of other programs: every format from a fixture, hostile bytes, and real files.
//!
//! Set `PMT_SHARED` to a folder with `samples` (files and answers worked out by reading) to check
//! those too.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

use postmortem_timeline::format::{Json, check};
use postmortem_timeline::import::{self, Found, Note, Refusal, Row, Shape, Told, files};
use postmortem_timeline::model::civil::parse_date;
use postmortem_timeline::model::{Id, MarkerKey, Moment, Set, Visibility, markup};
use postmortem_timeline::zones_native::NativeZones;
use proptest::prelude::*;
use std::path::PathBuf;

/// All that was read, as text.
fn shown(read: &Option<Result<Found, Refusal>>) -> String {
    let found = match read {
        Some(Ok(found)) => found,
        other => return format!("{other:?}"),
    };
    let mut out = format!("{:?} {:?} {:?}\n", found.shape, found.title, found.severity);
    let zone = &found.zone;
    out += &format!("zone {:?} written {:?}", zone.name, zone.written);
    let needs = [(found.needs_date, "a date"), (found.needs_zone, "a zone"), (found.needs_t0, "T+0")];
    needs.iter().filter(|(holds, _)| *holds).for_each(|(_, what)| out += &format!(", needs {what}"));
    found.sources.iter().for_each(|it| out += &format!("\nsource {} {} {:?}", it.id, it.system, it.label));
    found.people.iter().for_each(|it| out += &format!("\nperson {:?} alias {:?}", it.name, it.alias));
    found.notes.iter().for_each(|note| out += &format!("\nnote {note:?}"));
    for row in &found.rows {
        out += "\n\n";
        out += &shown_row(row);
    }
    out + "\n"
}

fn shown_row(row: &Row) -> String {
    let event = &row.event;
    let mut out = event.at.map_or("-".to_owned(), |at| at.to_string());
    event.until.iter().for_each(|until| out += &format!(" – {until}"));
    out += &format!(" {} {} {:?}", event.precision.as_str(), event.certainty.as_str(), event.typed);
    let words = |words: &Set| words.iter().map(|word| &**word).collect::<Vec<_>>().join(", ");
    for (name, set) in [("inferred", &event.inferred), ("who", &event.who), ("tags", &event.tags)] {
        if !set.is_empty() {
            out += &format!(" {name}: {}", words(set));
        }
    }
    row.markers
        .iter()
        .for_each(|(key, end)| out += &format!(" [{}{}]", key.as_str(), if *end { " end" } else { "" }));
    row.doubts.iter().for_each(|doubt| out += &format!(" doubt {:?}", doubt.why));
    let flags = [
        (row.is_noise, "noise"),
        (event.starred, "starred"),
        (event.visibility == Visibility::Public, "public"),
    ];
    flags.iter().filter(|(holds, _)| *holds).for_each(|(_, word)| out += &format!(" {word}"));
    out += &format!("\n  #{} line {} key {:?} {}", event.id, row.line, event.source.key, event.kind.as_str());
    event.text.lines().for_each(|line| out += &format!("\n  {line}"));
    event
        .evidence
        .iter()
        .for_each(|it| out += &format!("\n  -> {} {:?} {}", it.url, it.label, it.kind.as_str()));
    out
}

/// Reads a fixture as somebody in Berlin would who was told no date.
fn read_fixture(name: &str, bytes: &[u8]) -> Option<Result<Found, Refusal>> {
    let date = name.starts_with("csv-times").then(|| parse_date("2031-03-04").unwrap());
    let zone = Some("Europe/Berlin").filter(|_| !name.contains("unknown-zone"));
    files::read(name, bytes, &Told { date, zone, ..Told::new(&NativeZones) })
}

#[test]
fn every_format_is_read() {
    for (name, bytes) in fixtures() {
        insta::assert_snapshot!(name.replace('.', "-"), shown(&read_fixture(&name, &bytes)));
    }
}

#[test]
fn what_few_want_is_counted() {
    let bytes = fixtures().into_iter().find(|(name, _)| name == "github-timeline.json").unwrap().1;
    let found = import::read_file("github-timeline.json", &bytes, &Told::new(&NativeZones)).unwrap();
    assert!(found.rows.iter().any(|row| row.is_noise && row.event.text.starts_with("Labeled")));
    assert!(found.notes.contains(&Note::Bookkeeping(1)), "{:?}", found.notes);
}

#[test]
fn what_is_read_is_whole() {
    for (name, bytes) in fixtures() {
        let read = read_fixture(&name, &bytes);
        assert_eq!(read, read_fixture(&name, &bytes), "{name}: twice the same");
        if let Some(Ok(found)) = read {
            assert_whole(&name, &found);
        }
    }
}

/// What holds for everything that is read.
fn assert_whole(name: &str, found: &Found) {
    let sources: Vec<&Id> = found.sources.iter().map(|source| &source.id).collect();
    let mut ids: Vec<&Id> = sources.clone();
    for row in &found.rows {
        ids.push(&row.event.id);
        ids.extend(row.event.evidence.iter().map(|link| &link.id));
        assert!(sources.contains(&row.event.source.source.as_ref().unwrap()), "{name}");
        assert!(!row.event.text.is_empty() && row.line > 0, "{name}: {row:?}");
        assert!(row.event.at.is_some() != row.event.after.is_some(), "{name}: {row:?}");
        assert!(row.event.at.is_some() || row.event.until.is_none(), "{name}: {row:?}");
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: an identifier twice");
}

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let folder = format!("{}/tests/fixtures/import-files", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let name = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut files: Vec<_> = files.map(|path| (name(&path), std::fs::read(&path).unwrap())).collect();
    files.sort();
    files
}

/// The samples that are files of other programs.
fn is_of_a_program(name: &str) -> bool {
    let prefixes = ["csv-", "git-log-", "cstate-", "front-matter-"];
    let endings = [".json", ".tsv"];
    prefixes.iter().any(|it| name.starts_with(it)) || endings.iter().any(|it| name.ends_with(it))
}

fn samples(is_wanted: fn(&str) -> bool) -> Vec<PathBuf> {
    let Some(shared) = std::env::var_os("PMT_SHARED") else {
        eprintln!("skipped: set PMT_SHARED to a folder that has samples");
        return vec![];
    };
    let files = std::fs::read_dir(PathBuf::from(shared).join("samples")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.retain(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        is_wanted(name) && !name.ends_with(".expected.json")
    });
    files.sort();
    files
}

struct Answer {
    date: Option<String>,
    zone: Option<String>,
    events: Vec<(Vec<Moment>, String, String)>,
    markers: Vec<(&'static str, Vec<Option<Moment>>)>,
}

fn answer(path: &std::path::Path) -> Answer {
    let text = std::fs::read_to_string(path.with_extension("expected.json")).unwrap();
    let clean = check(&text).unwrap();
    let root = Json::of(&clean).fields();
    let text_of = |path: &str| root.at(path).and_then(Json::text).map(|it| it.into_owned());
    let moments = |json: Json<'_>| {
        json.items().into_iter().map(|it| it.text().and_then(|it| Moment::parse(&it))).collect()
    };
    let event = |json: Json<'_>| {
        let fields = json.fields();
        let text = |key: &str| fields.get(key).and_then(Json::text).unwrap_or_default().into_owned();
        let mut at: Vec<Moment> = Moment::parse(&text("at")).into_iter().collect();
        let also: Vec<Option<Moment>> = fields.get("also_accepted").map(moments).unwrap_or_default();
        at.extend(also.into_iter().flatten());
        (at, text("text_contains"), text("precision"))
    };
    let marker = |(theirs, ours): (&str, &'static str)| {
        let mut accepted = vec![text_of(&format!("milestones.{theirs}")).and_then(|it| Moment::parse(&it))];
        accepted.extend(
            root.at(&format!("milestones_also_accepted.{theirs}")).map(moments).into_iter().flatten(),
        );
        (ours, accepted)
    };
    let is_given = text_of("timezone_source").as_deref() == Some("given");
    Answer {
        date: text_of("reference_date"),
        zone: text_of("timezone").filter(|_| is_given).map(|zone| zone.split(' ').next().unwrap().to_owned()),
        events: root.get("events").unwrap().items().into_iter().map(event).collect(),
        markers: [
            ("start", "start"),
            ("detected", "detect"),
            ("mitigated", "mitigate"),
            ("resolved", "resolve"),
        ]
        .map(marker)
        .to_vec(),
    }
}

fn squeezed(text: &str) -> String {
    let marks = ['*', '_', '`', '\\', '[', ']', '|', '{', '}', '#'];
    let text = markup::plain(text).replace(marks, "");
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The answers hold microseconds.
fn micros(at: Moment) -> (i64, u32) {
    (at.seconds, at.nanos / 1_000)
}

fn problems(answer: &Answer, found: &Found) -> Vec<String> {
    let mut rows: Vec<&Row> = found.rows.iter().filter(|row| !row.is_noise).collect();
    let mut problems = Vec::new();
    for (moments, text, precision) in &answer.events {
        let unit: i64 = if precision == "day" { 86_399_000 } else { 1 };
        let is_it = |row: &&Row| {
            let at = row.event.at.map(|at| at.millis());
            squeezed(&row.event.text).contains(&squeezed(text))
                && moments.iter().any(|it| at.is_some_and(|at| (at - it.millis()).abs() <= unit))
        };
        match rows.iter().position(is_it) {
            Some(at) => drop(rows.remove(at)),
            None => problems.push(format!("missing: {moments:?} {text}")),
        }
    }
    for (name, accepted) in &answer.markers {
        let key = MarkerKey::from_name(name);
        let holder = found.rows.iter().find(|row| row.markers.iter().any(|(it, _)| *it == key));
        let at = holder.and_then(|row| row.event.at);
        let same = |it: &Option<Moment>| it.map(micros) == at.map(micros);
        if !accepted.iter().any(same) {
            problems.push(format!("marker {name}: {at:?}"));
        }
    }
    let stated: Vec<_> = answer.markers.iter().filter_map(|(_, accepted)| *accepted.first()?).collect();
    let is_stated =
        |row: &Row| stated.iter().any(|it| row.event.at.is_some_and(|at| micros(at) == micros(*it)));
    rows.retain(|row| row.markers.is_empty() || !is_stated(row));
    problems.extend(
        rows.iter()
            .map(|row| format!("extra: {:?} {}", row.event.at.map(|at| at.to_string()), row.event.text)),
    );
    problems
}

#[test]
fn real_files_are_read_as_a_careful_reader_reads_them() {
    let mut failed = Vec::new();
    for path in samples(is_of_a_program) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let answer = answer(&path);
        let zones = NativeZones;
        let date = answer.date.as_deref().and_then(parse_date);
        let told = Told { date, zone: answer.zone.as_deref(), ..Told::new(&zones) };
        let read = files::read(&name, &std::fs::read(&path).unwrap(), &told);
        let problems = match read {
            Some(Ok(found)) => problems(&answer, &found),
            other => vec![format!("{other:?}")],
        };
        println!("{} {name}", if problems.is_empty() { "ok  " } else { "FAIL" });
        failed.extend(problems.into_iter().map(|problem| format!("{name}: {problem}")));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn texts_that_somebody_wrote_are_left_to_the_reader_of_texts() {
    for path in samples(|name| !is_of_a_program(name) && name != "README.md") {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let read = files::read(&name, &std::fs::read(&path).unwrap(), &Told::new(&NativeZones));
        assert!(read.is_none(), "{name}: {read:?}");
    }
}

/// A file of an archive: its name, what is in it, and whether it is deflated.
type Part<'a> = (&'a str, &'a [u8], bool);

/// An archive of these files.
fn zip(parts: &[Part<'_>]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for (name, content, is_deflated) in parts {
        let packed = if *is_deflated { deflated(content) } else { content.to_vec() };
        let at = u32::try_from(out.len()).unwrap();
        let mut head = vec![20, 0, 0, 0, if *is_deflated { 8 } else { 0 }, 0, 0, 0, 0, 0];
        head.extend(crc(content).to_le_bytes());
        head.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
        head.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        head.extend([u16::try_from(name.len()).unwrap().to_le_bytes(), [0, 0]].concat());
        out.extend([b"PK\x03\x04", &head[..], name.as_bytes(), &packed].concat());
        let tail = [&[0; 10][..], &at.to_le_bytes()].concat();
        list.extend([b"PK\x01\x02\x14\x00", &head[..], &tail, name.as_bytes()].concat());
    }
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    let (size, at) = (u32::try_from(list.len()).unwrap(), u32::try_from(out.len()).unwrap());
    let end = [&count[..], &count, &size.to_le_bytes(), &at.to_le_bytes(), &[0, 0]].concat();
    [out, list, b"PK\x05\x06\0\0\0\0".to_vec(), end].concat()
}

fn deflated(content: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(content, 6)
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 },
        )
    })
}

/// A small export of a chat.
fn export() -> Vec<u8> {
    let users = r#"[{"id":"U1","name":"ines","real_name":"Ines Holm","profile":{"display_name":"ines"}},
        {"id":"U2","name":"tomas","profile":{"real_name":"Tomas Rey","display_name":""}},{"id":"U3","name":"unseen"}]"#;
    let channels = r#"[{"id":"C1","name":"inc-7"},{"id":"C2","name":"orders"}]"#;
    let day = |messages: &str| format!("[{messages}]").into_bytes();
    let one = day(r#"{"type":"message","user":"U1","text":"<@U2> look at <#C2>","ts":"1930382100.000200"}"#);
    let two = day(r#"{"type":"message","user":"U2","text":"Found it","ts":"1930468500.000100"}"#);
    let other = day(r#"{"type":"message","user":"U2","text":"Orders wait","ts":"1930382000.000100"}"#);
    zip(&[
        ("users.json", users.as_bytes(), true),
        ("channels.json", channels.as_bytes(), false),
        ("inc-7/", b"", false),
        ("inc-7/2031-03-05.json", &two, true),
        ("inc-7/2031-03-04.json", &one, false),
        ("orders/2031-03-04.json", &other, true),
        ("orders/2031-03-05.json", b"[{", true),
        ("orders/canvas.html", b"<p>no messages</p>", true),
    ])
}

fn read_plain(name: &str, bytes: &[u8]) -> Option<Result<Found, Refusal>> {
    files::read(name, bytes, &Told::new(&NativeZones))
}

#[test]
fn an_archive_of_a_chat_is_read() {
    insta::assert_snapshot!(shown(&read_plain("export.zip", &export())));
}

#[test]
fn an_archive_of_something_else_is_looked_through() {
    let bytes = zip(&[
        ("__MACOSX/notes.csv", b"x", false),
        ("readme.txt", b"nothing to see", true),
        ("a/notes.csv", b"Time,Event\n2031-03-04 09:12Z,Orders wait\n", true),
    ]);
    let found = read_plain("x.zip", &bytes).unwrap().unwrap();
    assert_eq!(found.rows.len(), 1);
    let nothing = zip(&[("readme.txt", b"nothing to see", true)]);
    assert_eq!(read_plain("x.zip", &nothing), Some(Err(Refusal::Nothing)));
    assert_eq!(read_plain("x.zip", &zip(&[])), Some(Err(Refusal::Nothing)));
}

#[test]
fn an_archive_stops_at_the_limit() {
    let zeros = vec![b' '; 9 << 20];
    let names: Vec<String> = (1..=4).map(|day| format!("ops/2031-03-0{day}.json")).collect();
    let parts: Vec<Part<'_>> = names.iter().map(|name| (&**name, &zeros[..], true)).collect();
    let bomb = zip(&parts);
    assert!(bomb.len() < 100_000);
    assert_eq!(read_plain("bomb.zip", &bomb), Some(Err(Refusal::TooLarge(files::MAX_BYTES))));
    // One that says to be small is not unpacked beyond what it says.
    let mut liar = zip(&[("ops/2031-03-04.json", &zeros, true)]);
    let places: Vec<usize> =
        (0..liar.len() - 4).filter(|at| liar[*at..at + 4] == (9_u32 << 20).to_le_bytes()).collect();
    places.iter().for_each(|at| liar[*at..at + 4].copy_from_slice(&10_u32.to_le_bytes()));
    assert_eq!(read_plain("liar.zip", &liar), Some(Err(Refusal::Nothing)));
}

#[test]
fn a_damaged_archive_is_refused_or_told() {
    let whole = export();
    assert_eq!(read_plain("x.zip", &whole[..whole.len() - 30]), Some(Err(Refusal::Archive)));
    assert_eq!(read_plain("x.zip", b"PK\x03\x04"), Some(Err(Refusal::Archive)));
    let mut damaged = whole.clone();
    let at = damaged.windows(9).position(|it| it == b"2031-03-0").unwrap() + 20;
    damaged[at] ^= 0x55;
    let found = read_plain("x.zip", &damaged).unwrap().unwrap();
    let unread = |note: &&Note| matches!(note, Note::PartUnread { .. });
    assert_eq!((found.rows.len(), found.notes.iter().filter(unread).count()), (2, 2));
}

#[test]
fn what_is_too_large_or_no_text_is_refused() {
    assert_eq!(read_plain("x.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some(Err(Refusal::NotText)));
    let large = vec![b'a'; files::MAX_BYTES + 1];
    assert_eq!(read_plain("x.txt", &large), Some(Err(Refusal::TooLarge(files::MAX_BYTES))));
    assert_eq!(read_plain("x.txt", b""), None);
    assert_eq!(read_plain("x.txt", b"[15:20] ines: Orders wait"), None);
    assert_eq!(read_plain("x.txt", b"- 15:20, we looked at it, 15:30, and then"), None);
    assert_eq!(
        read_plain("x.md", b"---\ntitle: Orders wait\ndate: 2031-03-04\n---\n\n09:12 Orders wait\n"),
        None
    );
}

#[test]
fn a_zone_that_is_forced_wins_over_a_word_but_not_over_an_offset() {
    let text =
        "Time (PST),Event\n2031-07-04 09:12,One\n2031-07-05 09:13 EST,Two\n2031-07-06 09:14+01:00,Three\n";
    let at = |told: &Told<'_>| -> Vec<String> {
        let found = files::read_text("x.csv", text, told).unwrap().unwrap();
        found.rows.iter().map(|row| row.event.at.unwrap().to_string()).collect()
    };
    let told = Told { zone: Some("America/Los_Angeles"), ..Told::new(&NativeZones) };
    assert_eq!(
        at(&told),
        ["2031-07-04T09:12:00-08:00", "2031-07-05T09:13:00-05:00", "2031-07-06T09:14:00+01:00"]
    );
    let forced = Told { is_zone_forced: true, ..told };
    assert_eq!(
        at(&forced),
        ["2031-07-04T09:12:00-07:00", "2031-07-05T09:13:00-07:00", "2031-07-06T09:14:00+01:00"]
    );
}

#[test]
fn what_is_asked_for_is_read_and_nothing_else() {
    let text = "2031-03-04 09:12,Orders wait\n2031-03-04 09:30,Orders go out\n";
    let read = |shape| {
        let told = Told { shape, ..Told::new(&NativeZones) };
        files::read_text("pasted", text, &told).map(|read| read.unwrap().rows.len())
    };
    assert_eq!(read(None), None);
    assert_eq!(read(Some(Shape::Csv)), Some(2));
    assert_eq!(read(Some(Shape::Prose)), None);
    assert_eq!(read(Some(Shape::GitLog)), None);
    assert_eq!(read(Some(Shape::Json)), None);
}

#[test]
fn a_year_that_is_not_written_is_guessed_only_from_now() {
    let text = "Date,Time,Event\nDec 30,09:12,Orders wait\n";
    let read = |told: &Told<'_>| files::read_text("x.csv", text, told).unwrap().unwrap();
    let told = Told { zone: Some("UTC"), ..Told::new(&NativeZones) };
    let found = read(&told);
    assert_eq!((found.rows[0].event.at, found.needs_date), (None, true));
    let found = read(&Told { now: Moment::parse("2031-02-01T00:00:00Z"), ..told });
    assert_eq!(found.rows[0].event.at.unwrap().to_string(), "2030-12-30T09:12:00Z");
    assert!(found.notes.contains(&Note::YearGuessed(2030)) && found.rows[0].event.inferred.contains("year"));
}

/// Texts that would take long if anything were looked through again and again.
#[test]
fn hostile_texts_take_no_longer_than_others() {
    let many = |piece: &str| piece.repeat((1 << 20) / piece.len());
    let message =
        |text: &str| format!(r#"[{{"type":"message","user":"U","ts":"1930382100.000200","text":"{text}"}}]"#);
    let header = "Time,Event,Who,Tags\n2031-03-04 09:12,Orders wait,x,y\n";
    let event =
        |tail: &str| format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20310304T091200Z\n{tail}\nEND:VEVENT\n");
    let texts = [
        message(&many("<")),
        message(&many("<\\n")),
        message(&many("*a ")),
        message(&many("`")),
        message(&many("&lt;")),
        format!("{header}{}", many("\"")),
        format!("{header}{}", many("\"\n")),
        format!("{header}{}", many(",")),
        format!("{header}2031-03-04 09:12,x,{},{}", many("a;"), many("b,")),
        format!("{header}{}", many("2031-03-04 09:12,same,,\n")),
        format!("{header}{},x", many("9")),
        many("[{\"a\":"),
        format!("[{}{{}}]", many("{\"when\":\"2031-03-04\",\"text\":\"x\"},")),
        format!("[{}{{}}]", many("[{\"a\":1}],")),
        many("{\"a\":1}\n"),
        many("commit abcdef0\n"),
        format!("commit abcdef0\nAuthor: a\nDate: x\n\n{}", many("    a *b* \n")),
        many("abcdef0 "),
        many("abcdef0\t2031-03-04\tx\n"),
        many("{{< track \"2031-03-04\" >}}\n"),
        many("{{< track "),
        format!("---\n{}", many("a: b\n")),
        event(&many("SUMMARY:x\n")),
        event(&format!("SUMMARY:{}", many("x\n "))),
        event(&many("CATEGORIES:a,b,c,d\n")),
        many("BEGIN:VCALENDAR\n"),
        many("\n"),
        many("\r"),
    ];
    for text in texts {
        let begin = std::time::Instant::now();
        let _ = read_plain("x.csv", text.as_bytes());
        let took = begin.elapsed();
        // Megabytes are read within some tenths of a second; looking again and again takes hours.
        assert!(took.as_secs() < 20, "{took:?} for {:?}", &text[..80]);
    }
}

/// Bytes that are changed, taken out or doubled.
fn changed(mut bytes: Vec<u8>, changes: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    for (place, how, byte) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = place.index(bytes.len());
        let end = (at + usize::from(*byte) % 32).min(bytes.len());
        match how % 4 {
            0 => bytes[at] = *byte,
            1 => bytes.insert(at, *byte),
            2 => drop(bytes.drain(at..end)),
            _ => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, u8)>> {
    prop::collection::vec(any::<(prop::sample::Index, u8, u8)>(), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600), name in "[a-z]{0,3}\\.(csv|json|ics|md|zip|log)") {
        if let Some(Ok(found)) = read_plain(&name, &bytes) {
            assert_whole(&name, &found);
        }
    }

    #[test]
    fn any_table_is_read_or_refused(rows in prop::collection::vec("[-0-9:,;\"a-z \t]{0,40}", 0..12)) {
        let text = format!("Datum,Zeit;Time,Event;Was\tWhen\n{}", rows.join("\n"));
        if let Some(Ok(found)) = read_plain("x.csv", text.as_bytes()) {
            assert_whole("x.csv", &found);
        }
    }

    #[test]
    fn changed_files_are_read_or_refused(which in any::<prop::sample::Index>(), changes in changes()) {
        let fixtures = fixtures();
        let (name, bytes) = &fixtures[which.index(fixtures.len())];
        let bytes = changed(bytes.clone(), &changes);
        if let Some(Ok(found)) = read_fixture(name, &bytes) {
            // A document may hold anything; all else is made here.
            if found.shape != Shape::Own {
                assert_whole(name, &found);
            }
        }
    }

    #[test]
    fn changed_archives_are_read_or_refused(changes in changes()) {
        if let Some(Ok(found)) = read_plain("x.zip", &changed(export(), &changes)) {
            assert_whole("x.zip", &found);
        }
    }
}
