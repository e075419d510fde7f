//! The map of factors: on the left the events in which they show, on the right the factors, and lines for what
//! belongs together and for what led to what. Loops are allowed.
//!
//! All rows are of one height, so that places follow from counting, whatever the texts are.

use crate::model::{Document, Factor, Id};
use std::rc::Rc;

/// So many events are on the map; it is small, or it is none.
const MOST: usize = 60;
/// So many links are followed: each is a search through the list.
const LOOKED_FOR: usize = 1_000;
/// So many lines between factors are drawn.
const MOST_LED: usize = 200;
/// The height of a row, in units of the picture.
pub const ROW: usize = 10;
/// How far lines that come back to the factors lie from each other.
const LANE: usize = 5;
/// The room beside the factors before the first of these lines.
const MARGIN: usize = 6;

/// A place on the map, by its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// On the left.
    Event(usize),
    /// On the right.
    Factor(usize),
}

/// A way from one place to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Step {
    Up,
    Down,
    First,
    Last,
    /// To what came before: an event in which it shows, or a factor that led to it.
    Back,
    /// To what came of it.
    On,
}

/// One factor that led to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Led {
    /// The row of the one.
    pub from: usize,
    /// The row of the other.
    pub to: usize,
    /// Lines of one lane do not meet.
    pub lane: usize,
}

/// The map; see the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactorMap {
    /// The events, in the order of the timeline.
    pub events: Vec<Id>,
    /// Linked events for which there was no room.
    pub more: usize,
    /// The factors, in their own order.
    pub factors: Vec<Id>,
    /// Which factor shows in which event: rows of events, and of factors.
    pub shows: Vec<(usize, usize)>,
    /// Which led to which.
    pub led: Vec<Led>,
}

impl FactorMap {
    /// The map of a document.
    pub fn of(document: &Document) -> Self {
        let factors = &document.factors;
        let linked = factors.iter().flat_map(|factor| factor.events.iter()).take(LOOKED_FOR);
        let mut rows: Vec<usize> = linked.filter_map(|id| document.events.position(&Id::new(id))).collect();
        let mut events = Vec::new();
        while let Some(first) = rows.iter().copied().min().filter(|_| events.len() < MOST) {
            events.extend(document.events.get(first).map(|event| event.id.clone()));
            rows.retain(|row| *row != first);
        }
        let left = |(at, row): &(usize, &usize)| !rows.iter().take(*at).any(|other| other == *row);
        let more = rows.iter().enumerate().filter(left).count();
        let shows = shows(&events, factors);
        let factors: Vec<Id> = factors.iter().map(|factor| factor.id.clone()).collect();
        let led = led(document, &factors);
        Self { events, more, factors, shows, led }
    }

    /// Whether nothing belongs together, so that there is nothing to see.
    pub fn is_blank(&self) -> bool {
        self.shows.is_empty() && self.led.is_empty()
    }

    /// What a line joins to a place, the nearest row first: events before factors.
    pub fn beside(&self, spot: Spot) -> Vec<Spot> {
        let shows = self.shows.iter().filter_map(|&(event, factor)| match spot {
            Spot::Event(row) => (row == event).then_some(Spot::Factor(factor)),
            Spot::Factor(row) => (row == factor).then_some(Spot::Event(event)),
        });
        let led = self.led.iter().flat_map(|led| {
            [
                (spot == Spot::Factor(led.from)).then_some(Spot::Factor(led.to)),
                (spot == Spot::Factor(led.to)).then_some(Spot::Factor(led.from)),
            ]
        });
        shows.chain(led.flatten()).collect()
    }

    /// Where a step from a place leads; the place itself where there is no such way.
    pub fn step(&self, from: Spot, step: Step) -> Spot {
        let (row, last) = match from {
            Spot::Event(row) => (row, self.events.len().saturating_sub(1)),
            Spot::Factor(row) => (row, self.factors.len().saturating_sub(1)),
        };
        let in_column = |row: usize| match from {
            Spot::Event(_) => Spot::Event(row),
            Spot::Factor(_) => Spot::Factor(row),
        };
        match step {
            Step::Up => in_column(row.saturating_sub(1)),
            Step::Down => in_column(row.saturating_add(1).min(last)),
            Step::First => in_column(0),
            Step::Last => in_column(last),
            Step::Back => self.before(from),
            Step::On => self.after(from),
        }
    }

    fn before(&self, from: Spot) -> Spot {
        let Spot::Factor(row) = from else { return from };
        let shown =
            self.shows.iter().find(|(_, factor)| *factor == row).map(|(event, _)| Spot::Event(*event));
        let cause = || self.led.iter().find(|led| led.to == row).map(|led| Spot::Factor(led.from));
        shown.or_else(cause).unwrap_or(from)
    }

    fn after(&self, from: Spot) -> Spot {
        let found = match from {
            Spot::Event(row) => self.shows.iter().find(|(event, _)| *event == row).map(|(_, factor)| *factor),
            Spot::Factor(row) => self.led.iter().find(|led| led.from == row).map(|led| led.to),
        };
        found.map_or(from, Spot::Factor)
    }

    /// The height of the picture.
    pub fn height(&self) -> usize {
        self.events.len().max(self.factors.len()).saturating_mul(ROW)
    }

    /// How wide the lines beside the factors are; nothing where there are none.
    pub fn lanes_width(&self) -> usize {
        let lanes = self.led.iter().map(|led| led.lane.saturating_add(1)).max();
        lanes.map_or(0, |lanes| lanes.saturating_mul(LANE).saturating_add(MARGIN))
    }

    /// The middle of a row; the shorter column stands in the middle of the longer one.
    pub fn middle(&self, spot: Spot) -> usize {
        let (row, count) = match spot {
            Spot::Event(row) => (row, self.events.len()),
            Spot::Factor(row) => (row, self.factors.len()),
        };
        let above = self.height().saturating_sub(count.saturating_mul(ROW)) / 2;
        row.saturating_mul(ROW).saturating_add(above + ROW / 2)
    }

    /// The line from an event to a factor, as a path in a picture of this width.
    pub fn line(&self, (event, factor): (usize, usize), width: usize) -> String {
        let (one, two) = (self.middle(Spot::Event(event)), self.middle(Spot::Factor(factor)));
        let half = width / 2;
        format!("M0 {one}C{half} {one} {half} {two} {width} {two}")
    }

    /// The line beside the factors from one to another, which ends in an arrow.
    pub fn arc(&self, led: &Led) -> String {
        // Both ends keep off the middle, for lines that come and lines that go.
        let (one, two) = (self.middle(Spot::Factor(led.from)) + 2, self.middle(Spot::Factor(led.to)) - 2);
        let right = MARGIN + led.lane.saturating_mul(LANE);
        format!("M0 {one}C{right} {one} {right} {two} 3 {two}M5.5 {}L2 {two}L5.5 {}", two - 2, two + 2)
    }
}

/// The lines from events to factors, from the top.
fn shows(events: &[Id], factors: &[Rc<Factor>]) -> Vec<(usize, usize)> {
    let of_event = |(row, id): (usize, &Id)| {
        let factors = factors.iter().enumerate();
        let shown = factors.filter(|(_, factor)| factor.events.contains(id.as_str()));
        shown.map(|(factor, _)| (row, factor)).collect::<Vec<_>>()
    };
    events.iter().enumerate().flat_map(of_event).collect()
}

/// The lines between factors, short ones first and so inside, each in the first lane that is free there.
fn led(document: &Document, ids: &[Id]) -> Vec<Led> {
    let row = |id: &str| ids.iter().position(|known| known.as_str() == id);
    let of_factor = |(from, factor): (usize, &Rc<Factor>)| {
        factor.leads_to.iter().filter_map(|id| row(id)).map(|to| (from, to)).collect::<Vec<_>>()
    };
    let mut pairs: Vec<(usize, usize)> =
        document.factors.iter().enumerate().flat_map(of_factor).take(MOST_LED).collect();
    let mut placed: Vec<Led> = Vec::new();
    while let Some(next) =
        (0..pairs.len()).min_by_key(|at| pairs.get(*at).map(|(from, to)| from.abs_diff(*to)))
    {
        let (from, to) = pairs.remove(next);
        let meets = |led: &Led| led.from.min(led.to) <= from.max(to) && from.min(to) <= led.from.max(led.to);
        let is_free = |lane: &usize| !placed.iter().any(|led| meets(led) && led.lane == *lane);
        let lane = (0..).find(is_free).unwrap_or_default();
        placed.push(Led { from, to, lane });
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, Set};
    use proptest::prelude::*;

    /// A document with events `e0`, `e1` …, and factors `f0`, `f1` … that show in and lead to these.
    fn document(events: usize, factors: &[(Vec<usize>, Vec<usize>)]) -> Document {
        let named = |letter: char, rows: &[usize]| -> Set {
            let names: Vec<String> = rows.iter().map(|row| format!("{letter}{row}")).collect();
            names.iter().map(String::as_str).collect()
        };
        let mut document = Document::default();
        for at in 0..events {
            document.events.insert(at, Rc::new(Event { id: Id::new(&format!("e{at}")), ..Event::default() }));
        }
        let factor = |(at, (shows, led)): (usize, &(Vec<usize>, Vec<usize>))| Factor {
            id: Id::new(&format!("f{at}")),
            events: named('e', shows),
            leads_to: named('f', led),
            ..Factor::default()
        };
        document.factors = factors.iter().enumerate().map(factor).map(Rc::new).collect();
        document
    }

    fn example() -> FactorMap {
        // The last two lead to each other.
        FactorMap::of(&document(
            5,
            &[(vec![3, 1], vec![1]), (vec![3], vec![2]), (vec![], vec![1]), (vec![9], vec![7])],
        ))
    }

    #[test]
    fn what_is_linked_is_on_it() {
        let map = example();
        assert_eq!(map.events, [Id::new("e1"), Id::new("e3")]);
        assert_eq!(map.factors.len(), 4);
        assert_eq!(map.shows, [(0, 0), (1, 0), (1, 1)]);
        let led: Vec<_> = map.led.iter().map(|led| (led.from, led.to)).collect();
        assert_eq!(led, [(0, 1), (1, 2), (2, 1)]);
        assert!(!map.is_blank());
        assert!(FactorMap::of(&document(3, &[(vec![], vec![])])).is_blank());
        assert!(FactorMap::of(&Document::default()).is_blank());
    }

    #[test]
    fn lines_that_meet_have_lanes_of_their_own() {
        let lanes: Vec<_> = example().led.iter().map(|led| led.lane).collect();
        assert_eq!(lanes, [0, 1, 2]);
        let apart = FactorMap::of(&document(
            0,
            &[(vec![], vec![1]), (vec![], vec![]), (vec![], vec![3]), (vec![], vec![])],
        ));
        assert_eq!(apart.led.iter().map(|led| led.lane).collect::<Vec<_>>(), [0, 0]);
    }

    #[test]
    fn steps_follow_the_lines() {
        let map = example();
        assert_eq!(map.step(Spot::Event(0), Step::On), Spot::Factor(0));
        assert_eq!(map.step(Spot::Factor(0), Step::On), Spot::Factor(1));
        assert_eq!(map.step(Spot::Factor(1), Step::On), Spot::Factor(2));
        // Round and round.
        assert_eq!(map.step(Spot::Factor(2), Step::On), Spot::Factor(1));
        assert_eq!(map.step(Spot::Factor(3), Step::On), Spot::Factor(3));
        assert_eq!(map.step(Spot::Factor(1), Step::Back), Spot::Event(1));
        assert_eq!(map.step(Spot::Factor(2), Step::Back), Spot::Factor(1));
        assert_eq!(map.step(Spot::Event(1), Step::Back), Spot::Event(1));
        assert_eq!(map.step(Spot::Event(1), Step::Down), Spot::Event(1));
        assert_eq!(map.step(Spot::Factor(1), Step::Last), Spot::Factor(3));
        assert_eq!(map.step(Spot::Factor(1), Step::First), Spot::Factor(0));
        assert_eq!(
            map.beside(Spot::Factor(1)),
            [Spot::Event(1), Spot::Factor(0), Spot::Factor(2), Spot::Factor(2)]
        );
    }

    #[test]
    fn the_shorter_column_stands_in_the_middle() {
        let map = example();
        assert_eq!(map.height(), 40);
        assert_eq!(map.middle(Spot::Factor(0)), 5);
        assert_eq!(map.middle(Spot::Event(0)), 15);
        assert_eq!(map.line((0, 0), 40), "M0 15C20 15 20 5 40 5");
    }

    #[test]
    fn many_events_are_counted() {
        let map = FactorMap::of(&document(200, &[((0..100).collect(), vec![])]));
        assert_eq!((map.events.len(), map.more), (60, 40));
        assert_eq!(map.shows.len(), 60);
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_map(
            factors in proptest::collection::vec((proptest::collection::vec(0_usize..9, 0..4), proptest::collection::vec(0_usize..9, 0..4)), 0..8),
            walk in proptest::collection::vec(0_usize..6, 0..40),
        ) {
            let map = FactorMap::of(&document(6, &factors));
            for led in &map.led {
                prop_assert!(led.from < map.factors.len() && led.to < map.factors.len());
                let span = |led: &Led| led.from.min(led.to)..=led.from.max(led.to);
                for other in map.led.iter().filter(|other| *other != led && other.lane == led.lane) {
                    prop_assert!(span(led).end() < span(other).start() || span(other).end() < span(led).start());
                }
            }
            let mut spot = Spot::Factor(0);
            for step in walk {
                let steps = [Step::Up, Step::Down, Step::First, Step::Last, Step::Back, Step::On];
                spot = map.step(spot, steps[step]);
                match spot {
                    Spot::Event(row) => prop_assert!(row < map.events.len()),
                    Spot::Factor(row) => prop_assert!(row < map.factors.len().max(1)),
                }
                prop_assert!(map.middle(spot) <= map.height().max(ROW));
            }
        }
    }
}
