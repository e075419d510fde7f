//! Copies: what is left out is not in any byte of them, and names are replaced or listed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

mod support;

use postmortem_timeline::export::{Kind, Options, export};
use postmortem_timeline::format;
use postmortem_timeline::model::{
    Document, Extra, MarkerKey, Markers, Node, NodeKind, Record, Set, Text, Type, Value, Visibility,
};
use postmortem_timeline::share::audience::{Audience, Choice, Doubt, Made, Names, copy};
use postmortem_timeline::share::link;
use postmortem_timeline::text::Words;
use postmortem_timeline::zones_native::NativeZones;
use proptest::prelude::*;
use std::collections::HashSet;
use support::arbitrary::arbitrary_document;

fn made(document: &Document, audience: Audience, names: Names) -> Made {
    copy(document, Choice { audience, names }, &|number| format!("Person {number}"))
}

/// Everything that can leave the page, written from a document.
fn outputs(document: &Document) -> Vec<(String, String)> {
    let words = Words::for_tag("en");
    let options = Options { words, zone: "", zones: &NativeZones, now: None, definition: "" };
    let mut all: Vec<(String, String)> = Kind::ALL
        .into_iter()
        .map(|kind| (kind.name().to_owned(), export(document, kind, &options)))
        .collect();
    let fragment = link::encode(&format::write(document), None).unwrap();
    all.push(("link".into(), link::decode(&fragment).unwrap().text));
    all
}

/// Puts a token of its own into every text of a document, so that each can be found again.
struct Tokens(usize);

impl Tokens {
    fn next(&mut self) -> Text {
        self.0 += 1;
        format!("zq{}xw", self.0).into()
    }

    fn extra(&mut self, extra: &Extra) -> Extra {
        extra.iter().map(|_| (self.next(), format!("\"{}\"", self.next()).into())).collect()
    }

    fn record(&mut self, record: &mut dyn Record) {
        for (at, field) in record.fields().iter().enumerate() {
            let value = match (record.get(at), field.kind) {
                (Value::Text(_), Type::Text) => Value::Text(self.next()),
                (Value::Set(set), _)
                    if !matches!(field.key, "events" | "leadsTo" | "inferred" | "public") =>
                {
                    let texts: Vec<Text> = set.iter().map(|_| self.next()).collect();
                    Value::Set(texts.iter().map(|text| &**text).collect::<Set>())
                }
                (Value::List(nodes), _) => Value::List(nodes.iter().map(|node| self.node(node)).collect()),
                (Value::Record(node), _) => Value::Record(self.node(&node)),
                (Value::Events(events), _) => Value::Events(
                    events
                        .iter()
                        .filter_map(|event| match self.node(&Node::Event(event.clone())) {
                            Node::Event(event) => Some(event),
                            _ => None,
                        })
                        .collect(),
                ),
                (Value::Markers(markers), _) => Value::Markers(
                    markers
                        .iter()
                        .map(|(key, marker)| {
                            let mut marker = marker.clone();
                            marker.extra = self.extra(&marker.extra);
                            (key.clone(), marker)
                        })
                        .collect::<Markers>(),
                ),
                (other, _) => other,
            };
            record.set(at, value).unwrap();
        }
        let extra = self.extra(record.extra());
        record.set_extra(extra);
    }

    fn node(&mut self, node: &Node) -> Node {
        let mut node = node.clone();
        self.record(node.record_mut());
        node
    }
}

/// What a copy for the public may hold, told once more in another way: by the text of the document.
fn allowed(document: &Document) -> HashSet<String> {
    let mut kept = HashSet::new();
    let mut keep = |text: &str| kept.extend(tokens_of(text));
    for text in [&document.title, &document.severity, &document.timezone] {
        keep(text);
    }
    let public = |visibility: &Visibility| *visibility == Visibility::Public;
    for event in document.events.iter().filter(|event| public(&event.visibility)) {
        keep(&event.text);
        keep(&event.rank);
        event.who.iter().chain(event.tags.iter()).for_each(|text| keep(text));
        for evidence in event.evidence.iter().filter(|it| public(&it.visibility)) {
            keep(&evidence.url);
            keep(&evidence.label);
        }
        for person in document.people.iter().filter(|person| event.who.contains(&person.name)) {
            keep(&person.name);
            keep(&person.role);
        }
    }
    let report = &document.report;
    for (part, text) in [
        ("summary", &report.summary),
        ("impact", &report.impact),
        ("trigger", &report.trigger),
        ("detection", &report.detection),
        ("resolution", &report.resolution),
        ("supporting", &report.supporting),
        ("facilitator", &report.facilitator),
    ] {
        if report.public.contains(part) {
            keep(text);
        }
    }
    if report.public.contains("authors") {
        report.authors.iter().for_each(|name| keep(name));
    }
    for factor in document.factors.iter().filter(|it| public(&it.visibility)) {
        keep(&factor.text);
        factor.whys.iter().for_each(|why| keep(&why.text));
        keep(&factor.assumption.text);
        keep(&factor.assumption.notice);
    }
    document.lessons.iter().filter(|it| public(&it.visibility)).for_each(|it| keep(&it.text));
    for it in document.actions.iter().filter(|it| public(&it.visibility)) {
        [&it.text, &it.owner, &it.link, &it.cost].into_iter().for_each(|text| keep(text));
    }
    for it in document.recurrences.iter().filter(|it| public(&it.visibility)) {
        [&it.text, &it.link].into_iter().for_each(|text| keep(text));
    }
    kept
}

fn tokens_of(text: &str) -> impl Iterator<Item = String> {
    text.match_indices("zq").filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        let end = rest.find("xw")? + 2;
        rest.get(2..end - 2)?.bytes().all(|b| b.is_ascii_digit()).then(|| rest[..end].to_owned())
    })
}

fn with_tokens(document: &Document, parts: &[bool]) -> Document {
    let mut document = document.clone();
    Tokens(0).record(&mut document);
    let mut report = (*document.report).clone();
    let names = postmortem_timeline::model::Report::FIELDS.iter().map(|field| field.key);
    report.public =
        names.zip(parts.iter().cycle()).filter(|(_, is_in)| **is_in).map(|(name, _)| name).collect();
    document.report = report.into();
    document
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_left_out_is_in_no_byte(document in arbitrary_document(), parts in prop::collection::vec(any::<bool>(), 5)) {
        let document = with_tokens(&document, &parts);
        let whole: HashSet<String> = tokens_of(&format::write(&document)).collect();
        let allowed = allowed(&document);
        let made = made(&document, Audience::Public, Names::AsTheyAre);
        for (name, text) in outputs(&made.document) {
            let found: HashSet<String> = tokens_of(&text).collect();
            let leaked: Vec<&String> = found.difference(&allowed).collect();
            prop_assert!(leaked.is_empty(), "{} holds {:?}\n{}", name, leaked, text);
        }
        // What is allowed is there, and what is not is listed: nothing is gone in silence.
        let kept: HashSet<String> = tokens_of(&format::write(&made.document)).collect();
        prop_assert_eq!(&kept, &allowed);
        prop_assert!(kept == whole || !made.left_out.is_empty());
        let is_same = format::write(&made.document) == format::write(&document);
        prop_assert!(is_same || !made.left_out.is_empty() || !document.events.is_dated());
    }

    #[test]
    fn a_public_copy_is_a_document_that_needs_no_repair(document in arbitrary_document()) {
        let made = made(&document, Audience::Public, Names::AsTheyAre);
        let text = format::write(&made.document);
        let loaded = format::read(&text).unwrap();
        prop_assert_eq!(loaded.notes, vec![]);
        prop_assert_eq!(format::write(&loaded.document), text);
        let again = copy(&made.document, Choice { audience: Audience::Public, ..Choice::default() }, &|_| String::new());
        prop_assert_eq!(&again.document, &made.document);
        prop_assert_eq!(again.left_out, vec![]);
    }

    #[test]
    fn any_document_can_be_copied_with_names_replaced(document in arbitrary_document()) {
        for names in [Names::Roles, Names::Initials] {
            let made = made(&document, Audience::Internal, names);
            prop_assert!(format::read(&format::write(&made.document)).is_ok());
        }
        let same = made(&document, Audience::Internal, Names::AsTheyAre);
        prop_assert_eq!(same.document, document);
    }
}

const NAMED: &str = r#"{"type":"postmortem-timeline","version":1,"title":"Ada's deploy broke search",
"markers":{"start":{"event":"a"}},
"events":[
 {"id":"a","at":"2024-03-12T10:00:00Z","who":["Ada Lovelace"],"text":"Ada deploys; ada lovelace and @ada tell Grace. Lovelace waits, Adapter fails","typed":"10:00 Ada","visibility":"public","tags":["ada"],
  "accounts":[{"id":"b","who":"Noor","did":"Called Ada"}],"questions":[{"id":"c","text":"Why did Noor not know?","who":"Mark"}]},
 {"id":"d","at":"2024-03-12T10:05:00Z","who":["Noor","山田"],"text":"Mark the start. noor asks 山田さん and @carol, writes to carol@example.org, see https://chat.example.org/@noor/1","evidence":[{"id":"e","url":"https://chat.example.org/noor","label":"Noor in chat"}]}],
"people":[{"id":"p","name":"Ada Lovelace","role":"Incident commander","alias":"ada"},{"id":"q","name":"Grace Hopper","role":"Incident commander"}],
"report":{"summary":"Noor found it.","authors":["Mark"],"x-by":"Noor"},
"actions":[{"id":"f","text":"Ada writes a test","owner":"Ada Lovelace"}]}"#;

#[test]
fn names_become_roles_wherever_they_stand() {
    let document = format::read(NAMED).unwrap().document;
    let made = made(&document, Audience::Internal, Names::Roles);
    let copy = &made.document;
    assert_eq!(&*copy.title, "Incident commander's deploy broke search");
    let texts: Vec<&str> = copy.events.iter().map(|event| &*event.text).collect();
    assert_eq!(
        texts[0],
        "Incident commander deploys; Incident commander and Incident commander tell Grace. Incident commander waits, Adapter fails"
    );
    assert_eq!(
        texts[1],
        "Mark the start. noor asks Person 3さん and @carol, writes to carol@example.org, see https://chat.example.org/@noor/1"
    );
    assert_eq!(&*copy.actions[0].owner, "Incident commander");
    assert_eq!(&*copy.actions[0].text, "Incident commander writes a test");
    assert_eq!(&*copy.report.summary, "Person 1 found it.");
    assert_eq!(copy.report.authors.iter().next().map(|name| &**name), Some("Person 2"));
    assert_eq!(
        copy.people.iter().map(|it| (&*it.name, &*it.alias)).collect::<Vec<_>>(),
        [("Incident commander", ""), ("Incident commander 2", "")]
    );
    let renamed: Vec<(&str, &str)> = made.renamed.iter().map(|(one, two)| (&**one, &**two)).collect();
    assert_eq!(
        renamed,
        [
            ("Ada Lovelace", "Incident commander"),
            ("Grace Hopper", "Incident commander 2"),
            ("Noor", "Person 1"),
            ("Mark", "Person 2"),
            ("山田", "Person 3")
        ]
    );
    // An unknown field that names somebody cannot be rewritten, and is left out.
    assert_eq!(made.left_out.iter().map(|it| &*it.place.field).collect::<Vec<_>>(), ["x-by"]);
}

#[test]
fn what_cannot_be_decided_is_listed() {
    let document = format::read(NAMED).unwrap().document;
    let made = made(&document, Audience::Internal, Names::Roles);
    let doubts: Vec<(&str, Doubt)> = made.undecided.iter().map(|it| (&*it.word, it.why)).collect();
    for expected in [
        ("Grace", Doubt::Word),
        ("Mark", Doubt::Word),
        ("noor", Doubt::Case),
        ("@carol", Doubt::Mention),
        ("carol@example.org", Doubt::Mail),
        ("noor", Doubt::Address),
        ("Noor", Doubt::NoRole),
    ] {
        assert!(doubts.contains(&expected), "{expected:?} in {doubts:?}");
    }
    let place = &made.undecided.iter().find(|it| it.why == Doubt::Mail).unwrap().place;
    assert_eq!((place.part, place.id.as_str(), &*place.field), ("events", "d", "text"));
}

#[test]
fn initials_tell_people_apart() {
    let text = r#"{"type":"postmortem-timeline","version":1,"events":[
        {"id":"a","at":"2024-03-12T10:00:00Z","who":["Ada","Anna","Ben Ali"],"text":"Anna asks Ada, Ben Ali and Ben"}]}"#;
    let made = made(&format::read(text).unwrap().document, Audience::Internal, Names::Initials);
    let event = made.document.events.get(0).unwrap().clone();
    assert_eq!(&*event.text, "A. 2 asks A., B. A. and B. A.");
    assert_eq!(event.who.iter().map(|name| &**name).collect::<Vec<_>>(), ["A.", "A. 2", "B. A."]);
}

#[test]
fn a_public_copy_lists_what_it_left_out() {
    let text = include_str!("fixtures/v1/everything.json");
    let document = format::read(text).unwrap().document;
    let made = made(&document, Audience::Public, Names::AsTheyAre);
    let listed: Vec<String> = made
        .left_out
        .iter()
        .map(|it| format!("{} {} {}: {}", it.place.part, it.place.id, it.place.field, it.text))
        .collect();
    insta::assert_snapshot!(listed.join("\n"));
    assert!(made.document.markers.get(&MarkerKey::Start).is_some());
    insta::assert_snapshot!("public_copy", format::write(&made.document));
}

#[test]
fn every_record_is_looked_at() {
    // A new kind of record needs a decision: in or out of a copy for the public.
    assert_eq!(NodeKind::ALL.len(), 15);
}
