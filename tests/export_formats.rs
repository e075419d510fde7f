//! Every format: what it looks like, and that it can be read back as far as it can hold a document.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

mod support;

use postmortem_timeline::export::{Kind, Options, export, file_name};
use postmortem_timeline::format;
use postmortem_timeline::import::{self, Found, Told};
use postmortem_timeline::model::{
    Certainty, Document, Event, EventList, Evidence, Kind as EventKind, Marker, MarkerKey, Moment, Precision,
    Text, markup,
};
use postmortem_timeline::text::Words;
use postmortem_timeline::zones_native::NativeZones;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::rc::Rc;
use support::arbitrary::arbitrary_document;

fn written(document: &Document, kind: Kind, zone: &str, lang: &str) -> String {
    let now = Moment::parse("2026-11-20T12:00:00Z");
    let options = Options { words: Words::for_tag(lang), zone, zones: &NativeZones, now, definition: "" };
    export(document, kind, &options)
}

fn read_back(kind: Kind, text: &str) -> Found {
    let name = format!("copy.{}", kind.ending());
    import::read_file(&name, text.as_bytes(), &Told::new(&NativeZones))
        .unwrap_or_else(|refusal| panic!("{}: {refusal:?}\n{text}", kind.name()))
}

fn fixture(text: &str) -> Document {
    format::read(text).unwrap().document
}

#[test]
fn each_format_of_the_example() {
    let example = fixture(include_str!("../src/element/example.json"));
    for kind in Kind::ALL {
        insta::assert_snapshot!(format!("example_{}", kind.name()), written(&example, kind, "", "en"));
    }
}

#[test]
fn each_format_of_every_field_in_german() {
    let all = fixture(include_str!("fixtures/v1/everything.json"));
    for kind in Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Json | Kind::Html)) {
        insta::assert_snapshot!(
            format!("everything_{}", kind.name()),
            written(&all, kind, "Europe/Berlin", "de")
        );
    }
}

/// A host may say in its own words what blameless means; they are text like any other.
#[test]
fn what_blameless_means_in_the_words_of_a_host() {
    let all = fixture(include_str!("fixtures/v1/everything.json"));
    let options = Options {
        words: Words::for_tag("en"),
        zone: "",
        zones: &NativeZones,
        now: None,
        definition: " We look at the <system>. ",
    };
    let each = [
        (Kind::Html, "We look at the &lt;system&gt;."),
        (Kind::MediaWiki, "We look at the &#60;system&#62;."),
        (Kind::Markdown, "We look at the \\<system>."),
    ];
    for (kind, written) in each {
        let text = export(&all, kind, &options);
        assert!(text.contains(written) && !text.contains("not whose fault"), "{text}");
    }
}

#[test]
fn nothing_makes_every_format() {
    for kind in Kind::ALL {
        let text = written(&Document::default(), kind, "", "de");
        assert!(!text.is_empty(), "{}", kind.name());
    }
    assert_eq!(file_name(&Document::default(), Kind::Svg), "postmortem-timeline.svg");
    let titled = Document { title: "Search: down/again! – 3×".into(), ..Document::default() };
    assert_eq!(file_name(&titled, Kind::Markdown), "search-down-again-3.md");
}

#[test]
fn a_page_is_small() {
    let thirty = include_str!("fixtures/share/thirty.json");
    let page = written(&fixture(thirty), Kind::Html, "", "en");
    // What the page adds to the document, rows of the table included.
    assert!(page.len() - thirty.len() < 60_000, "{} bytes", page.len());
}

#[test]
fn long_timelines_do_not_make_long_drawings() {
    let event = |at: i64| {
        let id = format!("e{at:07}");
        Rc::new(Event {
            id: id.as_str().into(),
            at: Some(Moment::from_unix(at * 7)),
            text: "x".into(),
            ..Event::default()
        })
    };
    let many = Document { events: (0..20_000).map(event).collect(), ..Document::default() };
    let drawing = written(&many, Kind::Svg, "", "en");
    let inner = drawing.split("</metadata>").nth(1).unwrap();
    assert!(inner.len() < 60_000, "{} bytes", inner.len());
}

/// Words that no reader takes for a time, a marker or a name.
const WORDS: &[&str] = &[
    "queue", "replica", "drains", "slowly", "cluster", "grows", "again", "cache", "stays", "cold", "build",
    "grey", "shard", "moves", "quietly", "tail", "latency", "looks", "odd", "proxy",
];
/// Signs that mean something somewhere.
const SIGNS: &[&str] = &[
    "", "", "", "", "a|b", "2 * 3 * 4", "[not a link]", "<b>bold</b>", "a & b", "C:\\temp", "x_y_z", "100 %",
    "`code`", "**bold**", "*odd*", "{{x}}", "''quoted''", "~~gone~~", "\"said\"", "; # !", "(c)", "a;b,c",
    "[x](https://a.example/b)", "ö 🧯 界",
];

fn prose() -> impl Strategy<Value = String> {
    (vec(select(WORDS), 3..7), select(SIGNS), vec(select(WORDS), 1..4)).prop_map(|(before, sign, after)| {
        let words: Vec<&str> =
            before.into_iter().chain([sign]).chain(after).filter(|it| !it.is_empty()).collect();
        words.join(" ")
    })
}

/// Documents of which every format should hold times, texts, people and markers.
fn tame() -> impl Strategy<Value = Document> {
    let who = vec(select(vec!["Ada", "Ben Ali", "Noor"]), 0..3);
    let event = (1..400_i64, prose(), who, any::<bool>(), 0..4_u8, prop::option::of(1..300_i64));
    (vec(event, 2..9), prop::sample::subsequence(vec![0_usize, 1, 2, 3], 0..=4), 0..2_u8).prop_map(
        |(rows, marks, zone)| {
            let mut at = 1_710_239_880;
            let mut events = Vec::new();
            for (number, (step, text, who, has_link, form, length)) in rows.into_iter().enumerate() {
                at += step * 60;
                let evidence = has_link.then(|| {
                    Rc::new(Evidence {
                        id: format!("l{number:07}").as_str().into(),
                        url: "https://g.example/d?a=1&b=2".into(),
                        label: "graph".into(),
                        ..Evidence::default()
                    })
                });
                events.push(Rc::new(Event {
                    id: format!("e{number:07}").as_str().into(),
                    at: Some(Moment::from_unix(at + i64::from(form == 1) * 7)),
                    until: length.filter(|_| form == 0).map(|length| Moment::from_unix(at + length * 60)),
                    precision: if form == 1 { Precision::Second } else { Precision::Minute },
                    certainty: if form == 2 { Certainty::About } else { Certainty::Exact },
                    kind: EventKind::Note,
                    who: who.iter().copied().collect(),
                    text: text.as_str().into(),
                    evidence: evidence.into_iter().collect(),
                    ..Event::default()
                }));
            }
            let marked = MarkerKey::MAIN
                .into_iter()
                .zip(marks)
                .filter_map(|(key, row)| Some((key, Marker::at(events.get(row)?.id.clone()))));
            let markers = marked.collect();
            Document {
                title: "Queue stood still".into(),
                timezone: if zone == 0 { "".into() } else { "America/New_York".into() },
                markers,
                events: events.into_iter().collect::<EventList>(),
                ..Document::default()
            }
        },
    )
}

/// What was marked, by place in the list.
fn marks(document: &Document) -> Vec<(MarkerKey, Option<usize>)> {
    let place = |marker: &Marker| document.events.position(&marker.event);
    document.markers.iter().map(|(key, marker)| (key.clone(), place(marker))).collect()
}

fn shown(text: &str) -> String {
    markup::plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without what a format puts before it.
fn without_label(text: &str) -> String {
    let text = shown(text);
    let labels = ["Start: ", "Detect: ", "Mitigate: ", "Resolve: "];
    labels.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(&text).to_owned()
}

#[test]
fn tables_and_calendars_say_which_end_a_marker_is_on() {
    let document = fixture(include_str!("../src/element/example.json"));
    let start = document.markers.get(&MarkerKey::Start).unwrap().clone();
    let until = Marker { end: true, ..start };
    let markers = document.markers.with(&MarkerKey::Mitigate, Some(until.clone()));
    let document = Document { markers, ..document };
    for (kind, lang) in [(Kind::Csv, "en"), (Kind::Ics, "en"), (Kind::Ics, "de")] {
        let back = read_back(kind, &written(&document, kind, "", lang)).into_document();
        assert_eq!(marks(&back), marks(&document), "{} {lang}", kind.name());
        assert!(back.markers.get(&MarkerKey::Mitigate).is_some_and(|marker| marker.end));
        assert!(back.markers.get(&MarkerKey::Start).is_some_and(|marker| !marker.end));
    }
}

/// What they say is all that is marked, whatever the words of the events would make of it elsewhere.
#[test]
fn tables_and_calendars_get_no_markers_that_they_did_not_have() {
    let event = |(minute, text): (i64, &str)| {
        let id = format!("e{minute:07}");
        let at = Some(Moment::from_unix(1_710_239_880 + 60 * minute));
        Rc::new(Event { id: id.as_str().into(), at, text: text.into(), ..Event::default() })
    };
    let texts = ["Outage begins", "Alert fires", "Detect: by a probe", "=1+1 in a cell", "All green again"];
    let events = (0..).zip(texts).map(event).collect();
    let document = Document { title: "Queue stood still".into(), events, ..Document::default() };
    for kind in [Kind::Csv, Kind::Ics] {
        let back = read_back(kind, &written(&document, kind, "", "en")).into_document();
        assert_eq!(marks(&back), [], "{}", kind.name());
        // Nor an apostrophe before what a spreadsheet would reckon.
        let found: Vec<Text> = back.events.iter().map(|event| event.text.clone()).collect();
        assert_eq!(found, texts.map(Text::from));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn json_pages_and_drawings_hold_the_whole_document(document in arbitrary_document()) {
        let text = format::write(&document);
        for kind in [Kind::Json, Kind::Html, Kind::Svg] {
            let out = written(&document, kind, "", "en");
            let inner = match kind {
                Kind::Json => out.clone().into(),
                _ => format::embedded(&out).unwrap().0,
            };
            let loaded = format::read(&inner).unwrap();
            prop_assert_eq!(loaded.notes, vec![]);
            prop_assert_eq!(format::write(&loaded.document), text.clone(), "{}", kind.name());
            if !document.events.is_empty() {
                let found = read_back(kind, &out);
                let ids: Vec<&str> = found.rows.iter().map(|row| row.event.id.as_str()).collect();
                prop_assert_eq!(ids, document.events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn any_document_makes_every_format_in_any_zone(document in arbitrary_document(), zone in select(vec!["", "UTC", "Europe/Berlin", "America/St_Johns", "No/Where"])) {
        for kind in Kind::ALL {
            for lang in ["en", "de", "ar-XB"] {
                prop_assert!(!written(&document, kind, zone, lang).is_empty());
            }
        }
    }

    #[test]
    fn markups_are_read_back(document in tame()) {
        for kind in [Kind::Markdown, Kind::MediaWiki, Kind::DokuWiki, Kind::Confluence] {
            let out = written(&document, kind, "", "en");
            let mut found = read_back(kind, &out);
            // What is only likely by the words is no part of what was written.
            for row in &mut found.rows {
                row.markers.retain(|(key, _)| !row.likely.contains(key));
            }
            let back = found.into_document();
            prop_assert_eq!(back.events.len(), document.events.len(), "{}\n{}", kind.name(), out);
            for (one, two) in document.events.iter().zip(back.events.iter()) {
                prop_assert_eq!(one.at.map(|at| at.key()), two.at.map(|at| at.key()), "{}\n{}", kind.name(), out);
                prop_assert_eq!(one.until.map(|at| at.key()), two.until.map(|at| at.key()), "{}\n{}", kind.name(), out);
                prop_assert_eq!(&one.certainty, &two.certainty, "{}", kind.name());
                prop_assert_eq!(&one.who, &two.who, "{}\n{}", kind.name(), out);
                let urls = |event: &Event| event.evidence.iter().map(|it| it.url.to_string()).collect::<Vec<_>>();
                prop_assert!(urls(one).iter().all(|url| urls(two).contains(url)), "{}\n{}", kind.name(), out);
                prop_assert_eq!(plain_signs(kind, &shown(&one.text)), plain_signs(kind, &without_label(&two.text)), "{}\n{}", kind.name(), out);
            }
            prop_assert_eq!(marks(&back), marks(&document), "{}\n{}", kind.name(), out);
        }
    }

    #[test]
    fn tables_and_calendars_are_read_back(document in tame()) {
        for kind in [Kind::Csv, Kind::Ics] {
            let out = written(&document, kind, "Europe/Berlin", "en");
            let back = read_back(kind, &out).into_document();
            prop_assert_eq!(back.events.len(), document.events.len(), "{}\n{}", kind.name(), out);
            for (one, two) in document.events.iter().zip(back.events.iter()) {
                prop_assert_eq!(one.at.map(|at| at.key()), two.at.map(|at| at.key()), "{}\n{}", kind.name(), out);
                prop_assert_eq!(one.until.map(|at| at.key()), two.until.map(|at| at.key()), "{}\n{}", kind.name(), out);
                if kind == Kind::Csv {
                    prop_assert_eq!((&one.precision, &one.certainty), (&two.precision, &two.certainty), "{}", out);
                }
                let (ours, theirs) = (shown(&one.text), shown(&two.text));
                let holds = if kind == Kind::Csv { ours == theirs } else { theirs.contains(&ours) };
                prop_assert!(holds, "{}: {} / {}\n{}", kind.name(), ours, theirs, out);
            }
            prop_assert_eq!(marks(&back), marks(&document), "{}\n{}", kind.name(), out);
        }
    }
}

/// What a markup cannot say otherwise than by signs that the reader of texts leaves in the text.
fn plain_signs(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Markdown => text.replace('\\', ""),
        _ => text.to_owned(),
    }
}
