//! Which events of the list are shown.

use crate::model::{Document, Event, Kind, Text};
use std::rc::Rc;

/// What an event must be to be shown; an empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Words that must all occur in the text, the names, the tags or the links.
    pub text: Text,
    /// Only events in which this person acted.
    pub who: Option<Text>,
    /// Only events of this kind.
    pub kind: Option<Kind>,
    /// Only starred events.
    pub starred: bool,
    /// Only events with a marker.
    pub marked: bool,
}

impl Filter {
    /// Whether every event is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
            || (self.text.trim().is_empty() && *self == Self { text: self.text.clone(), ..Self::default() })
    }

    /// The places of the events that are shown; `None` when all are.
    pub fn apply(&self, document: &Document) -> Option<Rc<[u32]>> {
        if self.is_empty() {
            return None;
        }
        let words: Vec<String> = self.text.split_whitespace().map(str::to_lowercase).collect();
        let shown =
            (0u32..).zip(document.events.iter()).filter(|(_, event)| self.matches(document, event, &words));
        Some(shown.map(|(index, _)| index).collect())
    }

    fn matches(&self, document: &Document, event: &Event, words: &[String]) -> bool {
        let who = self.who.as_ref().is_none_or(|name| event.who.contains(name));
        let kind = self.kind.as_ref().is_none_or(|kind| event.kind == *kind);
        let starred = !self.starred || event.starred;
        let marked = !self.marked || document.markers.of_event(&event.id).next().is_some();
        who && kind && starred && marked && (words.is_empty() || contains_all(event, words))
    }
}

fn contains_all(event: &Event, words: &[String]) -> bool {
    let mut all = event.text.to_lowercase();
    let links = event.evidence.iter().flat_map(|link| [&link.label, &link.url]);
    for text in event.who.iter().chain(&event.tags).chain(links) {
        all.push('\n');
        all.push_str(&text.to_lowercase());
    }
    words.iter().all(|word| all.contains(word.as_str()))
}
