//! The axis as a drawing that stands for itself: no script, no address that is fetched.
//!
//! Colours are attributes, so that programs that know no style sheets show them too; a style sheet
//! adds the dark ones.

mod draw;
mod paint;
mod picture;
mod ruler;

pub(super) use paint::style;

use super::clock::Clock;
use super::xml::escape;
use crate::format;
use crate::text::{Msg, figure};
use draw::Drawing;
use picture::Scene;

/// Where the document stands in a drawing.
const METADATA: &str = "postmortem-timeline";
/// How wide the file is, in pixels.
const WIDTH: f64 = 1_080.0;
/// What stands around the axis in the file.
const MARGIN: f64 = 24.0;

/// The drawing as a file, with the document in its metadata.
pub(super) fn file(clock: &Clock<'_>) -> String {
    let document = format::write_for_page(clock.document);
    drawn(clock, &format!("<metadata id=\"{METADATA}\">{document}</metadata>\n"))
}

/// The drawing as a file, without the document.
pub(super) fn bare(clock: &Clock<'_>) -> String {
    drawn(clock, "")
}

fn drawn(clock: &Clock<'_>, metadata: &str) -> String {
    let inner = WIDTH - 2.0 * MARGIN;
    let scene = Scene::new(clock, inner);
    let picture = scene.picture();
    let head = head(clock, inner);
    let height = (head.height + picture.height + 2.0 * MARGIN).ceil();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" {FONT} role=\"img\" xml:lang=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n",
        clock.words.lang(),
        escape(&clock.words.say(Msg::AxisOf, [&clock.title()])),
        escape(&scene.described()),
    );
    out.push_str(&format!("{metadata}<style>{}</style>\n", style("svg")));
    out.push_str(&format!("<rect width=\"100%\" height=\"100%\" {}/>\n", paint::fill(paint::Ink::Paper)));
    out.push_str(&format!("<g transform=\"translate({MARGIN} {MARGIN})\">\n{}", head.text));
    out.push_str(&format!("<g transform=\"translate(0 {})\">\n", head.height));
    out.push_str(&Drawing::new(clock, &picture, "a", false).finish());
    out.push_str("</g>\n</g>\n</svg>\n");
    out
}

/// The drawing as a part of a page, so many pixels wide. `name` is its own within the page; its
/// shapes lead to the events of the page.
pub(super) fn part(clock: &Clock<'_>, width: f64, name: &str, class: &str) -> String {
    let scene = Scene::new(clock, width);
    let picture = scene.picture();
    let height = picture.height.ceil();
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" {FONT} role=\"img\" aria-label=\"{}\">\n{}</svg>\n",
        escape(&format!("{} {}", clock.words.say(Msg::AxisOf, [&clock.title()]), scene.described())),
        Drawing::new(clock, &picture, name, true).finish(),
    )
}

/// The font of all labels; the ruler knows it.
const FONT: &str =
    "font-family=\"system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif\" font-size=\"12\"";

struct Head {
    text: String,
    height: f64,
}

/// The title and the durations, above the axis of a file.
fn head(clock: &Clock<'_>, width: f64) -> Head {
    let title = ruler::fitting(&clock.title(), width, 17.0);
    let mut text = format!(
        "<text y=\"15\" font-size=\"17\" font-weight=\"650\" {}>{}</text>\n",
        paint::fill(paint::Ink::Text),
        escape(&title)
    );
    let lengths = lengths(clock);
    let height = if lengths.is_empty() { 32.0 } else { 54.0 };
    if !lengths.is_empty() {
        text.push_str(&format!(
            "<text y=\"37\" font-size=\"13\" {}>{}</text>\n",
            paint::fill(paint::Ink::Soft),
            escape(&ruler::fitting(&lengths, width, 13.0))
        ));
    }
    Head { text, height }
}

fn lengths(clock: &Clock<'_>) -> String {
    let words = clock.words;
    let all = clock.durations();
    let known = all.figures.iter().filter(|it| it.state.amount().is_some());
    let line = |it: &crate::model::durations::Duration| {
        words.say(Msg::AxisPair, [&figure::name(words, it.measure), &figure::length(words, &it.state)])
    };
    let zone = words.say(Msg::TimesIn, [&clock.zone()]);
    known.map(line).chain([zone]).collect::<Vec<_>>().join("  ·  ")
}
