//! What the drawing shows, reckoned: every shape with its place and its words.

use super::ruler;
use crate::export::clock::Clock;
use crate::layout::axis::{self, Band, Bar, Bars, Flag, Index, Label, Mark, Millis, Scale, Unit};
use crate::layout::phases::{Phases, instant};
use crate::model::{Civil, MarkerKey, Moment, Precision};
use crate::text::{Msg, date, duration, figure, moment};

/// An empty stretch is named from so many milliseconds on.
const NAMED_STRETCH: Millis = 30 * 60_000;
/// The height of a row of flags.
pub(super) const FLAG: f64 = 23.0;
/// The height of the bands.
pub(super) const BANDS: f64 = 46.0;
/// The distance between two rows of bars.
pub(super) const BAR: f64 = 10.0;
/// Room left and right of the first and the last instant.
const SIDES: (f64, f64) = (14.0, 14.0);

/// The flag of a marker.
pub(super) struct FlagShape {
    pub(super) flag: Flag,
    pub(super) label: Label,
    pub(super) text: String,
    pub(super) key: MarkerKey,
}

/// A tick.
pub(super) struct TickShape {
    pub(super) x: f64,
    /// Blank where there is no room.
    pub(super) text: String,
    /// Where a day begins.
    pub(super) date: Option<String>,
}

/// Everything that is drawn.
pub(super) struct Picture {
    pub(super) width: f64,
    pub(super) flags: Vec<FlagShape>,
    pub(super) bands: Vec<(Band, String)>,
    pub(super) impact: Vec<Bar>,
    pub(super) marks: Vec<Mark>,
    pub(super) bars: Bars,
    pub(super) quiet: Vec<(f64, String)>,
    pub(super) ticks: Vec<TickShape>,
    /// The present, of an incident that goes on.
    pub(super) now: Option<(f64, String)>,
    /// Where the bands begin, from the top.
    pub(super) top: f64,
    /// Where the axis lies.
    pub(super) line: f64,
    /// Where labels of ticks stand.
    pub(super) below: f64,
    /// The height of all.
    pub(super) height: f64,
}

/// What a picture is made of.
pub(super) struct Scene<'a> {
    clock: &'a Clock<'a>,
    index: Index,
    scale: Scale,
    /// The present, of an incident that goes on.
    now: Option<Moment>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(clock: &'a Clock<'a>, width: f64) -> Self {
        let index = Index::of(&clock.document.events, &Index::default());
        let now = clock.now.filter(|_| clock.durations().ongoing);
        let extent = index.extent().map(|(first, last)| match now {
            Some(now) => (first, last.max(now.millis())),
            None => (first, last),
        });
        let scale = Scale::fit(extent.unwrap_or_default(), width, SIDES);
        Self { clock, index, scale, now }
    }

    /// The picture in words, for those who do not see it.
    pub(super) fn described(&self) -> String {
        let count = self.index.all().count();
        let Some((first, last)) = self.index.extent() else { return String::new() };
        let [first, last] = [first, last].map(|at| {
            let civil = self.clock.civil(&Moment::from_unix(at.div_euclid(1_000)));
            moment::with_date(self.clock.words, civil, &Precision::Minute)
        });
        self.clock.words.say(Msg::AxisTextOf, [&count, &first, &last])
    }

    pub(super) fn picture(&self) -> Picture {
        let phases = Phases::of(self.clock.document);
        let flags = self.flags();
        let marks = axis::marks(&self.scale, self.visible());
        let bars = axis::bars(&self.scale, self.visible());
        let levels = flags.iter().map(|flag| flag.flag.level + 1).max().unwrap_or(0);
        let top = FLAG * levels as f64 + 4.0;
        let line = top + BANDS;
        let reach = marks.iter().map(Mark::radius).fold(6.0, f64::max);
        let below = line + (BAR * bars.rows.saturating_sub(1) as f64 + 6.0).max(reach) + 16.0;
        let bands = axis::bands(&self.scale, &phases, self.now);
        Picture {
            width: self.scale.width,
            bands: bands.into_iter().map(|band| (band, self.band(&band))).collect(),
            impact: axis::union(&self.scale, self.visible(), self.now.map(|now| now.millis())),
            quiet: self.quiet(&marks, &bars),
            ticks: self.ticks(),
            now: self.now.map(|now| {
                let time = moment::clock(self.clock.civil(&now), &Precision::Minute);
                (self.scale.x(now.millis()), self.clock.words.say(Msg::AxisNow, [&time]))
            }),
            flags,
            marks,
            bars,
            top,
            line,
            below,
            height: below + 22.0,
        }
    }

    fn visible(&self) -> impl Iterator<Item = (usize, &axis::Dot)> {
        self.index.within(self.scale.range())
    }

    fn flags(&self) -> Vec<FlagShape> {
        let (document, words) = (self.clock.document, self.clock.words);
        let mut shapes: Vec<FlagShape> = Vec::new();
        for (key, marker) in document.markers.iter() {
            let Some(event) = document.events.find(&marker.event) else { continue };
            let Some(at) = instant(marker, event) else { continue };
            let (precision, certainty) = match marker.end && event.until.is_some() {
                true => (event.end_precision(), &event.until_certainty),
                false => (&event.precision, &event.certainty),
            };
            let civil = self.clock.civil(&at);
            let time = moment::point(words, moment::Style::Written, civil, precision, certainty);
            let text = words.say(Msg::AxisPair, [&words.marker(key), &time]);
            let text = ruler::fitting(&text, self.scale.width - 14.0, 12.0);
            let label = Label { x: self.scale.x(at.millis()), width: ruler::width(&text) + 14.0 };
            shapes.push(FlagShape { flag: Flag { left: 0.0, level: 0 }, label, text, key: key.clone() });
        }
        let labels: Vec<Label> = shapes.iter().map(|shape| shape.label).collect();
        for (shape, flag) in shapes.iter_mut().zip(axis::flags(&labels, self.scale.width)) {
            shape.flag = flag;
        }
        shapes
    }

    fn band(&self, band: &Band) -> String {
        let words = self.clock.words;
        let length = figure::phase_length(words, &self.clock.durations(), band.range, band.is_open);
        let name = words.phase(band.phase).unwrap_or_else(|| words.get(Msg::AxisUnknown));
        let message = if band.is_open { Msg::AxisBandSoFar } else { Msg::AxisBand };
        let room = band.x2.min(self.scale.width) - band.x1.max(0.0) - 12.0;
        let texts = [words.say(message, [&name, &length]), length];
        texts.into_iter().find(|text| ruler::width(text) <= room).unwrap_or_default()
    }

    fn quiet(&self, marks: &[Mark], bars: &Bars) -> Vec<(f64, String)> {
        // That users are affected is no activity, but that it began is told.
        let begun = self.visible().filter(|(_, dot)| dot.is_impact).map(|(_, dot)| self.scale.x(dot.start));
        let taken = axis::taken(&self.scale, marks, &bars.bars, begun);
        let named = axis::stretches(&self.scale, taken, 90.0, NAMED_STRETCH).into_iter().filter_map(|it| {
            let length = duration::brief(self.clock.words, it.length / 1_000);
            let text = self.clock.words.say(Msg::GapRow, [&length]);
            let (x1, x2) = (it.x1.max(0.0) + 8.0, it.x2.min(self.scale.width) - 8.0);
            (ruler::width(&text) + 12.0 <= x2 - x1).then_some(((x1 + x2) / 2.0, text))
        });
        named.collect()
    }

    fn ticks(&self) -> Vec<TickShape> {
        let words = self.clock.words;
        let offset = |at: Millis| self.clock.offset(at.div_euclid(1_000));
        let sample = Civil { seconds: 1_518_912_000 + 86_399, nanos: 888_000_000 };
        let width = |unit: Unit| ruler::width(&moment::to_unit(words, sample, unit));
        let mut free = f64::MIN;
        let ticks = axis::ticks(&self.scale, &offset, &width).into_iter().map(|tick| {
            let text = moment::to_unit(words, tick.civil, tick.unit);
            let half = ruler::width(&text) / 2.0;
            let fits = tick.x - half >= 0.0 && tick.x + half <= self.scale.width;
            let date = tick.has_date.then(|| date::medium(words, tick.civil.date()));
            let date = date.filter(|date| {
                let end = tick.x + ruler::width(date) + 8.0;
                let has_room = tick.x >= free && end <= self.scale.width + 8.0;
                free = if has_room { end } else { free };
                has_room
            });
            TickShape { x: tick.x, text: if fits { text } else { String::new() }, date }
        });
        ticks.collect()
    }
}
