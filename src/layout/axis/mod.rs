//! The axis: where instants, phases, events and labels stand in a drawing of some width.
//!
//! Arithmetic on milliseconds and pixels. Who draws says how wide it is and how wide texts are, and
//! gets shapes back: never more than fit into that width, however many events there are.

mod bands;
mod flags;
mod index;
mod lanes;
mod marks;
mod outline;
mod scale;
mod step;
mod ticks;

#[cfg(test)]
mod tests;

pub use bands::{Band, Stretch, bands, stretches, taken};
pub use flags::{Flag, Label, flags};
pub use index::{Dot, Index};
pub use lanes::{LaneBy, Lanes};
pub use marks::{Bar, Bars, Mark, bars, marks, union};
pub use outline::{Section, outline};
pub use scale::{Millis, Scale};
pub use step::{drag_step, key_step};
pub use ticks::{Tick, Unit, ticks};

/// How wide a text is drawn, in pixels.
pub type Measure<'a> = &'a dyn Fn(&str) -> f64;

/// A length to a tenth of a pixel.
pub fn tenths(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let (whole, rest) = (tenths / 10, (tenths % 10).abs());
    match (rest, tenths < 0 && whole == 0) {
        (0, _) => whole.to_string(),
        (_, true) => format!("-0.{rest}"),
        (_, false) => format!("{whole}.{rest}"),
    }
}
