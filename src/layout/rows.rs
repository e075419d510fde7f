//! Heights of the rows of a list that draws only what is in view.
//!
//! The page scrolls; the list keeps as much room as all rows need. Rows that were never drawn have
//! an estimated height. Measured heights belong to the event, so they survive edits and filters.
//! Inside, heights are counted in 64ths of a pixel, as browsers do: sums are exact.

use super::blocks::Blocks;
use crate::model::{Event, EventList, Id};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// How high a row is likely to be, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// What a row needs beside its lines of text.
    pub base: f64,
    /// One line of text.
    pub line: f64,
    /// How many characters of text fit into a line.
    pub chars_per_line: usize,
}

impl Estimate {
    /// For a list of this width: cards below 560 pixels, a table above.
    pub fn for_width(width: f64) -> Self {
        let card = width < 560.0;
        let text_width = if card { width - 32.0 } else { width - 420.0 };
        let chars_per_line = (text_width.max(140.0) / 7.0) as usize;
        Self { base: if card { 36.0 } else { 16.0 }, line: 21.0, chars_per_line }
    }

    fn height(&self, event: &Event) -> u32 {
        let lines = event.text.len().div_ceil(self.chars_per_line.max(1)).clamp(1, 1_000);
        units(self.base + self.line * lines as f64)
    }
}

/// Which rows to draw, and the room around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    /// The rows to draw.
    pub rows: Range<usize>,
    /// The room above the first of them, in pixels.
    pub before: f64,
    /// The room below the last of them.
    pub after: f64,
    /// The room that all rows need.
    pub total: f64,
}

/// A place in the list that stays with its event, whatever changes above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// The event.
    pub event: Id,
    /// How far below the top of its row, in pixels.
    pub below_top: f64,
}

/// The heights of all rows of a list.
#[derive(Clone, Debug)]
pub struct RowHeights {
    estimate: Estimate,
    list: EventList,
    filter: Option<Box<[u32]>>,
    events: Vec<Rc<Event>>,
    heights: Blocks,
    measured: HashMap<Id, u32>,
}

impl RowHeights {
    /// No rows yet.
    pub fn new(estimate: Estimate) -> Self {
        Self {
            estimate,
            list: EventList::default(),
            filter: None,
            events: Vec::new(),
            heights: Blocks::default(),
            measured: HashMap::new(),
        }
    }

    /// Shows these events, or those of them whose places stand in `filter`, in ascending order.
    ///
    /// Costs nothing where nothing changed; else a comparison of pointers for each event, and more
    /// only for those that changed.
    pub fn set_rows(&mut self, events: &EventList, filter: Option<&[u32]>) {
        if self.list.is_same(events) && self.filter.as_deref() == filter {
            return;
        }
        self.list = events.clone();
        self.filter = filter.map(Box::from);
        let new: Vec<&Rc<Event>> = match filter {
            None => events.iter().collect(),
            Some(places) => chosen(events, places),
        };
        let same = |(old, new): &(&Rc<Event>, &&Rc<Event>)| Rc::ptr_eq(old, new);
        let front = self.events.iter().zip(new.iter()).take_while(same).count();
        let old_rest = self.events.iter().skip(front).rev();
        let back = old_rest.zip(new.iter().skip(front).rev()).take_while(same).count();
        let changed = front..self.events.len() - back;
        let fresh: Vec<Rc<Event>> =
            new.iter().take(new.len() - back).skip(front).map(|event| Rc::clone(event)).collect();
        let heights: Vec<u32> = fresh.iter().map(|event| self.likely_height(event)).collect();
        self.heights.splice(changed.clone(), heights);
        self.events.splice(changed, fresh);
    }

    /// Forgets what was measured, because rows have another width now.
    pub fn set_estimate(&mut self, estimate: Estimate) {
        if estimate == self.estimate {
            return;
        }
        self.estimate = estimate;
        self.measured.clear();
        let heights = self.events.iter().map(|event| estimate.height(event));
        self.heights.splice(0..self.events.len(), heights);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The event of a row.
    pub fn event(&self, row: usize) -> Option<&Rc<Event>> {
        self.events.get(row)
    }

    /// The row of an event.
    pub fn row_of(&self, event: &Id) -> Option<usize> {
        // The list has its identifiers side by side; here each would be a leap through memory.
        let place = self.list.position(event)?;
        match &self.filter {
            None => Some(place),
            Some(places) => places.binary_search(&u32::try_from(place).ok()?).ok(),
        }
    }

    /// The row of an event that probably stands at `guess`: no search if it does.
    pub fn row_near(&self, event: &Id, guess: usize) -> Option<usize> {
        if self.events.get(guess).is_some_and(|other| other.id == *event) {
            return Some(guess);
        }
        self.row_of(event)
    }

    /// The height of a row, measured or estimated, in pixels.
    pub fn height(&self, row: usize) -> f64 {
        pixels(u64::from(self.heights.get(row)))
    }

    /// Where a row begins; the end of the list for a row behind the last.
    pub fn top(&self, row: usize) -> f64 {
        pixels(self.heights.before(row.min(self.len())))
    }

    /// The height of all rows.
    pub fn total(&self) -> f64 {
        pixels(self.heights.total())
    }

    /// Notes the height that a row turned out to have; tells by how much it differs.
    ///
    /// When the row is above the view, scrolling by that much keeps the view still.
    pub fn measure(&mut self, row: usize, height: f64) -> f64 {
        let Some(event) = self.events.get(row) else {
            return 0.0;
        };
        let height = units(height);
        self.measured.insert(event.id.clone(), height);
        let before = self.heights.get(row);
        if before != height {
            self.heights.set(row, height);
        }
        pixels(u64::from(height)) - pixels(u64::from(before))
    }

    /// The row at this distance from the top of the list; the nearest one outside of it.
    pub fn row_at(&self, y: f64) -> Option<usize> {
        self.heights.at(distance(y)).map(|(row, _)| row)
    }

    /// The rows between two distances from the top of the list, and so many more on each side.
    pub fn window(&self, top: f64, bottom: f64, overscan: usize) -> Window {
        let (Some(first), Some(last)) = (self.row_at(top), self.row_at(bottom.max(top))) else {
            return Window::default();
        };
        let rows = first.saturating_sub(overscan)..last.saturating_add(1 + overscan).min(self.len());
        let (total, end) = (self.total(), self.top(rows.end));
        Window { before: self.top(rows.start), after: total - end, total, rows }
    }

    /// The place at this distance from the top of the list, to be found again after a change.
    pub fn anchor(&self, y: f64) -> Option<Anchor> {
        let (row, begin) = self.heights.at(distance(y))?;
        let event = self.events.get(row)?.id.clone();
        Some(Anchor { event, below_top: y - pixels(begin) })
    }

    /// Where a place is now; `None` when its event is not shown any more.
    pub fn find(&self, anchor: &Anchor) -> Option<f64> {
        Some(self.top(self.row_of(&anchor.event)?) + anchor.below_top)
    }

    fn likely_height(&self, event: &Event) -> u32 {
        match self.measured.get(&event.id) {
            Some(height) => *height,
            None => self.estimate.height(event),
        }
    }
}

/// The events at these places, found in one pass.
fn chosen<'a>(events: &'a EventList, places: &[u32]) -> Vec<&'a Rc<Event>> {
    let mut wanted = places.iter().map(|place| *place as usize).peekable();
    let is_wanted = |(place, _): &(usize, &Rc<Event>)| wanted.next_if_eq(place).is_some();
    events.iter().enumerate().filter(is_wanted).map(|(_, event)| event).collect()
}

fn units(pixels: f64) -> u32 {
    (pixels * 64.0).round() as u32
}

fn pixels(units: u64) -> f64 {
    units as f64 / 64.0
}

/// A distance in units; what lies above the list counts as its top.
fn distance(pixels: f64) -> u64 {
    (pixels * 64.0).floor() as u64
}
