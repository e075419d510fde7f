//! Which events of the list are shown.

use crate::model::{Document, Event, Id, Kind, Text};
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
    /// Only events that touch this stretch of time, in milliseconds since 1970.
    pub span: Option<(i64, i64)>,
}

impl Filter {
    /// Whether every event is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
            || (self.text.trim().is_empty() && *self == Self { text: self.text.clone(), ..Self::default() })
    }

    /// The places of the events that are shown; `None` when all are. The row that is `edited` is, whatever
    /// it says so far.
    pub fn apply(&self, document: &Document, edited: Option<&Id>) -> Option<Rc<[u32]>> {
        if self.is_empty() {
            return None;
        }
        let words: Vec<String> = self.text.split_whitespace().map(str::to_lowercase).collect();
        // An event without a time is in the stretch of the one that it follows.
        let mut is_inside = self.span.is_none();
        let shown = (0u32..).zip(document.events.iter()).filter(|(_, event)| {
            if let Some(touches) = self.touches(event) {
                is_inside = touches;
            }
            is_inside && self.matches(document, event, &words) || edited == Some(&event.id)
        });
        Some(shown.map(|(index, _)| index).collect())
    }

    /// Whether an event touches the stretch; `None` where that can't be said.
    fn touches(&self, event: &Event) -> Option<bool> {
        let (from, to) = self.span?;
        let (at, end) = (event.at?.millis(), event.end()?.millis());
        Some(at <= to && end >= from)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EventList, Moment};

    fn event(at: Option<i64>, until: Option<i64>) -> Rc<Event> {
        let moment = |minute: i64| Moment::from_unix(minute * 60);
        Rc::new(Event { at: at.map(moment), until: until.map(moment), ..Event::default() })
    }

    #[test]
    fn a_stretch_of_time_shows_what_touches_it_and_what_follows_that() {
        let rows = [
            event(None, None),
            event(Some(5), None),
            event(None, None),
            event(Some(6), Some(11)),
            event(Some(10), None),
            event(None, None),
            event(Some(20), None),
            event(Some(21), Some(40)),
            event(None, None),
        ];
        let document = Document { events: rows.into_iter().collect::<EventList>(), ..Document::default() };
        let filter = Filter { span: Some((10 * 60_000, 20 * 60_000)), ..Filter::default() };
        assert!(!filter.is_empty());
        assert_eq!(filter.apply(&document, None).as_deref(), Some(&[3, 4, 5, 6][..]));
    }
}
