//! A document as a list of places with what stands there, so that three can be compared by eye.

use postmortem_timeline::edit::{Conflict, Contested, Kept, Step, Target};
use postmortem_timeline::model::{
    Anchor, Document, Event, Extra, Field, Marker, MarkerKey, Node, NodeKind, Record, Type, Value,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Places and what stands there: `events/ab12.text`, `events/ab12.tags{deploy}`, `.markers{start}`,
/// `factors/xy.!unknown`; a record itself is a place too, and so is the order of a list.
pub type Flat = BTreeMap<String, String>;

/// All places of a document.
pub fn flat(document: &Document) -> Flat {
    let mut places = Flat::new();
    record(&mut places, "", document);
    places
}

fn record(places: &mut Flat, path: &str, record: &dyn Record) {
    for (at, field) in record.fields().iter().enumerate() {
        value(places, path, field, record.get(at));
    }
    for (key, raw) in record.extra().iter() {
        places.insert(format!("{path}.!{key}"), raw.to_string());
    }
}

fn value(places: &mut Flat, path: &str, field: &Field, value: Value) {
    let key = field.key;
    let inner = |id: &str| {
        if path.is_empty() { format!("{key}/{id}") } else { format!("{path}/{key}/{id}") }
    };
    match value {
        Value::Default => {}
        Value::Set(set) => {
            let order: Vec<_> = set.iter().map(|text| text.to_string()).collect();
            for text in &order {
                places.insert(format!("{path}.{key}{{{text}}}"), String::new());
            }
            places.insert(format!("{path}.{key}[]"), order.join(" "));
        }
        Value::Markers(markers) => {
            for (name, marker) in markers.iter() {
                places.insert(format!("{path}.{key}{{{}}}", name.as_str()), marker_text(marker));
            }
        }
        Value::Events(events) => {
            let order: Vec<_> = events.iter().map(|event| event.id.to_string()).collect();
            places.insert(format!("{path}.{key}[]"), order.join(" "));
            for event in events.iter() {
                let path = inner(event.id.as_str());
                places.insert(path.clone(), String::new());
                record(places, &path, &**event);
            }
        }
        Value::List(nodes) => {
            let order: Vec<_> = nodes.iter().map(|node| node.id().to_string()).collect();
            places.insert(format!("{path}.{key}[]"), order.join(" "));
            for node in nodes.iter() {
                let path = inner(node.id().as_str());
                places.insert(path.clone(), String::new());
                record(places, &path, node.record());
            }
        }
        Value::Record(node) => {
            record(places, &if path.is_empty() { key.into() } else { format!("{path}/{key}") }, node.record())
        }
        scalar => {
            places.insert(format!("{path}.{key}"), text(&scalar));
        }
    }
}

fn marker_text(marker: &Marker) -> String {
    let end = if marker.end { " end" } else { "" };
    let extra: Vec<_> = marker.extra.iter().map(|(key, raw)| format!(" {key}:{raw}")).collect();
    format!("{}{end}{}", marker.event, extra.concat())
}

/// What stands at a place, in a word.
pub fn text(value: &Value) -> String {
    match value {
        Value::Default => "-".into(),
        Value::Text(text) => text.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Anchor(Anchor::Top) => "^".into(),
        Value::Anchor(Anchor::After(id)) => id.to_string(),
        Value::Markers(markers) => markers.iter().map(|(_, marker)| marker_text(marker)).collect(),
        Value::Record(Node::Event(event)) => time_text(event),
        other => format!("{other:?}"),
    }
}

/// The fields of the time of an event, the default ones left out.
pub fn time_text(event: &Event) -> String {
    let mut places = Flat::new();
    record(&mut places, "", event);
    let parts: Vec<_> =
        places.iter().map(|(key, value)| format!("{}={value}", key.trim_start_matches('.'))).collect();
    parts.join(" ")
}

/// The path of a record, as in the places.
pub fn path(target: &Target) -> String {
    let mut fields: &[Field] = Document::FIELDS;
    let mut parts = Vec::new();
    for step in &target.0 {
        let (at, id) = match step {
            Step::Part(at) => (*at, None),
            Step::Item(at, id) => (*at, Some(id)),
        };
        parts.push(fields[at].key.to_string());
        parts.extend(id.map(|id| id.to_string()));
        fields = match fields[at].kind {
            Type::List(kind) | Type::Record(kind) => kind.fields(),
            _ => NodeKind::Event.fields(),
        };
    }
    parts.join("/")
}

fn fields(target: &Target) -> &'static [Field] {
    target.0.iter().fold(Document::FIELDS, |fields, step| {
        let at = match step {
            Step::Part(at) | Step::Item(at, _) => *at,
        };
        match fields[at].kind {
            Type::List(kind) | Type::Record(kind) => kind.fields(),
            _ => NodeKind::Event.fields(),
        }
    })
}

/// The place of a conflict; that of a time ends in `.time`.
pub fn place(conflict: &Conflict) -> String {
    let path = path(&conflict.target);
    match &conflict.field {
        Contested::Field(at) => format!("{path}.{}", fields(&conflict.target)[*at].key),
        Contested::Time => format!("{path}.time"),
        Contested::Marker(key) => format!("{path}.markers{{{}}}", key.as_str()),
        Contested::Unknown(key) => format!("{path}.!{key}"),
    }
}

/// A conflict in a line: place, mine, theirs, and whose the document holds.
pub fn conflict_line(conflict: &Conflict) -> String {
    let (mine, theirs) = (text(&conflict.mine), text(&conflict.theirs));
    format!("{}: {mine} | {theirs} -> {:?}", place(conflict), conflict.chosen)
}

/// What was kept in a line.
pub fn kept_line(kept: &Kept) -> String {
    format!("{} deleted by {:?}, {:?}", path(&kept.target), kept.deleted_by, kept.because)
}

/// An event with a time on the day of the tests.
pub fn event(id: &str, clock: &str, text: &str) -> Event {
    use postmortem_timeline::model::Moment;
    let at = Moment::parse(&format!("2018-02-10T{clock}:00Z"));
    Event { id: id.into(), at, text: text.into(), ..Event::default() }
}

/// An event without a time.
pub fn undated(id: &str, after: Option<&str>, text: &str) -> Event {
    let anchor = after.map_or(Anchor::Top, |id| Anchor::After(id.into()));
    Event { id: id.into(), after: Some(anchor), text: text.into(), ..Event::default() }
}

/// Unknown fields.
pub fn extra(fields: &[(&str, &str)]) -> Extra {
    fields.iter().map(|(key, raw)| ((*key).into(), (*raw).into())).collect()
}

/// Changes an event and puts all in order again.
#[track_caller]
pub fn edit(document: &mut Document, id: &str, change: impl FnOnce(&mut Event)) {
    let mut events: Vec<_> = document.events.iter().cloned().collect();
    let event = events.iter_mut().find(|event| event.id.as_str() == id).expect("the event is there");
    change(Rc::make_mut(event));
    document.events = postmortem_timeline::model::order::arrange(events);
}

/// Adds an event at a place and puts all in order again.
pub fn add(document: &mut Document, at: usize, event: Event) {
    let mut events: Vec<_> = document.events.iter().cloned().collect();
    events.insert(at.min(events.len()), Rc::new(event));
    document.events = postmortem_timeline::model::order::arrange(events);
}

/// Sets a marker at the beginning of an event.
pub fn mark(document: &mut Document, key: &str, event: &str) {
    let marker = Marker::at(event.into());
    document.markers = document.markers.with(&MarkerKey::from_name(key), Some(marker));
}

/// Takes a marker away.
pub fn unmark(document: &mut Document, key: &str) {
    document.markers = document.markers.with(&MarkerKey::from_name(key), None);
}
