//! A document as a list of places with what stands there, so that three can be compared by eye.

use postmortem_timeline::edit::{Conflict, Contested, Kept, Step, Target};
use postmortem_timeline::model::{
    Anchor, Document, Event, Extra, Field, Id, Marker, MarkerKey, Node, NodeKind, Record, Type, Value,
};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Places and what stands there: `events/ab12.text`, `events/ab12.tags{deploy}`, `.markers{start}`,
/// `factors/xy.!unknown`; a record itself is a place too, and so is the order of a list.
pub type Flat = BTreeMap<String, String>;

/// All places of a document.
pub fn flat(document: &Document) -> Flat {
    let mut places = Flat::new();
    visit(document, &mut |place, text| {
        places.insert(place.to_owned(), text.to_owned());
    });
    places
}

/// Takes what a place is called, and what stands there.
type Visit<'a> = dyn FnMut(&str, &str) + 'a;

/// Visits all places of a document.
pub fn visit(document: &Document, visit: &mut Visit<'_>) {
    record(visit, &mut String::new(), document);
}

/// Goes through a record whose path is given, and leaves the path as it was.
fn record(visit: &mut Visit<'_>, path: &mut String, record: &dyn Record) {
    let end = path.len();
    for (at, field) in record.fields().iter().enumerate() {
        value(visit, path, field, record.get(at));
        path.truncate(end);
    }
    for (key, raw) in record.extra().iter() {
        path.extend([".!", key]);
        visit(path, raw);
        path.truncate(end);
    }
}

fn value(visit: &mut Visit<'_>, path: &mut String, field: &Field, value: Value) {
    let (key, end) = (field.key, path.len());
    match value {
        Value::Default => {}
        Value::Set(set) => {
            for text in &set {
                path.extend([".", key, "{", text, "}"]);
                visit(path, "");
                path.truncate(end);
            }
            let order: Vec<&str> = set.iter().map(|text| &**text).collect();
            path.extend([".", key, "[]"]);
            visit(path, &order.join(" "));
        }
        Value::Markers(markers) => {
            for (name, marker) in markers.iter() {
                path.extend([".", key, "{", name.as_str(), "}"]);
                visit(path, &marker_text(marker));
                path.truncate(end);
            }
        }
        Value::Events(events) => {
            list(visit, path, key, events.iter().map(|event| (&event.id, &**event as &dyn Record)));
        }
        Value::List(nodes) => {
            let ids: Vec<Id> = nodes.iter().map(Node::id).collect();
            list(visit, path, key, ids.iter().zip(nodes.iter().map(Node::record)));
        }
        Value::Record(node) => {
            path.extend([if end > 0 { "/" } else { "" }, key]);
            record(visit, path, node.record());
        }
        scalar => {
            path.extend([".", key]);
            visit(path, &text(&scalar));
        }
    }
}

fn list<'a>(
    visit: &mut Visit<'_>,
    path: &mut String,
    key: &str,
    items: impl Iterator<Item = (&'a Id, &'a dyn Record)>,
) {
    let end = path.len();
    let mut order = Vec::new();
    for (id, item) in items {
        path.extend([if end > 0 { "/" } else { "" }, key, "/", id.as_str()]);
        visit(path, "");
        record(visit, path, item);
        path.truncate(end);
        order.push(id.as_str());
    }
    path.extend([".", key, "[]"]);
    visit(path, &order.join(" "));
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
    let visit: &mut Visit<'_> = &mut |place, text| {
        places.insert(place.to_owned(), text.to_owned());
    };
    record(visit, &mut String::new(), event);
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

/// The fields of the record at the end of a path.
pub fn fields(target: &Target) -> &'static [Field] {
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
