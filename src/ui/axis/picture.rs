//! What the axis shows, reckoned: every shape with its place and its words.

use super::labels::{clock_text, phase_name, point_text, ticks};
use super::ruler::Ruler;
use crate::layout::axis::{self, Band, Bar, Bars, Flag, Index, Label, Lanes, Mark, Millis, Scale};
use crate::layout::phases::{Phases, instant};
use crate::model::durations::Durations;
use crate::model::{Document, MarkerKey, Moment, Precision};
use crate::text::{Msg, duration, figure};
use crate::ui::durations::state_text;
use crate::ui::facts::{Clock, marker_class};
use std::rc::Rc;

/// An empty stretch is named from so many milliseconds on.
const NAMED_STRETCH: Millis = 30 * 60_000;

/// Where the rows of the drawing stand, from the top, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rows {
    /// The height of a row of flags.
    pub flag: f64,
    /// Where the brackets begin.
    pub brackets: f64,
    /// The height of a bracket.
    pub bracket: f64,
    /// Where the bands begin.
    pub bands: f64,
    /// Where the bands end; the axis itself.
    pub line: f64,
    /// The height of a lane.
    pub lane: f64,
    /// The distance between two rows of bars.
    pub bar: f64,
    /// Where the labels of ticks stand.
    pub ticks: f64,
    /// Where dates stand.
    pub dates: f64,
    /// The height of all.
    pub height: f64,
}

/// The flag of a marker.
pub struct FlagShape {
    /// Where it hangs.
    pub flag: Flag,
    /// Its pole, and the width of its label.
    pub label: Label,
    /// What it says.
    pub text: String,
    /// Which marker.
    pub key: MarkerKey,
    /// Whether it is one of the four.
    pub is_main: bool,
}

/// A duration between its two ends.
pub struct Bracket {
    /// The left end.
    pub x1: f64,
    /// The right end.
    pub x2: f64,
    /// What it says; blank where there is no room.
    pub text: String,
    /// Where that stands: no pole of a flag goes through it.
    pub middle: f64,
    /// How much room it takes.
    pub room: f64,
    /// The class that gives it its colour.
    pub class: &'static str,
}

/// A line of events.
pub struct Lane {
    /// What it is called; blank where all events share one line.
    pub name: String,
    /// Where it lies.
    pub y: f64,
    /// Dots and clusters.
    pub marks: Vec<Mark>,
    /// Intervals.
    pub bars: Bars,
}

/// A tick.
pub struct TickShape {
    /// Where it stands.
    pub x: f64,
    /// What it says; blank at the edges.
    pub text: String,
    /// The date, where a day begins.
    pub date: Option<String>,
}

/// Everything that is drawn.
pub struct Picture {
    /// From instants to pixels.
    pub scale: Scale,
    /// Where the rows stand.
    pub rows: Rows,
    /// Flags.
    pub flags: Vec<FlagShape>,
    /// Durations.
    pub brackets: Vec<Bracket>,
    /// Phases, with their labels.
    pub bands: Vec<BandShape>,
    /// When users were affected.
    pub impact: Vec<Bar>,
    /// Events.
    pub lanes: Vec<Lane>,
    /// How much room the names of lanes take at the left.
    pub gutter: f64,
    /// Empty stretches: the middle and the words.
    pub quiet: Vec<(f64, String)>,
    /// Ticks.
    pub ticks: Vec<TickShape>,
    /// The present, of an incident that goes on.
    pub now: Option<(f64, String)>,
    /// All durations.
    pub durations: Rc<Durations>,
}

/// A phase with its label, which no pole of a flag goes through.
pub struct BandShape {
    /// The phase.
    pub band: Band,
    /// The label; blank where there is no room.
    pub text: String,
    /// Where the middle of the label is.
    pub middle: f64,
}

/// What a picture is made of.
pub struct Scene<'a> {
    /// The document, with what is being dragged in its new place.
    pub document: &'a Document,
    /// Its events.
    pub index: &'a Index,
    /// Who, what kind, which tag; empty for one line.
    pub lanes: &'a Lanes,
    /// The names of the lanes, in words.
    pub lane_names: Vec<String>,
    /// How much room they take at the left.
    pub gutter: f64,
    /// What part is shown.
    pub scale: Scale,
    /// The clock on which times are shown.
    pub clock: &'a Clock,
    /// The present.
    pub now: Option<Moment>,
    /// All durations.
    pub durations: Rc<Durations>,
    /// How wide texts are.
    pub ruler: &'a Ruler,
}

impl Scene<'_> {
    /// Reckons the picture.
    pub fn picture(&self) -> Picture {
        let phases = Phases::of(self.document);
        let now = self.now.filter(|_| self.durations.ongoing);
        let flags = self.flags();
        let bands = axis::bands(&self.scale, &phases, now);
        let brackets = self.brackets(&bands);
        let levels = flags.iter().map(|flag| flag.flag.level + 1).max().unwrap_or(0);
        let mut lanes = self.lanes();
        let rows = self.rows(levels, brackets.len(), &lanes);
        for (at, lane) in lanes.iter_mut().enumerate() {
            lane.y =
                rows.line + rows.lane * at as f64 + if lane.name.is_empty() { 0.0 } else { rows.lane * 0.65 };
        }
        let quiet = match lanes.as_slice() {
            [one] if one.name.is_empty() => self.quiet(one),
            _ => Vec::new(),
        };
        Picture {
            scale: self.scale,
            rows,
            flags,
            brackets,
            bands: bands.into_iter().map(|band| self.band(band)).collect(),
            impact: axis::union(&self.scale, self.visible(), now.map(|now| now.millis())),
            lanes,
            gutter: self.gutter,
            quiet,
            ticks: ticks(&self.scale, self.clock, self.ruler),
            now: now.filter(|now| self.scale.shows(now.millis())).map(|now| {
                let time = clock_text(self.clock, now, &Precision::Minute);
                (self.scale.x(now.millis()), self.clock.words.say(Msg::AxisNow, [&time]))
            }),
            durations: self.durations.clone(),
        }
    }

    fn visible(&self) -> impl Iterator<Item = (usize, &axis::Dot)> {
        self.index.within(self.scale.range())
    }

    fn rows(&self, levels: usize, brackets: usize, lanes: &[Lane]) -> Rows {
        let px = |pixels: f64| self.ruler.scaled(pixels);
        let (flag, bracket, lane, bar) = (px(24.0), px(18.0), px(28.0), px(10.0));
        let top = flag * levels as f64 + px(6.0);
        let bands = top + bracket * brackets as f64 + if brackets > 0 { px(4.0) } else { 0.0 };
        let line = bands + px(50.0);
        let below = match lanes {
            [one] if one.name.is_empty() => bar * one.bars.rows.saturating_sub(1) as f64 + px(8.0),
            _ => lane * lanes.len() as f64,
        };
        let reach = lanes.iter().flat_map(|lane| &lane.marks).map(Mark::radius).fold(0.0, f64::max);
        let below = below.max(reach + 2.0);
        let ticks = line + below + px(14.0);
        let dates = ticks + px(15.0);
        Rows { flag, brackets: top, bracket, bands, line, lane, bar, ticks, dates, height: dates + px(6.0) }
    }

    fn lanes(&self) -> Vec<Lane> {
        if self.lanes.is_empty() {
            return vec![self.lane(String::new(), self.visible())];
        }
        let range = self.scale.range();
        let names = self.lane_names.iter().cloned().enumerate();
        names.map(|(at, name)| self.lane(name, self.lanes.dots(self.index, range, at))).collect()
    }

    fn lane<'a>(&self, name: String, dots: impl Iterator<Item = (usize, &'a axis::Dot)>) -> Lane {
        let dots: Vec<_> = dots.collect();
        Lane {
            name,
            y: 0.0,
            marks: axis::marks(&self.scale, dots.iter().copied()),
            bars: axis::bars(&self.scale, dots.into_iter()),
        }
    }

    fn flags(&self) -> Vec<FlagShape> {
        let words = self.clock.words;
        let mut shapes: Vec<FlagShape> = Vec::new();
        for (key, marker) in self.document.markers.iter() {
            let Some(event) = self.document.events.find(&marker.event) else { continue };
            let Some(at) = instant(marker, event).filter(|at| self.scale.shows(at.millis())) else {
                continue;
            };
            let (precision, certainty) = match marker.end && event.until.is_some() {
                true => (event.end_precision(), &event.until_certainty),
                false => (&event.precision, &event.certainty),
            };
            let time = point_text(self.clock, at, precision, certainty);
            let text = words.say(Msg::AxisPair, [&words.marker(key), &time]);
            let width = self.ruler.width(&text) + self.ruler.scaled(14.0);
            let label = Label { x: self.scale.x(at.millis()), width };
            let is_main = MarkerKey::MAIN.contains(key);
            shapes.push(FlagShape {
                flag: Flag { left: 0.0, level: 0 },
                label,
                text,
                key: key.clone(),
                is_main,
            });
        }
        let labels: Vec<Label> = shapes.iter().map(|shape| shape.label).collect();
        for (shape, flag) in shapes.iter_mut().zip(axis::flags(&labels, self.scale.width)) {
            shape.flag = flag;
        }
        shapes
    }

    /// The figures that are no band already.
    fn brackets(&self, bands: &[Band]) -> Vec<Bracket> {
        let words = self.clock.words;
        let classes = ["undetected", "responding", "recovering", "resolved"];
        let figures = self.durations.figures.iter().enumerate().filter_map(|(at, figure)| {
            let (start, end) = (figure.start.as_ref()?.at, figure.end.as_ref()?.at);
            let is_band =
                bands.iter().any(|b| b.range.0.same_instant(&start) && b.range.1.same_instant(&end));
            let (x1, x2) = (self.scale.x(start.millis()), self.scale.x(end.millis()));
            let (x1, x2) = (x1.clamp(-4.0, self.scale.width + 4.0), x2.clamp(-4.0, self.scale.width + 4.0));
            if is_band || x2 - x1 < 6.0 {
                return None;
            }
            let state = state_text(words, &figure.state);
            let name = crate::text::figure::name(words, figure.measure);
            let full = words.say(Msg::AxisPair, [&name, &state]);
            let (from, to) = self.widest(x1, x2);
            let text = self.fitting([full, state], from, to);
            let room = if text.is_empty() { 0.0 } else { self.ruler.width(&text) + 8.0 };
            let middle = (from + to) / 2.0;
            Some(Bracket {
                x1,
                x2,
                text,
                middle,
                room,
                class: classes.get(at % 4).copied().unwrap_or_default(),
            })
        });
        figures.collect()
    }

    /// The widest stretch between two places that no pole of a flag goes through.
    fn widest(&self, x1: f64, x2: f64) -> (f64, f64) {
        let (x1, x2) = (x1.max(0.0), x2.min(self.scale.width));
        let instants = self.document.markers.iter().filter_map(|(_, marker)| {
            Some(self.scale.x(instant(marker, self.document.events.find(&marker.event)?)?.millis()))
        });
        let mut cuts: Vec<f64> = instants.filter(|x| *x > x1 && *x < x2).chain([x1, x2]).collect();
        crate::model::sort::by(&mut cuts, f64::total_cmp);
        let spans = cuts.iter().copied().zip(cuts.iter().copied().skip(1));
        spans.max_by(|one, two| (one.1 - one.0).total_cmp(&(two.1 - two.0))).unwrap_or((x1, x2))
    }

    /// The first of two texts that fits between two places of the drawing.
    fn fitting(&self, texts: [String; 2], x1: f64, x2: f64) -> String {
        let room = x2.min(self.scale.width) - x1.max(0.0) - 12.0;
        texts.into_iter().find(|text| self.ruler.width(text) <= room).unwrap_or_default()
    }

    fn band(&self, band: Band) -> BandShape {
        let words = self.clock.words;
        let length = figure::phase_length(words, &self.durations, band.range, band.is_open);
        let name = phase_name(words, band.phase);
        let message = if band.is_open { Msg::AxisBandSoFar } else { Msg::AxisBand };
        let (from, to) = self.widest(band.x1, band.x2);
        let text = self.fitting([words.say(message, [&name, &length]), length], from, to);
        BandShape { band, text, middle: (from + to) / 2.0 }
    }

    fn quiet(&self, lane: &Lane) -> Vec<(f64, String)> {
        let words = self.clock.words;
        // That users are affected is no activity, but that it began is told.
        let begun = self.visible().filter(|(_, dot)| dot.is_impact).map(|(_, dot)| self.scale.x(dot.start));
        let taken = axis::taken(&self.scale, &lane.marks, &lane.bars.bars, begun);
        let stretches = axis::stretches(&self.scale, taken, 90.0, NAMED_STRETCH);
        let named = stretches.into_iter().filter_map(|stretch| {
            let text = words.say(Msg::GapRow, [&duration::brief(words, stretch.length / 1_000)]);
            let (x1, x2) = (stretch.x1.max(0.0) + 8.0, stretch.x2.min(self.scale.width) - 8.0);
            (self.ruler.width(&text) + 12.0 <= x2 - x1).then_some(((x1 + x2) / 2.0, text))
        });
        named.collect()
    }
}

/// The class of a flag.
pub fn flag_class(shape: &FlagShape) -> &'static str {
    if shape.is_main { marker_class(&shape.key) } else { "further" }
}
