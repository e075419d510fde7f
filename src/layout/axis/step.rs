//! Steps of time that people count in.

use super::scale::{Millis, Scale};
use crate::model::Precision;

pub(super) const SECOND: Millis = 1_000;
pub(super) const MINUTE: Millis = 60 * SECOND;
pub(super) const HOUR: Millis = 60 * MINUTE;
pub(super) const DAY: Millis = 24 * HOUR;

/// Steps below a day, in milliseconds.
pub(super) const STEPS: [Millis; 26] = [
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
];

/// The steps in which a time moves while it is dragged: the unit to which it is known, or the
/// first step that is at least a pixel wide if that is more.
pub fn drag_step(scale: &Scale, precision: &Precision) -> Millis {
    let pixel = scale.per_pixel;
    let step = STEPS.iter().copied().find(|step| *step as f64 >= pixel).unwrap_or(DAY);
    step.max(key_step(precision))
}

/// The step in which a time moves by a key: the unit to which it is known.
pub fn key_step(precision: &Precision) -> Millis {
    match precision {
        Precision::Day => DAY,
        Precision::Hour => HOUR,
        Precision::Second => SECOND,
        Precision::Millisecond => 1,
        Precision::Minute | Precision::Other(_) => MINUTE,
    }
}
