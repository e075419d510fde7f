//! Documents as text, for pages that begin with one, and what a case looks at in them.

use serde_json::{Map, Value, json};

/// A document that is being put together.
#[derive(Debug, Clone)]
pub struct Doc {
    value: Map<String, Value>,
    events: Vec<Value>,
}

impl Doc {
    /// An empty one.
    pub fn new(title: &str) -> Self {
        let base = json!({ "type": "postmortem-timeline", "version": 1, "id": "doc", "title": title });
        Self { value: base.as_object().cloned().unwrap_or_default(), events: Vec::new() }
    }

    /// Some events of one morning, without markers: `a` at 10:00, `b` at 10:05 and so on.
    pub fn letters(count: usize) -> Self {
        ('a'..='z').take(count).enumerate().fold(Self::new("Letters"), |doc, (n, letter)| {
            let (hour, minute) = (10 + n / 12, n % 12 * 5);
            doc.event(
                &letter.to_string(),
                &format!("2018-02-10T{hour:02}:{minute:02}:00Z"),
                &letter.to_string(),
            )
        })
    }

    /// With one more event.
    pub fn event(self, id: &str, at: &str, text: &str) -> Self {
        self.full(json!({ "id": id, "at": at, "text": text }))
    }

    /// With one more event, all of whose fields are given.
    pub fn full(mut self, event: Value) -> Self {
        self.events.push(event);
        self
    }

    /// With a field of the document.
    pub fn set(mut self, key: &str, value: Value) -> Self {
        self.value.insert(key.to_owned(), value);
        self
    }

    /// With the four markers on these events.
    pub fn marked(self, start: &str, detect: &str, mitigate: &str, resolve: &str) -> Self {
        let on = |event: &str| json!({ "event": event });
        let markers = json!({ "start": on(start), "detect": on(detect), "mitigate": on(mitigate), "resolve": on(resolve) });
        self.set("markers", markers)
    }

    /// Its text.
    pub fn text(&self) -> String {
        let mut value = self.value.clone();
        value.insert("events".to_owned(), Value::Array(self.events.clone()));
        Value::Object(value).to_string()
    }
}

/// What a JSON pointer leads to; null where that is nothing.
pub fn at(value: &Value, pointer: &str) -> Value {
    value.pointer(pointer).cloned().unwrap_or_default()
}

/// The events of a document.
pub fn events(document: &Value) -> Vec<Value> {
    document.get("events").and_then(Value::as_array).cloned().unwrap_or_default()
}

/// The texts of a document's events, in their order.
pub fn event_texts(document: &Value) -> Vec<String> {
    let text = |event: &Value| event.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    events(document).iter().map(text).collect()
}
