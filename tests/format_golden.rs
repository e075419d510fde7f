//! Documents of every released version, kept for ever.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod support;

use postmortem_timeline::format::{Mode, read, write, write_for_page};
use postmortem_timeline::model::{Document, Id, Node, Record, Type, Value};
use support::fixtures;

#[test]
fn documents_of_version_1_come_back_byte_by_byte() {
    let files = fixtures("v1");
    assert!(!files.is_empty());
    for (name, text) in files {
        let loaded = read(&text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(loaded.notes, [], "{name}");
        assert_eq!(loaded.mode, Mode::Full, "{name}");
        assert_eq!(write(&loaded.document), text, "{name}");
        let page = write_for_page(&loaded.document);
        assert_eq!(read(&page).unwrap().document, loaded.document, "{name}");
    }
}

/// An older version that opens a newer document keeps the fields that it does not know; here they
/// stand for what a version to come adds.
#[test]
fn unknown_fields_survive_an_edit_beside_them() {
    let text = std::fs::read_to_string("tests/fixtures/v1/everything.json").unwrap();
    let mut document = read(&text).unwrap().document;
    document.title = "Another title".into();
    let place = document.events.position(&Id::new("ev000001")).unwrap();
    let mut event = (**document.events.get(place).unwrap()).clone();
    event.starred = false;
    document.events.replace(place, event.into());

    let expected = text
        .replace(r#"Every field \"once\", with < > & and 🧯"#, "Another title")
        .replace(r#""starred":true,"#, "");
    assert_eq!(write(&document), expected);
}

#[test]
fn one_fixture_has_every_field() {
    let text = std::fs::read_to_string("tests/fixtures/v1/everything.json").unwrap();
    let document = read(&text).unwrap().document;
    let mut missing = Vec::new();
    let mut seen = Vec::new();
    unused(&document, "document", &mut missing, &mut seen);
    // An event has either of these.
    missing.retain(|field| field != "Event.after");
    assert_eq!(missing, [""; 0]);
    for kind in postmortem_timeline::model::NodeKind::ALL {
        assert!(seen.contains(kind), "{kind:?}");
    }
}

fn unused(
    record: &dyn Record,
    name: &str,
    missing: &mut Vec<String>,
    seen: &mut Vec<postmortem_timeline::model::NodeKind>,
) {
    if record.extra().is_empty() {
        missing.push(format!("{name}.extra"));
    }
    for (at, field) in record.fields().iter().enumerate() {
        let inner = match record.get(at) {
            Value::Default => {
                missing.push(format!("{name}.{}", field.key));
                continue;
            }
            Value::Events(events) => events.iter().last().cloned().map(Node::Event),
            Value::List(nodes) => nodes.first().cloned(),
            Value::Record(node) => Some(node),
            _ => None,
        };
        assert_eq!(inner.is_some(), matches!(field.kind, Type::Events | Type::List(_) | Type::Record(_)));
        if let Some(node) = inner {
            seen.push(node.kind());
            unused(node.record(), &format!("{:?}", node.kind()), missing, seen);
        }
    }
}

#[test]
fn an_empty_document_is_two_lines() {
    let text = std::fs::read_to_string("tests/fixtures/v1/minimal.json").unwrap();
    assert_eq!(write(&Document::default()), text);
}
