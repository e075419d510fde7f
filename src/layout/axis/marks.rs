//! Events on a line: dots, clusters with a count, bars.

use super::index::Dot;
use super::scale::{Millis, Scale};

/// How far apart dots must stand to be drawn apart, in pixels.
const CELL: f64 = 20.0;
/// The shortest bar; a shorter interval is drawn as a dot.
const SHORTEST_BAR: f64 = 7.0;
/// Rows of bars.
const BAR_ROWS: usize = 3;
/// Room between two bars in a row, in pixels.
const BAR_ROOM: f64 = 3.0;

/// One event, or several that stand too close to be told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The middle, in pixels from the left edge.
    pub x: f64,
    /// How many events.
    pub count: usize,
    /// The first of them, by row.
    pub first: usize,
    /// The last of them, by row.
    pub last: usize,
    /// The first and the last instant.
    pub range: (Millis, Millis),
}

impl Mark {
    /// How far it reaches to each side, in pixels.
    pub fn radius(&self) -> f64 {
        match self.count {
            1 => 5.0,
            2..10 => 9.0,
            10..100 => 11.0,
            100..1_000 => 14.0,
            _ => 17.0,
        }
    }

    fn joined(&self, other: &Self) -> Self {
        let count = self.count + other.count;
        let (mine, theirs) = (self.count as f64, other.count as f64);
        Self {
            x: (self.x * mine + other.x * theirs) / (mine + theirs),
            count,
            first: self.first.min(other.first),
            last: self.last.max(other.last),
            range: (self.range.0.min(other.range.0), self.range.1.max(other.range.1)),
        }
    }
}

/// An interval, or several that overlap where there is no room for more rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The left end, in pixels from the left edge.
    pub x1: f64,
    /// The right end.
    pub x2: f64,
    /// In which row of bars it lies, from 0.
    pub row: usize,
    /// How many events.
    pub count: usize,
    /// The first of them, by row of the list.
    pub first: usize,
}

/// Bars, and how many rows they need.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// From left to right.
    pub bars: Vec<Bar>,
    /// How many rows they lie in.
    pub rows: usize,
}

/// Whether an interval is long enough to be drawn as a bar.
fn is_bar(scale: &Scale, dot: &Dot) -> bool {
    (dot.end - dot.start) as f64 >= SHORTEST_BAR * scale.per_pixel
}

/// The events of a line that are drawn as dots and clusters, from left to right; no two touch.
///
/// Events gather in cells that stand still while the drawing is moved, so that clusters do not
/// flicker. An event that is alone stands exactly at its instant.
pub fn marks<'a>(scale: &Scale, dots: impl Iterator<Item = (usize, &'a Dot)>) -> Vec<Mark> {
    let cell = CELL * scale.per_pixel;
    let first_cell = (scale.from / cell).floor();
    let count = (scale.width / CELL).ceil() as usize + 2;
    let mut cells: Vec<Option<Mark>> = vec![None; count];
    for (row, dot) in dots.filter(|(_, dot)| !dot.is_impact && !is_bar(scale, dot)) {
        let place = (dot.start as f64 / cell).floor() - first_cell;
        let Some(slot) = cells.get_mut(place.max(0.0) as usize).filter(|_| place >= 0.0) else { continue };
        let mark =
            Mark { x: scale.x(dot.start), count: 1, first: row, last: row, range: (dot.start, dot.start) };
        *slot = Some(slot.map_or(mark, |old| old.joined(&mark)));
    }
    let mut placed: Vec<Mark> = Vec::new();
    for mark in cells.into_iter().flatten() {
        push_apart(&mut placed, mark);
    }
    placed.retain(|mark| mark.x >= -mark.radius() && mark.x <= scale.width + mark.radius());
    placed
}

/// Adds a mark, joined with those before it that it would touch.
fn push_apart(placed: &mut Vec<Mark>, mut mark: Mark) {
    while let Some(last) = placed.last() {
        if mark.x - last.x >= mark.radius() + last.radius() + 2.0 {
            break;
        }
        mark = last.joined(&mark);
        placed.pop();
    }
    placed.push(mark);
}

/// The intervals of a line that are drawn as bars.
pub fn bars<'a>(scale: &Scale, dots: impl Iterator<Item = (usize, &'a Dot)>) -> Bars {
    let mut bars: Vec<Bar> = Vec::new();
    // The last bar of each row, by its place.
    let mut open: [Option<usize>; BAR_ROWS] = [None; BAR_ROWS];
    let mut found: Vec<(usize, &Dot)> =
        dots.filter(|(_, dot)| !dot.is_impact && is_bar(scale, dot)).collect();
    if !found.is_sorted_by_key(|(_, dot)| dot.start) {
        crate::model::sort::by_key(&mut found, |(_, dot)| dot.start);
    }
    for (first, dot) in found {
        let (x1, x2) = clipped(scale, dot.start, dot.end);
        let ends = |place: &Option<usize>| place.and_then(|place| bars.get(place)).map(|bar| bar.x2);
        let free = open.iter().position(|place| ends(place).is_none_or(|end| end + BAR_ROOM <= x1));
        let Some(row) = free else {
            let last = open.last().copied().flatten();
            if let Some(bar) = last.and_then(|place| bars.get_mut(place)) {
                bar.x2 = bar.x2.max(x2);
                bar.count += 1;
            }
            continue;
        };
        if let Some(slot) = open.get_mut(row) {
            *slot = Some(bars.len());
        }
        bars.push(Bar { x1, x2, row, count: 1, first });
    }
    let rows = bars.iter().map(|bar| bar.row + 1).max().unwrap_or(0);
    Bars { bars, rows }
}

/// The stretches in which users were affected; one that goes on reaches up to `now`.
pub fn union<'a>(
    scale: &Scale,
    dots: impl Iterator<Item = (usize, &'a Dot)>,
    now: Option<Millis>,
) -> Vec<Bar> {
    let mut found: Vec<(usize, Millis, Millis)> = dots
        .filter(|(_, dot)| dot.is_impact)
        .map(|(row, dot)| {
            let end = if dot.is_open { now.unwrap_or(dot.start).max(dot.start) } else { dot.end };
            (row, dot.start, end)
        })
        .collect();
    crate::model::sort::by_key(&mut found, |(_, start, _)| *start);
    let mut bars: Vec<Bar> = Vec::new();
    for (first, start, end) in found {
        let (x1, x2) = clipped(scale, start, end);
        match bars.last_mut() {
            Some(last) if x1 <= last.x2 + 1.0 => {
                last.x2 = last.x2.max(x2);
                last.count += 1;
            }
            _ => bars.push(Bar { x1, x2: x2.max(x1 + 2.0), row: 0, count: 1, first }),
        }
    }
    bars
}

/// Both ends in pixels, cut off a little outside of the drawing.
pub(super) fn clipped(scale: &Scale, start: Millis, end: Millis) -> (f64, f64) {
    let (low, high) = (-4.0, scale.width + 4.0);
    (scale.x(start).clamp(low, high), scale.x(end).clamp(low, high))
}
