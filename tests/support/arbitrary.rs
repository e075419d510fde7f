//! Random documents, made from the fields that the records declare.
//!
//! They are as a reader leaves them: every list member has an identifier of its own, events stand
//! in order, and each has either a time or a place among the others.

#![allow(clippy::expect_used, reason = "a test may panic")]

use postmortem_timeline::model::{
    Anchor, Civil, Date, Document, Event, Extra, Id, Marker, MarkerKey, Markers, Moment, Node, NodeKind,
    Offset, Record, Set, Text, Type, Value, civil, order,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::HashSet;
use std::rc::Rc;

/// Any document, with up to twelve events.
pub fn arbitrary_document() -> impl Strategy<Value = Document> {
    arbitrary_document_of(0..12)
}

/// Any document with so many events.
pub fn arbitrary_document_of(events: std::ops::Range<usize>) -> impl Strategy<Value = Document> {
    let rest = record_fields(Document::FIELDS);
    let events = vec(node(NodeKind::Event), events);
    let marks = vec((marker_name(), any::<Index>(), any::<bool>(), extra()), 0..5);
    (rest, extra(), events, marks, vec(any::<Index>(), 12)).prop_map(
        |(rest, extra, events, marks, places)| {
            let mut document = Document::default();
            fill(&mut document, rest, extra);
            let mut events: Vec<Rc<Event>> = events.into_iter().filter_map(as_event).collect();
            place_undated(&mut events, &places);
            document.events = order::arrange(events);
            number(&mut document);
            document.markers = markers(&document, &marks);
            document
        },
    )
}

/// Any record of this kind, without identifiers.
pub fn node(kind: NodeKind) -> BoxedStrategy<Node> {
    (record_fields(kind.fields()), extra())
        .prop_map(move |(fields, extra)| {
            let mut node = kind.empty();
            fill(node.record_mut(), fields, extra);
            node
        })
        .boxed()
}

/// Any text, with much of what has ever been trouble.
pub fn text() -> impl Strategy<Value = Text> {
    let nasty = select(vec![
        "", " ", "null", "</script><!--", "]]>", "a & b < c > d", "\"quoted\" \\ back", "tab\tline\nend\r",
        "\0\u{1}\u{7f}\u{85}", "\u{2028}\u{2029}", "\u{feff}bom", "\u{ffff}\u{fffd}", "e\u{301} é", "🧯👩‍🚒",
        "\u{202e}rtl", "العربية", "{\"a\":1}", "\\u003c", "'~|[[{{", "constructor", "__proto__",
    ]);
    prop_oneof![3 => "[a-zA-Z0-9 .,:%/-]{0,24}", 2 => nasty.prop_map(String::from), 1 => ".{0,12}"]
        .prop_map(Text::from)
}

/// Any unknown fields, often none.
pub fn extra() -> impl Strategy<Value = Extra> {
    let key = prop_oneof!["x-[a-z]{1,4}", Just("x <é\"".to_owned()), Just("x".to_owned())];
    let raw = select(vec![
        "null",
        "true",
        "-0",
        "1.50",
        "1E400",
        "12345678901234567890123",
        "\"\"",
        "\"a\\\"b \\u00e9 <&>\"",
        "[]",
        "{}",
        "{\"b\":1,\"a\":[1,{\"\":\" \"}]}",
        "[[[[1]]]]",
        "\"\u{2028}\"",
        "{\"a\":1,\"a\":2}",
    ]);
    let fields = vec((key.prop_map(Text::from), raw.prop_map(Text::from)), 1..4);
    prop_oneof![4 => Just(Vec::new()), 1 => fields].prop_map(|fields| {
        let mut seen = HashSet::new();
        fields.into_iter().filter(|(key, _)| seen.insert(key.clone())).collect()
    })
}

/// Any instant that can be written.
pub fn moment() -> impl Strategy<Value = Moment> {
    let offset = prop_oneof![
        3 => Just(Offset::Utc),
        1 => Just(Offset::Unknown),
        2 => (-1439..1440_i16).prop_filter("this is `Unknown`", |m| *m != 0).prop_map(Offset::Minutes),
        1 => Just(Offset::Minutes(0)),
    ];
    let day = 1_518_220_800_i64; // 2018-02-10: most events of an incident lie close together.
    let seconds = prop_oneof![6 => day..day + 6 * 3600, 1 => civil::FIRST..=civil::LAST];
    let nanos = prop_oneof![4 => Just(0), 1 => 0..1_000_000_000_u32];
    (seconds, nanos, offset)
        .prop_map(|(seconds, nanos, offset)| Moment::from_civil(Civil { seconds, nanos }, offset))
}

fn value(kind: Type) -> BoxedStrategy<Value> {
    match kind {
        Type::Text => text().prop_map(Value::Text).boxed(),
        Type::Choice(words) => {
            let known = select(words).prop_map(|word| Value::Text(word.into()));
            prop_oneof![4 => known, 1 => Just(Value::Text("word-of-tomorrow".into()))].boxed()
        }
        Type::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        Type::Integer => any::<i64>().prop_map(Value::Integer).boxed(),
        Type::Moment => moment().prop_map(Value::Moment).boxed(),
        Type::Date => date().prop_map(Value::Date).boxed(),
        Type::Link => "[a-z0-9]{8}".prop_map(|id| Value::Text(id.into())).boxed(),
        Type::Set => vec(text(), 0..4).prop_map(|texts| Value::Set(set(&texts))).boxed(),
        Type::Record(kind) => node(kind).prop_map(Value::Record).boxed(),
        Type::List(kind) => vec(node(kind), 0..3).prop_map(|nodes| Value::List(nodes.into())).boxed(),
        // Set when the whole document is there.
        Type::Id | Type::Anchor | Type::Markers | Type::Events => Just(Value::Default).boxed(),
    }
}

/// A value, or none, for each field.
fn record_fields(fields: &'static [postmortem_timeline::model::Field]) -> BoxedStrategy<Vec<Option<Value>>> {
    let optional = |kind| proptest::option::weighted(0.35, value(kind));
    fields.iter().map(|field| optional(field.kind)).collect::<Vec<_>>().boxed()
}

fn fill(record: &mut dyn Record, values: Vec<Option<Value>>, extra: Extra) {
    for (at, value) in values.into_iter().enumerate() {
        if let Some(value) = value {
            record.set(at, value).expect("the value is of the type of the field");
        }
    }
    record.set_extra(extra);
}

fn date() -> impl Strategy<Value = Date> {
    (civil::FIRST..=civil::LAST).prop_map(|seconds| Civil { seconds, nanos: 0 }.date())
}

fn set(texts: &[Text]) -> Set {
    texts.iter().map(|text| &**text).collect()
}

fn as_event(node: Node) -> Option<Rc<Event>> {
    match node {
        Node::Event(event) => Some(event),
        _ => None,
    }
}

/// Gives the events identifiers, and those without a time a place behind an earlier one.
fn place_undated(events: &mut [Rc<Event>], places: &[Index]) {
    for at in 0..events.len() {
        let before = places.get(at % places.len().max(1)).map_or(0, |index| index.index(at + 1));
        let after = before.checked_sub(1).and_then(|place| events.get(place)).map(|event| event.id.clone());
        if let Some(event) = events.get_mut(at).map(Rc::make_mut) {
            event.id = Id::from_number(1_000_000 + at as u64);
            if event.at.is_none() {
                event.after = Some(after.map_or(Anchor::Top, Anchor::After));
            }
        }
    }
}

/// Gives every list member but the events an identifier.
fn number(record: &mut dyn Record) {
    number_from(record, &mut 2_000_000);
}

fn number_from(record: &mut dyn Record, next: &mut u64) {
    for (at, field) in record.fields().iter().enumerate() {
        let value = match record.get(at) {
            Value::List(nodes) => Value::List(nodes.iter().map(|node| numbered(node, next)).collect()),
            Value::Record(node) => Value::Record(numbered(&node, next)),
            Value::Events(events) => {
                let nodes = events.iter().map(|event| numbered(&Node::Event(event.clone()), next));
                Value::Events(nodes.filter_map(as_event).collect())
            }
            Value::Default if field.kind == Type::Id && record.id().is_some() => {
                *next += 1;
                Value::Text(Id::from_number(*next).as_str().into())
            }
            _ => continue,
        };
        record.set(at, value).expect("the value is of the type of the field");
    }
}

fn numbered(node: &Node, next: &mut u64) -> Node {
    let mut node = node.clone();
    number_from(node.record_mut(), next);
    node
}

fn marker_name() -> impl Strategy<Value = MarkerKey> {
    select(vec!["start", "detect", "mitigate", "resolve", "acknowledge", "our own <mark>"])
        .prop_map(MarkerKey::from_name)
}

fn markers(document: &Document, marks: &[(MarkerKey, Index, bool, Extra)]) -> Markers {
    let mut markers = Markers::default();
    for (key, index, end, extra) in marks {
        if document.events.is_empty() {
            break;
        }
        if let Some(event) = document.events.get(index.index(document.events.len())) {
            let marker = Marker { event: event.id.clone(), end: *end, extra: extra.clone() };
            markers = markers.with(key, Some(marker));
        }
    }
    markers
}
