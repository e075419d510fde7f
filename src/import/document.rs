//! What was found as a document of its own.

use super::{Found, Row};
use crate::model::{Document, Marker, Markers, order};
use std::rc::Rc;

impl Found {
    /// A document of the rows, without those that are only bookkeeping: events in order, markers,
    /// title, zone and sources.
    pub fn into_document(self) -> Document {
        let rows: Vec<Row> = self.rows.into_iter().filter(|row| !row.is_noise).collect();
        let mut markers = Markers::default();
        for row in &rows {
            for (key, end) in &row.markers {
                if markers.get(key).is_none() {
                    markers =
                        markers.with(key, Some(Marker { end: *end, ..Marker::at(row.event.id.clone()) }));
                }
            }
        }
        let events = order::arrange(rows.into_iter().map(|row| Rc::new(row.event)));
        Document {
            title: self.title,
            severity: self.severity,
            timezone: if crate::model::zone::is_utc(&self.zone.name) { "".into() } else { self.zone.name },
            markers,
            events,
            sources: self.sources.into_iter().map(Rc::new).collect(),
            people: self.people.into_iter().map(Rc::new).collect(),
            report: Rc::new(self.around.report),
            factors: self.around.factors.into_iter().map(Rc::new).collect(),
            lessons: self.around.lessons.into_iter().map(Rc::new).collect(),
            actions: self.around.actions.into_iter().map(Rc::new).collect(),
            ..Document::default()
        }
    }
}
