//! A page that stands for itself: no script runs in it, and nothing is fetched.
//!
//! The document lies in it as JSON, in an element that no browser runs (HTML, section 4.12.1: a data
//! block), so that the page can be opened and imported again.

mod grammar;
mod table;

use super::blocks::{Block, facts, figures, paragraphs};
use super::clock::Clock;
use super::grammar::block;
use super::svg;
use super::xml::escape;
use crate::format;
use crate::model::durations::State;
use crate::model::{Moment, markup};
use crate::text::{Msg, figure};
use grammar::Html;

/// The style sheet, without colours of the axis.
const STYLE: &str = include_str!("page.css");
/// Nothing is fetched and nothing runs, whatever stands in the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// How many characters of the summary a preview shows.
const PREVIEW: usize = 200;

/// The page.
pub(super) fn page(clock: &Clock<'_>) -> String {
    let words = clock.words;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
        words.lang(),
        words.dir()
    );
    out.push_str(&head(clock));
    out.push_str("</head>\n<body>\n<main>\n<header>\n");
    out.push_str(&format!("<h1 dir=\"auto\">{}</h1>\n", escape(&clock.title())));
    let chips: String = facts(clock).iter().map(|fact| format!("<li>{}</li>", escape(fact))).collect();
    out.push_str(&format!("<ul class=\"facts\">{chips}</ul>\n</header>\n"));
    out.push_str(&section(
        Msg::HeadSummary,
        clock,
        &blocks(&paragraphs(&clock.document.report.summary)),
        true,
    ));
    out.push_str(&durations(clock));
    out.push_str(&report(&super::report::before(clock)));
    if clock.document.events.iter().any(|event| event.at.is_some()) {
        out.push_str("<div class=\"axis\">\n");
        out.push_str(&svg::part(clock, 1_000.0, "w", "for-wide"));
        out.push_str(&svg::part(clock, 340.0, "n", "for-narrow"));
        out.push_str("</div>\n");
    }
    out.push_str(&section(Msg::HeadTimeline, clock, &table::table(clock), false));
    out.push_str(&report(&super::report::behind(clock)));
    out.push_str(&format!("<footer><p>{}</p></footer>\n</main>\n", escape(&words.get(Msg::FileHolds))));
    out.push_str(&format!(
        "<script type=\"application/json\" id=\"postmortem-timeline\">\n{}</script>\n</body>\n</html>\n",
        format::write_for_page(clock.document)
    ));
    out
}

/// The document as elements alone, in the order of the markups.
pub(super) fn fragment(clock: &Clock<'_>) -> String {
    super::grammar::write(&Html, clock)
}

/// The fragment by which an event is found in the page; none for an identifier that would have to be
/// changed for it.
pub(super) fn anchor(id: &str) -> Option<String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (!id.is_empty() && id.chars().all(is_plain)).then(|| format!("pmt-{id}"))
}

fn head(clock: &Clock<'_>) -> String {
    let title = escape(&clock.title());
    let summary = markup::one_line(&clock.document.report.summary);
    let short: String = summary.chars().take(PREVIEW).collect();
    let mut out = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta name=\"generator\" content=\"postmortem-timeline {}\">\n\
         <title>{title}</title>\n<meta property=\"og:title\" content=\"{title}\">\n",
        env!("CARGO_PKG_VERSION")
    );
    if !short.is_empty() {
        let short = escape(&short);
        out.push_str(&format!(
            "<meta name=\"description\" content=\"{short}\">\n<meta property=\"og:description\" content=\"{short}\">\n"
        ));
    }
    out.push_str(&format!("<style>\n{STYLE}{}\n</style>\n", svg::style(".axis ")));
    out
}

/// A section with its heading, which may be for screen readers only; nothing when it is empty.
fn section(heading: Msg, clock: &Clock<'_>, inner: &str, is_quiet: bool) -> String {
    if inner.is_empty() {
        return String::new();
    }
    let class = if is_quiet { " class=\"said\"" } else { "" };
    let heading = escape(&clock.words.get(heading));
    format!("<section>\n<h2{class}>{heading}</h2>\n{inner}</section>\n")
}

fn blocks(all: &[Block<'_>]) -> String {
    all.iter().map(|it| block(&Html, it)).collect()
}

/// The durations, large; each with its ends and its formula.
fn durations(clock: &Clock<'_>) -> String {
    if clock.document.markers.is_empty() {
        return String::new();
    }
    let (words, all) = (clock.words, clock.durations());
    let show = |at: &Moment| clock.civil(at);
    let classes = ["undetected", "responding", "recovering", "resolved"];
    let mut out = String::new();
    for (at, it) in all.figures.iter().enumerate() {
        let class = classes.get(at % classes.len()).copied().unwrap_or_default();
        let odd = if matches!(it.state, State::Inverted(_)) { " odd" } else { "" };
        let ends = figure::ends(words, it, &show);
        let formula = figure::formula(words, it);
        let rule = if ends.is_empty() { formula } else { words.say(Msg::FormulaEnds, [&ends, &formula]) };
        out.push_str(&format!(
            "<div class=\"figure {class}{odd}\"><dt>{}</dt><dd class=\"length\">{}</dd><dd>{}</dd></div>\n",
            escape(&figure::name(words, it.measure)),
            escape(&figure::length(words, &it.state)),
            escape(&rule)
        ));
    }
    // What stands behind the figures of the profile is the time in which users were affected.
    for [name, length, _, rule] in figures(clock).into_iter().skip(all.figures.len()) {
        out.push_str(&format!(
            "<div class=\"figure\"><dt>{}</dt><dd class=\"length\">{}</dd><dd>{}</dd></div>\n",
            escape(&name),
            escape(&length),
            escape(&rule)
        ));
    }
    section(Msg::DurationsTitle, clock, &format!("<dl class=\"figures\">\n{out}</dl>\n"), true)
}

/// Parts of the report: every heading begins a section of its own.
fn report(parts: &[Block<'_>]) -> String {
    let mut out = String::new();
    for it in parts {
        if matches!(it, Block::Heading(..)) {
            out.push_str(if out.is_empty() {
                "<section class=\"report\">\n"
            } else {
                "</section>\n<section class=\"report\">\n"
            });
        }
        out.push_str(&block(&Html, it));
    }
    if out.is_empty() { out } else { out + "</section>\n" }
}
