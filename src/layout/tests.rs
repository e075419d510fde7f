//! Rows against a plain list of heights; phases and rail against small incidents.

use super::phases::{Phase, Phases};
use super::rows::{Estimate, RowHeights};
use crate::model::{Document, Event, EventList, Id, Marker, MarkerKey, Moment};
use proptest::prelude::*;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

const ESTIMATE: Estimate = Estimate { base: 16.0, line: 21.0, chars_per_line: 40 };

fn event(number: u64) -> Rc<Event> {
    let text = "x".repeat(number as usize * 7 % 200);
    Rc::new(Event { id: Id::from_number(number), text: text.into(), ..Event::default() })
}

/// What a row is estimated to need.
fn estimated(event: &Event) -> f64 {
    16.0 + 21.0 * event.text.len().div_ceil(40).max(1) as f64
}

/// The same bookkeeping without any shortcut.
#[derive(Default)]
struct Naive {
    events: Vec<Rc<Event>>,
    measured: HashMap<Id, f64>,
}

impl Naive {
    fn heights(&self) -> Vec<f64> {
        let height = |event: &Rc<Event>| self.measured.get(&event.id).copied();
        self.events.iter().map(|event| height(event).unwrap_or_else(|| estimated(event))).collect()
    }

    fn row_at(&self, y: f64) -> Option<usize> {
        let mut end = 0.0;
        let heights = self.heights();
        let found = heights.iter().position(|height| {
            end += height;
            end > y
        });
        found.or(heights.len().checked_sub(1))
    }
}

/// One step of a user.
#[derive(Clone, Debug)]
enum Step {
    Insert(usize),
    Remove(usize),
    Replace(usize),
    Filter(u64),
    Measure(usize, u32),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0..900usize).prop_map(Step::Insert),
        (0..900usize).prop_map(Step::Remove),
        (0..900usize).prop_map(Step::Replace),
        (1..4u64).prop_map(Step::Filter),
        (0..900usize, 0..4_000u32).prop_map(|(row, height)| Step::Measure(row, height)),
    ];
    prop::collection::vec(step, 0..60)
}

proptest! {
    #[test]
    fn rows_behave_like_a_plain_list(steps in steps(), y in -100.0..40_000.0f64, height in 0.0..3_000.0f64) {
        let mut list: EventList = (0..700).map(event).collect();
        let mut every = 1;
        let mut rows = RowHeights::new(ESTIMATE);
        let mut naive = Naive::default();
        for (number, step) in steps.into_iter().enumerate() {
            match step {
                Step::Insert(at) => list.insert(at, event(10_000 + number as u64)),
                Step::Remove(at) => drop(list.remove(at)),
                Step::Replace(at) => {
                    if let Some(old) = list.get(at).cloned() {
                        list.replace(at, Rc::new(Event { starred: true, ..(*old).clone() }));
                    }
                }
                Step::Filter(step) => every = step as usize,
                Step::Measure(row, units) => {
                    let height = f64::from(units) / 64.0;
                    let before = rows.height(row);
                    let delta = rows.measure(row, height);
                    if let Some(event) = naive.events.get(row) {
                        naive.measured.insert(event.id.clone(), height);
                        prop_assert_eq!(delta, height - before);
                    }
                }
            }
            let places: Vec<u32> = (0..list.len() as u32).step_by(every).collect();
            rows.set_rows(&list, (every > 1).then_some(places.as_slice()));
            naive.events = list.iter().step_by(every).cloned().collect();
        }
        rows.set_rows(&list, (every > 1).then(|| (0..list.len() as u32).step_by(every).collect::<Vec<_>>()).as_deref());
        naive.events = list.iter().step_by(every).cloned().collect();
        let heights = naive.heights();
        let top = |row: usize| heights.iter().take(row).sum::<f64>();
        prop_assert_eq!(rows.len(), heights.len());
        prop_assert_eq!(rows.total(), top(heights.len()));
        prop_assert_eq!(rows.row_at(y), naive.row_at(y));
        let window = rows.window(y, y + height, 3);
        let (first, last) = (naive.row_at(y).unwrap(), naive.row_at(y + height).unwrap());
        prop_assert_eq!(&window.rows, &(first.saturating_sub(3)..(last + 4).min(heights.len())));
        prop_assert_eq!(window.before, top(window.rows.start));
        prop_assert_eq!(window.before + top(window.rows.end) - top(window.rows.start) + window.after, window.total);
        for row in window.rows {
            prop_assert_eq!(rows.height(row), heights[row]);
            prop_assert_eq!(rows.top(row), top(row));
            prop_assert_eq!(rows.row_of(&naive.events[row].id), Some(row));
            prop_assert_eq!(rows.row_near(&naive.events[row].id, row), Some(row));
            prop_assert_eq!(rows.row_near(&naive.events[row].id, row + 1), Some(row));
        }
    }
}

#[test]
fn no_rows_need_no_room() {
    let mut rows = RowHeights::new(ESTIMATE);
    assert_eq!(rows.window(0.0, 500.0, 5), super::rows::Window::default());
    assert_eq!((rows.total(), rows.top(3), rows.measure(0, 10.0)), (0.0, 0.0, 0.0));
    assert!(rows.is_empty() && rows.anchor(10.0).is_none());
}

#[test]
fn a_place_stays_with_its_event() {
    let mut list: EventList = (0..500).map(event).collect();
    let mut rows = RowHeights::new(ESTIMATE);
    rows.set_rows(&list, None);
    let anchor = rows.anchor(5_000.0).unwrap();
    assert_eq!(rows.find(&anchor), Some(5_000.0));
    let delta = rows.measure(0, 200.0);
    list.insert(3, event(9_000));
    rows.set_rows(&list, None);
    assert_eq!(rows.find(&anchor), Some(5_000.0 + delta + rows.height(3)));
    rows.set_rows(&list, Some(&[0, 1]));
    assert_eq!(rows.find(&anchor), None);
}

#[test]
fn measured_heights_survive_a_filter_but_not_another_width() {
    let list: EventList = (0..10).map(event).collect();
    let mut rows = RowHeights::new(ESTIMATE);
    rows.set_rows(&list, None);
    rows.measure(4, 123.5);
    rows.set_rows(&list, Some(&[1]));
    rows.set_rows(&list, None);
    assert_eq!(rows.height(4), 123.5);
    rows.set_estimate(Estimate { base: 20.0, ..ESTIMATE });
    assert_eq!(rows.height(4), 20.0 + 21.0);
}

#[test]
fn a_hundred_thousand_rows_are_quick() {
    let mut list: EventList = (0..100_000).map(event).collect();
    let mut rows = RowHeights::new(Estimate::for_width(700.0));
    rows.set_rows(&list, None);
    let began = Instant::now();
    for number in 0..20 {
        list.insert(50_000, event(200_000 + number));
        rows.set_rows(&list, None);
    }
    for number in 0..2_000 {
        let window = rows.window(f64::from(number) * 1_000.0, f64::from(number) * 1_000.0 + 900.0, 10);
        for row in window.rows {
            rows.measure(row, 40.0);
        }
    }
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

/// A document with an event for each time of day and the markers named `place:key`, `place:key:end`.
fn incident(times: &[&str], markers: &[&str]) -> Document {
    let at = |clock: &str| Moment::parse(&format!("2018-02-10T{clock}:00Z"));
    let events = times.iter().enumerate().map(|(number, times)| {
        let (from, until) = times.split_once('-').unwrap_or((times, ""));
        let id = Id::from_number(number as u64);
        Rc::new(Event { id, at: at(from), until: at(until), ..Event::default() })
    });
    let markers = markers.iter().map(|written| {
        let mut parts = written.split(':');
        let number = parts.next().unwrap().parse().unwrap();
        let key = MarkerKey::from_name(parts.next().unwrap());
        (key, Marker { end: parts.next().is_some(), ..Marker::at(Id::from_number(number)) })
    });
    Document { events: events.collect(), markers: markers.collect(), ..Document::default() }
}

/// The rail as letters: above and below each row, a star where the dot is.
fn rail(document: &Document) -> String {
    let letter = |phase| match phase {
        Phase::Before => 'b',
        Phase::Undetected => 'u',
        Phase::Responding => 'r',
        Phase::Recovering => 'c',
        Phase::After => 'a',
        Phase::Unknown => '?',
    };
    let phases = Phases::of(document);
    let rows = document.events.iter().map(|event| phases.rail(event));
    assert!(rows.clone().eq((0..document.events.len()).map(|index| phases.row(index))));
    let shown = rows.map(|row| {
        let dot = if row.dot.is_some() { "*" } else { "" };
        format!("{}{dot}{}", letter(row.above), letter(row.below))
    });
    shown.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_rail_changes_its_phase_at_the_markers() {
    let times = ["12:35", "13:01", "15:20", "15:23", "16:14", "17:50", "18:00"];
    for (markers, expected) in [
        (&["1:start", "3:detect", "4:mitigate", "5:resolve"][..], "bb b*u uu u*r r*c c*a aa"),
        (&["1:start"], "bb b*u uu uu uu uu uu"),
        (&["1:start", "3:detect"], "bb b*u uu u*r rr rr rr"),
        (&["1:start", "5:resolve"], "bb b*? ?? ?? ?? ?*a aa"),
        (&["1:start", "3:detect", "5:resolve"], "bb b*u uu u*? ?? ?*a aa"),
        (&["3:detect"], "?? ?? ?? ?*r rr rr rr"),
        (&["1:start", "1:detect"], "bb b*r rr rr rr rr rr"),
        (&["3:start", "1:detect"], "bb b*r rr r*r rr rr rr"),
        (&[], "?? ?? ?? ?? ?? ?? ??"),
    ] {
        assert_eq!(rail(&incident(&times, markers)), expected, "{markers:?}");
    }
}

#[test]
fn events_of_one_instant_keep_their_side_of_a_marker() {
    let document = incident(&["15:36", "15:36", "15:36"], &["1:start"]);
    assert_eq!(rail(&document), "bb b*u uu");
}

#[test]
fn the_end_of_an_event_cuts_between_rows() {
    let times = ["13:00", "16:00-17:00", "16:30", "17:00", "17:30", "?"];
    let markers = ["0:start", "0:detect", "0:mitigate", "1:resolve:end"];
    assert_eq!(rail(&incident(&times, &markers)), "b*c c*c cc cc aa aa");
    let open = incident(&["13:00", "16:00"], &["0:start", "1:resolve:end"]);
    assert_eq!(rail(&open), "b*? ?*a");
}

#[test]
fn an_instant_has_a_phase() {
    let document =
        incident(&["13:01", "15:23", "16:14-17:50"], &["0:start", "1:detect", "2:mitigate", "2:resolve:end"]);
    let phases = Phases::of(&document);
    for (clock, phase) in [
        ("13:00:59", Phase::Before),
        ("13:01:00", Phase::Undetected),
        ("15:23:00", Phase::Responding),
        ("17:49:59", Phase::Recovering),
        ("17:50:00", Phase::After),
    ] {
        assert_eq!(phases.at(&Moment::parse(&format!("2018-02-10T{clock}Z")).unwrap()), phase);
    }
    assert_eq!(Phases::default().at(&Moment::from_unix(0)), Phase::Unknown);
}
