//! A document of this program: its events are read as they are.

use super::{File, Item, Try};
use crate::format;
use crate::import::files::build::fnv;
use crate::import::files::time::Clock;
use crate::import::{Around, Found, Refusal, Row, Shape, ZoneFound};
use crate::model::{Document, Event, Factor, Id, Imported, Lesson, Marker, MarkerKey, Set, Source};
use std::collections::HashMap;
use std::rc::Rc;

/// Reads a document; `None` when the file is another JSON.
pub(super) fn read(file: &File<'_>, clock: &Clock<'_>) -> Try {
    let kind = Item::of(file.root).word("type")?;
    if kind != format::TYPE {
        return None;
    }
    Some(match format::read(file.text) {
        Ok(loaded) => found(file, &loaded.document, clock),
        Err(error) => {
            let place = error.place.map(|place| place.position);
            let (line, column) = place.map_or((1, 1), |place| (place.line, place.column));
            Err(Refusal::Json { line, column })
        }
    })
}

fn found(file: &File<'_>, document: &Document, clock: &Clock<'_>) -> Result<Found, Refusal> {
    if document.events.is_empty() {
        return Err(Refusal::Nothing);
    }
    let own = source(document);
    let lines = lines(file);
    let rows = document.events.iter().map(|event| Row {
        event: with_source(event, &own.id),
        original: event.text.clone(),
        line: lines.get(event.id.as_str()).copied().unwrap_or(1),
        markers: markers(document, event),
        likely: vec![],
        doubts: vec![],
        is_noise: false,
    });
    let rows = rows.collect();
    let sources = [own].into_iter().chain(document.sources.iter().map(|source| (**source).clone()));
    Ok(Found {
        shape: Shape::Own,
        title: document.title.clone(),
        severity: document.severity.clone(),
        zone: ZoneFound { name: document.timezone.clone(), ..clock.zone_found() },
        sources: sources.collect(),
        people: document.people.iter().map(|person| (**person).clone()).collect(),
        around: around(document),
        rows,
        notes: vec![],
        needs_date: false,
        needs_zone: false,
        needs_t0: false,
    })
}

/// The report of the document, without what it says of events: those get other identifiers.
fn around(document: &Document) -> Around {
    let factor = |factor: &Rc<Factor>| Factor {
        events: Set::default(),
        leads_to: Set::default(),
        ..(**factor).clone()
    };
    let lesson = |lesson: &Rc<Lesson>| Lesson { events: Set::default(), ..(**lesson).clone() };
    Around {
        report: (*document.report).clone(),
        factors: document.factors.iter().map(factor).collect(),
        lessons: document.lessons.iter().map(lesson).collect(),
        actions: document.actions.iter().map(|action| (**action).clone()).collect(),
    }
}

/// The document as a source: events that came from elsewhere keep theirs, the others have this one.
fn source(document: &Document) -> Source {
    Source {
        id: Id::from_number(fnv(&["document", document.id.as_str(), &document.title])),
        system: format::TYPE.into(),
        label: document.title.clone(),
        zone: document.timezone.clone(),
        ..Source::default()
    }
}

/// The lines of the events, by their identifiers.
fn lines(file: &File<'_>) -> HashMap<String, usize> {
    let events = Item::of(file.root).get("events").map(|list| list.items()).unwrap_or_default();
    let line = |event| Some((Item::of(event).word("id")?.into_owned(), file.line(event)));
    events.into_iter().filter_map(line).collect()
}

fn with_source(event: &Rc<Event>, own: &Id) -> Event {
    let mut event = (**event).clone();
    if event.source.source.is_none() {
        event.source = Rc::new(Imported {
            source: Some(own.clone()),
            key: event.id.as_str().into(),
            text: event.text.clone(),
            at: event.at,
            who: event.who.clone(),
            ..Imported::default()
        });
    }
    event
}

fn markers(document: &Document, event: &Event) -> Vec<(MarkerKey, bool)> {
    let of = |(key, marker): &(MarkerKey, Marker)| (key.clone(), marker.end);
    document.markers.of_event(&event.id).map(of).collect()
}
