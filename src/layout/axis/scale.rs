//! From instants to pixels and back.

/// Milliseconds since 1970 began.
pub type Millis = i64;

/// The shortest stretch that fills a drawing, in milliseconds.
const SHORTEST: f64 = 20.0;
/// The longest one: some more than the years 0 to 9999.
const LONGEST: f64 = 330e12;
/// What stands around a single instant, in milliseconds.
const AROUND_ONE: f64 = 30.0 * 60_000.0;

/// A stretch of time, drawn from left to right over some width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The instant at the left edge.
    pub from: f64,
    /// Milliseconds in a pixel.
    pub per_pixel: f64,
    /// Pixels.
    pub width: f64,
}

impl Scale {
    /// From one instant to another, over a width.
    pub fn over(from: f64, to: f64, width: f64) -> Self {
        let width = width.max(1.0);
        let span = (to - from).clamp(SHORTEST, LONGEST);
        let middle = (from + to) / 2.0;
        Self { from: middle - span / 2.0, per_pixel: span / width, width }
    }

    /// The stretch with room left and right of it, so that nothing stands at the very edge; around a
    /// single instant half an hour on each side.
    pub fn fit((first, last): (Millis, Millis), width: f64, (left, right): (f64, f64)) -> Self {
        let (first, last) = (first.min(last) as f64, first.max(last) as f64);
        if last - first < 1.0 {
            return Self::over(first - AROUND_ONE, first + AROUND_ONE, width);
        }
        let inner = (width - left - right).max(width / 3.0).max(1.0);
        let per_pixel = (last - first) / inner;
        Self::over(first - left * per_pixel, first + (width - left) * per_pixel, width)
    }

    /// Where an instant stands, in pixels from the left edge; also outside of the drawing.
    pub fn x(&self, at: Millis) -> f64 {
        (at as f64 - self.from) / self.per_pixel
    }

    /// The instant at a place.
    pub fn at(&self, x: f64) -> Millis {
        (self.from + x * self.per_pixel).round() as Millis
    }

    /// The instant at the right edge.
    pub fn to(&self) -> f64 {
        self.from + self.span()
    }

    /// How long the stretch is, in milliseconds.
    pub fn span(&self) -> f64 {
        self.per_pixel * self.width
    }

    /// The whole instants at both edges.
    pub fn range(&self) -> (Millis, Millis) {
        (self.from.floor() as Millis, self.to().ceil() as Millis)
    }

    /// Whether an instant stands inside.
    pub fn shows(&self, at: Millis) -> bool {
        (0.0..=self.width).contains(&self.x(at))
    }

    /// The same with a factor more (or, below 1, less) time, around the instant at a place.
    #[must_use]
    pub fn zoomed(&self, x: f64, factor: f64) -> Self {
        let span = (self.span() * factor).clamp(SHORTEST, LONGEST);
        let per_pixel = span / self.width;
        Self { from: self.from + x * (self.per_pixel - per_pixel), per_pixel, width: self.width }
    }

    /// The same, so many pixels further on.
    #[must_use]
    pub fn panned(&self, pixels: f64) -> Self {
        let limit = LONGEST;
        Self { from: (self.from + pixels * self.per_pixel).clamp(-limit, limit), ..*self }
    }

    /// The same stretch over another width.
    #[must_use]
    pub fn resized(&self, width: f64) -> Self {
        Self::over(self.from, self.to(), width)
    }

    /// The same, moved as far as needed to show an instant with some room beside it.
    #[must_use]
    pub fn showing(&self, at: Millis) -> Self {
        if self.shows(at) {
            return *self;
        }
        let wanted = if self.x(at) < 0.0 { self.width * 0.2 } else { self.width * 0.8 };
        self.panned(self.x(at) - wanted)
    }
}
