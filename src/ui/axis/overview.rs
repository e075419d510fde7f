//! The overview: all of the incident in a small strip, and which part of it is shown.

use super::draw::shape;
use super::live::Live;
use crate::layout::axis::{Scale, tenths};
use crate::layout::phases::Phases;
use crate::model::{Document, MarkerKey};
use crate::ui::facts::marker_class;
use yew::prelude::*;

/// The height of the strip, in pixels.
pub const HEIGHT: f64 = 26.0;
/// The width of a stroke, in pixels.
const STROKE: f64 = 3.0;

/// Where how many events are, as one path: a stroke for every few pixels, higher where there are
/// more.
pub fn strokes(live: &Live, overview: &Scale) -> String {
    let places = (overview.width / STROKE).ceil() as usize + 1;
    let mut counts: Vec<u32> = vec![0; places];
    for (_, dot) in live.index.all() {
        let place = (overview.x(dot.start) / STROKE).max(0.0) as usize;
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let mut path = String::new();
    for (place, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        // Each doubling of the number makes it a little higher.
        let height = (5.0 + 2.5 * f64::from(count.ilog2())).min(HEIGHT - 6.0);
        let x = (place as f64 + 0.5) * STROKE;
        path.push_str(&format!("M{} {}v-{}", tenths(x), HEIGHT - 4.0, tenths(height)));
    }
    path
}

/// The strip as elements; `path` is what [`strokes`] gave.
pub fn strip(document: &Document, shown: &Scale, overview: &Scale, path: AttrValue) -> Vec<Html> {
    let mut line = shape("path", "strokes", &[]);
    line.add_attribute("d", path);
    let marks = Phases::of(document).marks;
    let poles = MarkerKey::MAIN.iter().zip(marks).filter_map(|(key, mark)| {
        let x = overview.x(mark?.millis());
        let class = format!("pole {}", marker_class(key));
        let pole = shape("line", &class, &[("x1", x), ("x2", x), ("y1", 3.0), ("y2", HEIGHT - 3.0)]);
        Some(Html::from(pole))
    });
    let (from, to) = shown.range();
    let left = overview.x(from).min(overview.width - 5.0).max(1.0);
    let right = overview.x(to).min(overview.width - 1.0).max(left + 4.0);
    let area = [("x", left), ("y", 1.0), ("width", right - left), ("height", HEIGHT - 2.0), ("rx", 5.0)];
    std::iter::once(line.into()).chain(poles).chain([shape("rect", "window", &area).into()]).collect()
}
