//! The JSON Schema says what the records declare, and what is written follows it.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod support;

use postmortem_timeline::format::{TYPE, VERSION, write};
use postmortem_timeline::model::{Document, Field, Node, NodeKind, Record, Type, Value as Model};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::arbitrary::arbitrary_document;
use support::schema::{resolve, validate};

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/postmortem-timeline-1.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The name of the definition of a kind of record.
fn definition(kind: NodeKind) -> String {
    let name = format!("{kind:?}");
    let (first, rest) = name.split_at(1);
    format!("#/$defs/{}{rest}", first.to_lowercase())
}

#[test]
fn the_schema_has_every_field_and_no_other() {
    let schema = schema();
    assert_eq!(schema["properties"]["type"]["const"], TYPE);
    assert_eq!(schema["properties"]["version"]["const"], VERSION);
    assert_eq!(schema["required"], json!(["type", "version"]));
    compare(&schema, &schema, "document", Document::FIELDS, &Document::default(), 2);
    for kind in NodeKind::ALL {
        let definition = resolve(&schema, &json!(definition(*kind)));
        let node: Node = kind.empty();
        compare(&schema, definition, &format!("{kind:?}"), kind.fields(), node.record(), 0);
        let is_listed = kind.fields().iter().any(|field| field.kind == Type::Id);
        assert_eq!(definition.get("required").is_some(), is_listed, "{kind:?} needs an id");
        assert!(definition["description"].is_string(), "{kind:?}");
    }
}

fn compare(root: &Value, object: &Value, name: &str, fields: &[Field], empty: &dyn Record, more: usize) {
    let properties = object["properties"].as_object().unwrap();
    assert_eq!(properties.len(), fields.len() + more, "{name}: {:?}", properties.keys());
    for (at, field) in fields.iter().enumerate() {
        let name = format!("{name}.{}", field.key);
        let property = properties.get(field.key).unwrap_or_else(|| panic!("{name} is not in the schema"));
        assert!(property["description"].as_str().is_some_and(|text| text.ends_with(['.', '?'])), "{name}");
        check_type(root, property, &name, field.kind);
        check_default(property, &name, field.kind, empty, at);
    }
}

fn check_type(root: &Value, property: &Value, name: &str, kind: Type) {
    let refers = |to: &str| assert_eq!(property["$ref"], to, "{name}");
    let is = |kind: &str| assert_eq!(property["type"], kind, "{name}");
    let holds = |item: Value| assert_eq!(property["items"], item, "{name}");
    match kind {
        Type::Id | Type::Link => refers("#/$defs/id"),
        Type::Moment => refers("#/$defs/moment"),
        Type::Date => refers("#/$defs/date"),
        Type::Text => is("string"),
        Type::Flag => is("boolean"),
        Type::Integer => is("integer"),
        Type::Anchor => {
            assert_eq!(property["anyOf"], json!([{"type": "null"}, {"$ref": "#/$defs/id"}]), "{name}")
        }
        Type::Set => {
            is("array");
            holds(json!({"type": "string"}));
        }
        Type::Choice(words) => {
            let choice = resolve(root, &property["$ref"]);
            assert_eq!(choice["anyOf"][0], json!({ "enum": words }), "{name}");
            assert_eq!(choice["anyOf"][1]["type"], "string", "{name} must allow words of later versions");
        }
        Type::Markers => {
            assert_eq!(property["additionalProperties"], json!({"$ref": "#/$defs/marker"}), "{name}")
        }
        Type::Events => holds(json!({"$ref": "#/$defs/event"})),
        Type::List(kind) => holds(json!({"$ref": definition(kind)})),
        Type::Record(kind) => refers(&definition(kind)),
    }
}

/// The stated default is the one that is left out when written.
fn check_default(property: &Value, name: &str, kind: Type, empty: &dyn Record, at: usize) {
    let Some(default) = property.get("default") else { return };
    assert_eq!(empty.get(at), Model::Default);
    let Type::Choice(words) = kind else {
        assert_eq!(default, false, "{name}");
        return;
    };
    for word in words {
        let value = with(empty, at, word);
        assert_eq!(value == Model::Default, default == word, "{name}: {word}");
    }
}

/// What a record of this sort holds after a word was put into a field.
fn with(empty: &dyn Record, at: usize, word: &str) -> Model {
    let mut document = Document::default();
    let mut nodes = NodeKind::ALL.iter().map(|kind| kind.empty());
    if let Some(mut node) = nodes.find(|node| node.record().fields() == empty.fields()) {
        node.record_mut().set(at, Model::Text(word.into())).unwrap();
        return node.record().get(at);
    }
    document.set(at, Model::Text(word.into())).unwrap();
    document.get(at)
}

#[test]
fn fixtures_follow_the_schema() {
    let schema = schema();
    for (name, text) in support::fixtures("v1") {
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(validate(&schema, &value), [""; 0], "{name}");
    }
    let wrong = json!({"type": TYPE, "version": 1, "events": [{"at": "soon", "who": "Ana"}], "status": 1});
    let found = validate(&schema, &wrong);
    assert_eq!(found.len(), 4, "{found:#?}");
}

proptest! {
    #[test]
    fn what_is_written_follows_the_schema(document in arbitrary_document()) {
        // No number of Rust holds this one, which is kept as text.
        let text = write(&document).replace("1E400", "1E300");
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(validate(&schema(), &value), Vec::<String>::new());
    }
}
