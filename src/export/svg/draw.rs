//! The picture as elements of SVG 1.1.

use super::paint::{self, Ink};
use super::picture::{BANDS, BAR, FLAG, Picture};
use super::ruler;
use crate::export::clock::Clock;
use crate::export::xml::escape;
use crate::layout::axis::{Bar, Mark, tenths};
use crate::layout::phases::Phase;
use crate::model::{Certainty, Event, Moment, Precision, markup};
use crate::text::{Msg, moment};
use std::fmt::Write as _;

/// How many characters of an event's text a tip shows.
const TIP: usize = 140;
/// The hatches that tell phases apart without colours, by their paths in a square of 8.
const HATCHES: [(Phase, char, &str); 3] = [
    (Phase::Undetected, 'u', "M-2 2l4-4M0 8l8-8M6 10l4-4"),
    (Phase::Responding, 'r', "M4 0v8"),
    (Phase::Recovering, 'c', "M0 4h8"),
];

/// Writes a picture.
pub(super) struct Drawing<'a> {
    clock: &'a Clock<'a>,
    picture: &'a Picture,
    /// Its own name within the page.
    name: &'a str,
    /// Whether shapes lead to the events of the page.
    has_links: bool,
    out: String,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(clock: &'a Clock<'a>, picture: &'a Picture, name: &'a str, has_links: bool) -> Self {
        Self { clock, picture, name, has_links, out: String::new() }
    }

    /// All shapes, from the back to the front.
    pub(super) fn finish(mut self) -> String {
        self.hatches();
        self.ticks();
        self.bands();
        self.poles();
        self.impact();
        let (width, line) = (self.picture.width, self.picture.line);
        self.line(0.0, width, line, line, &paint::stroke(Ink::Edge));
        self.quiet();
        let picture = self.picture;
        picture.bars.bars.iter().for_each(|bar| self.bar(bar));
        picture.marks.iter().for_each(|mark| self.mark(mark));
        self.flags();
        self.now();
        self.out
    }

    fn hatches(&mut self) {
        self.out.push_str("<defs>");
        for (phase, letter, path) in HATCHES {
            let stroke = paint::stroke(Ink::of_phase(phase));
            let _ = write!(
                self.out,
                "<pattern id=\"{}-{letter}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">\
                 <path d=\"{path}\" {stroke}/></pattern>",
                self.name
            );
        }
        self.out.push_str("</defs>\n");
    }

    fn line(&mut self, x1: f64, x2: f64, y1: f64, y2: f64, paint: &str) {
        let [x1, x2, y1, y2] = [x1, x2, y1, y2].map(tenths);
        let _ = writeln!(self.out, "<path d=\"M{x1} {y1}L{x2} {y2}\" {paint}/>");
    }

    fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), paint: &str) {
        let [x, y, width, height] = [x, y, width, height].map(tenths);
        let _ =
            writeln!(self.out, "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {paint}/>");
    }

    fn text(&mut self, x: f64, y: f64, paint: &str, text: &str) {
        let [x, y] = [x, y].map(tenths);
        let _ = writeln!(self.out, "<text x=\"{x}\" y=\"{y}\" {paint}>{}</text>", escape(text));
    }

    fn ticks(&mut self) {
        let picture = self.picture;
        for tick in &picture.ticks {
            let soft = paint::stroke(if tick.date.is_some() { Ink::Soft } else { Ink::Edge });
            self.line(tick.x, tick.x, picture.line, picture.below - 11.0, &soft);
            if !tick.text.is_empty() {
                let paint = format!("text-anchor=\"middle\" {}", paint::fill(Ink::Soft));
                self.text(tick.x, picture.below, &paint, &tick.text);
            }
            if let Some(date) = &tick.date {
                let paint = format!("font-weight=\"600\" {}", paint::fill(Ink::Soft));
                let x = (tick.x - 14.0).max(0.0);
                self.text(x, picture.below + 15.0, &paint, date);
            }
        }
    }

    fn bands(&mut self) {
        let picture = self.picture;
        for (band, text) in &picture.bands {
            let (x1, x2) = (band.x1.max(0.0), band.x2.min(picture.width));
            let (place, size) = ((x1, picture.top), ((x2 - x1).max(0.0), BANDS));
            let ink = Ink::of_phase(band.phase);
            self.rect(place, size, &format!("fill-opacity=\".12\" {}", paint::fill(ink)));
            if let Some((_, letter, _)) = HATCHES.iter().find(|(phase, ..)| *phase == band.phase) {
                let hatch = format!("opacity=\".16\" fill=\"url(#{}-{letter})\"", self.name);
                self.rect(place, size, &hatch);
            }
            if !text.is_empty() {
                let paint = format!("text-anchor=\"middle\" font-weight=\"600\" {}", paint::haloed(ink));
                self.text((x1 + x2) / 2.0, picture.top + 17.0, &paint, text);
            }
        }
    }

    fn poles(&mut self) {
        let picture = self.picture;
        for flag in &picture.flags {
            let paint = match Ink::of_marker(&flag.key) {
                Some(ink) => format!("stroke-width=\"2\" {}", paint::stroke(ink)),
                None => format!("stroke-dasharray=\"3 2\" {}", paint::stroke(Ink::Edge)),
            };
            self.line(flag.label.x, flag.label.x, self.flag_top(flag.flag.level), picture.line, &paint);
        }
    }

    /// Where a row of flags begins; the lowest stands next to the bands.
    fn flag_top(&self, level: usize) -> f64 {
        self.picture.top - 4.0 - FLAG * (level + 1) as f64 + 2.0
    }

    fn flags(&mut self) {
        let picture = self.picture;
        for shape in &picture.flags {
            let top = self.flag_top(shape.flag.level);
            let ink = Ink::of_marker(&shape.key);
            let cloth = match ink {
                Some(ink) => paint::fill(ink),
                None => paint::both(Ink::Paper, Ink::Edge),
            };
            let size = (shape.label.width, FLAG - 4.0);
            self.rect((shape.flag.left, top), size, &format!("rx=\"4\" {cloth}"));
            let words = paint::fill(if ink.is_some() { Ink::Paper } else { Ink::Soft });
            let paint = format!("text-anchor=\"middle\" font-weight=\"600\" {words}");
            self.text(shape.flag.left + shape.label.width / 2.0, top + 13.6, &paint, &shape.text);
        }
    }

    fn impact(&mut self) {
        let picture = self.picture;
        for bar in &picture.impact {
            let paint = format!("fill-opacity=\".5\" {}", paint::fill(Ink::Soft));
            self.rect((bar.x1, picture.line - 9.0), (bar.x2 - bar.x1, 6.0), &paint);
        }
    }

    fn quiet(&mut self) {
        let picture = self.picture;
        for (x, text) in &picture.quiet {
            let paint = format!("text-anchor=\"middle\" font-style=\"italic\" {}", paint::haloed(Ink::Soft));
            self.text(*x, picture.line - 13.0, &paint, text);
        }
    }

    fn bar(&mut self, bar: &Bar) {
        let y = self.picture.line + BAR * bar.row as f64;
        let event = self.clock.document.events.get(bar.first).filter(|_| bar.count == 1);
        let tip = match event {
            Some(event) => self.tip(event),
            None => self.clock.words.say(Msg::AxisBars, [&bar.count]),
        };
        let [x, y, width] = [bar.x1, y - 4.0, bar.x2 - bar.x1].map(tenths);
        let shape = format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"8\" rx=\"4\" {}>",
            paint::both(Ink::Edge, Ink::Paper)
        );
        self.shape(event.map(|event| event.id.as_str()), &shape, "rect", &tip, "");
    }

    fn mark(&mut self, mark: &Mark) {
        let first = self.clock.document.events.get(mark.first);
        let event = first.filter(|_| mark.count == 1);
        let [x, y, radius] = [mark.x, self.picture.line, mark.radius()].map(tenths);
        let is_vague = event.is_some_and(|event| event.certainty != Certainty::Exact);
        let paint = match event {
            Some(event) if event.starred => paint::both(Ink::Responding, Ink::Paper),
            Some(_) if is_vague => {
                format!(
                    "stroke-width=\"2\" stroke-dasharray=\"2.5 2\" {}",
                    paint::both(Ink::Paper, Ink::Soft)
                )
            }
            Some(_) => paint::both(Ink::Soft, Ink::Paper),
            None => paint::both(Ink::Paper, Ink::Soft),
        };
        let shape = format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {paint}>");
        let tip = event.map_or_else(|| self.cluster(mark), |event| self.tip(event));
        let count = if mark.count == 1 { String::new() } else { self.count(mark) };
        self.shape(first.map(|event| event.id.as_str()), &shape, "circle", &tip, &count);
    }

    /// A shape with a tip and what stands upon it, which leads to an event.
    fn shape(&mut self, event: Option<&str>, shape: &str, name: &str, tip: &str, upon: &str) {
        let anchor = event.filter(|_| self.has_links).and_then(crate::export::html::anchor);
        if let Some(anchor) = &anchor {
            let _ = write!(self.out, "<a href=\"#{anchor}\">");
        }
        let _ = write!(self.out, "{shape}<title>{}</title></{name}>{upon}", escape(tip));
        self.out.push_str(if anchor.is_some() { "</a>\n" } else { "\n" });
    }

    fn count(&self, mark: &Mark) -> String {
        let text =
            if mark.count < 1_000 { mark.count.to_string() } else { format!("{}k", mark.count / 1_000) };
        let [x, y] = [mark.x, self.picture.line + 4.0].map(tenths);
        let paint = paint::fill(Ink::Text);
        format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" font-weight=\"600\" {paint}>{text}</text>")
    }

    fn cluster(&self, mark: &Mark) -> String {
        let time = |at: i64| {
            let at = Moment::from_unix(at.div_euclid(1_000));
            moment::clock(self.clock.civil(&at), &Precision::Minute)
        };
        self.clock.words.say(Msg::AxisCluster, [&mark.count, &time(mark.range.0), &time(mark.range.1)])
    }

    /// Time, people and the beginning of the text of an event.
    fn tip(&self, event: &Event) -> String {
        let show = |at: &Moment| self.clock.civil(at);
        let time = moment::event_time(self.clock.words, moment::Style::Written, event, &show);
        let text = markup::one_line(&event.text);
        let short: String = text.chars().take(TIP).collect();
        let more = if short.len() < text.len() { "…" } else { "" };
        let said = crate::export::plain::said(self.clock.words, event, &format!("{short}{more}"));
        self.clock.words.say(Msg::AxisPair, [&time, &said])
    }

    fn now(&mut self) {
        let picture = self.picture;
        if let Some((x, text)) = &picture.now {
            let paint = format!("stroke-dasharray=\"4 3\" {}", paint::stroke(Ink::Text));
            self.line(*x, *x, picture.top, picture.line + 8.0, &paint);
            let left = (x - ruler::width(text) / 2.0).min(picture.width - ruler::width(text)).max(0.0);
            let paint = format!("font-weight=\"600\" {}", paint::fill(Ink::Text));
            self.text(left, picture.below + 15.0, &paint, text);
        }
    }
}
