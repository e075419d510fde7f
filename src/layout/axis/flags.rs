//! Flags of markers: none covers another.

/// A label that wants to stand at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Where its pole stands, in pixels from the left edge.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
}

/// Where a label was put.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flag {
    /// The left edge of the label.
    pub left: f64,
    /// The row, counted from the axis upwards.
    pub level: usize,
}

/// Room between two labels, in pixels.
const ROOM: f64 = 3.0;
/// Of so many labels all ways to hang them to one side or the other are tried.
const TRIED: usize = 4;

/// Puts labels into as few rows as possible, each to the right of its pole or to the left, inside
/// of the drawing where that can be. The first four get the best places.
pub fn flags(labels: &[Label], width: f64) -> Vec<Flag> {
    let (main, others) = labels.split_at(labels.len().min(TRIED));
    let ways = 0..1_u32 << main.len();
    let tried = ways.map(|way| {
        let mut rows = Rows::default();
        let placed: Vec<Flag> = main
            .iter()
            .enumerate()
            .map(|(at, label)| rows.put(inside(*label, way >> at & 1 == 1, width), label.width))
            .collect();
        (rows.cost(&placed, way), rows, placed)
    });
    let best = tried.min_by(|one, two| one.0.total_cmp(&two.0));
    let (mut rows, mut placed) = best.map(|(_, rows, placed)| (rows, placed)).unwrap_or_default();
    for label in others {
        let right = inside(*label, false, width);
        let left = inside(*label, true, width);
        let side = if rows.level(left, label.width) < rows.level(right, label.width) { left } else { right };
        placed.push(rows.put(side, label.width));
    }
    placed
}

/// The left edge of a label that hangs to one side, moved into the drawing.
fn inside(label: Label, to_left: bool, width: f64) -> f64 {
    let left = if to_left { label.x - label.width } else { label.x };
    left.min(width - label.width).max(0.0)
}

/// What is taken in each row.
#[derive(Default)]
struct Rows(Vec<Vec<(f64, f64)>>);

impl Rows {
    /// The first row with room.
    fn level(&self, left: f64, width: f64) -> usize {
        let right = left + width;
        let is_free =
            |row: &Vec<(f64, f64)>| row.iter().all(|(from, to)| right + ROOM <= *from || left >= *to + ROOM);
        self.0.iter().position(is_free).unwrap_or(self.0.len())
    }

    fn put(&mut self, left: f64, width: f64) -> Flag {
        let level = self.level(left, width);
        if level == self.0.len() {
            self.0.push(Vec::new());
        }
        if let Some(row) = self.0.get_mut(level) {
            row.push((left, left + width));
        }
        Flag { left, level }
    }

    /// Few rows first, then labels that hang to the right.
    fn cost(&self, placed: &[Flag], way: u32) -> f64 {
        let high: usize = placed.iter().map(|flag| flag.level).sum();
        self.0.len() as f64 * 100.0 + high as f64 * 10.0 + f64::from(way.count_ones())
    }
}
